//! Words of the trade on the page that lead to the glossary, from when what comes later is there.

use super::Store;
use super::dom::El;
use super::platform::home;
use crate::view::words::linked;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// What is not longer, in bytes, is a name.
const NAME: usize = 60;
/// How many names are kept.
const KEPT: usize = 100;

/// From now on the answer and the names of figures have their ways.
pub fn explain(store: Store) {
    let home = home();
    let known = RefCell::new(Vec::<(String, String)>::new());
    let explain = move |html: &str| {
        // Names of figures come again at every step of a slider, sentences do not.
        if html.len() > NAME {
            return linked(&home, html);
        }
        let mut known = known.borrow_mut();
        if let Some((_, written)) = known.iter().find(|(name, _)| name == html) {
            return written.clone();
        }
        let written = linked(&home, html);
        if known.len() < KEPT {
            known.push((html.to_owned(), written.clone()));
        }
        written
    };
    store.words().set(Some(Rc::new(explain)));
}

/// The same sections, each lead with its ways.
pub fn leads(store: Store, sections: Vec<El>) -> Vec<El> {
    for section in &sections {
        let leads = section.node().query_selector_all(".section-head > p, .columns > p");
        let Ok(leads) = leads else { continue };
        for at in 0..leads.length() {
            let lead = leads.item(at).and_then(|lead| lead.dyn_into::<web_sys::Element>().ok());
            if let Some(lead) = lead {
                lead.set_inner_html(&store.explained(&lead.inner_html()));
            }
        }
    }
    sections
}
