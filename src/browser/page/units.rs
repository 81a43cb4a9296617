//! The choice of units: a small menu at the top, and what is in it.

use super::Store;
use super::dom::{El, el, key, target};
use super::later::later;
use super::part::Part;
use super::sight::at_leisure;
use super::window::{document, in_next_frame};
use crate::evaluation::Engine;
use crate::scenario::Unit;
use crate::text::units as words;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const MENU: &str = "details";

/// The menu; what is in it comes later.
pub fn units(store: Store) -> El {
    el("details", "units").child(el("summary", "quiet").text(words::UNITS)).child(later(
        el("div", "units-card"),
        store,
        Part::Units,
    ))
}

/// What is in the menu.
pub fn content(store: Store) -> Vec<El> {
    let choices = Unit::ALL.into_iter().map(|unit| choice(store, unit));
    let card = el("div", "").on("keydown", |event| {
        let target = target(&event);
        if let Some(target) = target.filter(|_| key(&event) == "Escape") {
            close(&target);
        }
    });
    // What it takes is here, and not in the first module.
    store.learn(Engine::evaluate_in);
    let note = |text| el("p", "small").text(text);
    let megawatts =
        move || store.with_scenario(|scenario| words::megawatts(&store.numbers(), scenario));
    vec![
        card.children(choices)
            .child(at_leisure(|| el("p", "megawatts").live_text(megawatts)))
            .child(note(words::TODAYS))
            .child(note(words::NOTE)),
    ]
}

/// One of two units, as buttons side by side.
fn choice(store: Store, unit: Unit) -> El {
    let [name, tables, other] = words::choice(unit);
    let (group, label) = (store.id("units", unit.code()), store.id("units-of", unit.code()));
    let button = |(text, is_other): (&str, bool)| {
        let id = format!("{group}-{is_other}");
        let again = id.clone();
        let radio = el("input", "")
            .attr("type", "radio")
            .attr("id", &id)
            .attr("name", &group)
            .live_checked(move || store.units().get().has(unit) == is_other)
            .on("change", move |_| {
                store.show_in(store.units().now().unwrap_or_default().with(unit, is_other));
                reopen(again.clone());
            });
        el("label", "").child(radio).child(el("span", "").text(text))
    };
    let buttons = [(tables, false), (other, true)].into_iter().map(button);
    el("div", "choice").child(el("span", "name").attr("id", &label).text(name)).child(
        el("span", "segments")
            .attr("role", "radiogroup")
            .attr("aria-labelledby", &label)
            .children(buttons),
    )
}

/// The page is made anew in the units that were chosen: the menu stays open, the focus where it was.
fn reopen(id: String) {
    in_next_frame(move || {
        let Some(radio) = document().get_element_by_id(&id) else { return };
        if let Ok(Some(menu)) = radio.closest(MENU) {
            let _ = menu.set_attribute("open", "");
        }
        focus(&radio);
    });
}

fn close(inside: &Element) {
    let Ok(Some(menu)) = inside.closest(MENU) else { return };
    let _ = menu.remove_attribute("open");
    if let Ok(Some(summary)) = menu.query_selector("summary") {
        focus(&summary);
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
