//! A book's cells beside what the model says of them.
#![allow(dead_code)]

use hash_or_host::evaluation::{Figure, Outcome};
use hash_or_host::finance::{Column, npv};
use hash_or_host::strategy::Strategy;
use hash_or_host_workbook::book::{Book, Content, Value};
use hash_or_host_workbook::grid::Grid;
use hash_or_host_workbook::model::Model;

/// How closely a cell is held to the model: of its value, or of a dollar.
const NEAR: f64 = 1e-6;

/// Which cell tells a rate.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Rates {
    /// The page's value: at the inputs that the file was made with.
    Labelled,
    /// The program's own, which follows the inputs.
    Followed,
}

/// What every cell comes to, by sheet.
pub(crate) type Values = Vec<Grid<Value>>;

/// What was looked at.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Months and figures compared.
    pub cells: usize,
    /// The largest deviation, of the value or of a dollar.
    pub worst: f64,
    /// What differs, in words.
    pub wrong: Vec<String>,
}

impl Seen {
    fn number(&mut self, what: impl Fn() -> String, found: Option<f64>, model: f64) {
        self.cells += 1;
        let deviation =
            found.map_or(f64::INFINITY, |found| (found - model).abs() / model.abs().max(1.0));
        self.worst = self.worst.max(deviation);
        if deviation > NEAR {
            self.wrong.push(format!("{}: {found:?}, the model {model}", what()));
        }
    }
}

/// Compares `values` of the cells of `book` with what `model` says: every month of every column
/// that the model knows, every figure.
pub(crate) fn compare(book: &Book, values: &Values, model: &Model, rates: Rates) -> Seen {
    let mut seen = Seen::default();
    let number = |sheet: usize, at: (u32, u32)| match values[sheet].get(at) {
        Some(Value::Number(value)) => Some(*value),
        // A spreadsheet program may leave an empty text where nothing is.
        _ => None,
    };
    for sheet in [6, 7, 11, 8, 9, 10, 0, 1, 2, 3, 4, 5] {
        if sheet >= book.sheets() {
            continue;
        }
        let (rows, columns) = book.size(sheet);
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |c| (row, c))) {
            if let Some(says) = book.model(sheet, row, column) {
                let what = || {
                    let name = book.sheet_name(sheet);
                    match book.content(sheet, 4, column) {
                        Some(Content::Value(Value::Text(text))) if row >= 6 => {
                            format!("{name}, {text}, month {}", row - 6)
                        }
                        _ => format!("{name}, row {row}, column {column}"),
                    }
                };
                seen.number(what, number(sheet, (row, column)), says);
            }
            if values[sheet].get((row, column)) == Some(&Value::Error) {
                let name = book.sheet_name(sheet);
                seen.wrong.push(format!("{name} row {row} column {column} is an error"));
            }
        }
    }
    figures(book, values, model, rates, &mut seen);
    seen
}

fn figures(book: &Book, values: &Values, model: &Model, rates: Rates, seen: &mut Seen) {
    for of in Strategy::ALL {
        let Some(outcome) = model.evaluation.outcome(of) else { continue };
        for figure in Figure::ALL {
            let name = format!("{}_{}", of.key(), figure.key());
            let found = outcome.figures.number(figure);
            let is_rate =
                matches!(figure, Figure::Irr | Figure::EquityIrr | Figure::IrrOnSaleValue);
            let followed = is_rate && rates == Rates::Followed;
            if let (Some(rate), true, false) = (found, is_rate, followed) {
                let moved = moved(outcome, figure, rate);
                worth_nothing(book, values, &name, moved, seen);
            }
            let name = if followed { format!("{name}_now") } else { name };
            // Without a rate at first there is nothing to follow.
            let Some((sheet, row, column)) = book.find(&name) else {
                assert!(followed, "{name} has no cell");
                continue;
            };
            let value = values[sheet].get((row, column));
            match (found, value) {
                (Some(model), Some(Value::Number(found))) => {
                    seen.number(|| name.clone(), Some(*found), model);
                }
                (Some(_), _) => seen.wrong.push(format!("{name}: {value:?} is no number")),
                (None, Some(Value::Text(_))) => seen.cells += 1,
                _ => seen.wrong.push(format!("{name}: {value:?}, the model has none")),
            }
        }
    }
    best(book, values, model, seen);
}

/// Present value of what goes in and of what comes out at a rate, added up, USD.
fn moved(outcome: &Outcome, figure: Figure, rate: f64) -> f64 {
    let column = match figure {
        Figure::EquityIrr => Column::EquityCashFlow,
        _ => Column::FreeCashFlow,
    };
    let flows = outcome.ledger.column(column).iter().map(|flow| flow.abs());
    npv(rate, &flows.collect::<Vec<f64>>())
}

/// What cash is worth at a labelled rate: nothing, beside what is moved.
fn worth_nothing(book: &Book, values: &Values, rate: &str, moved: f64, seen: &mut Seen) {
    let name = format!("{rate}_npv");
    let (sheet, row, column) = book.find(&name).expect("a rate has a check");
    let found = values[sheet].get((row, column)).and_then(Value::number_itself);
    seen.number(|| name.clone(), found.map(|found| found / moved.max(1.0)), 0.0);
}

fn best(book: &Book, values: &Values, model: &Model, seen: &mut Seen) {
    let (sheet, row, column) = book.find("best_use").expect("there is a best use");
    let best = model.evaluation.best;
    let expected = best.map_or("selling now", hash_or_host::text::strategy::name);
    if values[sheet].get((row, column)) != Some(&Value::Text(expected.into())) {
        seen.wrong.push(format!("best: {:?}, not {expected}", values[sheet].get((row, column))));
    }
    if let Some(lead) = model.evaluation.lead {
        let name = format!("{}_lead_usd", lead.of.key());
        let (sheet, row, column) = book.find(&name).expect("a lead");
        let found = values[sheet].get((row, column)).and_then(Value::number_itself);
        seen.number(|| name.clone(), found, lead.usd);
    }
}
