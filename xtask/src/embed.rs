//! The embedded views: their style sheet, which is the page's own sheets in one, free of the host's type size; and what
//! their scripts have from the library.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use hash_or_host::embed::room::{LOCKED, MOVED, REST};
use hash_or_host::embed::{EmbedPart, OF_ANY_ELEMENT};
use hash_or_host::scenario::HEADLINE;
use serde_json::{Value, json};

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

/// A script of `www/` with what it has from elsewhere at each of its marks.
pub fn filled(www: &Path, name: &str, marks: &[(&str, String)]) -> Result<String> {
    let mut text =
        fs::read_to_string(www.join(name)).with_context(|| format!("cannot read www/{name}"))?;
    for (mark, new) in marks {
        let (before, after) =
            text.split_once(mark).with_context(|| format!("www/{name} has no {mark}"))?;
        text = format!("{before}{new}{after}");
    }
    Ok(text)
}

/// How much room `embed.js` holds free.
pub fn room() -> (&'static str, String) {
    let parts = EmbedPart::ALL.map(|part| (part.word().to_owned(), json!(part.room())));
    let parts: serde_json::Map<String, Value> = parts.into_iter().collect();
    let all = HEADLINE.len();
    let room =
        json!({ "parts": parts, "moved": MOVED, "locked": LOCKED, "rest": REST, "all": all });
    ("{{room}}", room.to_string())
}

/// The attributes that `embed-page.js` takes from no address.
pub fn of_any_element() -> (&'static str, String) {
    ("{{of-any-element}}", OF_ANY_ELEMENT.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{filled, in_pixels, of_any_element, room};

    /// Numbers that were measured, and names that HTML gives every element.
    #[test]
    fn scripts_have_rooms_and_names_from_the_library() {
        let www = crate::root().join("www");
        let script = filled(&www, "embed.js", &[room()]).unwrap();
        for measured in ["\"headline\":[130,240]", "\"map\":[885,785]", "\"all\":5"] {
            assert!(script.contains(measured), "{measured}");
        }
        let page = filled(&www, "embed-page.js", &[of_any_element()]).unwrap();
        let names = page.split_once("OF_ANY_ELEMENT = '").unwrap().1.split('\'').next().unwrap();
        for name in ["contenteditable", "tabindex", "autofocus", "accesskey", "dir", "title"] {
            assert!(names.split(' ').any(|one| one == name), "{name}");
        }
        assert!(filled(&www, "embed.js", &[of_any_element()]).is_err(), "it has no such mark");
    }

    #[test]
    fn rem_becomes_pixels_and_nothing_else_changes() {
        assert_eq!(
            in_pixels("a{font:600 1.0625rem/1.2 x;top:.5rem}"),
            "a{font:600 17px/1.2 x;top:8px}"
        );
        assert_eq!(in_pixels("/* remark, 3 rem */ .rem{}"), "/* remark, 3 rem */ .rem{}");
    }
}
