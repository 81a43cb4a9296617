//! Sections that on a phone are folded to their heading and what they found.
//!
//! What is folded is still found by the browser's search, opens where a way through the page leads to it, and is printed.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::platform::is_narrower;
use super::super::window::listen;
use crate::reactive::{Live, effect};
use crate::text::page;

/// Whether the page is as narrow as a phone, where the later sections fold.
pub fn narrow() -> Live<bool> {
    let now = || is_narrower(860.0);
    let narrow = Live::new(now());
    listen("resize", move || {
        if narrow.now() != Some(now()) {
            narrow.set(now());
        }
    });
    narrow
}

/// The section with all but its head and its finding in a part that folds.
pub fn folding(store: Store, narrow: Live<bool>, section: El) -> El {
    let open = Live::new(false);
    let folded = move || narrow.get() && !open.get();
    let body = el("div", "folds")
        .live_attr("hidden", move || folded().then(|| "until-found".to_owned()))
        .on("beforematch", move |_| open.set(true));
    let mut tells = false;
    let mut next = section.node().first_element_child();
    while let Some(child) = next {
        next = child.next_element_sibling();
        let is = |class: &str| child.class_list().contains(class);
        let finding = is("finding") || is("in-short");
        tells |= finding;
        if !finding && !is("section-head") {
            let _ = body.node().append_child(&child);
        }
    }
    // A way through the page that leads here finds it open.
    let classes = section.node().class_list();
    effect(move || {
        if store.going().get().is_some_and(|place| classes.contains(place.class)) {
            open.set(true);
        }
    });
    let key = El::button("quiet unfold", "")
        .live_text(move || if open.get() { page::FOLD } else { page::UNFOLD }.to_owned())
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .live_flag("hidden", move || !narrow.get())
        .on("click", move |_| open.update(|open| *open = !*open));
    section.live_class("folded", folded).live_class("tells", move || tells).child(key).child(body)
}
