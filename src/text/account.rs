//! What becomes of a real case: ours beside what its parties state, the return on its chips, the
//! price it needs, and why it looks bad where it does.

use crate::analysis::break_even::{Answer, BreakEven};
use crate::cases::{Account, Compared, Guided, Preset, Verdict};
use crate::evaluation::Rate;
use crate::format::{Format, MINUS, money, number, or_absent, percent, value_with_unit};
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::figure::no_rate;
use crate::text::strategy::noun;

/// Heading of what its parties state beside ours.
pub const BESIDE: &str = "This page against its parties";
/// Heads of the columns: figure, ours, theirs, difference.
pub const COLUMNS: [&str; 4] = ["Over the contract’s years", "Here", "Stated", "Difference"];

/// The name of a figure.
#[must_use]
pub fn figure(figure: Guided) -> &'static str {
    match figure {
        Guided::Margin => "Margin after running costs",
        Guided::RevenuePerYear => "Revenue a year",
        Guided::IncomePerYear => "Income a year before tax and debt",
        Guided::YieldOnCost => "First full year’s income on cost",
        Guided::RateNeeded => "Rate it needs",
    }
}

/// One row: figure, ours, theirs, difference: "Margin after running costs", "97.9%", "98.6%",
/// "−0.7 points".
#[must_use]
pub fn row(numbers: &dyn Format, compared: &Compared) -> [String; 4] {
    let write = |x: f64| match compared.figure {
        Guided::Margin | Guided::YieldOnCost => percent(numbers, x, 1),
        Guided::RevenuePerYear | Guided::IncomePerYear => money(numbers, x),
        Guided::RateNeeded => value_with_unit(numbers, Input::GpuCloudLeaseRateUsdPerHour, x),
    };
    let signed = |x: f64| {
        let text = number(numbers, 100.0 * x, 1);
        if text.starts_with(MINUS) || text.trim_matches(['0', '.']).is_empty() { text } else { format!("+{text}") }
    };
    let unit = if compared.figure.is_share() { " points" } else { "%" };
    [
        figure(compared.figure).to_owned(),
        or_absent(compared.ours, write),
        write(compared.theirs),
        or_absent(compared.deviation(), |x| format!("{}{unit}", signed(x))),
    ]
}

/// "The chips alone return 12.9% a year before tax and debt, in a hall rented at the going rent."
#[must_use]
pub fn chips(numbers: &dyn Format, rate: Rate) -> String {
    match rate {
        Ok(rate) => format!(
            "The chips alone return {} a year before tax and debt, in a hall rented at the going rent.",
            percent(numbers, rate, 1)
        ),
        Err(reason) => format!(
            "The chips alone have no rate of return before tax and debt ({}), in a hall rented at the going rent.",
            no_rate(reason)
        ),
    }
}

/// What it needs to be worth what it costs: "It pays from a rent of $106/kW-mo; it has $128/kW-mo."
#[must_use]
pub fn needs(numbers: &dyn Format, preset: &Preset, needs: &BreakEven) -> String {
    let what = match preset.strategy {
        Strategy::Mining | Strategy::Hybrid => "bitcoin at",
        Strategy::Colocation => "a rent of",
        Strategy::GpuCloud => "a rate of",
    };
    let words = |x: f64| value_with_unit(numbers, needs.input, x);
    let Some(value) = needs.value() else {
        let row = needs.input.row();
        return format!(
            "It earns what is asked of it neither at {} nor at {}.",
            words(row.min),
            words(row.max)
        );
    };
    let jump = match needs.answer {
        Answer::Jumps { .. } => ", where a decision flips",
        _ => "",
    };
    let value = words(value);
    if preset.is_unpriced() {
        return format!("It earns what is asked of it from {what} {value} on{jump}; none is published.");
    }
    format!("It earns what is asked of it from {what} {value} on{jump}; it has {}.", words(needs.present))
}

/// One sentence on why the case looks bad; `None` where it does not.
#[must_use]
pub fn explanation(preset: &Preset, verdict: Verdict) -> Option<String> {
    let own = match verdict {
        Verdict::Leads => return None,
        Verdict::Behind(other) => {
            return Some(format!("It earns more than is asked of it; {} would earn still more here.", noun(other)));
        }
        _ => preset.explains,
    };
    if !own.is_empty() {
        return Some(own.to_owned());
    }
    Some(match verdict {
        Verdict::Unpriced => "No price for it is published, so its value here says nothing.".to_owned(),
        Verdict::NotReady => "It is not ready within the horizon.".to_owned(),
        _ => "At these inputs it does not earn what is asked of it.".to_owned(),
    })
}

/// All sentences of an account, without its table.
#[must_use]
pub fn sentences(numbers: &dyn Format, preset: &Preset, account: &Account) -> Vec<String> {
    let needs = account.needs.as_ref().map(|found| needs(numbers, preset, found));
    let chips = account.chips.map(|rate| chips(numbers, rate));
    [explanation(preset, account.verdict), needs, chips].into_iter().flatten().collect()
}
