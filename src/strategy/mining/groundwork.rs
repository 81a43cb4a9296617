//! A miner's decisions in many worlds: what is the same in all of them, reckoned once.
//!
//! An owner who decides on what is known expects, in each year after a decision, the base path times
//! one factor of hashprice and one of the power price. A year between two decisions is then linear
//! in both, unless the mine stands still in part of it ([`Year`]), and what a fleet costs, keeps and
//! saves in tax is proportional to its price. The decisions are those of [`super::MineOwner`].

use super::year::Year;
use super::{Fleet, Mine};
use crate::finance::{Discount, Tax};
use crate::paths::{Fading, Paths, faded, shock};
use crate::strategy::assets::Sale;
use crate::strategy::decisions::{Action, Choices, Decision, MOST, State, next, year_by_year};

/// What a mine's decisions rest on in every world that is shocked from one base path.
#[derive(Clone, Debug)]
pub struct Groundwork {
    mine: Mine,
    last: usize,
    /// Base hashprice at each decision, for the shocks, USD per PH/s per day.
    hashprice: Vec<f64>,
    /// The same of the power price, USD/MWh.
    power: Vec<f64>,
    /// The months after each decision.
    years: Vec<Year>,
    /// What depreciating the infrastructure saves in them, present value, USD.
    shields: Vec<f64>,
    /// Discount factors at each decision and at T.
    units: Vec<f64>,
    /// The fleet of index 0.
    first: Fleet,
    /// What can be bought at each decision on the base path.
    offers: Vec<Fleet>,
    /// What it costs if hashprice is what it is in month 1 of the base path, USD.
    usual_costs: Vec<f64>,
    /// By decision of purchase, by year: what depreciating one dollar saves, present value.
    written_off: Vec<Vec<f64>>,
    /// What one dollar of machines fetches and stands in the books at, by age in years.
    one_dollar: Vec<Sale>,
    /// What the fleet of index 0 fetches at each decision and at T.
    first_sold: Vec<Sale>,
    /// What the site fetches at each decision and at T.
    site_sold: Vec<Sale>,
}

impl Groundwork {
    /// The groundwork of a mine on the base path.
    #[must_use]
    pub fn of(mine: &Mine, base: &Paths, discount: &Discount) -> Groundwork {
        let last = (base.months / 12).saturating_sub(1);
        let decisions = 0..=last + 1;
        let months = |decision: usize| (12 * decision + 1, 12 * decision + 12);
        let first = mine.first_fleet(base);
        let dollar = Fleet { bought: Some(0), petahash: 0.0, cost: 1.0 };
        let site = |months| {
            let saved = mine.site_write_off.present_value(mine.site_capex, 0, months, discount);
            mine.tax.rate * saved
        };
        let written_off = |bought: usize| {
            let saved =
                |year| mine.write_off.present_value(1.0, 12 * bought, months(year), discount);
            (0..=last).map(|year| if year < bought { 0.0 } else { saved(year) }).collect()
        };
        let year = |decision: usize| {
            let (first, last) = months(decision);
            mine.operation.year(base, first..=last, discount.factors())
        };
        Groundwork {
            last,
            hashprice: decisions.clone().map(|d| base.hashprice[12 * d]).collect(),
            power: decisions.clone().map(|d| base.power[12 * d]).collect(),
            years: (0..=last).map(year).collect(),
            shields: (0..=last).map(|decision| site(months(decision))).collect(),
            units: decisions.clone().map(|d| discount.at(12 * d)).collect(),
            offers: (0..=last).map(|d| mine.market.new_fleet(12 * d, base)).collect(),
            usual_costs: (0..=last).map(|d| mine.market.usual_cost(12 * d)).collect(),
            written_off: (0..=last).map(written_off).collect(),
            one_dollar: decisions
                .clone()
                .map(|age| mine.machines_sold(&dollar, 12 * age))
                .collect(),
            first_sold: decisions.clone().map(|d| mine.machines_sold(&first, 12 * d)).collect(),
            site_sold: decisions.map(|d| mine.site_sold(12 * d)).collect(),
            first,
            mine: mine.clone(),
        }
    }

    /// What [`Mine::plan_as_known`] decides in the world of `actual`, shocks fading.
    #[must_use]
    pub fn plan(&self, actual: &Paths, fading: &Fading) -> Vec<Decision> {
        let mut owner =
            Known { on: self, hashprice: [1.0; MOST], power: [1.0; MOST], costs: [0.0; MOST] };
        let mut decisions = year_by_year(self.last, |decision, state| {
            owner.expect(actual, fading, decision);
            next(&owner, decision, state)
        });
        decisions.iter_mut().for_each(|decision| decision.month *= 12);
        decisions
    }
}

/// The owner at one decision in one world.
struct Known<'a> {
    on: &'a Groundwork,
    /// Expected factor of hashprice in the year after each decision.
    hashprice: [f64; MOST],
    /// The factor of the power price.
    power: [f64; MOST],
    /// What machines cost at each decision, as they did or as is expected, USD.
    costs: [f64; MOST],
}

impl Known<'_> {
    fn expect(&mut self, actual: &Paths, fading: &Fading, decision: usize) {
        let (on, now) = (self.on, 12 * decision);
        let hashprice = shock(now, &actual.hashprice, on.hashprice[decision]);
        let power = shock(now, &actual.power, on.power[decision]);
        for year in decision..=on.last {
            self.hashprice[year] = faded(hashprice, fading.hashprice[year - decision]);
            self.power[year] = faded(power, fading.power[year - decision]);
        }
        if !on.mine.replaces {
            return;
        }
        let market = &on.mine.market;
        self.costs[decision] = on.usual_costs[decision] * market.recent_factor(now, actual);
        for later in decision + 1..=on.last {
            // The months that a purchase looks back on are the year before it.
            let factor = market.price_factor(self.hashprice[later - 1]);
            self.costs[later] = on.offers[later].cost * factor;
        }
    }

    /// Hashrate of what stands in `state`, PH/s; nothing if only the site does.
    fn petahash(&self, state: State) -> Option<f64> {
        match state {
            State::Bought(decision) => Some(self.on.offers[decision].petahash),
            State::Initial => Some(self.on.first.petahash),
            State::Stopped | State::Closed => None,
        }
    }

    /// When what stands in `state` was bought, and for how much; nothing if it never was.
    fn bought(&self, state: State) -> Option<(usize, f64)> {
        match state {
            State::Bought(decision) => Some((decision, self.costs[decision])),
            State::Initial => self.on.first.bought.map(|_| (0, self.on.first.cost)),
            State::Stopped | State::Closed => None,
        }
    }
}

impl Choices for Known<'_> {
    fn last(&self) -> usize {
        self.on.last
    }

    #[inline]
    fn earned(&self, state: State, year: usize) -> f64 {
        let on = self.on;
        let Some(petahash) = self.petahash(state) else { return on.shields[year] };
        let margin = on.years[year].earned(petahash * self.hashprice[year], self.power[year]);
        let saved = match self.bought(state) {
            Some((bought, cost)) => cost * on.written_off[bought][year],
            None => 0.0,
        };
        let rate = on.mine.tax.rate;
        (1.0 - rate) * margin + rate * saved + on.shields[year]
    }

    #[inline]
    fn sold(&self, state: State, decision: usize) -> Sale {
        match state {
            State::Bought(bought) => {
                self.on.one_dollar[decision - bought].times(self.costs[bought])
            }
            State::Initial => self.on.first_sold[decision],
            State::Stopped | State::Closed => Sale::default(),
        }
    }

    #[inline]
    fn premises(&self, decision: usize) -> Sale {
        self.on.site_sold[decision]
    }

    #[inline]
    fn tax(&self) -> Tax {
        self.on.mine.tax
    }

    fn cost(&self, decision: usize) -> f64 {
        self.costs[decision] * self.on.units[decision]
    }

    fn may(&self, action: Action, state: State, _: usize) -> bool {
        self.on.mine.may(action, state)
    }

    fn ever(&self, action: Action) -> bool {
        self.on.mine.ever(action)
    }

    fn discount(&self, decision: usize) -> f64 {
        self.on.units[decision]
    }
}
