//! What the site's scripts call: a page, an embedded view, a worker, each as soon as its module is there.

use super::embed::{Embedded, Mounting};
use super::page::loading::Chunk;
use super::page::{MountOptions, is_plain, mount};
use super::{chunks, outpost};
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Starts the page in `root`, for `boot.js`: an element, whether to use the address bar, and what to call where what reads
/// the link in it could not be loaded.
#[wasm_bindgen(js_name = mountPage)]
pub fn mount_page(root: &Element, address: bool, missing: Option<Function>) {
    let Ok(root) = root.clone().dyn_into::<HtmlElement>() else { return };
    let start = move || mount(root, &MountOptions { address, ..MountOptions::default() }).forget();
    if is_plain(address) {
        return start();
    }
    let come = move |there: bool| match (there, missing) {
        (true, _) => start(),
        (false, Some(missing)) => drop(missing.call0(&JsValue::NULL)),
        (false, None) => {}
    };
    chunks::load(Chunk::Links, Box::new(come));
}

/// Makes the worker one that counts futures.
#[wasm_bindgen(js_name = workOnFutures)]
pub fn work_on_futures() {
    let come = |there| if there { chunks::outpost() } else { outpost::be_useless() };
    chunks::load(Chunk::Futures, Box::new(come));
}

/// Loads what a view is made of and calls `done` with whether it is there.
#[wasm_bindgen(js_name = prepareEmbed)]
pub fn prepare_embed(done: Function) {
    let come = move |there: bool| drop(done.call1(&JsValue::UNDEFINED, &there.into()));
    chunks::load_views(Box::new(come));
}

/// Puts a view into `root`, with the attributes of `host`, once it is prepared.
///
/// `base` is the address of the site with a slash at its end; `kept` is the link of a scenario to show
/// instead of the author's as long as that is still `authored` (empty: the author's); `tell` is called
/// with the detail of an event whenever the scenario has changed.
#[wasm_bindgen(js_name = mountEmbed)]
pub fn mount_embed(
    root: HtmlElement,
    host: Element,
    base: String,
    kept: String,
    tell: Function,
    authored: Option<String>,
) -> Option<Embedded> {
    chunks::view(Mounting { root, host, base, kept, authored, tell })
}

#[wasm_bindgen]
impl Embedded {
    /// Reads the attributes again. The reader's own changes stay unless the author's scenario is
    /// another one.
    pub fn update(&self) {
        chunks::update_view(self);
    }

    /// Reads the colours of the page around it again.
    pub fn recolour(&self) {
        chunks::recolour_view(self);
    }

    /// The link of the author's scenario, without `#`; never empty.
    #[wasm_bindgen(getter)]
    pub fn authored(&self) -> String {
        chunks::view_links(self).0
    }

    /// The link of the scenario that is shown, without `#`; never empty.
    #[wasm_bindgen(getter)]
    pub fn link(&self) -> String {
        chunks::view_links(self).1
    }
}
