//! The page as it was sent, while parts of the living one are on their way.

use super::Store;
use super::dom::El;
use super::window::document;

/// The picture of cash as it was sent, where that is the scenario's own.
pub fn cash(store: Store) -> Vec<El> {
    let still = document().query_selector(".still .cash svg").ok().flatten();
    let own = still.filter(|_| store.link().is_empty());
    own.map(El::of).into_iter().collect()
}
