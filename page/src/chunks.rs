//! The page in several modules. What a function here reaches and nothing else does is taken out of the first module and
//! loaded when it is asked for; `src/browser/chunks.rs` is the same in one.

use super::outpost as post;
use super::page::later::Part;
use super::page::loading::Chunk;
use super::page::made;
use super::page::parts::{El, Store};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Whether nothing has to be loaded.
pub const ALL_HERE: bool = false;

type Made = Result<Vec<El>, SplitLoaderError>;

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
        Chunk::Workbook => at_once(workbook(store, part)),
    }
}

/// What is loaded has nothing to wait for.
fn at_once(making: impl Future<Output = Made>) -> Vec<El> {
    match pin!(making).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(made)) => made,
        _ => Vec::new(),
    }
}
