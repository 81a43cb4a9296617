//! Sheets of months: a row a month, the same on every sheet, a column a series.

use crate::book::{Book, Content, MonthColumn, TOP};
use crate::formula::{Expr, Function, Ref, Row, index, of, sum};
use crate::style::{Numbers, Part, Style};

const TOTALS: u32 = 3;
const HEADINGS: u32 = 4;
const UNITS: u32 = 5;

/// A column of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    sheet: usize,
    column: u32,
    /// T.
    last: u32,
}

impl Column {
    fn cell(self, row: Row) -> Ref {
        Ref { sheet: self.sheet, column: self.column, row }
    }

    /// This month's.
    pub fn now(self) -> Expr {
        self.ago(0)
    }

    /// That of the month before; of index 0, its own.
    pub fn before(self) -> Expr {
        self.ago(1)
    }

    fn ago(self, months: i32) -> Expr {
        Expr::Cell(self.cell(Row::Here(-months)))
    }

    /// All months, index 0 to T.
    pub fn all(self) -> Expr {
        let (first, last) = (Row::At(TOP), Row::At(TOP + self.last));
        Expr::Range(self.cell(first), self.cell(last))
    }

    /// The last `months`, this one included.
    pub fn recent(self, months: i32) -> Expr {
        Expr::Range(self.cell(Row::Here(1 - months)), self.cell(Row::Here(0)))
    }

    /// That of the month which a formula names.
    pub fn at(self, month: Expr) -> Expr {
        index(self.all(), month + 1.0)
    }

    /// That of a month.
    pub fn month(self, month: u32) -> Expr {
        Expr::Cell(self.cell(Row::At(TOP + month)))
    }

    /// Months `first` to `last`.
    pub fn months(self, first: u32, last: u32) -> Expr {
        Expr::Range(self.cell(Row::At(TOP + first)), self.cell(Row::At(TOP + last)))
    }

    /// The months between two that formulas name, both included.
    pub fn part(self, first: Expr, last: Expr) -> Expr {
        Expr::Part(Box::new([self.all(), first + 1.0, last + 1.0]))
    }

    /// The sum of all months.
    pub fn sum(self) -> Expr {
        sum(self.all())
    }

    /// What stands above it.
    pub fn above(self) -> Expr {
        Expr::Cell(self.cell(Row::At(TOTALS)))
    }

    /// T.
    pub fn horizon(self) -> u32 {
        self.last
    }
}

/// A sheet of months that is being written.
pub struct Months<'a> {
    book: &'a mut Book,
    sheet: usize,
    next: u32,
    last: u32,
}

impl<'a> Months<'a> {
    /// A sheet of months 0 to `last` under a title and a note.
    pub fn new(
        book: &'a mut Book,
        sheet: usize,
        last: usize,
        title: &str,
        note: &str,
    ) -> Months<'a> {
        let last = last as u32;
        book.put(sheet, (0, 0), title, Part::Title);
        book.put(sheet, (1, 0), note, Part::Plain);
        let page = book.sheet_mut(sheet);
        page.length = last + 1;
        page.frozen = (TOP, 2);
        Months { book, sheet, next: 0, last }
    }

    /// A column whose formula is the same in every month.
    pub fn add(
        &mut self,
        heading: &str,
        unit: &str,
        style: impl Into<Style>,
        formula: impl Into<Content>,
    ) -> Column {
        let formula = formula.into();
        self.put(heading, unit, style, None, |_| formula)
    }

    /// A column whose formula may look at its own month before; index 0 has one of its own.
    pub fn follow(
        &mut self,
        heading: &str,
        unit: &str,
        style: impl Into<Style>,
        first: impl Into<Content>,
        rest: impl FnOnce(Column) -> Expr,
    ) -> Column {
        let first = first.into();
        self.put(heading, unit, style, Some(first), |own| rest(own).into())
    }

    fn put(
        &mut self,
        heading: &str,
        unit: &str,
        style: impl Into<Style>,
        first: Option<Content>,
        rest: impl FnOnce(Column) -> Content,
    ) -> Column {
        let own = Column { sheet: self.sheet, column: self.next, last: self.last };
        let head = Part::Heading.as_(Numbers::Wrapped);
        self.book.put(self.sheet, (HEADINGS, self.next), heading, head);
        self.book.put(self.sheet, (UNITS, self.next), unit, Part::Heading);
        let column = MonthColumn {
            given: Vec::new(),
            given_style: Style::default(),
            first,
            rest: rest(own),
            style: style.into(),
            model: Vec::new(),
        };
        self.book.sheet_mut(self.sheet).months.push(column);
        self.next += 1;
        own
    }

    /// The sum of a column above it.
    pub fn total(&mut self, column: Column) {
        self.above(column, column.sum());
    }

    /// What a column comes to, above it.
    pub fn above(&mut self, column: Column, formula: Expr) {
        let style = Part::Total.as_(Numbers::Whole);
        self.book.put(self.sheet, (TOTALS, column.column), formula, style);
    }

    /// The book, for what is named elsewhere.
    pub fn book(&mut self) -> &mut Book {
        self.book
    }

    /// What the model says of a column, index 0 to T.
    pub fn model(&mut self, column: Column, values: &[f64]) {
        if let Some(column) = self.found(column) {
            column.model = values.to_vec();
        }
    }

    /// Gives the first values of a column, index 0 and month 1 on, as inputs.
    pub fn give(&mut self, column: Column, values: &[f64], numbers: Numbers) {
        let length = self.last as usize + 1;
        if let Some(column) = self.found(column) {
            let given = values.first().into_iter().chain(values);
            column.given = given.take(length).map(|value| Content::from(*value)).collect();
            column.given_style = Part::Input.as_(numbers);
        }
    }

    fn found(&mut self, column: Column) -> Option<&mut MonthColumn> {
        self.book.sheet_mut(self.sheet).months.get_mut(column.column as usize)
    }
}

/// The largest absolute value that a column comes to.
pub fn largest(column: Column) -> Expr {
    let highest = of(Function::Max, column.all());
    crate::formula::max(highest, -of(Function::Min, column.all()))
}
