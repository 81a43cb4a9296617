//! Words of the trade on the page that lead to the glossary, from when what comes later is there.

use super::Store;
use super::dom::El;
use super::platform::home;
use crate::view::words::linked;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// From now on the answer and the names of figures have their ways.
pub fn explain(store: Store) {
    let home = home();
    store.words().set(Some(Rc::new(move |html: &str| linked(&home, html))));
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
