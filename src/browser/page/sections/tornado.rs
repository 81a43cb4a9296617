//! The tornado: what moves a result, and which assumptions decide.

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose};
use super::super::dom::{El, el};
use super::super::plate::{Plate, drawn};
use super::super::sight;
use super::section;
use super::set::keep_in_link;
use crate::analysis::tornado::{self as analysis, Bar, NoEffect, Target, Tornado};
use crate::desk::{Job, Question, Step};
use crate::question::{Watched, in_link};
use crate::rank::ranked;
use crate::reactive::Live;
use crate::scenario::{Input, Scenario, Setting};
use crate::strategy::Strategy;
use crate::text::input::label;
use crate::text::tornado as words;
use crate::view::tornado::WhichBars;
use crate::view::{Drawing, Look, Theme};

/// How many bars stand before all are asked for.
const FEW: usize = 12;

/// What each input does to a target.
#[derive(Clone, PartialEq)]
struct TornadoOf(Target);

impl Question for TornadoOf {
    type Answer = Tornado;

    fn begin(&self, scenario: &Scenario) -> Job<Tornado> {
        let mut job = Some(analysis::TornadoJob::new(scenario, self.0));
        Box::new(move |engine| {
            let done = job.as_mut().is_none_or(|job| job.step(engine));
            match job.take_if(|_| done) {
                Some(job) => Step::Done(job.finish()),
                None => Step::More,
            }
        })
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

/// Whether it can be chosen.
fn is_offered(watched: &Watched) -> bool {
    let offered = |target: &Target| Watched::from(*target) == *watched;
    *watched == Watched::Lead || targets().iter().flatten().any(offered)
}

fn chooser(watched: Live<Watched>) -> El {
    let targets = targets();
    let code = |group: usize, index: usize| format!("{group}.{index}");
    let lead = vec![(String::new(), words::THE_LEAD.to_owned())];
    let mut groups = vec![ChoiceGroup { heading: "", options: lead }];
    for (at, (heading, targets)) in words::GROUPS.into_iter().zip(&targets).enumerate() {
        let option = |(index, target): (usize, &Target)| (code(at, index), words::target(*target));
        groups.push(ChoiceGroup {
            heading,
            options: targets.iter().enumerate().map(option).collect(),
        });
    }
    let all = targets.clone();
    let now = move || {
        let watched = watched.get();
        let of_group = |(group, targets): (usize, &Vec<Target>)| {
            let at = targets.iter().position(|target| Watched::from(*target) == watched)?;
            Some(code(group, at))
        };
        all.iter().enumerate().find_map(of_group).unwrap_or_default()
    };
    let take = move |value: String| {
        let target = value.split_once('.').and_then(|(group, index)| {
            targets.get(group.parse::<usize>().ok()?)?.get(index.parse::<usize>().ok()?)
        });
        watched.set(target.map_or(Watched::Lead, |target| Watched::from(*target)));
    };
    choose(words::WATCH, groups, now, take)
}

/// The section.
pub fn tornado(store: Store) -> El {
    let (watched, all) = (Live::new(Watched::Lead), Live::new(false));
    // A figure that stands in none of the lists is as unknown as one that is none.
    let read = |text: &str| in_link::read_watched(text).filter(is_offered);
    keep_in_link(store, Setting::Watch, watched, in_link::write_watched, read);
    let seat = store.work().sit::<TornadoOf>();
    seat.follow(move || {
        let shown = store.shown();
        (TornadoOf(watched.get().target(&shown.evaluation)), shown.scenario.clone())
    });
    let found = move |read: fn(&Tornado) -> String| {
        move || seat.answer().map(|found| read(&found.answer)).unwrap_or_default()
    };
    let outside = move || {
        let found = seat.answer();
        found.map(|found| words::outside(&store.numbers(), &found.answer)).unwrap_or_default()
    };
    let width = Live::new(900.0);
    let drawing = move |width: f64| {
        let found = seat.answer()?;
        let part = if all.get() { WhichBars::All } else { WhichBars::Largest(FEW) };
        let title = words::target(found.answer.target);
        Some(draw(
            store,
            &crate::view::tornado::Tornado::of(&store.numbers(), &found.answer, title, part),
            width,
        ))
    };
    let (plot, data) = drawn(store, width, Plate::of(words::HEADING, drawing).titled());
    let plot = el("div", "").child(sight::ruler(width)).child(plot);
    let more = El::button("quiet", "")
        .live_text(move || if all.get() { words::FEWER } else { words::ALL }.to_owned())
        .live_attr("aria-expanded", move || Some(all.get().to_string()))
        .on("click", move |_| all.update(|all| *all = !*all));
    let idle = el("details", "data idle")
        .child(el("summary", "").live_text(found(|found| words::without_effect(idle(found).1))))
        .child(el("div", "").live_html(found(|found| idle(found).0)));
    let place = section("tornado part", words::HEADING, words::LEAD)
        .live_class("waits", move || seat.answer().is_none())
        .child(chooser(watched))
        .child(el("p", "deciding").live_text(found(deciding)))
        .child(el("h3", "").live_text(found(|found| words::target(found.target))))
        .child(plot)
        .child(el("p", "footing").live_text(outside))
        .child(el("p", "under").child(more))
        .child(data)
        .child(idle);
    seat.watch(&place);
    place
}

fn draw(store: Store, chart: &crate::view::tornado::Tornado, width: f64) -> Drawing {
    let numbers = store.numbers();
    let height = chart.height(&Look::new(&numbers, width, 100.0, Theme::Page));
    chart.draw(&Look::new(&numbers, width, height, Theme::Page))
}

fn deciding(found: &Tornado) -> String {
    let labels: Vec<String> = found.deciding().map(|bar| label(bar.input)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    words::deciding(found.best, &labels)
}

/// Why inputs change nothing, and the one that switches them off.
type Reason = (NoEffect, Option<Input>);

/// The inputs that change nothing, by reason, as a list, and how many they are.
fn idle(found: &Tornado) -> (String, usize) {
    let idle = found.bars.iter().filter(|bar| !bar.decides);
    let mut reasons: Vec<(Reason, Vec<String>)> = Vec::new();
    let reason = |bar: &Bar| Some((bar.no_effect?, bar.switched_off_by));
    for (reason, label) in idle.filter_map(|bar| Some((reason(bar)?, label(bar.input)))) {
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, labels)) => labels.push(label),
            None => reasons.push((reason, vec![label])),
        }
    }
    let reasons = ranked(&reasons, |(_, labels)| labels.len() as f64);
    let count = reasons.iter().map(|(_, labels)| labels.len()).sum();
    let item = |((reason, by), labels): &(Reason, Vec<String>)| {
        let why = words::no_effect(*reason, *by);
        format!("<div><dt>{why}</dt><dd>{}</dd></div>", labels.join(", "))
    };
    (format!("<dl>{}</dl>", reasons.iter().map(item).collect::<String>()), count)
}
