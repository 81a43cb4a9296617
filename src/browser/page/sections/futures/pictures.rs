//! The pictures of the section, each with its head.

use super::errands::ErrandPlace;
use super::lived::Looking;
use super::{look, read};
use crate::browser::page::Store;
use crate::browser::page::dom::{El, el, target};
use crate::browser::page::sections::picture::picture;
use crate::text::futures as words;
use crate::view::futures::{Causes, Chances, Fans, Needs, Spreads};
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

fn titled(title: &str, picture: El) -> Vec<El> {
    vec![el("h3", "").text(title), picture]
}

/// Which use is the best how often.
pub fn best(store: Store, all: ErrandPlace) -> Vec<El> {
    let draw = move |width: f64| {
        let chances = read(all, |found, _| Some(Chances::of(&found.report)))?;
        Some(chances.draw(&look(&store.numbers(), width, chances.height(width))))
    };
    titled(words::CHANCES, picture(store, words::CHANCES, draw))
}

/// Where NPVs lie; a press looks at the future there.
pub fn spread(store: Store, all: ErrandPlace, looking: Looking) -> Vec<El> {
    let of = move || {
        let spreads = read(all, |found, _| Some(Spreads::of(&found.report)))?;
        Some(Spreads { looked_at: looking.npvs(), ..spreads })
    };
    let draw = move |width: f64| {
        let spreads = of()?;
        Some(spreads.draw(&look(&store.numbers(), width, spreads.height())))
    };
    let press = move |event: Event| {
        let Some((width, at)) = pressed(&event) else { return };
        let Some(spreads) = crate::reactive::untrack(of) else { return };
        let numbers = store.numbers();
        let hit = spreads.at(&look(&numbers, width, spreads.height()), at);
        if let Some((strategy, hundredth)) = hit {
            looking.pick(strategy, hundredth);
        }
    };
    let picture = picture(store, words::NPVS, draw);
    titled(words::NPVS, el("div", "spreads").child(picture).on("click", press))
}

/// The width of the drawing that was pressed, and where.
fn pressed(event: &Event) -> Option<(f64, (f64, f64))> {
    let target = target(event)?;
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let svg = target.closest("svg").ok()??.get_bounding_client_rect();
    let at = (f64::from(mouse.client_x()) - svg.left(), f64::from(mouse.client_y()) - svg.top());
    Some((svg.width(), at))
}

/// Cumulative cash.
pub fn fans(store: Store, all: ErrandPlace) -> Vec<El> {
    let fans = move |width: f64| {
        let fans = read(all, |found, scenario| Some(Fans::of(scenario, &found.report)))?;
        let high = fans.height(&look(&store.numbers(), width, 100.0));
        Some(fans.draw(&look(&store.numbers(), width, high)))
    };
    titled(words::FANS, picture(store, words::FANS, fans))
}

/// The cash that is needed.
pub fn needs(store: Store, all: ErrandPlace) -> Vec<El> {
    let needs = move |width: f64| {
        let needs = read(all, |found, _| Some(Needs::of(&found.report)))?;
        Some(needs.draw(&look(&store.numbers(), width, needs.height())))
    };
    titled(words::NEEDS, picture(store, words::NEEDS, needs))
}

/// What drives it.
pub fn causes(store: Store, all: ErrandPlace) -> Vec<El> {
    let draw = move |width: f64| {
        let causes = read(all, |found, _| Causes::of(&found.report))?;
        Some(causes.draw(&look(&store.numbers(), width, causes.height())))
    };
    titled(words::CAUSES, picture(store, words::CAUSES, draw))
}
