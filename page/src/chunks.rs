//! The page in several modules. What a function here reaches and nothing else does is taken out of the first module and
//! loaded when it is asked for; `src/browser/chunks.rs` is the same in one.
//!
//! Modules are loaded by a script of our own (`www/chunks.js`), which costs less than futures and their machinery: a
//! function here is called when its module is there, and never before.

// The macro calls `new` as if it were unsafe, which here it is not.
#![allow(unused_unsafe)]

use super::embed::{self, Embedded, Mounting};
use super::outpost as post;
use super::page::behind::{self, Behind};
use super::page::control::entry::Field;
use super::page::loading::{self, Chunk, Loader};
use super::page::made;
use super::page::part::Part;
use super::page::parts::{El, Store};
use crate::scenario::FieldError;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

/// Opens the doors of the page to what stands behind them.
pub fn open() {
    loading::load_by(Loader { all_here: false, load });
    behind::open(Behind { make, opened, follow, take, sentence });
}

/// What the macro asks whether a module is there.
mod ready {
    /// As the macro names it.
    pub mod rt {
        use std::convert::Infallible;
        use std::ffi::c_void;
        use std::pin::Pin;

        pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);
        pub type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

        /// Loads nothing: `load` has.
        pub struct LazySplitLoader;

        impl LazySplitLoader {
            pub const fn new(_: LoadFn) -> LazySplitLoader {
                LazySplitLoader
            }
        }

        pub async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), Infallible> {
            Ok(())
        }
    }
}

#[wasm_bindgen(raw_module = "./chunks.js")]
extern "C" {
    /// Calls `done` with whether the chunk is there.
    #[wasm_bindgen(js_name = load)]
    fn fetch(chunk: &str, done: &JsValue);
}

#[wasm_split(links, wasm_split_path = ready)]
fn links(store: Store, part: Part) -> Vec<El> {
    made::links(store, part)
}

#[wasm_split(links, wasm_split_path = ready)]
fn opened_page(text: &str) -> Option<Store> {
    Some(made::opened(text))
}

#[wasm_split(links, wasm_split_path = ready)]
fn followed(store: Store, link: &str) {
    made::follow(store, link)
}

#[wasm_split(beside, wasm_split_path = ready)]
fn taken(field: Field, text: String) {
    made::take(field, text)
}

#[wasm_split(beside, wasm_split_path = ready)]
fn said_of(store: Store, error: &FieldError) -> String {
    made::sentence(store, error)
}

#[wasm_split(beside, wasm_split_path = ready)]
fn beside(store: Store, part: Part) -> Vec<El> {
    made::near(store, part)
}

#[wasm_split(cases, wasm_split_path = ready)]
fn cases(store: Store, part: Part) -> Vec<El> {
    made::cases(store, part)
}

#[wasm_split(studies, wasm_split_path = ready)]
fn studies(store: Store, part: Part) -> Vec<El> {
    made::studies(store, part)
}

#[wasm_split(futures, wasm_split_path = ready)]
fn futures(store: Store, part: Part) -> Vec<El> {
    made::futures(store, part)
}

#[wasm_split(futures, wasm_split_path = ready)]
fn errands() {
    post::open()
}

#[wasm_split(desk, wasm_split_path = ready)]
fn desk(store: Store, part: Part) -> Vec<El> {
    made::desk(store, part)
}

#[wasm_split(dialogs, wasm_split_path = ready)]
fn dialogs(store: Store, part: Part) -> Vec<El> {
    made::dialogs(store, part)
}

#[wasm_split(feed, wasm_split_path = ready)]
fn feed(store: Store, part: Part) -> Vec<El> {
    made::feed(store, part)
}

#[wasm_split(sources, wasm_split_path = ready)]
fn sources(store: Store, part: Part) -> Vec<El> {
    made::sources(store, part)
}

#[wasm_split(embed, wasm_split_path = ready)]
fn embedded(mounting: Mounting) -> Option<Embedded> {
    embed::make(mounting)
}

#[wasm_split(embed, wasm_split_path = ready)]
fn reread(view: &Embedded) {
    view.reread()
}

#[wasm_split(embed, wasm_split_path = ready)]
fn look_around(view: &Embedded) {
    view.look_around()
}

#[wasm_split(embed, wasm_split_path = ready)]
fn links_of(view: &Embedded) -> (String, String) {
    view.links()
}

#[wasm_split(workbook, wasm_split_path = ready)]
fn workbook(store: Store, part: Part) -> Vec<El> {
    made::workbook(store, part)
}

/// Loads a chunk and tells whether it is there.
pub fn load(chunk: Chunk, done: Box<dyn FnOnce(bool)>) {
    let name = match chunk {
        Chunk::Links => "links",
        Chunk::Beside => "beside",
        Chunk::Cases => "cases",
        Chunk::Studies => "studies",
        Chunk::Futures => "futures",
        Chunk::Desk => "desk",
        Chunk::Dialogs => "dialogs",
        Chunk::Feed => "feed",
        Chunk::Sources => "sources",
        Chunk::Workbook => "workbook",
    };
    fetch(name, &Closure::once_into_js(done));
}

/// Has the worker listen.
pub fn outpost() {
    at_once(errands());
}

/// Makes a part whose chunk is there.
fn make(store: Store, part: Part) -> Vec<El> {
    match part.chunk() {
        Chunk::Links => at_once(links(store, part)),
        Chunk::Beside => at_once(beside(store, part)),
        Chunk::Cases => at_once(cases(store, part)),
        Chunk::Studies => at_once(studies(store, part)),
        Chunk::Futures => at_once(futures(store, part)),
        Chunk::Desk => at_once(desk(store, part)),
        Chunk::Dialogs => at_once(dialogs(store, part)),
        Chunk::Feed => at_once(feed(store, part)),
        Chunk::Sources => at_once(sources(store, part)),
        Chunk::Workbook => at_once(workbook(store, part)),
    }
}

/// The page that a link asks for; `Links` is there.
fn opened(text: &str) -> Option<Store> {
    at_once(opened_page(text))
}

/// Shows what a link says; `Links` is there.
fn follow(store: Store, link: &str) {
    at_once(followed(store, link));
}

/// Takes what was typed into a field; `Beside` is there.
fn take(field: Field, text: String) {
    at_once(taken(field, text));
}

/// What is wrong with what was typed; `Beside` is there.
fn sentence(store: Store, error: &FieldError) -> String {
    at_once(said_of(store, error))
}

/// Loads what embedded views are made of and tells whether it is there.
pub fn load_views(done: Box<dyn FnOnce(bool)>) {
    fetch("embed", &Closure::once_into_js(done));
}

/// Makes an embedded view.
pub fn view(mounting: Mounting) -> Option<Embedded> {
    at_once(embedded(mounting))
}

/// Has a view read its attributes again.
pub fn update_view(view: &Embedded) {
    at_once(reread(view));
}

/// Has a view read the colours around it again.
pub fn recolour_view(view: &Embedded) {
    at_once(look_around(view));
}

/// The links of a view: the author's, and that of what is shown.
pub fn view_links(view: &Embedded) -> (String, String) {
    at_once(links_of(view))
}

/// What is loaded has nothing to wait for.
fn at_once<T: Default>(making: impl Future<Output = T>) -> T {
    match pin!(making).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(made) => made,
        Poll::Pending => T::default(),
    }
}
