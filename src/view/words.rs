//! Words of the trade that lead to where they are explained, each from its first use in a text.

use crate::language::{SPANISH, lowercase};
use crate::text::glossary::{URL, WORDS, is_abbreviation};
use std::fmt::Write as _;

/// A text's HTML with links to the glossary, which is in the folder `home` (empty: beside the page). What stands in a
/// link or a button already is left as it is.
#[must_use]
pub fn linked(home: &str, html: &str) -> String {
    let small = lowercase(html);
    if small.len() != html.len() {
        // Positions would not be the same.
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len() + 200);
    let (mut used, mut at, mut before) = (Vec::new(), 0, ' ');
    while let Some(letter) = html[at..].chars().next() {
        if letter == '<' {
            let end = end_of_markup(&small[at..]);
            out.push_str(&html[at..at + end]);
            (at, before) = (at + end, ' ');
            continue;
        }
        let word = if before.is_alphanumeric() { None } else { longest(&html[at..], &small[at..]) };
        // In a price it is what the number is of, not a word to be asked about.
        let word = word.filter(|(id, _)| before != '/' || *id != "mwh");
        if let Some((id, length)) = word {
            let text = &html[at..at + length];
            if used.contains(&id) {
                out.push_str(text);
            } else {
                let _ = write!(out, "<a class=\"word\" href=\"{home}{URL}#{id}\">{text}</a>");
                used.push(id);
            }
            (at, before) = (at + length, 'x');
            continue;
        }
        out.push(letter);
        (at, before) = (at + letter.len_utf8(), letter);
    }
    out
}

/// Where a tag ends, or all that a link or a button holds.
fn end_of_markup(small: &str) -> usize {
    let tag = small.find('>').map_or(small.len(), |end| end + 1);
    for (open, close) in [("<a ", "</a>"), ("<button", "</button>")] {
        if small.starts_with(open) {
            return small.find(close).map_or(small.len(), |end| end + close.len());
        }
    }
    tag
}

thread_local! {
    /// The words in small letters, but for abbreviations, with their places: asked for at every step of a slider.
    static SMALL: Vec<(&'static str, String)> = WORDS.iter().map(|(id, name)| (*id, as_sought(name))).collect();
}

fn as_sought(name: &str) -> String {
    if is_abbreviation(name) { name.to_owned() } else { lowercase(name) }
}

/// The longest word that a text begins with, which is given in small letters too, also in the plural: its place, and
/// how long it is there. An abbreviation is sought as it is written.
fn longest(text: &str, small: &str) -> Option<(&'static str, usize)> {
    let stands = |(id, name): &(&'static str, String)| {
        let is_short = SPANISH && name.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        let rest = (if is_short { text } else { small }).strip_prefix(name.as_str())?;
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let ends = !rest.chars().next().is_some_and(char::is_alphanumeric);
        ends.then(|| (*id, small.len() - rest.len()))
    };
    // Most begin with another letter, be it written small or large.
    let first = [small, text].map(|text| text.bytes().next());
    let may = |(_, name): &&(&'static str, String)| first.contains(&name.bytes().next());
    SMALL
        .with(|words| words.iter().filter(may).filter_map(stands).max_by_key(|(_, length)| *length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(html: &str) -> String {
        linked("", html)
    }

    #[test]
    #[cfg(not(feature = "es"))]
    fn the_first_use_of_a_word_leads_to_its_place() {
        assert_eq!(
            words("NPV here, npv there"),
            "<a class=\"word\" href=\"glossary.html#npv\">NPV</a> here, npv there"
        );
        assert!(words("Grid Connection").contains("#grid-connection\">Grid Connection</a>"));
        assert!(words("two PUEs").contains("#pue\">PUEs</a>"));
        let home = linked("https://example.org/x/", "EBITDA");
        assert!(home.contains("href=\"https://example.org/x/glossary.html#ebitda\""), "{home}");
    }

    #[test]
    #[cfg(not(feature = "es"))]
    fn the_longest_word_is_meant_and_no_part_of_one() {
        assert!(words("Equity IRR").contains("#equity-irr\">Equity IRR</a>"));
        assert!(words("at $130/kW-month").contains("#kw-month\">kW-month</a>"));
        for none in ["at $50/MWh", "NPVx", "xNPV", "firm", "DSCRE", ""] {
            assert_eq!(words(none), none);
        }
    }

    #[test]
    fn markup_links_and_buttons_stay() {
        for kept in
            ["<b title=\"NPV\">x</b>", "<a href=\"#\">NPV</a>", "<button>NPV</button>", "<a NPV"]
        {
            assert_eq!(words(kept), kept);
        }
    }

    #[test]
    fn every_word_is_found_where_it_stands_alone() {
        for (id, name) in WORDS.iter() {
            let html = words(&crate::format::escape(name));
            assert!(html.starts_with(&format!("<a class=\"word\" href=\"{URL}#{id}\">")), "{html}");
        }
    }
}
