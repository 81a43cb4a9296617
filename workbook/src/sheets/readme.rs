//! The first sheet: what this is, how to read it, what is a value and why.

use super::Page;
use crate::book::Book;
use crate::model::Model;
use crate::style::{Numbers, Part};
use hash_or_host::scenario::MODEL_VERSION;
use hash_or_host::text::workbook::{self as words, About};

/// Fills the sheet.
pub(super) fn readme(book: &mut Book, model: &Model, about: &About) {
    let sheet = Page::Readme.id();
    book.sheet_mut(sheet).widths = vec![(0, 30.0), (1, 110.0)];
    book.put(sheet, (0, 0), about.title.as_str(), Part::Title);
    let version = MODEL_VERSION.to_string();
    let facts = [
        (words::LINK, about.link.as_str()),
        (words::DATE, about.date.as_str()),
        (words::VERSION, version.as_str()),
    ];
    let mut row = 2;
    for (what, said) in facts {
        book.put(sheet, (row, 0), what, Part::Heading);
        book.put(sheet, (row, 1), said, Part::Plain);
        row += 1;
    }
    // Programs refuse longer addresses.
    if about.link.starts_with("http") && about.link.len() < 2000 {
        book.sheet_mut(sheet).links.push(((2, 1), about.link.clone()));
    }
    let ready: Vec<bool> =
        model.evaluation.strategies.iter().map(|outcome| outcome.is_some()).collect();
    for (heading, lines) in words::readme(&ready) {
        row += 1;
        book.put(sheet, (row, 0), heading, Part::Heading);
        for line in lines {
            book.put(sheet, (row, 1), line.as_str(), Part::Plain.as_(Numbers::Wrapped));
            row += 1;
        }
    }
    row += 1;
    book.put(sheet, (row, 0), words::COLOURS, Part::Heading);
    let colours = [Part::Input, Part::Labelled, Part::Total];
    for (part, said) in colours.into_iter().zip(words::COLOURS_MEAN) {
        book.put(sheet, (row, 1), said, part);
        row += 1;
    }
}
