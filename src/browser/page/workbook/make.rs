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
    let said = Live::new(words::MAKING);
    behind_frame(Duration::ZERO, move || {
        // Not for a page that is gone.
        if said.now().is_some() {
            said.set(if keep(store) { words::MADE } else { words::ELSEWHERE });
        }
    });
    el("span", "small").attr("role", "status").live_text(move || said.get().to_owned())
}

/// Hands the file to the browser; whether there is one.
fn keep(store: Store) -> bool {
    let (case, answer) = (made_from(store), sentence(store).text());
    let title = if case.is_empty() { answer } else { format!("{case}: {answer}") };
    let link = format!("{}#{}", base().unwrap_or_default(), store.lasting_link());
    let Some(bytes) = file(&store.shown().scenario, title, link, today()) else { return false };
    let kind = BlobPropertyBag::new();
    kind.set_type(KIND);
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind);
    let Ok(blob) = blob else { return false };
    save(&blob, &format!("{}.xlsx", quote::file_name(&scenario_name(store), "")));
    true
}
