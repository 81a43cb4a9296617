//! A cloud owner's decisions in many worlds: what is the same in all of them, reckoned once.
//!
//! As a miner's ([`crate::strategy::mining::Groundwork`]), with factors of lease level and power price. What is
//! delivered late opens later, so each delay has a groundwork of its own.

use super::year::{Terms, Year};
use super::{Generation, GpuCloud, Hours};
use crate::finance::{Discount, Tax};
use crate::math::pow;
use crate::paths::{Events, Fading, Paths, faded, shock};
use crate::strategy::assets::Sale;
use crate::strategy::decisions::{Action, Choices, Decision, MOST, State, next, year_by_year};

/// What a cloud's decisions rest on in every world that is shocked from one base path and delivers
/// as late.
#[derive(Clone, Debug)]
pub struct Groundwork {
    cloud: GpuCloud,
    last: usize,
    /// The month of each decision, and T.
    months: Vec<usize>,
    /// Base lease level at each decision, for the shocks, 1 = as entered.
    level: Vec<f64>,
    /// The same of the power price, USD/MWh.
    power: Vec<f64>,
    /// The months after each decision.
    years: Vec<Year>,
    /// What depreciating the facility as planned saves in them, present value, USD.
    shields: Vec<f64>,
    /// What operating it costs in them after tax, present value, USD.
    opex: Vec<f64>,
    /// Discount factors at each decision and at T.
    units: Vec<f64>,
    /// What would stand from each decision on, on the base path, the first from go-live.
    offers: Vec<Generation>,
    /// By decision of purchase, by year: what depreciating one dollar saves, present value.
    written_off: Vec<Vec<f64>>,
    /// By decision of purchase, by decision: what one dollar fetches and stands in the books at.
    one_dollar: Vec<Vec<Sale>>,
    /// The empty facility and its site at each decision and at T, its cost as planned.
    empty: Vec<Sale>,
    /// Spot rates by age in years, over the opening one.
    aged: Vec<f64>,
}

impl Groundwork {
    /// The groundwork of a cloud on the base path, the first delivery `delay` months late.
    #[must_use]
    pub fn of(cloud: &GpuCloud, base: &Paths, delay: usize, discount: &Discount) -> Groundwork {
        let late = Paths { events: Events { delay, ..Events::NONE }, ..base.clone() };
        let (go_live, end) = (cloud.go_live(), base.months);
        let last = end.saturating_sub(go_live + 1) / 12;
        let month = |decision: usize| (go_live + 12 * decision).min(end);
        let decisions = 0..=last + 1;
        let between = |decision: usize| (month(decision) + 1, month(decision + 1));
        let hours = Hours::of(&cloud.sales, &late);
        let rate = cloud.tax.rate;
        let opex = |year: usize| {
            let (first, last) = between(year);
            let serving = first.max(go_live + delay + 1)..=last;
            let paid = serving.map(|t| cloud.opex * late.cost_index[t] * discount.at(t));
            (1.0 - rate) * paid.sum::<f64>()
        };
        let dollar = |bought: usize| Generation {
            bought: month(bought),
            cost: 1.0,
            ..cloud.sales.generation(go_live, &late)
        };
        let written_off = |bought: usize| {
            let saved =
                |year| cloud.write_off.present_value(1.0, month(bought), between(year), discount);
            (0..=last).map(|year| if year < bought { 0.0 } else { saved(year) }).collect()
        };
        let sold = |bought: usize, decision: usize| {
            cloud.accelerators_sold(&dollar(bought), month(decision).max(month(bought)))
        };
        Groundwork {
            last,
            months: decisions.clone().map(month).collect(),
            level: decisions.clone().map(|d| base.lease_level[month(d)]).collect(),
            power: decisions.clone().map(|d| base.power[month(d)]).collect(),
            years: (0..=last)
                .map(|d| Year::of(&cloud.sales, &late, &hours, between(d), discount.factors()))
                .collect(),
            shields: (0..=last)
                .map(|d| rate * cloud.facility.written_off(&late, between(d), discount))
                .collect(),
            opex: (0..=last).map(opex).collect(),
            units: decisions.clone().map(|d| discount.at(month(d))).collect(),
            offers: (0..=last).map(|d| cloud.sales.generation(month(d), &late)).collect(),
            written_off: (0..=last).map(written_off).collect(),
            one_dollar: (0..=last)
                .map(|bought| decisions.clone().map(|d| sold(bought, d)).collect())
                .collect(),
            aged: decisions.clone().map(|age| cloud.sales.aged(12 * age)).collect(),
            empty: decisions.map(|d| cloud.facility.empty(&late, month(d))).collect(),
            cloud: cloud.clone(),
        }
    }

    /// What [`GpuCloud::plan_as_known`] decides for `cloud`, which may have been signed at another
    /// level, in the world of `actual`, shocks fading. Its events are a delay as here, a building's
    /// cost, a contract that is void.
    #[must_use]
    pub fn plan(&self, cloud: &GpuCloud, actual: &Paths, fading: &Fading) -> Vec<Decision> {
        let mut owner = Known {
            on: self,
            cloud,
            building: actual.events.building_cost_factor,
            level: [1.0; MOST],
            power: [1.0; MOST],
            costs: [0.0; MOST],
            rates: [0.0; MOST],
            current: self.offers[0],
        };
        let mut standing = None;
        let mut decisions = year_by_year(self.last, |decision, state| {
            let bought = Known::bought(state);
            // What stands is reckoned anew when it has been bought, and when its contract may
            // have been found void.
            let void = actual.events.contracts_void_from <= self.months[decision];
            if standing != Some((bought, void)) {
                standing = Some((bought, void));
                owner.stands(actual, decision, bought);
            }
            if self.cloud.sales.in_force(&owner.current, self.months[decision]) {
                // Nothing is open.
                let values = [None; 4];
                return Some(Decision { month: decision, action: Action::Keep, values });
            }
            owner.expect(actual, fading, decision);
            next(&owner, decision, state)
        });
        decisions.iter_mut().for_each(|decision| decision.month = self.months[decision.month]);
        decisions
    }
}

/// The owner at one decision in one world.
struct Known<'a> {
    on: &'a Groundwork,
    cloud: &'a GpuCloud,
    /// What the building costs, as a factor of its plan.
    building: f64,
    /// Expected factor of the lease level in the year after each decision.
    level: [f64; MOST],
    /// The factor of the power price.
    power: [f64; MOST],
    /// What generations cost, as they did or as is expected, USD.
    costs: [f64; MOST],
    /// At what rate they open, as they did or as is expected, USD per accelerator-hour.
    rates: [f64; MOST],
    /// What stands.
    current: Generation,
}

impl Known<'_> {
    /// Takes in what stands, by a contract as far as it is known to hold.
    fn stands(&mut self, actual: &Paths, decision: usize, bought: usize) {
        let (months, sales) = (&self.on.months, &self.cloud.sales);
        self.current = sales.known_generation(months[bought], actual, months[decision]);
        (self.costs[bought], self.rates[bought]) = (self.current.cost, self.current.opening_rate);
    }

    fn expect(&mut self, actual: &Paths, fading: &Fading, decision: usize) {
        let on = self.on;
        let (now, sales) = (on.months[decision], &self.cloud.sales);
        let level = shock(now, &actual.lease_level, on.level[decision]);
        let power = shock(now, &actual.power, on.power[decision]);
        for year in decision..=on.last {
            self.level[year] = faded(level, fading.lease_level[year - decision]);
            self.power[year] = faded(power, fading.power[year - decision]);
        }
        if !on.cloud.refreshes {
            return;
        }
        let response = sales.price_response();
        for later in decision..=on.last {
            let (offer, known) = (&on.offers[later], later == decision);
            let factor = if known { level } else { self.level[later - 1] };
            let dearer = if response == 0.0 { 1.0 } else { pow(factor, response) };
            self.costs[later] = offer.cost * dearer;
            self.rates[later] = offer.opening_rate * factor;
        }
    }

    /// The decision at which what stands in `state` was bought; 0 for go-live.
    fn bought(state: State) -> usize {
        match state {
            State::Bought(decision) => decision,
            State::Initial | State::Stopped | State::Closed => 0,
        }
    }

    fn contract_end(&self, bought: usize) -> usize {
        let standing = self.on.months[bought] == self.current.bought;
        if standing { self.current.contract_end } else { self.on.offers[bought].contract_end }
    }
}

impl Choices for Known<'_> {
    fn last(&self) -> usize {
        self.on.last
    }

    #[inline]
    fn earned(&self, state: State, year: usize) -> f64 {
        let (on, bought) = (self.on, Self::bought(state));
        let (sales, rate) = (&on.cloud.sales, on.cloud.tax.rate);
        let terms = Terms {
            contract_rate: self.rates[bought],
            contract_end: self.contract_end(bought),
            spot_rate: on.offers[bought].base_rate * on.aged[year - bought],
            service_end: sales.service_end(on.months[bought]),
        };
        let kept = 1.0 - sales.revenue_opex;
        let margin = on.years[year].margin(&terms, kept, self.level[year], self.power[year]);
        let saved = self.costs[bought] * on.written_off[bought][year];
        let common = self.building * on.shields[year] - on.opex[year];
        (1.0 - rate) * margin + rate * saved + common
    }

    #[inline]
    fn sold(&self, state: State, decision: usize) -> Sale {
        let bought = Self::bought(state);
        self.on.one_dollar[bought][decision].times(self.costs[bought])
    }

    #[inline]
    fn premises(&self, decision: usize) -> Sale {
        let empty = self.on.empty[decision];
        Sale { book: self.building * empty.book, ..empty }
    }

    #[inline]
    fn tax(&self) -> Tax {
        self.on.cloud.tax
    }

    fn cost(&self, decision: usize) -> f64 {
        self.costs[decision] * self.on.units[decision]
    }

    fn may(&self, action: Action, state: State, decision: usize) -> bool {
        let free = || {
            let bought = Self::bought(state);
            let contract_end = self.contract_end(bought);
            let standing = Generation { contract_end, ..self.on.offers[bought] };
            !self.on.cloud.sales.in_force(&standing, self.on.months[decision])
        };
        self.on.cloud.may(action, free)
    }

    fn ever(&self, action: Action) -> bool {
        self.on.cloud.ever(action)
    }

    fn discount(&self, decision: usize) -> f64 {
        self.on.units[decision]
    }
}
