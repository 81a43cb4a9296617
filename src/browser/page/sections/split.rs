//! Where each dollar goes: of a MWh, a kW-month, a GPU-hour; what another price does to each part.

use super::super::Store;
use super::super::dom::{El, el};
use super::picture::picture;
use super::section;
use super::study::Study;
use crate::analysis::value_split::{Layer, Layers};
use crate::format::{Format, money};
use crate::question::split::{Finding, find};
use crate::text::value_split as words;
use crate::view::cell::rate_text;
use crate::view::split::Split;
use crate::view::{Look, Theme};
use std::fmt::Write as _;

/// The section.
pub fn split(store: Store) -> El {
    let study = Study::new(store, || (), |engine, scenario, ()| find(engine, scenario));
    let draw = move |width: f64| {
        let chart = study.read(|found, _| Some(Split::of(&found.splits)))?;
        let numbers = store.numbers();
        let height = chart.height(&Look::new(&numbers, width, 0.0, Theme::Page));
        Some(chart.draw(&Look::new(&numbers, width, height, Theme::Page)))
    };
    let effects = move || study.read(|found, _| effect_list(&store.numbers(), found));
    let table = move || {
        study.read(|found, _| {
            let write = |layers| layer_table(&store.numbers(), layers);
            found.layers.as_ref().map(write).unwrap_or_default()
        })
    };
    let left = el("div", "")
        .child(el("h3", "").text(words::EFFECTS))
        .child(el("dl", "effects").live_html(effects));
    let right = el("div", "")
        .live_flag("hidden", move || study.read(|found, _| found.layers.is_none()))
        .child(el("h3", "").text(words::LAYERS))
        .child(el("p", "small").text(words::LAYERS_LEAD))
        .child(el("div", "").live_html(table));
    let short = move || {
        let best = store.opening_use();
        let write = |found: &Finding| {
            let of = found.splits.iter().find(|split| split.strategy == best);
            of.or(found.splits.first()).map(|split| words::short(&store.numbers(), split))
        };
        study.read(|found, _| write(found)).unwrap_or_default()
    };
    let place = section("study part split", words::HEADING, words::LEAD)
        .child(el("p", "in-short").live_text(short))
        .child(el("div", "chart-place").child(picture(store, words::HEADING, draw)))
        .child(el("p", "small").text(words::NOTE))
        .child(el("div", "halves").child(left).child(right));
    study.watch(place)
}

fn effect_list(numbers: &dyn Format, found: &Finding) -> String {
    let mut html = String::new();
    for (strategy, effect) in &found.effects {
        let (what, values) = words::moved(numbers, *strategy, effect);
        let text = words::effect(numbers, *strategy, effect);
        let _ = write!(html, "<div><dt>{what}<span>{values}</span></dt><dd>{text}</dd></div>");
    }
    html
}

fn layer_table(numbers: &dyn Format, layers: &Layers) -> String {
    let [none, landlord, chips] = words::LAYER_HEADS;
    let mut html = format!(
        "<table class=\"plain\"><thead><tr><td>{none}</td><th scope=\"col\">{landlord}</th><th scope=\"col\">{chips}</th></tr></thead><tbody>"
    );
    let columns = [&layers.landlord, &layers.chips].map(|layer| cells(numbers, layer));
    let [landlord, chips] = &columns;
    for ((name, landlord), chips) in words::LAYER_ROWS.into_iter().zip(landlord).zip(chips) {
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{name}</th><td>{landlord}</td><td>{chips}</td></tr>"
        );
    }
    let _ = write!(
        html,
        "</tbody></table><p class=\"small\">{} {}</p>",
        words::RENT,
        money(numbers, layers.rent_usd)
    );
    html
}

fn cells(numbers: &dyn Format, layer: &Layer) -> [String; 6] {
    let rate = |rate| rate_text(numbers, rate).0;
    [
        money(numbers, layer.npv_usd),
        money(numbers, layer.npv_before_tax_usd),
        rate(&layer.irr),
        rate(&layer.irr_before_tax),
        money(numbers, layer.ebitda_usd),
        money(numbers, layer.capex_usd),
    ]
}
