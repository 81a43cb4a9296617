//! The lines that embed the scenario: choices, what they look like, the lines.

use super::super::Store;
use super::super::answer::sentence;
use super::super::dom::{El, el};
use super::super::pick::{choice, tick};
use super::super::platform::{copy, home};
use super::inputs::inputs;
use super::{card, told};
use crate::embed::{EmbedOptions, EmbedPart, Fallback, Theme, Width, element, frame, query};
use crate::language::SHARED;
use crate::reactive::{Live, effect};
use crate::text::share as words;
use crate::view::export;

/// What the lines are to be.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Frame,
    Element,
}

/// What is chosen.
#[derive(Clone, Copy)]
struct Choices {
    options: Live<EmbedOptions>,
    way: Live<Way>,
    /// Whether readers without scripts see a picture.
    picture: Live<bool>,
}

/// Choices, preview and lines.
pub fn configure(store: Store, base: &str) -> El {
    let said = Live::new(String::new());
    let case = store.case().now().flatten().map(|case| case.code);
    let units = store.units().now().unwrap_or_default();
    let options =
        EmbedOptions { scenario: store.scenario_now(), case, units, ..EmbedOptions::default() };
    let choices = Choices {
        options: Live::new(options),
        way: Live::new(Way::Frame),
        picture: Live::new(false),
    };
    let answer = sentence(store).text();
    let picture = export::address(&card(store).svg);
    let site = base.to_owned();
    let lines = move || {
        let options = choices.options.get();
        match choices.way.get() {
            Way::Frame => frame(&options, &site, &answer),
            Way::Element => {
                let picture = choices.picture.get().then_some(picture.as_str());
                element(&options, &site, &Fallback { answer: &answer, picture })
            }
        }
    };
    let written = lines.clone();
    // Other choices make other lines: what was copied is no longer what stands here.
    let watched = lines.clone();
    effect(move || {
        watched();
        said.set(String::new());
    });
    // A frame anew each time: another address in the same one would be a step back for the browser.
    let preview = el("div", "").live_children(
        move || format!("{SHARED}embed.html{}", query(&choices.options.get())),
        |address| {
            let frame = el("iframe", "preview").attr("title", words::PREVIEW);
            // Escape in there would be the frame's own, and leave the dialog open.
            vec![frame.attr("src", address).attr("tabindex", "-1")]
        },
    );
    // On a disk no page stands beside it to be looked at.
    let preview = home().is_empty().then_some(preview);
    el("div", "configure")
        .child(choices.show())
        .child(
            el("p", "share-buttons")
                .child(
                    El::button("firm", words::COPY_LINES)
                        .on("click", move |_| copy(&written(), said)),
                )
                .child(told(said)),
        )
        .child(el("pre", "lines").attr("tabindex", "0").live_text(lines))
        .children(preview)
}

impl Choices {
    fn show(self) -> El {
        let Choices { options, way, picture } = self;
        let theme =
            el("span", "").live_children(move || way.get(), move |way| vec![theme(options, *way)]);
        let width = choice(words::WIDTH, &[words::FILL, words::TEXT], 0, move |index| {
            let width = if index == 1 { Width::Text } else { Width::Fill };
            options.update(|options| options.width = width);
        });
        let as_way = choice(words::WAY, &[words::FRAME, words::ELEMENT], 0, move |index| {
            way.set(if index == 1 { Way::Element } else { Way::Frame });
        });
        let fallback = tick(words::PICTURE, move || picture.get(), move |on| picture.set(on))
            .live_flag("hidden", move || way.get() == Way::Frame);
        let row = |class: &str| el("div", class);
        el("div", "")
            .child(row("choices").children([as_way, theme, width]))
            .child(
                row("choices")
                    .child(el("span", "label").text(words::PARTS))
                    .children(EmbedPart::ALL.map(|part| self.part(part))),
            )
            .child(inputs(options))
            .child(row("choices").child(fallback))
    }

    fn part(self, part: EmbedPart) -> El {
        let options = self.options;
        let set = move |on| {
            options.update(|options| {
                let keep = |other: &EmbedPart| {
                    if *other == part { on } else { options.parts.contains(other) }
                };
                let parts: Vec<EmbedPart> = EmbedPart::ALL.into_iter().filter(keep).collect();
                // Something has to be shown.
                if !parts.is_empty() {
                    options.parts = parts;
                }
            });
        };
        tick(words::part(part), move || options.with(|options| options.parts.contains(&part)), set)
    }
}

/// Whose colours; a frame knows nothing of the page around it.
fn theme(options: Live<EmbedOptions>, way: Way) -> El {
    let themes: Vec<Theme> =
        Theme::ALL.into_iter().filter(|t| way == Way::Element || *t != Theme::Inherit).collect();
    let names: Vec<&str> =
        themes.iter().map(|theme| words::theme(*theme, way == Way::Frame)).collect();
    let now = options.peek(|options| options.theme).unwrap_or_default();
    let first = themes.iter().position(|theme| *theme == now).unwrap_or(0);
    let set = move |theme: Theme| options.update(|options| options.theme = theme);
    if themes.get(first) != Some(&now) {
        set(Theme::Auto);
    }
    choice(words::THEME, &names, first, move |index| {
        set(themes.get(index).copied().unwrap_or_default());
    })
}
