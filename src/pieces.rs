//! Texts taken apart and put together, small: std's search for a text within another, its cutting at a place that may
//! be none, and its sorting bring 15 kB of machinery and of messages into a module that is to be loaded at once.

/// Where `part` first stands in `text`, bytes.
#[must_use]
#[inline]
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len()).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))
}

/// The text with every `part` replaced; as it is where the part is empty.
#[must_use]
#[inline]
pub(crate) fn replaced(text: &str, part: &str, with: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = find(rest, part).filter(|_| !part.is_empty()) {
        let (before, from) = cut(rest, at);
        out.push_str(before);
        out.push_str(with);
        rest = cut(from, part.len()).1;
    }
    out + rest
}

/// The text before a place and from there on; all before it where that is no place of its own.
#[must_use]
#[inline]
pub(crate) fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_and_replaced_as_std_does() {
        let texts = ["", "a", "abab", "aab", "×12 % per year", "ñañaña", "per per cent"];
        for text in texts {
            for part in ["a", "ab", "aa", "ña", "per cent", "%", "year", "×"] {
                assert_eq!(find(text, part), text.find(part), "{part} in {text}");
                for with in ["", "a", "√×"] {
                    assert_eq!(replaced(text, part, with), text.replace(part, with), "{part}");
                }
            }
        }
        assert_eq!((find("ab", ""), replaced("ab", "", "x")), (Some(0), "ab".to_owned()));
    }

    #[test]
    fn a_text_is_cut_where_it_can_be() {
        assert_eq!(cut("año", 1), ("a", "ño"));
        assert_eq!((cut("año", 2), cut("año", 9)), (("año", ""), ("año", "")));
    }
}
