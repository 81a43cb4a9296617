//! What every evaluation must satisfy: each figure finite or typed as absent, each ledger tied to
//! the last cent.

use hash_or_host::evaluation::{Evaluation, Figures};
use hash_or_host::finance::{Column as C, Ledger};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;

/// A cent, or what rounding leaves of sums of `size`.
fn cent(size: f64) -> f64 {
    0.01_f64.max(1e-11 * size)
}

/// The sum of the sizes in every column: what rounding is measured by.
fn size(ledger: &Ledger) -> f64 {
    C::ALL.into_iter().flat_map(|c| ledger.column(c)).map(|x| x.abs()).sum()
}

/// What does not hold of an evaluation, in words; empty if all does.
pub fn broken(scenario: &Scenario, evaluation: &Evaluation) -> Vec<String> {
    let mut wrong = Vec::new();
    for strategy in Strategy::ALL {
        let Some(outcome) = evaluation.outcome(strategy) else { continue };
        let before = wrong.len();
        finite(&outcome.figures, &outcome.ledger, &mut wrong);
        if wrong.len() == before {
            months(&outcome.ledger, &mut wrong);
            sums(scenario, strategy, &outcome.ledger, &mut wrong);
            figures(scenario, &outcome.figures, &outcome.ledger, &mut wrong);
        }
        for line in &mut wrong[before..] {
            *line = format!("{}: {line}", strategy.key());
        }
    }
    if !evaluation.sell_now_usd.is_finite() {
        wrong.push(format!("sell_now_usd: {}", evaluation.sell_now_usd));
    }
    wrong
}

fn finite(figures: &Figures, ledger: &Ledger, wrong: &mut Vec<String>) {
    for column in C::ALL {
        if let Some(t) = ledger.column(column).iter().position(|x| !x.is_finite()) {
            wrong.push(format!("{} in month {t} is not finite", column.name()));
        }
    }
    let f = figures;
    let money = [
        ("npv_usd", Some(f.npv_usd)),
        ("bridge_npv_usd", Some(f.bridge_npv_usd)),
        ("npv_usd_per_mw", Some(f.npv_usd_per_mw)),
        ("irr", f.irr.ok()),
        ("equity_irr", f.equity_irr.ok()),
        ("initial_capex_usd", Some(f.initial_capex_usd)),
        ("capex_usd", Some(f.capex_usd)),
        ("peak_funding_usd", Some(f.peak_funding_usd)),
        ("min_dscr", f.min_dscr),
        ("revenue_usd", Some(f.revenue_usd)),
        ("energy_mwh", Some(f.energy_mwh)),
        ("revenue_usd_per_mwh", f.revenue_usd_per_mwh),
        ("ebitda_usd_per_mwh", f.ebitda_usd_per_mwh),
        ("ebitda_margin", f.ebitda_margin),
        ("ebitda_usd_per_mw_year", f.ebitda_usd_per_mw_year),
        ("yield_on_cost", f.yield_on_cost),
    ];
    for (name, value) in money {
        if value.is_some_and(|x| !x.is_finite()) {
            wrong.push(format!("{name} is {value:?}"));
        }
    }
}

/// The identities of every month, by the contract's section "From ledger to cash".
fn months(ledger: &Ledger, wrong: &mut Vec<String>) {
    for t in 0..=ledger.months() {
        let at = |column| ledger.column(column)[t];
        let ebitda = at(C::Revenue) - at(C::PowerCost) - at(C::OperatingCost);
        let free =
            at(C::Ebitda) - at(C::Tax) - at(C::Capex) + at(C::Proceeds) + at(C::WorkingCapital);
        let equity = at(C::Ebitda) - at(C::EquityTax) - at(C::Capex)
            + at(C::Proceeds)
            + at(C::WorkingCapital)
            + at(C::DebtDraw)
            - at(C::Interest)
            - at(C::Principal)
            - at(C::Repayment);
        let floor = cent(C::ALL.into_iter().map(|c| at(c).abs()).sum());
        let ties = [
            ("ebitda", at(C::Ebitda), ebitda),
            ("free_cash_flow", at(C::FreeCashFlow), free),
            ("equity_cash_flow", at(C::EquityCashFlow), equity),
        ];
        for (name, got, expected) in ties {
            if (got - expected).abs() > floor {
                wrong.push(format!("{name} in month {t}: {got}, but its parts make {expected}"));
            }
        }
        let never_negative = [
            C::Revenue,
            C::PowerCost,
            C::OperatingCost,
            C::Depreciation,
            C::Tax,
            C::Capex,
            C::Proceeds,
            C::DebtDraw,
            C::Interest,
            C::Repayment,
            C::EquityTax,
            C::EnergyMwh,
        ];
        for column in never_negative {
            if at(column) < -floor {
                wrong.push(format!("{} in month {t} is {}", column.name(), at(column)));
            }
        }
    }
}

/// What must balance over the horizon.
fn sums(scenario: &Scenario, strategy: Strategy, ledger: &Ledger, wrong: &mut Vec<String>) {
    let sum = |column| ledger.sum(column);
    let floor = cent(size(ledger));
    let mut ties = vec![
        // Every loan is repaid within the horizon.
        ("debt", sum(C::DebtDraw), sum(C::Principal) + sum(C::Repayment)),
        // A prepayment is credited in full.
        ("working_capital", sum(C::WorkingCapital), 0.0),
        // All that is bought is written off or sold: depreciation - gains = capex - proceeds.
        ("written off", sum(C::Depreciation) - sum(C::SaleGain), sum(C::Capex) - sum(C::Proceeds)),
    ];
    if scenario.get(Input::FinanceTaxRate) == 0.0 {
        ties.push(("tax", sum(C::Tax) + sum(C::EquityTax), 0.0));
    }
    if strategy == Strategy::Mining {
        let bridge: f64 = ledger.column(C::BridgeCashFlow).iter().map(|x| x.abs()).sum();
        ties.push(("mining's bridge", bridge, 0.0));
    }
    for (name, got, expected) in ties {
        if (got - expected).abs() > floor {
            wrong.push(format!("{name}: {got} is not {expected}"));
        }
    }
}

/// Figures that are sums of their ledger; the NPV by its definition, month by month.
fn figures(scenario: &Scenario, f: &Figures, ledger: &Ledger, wrong: &mut Vec<String>) {
    let floor = cent(size(ledger));
    let grid = scenario.get(Input::SiteGridMw);
    let mut ties = vec![
        ("revenue_usd", f.revenue_usd, ledger.sum(C::Revenue)),
        ("energy_mwh", f.energy_mwh, ledger.sum(C::EnergyMwh)),
        ("capex_usd", f.capex_usd, ledger.sum(C::Capex)),
        ("npv_usd_per_mw", f.npv_usd_per_mw * grid, f.npv_usd),
    ];
    let (mut cumulative, mut deepest) = (0.0, 0.0_f64);
    for flow in ledger.column(C::FreeCashFlow) {
        cumulative += flow;
        deepest = deepest.min(cumulative);
    }
    ties.push(("peak_funding_usd", f.peak_funding_usd, -deepest));
    if let Some(margin) = f.ebitda_margin {
        ties.push(("ebitda_margin", margin * f.revenue_usd, ledger.sum(C::Ebitda)));
    }
    for (name, got, expected) in ties {
        if (got - expected).abs() > floor {
            wrong.push(format!("{name}: {got} is not {expected}"));
        }
    }
    // Initial capex of the hybrid counts each part through its own go-live, never more than all.
    if f.initial_capex_usd > f.capex_usd + floor {
        wrong.push(format!("initial capex {} of {}", f.initial_capex_usd, f.capex_usd));
    }
}
