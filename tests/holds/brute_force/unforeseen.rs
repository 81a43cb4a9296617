//! Owners who do not foresee what comes: each year's decision against every sequence on the path
//! expected then, which the test makes up by itself.

use super::{Game, cloud, mine, short};
use crate::support::random::{Range, scenarios};
use hash_or_host::finance::{Discount, Ledger};
use hash_or_host::paths::{Outlook, Paths};
use hash_or_host::scenario::Input;
use hash_or_host::strategy::Action;
use hash_or_host::strategy::gpu_cloud::GpuCloud;
use hash_or_host::strategy::mining::Mine;
use proptest::prelude::*;

/// `base` with each month's hashprice, power price and lease level times one of `factors`.
fn shocked(base: &Paths, factors: &[f64]) -> Paths {
    let mut actual = base.clone();
    for t in 1..=base.months {
        actual.hashprice[t] *= factors[t % factors.len()];
        actual.power[t] *= factors[(t + 5) % factors.len()];
        actual.lease_level[t] *= factors[(t + 9) % factors.len()];
    }
    actual
}

/// Until `month` what was; then `actual(month) x base(t) / base(month)`, or the base path where that
/// is 0 today.
fn expected(actual: &Paths, base: &Paths, month: usize) -> Paths {
    let mut paths = base.clone();
    let series: [fn(&mut Paths) -> &mut Vec<f64>; 3] =
        [|p| &mut p.hashprice, |p| &mut p.power, |p| &mut p.lease_level];
    for of in series {
        let (mut actual, mut base) = (actual.clone(), base.clone());
        let (actual, base) = (of(&mut actual), of(&mut base));
        let today = if base[month] == 0.0 { 1.0 } else { actual[month] / base[month] };
        for (t, value) in of(&mut paths).iter_mut().enumerate() {
            *value = if t <= month { actual[t] } else { base[t] * today };
        }
    }
    paths
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_miner_does_what_is_best_on_what_is_expected(
        scenario in scenarios(Range::Plausible), years in 2..=4u8,
        factors in proptest::collection::vec(0.3..2.0f64, 17),
    ) {
        let scenario = short(&scenario, years, 0, 1.0);
        let (mine, base) = (Mine::of(&scenario), Paths::of(&scenario));
        let actual = shocked(&base, &factors);
        let discount = Discount::new(scenario.get(Input::MiningDiscountRate), base.months);
        let plan = mine.plan_as_known(&mut Outlook::new(&actual, &base), &discount);
        for taken in 0..plan.len() {
            let paths = expected(&actual, &base, plan[taken].month);
            let game = Game {
                months: (12..base.months).step_by(12).collect(),
                open: &|before, _| mine::open(scenario.is(Input::MiningReplaceMachines), before),
                run: &|plan| {
                    let mut ledger = Ledger::new(paths.months);
                    mine.run(&paths, plan, &mut ledger);
                    ledger
                },
                tax: mine.tax(),
                discount: &discount,
            };
            game.knows(&plan, taken)?;
        }
        let closed = plan.last().is_some_and(|last| last.action == Action::Close);
        prop_assert!(closed || plan.len() == usize::from(years) - 1);
    }

    #[test]
    fn a_cloud_does_what_is_best_on_what_is_expected(
        scenario in scenarios(Range::Plausible), years in 2..=5u8, build in 0..12u8,
        term in 0.0..2.0f64, factors in proptest::collection::vec(0.3..2.0f64, 17),
    ) {
        let scenario = short(&scenario, years, build, term);
        let (cloud, base) = (GpuCloud::of(&scenario), Paths::of(&scenario));
        let actual = shocked(&base, &factors);
        let discount = Discount::new(scenario.get(Input::GpuCloudDiscountRate), base.months);
        let plan = cloud.plan_as_known(&mut Outlook::new(&actual, &base), &discount);
        for taken in 0..plan.len() {
            let paths = expected(&actual, &base, plan[taken].month);
            let game = Game {
                months: (cloud.go_live() + 12..base.months).step_by(12).collect(),
                open: &|before, month| cloud::open(&scenario, before, month),
                run: &|plan| {
                    let mut ledger = Ledger::new(paths.months);
                    cloud.run(&paths, plan, &mut ledger);
                    ledger
                },
                tax: cloud.tax(),
                discount: &discount,
            };
            game.knows(&plan, taken)?;
        }
    }
}
