//! Real deals, conversions, chips and mines as scenarios; and picks: values of several inputs that
//! belong together, such as a machine's efficiency and its price.
//!
//! A [`Preset`] is a real case, written against the default scenario, with its sources and what these
//! leave open. [`recognise()`] says which case a scenario is, [`account()`] sets what the model makes of
//! it beside what its parties state. [`picks`] are smaller: an entry changes what its catalogue
//! names and leaves the rest. [`rates`] are the lease rates of the day.
//!
//! ```
//! use hash_or_host::cases;
//! use hash_or_host::scenario::{Input, Scenario};
//! let deal = cases::find("hut8_river_bend").ok_or("no such preset")?;
//! let loaded = cases::apply(deal, &Scenario::default());
//! assert_eq!(loaded.scenario.get(Input::SiteGridMw), 330.0);
//! assert_eq!(deal.stated("critical_it_mw"), Some(245.0));
//! # Ok::<(), &str>(())
//! ```

mod account;
mod applied;
mod beside;
mod chips;
mod contract;
pub mod picks;
mod preset;
pub mod rates;
mod recognise;

pub use crate::scenario::{Document, Seen};
pub use account::{Account, Verdict, account, asked_price, verdict};
pub use applied::{Applied, Change};
pub use beside::{Compared, Guided, beside};
pub use chips::{CHIPS, Chip, NAMES, title, use_of};
pub use contract::{Deciding, Split, deciding, split};
pub use preset::{PRESETS, Preset, PresetKind, Set, Unstated, apply, find, find_code};
pub use recognise::{Recognised, recognise};
