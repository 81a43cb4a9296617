//! A formula as a spreadsheet program reads it.

use super::{Expr, Function, Op, Ref, Row};
use crate::book::Book;
use crate::book::TOP;

/// `A1` of a place, counted from 0; `fixed` as `$A$1`.
pub fn cell_name(column: u32, row: u32, fixed: bool) -> String {
    let dollar = if fixed { "$" } else { "" };
    format!("{dollar}{}{dollar}{}", letters(column), row + 1)
}

fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push((b'A' + (left % 26) as u8) as char);
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// A sheet's name as it stands before a reference.
pub fn quoted(sheet: &str) -> String {
    if sheet.bytes().all(|b| b.is_ascii_alphanumeric()) {
        sheet.to_owned()
    } else {
        format!("'{}'", sheet.replace('\'', "''"))
    }
}

/// The formula of a cell on `sheet` in `row`, without the sign of equality.
pub fn text_of(book: &Book, sheet: usize, row: u32, formula: &Expr) -> String {
    let mut text = String::new();
    Writer { book, sheet, row, text: &mut text }.write(formula, 0);
    text
}

struct Writer<'a> {
    book: &'a Book,
    sheet: usize,
    row: u32,
    text: &'a mut String,
}

/// How strongly it binds.
fn strength(op: Op) -> u8 {
    match op {
        Op::Add | Op::Subtract => 2,
        Op::Multiply | Op::Divide => 3,
        Op::Power => 4,
        _ => 1,
    }
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Add => "+",
        Op::Subtract => "-",
        Op::Multiply => "*",
        Op::Divide => "/",
        Op::Power => "^",
        Op::Equal => "=",
        Op::Differ => "<>",
        Op::Below => "<",
        Op::AtMost => "<=",
        Op::Above => ">",
        Op::AtLeast => ">=",
    }
}

fn word(function: Function) -> &'static str {
    match function {
        Function::If => "IF",
        Function::And => "AND",
        Function::Or => "OR",
        Function::Max => "MAX",
        Function::Min => "MIN",
        Function::Sum => "SUM",
        Function::Average => "AVERAGE",
        Function::Count => "COUNT",
        Function::CountPositive | Function::CountIf => "COUNTIF",
        Function::SumProduct | Function::PresentValue => "SUMPRODUCT",
        Function::Index => "INDEX",
        Function::Match => "MATCH",
        Function::Int => "INT",
        Function::Mod => "MOD",
        Function::Year => "YEAR",
        Function::Month => "MONTH",
        Function::Date => "DATE",
        Function::YearlyRate => "IRR",
    }
}

impl Writer<'_> {
    fn write(&mut self, formula: &Expr, around: u8) {
        match formula {
            Expr::Number(value) if *value < 0.0 => self.text.push_str(&format!("({value})")),
            Expr::Number(value) => self.text.push_str(&value.to_string()),
            Expr::Text(text) => {
                self.text.push('"');
                self.text.push_str(text);
                self.text.push('"');
            }
            Expr::Name(name) => self.text.push_str(self.book.name(*name)),
            Expr::Cell(cell) => self.reference(*cell, true),
            Expr::Range(from, to) => {
                self.reference(*from, true);
                self.text.push(':');
                self.reference(*to, false);
            }
            Expr::Part(part) => {
                let [range, from, to] = &**part;
                self.call("INDEX", [range, from]);
                self.text.push(':');
                self.call("INDEX", [range, to]);
            }
            Expr::Negative(of) => {
                self.text.push_str("(-");
                self.write(of, 9);
                self.text.push(')');
            }
            Expr::Binary(op, sides) => self.binary(*op, sides, around),
            Expr::Call(function, arguments) => self.function(*function, arguments),
        }
    }

    fn binary(&mut self, op: Op, [left, right]: &[Expr; 2], around: u8) {
        let own = strength(op);
        let bracketed = own < around;
        if bracketed {
            self.text.push('(');
        }
        self.write(left, own);
        self.text.push_str(sign(op));
        // Only sums and products may be read from either end, and floating point not even they.
        self.write(right, own + 1);
        if bracketed {
            self.text.push(')');
        }
    }

    fn call<'e>(&mut self, name: &str, arguments: impl IntoIterator<Item = &'e Expr>) {
        self.text.push_str(name);
        self.text.push('(');
        for (at, argument) in arguments.into_iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.write(argument, 0);
        }
        self.text.push(')');
    }

    fn function(&mut self, function: Function, arguments: &[Expr]) {
        match (function, arguments) {
            (Function::CountPositive, [range]) => {
                self.call("COUNTIF", [range, &Expr::Text(">0")]);
            }
            (Function::Match, [text, range]) => {
                self.call("MATCH", [text, range, &Expr::Number(0.0)]);
            }
            (Function::PresentValue, [flows, months, rate]) => {
                self.text.push_str("SUMPRODUCT(");
                self.write(flows, 0);
                self.text.push_str(",(1+");
                self.write(rate, 3);
                self.text.push_str(")^(-");
                self.write(months, 9);
                self.text.push_str("/12))");
            }
            (Function::YearlyRate, [flows, guess]) => {
                self.text.push_str("IFERROR((1+IRR(");
                self.write(flows, 0);
                self.text.push_str(",(1+");
                self.write(guess, 3);
                self.text.push_str(")^(1/12)-1))^12-1,\"none\")");
            }
            _ => self.call(word(function), arguments),
        }
    }

    fn reference(&mut self, cell: Ref, named: bool) {
        if named && cell.sheet != self.sheet {
            self.text.push_str(&quoted(self.book.sheet_name(cell.sheet)));
            self.text.push('!');
        }
        self.text.push_str(&match cell.row {
            Row::At(row) => cell_name(cell.column, row, true),
            Row::Here(off) => {
                let row = row_of(self.row, off);
                format!("${}{}", letters(cell.column), row + 1)
            }
        });
    }
}

/// The row `off` below `row`, not above the first month's.
pub(super) fn row_of(row: u32, off: i32) -> u32 {
    row.saturating_add_signed(off).max(TOP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        let names = [0, 25, 26, 701, 702].map(|column| cell_name(column, 0, false));
        assert_eq!(names, ["A1", "Z1", "AA1", "ZZ1", "AAA1"]);
    }

    #[test]
    fn brackets_keep_the_order_of_the_tree() {
        let book = Book::new();
        let text = |formula: Expr| text_of(&book, 0, 0, &formula);
        let n = super::super::number;
        assert_eq!(text((n(1.0) + n(2.0)) * n(3.0)), "(1+2)*3");
        assert_eq!(text(n(1.0) - (n(2.0) - n(3.0))), "1-(2-3)");
        assert_eq!(text((n(1.0) - n(2.0)) - n(3.0)), "1-2-3");
        assert_eq!(text(n(2.0).to(n(3.0).to(n(4.0)))), "2^(3^4)");
        assert_eq!(text((n(1.0) + n(2.0)).to(-n(3.0) / 12.0)), "(1+2)^((-3)/12)");
        assert_eq!(text(n(1.0).is(2.0)), "1=2");
    }
}
