//! What would turn the answer, and the field's own question: from which lease rate on owning the chips beats
//! letting the hall, beside what was signed and what an hour costs now.

use super::Store;
use super::dom::{El, el};
use crate::analysis::break_even::BreakEven;
use crate::analysis::standing::Contender;
use crate::analysis::turns::{PRICES, turn, winner};
use crate::cases::rates::overtakes;
use crate::desk::{Job, Question, Step};
use crate::scenario::{Input, Scenario};
use crate::text::rates;
use crate::text::turns::{Piece, sentence};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Where the best use changes over each price, and from which lease rate on the GPU cloud overtakes colocation.
#[derive(Clone, PartialEq)]
struct Turns;

/// What was found.
struct TurnsFound {
    turns: Vec<(BreakEven, Option<Contender>)>,
    overtakes: BreakEven,
}

impl Question for Turns {
    type Answer = TurnsFound;

    fn begin(&self, scenario: &Scenario) -> Job<TurnsFound> {
        let (scenario, mut turns) = (scenario.clone(), Vec::new());
        // A price a step: none of them takes long.
        Box::new(move |engine| {
            if let Some(price) = PRICES.get(turns.len()) {
                let found = turn(engine, &scenario, *price);
                turns.push((found, winner(&found)));
                return Step::More;
            }
            let overtakes = overtakes(engine, &scenario);
            Step::Done(TurnsFound { turns: std::mem::take(&mut turns), overtakes })
        })
    }
}

/// The sentences.
pub fn market(store: Store) -> Vec<El> {
    let seat = store.work().sit::<Turns>();
    seat.follow(move || (Turns, store.shown().scenario.clone()));
    let pieces = move || {
        let found = seat.answer();
        found.map(|found| sentence(&store.numbers(), &found.answer.turns)).unwrap_or_default()
    };
    let question = move || {
        let found = seat.answer();
        found.map(|found| {
            let numbers = store.numbers();
            let before = sentence(&numbers, &found.answer.turns);
            rates::question(&numbers, &found.answer.overtakes, &before)
        })
    };
    let turns = el("span", "turns").live_children(pieces, |pieces| words(pieces));
    let overtakes = el("span", "")
        .live_text(move || question().map(|said| format!(" {said}")).unwrap_or_default());
    let place = turns.clone();
    seat.watch(&place);
    vec![turns, overtakes]
}

/// Words, and values that lead to their lines in the section of break-evens. A value keeps the mark behind it, which WebKit
/// would let begin a line.
fn words(pieces: &[Piece]) -> Vec<El> {
    let (mut made, mut before) = (Vec::new(), "");
    for (at, piece) in pieces.iter().enumerate() {
        made.push(el("span", "").text(piece.text.strip_prefix(before).unwrap_or(&piece.text)));
        let next = pieces.get(at + 1).map_or("", |next| next.text.as_str());
        before = MARKS.into_iter().find(|mark| next.starts_with(mark)).unwrap_or("");
        if let Some((value, input)) = &piece.value {
            let input = *input;
            let value = El::button("value", value).on("click", move |event| lead_to(&event, input));
            made.push(el("span", "marked").child(value).text(before));
        }
    }
    made
}

/// What stands behind a value without a space.
const MARKS: [&str; 3] = [",", ";", "."];

/// Brings the line of an input into sight, and the focus with it.
fn lead_to(event: &Event, input: Input) {
    let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let page = target.and_then(|target| target.closest(".hoh").ok().flatten());
    let line = format!(".lines [data-input={}]", input.row().code);
    let Some(line) = page.and_then(|page| page.query_selector(&line).ok().flatten()) else {
        return;
    };
    line.scroll_into_view();
    let value = line.query_selector("button:not([hidden])").ok().flatten();
    if let Some(value) = value.and_then(|value| value.dyn_into::<HtmlElement>().ok()) {
        let _ = value.focus();
    }
}
