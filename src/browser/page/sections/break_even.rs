//! What would change the answer: break-evens as sentences whose values can be set.

use super::super::Store;
use super::choose::{Group, choose, inputs};
use crate::analysis::break_even::{BreakEven, Question as About, break_even as solve};
use crate::analysis::desk::{Job, Question, Step};
use crate::analysis::standing::{Contender, Standing};
use crate::evaluation::sell_now;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::text::break_even::{self as words, Phrase};
use crate::text::page;
use crate::view::format::value_with_unit;
use leptos::html;
use leptos::prelude::*;

/// Where the best use changes over an input, and where its NPV changes sign.
#[derive(Clone, PartialEq)]
struct Of(Input);

/// The two break-evens.
#[derive(Clone, PartialEq)]
struct Found {
    best: BreakEven,
    zero: Option<BreakEven>,
}

impl Question for Of {
    type Answer = Found;

    fn begin(&self, scenario: &Scenario) -> Job<Found> {
        let (input, scenario) = (self.0, scenario.clone());
        let mut first = None;
        Box::new(move |engine| {
            let Some(best) = first else {
                first = Some(solve(engine, &scenario, input, About::Best));
                return Step::More;
            };
            let npvs = engine.npvs(&scenario);
            let leader = leader(&Standing { npvs, sell_now_usd: sell_now(&scenario) });
            let against = |leader| About::Between(Contender::Strategy(leader), Contender::Zero);
            let zero = leader.map(|leader| solve(engine, &scenario, input, against(leader)));
            Step::Done(Found { best, zero })
        })
    }
}

/// The strategy with the highest NPV, whatever selling now brings.
fn leader(standing: &Standing) -> Option<Strategy> {
    let ready = Strategy::ALL.into_iter().filter_map(|s| Some((s, standing.npvs[s as usize]?)));
    ready
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(strategy, _)| strategy)
}

/// The section.
pub fn break_even(store: Store) -> AnyView {
    let headline = Input::ALL.into_iter().filter(|input| input.row().headline);
    let lines: Vec<_> = headline.map(|input| line(store, input)).collect();
    let wanted = RwSignal::new(None::<Input>);
    let code = move || wanted.get().map(|input| input.row().code.to_owned()).unwrap_or_default();
    let nothing = Group { heading: "", options: vec![(String::new(), words::CHOOSE.to_owned())] };
    let mut options = vec![nothing];
    options.extend(inputs(page::YOUR_SITE).into_iter().skip(1));
    let more = move || wanted.get().map(|input| line(store, input));
    view! {
        <section class="break-even part" aria-label=words::HEADING>
            <div class="section-head">
                <h2>{words::HEADING}</h2>
                <p>{words::LEAD}</p>
            </div>
            <ul class="lines">{lines}</ul>
            {choose(words::ANOTHER, options, code, move |code| wanted.set(Input::from_code(&code)))}
            <ul class="lines more">{more}</ul>
        </section>
    }
    .into_any()
}

/// One input's sentences.
fn line(store: Store, input: Input) -> AnyView {
    let seat = store.work().sit::<Of>();
    let place = NodeRef::<html::Li>::new();
    seat.watch(place);
    seat.follow(move || Some((Of(input), store.shown().scenario.clone())));
    let now = move || value_with_unit(&store.numbers(), input, store.value(input));
    let sentence = move |pick: fn(&Found) -> Option<&BreakEven>| {
        let written = Memo::new(move |_| {
            let found = seat.answer()?;
            pick(&found.answer).map(|found| words::phrase(&store.numbers(), found))
        });
        move || match written.get() {
            Some(phrase) => said(store, input, phrase),
            None => ().into_any(),
        }
    };
    view! {
        <li node_ref=place data-input=input.row().code class:waits=move || seat.answer().is_none()>
            <p class="name"><span>{input.row().label}</span><b>{now}</b></p>
            <p class="flip">{sentence(|found| Some(&found.best))}</p>
            <p class="zero">{sentence(|found| found.zero.as_ref())}</p>
        </li>
    }
    .into_any()
}

/// A sentence; its value sets the input.
fn said(store: Store, input: Input, phrase: Phrase) -> AnyView {
    let button = phrase.value.map(|(words, value)| {
        let set = move |_| {
            store.rest();
            store.set(input, value);
            store.rest();
        };
        view! { <button type="button" class="value" on:click=set>{words}</button> }.into_any()
    });
    view! {
        {phrase.before}
        {button}
        {phrase.after}
        <span class="distance">{phrase.distance}</span>
    }
    .into_any()
}
