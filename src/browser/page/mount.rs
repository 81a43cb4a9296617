//! Putting the page into a document.

use super::{Store, address, root};
use crate::scenario::parse_link;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// What a page is to do.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Keep the scenario in the address bar, and read it from there.
    pub address: bool,
    /// The link of the scenario to open with, where the address does not say.
    pub link: String,
}

/// A page that stands; dropping it takes it away.
pub struct Mounted {
    handle: UnmountHandle<AnyViewState>,
}

impl Mounted {
    /// Leaves the page for as long as the document lives.
    pub fn forget(self) {
        self.handle.forget();
    }
}

/// Puts a page into `root`, in place of what is there.
#[must_use = "the page goes when the handle is dropped"]
pub fn mount(root: web_sys::HtmlElement, options: &Options) -> Mounted {
    root.replace_children_with_node_0();
    let options = options.clone();
    let handle = mount_to(root, move || {
        let text = if options.address { address::read() } else { options.link.clone() };
        let link = parse_link(&text);
        let store = Store::new(link.scenario);
        store.link_problems().set(link.problems);
        if options.address {
            address::keep(store);
        }
        root::page(store)
    });
    Mounted { handle }
}

/// Starts the page in `root`, for `boot.js`: an element and whether to use the address bar.
#[wasm_bindgen(js_name = mountPage)]
pub fn mount_page(root: &web_sys::Element, address: bool) {
    console_error_panic_hook::set_once();
    if let Ok(root) = root.clone().dyn_into::<web_sys::HtmlElement>() {
        mount(root, &Options { address, ..Options::default() }).forget();
    }
}
