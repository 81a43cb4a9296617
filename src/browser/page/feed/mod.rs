//! Values of the day for the bitcoin network, from a public service, at a press and never before.

mod fetch;

use super::Store;
use super::dom::{El, el};
use super::later::later;
use super::loading::Chunk;
use super::part::{Asking, Part};
use crate::feed::{Failure, FeedReading, Quantity, apply, read};
use crate::reactive::{Live, effect, untrack};
use crate::text::feed as words;
use std::rc::Rc;

/// The button, and where the answers will stand.
pub fn feed(store: Store) -> El {
    let asking = Asking { presses: Live::new(0), busy: Live::new(false) };
    let press = move |_| {
        if asking.busy.now() != Some(false) {
            return;
        }
        store.later().want(Chunk::Feed);
        asking.presses.update(|presses| *presses += 1);
    };
    let button = El::button("firm", words::ASK)
        .live_attr("aria-disabled", move || asking.busy.get().then(|| "true".to_owned()))
        .on("click", press);
    let answers = el("div", "").live_children(
        move || asking.presses.get() > 0,
        move |asked| match asked {
            true => vec![later(el("div", "later"), store, Part::Feed(asking))],
            false => vec![el("p", "small").text(words::UNASKED)],
        },
    );
    el("div", "feed").child(button).child(answers)
}

/// What came of each quantity.
type Came = [Option<Result<FeedReading, Failure>>; Quantity::ALL.len()];

/// What a press brought.
#[derive(Clone, PartialEq)]
struct Told {
    came: Came,
    /// When it was asked, in seconds since 1970.
    at: f64,
}

/// Asks at each press, and tells what came.
pub fn content(store: Store, asking: Asking) -> Vec<El> {
    let told = Live::new(None::<Rc<Told>>);
    effect(move || {
        if asking.presses.get() > 0 {
            untrack(|| ask(store, asking, told));
        }
    });
    let list = el("div", "told").attr("role", "status").live_children(
        move || told.get(),
        move |told| match told {
            Some(told) => tell(store, told),
            None => vec![el("p", "").text(words::ASKING)],
        },
    );
    vec![list]
}

fn ask(store: Store, asking: Asking, told: Live<Option<Rc<Told>>>) {
    asking.busy.set(true);
    told.set(None);
    let at = js_sys::Date::now() / 1000.0;
    let came = Live::new(Came::default());
    for (place, quantity) in Quantity::ALL.into_iter().enumerate() {
        fetch::ask(quantity.path(), move |answer| {
            let found = answer.and_then(|(status, body)| read(quantity, status, &body));
            came.alter(|came| came[place] = Some(found));
            // All at once: one step back takes back all of them.
            let Some(came) = came.now().filter(|came| came.iter().all(Option::is_some)) else {
                return;
            };
            let mut readings = came.iter().flatten().filter_map(|found| found.ok()).peekable();
            if readings.peek().is_some() {
                store.replace(apply(&store.scenario_now(), readings));
            }
            told.set(Some(Rc::new(Told { came, at })));
            asking.busy.set(false);
        });
    }
}

fn tell(store: Store, told: &Told) -> Vec<El> {
    let (numbers, scenario) = (store.numbers(), store.scenario_now());
    let came = told.came.iter().flatten().filter(|found| found.is_ok()).count();
    let mut head = el("p", "").child(el("span", "").text(&words::outcome(came, told.at)));
    if came > 0 {
        head = head.child(El::button("quiet", words::UNDO).on("click", move |_| store.undo()));
    }
    let line = |(quantity, found): (Quantity, &Option<Result<FeedReading, Failure>>)| {
        let (class, said) = match found.as_ref()? {
            Ok(reading) => ("", words::reading(&numbers, reading)),
            Err(failure) => ("failed", words::failure(&numbers, quantity, failure, &scenario)),
        };
        Some(el("li", class).text(&said))
    };
    let lines = Quantity::ALL.into_iter().zip(&told.came).filter_map(line);
    vec![head, el("ul", "").children(lines)]
}
