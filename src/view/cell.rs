//! A figure as it stands in a table: value, words where there is none, and the best of a row.

use crate::evaluation::{Better, Figure, Outcome, Rate};
use crate::format::{self, Format};
use crate::scenario::Unit;
use crate::text::figure as words;

/// A cell: its text, and the number by which it compares.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The number as text, or the reason why there is none.
    pub text: String,
    /// Whether the text is a reason and no number.
    pub absent: bool,
    /// The number; `None` if it cannot be the best of its row.
    pub rank: Option<f64>,
}

/// The cell of a strategy.
#[must_use]
pub fn cell(figure: Figure, numbers: &dyn Format, outcome: &Outcome) -> Cell {
    let figures = &outcome.figures;
    let money = |usd: f64| number(format::money(numbers, three_digits(usd)), usd);
    let per_mwh = |usd: f64| {
        let in_cents = numbers.units().has(Unit::CentsPerKwh);
        if in_cents { number(format::cents(numbers, usd), usd) } else { money(usd) }
    };
    match figure {
        Figure::Npv => money(figures.npv_usd),
        Figure::EquityNpv => money(figures.equity_npv_usd),
        Figure::ExitNpv => money(figures.exit_npv_usd),
        Figure::NpvPerMw => money(figures.npv_usd_per_mw),
        Figure::Irr => rate(numbers, &figures.irr),
        Figure::IrrOnSaleValue => match &figures.irr_on_sale_value {
            Some(found) => rate(numbers, found),
            None => absent(words::NOTHING_TO_SELL),
        },
        Figure::EquityIrr => rate(numbers, &figures.equity_irr),
        Figure::Payback => payback(numbers, figures.payback_months),
        Figure::InitialCapex => money(figures.initial_capex_usd),
        Figure::PeakFunding => money(figures.peak_funding_usd),
        Figure::RevenuePerMwh => figures.revenue_usd_per_mwh.map_or_else(none, per_mwh),
        Figure::EbitdaPerMwh => figures.ebitda_usd_per_mwh.map_or_else(none, per_mwh),
        Figure::Capex => money(figures.capex_usd),
        Figure::MinDscr => cover(numbers, figures.min_dscr, uncovered(outcome)),
        Figure::MinDscrInContract => {
            cover(numbers, figures.min_dscr_in_contract, uncovered(outcome))
        }
        Figure::EbitdaMargin => share(numbers, figures.ebitda_margin),
        Figure::EbitdaPerMwYear => figures.ebitda_usd_per_mw_year.map_or_else(none, money),
        Figure::YieldOnCost => share(numbers, figures.yield_on_cost),
        Figure::Revenue => money(figures.revenue_usd),
        Figure::Energy => energy(numbers, figures.energy_mwh),
        Figure::MonthsOperated => {
            let months = figures.months_operated;
            number(format::duration_months(numbers, months), months as f64)
        }
        Figure::BridgeNpv => money(figures.bridge_npv_usd),
    }
}

/// The positions of the best among `cells`; none where fewer than two compare, all are equal, or the best is nothing
/// worth having: no gain, or the least of what one of them does without.
#[must_use]
pub fn best(figure: Figure, cells: &[Option<Cell>]) -> Vec<bool> {
    let sign = match figure.better() {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
        Better::Neither => return vec![false; cells.len()],
    };
    let rank = |cell: &Option<Cell>| cell.as_ref().and_then(|c| c.rank).map(|x| x * sign);
    let ranks: Vec<Option<f64>> = cells.iter().map(rank).collect();
    let known = || ranks.iter().flatten().copied();
    let (best, worst) =
        (known().fold(f64::NEG_INFINITY, f64::max), known().fold(f64::INFINITY, f64::min));
    let worth_having = match figure.better() {
        Better::Lower => best < 0.0,
        _ => best > 0.0,
    };
    let differ = best > worst && worth_having;
    ranks.iter().map(|rank| differ && *rank == Some(best)).collect()
}

fn number(text: String, value: f64) -> Cell {
    Cell { text, absent: false, rank: Some(value) }
}

/// Dollars from ten thousand on, to three significant digits like the millions: $260,000.
fn three_digits(usd: f64) -> f64 {
    if !(1e4..1e6).contains(&usd.abs()) {
        return usd;
    }
    let unit = if usd.abs() < 1e5 { 100.0 } else { 1000.0 };
    (usd / unit).round() * unit
}

fn absent(reason: &str) -> Cell {
    Cell { text: reason.to_owned(), absent: true, rank: None }
}

fn none() -> Cell {
    absent(words::NONE)
}

/// A rate as text, or why there is none, and whether it is the latter.
#[must_use]
pub fn rate_text(numbers: &dyn Format, found: &Rate) -> (String, bool) {
    let cell = rate(numbers, found);
    (cell.text, cell.absent)
}

fn rate(numbers: &dyn Format, rate: &Rate) -> Cell {
    match rate {
        // On next to no investment: it says little of the use, and compares with none.
        Ok(rate) if *rate > 1.0 => absent(words::ABOVE_ALL),
        Ok(rate) => number(format::percent(numbers, *rate, 1), *rate),
        Err(reason) => absent(words::no_rate(*reason)),
    }
}

fn share(numbers: &dyn Format, share: Option<f64>) -> Cell {
    share.map_or_else(none, |x| number(format::percent(numbers, x, 1), x))
}

/// A ratio of cash to debt service, or why there is none.
fn cover(numbers: &dyn Format, ratio: Option<f64>, why: &str) -> Cell {
    ratio.map_or_else(|| absent(why), |x| number(format::ratio(numbers, x), x))
}

/// Why a year's coverage is missing.
fn uncovered(outcome: &Outcome) -> &'static str {
    match outcome.figures.min_dscr {
        Some(_) => words::NONE,
        None if outcome.untested() => words::NO_YEAR,
        None => words::NO_DEBT,
    }
}

fn payback(numbers: &dyn Format, months: Option<usize>) -> Cell {
    match months {
        None => absent(words::NEVER),
        Some(0) => Cell { text: words::AT_ONCE.to_owned(), absent: true, rank: Some(0.0) },
        Some(months) => number(format::duration_months(numbers, months), months as f64),
    }
}

/// In the unit that keeps it short: "14.9 TWh", "832 GWh".
fn energy(numbers: &dyn Format, mwh: f64) -> Cell {
    let (value, unit) = match mwh {
        x if x >= 1e6 => (x / 1e6, "TWh"),
        x if x >= 1e3 => (x / 1e3, "GWh"),
        x => (x, "MWh"),
    };
    number(format!("{} {unit}", format::short(numbers, value, 3)), mwh)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::NoRate;

    fn ranked(ranks: [Option<f64>; 4]) -> Vec<Option<Cell>> {
        ranks.map(|rank| Some(Cell { text: String::new(), absent: false, rank })).to_vec()
    }

    #[test]
    fn the_best_of_a_row_is_the_better_one() {
        let cells = ranked([Some(3.0), None, Some(7.0), Some(5.0)]);
        assert_eq!(best(Figure::Irr, &cells), [false, false, true, false]);
        assert_eq!(best(Figure::Payback, &cells), [true, false, false, false]);
        assert_eq!(best(Figure::Energy, &cells), [false; 4]);
    }

    #[test]
    fn equals_share_the_mark_and_a_row_of_equals_has_none() {
        let two = ranked([Some(7.0), Some(7.0), Some(1.0), None]);
        assert_eq!(best(Figure::Npv, &two), [true, true, false, false]);
        assert_eq!(best(Figure::Npv, &ranked([Some(7.0); 4])), [false; 4]);
        assert_eq!(best(Figure::Npv, &ranked([None; 4])), [false; 4]);
    }

    #[test]
    fn what_is_not_worth_having_is_not_marked() {
        let none = [false; 4];
        let free = ranked([Some(0.0), Some(5.0), Some(7.0), None]);
        assert_eq!(best(Figure::InitialCapex, &free), none, "one needs no investment at all");
        let losses = ranked([Some(-3.0), Some(-1.0), None, Some(0.0)]);
        assert_eq!(best(Figure::Npv, &losses), none);
        let beyond = rate(&format::Plain, &Ok(2.912));
        assert_eq!((beyond.text.as_str(), beyond.absent, beyond.rank), (">100%", true, None));
        assert_eq!(rate(&format::Plain, &Ok(1.0)).text, "100.0%");
    }

    #[test]
    fn dollars_have_three_digits() {
        let text = |usd| format::money(&format::Plain, three_digits(usd));
        assert_eq!(text(260_428.3), "$260,000");
        assert_eq!(text(-84_712.0), "−$84,700");
        assert_eq!(text(999_900.0), "$1.00m");
        assert_eq!(text(22.46), "$22.46");
    }

    #[test]
    fn a_missing_coverage_says_why() {
        let said = |text: &str, strategy, figure| {
            let scenario = crate::scenario::parse_link(text).scenario;
            let evaluation = crate::evaluation::evaluate(&scenario);
            cell(figure, &format::Plain, evaluation.outcome(strategy).unwrap()).text
        };
        use crate::strategy::Strategy::{Colocation, GpuCloud, Hybrid, Mining};
        // Eighteen months of build and six of ramp leave no full year of two; half a year's loan on chips is repaid within
        // the ramp.
        for (link, of) in [
            ("years=2", Colocation),
            ("years=2", GpuCloud),
            ("years=2", Hybrid),
            ("fc_debt=0&fg_tenor=0.5", GpuCloud),
        ] {
            assert_eq!(said(link, of, Figure::MinDscr), "no year to test", "{link} {of:?}");
            assert_eq!(said(link, of, Figure::MinDscrInContract), "no year to test");
        }
        assert_eq!(said("fc_debt=0", Colocation, Figure::MinDscr), "no debt");
        assert_eq!(said("", Mining, Figure::MinDscr), "no debt");
        // The first lease of a year ends within the ramp's year.
        assert_eq!(said("c_term=1", Colocation, Figure::MinDscrInContract), "none");
    }

    #[test]
    fn a_missing_rate_says_why() {
        let cell = rate(&format::Plain, &Err(NoRate::SeveralRates));
        assert_eq!((cell.text.as_str(), cell.rank), ("several rates", None));
        assert_eq!(payback(&format::Plain, None).text, "never");
        assert_eq!(payback(&format::Plain, Some(124)).text, "10 yr 4 mo");
    }
}
