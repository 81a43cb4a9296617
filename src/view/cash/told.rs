//! What happens, as a list under the chart.

use super::super::comparison::key;
use super::Cash;
use crate::format::{Format, escape};
use crate::text::chart::cash as words;
use std::fmt::Write as _;

/// The list, in the order of the numbers that a narrow chart writes; empty if nothing happens.
#[must_use]
pub fn told(numbers: &dyn Format, cash: &Cash) -> String {
    let mut out = String::new();
    for event in cash.notable() {
        let key = event.strategy.map(key).unwrap_or_default();
        let line = escape(&cash.in_words(numbers, event));
        let _ = write!(out, "<li>{key}<span>{line}</span></li>");
    }
    if out.is_empty() {
        return out;
    }
    format!("<ol class=\"happens\" aria-label=\"{}\">{out}</ol>", words::HAPPENS)
}
