//! Scripts made shorter: no comments and no indentation, and short names in those that tools have written.

use std::collections::BTreeMap;

/// Names as short as can be, in one order.
#[derive(Debug, Default)]
pub struct Names {
    short: BTreeMap<String, String>,
}

impl Names {
    /// The short name of a long one that ends with a digest, as those of wasm-bindgen do, be it with a number behind it
    /// where one digest has several; others stay.
    pub fn shorten(&mut self, long: &str) -> Option<&str> {
        let is_digest = |part: &str| {
            let digits = part.strip_prefix('h').unwrap_or(part);
            digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (before, last) = long.rsplit_once('_')?;
        let numbered = || is_number(last) && before.rsplit('_').next().is_some_and(is_digest);
        if !is_digest(last) && !numbered() {
            return None;
        }
        let count = self.short.len();
        Some(self.short.entry(long.to_owned()).or_insert_with(|| name(count)))
    }

    /// The script with the short names in place of the long ones.
    pub fn replace(&self, script: &str) -> String {
        let mut out = String::with_capacity(script.len());
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut rest = script;
        while let Some(start) = rest.find(is_part) {
            let (before, word) = rest.split_at(start);
            let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            out.push_str(before);
            out.push_str(self.short.get(word).map_or(word, String::as_str));
            rest = after;
        }
        out + rest
    }
}

/// `$a` to `$z`, then `$ba` and so on: no word of the language, and none of wasm-bindgen's.
fn name(mut count: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (count % 26) as u8));
        count /= 26;
        if count == 0 {
            break;
        }
    }
    letters.push('$');
    letters.iter().rev().collect()
}

/// Without comments that have lines of their own, indentation and empty lines.
pub fn strip(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        if inside || line.starts_with("/*") {
            inside = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Names, name, strip};

    #[test]
    fn names_with_a_digest_are_short_everywhere_and_others_stay() {
        let mut names = Names::default();
        let long = "__wbg_append_0123456789abcdef";
        assert_eq!(names.shorten(long), Some("$a"));
        assert_eq!(names.shorten("__wbg_set_0123456789abcdee"), Some("$b"));
        assert_eq!(names.shorten(long), Some("$a"));
        assert_eq!(names.shorten("__wbindgen_init_externref_table"), None);
        assert_eq!(names.shorten("closures__invoke__h0123456789abcdef"), Some("$c"));
        assert_eq!(names.shorten("closures__invoke__h0123456789abcdef_12"), Some("$d"));
        for other in ["memory", "__wasm_split_12", "x_h0123456789abcde", "0123456789abcdef"] {
            assert_eq!(names.shorten(other), None, "{other}");
        }
        let script = format!("{{ {long}: function(arg0) {{}}, {long}_more: x_{long}, é: 1 }}");
        assert_eq!(
            names.replace(&script),
            format!("{{ $a: function(arg0) {{}}, {long}_more: x_{long}, é: 1 }}")
        );
    }

    #[test]
    fn no_two_names_are_the_same() {
        let all: std::collections::BTreeSet<String> = (0..2000).map(name).collect();
        assert_eq!(all.len(), 2000);
    }

    #[test]
    fn comments_and_indentation_go() {
        let script =
            "/* @x */\n/**\n * y\n */\nfunction f() {\n    // z\n    return `a // b`; // c\n}\n\n";
        assert_eq!(strip(script), "function f() {\nreturn `a // b`; // c\n}\n");
    }
}
