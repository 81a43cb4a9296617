//! The file itself: names, errors, what carries a value.

use hash_or_host::scenario::Scenario;
use hash_or_host_workbook::book::Content;
use hash_or_host_workbook::model::Model;
use hash_or_host_workbook::{About, book};
use std::collections::BTreeSet;

#[test]
fn no_name_is_given_twice_or_could_be_a_cell() {
    let scenario = Scenario::default();
    let book = book(&Model::of(&scenario), &About::default());
    let mut names = BTreeSet::new();
    for (name, _) in book.names() {
        assert!(names.insert(name.to_lowercase()), "{name} twice");
        // A reference is letters and digits alone.
        assert!(name.contains('_') && !name.starts_with(|c: char| !c.is_alphabetic()), "{name}");
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'), "{name}");
    }
    assert!(names.len() > 125 + 84, "only {} names", names.len());
}

#[test]
fn every_cell_of_a_formula_carries_a_value() {
    let scenario = Scenario::default();
    let book = book(&Model::of(&scenario), &About::default());
    let (mut formulas, values) = (0, book.values());
    for (sheet, values) in values.iter().enumerate() {
        let (rows, columns) = book.size(sheet);
        for at in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            if let Some(Content::Formula(_)) = book.content(sheet, at.0, at.1) {
                formulas += 1;
                assert!(values.get(at).is_some(), "{} {at:?}", book.sheet_name(sheet));
            }
        }
    }
    assert!(formulas > 60_000, "only {formulas} formulas");
}
