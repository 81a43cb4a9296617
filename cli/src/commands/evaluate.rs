//! `evaluate`: every figure of the four uses.

use super::{heads, plain};
use crate::output::{Answer, Cell, Table};
use hash_or_host::analysis::notices::{Notice, notices};
use hash_or_host::evaluation::{Evaluation, Figure, Outcome, evaluate};
use hash_or_host::finance::Column;
use hash_or_host::format::{Plain, money};
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::{Action, Decision, Strategy};
use hash_or_host::text::{figure, notice, strategy};
use hash_or_host::view::cell::cell;
use serde_json::{Map, Value, json};

pub(super) fn answer(scenario: &Scenario, monthly: bool) -> Answer {
    let evaluation = evaluate(scenario);
    let known = notices(scenario);
    let json = object(&evaluation, &known, monthly);
    let notices = known.into_iter().map(|one| notice::sentence(&Plain, one)).collect();
    Answer { notices, ..plain(sentence(&evaluation), table(&evaluation), json) }
}

fn sentence(evaluation: &Evaluation) -> String {
    let Some(best) = evaluation.best else {
        let now = money(&Plain, evaluation.sell_now_usd);
        return format!("Selling now, for {now}, is worth more than any use.");
    };
    let lead = evaluation.lead.map_or_else(String::new, |lead| {
        format!(", {} more than {}", money(&Plain, lead.usd), strategy::name(lead.over))
    });
    format!("{} earns most{lead}.", strategy::name(best))
}

fn table(evaluation: &Evaluation) -> Table {
    let names = Strategy::ALL.map(|each| Cell::named(strategy::name(each), each.key()));
    let rows = Figure::ALL.into_iter().map(|row| {
        let cells = Strategy::ALL.map(|strategy| match evaluation.outcome(strategy) {
            None => Cell { shown: "not ready".to_owned(), full: String::new(), right: true },
            Some(outcome) => {
                let shown = cell(row, &Plain, outcome).text;
                Cell::number(shown, outcome.figures.number(row))
            }
        });
        let head = Cell::named(figure::name(row), row.key());
        std::iter::once(head).chain(cells).collect()
    });
    Table {
        rows: rows.collect(),
        heads: std::iter::once(Cell::text("figure")).chain(names).collect(),
    }
}

fn object(evaluation: &Evaluation, known: &[Notice], monthly: bool) -> Value {
    let strategies = Strategy::ALL.map(|strategy| {
        let value = match evaluation.outcome(strategy) {
            None => json!({ "not_ready": true }),
            Some(outcome) => outcome_object(outcome, monthly),
        };
        (strategy.key().to_owned(), value)
    });
    let lead = evaluation
        .lead
        .map(|lead| json!({ "of": lead.of.key(), "over": lead.over.key(), "usd": lead.usd }));
    json!({
        "best": evaluation.best.map(Strategy::key),
        "lead": lead,
        "sell_now_usd": evaluation.sell_now_usd,
        "strategies": Map::from_iter(strategies),
        "notices": known.iter().map(notice_object).collect::<Vec<_>>(),
    })
}

/// As the API writes it.
fn notice_object(known: &Notice) -> Value {
    json!({
        "id": known.id().key(),
        "input": known.input().key(),
        "suggested_value": known.meant().map(|meant| meant.value),
        "message": notice::sentence(&Plain, *known),
    })
}

fn outcome_object(outcome: &Outcome, monthly: bool) -> Value {
    let mut object = Map::new();
    for figure in Figure::ALL {
        object.insert(figure.key().to_owned(), json!(outcome.figures.number(figure)));
        if matches!(figure, Figure::Irr | Figure::EquityIrr | Figure::IrrOnSaleValue) {
            let reason = outcome.figures.reason(figure).map(|reason| reason.key());
            object.insert(format!("{}_reason", figure.key()), json!(reason));
        }
    }
    object.insert("decisions".to_owned(), decisions(&outcome.decisions));
    object.insert("bridge_decisions".to_owned(), decisions(&outcome.bridge_decisions));
    if monthly {
        let columns = Column::ALL
            .map(|column| (column.name().to_owned(), json!(outcome.ledger.column(column))));
        object.insert("monthly".to_owned(), Map::from_iter(columns).into());
    }
    object.into()
}

fn decisions(decisions: &[Decision]) -> Value {
    let one = |decision: &Decision| {
        let values = Action::ALL.iter().zip(decision.values);
        let values = values.map(|(action, value)| (action.key().to_owned(), json!(value)));
        json!({
            "month": decision.month,
            "action": decision.action.key(),
            "values_usd": Map::from_iter(values),
        })
    };
    decisions.iter().map(one).collect()
}

/// Heads of a table whose columns are the four uses.
pub(super) fn by_strategy(first: &[&str]) -> Vec<Cell> {
    heads(&[first, &Strategy::ALL.map(Strategy::key)].concat())
}
