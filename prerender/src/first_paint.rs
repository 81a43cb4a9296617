//! `index.html` in the language of this program's build: its words, and the first paint, the answer for the default
//! scenario, before any WebAssembly has arrived.

use anyhow::{Result, bail};
use hash_or_host::format::escape;
use hash_or_host::text::shell::MARKS;

/// Where in `www/index.html` the first paint goes.
pub const MARKER: &str = "<!-- prerender -->";

/// The page with its words and its first paint in place of the marks.
pub fn first_paint(page: &str) -> Result<String> {
    let mut page = page.to_owned();
    for (name, words) in MARKS {
        let mark = mark(name);
        if !page.contains(&mark) {
            bail!("www/index.html has no {mark}: put it where the page says {words:?}");
        }
        page = page.replace(&mark, &escape(words));
    }
    if let Some((_, rest)) = page.split_once("{{") {
        bail!("src/text/shell.rs has nothing for {{{{{}", rest.split('}').next().unwrap_or(rest));
    }
    match page.matches(MARKER).count() {
        1 => Ok(page.replace(MARKER, &hash_or_host::view::prerender::prerender())),
        0 => bail!(
            "www/index.html has no {MARKER}: put it where the calculator's first paint belongs"
        ),
        n => bail!("www/index.html has {MARKER} {n} times: leave one"),
    }
}

/// How a mark stands in the page.
fn mark(name: &str) -> String {
    format!("{{{{{name}}}}}")
}

#[cfg(test)]
mod tests {
    use super::{MARKER, MARKS, first_paint, mark};

    fn marks() -> String {
        MARKS.map(|(name, _)| mark(name)).concat()
    }

    #[test]
    fn a_page_without_exactly_one_marker_is_refused() {
        assert!(first_paint(&format!("{}<main></main>", marks())).is_err());
        assert!(first_paint(&format!("{}{}", marks(), MARKER.repeat(2))).is_err());
        assert!(first_paint(&format!("{}<main>{MARKER}</main>", marks())).is_ok());
    }

    #[test]
    fn a_mark_too_few_or_too_many_is_refused() {
        assert!(first_paint(MARKER).is_err());
        let refused = first_paint(&format!("{}{{{{titel}}}}{MARKER}", marks())).unwrap_err();
        assert!(refused.to_string().contains("{{titel"), "{refused}");
    }
}
