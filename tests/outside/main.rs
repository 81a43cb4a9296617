//! The model against the world outside: an independent program, published figures, other libraries,
//! signed deals.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod american_puts;
mod bitcoin_income;
mod cases;
mod contract;
mod deals;
mod finance_references;
mod rebuild;
mod oracle;
mod picks;
mod single_futures;
mod stress;
