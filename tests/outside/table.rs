//! What the tests here compare, as the table that the page `checked.html` is made from.
//!
//! The tests themselves write it down as they compare. The last test calls them one after the other and holds what they
//! wrote against `data/checked.json`; `UPDATE_GOLDENS=1` writes the file anew.

use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::Path;

thread_local! {
    static GROUPS: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// What the next rows are about: the part of the page, the heading, the document with its address (empty: none), and
/// what explains the misses.
pub(crate) fn about(part: &str, title: &str, document: &str, url: &str, note: &str) {
    let group = json!({
        "part": part, "title": title, "document": document, "url": url, "note": note, "rows": [],
    });
    GROUPS.with_borrow_mut(|groups| groups.push(group));
}

/// A figure of ours beside theirs.
pub(crate) fn row(what: &str, ours: f64, theirs: f64) {
    push(json!({ "what": what, "ours": rounded(ours), "theirs": rounded(theirs) }));
}

/// An answer of ours in words beside their figure.
pub(crate) fn told(what: &str, ours: &str, theirs: f64) {
    push(json!({ "what": what, "ours": ours, "theirs": rounded(theirs) }));
}

/// A figure of ours on the way from one calculation to another.
pub(crate) fn step(what: &str, ours: f64) {
    push(json!({ "what": what, "ours": rounded(ours) }));
}

/// An answer of ours in words, on such a way.
pub(crate) fn told_alone(what: &str, ours: &str) {
    push(json!({ "what": what, "ours": ours }));
}

fn push(row: Value) {
    GROUPS.with_borrow_mut(|groups| {
        // A test that says of nothing is not on the page.
        if let Some(rows) = groups.last_mut().and_then(|group| group["rows"].as_array_mut()) {
            rows.push(row);
        }
    });
}

/// Six digits are all that is shown, and the same everywhere.
fn rounded(x: f64) -> f64 {
    format!("{x:.5e}").parse().expect("a number")
}

#[test]
fn the_page_s_table_is_what_the_tests_compute() {
    GROUPS.take();
    super::bitcoin_income::all();
    super::shutdown_prices::all();
    super::deals::all();
    super::cases::all();
    super::finance_references::all();
    super::why::all();
    let groups = GROUPS.take();
    let rows = |group: &Value| group["rows"].as_array().map_or(0, Vec::len);
    assert!(groups.iter().all(|group| rows(group) > 0), "a heading without a row");
    assert!(groups.iter().map(rows).sum::<usize>() > 120);
    let text = serde_json::to_string_pretty(&groups).unwrap() + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/data/checked.json");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let kept: Vec<Value> = serde_json::from_str(&kept).unwrap_or_default();
    // The order of keys is another where some crate of the workspace asks for theirs.
    let differing = kept.iter().zip(&groups).find(|(kept, now)| kept != now);
    assert!(kept == groups, "UPDATE_GOLDENS=1 rewrites {}: {differing:?}", file.display());
}
