//! What a drawing says to those who do not see it, against the numbers that it is drawn from.

use super::drawn::{map, scenarios};
use super::gallery::charts;
use hash_or_host::evaluation::evaluate;
use hash_or_host::format::{Plain, percent};
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;
use hash_or_host::view::cash::Cash;
use hash_or_host::view::{Drawing, Look, Readable, Theme};

/// The amounts in a text, as written: "$1.24bn", "−$320m", "36%".
fn amounts(text: &str) -> Vec<String> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '$' | '−' | '%' | '.' | ',' | '/');
    let words = text.split(|c: char| !inside(c)).map(|word| word.trim_end_matches(['.', ',']));
    let is_amount =
        |word: &&str| word.contains(['$', '%']) && word.chars().any(|c| c.is_ascii_digit());
    words.filter(is_amount).map(str::to_owned).collect()
}

/// Everything that the drawing or the table behind it writes.
fn written(drawing: &Drawing) -> String {
    let table = drawing.table.rows.iter().flatten().chain(&drawing.table.header);
    let mut all = table.cloned().collect::<Vec<_>>().join(" | ");
    let svg = roxmltree::Document::parse(&drawing.svg).unwrap();
    for node in svg.descendants().filter(|node| node.has_tag_name("text")) {
        all.push_str(" | ");
        all.extend(
            node.descendants().filter_map(|part| part.is_text().then(|| part.text()).flatten()),
        );
    }
    all
}

/// What is said and stands nowhere in the drawing, from the months and the cells themselves.
fn elsewhere(name: &str, scenario: &Scenario) -> Vec<String> {
    if name.contains("cash") {
        // Month by month, as it is read out; the table has the years.
        let cash = Cash::of(scenario, &evaluate(scenario));
        let look = Look::new(&Plain, 720.0, 400.0, Theme::Light);
        let readings = (0..cash.positions()).filter_map(|month| cash.readout(&look, month));
        return readings.flat_map(|reading| reading.lines).map(|line| line.value).collect();
    }
    if name.contains("map") {
        let map = map(scenario);
        let share = |strategy| {
            let cells = map.cells.iter().filter(|cell| cell.leader == Some(strategy)).count();
            percent(&Plain, cells as f64 / map.cells.len() as f64, 0)
        };
        return Strategy::ALL.map(share).to_vec();
    }
    Vec::new()
}

#[test]
fn every_amount_that_is_said_is_drawn_or_in_the_table() {
    let (mut said, mut lost) = (0, Vec::new());
    for (scenario, values) in scenarios() {
        for (name, drawing) in charts(&values) {
            let mut known = amounts(&written(&drawing));
            known.extend(amounts(&elsewhere(&name, &values).join(" ")));
            // Where a line crosses is found by the curve's own test, the lead on a map below.
            let crossing = |amount: &str| name.starts_with("curve") && amount.contains('/');
            let lead = |amount: &str| name.contains("map") && amount.ends_with(['m', 'n']);
            for amount in amounts(&drawing.description) {
                said += 1;
                if !(known.contains(&amount) || crossing(&amount) || lead(&amount)) {
                    lost.push(format!("{scenario} {name}: {amount} in {:?}", drawing.description));
                }
            }
        }
    }
    assert!(said > 400, "only {said} amounts are said");
    assert!(lost.is_empty(), "{} of {said}:\n{}", lost.len(), lost.join("\n"));
}

/// The page says in its first sentence by how much the best use is ahead; the map says it of the same place.
#[test]
fn the_map_says_the_lead_of_the_point_and_not_of_a_cell() {
    for (name, scenario) in scenarios() {
        let evaluation = evaluate(&scenario);
        let mut npvs: Vec<f64> =
            evaluation.strategies.iter().flatten().map(|of| of.figures.npv_usd).collect();
        npvs.sort_by(f64::total_cmp);
        let [.., second, first] = npvs[..] else { panic!("{name}") };
        let look = Look::new(&Plain, 720.0, 560.0, Theme::Light);
        let map = map(&scenario);
        let reading = map.readout(&look, map.point).unwrap().lines[0].value.clone();
        let figure = reading.trim_start_matches("ahead by $");
        let (number, unit) =
            figure.split_at(figure.len() - if figure.ends_with("bn") { 2 } else { 1 });
        let usd = number.parse::<f64>().unwrap() * if unit == "bn" { 1e9 } else { 1e6 };
        let lead = first - second;
        assert!((usd - lead).abs() < 0.05 * lead, "{name}: {reading}, {lead}");
    }
}
