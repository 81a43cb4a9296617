//! The formulas against the model, over examples, real cases and what the independent Python computed.

use crate::support::compared::{Rates, compare};
use crate::support::scenarios::{cases, computed, examples};
use hash_or_host::scenario::{Scenario, parse_link};
use hash_or_host_workbook::book::Value;
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

/// The years of a build and its ramp leave none of two in which a lender could test what was borrowed.
#[test]
fn why_no_years_coverage_is_known_is_said() {
    let said = |link: &str, name: &str| {
        let scenario = parse_link(link).scenario;
        let model = Model::of(&scenario);
        let book = book(&model, &About::default());
        let (sheet, row, column) = book.find(name).expect("a name");
        book.values()[sheet].get((row, column)).cloned()
    };
    let text = |text: &str| Some(Value::Text(text.into()));
    for name in ["colocation_min_dscr", "gpu_cloud_min_dscr_in_contract", "hybrid_min_dscr"] {
        assert_eq!(said("years=2", name), text("no year to test"), "{name}");
    }
    assert_eq!(said("years=2", "mining_min_dscr"), text("no debt"));
    assert_eq!(said("c_term=1", "colocation_min_dscr_in_contract"), text("none"));
}
