//! The answer: one sentence, and what it rests on.

use super::Store;
use super::cautions::cautions;
use super::dom::{El, el};
use super::frame::AtRest;
use super::later::later;
use super::part::Part;
use super::sight::{self, at_leisure};
use super::store::Case;
use crate::reactive::{Live, Pace, effect};
use crate::scenario::Input;
use crate::text::answer::Sentence;
use crate::text::{answer, cases, decisions, page};
use crate::view::comparison;

/// The answer to what is shown: of a real case its own result. Tracked.
pub fn sentence(store: Store) -> Sentence {
    let (shown, numbers) = (store.shown(), store.numbers());
    let of_case = |case: &Case| {
        let case = (case.code.as_str(), case.moved);
        answer::of_case(&numbers, &shown.scenario, &shown.evaluation, case)
    };
    let own = store.case().with(|case| case.as_ref().and_then(of_case));
    own.unwrap_or_else(|| answer::answer(&numbers, &shown.scenario, &shown.evaluation))
}

/// The answer in a few words. Tracked.
fn short(store: Store) -> Sentence {
    let (shown, numbers) = (store.shown(), store.numbers());
    let of_case = |case: &Case| answer::short_of_case(&numbers, &shown.evaluation, &case.code);
    let own = store.case().with(|case| case.as_ref().and_then(of_case));
    own.unwrap_or_else(|| answer::short(&numbers, &shown.evaluation))
}

/// The real case that is shown, and how far it was moved; empty if none is.
pub fn made_from(store: Store) -> String {
    let case = store.case().now().flatten();
    case.map(|case| cases::made_from(&case.code, case.moved)).unwrap_or_default()
}

/// The sentence. Readers who hear the page hear it when it has come to rest.
/// `more` stands behind what the owners would do.
pub fn answer(store: Store, in_sight: Live<bool>, more: Option<El>) -> El {
    let footing = move || {
        let shown = store.shown();
        answer::footing(&store.numbers(), &shown.scenario, &shown.evaluation)
    };
    let decided = move || {
        let shown = store.shown();
        decisions::sentence(&shown.scenario, &shown.evaluation)
    };
    let decided = el("p", "decided").live_text(decided);
    let place = el("p", "sentence");
    // Of embedded views there may be several in a document; none of them has places to go to.
    let place =
        if store.quoted().is_some() { place.attr("id", page::PLACES[0].code) } else { place };
    let place = place.live_html(move || store.explained(&sentence(store).html()));
    sight::follow(&place, move |seen| {
        in_sight.set(seen);
    });
    el("section", "answer")
        .attr("aria-label", page::ANSWER)
        .child(el("h2", "unseen").text(page::ANSWER))
        .child(
            el("p", "linked-note")
                .text(page::LINKED)
                .live_flag("hidden", move || !store.awaits_case()),
        )
        .child(
            el("p", "held-back")
                .text(page::HELD_BACK)
                .live_flag("hidden", move || !store.has_mistakes()),
        )
        .child(place)
        .child(cautions(store))
        .child(decided)
        .children(more)
        .child(el("p", "footing").live_text(footing))
        .child(said(move || sentence(store).text()))
}

/// Says a text when it has changed and come to rest.
fn said(text: impl Fn() -> String + 'static) -> El {
    let place = el("p", "unseen").attr("role", "status");
    let (node, rest, mut first) = (place.node().clone(), AtRest::new(900), true);
    let say = move || {
        let text = text();
        if !std::mem::replace(&mut first, false) {
            let node = node.clone();
            rest.ask(move || node.set_text_content(Some(&text)));
        }
    };
    // Never seen, it can wait.
    Pace::new(false).with(|| effect(say));
    place
}

/// The bar at the foot of the window while the sentence is out of sight: the answer in a few words, and the headline
/// inputs. It stays while the control of one is up (`at_hand`).
pub fn standing(store: Store, in_sight: Live<bool>, at_hand: Live<Option<Input>>) -> El {
    let short = move || short(store).html();
    let all = move || {
        let shown = store.shown();
        let compared = comparison::Shown::of(&shown.scenario, &shown.evaluation);
        comparison::strip(&store.numbers(), compared)
    };
    el("section", "standing")
        .attr("aria-label", page::STANDING)
        .live_flag("hidden", move || in_sight.get() && at_hand.get().is_none())
        .child(at_leisure(|| el("p", "short").attr("aria-hidden", "true").live_html(short)))
        .child(at_leisure(|| el("p", "strip").attr("aria-hidden", "true").live_html(all)))
        .child(at_leisure(|| later(el("div", "at-hand"), store, Part::AtHand(at_hand))))
}
