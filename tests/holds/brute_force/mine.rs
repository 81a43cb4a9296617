//! The miner's plan against every sequence of keep, replace, stop and close.

use super::{Game, short};
use crate::support::random::{Range, scenarios};
use hash_or_host::finance::{Discount, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::mining::Mine;
use hash_or_host::strategy::{Action, Decision};
use proptest::prelude::*;

/// What is open to a miner: machines to buy if they may be bought, a stop if it is not stopped.
pub(super) fn open(replaces: bool, before: &[Decision]) -> Vec<Action> {
    let last = before.iter().rev().find(|decision| decision.action != Action::Keep);
    let mut options = vec![Action::Keep];
    if replaces {
        options.push(Action::Replace);
    }
    if last.is_none_or(|decision| decision.action != Action::Stop) {
        options.push(Action::Stop);
    }
    options.push(Action::Close);
    options
}

fn plan_is_best(scenario: &Scenario, mine: &Mine) -> Result<(), TestCaseError> {
    let paths = Paths::of(scenario);
    let discount = Discount::new(scenario.get(Input::MiningDiscountRate), paths.months);
    let replaces = scenario.is(Input::MiningReplaceMachines);
    let game = Game {
        months: (12..paths.months).step_by(12).collect(),
        open: &|before, _| open(replaces, before),
        run: &|plan| {
            let mut ledger = Ledger::new(paths.months);
            mine.run(&paths, plan, &mut ledger);
            ledger
        },
        tax: mine.tax(),
        discount: &discount,
    };
    let plan = mine.plan(&paths, &discount);
    game.is_best(&plan)?;
    game.maximises_npv(&plan)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_sequence_beats_the_miners_plan(
        scenario in scenarios(Range::Plausible), years in 1..=5u8, replaces in any::<bool>(),
    ) {
        let scenario = short(&scenario, years, 0, 1.0)
            .nearest(Input::MiningReplaceMachines, f64::from(u8::from(replaces)));
        plan_is_best(&scenario, &Mine::of(&scenario))?;
    }

    #[test]
    fn no_sequence_beats_the_miners_plan_over_the_whole_accepted_range(
        scenario in scenarios(Range::Accepted), years in 1..=5u8,
    ) {
        let scenario = short(&scenario, years, 0, 1.0);
        plan_is_best(&scenario, &Mine::of(&scenario))?;
    }

    #[test]
    fn no_sequence_beats_the_plan_of_a_mine_without_a_site_to_sell(
        scenario in scenarios(Range::Plausible), years in 1..=4u8,
    ) {
        let scenario = short(&scenario, years, 0, 1.0);
        plan_is_best(&scenario, &Mine::of(&scenario).without_connection())?;
    }
}
