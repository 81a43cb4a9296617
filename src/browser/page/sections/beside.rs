//! What always stands beside the answer.

use super::super::Store;
use crate::analysis::beside_best::{BesideBest, Converting, beside_best};
use crate::analysis::desk::{Job, Question, Step};
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use crate::text::beside as words;
use crate::view::comparison::key;
use leptos::html;
use leptos::prelude::*;

/// What stands beside the best strategy.
#[derive(Clone, PartialEq)]
struct Beside;

impl Question for Beside {
    type Answer = BesideBest;

    fn begin(&self, scenario: &Scenario) -> Job<BesideBest> {
        let scenario = scenario.clone();
        Box::new(move |engine| {
            let evaluation = engine.evaluate(&scenario);
            Step::Done(beside_best(engine, &scenario, &evaluation))
        })
    }
}

/// The strip.
pub fn beside(store: Store) -> AnyView {
    let seat = store.work().sit::<Beside>();
    let place = NodeRef::<html::Section>::new();
    seat.watch(place);
    seat.follow(move || Some((Beside, store.shown().scenario.clone())));
    let written = move |write: fn(Store, &BesideBest) -> String| {
        move || seat.answer().map(|found| write(store, &found.answer)).unwrap_or_default()
    };
    let item = move |term: &'static str, write: fn(Store, &BesideBest) -> String| {
        view! { <div><dt>{term}</dt><dd inner_html=written(write)></dd></div> }.into_any()
    };
    view! {
        <section class="beside" aria-label=words::HEADING node_ref=place
            class:waits=move || seat.answer().is_none()>
            <dl>
                {item(words::CONVERTING, conversions)}
                {item(words::PER_FUNDING, per_funding)}
                {item(words::COMMON_RATE, |store, found| {
                    words::common_rate(&store.numbers(), &found.common_rate)
                })}
                {item(words::SELL_NOW, |store, found| words::sell_now(&store.numbers(), found))}
            </dl>
        </section>
    }
    .into_any()
}

/// A keyed list, one line a strategy.
fn list(lines: impl Iterator<Item = (Strategy, String)>) -> String {
    let line = |(strategy, text): (Strategy, String)| {
        format!(
            "<li>{}<span class=\"unseen\">{}</span>{text}</li>",
            key(strategy),
            words::whose(strategy)
        )
    };
    format!("<ul>{}</ul>", lines.map(line).collect::<String>())
}

fn conversions(store: Store, found: &BesideBest) -> String {
    let numbers = store.numbers();
    let line = |found: &Converting| (found.to, words::converting(&numbers, found));
    list(found.converting.iter().flatten().map(line))
}

fn per_funding(store: Store, found: &BesideBest) -> String {
    let numbers = store.numbers();
    list(Strategy::ALL.into_iter().map(|s| (s, words::per_funding(&numbers, found, s))))
}
