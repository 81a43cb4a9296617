//! Studies under the answer: a section a file, each computed while it is in sight.

mod cases;
mod picture;
mod stress;
mod study;

use super::Store;
use leptos::prelude::*;

pub use cases::cases;

/// The studies.
pub fn studies(store: Store) -> AnyView {
    view! {
        {stress::stress(store)}
    }
    .into_any()
}
