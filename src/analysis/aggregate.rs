//! A headline's dollars and gigawatts beside the site's own: "90 billion dollars for 3.7 GW".
//!
//! Headlines mix what a building costs, what a contract is worth over its years and what a year
//! brings. So the reader names the kind, and the site's own figure is of the same.

use crate::evaluation::{Evaluation, Outcome};
use crate::finance::Column;
use crate::keys::keys;
use crate::paths::Network;
use crate::scenario::{Input, Scenario};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Market;
use crate::strategy::{Facility, Strategy};

keys! {
    /// What a headline's dollars are.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum HeadlineKind {
        /// What it costs to build, accelerators included; the site's: capex through go-live.
        Capex = "capex",
        /// What contracts bring over all their years; the site's: revenue of the first term.
        #[default]
        ContractValue = "contract_value",
        /// What a year brings; the site's: mean yearly revenue after build and ramp.
        YearlyRevenue = "yearly_revenue",
    }
}

/// A headline: dollars, gigawatts or both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Headline {
    /// What its dollars are.
    pub kind: HeadlineKind,
    /// Its dollars, USD; USD a year if they are yearly revenue.
    pub usd: Option<f64>,
    /// Its power at the grid, GW.
    pub power_gw: Option<f64>,
    /// A revenue that somebody asks for, USD a year.
    pub asked_usd_per_year: Option<f64>,
}

/// A headline beside the site.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(missing_as_null))]
pub struct Aggregate {
    /// What the headline's dollars are.
    pub kind: HeadlineKind,
    /// The headline's USD per GW; none without both.
    pub usd_per_gw: Option<f64>,
    /// The headline's USD per MW; none without both.
    pub usd_per_mw: Option<f64>,
    /// By strategy; none if not ready within the horizon.
    #[cfg_attr(js, serde(serialize_with = "crate::evaluation::by_name::any"))]
    #[cfg_attr(js, tsify(type = "Record<Strategy, HeadlineUse | null>"))]
    pub uses: [Option<Use>; 4],
    /// What the headline's power would do on the mining machines sold today, EH/s; none without power.
    pub hashrate_eh_per_s: Option<f64>,
    /// That over the network's hashrate in month 1.
    pub share_of_network: Option<f64>,
}

/// One use of the site beside a headline.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "HeadlineUse")
)]
pub struct Use {
    /// The site's own figure of the headline's kind, USD per MW of grid: capex through go-live, the
    /// first term's revenue, mean yearly revenue after build and ramp; none where there is none: a mine
    /// signs no contract.
    pub usd_per_mw: Option<f64>,
    /// What the headline's power comes to at that figure, USD.
    pub usd: Option<f64>,
    /// The power that the headline's dollars come to at that figure, GW.
    pub power_gw: Option<f64>,
    /// What the headline's power earns in a year at this site's revenue, USD; if it names none, the
    /// power that its dollars come to.
    pub revenue_usd_per_year: Option<f64>,
    /// The revenue asked for less that, USD a year; negative if that is more.
    pub gap_usd_per_year: Option<f64>,
    /// The power that earns the revenue asked for at this site's revenue, GW.
    pub asked_power_gw: Option<f64>,
}

/// The headline beside the site of an evaluation of `scenario`. Amounts that are not above zero
/// count as not named.
#[must_use]
pub fn aggregate(headline: Headline, scenario: &Scenario, evaluation: &Evaluation) -> Aggregate {
    let named = |amount: Option<f64>| amount.filter(|amount| *amount > 0.0 && amount.is_finite());
    let (usd, power_gw) = (named(headline.usd), named(headline.power_gw));
    let asked = named(headline.asked_usd_per_year);
    let usd_per_gw = both(usd, power_gw, |usd, gw| usd / gw);
    let of = |strategy| {
        let outcome = evaluation.outcome(strategy)?;
        let site = Site { scenario, strategy, outcome };
        let own = site.figure(headline.kind);
        let above_zero = own.filter(|own| *own > 0.0);
        let bought = both(usd, above_zero, |usd, own| usd / own / 1000.0);
        let revenue = site.revenue();
        let earned = both(revenue, power_gw.or(bought), |revenue, gw| revenue * gw * 1000.0);
        Some(Use {
            usd_per_mw: own,
            usd: both(own, power_gw, |own, gw| own * gw * 1000.0),
            power_gw: bought,
            revenue_usd_per_year: earned,
            gap_usd_per_year: both(asked, earned, |asked, earned| asked - earned),
            asked_power_gw: both(asked, revenue.filter(|revenue| *revenue > 0.0), |asked, own| {
                asked / own / 1000.0
            }),
        })
    };
    let hashrate_eh_per_s = power_gw.map(|gw| mined(scenario, gw));
    let network = Network::first_hashrate(scenario);
    Aggregate {
        kind: headline.kind,
        usd_per_gw,
        usd_per_mw: usd_per_gw.map(|usd| usd / 1000.0),
        uses: Strategy::ALL.map(of),
        hashrate_eh_per_s,
        share_of_network: hashrate_eh_per_s.map(|hashrate| hashrate / network),
    }
}

fn both(a: Option<f64>, b: Option<f64>, f: impl Fn(f64, f64) -> f64) -> Option<f64> {
    a.zip(b).map(|(a, b)| f(a, b))
}

/// What power would mine on the machines sold today, EH/s.
fn mined(scenario: &Scenario, power_gw: f64) -> f64 {
    let sites = power_gw * 1000.0 / scenario.get(Input::SiteGridMw);
    sites * Market::of(scenario).newest_petahash() / 1000.0
}

/// One use of the site.
struct Site<'a> {
    scenario: &'a Scenario,
    strategy: Strategy,
    outcome: &'a Outcome,
}

impl Site<'_> {
    /// Its own figure of a kind, USD per MW of grid.
    fn figure(&self, kind: HeadlineKind) -> Option<f64> {
        let grid_mw = self.scenario.get(Input::SiteGridMw);
        match kind {
            HeadlineKind::Capex => Some(self.outcome.figures.initial_capex_usd / grid_mw),
            HeadlineKind::ContractValue => self.contract().map(|usd| usd / grid_mw),
            HeadlineKind::YearlyRevenue => self.revenue(),
        }
    }

    /// What the first lease or contract brings as signed, all of its years, USD; the hybrid's is its
    /// AI part's.
    fn contract(&self) -> Option<f64> {
        let signed = |business| match business {
            Strategy::Colocation => Some(Colocation::of(self.scenario).signed_revenue()),
            Strategy::GpuCloud => {
                Some(GpuCloud::of(self.scenario).sales.signed_revenue(usize::MAX))
            }
            Strategy::Mining | Strategy::Hybrid => None,
        };
        let usd = match self.strategy {
            Strategy::Hybrid => {
                let weights = Weights::of(self.scenario);
                signed(weights.business).map(|usd| weights.ai * usd)
            }
            own => signed(own),
        };
        usd.filter(|usd| *usd > 0.0)
    }

    /// Mean yearly revenue after build and ramp, to closing or T, USD per MW of grid; `None` without
    /// such months. The hybrid's months are its AI part's.
    fn revenue(&self) -> Option<f64> {
        let business = match self.strategy {
            Strategy::Hybrid => Weights::of(self.scenario).business,
            own => own,
        };
        let settled = |facility: Facility| facility.go_live() + facility.ramp + 1;
        let first = match business {
            Strategy::Colocation => settled(Colocation::of(self.scenario).facility),
            Strategy::GpuCloud => settled(GpuCloud::of(self.scenario).facility),
            Strategy::Mining | Strategy::Hybrid => 1,
        };
        let months = self.outcome.ledger.column(Column::Revenue).get(first..=self.outcome.end)?;
        let grid_mw = self.scenario.get(Input::SiteGridMw);
        let mean = months.iter().sum::<f64>() / months.len() as f64;
        (!months.is_empty()).then(|| 12.0 * mean / grid_mw)
    }
}
