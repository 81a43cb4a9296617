//! The cloud's plan against every sequence of keep, replace and close that its contracts allow.

use super::{Game, short};
use crate::support::random::{Range, scenarios};
use hash_or_host::finance::{Discount, Ledger};
use hash_or_host::math::whole_months;
use hash_or_host::paths::Paths;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::gpu_cloud::GpuCloud;
use hash_or_host::strategy::{Action, Decision};
use proptest::prelude::*;

/// What is open to a cloud at `month`: nothing but to go on while the contract of what was bought
/// last has months to come.
pub(super) fn open(scenario: &Scenario, before: &[Decision], month: usize) -> Vec<Action> {
    let bought = before.iter().rev().find(|decision| decision.action == Action::Replace);
    let go_live = scenario.get(Input::GpuCloudBuildMonths) as usize;
    let term = whole_months(scenario.get(Input::GpuCloudTermYears));
    if bought.map_or(go_live, |decision| decision.month) + term > month {
        vec![Action::Keep]
    } else if scenario.is(Input::GpuCloudRefreshAccelerators) {
        vec![Action::Keep, Action::Replace, Action::Close]
    } else {
        vec![Action::Keep, Action::Close]
    }
}

fn plan_is_best(scenario: &Scenario) -> Result<(), TestCaseError> {
    let (cloud, paths) = (GpuCloud::of(scenario), Paths::of(scenario));
    let discount = Discount::new(scenario.get(Input::GpuCloudDiscountRate), paths.months);
    let game = Game {
        months: (cloud.go_live() + 12..paths.months).step_by(12).collect(),
        open: &|before, month| open(scenario, before, month),
        run: &|plan| {
            let mut ledger = Ledger::new(paths.months);
            cloud.run(&paths, plan, &mut ledger);
            ledger
        },
        tax: cloud.tax(),
        discount: &discount,
    };
    let plan = cloud.plan(&paths, &discount);
    game.is_best(&plan)?;
    game.maximises_npv(&plan)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_sequence_beats_the_clouds_plan(
        scenario in scenarios(Range::Plausible), years in 2..=6u8, build in 0..18u8,
        term in 0.0..3.0f64, service in 1.0..5.0f64,
    ) {
        let scenario = short(&scenario, years, build, term)
            .nearest(Input::GpuCloudServiceLifeYears, service);
        plan_is_best(&scenario)?;
    }

    #[test]
    fn no_sequence_beats_the_clouds_plan_over_the_whole_accepted_range(
        scenario in scenarios(Range::Accepted), years in 1..=6u8, build in 0..18u8,
        term in 0.0..3.0f64,
    ) {
        plan_is_best(&short(&scenario, years, build, term))?;
    }
}
