//! A GPU cloud as landlord, at the going rent, plus the chip layer, which companies quote.
//!
//! The landlord is the cloud's own facility let by colocation's terms: its rent, escalator, term and
//! renewal, all of it let from the cloud's go-live on with the cloud's ramp, without vacancy, the
//! tenant paying the power. It is sold when the cloud ends, at T or when its owner closes, and empty,
//! as the cloud's is. The chip layer pays that rent, and is the rest: what the cloud's ledger holds
//! month by month less the landlord's.

use crate::evaluation::record::record;
use crate::evaluation::{Engine, Outcome, Rate};
use crate::finance::{Column, Discount, Ledger, irr};
use crate::math::pow;
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;

/// The GPU cloud as a landlord to itself, at the going rent, and as an owner of chips: both add up to it,
/// month by month.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "GpuLayers"))]
pub struct Layers {
    /// The facility, let at the going rent; its NPV at colocation's discount rate.
    #[cfg_attr(js, tsify(type = "GpuLayer"))]
    pub landlord: Layer,
    /// Accelerators on rented power, which pay that rent; their NPV at GPU cloud's discount rate.
    #[cfg_attr(js, tsify(type = "GpuLayer"))]
    pub chips: Layer,
    /// The rent between them, USD over the horizon.
    pub rent_usd: f64,
    /// Annual effective rate of the first generation before tax, to the end of its contract, when it
    /// is sold: what companies quote of a contract. `None` without a contract that ends in time.
    #[cfg_attr(js, serde(skip))]
    pub contract_irr_before_tax: Option<Rate>,
}

record! {
    /// The GPU cloud's halls, or its chips, before debt.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Layer as GpuLayer {
        /// Present value after its own tax, USD: of the halls at colocation's discount rate, of the
        /// chips at GPU cloud's.
        pub npv_usd: f64,
        /// Present value before tax, USD.
        pub npv_before_tax_usd: f64,
        /// Annual effective rate after tax, or the reason why there is none.
        pub irr: Rate,
        /// Annual effective rate before tax, as it is often quoted, or the reason why there is none.
        pub irr_before_tax: Rate,
        /// EBITDA over the horizon, USD.
        pub ebitda_usd: f64,
        /// Capex over the horizon, USD.
        pub capex_usd: f64,
    }
}

/// The layers of the scenario's GPU cloud; `None` if it is not ready within the horizon.
#[must_use]
pub fn layers(engine: &mut Engine, scenario: &Scenario) -> Option<Layers> {
    let cloud = engine.evaluate(scenario);
    let cloud = cloud.outcome(Strategy::GpuCloud)?;
    let hall = Colocation::of(&as_landlord(scenario)).sold_empty();
    let mut landlord = Ledger::default();
    hall.run_until(&Paths::of(scenario), cloud.end, &mut landlord);
    let of_landlord = |column| landlord.column(column).to_vec();
    let of_chips = |column| {
        let both = cloud.ledger.column(column).iter().zip(landlord.column(column));
        both.map(|(cloud, landlord)| cloud - landlord).collect()
    };
    Some(Layers {
        landlord: layer(of_landlord, scenario.get(Input::ColocationDiscountRate)),
        chips: layer(of_chips, scenario.get(Input::GpuCloudDiscountRate)),
        rent_usd: landlord.sum(Column::Revenue),
        contract_irr_before_tax: in_contract(scenario, cloud, &landlord),
    })
}

/// The rate of the first generation of chips over its contract. To its last month that is the chips'
/// layer; of that month what is earned, and what the chips fetch then, whatever the owner decides.
fn in_contract(scenario: &Scenario, cloud: &Outcome, landlord: &Ledger) -> Option<Rate> {
    let years = scenario.get(Input::GpuCloudTermYears);
    // Terms become whole months, halves up.
    let term = (12.0 * years + 0.5).floor() as usize;
    let last = scenario.get(Input::GpuCloudBuildMonths) as usize + term;
    if term == 0 || last > cloud.ledger.months() {
        return None;
    }
    let both = |column, month: usize| cloud.ledger.column(column)[month];
    let of = |column, month: usize| both(column, month) - landlord.column(column)[month];
    let flow = |month| of(Column::FreeCashFlow, month) + of(Column::Tax, month);
    let mut flows: Vec<f64> = (0..last).map(flow).collect();
    let cost =
        GpuCloud::of(scenario).accelerators * scenario.get(Input::GpuCloudAcceleratorPriceUsd);
    let age = (term as f64 / (12.0 * scenario.get(Input::GpuCloudAcceleratorLifeYears))).min(1.0);
    let resale = cost * pow(scenario.get(Input::GpuCloudAcceleratorResidualShare), age);
    flows.push(of(Column::Ebitda, last) + both(Column::WorkingCapital, last) + resale);
    Some(irr(&flows))
}

/// The layer with these columns.
fn layer(of: impl Fn(Column) -> Vec<f64>, rate: f64) -> Layer {
    let (free, tax) = (of(Column::FreeCashFlow), of(Column::Tax));
    let before: Vec<f64> = free.iter().zip(&tax).map(|(free, tax)| free + tax).collect();
    let discount = Discount::new(rate, free.len() - 1);
    Layer {
        npv_usd: discount.present_value(&free),
        npv_before_tax_usd: discount.present_value(&before),
        irr: irr(&free),
        irr_before_tax: irr(&before),
        ebitda_usd: of(Column::Ebitda).iter().sum(),
        capex_usd: of(Column::Capex).iter().sum(),
    }
}

/// The scenario whose colocation is the cloud's own facility.
fn as_landlord(scenario: &Scenario) -> Scenario {
    let same = [
        (Input::ColocationCriticalItShare, Input::GpuCloudCriticalItShare),
        (Input::ColocationPue, Input::GpuCloudPue),
        (Input::ColocationBuildMonths, Input::GpuCloudBuildMonths),
        (Input::ColocationRampMonths, Input::GpuCloudRampMonths),
        (Input::ColocationCapexUsdPerMw, Input::GpuCloudFacilityCapexUsdPerMw),
        (Input::ColocationFacilityLifeYears, Input::GpuCloudFacilityLifeYears),
        (Input::ColocationFacilityResidualShare, Input::GpuCloudFacilityResidualShare),
    ];
    let mut landlord = scenario.clone();
    for (to, from) in same {
        landlord = landlord.nearest(to, scenario.get(from));
    }
    landlord
        .nearest(Input::ColocationTenantFundedShare, 0.0)
        .nearest(Input::ColocationLeasedShare, 1.0)
        .nearest(Input::ColocationVacancyMonths, 0.0)
        .nearest(Input::ColocationTenantPaysPower, 1.0)
}
