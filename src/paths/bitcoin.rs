//! The bitcoin network: price, halvings, hashrate that follows the block reward, hashprice.

use super::{BLOCKS_PER_DAY, Paths, given};
use crate::math::{monthly_factor, pow};
use crate::scenario::{Input, Scenario, Series};

/// What the network's path is made of.
#[derive(Clone, Copy, Debug)]
pub struct Network {
    /// Bitcoin price in month 1, USD.
    price: f64,
    /// Its growth, a factor a month.
    price_factor: f64,
    /// Hashrate of the network in month 1, EH/s.
    hashrate: f64,
    /// Its growth at a constant reward, a factor a month.
    hashrate_factor: f64,
    /// Elasticity of the hashrate to the block reward in USD.
    response: f64,
    /// Months until the hashrate answers.
    lag: usize,
    /// Subsidy before the next halving, BTC per block.
    subsidy: f64,
    /// Fees, BTC per block.
    fees: f64,
    /// Months from month 1 to the next halving; negative if it is past.
    to_halving: i64,
}

impl Network {
    /// The network of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Network {
        let get = |input| scenario.get(input);
        Network {
            price: get(Input::NetworkBtcPriceUsd),
            price_factor: monthly_factor(get(Input::NetworkBtcPriceGrowth)),
            hashrate: get(Input::NetworkHashrateEhPerS),
            hashrate_factor: monthly_factor(get(Input::NetworkHashrateGrowth)),
            response: get(Input::NetworkHashrateResponse),
            lag: get(Input::NetworkResponseLagMonths) as usize,
            subsidy: get(Input::NetworkSubsidyBtc),
            fees: get(Input::NetworkFeesBtcPerBlock),
            to_halving: get(Input::NetworkNextHalving) as i64 - get(Input::SiteStart) as i64,
        }
    }

    /// The network's hashrate in month 1, EH/s: as entered, or as given month by month.
    #[must_use]
    pub fn first_hashrate(scenario: &Scenario) -> f64 {
        let given = scenario.series(Series::Network).and_then(|given| given.first().copied());
        given.unwrap_or_else(|| scenario.get(Input::NetworkHashrateEhPerS))
    }

    /// Halvings that have happened by month `month` (from 1), counted from the next one.
    #[must_use]
    pub fn halvings(&self, month: usize) -> u32 {
        let since = month as i64 - 1 - self.to_halving;
        if since < 0 { 0 } else { 1 + (since / 48) as u32 }
    }

    /// Bitcoin per block in month `month`: `subsidy x 0.5^halvings + fees`.
    #[must_use]
    pub fn coins_per_block(&self, month: usize) -> f64 {
        self.subsidy * pow(0.5, f64::from(self.halvings(month))) + self.fees
    }

    /// Price, reward, network and hashprice of every month.
    pub(super) fn fill(&self, paths: &mut Paths) {
        let months = paths.months;
        self.fill_price(&mut paths.price, months);
        self.fill_reward(&mut paths.reward, &paths.price);
        self.fill_hashrate(&mut paths.network, months);
        fill_hashprice(&mut paths.hashprice, &paths.reward, &paths.network);
    }

    /// The same with price or network given month by month. A given network replaces the formula
    /// with response and lag.
    pub(super) fn fill_given(
        &self,
        paths: &mut Paths,
        price: Option<&[f64]>,
        network: Option<&[f64]>,
    ) {
        let months = paths.months;
        match price {
            None => self.fill_price(&mut paths.price, months),
            Some(given) => {
                given::fill(&mut paths.price, months, given, |_, last| last * self.price_factor);
            }
        }
        self.fill_reward(&mut paths.reward, &paths.price);
        match network {
            None => self.respond(&mut paths.network, &paths.reward),
            Some(given) => {
                let next = |_: usize, last: f64| last * self.hashrate_factor;
                given::fill(&mut paths.network, months, given, next);
            }
        }
        fill_hashprice(&mut paths.hashprice, &paths.reward, &paths.network);
    }

    fn fill_price(&self, price: &mut Vec<f64>, months: usize) {
        price.clear();
        price.push(self.price);
        let mut value = self.price;
        for _ in 1..=months {
            price.push(value);
            value *= self.price_factor;
        }
    }

    /// `reward(t) = (subsidy x 0.5^halvings(t) + fees) x price(t)`
    pub(crate) fn fill_reward(&self, reward: &mut Vec<f64>, price: &[f64]) {
        reward.clear();
        let (mut halvings, mut coins) = (self.halvings(1), self.coins_per_block(1));
        reward.push(coins * price[1]);
        for (month, price) in price.iter().enumerate().skip(1) {
            if self.halvings(month) != halvings {
                (halvings, coins) = (self.halvings(month), self.coins_per_block(month));
            }
            reward.push(coins * price);
        }
    }

    /// `network(t) = hashrate x (1+growth)^((t-1)/12) x (reward(max(1,t-lag)) / reward(1))^response`
    ///
    /// On the deterministic path the ratio grows by one factor a month between halvings, so a
    /// power is needed only where the number of halvings changes.
    fn fill_hashrate(&self, network: &mut Vec<f64>, months: usize) {
        network.clear();
        network.push(self.hashrate);
        let first = self.coins_per_block(1);
        let price_response = pow(self.price_factor, self.response);
        let (mut trend, mut price, mut halvings, mut coins) = (1.0, 1.0, self.halvings(1), 1.0);
        for month in 1..=months {
            if month > 1 {
                trend *= self.hashrate_factor;
            }
            let seen = month.saturating_sub(self.lag).max(1);
            if seen > 1 && first > 0.0 {
                price *= price_response;
                if self.halvings(seen) != halvings {
                    halvings = self.halvings(seen);
                    coins = pow(self.coins_per_block(seen) / first, self.response);
                }
            }
            network.push(self.hashrate * trend * (price * coins));
        }
    }

    /// The network that a given reward path (index 0 to T) would bring, by the same formula, EH/s.
    pub fn respond(&self, network: &mut Vec<f64>, reward: &[f64]) {
        network.clear();
        network.push(self.hashrate);
        let mut trend = 1.0;
        for month in 1..reward.len() {
            if month > 1 {
                trend *= self.hashrate_factor;
            }
            let seen = reward[month.saturating_sub(self.lag).max(1)];
            let ratio = if reward[1] == 0.0 { 1.0 } else { seen / reward[1] };
            network.push(self.hashrate * trend * pow(ratio, self.response));
        }
    }
}

/// `hashprice(t) = 144 x reward(t) / (1000 x network(t))`, USD per PH/s per day.
pub(crate) fn fill_hashprice(hashprice: &mut Vec<f64>, reward: &[f64], network: &[f64]) {
    hashprice.clear();
    hashprice.extend(reward.iter().zip(network).map(|(r, n)| BLOCKS_PER_DAY * r / (1000.0 * n)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_response_to_the_deterministic_reward_is_the_deterministic_network() {
        let scenario = Scenario::default();
        let paths = Paths::of(&scenario);
        let mut network = Vec::new();
        Network::of(&scenario).respond(&mut network, &paths.reward);
        for (t, (one, other)) in network.iter().zip(&paths.network).enumerate() {
            assert!((one / other - 1.0).abs() < 1e-12, "month {t}: {one} and {other}");
        }
    }
}
