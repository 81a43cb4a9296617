//! Machines: what a fleet does, what it costs, what it fetches.

use crate::math::{Within, pow, whole_months};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::strategy::kept::{Fading, Growth};
use std::mem::take;

/// Machines in place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fleet {
    /// Month of purchase; `None` for the fleet owned at the start.
    pub bought: Option<usize>,
    /// Hashrate, PH/s.
    pub petahash: f64,
    /// What it cost, USD; 0 if owned at the start.
    pub cost: f64,
}

/// What machines cost, do and fetch.
#[derive(Clone, Debug)]
pub struct Market {
    /// Power for machines over J/TH gives PH/s: `C x 1e6 / pue / 1000`.
    petahash_per_efficiency: f64,
    /// Of the fleet owned at the start, J/TH.
    owned_efficiency: f64,
    /// Of machines bought at index 0, J/TH.
    new_efficiency: f64,
    /// What later machines need of that, a factor.
    improvement: Growth,
    /// The lowest efficiency that can be bought, J/TH.
    floor: f64,
    /// Price of machines bought at index 0, USD per TH/s.
    price: f64,
    /// What later machines cost of that, a factor.
    drift: Growth,
    /// Elasticity of their price to the hashprice, % per %.
    price_response: f64,
    /// What the owned fleet fetches at index 0, USD per TH/s.
    resale: f64,
    /// What the owned fleet keeps of its resale value, by month.
    owned_fading: Fading,
    /// What bought machines keep of their price, by age in months.
    bought_fading: Fading,
}

/// What a market keeps from one scenario to the next.
#[derive(Debug, Default)]
pub(super) struct MarketMemory {
    improvement: Growth,
    drift: Growth,
    owned_fading: Fading,
    bought_fading: Fading,
}

impl Market {
    /// The market of a scenario, for all of its grid capacity.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Market {
        Market::keeping(scenario, MarketMemory::default())
    }

    pub(super) fn keeping(scenario: &Scenario, memory: MarketMemory) -> Market {
        let get = |input| scenario.get(input);
        let months = crate::paths::months(scenario);
        // Machines may be bought every year before T, if at all.
        let years = if scenario.is(Input::MiningReplaceMachines) { months / 12 } else { 1 };
        let life = whole_months(get(Input::MiningFleetLifeYears));
        Market {
            petahash_per_efficiency: get(Input::SiteGridMw) * 1e6 / get(Input::MiningPue) / 1000.0,
            owned_efficiency: get(Input::MiningEfficiencyJPerTh),
            new_efficiency: get(Input::MiningNewEfficiencyJPerTh),
            improvement: memory
                .improvement
                .renewed(1.0 - get(Input::MiningEfficiencyImprovement), (0, years)),
            floor: get(Input::MiningEfficiencyFloorJPerTh),
            price: get(Input::MiningMachinePriceUsdPerTh),
            drift: memory.drift.renewed(1.0 + get(Input::MiningMachinePriceChange), (0, years)),
            price_response: get(Input::MiningMachinePriceResponse),
            resale: get(Input::MiningResaleUsdPerTh),
            owned_fading: memory.owned_fading.by(-get(Input::MiningResaleDecline), months),
            bought_fading: memory.bought_fading.to(get(Input::MiningResidualShare), life),
        }
    }

    /// What the next one may keep of it.
    pub(super) fn memory(&mut self) -> MarketMemory {
        MarketMemory {
            improvement: take(&mut self.improvement),
            drift: take(&mut self.drift),
            owned_fading: take(&mut self.owned_fading),
            bought_fading: take(&mut self.bought_fading),
        }
    }

    /// `PH(J) = C x 1e6 / (pue x J) / 1000`
    fn petahash(&self, efficiency: f64) -> f64 {
        self.petahash_per_efficiency / efficiency
    }

    /// The fleet that the site owns at the start.
    #[must_use]
    pub fn owned_fleet(&self) -> Fleet {
        Fleet { bought: None, petahash: self.petahash(self.owned_efficiency), cost: 0.0 }
    }

    /// The hashrate of the machines sold today, PH/s.
    #[must_use]
    pub fn newest_petahash(&self) -> f64 {
        self.petahash(self.new_efficiency.at_least(self.floor))
    }

    /// New machines bought at month `month`:
    /// `J = max(floor, new_efficiency x (1-improvement)^(m/12))`,
    /// `cost = PH(J) x 1000 x price x (1+change)^(m/12) x (recent / first hashprice)^response`.
    #[must_use]
    pub fn new_fleet(&self, month: usize, paths: &Paths) -> Fleet {
        let petahash = self.petahash_offered(month);
        let usual = self.usual(petahash, month);
        Fleet { bought: Some(month), petahash, cost: usual * self.recent_factor(month, paths) }
    }

    /// Hashrate of new machines bought at month `month`, PH/s.
    #[must_use]
    pub fn petahash_offered(&self, month: usize) -> f64 {
        let efficiency = self.new_efficiency * self.improvement.after(month);
        self.petahash(efficiency.at_least(self.floor))
    }

    /// What new machines bought at month `month` cost if hashprice is what it is in month 1, USD.
    #[must_use]
    pub fn usual_cost(&self, month: usize) -> f64 {
        self.usual(self.petahash_offered(month), month)
    }

    fn usual(&self, petahash: f64, month: usize) -> f64 {
        petahash * 1000.0 * self.price * self.drift.after(month)
    }

    /// What machines cost at month `month` over that, by the recent hashprice.
    #[inline]
    #[must_use]
    pub fn recent_factor(&self, month: usize, paths: &Paths) -> f64 {
        self.price_factor(recent_hashprice(month, paths))
    }

    /// What machines cost over their price on a path whose recent hashprice is lower by `factor`.
    #[inline]
    #[must_use]
    pub fn price_factor(&self, factor: f64) -> f64 {
        // The default response is 1, and pow is not cheap.
        if self.price_response == 1.0 { factor } else { pow(factor, self.price_response) }
    }

    /// What `fleet` fetches at month `month`: owned `PH x 1000 x resale x (1-decline)^(t/12)`,
    /// bought `cost x residual^min(1, age/life)`.
    #[inline]
    #[must_use]
    pub fn fetched(&self, fleet: &Fleet, month: usize) -> f64 {
        match fleet.bought {
            None => fleet.petahash * 1000.0 * self.resale * self.owned_fading.after(month),
            Some(bought) => fleet.cost * self.bought_fading.after(month - bought),
        }
    }
}

/// Mean hashprice of months `max(1, m-5)..m` over the base path's in month 1; 1 at index 0, or if
/// nothing is earned in month 1 of the base path.
fn recent_hashprice(month: usize, paths: &Paths) -> f64 {
    if month == 0 || paths.base_hashprice == 0.0 {
        return 1.0;
    }
    let recent = &paths.hashprice[month.saturating_sub(5).max(1)..=month];
    recent.iter().sum::<f64>() / recent.len() as f64 / paths.base_hashprice
}
