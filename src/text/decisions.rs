//! What the owners decide, in words.

use super::month::month;
use crate::evaluation::Evaluation;
use crate::scenario::{Input, Scenario};
use crate::strategy::{Action, Decision, Strategy};

/// How many dates of one kind are named before the rest is counted.
const NAMED: usize = 3;

/// What the owners do besides going on: "Owners’ decisions: mining closes in December 2027; the GPU
/// cloud closes in April 2033." Empty if all go on to the horizon.
#[must_use]
pub fn sentence(scenario: &Scenario, evaluation: &Evaluation) -> String {
    let decisions = |strategy| {
        let outcome = evaluation.outcome(strategy);
        outcome.map_or(&[][..], |outcome| outcome.decisions.as_slice())
    };
    let mining = told(
        word!("mining", "la minería"),
        word!("machines", "máquinas"),
        scenario,
        decisions(Strategy::Mining),
    );
    let cloud = told(
        word!("the GPU cloud", "la nube de GPU"),
        word!("accelerators", "aceleradores"),
        scenario,
        decisions(Strategy::GpuCloud),
    );
    let told: Vec<String> =
        [mining, bridge(scenario, evaluation), cloud].into_iter().flatten().collect();
    if told.is_empty() {
        String::new()
    } else {
        say!("Owners’ decisions: {}.", "Decisiones de los propietarios: {}.", told.join("; "))
    }
}

/// What the owners of a mine and of a cloud do in one future, as sentences.
#[must_use]
pub fn taken(scenario: &Scenario, mining: &[Decision], cloud: &[Decision]) -> String {
    let mining = told("mining", "machines", scenario, mining);
    let cloud = told("the GPU cloud", "accelerators", scenario, cloud);
    let told: Vec<String> = [mining, cloud].into_iter().flatten().collect();
    if told.is_empty() {
        "All owners go on to the end.".to_owned()
    } else {
        format!("Owners’ decisions: {}.", told.join("; "))
    }
}

/// "mining buys new machines in December 2028 and December 2032, closes in December 2040".
fn told(who: &str, what: &str, scenario: &Scenario, decisions: &[Decision]) -> Option<String> {
    let taken: Vec<&Decision> = decisions.iter().filter(|d| d.action != Action::Keep).collect();
    let kinds = taken.chunk_by(|a, b| a.action == b.action).map(|kind| {
        let verb = match kind.first().map(|decision| decision.action) {
            Some(Action::Replace) => say!("buys new {what}", "repone sus {what}"),
            Some(Action::Stop) => say!("stops, selling its {what},", "para y vende sus {what}"),
            _ => word!("closes", "cierra").to_owned(),
        };
        format!("{verb} {}", dates(scenario, kind))
    });
    let kinds: Vec<String> = kinds.collect();
    (!kinds.is_empty()).then(|| format!("{who} {}", kinds.join(", ")))
}

/// The owned mine on its way out, where it stops before it must.
fn bridge(scenario: &Scenario, evaluation: &Evaluation) -> Option<String> {
    let ai = [Strategy::Colocation, Strategy::GpuCloud].into_iter();
    let mut plans = ai.filter_map(|ai| evaluation.outcome(ai)).map(|o| &o.bridge_decisions);
    let stop = plans.find_map(|plan| plan.iter().find(|d| d.action == Action::Stop))?;
    Some(say!(
        "the owned machines are sold {} where AI is built",
        "las máquinas propias se venden {} donde se construye IA",
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
        told("mining", "machines", &Scenario::default(), &decided(taken))
    }

    #[test]
    fn the_defaults_close_after_the_contract() {
        let scenario = Scenario::default();
        // The published example: mining closes at month 12, the GPU cloud at month 76; from January 2027.
        assert_eq!(
            sentence(&scenario, &evaluate(&scenario)),
            "Owners’ decisions: mining closes in December 2027; the GPU cloud closes in April 2033."
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
                "mining stops, selling its machines, in December 2027, buys new machines in December 2028, closes in December 2031"
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
        assert!(said.contains("the owned machines are sold at once where AI is built"), "{said}");
    }
}
