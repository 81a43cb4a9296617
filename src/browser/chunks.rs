//! The page in one module: everything is there from the start. `page/src/chunks.rs` is the same for several.

use super::embed::{self, Embedded};
use super::page::later::{self, Chunk, Part};
use super::page::parts::{El, Field, Store};
use js_sys::Function;
use web_sys::{Element, HtmlElement};

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
        Chunk::Dialogs => later::dialogs(store, part),
        Chunk::Sources => later::sources(store, part),
    }
}

/// Loads what embedded views are made of and tells whether it is there.
pub fn load_views(done: impl FnOnce(bool) + 'static) {
    done(true);
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
    embed::make(root, host, base, kept, tell, authored)
}

/// Has a view read its attributes again.
pub fn update_view(view: &Embedded) {
    view.reread();
}

/// Has a view read the colours around it again.
pub fn recolour_view(view: &Embedded) {
    view.look_around();
}

/// Has a field take what was typed into it.
pub fn understand(field: Field, text: String) {
    field.understand(text);
}
