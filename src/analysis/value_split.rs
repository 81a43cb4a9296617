//! Who gets the present value of what is sold: of a GPU-hour, of a kW-month, of a MWh mined with.
//!
//! Month by month, by the ledger's own identity,
//!
//! ```text
//! revenue = power + operations + (capex - proceeds) + (interest + repayments - draws)
//!         + tax after interest - working capital + equity cash flow
//! ```
//!
//! Each term is discounted at the strategy's own rate; net capex is split into machines and
//! facility. So the parts add up to the present value of revenue, and the owner's part is the
//! present value of the equity cash flow. The bridge is in none of them.

mod layers;
mod recipient;

use crate::evaluation::{Engine, Evaluation, Outcome};
use crate::finance::{Column, Discount};
use crate::keys::keys;
use crate::paths::{HOURS_PER_MONTH, Paths};
use crate::scenario::{Input, Scenario};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::mining::Mine;
use crate::strategy::{Facility, Strategy};
pub use layers::{Layer, Layers, layers};
pub use recipient::{Recipient, parts};

/// Who gets the money: parts that add up to `revenue_usd`, present values, USD.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "ValueParts"))]
pub struct Portions {
    /// What customers pay.
    pub revenue_usd: f64,
    /// Accelerators or mining machines: their cost less what they fetch.
    pub machines_usd: f64,
    /// The facility, or the mine's infrastructure: its cost less what it fetches with its site.
    pub facility_usd: f64,
    /// Power bought by the owner.
    pub power_usd: f64,
    /// Operating cost other than power.
    pub operations_usd: f64,
    /// Lenders: interest and repayments less what they lend. Negative where loans cost less than
    /// the rate that values are discounted at: they leave value to the owner.
    pub lenders_usd: f64,
    /// Customers who pay ahead: what they are credited less what they advance. Negative, as they
    /// lend without interest.
    pub prepayment_usd: f64,
    /// Tax, after interest.
    pub tax_usd: f64,
    /// The owner: all that is left, the present value of the equity cash flow.
    pub owner_usd: f64,
}

impl Portions {
    /// Every part but revenue, in the order of the fields.
    #[must_use]
    pub fn parts(&self) -> [f64; 8] {
        [
            self.machines_usd,
            self.facility_usd,
            self.power_usd,
            self.operations_usd,
            self.lenders_usd,
            self.prepayment_usd,
            self.tax_usd,
            self.owner_usd,
        ]
    }

    fn map(&self, f: impl Fn(f64) -> f64) -> Portions {
        Portions {
            revenue_usd: f(self.revenue_usd),
            machines_usd: f(self.machines_usd),
            facility_usd: f(self.facility_usd),
            power_usd: f(self.power_usd),
            operations_usd: f(self.operations_usd),
            lenders_usd: f(self.lenders_usd),
            prepayment_usd: f(self.prepayment_usd),
            tax_usd: f(self.tax_usd),
            owner_usd: f(self.owner_usd),
        }
    }
}

keys! {
    /// What a strategy sells, in service from go-live on, ramp included, whether sold or not.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SoldUnit {
        /// An hour of one accelerator.
        GpuHour = "gpu_hour",
        /// A kW of critical IT for a month.
        KwMonth = "kw_month",
        /// A MWh that machines run on.
        Mwh = "mwh",
    }
}

/// Who gets the present value of what a strategy sells.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "ValueTotals")
)]
pub struct ValueSplit {
    /// The strategy: mining, colocation or GPU cloud.
    #[cfg_attr(js, serde(skip))]
    pub strategy: Strategy,
    /// Present values, USD.
    #[cfg_attr(js, tsify(type = "ValueParts"))]
    pub total: Portions,
    /// What is sold.
    pub unit: SoldUnit,
    /// Its number, discounted like money.
    pub units: f64,
    /// The same by unit, USD: levelised, so that revenue here is the mean price, weighted by present
    /// value; none if nothing is sold.
    #[cfg_attr(js, tsify(type = "ValueParts | null"))]
    pub per_unit: Option<Portions>,
}

/// The split of one whole-site strategy of an evaluation of `scenario`; `None` if it is not ready
/// within the horizon, and for the hybrid, which sells two things.
///
/// ```
/// use hash_or_host::analysis::value_split::value_split;
/// use hash_or_host::{evaluation::evaluate, scenario::Scenario, strategy::Strategy};
/// let scenario = Scenario::default();
/// let evaluation = evaluate(&scenario);
/// let split = value_split(&scenario, &evaluation, Strategy::GpuCloud).ok_or("not ready")?;
/// let sum: f64 = split.total.parts().iter().sum();
/// assert!((sum - split.total.revenue_usd).abs() < 1e-9 * split.total.revenue_usd);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn value_split(
    scenario: &Scenario,
    evaluation: &Evaluation,
    strategy: Strategy,
) -> Option<ValueSplit> {
    let outcome = evaluation.outcome(strategy)?;
    let (rate, unit) = match strategy {
        Strategy::Mining => (Input::MiningDiscountRate, SoldUnit::Mwh),
        Strategy::Colocation => (Input::ColocationDiscountRate, SoldUnit::KwMonth),
        Strategy::GpuCloud => (Input::GpuCloudDiscountRate, SoldUnit::GpuHour),
        Strategy::Hybrid => return None,
    };
    let discount = Discount::new(scenario.get(rate), outcome.ledger.months());
    let value = |column| discount.present_value(outcome.ledger.column(column));
    let (facility_usd, units) = match strategy {
        Strategy::Colocation => {
            let hall = Colocation::of(scenario);
            let kilowatts = hall.critical_it * 1000.0;
            let in_service = in_service(&hall.facility, outcome, &discount);
            (value(Column::Capex) - value(Column::Proceeds), kilowatts * in_service)
        }
        Strategy::GpuCloud => {
            let cloud = GpuCloud::of(scenario);
            let hours = cloud.accelerators * HOURS_PER_MONTH;
            let sold = cloud.facility.empty(&Paths::of(scenario), outcome.end).proceeds;
            let cost = cloud.facility.planned * spending(&cloud.facility, &discount);
            let in_service = in_service(&cloud.facility, outcome, &discount);
            (cost - sold * discount.at(outcome.end), hours * in_service)
        }
        Strategy::Mining | Strategy::Hybrid => {
            let mine = Mine::of(scenario);
            let sold = mine.site_sold(outcome.end).proceeds * discount.at(outcome.end);
            (mine.site_capex - sold, value(Column::EnergyMwh))
        }
    };
    let total = Portions {
        revenue_usd: value(Column::Revenue),
        machines_usd: value(Column::Capex) - value(Column::Proceeds) - facility_usd,
        facility_usd,
        power_usd: value(Column::PowerCost),
        operations_usd: value(Column::OperatingCost),
        lenders_usd: value(Column::Interest) + value(Column::Principal) + value(Column::Repayment)
            - value(Column::DebtDraw),
        prepayment_usd: -value(Column::WorkingCapital),
        tax_usd: value(Column::EquityTax),
        owner_usd: value(Column::EquityCashFlow),
    };
    let per_unit = (units > 0.0).then(|| total.map(|usd| usd / units));
    Some(ValueSplit { strategy, total, unit, units, per_unit })
}

/// The present value of a dollar spent evenly over a build.
fn spending(facility: &Facility, discount: &Discount) -> f64 {
    match facility.build {
        0 => 1.0,
        months => discount.sum(1, months) / months as f64,
    }
}

/// Months in service until all is sold, ramp included, discounted.
fn in_service(facility: &Facility, outcome: &Outcome, discount: &Discount) -> f64 {
    let served = facility.go_live() + 1..=outcome.end;
    served.map(|month| discount.at(month) * facility.in_use(month)).sum()
}

/// What another price would do to every part.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "ValueEffect"))]
pub struct Effect {
    /// The input moved.
    #[cfg_attr(js, tsify(type = "string"))]
    pub input: Input,
    /// Its present value, in its own unit.
    pub from: f64,
    /// The value tried.
    pub to: f64,
    /// The change of every part, USD of present value.
    #[cfg_attr(js, tsify(type = "ValueParts"))]
    pub change: Portions,
}

/// "Power against chips": a machine 10 % cheaper, and a megawatt of facility 10 % dearer, each by
/// itself. Owners decide anew.
#[must_use]
pub fn effects(engine: &mut Engine, scenario: &Scenario, strategy: Strategy) -> Vec<Effect> {
    let moves: &[(Input, f64)] = match strategy {
        Strategy::Mining => {
            &[(Input::MiningMachinePriceUsdPerTh, 0.9), (Input::MiningSiteCapexUsdPerMw, 1.1)]
        }
        Strategy::Colocation => &[(Input::ColocationCapexUsdPerMw, 1.1)],
        Strategy::GpuCloud => &[
            (Input::GpuCloudAcceleratorPriceUsd, 0.9),
            (Input::GpuCloudFacilityCapexUsdPerMw, 1.1),
        ],
        Strategy::Hybrid => &[],
    };
    let mut split = |scenario: &Scenario| {
        let evaluation = engine.evaluate(scenario);
        value_split(scenario, &evaluation, strategy)
    };
    let Some(base) = split(scenario) else { return Vec::new() };
    let effect = |(input, factor): &(Input, f64)| {
        let from = scenario.get(*input);
        let moved = scenario.nearest(*input, from * factor);
        let after = split(&moved)?.total;
        Some(Effect { input: *input, from, to: moved.get(*input), change: after.less(&base.total) })
    };
    moves.iter().filter_map(effect).collect()
}

impl Portions {
    /// Part by part, this less `other`.
    fn less(&self, other: &Portions) -> Portions {
        Portions {
            revenue_usd: self.revenue_usd - other.revenue_usd,
            machines_usd: self.machines_usd - other.machines_usd,
            facility_usd: self.facility_usd - other.facility_usd,
            power_usd: self.power_usd - other.power_usd,
            operations_usd: self.operations_usd - other.operations_usd,
            lenders_usd: self.lenders_usd - other.lenders_usd,
            prepayment_usd: self.prepayment_usd - other.prepayment_usd,
            tax_usd: self.tax_usd - other.tax_usd,
            owner_usd: self.owner_usd - other.owner_usd,
        }
    }
}
