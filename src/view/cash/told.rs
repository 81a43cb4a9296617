//! What happens, as a list under the chart.

use super::super::comparison::key;
use super::Cash;
use crate::format::{Format, escape};
use crate::text::chart::cash as words;
use std::fmt::Write as _;

/// The list, in the order of the numbers that the chart writes where it is narrow or much happens; empty if nothing does.
#[must_use]
pub fn told(numbers: &dyn Format, cash: &Cash) -> String {
    let mut out = String::new();
    for event in cash.notable() {
        let key = event.strategy.map(key).unwrap_or_default();
        let line = escape(&cash.in_words(numbers, event));
        let _ = write!(out, "<li>{key}<span>{line}</span></li>");
    }
    let bridge = if cash.has_bridge {
        format!("<p class=\"small\">{}</p>", words::BRIDGE)
    } else {
        String::new()
    };
    if out.is_empty() {
        return bridge;
    }
    let class = if cash.is_numbered() { "happens numbered" } else { "happens" };
    format!("<ol class=\"{class}\" aria-label=\"{}\">{out}</ol>{bridge}", words::HAPPENS)
}
