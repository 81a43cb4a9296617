//! Real cases to start from: six on the first screen, a gallery that unfolds, and the case that is shown.

use super::super::Store;
use super::super::behind::behind;
use super::super::dom::{El, el};
use super::super::later::later;
use super::super::loading::Chunk;
use super::super::part::Part;
use super::super::plate::is_open;
use super::super::window::{in_next_frame, window};
use super::stress::link;
use crate::cases::{CHIPS, Chip, Document, PRESETS, Preset, PresetKind, apply};
use crate::reactive::Live;
use crate::scenario::Scenario;
use crate::text::cases as words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The strip.
pub fn cases(store: Store) -> El {
    let gallery = el("details", "gallery");
    let kinds = later(el("div", "kinds"), store, Part::Cards(gallery.clone()));
    let summary = el("summary", "")
        .child(el("span", "all").text(&words::all()))
        .child(el("span", "gloss").text(&words::counts()));
    let chips = CHIPS.iter().map(|one| el("li", "").child(chip(store, one)));
    let start = el("div", "start")
        .child(el("h2", "").text(words::HEADING))
        .child(el("ul", "chips").children(chips))
        .child(gallery.child(summary).child(kinds));
    let card = later(el("div", "case-place"), store, Part::Case)
        .live_class("named", move || store.case().with(Option::is_some));
    el("section", "cases").attr("aria-label", words::HEADING).child(start).child(card)
}

/// The cards, made when the strip is first unfolded.
pub fn cards(store: Store, gallery: &El) -> Vec<El> {
    let opened = Live::new(gallery.node().has_attribute("open"));
    let folded = gallery.clone();
    let load = Rc::new(move |preset: &'static Preset| {
        store.replace(apply(preset, &Scenario::default()).scenario);
        let _ = folded.node().remove_attribute("open");
        // The pressed button is folded away with the others: on with the case itself.
        let folded = folded.clone();
        in_next_frame(move || {
            let root = folded.node().closest(".hoh").ok().flatten();
            let place = root.and_then(|root| root.query_selector(".case-place").ok().flatten());
            if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
                place.set_tab_index(-1);
                let _ = place.focus();
            }
        });
    });
    let _ = gallery.clone().on("toggle", move |event| {
        if is_open(&event) {
            opened.set(true);
        }
    });
    let kinds = el("div", "later").live_children(
        move || opened.get(),
        move |opened| {
            let all = words::KINDS.into_iter().filter(|_| *opened);
            all.map(|of| kind(store, of, &load)).collect()
        },
    );
    vec![kinds]
}

/// A case on the first screen: a link, so that it can be copied and opened elsewhere.
fn chip(store: Store, chip: &'static Chip) -> El {
    let is_shown =
        move || store.case().with(|case| case.as_ref().is_some_and(|case| case.code == chip.code));
    el("a", "chip")
        .attr("href", &format!("#{}", chip.link()))
        .attr("data-chip", chip.code)
        .live_attr("aria-current", move || is_shown().then(|| "true".to_owned()))
        .text(chip.label)
        .on("click", move |event| {
            // The address follows by itself, without a step of its own in the browser's history.
            event.prevent_default();
            follow(store, chip.link());
        })
}

/// Shows what a link says as soon as links can be read.
fn follow(store: Store, link: String) {
    store.later().with(Chunk::Links, move |there| match there {
        true => (behind().follow)(store, &link),
        // The page opened anew with it says what is missing.
        false => {
            let location = window().location();
            let _ = location.set_hash(&link).and_then(|()| location.reload());
        }
    });
}

/// What a press on a card does.
type Load = Rc<dyn Fn(&'static Preset)>;

/// The cards of one kind.
fn kind(store: Store, kind: PresetKind, load: &Rc<impl Fn(&'static Preset) + 'static>) -> El {
    let load: Load = load.clone();
    let cards = PRESETS.iter().filter(|preset| preset.kind == kind);
    el("div", "kind")
        .child(el("h3", "").text(words::kind(kind)))
        .child(el("ul", "").children(cards.map(|preset| card(store, preset, load.clone()))))
}

fn card(store: Store, preset: &'static Preset, load: Load) -> El {
    let button = El::button("value", preset.title)
        .attr("data-case", preset.id)
        .on("click", move |_| load(preset));
    let mut facts = el("p", "facts").text(&words::line(&store.numbers(), preset));
    if let Some(source) = preset.sources.first() {
        let title = words::document(source);
        facts = facts.text(" · ").child(link(source.url, words::SOURCE).attr("title", &title));
    }
    el("li", "").child(button).child(el("p", "").text(preset.who)).child(facts)
}

/// Documents, each with its address.
pub fn documents(documents: &'static [Document]) -> El {
    let item =
        |document: &Document| el("li", "").child(link(document.url, &words::document(document)));
    el("ul", "documents").children(documents.iter().map(item))
}
