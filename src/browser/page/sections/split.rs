//! Where each dollar goes: of a MWh, a kW-month, a GPU-hour; what another price does to each part.

use super::super::Store;
use super::picture::picture;
use super::study::{Study, section};
use crate::analysis::value_split::{
    Effect, Layer, Layers, ValueSplit, effects, layers, value_split,
};
use crate::evaluation::Engine;
use crate::strategy::Strategy;
use crate::text::value_split as words;
use crate::view::figure::rate_text;
use crate::view::format::{Format, money};
use crate::view::{Look, Theme, analysed};
use leptos::prelude::*;

struct Finding {
    splits: Vec<ValueSplit>,
    effects: Vec<(Strategy, Effect)>,
    layers: Option<Layers>,
}

/// The section.
pub fn split(store: Store) -> AnyView {
    let study = Study::new(store, |shown| {
        let (scenario, mut engine) = (&shown.scenario, Engine::new());
        let split = |strategy| value_split(scenario, &shown.evaluation, strategy);
        Finding {
            splits: Strategy::ALL.into_iter().filter_map(split).collect(),
            effects: [Strategy::GpuCloud, Strategy::Colocation]
                .into_iter()
                .flat_map(|of| effects(&mut engine, scenario, of).into_iter().map(move |e| (of, e)))
                .collect(),
            layers: layers(&mut engine, scenario),
        }
    });
    let draw = move |width: f64| {
        let chart = study.read(|found| Some(analysed::split::split(&found.splits)))?;
        let numbers = store.numbers();
        let height = chart.height(&Look::new(&numbers, width, 0.0, Theme::Page));
        Some(chart.draw(&Look::new(&numbers, width, height, Theme::Page)))
    };
    let effects = move || study.read(|found| effect_list(store, found));
    let layers =
        move || study.read(|found| found.layers.as_ref().map(|layers| layer_table(store, layers)));
    let content = view! {
        <div class="chart-place">{picture(words::HEADING, Box::new(draw))}</div>
        <p class="small">{words::NOTE}</p>
        <div class="halves">
            <div>
                <h3>{words::EFFECTS}</h3>
                <dl class="effects">{effects}</dl>
            </div>
            {layers}
        </div>
    }
    .into_any();
    section(study.place, "split", (words::HEADING, words::LEAD), content)
}

fn effect_list(store: Store, found: &Finding) -> Vec<AnyView> {
    let item = |(strategy, effect): &(Strategy, Effect)| {
        let (what, values) = words::moved(&store.numbers(), *strategy, effect);
        let text = words::effect(&store.numbers(), effect);
        view! { <div><dt>{what}<span>{values}</span></dt><dd>{text}</dd></div> }.into_any()
    };
    found.effects.iter().map(item).collect()
}

fn layer_table(store: Store, layers: &Layers) -> AnyView {
    let numbers = store.numbers();
    let columns = [&layers.landlord, &layers.chips].map(|layer| cells(&numbers, layer));
    let rows: Vec<_> = words::LAYER_ROWS
        .into_iter()
        .enumerate()
        .map(|(i, name)| {
            let cells: Vec<_> = columns
                .iter()
                .map(|column| view! { <td>{column[i].clone()}</td> }.into_any())
                .collect();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
        })
        .collect();
    let heads: Vec<_> = words::LAYER_HEADS
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> }.into_any())
        .collect();
    view! {
        <div>
            <h3>{words::LAYERS}</h3>
            <p class="small">{words::LAYERS_LEAD}</p>
            <table class="plain">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="small">{words::RENT}" "{money(&numbers, layers.rent_usd)}</p>
        </div>
    }
    .into_any()
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
