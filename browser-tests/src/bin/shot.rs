//! A picture of a page: `cargo run -p browser-tests --bin shot -- <url> <out.png> [--width 1440] [--height 900] [--dark]
//! [--forced] [--locale en-IN] [--eval script]... [--full] [--wait milliseconds] [--in firefox|webkit]`. Without a scheme, the
//! address is within the built site. In Firefox and WebKit it is of what is in sight, light, in the browser's own language.

#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use browser_tests::{Page, Viewport, Window, firefox, webkit};
use lexopt::prelude::*;
use std::thread::sleep;
use xtask::{server::Server, site::dist};

const USAGE: &str = "shot <url> <out.png> [--width 1440] [--height 900] [--dark] [--forced] [--locale en-IN] \
     [--eval script]... [--full] [--wait milliseconds] [--in firefox|webkit]";

fn main() -> Result<()> {
    let mut viewport = Viewport { width: 1440, height: 900, dark: false };
    let (mut full, mut wait) = (false, 500);
    let (mut forced, mut locale, mut scripts) = (false, None, Vec::new());
    let mut engine = String::new();
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
            Long("in") => engine = arguments.value()?.string()?,
            Value(value) => places.push(value.string()?),
            other => return Err(other.unexpected()).context(USAGE),
        }
    }
    let [url, file]: [String; 2] = places.try_into().ok().context(USAGE)?;
    let wait = Duration::from_millis(wait);
    match engine.as_str() {
        "" => {}
        "firefox" => return by_driver(&*firefox::start()?, &url, &file, viewport, &scripts, wait),
        "webkit" => return by_driver(&*webkit::start()?, &url, &file, viewport, &scripts, wait),
        other => bail!("{other} is neither firefox nor webkit"),
    }
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
        page.rest(wait)?;
        let found = page.eval(&script)?;
        if !found.is_null() {
            println!("{found}");
        }
    }
    page.rest(wait)?;
    page.screenshot(&PathBuf::from(&file), full)?;
    for error in page.console_errors() {
        eprintln!("console: {error}");
    }
    println!("{file}");
    Ok(())
}

/// The same in a browser that WebDriver drives; its frame is no part of the width and height.
fn by_driver(
    window: &Window,
    url: &str,
    file: &str,
    Viewport { width, height, .. }: Viewport,
    scripts: &[String],
    wait: Duration,
) -> Result<()> {
    let site = if url.contains("://") { None } else { Some(Server::start(&dist(), 0)?) };
    let address = match &site {
        Some(site) => format!("{}{url}", site.url()),
        None => url.to_owned(),
    };
    window.open(&address)?;
    let inside = window.eval("[innerWidth, innerHeight]")?;
    let outside = window.eval("[outerWidth, outerHeight]")?;
    let frame =
        |at: usize| outside[at].as_f64().unwrap_or(0.0) - inside[at].as_f64().unwrap_or(0.0);
    window.resize(width + frame(0) as u32, height + frame(1) as u32)?;
    for script in scripts {
        sleep(wait);
        let found = window.eval(script)?;
        if !found.is_null() {
            println!("{found}");
        }
    }
    sleep(wait);
    std::fs::write(file, window.screenshot()?)?;
    for complaint in window.complaints()? {
        eprintln!("console: {complaint}");
    }
    println!("{file}");
    Ok(())
}
