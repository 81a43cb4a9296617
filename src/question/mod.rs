//! Questions as data: an [`Ask`] goes in, a [`Told`] comes out, and both are plain values that can
//! cross to a worker, stand in a log, or be written by serde (feature `serde`).
//!
//! An ask names a scenario by its link, a study with the reader's choices, and how its drawing is to
//! look. What comes back is finished: sentences, drawings with their words, readings, tables,
//! numbers. Whoever asks needs no study, no chart and no sentence of it.
//!
//! [`answer`] works one out. [`Queue`] works on many by turns: at each seat the latest ask wins, and
//! what is on its way tells how far it is. Both are pure: the same letters are answered in one
//! thread, in a worker, and natively in tests.
//!
//! ```
//! use hash_or_host::question::{Ask, Study, answer};
//! use hash_or_host::{evaluation::Engine, format::Plain};
//! let ask = Ask::of("btc=250000", Study::Waiting);
//! let told = answer(&mut Engine::new(), &Plain, &ask)?;
//! assert_eq!(told.drawings.len(), 1);
//! # Ok::<(), hash_or_host::question::Refused>(())
//! ```

/// Items that can be written and read as letters: by serde, where it is asked for.
macro_rules! letter {
    ($($item:item)*) => {$(
        #[cfg_attr(any(feature = "serde", test), derive(serde::Deserialize, serde::Serialize))]
        #[cfg_attr(any(feature = "serde", test), serde(rename_all = "snake_case"))]
        #[derive(Clone, Debug, PartialEq)]
        $item
    )*};
}

mod ask;
pub mod errand;
pub mod in_link;
pub mod paired;
mod queue;
mod studies;
#[cfg(test)]
mod tests;
mod told;
mod work;
#[cfg(any(feature = "serde", test))]
mod written;

pub use ask::{Ask, Headline, HybridLimits, Over, Refused, Study, Watched};
pub use queue::Queue;
pub use studies::{break_even, curve, hybrid, map, split};
pub use told::{Numbers, Picture, Progress, Reading, Reply, Told};
pub use work::answer;
