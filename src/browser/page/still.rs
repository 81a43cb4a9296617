//! The page as it was sent, while parts of the living one are on their way.

use super::Store;
use super::dom::El;
use super::window::document;
use crate::scenario::{Scenario, Settings, Units};

/// The picture of cash as it was sent, where what is shown is what it shows.
pub fn cash(store: Store) -> Vec<El> {
    let still = document().query_selector(".still .cash svg").ok().flatten();
    // Not by the link, which would have the writing of links in the first module.
    let own = still.filter(|_| {
        store.with_scenario(|scenario| *scenario == Scenario::default())
            && store.units().get() == Units::default()
            && store.settings().with(|settings| *settings == Settings::default())
    });
    own.map(El::of).into_iter().collect()
}
