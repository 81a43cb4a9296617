//! The analyses against direct evaluation, brute force and the record.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod aggregate;
mod futures;
mod map;
mod money;
mod stress;
mod stress_decisions;
mod sweeps;
mod tornado;
mod waiting;
