//! The stress library in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::stress::{Position, Shock, Shocks, StressReport};
use crate::format::{Format, money, or_absent};
use crate::strategy::Strategy;
use crate::text::month::month;

/// Heading.
pub const HEADING: &str = "Stress: what has happened before, happening again";
/// Under it.
pub const LEAD: &str = "Each shock repeats a record, month by month. Owners do not see it coming: they decide on what they have seen. Switch on one or several.";
/// Names the shocks for those who hear the page.
pub const CHOOSE: &str = "Shocks";
/// Opens a shock's record.
pub const RECORD: &str = "The record";
/// Nothing is switched on.
pub const NONE: &str = "Switch on a shock to see what it does.";
/// Caption of the table.
pub const CAPTION: &str = "Every use before and after the shocks";
/// Heads of the table's columns; the first is that of the uses.
pub const COLUMNS: [&str; 7] = [
    "Use",
    "NPV before",
    "NPV after",
    "Change",
    "Lowest cash",
    "Debt first uncovered",
    "Survives with",
];
/// How the table is to be read.
pub const NOTE: &str = "Cash is the owner’s, after debt and tax, from the first dollar put in. “Survives with” is the least opening cash with which it never falls below zero; what the calm path needs stands under it. “Debt first uncovered”: the first month whose trailing year earns less than its debt service (DSCR under 1).";
/// Heading of the drawing of the markets.
pub const PATHS: &str = "What the shock does to the markets";
/// Heading of the drawing of cash.
pub const CASH: &str = "What it does to cash";
/// No market moves.
pub const NO_PATH: &str = "No market price moves; dates and contracts do.";
/// Behind what the calm path needs.
pub const WITHOUT: &str = "without";
/// All debt service is covered.
pub const COVERED: &str = "never";
/// Not ready within the horizon.
pub const NOT_READY: &str = "not ready within the horizon";

/// A shock's name.
#[must_use]
pub fn name(shock: Shock) -> &'static str {
    match shock {
        Shock::Winter2022 => "Winter of 2022",
        Shock::ChinaBan2021 => "China’s ban, 2021",
        Shock::HalvingWithoutPriceSupport => "Halving without a rally",
        Shock::GpuGlut => "GPU glut",
        Shock::GpuGlutRepriced => "GPU glut, contracts repriced",
        Shock::AiSlowdown => "AI slowdown",
        Shock::LateDelivery => "Late delivery",
        Shock::PowerSpike => "Power spike",
    }
}

/// What it is, in a line.
#[must_use]
pub fn gloss(shock: Shock) -> &'static str {
    match shock {
        Shock::Winter2022 => {
            "Bitcoin to 35% of its price, hashprice to 24%, from the first month; two years to return, four for hashprice"
        }
        Shock::ChinaBan2021 => {
            "Price −31% in two months, a third of the hashrate gone; miners who stay earn more"
        }
        Shock::HalvingWithoutPriceSupport => {
            "The next halving: price frozen for 24 months, no miner leaves for 12"
        }
        Shock::GpuGlut => {
            "H100 rates of 2023–25: half a year on year from a year before the first contract ends, to 26%, then back to 36%"
        }
        Shock::GpuGlutRepriced => {
            "The same from a year after go-live, and running contracts fall to the market after six months"
        }
        Shock::AiSlowdown => {
            "A year after go-live tenants and customers stop paying for twelve months, and return 30% lower"
        }
        Shock::LateDelivery => "AI capacity comes six months late; loans and costs do not wait",
        Shock::PowerSpike => "Power costs twice as much in the first year",
    }
}

/// The shocks together, within a sentence: "Winter of 2022 and Power spike".
#[must_use]
pub fn together(shocks: Shocks) -> String {
    let names: Vec<&str> = shocks.iter().map(name).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// Who leads under the shocks, and what that costs.
#[must_use]
pub fn verdict(numbers: &dyn Format, report: &StressReport) -> Sentence {
    let leader = |npv: fn(&Position) -> f64, after: bool| {
        let all = Strategy::ALL.into_iter().filter_map(|strategy| {
            let stressed = report.strategy(strategy)?;
            Some((strategy, npv(if after { &stressed.after } else { &stressed.before })))
        });
        all.reduce(|best, next| if next.1 > best.1 { next } else { best })
    };
    let npv = |position: &Position| position.npv_usd;
    let (Some((was, _)), Some((is, after))) = (leader(npv, false), leader(npv, true)) else {
        return Sentence::default();
    };
    let sentence = Sentence::default().plain(format!("{}: ", together(report.shocks)));
    let before = report.strategy(is).map_or(f64::NAN, |stressed| stressed.before.npv_usd);
    let loss = before - after;
    let sentence = if was == is {
        sentence.named(is, noun(is)).plain(" still earns most, NPV ")
    } else {
        sentence
            .named(is, noun(is))
            .plain(" takes the lead from ")
            .named(was, noun(was))
            .plain(", NPV ")
    };
    let sentence = sentence.strong(money(numbers, after));
    if loss.abs() < 0.5 {
        let them = if report.shocks.iter().count() == 1 { "it" } else { "them" };
        return sentence.plain(format!(", untouched by {them}."));
    }
    let word = if loss > 0.0 { "less" } else { "more" };
    sentence.plain(format!(", {} {word} than without.", money(numbers, loss.abs())))
}

/// "−$620m in March 2028"; `start`: the month of valuation, as stored.
#[must_use]
pub fn lowest(numbers: &dyn Format, start: f64, position: &Position) -> (String, String) {
    let when = start + position.lowest_cash_month.saturating_sub(1) as f64;
    (money(numbers, position.lowest_cash_usd), month(when))
}

/// "March 2028", or [`COVERED`].
#[must_use]
pub fn uncovered(start: f64, position: &Position) -> String {
    match position.uncovered_month {
        Some(at) => month(start + at.saturating_sub(1) as f64),
        None => COVERED.to_owned(),
    }
}

/// "$620m", or that none is needed.
#[must_use]
pub fn opening(numbers: &dyn Format, position: &Position) -> String {
    let needed = position.opening_cash_needed_usd;
    or_absent(Some(needed).filter(|x| x.is_finite()), |needed| money(numbers, needed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stress::stress;
    use crate::format::Plain;
    use crate::scenario::Scenario;

    #[test]
    fn shocks_are_joined_as_in_speech() {
        let two = Shocks::from(Shock::PowerSpike).with(Shock::Winter2022);
        assert_eq!(together(two), "Winter of 2022 and Power spike");
        assert_eq!(together(Shock::GpuGlut.into()), "GPU glut");
        assert_eq!(together(Shocks::NONE), "");
    }

    #[test]
    fn the_verdict_names_who_leads_after() {
        let mut report = stress(&Scenario::default(), Shock::PowerSpike.into());
        for (i, stressed) in report.strategies.iter_mut().enumerate() {
            let stressed = stressed.as_mut().expect("all are ready");
            stressed.before.npv_usd = [4e8, 3e8, 2e8, 1e8][i];
            stressed.after.npv_usd = [1e8, 2.5e8, 2e8, 1e8][i];
        }
        assert_eq!(
            verdict(&Plain, &report).text(),
            "Power spike: AI colocation takes the lead from mining, NPV $250m, $50.0m less than without."
        );
    }

    #[test]
    fn months_count_from_the_valuation() {
        let report = stress(&Scenario::default(), Shock::PowerSpike.into());
        let mut position = report.strategies[0].as_ref().expect("ready").after.clone();
        position.lowest_cash_usd = -2e6;
        position.lowest_cash_month = 13;
        position.uncovered_month = Some(12);
        let start = 2027.0 * 12.0;
        assert_eq!(
            lowest(&Plain, start, &position),
            ("−$2.00m".to_owned(), "January 2028".to_owned())
        );
        assert_eq!(uncovered(start, &position), "December 2027");
        position.uncovered_month = None;
        assert_eq!(uncovered(start, &position), "never");
    }
}
