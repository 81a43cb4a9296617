//! `checked.html`, from the table that the tests of `tests/outside` keep.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use hash_or_host::text::checked::URL;
use hash_or_host::view::checked::{CheckedGroup, CheckedRow, Ours, checked};
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

fn groups(text: &str) -> Result<Vec<CheckedGroup>> {
    let table: Vec<Value> = serde_json::from_str(text).context(TABLE)?;
    table.iter().map(|value| group(value).with_context(|| format!("{TABLE}: {value}"))).collect()
}

fn group(value: &Value) -> Option<CheckedGroup> {
    let text = |key: &str| Some(value[key].as_str()?.to_owned());
    Some(CheckedGroup {
        part: text("part")?,
        title: text("title")?,
        document: text("document")?,
        url: text("url")?,
        note: text("note")?,
        rows: value["rows"].as_array()?.iter().map(row).collect::<Option<_>>()?,
    })
}

fn row(value: &Value) -> Option<CheckedRow> {
    let ours = match &value["ours"] {
        Value::String(words) => Ours::Words(words.clone()),
        figure => Ours::Figure(figure.as_f64()?),
    };
    Some(CheckedRow {
        what: value["what"].as_str()?.to_owned(),
        ours,
        theirs: value["theirs"].as_f64(),
    })
}

#[cfg(test)]
mod tests {
    use super::{TABLE, URL, checked, groups};
    use hash_or_host::text::checked::PARTS;
    use hash_or_host::text::{glossary, sources};
    use hash_or_host::view;

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

    /// What stands behind `attribute="`, up to the next quote.
    fn every<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let mark = format!(" {attribute}=\"");
        html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_way_between_the_pages_that_are_read_leads_somewhere() {
        let table = std::fs::read_to_string(crate::root().join(TABLE)).unwrap();
        let pages = [
            (sources::URL, view::sources::sources()),
            (glossary::URL, view::glossary::glossary()),
            (URL, checked(&groups(&table).unwrap())),
        ];
        let page = |url: &str| pages.iter().find(|(own, _)| *own == url).map(|(_, html)| html);
        let mut followed = 0;
        for (own, html) in &pages {
            for way in every(html, "href") {
                let (url, place) = way.split_once('#').unwrap_or((way, ""));
                let there = page(if url.is_empty() { own } else { url });
                // The page itself, a sheet of styles, another site: not ours to follow.
                let Some(there) = there.filter(|_| !place.is_empty()) else { continue };
                assert!(every(there, "id").contains(&place), "{own}: {way}");
                followed += 1;
            }
        }
        assert!(followed > 200, "{followed}");
    }
}
