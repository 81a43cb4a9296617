//! The lines that embed the scenario: choices, what they look like, the lines.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::live::Live;
use super::platform::{chosen, copy, ticked};
use super::sentence;
use crate::embed::{Fallback, Options, Part, Theme, Width, element, frame, query};
use crate::text::share as words;
use crate::view::headline::HEADLINE;
use web_sys::Event;

/// What the lines are to be.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Frame,
    Element,
}

/// Choices, preview and lines.
pub fn configure(store: Store, base: &str, said: Live<String>) -> El {
    let options = Live::new(Options { scenario: store.scenario_now(), ..Options::default() });
    let way = Live::new(Way::Frame);
    let answer = sentence(store);
    let home = base.to_owned();
    let lines = move || {
        let options = options.get();
        match way.get() {
            Way::Frame => frame(&options, &home, &answer),
            Way::Element => {
                let picture = format!("{home}og.png");
                let is_default = options.scenario == crate::scenario::Scenario::default();
                let picture = is_default.then_some(picture.as_str());
                element(&options, &home, &Fallback { answer: &answer, picture })
            }
        }
    };
    let written = lines.clone();
    let preview = el("iframe", "preview")
        .attr("title", words::PREVIEW)
        .live_attr("src", move || Some(format!("embed.html{}", query(&options.get()))));
    el("div", "configure")
        .child(choices(options, way))
        .child(preview)
        .child(el("pre", "lines").attr("tabindex", "0").live_text(lines))
        .child(El::button("firm", words::COPY_LINES).on("click", move |_| copy(&written(), said)))
}

fn choices(options: Live<Options>, way: Live<Way>) -> El {
    let parts = Part::ALL.map(|part| {
        tick(
            words::part(part),
            options,
            move |options| options.parts.contains(&part),
            move |options, on| {
                let wanted =
                    |other: &Part| if *other == part { on } else { options.parts.contains(other) };
                let parts: Vec<Part> = Part::ALL.into_iter().filter(wanted).collect();
                // Something has to be shown.
                if !parts.is_empty() {
                    options.parts = parts;
                }
            },
        )
    });
    let shown = tick(
        words::INPUTS,
        options,
        |options| !options.inputs.is_empty(),
        |options, on| {
            options.inputs = if on { HEADLINE.to_vec() } else { Vec::new() };
            options.locked.clear();
        },
    );
    let locked = tick(
        words::LOCKED,
        options,
        |options| !options.locked.is_empty(),
        |options, on| {
            options.locked = if on { options.inputs.clone() } else { Vec::new() };
        },
    );
    let theme = choice(words::THEME, &Theme::ALL.map(words::theme), move |index| {
        if let Some(theme) = Theme::ALL.get(index) {
            options.update(|options| options.theme = *theme);
        }
    });
    let width = choice(words::WIDTH, &[words::FILL, words::TEXT], move |index| {
        options
            .update(|options| options.width = if index == 1 { Width::Text } else { Width::Fill });
    });
    let way = choice(words::WAY, &[words::FRAME, words::ELEMENT], move |index| {
        way.set(if index == 1 { Way::Element } else { Way::Frame });
    });
    el("div", "choices").children([way]).children(parts).children([shown, locked, theme, width])
}

fn tick(
    label: &str,
    options: Live<Options>,
    on: impl Fn(&Options) -> bool + 'static,
    set: impl Fn(&mut Options, bool) + 'static,
) -> El {
    let tick = el("input", "")
        .attr("type", "checkbox")
        .live_checked(move || options.with(|options| on(options)))
        .on("change", move |event: Event| options.update(|options| set(options, ticked(&event))));
    el("label", "").child(tick).text(" ").text(label)
}

fn choice(label: &str, words: &[&str], choose: impl Fn(usize) + 'static) -> El {
    let entries = words.iter().map(|word| el("option", "").text(word));
    let list =
        el("select", "").children(entries).on("change", move |event: Event| choose(chosen(&event)));
    el("label", "").text(label).text(" ").child(list)
}
