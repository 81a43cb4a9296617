//! What the world decides, one value a month; strategies read it, stress tests change it.

mod bitcoin;
mod events;
mod given;
mod outlook;
mod steps;
mod time;

use crate::math::pow;
use crate::scenario::{Input, Scenario, Series};
pub use bitcoin::Network;
pub use events::{Events, NEVER};
pub use outlook::{Fading, Outlook};
pub(crate) use outlook::{faded, shock};
pub use time::{BLOCKS_PER_DAY, HOURS_PER_MONTH};

/// Monthly series over the horizon, index 0 to T. Index 0 is the valuation date and repeats month 1.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "StressPaths"))]
pub struct Paths {
    /// Number of months, T.
    #[cfg_attr(js, serde(skip))]
    pub months: usize,
    /// Bitcoin price, USD.
    #[cfg_attr(js, serde(rename = "btc_price_usd"))]
    pub price: Vec<f64>,
    /// Block reward, subsidy and fees, USD per block.
    #[cfg_attr(js, serde(skip))]
    pub reward: Vec<f64>,
    /// Network hashrate, EH/s.
    #[cfg_attr(js, serde(rename = "network_eh_per_s"))]
    pub network: Vec<f64>,
    /// Hashprice, USD per PH/s per day.
    #[cfg_attr(js, serde(rename = "hashprice_usd"))]
    pub hashprice: Vec<f64>,
    /// Hashprice of month 1 on the base path, USD per PH/s per day: what machine prices are
    /// reckoned from, in every world.
    #[cfg_attr(js, serde(skip))]
    pub base_hashprice: f64,
    /// Power price, USD/MWh.
    #[cfg_attr(js, serde(rename = "power_price_usd"))]
    pub power: Vec<f64>,
    /// What firm power costs an AI business more, USD/MWh; nothing shocks it.
    #[cfg_attr(js, serde(skip))]
    pub premium: Vec<f64>,
    /// GPU lease level, 1 = as entered.
    pub lease_level: Vec<f64>,
    /// Share of contract revenue and rent really collected.
    pub collected: Vec<f64>,
    /// What one dollar of operating cost has become.
    #[cfg_attr(js, serde(skip))]
    pub cost_index: Vec<f64>,
    /// What happens on a date.
    #[cfg_attr(js, serde(skip))]
    pub events: Events,
}

impl Paths {
    /// The deterministic paths of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Paths {
        let mut paths = Paths::default();
        paths.fill(scenario);
        paths
    }

    /// Overwrites the paths with those of `scenario`, keeping the memory.
    pub fn fill(&mut self, scenario: &Scenario) {
        self.months = months(scenario);
        self.fill_network(scenario);
        self.fill_costs(scenario);
        self.events = Events::NONE;
        for level in [&mut self.lease_level, &mut self.collected] {
            level.clear();
            level.resize(self.months + 1, 1.0);
        }
        if let Some(given) = scenario.series(Series::Level) {
            given::fill(&mut self.lease_level, self.months, given, |_, last| last);
        }
    }

    /// The bitcoin half only.
    pub fn fill_network(&mut self, scenario: &Scenario) {
        self.months = months(scenario);
        let network = Network::of(scenario);
        let given = (scenario.series(Series::Price), scenario.series(Series::Network));
        if given == (None, None) {
            network.fill(self);
        } else {
            network.fill_given(self, given.0, given.1);
        }
        self.base_hashprice = self.hashprice[1];
    }

    /// What an AI business pays for firm power in month `t`, USD/MWh: the power price and the
    /// premium, never less than 0.
    #[inline]
    #[must_use]
    pub fn firm_power(&self, t: usize) -> f64 {
        firm(self.power[t], self.premium[t])
    }

    /// What the power price, the premium and the cost index follow from, besides a given path.
    pub const COSTS: [Input; 4] = [
        Input::SitePowerPriceUsdPerMwh,
        Input::SitePowerEscalator,
        Input::SiteAiPowerPremiumUsdPerMwh,
        Input::SiteCostInflation,
    ];

    /// The power price, the premium and the cost index only.
    pub fn fill_costs(&mut self, scenario: &Scenario) {
        let first = scenario.get(Input::SitePowerPriceUsdPerMwh);
        let escalator = scenario.get(Input::SitePowerEscalator);
        match scenario.series(Series::Power) {
            None => steps::fill(&mut self.power, self.months, first, escalator),
            Some(given) => given::fill(&mut self.power, self.months, given, |month, last| {
                if (month - 1) % 12 == 0 { last * (1.0 + escalator) } else { last }
            }),
        }
        let premium = scenario.get(Input::SiteAiPowerPremiumUsdPerMwh);
        steps::fill(&mut self.premium, self.months, premium, escalator);
        let inflation = scenario.get(Input::SiteCostInflation);
        steps::fill(&mut self.cost_index, self.months, 1.0, inflation);
    }
}

/// The price of firm power, never less than 0.
#[inline]
pub(crate) fn firm(power: f64, premium: f64) -> f64 {
    let price = power + premium;
    // A comparison, since prices are finite: `max` has to mind what is no number, by a call in WebAssembly.
    if price > 0.0 { price } else { 0.0 }
}

/// What a dollar of the valuation date has become by month `t`, at the rate of cost inflation: by it
/// money of that month is divided to stand in today's dollars.
pub fn price_level(scenario: &Scenario) -> impl Fn(usize) -> f64 + use<> {
    let growth = 1.0 + scenario.get(Input::SiteCostInflation);
    move |t| pow(growth, t as f64 / 12.0)
}

/// Hashprice in hundred-millionths of a bitcoin per TH/s per day, of USD per PH/s per day and the
/// bitcoin price in USD.
#[must_use]
pub fn hashprice_in_sats(usd_per_ph_day: f64, btc_price_usd: f64) -> f64 {
    1e5 * usd_per_ph_day / btc_price_usd
}

/// T, the number of months in the horizon.
#[must_use]
pub fn months(scenario: &Scenario) -> usize {
    scenario.get(Input::SiteHorizonYears) as usize * 12
}
