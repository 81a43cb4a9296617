//! The tornado: what moves a result, and which assumptions decide.

use super::super::Store;
use super::super::chart::data;
use super::super::sight;
use super::choose::{Group, choose};
use crate::analysis::desk::{Job, Question, Step};
use crate::analysis::tornado::{self as analysis, NoEffect, Target, Tornado};
use crate::evaluation::Evaluation;
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use crate::text::tornado as words;
use crate::view::analysed::{Part, tornado as charted};
use crate::view::{Drawing, Look, Theme};
use leptos::html;
use leptos::prelude::*;

/// How many bars stand before all are asked for.
const FEW: usize = 12;

/// What each input does to a target.
#[derive(Clone, PartialEq)]
struct Of(Target);

impl Question for Of {
    type Answer = Tornado;

    fn begin(&self, scenario: &Scenario) -> Job<Tornado> {
        let mut job = Some(analysis::Job::new(scenario, self.0));
        Box::new(move |engine| {
            let done = job.as_mut().is_none_or(|job| job.step(engine));
            match job.take_if(|_| done) {
                Some(job) => Step::Done(job.finish()),
                None => Step::More,
            }
        })
    }
}

/// What the reader watches.
#[derive(Clone, Copy, PartialEq)]
enum Watched {
    /// The best strategy's NPV less the next best one's. A hybrid lies between its parts: behind
    /// another leader the next use is the one after it.
    Lead,
    Target(Target),
}

impl Watched {
    fn target(self, evaluation: &Evaluation) -> Target {
        let Watched::Target(target) = self else {
            let mut ranked = Strategy::ALL;
            let npv = |s: Strategy| evaluation.npv(s).unwrap_or(f64::NEG_INFINITY);
            ranked.sort_by(|a, b| npv(*b).total_cmp(&npv(*a)));
            let next = if ranked[1] == Strategy::Hybrid { ranked[2] } else { ranked[1] };
            return Target::Difference(ranked[0], next);
        };
        target
    }
}

/// The targets to choose from, by heading.
fn targets() -> [Vec<Target>; 4] {
    let all = || Strategy::ALL.into_iter();
    let pairs =
        all().flat_map(|a| all().filter(move |b| *b as usize > a as usize).map(move |b| (a, b)));
    [
        all().map(Target::Npv).collect(),
        pairs.map(|(a, b)| Target::Difference(b, a)).collect(),
        all().map(Target::EquityIrr).collect(),
        all().map(Target::MinDscr).collect(),
    ]
}

fn chooser(watched: RwSignal<Watched>) -> AnyView {
    let targets = targets();
    let code = |group: usize, index: usize| format!("{group}.{index}");
    let lead = vec![(String::new(), words::THE_LEAD.to_owned())];
    let mut groups = vec![Group { heading: "", options: lead }];
    for (at, (heading, targets)) in words::GROUPS.into_iter().zip(&targets).enumerate() {
        let option = |(index, target): (usize, &Target)| (code(at, index), words::target(*target));
        groups.push(Group { heading, options: targets.iter().enumerate().map(option).collect() });
    }
    let chosen = RwSignal::new(String::new());
    let choose_target = move |value: String| {
        let target = value.split_once('.').and_then(|(group, index)| {
            targets.get(group.parse::<usize>().ok()?)?.get(index.parse::<usize>().ok()?)
        });
        watched.set(target.map_or(Watched::Lead, |target| Watched::Target(*target)));
        chosen.set(value);
    };
    choose(words::WATCH, groups, move || chosen.get(), choose_target)
}

/// The section.
pub fn tornado(store: Store) -> AnyView {
    let watched = RwSignal::new(Watched::Lead);
    let all = RwSignal::new(false);
    let seat = store.work().sit::<Of>();
    let section = NodeRef::<html::Section>::new();
    seat.watch(section);
    seat.follow(move || {
        let shown = store.shown();
        Some((Of(watched.get().target(&shown.evaluation)), shown.scenario.clone()))
    });
    let width = RwSignal::new(900.0);
    let place = NodeRef::<html::Div>::new();
    sight::follow_width(place, width);
    let drawing = Memo::new(move |_| {
        let found = seat.answer()?;
        let part = if all.get() { Part::All } else { Part::Largest(FEW) };
        let title = words::target(found.answer.target);
        Some(draw(store, &charted(&store.numbers(), &found.answer, title, part), width.get()))
    });
    let svg = move || drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default());
    let title = move || seat.answer().map(|found| words::target(found.answer.target));
    let deciding = move || seat.answer().map(|found| deciding(&found.answer));
    let label = move || if all.get() { words::FEWER } else { words::ALL };
    view! {
        <section class="tornado part" aria-label=words::HEADING node_ref=section
            class:waits=move || seat.answer().is_none()>
            <div class="section-head">
                <h2>{words::HEADING}</h2>
                <p>{words::LEAD}</p>
            </div>
            {chooser(watched)}
            <p class="deciding">{deciding}</p>
            <h3>{title}</h3>
            <div node_ref=place inner_html=svg></div>
            <p class="under">
                <button type="button" class="quiet" aria-expanded=move || all.get().to_string()
                    on:click=move |_| all.update(|all| *all = !*all)>{label}</button>
            </p>
            {data(drawing, words::HEADING)}
            {move || seat.answer().map(|found| idle(&found.answer))}
        </section>
    }
    .into_any()
}

fn draw(store: Store, chart: &crate::view::tornado::Tornado, width: f64) -> Drawing {
    let numbers = store.numbers();
    let height = chart.height(&Look::new(&numbers, width, 100.0, Theme::Page));
    chart.draw(&Look::new(&numbers, width, height, Theme::Page))
}

fn deciding(found: &Tornado) -> String {
    let labels: Vec<&str> = found.deciding().map(|bar| bar.input.row().label).collect();
    words::deciding(found.best, &labels)
}

/// The inputs that change nothing, by reason.
fn idle(found: &Tornado) -> AnyView {
    let idle = found.bars.iter().filter(|bar| !bar.decides);
    let mut reasons: Vec<(NoEffect, Vec<&'static str>)> = Vec::new();
    for (reason, label) in idle.filter_map(|bar| Some((bar.no_effect?, bar.input.row().label))) {
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, labels)) => labels.push(label),
            None => reasons.push((reason, vec![label])),
        }
    }
    reasons.sort_by_key(|(_, labels)| std::cmp::Reverse(labels.len()));
    let count: usize = reasons.iter().map(|(_, labels)| labels.len()).sum();
    let item = |(reason, labels): (NoEffect, Vec<&str>)| {
        view! { <div><dt>{words::no_effect(reason)}</dt><dd>{labels.join(", ")}</dd></div> }
            .into_any()
    };
    let items: Vec<_> = reasons.into_iter().map(item).collect();
    view! {
        <details class="data idle">
            <summary>{count} " " {words::WITHOUT_EFFECT}</summary>
            <dl>{items}</dl>
        </details>
    }
    .into_any()
}
