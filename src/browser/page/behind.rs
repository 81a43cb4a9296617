//! What stands behind the first module, by its doors: the files here name what they go through to it, and take nothing
//! from it. `chunks.rs`, which knows both sides, opens them.

use super::Store;
use super::control::entry::Field;
use super::dom::El;
use super::part::Part;
use crate::scenario::FieldError;
use std::cell::Cell;

/// The doors. Each leads into a module that is there by then (`loading.rs`).
#[derive(Clone, Copy)]
pub struct Behind {
    /// Makes a part.
    pub make: fn(Store, Part) -> Vec<El>,
    /// The page that a link asks for.
    pub opened: fn(&str) -> Option<Store>,
    /// Shows what a link says.
    pub follow: fn(Store, &str),
    /// Takes what was typed into a field.
    pub take: fn(Field, String),
    /// What is wrong with what was typed.
    pub sentence: fn(Store, &FieldError) -> String,
}

thread_local! {
    /// Closed ones lead nowhere.
    static BEHIND: Cell<Behind> = const {
        Cell::new(Behind {
            make: |_, _| Vec::new(),
            opened: |_| None,
            follow: |_, _| (),
            take: |_, _| (),
            sentence: |_, _| String::new(),
        })
    };
}

/// From now on these are the doors.
pub fn open(doors: Behind) {
    BEHIND.set(doors);
}

/// The doors.
pub fn behind() -> Behind {
    BEHIND.get()
}
