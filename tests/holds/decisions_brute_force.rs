//! The owner's plan against every other: each sequence of actions over short horizons is run
//! through the ledger and none may be worth more before tax than the one chosen.

use crate::support::random::{Range, scenarios};
use hash_or_host::finance::{Column, Discount, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Action;
use hash_or_host::strategy::gpu_cloud::GpuCloud;
use hash_or_host::strategy::mining::Mine;
use proptest::prelude::*;

/// All sequences of `length` actions out of `options`.
fn sequences(options: &[Action], length: usize) -> Vec<Vec<Action>> {
    (0..length).fold(vec![Vec::new()], |shorter, _| {
        shorter
            .iter()
            .flat_map(|plan| options.iter().map(|action| [plan.as_slice(), &[*action]].concat()))
            .collect()
    })
}

/// What an owner decides on: EBITDA, purchases and sales, before tax.
fn worth(ledger: &Ledger, discount: &Discount) -> f64 {
    let present = |column| discount.present_value(ledger.column(column));
    present(Column::Ebitda) - present(Column::Capex) + present(Column::Proceeds)
}

/// The largest sum that may cancel in [`worth`].
fn size(ledger: &Ledger, discount: &Discount) -> f64 {
    [Column::Revenue, Column::PowerCost, Column::OperatingCost, Column::Capex, Column::Proceeds]
        .into_iter()
        .map(|column| discount.present_value(ledger.column(column)))
        .sum()
}

/// That the plan chosen is worth as much as the other, but for the tolerance of decisions (1e-9 of
/// a value or of a dollar, at each) and rounding.
fn not_beaten(
    (plan, chosen): (&[Action], f64),
    (other, value): (&[Action], f64),
    size: f64,
) -> Result<(), TestCaseError> {
    prop_assert!(
        value <= chosen + 1e-7 + 1e-8 * size,
        "{:?} is worth {} and {:?} only {}",
        other,
        value,
        plan,
        chosen
    );
    Ok(())
}

fn mining_plan_is_best(scenario: &Scenario) -> Result<(), TestCaseError> {
    let (mine, paths) = (Mine::of(scenario), Paths::of(scenario));
    let discount = Discount::new(scenario.get(Input::MiningDiscountRate), paths.months);
    let mut ledger = Ledger::new(paths.months);
    let plan = mine.plan(&paths, &discount);
    prop_assert_eq!(plan.len(), paths.months / 12 - 1);
    let options: &[Action] = if mine.replaces {
        &[Action::Keep, Action::Replace, Action::Close]
    } else {
        &[Action::Keep, Action::Close]
    };
    prop_assert!(plan.iter().all(|action| options.contains(action)), "{:?}", plan);
    mine.run(&paths, &plan, &mut ledger);
    let (chosen, mut size_of_all) = (worth(&ledger, &discount), size(&ledger, &discount));
    for other in sequences(options, plan.len()) {
        mine.run(&paths, &other, &mut ledger);
        size_of_all = size_of_all.max(size(&ledger, &discount));
        let value = worth(&ledger, &discount);
        not_beaten((&plan, chosen), (&other, value), size_of_all)?;
    }
    Ok(())
}

/// Whether a cloud may follow `plan`: no generation is replaced before the end of its life.
fn allowed(plan: &[Action], life: usize) -> bool {
    let mut age = 0;
    plan.iter().all(|action| {
        age += 12;
        let old_enough = age >= life;
        if *action == Action::Replace {
            age = 0;
        }
        *action == Action::Keep || old_enough
    })
}

fn cloud_plan_is_best(scenario: &Scenario) -> Result<(), TestCaseError> {
    let (cloud, paths) = (GpuCloud::of(scenario), Paths::of(scenario));
    let discount = Discount::new(scenario.get(Input::GpuCloudDiscountRate), paths.months);
    let mut ledger = Ledger::new(paths.months);
    let plan = cloud.plan(&paths, &discount);
    prop_assert!(allowed(&plan, cloud.sales.life), "{:?} at a life of {}", plan, cloud.sales.life);
    cloud.run(&paths, &plan, &mut ledger);
    let (chosen, mut size_of_all) = (worth(&ledger, &discount), size(&ledger, &discount));
    let decisions = (paths.months - cloud.build - 1) / 12;
    for other in sequences(&[Action::Keep, Action::Replace], decisions) {
        if !cloud.refreshes || !allowed(&other, cloud.sales.life) {
            continue;
        }
        cloud.run(&paths, &other, &mut ledger);
        size_of_all = size_of_all.max(size(&ledger, &discount));
        let value = worth(&ledger, &discount);
        not_beaten((&plan, chosen), (&other, value), size_of_all)?;
    }
    Ok(())
}

/// Horizons of 1 to 5 years and, for the cloud, short builds and lives: much is decided.
fn short(scenario: &Scenario, years: u8, build: u8, life: f64) -> Scenario {
    scenario
        .nearest(Input::SiteHorizonYears, f64::from(years))
        .nearest(Input::GpuCloudBuildMonths, f64::from(build).min(f64::from(years) * 12.0 - 1.0))
        .nearest(Input::GpuCloudAcceleratorLifeYears, life)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_sequence_beats_the_miners_plan(
        scenario in scenarios(Range::Plausible), years in 1..=5u8, replaces in any::<bool>(),
    ) {
        let scenario = short(&scenario, years, 0, 1.0)
            .nearest(Input::MiningReplaceMachines, f64::from(u8::from(replaces)));
        mining_plan_is_best(&scenario)?;
    }

    #[test]
    fn no_sequence_beats_the_miners_plan_over_the_whole_accepted_range(
        scenario in scenarios(Range::Accepted), years in 1..=5u8,
    ) {
        mining_plan_is_best(&short(&scenario, years, 0, 1.0))?;
    }

    #[test]
    fn no_sequence_beats_the_clouds_plan(
        scenario in scenarios(Range::Plausible), years in 2..=7u8, build in 0..18u8,
        life in 0.5..3.0f64,
    ) {
        cloud_plan_is_best(&short(&scenario, years, build, life))?;
    }

    #[test]
    fn no_sequence_beats_the_clouds_plan_over_the_whole_accepted_range(
        scenario in scenarios(Range::Accepted), years in 1..=7u8, build in 0..18u8,
        life in 0.5..3.0f64,
    ) {
        cloud_plan_is_best(&short(&scenario, years, build, life))?;
    }
}
