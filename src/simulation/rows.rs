//! What is counted of each future: one row of numbers, the same length for all.
//!
//! Rows of neighbouring ranges are put together by writing one after the other, so that any number
//! of workers can share the futures; reports see only the whole.

use super::chance::Fate;
use crate::keys::keys;
use crate::strategy::Strategy;

/// Names every driver once: the enum, and the TypeScript of what is told by driver.
macro_rules! drivers {
    ($($(#[doc = $doc:literal])+ $driver:ident = $key:literal,)+) => {
        keys! {
            /// What could drive a result, in the order of a row's first values.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            #[repr(usize)]
            pub enum Driver {
                $($(#[doc = $doc])+ $driver = $key,)+
            }
        }

        impl Driver {
            /// The TypeScript interface of shares by driver.
            pub const SHARES_TYPESCRIPT: &str = concat!(
                "/** Squared rank correlations by driver; null where a side never changes. */\n",
                "export interface DriverShares {\n",
                $("  /**" $(, $doc)+, " */\n  ", $key, ": number | null;\n",)+
                "}\n",
            );
        }
    };
}

drivers! {
    /// Mean logarithm of the bitcoin price's factor.
    BtcPrice = "btc_price",
    /// Mean logarithm of the network's own factor.
    Network = "network",
    /// Mean logarithm of the GPU lease level's factor.
    LeaseLevel = "lease_level",
    /// Mean logarithm of the power price's factor.
    PowerPrice = "power_price",
    /// Months from delivery to a default, at most T + 1.
    Default = "default",
    /// Months of delay.
    Delay = "delay",
    /// What buildings cost, as a factor.
    Capex = "capex",
    /// 1 if a tenant is found, else 0.
    Tenant = "tenant",
}

/// What one future counts of one strategy.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Net present value at the common rate, bridge included, USD.
    pub npv_usd: f64,
    /// Deepest cumulative equity cash flow, positive, or 0; without the bridge, USD.
    pub cash_needed_usd: f64,
    /// Whether some full year's DSCR is below 1.
    pub uncovered: bool,
    /// Cumulative free cash flow at index 0 and at each year's end, without the bridge, USD.
    pub by_year_usd: Vec<f64>,
}

/// What is where in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Which strategies are ready within the horizon, by [`Strategy`].
    pub ready: [bool; 4],
    /// Years of the horizon.
    pub years: usize,
}

const NPV: usize = 0;
const CASH_NEEDED: usize = 1;
const UNCOVERED: usize = 2;
const BY_YEAR: usize = 3;

impl Layout {
    /// Numbers in a row.
    #[must_use]
    pub fn width(&self) -> usize {
        let ready = self.ready.iter().filter(|ready| **ready).count();
        Driver::ALL.len() + ready * self.strategy_width()
    }

    fn strategy_width(&self) -> usize {
        BY_YEAR + self.years + 1
    }

    /// Where a strategy's numbers begin; `None` if it is not ready.
    fn start(&self, strategy: Strategy) -> Option<usize> {
        let position = strategy as usize;
        let before = self.ready[..position].iter().filter(|ready| **ready).count();
        self.ready[position].then(|| Driver::ALL.len() + before * self.strategy_width())
    }
}

/// Rows of consecutive futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// What is where.
    pub layout: Layout,
    /// All rows, one after the other.
    pub values: Vec<f64>,
}

impl Rows {
    /// No rows yet.
    #[must_use]
    pub fn new(layout: Layout) -> Rows {
        Rows { layout, values: Vec::new() }
    }

    /// The same with room for so many futures; `None` if there is no memory for them.
    #[must_use]
    pub fn with_room(layout: Layout, futures: u32) -> Option<Rows> {
        let mut values = Vec::new();
        let numbers = (futures as usize).checked_mul(layout.width())?;
        values.try_reserve_exact(numbers).ok()?;
        Some(Rows { layout, values })
    }

    /// How many futures.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / self.layout.width()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Adds a future: the mean logarithms of the four factors, what befell it, what it counts of
    /// each ready strategy. `longest` is T.
    pub fn push(
        &mut self,
        factors: [f64; 4],
        fate: &Fate,
        longest: usize,
        counted: [Option<&Counted>; 4],
    ) {
        let default = fate.default_after.map_or(longest + 1, |k| k.min(longest + 1));
        let tenant = f64::from(u8::from(fate.tenant_found));
        self.values.extend(factors);
        self.values.extend([default as f64, fate.delay as f64, fate.capex_factor, tenant]);
        for counted in counted.into_iter().flatten() {
            let uncovered = f64::from(u8::from(counted.uncovered));
            self.values.extend([counted.npv_usd, counted.cash_needed_usd, uncovered]);
            self.values.extend(&counted.by_year_usd);
        }
    }

    fn column(&self, position: usize) -> Vec<f64> {
        self.values.chunks_exact(self.layout.width()).map(|row| row[position]).collect()
    }

    /// One driver in every future.
    #[must_use]
    pub fn driver(&self, driver: Driver) -> Vec<f64> {
        self.column(driver as usize)
    }

    /// A strategy's net present value in every future; `None` if it is not ready.
    #[must_use]
    pub fn npv(&self, strategy: Strategy) -> Option<Vec<f64>> {
        Some(self.column(self.layout.start(strategy)? + NPV))
    }

    /// The cash a strategy needs in every future; `None` if it is not ready.
    #[must_use]
    pub fn cash_needed(&self, strategy: Strategy) -> Option<Vec<f64>> {
        Some(self.column(self.layout.start(strategy)? + CASH_NEEDED))
    }

    /// 1 where some full year's DSCR is below 1, else 0; `None` if not ready.
    #[must_use]
    pub fn uncovered(&self, strategy: Strategy) -> Option<Vec<f64>> {
        Some(self.column(self.layout.start(strategy)? + UNCOVERED))
    }

    /// Cumulative free cash flow at the end of `year` (0: at index 0) in every future; `None` if
    /// the strategy is not ready.
    #[must_use]
    pub fn by_year(&self, strategy: Strategy, year: usize) -> Option<Vec<f64>> {
        Some(self.column(self.layout.start(strategy)? + BY_YEAR + year))
    }
}
