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
mod oracle;
mod picks;
mod rebuild;
mod shutdown_prices;
mod single_futures;
mod stress;
mod table;
mod why;
