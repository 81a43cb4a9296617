//! The curves on the controls: the NPVs of all four strategies over the slider's range, kept current
//! while anything moves.

use super::dom::{El, el};
use super::store::Store;
use crate::analysis::step::Span;
use crate::desk::{Job, Question, Step};
use crate::format::Plain;
use crate::math::Within;
use crate::question::curve::find;
use crate::reactive::Live;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::text::page as words;
use crate::text::strategy::short_name;
use crate::view::curve::Curve;
use crate::view::{Look, Theme, comparison};

/// Points on a curve.
const POINTS: usize = 25;
/// The extent of a curve; the page scales it to the slider's.
const SIZE: (f64, f64) = (300.0, 46.0);

/// The curve of an input over a range.
#[derive(Clone, Copy, PartialEq)]
struct Over {
    input: Input,
    range: Span,
}

impl Over {
    /// The scenario with the input at a place that depends on the range alone, so that moving it
    /// asks nothing new: an end that lies beyond the plausible range, else the default.
    fn apart_from_it(self, scenario: &Scenario) -> Scenario {
        let (row, Span { low, high }) = (self.input.row(), self.range);
        let place = match () {
            () if low < row.low => low,
            () if high > row.high => high,
            () => row.default.within(row.low, row.high),
        };
        scenario.nearest(self.input, place)
    }
}

impl Question for Over {
    type Answer = Curve;

    fn begin(&self, scenario: &Scenario) -> Job<Curve> {
        let (input, scenario) = (self.input, scenario.clone());
        Box::new(move |engine| Step::Done(find(engine, &scenario, input, POINTS)))
    }
}

/// What the curves show: whose line is whose, and what the tint says.
pub fn key() -> Vec<El> {
    let name = |strategy: Strategy| {
        let marker = comparison::key(strategy);
        el("span", "use")
            .live_html(move || marker.clone())
            .child(el("span", "").text(short_name(strategy)))
    };
    vec![el("span", "uses").children(Strategy::ALL.map(name)), el("span", "").text(words::CURVES)]
}

/// The curve above an input's slider, which has this range.
pub fn curve_above(store: Store, input: Input, range: Live<Span>) -> El {
    let seat = store.work().sit::<Over>();
    seat.follow(move || {
        let over = Over { input, range: range.get() };
        (over, over.apart_from_it(&store.shown().scenario))
    });
    // It has no numbers in it, so plain ones serve, and quicker.
    let look = || Look::new(&Plain, SIZE.0, SIZE.1, Theme::Page);
    let lines = move || Some(seat.answer()?.answer.picture(&look()));
    // A drawing of its own: at a step of this slider the lines stand.
    let rule = move || Some(seat.answer()?.answer.rule(store.value(input), &look()));
    let place = el("div", "")
        .child(el("div", "").live_html(move || lines().unwrap_or_default()))
        .child(el("div", "overlay").live_html(move || rule().unwrap_or_default()));
    seat.watch(&place);
    place
}
