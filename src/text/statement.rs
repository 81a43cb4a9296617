//! The cash-flow statement in words.

use super::month::month;
use crate::analysis::statement::{Line, Period};
use crate::scenario::{Input, Scenario};

/// Heading of the section.
pub const HEADING: &str = "Year by year";
/// Under it.
pub const LEAD: &str = "Each use’s cash as a lender reads it: what comes in, what goes out, what is left, what lenders are paid. What is paid is negative; every subtotal is the sum of the lines above it.";
/// Chooses the use.
pub const USE: &str = "Use";
/// Chooses the periods.
pub const PERIODS: &str = "Shown";
/// All years.
pub const YEARS: &str = "All years";
/// The first column's head.
pub const LINE: &str = "US dollars";
/// The last column's head.
pub const TOTAL: &str = "Total";
/// Copies the table.
pub const COPY: &str = "Copy as a table";
/// Saves the statement.
pub const CSV: &str = "Statement (CSV)";
/// Saves the ledger.
pub const LEDGER: &str = "Monthly ledger (CSV)";
/// Saves all of it.
pub const JSON: &str = "Everything (JSON)";
/// The use is not ready.
pub const NOT_READY: &str = "This use is not ready within the horizon, so it has no statement.";
/// What a hybrid's statement leaves out.
pub const HYBRID: &str = "A hybrid is part AI, part mining, each discounted at its own rate and with loans of its own: discount factors and debt cover stand in the statements of its parts.";

/// A line's name.
#[must_use]
pub fn name(line: Line) -> &'static str {
    match line {
        Line::Revenue => "Revenue",
        Line::Power => "Power",
        Line::Operations => "Operations",
        Line::Ebitda => "EBITDA",
        Line::Tax => "Tax before interest",
        Line::Capex => "Bought (capex)",
        Line::Proceeds => "Sold",
        Line::WorkingCapital => "Prepaid by customers",
        Line::FreeCashFlow => "Free cash flow",
        Line::Bridge => "The mine on its way out",
        Line::CashToValue => "Cash that NPV values",
        Line::DiscountFactor => "Discount factor, period’s end",
        Line::PresentValue => "Present value",
        Line::TaxShield => "Tax saved by interest",
        Line::DebtDraw => "Loans drawn",
        Line::Interest => "Interest",
        Line::Principal => "Principal",
        Line::Repayment => "Early and final repayment",
        Line::EquityCashFlow => "Cash to the owner",
        Line::Dscr => "Debt cover (DSCR)",
    }
}

/// A period's head: "start", "2027", "March 2027".
#[must_use]
pub fn period(scenario: &Scenario, period: &Period) -> String {
    let start = scenario.get(Input::SiteStart);
    match (period.first, period.last) {
        (0, _) => "Start".to_owned(),
        (first, last) if first == last => month(start + (first - 1) as f64),
        (first, _) => year(start + (first - 1) as f64),
    }
}

/// A model year by the calendar: "2027", or "July 2027 on" where it does not begin in January.
#[must_use]
pub fn year(first_month: f64) -> String {
    if first_month % 12.0 == 0.0 {
        format!("{}", (first_month / 12.0) as i64)
    } else {
        format!("{} on", month(first_month))
    }
}

/// The model years to choose from.
#[must_use]
pub fn months_of(scenario: &Scenario, year_index: usize) -> String {
    let first = scenario.get(Input::SiteStart) + (12 * (year_index - 1)) as f64;
    format!("Months of {}", year(first))
}
