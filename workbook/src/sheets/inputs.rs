//! Every input with its unit, value, default, ranges and sources; its cell is named by its key.

use super::Page;
use crate::book::{Accepted, Book, Value};
use crate::calendar;
use crate::style::{Numbers, Part, Style};
use hash_or_host::scenario::{Confidence, GROUPS, Input, Kind, Only, Row, Scenario};
use hash_or_host::text::workbook as words;

/// The column of the values.
const VALUE: u32 = 3;

/// The name of an input's cell: its key with underscores.
pub fn name_of(input: Input) -> String {
    input.key().replace('.', "_")
}

/// A stored value as its cell holds it: a month is a date, a choice its word.
pub fn shown(input: Input, stored: f64) -> Value {
    match input.row().kind {
        Kind::Number | Kind::Whole => Value::Number(stored),
        Kind::YesNo => Value::Truth(stored != 0.0),
        Kind::Month => {
            Value::Number(calendar::serial((stored / 12.0).floor(), stored % 12.0 + 1.0))
        }
        Kind::Choice(options) => options[stored as usize].value.into(),
    }
}

/// Fills the sheet and names the cells, in the order of the inputs.
pub(super) fn inputs(book: &mut Book, scenario: &Scenario) {
    let sheet = Page::Inputs.id();
    book.put(sheet, (0, 0), words::INPUTS, Part::Title);
    book.put(sheet, (1, 0), words::INPUTS_NOTE, Part::Plain);
    for (column, heading) in words::INPUT_HEADINGS.into_iter().enumerate() {
        book.put(sheet, (3, column as u32), heading, Part::Heading);
    }
    let page = book.sheet_mut(sheet);
    page.frozen = (4, 2);
    let widths =
        [24.0, 40.0, 40.0, 16.0, 20.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 14.0, 60.0, 70.0];
    page.widths = (0..).zip(widths).collect();
    for (row, input) in (4..).zip(Input::ALL) {
        line(book, sheet, row, input.row(), scenario.get(input));
        book.define(name_of(input), sheet, (row, VALUE));
    }
}

fn line(book: &mut Book, sheet: usize, row: u32, about: &Row, stored: f64) {
    let numbers = if about.kind == Kind::Month { Numbers::Month } else { Numbers::General };
    let plain: Style = numbers.into();
    let input = about.input;
    book.put(sheet, (row, 0), GROUPS[about.group].label, Part::Plain);
    book.put(sheet, (row, 1), about.label, Part::Plain);
    book.put(sheet, (row, 2), name_of(input).as_str(), Part::Plain);
    // The horizon makes the rows, what only futures read changes nothing here.
    let part = if live(about) { Part::Input } else { Part::Plain };
    book.put(sheet, (row, VALUE), shown(input, stored), part.as_(numbers));
    book.put(sheet, (row, 4), about.unit, Part::Plain);
    book.put(sheet, (row, 5), shown(input, about.default), plain);
    if matches!(about.kind, Kind::Number | Kind::Whole | Kind::Month) {
        let ends = [about.min, about.max, about.low, about.high];
        for (column, end) in (6..).zip(ends) {
            book.put(sheet, (row, column), shown(input, end), plain);
        }
    }
    book.put(sheet, (row, 10), confidence(input.note().confidence), Part::Plain);
    book.put(sheet, (row, 11), input.note().as_of, Part::Plain);
    let note = input.note();
    let basis = match (about.only, input) {
        (_, Input::SiteHorizonYears) => format!("{} {}", words::ROWS_FIXED, note.basis),
        (Some(Only::Futures | Only::Cash), _) => {
            format!("{} {}", words::FUTURES_ONLY, note.basis)
        }
        _ => note.basis.to_owned(),
    };
    book.put(sheet, (row, 12), basis.as_str(), Part::Plain);
    for (column, source) in (13..).zip(note.sources) {
        let document = source.document;
        let text = words::source(source.says, document.publisher, document.title, document.date);
        book.put(sheet, (row, column), text.as_str(), Part::Plain);
        if !document.url.is_empty() {
            book.sheet_mut(sheet).links.push(((row, column), document.url.to_owned()));
        }
    }
    let accepted = match about.kind {
        Kind::Number => Accepted::Between(about.min, about.max),
        Kind::Whole => Accepted::WholeBetween(about.min, about.max),
        Kind::YesNo => Accepted::OneOf(vec!["TRUE".to_owned(), "FALSE".to_owned()]),
        Kind::Choice(options) => {
            Accepted::OneOf(options.iter().map(|option| option.value.to_owned()).collect())
        }
        Kind::Month => return,
    };
    book.sheet_mut(sheet).accepted.push(((row, VALUE), accepted));
}

/// Whether the formulas read it, and may be asked again.
fn live(about: &Row) -> bool {
    about.input != Input::SiteHorizonYears
        && !matches!(about.only, Some(Only::Futures | Only::Cash))
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => words::CONFIDENCE[0],
        Confidence::Medium => words::CONFIDENCE[1],
        Confidence::Low => words::CONFIDENCE[2],
        Confidence::Judgement => words::CONFIDENCE[3],
        Confidence::User => words::CONFIDENCE[4],
    }
}
