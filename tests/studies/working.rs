//! Every number that opens is what its own formula makes of its parts.

use crate::support::random::{Range, scenarios};
use hash_or_host::analysis::break_even::{Question, break_even};
use hash_or_host::analysis::standing::Contender;
use hash_or_host::analysis::statement::Line;
use hash_or_host::analysis::stress::{Shock, stressed_npvs};
use hash_or_host::analysis::working::{
    Book, Elsewhere, Entered, Item, Node, Part, Rule, Term, Within, Working,
};
use hash_or_host::evaluation::{Engine, Figure, Measure, evaluate};
use hash_or_host::finance::npv;
use hash_or_host::scenario::{Input, Scenario, parse_link};
use hash_or_host::simulation::{Future, Model, Options};
use hash_or_host::strategy::Strategy;
use proptest::prelude::*;

/// How closely a sum of a ledger's months comes back.
const CLOSE: f64 = 1e-9;

fn holds(book: &Book, working: &Working, size: f64) {
    let Working { node, value, rule, parts } = working;
    for part in parts {
        if let Term::Node(inner) = part.term {
            assert_eq!(book.value(inner), Some(part.value), "{node:?}: its part {inner:?}");
        }
    }
    if let Some(recomputed) = working.recomputed() {
        let close = (recomputed - value).abs() <= CLOSE * value.abs().max(size);
        assert!(close, "{node:?} is {value}, its formula makes {recomputed} of {parts:?}");
        return;
    }
    match rule {
        Rule::Entered(_) => assert!(parts.is_empty(), "{node:?}"),
        Rule::Rate => {
            let flows = months(book, parts);
            let left = npv(*value, &flows);
            // What is left is small against what the rate makes of all of them.
            let sizes: Vec<f64> = flows.iter().map(|flow| flow.abs()).collect();
            let most = npv(*value, &sizes);
            assert!(left.abs() <= 1e-6 * most, "{node:?}: {left} is left at {value}");
        }
        Rule::Deepest => {
            let lowest = running(&months(book, parts)).into_iter().fold(0.0, f64::min);
            assert!((lowest + value).abs() <= CLOSE * size, "{node:?}: {lowest}");
        }
        Rule::Payback => {
            let sums = running(&months(book, parts));
            let residue = CLOSE * sums.iter().fold(0.0, |most: f64, sum| most.max(sum.abs()));
            let below = sums.iter().rposition(|sum| *sum < -residue);
            assert_eq!(below.map_or(0, |last| last + 1) as f64, *value, "{node:?}");
        }
        _ => panic!("{node:?} has a rule that is not recomputed"),
    }
}

/// The months of parts that are years, index 0 to T.
fn months(book: &Book, parts: &[Part]) -> Vec<f64> {
    let mut flows = Vec::new();
    let mut at = |t: usize, flow: f64| {
        if flows.len() <= t {
            flows.resize(t + 1, 0.0);
        }
        flows[t] += flow;
    };
    for part in parts {
        let Term::Node(Node::Year(strategy, line, year)) = part.term else {
            at(0, part.value);
            continue;
        };
        let of_year = if year == 0 { 0..=0 } else { 12 * year - 11..=12 * year };
        for t in of_year {
            at(t, book.value(Node::Month(strategy, line, t)).unwrap());
        }
    }
    flows
}

fn running(flows: &[f64]) -> Vec<f64> {
    let sum = flows.iter().scan(0.0, |sum, flow| {
        *sum += flow;
        Some(*sum)
    });
    sum.collect()
}

/// Opens everything under `node`; counts what was opened.
fn walk(book: &Book, node: Node, size: f64, depth: usize) -> usize {
    let Some(working) = book.open(node) else { return 0 };
    assert_eq!(book.value(node), Some(working.value), "{node:?}");
    holds(book, &working, size);
    if depth == 0 {
        return 1;
    }
    let inner = working.parts.iter().filter_map(|part| match part.term {
        Term::Node(inner) => Some(walk(book, inner, size, depth - 1)),
        _ => None,
    });
    1 + inner.sum::<usize>()
}

fn all(scenario: &Scenario, depth: usize) -> usize {
    let evaluation = evaluate(scenario);
    let book = Book::new(scenario, &evaluation);
    let mut opened = 0;
    for strategy in Strategy::ALL {
        let Some(outcome) = evaluation.outcome(strategy) else { continue };
        let values = outcome.ledger.values().iter();
        let size = values.fold(1.0, |size: f64, value| size.max(value.abs()));
        for figure in Figure::ALL {
            let has = outcome.figures.number(figure).is_some();
            let opens = book.open(Node::Figure(strategy, figure)).is_some();
            assert_eq!(has, opens, "{strategy:?} {figure:?}");
            opened += walk(&book, Node::Figure(strategy, figure), size, depth);
        }
        // Months of every line, the first of each year among them.
        for line in Line::ALL {
            for t in (0..=outcome.ledger.months()).step_by(7) {
                opened += walk(&book, Node::Month(strategy, line, t), size, 5);
            }
        }
    }
    opened
}

#[test]
fn the_default_opens_down_to_the_inputs() {
    let scenario = Scenario::default();
    let opened = all(&scenario, 3);
    assert!(opened > 5000, "{opened}");
    // A month of rent, by hand: 100 MW x 0.7, 128 USD a kW-month, one seventh of the ramp.
    let evaluation = evaluate(&scenario);
    let book = Book::new(&scenario, &evaluation);
    let first = book.open(Node::Month(Strategy::Colocation, Line::Revenue, 17)).unwrap();
    assert!((first.value - 70.0 * 1000.0 * 128.0 / 7.0).abs() < 1e-6, "{first:?}");
    assert_eq!(first.parts.len(), 5);
    // The leaves are inputs: a mine's first month rests on these.
    let mut leaves = Vec::new();
    collect(&book, Node::Month(Strategy::Mining, Line::Revenue, 1), &mut leaves);
    for input in ["site.grid_mw", "mining.pue", "mining.efficiency_j_per_th", "mining.uptime"] {
        assert!(leaves.contains(&input), "{input} in {leaves:?}");
    }
}

fn collect(book: &Book, node: Node, leaves: &mut Vec<&'static str>) {
    if let Node::Input(input) = node {
        leaves.push(input.key());
    }
    for part in book.open(node).unwrap().parts {
        if let Term::Node(inner) = part.term {
            collect(book, inner, leaves);
        }
    }
}

#[test]
fn most_of_what_is_earned_and_paid_opens() {
    // "Entered" is for what has no formula of a month: it must not become the way out.
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    let book = Book::new(&scenario, &evaluation);
    for strategy in [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud] {
        for line in [Line::Revenue, Line::Power, Line::Operations] {
            for t in 1..=book_months(&evaluation, strategy) {
                let working = book.open(Node::Month(strategy, line, t)).unwrap();
                let opens = !matches!(working.rule, Rule::Entered(_));
                let nothing = working.rule == Rule::Entered(Entered::Nothing)
                    || working.rule == Rule::Entered(Entered::Idle);
                assert!(opens || nothing && working.value == 0.0, "{working:?}");
            }
        }
    }
}

fn book_months(evaluation: &hash_or_host::evaluation::Evaluation, strategy: Strategy) -> usize {
    evaluation.outcome(strategy).unwrap().ledger.months()
}

#[test]
fn what_is_not_there_does_not_open() {
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    let book = Book::new(&scenario, &evaluation);
    for node in [
        Node::Month(Strategy::Mining, Line::Revenue, 10_000),
        Node::Year(Strategy::Mining, Line::Revenue, usize::MAX / 24),
        Node::Factor(Strategy::Hybrid, 1),
        Node::Hashprice(0),
        Node::Petahash(9999),
        Node::CriticalIt(Strategy::Mining),
        Node::Total(Strategy::Mining, Line::Dscr),
        Node::Item(Item::Pool, 9999),
    ] {
        assert_eq!(book.open(node), None, "{node:?}");
        assert_eq!(book.value(node), None, "{node:?}");
    }
}

#[test]
fn a_year_that_comes_to_nothing_is_opened_where_its_months_count() {
    // A hall that nobody rents and that costs nothing to run, its cost deducted when it is ready: at a tax of 25 % the
    // second year's four months of building are paid by the tax of all sixteen.
    let scenario = Scenario::default()
        .nearest(Input::ColocationLeasedShare, 0.0)
        .nearest(Input::ColocationOpexUsdPerMwYear, 0.0)
        .nearest(Input::FinanceBuildingDeductionShare, 1.0);
    let evaluation = evaluate(&scenario);
    let book = Book::new(&scenario, &evaluation);
    let year = Node::Year(Strategy::Colocation, Line::FreeCashFlow, 2);
    assert_eq!(book.value(year), Some(0.0));
    let deepest = book.open(Node::Figure(Strategy::Colocation, Figure::PeakFunding)).unwrap();
    assert!(deepest.parts.iter().any(|part| part.term == Term::Node(year)), "{deepest:?}");
    // Both years of building, not the first alone.
    assert_eq!(deepest.value, 16.0 * 48_125_000.0);
    all(&scenario, 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_scenario_opens(scenario in scenarios(Range::Accepted)) {
        all(&scenario, 2);
    }
}

#[test]
fn a_hybrid_without_ai_opens() {
    // The cloud would close in 2033; at this price the mine runs on.
    let link = parse_link("share=0&mode=gpu_cloud&btc=400000");
    assert_eq!(link.problems, []);
    all(&link.scenario, 2);
}

/// The NPV of `strategy` in a world, opened down to the month's drivers.
fn opened(scenario: &Scenario, within: Within, strategy: Strategy) -> Option<f64> {
    let there = Elsewhere::of(scenario, within, strategy).expect("it is not the page");
    let book = Book::elsewhere(&there);
    let node = Node::Figure(strategy, Figure::Npv);
    let npv = book.value(node)?;
    assert!(walk(&book, node, 1e6, 6) > 0);
    Some(npv)
}

/// A hybrid opens to its parts, each the share of what its use is worth on the whole site; on spare capacity there is a
/// second mine.
#[test]
fn a_hybrid_opens_to_its_parts() {
    for (link, shares) in [("share=0.4", 2), ("share=0.4&h_headr=1", 3)] {
        let scenario = hash_or_host::scenario::parse_link(link).scenario;
        let evaluation = evaluate(&scenario);
        let book = Book::new(&scenario, &evaluation);
        let node = Node::Figure(Strategy::Hybrid, Figure::Npv);
        let working = book.open(node).unwrap();
        assert_eq!((working.rule, working.parts.len()), (Rule::Sum, shares), "{link}");
        let npv = |strategy| evaluation.npv(strategy).unwrap();
        let ai = Strategy::Colocation;
        for (part, expected) in
            working.parts.iter().zip([0.4 * npv(ai), 0.6 * npv(Strategy::Mining)])
        {
            assert!((part.value - expected).abs() <= 1e-9 * expected.abs(), "{part:?}");
        }
        assert!(walk(&book, node, 1e6, 5) > 100);
        for figure in Figure::ALL {
            let node = Node::Figure(Strategy::Hybrid, figure);
            let Some(working) = book.open(node) else { continue };
            assert!(!working.parts.is_empty(), "{link} {} does not open", figure.key());
            walk(&book, node, 1e6, 3);
        }
        let mut open = 0;
        for number in 0..12 {
            let npv = opened(&scenario, Within::Future(number), Strategy::Hybrid);
            open += usize::from(npv.is_some());
        }
        assert!(open > 6, "{open} futures have a tenant");
    }
}

#[test]
fn after_a_shock_numbers_open_to_what_the_shock_leaves() {
    let scenario = Scenario::default();
    for shock in Shock::ALL {
        let npvs = stressed_npvs(&scenario, shock.into());
        for strategy in Strategy::ALL {
            let found = opened(&scenario, Within::Shocks(shock.into()), strategy).unwrap();
            let npv = npvs[strategy as usize].unwrap();
            assert!((found - npv).abs() <= 1e-9 * npv.abs().max(1e6), "{shock:?} {strategy:?}");
        }
    }
}

#[test]
fn in_a_future_numbers_open_to_what_was_counted() {
    let scenario = Scenario::default();
    let model = Model::of(&scenario, Options::of(&scenario).seed);
    for number in [0, 1, 17] {
        let counted = Future::of(&model, number);
        for strategy in [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud] {
            let Some(found) = opened(&scenario, Within::Future(number), strategy) else {
                assert!(!counted.tenant_found);
                continue;
            };
            let npv = counted.npv_usd[strategy as usize].unwrap();
            assert!((found - npv).abs() <= 1e-9 * npv.abs().max(1e6), "{number} {strategy:?}");
        }
    }
}

#[test]
fn at_a_break_even_nobody_is_ahead() {
    let scenario = Scenario::default();
    let rent = Input::ColocationRentUsdPerKwMonth;
    let found = break_even(&mut Engine::new(), &scenario, rent, Question::Best);
    let (Some(turn), Some(value)) = (found.turn, found.value()) else { panic!("{found:?}") };
    let (Contender::Strategy(from), Contender::Strategy(to)) = (turn.from, turn.to) else {
        panic!("{turn:?}");
    };
    let there = Elsewhere::of(&scenario, Within::Value(rent, value), from).unwrap();
    let book = Book::elsewhere(&there);
    let lead = book.open(Measure::Lead(from, to).into()).unwrap();
    let npv = there.evaluation.npv(from).unwrap();
    assert!(lead.value.abs() <= 1e-4 * npv.abs(), "{} of {npv}", lead.value);
    assert_eq!(lead.recomputed(), Some(lead.value));
    assert_eq!(there.scenario.get(rent), value);
    assert!(Elsewhere::of(&scenario, Within::Page, from).is_none());
}
