//! Why an input changes nothing now.

use super::{Probe, Target, differ};
use crate::scenario::{Input, Kind, Parts, Scenario, Series};
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
    match input {
        Input::FinanceOpeningCashUsd => return NoEffect::CashOnly,
        // Unless it is given, the market's level stays at 1 on the deterministic path.
        Input::ColocationRentBeta | Input::GpuCloudAcceleratorPriceResponse
            if scenario.series(Series::Level).is_none() =>
        {
            return NoEffect::UncertaintyOnly;
        }
        _ if row.affects == Parts::NONE => return NoEffect::UncertaintyOnly,
        _ if !touches(scenario, input, probe.target) => return NoEffect::OtherStrategy,
        _ if row.low >= row.high && input.is_numeric() => return NoEffect::SinglePoint,
        _ if no_value => return NoEffect::NoValue,
        _ => {}
    }
    let unlevered = matches!(probe.target, Target::Npv(_) | Target::Difference(..));
    if unlevered && is_debt(input) {
        return NoEffect::DebtOnly;
    }
    let is_rate = matches!(
        input,
        Input::MiningDiscountRate | Input::ColocationDiscountRate | Input::GpuCloudDiscountRate
    );
    if is_rate && !unlevered {
        return NoEffect::NotDiscounted;
    }
    let is_size = matches!(
        input,
        Input::SiteGridMw
            | Input::ColocationCriticalItShare
            | Input::GpuCloudCriticalItShare
            | Input::HybridAiShare
            | Input::HybridHeadroomShare
    );
    if is_size && !unlevered {
        return NoEffect::ScalesAway;
    }
    for (switch, on) in switches(input) {
        let switched = scenario.nearest(*switch, *on);
        if *switch != input && switched != *scenario && moves(probe, &switched, input) {
            return NoEffect::SwitchedOff { by: *switch };
        }
    }
    // An owner who sells a dear site early has no later years; some inputs need a switch as well.
    let held = scenario.nearest(Input::SiteSaleValueUsdPerMw, 0.0);
    let later = switches(input).iter().map(|(switch, on)| held.nearest(*switch, *on));
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
    let own = |strategy| match strategy {
        Strategy::Hybrid => Parts::HYBRID.or(cash(Strategy::Mining)).or(cash(business)),
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
        Target::MinDscr(Strategy::Hybrid) => Parts::HYBRID.or(cash(business)),
        Target::MinDscr(strategy) => own(strategy),
    })
}

fn is_debt(input: Input) -> bool {
    matches!(
        input,
        Input::FinanceMiningDebtShare
            | Input::FinanceMiningInterestRate
            | Input::FinanceMiningTenorYears
            | Input::FinanceColocationDebtShare
            | Input::FinanceColocationInterestRate
            | Input::FinanceColocationTenorYears
            | Input::FinanceGpuCloudDebtShare
            | Input::FinanceGpuCloudInterestRate
            | Input::FinanceGpuCloudTenorYears
    )
}

/// Inputs that can switch `input` off, each with a value that would leave it on.
fn switches(input: Input) -> &'static [(Input, f64)] {
    use Input as I;
    match input {
        I::MiningNewEfficiencyJPerTh
        | I::MiningEfficiencyFloorJPerTh
        | I::MiningEfficiencyImprovement
        | I::MiningMachinePriceUsdPerTh
        | I::MiningMachinePriceChange
        | I::MiningMachinePriceResponse
        | I::MiningResidualShare
        | I::MiningFleetLifeYears => &[(I::MiningReplaceMachines, 1.0), (I::MiningFleetOwned, 0.0)],
        I::MiningEfficiencyJPerTh | I::MiningResaleUsdPerTh | I::MiningResaleDecline => {
            &[(I::MiningFleetOwned, 1.0), (I::ConversionMineWhileBuilding, 1.0)]
        }
        I::ConversionMineWhileBuilding => &[
            (I::MiningFleetOwned, 1.0),
            (I::ColocationBuildMonths, 12.0),
            (I::GpuCloudBuildMonths, 12.0),
        ],
        I::ConversionSellFleetAtGoLive => {
            &[(I::MiningFleetOwned, 1.0), (I::MiningResaleUsdPerTh, 3.0)]
        }
        I::MiningIdleOpexShare => &[(I::MiningCurtailWhenUnprofitable, 1.0)],
        I::NetworkResponseLagMonths => &[(I::NetworkHashrateResponse, 0.3)],
        I::FinanceMiningInterestRate | I::FinanceMiningTenorYears => {
            &[(I::FinanceMiningDebtShare, 0.5)]
        }
        I::FinanceMiningDebtShare => {
            &[(I::MiningFleetOwned, 0.0), (I::MiningSiteCapexUsdPerMw, 5e5)]
        }
        I::FinanceColocationInterestRate | I::FinanceColocationTenorYears => {
            &[(I::FinanceColocationDebtShare, 0.5)]
        }
        I::FinanceGpuCloudInterestRate | I::FinanceGpuCloudTenorYears => {
            &[(I::FinanceGpuCloudDebtShare, 0.5)]
        }
        I::SitePowerPriceUsdPerMwh | I::ColocationLoadFactor | I::ColocationPue => {
            &[(I::ColocationTenantPaysPower, 0.0)]
        }
        I::SitePowerEscalator => {
            &[(I::ColocationTenantPaysPower, 0.0), (I::SitePowerPriceUsdPerMwh, 50.0)]
        }
        I::SiteAiPowerPremiumUsdPerMwh => &[(I::ColocationTenantPaysPower, 0.0)],
        I::ColocationVacancyMonths | I::ColocationRenewalRentRatio => {
            &[(I::ColocationTermYears, 5.0)]
        }
        I::ColocationTermYears => &[(I::ColocationVacancyMonths, 6.0)],
        I::ColocationRentEscalator => &[(I::ColocationTermYears, 15.0)],
        I::GpuCloudLeaseRateDecline | I::GpuCloudSpotUtilisation => &[(I::GpuCloudTermYears, 0.0)],
        I::GpuCloudContractBilledShare | I::GpuCloudPrepaymentShare => {
            &[(I::GpuCloudTermYears, 5.0)]
        }
        I::GpuCloudPrepaymentCreditYears => {
            &[(I::GpuCloudPrepaymentShare, 0.2), (I::GpuCloudTermYears, 5.0)]
        }
        I::GpuCloudNextGenerationPriceChange
        | I::GpuCloudNextGenerationRateChange
        | I::GpuCloudAcceleratorLifeYears => &[(I::GpuCloudRefreshAccelerators, 1.0)],
        I::HybridHeadroomShare => &[
            (I::HybridAiShare, 0.5),
            (I::ColocationCriticalItShare, 0.5),
            (I::GpuCloudCriticalItShare, 0.5),
        ],
        I::GpuCloudServiceLifeYears => {
            &[(I::GpuCloudRefreshAccelerators, 0.0), (I::GpuCloudSpotUtilisation, 0.9)]
        }
        // 1: losses are carried.
        I::FinanceLossOffsetLimit => &[(I::FinanceTaxRate, 0.25), (I::FinanceLosses, 1.0)],
        I::FinanceMachineDeductionShare => &[
            (I::FinanceTaxRate, 0.25),
            (I::MiningFleetOwned, 0.0),
            (I::MiningReplaceMachines, 1.0),
        ],
        I::FinanceBuildingDeductionShare => {
            &[(I::FinanceTaxRate, 0.25), (I::MiningSiteCapexUsdPerMw, 5e5)]
        }
        I::FinanceLosses => &[(I::FinanceTaxRate, 0.25), (I::MiningSiteCapexUsdPerMw, 5e5)],
        _ => &[(I::HybridAiShare, 0.5), (I::ColocationTenantPaysPower, 0.0)],
    }
}
