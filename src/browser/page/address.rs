//! The address bar holds a link to the scenario when it is at rest.

use super::Store;
use super::contents;
use super::frame::AtRest;
use super::loading::{Chunk, State};
use super::store::Case;
use super::window::{is_put_off, listen, window};
use crate::reactive::{Live, Pace, catch_up, effect};
use crate::scenario::{is_link, parse_link};
use wasm_bindgen::JsValue;

/// How long nothing must change, milliseconds.
const REST: u64 = 400;
/// So many changes are written at once; the next ones, of a drag, when nothing changes any more: each costs more than the
/// answer, and Safari takes a hundred in half a minute.
const AT_ONCE: u32 = 4;

/// What the address says: behind `#` as this page writes it, behind `?` as some programs turn it.
pub fn read() -> String {
    let location = window().location();
    location.search().unwrap_or_default() + &location.hash().unwrap_or_default()
}

/// The page that a link asks for.
pub fn opened(text: &str) -> Store {
    let link = parse_link(text);
    let store = Store::new(link.scenario.clone()).with_pictures();
    store.case().set(Case::of(&link));
    store.kept().set(link.kept.clone());
    store.future().set(link.future);
    store.show_in(link.units);
    store.settings().set(link.settings.clone());
    store.link_notes().set(link.into());
    // This is of it.
    store.later().state(Chunk::Links).set(State::Here);
    store
}

/// Shows what a link says.
pub fn follow(store: Store, link: &str) {
    store.follow_link(parse_link(link));
}

/// Keeps the address and the scenario alike, both ways, from what the page was opened with.
pub fn keep(store: Store, opened_with: &str) {
    let (rest, pace) = (AtRest::new(REST), Pace::new(true));
    let pending = Pending { link: Live::new(None), written: Live::new(0), rest, pace };
    // What has changed since it was opened, with nothing in the address, is to be written.
    let mut before = says_nothing(opened_with).then(String::new);
    let follow = move || {
        let link = store.link();
        if before.as_ref().is_some_and(|before| *before != link) {
            pending.ask(&link);
        }
        before = Some(link);
    };
    pace.with(|| effect(follow));
    // A page that is left may come back as it was.
    listen("pagehide", move || {
        catch_up();
        pending.flush();
    });
    listen("hashchange", move || go(store, &read()));
    contents::arrive(store, opened_with);
    let now = read();
    if now != opened_with {
        go(store, &now);
    }
}

/// Whether a text of the address has nothing in it.
pub fn says_nothing(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '#' | '?'))
}

/// Goes where an address leads.
fn go(store: Store, address: &str) {
    // A place on the page alone takes nothing away.
    if contents::bare(address).is_none() {
        follow(store, address);
    }
    contents::arrive(store, address);
}

/// What is to be written.
#[derive(Clone, Copy)]
struct Pending {
    link: Live<Option<String>>,
    /// How many were written since the last rest.
    written: Live<u32>,
    rest: AtRest,
    /// Of who follows the link: in a drag the numbers come first.
    pace: Pace,
}

impl Pending {
    /// At once, so that who reloads or copies the address right after a change finds it there.
    fn ask(self, link: &str) {
        self.link.alter(|pending| *pending = Some(link.to_owned()));
        let soon = self.written.alter(|written| {
            *written += 1;
            *written <= AT_ONCE
        });
        if soon == Some(true) {
            self.flush();
        } else {
            self.pace.set(false);
        }
        self.rest_at_last();
    }

    fn rest_at_last(self) {
        self.rest.ask(move || {
            // The drag goes on: who follows the link is put off with every step.
            if is_put_off() {
                return self.rest_at_last();
            }
            self.written.alter(|written| *written = 0);
            self.pace.set(true);
            self.flush();
        });
    }

    /// Writes what is left; where the browser refuses, for now or for good, one more try is made
    /// with the next change.
    fn flush(self) {
        if let Some(Some(link)) = self.link.now()
            && write(&link)
        {
            self.link.alter(|pending| *pending = None);
        }
    }
}

/// Replaces the entry, so that the way back leads out of the page and not through every change.
fn write(link: &str) -> bool {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    // A link behind `?` was read, and would be read again where the new one says nothing.
    let query = location.search().ok().filter(|query| !is_link(query)).unwrap_or_default();
    let hash = if link.is_empty() { String::new() } else { format!("#{link}") };
    // Refused in a document without an origin of its own: the page works all the same.
    window().history().is_ok_and(|history| {
        let address = format!("{path}{query}{hash}");
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).is_ok()
    })
}
