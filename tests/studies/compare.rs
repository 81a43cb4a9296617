//! Shares of the difference between two scenarios against all orders, one by one.

use crate::support::random::{Range, scenarios};
use hash_or_host::analysis::compare::{Difference, difference};
use hash_or_host::evaluation::{Engine, evaluate};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use proptest::prelude::*;

fn moved() -> (Scenario, Scenario) {
    let from = Scenario::default();
    let to = from
        .set_all(&[
            (Input::SitePowerPriceUsdPerMwh, 30.0),
            (Input::NetworkBtcPriceUsd, 120_000.0),
            (Input::NetworkHashrateGrowth, 0.1),
            (Input::ColocationRentUsdPerKwMonth, 110.0),
            (Input::FinanceTaxRate, 0.1),
        ])
        .unwrap();
    (from, to)
}

fn adds_up(found: &Difference) {
    for strategy in Strategy::ALL {
        let at = strategy as usize;
        let shares: Option<f64> = found.shares.iter().map(|share| share.npv_usd[at]).sum();
        if let (Some(shares), Some(from), Some(to)) = (shares, found.from[at], found.to[at]) {
            let size = from.abs().max(to.abs()).max(1.0);
            let all = found.shares.iter().filter_map(|share| share.npv_usd[at]);
            let size = all.fold(size, |size, share| size.max(share.abs()));
            assert!((shares - (to - from)).abs() <= 1e-9 * size, "{strategy:?}");
        }
    }
}

#[test]
fn shares_are_the_mean_over_all_orders() {
    let (from, to) = moved();
    let found = difference(&mut Engine::new(), &from, &to);
    let n = found.shares.len();
    assert_eq!(n, 4, "site, network, lease, finance: {found:?}");
    adds_up(&found);
    // Every order, walked from one scenario to the other by whole evaluations.
    let mut sums = vec![[0.0; 4]; n];
    let orders = orders(n);
    for order in &orders {
        let mut at = from.clone();
        for group in order {
            let before = evaluate(&at);
            let inputs = &found.shares[*group].group.inputs;
            at = at.set_all(&inputs.iter().map(|i| (*i, to.get(*i))).collect::<Vec<_>>()).unwrap();
            let after = evaluate(&at);
            for strategy in Strategy::ALL {
                let added = after.npv(strategy).unwrap() - before.npv(strategy).unwrap();
                sums[*group][strategy as usize] += added;
            }
        }
        assert_eq!(at, to);
    }
    for (group, share) in found.shares.iter().enumerate() {
        for (sum, got) in sums[group].iter().zip(share.npv_usd) {
            let (mean, got) = (sum / orders.len() as f64, got.unwrap());
            assert!((got - mean).abs() < 1e-6 * mean.abs().max(1e3), "{got} against {mean}");
        }
    }
}

fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(n - 1);
    let insert = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, n - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..n).map(move |at| insert(order, at))).collect()
}

#[test]
fn the_way_back_has_the_same_shares_with_the_other_sign() {
    let (from, to) = moved();
    let there = difference(&mut Engine::new(), &from, &to);
    let back = difference(&mut Engine::new(), &to, &from);
    for (there, back) in there.shares.iter().zip(&back.shares) {
        assert_eq!(there.group, back.group);
        for strategy in 0..4 {
            let (there, back) = (there.npv_usd[strategy].unwrap(), back.npv_usd[strategy].unwrap());
            assert!((there + back).abs() < 1e-6 * there.abs().max(1e3), "{there} and {back}");
        }
    }
}

#[test]
fn one_scenario_has_nothing_to_account_for() {
    let same = Scenario::default();
    let found = difference(&mut Engine::new(), &same, &same);
    assert!(found.shares.is_empty());
    assert_eq!(found.from, found.to);
    // What only random futures read changes no NPV.
    let seed = same.set(Input::UncertaintySeed, 7.0).unwrap();
    assert!(difference(&mut Engine::new(), &same, &seed).shares.is_empty());
}

#[test]
fn given_paths_are_a_group_of_their_own() {
    use hash_or_host::scenario::Series;
    let from = Scenario::default();
    let to = from.with_series(Series::Power, Some(&[20.0, 25.0])).unwrap();
    let found = difference(&mut Engine::new(), &from, &to);
    assert_eq!(found.shares.len(), 1);
    assert_eq!(found.shares[0].group.group, None);
    adds_up(&found);
    assert_ne!(found.shares[0].npv_usd[0], Some(0.0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn shares_of_any_two_scenarios_add_up(
        from in scenarios(Range::Plausible), to in scenarios(Range::Plausible)
    ) {
        adds_up(&difference(&mut Engine::new(), &from, &to));
    }
}
