//! A reader's change of inputs: a workbook made of one scenario, its cells typed over.
#![allow(dead_code)]

use hash_or_host::scenario::{Input, Scenario};
use hash_or_host_workbook::book::Book;
use hash_or_host_workbook::model::Model;
use hash_or_host_workbook::{name_of, shown};

/// Types every input in which `to` differs into the workbook of another scenario.
pub(crate) fn type_over(book: &mut Book, from: &Scenario, to: &Scenario) {
    for input in to.differing(from) {
        let value = shown(input, to.get(input));
        assert!(book.change(&name_of(input), value), "{} has no cell", input.key());
    }
}

/// Whether all owners decide alike in both, and the same uses are ready.
pub(crate) fn decide_alike(one: &Model, other: &Model) -> bool {
    let actions = |model: &Model| -> Vec<Option<Vec<_>>> {
        let of = |decisions: &[hash_or_host::strategy::Decision]| {
            decisions.iter().map(|decision| decision.action).collect::<Vec<_>>()
        };
        let strategies = model.evaluation.strategies.iter();
        let mut all: Vec<_> = strategies
            .map(|outcome| {
                let outcome = outcome.as_ref()?;
                let mut actions = of(&outcome.decisions);
                actions.extend(of(&outcome.bridge_decisions));
                Some(actions)
            })
            .collect();
        all.push(Some(of(&model.second.1)));
        all
    };
    actions(one) == actions(other) && one.months == other.months
}

/// `from` with one input at another stored value.
pub(crate) fn at(from: &Scenario, input: Input, value: f64) -> Scenario {
    from.nearest(input, value)
}
