//! Why an input changes nothing now.

use super::{Probe, Target, differ};
use crate::keys::keys;
use crate::scenario::{Input, Kind, Only, Parts, Role, Scenario, Series, Switch};
use crate::strategy::Strategy;

keys! {
    /// Why an input changes nothing now.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoEffect {
        /// Its plausible range is a single value.
        SinglePoint = "single_point",
        /// Only random futures and stress tests use it.
        UncertaintyOnly = "uncertainty_only",
        /// Only the lowest cash balance of a stress test uses it.
        CashOnly = "cash_only",
        /// It belongs to a strategy that is not watched.
        OtherStrategy = "other_strategy",
        /// It belongs to debt, and an NPV is of cash before debt.
        DebtOnly = "debt_only",
        /// It is a discount rate, and what is watched is not discounted.
        NotDiscounted = "not_discounted",
        /// What is watched has no value: the strategy is not ready, or there is no rate or no debt.
        NoValue = "no_value",
        /// Another input's present value switches it off.
        SwitchedOff = "switched_off",
        /// It is a size, and a rate or a coverage is the same at every size.
        ScalesAway = "scales_away",
        /// Nothing within its plausible range changes anything.
        WithinRange = "within_range",
    }
}

/// Why an input changes nothing now, and by which other it is switched off.
#[derive(Clone, Copy)]
pub(super) struct Why {
    pub(super) reason: NoEffect,
    pub(super) switched_off_by: Option<Input>,
}

impl From<NoEffect> for Why {
    fn from(reason: NoEffect) -> Why {
        Why { reason, switched_off_by: None }
    }
}

impl Why {
    fn switched_off(by: Input) -> Why {
        Why { reason: NoEffect::SwitchedOff, switched_off_by: Some(by) }
    }
}

pub(super) fn no_effect(
    probe: &mut Probe,
    scenario: &Scenario,
    input: Input,
    no_value: bool,
) -> Why {
    let row = input.row();
    match row.only {
        Some(Only::Cash) => return NoEffect::CashOnly.into(),
        Some(Only::Futures) => return NoEffect::UncertaintyOnly.into(),
        Some(Only::MovingLevel) if scenario.series(Series::Level).is_none() => {
            return NoEffect::UncertaintyOnly.into();
        }
        _ if !touches(scenario, input, probe.target) => return NoEffect::OtherStrategy.into(),
        _ if row.low >= row.high && input.is_numeric() => return NoEffect::SinglePoint.into(),
        _ if no_value => return NoEffect::NoValue.into(),
        _ => {}
    }
    let unlevered = matches!(probe.target, Target::Npv(_) | Target::Difference(..));
    match row.role {
        Role::Debt if unlevered => return NoEffect::DebtOnly.into(),
        Role::DiscountRate if !unlevered => return NoEffect::NotDiscounted.into(),
        Role::Size if !unlevered => return NoEffect::ScalesAway.into(),
        _ => {}
    }
    // A hybrid of one business alone shows nothing of the other.
    let share = Input::HybridAiShare;
    let mixed = Switch { input: share, at: share.row().default };
    for Switch { input: by, at } in row.off_unless.iter().chain([&mixed]) {
        let switched = scenario.nearest(*by, *at);
        if *by != input && switched != *scenario && moves(probe, &switched, input) {
            return Why::switched_off(*by);
        }
    }
    // An owner who sells a dear site early has no later years; some inputs need a switch as well.
    let held = scenario.nearest(Input::SiteSaleValueUsdPerMw, 0.0);
    let later = row.off_unless.iter().map(|Switch { input: by, at }| held.nearest(*by, *at));
    if held != *scenario
        && [held.clone()].into_iter().chain(later).any(|held| moves(probe, &held, input))
    {
        return Why::switched_off(Input::SiteSaleValueUsdPerMw);
    }
    NoEffect::WithinRange.into()
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
