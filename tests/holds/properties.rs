//! What holds of every scenario, tried on random ones: figures finite or absent, ledgers that tie,
//! value that falls with the discount rate, mining that never gains by dearer power nor loses by
//! dearer bitcoin.

use crate::support::random::{Range, scenarios};
use crate::support::ties::broken;
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::{Column, npv};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy as Use;
use proptest::prelude::*;

fn ties(scenario: &Scenario) -> Result<(), TestCaseError> {
    let wrong = broken(scenario, &evaluate(scenario));
    prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Whether flows are an investment first and returns after, and nothing else.
fn conventional(flows: &[f64]) -> bool {
    let turn = flows.iter().position(|flow| *flow > 0.0).unwrap_or(flows.len());
    flows[..turn].iter().any(|flow| *flow < 0.0) && flows[turn..].iter().all(|flow| *flow >= 0.0)
}

/// The value of conventional flows falls with the rate wherever it is not negative.
///
/// With the last outlay at k, worth / v^k (v the discount factor) only rises with v: outlays weigh
/// less against returns. So from a worth of at least nothing a lower rate makes more. Below that it
/// need not: outlays spread over a build also shrink with the rate.
fn falls(flows: &[f64], low: f64, high: f64) -> Result<(), TestCaseError> {
    let (at_low, at_high) = (npv(low, flows), npv(high, flows));
    if conventional(flows) && at_high >= 0.0 {
        let noise = 1e-12 * flows.iter().map(|flow| flow.abs()).sum::<f64>();
        prop_assert!(at_low > at_high - noise, "{} at {}, {} at {}", at_low, low, at_high, high);
    }
    Ok(())
}

/// Mining's NPV and the size of its flows, losses used as they arise: then what the owner maximises
/// is the NPV.
fn mining(scenario: &Scenario) -> (f64, f64) {
    let evaluation = evaluate(&scenario.nearest(Input::FinanceLosses, 0.0));
    let outcome = evaluation.outcome(Use::Mining).expect("mining is always ready");
    let sum = |column| outcome.ledger.sum(column);
    let size = sum(Column::Revenue) + sum(Column::PowerCost) + sum(Column::OperatingCost);
    (outcome.figures.npv_usd, size + sum(Column::Capex) + sum(Column::Proceeds))
}

/// Whether mining is worth at least as much in `better` as in `worse`, but for rounding and for the
/// 1e-9 by which each decision may miss its optimum.
fn no_worse(better: &Scenario, worse: &Scenario) -> Result<(), TestCaseError> {
    let ((more, size), (less, other)) = (mining(better), mining(worse));
    let noise = 1.0 + 3e-8 * size.max(other);
    prop_assert!(more >= less - noise, "{} where it should be at least {}", more, less);
    Ok(())
}

/// A value of an input between its present one and its highest.
fn raised(scenario: &Scenario, input: Input, share: f64) -> Scenario {
    let now = scenario.get(input);
    scenario.nearest(input, now + share * (input.row().high.max(now * 1.5) - now))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn plausible_scenarios_tie(scenario in scenarios(Range::Plausible)) {
        ties(&scenario)?;
    }

    #[test]
    fn accepted_scenarios_tie(scenario in scenarios(Range::Accepted)) {
        ties(&scenario)?;
    }

    #[test]
    fn value_falls_with_the_rate_on_random_investments(
        outlays in proptest::collection::vec(0.0..1e6f64, 1..24),
        returns in proptest::collection::vec(0.0..1e6f64, 1..200),
        low in -0.5..1.0f64, step in 0.001..1.0f64,
    ) {
        let flows: Vec<f64> = outlays.iter().map(|x| -x).chain(returns).collect();
        falls(&flows, low, low + step)?;
        // An outlay at index 0 alone: at every rate, for it is not discounted.
        let at_once: Vec<f64> = std::iter::once(-1e6).chain(flows.iter().map(|x| x.abs())).collect();
        prop_assert!(npv(low, &at_once) > npv(low + step, &at_once));
    }

    #[test]
    fn value_falls_with_the_rate_on_the_strategies_flows(
        scenario in scenarios(Range::Plausible), low in 0.0..0.5f64, step in 0.001..0.5f64,
    ) {
        let evaluation = evaluate(&scenario);
        for strategy in Use::ALL {
            if let Some(outcome) = evaluation.outcome(strategy) {
                falls(outcome.ledger.column(Column::FreeCashFlow), low, low + step)?;
                falls(outcome.ledger.column(Column::EquityCashFlow), low, low + step)?;
            }
        }
    }

    #[test]
    fn colocations_npv_falls_with_its_own_rate(
        scenario in scenarios(Range::Plausible), low in 0.0..0.5f64, step in 0.001..0.5f64,
    ) {
        // It decides nothing, so its flows stay the same; the bridge has the mining rate.
        let at = |rate: f64| evaluate(&scenario.nearest(Input::ColocationDiscountRate, rate));
        let (cheap, dear) = (at(low), at(low + step));
        let cheap = &cheap.outcome(Use::Colocation).expect("ready").figures;
        let outcome = dear.outcome(Use::Colocation).expect("ready");
        let worth = outcome.figures.npv_usd - outcome.figures.bridge_npv_usd;
        let flows = outcome.ledger.column(Column::FreeCashFlow);
        prop_assert_eq!(cheap.bridge_npv_usd, outcome.figures.bridge_npv_usd);
        if conventional(flows) && worth > 1.0 {
            prop_assert!(cheap.npv_usd - cheap.bridge_npv_usd > worth);
        }
    }

    /// With losses used what the owner maximises is the NPV. Power is in no machine's price and in
    /// no path but its own; for any plan a dearer month earns no more, running or idle: so the best
    /// of all plans is worth no more. (Carried it may be: the plan is a rule of thumb then.)
    #[test]
    fn dearer_power_never_helps_mining(
        scenario in scenarios(Range::Accepted), share in 0.0..1.0f64,
    ) {
        let dearer = raised(&scenario, Input::SitePowerPriceUsdPerMwh, share);
        no_worse(&scenario, &dearer)?;
        let escalating = raised(&scenario, Input::SitePowerEscalator, share);
        prop_assume!(scenario.get(Input::SitePowerEscalator) <= escalating.get(Input::SitePowerEscalator));
        no_worse(&scenario, &escalating)?;
    }

    /// The price entered moves every month's reward by the same factor. The network follows, and
    /// machines are priced by, the reward against month 1's, which stays: so hashprice rises by
    /// the factor and nothing else moves. (A higher growth of the price is another matter: a
    /// network that follows by more than its whole, and dearer machines, may cost more than it
    /// brings.)
    #[test]
    fn dearer_bitcoin_never_hurts_mining(
        scenario in scenarios(Range::Accepted), share in 0.0..1.0f64,
    ) {
        no_worse(&raised(&scenario, Input::NetworkBtcPriceUsd, share), &scenario)?;
    }

    #[test]
    fn power_and_bitcoin_matter_by_their_sign_in_plausible_scenarios(
        scenario in scenarios(Range::Plausible), share in 0.0..1.0f64,
    ) {
        no_worse(&scenario, &raised(&scenario, Input::SitePowerPriceUsdPerMwh, share))?;
        no_worse(&raised(&scenario, Input::NetworkBtcPriceUsd, share), &scenario)?;
    }
}
