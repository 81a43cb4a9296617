//! The page's style sheets, joined: one that the first picture needs, one for what comes later.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// What the first screen looks like.
pub const FIRST: &str = "first.css";
/// What is under it, over it and on paper; asked for by `boot.js`.
pub const LATER: &str = "later.css";

/// A link to a sheet in `www/index.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// Its path.
    pub path: &'a str,
    /// For paper.
    pub print: bool,
    /// Not needed for the first picture (`data-later`).
    pub later: bool,
}

/// The sheets that a page names, in their order.
pub fn sheets(page: &str) -> Vec<Sheet<'_>> {
    let links = page.split("<link ").skip(1).filter_map(|link| Some(link.split_once('>')?.0));
    let sheets = links.filter(|link| link.contains("rel=\"stylesheet\""));
    sheets
        .filter_map(|link| {
            let path = link.split_once("href=\"")?.1.split('"').next()?;
            let (print, later) = (link.contains("media=\"print\""), link.contains("data-later"));
            Some(Sheet { path, print, later })
        })
        .collect()
}

/// Writes both into `dist` and hands back the page with the first in place of all links; `shared` is the way from it to `dist`.
pub fn join(page: &str, www: &Path, dist: &Path, shared: &str) -> Result<String> {
    let all = sheets(page);
    if all.is_empty() {
        bail!("www/index.html names no style sheet");
    }
    let mut joined = [String::new(), String::new()];
    for sheet in &all {
        let css = fs::read_to_string(www.join(sheet.path))
            .with_context(|| format!("cannot read www/{}", sheet.path))?;
        let css = tight(&css);
        joined[usize::from(sheet.later)].push_str(&if sheet.print {
            format!("@media print{{{css}}}\n")
        } else {
            css
        });
    }
    fs::write(dist.join(FIRST), &joined[0])?;
    fs::write(dist.join(LATER), &joined[1])?;
    let (head, rest) =
        page.split_once("<link rel=\"stylesheet\"").context("no sheet in its head")?;
    let mut out = format!(
        "{head}<link rel=\"stylesheet\" href=\"{shared}{FIRST}\">\n<noscript><link rel=\"stylesheet\" href=\"{shared}{LATER}\"></noscript>"
    );
    let mut rest = rest.split_once('>').context("a link without an end")?.1;
    while let Some((before, after)) = rest.split_once("<link rel=\"stylesheet\"") {
        out.push_str(before.trim_end());
        rest = after.split_once('>').context("a link without an end")?.1;
    }
    out.push_str(rest);
    Ok(out)
}

/// Without comments and the white space at the ends of lines.
fn tight(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Sheet, join, sheets, tight};

    const PAGE: &str = "<head><link rel=\"icon\" href=\"i.svg\">\n<link rel=\"stylesheet\" href=\"b.css\">\n\
                        <link rel=\"stylesheet\" href=\"a.css\" data-later>\n\
                        <link rel=\"stylesheet\" href=\"p.css\" media=\"print\" data-later>\n<script>";

    #[test]
    fn the_sheets_in_their_order() {
        let sheet = |path, print, later| Sheet { path, print, later };
        let all =
            [sheet("b.css", false, false), sheet("a.css", false, true), sheet("p.css", true, true)];
        assert_eq!(sheets(PAGE), all);
    }

    #[test]
    fn one_for_the_first_picture_and_one_for_later() {
        let folder =
            std::env::temp_dir().join(format!("hash-or-host-styles-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, css) in [("a", "a{}"), ("b", "b{}"), ("p", "p{}")] {
            std::fs::write(folder.join(format!("{name}.css")), css).unwrap();
        }
        let page = join(PAGE, &folder, &folder, "").unwrap();
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(read("first.css"), "b{}\n");
        assert_eq!(read("later.css"), "a{}\n@media print{p{}\n}\n");
        assert!(page.contains("href=\"i.svg\"") && page.ends_with("\n<script>"), "{page}");
        assert_eq!(page.matches("rel=\"stylesheet\"").count(), 2, "{page}");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn comments_go_and_rules_stay() {
        assert_eq!(tight("/* x */\na {\n  b: c; /* d\n e */\n}\n"), "a {\nb: c;\n}\n");
    }
}
