//! The formulas against the model, over examples, real cases and what the independent Python computed.

use crate::support::compared::{Rates, compare};
use crate::support::scenarios::{cases, computed, examples};
use hash_or_host::scenario::Scenario;
use hash_or_host_workbook::model::Model;
use hash_or_host_workbook::{About, book};

fn hold(scenarios: Vec<(String, Scenario)>, least: usize) {
    let (mut cells, mut worst, mut wrong) = (0, 0.0_f64, Vec::new());
    for (about, scenario) in scenarios {
        let model = Model::of(&scenario);
        let book = book(&model, &About::default());
        let seen = compare(&book, &book.values(), &model, Rates::Labelled);
        cells += seen.cells;
        worst = worst.max(seen.worst);
        if let Some(first) = seen.wrong.first() {
            wrong.push(format!("{about}: {} cells differ, the first {first}", seen.wrong.len()));
        }
    }
    println!("{cells} cells, {worst:e} the largest deviation");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cells >= least, "only {cells} cells were compared");
}

#[test]
fn every_example_of_the_contract_comes_to_the_models_numbers() {
    hold(examples(), 21 * 80 * 100);
}

#[test]
fn so_do_real_deals_and_mines() {
    hold(cases(), 30 * 80 * 200);
}

#[test]
fn so_do_scenarios_at_the_ends_of_their_ranges() {
    hold(computed("extremes.json"), 190 * 80 * 200);
}

#[test]
fn so_do_paths_given_month_by_month() {
    hold(computed("given.json"), 20 * 80 * 100);
}
