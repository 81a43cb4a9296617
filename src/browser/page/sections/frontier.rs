//! The hybrid over its AI share, under limits that the reader sets.

use super::super::Store;
use super::super::chart::{Chart, reader};
use super::study::{Study, section};
use crate::analysis::frontier::{
    BestShare, HybridFrontier, Limits, best_share, frontier as over, shares,
};
use crate::analysis::stress::{Shocks, stressed_hybrid};
use crate::evaluation::Engine;
use crate::scenario::{Input, Scenario};
use crate::text::{frontier as words, stress as stress_words};
use crate::view::frontier::Frontier;
use crate::view::{Drawing, Look, analysed};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Points of the frontier.
const POINTS: usize = 11;
/// Positions of a limit's slider.
const POSITIONS: f64 = 200.0;

impl Chart for Frontier {
    fn draw(&self, look: &Look) -> Drawing {
        Frontier::draw(self, look)
    }
}

struct Finding {
    scenario: Scenario,
    shocks: Shocks,
    /// `None` if the AI part is not ready within the horizon.
    frontier: Option<HybridFrontier>,
}

impl Finding {
    fn stress(&self) -> Option<String> {
        (!self.shocks.is_empty()).then(|| stress_words::together(self.shocks))
    }

    /// The most funding of any share, USD, and the most critical IT, MW.
    fn most(&self) -> (f64, f64) {
        let points = self.frontier.as_ref().map_or(&[][..], |frontier| &frontier.points);
        let most = |of: fn(&crate::analysis::frontier::Point) -> f64| {
            points.iter().map(of).fold(0.0, f64::max)
        };
        (most(|point| point.peak_funding_usd), most(|point| point.ai_mw))
    }
}

/// The section; `on`: the shocks switched on.
pub fn frontier(store: Store, on: RwSignal<Shocks>) -> AnyView {
    let study = Study::new(store, move |shown| {
        let (scenario, shocks) = (&shown.scenario, on.get());
        let stressed = (!shocks.is_empty())
            .then(|| stressed_hybrid(scenario, shocks, &shares(POINTS)))
            .flatten();
        let frontier = over(&mut Engine::new(), scenario, POINTS, stressed.as_deref());
        Finding { scenario: scenario.clone(), shocks, frontier }
    });
    let limits = RwSignal::new(Limits::default());
    let best = Memo::new(move |_| -> Option<BestShare> {
        study.found.with(|found| {
            let found = found.as_ref()?;
            let frontier = found.frontier.as_ref()?;
            best_share(&mut Engine::new(), &found.scenario, frontier, &limits.get())
        })
    });
    let sentence = move || {
        study.read(|found| match &found.frontier {
            Some(frontier) => {
                let (stress, best) = (found.stress(), best.get());
                let numbers = store.numbers();
                let (limits, business) = (limits.get(), frontier.business);
                words::verdict(&numbers, &limits, best.as_ref(), business, stress.as_deref()).html()
            }
            None => words::NOT_READY.to_owned(),
        })
    };
    let straight = move || {
        let text = |frontier: &HybridFrontier| words::straight(&store.numbers(), frontier);
        study.read(|found| found.frontier.as_ref().map(text).unwrap_or_default())
    };
    let show = Arc::new(move |read: &mut dyn FnMut(&dyn Chart)| {
        study.found.with(|found| {
            let Some(found) = found else { return };
            let Some(frontier) = &found.frontier else { return };
            let present = found.scenario.get(Input::HybridAiShare);
            let stress = found.stress().map(|name| words::under(&name));
            let (limits, best) = (limits.get(), best.get());
            read(&analysed::frontier::frontier(frontier, present, stress, &limits, best.as_ref()));
        });
    });
    let high = |width: f64| if width < 520.0 { 380.0 } else { 400.0 };
    let content = view! {
        <div class="limits">{knobs(store, study, limits)}</div>
        <p class="finding" role="status" inner_html=sentence></p>
        {adopt(store, best)}
        <div class="chart-place">{reader(store, show, high, words::HEADING)}</div>
        <p class="small">{straight}</p>
    }
    .into_any();
    section(study.place, "frontier", (words::HEADING, words::LEAD), content)
}

/// Sets the share to the best one.
fn adopt(store: Store, best: Memo<Option<BestShare>>) -> AnyView {
    let share = move || Some(words::in_steps(best.get()?.point.share));
    let label = move || share().map(|share| words::set(&store.numbers(), share));
    let done = move || share().is_none_or(|share| store.value(Input::HybridAiShare) == share);
    let adopt = move |_| {
        if let Some(share) = untrack(share) {
            store.rest();
            store.set(Input::HybridAiShare, share);
            store.rest();
        }
    };
    view! { <button type="button" class="adopt" disabled=done on:click=adopt>{label}</button> }
        .into_any()
}

/// What holds the reader back.
fn knobs(store: Store, study: Study<Finding>, limits: RwSignal<Limits>) -> Vec<AnyView> {
    let most = Memo::new(move |_| study.read(Finding::most));
    let stressed = Memo::new(move |_| study.read(|found| !found.shocks.is_empty()));
    let funding = Knob {
        name: words::FUNDING,
        key: "funding",
        at: Signal::derive(move || position(limits.get().peak_funding_usd, most.get().0)),
        text: Signal::derive(move || {
            words::funding(&store.numbers(), limits.get().peak_funding_usd)
        }),
        set: Callback::new(move |at| {
            limits.update(|l| l.peak_funding_usd = limit(at, most.get_untracked().0, 1e6));
        }),
        off: Signal::derive(|| false),
    };
    let megawatts = Knob {
        name: words::MEGAWATTS,
        key: "megawatts",
        at: Signal::derive(move || position(limits.get().ai_mw, most.get().1)),
        text: Signal::derive(move || words::megawatts(&store.numbers(), limits.get().ai_mw)),
        set: Callback::new(move |at| {
            limits.update(|l| l.ai_mw = limit(at, most.get_untracked().1, 0.1));
        }),
        off: Signal::derive(|| false),
    };
    let weight = Knob {
        name: words::WEIGHT,
        key: "weight",
        at: Signal::derive(move || limits.get().stress_weight),
        text: Signal::derive(move || {
            if stressed.get() {
                words::share(&store.numbers(), limits.get().stress_weight)
            } else {
                words::NO_STRESS.to_owned()
            }
        }),
        set: Callback::new(move |at: f64| limits.update(|l| l.stress_weight = at)),
        off: Signal::derive(move || !stressed.get()),
    };
    [funding, megawatts, weight].into_iter().map(Knob::view).collect()
}

/// Where a limit stands, 0 to 1; at 1 there is none.
fn position(limit: Option<f64>, most: f64) -> f64 {
    match limit {
        Some(limit) if most > 0.0 => (limit / most).clamp(0.0, 1.0),
        _ => 1.0,
    }
}

/// The limit at a position, to a whole `unit`.
fn limit(at: f64, most: f64, unit: f64) -> Option<f64> {
    (at < 1.0).then(|| (at * most / unit).round() * unit)
}

/// A slider that sets no input.
struct Knob {
    name: &'static str,
    key: &'static str,
    /// 0 to 1.
    at: Signal<f64>,
    text: Signal<String>,
    set: Callback<f64>,
    off: Signal<bool>,
}

impl Knob {
    fn view(self) -> AnyView {
        let Knob { name, key, at, text, set, off } = self;
        let slide = move |event: ev::Event| {
            if let Ok(value) = event_target_value(&event).parse::<f64>() {
                set.run((value / POSITIONS).clamp(0.0, 1.0));
            }
        };
        view! {
            <label class="knob">
                <span class="knob-head"><b>{name}</b><span>{text}</span></span>
                <span class="slider" style=("--at", move || format!("{:.4}", at.get()))>
                    <span class="rail">
                        <span class="track" aria-hidden="true"></span>
                        <input type="range" min="0" max=POSITIONS.to_string() step="1" data-limit=key
                            aria-valuetext=text disabled=off
                            prop:value=move || (at.get() * POSITIONS).round().to_string()
                            on:input=slide/>
                    </span>
                </span>
            </label>
        }
        .into_any()
    }
}
