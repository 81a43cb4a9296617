//! The JavaScript API and the page in a real browser, and the results that must be the same there to
//! the bit. The only tests that are built for wasm32.
#![cfg(target_arch = "wasm32")]

#[path = "../support/mod.rs"]
mod support;

#[cfg(feature = "api")]
mod analyses;
#[cfg(feature = "api")]
mod api;
#[path = "../holds/bit_equal.rs"]
mod bit_equal;
#[cfg(feature = "page")]
mod cases;
#[cfg(feature = "page")]
mod colour;
#[cfg(feature = "api")]
mod futures;
#[path = "../holds/futures_bits.rs"]
mod futures_bits;
#[cfg(feature = "page")]
mod harness;
#[cfg(feature = "page")]
mod page;
#[cfg(feature = "page")]
mod parts;
#[cfg(feature = "page")]
mod renewal;
#[cfg(feature = "page")]
mod section_desk;
#[cfg(feature = "page")]
mod section_futures;
#[cfg(feature = "page")]
mod sections;
#[cfg(feature = "page")]
mod studies;
#[path = "../holds/study_bits.rs"]
mod study_bits;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
