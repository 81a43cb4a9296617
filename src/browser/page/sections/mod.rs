//! Studies under the answer: a section a file, each computed while it is in sight.

mod cases;
mod picture;
mod split;
mod stress;
mod study;
mod waiting;

use super::Store;
use leptos::prelude::*;

pub use cases::cases;

/// The studies.
pub fn studies(store: Store) -> AnyView {
    view! {
        {stress::stress(store)}
        {split::split(store)}
        {waiting::waiting(store)}
    }
    .into_any()
}
