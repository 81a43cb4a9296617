//! The built page (`dist/`) in a real Chromium. Run by `cargo xtask test`, or `cargo xtask build` and then
//! `cargo test -p browser-tests`.

#![forbid(unsafe_code)]

mod builds;
mod chunks;
mod economics;
mod embedding;
mod feed;
mod first_screen;
mod futures;
mod hands;
mod harness;
mod host;
mod in_the_wild;
mod links;
mod loading;
mod numbers;
mod offline;
mod pictures;
mod reading;
mod saved;
mod senses;
mod sharing;
mod spanish;
mod story;
mod units;
mod way;
mod workbook;
