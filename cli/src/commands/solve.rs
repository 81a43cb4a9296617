//! `solve` and `table`: a figure asked for, and a figure over two inputs.

use super::{heads, measured, of_input, plain, shown};
use crate::output::{Answer, Cell, Table};
use anyhow::{Result, bail};
use hash_or_host::analysis::break_even::Answer as Found;
use hash_or_host::analysis::solve_for::solve_for;
use hash_or_host::analysis::two_way::{around, two_way};
use hash_or_host::evaluation::{Engine, Measure};
use hash_or_host::format::{Plain, value_with_unit};
use hash_or_host::scenario::{Input, Scenario};
use serde_json::{Value, json};

pub(super) fn answer(
    scenario: &Scenario,
    measure: Measure,
    wanted: f64,
    input: Input,
) -> Result<Answer> {
    if !wanted.is_finite() {
        bail!("{wanted} cannot be wanted; accepted: a finite number");
    }
    let solved = solve_for(&mut Engine::new(), scenario, measure, wanted, input);
    let label = input.row().label;
    let asked = format!("{} of {}", measure.key(), shown(measure, wanted));
    let sentence = match solved.found.as_slice() {
        [] => format!("No {label} within the accepted range makes a {asked}."),
        found => {
            let said: Vec<String> = found.iter().map(|found| words(input, *found)).collect();
            format!("{label} for a {asked}: {}.", said.join(", or "))
        }
    };
    let mut rows = vec![vec![
        Cell::text("now"),
        of_input(input, solved.present),
        measured(measure, solved.now),
    ]];
    let mut json_found: Vec<Value> = Vec::new();
    for found in &solved.found {
        let (below, above) = ends(*found);
        json_found.push(json!({ "below": below, "above": above }));
        for value in if below == above { vec![below] } else { vec![below, above] } {
            let there = scenario.nearest(input, value);
            let there = measure.of(&hash_or_host::evaluation::evaluate(&there));
            let name = if below == above { "meets" } else { "jumps" };
            rows.push(vec![Cell::text(name), of_input(input, value), measured(measure, there)]);
        }
    }
    let heads = heads(&["answer", input.key(), &measure.key()]);
    let json = json!({
        "figure": measure.key(), "wanted": wanted, "input": input.key(), "present": solved.present,
        "now": solved.now, "found": json_found,
    });
    Ok(plain(sentence, Table { heads, rows }, json))
}

fn ends(found: Found) -> (f64, f64) {
    match found {
        Found::Meets { value } => (value, value),
        Found::Jumps { below, above } => (below, above),
        Found::Never => (f64::NAN, f64::NAN),
    }
}

fn words(input: Input, found: Found) -> String {
    let (below, above) = ends(found);
    if below == above {
        value_with_unit(&Plain, input, below)
    } else {
        format!("passed by at {}", value_with_unit(&Plain, input, above))
    }
}

pub(super) fn table(scenario: &Scenario, measure: Measure, rows: Input, columns: Input) -> Answer {
    let side = |input: Input| (input, around(scenario, input));
    let found = two_way(&mut Engine::new(), scenario, measure, side(rows), side(columns));
    let corner = Cell::text(format!("{} by {}", rows.key(), columns.key()));
    let values = found.columns.1.iter().map(|value| of_input(columns, *value));
    let heads = std::iter::once(corner).chain(values).collect();
    let body = found.rows.1.iter().zip(&found.values).map(|(value, row)| {
        let cells = row.iter().map(|value| measured(measure, *value));
        std::iter::once(of_input(rows, *value)).chain(cells).collect()
    });
    let json = json!({
        "figure": measure.key(),
        "rows": { "input": rows.key(), "values": found.rows.1 },
        "columns": { "input": columns.key(), "values": found.columns.1 },
        "values": found.values,
    });
    plain(format!("{}:", measure.key()), Table { heads, rows: body.collect() }, json)
}
