//! What formulas come to: the value that each cell carries before a spreadsheet program has looked at it.

use super::write::row_of;
use super::{Expr, Function, Op, Ref, Row};
use crate::book::{Book, Content, Value};
use crate::calendar;
use hash_or_host::finance;
use hash_or_host::math::pow;

/// Works out the cells of a book, each once.
pub struct Evaluator<'a> {
    book: &'a Book,
    /// Rows and columns by sheet.
    sizes: Vec<(u32, u32)>,
    /// By sheet, row and column.
    known: Vec<Vec<Known>>,
}

#[derive(Clone, Debug)]
enum Known {
    Not,
    /// Asked for, and not done: a circle, if asked for again.
    Soon,
    Done(Value),
}

/// Where a formula stands.
#[derive(Clone, Copy)]
struct Place {
    row: u32,
}

impl<'a> Evaluator<'a> {
    /// Nothing is known yet.
    pub fn new(book: &'a Book) -> Evaluator<'a> {
        let sizes: Vec<(u32, u32)> = (0..book.sheets()).map(|sheet| book.size(sheet)).collect();
        let known = |(rows, columns): &(u32, u32)| vec![Known::Not; (rows * columns) as usize];
        let known = sizes.iter().map(known).collect();
        Evaluator { book, sizes, known }
    }

    /// Rows and columns of every sheet.
    pub fn sizes(&self) -> &[(u32, u32)] {
        &self.sizes
    }

    /// What a cell comes to.
    pub fn value(&mut self, sheet: usize, row: u32, column: u32) -> Value {
        let (rows, columns) = self.sizes[sheet];
        if row >= rows || column >= columns {
            return Value::Blank;
        }
        let at = (row * columns + column) as usize;
        match &self.known[sheet][at] {
            Known::Done(value) => return value.clone(),
            Known::Soon => return Value::Error,
            Known::Not => {}
        }
        self.known[sheet][at] = Known::Soon;
        let book = self.book;
        let value = match book.content(sheet, row, column) {
            None => Value::Blank,
            Some(Content::Value(value)) => value.clone(),
            Some(Content::Formula(formula)) => self.work_out(formula, Place { row }),
        };
        self.known[sheet][at] = Known::Done(value.clone());
        value
    }

    fn at(&self, cell: Ref, place: Place) -> (usize, u32, u32) {
        let row = match cell.row {
            Row::At(row) => row,
            Row::Here(off) => row_of(place.row, off),
        };
        (cell.sheet, row, cell.column)
    }

    fn work_out(&mut self, formula: &Expr, place: Place) -> Value {
        match formula {
            Expr::Number(value) => Value::Number(*value),
            Expr::Text(text) => Value::Text((*text).into()),
            Expr::Name(name) => {
                let (sheet, row, column) = self.book.named(*name);
                self.value(sheet, row, column)
            }
            Expr::Cell(cell) => {
                let (sheet, row, column) = self.at(*cell, place);
                self.value(sheet, row, column)
            }
            // A range where one value is meant.
            Expr::Range(..) | Expr::Part(_) => Value::Error,
            Expr::Negative(of) => match self.number(of, place) {
                Some(value) => Value::Number(-value),
                None => Value::Error,
            },
            Expr::Binary(op, sides) => self.binary(*op, sides, place),
            Expr::Call(function, arguments) => self.call(*function, arguments, place),
        }
    }

    fn number(&mut self, formula: &Expr, place: Place) -> Option<f64> {
        self.work_out(formula, place).number()
    }

    fn binary(&mut self, op: Op, [left, right]: &[Expr; 2], place: Place) -> Value {
        let (left, right) = (self.work_out(left, place), self.work_out(right, place));
        if let (Value::Text(left), Value::Text(right)) = (&left, &right) {
            return match op {
                Op::Equal => Value::Truth(left == right),
                Op::Differ => Value::Truth(left != right),
                _ => Value::Error,
            };
        }
        // A text equals no number.
        if matches!(left, Value::Text(_)) || matches!(right, Value::Text(_)) {
            return match op {
                Op::Equal => Value::Truth(false),
                Op::Differ => Value::Truth(true),
                _ => Value::Error,
            };
        }
        let (Some(a), Some(b)) = (left.number(), right.number()) else { return Value::Error };
        match op {
            Op::Add => Value::finite(a + b),
            Op::Subtract => Value::finite(a - b),
            Op::Multiply => Value::finite(a * b),
            Op::Divide => Value::finite(a / b),
            // As the programs do that refuse it.
            Op::Power if a == 0.0 && b == 0.0 => Value::Error,
            Op::Power => Value::finite(pow(a, b)),
            Op::Equal => Value::Truth(a == b),
            Op::Differ => Value::Truth(a != b),
            Op::Below => Value::Truth(a < b),
            Op::AtMost => Value::Truth(a <= b),
            Op::Above => Value::Truth(a > b),
            Op::AtLeast => Value::Truth(a >= b),
        }
    }

    /// The cells of a range, or the one value. `None` if one of them is no good.
    fn values(&mut self, formula: &Expr, place: Place) -> Option<Vec<Value>> {
        let (first, last) = match formula {
            Expr::Range(from, to) => (self.at(*from, place), self.at(*to, place)),
            Expr::Part(part) => {
                let [range, from, to] = &**part;
                let Expr::Range(start, _) = range else { return None };
                let (sheet, row, column) = self.at(*start, place);
                let (from, to) = (self.number(from, place)?, self.number(to, place)?);
                let row = |nth: f64| row + nth as u32 - 1;
                ((sheet, row(from), column), (sheet, row(to), column))
            }
            other => return Some(vec![self.work_out(other, place)]),
        };
        let (sheet, from, column) = first;
        let values: Vec<Value> =
            (from..=last.1).map(|row| self.value(sheet, row, column)).collect();
        (!values.contains(&Value::Error)).then_some(values)
    }

    /// The numbers among them: ranges pass over words and what is empty.
    fn numbers(&mut self, formulas: &[Expr], place: Place) -> Option<Vec<f64>> {
        let mut numbers = Vec::new();
        for formula in formulas {
            numbers.extend(self.values(formula, place)?.iter().filter_map(Value::number_itself));
        }
        Some(numbers)
    }

    fn call(&mut self, function: Function, arguments: &[Expr], place: Place) -> Value {
        self.called(function, arguments, place).unwrap_or(Value::Error)
    }

    fn called(&mut self, function: Function, arguments: &[Expr], place: Place) -> Option<Value> {
        let (first, second) = (arguments.first()?, arguments.get(1));
        let number = Value::finite;
        Some(match function {
            Function::If => {
                let holds = self.work_out(first, place).truth()?;
                self.work_out(if holds { second? } else { arguments.get(2)? }, place)
            }
            Function::And | Function::Or => {
                let any = function == Function::Or;
                // All are worked out, as programs do: what fails, fails.
                let mut found = !any;
                for condition in arguments {
                    let holds = self.work_out(condition, place).truth()?;
                    found = if any { found || holds } else { found && holds };
                }
                Value::Truth(found)
            }
            Function::Max => {
                let numbers = self.numbers(arguments, place)?;
                number(numbers.into_iter().reduce(f64::max).unwrap_or(0.0))
            }
            Function::Min => {
                let numbers = self.numbers(arguments, place)?;
                number(numbers.into_iter().reduce(f64::min).unwrap_or(0.0))
            }
            Function::Sum => number(self.numbers(arguments, place)?.iter().sum()),
            Function::Average => {
                let numbers = self.numbers(arguments, place)?;
                number(numbers.iter().sum::<f64>() / numbers.len() as f64)
            }
            Function::Count => number(self.numbers(arguments, place)?.len() as f64),
            Function::CountPositive => {
                let numbers = self.numbers(arguments, place)?;
                number(numbers.iter().filter(|value| **value > 0.0).count() as f64)
            }
            Function::CountIf => {
                let wanted = self.work_out(second?, place);
                let values = self.values(first, place)?;
                number(values.iter().filter(|value| **value == wanted).count() as f64)
            }
            Function::SumProduct => {
                let one = self.values(first, place)?;
                let other = self.values(second?, place)?;
                let of = |value: &Value| value.number_itself().unwrap_or(0.0);
                number(one.iter().zip(&other).map(|(a, b)| of(a) * of(b)).sum())
            }
            Function::Index => {
                let Expr::Range(start, end) = first else { return None };
                let ((sheet, row, column), (_, last, _)) =
                    (self.at(*start, place), self.at(*end, place));
                let nth = self.number(second?, place)?;
                let there = nth >= 1.0 && nth <= f64::from(last - row + 1);
                there.then(|| self.value(sheet, row + nth as u32 - 1, column))?
            }
            Function::Match => {
                let wanted = self.work_out(first, place);
                let values = self.values(second?, place)?;
                number(values.iter().position(|value| *value == wanted)? as f64 + 1.0)
            }
            Function::Int => number(self.number(first, place)?.floor()),
            Function::Mod => {
                let (value, by) = (self.number(first, place)?, self.number(second?, place)?);
                number(value - by * (value / by).floor())
            }
            Function::Year => number(calendar::year(self.number(first, place)?)),
            Function::Month => number(calendar::month(self.number(first, place)?)),
            Function::Date => {
                let (year, month) = (self.number(first, place)?, self.number(second?, place)?);
                number(calendar::serial(year, month))
            }
            Function::PresentValue => {
                let flows = self.numbers(&arguments[..1], place)?;
                number(finance::npv(self.number(arguments.get(2)?, place)?, &flows))
            }
            Function::YearlyRate => {
                let flows = self.numbers(&arguments[..1], place)?;
                finance::irr(&flows).map_or_else(|_| Value::Text("none".into()), number)
            }
        })
    }
}
