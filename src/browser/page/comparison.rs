//! The comparison: a table, or a card a strategy where it is narrow.

use super::Store;
use super::answer::sentence;
use super::dom::{El, el};
use super::quote::button;
use super::quoted::Motif;
use crate::reactive::Live;
use crate::strategy::Strategy;
use crate::text::page;
use crate::view::comparison::{head, list, table};

/// The four strategies side by side.
pub fn comparison(store: Store) -> El {
    let all = Live::new(false);
    let label = move || if all.get() { page::MAIN_FIGURES } else { page::ALL_FIGURES }.to_owned();
    let wide = el("div", "wide")
        .live_class("all", move || all.get())
        .live_html(move || table(&store.numbers(), &store.shown().evaluation));
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
        .child(el("p", "under wide").child(more).children(take(store, "quiet")).child(legend))
        .child(el("div", "narrow").children(Strategy::ALL.map(|strategy| card(store, strategy))))
        .child(el("p", "under narrow").children(take(store, "quiet")))
}

/// The way to take the answer away: its sentence over bars of NPV.
pub fn take(store: Store, class: &str) -> Option<El> {
    button(store, class, move || sentence(store).text(), Motif::Answer)
}

fn card(store: Store, strategy: Strategy) -> El {
    let leads = move || store.shown().evaluation.best == Some(strategy);
    let head = move || head(&store.numbers(), &store.shown().evaluation, strategy);
    let list = move || list(&store.numbers(), &store.shown().evaluation, strategy);
    el("details", &format!("card is-{}", strategy.key()))
        .live_class("leads", leads)
        .child(el("summary", "").live_html(head))
        .child(el("div", "").live_html(list))
}
