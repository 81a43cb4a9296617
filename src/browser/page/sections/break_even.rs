//! What would change the answer: break-evens as sentences whose values can be set.

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose, inputs};
use super::super::dom::{El, el};
use super::super::work::Seat;
use super::section;
use crate::analysis::break_even::BreakEven;
use crate::analysis::standing::Contender;
use crate::analysis::working::Within;
use crate::desk::{Job, Question, Step};
use crate::evaluation::{Figure, Measure};
use crate::format::value_with_unit;
use crate::question::break_even as question;
use crate::reactive::{Live, untrack};
use crate::scenario::HEADLINE;
use crate::scenario::{Input, Scenario};
use crate::text::break_even::{self as words, Phrase};
use crate::text::page;

/// Where the best use changes over an input, and where its NPV changes sign.
#[derive(Clone, PartialEq)]
struct BreakEvenOf(Input);

/// The two break-evens.
#[derive(Clone, PartialEq)]
struct BreakEvens {
    best: BreakEven,
    zero: Option<BreakEven>,
}

impl Question for BreakEvenOf {
    type Answer = BreakEvens;

    fn begin(&self, scenario: &Scenario) -> Job<BreakEvens> {
        let (input, scenario) = (self.0, scenario.clone());
        let mut first = None;
        Box::new(move |engine| {
            let Some(best) = first else {
                first = Some(question::best(engine, &scenario, input));
                return Step::More;
            };
            Step::Done(BreakEvens { best, zero: question::zero(engine, &scenario, input) })
        })
    }
}

/// The section.
pub fn break_even(store: Store) -> El {
    let wanted = Live::new(None::<Input>);
    let code = move || wanted.get().map(|input| input.row().code.to_owned()).unwrap_or_default();
    let nothing = (String::new(), words::CHOOSE.to_owned());
    let mut options = vec![ChoiceGroup { heading: "", options: vec![nothing] }];
    options.extend(inputs(page::YOUR_SITE).into_iter().skip(1));
    let take = move |code: String| wanted.set(Input::from_code(&code));
    let build =
        move |input: &Option<Input>| input.map(|input| line(store, input)).into_iter().collect();
    section("break-even part", words::HEADING, words::LEAD)
        .child(el("ul", "lines").children(HEADLINE.map(|input| line(store, input))))
        .child(choose(words::ANOTHER, options, code, take))
        .child(el("ul", "lines more").live_children(move || wanted.get(), build))
}

/// One input's sentences.
fn line(store: Store, input: Input) -> El {
    let seat = store.work().sit::<BreakEvenOf>();
    seat.follow(move || (BreakEvenOf(input), store.shown().scenario.clone()));
    let row = input.row();
    let now = move || value_with_unit(&store.numbers(), input, store.value(input));
    let name =
        el("p", "name").child(el("span", "").text(row.label)).child(el("b", "").live_text(now));
    let place = el("li", "")
        .attr("data-input", row.code)
        .live_class("waits", move || seat.answer().is_none())
        .child(name)
        .child(said(store, seat, "flip", |found| Some(&found.best)))
        .child(said(store, seat, "zero", |found| found.zero.as_ref()));
    seat.watch(&place);
    place
}

/// A sentence; its value sets the input.
fn said(
    store: Store,
    seat: Seat<BreakEvenOf>,
    class: &str,
    pick: fn(&BreakEvens) -> Option<&BreakEven>,
) -> El {
    let phrase = move || {
        let found = seat.answer()?;
        pick(&found.answer).map(|found| (found.input, words::phrase(&store.numbers(), found)))
    };
    let part = move |read: fn(Phrase) -> String| {
        move || phrase().map(|(_, phrase)| read(phrase)).unwrap_or_default()
    };
    let go = move |_| {
        let target = untrack(phrase).and_then(|(input, phrase)| Some((input, phrase.value?.1)));
        if let Some((input, value)) = target {
            store.rest();
            store.set(input, value);
            store.rest();
        }
    };
    let value = El::button("value", "")
        .attr("title", page::GO_THERE)
        .live_text(part(|phrase| phrase.value.map(|(words, _)| words).unwrap_or_default()))
        .live_flag("hidden", move || phrase().is_none_or(|(_, phrase)| phrase.value.is_none()))
        .on("click", go);
    let opens = move || {
        let found = seat.answer()?;
        let found = pick(&found.answer)?;
        Some((measure(found)?.key(), Within::Value(found.input, found.value()?)))
    };
    let how = El::button("quiet how", page::HOW_SHORT)
        .attr("title", page::HOW)
        .live_flag("hidden", move || opens().is_none())
        .on("click", move |_| {
            if let Some((of, within)) = untrack(opens) {
                store.open(of, within);
            }
        });
    el("p", class)
        .child(el("span", "").live_text(part(|phrase| phrase.before)))
        .child(value)
        .child(el("span", "").live_text(part(|phrase| phrase.after)))
        .child(el("span", "distance").live_text(part(|phrase| phrase.distance)))
        .children(store.quoted().map(|_| how))
}

/// The result that is nothing at a break-even: what one use is ahead by, or what it is worth.
fn measure(found: &BreakEven) -> Option<Measure> {
    let turn = found.turn?;
    match (turn.from, turn.to) {
        (Contender::Strategy(from), Contender::Strategy(to)) => Some(Measure::Lead(from, to)),
        (Contender::Strategy(of), _) | (_, Contender::Strategy(of)) => {
            Some(Measure::Of(of, Figure::Npv))
        }
        _ => None,
    }
}
