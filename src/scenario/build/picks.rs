//! The catalogues of picks made from `picks/*.toml`, one file a catalogue, in the order of `ORDER`.

use super::document::{self, Document};
use super::spanish::Texts;
use super::{Row, Tables, stored};
use serde::Deserialize;
use std::{
    collections::BTreeMap, collections::BTreeSet, error::Error, fmt::Write as _, fs, path::Path,
};

/// The catalogues, in the order in which they are shown.
const ORDER: [&str; 7] =
    ["markets", "machines", "power", "leases", "accelerators", "credit", "tax"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Catalogue {
    id: String,
    label: String,
    group: String,
    about: String,
    inputs: Vec<String>,
    source: BTreeMap<String, Document>,
    entry: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    name: String,
    set: BTreeMap<String, toml::Value>,
    /// Why it sets less than the others.
    #[serde(default)]
    open: String,
    date: String,
    note: String,
    sources: Vec<String>,
}

impl Catalogue {
    /// Puts the Spanish words in place of the English ones.
    pub(crate) fn speak(&mut self, texts: &mut Texts) {
        texts.sentence(&mut self.label);
        texts.sentence(&mut self.about);
        for entry in &mut self.entry {
            texts.name(&mut entry.name);
            texts.sentence(&mut entry.note);
            texts.sentence(&mut entry.open);
        }
    }
}

/// Reads all catalogues.
pub(crate) fn read(folder: &Path) -> Result<Vec<Catalogue>, Box<dyn Error>> {
    let count = fs::read_dir(folder)?.count();
    if count != ORDER.len() {
        return Err(
            format!("{}: {count} files for {} catalogues", folder.display(), ORDER.len()).into()
        );
    }
    let mut catalogues = Vec::new();
    for id in ORDER {
        let path = folder.join(format!("{id}.toml"));
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let catalogue: Catalogue =
            toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        if catalogue.id != id {
            return Err(format!("{}: the id is not the file's name", path.display()).into());
        }
        catalogues.push(catalogue);
    }
    Ok(catalogues)
}

/// The Rust table.
pub(crate) fn generate(
    catalogues: &[Catalogue],
    tables: &Tables,
) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    writeln!(out, "/// All catalogues, in the order in which they are shown.")?;
    writeln!(out, "pub static CATALOGUES: [Catalogue; {}] = [", catalogues.len())?;
    for catalogue in catalogues {
        let code = catalogue_code(catalogue, tables)
            .map_err(|e| format!("catalogue {}: {e}", catalogue.id))?;
        out.push_str(&code);
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn catalogue_code(catalogue: &Catalogue, tables: &Tables) -> Result<String, Box<dyn Error>> {
    let group = tables.groups.iter().position(|group| group.id == catalogue.group);
    let group = group.ok_or_else(|| format!("no group {}", catalogue.group))?;
    let inputs: Vec<&Row> =
        catalogue.inputs.iter().map(|key| row(tables, key)).collect::<Result<_, _>>()?;
    let names: Vec<String> =
        inputs.iter().map(|row| format!("Input::{}", stored::variant(&row.key))).collect();
    let mut used = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let mut out = String::new();
    writeln!(
        out,
        "    Catalogue {{ id: {:?}, label: {:?}, group: {group}, about: {:?}, inputs: &[{}], entries: &[",
        catalogue.id,
        catalogue.label,
        catalogue.about,
        names.join(", ")
    )?;
    for entry in &catalogue.entry {
        if !ids.insert(&entry.id) {
            return Err(format!("{} stands twice", entry.id).into());
        }
        used.extend(&entry.sources);
        out.push_str(
            &entry_code(entry, catalogue, &inputs).map_err(|e| format!("{}: {e}", entry.id))?,
        );
    }
    if let Some(idle) = catalogue.source.keys().find(|id| !used.contains(id)) {
        return Err(format!("no entry uses the source {idle}").into());
    }
    out.push_str("    ] },\n");
    Ok(out)
}

fn entry_code(
    entry: &Entry,
    catalogue: &Catalogue,
    inputs: &[&Row],
) -> Result<String, Box<dyn Error>> {
    document::date(&entry.date)?;
    if entry.name.is_empty() || entry.note.is_empty() || entry.sources.is_empty() {
        return Err("an entry has a name, a note and a source".into());
    }
    if let Some(key) = entry.set.keys().find(|key| !catalogue.inputs.contains(key)) {
        return Err(format!("{key} is no input of this catalogue").into());
    }
    // What belongs together is set together, or the entry says why not.
    let whole = entry.set.len() == inputs.len();
    if entry.set.is_empty() || whole != entry.open.is_empty() {
        return Err("an entry sets every input of its catalogue, or says what is open".into());
    }
    let mut out = String::new();
    writeln!(
        out,
        "        Entry {{ id: {:?}, name: {:?}, open: {:?}, date: {:?}, note: {:?}, set: &[",
        entry.id, entry.name, entry.open, entry.date, entry.note
    )?;
    for row in inputs {
        let Some(value) = entry.set.get(&row.key) else { continue };
        let value = stored::accepted(row, value).map_err(|e| format!("{}: {e}", row.key))?;
        writeln!(out, "            (Input::{}, {value:?}),", stored::variant(&row.key))?;
    }
    out.push_str("        ], sources: &[\n");
    for id in &entry.sources {
        let document = catalogue.source.get(id).ok_or_else(|| format!("no source {id}"))?;
        writeln!(out, "            {},", document.code().map_err(|e| format!("{id}: {e}"))?)?;
    }
    out.push_str("        ] },\n");
    Ok(out)
}

fn row<'a>(tables: &'a Tables, key: &str) -> Result<&'a Row, String> {
    tables.rows.iter().find(|row| row.key == key).ok_or_else(|| format!("no input {key}"))
}
