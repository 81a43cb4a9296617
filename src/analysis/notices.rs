//! What a reader should know of a scenario before believing its answer: accepted values that the
//! model was not made for, or that were likely meant otherwise.

use crate::keys::keys;
use crate::paths::Network;
use crate::scenario::{HEADLINE, Input, Scenario, Series};
use crate::strategy::mining::Market;

/// From this share of the network on, a mine moves what it earns, which the model does not know.
pub const LARGE_SHARE: f64 = 0.1;

/// Something to know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Notice {
    /// The mine is more than a tenth of the network.
    MineShareOfNetwork {
        /// Its hashrate over the network's in month 1.
        share: f64,
    },
    /// The next halving lies before the start: it has happened in month 1.
    HalvingBeforeStart {
        /// Halvings from that date on that have happened by month 1.
        halvings: u32,
        /// Subsidy of a block in month 1, BTC.
        subsidy_btc: f64,
    },
    /// A headline input lies outside its plausible range.
    OutsidePlausibleRange {
        /// The input.
        input: Input,
        /// Its value.
        value: f64,
        /// What was likely meant; `None` if nothing is.
        meant: Option<Meant>,
    },
}

/// A value that was likely meant, and the unit that it was likely given in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meant {
    /// The value in the input's own unit.
    pub value: f64,
    /// The unit of what was given.
    pub given_in: GivenIn,
}

/// A unit that a value is easily given in instead of the input's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenIn {
    /// Dollars a kWh instead of a MWh.
    DollarsPerKwh,
    /// Cents a kWh instead of dollars a MWh.
    CentsPerKwh,
    /// Gigawatts instead of megawatts.
    Gigawatts,
    /// Dollars a kW and year instead of a month.
    DollarsPerKwYear,
    /// Dollars an hour of a server with eight GPUs instead of one.
    DollarsPerServerHour,
    /// Thousands of dollars.
    ThousandDollars,
}

keys! {
    /// What a notice is about: a mine above a tenth of the network, which would move its own hashprice; a next halving before the start, which counts as past; a headline input outside its plausible range.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoticeId {
        /// A mine above a tenth of the network, which would move its own hashprice.
        MineShareOfNetwork = "mine_share_of_network",
        /// A next halving before the start, which counts as past.
        HalvingBeforeStart = "halving_before_start",
        /// A headline input outside its plausible range.
        OutsidePlausibleRange = "outside_plausible_range",
    }
}

impl Notice {
    /// What it is about.
    #[must_use]
    pub const fn id(self) -> NoticeId {
        match self {
            Notice::MineShareOfNetwork { .. } => NoticeId::MineShareOfNetwork,
            Notice::HalvingBeforeStart { .. } => NoticeId::HalvingBeforeStart,
            Notice::OutsidePlausibleRange { .. } => NoticeId::OutsidePlausibleRange,
        }
    }

    /// What was likely meant instead of the input's value.
    #[must_use]
    pub const fn meant(self) -> Option<Meant> {
        match self {
            Notice::OutsidePlausibleRange { meant, .. } => meant,
            Notice::MineShareOfNetwork { .. } | Notice::HalvingBeforeStart { .. } => None,
        }
    }

    /// The input that it is about.
    #[must_use]
    pub const fn input(self) -> Input {
        match self {
            Notice::MineShareOfNetwork { .. } => Input::SiteGridMw,
            Notice::HalvingBeforeStart { .. } => Input::NetworkNextHalving,
            Notice::OutsidePlausibleRange { input, .. } => input,
        }
    }
}

/// What is to be known of `scenario`, headline inputs first, in their order.
///
/// ```
/// use hash_or_host::analysis::notices::notices;
/// use hash_or_host::scenario::{Input, Scenario};
/// assert!(notices(&Scenario::default()).is_empty());
/// let cents = Scenario::default().nearest(Input::SitePowerPriceUsdPerMwh, 0.05);
/// assert_eq!(notices(&cents)[0].id().key(), "outside_plausible_range");
/// ```
#[must_use]
pub fn notices(scenario: &Scenario) -> Vec<Notice> {
    let used = HEADLINE.into_iter().filter(|input| !is_replaced(scenario, *input));
    let outside = used.filter_map(|input| outside(scenario, input));
    outside.chain(large(scenario)).chain(past(scenario)).collect()
}

/// Whether a path that is given stands in place of the input. The lease level is a factor on what is
/// entered.
fn is_replaced(scenario: &Scenario, input: Input) -> bool {
    let replaces = |series: &Series| *series != Series::Level && series.replaces() == input;
    let series = Series::ALL.into_iter().find(replaces);
    series.is_some_and(|series| scenario.series(series).is_some())
}

fn outside(scenario: &Scenario, input: Input) -> Option<Notice> {
    let (row, value) = (input.row(), scenario.get(input));
    let plausible = (row.low..=row.high).contains(&value);
    (!plausible).then(|| Notice::OutsidePlausibleRange { input, value, meant: meant(input, value) })
}

/// What was likely meant by an implausible value. Nobody's power costs less than a dollar a
/// megawatt-hour; of other units a reading must itself be plausible.
fn meant(input: Input, value: f64) -> Option<Meant> {
    let row = input.row();
    let plausible = |factor: f64, given_in| {
        let value = value * factor;
        (row.low..=row.high).contains(&value).then_some(Meant { value, given_in })
    };
    match input {
        Input::SitePowerPriceUsdPerMwh if value > 0.0 && value < 1.0 => {
            let value = value * 1000.0;
            let given_in = GivenIn::DollarsPerKwh;
            (value <= row.max).then_some(Meant { value, given_in })
        }
        Input::SitePowerPriceUsdPerMwh => plausible(10.0, GivenIn::CentsPerKwh),
        Input::SiteGridMw => plausible(1000.0, GivenIn::Gigawatts),
        Input::ColocationRentUsdPerKwMonth => plausible(1.0 / 12.0, GivenIn::DollarsPerKwYear),
        Input::GpuCloudLeaseRateUsdPerHour => plausible(0.125, GivenIn::DollarsPerServerHour),
        Input::NetworkBtcPriceUsd => plausible(1000.0, GivenIn::ThousandDollars),
        _ => None,
    }
}

fn large(scenario: &Scenario) -> Option<Notice> {
    let market = Market::of(scenario);
    let petahash = if scenario.is(Input::MiningFleetOwned) {
        market.owned_fleet().petahash
    } else {
        market.newest_petahash()
    };
    let share = petahash / 1000.0 / Network::first_hashrate(scenario);
    (share > LARGE_SHARE).then_some(Notice::MineShareOfNetwork { share })
}

fn past(scenario: &Scenario) -> Option<Notice> {
    let before = scenario.get(Input::NetworkNextHalving) < scenario.get(Input::SiteStart);
    let network = Network::of(scenario);
    let fees = scenario.get(Input::NetworkFeesBtcPerBlock);
    before.then(|| Notice::HalvingBeforeStart {
        halvings: network.halvings(1),
        subsidy_btc: network.coins_per_block(1) - fees,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_price_that_a_given_path_replaces_nothing_is_said() {
        let cents = Scenario::default().nearest(Input::SitePowerPriceUsdPerMwh, 0.05);
        assert_eq!(notices(&cents).len(), 1);
        let curve = cents.with_series(Series::Power, Some(&[41.0])).unwrap();
        assert_eq!(notices(&curve), []);
    }

    fn with(values: &[(Input, f64)]) -> Vec<Notice> {
        let values = values.iter().copied();
        notices(&Scenario::default().nearest_all(values))
    }

    #[test]
    fn a_price_per_kilowatt_hour_is_recognised() {
        let meant = |price: f64| match with(&[(Input::SitePowerPriceUsdPerMwh, price)])[..] {
            [Notice::OutsidePlausibleRange { input, value, meant }] => {
                assert_eq!((input, value), (Input::SitePowerPriceUsdPerMwh, price));
                meant
            }
            ref other => panic!("{other:?}"),
        };
        assert_eq!(meant(0.05), Some(Meant { value: 50.0, given_in: GivenIn::DollarsPerKwh }));
        // Dear, and still no price per megawatt-hour.
        assert_eq!(meant(0.25), Some(Meant { value: 250.0, given_in: GivenIn::DollarsPerKwh }));
        // 500 USD/MWh is the most that is accepted.
        assert_eq!(meant(0.75), None);
        assert_eq!(meant(5.0), Some(Meant { value: 50.0, given_in: GivenIn::CentsPerKwh }));
        assert_eq!((meant(0.0), meant(20.0), meant(300.0)), (None, None, None));
    }

    #[test]
    fn other_units_are_read_only_where_they_are_plausible() {
        let meant = |input, value| match with(&[(input, value)])[0] {
            Notice::OutsidePlausibleRange { meant, .. } => meant.map(|meant| meant.value),
            ref other => panic!("{other:?}"),
        };
        assert_eq!(meant(Input::SiteGridMw, 0.1), Some(100.0));
        assert_eq!(meant(Input::SiteGridMw, 750.0), None);
        assert_eq!(meant(Input::ColocationRentUsdPerKwMonth, 1536.0), Some(128.0));
        assert_eq!(meant(Input::GpuCloudLeaseRateUsdPerHour, 29.6), Some(3.7));
        assert_eq!(meant(Input::GpuCloudLeaseRateUsdPerHour, 2.0), None);
        assert_eq!(meant(Input::NetworkBtcPriceUsd, 100.0), Some(100_000.0));
    }

    #[test]
    fn a_mine_above_a_tenth_of_the_network_is_said() {
        // 1,800 MW at PUE 1.05 and 17.5 J/TH: 1,800e6 / 18.375 = 97.96e6 TH/s = 97.96 EH/s of
        // 930: 10.53 %; at 1,700 MW 9.95 %.
        let size = |mw| with(&[(Input::SiteGridMw, mw)]);
        let [_, Notice::MineShareOfNetwork { share }] = size(1800.0)[..] else {
            panic!("{:?}", size(1800.0))
        };
        assert!((share - 0.105_332).abs() < 1e-6, "{share}");
        assert_eq!(size(1700.0).len(), 1);
        // New machines do 11 J/TH: 1,100 MW / 11.55 = 95.24 EH/s.
        let new = [(Input::SiteGridMw, 1100.0), (Input::MiningFleetOwned, 0.0)];
        assert_eq!(with(&new)[1].id(), NoticeId::MineShareOfNetwork);
    }

    #[test]
    fn halvings_before_the_start_are_counted() {
        let start = Scenario::default().get(Input::SiteStart);
        let told = |months: f64| with(&[(Input::NetworkNextHalving, start + months)]);
        assert_eq!(told(0.0), []);
        let once = Notice::HalvingBeforeStart { halvings: 1, subsidy_btc: 1.5625 };
        assert_eq!((told(-1.0), told(-47.0)), (vec![once], vec![once]));
        let twice = Notice::HalvingBeforeStart { halvings: 2, subsidy_btc: 0.78125 };
        assert_eq!(told(-48.0), [twice]);
    }
}
