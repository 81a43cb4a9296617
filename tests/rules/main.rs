//! The rules of the methodology, one by one: small cases worked by hand in the test.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/mod.rs"]
mod support;

mod bridge;
mod closing;
mod colocation;
mod decisions;
mod exit;
mod generations;
mod given;
mod gpu_cloud;
mod hybrid;
mod mining;
mod network;
mod reported;
mod results;
mod tax_debt;
mod time;
