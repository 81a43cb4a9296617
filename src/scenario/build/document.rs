//! A source is a document: who published what and when, whether the original was read or a copy of
//! it, and where to open it. A table with less than that is refused.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    publisher: String,
    title: String,
    date: String,
    kind: String,
    url: String,
}

impl Document {
    /// The Rust value.
    pub(crate) fn code(&self) -> Result<String, String> {
        let Document { publisher, title, date, kind, url } = self;
        if publisher.trim().is_empty() || title.trim().is_empty() {
            return Err("a source has a publisher and a title".into());
        }
        self::date(date)?;
        if !url.starts_with("https://") || url.contains(char::is_whitespace) {
            return Err(format!("{url} is no address"));
        }
        let seen = match kind.as_str() {
            "original" => "Seen::Original",
            "copy" => "Seen::Copy",
            other => return Err(format!("{other} is neither original nor copy")),
        };
        Ok(format!(
            "Document {{ publisher: {publisher:?}, title: {title:?}, date: {date:?}, seen: {seen}, url: {url:?} }}"
        ))
    }
}

/// Accepts `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and `undated`.
pub(crate) fn date(text: &str) -> Result<(), String> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, most: u32| {
        let number = part.parse::<u32>().ok().filter(|_| part.len() == digits);
        number.is_some_and(|number| (1..=most).contains(&number))
    };
    let right = match parts[..] {
        ["undated"] => true,
        [year] => number(year, 4, 9999),
        [year, month] => number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    };
    if right { Ok(()) } else { Err(format!("{text} is no date")) }
}
