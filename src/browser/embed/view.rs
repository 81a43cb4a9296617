//! What stands in an embedded view.

use super::Shape;
use crate::browser::page::parts::{
    Chunk, El, LaterPart, Live, Store, answer, cash_alone, changed_rules, close_source, comparison,
    control, el, fixed, later,
};
use crate::embed::{EmbedOptions, EmbedPart, Width};
use crate::reactive::Memo;
use crate::scenario::Input;
use crate::text::{embed as words, page};

/// The view.
pub fn view(store: Store, shape: Shape, base: String) -> El {
    let Shape { options, colours, .. } = shape;
    let colour = move |pick: fn(&super::Colours) -> Option<&str>| {
        move || colours.with(|colours| pick(colours).unwrap_or_default().to_owned())
    };
    let what = Memo::new(move || {
        let units = store.shown_in();
        options.with(|options| {
            (options.parts.clone(), options.inputs.clone(), options.locked.clone(), units)
        })
    });
    let content = el("div", "embed-content").live_children(
        move || what.get(),
        move |(parts, inputs, locked, _)| content(store, parts, inputs, locked),
    );
    el("div", "hoh embed")
        .live_attr("data-theme", move || colours.with(|colours| colours.theme.map(str::to_owned)))
        .live_style("--ink", colour(|colours| colours.ink.as_deref()))
        .live_style("--surface", colour(|colours| colours.surface.as_deref()))
        .live_style("--sans", colour(|colours| colours.typeface.as_deref()))
        .live_style("--serif", colour(|colours| colours.typeface.as_deref()))
        .live_style("max-width", move || options.with(max_width))
        .on("pointerdown", move |event| close_source(store, &event))
        .children(notices(store, shape))
        .child(made_from(store))
        .child(content)
        .child(foot(store, shape, base))
}

fn max_width(options: &EmbedOptions) -> String {
    match options.width {
        Width::Fill => "none".to_owned(),
        Width::Text => "680px".to_owned(),
        Width::Pixels(pixels) => format!("{pixels}px"),
    }
}

/// The real case that the author's scenario was made from.
fn made_from(store: Store) -> El {
    let name = move || {
        store
            .case()
            .with(|case| case.as_ref().map_or(String::new(), |case| words::from(&case.code)))
    };
    let none = name;
    el("p", "footing").live_text(name).live_flag("hidden", move || none().is_empty())
}

/// Which rules have changed since the author wrote, and what was wrong with the attributes.
fn notices(store: Store, shape: Shape) -> [El; 2] {
    let wrong = shape.wrong;
    let list = el("ul", "").live_children(
        move || wrong.get(),
        move |wrong| {
            let item = |wrong| el("li", "").text(&words::sentence(&store.numbers(), wrong));
            wrong.iter().map(item).collect()
        },
    );
    let rules = el("div", "notice")
        .live_children(
            move || shape.options.with(|options| options.changed_since),
            |changed| changed_rules(changed),
        )
        .live_flag("hidden", move || {
            shape.options.with(|options| options.changed_since.is_empty())
        });
    let mistakes = el("div", "notice")
        .attr("role", "alert")
        .live_flag("hidden", move || wrong.with(Vec::is_empty))
        .child(el("p", "").text(words::WRONG))
        .child(list);
    [rules, mistakes]
}

/// The parts in the author's order. The inputs stand behind the answer, or before everything else.
fn content(store: Store, parts: &[EmbedPart], inputs: &[Input], locked: &[Input]) -> Vec<El> {
    if parts.contains(&EmbedPart::Map) {
        store.later().want_soon(&[Chunk::Studies]);
    }
    if parts.contains(&EmbedPart::Chances) || parts.contains(&EmbedPart::Fan) {
        store.later().want_soon(&[Chunk::Futures]);
    }
    if !inputs.is_empty() || parts.contains(&EmbedPart::Cash) {
        // The curves on them, and the chart of cash.
        store.later().want_soon(&[Chunk::Beside]);
    }
    let mut all: Vec<El> = parts.iter().map(|part| section(store, *part)).collect();
    if !inputs.is_empty() {
        let place = usize::from(parts.first() == Some(&EmbedPart::Headline));
        all.insert(place, dials(store, inputs, locked));
    }
    all
}

fn section(store: Store, part: EmbedPart) -> El {
    match part {
        EmbedPart::Headline => answer(store, Live::new(true), None),
        EmbedPart::Comparison => comparison(store),
        EmbedPart::Map => later(el("div", ""), store, LaterPart::Map),
        EmbedPart::Cash => cash_alone(store),
        EmbedPart::Chances => later(el("div", ""), store, LaterPart::Chances),
        EmbedPart::Fan => later(el("div", ""), store, LaterPart::Fan),
    }
}

/// How many inputs stand on a narrow view, and from how many on the others unfold.
const FIRST: usize = 2;
const FOLDED_FROM: usize = 3;

fn dials(store: Store, inputs: &[Input], locked: &[Input]) -> El {
    let (fast, free): (Vec<Input>, Vec<Input>) =
        inputs.iter().copied().partition(|input| locked.contains(input));
    // Where it is narrow the first two stand, and the answer and its bars with them; the others unfold.
    let shown = if free.len() > FOLDED_FROM { FIRST } else { free.len() };
    let rest = free.len() - shown;
    let open = Live::new(false);
    let controls = free.into_iter().enumerate().map(|(place, input)| {
        let place = if place < shown { "dial" } else { "dial rest" };
        el("div", place).child(control(store, input))
    });
    let label = move || if open.get() { words::FEWER.to_owned() } else { words::more(rest) };
    let more = El::button("quiet more", "")
        .live_text(label)
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .on("click", move |_| open.update(|open| *open = !*open));
    let facts = fast.into_iter().map(|input| fixed(store, input, words::LOCKED));
    el("section", "dials")
        .attr("aria-label", words::INPUTS)
        .live_class("unfolded", move || open.get())
        .child(el("div", "free").children(controls))
        .children((rest > 0).then_some(more))
        .child(el("div", "fast").children(facts))
}

/// The way to the page, and back to the author's figures.
fn foot(store: Store, shape: Shape, base: String) -> El {
    let address = move || {
        let link = store.whole_link();
        Some(if link.is_empty() { base.clone() } else { format!("{base}#{link}") })
    };
    let authored =
        move || shape.options.with(|options| store.with_scenario(|now| *now == options.scenario));
    let back =
        El::button("quiet", words::RESET).live_flag("hidden", authored).on("click", move |_| {
            if let Some(options) = shape.options.now() {
                store.replace(options.scenario);
            }
        });
    let open = el("a", "")
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .live_attr("href", address)
        .text(words::OPEN);
    el("p", "embed-foot")
        .child(el("span", "").child(open).text(" · ").text(page::DEFAULTS_DATE))
        .child(back)
}
