//! The analyses against direct evaluation, brute force and the record.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod aggregate;
mod compare;
mod factors;
mod futures;
mod hands;
mod map;
mod money;
mod solve_for;
mod statement;
mod stress;
mod stress_decisions;
mod sweeps;
mod tornado;
mod waiting;
mod working;
