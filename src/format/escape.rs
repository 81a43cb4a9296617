//! Text that goes into HTML or SVG.

/// Text for an element or attribute. Characters that XML does not have become spaces.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_to(&mut out, text);
    out
}

/// The same, behind what is there.
pub fn escape_to(out: &mut String, text: &str) {
    // Most texts, and nearly all values of drawings, are what they are. U+FFFE and U+FFFF begin with EF.
    let stays = |byte: u8| !matches!(byte, b'&' | b'<' | b'>' | b'"' | ..0x20 | 0xef);
    if text.bytes().all(stays) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c => out.push(c),
        }
    }
}
