//! How a number arises: a result opened part by part, and what the owner decided.

use super::super::Store;
use super::super::choose::{Group, choose};
use super::super::control::control;
use super::super::dom::{El, el};
use super::super::window::in_next_frame;
use super::section;
use crate::analysis::working::{Book, Entered, Node, Part, Role, Term};
use crate::evaluation::Figure;
use crate::format::ABSENT;
use crate::reactive::{Live, effect};
use crate::scenario::{Input, Scenario};
use crate::strategy::{Decision, Strategy};
use crate::text::units::of_the_year;
use crate::text::{strategy as names, working as words};
use crate::view::decisions::table;

/// The way from a result to what is open; never empty.
type Trail = Live<Vec<Node>>;

/// The section.
pub fn how(store: Store) -> El {
    let first = Node::Figure(Strategy::Colocation, Figure::Npv);
    let trail: Trail = Live::new(vec![first]);
    let shown = move || (store.shown(), trail.get());
    let crumbs = el("p", "trail").attr("aria-label", words::TRAIL).live_children(
        move || {
            let (shown, trail) = shown();
            trail.iter().map(|node| words::name(&shown.scenario, *node)).collect::<Vec<_>>()
        },
        move |labels| {
            labels.iter().enumerate().map(|(at, label)| crumb(trail, at, label)).collect()
        },
    );
    let open = el("div", "opened")
        .attr("role", "status")
        .live_children(move || key(store, trail), move |_| opened(store, trail));
    let place = section("study part how", words::HEADING, words::LEAD)
        .attr("id", "how")
        .child(el("div", "choices").child(results(trail)))
        .child(el("p", "small").text(of_the_year(&store.numbers())))
        .child(crumbs)
        .child(open)
        .child(decisions(store, trail));
    let here = place.node().clone();
    effect(move || {
        let Some((strategy, figure)) = store.working().get() else { return };
        store.working().set(None);
        trail.set(vec![Node::Figure(strategy, figure)]);
        let here = here.clone();
        in_next_frame(move || here.scroll_into_view());
    });
    place
}

/// What the open number depends on: the way to it, and the scenario as it is shown; an input's control
/// follows the scenario by itself.
fn key(store: Store, trail: Trail) -> (Vec<Node>, Option<Scenario>) {
    let trail = trail.get();
    let is_input = matches!(trail.last(), Some(Node::Input(_)));
    let scenario = (!is_input).then(|| store.shown().scenario.clone());
    (trail, scenario)
}

fn results(trail: Trail) -> El {
    let key = |use_: Strategy, of: Figure| format!("{}.{}", use_.key(), of.key());
    let group = |use_: Strategy| Group {
        heading: names::name(use_),
        options: Figure::ALL.map(|of| (key(use_, of), words::result(use_, of))).into(),
    };
    let groups = Strategy::ALL.map(group).into();
    let now = move || {
        trail.with(|trail| match trail.first() {
            Some(Node::Figure(use_, of)) => key(*use_, *of),
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

fn opened(store: Store, trail: Trail) -> Vec<El> {
    let (numbers, shown) = (store.numbers(), store.shown());
    let book = Book::new(&shown.scenario, &shown.evaluation);
    let working = trail.now().and_then(|trail| book.open(*trail.last()?));
    let Some(working) = working else { return vec![el("p", "").text(words::NO_VALUE)] };
    if let Node::Input(input) = working.node {
        return of_input(store, input);
    }
    let value = words::value(&numbers, working.node, working.value)
        + &words::in_sats(&numbers, &book, working.node, working.value);
    let mut all = vec![
        el("p", "finding").child(el("b", "").text(&value)),
        el("p", "").text(&words::rule(&numbers, &working)),
    ];
    let equation = words::equation(&numbers, &shown.scenario, &working);
    if !equation.is_empty() {
        all.push(el("p", "equation").text(&equation));
    }
    if !working.parts.is_empty() {
        let rows = working.parts.iter().map(|part| row(store, trail, &book, part));
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
}

/// An input: its control, with its source.
fn of_input(store: Store, input: Input) -> Vec<El> {
    let said = el("p", "").text(words::entered(Entered::ByReader));
    vec![said, el("div", "controls one").child(control(store, input))]
}

fn row(store: Store, trail: Trail, book: &Book, part: &Part) -> El {
    let shown = store.shown();
    let (what, mut value) = words::part(&store.numbers(), &shown.scenario, part.term, part.value);
    let sign = match part.role {
        Role::With => "",
        Role::Less => "− ",
        Role::Over => "÷ ",
    };
    let mut head = el("th", "").attr("scope", "row").text(sign);
    head = match part.term {
        Term::Node(node) if book.open(node).is_some() => {
            value += &words::in_sats(&store.numbers(), book, node, part.value);
            let open = move |_| trail.update(|trail| trail.push(node));
            head.child(El::button("value", &what).on("click", open))
        }
        _ => head.text(&what),
    };
    let value = if value.is_empty() { ABSENT.to_owned() } else { value };
    el("tr", "").child(head).child(el("td", "").text(&value))
}

/// What the owner of the chosen use decides, date by date, with the value of each option.
fn decisions(store: Store, trail: Trail) -> El {
    let html = move || {
        let first = trail.with(|trail| trail.first().copied());
        let Some(Node::Figure(strategy, _)) = first else { return String::new() };
        let shown = store.shown();
        let Some(outcome) = shown.evaluation.outcome(strategy) else { return String::new() };
        let written = |decisions: &[Decision], caption: &str| match decisions {
            [] => String::new(),
            decisions => table(&store.numbers(), &shown.scenario, decisions, caption),
        };
        let own = written(&outcome.decisions, names::name(strategy));
        let bridge = written(&outcome.bridge_decisions, words::BRIDGE_DECISIONS);
        match (own.is_empty(), bridge.is_empty()) {
            (true, true) => format!("<p>{}</p>", words::NO_DECISIONS),
            _ => own + &bridge,
        }
    };
    el("details", "owner")
        .child(el("summary", "").text(words::DECISIONS))
        .child(el("p", "small").text(words::DECISIONS_LEAD))
        .child(el("div", "sheet").attr("tabindex", "0").live_html(html))
}
