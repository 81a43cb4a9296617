//! How a number arises: a result opened part by part, and what the owner decided.

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose};
use super::super::control::control;
use super::super::dom::{El, el};
use super::super::sight::at_leisure;
use super::super::window::in_next_frame;
use super::section;
use crate::analysis::working::{Book, Elsewhere, Entered, Node, Part, Role, Term, Within};
use crate::evaluation::{Evaluation, Figure, Measure};
use crate::format::{ABSENT, escape};
use crate::reactive::{Live, effect};
use crate::scenario::{Input, Scenario};
use crate::strategy::{Decision, Strategy};
use crate::text::units::of_the_year;
use crate::text::{strategy as names, working as words};
use crate::view::decisions::table;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The way from a result to what is open; never empty.
type Trail = Live<Vec<Node>>;

/// What the section reads.
#[derive(Clone, Copy)]
struct Sight {
    store: Store,
    trail: Trail,
    within: Live<Within>,
    /// What stands there, if that is not the page's own scenario.
    elsewhere: Live<Option<Rc<Elsewhere>>>,
    /// Whether the mine was opened there, since nobody rents.
    unlet: Live<bool>,
}

impl Sight {
    /// Reads the scenario that is open, its evaluation and its book. Tracked.
    fn read<R>(self, read: impl FnOnce(&Scenario, &Evaluation, Book) -> R) -> R {
        match self.elsewhere.get() {
            Some(there) => read(&there.scenario, &there.evaluation, Book::elsewhere(&there)),
            None => {
                let shown = self.store.shown();
                let (scenario, evaluation) = (&shown.scenario, &shown.evaluation);
                read(scenario, evaluation, Book::new(scenario, evaluation))
            }
        }
    }

    /// Opens a result. In a future without a tenant an AI use is worth what the mine is, and that is opened.
    fn open(self, of: Measure, within: Within) {
        self.unlet.set(false);
        self.within.set(within);
        self.trail.set(vec![of.into()]);
    }

    /// Keeps what stands elsewhere alike with the page.
    fn follow(self) {
        effect(move || {
            let (within, first) =
                (self.within.get(), self.trail.with(|trail| trail.first().copied()));
            let strategy = first.and_then(strategy_of).unwrap_or(Strategy::Mining);
            let there = match within {
                Within::Page => None,
                _ => Elsewhere::of(&self.store.shown().scenario, within, strategy),
            };
            // Without a tenant an AI use is worth what the mine is: that is opened.
            let is_future = matches!(within, Within::Future(_) | Within::Mean { .. });
            let is_there =
                there.as_ref().is_none_or(|there| there.evaluation.outcome(strategy).is_some());
            if let (Some(Node::Figure(_, figure)), true, false) = (first, is_future, is_there) {
                self.unlet.set(true);
                self.trail.set(vec![Node::Figure(Strategy::Mining, figure)]);
                return;
            }
            self.elsewhere.set(there.map(Rc::new));
        });
    }
}

/// Whose world a result stands in.
fn strategy_of(node: Node) -> Option<Strategy> {
    match node {
        Node::Figure(strategy, _) | Node::Lead(strategy, _) => Some(strategy),
        _ => None,
    }
}

/// The section.
pub fn how(store: Store) -> El {
    let first = Node::Figure(Strategy::Colocation, Figure::Npv);
    let trail: Trail = Live::new(vec![first]);
    let sight = Sight {
        store,
        trail,
        within: Live::new(Within::Page),
        elsewhere: Live::new(None),
        unlet: Live::new(false),
    };
    sight.follow();
    let labels = move || {
        sight.read(|scenario, _, _| {
            trail.with(|trail| trail.iter().map(|node| words::name(scenario, *node)).collect())
        })
    };
    let crumbs = el("p", "trail").attr("aria-label", words::TRAIL).live_children(
        labels,
        move |labels: &Vec<String>| {
            labels.iter().enumerate().map(|(at, label)| crumb(trail, at, label)).collect()
        },
    );
    let open = el("div", "opened").live_children(move || key(sight), move |_| opened(sight));
    let on_page = move || sight.within.get() == Within::Page;
    let note = el("p", "small elsewhere")
        .live_flag("hidden", on_page)
        .child(el("span", "").live_text(move || {
            let said = words::within(&store.numbers(), sight.within.get());
            if sight.unlet.get() { format!("{said} {}", words::UNLET) } else { said }
        }))
        .text(" ")
        .child(
            El::button("quiet", words::BACK).on("click", move |_| sight.within.set(Within::Page)),
        );
    let place = section("study part how", words::HEADING, words::LEAD)
        .attr("id", "how")
        .child(el("div", "choices").child(results(trail)))
        .child(el("p", "small").text(of_the_year(&store.numbers())))
        .child(note)
        .child(crumbs)
        .child(open)
        .child(decisions(sight));
    let here = place.node().clone();
    effect(move || {
        let Some((of, within)) = store.working().get() else { return };
        store.working().set(None);
        let Some(of) = Measure::from_key(&of) else { return };
        sight.open(of, within);
        let here = here.clone();
        // The focus goes along, so that keys go on from there.
        in_next_frame(move || {
            here.scroll_into_view();
            if let Some(here) = here.dyn_ref::<HtmlElement>() {
                here.set_tab_index(-1);
                let _ = here.focus();
            }
        });
    });
    place
}

/// What the open number depends on: the way to it, and the scenario as it is shown; an input's control
/// follows the scenario by itself.
fn key(sight: Sight) -> (Vec<Node>, Option<(Scenario, Within)>) {
    let trail = sight.trail.get();
    let is_input = matches!(trail.last(), Some(Node::Input(_)));
    let scenario = (!is_input).then(|| {
        let within = sight.within.get();
        sight.read(|scenario, _, _| (scenario.clone(), within))
    });
    (trail, scenario)
}

fn results(trail: Trail) -> El {
    let key = |use_: Strategy, of: Figure| format!("{}.{}", use_.key(), of.key());
    let group = |use_: Strategy| ChoiceGroup {
        heading: names::name(use_),
        options: Figure::ALL.map(|of| (key(use_, of), words::result(use_, of))).into(),
    };
    let groups = Strategy::ALL.map(group).into();
    let now = move || {
        trail.with(|trail| match trail.first() {
            Some(Node::Figure(use_, of)) => key(*use_, *of),
            Some(Node::Lead(use_, _)) => key(*use_, Figure::Npv),
            _ => String::new(),
        })
    };
    choose(words::RESULT, groups, now, move |chosen| {
        let found = chosen.split_once('.').and_then(|(use_, of)| {
            Some(Node::Figure(Strategy::from_key(use_)?, Figure::from_key(of)?))
        });
        if let Some(node) = found {
            trail.set(vec![node]);
        }
    })
}

fn crumb(trail: Trail, at: usize, label: &str) -> El {
    El::button("quiet", label).on("click", move |_| trail.update(|trail| trail.truncate(at + 1)))
}

fn opened(sight: Sight) -> Vec<El> {
    let numbers = sight.store.numbers();
    sight.read(|scenario, _, book| {
        let working = sight.trail.now().and_then(|trail| book.open(*trail.last()?));
        let Some(working) = working else { return vec![el("p", "").text(words::NO_VALUE)] };
        if let Node::Input(input) = working.node {
            return of_input(sight.store, input);
        }
        let value = words::value(&numbers, working.node, working.value)
            + &words::in_sats(&numbers, &book, working.node, working.value);
        let rule = el("p", "");
        let said = escape(&words::rule(&numbers, &working));
        rule.node().set_inner_html(&sight.store.explained(&said));
        let mut all = vec![el("p", "finding").child(el("b", "").text(&value)), rule];
        let equation = words::equation(&numbers, scenario, &working);
        if !equation.is_empty() {
            // A minus is not parted from its amount.
            all.push(el("p", "equation").text(&equation.replace("−$", "−\u{2060}$")));
        }
        if !working.parts.is_empty() {
            let rows = working.parts.iter().map(|part| row(sight, scenario, &book, part));
            let [made_of, value] = words::PARTS;
            let head = el("tr", "")
                .child(el("th", "").attr("scope", "col").text(made_of))
                .child(el("th", "").attr("scope", "col").text(value));
            let table = el("table", "statement parts")
                .child(el("thead", "").child(head))
                .child(el("tbody", "").children(rows));
            all.push(el("div", "sheet").child(table));
        }
        all
    })
}

/// An input: its control, with its source.
fn of_input(store: Store, input: Input) -> Vec<El> {
    let said = el("p", "").text(words::entered(Entered::ByReader));
    vec![said, el("div", "controls one").child(control(store, input))]
}

fn row(sight: Sight, scenario: &Scenario, book: &Book, part: &Part) -> El {
    let trail = sight.trail;
    let (what, mut value) = words::part(&sight.store.numbers(), scenario, part.term, part.value);
    let sign = match part.role {
        Role::With => "",
        Role::Less => "− ",
        Role::Over => "÷ ",
    };
    let mut head = el("th", "").attr("scope", "row").text(sign);
    head = match part.term {
        Term::Node(node) if book.open(node).is_some() => {
            value += &words::in_sats(&sight.store.numbers(), book, node, part.value);
            let open = move |_| trail.update(|trail| trail.push(node));
            head.child(El::button("value", &what).on("click", open))
        }
        _ => head.text(&what),
    };
    let value = if value.is_empty() { ABSENT.to_owned() } else { value };
    el("tr", "").child(head).child(el("td", "").text(&value))
}

/// What the owner of the chosen use decides, date by date, with the value of each option.
fn decisions(sight: Sight) -> El {
    let html = move || {
        let first = sight.trail.with(|trail| trail.first().copied());
        let Some(strategy) = first.and_then(strategy_of) else { return String::new() };
        sight.read(|scenario, evaluation, _| {
            let Some(outcome) = evaluation.outcome(strategy) else { return String::new() };
            let written = |decisions: &[Decision], caption: &str| match decisions {
                [] => String::new(),
                decisions => table(&sight.store.numbers(), scenario, decisions, caption),
            };
            let own = written(&outcome.decisions, names::name(strategy));
            let bridge = written(&outcome.bridge_decisions, words::BRIDGE_DECISIONS);
            match (own.is_empty(), bridge.is_empty()) {
                (true, true) => format!("<p>{}</p>", words::NO_DECISIONS),
                _ => own + &bridge,
            }
        })
    };
    el("details", "owner")
        .child(el("summary", "").text(words::DECISIONS))
        .child(el("p", "small").text(words::DECISIONS_LEAD))
        .child(at_leisure(|| el("div", "sheet").attr("tabindex", "0").live_html(html)))
}
