//! The text of a page: `read <url> --until <JavaScript condition> --text <selector> [--timeout seconds]`. The benchmark
//! (`cargo xtask bench`) reads its measurements so.

#![forbid(unsafe_code)]

use std::time::Duration;

use anyhow::{Context, Result};
use browser_tests::Page;
use lexopt::prelude::*;

const USAGE: &str =
    "read <url> --until <JavaScript condition> --text <selector> [--timeout seconds]";

fn main() -> Result<()> {
    let (mut url, mut until, mut selector) = (None, None, None);
    let mut timeout = 60;
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("until") => until = Some(arguments.value()?.string()?),
            Long("text") => selector = Some(arguments.value()?.string()?),
            Long("timeout") => timeout = arguments.value()?.parse()?,
            Value(value) => url = Some(value.string()?),
            other => return Err(other.unexpected()).context(USAGE),
        }
    }
    let mut page = Page::blank()?;
    page.open(&url.context(USAGE)?)?;
    page.wait_until_within(&until.context(USAGE)?, Duration::from_secs(timeout))?;
    println!("{}", page.text(&selector.context(USAGE)?)?);
    Ok(())
}
