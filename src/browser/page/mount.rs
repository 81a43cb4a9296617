//! Putting the page into a document.

use super::dom::{El, el};
use super::store::Case;
use super::window::flush_in_microtasks;
use super::{Store, address, contents, root};
use crate::reactive::{Owner, untrack};
use crate::scenario::parse_link;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// What a page is to do.
#[derive(Clone, Debug, Default)]
pub struct MountOptions {
    /// Keep the scenario in the address bar, and read it from there.
    pub address: bool,
    /// The link of the scenario to open with, where the address does not say.
    pub link: String,
}

/// A page that stands; dropping it takes it away.
#[must_use = "the page goes when this is dropped"]
pub struct Mounted {
    root: web_sys::HtmlElement,
    /// Has everything that the page holds. None where the page stays.
    owner: Option<Owner>,
}

impl Mounted {
    /// Leaves the page for as long as the document lives.
    pub fn forget(mut self) {
        self.owner = None;
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(owner) = self.owner.take() {
            owner.end();
            self.root.set_inner_html("");
        }
    }
}

/// Puts a page into `root`, in place of what is there.
pub fn mount(root: web_sys::HtmlElement, options: &MountOptions) -> Mounted {
    let options = options.clone();
    stand(root, move || {
        let text = if options.address { address::read() } else { options.link };
        let link = parse_link(&text);
        let store = Store::new(link.scenario.clone()).with_pictures();
        store.case().set(Case::of(&link));
        store.kept().set(link.kept.clone());
        store.future().set(link.future);
        store.show_in(link.units);
        store.settings().set(link.settings.clone());
        store.link_notes().set(link.into());
        if options.address {
            address::keep(store);
            contents::arrive(store, &text);
        }
        // Made anew for other units: every text on it may hold a number.
        let place = el("div", "");
        place.live_children(move || store.shown_in(), move |_| vec![root::page(store)])
    })
}

/// Puts what `build` makes into `root`, in place of what is there, with a reactive system of its
/// own.
pub fn stand(root: web_sys::HtmlElement, build: impl FnOnce() -> El) -> Mounted {
    flush_in_microtasks();
    let owner = Owner::new();
    let made = owner.with(|| untrack(build));
    root.set_inner_html("");
    let _ = root.append_child(made.node());
    Mounted { root, owner: Some(owner) }
}

/// Starts the page in `root`, for `boot.js`: an element and whether to use the address bar.
#[wasm_bindgen(js_name = mountPage)]
pub fn mount_page(root: &web_sys::Element, address: bool) {
    if let Ok(root) = root.clone().dyn_into::<web_sys::HtmlElement>() {
        mount(root, &MountOptions { address, ..MountOptions::default() }).forget();
    }
}
