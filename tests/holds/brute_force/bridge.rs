//! The mine on its way out against every month in which it could be stopped.

use crate::support::random::{Range, scenarios};
use hash_or_host::finance::{Column, Discount, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::bridge::{Span, WayOut};
use hash_or_host::strategy::mining::Mine;
use hash_or_host::strategy::{Action, Decision};
use proptest::prelude::*;

/// The plan that stops at `stop`, the owner being asked at index 0 and at months 12, 24, .. below
/// `latest`.
fn stopping_at(stop: usize, latest: usize) -> Vec<Decision> {
    (0..latest)
        .step_by(12)
        .take_while(|month| *month <= stop)
        .map(|month| {
            let action = if month == stop { Action::Stop } else { Action::Keep };
            Decision { month, action, values: [None; 4] }
        })
        .collect()
}

fn plan_is_best(scenario: &Scenario, build: usize) -> Result<(), TestCaseError> {
    let (mine, paths, way_out) = (Mine::of(scenario), Paths::of(scenario), WayOut::of(scenario));
    let discount = Discount::new(scenario.get(Input::MiningDiscountRate), paths.months);
    let span = Span { wait: 0, build };
    let plan = way_out.plan(&mine, &paths, &discount, span);
    if !scenario.is(Input::MiningFleetOwned) {
        prop_assert!(plan.is_empty());
        return Ok(());
    }
    let latest = if scenario.is(Input::ConversionMineWhileBuilding) { build } else { 0 };
    let rate = scenario.get(Input::FinanceTaxRate);
    // After tax from the end of `month` on, at that date, if it stops at `stop`; what was sold is all
    // gain, taxed at once.
    let left = |stop: usize, month: usize| {
        let mut ledger = Ledger::new(paths.months);
        way_out.run(&mine, &paths, span, &stopping_at(stop, latest), &mut ledger);
        let at = |column, t: usize| ledger.column(column)[t] * discount.at(t);
        let earned: f64 = (month + 1..=paths.months).map(|t| at(Column::Ebitda, t)).sum();
        let sold: f64 = (month..=paths.months).map(|t| at(Column::Proceeds, t)).sum();
        let size: f64 = (0..=paths.months).map(|t| at(Column::Revenue, t).abs()).sum::<f64>()
            + (0..=paths.months).map(|t| at(Column::PowerCost, t)).sum::<f64>()
            + (0..=paths.months).map(|t| at(Column::OperatingCost, t)).sum::<f64>();
        ((1.0 - rate) * (earned + sold) / discount.at(month), (size + sold) / discount.at(month))
    };
    let mut stops: Vec<usize> = (0..latest).step_by(12).collect();
    stops.push(latest);
    for (month, decision) in stops.iter().zip(&plan) {
        prop_assert_eq!(decision.month, *month);
        let (stop, size) = left(*month, *month);
        let on = stops.iter().filter(|later| *later > month).map(|later| left(*later, *month).0);
        let on = on.fold(f64::NEG_INFINITY, f64::max);
        let noise = 1e-7 + 1e-8 * (size + on.abs() + left(latest, *month).1);
        let [said_on, replace, said_stop, close] = decision.values;
        prop_assert_eq!((replace, close), (None, None));
        prop_assert!((said_on.unwrap() - on).abs() <= noise, "{on} on, not {decision:?}");
        prop_assert!((said_stop.unwrap() - stop).abs() <= noise, "{stop} stopped, {decision:?}");
        let (chosen, other) = if decision.action == Action::Stop { (stop, on) } else { (on, stop) };
        prop_assert!(chosen >= other - noise, "{decision:?}");
    }
    let stopped = plan.last().is_some_and(|last| last.action == Action::Stop);
    prop_assert!(stopped || plan.len() == stops.len() - 1, "{plan:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_month_is_better_to_stop_in(
        scenario in scenarios(Range::Plausible), build in 0..60usize,
    ) {
        let owned = scenario.nearest(Input::MiningFleetOwned, 1.0);
        plan_is_best(&owned, build)?;
    }

    #[test]
    fn no_month_is_better_to_stop_in_over_the_whole_accepted_range(
        scenario in scenarios(Range::Accepted), build in 0..60usize,
    ) {
        plan_is_best(&scenario.nearest(Input::SiteHorizonYears, 6.0), build)?;
    }
}
