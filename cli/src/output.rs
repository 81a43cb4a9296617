//! Answers: tables for people, CSV and JSON for programs.

use crate::args::Format;
use hash_or_host::format::csv;
use serde_json::Value;
use std::fmt::Write as _;

/// An answer in every form.
pub(crate) struct Answer {
    /// A sentence over the table; not in CSV.
    pub sentence: String,
    /// As rows.
    pub table: Table,
    /// What should be known of it, under the table; not in CSV.
    pub notices: Vec<String>,
    /// As an object.
    pub json: Value,
}

/// Rows under heads.
#[derive(Default)]
pub(crate) struct Table {
    /// The names of the columns.
    pub heads: Vec<Cell>,
    /// The rows, as long as the heads.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Clone, Default)]
pub(crate) struct Cell {
    /// For people.
    pub shown: String,
    /// For programs: a number in full, or a text.
    pub full: String,
    /// Whether it is set to the right.
    pub right: bool,
}

impl Cell {
    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Cell {
        let shown = text.into();
        Cell { full: shown.clone(), shown, right: false }
    }

    /// A name for people, and its key for programs.
    pub(crate) fn named(name: impl Into<String>, key: &str) -> Cell {
        Cell { full: key.to_owned(), ..Cell::text(name) }
    }

    /// A number, written for people and in full; for nobody if there is none.
    pub(crate) fn number(shown: impl Into<String>, value: Option<f64>) -> Cell {
        let full = value.map_or_else(String::new, |value| format!("{value}"));
        Cell { shown: shown.into(), full, right: true }
    }
}

impl Answer {
    /// In that form, with a line's end.
    pub(crate) fn write(&self, format: Format) -> String {
        match format {
            Format::Table => {
                let gap = if self.sentence.is_empty() { "" } else { "\n\n" };
                let notices = self.notices.iter().map(|notice| format!("\n{notice}\n"));
                let notices: String = notices.collect();
                format!("{}{gap}{}{notices}", self.sentence, self.table.columns())
            }
            Format::Csv => self.table.csv(),
            Format::Json => format!("{:#}\n", self.json),
        }
    }
}

impl Table {
    fn columns(&self) -> String {
        let width = |at: usize| {
            let cells = self.rows.iter().map(|row| row[at].shown.chars().count());
            cells.chain([self.heads[at].shown.chars().count()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.heads.len()).map(width).collect();
        let right = |at: usize| self.rows.iter().any(|row| row[at].right);
        let mut out = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = (&str, bool)>| {
            let mut text = String::new();
            for (at, (cell, right)) in cells.enumerate() {
                let gap = if at == 0 { "" } else { "  " };
                let pad = " ".repeat(widths[at] - cell.chars().count());
                let (before, after) = if right { (pad.as_str(), "") } else { ("", pad.as_str()) };
                let _ = write!(text, "{gap}{before}{cell}{after}");
            }
            out.push_str(text.trim_end());
            out.push('\n');
        };
        line(&mut self.heads.iter().enumerate().map(|(at, head)| (head.shown.as_str(), right(at))));
        for row in &self.rows {
            line(&mut row.iter().map(|cell| (cell.shown.as_str(), cell.right)));
        }
        out
    }

    fn csv(&self) -> String {
        let full = |row: &Vec<Cell>| row.iter().map(|cell| cell.full.clone()).collect();
        let rows = std::iter::once(&self.heads).chain(&self.rows).map(full);
        csv::table(&rows.collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_under_each_other() {
        let heads = vec![Cell::text("name"), Cell::number("$5.0", Some(5.04))];
        let row = |name: &str, value: f64| {
            vec![Cell::text(name), Cell::number(format!("{value}"), Some(value))]
        };
        let table = Table { heads, rows: vec![row("long name", 1.0), row("x", 12345.5)] };
        assert_eq!(table.columns(), "name          $5.0\nlong name        1\nx          12345.5\n");
        assert_eq!(table.csv(), "name,5.04\r\nlong name,1\r\nx,12345.5\r\n");
    }
}
