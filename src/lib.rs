//! What does a megawatt earn mining bitcoin, and what hosting AI?
//!
//! The economics of four uses of one grid connection: bitcoin mining, AI colocation, GPU cloud and
//! a hybrid. Data flows one way:
//!
//! 1. [`scenario`]: the table of inputs; a [`scenario::Scenario`] is valid by construction.
//! 2. [`paths`]: what the world decides, month by month.
//! 3. [`strategy`]: paths in, ledgers out, with the owners' yearly decisions.
//! 4. [`finance`]: from ledgers to cash, debt, tax, NPV, IRR, payback. Knows nothing of megawatts.
//! 5. [`evaluation`]: all four strategies with every figure.
//! 6. [`simulation`]: the same over random futures.
//! 7. [`analysis`]: what would change the answer.
//! 8. [`cases`]: real sites and deals, as scenarios.
//! 9. [`format`](mod@format): numbers as a person reads them; [`embed`]: what an embedded view shows, and the
//!    lines that embed it; [`text`]: every word on screen.
//! 10. [`view`]: drawings and tables, made of those words.
//! 11. [`question`]: all of it as letters: a question as data in, a finished answer out.
//! 12. `browser` (WebAssembly only): the JavaScript API and the page; its pieces of work take turns
//!     at a [`desk`].
//!
//! ```
//! use hash_or_host::{evaluation::evaluate, scenario::{Given, Scenario}, strategy::Strategy};
//! let scenario = Scenario::default()
//!     .with([("network.btc_price_usd", Given::Number(250_000.0))])?;
//! let evaluation = evaluate(&scenario);
//! assert!(evaluation.npv(Strategy::Mining) > evaluation.npv(Strategy::GpuCloud));
//! # Ok::<(), hash_or_host::scenario::Refused>(())
//! ```
//!
//! # Features
//!
//! | feature | |
//! |---|---|
//! | `api` (default) | the JavaScript API, on wasm32; natively it adds nothing, no dependency either |
//! | `serde` | questions, answers and results can be written and read: `question::Ask`, `question::Told`, `evaluation::Figures` .. |
//! | `bench` | many evaluations at a call, for measuring |
//! | `es` | every word of [`text`] in Spanish instead of English |
//! | `page` | the page's interface; only in the repository, the published crate refuses it |
//!
//! Without any, the crate depends on `libm` alone.
//!
//! What the crate does not do: fetch prices ([`feed`] reads what a page has fetched), forecast,
//! give advice, model hours within a month.
//! Everything here is pure: no clock, no network, no storage, no
//! randomness but what a seed and an address determine.

// Its own tests are native. `wasm-pack test` compiles them all the same, for nobody: nothing of it is there then.
#![cfg(not(all(test, target_arch = "wasm32")))]

#[macro_use]
pub mod language;

pub mod analysis;
#[cfg(feature = "bench")]
pub mod bench;
#[cfg(all(target_arch = "wasm32", any(feature = "api", feature = "page", feature = "bench")))]
pub mod browser;
pub mod cases;
pub mod decimal;
pub mod desk;
pub mod embed;
pub mod evaluation;
pub mod feed;
pub mod finance;
pub mod format;
mod keys;
mod lanes;
pub mod math;
pub mod paths;
mod pieces;
pub mod question;
mod rank;
#[cfg(any(test, all(target_arch = "wasm32", feature = "page")))]
pub mod reactive;
pub mod scenario;
pub mod simulation;
pub mod strategy;
pub mod text;
pub mod view;
