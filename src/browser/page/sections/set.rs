//! What is chosen in a section, and said by the page's link.

use super::super::Store;
use crate::reactive::{Live, effect};
use crate::scenario::Setting;

/// Keeps a choice and the link alike, both ways. What the choice is now goes without saying. A text in a link that is
/// none of the choice's is named with what else could not be read.
pub fn keep_in_link<T: Clone + PartialEq + 'static>(
    store: Store,
    setting: Setting,
    chosen: Live<T>,
    write: fn(&T) -> String,
    read: fn(&str) -> Option<T>,
) {
    let Some(unsaid) = chosen.now() else { return };
    let first = unsaid.clone();
    effect(move || {
        let text = store.settings().with(|settings| settings.get(setting).to_owned());
        let said = if text.is_empty() { Some(first.clone()) } else { read(&text) };
        match said {
            Some(said) if chosen.now().as_ref() != Some(&said) => chosen.set(said),
            Some(_) => {}
            None => {
                store.link_notes().update(|notes| notes.problems.push(setting.refuse(&text)));
                store.choose(setting, String::new());
            }
        }
    });
    effect(move || {
        let now = chosen.get();
        store.choose(setting, if now == unsaid { String::new() } else { write(&now) });
    });
}
