//! Keys that stand twice in an object of a JSON, of which whoever reads it would keep one in silence.

use std::collections::BTreeSet;

/// The first such key of a valid JSON, with those of the objects around it: `site.grid_mw`. Keys are compared as they are
/// written.
///
/// ```
/// use hash_or_host::scenario::given_twice;
/// assert_eq!(given_twice(r#"{"site": {"grid_mw": 50, "grid_mw": 60}}"#).as_deref(), Some("site.grid_mw"));
/// assert_eq!(given_twice(r#"{"site": {"grid_mw": 50}, "paths": [{"a": 1}, {"a": 2}]}"#), None);
/// ```
#[must_use]
pub fn given_twice(json: &str) -> Option<String> {
    // The keys of each object that is open, nothing for a list, and the key under which it stands.
    let mut open = Vec::<(&str, Option<BTreeSet<&str>>)>::new();
    let (mut rest, mut key) = (json, "");
    while let Some(at) = rest.find(['{', '[', '}', ']', '"']) {
        let (mark, behind) = (rest.as_bytes()[at], rest.get(at + 1..)?);
        rest = behind;
        match mark {
            // What stands in a list has no key.
            b'{' => open.push((std::mem::take(&mut key), Some(BTreeSet::new()))),
            b'[' => open.push((std::mem::take(&mut key), None)),
            b'"' => {
                let (text, behind) = behind.split_at_checked(end_of_text(behind)?)?;
                rest = behind.get(1..)?;
                let keys = open.last_mut().and_then(|(_, keys)| keys.as_mut());
                let Some(keys) = keys.filter(|_| rest.trim_start().starts_with(':')) else {
                    continue;
                };
                if !keys.insert(text) {
                    let around = open.iter().map(|(key, _)| *key).filter(|key| !key.is_empty());
                    return Some(around.chain([text]).collect::<Vec<_>>().join("."));
                }
                key = text;
            }
            _ => {
                open.pop();
                // The last key within is none of what follows in a list.
                key = "";
            }
        }
    }
    None
}

/// Where a text ends whose first quotation mark has been read.
fn end_of_text(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::given_twice;

    #[test]
    fn a_key_is_found_wherever_it_stands_twice() {
        for (json, key) in [
            (r#"{"a":1,"b":2,"a":1}"#, "a"),
            (r#"{"scenario":{"site":{"grid_mw":1},"site" : {}}}"#, "scenario.site"),
            (r#"[{"a":[1,{"b":"x","b":[]}]}]"#, "a.b"),
            (r#"{"list":[{"a":1},{"x":1,"x":2}]}"#, "list.x"),
            (r#"{"list":[{"a":{"b":1}},[{"x":1,"x":2}]],"c":1}"#, "list.x"),
            (r#"{"a":{"b":1},"c":[1,{"d":{"x":1,"x":2}}]}"#, "c.d.x"),
            (r#"{"a\"":1,"a\"":2}"#, r#"a\""#),
            (r#"{"\\":1,"ü":{},"\\":2}"#, r"\\"),
        ] {
            assert_eq!(given_twice(json).as_deref(), Some(key), "{json}");
        }
    }

    #[test]
    fn texts_that_are_no_keys_and_keys_of_others_are_passed_over() {
        for json in [
            r#"{"a":"a","b":["a","a","{\"a\":1"],"c":{"a":1}}"#,
            r#"[{"a":1},{"a":2}]"#,
            r#"{"a":"}","b":"\\\"","c":"]"}"#,
            "1",
            "",
        ] {
            assert_eq!(given_twice(json), None, "{json}");
        }
        // What is no JSON is nobody's question, and no trouble.
        for json in ["}}]\"", "{\"a\"", "\"\\"] {
            assert_eq!(given_twice(json), None, "{json}");
        }
    }
}
