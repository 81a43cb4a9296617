//! What goes beyond the answer: a section a file, each with its question to the desk.

mod beside;
mod break_even;
mod choose;
mod map;
mod tornado;

use super::Store;
use leptos::prelude::*;

pub use beside::beside;

/// The sections under the first screen.
pub fn sections(store: Store) -> AnyView {
    view! {
        {map::map(store)}
        {break_even::break_even(store)}
        {tornado::tornado(store)}
    }
    .into_any()
}
