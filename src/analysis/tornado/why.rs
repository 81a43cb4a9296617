//! Why an input changes nothing now.

use super::{Probe, Target, differ};
use crate::scenario::{Input, Kind, Only, Parts, Role, Scenario, Series, Switch};
use crate::strategy::Strategy;

/// Why an input changes nothing now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEffect {
    /// Its plausible range is a single value.
    SinglePoint,
    /// Only random futures and stress tests use it.
    UncertaintyOnly,
    /// Only the lowest cash balance of a stress test uses it.
    CashOnly,
    /// It belongs to a strategy that is not watched.
    OtherStrategy,
    /// It belongs to debt, and an NPV is of cash before debt.
    DebtOnly,
    /// It is a size, and a rate or a coverage is the same at every size.
    ScalesAway,
    /// It is a discount rate, and what is watched is not discounted.
    NotDiscounted,
    /// What is watched has no value: the strategy is not ready, or there is no rate or no debt.
    NoValue,
    /// Another input's present value switches it off.
    SwitchedOff {
        /// That input.
        by: Input,
    },
    /// Nothing within its plausible range changes anything.
    WithinRange,
}

pub(super) fn no_effect(
    probe: &mut Probe,
    scenario: &Scenario,
    input: Input,
    no_value: bool,
) -> NoEffect {
    let row = input.row();
    match row.only {
        Some(Only::Cash) => return NoEffect::CashOnly,
        Some(Only::Futures) => return NoEffect::UncertaintyOnly,
        Some(Only::MovingLevel) if scenario.series(Series::Level).is_none() => {
            return NoEffect::UncertaintyOnly;
        }
        _ if !touches(scenario, input, probe.target) => return NoEffect::OtherStrategy,
        _ if row.low >= row.high && input.is_numeric() => return NoEffect::SinglePoint,
        _ if no_value => return NoEffect::NoValue,
        _ => {}
    }
    let unlevered = matches!(probe.target, Target::Npv(_) | Target::Difference(..));
    match row.role {
        Role::Debt if unlevered => return NoEffect::DebtOnly,
        Role::DiscountRate if !unlevered => return NoEffect::NotDiscounted,
        Role::Size if !unlevered => return NoEffect::ScalesAway,
        _ => {}
    }
    // A hybrid of one business alone shows nothing of the other.
    let share = Input::HybridAiShare;
    let mixed = Switch { input: share, at: share.row().default };
    for Switch { input: by, at } in row.off_unless.iter().chain([&mixed]) {
        let switched = scenario.nearest(*by, *at);
        if *by != input && switched != *scenario && moves(probe, &switched, input) {
            return NoEffect::SwitchedOff { by: *by };
        }
    }
    // An owner who sells a dear site early has no later years; some inputs need a switch as well.
    let held = scenario.nearest(Input::SiteSaleValueUsdPerMw, 0.0);
    let later = row.off_unless.iter().map(|Switch { input: by, at }| held.nearest(*by, *at));
    if held != *scenario
        && [held.clone()].into_iter().chain(later).any(|held| moves(probe, &held, input))
    {
        return NoEffect::SwitchedOff { by: Input::SiteSaleValueUsdPerMw };
    }
    NoEffect::WithinRange
}

/// Whether the target moves with the input's range in `scenario`.
fn moves(probe: &mut Probe, scenario: &Scenario, input: Input) -> bool {
    let row = input.row();
    let (low, high) =
        if row.kind == Kind::YesNo { (row.min, row.max) } else { (row.low, row.high) };
    let low = probe.at(&scenario.nearest(input, low)).target;
    differ(low, probe.at(&scenario.nearest(input, high)).target)
}

/// Whether the table says that the input can change the target.
pub(super) fn touches(scenario: &Scenario, input: Input, target: Target) -> bool {
    let affects = match input {
        // Their part in the bridge is that of their own strategy.
        Input::ColocationBuildMonths => Parts::COLOCATION,
        Input::GpuCloudBuildMonths => Parts::GPU_CLOUD,
        _ => input.row().affects,
    };
    let cash = |strategy| match strategy {
        Strategy::Mining => Parts::MINING.or(Parts::NETWORK).or(Parts::POWER),
        Strategy::Colocation => Parts::COLOCATION.or(Parts::POWER),
        _ => Parts::GPU_CLOUD.or(Parts::POWER),
    };
    let business = crate::strategy::hybrid::Weights::of(scenario).business;
    // What leaves room for the second mine beside the other AI business is nothing to this hybrid.
    let other = if business == Strategy::Colocation { Parts::GPU_CLOUD } else { Parts::COLOCATION };
    let foreign = affects.touches(other) && !affects.touches(cash(business));
    let weights = if foreign { Parts::NONE } else { Parts::HYBRID };
    let own = |strategy| match strategy {
        Strategy::Hybrid => weights.or(cash(Strategy::Mining)).or(cash(business)),
        other => cash(other),
    };
    let bridge = Parts::BRIDGE.or(Parts::NETWORK);
    let valued = |strategy| match strategy {
        Strategy::Mining => own(strategy),
        _ => own(strategy).or(bridge),
    };
    affects.touches(match target {
        Target::Npv(strategy) => valued(strategy),
        Target::Difference(a, b) => valued(a).or(valued(b)),
        Target::EquityIrr(strategy) => own(strategy),
        // The hybrid's is that of its AI part.
        Target::MinDscr(Strategy::Hybrid) => weights.or(cash(business)),
        Target::MinDscr(strategy) => own(strategy),
    })
}
