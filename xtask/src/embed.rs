//! The style sheet of the embedded views: the page's own sheets in one, free of the host's type size.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::styles::sheets;

/// What `www/styles/embed.css` adds to the page's sheets.
const OWN: &str = "styles/embed.css";

/// One sheet from those that `index.html` names, in their order, and the embedded views' own.
pub fn styles(www: &Path) -> Result<String> {
    let read = |name: &str| {
        fs::read_to_string(www.join(name)).with_context(|| format!("cannot read www/{name}"))
    };
    let page = read("index.html")?;
    let screen = sheets(&page).into_iter().filter(|sheet| !sheet.print);
    let mut sheets: Vec<&str> = screen.map(|sheet| sheet.path).collect();
    if sheets.is_empty() {
        bail!("www/index.html names no style sheet");
    }
    sheets.push(OWN);
    let mut out = String::new();
    for name in sheets {
        out.push_str(&in_pixels(&read(name)?));
    }
    Ok(out)
}

/// `rem` follows the type size of the host's root, which some set to ten pixels: in pixels instead.
fn in_pixels(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("rem") {
        let (before, after) = rest.split_at(at);
        let number =
            before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (text, digits) = before.split_at(before.len() - number);
        out.push_str(text);
        match digits.parse::<f64>() {
            Ok(rem) => out.push_str(&format!("{}px", rem * 16.0)),
            Err(_) => {
                out.push_str(digits);
                out.push_str("rem");
            }
        }
        rest = &after[3..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::in_pixels;

    #[test]
    fn rem_becomes_pixels_and_nothing_else_changes() {
        assert_eq!(
            in_pixels("a{font:600 1.0625rem/1.2 x;top:.5rem}"),
            "a{font:600 17px/1.2 x;top:8px}"
        );
        assert_eq!(in_pixels("/* remark, 3 rem */ .rem{}"), "/* remark, 3 rem */ .rem{}");
    }
}
