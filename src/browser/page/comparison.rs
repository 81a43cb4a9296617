//! The comparison: a table, or a card a strategy where it is narrow.

use super::Store;
use super::answer::sentence;
use super::dom::{El, el, target};
use super::later::later;
use super::part::Part;
use super::quote::button;
use super::quoted::Motif;
use super::sight::at_leisure;
use crate::analysis::working::Within;
use crate::evaluation::Figure;
use crate::reactive::{Live, untrack};
use crate::strategy::Strategy;
use crate::text::page;
use crate::view::comparison::{Shown, head, heads, list, name_all, rows};
use std::cell::RefCell;
use web_sys::Event;

/// The four strategies side by side.
pub fn comparison(store: Store) -> El {
    let all = Live::new(false);
    let label = move || if all.get() { page::MAIN_FIGURES } else { page::ALL_FIGURES }.to_owned();
    // One of the two is in sight, the table or the cards.
    let wide = at_leisure(|| el("div", "wide").child(whole_table(store)));
    let wide = wide.live_class("all", move || all.get());
    let cards = || Strategy::ALL.map(|strategy| card(store, strategy));
    let cards = at_leisure(|| el("div", "narrow").children(cards()));
    let more = El::button("quiet", "")
        .live_text(label)
        .live_attr("aria-expanded", move || Some(all.get().to_string()))
        .on("click", move |_| all.update(|all| *all = !*all));
    let legend = el("span", "legend")
        .attr("aria-hidden", "true")
        .child(el("b", "best"))
        .text(page::BEST_MARK);
    el("section", "comparison")
        .attr("aria-label", page::COMPARISON)
        .child(el("h2", "unseen").text(page::COMPARISON))
        .child(wide)
        .child(
            el("p", "under wide")
                .child(more)
                .children(how(store))
                .children(take(store, "quiet"))
                .children(workbook(store))
                .child(legend),
        )
        .child(cards)
        .child(
            el("p", "under narrow")
                .children(how(store))
                .children(take(store, "quiet"))
                .children(workbook(store)),
        )
}

/// The table, its rows that are not always in sight apart: at a step of a slider they can wait. They are folded away with
/// their body: one without height would be in sight.
fn whole_table(store: Store) -> El {
    let rows = move |figures: &'static [Figure], named_before: &[Figure]| {
        let (shown, start, numbers) = (store.shown(), store.start(), store.numbers());
        let (compared, words) = (Shown::of(&shown.scenario, shown.in_units()), first_uses(store));
        name_all(&numbers, named_before, &words);
        rows(&numbers, (compared, start.as_ref()), figures, &words)
    };
    let more = move || rows(Figure::more(), Figure::main());
    el("table", "compare")
        .child(el("caption", "unseen").text(page::COMPARISON_CAPTION))
        .child(el("thead", "").live_html(move || heads(&store.shown().evaluation)))
        .child(el("tbody", "").live_html(move || rows(Figure::main(), &[])))
        .child(at_leisure(|| el("tbody", "folded").live_html(more)))
}

/// The way to a workbook, where charts are taken away.
fn workbook(store: Store) -> Option<El> {
    store.quoted().map(|_| later(el("span", "taken-away"), store, Part::TakeWorkbook))
}

/// The way to how the numbers arise; none where there is no such section.
fn how(store: Store) -> Option<El> {
    let open = move |_| {
        let best = untrack(|| store.opening_use());
        store.open(format!("{}.{}", best.key(), Figure::Npv.key()), Within::Page);
    };
    store.quoted().map(|_| El::button("quiet", page::HOW).on("click", open))
}

/// Opens how a number arises that was pressed: it has the name of its result, or that of a figure on it or on its row, and
/// its use as a class.
pub fn press(store: Store, event: &Event) {
    let target = target(event);
    let Some(target) = target else { return };
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    let told = |name: &str| closest(&format!("[{name}]"))?.get_attribute(name);
    let is = |strategy: &Strategy| closest(&format!(".is-{}", strategy.key())).is_some();
    let of_cell = || {
        // What explains a word is no number.
        closest("td, dd")?;
        let strategy = Strategy::ALL.into_iter().find(is)?;
        Some(format!("{}.{}", strategy.key(), told("data-figure")?))
    };
    if let Some(of) = told("data-of").or_else(of_cell) {
        store.open(of, Within::Page);
    }
}

/// The way to take the answer away: its sentence over bars of NPV.
pub fn take(store: Store, class: &str) -> Option<El> {
    button(store, class, move || sentence(store).text(), Motif::Answer)
}

fn card(store: Store, strategy: Strategy) -> El {
    let leads = move || store.shown().evaluation.best == Some(strategy);
    let head = move || {
        let (shown, start) = (store.shown(), store.start());
        let compared = Shown::of(&shown.scenario, shown.in_units());
        head(&store.numbers(), compared, start.as_ref(), strategy)
    };
    // What is folded away is not written anew at every step of a slider.
    let open = Live::new(false);
    let list = move || {
        if !open.get() {
            return String::new();
        }
        let shown = store.shown();
        let compared = Shown::of(&shown.scenario, shown.in_units());
        list(&store.numbers(), compared, strategy, &first_uses(store))
    };
    let card = el("details", &format!("card is-{}", strategy.key()));
    let details = card.clone();
    card.live_class("leads", leads)
        .on("toggle", move |_| open.set(details.node().has_attribute("open")))
        .child(el("summary", "").live_html(head))
        .child(el("div", "").live_html(list))
}

/// Names of figures, of which the first to use a word leads to what it means.
fn first_uses(store: Store) -> impl Fn(&str) -> String {
    let used = RefCell::new(Vec::new());
    move |name| {
        let html = store.explained(name);
        let Some((_, place)) = html.split_once('#') else { return html };
        let place = place.split_once('"').map_or(place, |(place, _)| place).to_owned();
        let mut used = used.borrow_mut();
        if used.contains(&place) {
            return name.to_owned();
        }
        used.push(place);
        html
    }
}
