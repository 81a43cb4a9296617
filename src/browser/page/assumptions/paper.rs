//! What stands on paper alone: when it was printed, from which address, and that nothing was changed.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::platform::base;
use super::super::quote::today;
use super::super::window::listen;
use crate::reactive::Live;
use crate::text::page;

/// The lines. What was changed stands under them.
pub fn paper(store: Store) -> El {
    let date = Live::new(today());
    listen("beforeprint", move || date.set(today()));
    let address = base().unwrap_or_default();
    let printed = move || {
        let link = store.link();
        let mark = if link.is_empty() { "" } else { "#" };
        page::printed(&date.get(), &format!("{address}{mark}{link}"))
    };
    let untouched = move || !(store.changed().is_empty() && store.given().is_empty());
    el("div", "paper")
        .child(el("p", "").live_text(printed))
        .child(el("p", "").text(page::UNCHANGED).live_flag("hidden", untouched))
}
