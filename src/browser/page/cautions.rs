//! What a reader should know of the scenario before believing its answer, and a button that sets what
//! was likely meant.

use super::Store;
use super::dom::{El, el};
use crate::analysis::notices::{Notice, notices};
use crate::text::notice as words;

/// The notice of a value that is outside its usual range.
const UNUSUAL: &str = "outside_plausible_range";

/// The notices of the scenario shown, if there are any.
pub fn cautions(store: Store) -> El {
    let known = move || {
        // A real case is unusual on purpose.
        let is_case = store.case().with(Option::is_some);
        let mut all = notices(&store.shown().scenario);
        all.retain(|one| !(is_case && one.id() == UNUSUAL && one.meant().is_none()));
        all
    };
    el("ul", "cautions")
        .attr("aria-label", words::HEADING)
        .live_flag("hidden", move || known().is_empty())
        .live_children(known, move |found| found.iter().map(|one| caution(store, *one)).collect())
}

fn caution(store: Store, notice: Notice) -> El {
    let numbers = store.numbers();
    let said = el("span", "").text(&words::sentence(&numbers, notice));
    let item = el("li", "").attr("data-notice", notice.id()).child(said);
    match (words::remedy(&numbers, notice), notice.meant()) {
        (Some(remedy), Some(meant)) => {
            let set = move |_| store.set(notice.input(), meant.value);
            item.child(El::button("remedy", &remedy).on("click", set))
        }
        _ => item,
    }
}

#[cfg(test)]
mod tests {
    use super::super::mount::stand;
    use super::super::window::document;
    use super::*;
    use crate::scenario::{Input, Scenario};
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_price_per_kilowatt_hour_is_set_right_by_its_button() {
        let power = Input::SitePowerPriceUsdPerMwh;
        let root = document().create_element("div").unwrap().unchecked_into();
        let place: web_sys::HtmlElement = web_sys::HtmlElement::clone(&root);
        let kept = Rc::new(Cell::new(None));
        let keep = Rc::clone(&kept);
        let _mounted = stand(root, move || {
            let store = Store::new(Scenario::default().nearest(power, 0.05));
            keep.set(Some(store));
            cautions(store)
        });
        let list = place.first_element_child().unwrap();
        let text = list.text_content().unwrap();
        assert!(text.contains("$0.05/MWh is below $1/MWh. Is it a price per kWh?"), "{text}");
        let button: web_sys::HtmlElement =
            list.query_selector("button").unwrap().unwrap().unchecked_into();
        assert_eq!(button.text_content().as_deref(), Some("Set $50/MWh"));
        button.click();
        assert_eq!(kept.take().unwrap().value_now(power), 50.0);
    }
}
