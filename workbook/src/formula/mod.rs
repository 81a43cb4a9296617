//! Formulas as trees: written for a spreadsheet program, and worked out here for the value that each cell carries.
//!
//! ```ignore
//! let power = energy.now() * price.now();
//! let paid = iff(runs.now().is_true(), power, number(0.0));
//! ```

mod evaluate;
mod write;

pub use evaluate::Evaluator;
pub use write::{cell_name, quoted, text_of};

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A cell, or its place relative to the row that a formula stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ref {
    /// Of the sheet.
    pub sheet: usize,
    /// From 0.
    pub column: u32,
    /// Which row.
    pub row: Row,
}

/// A row of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// This one, from 0.
    At(u32),
    /// So many below the formula's own, but not above the first month's.
    Here(i32),
}

/// An operator between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// `a ^ b`
    Power,
    /// `a = b`
    Equal,
    /// `a <> b`
    Differ,
    /// `a < b`
    Below,
    /// `a <= b`
    AtMost,
    /// `a > b`
    Above,
    /// `a >= b`
    AtLeast,
}

/// A function, with the name that spreadsheet programs know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `IF(condition, then, else)`; only the branch taken is worked out.
    If,
    /// All of them.
    And,
    /// Any of them.
    Or,
    /// The largest; 0 of none.
    Max,
    /// The smallest; 0 of none.
    Min,
    /// The sum.
    Sum,
    /// The mean.
    Average,
    /// How many numbers there are.
    Count,
    /// How many are above zero: `COUNTIF(range, ">0")`.
    CountPositive,
    /// How many are this text.
    CountIf,
    /// The sum of the products of two ranges.
    SumProduct,
    /// The n-th of a range, from 1.
    Index,
    /// Where a text stands in a range, from 1.
    Match,
    /// Rounded down.
    Int,
    /// The remainder.
    Mod,
    /// The year of a date.
    Year,
    /// The month of a date, 1 to 12.
    Month,
    /// A date by year, month (may be above 12), day.
    Date,
    /// Present value: `PV(flows, months, rate)`, written as `SUMPRODUCT(flows, (1+rate)^(-months/12))`.
    PresentValue,
    /// The rate of monthly flows a year: `(1+IRR(flows, guess))^12-1`, or a word where there is none.
    YearlyRate,
}

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number.
    Number(f64),
    /// A text.
    Text(&'static str),
    /// A named cell.
    Name(usize),
    /// A cell.
    Cell(Ref),
    /// The cells between two of one column, both included.
    Range(Ref, Ref),
    /// Those of a range from its n-th to its m-th, from 1.
    Part(Box<[Expr; 3]>),
    /// Minus.
    Negative(Box<Expr>),
    /// Between two.
    Binary(Op, Box<[Expr; 2]>),
    /// Of any number.
    Call(Function, Vec<Expr>),
}

impl From<f64> for Expr {
    fn from(value: f64) -> Expr {
        Expr::Number(value)
    }
}

impl From<&'static str> for Expr {
    fn from(text: &'static str) -> Expr {
        Expr::Text(text)
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident $op:ident),+) => {$(
        impl<T: Into<Expr>> $operator<T> for Expr {
            type Output = Expr;
            fn $method(self, other: T) -> Expr {
                self.with(Op::$op, other)
            }
        }
        impl $operator<Expr> for f64 {
            type Output = Expr;
            fn $method(self, other: Expr) -> Expr {
                Expr::Number(self).with(Op::$op, other)
            }
        }
    )+};
}
operators!(Add add Add, Sub sub Subtract, Mul mul Multiply, Div div Divide);

impl Neg for Expr {
    type Output = Expr;
    fn neg(self) -> Expr {
        Expr::Negative(Box::new(self))
    }
}

impl Expr {
    fn with(self, op: Op, other: impl Into<Expr>) -> Expr {
        Expr::Binary(op, Box::new([self, other.into()]))
    }

    /// To the power of `exponent`; the base is never 0 where the exponent may be.
    pub fn to(self, exponent: impl Into<Expr>) -> Expr {
        self.with(Op::Power, exponent)
    }

    /// To the power of `exponent`, and 1 where that is 0: some programs refuse `0^0`.
    pub fn to_or_one(self, exponent: Expr) -> Expr {
        iff(exponent.clone().is(0.0), 1.0, self.to(exponent))
    }

    /// Whether it equals `other`.
    pub fn is(self, other: impl Into<Expr>) -> Expr {
        self.with(Op::Equal, other)
    }

    /// Whether it does not.
    pub fn is_not(self, other: impl Into<Expr>) -> Expr {
        self.with(Op::Differ, other)
    }

    /// Whether it is below `other`.
    pub fn below(self, other: impl Into<Expr>) -> Expr {
        self.with(Op::Below, other)
    }

    /// Whether it is `other` or below.
    pub fn at_most(self, other: impl Into<Expr>) -> Expr {
        self.with(Op::AtMost, other)
    }

    /// Whether it is above `other`.
    pub fn above(self, other: impl Into<Expr>) -> Expr {
        self.with(Op::Above, other)
    }

    /// Whether it is `other` or above.
    pub fn at_least(self, other: impl Into<Expr>) -> Expr {
        self.with(Op::AtLeast, other)
    }
}

/// A number.
pub fn number(value: f64) -> Expr {
    Expr::Number(value)
}

/// `then` where the condition holds, else `other`.
pub fn iff(condition: Expr, then: impl Into<Expr>, other: impl Into<Expr>) -> Expr {
    Expr::Call(Function::If, vec![condition, then.into(), other.into()])
}

/// Whether all hold.
pub fn all_of<const N: usize>(conditions: [Expr; N]) -> Expr {
    Expr::Call(Function::And, conditions.into())
}

/// Whether any holds.
pub fn any_of<const N: usize>(conditions: [Expr; N]) -> Expr {
    Expr::Call(Function::Or, conditions.into())
}

/// The larger.
pub fn max(one: impl Into<Expr>, other: impl Into<Expr>) -> Expr {
    Expr::Call(Function::Max, vec![one.into(), other.into()])
}

/// The smaller.
pub fn min(one: impl Into<Expr>, other: impl Into<Expr>) -> Expr {
    Expr::Call(Function::Min, vec![one.into(), other.into()])
}

/// A function of one range or value.
pub fn of(function: Function, range: Expr) -> Expr {
    Expr::Call(function, vec![range])
}

/// The sum of a range.
pub fn sum(range: Expr) -> Expr {
    of(Function::Sum, range)
}

/// The sum of the products of two ranges.
pub fn sum_product(one: Expr, other: Expr) -> Expr {
    Expr::Call(Function::SumProduct, vec![one, other])
}

/// Rounded down.
pub fn int(value: Expr) -> Expr {
    of(Function::Int, value)
}

/// What is left of a division.
pub fn remainder(value: Expr, by: impl Into<Expr>) -> Expr {
    Expr::Call(Function::Mod, vec![value, by.into()])
}

/// The n-th of a range, from 1.
pub fn index(range: Expr, nth: Expr) -> Expr {
    Expr::Call(Function::Index, vec![range, nth])
}

/// The calendar month `months` after a date.
pub fn later(date: Expr, months: Expr) -> Expr {
    let year = of(Function::Year, date.clone());
    let month = of(Function::Month, date) + months;
    Expr::Call(Function::Date, vec![year, month, number(1.0)])
}
