//! The page as a program of its own: the interface, compiled for size, over the model, compiled for speed.
//!
//! A crate is what a compiler's level of optimisation can be set for, so this one takes in the files of the interface,
//! which stand in `src/` beside the model and are tested there, and takes the model from the library.

#![cfg(target_arch = "wasm32")]

pub use hash_or_host::{
    analysis, cases, decimal, desk, evaluation, finance, math, paths, scenario, simulation,
    strategy,
};

#[path = "../../src/language.rs"]
#[macro_use]
pub mod language;

#[path = "../../src/browser/mod.rs"]
pub mod browser;
#[path = "../../src/embed/mod.rs"]
pub mod embed;
#[path = "../../src/feed/mod.rs"]
pub mod feed;
#[path = "../../src/format/mod.rs"]
pub mod format;
#[path = "../../src/pieces.rs"]
mod pieces;
#[path = "../../src/question/mod.rs"]
pub mod question;
#[path = "../../src/rank.rs"]
mod rank;
#[path = "../../src/reactive/mod.rs"]
pub mod reactive;
#[path = "../../src/text/mod.rs"]
pub mod text;
#[path = "../../src/view/mod.rs"]
pub mod view;
