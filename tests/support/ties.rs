//! What every evaluation must satisfy: each figure finite or typed as absent, each ledger tied to
//! the last cent.

use hash_or_host::evaluation::{Evaluation, Figures, Outcome};
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
pub(crate) fn broken(scenario: &Scenario, evaluation: &Evaluation) -> Vec<String> {
    let mut wrong = Vec::new();
    for strategy in Strategy::ALL {
        let Some(outcome) = evaluation.outcome(strategy) else { continue };
        let before = wrong.len();
        finite(&outcome.figures, &outcome.ledger, &mut wrong);
        if wrong.len() == before {
            months(&outcome.ledger, &mut wrong);
            taxes(scenario, &outcome.ledger, &mut wrong);
            sums(scenario, strategy, &outcome.ledger, &mut wrong);
            figures(scenario, &outcome.figures, &outcome.ledger, &mut wrong);
            exit(scenario, strategy, outcome, &mut wrong);
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
        ("equity_npv_usd", Some(f.equity_npv_usd)),
        ("exit_npv_usd", Some(f.exit_npv_usd)),
        ("npv_usd_per_mw", Some(f.npv_usd_per_mw)),
        ("irr", f.irr.ok()),
        ("equity_irr", f.equity_irr.ok()),
        ("irr_on_sale_value", f.irr_on_sale_value.and_then(Result::ok)),
        ("initial_capex_usd", Some(f.initial_capex_usd)),
        ("capex_usd", Some(f.capex_usd)),
        ("peak_funding_usd", Some(f.peak_funding_usd)),
        ("min_dscr", f.min_dscr),
        ("min_dscr_in_contract", f.min_dscr_in_contract),
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
            C::Capex,
            C::Proceeds,
            C::DebtDraw,
            C::Interest,
            C::Repayment,
            C::EnergyMwh,
        ];
        for column in never_negative {
            if at(column) < -floor {
                wrong.push(format!("{} in month {t} is {}", column.name(), at(column)));
            }
        }
    }
}

/// Tax by the contract's two rules: used, a share of each month's income; carried, by model year
/// with an account of losses.
fn taxes(scenario: &Scenario, ledger: &Ledger, wrong: &mut Vec<String>) {
    let rate = scenario.get(Input::FinanceTaxRate);
    let carried = scenario.get(Input::FinanceLosses) == 1.0;
    let limit = scenario.get(Input::FinanceLossOffsetLimit);
    // A hybrid's parts have accounts of their own: only what is used adds up.
    let mixed = carried && scenario.get(Input::HybridAiShare) > 0.0;
    for (column, interest) in [(C::Tax, 0.0), (C::EquityTax, 1.0)] {
        let income = |t: usize| {
            let at = |column| ledger.column(column)[t];
            at(C::Ebitda) - at(C::Depreciation) + at(C::SaleGain) - interest * at(C::Interest)
        };
        let floor = cent(size(ledger));
        let mut losses = 0.0_f64;
        for t in 1..=ledger.months() {
            let expected = if !carried {
                rate * income(t)
            } else if t % 12 != 0 {
                0.0
            } else {
                let year: f64 = (t - 11..=t).map(income).sum();
                let offset = losses.min(limit * year.max(0.0));
                losses += -offset + (-year).max(0.0);
                rate * (year.max(0.0) - offset)
            };
            let paid = ledger.column(column)[t];
            if (paid - expected).abs() > floor && !(mixed && t % 12 == 0 && paid >= -floor) {
                wrong.push(format!("{} in month {t}: {paid}, not {expected}", column.name()));
            }
        }
    }
}

/// What is sold last is all that is sold in its month, and its worth is after tax as a decision
/// counts it.
fn exit(scenario: &Scenario, strategy: Strategy, outcome: &Outcome, wrong: &mut Vec<String>) {
    let rate = match strategy {
        Strategy::Mining => Input::MiningDiscountRate,
        Strategy::Colocation => Input::ColocationDiscountRate,
        Strategy::GpuCloud => Input::GpuCloudDiscountRate,
        // Its parts may be sold at different times.
        Strategy::Hybrid => return,
    };
    let at = |column| outcome.ledger.column(column)[outcome.end];
    let gain = at(C::SaleGain);
    let carried = scenario.get(Input::FinanceLosses) == 1.0;
    let taxed = if carried { gain.max(0.0) } else { gain };
    let left = at(C::Proceeds) - scenario.get(Input::FinanceTaxRate) * taxed;
    let years = outcome.end as f64 / 12.0;
    let expected = left / hash_or_host::math::pow(1.0 + scenario.get(rate), years);
    let said = outcome.figures.exit_npv_usd;
    if (said - expected).abs() > cent(size(&outcome.ledger)) {
        wrong.push(format!("exit_npv_usd: {said} is not {expected}"));
    }
    let after: f64 = C::ALL
        .into_iter()
        .filter(|column| !matches!(column, C::Tax | C::EquityTax | C::FreeCashFlow))
        .filter(|column| !matches!(column, C::EquityCashFlow | C::BridgeCashFlow))
        .flat_map(|column| &outcome.ledger.column(column)[outcome.end + 1..])
        .map(|amount| amount.abs())
        .sum();
    if after != 0.0 {
        wrong.push(format!("{after} after the end in month {}", outcome.end));
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
    if f.min_dscr_in_contract.is_some_and(|low| f.min_dscr.is_none_or(|lower| lower > low)) {
        wrong.push(format!("{:?} in contract, {:?} in all", f.min_dscr_in_contract, f.min_dscr));
    }
    // Initial capex of the hybrid counts each part through its own go-live, never more than all.
    if f.initial_capex_usd > f.capex_usd + floor {
        wrong.push(format!("initial capex {} of {}", f.initial_capex_usd, f.capex_usd));
    }
}
