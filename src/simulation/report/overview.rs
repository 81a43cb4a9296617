//! The report: what the futures say of each strategy, and of all together.

#[cfg(js)]
use super::written;
use super::{Ascending, Mean, Ranks, Rivals, Sorted};
use crate::evaluation::Outcome;
use crate::simulation::rows::{Driver, Rows};
use crate::strategy::Strategy;

/// Shares of the percentiles of NPV and of the fan.
pub const PERCENTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];
/// Shares of the percentiles of the cash needed.
pub const CASH_PERCENTILES: [f64; 3] = [0.05, 0.5, 0.95];

/// What does not differ from future to future.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certain {
    /// What selling now brings after tax, USD.
    pub sell_now_usd: f64,
    /// Cash planned by [`Strategy`]: what the deterministic result needs at the common rate, or
    /// the opening cash if that is more, USD.
    pub planned_cash_usd: [f64; 4],
    /// Whether a tenant is found in every future.
    pub tenant_certain: bool,
}

/// What the futures say.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How many futures.
    pub futures: usize,
    /// By [`Strategy`]; `None` if not ready within the horizon.
    pub strategies: [Option<Spread>; 4],
    /// The share of futures in which selling now is the best.
    pub sell_now_best: f64,
    /// The lead of the best on the mean; `None` if no other pure use is ready.
    pub lead: Option<Lead>,
}

/// What the futures say of one strategy, at the common rate.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "SimulatedStrategy")
)]
pub struct Spread {
    /// Mean NPV, USD.
    pub npv_mean_usd: f64,
    /// Its standard error, USD; none of a single future.
    pub npv_standard_error_usd: Option<f64>,
    /// Percentiles of NPV, USD.
    #[cfg_attr(js, serde(serialize_with = "written::npv"))]
    #[cfg_attr(js, tsify(type = "Percentiles"))]
    pub npv_usd: [f64; 5],
    /// NPV at every hundredth, 0 to 100, each with a future.
    #[cfg_attr(js, serde(skip))]
    pub quantiles: Vec<Quantile>,
    /// Expected shortfall: mean of the lowest twentieth of NPVs, USD.
    pub expected_shortfall_usd: f64,
    /// The share of futures with an NPV below 0.
    pub chance_npv_negative: f64,
    /// Percentiles of the cash needed, USD.
    #[cfg_attr(js, serde(serialize_with = "written::cash"))]
    #[cfg_attr(js, tsify(type = "CashPercentiles"))]
    pub cash_needed_usd: [f64; 3],
    /// Cash planned: what the deterministic result needs, or the opening cash if more, USD.
    pub cash_planned_usd: f64,
    /// The share of futures that need more than planned.
    pub chance_cash_above_plan: f64,
    /// The share of futures in which the DSCR of some full year is below 1.
    pub chance_dscr_below_1: f64,
    /// Cumulative free cash flow at index 0 and at each year's end, percentile by percentile, USD.
    #[cfg_attr(js, serde(serialize_with = "written::fan"))]
    #[cfg_attr(js, tsify(type = "Fan"))]
    pub fan: Vec<[f64; 5]>,
    /// The share of futures in which no other choice has a higher NPV, equals to the first. A hybrid,
    /// being a mixture, can hardly ever be the best.
    pub chance_best: f64,
    /// How much the best choice of each future is above this one, on the mean, USD.
    pub regret_usd: f64,
    /// What drives NPV.
    #[cfg_attr(js, serde(serialize_with = "written::drivers"))]
    #[cfg_attr(js, tsify(type = "DriverShares"))]
    pub drivers: Drivers,
}

/// One place in the distribution of NPVs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantile {
    /// NPV at the percentile.
    pub npv_usd: f64,
    /// The future whose NPV is nearest in rank.
    pub future: u32,
}

/// The lead of the best on the mean over the next best pure use.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "SimulatedLead"))]
pub struct Lead {
    /// The strategy with the highest mean NPV.
    pub of: Strategy,
    /// The pure use that comes next.
    pub over: Strategy,
    /// What drives the difference.
    #[cfg_attr(js, serde(serialize_with = "written::drivers"))]
    #[cfg_attr(js, tsify(type = "DriverShares"))]
    pub drivers: Drivers,
}

/// Squared rank correlations by [`Driver`]; `None` where a side never changes.
pub type Drivers = [Option<f64>; Driver::ALL.len()];

/// Mining, colocation and GPU cloud.
const PURE: [Strategy; 3] = [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud];

impl Report {
    /// The report on at least one future.
    #[must_use]
    pub fn of(rows: &Rows, certain: &Certain) -> Report {
        let npvs = Strategy::ALL.map(|strategy| rows.npv(strategy));
        let sell_now = vec![certain.sell_now_usd; rows.len()];
        let columns: Vec<&[f64]> =
            npvs.iter().flatten().map(Vec::as_slice).chain([sell_now.as_slice()]).collect();
        let rivals = Rivals::of(&columns);
        let ranks = driver_ranks(rows, certain);
        let mut position = 0;
        let strategies = Strategy::ALL.map(|strategy| {
            let npv = npvs[strategy as usize].as_ref()?;
            let chance_best = rivals.chance(position);
            position += 1;
            let planned = certain.planned_cash_usd[strategy as usize];
            let drivers = drivers(&ranks, npv);
            let regret = rivals.regret(npv);
            Spread::of(rows, strategy, planned, Against { chance_best, regret, drivers })
        });
        Report {
            futures: rows.len(),
            lead: lead(&strategies, &npvs, &ranks),
            sell_now_best: rivals.chance(position),
            strategies,
        }
    }
}

/// How a strategy stands against the others.
struct Against {
    chance_best: f64,
    regret: f64,
    drivers: Drivers,
}

impl Spread {
    /// Whether no future could miss its debt service because there is no year to test, but something is borrowed; `calm` is
    /// the same use without shocks.
    #[must_use]
    pub fn is_untested(&self, calm: Option<&Outcome>) -> bool {
        self.chance_dscr_below_1 == 0.0 && calm.is_some_and(Outcome::untested)
    }

    fn of(
        rows: &Rows,
        strategy: Strategy,
        cash_planned_usd: f64,
        against: Against,
    ) -> Option<Spread> {
        let npvs = rows.npv(strategy)?;
        let (npv, ascending) = (Mean::of(&npvs), Ascending::of(&npvs));
        let npvs = Sorted::of(npvs);
        let quantile = |hundredth: u32| {
            let share = f64::from(hundredth) / 100.0;
            Quantile { npv_usd: npvs.percentile(share), future: ascending.at(share) }
        };
        let cash = Sorted::of(rows.cash_needed(strategy)?);
        let fan = (0..=rows.layout.years)
            .map(|year| Some(Sorted::of(rows.by_year(strategy, year)?).percentiles(PERCENTILES)));
        Some(Spread {
            npv_mean_usd: npv.mean,
            npv_standard_error_usd: npv.standard_error,
            npv_usd: npvs.percentiles(PERCENTILES),
            quantiles: (0..=100).map(quantile).collect(),
            expected_shortfall_usd: npvs.shortfall(),
            chance_npv_negative: npvs.share_below(0.0),
            cash_needed_usd: cash.percentiles(CASH_PERCENTILES),
            cash_planned_usd,
            chance_cash_above_plan: cash.share_above(cash_planned_usd),
            chance_dscr_below_1: Mean::of(&rows.uncovered(strategy)?).mean,
            fan: fan.collect::<Option<_>>()?,
            chance_best: against.chance_best,
            regret_usd: against.regret,
            drivers: against.drivers,
        })
    }
}

fn driver_ranks(rows: &Rows, certain: &Certain) -> [Option<Ranks>; Driver::ALL.len()] {
    Driver::ALL.map(|driver| {
        let counts = driver != Driver::Tenant || !certain.tenant_certain;
        counts.then(|| Ranks::of(&rows.driver(driver)))
    })
}

fn drivers(ranks: &[Option<Ranks>; Driver::ALL.len()], values: &[f64]) -> Drivers {
    let values = Ranks::of(values);
    std::array::from_fn(|i| ranks[i].as_ref()?.squared_correlation(&values))
}

fn lead(
    strategies: &[Option<Spread>; 4],
    npvs: &[Option<Vec<f64>>; 4],
    ranks: &[Option<Ranks>; Driver::ALL.len()],
) -> Option<Lead> {
    let of = highest(strategies, Strategy::ALL.into_iter())?;
    let over = highest(strategies, PURE.into_iter().filter(|strategy| *strategy != of))?;
    let (ahead, behind) = (npvs[of as usize].as_ref()?, npvs[over as usize].as_ref()?);
    let difference: Vec<f64> = ahead.iter().zip(behind).map(|(a, b)| a - b).collect();
    Some(Lead { of, over, drivers: drivers(ranks, &difference) })
}

/// The first with the highest mean NPV.
fn highest(
    strategies: &[Option<Spread>; 4],
    among: impl Iterator<Item = Strategy>,
) -> Option<Strategy> {
    let means = among.filter_map(|s| Some((s, strategies[s as usize].as_ref()?.npv_mean_usd)));
    let first = |best: (Strategy, f64), next: (Strategy, f64)| {
        if next.1 > best.1 { next } else { best }
    };
    means.reduce(first).map(|(strategy, _)| strategy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::chance::Fate;
    use crate::simulation::rows::{Counted, Layout};

    /// Four futures of mining and colocation over one year.
    fn rows() -> Rows {
        let layout = Layout { ready: [true, true, false, false], years: 1 };
        let mut rows = Rows::new(layout);
        let futures = [
            // bitcoin, default, mining's NPV, colocation's, cash needed by mining
            (0.1, Some(3), -10.0, 30.0, 0.0),
            (0.2, None, 20.0, 30.0, 8.0),
            (0.4, Some(99), 60.0, 10.0, 4.0),
            (0.3, Some(1), 60.0, -20.0, 6.0),
        ];
        for (btc, default_after, mining, colocation, cash_needed_usd) in futures {
            let fate = Fate { tenant_found: true, default_after, delay: 2, capex_factor: 1.0 };
            let counted = |npv_usd: f64, cash_needed_usd, uncovered| Counted {
                npv_usd,
                cash_needed_usd,
                uncovered,
                by_year_usd: vec![-1.0, npv_usd / 10.0],
            };
            let of_mining = counted(mining, cash_needed_usd, mining < 0.0);
            let of_colocation = counted(colocation, 5.0, false);
            let all = [Some(&of_mining), Some(&of_colocation), None, None];
            rows.push([btc, 0.0, 0.0, 0.0], &fate, 12, all);
        }
        rows
    }

    const CERTAIN: Certain =
        Certain { sell_now_usd: 25.0, planned_cash_usd: [5.0; 4], tenant_certain: true };

    #[test]
    fn four_futures_are_reported_as_by_hand() {
        let report = Report::of(&rows(), &CERTAIN);
        assert_eq!((report.futures, report.sell_now_best), (4, 0.0));
        let [Some(mining), Some(colocation), None, None] = &report.strategies else {
            panic!("mining and colocation are ready, the others are not");
        };
        assert_eq!((mining.npv_mean_usd, colocation.npv_mean_usd), (32.5, 12.5));
        // Position 0.25 x 3 = 0.75 between -10 and 20.
        assert_eq!(mining.npv_usd[1..3], [12.5, 40.0]);
        // Mining ascending: futures 0 1 2 3; the third quarter's position is 2.25.
        assert_eq!(mining.quantiles[75], Quantile { npv_usd: 60.0, future: 2 });
        assert_eq!((mining.quantiles[0].future, mining.quantiles[100].future), (0, 3));
        assert_eq!((mining.expected_shortfall_usd, mining.chance_npv_negative), (-10.0, 0.25));
        assert_eq!((mining.cash_needed_usd[1], mining.cash_planned_usd), (5.0, 5.0));
        assert_eq!((mining.chance_cash_above_plan, colocation.chance_cash_above_plan), (0.5, 0.0));
        assert_eq!((mining.chance_dscr_below_1, colocation.chance_dscr_below_1), (0.25, 0.0));
        assert_eq!((mining.fan[0], mining.fan[1][2]), ([-1.0; 5], 4.0));
        // The best are 30, 30, 60, 60: mining is behind by 40, 10, 0, 0.
        assert_eq!((mining.chance_best, mining.regret_usd), (0.5, 12.5));
        assert_eq!((colocation.chance_best, colocation.regret_usd), (0.5, 32.5));
    }

    #[test]
    fn what_drives_is_ranked_and_what_never_changes_is_not() {
        let report = Report::of(&rows(), &CERTAIN);
        let mining = report.strategies[0].as_ref().unwrap();
        let driver = |drivers: &Drivers, driver: Driver| drivers[driver as usize];
        // Ranks of bitcoin 1 2 4 3, of mining 1 2 3.5 3.5: the products of what they are off the
        // mean 2.5 sum to 4.5, the squares to 5 and 4.5.
        let btc = driver(&mining.drivers, Driver::BtcPrice).unwrap();
        assert!((btc - 4.5 * 4.5 / (5.0 * 4.5)).abs() < 1e-15);
        // A default beyond the horizon is T + 1, as is none: 3 13 13 1, ranks 2 3.5 3.5 1.
        let default = driver(&mining.drivers, Driver::Default).unwrap();
        let product = -0.5 * -1.5 + 1.0 * -0.5 + 1.0 * 1.0 + -1.5 * 1.0;
        assert!((default - product * product / (4.5 * 4.5)).abs() < 1e-15);
        for still in [Driver::Network, Driver::Delay, Driver::Capex, Driver::Tenant] {
            assert_eq!(driver(&mining.drivers, still), None);
        }
        // Mining leads on the mean; its lead over colocation is -40 -10 50 80.
        let lead = report.lead.unwrap();
        assert_eq!((lead.of, lead.over), (Strategy::Mining, Strategy::Colocation));
        assert!((driver(&lead.drivers, Driver::BtcPrice).unwrap() - 0.64).abs() < 1e-15);
    }

    #[test]
    fn ranges_put_together_are_the_whole() {
        let whole = rows();
        let width = whole.layout.width();
        assert_eq!((width, whole.len()), (8 + 2 * 5, 4));
        let (one, other) = whole.values.split_at(3 * width);
        let mut joined = Rows { layout: whole.layout, values: one.to_vec() };
        joined.values.extend(other);
        assert_eq!(Report::of(&joined, &CERTAIN), Report::of(&whole, &CERTAIN));
    }
}
