//! The only place that knows the browser: the JavaScript API and, with the feature `page`, the page.

#[cfg(feature = "api")]
pub mod api;
#[cfg(feature = "bench")]
pub mod bench;
// The page is a program: nothing of it is there for another crate.
#[cfg(feature = "page")]
#[cfg_attr(feature = "split", path = "../../page/src/chunks.rs")]
#[allow(unreachable_pub)]
mod chunks;
#[cfg(feature = "page")]
#[allow(unreachable_pub)]
pub mod embed;
#[cfg(feature = "page")]
#[allow(unreachable_pub)]
mod entries;
#[cfg(any(feature = "api", feature = "page"))]
mod object;
#[cfg(feature = "page")]
#[allow(unreachable_pub)]
mod outpost;
#[cfg(feature = "page")]
#[allow(unreachable_pub)]
pub mod page;
#[cfg(any(feature = "api", feature = "page"))]
mod read;
#[cfg(feature = "page")]
#[allow(unreachable_pub)]
mod workbook;

use wasm_bindgen::prelude::wasm_bindgen;

/// Makes a panic, should there ever be one, readable in the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    // What stands behind the page's doors.
    #[cfg(feature = "page")]
    chunks::open();
}
