//! A workbook in memory: sheets of cells, months by the column, and names.

use crate::formula::{Evaluator, Expr};
use crate::grid::Grid;
use crate::style::Style;
use std::rc::Rc;

/// The row of index 0 on a sheet of months, from 0: title, note, a blank, totals, headings and units
/// stand above it.
pub const TOP: u32 = 6;

/// What a cell holds or comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// A number; a date is the days that spreadsheet programs count.
    Number(f64),
    /// A text.
    Text(Rc<str>),
    /// Yes or no.
    Truth(bool),
    /// What cannot be worked out.
    Error,
}

impl Value {
    /// As a number where a formula asks for one; a blank is 0, yes is 1.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Blank => Some(0.0),
            Value::Number(value) => Some(*value),
            Value::Truth(truth) => Some(f64::from(u8::from(*truth))),
            Value::Text(_) | Value::Error => None,
        }
    }

    /// The number, if it is one.
    pub fn number_itself(&self) -> Option<f64> {
        if let Value::Number(value) = self { Some(*value) } else { None }
    }

    /// As yes or no.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Value::Truth(truth) => Some(*truth),
            other => other.number().map(|value| value != 0.0),
        }
    }

    /// A number, or an error if it is none.
    pub fn finite(value: f64) -> Value {
        if value.is_finite() { Value::Number(value) } else { Value::Error }
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value::Number(value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.into())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Truth(truth)
    }
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Content {
    /// A value.
    Value(Value),
    /// A formula.
    Formula(Expr),
}

impl<T: Into<Value>> From<T> for Content {
    fn from(value: T) -> Content {
        Content::Value(value.into())
    }
}

impl From<Expr> for Content {
    fn from(formula: Expr) -> Content {
        Content::Formula(formula)
    }
}

/// One column of months, from index 0 down: values that are given first, then a formula.
#[derive(Clone, Debug)]
pub struct MonthColumn {
    /// Given values, from index 0 on.
    pub given: Vec<Content>,
    /// How those look.
    pub given_style: Style,
    /// The formula of index 0, if it has one of its own.
    pub first: Option<Content>,
    /// The formula of all other months.
    pub rest: Content,
    /// How they look.
    pub style: Style,
    /// What the model says, index 0 to T; the value that the cells carry.
    pub model: Vec<f64>,
}

impl MonthColumn {
    fn content(&self, month: usize) -> &Content {
        let first = self.first.as_ref().filter(|_| month == 0);
        self.given.get(month).or(first).unwrap_or(&self.rest)
    }
}

/// What may be typed into a cell.
#[derive(Clone, Debug)]
pub enum Accepted {
    /// Numbers between two.
    Between(f64, f64),
    /// Whole numbers between two.
    WholeBetween(f64, f64),
    /// One of these.
    OneOf(Vec<String>),
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    name: &'static str,
    cells: Grid<(Content, Style)>,
    /// What the model says of them.
    says: Grid<f64>,
    /// Columns of months, from the first column on.
    pub(crate) months: Vec<MonthColumn>,
    /// Months below each other, index 0 included; 0 if the sheet has none.
    pub(crate) length: u32,
    /// Widths in characters, by column; others are 14.
    pub(crate) widths: Vec<(u32, f64)>,
    /// Rows and columns that stay in sight.
    pub(crate) frozen: (u32, u32),
    /// What is accepted where.
    pub(crate) accepted: Vec<((u32, u32), Accepted)>,
    /// Addresses that cells lead to.
    pub(crate) links: Vec<((u32, u32), String)>,
}

/// A workbook.
#[derive(Clone, Debug, Default)]
pub struct Book {
    sheets: Vec<Sheet>,
    names: Vec<(String, (usize, u32, u32))>,
}

impl Book {
    /// An empty one.
    pub fn new() -> Book {
        Book::default()
    }

    /// Adds an empty sheet and says which it is.
    pub fn add(&mut self, name: &'static str) -> usize {
        self.sheets.push(Sheet { name, ..Sheet::default() });
        self.sheets.len() - 1
    }

    /// How many sheets there are.
    pub fn sheets(&self) -> usize {
        self.sheets.len()
    }

    /// A sheet.
    pub fn sheet(&self, sheet: usize) -> &Sheet {
        &self.sheets[sheet]
    }

    /// A sheet to change.
    pub fn sheet_mut(&mut self, sheet: usize) -> &mut Sheet {
        &mut self.sheets[sheet]
    }

    /// The name of a sheet.
    pub fn sheet_name(&self, sheet: usize) -> &'static str {
        self.sheets.get(sheet).map_or("", |sheet| sheet.name)
    }

    /// Writes a cell.
    pub fn put(
        &mut self,
        sheet: usize,
        at: (u32, u32),
        content: impl Into<Content>,
        style: impl Into<Style>,
    ) {
        self.sheets[sheet].cells.put(at, (content.into(), style.into()));
    }

    /// Names a cell; the name as a formula.
    pub fn define(&mut self, name: String, sheet: usize, (row, column): (u32, u32)) -> Expr {
        self.names.push((name, (sheet, row, column)));
        Expr::Name(self.names.len() - 1)
    }

    /// A name.
    pub fn name(&self, name: usize) -> &str {
        self.names.get(name).map_or("", |(name, _)| name)
    }

    /// Where a named cell is: sheet, row, column.
    pub fn named(&self, name: usize) -> (usize, u32, u32) {
        self.names[name].1
    }

    /// All names with their cells.
    pub fn names(&self) -> &[(String, (usize, u32, u32))] {
        &self.names
    }

    /// Where the cell of this name is.
    pub fn find(&self, name: &str) -> Option<(usize, u32, u32)> {
        self.names.iter().find(|(known, _)| known == name).map(|(_, place)| *place)
    }

    /// Types another value into a named cell, as a reader would.
    pub fn change(&mut self, name: &str, value: impl Into<Value>) -> bool {
        let Some((sheet, row, column)) = self.find(name) else { return false };
        let Some(cell) = self.sheets[sheet].cells.get_mut((row, column)) else { return false };
        cell.0 = Content::Value(value.into());
        true
    }

    /// Rows and columns of a sheet.
    pub fn size(&self, sheet: usize) -> (u32, u32) {
        let sheet = &self.sheets[sheet];
        let (rows, columns) = sheet.cells.size();
        let wide = sheet.months.len() as u32;
        let long = if sheet.months.is_empty() { 0 } else { TOP + sheet.length };
        (rows.max(long), columns.max(wide))
    }

    /// What stands in a cell.
    pub fn content(&self, sheet: usize, row: u32, column: u32) -> Option<&Content> {
        self.cell(sheet, row, column).map(|(content, _)| content)
    }

    /// What stands in a cell, and how it looks.
    pub fn cell(&self, sheet: usize, row: u32, column: u32) -> Option<(&Content, Style)> {
        let sheet = &self.sheets[sheet];
        if let Some((content, style)) = sheet.cells.get((row, column)) {
            return Some((content, *style));
        }
        let month = row.checked_sub(TOP).filter(|month| *month < sheet.length)? as usize;
        let months = sheet.months.get(column as usize)?;
        let style = if month < months.given.len() { months.given_style } else { months.style };
        Some((months.content(month), style))
    }

    /// Notes what the model says of a cell: what it carries.
    pub fn says(&mut self, sheet: usize, at: (u32, u32), value: f64) {
        self.sheets[sheet].says.put(at, value);
    }

    /// What the model says of a cell, where it says anything.
    pub fn model(&self, sheet: usize, row: u32, column: u32) -> Option<f64> {
        let sheet = &self.sheets[sheet];
        if let Some(value) = sheet.says.get((row, column)) {
            return Some(*value);
        }
        let month = row.checked_sub(TOP)? as usize;
        let months = sheet.months.get(column as usize)?;
        months.model.get(month).copied()
    }

    /// What every cell comes to, by sheet; blanks left out.
    pub fn values(&self) -> Vec<Grid<Value>> {
        let mut evaluator = Evaluator::new(self);
        let sizes = evaluator.sizes().to_vec();
        let rows = sizes.iter().map(|(rows, _)| *rows).max().unwrap_or(0);
        // Month by month through all sheets: what a month rests on is known before it.
        let mut values = vec![Grid::default(); self.sheets()];
        for row in (TOP..rows).chain(0..TOP) {
            for (sheet, values) in values.iter_mut().enumerate() {
                let (rows, columns) = sizes[sheet];
                for column in (0..columns).filter(|_| row < rows) {
                    let value = evaluator.value(sheet, row, column);
                    if value != Value::Blank {
                        values.put((row, column), value);
                    }
                }
            }
        }
        values
    }
}
