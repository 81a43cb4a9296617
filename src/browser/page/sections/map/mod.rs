//! The map of the best use over two inputs, and the reader's point on it.

mod pointing;
mod question;

use super::super::Store;
use super::super::chart::data;
use super::super::sight;
use super::choose::{choose, inputs};
use crate::analysis::sweep::plausible_around;
use crate::scenario::Input;
use crate::text::{map as words, page};
use crate::view::map::Map;
use crate::view::{Drawing, Look, Theme};
use leptos::html;
use leptos::prelude::*;
use question::Over;

/// The two inputs to begin with.
const FIRST: (Input, Input) = (Input::NetworkBtcPriceUsd, Input::ColocationRentUsdPerKwMonth);

/// The two inputs and the map over them.
#[derive(Clone, Copy)]
struct Board {
    store: Store,
    x: RwSignal<Input>,
    y: RwSignal<Input>,
    width: RwSignal<f64>,
    map: Memo<Option<Map>>,
}

impl Board {
    /// The map with the reader where the inputs are now, in its look.
    fn with<T>(self, work: impl FnOnce(&Map, &Look) -> T) -> Option<T> {
        let (numbers, size) = (self.store.numbers(), Map::size(self.width.get()));
        let look = Look::new(&numbers, size.width, size.height, Theme::Page);
        self.map.with(|map| map.as_ref().map(|map| work(map, &look)))
    }
}

/// The section.
pub fn map(store: Store) -> AnyView {
    let (x, y) = (RwSignal::new(FIRST.0), RwSignal::new(FIRST.1));
    let seat = store.work().sit::<Over>();
    let section = NodeRef::<html::Section>::new();
    seat.watch(section);
    // Like the sliders' ranges they stay while something is dragged.
    let ranges = Memo::new(move |_| {
        store.follow_settled();
        let around = |input: Input| (input, plausible_around(input, store.value_now(input)));
        Over { x: around(x.get()), y: around(y.get()) }
    });
    seat.follow(move || {
        let over = ranges.get();
        let scenario = over.apart_from_the_two(&store.shown().scenario);
        Some((over, scenario))
    });
    let here = Memo::new(move |_| (store.value(x.get()), store.value(y.get())));
    let map = Memo::new(move |_| {
        let found = seat.answer()?;
        // A map over other inputs than those chosen is not shown.
        let (map, point) = (&found.answer, here.get());
        let is_current = map.x.input == x.get() && map.y.input == y.get();
        is_current.then(|| Map { point, ..map.clone() })
    });
    let width = RwSignal::new(900.0);
    let board = Board { store, x, y, width, map };
    let place = NodeRef::<html::Div>::new();
    sight::follow_width(place, width);
    let drawing: Memo<Option<Drawing>> = Memo::new(move |_| board.with(|map, look| map.draw(look)));
    let svg = move || drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default());
    let picker = |label, this: RwSignal<Input>, other: RwSignal<Input>| {
        let take = move |code: String| {
            let Some(input) = Input::from_code(&code) else { return };
            if other.get_untracked() == input {
                other.set(this.get_untracked());
            }
            this.set(input);
        };
        choose(label, inputs(page::YOUR_SITE), move || this.get().row().code.to_owned(), take)
    };
    let swap = move |_| {
        let (was_x, was_y) = (x.get_untracked(), y.get_untracked());
        x.set(was_y);
        y.set(was_x);
    };
    view! {
        <section class="map part" aria-label=words::HEADING node_ref=section
            class:waits=move || map.with(Option::is_none)>
            <div class="section-head">
                <h2>{words::HEADING}</h2>
                <p>{words::LEAD}</p>
            </div>
            <div class="axes">
                {picker(words::ACROSS, x, y)}
                {picker(words::UPWARDS, y, x)}
                <button type="button" class="quiet" on:click=swap>{words::SWAP}</button>
            </div>
            <div node_ref=place class="field-of-map"
                style=("--ratio", move || {
                    let size = Map::size(width.get());
                    format!("{:.0} / {:.0}", size.width, size.height)
                })>
                <div inner_html=svg></div>
                {pointing::layer(board)}
            </div>
            {data(drawing, words::HEADING)}
        </section>
    }
    .into_any()
}
