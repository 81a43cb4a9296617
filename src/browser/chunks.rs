//! The page in one module: everything is there from the start. `page/src/chunks.rs` is the same for several.

use super::outpost;
use super::page::later::Part;
use super::page::loading::Chunk;
use super::page::made;
use super::page::parts::{El, Store};

/// Whether nothing has to be loaded.
pub const ALL_HERE: bool = true;

/// Loads a chunk and tells whether it is there.
pub fn load(_: Chunk, done: impl FnOnce(bool) + 'static) {
    done(true);
}

/// Makes a part whose chunk is there.
pub fn make(store: Store, part: Part) -> Vec<El> {
    match part.chunk() {
        Chunk::Beside => made::near(store, part),
        Chunk::Cases => made::cases(store, part),
        Chunk::Studies => made::studies(store, part),
        Chunk::Futures => made::futures(store, part),
        Chunk::Desk => made::desk(store, part),
        Chunk::Dialogs => made::dialogs(store, part),
        Chunk::Feed => made::feed(store, part),
        Chunk::Workbook => made::workbook(store, part),
    }
}

/// Loads what a worker needs and tells whether it is there.
pub fn load_outpost(done: impl FnOnce(bool) + 'static) {
    done(true);
}

/// Has the worker listen.
pub fn outpost() {
    outpost::open();
}
