//! Where losses are carried: the places where a dearer input helps or a better one hurts by more than
//! 0.1 million USD, as the methodology lists them.

use super::{STEPS, Surprise, known, scenarios, sweep};
use hash_or_host::evaluation::Engine;
use hash_or_host::scenario::Input;
use std::fmt::Write as _;
use std::{fs, path::Path};

/// Less than this is not listed, USD.
const LEAST: f64 = 1e5;

const BEGIN: &str = "<!-- swept with losses carried: written by the test -->\n";
const END: &str = "<!-- end -->\n";

/// A value with at most four digits behind the point and no zeros at its end.
fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn row(text: &mut String, scenario: &str, found: &Surprise) {
    let (key, unit) = (found.input.key(), found.input.row().unit);
    let (worse, better) = (number(found.worse), number(found.better));
    let (strategy, by) = (found.strategy.key(), found.by / 1e6);
    writeln!(text, "| {scenario} | `{key}`, {unit} | {strategy} | {by:.1} | {worse} | {better} |")
        .unwrap();
}

fn list() -> String {
    let mut text = String::from(
        "| scenario | input | use | worth more by, m USD | at the worse | than at the better |\n\
         |---|---|---|---:|---:|---:|\n",
    );
    let mut engine = Engine::new();
    for (name, base) in scenarios() {
        let base = base.nearest(Input::FinanceLosses, 1.0);
        for known in known() {
            for found in sweep(&mut engine, &base, known, STEPS) {
                if found.by > LEAST {
                    row(&mut text, name, &found);
                }
            }
        }
    }
    text
}

#[test]
fn losses_carried_the_methodology_lists_where_it_is_otherwise() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/methodology.md");
    let methodology = fs::read_to_string(&path).unwrap();
    let (before, rest) = methodology.split_once(BEGIN).expect("the list begins");
    let (listed, after) = rest.split_once(END).expect("the list ends");
    let found = list();
    println!("{found}");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(&path, [before, BEGIN, &found, END, after].concat()).unwrap();
        return;
    }
    assert_eq!(listed, found);
}
