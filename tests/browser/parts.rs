//! Parts of the page, each by itself.

use hash_or_host::browser::page::alone::{
    El, Notes, cautions, document, el, leading_on, notice, stand, when_settled,
};
use hash_or_host::browser::page::{Mounted, Store};
use hash_or_host::scenario::{Input, Scenario, parse_link};
use hash_or_host::text::page;
use hash_or_host::text::page::PLACES;
use js_sys::Promise;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::{Element, HtmlElement};

/// A part that stands for as long as this does.
struct Part {
    root: HtmlElement,
    _mounted: Mounted,
}

impl Part {
    fn of(make: impl FnOnce() -> El + 'static) -> Part {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        Part { _mounted: stand(root.clone(), make), root }
    }

    fn element(&self) -> Element {
        self.root.first_element_child().unwrap()
    }
}

/// What the notice says for these notes, and whether it is shown.
fn said(notes: Notes) -> (String, bool) {
    let part = Part::of(move || {
        let store = Store::new(Scenario::default());
        store.link_notes().set(notes);
        notice(store)
    });
    let notice = part.element();
    (notice.text_content().unwrap_or_default(), !notice.has_attribute("hidden"))
}

#[wasm_bindgen_test]
fn changed_rules_and_mistakes_are_both_said() {
    let changed_since = &["Tax is paid monthly."];
    let mistaken = Notes::from(parse_link("v=1.1.1&power=900"));
    let (text, shown) = said(Notes { changed_since, ..mistaken });
    assert!(shown);
    let mistakes = [page::LINK_PROBLEMS, "900", "Shown: $50/MWh."];
    for part in [page::RULES_CHANGED, "Tax is paid monthly."].into_iter().chain(mistakes) {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[wasm_bindgen_test]
fn a_case_that_nobody_knows_is_said() {
    let (text, shown) = said(parse_link("v=1.1.1&power=38&case=no-such").into());
    assert!(shown && text.starts_with("“no-such” is no case of this page."), "{text}");
}

#[wasm_bindgen_test]
fn mistakes_beside_it_are_said_with_the_name() {
    let link = parse_link("v=1.1.1&power=38&ab=Cheap_power~v:1.1.1~power:900");
    let (text, shown) = said(Notes::from(link));
    assert!(shown && text.contains("Cheap power") && text.contains("900"), "{text}");
}

#[wasm_bindgen_test]
fn a_link_of_today_leaves_no_notice() {
    assert!(!said(parse_link("v=1.1.1&power=38").into()).1);
}

#[wasm_bindgen_test]
fn each_section_leads_to_the_next_and_the_last_to_none() {
    for (at, place) in PLACES.iter().enumerate() {
        let part = Part::of(move || {
            leading_on(Store::new(Scenario::default()), el("section", place.class))
        });
        let said = part.root.text_content().unwrap_or_default();
        assert_eq!(said, PLACES.get(at + 1).map(page::next).unwrap_or_default());
    }
}

#[wasm_bindgen_test]
fn a_price_per_kilowatt_hour_is_set_right_by_its_button() {
    let power = Input::SitePowerPriceUsdPerMwh;
    let kept = Rc::new(Cell::new(None));
    let keep = Rc::clone(&kept);
    let part = Part::of(move || {
        let store = Store::new(Scenario::default().nearest(power, 0.05));
        keep.set(Some(store));
        cautions(store)
    });
    let list = part.element();
    let text = list.text_content().unwrap();
    assert!(text.contains("$0.05/MWh is below $1/MWh. Is it a price per kWh?"), "{text}");
    let button: HtmlElement = list.query_selector("button").unwrap().unwrap().unchecked_into();
    assert_eq!(button.text_content().as_deref(), Some("Set $50/MWh"));
    button.click();
    assert_eq!(kept.take().unwrap().value_now(power), 50.0);
}

#[wasm_bindgen_test]
async fn what_waits_for_a_promise_hears_of_it_either_way_and_is_gone() {
    let (value, error) = (JsValue::from_str("value"), JsValue::from_str("error"));
    for (promise, expected) in [(Promise::resolve(&value), value), (Promise::reject(&error), error)]
    {
        let told = Rc::new(Cell::new(None));
        let tell = Rc::clone(&told);
        assert!(when_settled(&promise, move |came| tell.set(Some(came))));
        // Those who ask first are told first.
        let _ = JsFuture::from(promise).await;
        assert_eq!(told.take(), Some(expected));
        assert_eq!(Rc::strong_count(&told), 1, "who has been told holds nothing any more");
    }
}
