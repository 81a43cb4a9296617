//! The cash-flow statement as a table: HTML for the page, tabs and CSV for taking away.

use crate::analysis::statement::{Line, Statement, StatementLine};
use crate::finance::{Column, Ledger};
use crate::format::{self, Format, csv};
use crate::scenario::{Input, Scenario, month};
use crate::text::statement as words;
use crate::text::units::dollars;
use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// Nothing, in a cell.
const NIL: &str = "0";

/// A number of the statement as it stands in a cell; empty where there is none.
#[must_use]
pub fn cell(numbers: &dyn Format, line: Line, value: Option<f64>) -> String {
    match (line, value) {
        (_, None) => String::new(),
        (Line::Dscr, Some(value)) => format::ratio(numbers, value),
        (Line::DiscountFactor, Some(value)) => format::number(numbers, value, 4),
        (_, Some(value)) if value.abs() < 0.5 => NIL.to_owned(),
        (_, Some(value)) => format::money(numbers, value),
    }
}

/// Lines that are nothing throughout are left out, unless others are summed into them.
fn is_shown(entry: &StatementLine) -> bool {
    entry.line.is_subtotal() || entry.values.iter().flatten().any(|value| *value != 0.0)
}

/// The table of the periods in `shown`, with totals where all are.
#[must_use]
pub fn table(
    numbers: &dyn Format,
    scenario: &Scenario,
    statement: &Statement,
    shown: RangeInclusive<usize>,
) -> String {
    let periods = statement.periods.get(shown.clone()).unwrap_or_default();
    let whole = periods.len() == statement.periods.len();
    let dollars = dollars(numbers, words::LINE);
    let mut out = format!("<table class=\"statement\"><thead><tr><th scope=\"col\">{dollars}</th>");
    // Beside the names: however many years there are, it is in sight.
    if whole {
        let _ = write!(out, "<th scope=\"col\" class=\"total\">{}</th>", words::TOTAL);
    }
    for period in periods {
        let _ = write!(out, "<th scope=\"col\">{}</th>", words::period(scenario, period));
    }
    out.push_str("</tr></thead><tbody>");
    for entry in statement.entries.iter().filter(|entry| is_shown(entry)) {
        let class = if entry.line.is_subtotal() { " class=\"sum\"" } else { "" };
        let _ = write!(out, "<tr{class}><th scope=\"row\">{}</th>", words::name(entry.line));
        if whole {
            let total = cell(numbers, entry.line, entry.total);
            let _ = write!(out, "<td class=\"total\">{total}</td>");
        }
        for value in entry.values.get(shown.clone()).unwrap_or_default() {
            let text = cell(numbers, entry.line, *value);
            // What is nothing is there to be passed over.
            let class = if text == NIL { " class=\"nil\"" } else { "" };
            let _ = write!(out, "<td{class}>{text}</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

/// Rows of plain numbers: a head, then a line each, in full.
fn rows(scenario: &Scenario, statement: &Statement) -> Vec<Vec<String>> {
    let start = scenario.get(Input::SiteStart);
    let date = |t: usize| month::format(start + (t - 1) as f64);
    let mut head = vec!["line (USD of the year)".to_owned()];
    head.extend(statement.periods.iter().map(|period| match (period.first, period.last) {
        (0, _) => "start".to_owned(),
        (first, last) if first == last => date(first),
        (first, last) => format!("{}/{}", date(first), date(last)),
    }));
    head.push("total".to_owned());
    let number = |value: &Option<f64>| value.map_or_else(String::new, |value| format!("{value}"));
    let line = |entry: &StatementLine| {
        let values = entry.values.iter().chain([&entry.total]).map(number);
        std::iter::once(entry.line.key().to_owned()).chain(values).collect()
    };
    std::iter::once(head).chain(statement.entries.iter().map(line)).collect()
}

/// The statement as CSV: numbers in full, ISO months.
#[must_use]
pub fn to_csv(scenario: &Scenario, statement: &Statement) -> String {
    csv::table(&rows(scenario, statement))
}

/// The statement with tabs, as a spreadsheet takes it from the clipboard.
#[must_use]
pub fn to_tabs(scenario: &Scenario, statement: &Statement) -> String {
    let rows = rows(scenario, statement);
    rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

/// A ledger as CSV: a row a month, a column each of the ledger's.
#[must_use]
pub fn ledger_csv(scenario: &Scenario, ledger: &Ledger) -> String {
    let start = scenario.get(Input::SiteStart);
    let mut rows = vec![vec!["month".to_owned(), "date".to_owned()]];
    rows[0].extend(Column::ALL.map(|column| match column {
        Column::EnergyMwh => column.name().to_owned(),
        money => format!("{}_usd", money.name()),
    }));
    for t in 0..=ledger.months() {
        let date = if t == 0 { "start".to_owned() } else { month::format(start + (t - 1) as f64) };
        let mut row = vec![t.to_string(), date];
        row.extend(Column::ALL.map(|column| format!("{}", ledger.column(column)[t])));
        rows.push(row);
    }
    csv::table(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statement::{By, statement};
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::paths::price_level;
    use crate::strategy::Strategy;

    fn default() -> (Scenario, Statement, Ledger) {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let outcome = evaluation.outcome(Strategy::Colocation).unwrap();
        let found = statement(&scenario, Strategy::Colocation, outcome, By::Year);
        (scenario, found, (*outcome.ledger).clone())
    }

    #[test]
    fn every_number_of_the_file_comes_back() {
        let (scenario, found, ledger) = default();
        let text = to_csv(&scenario, &found);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), Line::ALL.len() + 1);
        assert!(
            lines[0].starts_with("line (USD of the year),start,2027-01/2027-12,2028-01/2028-12")
        );
        let revenue: Vec<f64> =
            lines[1].split(',').skip(1).map(|cell| cell.parse().unwrap()).collect();
        let parts: f64 = revenue[..revenue.len() - 1].iter().sum();
        assert!((parts - revenue[revenue.len() - 1]).abs() < 1e-6 * parts, "{revenue:?}");
        let months = ledger_csv(&scenario, &ledger);
        assert_eq!(months.lines().count(), 242, "a head and months 0 to 240");
        let head = months.lines().next().unwrap();
        assert!(
            head.starts_with("month,date,revenue_usd,") && head.contains(",energy_mwh,"),
            "{head}"
        );
        let last = months.lines().last().unwrap();
        assert!(last.starts_with("240,2046-12,"), "{last}");
    }

    #[test]
    fn todays_dollars_are_worth_the_same() {
        let (scenario, nominal, ledger) = default();
        let level = price_level(&scenario);
        let todays = nominal.clone().over(&ledger, &level);
        let line = |found: &Statement, line: Line| found.entries[line as usize].clone();
        let both = |of| (line(&nominal, of), line(&todays, of));
        assert_eq!(both(Line::PresentValue).0, both(Line::PresentValue).1);
        assert_eq!(both(Line::Dscr).0, both(Line::Dscr).1);
        let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-9 * b.abs(), "{a} {b}");
        // Month by month: cash over the level, a factor times it, and so the same worth.
        let of_month = statement(
            &scenario,
            Strategy::Colocation,
            evaluate(&scenario).outcome(Strategy::Colocation).unwrap(),
            By::Month,
        );
        let todays = of_month.clone().over(&ledger, &level);
        let at = |found: &Statement, line: Line| found.entries[line as usize].values[60].unwrap();
        near(at(&of_month, Line::Revenue), at(&todays, Line::Revenue) * level(60));
        near(
            at(&todays, Line::CashToValue) * at(&todays, Line::DiscountFactor),
            at(&of_month, Line::CashToValue) * at(&of_month, Line::DiscountFactor),
        );
    }

    #[test]
    fn a_table_leaves_out_what_is_nothing_and_totals_only_the_whole() {
        let (scenario, found, _) = default();
        let whole = table(&Plain, &scenario, &found, 0..=found.periods.len() - 1);
        assert!(whole.contains("Cash to the owner") && whole.contains("Total"));
        assert!(!whole.contains("Prepaid by customers"), "a hall has no prepayment");
        assert!(!whole.contains("NaN") && !whole.contains("inf"));
        let some = table(&Plain, &scenario, &found, 1..=3);
        assert!(!some.contains("Total") && some.contains(">2029<"));
        // What is asked for beyond the end is nothing, and no panic.
        assert!(!table(&Plain, &scenario, &found, 90..=99).contains("2029"));
    }
}
