//! The map of the best use over two inputs, and the reader's point on it.

mod pointing;
mod question;

use super::super::Store;
use super::super::choose::{choose, inputs};
use super::super::dom::{El, el};
use super::super::plate::{Plate, drawn};
use super::super::sight;
use super::super::window::{listen, window};
use super::super::work::Seat;
use super::section;
use super::set::keep_in_link;
use crate::analysis::sweep::plausible_around;
use crate::decimal::fixed;
use crate::question::in_link;
use crate::reactive::{Live, Memo, effect, untrack};
use crate::scenario::{Input, Setting};
use crate::text::{map as words, page};
use crate::view::map::Map;
use crate::view::{Look, Size, Theme};
use question::Over;
use std::rc::Rc;

/// The two inputs to begin with: the prices of the two AI markets, between which the default is
/// decided. No bitcoin price of the plausible range changes it.
const FIRST: (Input, Input) =
    (Input::GpuCloudLeaseRateUsdPerHour, Input::ColocationRentUsdPerKwMonth);

/// The two inputs and the map over them.
#[derive(Clone, Copy)]
struct Board {
    store: Store,
    /// With the ranges shown.
    over: Live<Over>,
    /// What they are now.
    point: Memo<(f64, f64)>,
    width: Live<f64>,
    /// How high it may be: with its heading it is one view of the window.
    tallest: Live<f64>,
    seat: Seat<Over>,
}

impl Board {
    /// The input from left to right and the one from bottom to top. Tracked.
    fn inputs(self) -> (Input, Input) {
        self.over.with(|over| (over.x.0, over.y.0))
    }

    /// The map in its look; `None` until there is one of the two inputs. Tracked.
    fn with<T>(self, work: impl FnOnce(&Map, &Look) -> T) -> Option<T> {
        self.at(self.size(self.width.get()), work)
    }

    /// The size on the page. Tracked.
    fn size(self, width: f64) -> Size {
        let size = Map::size(width);
        Size { height: size.height.min(self.tallest.get()), ..size }
    }

    /// The map in its look at another size.
    fn at<T>(self, size: Size, work: impl FnOnce(&Map, &Look) -> T) -> Option<T> {
        let (found, (x, y)) = (self.seat.answer()?, self.inputs());
        let map = &found.answer;
        if map.x.input != x || map.y.input != y {
            return None;
        }
        let numbers = self.store.numbers();
        let look = Look::new(&numbers, size.width, size.height, Theme::Page);
        Some(work(map, &look))
    }

    /// Shows other inputs, each over its plausible range, widened to hold what it is now.
    fn show(self, x: Input, y: Input) {
        let around = |input: Input| (input, plausible_around(input, self.store.value_now(input)));
        let over = Over { x: around(x), y: around(y) };
        if self.over.now() != Some(over) {
            self.over.set(over);
        }
    }

    /// Puts `input` on the one axis; what was there goes to the other if that had `input`.
    fn choose(self, input: Input, across: bool) {
        let (x, y) = untrack(|| self.inputs());
        match (across, input) {
            (true, input) if input == y => self.show(y, x),
            (false, input) if input == x => self.show(y, x),
            (true, input) => self.show(input, y),
            (false, input) => self.show(x, input),
        }
    }
}

/// The section.
pub fn map(store: Store) -> El {
    let around = |input: Input| (input, plausible_around(input, store.value_now(input)));
    let over = Live::new(Over { x: around(FIRST.0), y: around(FIRST.1) });
    let seat = store.work().sit::<Over>();
    let point = Memo::new(move || {
        let (x, y) = over.with(|over| (over.x.0, over.y.0));
        (store.value(x), store.value(y))
    });
    let tallest = Live::new(tallest());
    listen("resize", move || tallest.set(self::tallest()));
    let board = Board { store, over, point, width: Live::new(900.0), tallest, seat };
    // What the link says of them, and what it is told.
    let axes = Live::new(FIRST);
    keep_in_link(store, Setting::Axes, axes, in_link::write_axes, read_axes);
    effect(move || {
        let (x, y) = axes.get();
        board.show(x, y);
    });
    effect(move || {
        let inputs = board.inputs();
        if axes.now() != Some(inputs) {
            axes.set(inputs);
        }
    });
    // Like the sliders' ranges they stay while something is dragged.
    effect(move || {
        store.follow_settled();
        let (x, y) = untrack(|| board.inputs());
        board.show(x, y);
    });
    seat.follow(move || {
        let over = over.get();
        (over, over.apart_from_the_two(&store.shown().scenario))
    });
    let on_page = move |width: f64| {
        board.at(board.size(width), |map, look| map.draw_without_point(look, point.now()))
    };
    let taken =
        move |width: f64| board.at(Map::size(width), |map, look| map.draw_at(look, point.now()));
    let plate = Plate { draw: Box::new(on_page), taken: Rc::new(taken), caption: words::HEADING };
    let (plot, data) = drawn(store, board.width, plate);
    let field = el("div", "field-of-map")
        .live_style("--ratio", move || {
            let size = board.size(board.width.get());
            format!("{} / {}", fixed(size.width, 0), fixed(size.height, 0))
        })
        .child(sight::ruler(board.width))
        .child(plot)
        .child(pointing::layer(board));
    let swap = El::button("quiet", words::SWAP).on("click", move |_| {
        let (x, y) = untrack(|| board.inputs());
        board.show(y, x);
    });
    let axes = el("div", "axes")
        .child(picker(board, words::ACROSS, true))
        .child(picker(board, words::UPWARDS, false))
        .child(swap);
    let place = section("map part", words::HEADING, words::LEAD)
        .live_class("waits", move || seat.answer().is_none())
        .child(axes)
        .child(field)
        .child(data);
    seat.watch(&place);
    place
}

/// So much of the window's height, and never less than on a phone held upright.
fn tallest() -> f64 {
    let window = window().inner_height().ok().and_then(|height| height.as_f64());
    (0.62 * window.unwrap_or(900.0)).max(384.0)
}

/// Axes that can be chosen.
fn read_axes(text: &str) -> Option<(Input, Input)> {
    let offered = inputs(page::YOUR_SITE);
    let is_offered = |input: Input| {
        let mut all = offered.iter().flat_map(|group| &group.options);
        all.any(|(code, _)| *code == input.row().code)
    };
    in_link::read_axes(text).filter(|(x, y)| is_offered(*x) && is_offered(*y))
}

fn picker(board: Board, label: &str, across: bool) -> El {
    let chosen = move || {
        let (x, y) = board.inputs();
        if across { x } else { y }.row().code.to_owned()
    };
    let take = move |code: String| {
        if let Some(input) = Input::from_code(&code) {
            board.choose(input, across);
        }
    };
    choose(label, inputs(page::YOUR_SITE), chosen, take)
}
