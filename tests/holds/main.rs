//! What must hold of every scenario, link, value and mistake, whoever made it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod bit_equal;
mod brute_force;
mod embed_options;
mod engine_memory;
mod errors;
mod extremes;
<<<<<<< HEAD
mod imports;
=======
mod futures_bits;
>>>>>>> 086ed77 (tests: futures recomputed one by one)
mod links;
mod locales;
mod properties;
mod tables;
