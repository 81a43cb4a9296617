//! Handing on what is shown: a link with a preview of what it says, and the lines that embed it.

mod configure;
mod inputs;

use super::Store;
use super::answer::{made_from, sentence};
use super::comparison::take;
use super::dom::{El, el};
use super::later::later;
use super::loading::Chunk;
use super::part::Part;
use super::platform::{base, can_share, close, copy, dialog, share};
use crate::cases::title;
use crate::reactive::Live;
use crate::text::{page, share as words};
use crate::view::{Drawing, export};
use configure::configure;

/// The button, and the dialog that it opens; nothing where the page has no address to hand on.
pub fn sharing(store: Store) -> Option<El> {
    let base = base()?;
    let open = Live::new(false);
    let window = el("dialog", "sharing")
        .attr("aria-label", words::SHARE)
        .on("close", move |_| open.set(false));
    let content = window.clone().live_children(
        move || open.get(),
        move |open| {
            let content = || later(el("div", "later"), store, Part::Share(base.clone()));
            open.then(content).into_iter().collect()
        },
    );
    let button = El::button("quiet", words::SHARE).on("click", move |_| {
        store.later().want(Chunk::Dialogs);
        open.set(true);
        dialog(&window);
    });
    Some(el("span", "").child(button).child(content))
}

/// The answer as a card.
fn card(store: Store) -> Drawing {
    let (numbers, shown) = (store.numbers(), store.shown());
    let (answer, case) = (sentence(store).text(), made_from(store));
    let question = if case.is_empty() { page::QUESTION } else { &case };
    export::preview(&shown.evaluation, &answer, page::NAME, question, &numbers)
}

/// That something was copied, beside the button that did it.
fn told(said: Live<String>) -> El {
    el("span", "small told").attr("role", "status").live_text(move || said.get())
}

/// The page of the real case that is shown as it is: a link to it is previewed with its picture.
fn own_page(store: Store) -> String {
    let case = store.case().now().flatten().filter(|case| case.moved == 0 && !case.awaited);
    let known = case.filter(|case| title(&case.code).is_some());
    known.map(|case| format!("{}{}.html", words::CASES, case.code)).unwrap_or_default()
}

/// What is in the dialog, on a page at this address.
pub fn content(store: Store, base: &str) -> Vec<El> {
    let address = format!("{base}{}#{}", own_page(store), store.lasting_link());
    let said = Live::new(String::new());
    let case = made_from(store);
    let case = (!case.is_empty()).then(|| el("p", "small").text(&case));
    let preview = el("div", "shared")
        .children(case)
        .child(el("p", "").text(&sentence(store).text()))
        .child(el("p", "small").text(&address));
    let text = address.clone();
    let mut buttons = el("p", "share-buttons")
        .child(El::button("firm", words::COPY_LINK).on("click", move |_| copy(&text, said)));
    if can_share() {
        buttons = buttons.child(
            El::button("firm", words::SHARE_ON)
                .on("click", move |_| share(&sentence(store).text(), &address)),
        );
    }
    buttons = buttons.children(take(store, "firm")).child(told(said));
    vec![
        close(),
        el("h2", "").text(words::SHARE),
        preview,
        buttons,
        el("h2", "").text(words::EMBED),
        configure(store, base),
    ]
}
