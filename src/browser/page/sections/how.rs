//! How a number arises: a result opened part by part.

use super::super::Store;
use super::super::choose::{Group, choose};
use super::super::dom::{El, el};
use super::section;
use crate::analysis::working::{Book, Node, Part, Role, Term};
use crate::evaluation::Figure;
use crate::format::ABSENT;
use crate::reactive::Live;
use crate::strategy::Strategy;
use crate::text::{strategy as names, working as words};

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
        .live_children(move || trail_values(store, trail), move |_| opened(store, trail));
    section("study part how", words::HEADING, words::LEAD)
        .attr("id", "how")
        .child(el("div", "choices").child(results(trail)))
        .child(crumbs)
        .child(open)
}

/// What the open number depends on: its way, and the scenario as it is shown.
fn trail_values(store: Store, trail: Trail) -> (Vec<Node>, crate::scenario::Scenario) {
    (trail.get(), store.shown().scenario.clone())
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
    let value = words::value(&numbers, working.node, working.value);
    let mut all = vec![
        el("p", "finding").child(el("b", "").text(&value)),
        el("p", "").text(&words::rule(&numbers, &working)),
    ];
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

fn row(store: Store, trail: Trail, book: &Book, part: &Part) -> El {
    let shown = store.shown();
    let (what, value) = words::part(&store.numbers(), &shown.scenario, part.term, part.value);
    let sign = match part.role {
        Role::With => "",
        Role::Less => "− ",
        Role::Over => "÷ ",
    };
    let mut head = el("th", "").attr("scope", "row").text(sign);
    head = match part.term {
        Term::Node(node) if book.open(node).is_some() => {
            let open = move |_| trail.update(|trail| trail.push(node));
            head.child(El::button("value", &what).on("click", open))
        }
        _ => head.text(&what),
    };
    let value = if value.is_empty() { ABSENT.to_owned() } else { value };
    el("tr", "").child(head).child(el("td", "").text(&value))
}
