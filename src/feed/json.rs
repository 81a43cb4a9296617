//! As much of JSON as an answer is made of: objects, lists, texts, numbers. Written here because the page carries no
//! reader of its own, and what comes from outside is to be refused by rules that tests can try natively.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// Neither number nor text.
    Other,
    /// A finite number.
    Number(f64),
    /// A text; what is written behind a backslash is left as it is, as no name or number has any.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Names and values.
    Object(Vec<(String, Json)>),
}

/// Lists within lists: more than any answer has.
const DEEPEST: usize = 8;

impl Json {
    /// What stands under a name.
    pub(super) fn member(&self, name: &str) -> Option<&Json> {
        let Json::Object(members) = self else { return None };
        members.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The last of a list.
    pub(super) fn last(&self) -> Option<&Json> {
        let Json::List(values) = self else { return None };
        values.last()
    }

    /// A number, also one that is written as a text.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Json::Number(number) => Some(*number),
            Json::Text(text) => parsed(text),
            _ => None,
        }
    }
}

/// A whole text as a value; `None` if it is none.
pub(super) fn read(text: &str) -> Option<Json> {
    let mut reader = Reader { rest: text };
    let value = reader.value(DEEPEST)?;
    reader.rest.trim().is_empty().then_some(value)
}

/// Decimal digits only: `inf` and `nan`, that Rust reads as well, are no numbers here.
fn parsed(text: &str) -> Option<f64> {
    let digits = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
    text.parse().ok().filter(|number: &f64| digits && number.is_finite())
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// Takes a sign if it is the next.
    fn takes(&mut self, sign: char) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(sign) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        if self.takes('{') {
            return self
                .row('}', |reader| {
                    let name = reader.takes('"').then(|| reader.text())??;
                    reader.takes(':').then(|| reader.value(depth))?.map(|value| (name, value))
                })
                .map(Json::Object);
        }
        if self.takes('[') {
            return self.row(']', |reader| reader.value(depth)).map(Json::List);
        }
        if self.takes('"') {
            return self.text().map(Json::Text);
        }
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| matches!(c, ',' | ']' | '}') || c.is_whitespace());
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        self.rest = after;
        match word {
            "true" | "false" | "null" => Some(Json::Other),
            _ => parsed(word).map(Json::Number),
        }
    }

    /// Everything up to `end`, with commas between.
    fn row<T>(&mut self, end: char, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut all = Vec::new();
        if self.takes(end) {
            return Some(all);
        }
        loop {
            all.push(one(self)?);
            if self.takes(end) {
                return Some(all);
            }
            if !self.takes(',') {
                return None;
            }
        }
    }

    /// A text behind its opening mark.
    fn text(&mut self) -> Option<String> {
        let mut escaped = false;
        let end = self.rest.find(|c: char| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        let text = self.rest[..end].to_owned();
        self.rest = &self.rest[end + 1..];
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read() {
        let text = r#" { "a" : [1, -2.5e3, "x\"y", true, null, {}], "b":{"c":"17"} } "#;
        let json = read(text).unwrap();
        assert_eq!(json.member("b").and_then(|b| b.member("c")).and_then(Json::number), Some(17.0));
        let Some(Json::List(list)) = json.member("a") else { panic!("{json:?}") };
        assert_eq!(list[..2], [Json::Number(1.0), Json::Number(-2500.0)]);
        assert_eq!(list[2], Json::Text("x\\\"y".into()));
        assert_eq!(list[3..], [Json::Other, Json::Other, Json::Object(vec![])]);
    }

    #[test]
    fn everything_else_is_none() {
        let texts = [
            "",
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "[1,]",
            "[1 2]",
            "1 2",
            "NaN",
            "inf",
            "1e999",
            "\"open",
            "{a:1}",
            "[[[[[[[[[1]]]]]]]]]",
        ];
        for text in texts {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
