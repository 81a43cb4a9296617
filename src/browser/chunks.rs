//! The page in one module: everything is there from the start. `page/src/chunks.rs` is the same for several.

use super::embed::{self, Embedded, Mounting};
use super::outpost;
use super::page::behind::{self, Behind};
use super::page::control::entry::Field;
use super::page::loading::{self, Chunk, Loader};
use super::page::made;
use super::page::part::Part;
use super::page::parts::{El, Store};
use crate::scenario::FieldError;

/// Opens the doors of the page to what stands behind them.
pub fn open() {
    loading::load_by(Loader { all_here: true, load });
    behind::open(Behind { make, opened, follow, take, sentence });
}

/// Loads a chunk and tells whether it is there.
pub fn load(_: Chunk, done: Box<dyn FnOnce(bool)>) {
    done(true);
}

/// Makes a part whose chunk is there.
fn make(store: Store, part: Part) -> Vec<El> {
    match part.chunk() {
        Chunk::Links => made::links(store, part),
        Chunk::Beside => made::near(store, part),
        Chunk::Cases => made::cases(store, part),
        Chunk::Studies => made::studies(store, part),
        Chunk::Futures => made::futures(store, part),
        Chunk::Desk => made::desk(store, part),
        Chunk::Dialogs => made::dialogs(store, part),
        Chunk::Feed => made::feed(store, part),
        Chunk::Sources => made::sources(store, part),
        Chunk::Workbook => made::workbook(store, part),
    }
}

/// Has the worker listen.
pub fn outpost() {
    outpost::open();
}

/// The page that a link asks for.
fn opened(text: &str) -> Option<Store> {
    Some(made::opened(text))
}

/// Shows what a link says.
fn follow(store: Store, link: &str) {
    made::follow(store, link);
}

/// Takes what was typed into a field.
fn take(field: Field, text: String) {
    made::take(field, text);
}

/// What is wrong with what was typed.
fn sentence(store: Store, error: &FieldError) -> String {
    made::sentence(store, error)
}

/// Loads what embedded views are made of and tells whether it is there.
pub fn load_views(done: Box<dyn FnOnce(bool)>) {
    done(true);
}

/// Makes an embedded view.
pub fn view(mounting: Mounting) -> Option<Embedded> {
    embed::make(mounting)
}

/// Has a view read its attributes again.
pub fn update_view(view: &Embedded) {
    view.reread();
}

/// Has a view read the colours around it again.
pub fn recolour_view(view: &Embedded) {
    view.look_around();
}

/// The links of a view: the author's, and that of what is shown.
pub fn view_links(view: &Embedded) -> (String, String) {
    view.links()
}
