//! A picture of a page: `cargo run -p browser-tests --bin shot -- <url> <out.png> [--width 1440] [--height 900] [--dark]
//! [--forced] [--locale en-IN] [--eval script]... [--full] [--wait milliseconds]`. Without a scheme, the address is within the built site.

#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use browser_tests::{Page, Viewport};
use lexopt::prelude::*;

const USAGE: &str = "shot <url> <out.png> [--width 1440] [--height 900] [--dark] [--forced] [--locale en-IN] \
     [--eval script]... [--full] [--wait milliseconds]";

fn main() -> Result<()> {
    let mut viewport = Viewport { width: 1440, height: 900, dark: false };
    let (mut full, mut wait) = (false, 500);
    let (mut forced, mut locale, mut scripts) = (false, None, Vec::new());
    let mut places: Vec<String> = Vec::new();
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("width") => viewport.width = arguments.value()?.parse()?,
            Long("height") => viewport.height = arguments.value()?.parse()?,
            Long("dark") => viewport.dark = true,
            Long("forced") => forced = true,
            Long("locale") => locale = Some(arguments.value()?.string()?),
            Long("eval") => scripts.push(arguments.value()?.string()?),
            Long("full") => full = true,
            Long("wait") => wait = arguments.value()?.parse()?,
            Value(value) => places.push(value.string()?),
            other => return Err(other.unexpected()).context(USAGE),
        }
    }
    let [url, file]: [String; 2] = places.try_into().ok().context(USAGE)?;
    let mut page = if url.contains("://") { Page::blank()? } else { Page::of_dist()? };
    page.set_viewport(viewport)?;
    // Asked for alone: it takes the place of light and dark.
    if forced {
        page.set_forced_colors(true)?;
    }
    if let Some(locale) = locale {
        page.set_locale(&locale)?;
    }
    page.open(&url)?;
    for script in scripts {
        page.rest(Duration::from_millis(wait))?;
        let found = page.eval(&script)?;
        if !found.is_null() {
            println!("{found}");
        }
    }
    page.rest(Duration::from_millis(wait))?;
    page.screenshot(&PathBuf::from(&file), full)?;
    for error in page.console_errors() {
        eprintln!("console: {error}");
    }
    println!("{file}");
    Ok(())
}
