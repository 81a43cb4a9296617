//! What must hold of every scenario, link, value and mistake, whoever made it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod bit_equal;
mod brute_force;
mod decimal;
mod embed_options;
mod engine_memory;
mod errors;
mod extremes;
mod field_units;
mod files;
mod futures_bits;
mod imports;
mod links;
mod locales;
mod properties;
mod senses;
mod study_bits;
mod units;
mod wording;
