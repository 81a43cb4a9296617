//! The scenario as a workbook: a button, whose module comes at the click.

mod make;

use super::Store;
use super::dom::{El, el};
use super::later::later;
use super::loading::Chunk;
use super::part::Part;
use crate::reactive::Live;
use crate::text::workbook as words;
pub use make::make;

/// The button, and beside it how far the file is.
pub fn button(store: Store) -> Vec<El> {
    let asked = Live::new(0_u32);
    let button = El::button("quiet", words::BUTTON).on("click", move |_| {
        store.later().want(Chunk::Workbook);
        asked.set(asked.now().unwrap_or_default() + 1);
    });
    // Each click makes the part anew, and with it the file.
    let place = el("span", "workbook").live_children(
        move || asked.get(),
        move |clicks| {
            let content = || later(el("span", "later"), store, Part::Workbook);
            (*clicks > 0).then(content).into_iter().collect()
        },
    );
    vec![button, place]
}
