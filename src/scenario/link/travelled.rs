//! The text of a link as it arrives: escaped, wrapped, and with what other programs hang on to it.
//!
//! Mail, chat and content management escape what they carry, once or twice; those who count
//! readers add parameters; whoever finds an address in a text takes the full stop behind it along.
//! None of that is the sender's, and none of it may cost a value.
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use super::super::{Input, Series};
use crate::pieces::{find, replaced};

/// How the names of parameters begin, or end, or are, with which others count their readers.
const STARTS: [&str; 9] = ["utm_", "mc_", "hsa_", "_hs", "mkt_", "pk_", "mtm_", "matomo_", "vero_"];
const ENDS: [&str; 3] = ["clid", "clkid", "clsrc"];
const NAMES: [&str; 15] = [
    "_", "_ga", "_gl", "cmpid", "epik", "igsh", "igshid", "ncid", "ref", "ref_src", "si", "smid",
    "source", "trk", "xtor",
];

/// Which language the page is to speak: read before the program is there (`www/linked.js`).
const LANGUAGE: &str = "lang";

/// Whether a parameter of this name counts readers and says nothing to the page.
#[must_use]
#[inline]
pub fn counts_readers(name: &str) -> bool {
    STARTS.iter().any(|start| name.starts_with(start))
        || ENDS.iter().any(|end| name.ends_with(end))
        || NAMES.contains(&name)
}

/// The names and values of a link: of what stands behind `#`, or, where nothing there is ours, of
/// what stands behind `?`, or of the whole text.
#[inline]
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let text = plain(text);
    let (address, fragment) = text.split_once('#').unwrap_or((&text, ""));
    let (query, bare) = match address.split_once('?') {
        Some((_, query)) => (query, false),
        // `https://example.org/` alone says nothing.
        None if find(address, "://").is_none() => (address, true),
        None => ("", false),
    };
    let (fragment, query) = (split(fragment), split(query));
    let ours = |pairs: &[(String, String)]| pairs.iter().any(|(name, _)| is_ours(name));
    let behind = ours(&fragment) || !ours(&query) && !fragment.is_empty();
    let chosen = if behind { fragment } else { query };
    // Where nothing is ours, what has no value is a place on a page; but a text without `#` and `?` is meant as a link.
    let a_link = bare && !behind || ours(&chosen);
    let says = |(name, value): &(String, String)| {
        is_ours(name) || !counts_readers(name) && name != LANGUAGE && (a_link || !value.is_empty())
    };
    chosen.into_iter().filter(says).collect()
}

/// Whether a text behind `?` is a link.
#[must_use]
#[inline]
pub fn is_link(query: &str) -> bool {
    split(plain(query).trim_start_matches('?')).iter().any(|(name, _)| is_ours(name))
}

#[inline]
fn is_ours(name: &str) -> bool {
    // `future` is a word of others too, and never stands alone.
    super::is_said_once(name) && name != "future"
        || name == super::kept::NAME
        || Input::from_code(name).or_else(|| Input::from_key(name)).is_some()
        || Series::from_code(name).or_else(|| Series::from_key(name)).is_some()
}

#[inline]
fn split(text: &str) -> Vec<(String, String)> {
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (name.trim().to_ascii_lowercase(), trimmed(value))
    };
    // A second `?` or `#` begins what another program has added; `#!` and `#/` are how some begin.
    let parts = text.split(['&', '?', '#']).map(|part| part.trim_start_matches(['!', '/', ' ']));
    parts.filter(|part| !part.trim().is_empty()).map(pair).collect()
}

/// What a sentence or a list around an address leaves at its end.
const CLOSING: [char; 24] = [
    ')', ']', '}', '>', ',', '.', ';', ':', '!', '"', '\'', '”', '’', '»', '*', '_', '\\', '/',
    '|', '`', '）', '，', '。', '；',
];

/// A value without the signs that a sentence around the address left at its end, and with a minus
/// that typesetting has not touched. Dots that say that the rest is missing stay.
#[inline]
fn trimmed(value: &str) -> String {
    let value = value.trim();
    let end = if value.ends_with("..") { value } else { value.trim_end_matches(CLOSING) };
    end.replace(['−', '–'], "-")
}

/// The text without escapes and without signs that are not seen.
#[inline]
fn plain(text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    // Each turn makes the text shorter, and few programs stand between sender and reader.
    for _ in 0..4 {
        let less = without_percent(&without_entities(&text));
        if less == text {
            break;
        }
        text = less;
    }
    text
}

/// Ends of lines, as in every address; marks of direction, of byte order, of where a word may break.
#[inline]
fn is_unseen(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// `&amp;` and its like as `&`.
#[inline]
fn without_entities(text: &str) -> String {
    let mut text = text.to_owned();
    for entity in ["&amp;", "&AMP;", "&#38;", "&#038;", "&#x26;", "&#X26;"] {
        text = replaced(&text, entity, "&");
    }
    text
}

/// `%26` as `&`; a sign of percent that escapes nothing stays.
#[inline]
fn without_percent(text: &str) -> String {
    let hex = |at: usize| {
        let two = text.get(at..at + 2).filter(|two| two.bytes().all(|b| b.is_ascii_hexdigit()));
        two.and_then(|two| u8::from_str_radix(two, 16).ok())
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let escaped = if *byte == b'%' { hex(at + 1) } else { None };
        bytes.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_input_is_called_like_what_counts_readers() {
        for input in Input::ALL {
            assert!(!counts_readers(input.row().code) && !counts_readers(input.key()));
        }
        for name in ["utm_source", "fbclid", "gclid", "msclkid", "mc_eid", "igshid", "_gl"] {
            assert!(counts_readers(name), "{name}");
        }
    }

    #[test]
    fn the_language_is_no_value_of_the_scenario() {
        assert_eq!(pairs("?lang=es"), []);
        let power = ("power".to_owned(), "38".to_owned());
        assert_eq!(pairs("?lang=es#power=38&lang=en"), [power]);
    }

    #[test]
    fn a_query_is_a_link_if_it_names_what_is_ours() {
        assert!(is_link("?v=1.1.1&power=25") && is_link("?utm_source=x&amp;power=25"));
        assert!(!is_link("") && !is_link("?utm_source=x") && !is_link("?x"));
        assert!(!is_link("?lang=en"), "it stays in the address");
    }
}
