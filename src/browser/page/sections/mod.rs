//! Studies under the answer: a section a file, each computed while it is in sight.

mod cases;
mod frontier;
mod migration;
mod picture;
mod split;
mod stress;
mod study;
mod waiting;

use super::Store;
use crate::analysis::stress::{Shock, Shocks};
use leptos::prelude::*;

pub use cases::cases;

/// The studies.
pub fn studies(store: Store) -> AnyView {
    let on = RwSignal::new(Shocks::from(Shock::Winter2022));
    view! {
        {stress::stress(store, on)}
        {frontier::frontier(store, on)}
        {split::split(store)}
        {migration::migration(store)}
        {waiting::waiting(store)}
    }
    .into_any()
}
