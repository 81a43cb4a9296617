//! The hybrid over its AI share, under limits that the reader sets.

use super::super::Store;
use super::super::chart::{Chart, reader};
use super::super::control::track::track;
use super::super::dom::{El, el, typed};
use super::section;
use super::set::keep_in_link;
use super::study::Study;
use crate::analysis::frontier::{BestShare, HybridFrontier, Limits, best_share};
use crate::analysis::stress::Shocks;
use crate::decimal::{parse, shortest};
use crate::evaluation::Engine;
use crate::math::Within;
use crate::question::hybrid::{Finding, find, limit, position};
use crate::question::in_link;
use crate::reactive::{Live, effect, untrack};
use crate::scenario::{Input, Setting};
use crate::strategy::Strategy;
use crate::text::frontier as words;
use crate::view::frontier::Frontier;
use crate::view::{Drawing, Look};

/// Positions of a limit's slider.
const POSITIONS: f64 = 200.0;

impl Chart for Frontier {
    fn draw(&self, look: &Look) -> Drawing {
        Frontier::draw(self, look)
    }
}

type FrontierStudy = Study<Shocks, Finding>;

/// The section; `on`: the shocks switched on.
pub fn frontier(store: Store, on: Live<Shocks>) -> El {
    let study = Study::new(store, move || on.get(), find);
    let limits = Live::new(Limits::default());
    keep_in_link(store, Setting::Limits, limits, in_link::write_limits, in_link::read_limits);
    let best = Live::new(None::<BestShare>);
    effect(move || {
        best.set(study.read(|found, scenario| {
            let limits = limits.get();
            best_share(&mut Engine::new(), scenario, found.frontier.as_ref()?, &limits)
        }));
    });
    let sentence = move || {
        study.read(|found, _| {
            let Some(frontier) = &found.frontier else { return words::NOT_READY.to_owned() };
            let (stress, best, limits) = (found.stress(), best.get(), limits.get());
            let numbers = store.numbers();
            let (best, stress) = (best.as_ref(), stress.as_deref());
            words::verdict(&numbers, &limits, best, frontier.business, stress).html()
        })
    };
    let straight = move || {
        let text = |frontier: &HybridFrontier| words::straight(&store.numbers(), frontier);
        study.read(|found, _| found.frontier.as_ref().map(text).unwrap_or_default())
    };
    let make = move || -> Option<Box<dyn Chart>> {
        study.read(|found, scenario| {
            let present = scenario.get(Input::HybridAiShare);
            let stress = found.stress().map(|name| words::under(&name));
            let (limits, best) = (limits.get(), best.get());
            let frontier = found.frontier.as_ref()?;
            let chart = Frontier::of(frontier, present, stress, &limits, best.as_ref());
            Some(Box::new(chart) as Box<dyn Chart>)
        })
    };
    let high = |width: f64| if width < 520.0 { 380.0 } else { 400.0 };
    let chart = reader(store, Box::new(make), high, words::HEADING);
    let finding = el("p", "finding").attr("role", "status").live_html(sentence);
    let place = section("study part frontier", words::HEADING, words::LEAD)
        .child(el("div", "limits").children(knobs(store, study, limits)))
        .child(finding)
        .child(adopt(store, best))
        .child(other_use(store, study))
        .child(el("div", "chart-place").child(chart))
        .child(el("p", "small").live_text(straight));
    study.watch(place)
}

/// Sets the share to the best one.
fn adopt(store: Store, best: Live<Option<BestShare>>) -> El {
    let share = move || Some(words::in_steps(best.get()?.point.share));
    let label =
        move || share().map(|share| words::set(&store.numbers(), share)).unwrap_or_default();
    let done = move || share().is_none_or(|share| store.value(Input::HybridAiShare) == share);
    El::button("adopt", "").live_text(label).live_flag("disabled", done).on("click", move |_| {
        if let Some(share) = untrack(share) {
            store.rest();
            store.set(Input::HybridAiShare, share);
            store.rest();
        }
    })
}

/// The AI use that is worth more than the hybrid's, and the way to take it.
fn other_use(store: Store, study: FrontierStudy) -> El {
    let business = move || study.read(|found, _| found.frontier.as_ref().map(|f| f.business));
    let said = move || {
        let shown = store.shown();
        let of = |business| words::passed_over(&store.numbers(), &shown.evaluation, business);
        business().map(of).unwrap_or_default()
    };
    let take = move |_| {
        if let Some(now) = untrack(business) {
            let cloud = words::alternative(now) == Strategy::GpuCloud;
            store.rest();
            store.set(Input::HybridAiMode, f64::from(u8::from(cloud)));
            store.rest();
        }
    };
    let label = move || business().map(words::take_other).unwrap_or_default();
    el("p", "passed-over")
        .live_flag("hidden", move || said().is_empty())
        .child(el("span", "").live_text(said))
        .text(" ")
        .child(El::button("quiet", "").live_text(label).on("click", take))
}

/// What holds the reader back.
fn knobs(store: Store, study: FrontierStudy, limits: Live<Limits>) -> [El; 3] {
    let most = move || study.read(|found, _| found.most());
    let stressed = move || study.read(|found, _| !found.shocks.is_empty());
    let funding = knob(
        (words::FUNDING, "funding"),
        move || position(limits.get().peak_funding_usd, most().0),
        move || words::funding(&store.numbers(), limits.get().peak_funding_usd),
        move |at| limits.update(|l| l.peak_funding_usd = limit(at, untrack(most).0, 1e6)),
    );
    let megawatts = knob(
        (words::MEGAWATTS, "megawatts"),
        move || position(limits.get().ai_mw, most().1),
        move || words::megawatts(&store.numbers(), limits.get().ai_mw),
        move |at| limits.update(|l| l.ai_mw = limit(at, untrack(most).1, 0.1)),
    );
    let weight_text = move || match stressed() {
        true => words::share(&store.numbers(), limits.get().stress_weight),
        false => words::NO_STRESS.to_owned(),
    };
    let weight = knob(
        (words::WEIGHT, "weight"),
        move || limits.get().stress_weight,
        weight_text,
        move |at| limits.update(|l| l.stress_weight = at),
    );
    [funding, megawatts, weight.live_class("idle-knob", move || !stressed())]
}

/// A slider that sets no input; positions from 0 to 1.
fn knob(
    (name, key): (&str, &str),
    at: impl Fn() -> f64 + Clone + 'static,
    text: impl Fn() -> String + Clone + 'static,
    set: impl Fn(f64) + 'static,
) -> El {
    let value = at.clone();
    let input = el("input", "")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", &shortest(POSITIONS))
        .attr("step", "1")
        .attr("data-limit", key)
        .live_attr("aria-valuetext", {
            let text = text.clone();
            move || Some(text())
        })
        .live_value(move || shortest((value() * POSITIONS).round()))
        .on("input", move |event| {
            if let Some(value) = parse(&typed(&event)) {
                set((value / POSITIONS).within(0.0, 1.0));
            }
        });
    let head =
        el("span", "knob-head").child(el("b", "").text(name)).child(el("span", "").live_text(text));
    let slider = el("span", "slider").child(el("span", "rail").child(track(at)).child(input));
    el("label", "knob").child(head).child(slider)
}
