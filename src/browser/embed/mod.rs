//! The embedded view: what the custom element `<hash-or-host>` shows inside its shadow root.
//!
//! `embed.js` defines the element and calls `mountEmbed` (`entries.rs`); everything that is read, computed,
//! written or drawn is here. A view reads the attributes of its element, draws into its root and
//! touches nothing else of the page around it.

pub mod colour;
mod detail;
mod host;
mod view;

use super::page::parts::{Case, Live, Mounted, Store, effect, stand};
use crate::embed::{EmbedOptions, Wrong};
use crate::evaluation::Engine;
use crate::scenario::{parse_link, to_lasting_link};
use host::Colours;
use js_sys::Function;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// What a view follows beside its store.
#[derive(Clone, Copy)]
pub(in crate::browser) struct Shape {
    options: Live<EmbedOptions>,
    wrong: Live<Vec<Wrong>>,
    colours: Live<Colours>,
}

/// An embedded view that stands until it is freed.
#[wasm_bindgen]
pub struct Embedded {
    host: Element,
    store: Store,
    shape: Shape,
    _mounted: Mounted,
}

/// Where a view is put, and what is known there.
pub(in crate::browser) struct Mounting {
    /// What it is put into.
    pub(in crate::browser) root: HtmlElement,
    /// Whose attributes it has.
    pub(in crate::browser) host: Element,
    /// The address of the site, with a slash at its end.
    pub(in crate::browser) base: String,
    /// The link of a scenario to show instead of the author's, if that is still `authored`; empty: the author's.
    pub(in crate::browser) kept: String,
    /// The link of the author's scenario when the other was kept.
    pub(in crate::browser) authored: Option<String>,
    /// Called with the detail of an event whenever the scenario has changed.
    pub(in crate::browser) tell: Function,
}

/// Puts a view there.
pub(in crate::browser) fn make(mounting: Mounting) -> Option<Embedded> {
    let Mounting { root, host, base, kept, authored, tell } = mounting;
    let (options, wrong) = EmbedOptions::read(&host::attributes(&host));
    let colours = Colours::of(&host, options.theme);
    let is_same = !kept.is_empty() && authored == Some(to_lasting_link(&options.scenario));
    let (scenario, case) = if is_same {
        let link = parse_link(&kept);
        (link.scenario, link.case)
    } else {
        (options.scenario.clone(), options.case.clone())
    };
    let made = Rc::new(Cell::new(None));
    let inside = Rc::clone(&made);
    let mounted = stand(root, move || {
        let store = Store::new(scenario);
        store.case().set(case.map(Case::named));
        store.learn(Engine::evaluate_in);
        store.show_in(options.units);
        let shape = Shape {
            options: Live::new(options),
            wrong: Live::new(wrong),
            colours: Live::new(colours),
        };
        detail::tell(store, tell);
        count_moves(store, shape);
        inside.set(Some((store, shape)));
        view::view(store, shape, base)
    });
    let (store, shape) = made.take()?;
    Some(Embedded { host, store, shape, _mounted: mounted })
}

/// Keeps count of the inputs that are no longer as the author's case has them: the answer names the case, and must not
/// give another's result as its own.
fn count_moves(store: Store, shape: Shape) {
    effect(move || {
        let authored = shape.options.with(|options| options.scenario.clone());
        let moved = store.with_scenario(|now| now.differing(&authored).count());
        let case = store.case().get();
        if let Some(case) = case.filter(|case| case.moved != moved) {
            store.case().set(Some(Case { moved, ..case }));
        }
    });
}

impl Embedded {
    /// Reads the attributes again.
    pub(in crate::browser) fn reread(&self) {
        let (options, wrong) = EmbedOptions::read(&host::attributes(&self.host));
        let Some(before) = self.shape.options.now() else { return };
        if (&options.scenario, &options.case) != (&before.scenario, &before.case) {
            let case = options.case.clone();
            self.store.case().set(case.map(Case::named));
            self.store.replace(options.scenario.clone());
        }
        self.store.show_in(options.units);
        if options != before {
            self.shape.options.set(options);
        }
        self.shape.wrong.set(wrong);
        self.look_around();
    }

    /// The links of the author's scenario and of the one that is shown.
    pub(in crate::browser) fn links(&self) -> (String, String) {
        let authored = self.shape.options.peek(|options| to_lasting_link(&options.scenario));
        (authored.unwrap_or_default(), self.store.lasting_link())
    }

    /// Reads the colours of the page around it again.
    pub(in crate::browser) fn look_around(&self) {
        let Some(theme) = self.shape.options.peek(|options| options.theme) else { return };
        let colours = Colours::of(&self.host, theme);
        if self.shape.colours.peek(|before| *before != colours) == Some(true) {
            self.shape.colours.set(colours);
        }
    }
}
