//! The file, made and handed to the browser.

use super::super::Store;
use super::super::answer::{made_from, sentence};
use super::super::dom::{El, el};
use super::super::keep::save;
use super::super::platform::base;
use super::super::quote::{scenario_name, today};
use super::super::window::behind_frame;
use crate::browser::workbook::file;
use crate::reactive::Live;
use crate::text::{quote, workbook as words};
use js_sys::{Array, Uint8Array};
use std::time::Duration;
use web_sys::{Blob, BlobPropertyBag};

/// What browsers know such files by.
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Makes the file when its message has been painted, and says when it is there.
pub fn make(store: Store) -> El {
    let said = Live::new(words::MAKING.to_owned());
    behind_frame(Duration::ZERO, move || {
        // Not for a page that is gone.
        if said.now().is_some() {
            said.set(keep(store));
        }
    });
    el("span", "small").attr("role", "status").live_text(move || said.get())
}

/// Hands the file to the browser, and says what came of it.
fn keep(store: Store) -> String {
    let (case, answer) = (made_from(store), sentence(store).text());
    let title = if case.is_empty() { answer } else { format!("{case}: {answer}") };
    let link = format!("{}#{}", base().unwrap_or_default(), store.lasting_link());
    let Some(bytes) = file(&store.shown().scenario, title, link, today()) else {
        return words::ELSEWHERE.to_owned();
    };
    let kind = BlobPropertyBag::new();
    kind.set_type(KIND);
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind);
    let name = format!("{}.xlsx", quote::file_name(&scenario_name(store), ""));
    if blob.is_ok_and(|blob| save(&blob, &name)) {
        words::MADE.to_owned()
    } else {
        quote::saved(false)
    }
}
