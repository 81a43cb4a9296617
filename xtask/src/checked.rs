//! `checked.html`, from the table that the tests of `tests/outside` keep.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use hash_or_host::text::checked::URL;
use hash_or_host::view::checked::{Group, Ours, Row, checked};
use serde_json::Value;

/// Where the tests keep it.
const TABLE: &str = "tests/outside/data/checked.json";

/// Writes the page into `dist`.
pub fn write(dist: &Path) -> Result<()> {
    let text = fs::read_to_string(crate::root().join(TABLE))
        .with_context(|| format!("cannot read {TABLE}"))?;
    fs::write(dist.join(URL), checked(&groups(&text)?))?;
    Ok(())
}

fn groups(text: &str) -> Result<Vec<Group>> {
    let table: Vec<Value> = serde_json::from_str(text).context(TABLE)?;
    table.iter().map(|value| group(value).with_context(|| format!("{TABLE}: {value}"))).collect()
}

fn group(value: &Value) -> Option<Group> {
    let text = |key: &str| Some(value[key].as_str()?.to_owned());
    Some(Group {
        part: text("part")?,
        title: text("title")?,
        document: text("document")?,
        url: text("url")?,
        note: text("note")?,
        rows: value["rows"].as_array()?.iter().map(row).collect::<Option<_>>()?,
    })
}

fn row(value: &Value) -> Option<Row> {
    let ours = match &value["ours"] {
        Value::String(words) => Ours::Words(words.clone()),
        figure => Ours::Figure(figure.as_f64()?),
    };
    Some(Row { what: value["what"].as_str()?.to_owned(), ours, theirs: value["theirs"].as_f64() })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, groups};
    use hash_or_host::text::checked::PARTS;
    use hash_or_host::view::checked::checked;

    #[test]
    fn every_row_of_the_tests_is_on_the_page() {
        let groups = groups(&std::fs::read_to_string(crate::root().join(TABLE)).unwrap()).unwrap();
        for group in &groups {
            assert!(PARTS.iter().any(|(id, ..)| *id == group.part), "{}", group.part);
        }
        for (id, ..) in PARTS {
            assert!(groups.iter().any(|group| group.part == id), "{id}");
        }
        let rows: usize = groups.iter().map(|group| group.rows.len()).sum();
        assert_eq!(checked(&groups).matches("<tr><th>").count(), rows);
    }
}
