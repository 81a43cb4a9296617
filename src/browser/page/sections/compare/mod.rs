//! Scenarios side by side, what makes the difference, and the scenario as a file.

mod files;

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose};
use super::super::dom::{El, el, typed};
use super::super::later::later;
use super::super::loading::Chunk;
use super::super::part::Part;
use super::super::plate::Plate;
use super::super::platform::{base, copy};
use super::picture::plate;
use super::study::Study;
use super::{section, sheet, uses};
use crate::analysis::compare::difference;
use crate::cases::CHIPS;
use crate::evaluation::{Engine, Evaluation};
use crate::reactive::{Live, effect};
use crate::scenario::{Kept, MOST_KEPT, Scenario, Units, parse_link, to_lasting_link};
use crate::strategy::Strategy;
use crate::text::compare as words;
use crate::view::cash::Cash;
use crate::view::overlay::Overlay;
use crate::view::side_by_side::{shares, table};
use crate::view::{Look, Theme};
use std::rc::Rc;

/// A kept scenario with its evaluation in the reader's units.
#[derive(Clone)]
struct Beside {
    name: String,
    scenario: Scenario,
    units: Units,
    evaluation: Rc<Evaluation>,
}

/// What the section reads.
#[derive(Clone, Copy)]
struct Sight {
    store: Store,
    /// Kept scenarios with their evaluations.
    all: Live<Vec<Beside>>,
    /// The use that is chosen; the best one until then.
    strategy: Live<Option<Strategy>>,
    /// Which of the kept ones is compared with.
    against: Live<usize>,
}

impl Sight {
    fn strategy(self) -> Strategy {
        self.strategy.get().unwrap_or_else(|| self.store.opening_use())
    }

    /// The one that is compared with: the chosen one, while it is there.
    fn against(self) -> Option<Beside> {
        let at = self.against.get();
        self.all.with(|all| all.get(at).or_else(|| all.first()).cloned())
    }

    fn is_empty(self) -> bool {
        self.all.with(Vec::is_empty)
    }
}

/// The section.
pub fn compare(store: Store) -> El {
    let sight = Sight {
        store,
        all: Live::new(Vec::new()),
        strategy: Live::new(None),
        against: Live::new(0),
    };
    follow(sight);
    let none = move || sight.is_empty();
    let html = move || {
        sight.all.with(|all| {
            let shown = store.shown();
            let mut columns: Vec<(&str, &Evaluation)> =
                all.iter().map(|one| (one.name.as_str(), &*one.evaluation)).collect();
            columns.push((words::NOW, shown.in_units()));
            if all.is_empty() {
                return String::new();
            }
            table(&store.numbers(), &columns, sight.strategy())
        })
    };
    section("study part compare-scenarios", words::HEADING, words::LEAD)
        .attr("id", "compare")
        .child(head(sight))
        .child(list(store))
        .child(chips(store).live_flag("hidden", none))
        .child(sheet(words::HEADING).live_flag("hidden", none).live_html(html))
        .child(overlay(sight).live_flag("hidden", none))
        .child(versus(sight).live_flag("hidden", none))
        .child(difference_of(sight).live_flag("hidden", none))
        .child(files::files(store))
        .child(files::snippets(store))
}

/// Keeps the evaluations alike with what is kept; each is made once.
fn follow(sight: Sight) {
    effect(move || {
        let kept = sight.store.kept().get();
        let units = sight.store.shown_in();
        let before = sight.all.now().unwrap_or_default();
        let made = |kept: &Kept| Engine::new().evaluate_in(&kept.scenario, units);
        let beside = |kept: &Kept| {
            let known =
                before.iter().find(|one| one.scenario == kept.scenario && one.units == units);
            let evaluation = known.map(|one| Rc::clone(&one.evaluation));
            Beside {
                name: kept.name.clone(),
                scenario: kept.scenario.clone(),
                units,
                evaluation: evaluation.unwrap_or_else(|| Rc::new(made(kept))),
            }
        };
        sight.all.set(kept.iter().map(beside).collect());
    });
}

fn head(sight: Sight) -> El {
    let store = sight.store;
    let full = move || store.kept().with(|kept| kept.len() >= MOST_KEPT);
    let add = move |_| {
        let scenario = store.scenario_now();
        store.kept().update(|kept| {
            let free = words::LETTERS.into_iter().find(|l| kept.iter().all(|k| k.name != *l));
            if let Some(name) = free.filter(|_| kept.len() < MOST_KEPT) {
                kept.push(Kept::new(name, scenario));
            }
        });
    };
    let uses = uses(words::USE, move || sight.strategy(), move |one| sight.strategy.set(one));
    el("div", "")
        .child(
            el("div", "choices")
                .child(El::button("firm", words::KEEP).live_flag("disabled", full).on("click", add))
                .child(uses.live_flag("hidden", move || sight.is_empty())),
        )
        .child(el("p", "small").text(words::FULL).live_flag("hidden", move || !full()))
}

/// What is kept, by name.
fn list(store: Store) -> El {
    let said = Live::new(String::new());
    // Made anew when one comes or goes; a name that is typed is not taken out of the reader's hands.
    let key = move || {
        store.kept().with(|all| all.iter().map(|kept| kept.scenario.clone()).collect::<Vec<_>>())
    };
    let entries = el("ul", "kept")
        .live_children(key, move |all| (0..all.len()).map(|at| entry(store, at, said)).collect());
    el("div", "")
        .child(entries)
        .child(el("p", "small").attr("role", "status").live_text(move || said.get()))
}

/// A kept scenario's name, and what can be done with it.
fn entry(store: Store, at: usize, said: Live<String>) -> El {
    let kept = store.kept();
    let one = move || kept.now().and_then(|all| all.get(at).cloned());
    let name =
        move || kept.with(|all| all.get(at).map(|kept| kept.name.clone())).unwrap_or_default();
    let rename = move |event| {
        let text = typed(&event);
        kept.update(|all| {
            if let Some(kept) = all.get_mut(at) {
                *kept = Kept::new(&text, kept.scenario.clone());
            }
        });
    };
    let show = move |_| {
        if let Some(one) = one() {
            store.replace(one.scenario);
        }
    };
    let hand_on = move |_| {
        if let Some(one) = one() {
            let base = base().unwrap_or_default();
            copy(&format!("{base}#{}", to_lasting_link(&one.scenario)), said);
        }
    };
    let remove = move |_| {
        kept.update(|all| {
            if at < all.len() {
                all.remove(at);
            }
        });
    };
    el("li", "")
        .child(
            el("input", "")
                .attr("type", "text")
                .attr("aria-label", words::NAME)
                .attr("maxlength", "40")
                .live_value(name)
                .on("input", rename),
        )
        .child(El::button("quiet", words::SHOW).on("click", show))
        .child(El::button("quiet", words::COPY_LINK).on("click", hand_on))
        .child(El::button("quiet", words::REMOVE).on("click", remove))
}

/// Real cases, a press away from standing beside what is kept.
fn chips(store: Store) -> El {
    let chip = |chip: &'static crate::cases::Chip| {
        let load = move |_| store.follow_link(parse_link(&chip.link()));
        el("li", "").child(El::button("chip", chip.label).on("click", load))
    };
    el("div", "go-on")
        .child(el("p", "small").text(words::GO_ON))
        .child(el("ul", "chips").children(CHIPS.iter().map(chip)))
}

/// Cumulative cash of the use in all of them.
fn overlay(sight: Sight) -> El {
    let draw = move |width: f64| {
        let store = sight.store;
        let shown = store.shown();
        let mut all: Vec<(String, Cash)> = sight.all.with(|all| {
            let one = |one: &Beside| (one.name.clone(), Cash::of(&one.scenario, &one.evaluation));
            all.iter().map(one).collect()
        });
        if all.is_empty() {
            return None;
        }
        all.push((words::NOW.to_owned(), Cash::of(&shown.scenario, shown.in_units())));
        let chart = Overlay::of(sight.strategy(), all);
        let numbers = store.numbers();
        let look = Look::new(&numbers, width, Cash::height(width), Theme::Page);
        (!chart.series.is_empty()).then(|| chart.draw(&look))
    };
    el("div", "")
        .child(el("h3", "").text(words::CASH))
        .child(plate(sight.store, Plate::of(words::CASH, draw)))
}

/// The same futures for what is compared; asked for when something is kept.
fn versus(sight: Sight) -> El {
    let (kept, strategy) = (Live::new(None), Live::new(sight.store.opening_use()));
    effect(move || {
        let against = sight.against().map(|one| Kept::new(&one.name, one.scenario));
        if against.is_some() {
            sight.store.later().want(Chunk::Futures);
        }
        kept.set(against);
        strategy.set(sight.strategy());
    });
    later(el("div", "later"), sight.store, Part::Versus(kept, strategy))
}

/// What makes the difference between one that is kept and what is on the page.
fn difference_of(sight: Sight) -> El {
    let from = move || sight.against().map(|one| one.scenario);
    let study = Study::new(sight.store, from, |engine, scenario, from: &Option<Scenario>| {
        let from = from.as_ref()?;
        Some((from.clone(), difference(engine, from, scenario)))
    });
    let html = move || {
        let strategy = sight.strategy();
        let against = sight.against();
        study.read(|found, scenario| match (found, &against) {
            // What was found of another does not stand under this one's name.
            (Some((from, found)), Some(one)) if one.scenario == *from => {
                shares(&sight.store.numbers(), &one.name, (from, scenario), found, strategy)
            }
            _ => String::new(),
        })
    };
    let names =
        move || sight.all.with(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
    let against = el("div", "choices").live_children(names, move |names| {
        if names.len() < 2 {
            return Vec::new();
        }
        let options = names.iter().enumerate().map(|(at, name)| (at.to_string(), name.clone()));
        let groups = vec![ChoiceGroup { heading: "", options: options.collect() }];
        let now = move || sight.against.get().to_string();
        let take = move |at: String| sight.against.set(at.parse().unwrap_or(0));
        vec![choose(words::AGAINST, groups, now, take)]
    });
    let sheet = el("div", "sheet").live_html(html);
    study.watch(
        el("div", "")
            .child(el("h3", "").text(words::DIFFERENCE))
            .child(against)
            .child(sheet)
            .child(el("p", "small").text(words::SHAPLEY)),
    )
}
