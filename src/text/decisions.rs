//! What the owners decide, in words.

use super::month::month;
use crate::evaluation::Evaluation;
use crate::language::capital;
use crate::scenario::{Input, Scenario};
use crate::strategy::{Action, Decision, Strategy};

/// How many dates of one kind are named before the rest is counted.
const NAMED: usize = 3;

/// Who decides.
#[derive(Clone, Copy)]
struct OwnerWords {
    who: &'static str,
    /// What is bought again.
    what: &'static str,
    /// Whether it lives on block rewards.
    halves: bool,
}

const MINE: OwnerWords = OwnerWords {
    who: word!("the mine", "la mina"),
    what: word!("machines", "máquinas"),
    halves: true,
};
const CLOUD: OwnerWords = OwnerWords {
    who: word!("the GPU cloud", "la nube de GPU"),
    what: word!("accelerators", "aceleradores"),
    halves: false,
};

/// What the owners would do besides going on: "The mine would close in December 2027, before the
/// halving of April 2028; the GPU cloud would close in April 2033." Empty if all go on to the horizon.
#[must_use]
pub fn sentence(scenario: &Scenario, evaluation: &Evaluation) -> String {
    let decisions = |strategy| {
        let outcome = evaluation.outcome(strategy);
        outcome.map_or(&[][..], |outcome| outcome.decisions.as_slice())
    };
    let mining = told(MINE, scenario, decisions(Strategy::Mining));
    let cloud = told(CLOUD, scenario, decisions(Strategy::GpuCloud));
    let told: Vec<String> =
        [mining, bridge(scenario, evaluation), cloud].into_iter().flatten().collect();
    if told.is_empty() {
        return String::new();
    }
    format!("{}.", capital(&told.join("; ")))
}

/// What the owners of a mine and of a cloud do in one future, as sentences.
#[must_use]
pub fn taken(scenario: &Scenario, mining: &[Decision], cloud: &[Decision]) -> String {
    let mining = told(MINE, scenario, mining);
    let cloud = told(CLOUD, scenario, cloud);
    let told: Vec<String> = [mining, cloud].into_iter().flatten().collect();
    if told.is_empty() {
        word!("All owners go on to the end.", "Todos los propietarios siguen hasta el final.")
            .to_owned()
    } else {
        say!("Owners’ decisions: {}.", "Decisiones de los propietarios: {}.", told.join("; "))
    }
}

/// " before the halving of April 2028", if that is within a year of a mine’s closing, else nothing.
fn halving(scenario: &Scenario, at: usize) -> String {
    let next = scenario.get(Input::NetworkNextHalving);
    let months = scenario.get(Input::SiteStart) + at as f64 - next;
    if !(-12.0..=12.0).contains(&months) {
        return String::new();
    }
    let side =
        if months > 0.0 { word!("after", "después del") } else { word!("before", "antes del") };
    say!(", {side} the halving of {}", ", {side} halving de {}", month(next))
}

/// "the mine would buy new machines in December 2028 and December 2032, close in December 2040".
fn told(owner: OwnerWords, scenario: &Scenario, decisions: &[Decision]) -> Option<String> {
    let OwnerWords { who, what, halves } = owner;
    let taken: Vec<&Decision> = decisions.iter().filter(|d| d.action != Action::Keep).collect();
    let kinds = taken.chunk_by(|a, b| a.action == b.action).map(|kind| {
        let verb = match kind.first().map(|decision| decision.action) {
            Some(Action::Replace) => say!("buy new {what}", "repondría sus {what}"),
            Some(Action::Stop) => {
                say!("stop, selling its {what},", "pararía y vendería sus {what}")
            }
            _ => word!("close", "cerraría").to_owned(),
        };
        let last = kind.last().filter(|last| last.action != Action::Replace && halves);
        let near = last.map(|last| halving(scenario, last.month)).unwrap_or_default();
        format!("{verb} {}{near}", dates(scenario, kind))
    });
    let kinds: Vec<String> = kinds.collect();
    (!kinds.is_empty())
        .then(|| say!("{who} would {}", "{who} {}", kinds.join(word!(", then ", ", y luego "))))
}

/// The owned mine on its way out, where it stops before it must.
fn bridge(scenario: &Scenario, evaluation: &Evaluation) -> Option<String> {
    let ai = [Strategy::Colocation, Strategy::GpuCloud].into_iter();
    let mut plans = ai.filter_map(|ai| evaluation.outcome(ai)).map(|o| &o.bridge_decisions);
    let stop = plans.find_map(|plan| plan.iter().find(|d| d.action == Action::Stop))?;
    Some(say!(
        "the owned machines would be sold {} where AI is built",
        "las máquinas propias se venderían {} donde se construye IA",
        date(scenario, stop.month)
    ))
}

/// "in December 2028, in December 2029, in December 2030 and 4 more times".
fn dates(scenario: &Scenario, kind: &[&Decision]) -> String {
    let named: Vec<String> =
        kind.iter().take(NAMED).map(|decision| date(scenario, decision.month)).collect();
    match kind.len().saturating_sub(NAMED) {
        0 => named.join(word!(" and ", " y ")),
        1 => say!("{} and once more", "{} y una vez más", named.join(", ")),
        more => say!("{} and {more} more times", "{} y {more} veces más", named.join(", ")),
    }
}

/// "in December 2027": the month at whose end it is decided.
fn date(scenario: &Scenario, at: usize) -> String {
    match at.checked_sub(1) {
        None => word!("at once", "de inmediato").to_owned(),
        Some(before) => {
            say!("in {}", "en {}", month(scenario.get(Input::SiteStart) + before as f64))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;

    fn decided(taken: &[(usize, Action)]) -> Vec<Decision> {
        let decision = |&(month, action)| Decision { month, action, values: [None; 4] };
        taken.iter().map(decision).collect()
    }

    fn mining(taken: &[(usize, Action)]) -> Option<String> {
        told(MINE, &Scenario::default(), &decided(taken))
    }

    #[test]
    fn the_defaults_close_after_the_contract() {
        let scenario = Scenario::default();
        // The published example: mining closes at month 12, the GPU cloud at month 76; from January 2027.
        assert_eq!(
            sentence(&scenario, &evaluate(&scenario)),
            "The mine would close in December 2027, before the halving of April 2028; the GPU cloud would close in April 2033."
        );
    }

    #[test]
    fn going_on_is_no_news() {
        assert_eq!(mining(&[(12, Action::Keep), (24, Action::Keep)]), None);
    }

    #[test]
    fn many_are_counted() {
        use Action::{Close, Keep, Replace, Stop};
        assert_eq!(
            mining(&[(12, Stop), (24, Replace), (36, Keep), (60, Close)]).as_deref(),
            Some(
                "the mine would stop, selling its machines, in December 2027, before the halving of April 2028, then buy new machines in December 2028, then close in December 2031"
            )
        );
        let years = |n: usize| (1..=n).map(|year| (12 * year, Replace)).collect::<Vec<_>>();
        let said = |n| mining(&years(n)).unwrap_or_default();
        assert!(said(2).ends_with("in December 2027 and in December 2028"), "{}", said(2));
        assert!(said(4).ends_with("in December 2029 and once more"), "{}", said(4));
        assert!(said(8).ends_with("in December 2029 and 5 more times"), "{}", said(8));
    }

    #[test]
    fn owned_machines_that_are_worth_more_sold_go_at_once() {
        let scenario = Scenario::default().nearest(Input::NetworkBtcPriceUsd, 20_000.0);
        let said = sentence(&scenario, &evaluate(&scenario));
        assert!(
            said.contains("the owned machines would be sold at once where AI is built"),
            "{said}"
        );
    }
}
