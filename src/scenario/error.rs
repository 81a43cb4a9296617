//! What is wrong with a given value, as data: the field, what was given, what is accepted.
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use super::{Input, Kind, month};
use crate::decimal;
use crate::keys::keys;
use std::fmt;

/// A value as it arrives: from an API call, a link, a file, an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A number, perhaps not finite.
    Number(f64),
    /// True or false.
    YesNo(bool),
    /// A text.
    Text(String),
    /// A number a month, from month 1 on.
    Series(Vec<f64>),
    /// Anything else, by the name of its type.
    Other(String),
}

impl fmt::Display for Given {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Given::Number(x) if x.is_nan() => f.write_str("NaN"),
            Given::Number(x) if x.is_infinite() => {
                f.write_str(if *x > 0.0 { "Infinity" } else { "-Infinity" })
            }
            // Of three hundred digits the first forty are enough.
            Given::Number(x) => f.write_str(&shorten(&decimal::shortest(*x))),
            Given::YesNo(b) => write!(f, "{b}"),
            Given::Text(text) => write!(f, "\"{}\"", shorten(text)),
            Given::Series(values) if values.len() == 1 => f.write_str("a series of 1 value"),
            Given::Series(values) => write!(f, "a series of {} values", values.len()),
            Given::Other(name) => f.write_str(name),
        }
    }
}

/// At most 40 characters: an error must not repeat a megabyte.
#[inline]
fn shorten(text: &str) -> String {
    if text.chars().count() <= 40 {
        return text.to_owned();
    }
    text.chars().take(39).chain(['…']).collect()
}

keys! {
    /// What kind of mistake it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Problem {
        /// No input has this key.
        UnknownKey = "unknown_key",
        /// Not the type that the input takes.
        WrongType = "wrong_type",
        /// Not a number.
        NotANumber = "not_a_number",
        /// Infinite.
        Infinite = "infinite",
        /// Outside the accepted range.
        OutOfRange = "out_of_range",
        /// A fraction where a whole number is needed.
        NotWhole = "not_whole",
        /// Not a calendar month.
        NotAMonth = "not_a_month",
        /// Not one of the options.
        NotAChoice = "not_a_choice",
        /// A number that was very likely meant in another unit, or with other marks.
        Unclear = "unclear",
        /// Given twice with different values.
        GivenTwice = "given_twice",
        /// A link that is not one of ours, or of a version not known.
        BadLink = "bad_link",
        /// A series without values.
        Empty = "empty",
        /// A most likely delay above the largest.
        ModeAboveLargest = "mode_above_largest",
        /// Correlations that no three draws can have: their matrix is not positive definite.
        NotPositiveDefinite = "not_positive_definite",
    }
}

/// One offending field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// The key as given.
    pub key: String,
    /// The month of the value, 1 the first, where the field is a series.
    pub month: Option<u32>,
    /// The value as given.
    pub given: Given,
    /// What is wrong.
    pub problem: Problem,
    /// What would have been accepted, in words.
    pub accepted: String,
}

impl FieldError {
    /// The error for an input of the table, with what it accepts.
    #[must_use]
    #[inline]
    pub fn new(input: Input, given: Given, problem: Problem) -> Self {
        FieldError {
            key: input.key().to_owned(),
            month: None,
            given,
            problem,
            accepted: accepted(input),
        }
    }

    /// The error for a key that the table of inputs does not have.
    #[must_use]
    #[inline]
    pub fn unknown(key: &str, given: Given) -> Self {
        let accepted = match nearest(key) {
            Some(input) => format!("a key of the table of inputs, perhaps {}", input.key()),
            None => "a key of the table of inputs, such as site.grid_mw".to_owned(),
        };
        FieldError { key: shorten(key), month: None, given, problem: Problem::UnknownKey, accepted }
    }
}

/// The input with the same last word, for keys written without their group.
#[inline]
fn nearest(key: &str) -> Option<Input> {
    let last = key.rsplit('.').next()?;
    Input::ALL.into_iter().find(|input| input.key().rsplit('.').next() == Some(last))
}

/// What an input accepts, in words: "a number from 0 to 500 USD/MWh".
#[must_use]
#[inline]
pub fn accepted(input: Input) -> String {
    let row = input.row();
    let unit = if row.unit.is_empty() { String::new() } else { format!(" {}", row.unit) };
    let [min, max] = [row.min, row.max].map(decimal::shortest);
    match row.kind {
        Kind::Number => format!("a number from {min} to {max}{unit}"),
        Kind::Whole => format!("a whole number from {min} to {max}{unit}"),
        Kind::YesNo => "true or false".to_owned(),
        Kind::Month => {
            format!("a month YYYY-MM from {} to {}", month::format(row.min), month::format(row.max))
        }
        Kind::Choice(options) => {
            let words: Vec<String> = options.iter().map(|o| format!("\"{}\"", o.value)).collect();
            words.join(" or ")
        }
    }
}

impl fmt::Display for FieldError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FieldError { given, accepted, .. } = self;
        let key = match self.month {
            Some(month) => format!("{}, month {month}", self.key),
            None => self.key.clone(),
        };
        match self.problem {
            Problem::UnknownKey => {
                write!(f, "{key}: no such input (given {given}); accepted: {accepted}")
            }
            Problem::WrongType => {
                write!(f, "{key}: {given} has the wrong type; accepted: {accepted}")
            }
            Problem::NotANumber => {
                write!(f, "{key}: {given} is not a number; accepted: {accepted}")
            }
            Problem::Infinite => write!(f, "{key}: {given} is infinite; accepted: {accepted}"),
            Problem::OutOfRange => {
                write!(f, "{key}: {given} is out of range; accepted: {accepted}")
            }
            Problem::NotWhole => write!(f, "{key}: {given} is not whole; accepted: {accepted}"),
            Problem::NotAMonth => write!(f, "{key}: {given} is not a month; accepted: {accepted}"),
            Problem::NotAChoice => {
                write!(f, "{key}: {given} is not an option; accepted: {accepted}")
            }
            Problem::Unclear => write!(f, "{key}: {given} is unclear; accepted: {accepted}"),
            Problem::GivenTwice => {
                write!(f, "{key}: given twice ({given} is the second); accepted: once")
            }
            Problem::BadLink => write!(f, "{key}: {given} cannot be read; accepted: {accepted}"),
            Problem::Empty => write!(f, "{key}: no values; accepted: {accepted}"),
            Problem::ModeAboveLargest | Problem::NotPositiveDefinite => {
                write!(f, "{key}: {given} does not go with the others; accepted: {accepted}")
            }
        }
    }
}

impl std::error::Error for FieldError {}

/// All offending fields of a scenario, at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// One entry a mistake, in the order given.
    pub fields: Vec<FieldError>,
}

impl fmt::Display for Refused {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, field) in self.fields.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            field.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}
