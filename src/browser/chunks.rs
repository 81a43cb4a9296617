//! The page in one module: everything is there from the start. `page/src/chunks.rs` is the same for several.

use super::page::later::{self, Chunk, Part};
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
        Chunk::Beside => later::near(store, part),
        Chunk::Cases => later::cases(store, part),
        Chunk::Studies => later::studies(store, part),
        Chunk::Desk => later::desk(store, part),
        Chunk::Dialogs => later::dialogs(store, part),
    }
}
