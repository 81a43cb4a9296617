//! Every input typed over, one after another: the workbook comes to what the page says of the changed scenario.

use crate::support::changed::{at, decide_alike, type_over};
use crate::support::compared::{Rates, compare};
use crate::support::scenarios::examples;
use hash_or_host::scenario::{Input, Kind, Scenario};
use hash_or_host_workbook::model::Model;
use hash_or_host_workbook::{About, book};

/// Values to try: towards both ends of what is plausible, less far where owners then decide otherwise.
fn values(base: &Scenario, input: Input) -> Vec<f64> {
    let (row, now) = (input.row(), base.get(input));
    match row.kind {
        Kind::YesNo | Kind::Choice(_) => vec![1.0 - now],
        Kind::Month => vec![now + 7.0, now - 5.0],
        Kind::Number | Kind::Whole => {
            let toward = |end: f64, part: f64| now + part * (end - now);
            let steps = [1.0, 0.3, 0.1, 0.03, 0.01];
            let all =
                steps.iter().flat_map(|step| [toward(row.low, *step), toward(row.high, *step)]);
            all.collect()
        }
    }
}

fn try_all(base: &Scenario) -> (usize, Vec<&'static str>) {
    let model = Model::of(base);
    let made = book(&model, &About::default());
    let (mut tried, mut moved) = (0, Vec::new());
    for input in Input::ALL.into_iter().filter(|input| *input != Input::SiteHorizonYears) {
        let mut alike = 0;
        for value in values(base, input) {
            let scenario = at(base, input, value);
            let changed = Model::of(&scenario);
            if scenario == *base || alike == 2 || !decide_alike(&model, &changed) {
                continue;
            }
            let mut typed = made.clone();
            type_over(&mut typed, base, &scenario);
            let expected = book(&changed, &About::default());
            let seen = compare(&expected, &typed.values(), &changed, Rates::Followed);
            let first = seen.wrong.first();
            assert!(first.is_none(), "{} at {value}: {first:?}", input.key());
            assert!(seen.cells > 10_000, "only {} cells", seen.cells);
            alike += 1;
        }
        tried += usize::from(alike > 0);
        if alike == 0 {
            moved.push(input.key());
        }
    }
    (tried, moved)
}

#[test]
fn the_default_follows_every_input() {
    let (tried, moved) = try_all(&Scenario::default());
    println!("{tried} inputs tried; none of the values of {moved:?} leaves the owners' decisions");
    assert!(tried >= 115, "only {tried} inputs were tried, not {moved:?}");
}

#[test]
fn so_does_a_scenario_with_stops_debt_and_carried_losses() {
    let all = examples();
    let wanted = |(about, _): &&(String, Scenario)| about.starts_with("stops at a halving");
    let (_, scenario) = all.iter().find(wanted).expect("the example is there");
    let carried = at(scenario, Input::FinanceLosses, 1.0);
    let (tried, moved) = try_all(&carried);
    assert!(tried >= 100, "only {tried} inputs were tried, not {moved:?}");
}
