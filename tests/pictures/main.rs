//! What is drawn and written, against the goldens beside it.
#![cfg(not(target_arch = "wasm32"))]

mod drawn;
mod example_post;
mod gallery;
mod sentences;
mod spoken;
#[path = "../support/mod.rs"]
mod support;
mod told;
