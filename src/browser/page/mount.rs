//! Putting the page into a document.

use super::behind::behind;
use super::dom::{El, el};
use super::later::begin;
use super::part::Part;
use super::window::flush_in_microtasks;
use super::{Store, address, root};
use crate::reactive::{Owner, untrack};
use crate::scenario::Scenario;

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

/// Whether a page, with the address bar or without, opens with no link: then nothing has to be there that reads one.
pub fn is_plain(address: bool) -> bool {
    !address || address::says_nothing(&address::read())
}

/// Puts a page into `root`, in place of what is there. What reads a link is there, or there is none.
pub fn mount(root: web_sys::HtmlElement, options: &MountOptions) -> Mounted {
    let MountOptions { address, link } = options.clone();
    stand(root, move || {
        let text = if address { address::read() } else { link };
        let opened = if address::says_nothing(&text) { None } else { (behind().opened)(&text) };
        let store = opened.unwrap_or_else(|| Store::new(Scenario::default()).with_pictures());
        if address {
            begin(store, Part::Address(text));
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
