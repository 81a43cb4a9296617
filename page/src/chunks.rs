//! The page in several modules. What a function here reaches and nothing else does is taken out of the first module and
//! loaded when it is asked for; `src/browser/chunks.rs` is the same in one.

use super::embed::{self, Embedded};
use super::outpost as post;
use super::page::later::Part;
use super::page::loading::Chunk;
use super::page::made;
use super::page::parts::{El, Store};
use js_sys::Function;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Element, HtmlElement};

/// Whether nothing has to be loaded.
pub const ALL_HERE: bool = false;

type Loaded<T> = Result<T, SplitLoaderError>;
type Made = Loaded<Vec<El>>;

#[wasm_split(beside, fallible, preload(load_beside))]
fn beside(store: Store, part: Part) -> Made {
    Ok(made::near(store, part))
}

#[wasm_split(cases, fallible, preload(load_cases))]
fn cases(store: Store, part: Part) -> Made {
    Ok(made::cases(store, part))
}

#[wasm_split(studies, fallible, preload(load_studies))]
fn studies(store: Store, part: Part) -> Made {
    Ok(made::studies(store, part))
}

#[wasm_split(futures, fallible, preload(load_futures))]
fn futures(store: Store, part: Part) -> Made {
    Ok(made::futures(store, part))
}

#[wasm_split(futures, fallible, preload(load_errands))]
fn errands() -> Made {
    post::open();
    Ok(Vec::new())
}

#[wasm_split(desk, fallible, preload(load_desk))]
fn desk(store: Store, part: Part) -> Made {
    Ok(made::desk(store, part))
}

#[wasm_split(dialogs, fallible, preload(load_dialogs))]
fn dialogs(store: Store, part: Part) -> Made {
    Ok(made::dialogs(store, part))
}

#[wasm_split(feed, fallible, preload(load_feed))]
fn feed(store: Store, part: Part) -> Made {
    Ok(made::feed(store, part))
}

#[wasm_split(sources, fallible, preload(load_sources))]
fn sources(store: Store, part: Part) -> Made {
    Ok(made::sources(store, part))
}

#[wasm_split(embed, fallible, preload(load_embed))]
fn embedded(
    root: HtmlElement,
    host: Element,
    base: String,
    kept: &str,
    tell: Function,
    authored: Option<String>,
) -> Loaded<Option<Embedded>> {
    Ok(embed::make(root, host, base, kept, tell, authored))
}

#[wasm_split(embed, fallible, preload(load_reread))]
fn reread(view: &Embedded) -> Loaded<()> {
    view.reread();
    Ok(())
}

#[wasm_split(embed, fallible, preload(load_look_around))]
fn look_around(view: &Embedded) -> Loaded<()> {
    view.look_around();
    Ok(())
}

#[wasm_split(workbook, fallible, preload(load_workbook))]
fn workbook(store: Store, part: Part) -> Made {
    Ok(made::workbook(store, part))
}

/// Loads a chunk and tells whether it is there.
pub fn load(chunk: Chunk, done: impl FnOnce(bool) + 'static) {
    let done = Box::new(done);
    spawn_local(async move {
        let loaded = match chunk {
            Chunk::Beside => load_beside().await,
            Chunk::Cases => load_cases().await,
            Chunk::Studies => load_studies().await,
            Chunk::Futures => load_futures().await,
            Chunk::Desk => load_desk().await,
            Chunk::Dialogs => load_dialogs().await,
            Chunk::Feed => load_feed().await,
            Chunk::Sources => load_sources().await,
            Chunk::Workbook => load_workbook().await,
        };
        done(loaded.is_ok());
    });
}

/// Loads what a worker needs and tells whether it is there.
pub fn load_outpost(done: impl FnOnce(bool) + 'static) {
    let done = Box::new(done);
    spawn_local(async move { done(load_errands().await.is_ok()) });
}

/// Has the worker listen.
pub fn outpost() {
    at_once(errands());
}

/// Makes a part whose chunk is there.
pub fn make(store: Store, part: Part) -> Vec<El> {
    match part.chunk() {
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

/// Loads what embedded views are made of and tells whether it is there.
pub fn load_views(done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        // Each function learns by itself that its module is there; the others cost no request.
        let (reread, around) = (load_reread().await, load_look_around().await);
        done(load_embed().await.and(reread).and(around).is_ok());
    });
}

/// Makes an embedded view.
pub fn view(
    root: HtmlElement,
    host: Element,
    base: String,
    kept: &str,
    tell: Function,
    authored: Option<String>,
) -> Option<Embedded> {
    at_once(embedded(root, host, base, kept, tell, authored))
}

/// Has a view read its attributes again.
pub fn update_view(view: &Embedded) {
    at_once(reread(view));
}

/// Has a view read the colours around it again.
pub fn recolour_view(view: &Embedded) {
    at_once(look_around(view));
}

/// What is loaded has nothing to wait for.
fn at_once<T: Default>(making: impl Future<Output = Loaded<T>>) -> T {
    match pin!(making).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(made)) => made,
        _ => T::default(),
    }
}
