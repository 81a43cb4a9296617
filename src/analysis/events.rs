//! What happens to the uses of a site, dated: halvings, ends of leases, what owners buy again, close and sell.

use crate::evaluation::{Evaluation, Outcome};
use crate::finance::Column;
use crate::math::whole_months;
use crate::scenario::{Input, Scenario};
use crate::strategy::{Action, Strategy};

/// Months between two halvings.
const BETWEEN_HALVINGS: usize = 48;

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The block subsidy halves.
    Halving,
    /// The first lease, or the first contract for accelerators, is over.
    ContractEnds,
    /// The mine that stood there is sold on its way out, before it must go.
    BridgeSold,
    /// Machines or accelerators are bought again.
    BoughtAgain,
    /// The machines are sold, the site is kept.
    Stopped,
    /// All is sold before the horizon's end.
    Closed,
    /// All is sold at the horizon's end.
    Sold,
}

/// Something that happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    /// At the end of this month; 0 is the valuation date.
    pub month: usize,
    /// The use that it happens to; `None` if to all.
    pub strategy: Option<Strategy>,
    /// What it is.
    pub what: Happening,
    /// What is paid or fetched, before tax, in the dollars of the evaluation; `None` if nothing is.
    pub usd: Option<f64>,
}

/// All events of an evaluation of `scenario`, by date. The hybrid's are those of its parts.
#[must_use]
pub fn events(scenario: &Scenario, evaluation: &Evaluation) -> Vec<Event> {
    let mut all = Vec::new();
    for strategy in [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud] {
        if let Some(outcome) = evaluation.outcome(strategy) {
            contract(&mut all, scenario, strategy, outcome.end);
            decided(&mut all, strategy, outcome);
        }
    }
    let horizon = Strategy::ALL.into_iter().filter_map(|strategy| evaluation.outcome(strategy));
    if let Some(months) = horizon.map(|outcome| outcome.ledger.months()).max() {
        halvings(&mut all, scenario, months);
    }
    all.sort_by_key(|event| event.month);
    all
}

/// The end of the first contract, where the business goes on after it.
fn contract(all: &mut Vec<Event>, scenario: &Scenario, strategy: Strategy, end: usize) {
    let (build, term) = match strategy {
        Strategy::Colocation => (Input::ColocationBuildMonths, Input::ColocationTermYears),
        Strategy::GpuCloud => (Input::GpuCloudBuildMonths, Input::GpuCloudTermYears),
        Strategy::Mining | Strategy::Hybrid => return,
    };
    let term = whole_months(scenario.get(term));
    let month = scenario.get(build) as usize + term;
    if term > 0 && month < end {
        let what = Happening::ContractEnds;
        all.push(Event { month, strategy: Some(strategy), what, usd: None });
    }
}

/// What the owner does, and the sale of all that is left.
fn decided(all: &mut Vec<Event>, strategy: Strategy, outcome: &Outcome) {
    let amount = |column, month| {
        let usd = outcome.ledger.column(column).get(month).copied().unwrap_or(0.0);
        (usd > 0.0).then_some(usd)
    };
    let strategy = Some(strategy);
    if let Some(stop) = outcome.bridge_decisions.iter().find(|d| d.action == Action::Stop) {
        let what = Happening::BridgeSold;
        all.push(Event { month: stop.month, strategy, what, usd: None });
    }
    for decision in &outcome.decisions {
        let month = decision.month;
        let (what, usd) = match decision.action {
            Action::Replace => (Happening::BoughtAgain, amount(Column::Capex, month)),
            Action::Stop => (Happening::Stopped, amount(Column::Proceeds, month)),
            Action::Keep | Action::Close => continue,
        };
        all.push(Event { month, strategy, what, usd });
    }
    let (month, usd) = (outcome.end, amount(Column::Proceeds, outcome.end));
    let what = if month < outcome.ledger.months() { Happening::Closed } else { Happening::Sold };
    if usd.is_some() || what == Happening::Closed {
        all.push(Event { month, strategy, what, usd });
    }
}

/// Every halving within the horizon.
fn halvings(all: &mut Vec<Event>, scenario: &Scenario, months: usize) {
    let first = scenario.get(Input::NetworkNextHalving) - scenario.get(Input::SiteStart);
    let mut at = first;
    while at <= months as f64 {
        if at >= 1.0 {
            let (month, what) = (at as usize, Happening::Halving);
            all.push(Event { month, strategy: None, what, usd: None });
        }
        at += BETWEEN_HALVINGS as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;
    use crate::scenario::parse_link;

    fn of(link: &str) -> Vec<Event> {
        let scenario = parse_link(link).scenario;
        events(&scenario, &evaluate(&scenario))
    }

    #[test]
    fn the_defaults_events_are_those_of_the_published_example() {
        let dated: Vec<(usize, Option<Strategy>, Happening)> =
            of("").iter().map(|event| (event.month, event.strategy, event.what)).collect();
        let (mine, hall, cloud) =
            (Some(Strategy::Mining), Some(Strategy::Colocation), Some(Strategy::GpuCloud));
        // Mining closes at month 12, the GPU cloud at month 76, with its contract of 5 years. Built in 16 months, let for
        // 15 years; halvings from April 2028, the site from January 2027 for 20 years.
        assert!(dated.contains(&(12, mine, Happening::Closed)), "{dated:?}");
        assert!(dated.contains(&(76, cloud, Happening::Closed)));
        assert!(dated.contains(&(240, hall, Happening::Sold)));
        let halvings: Vec<usize> = dated
            .iter()
            .filter(|(.., what)| *what == Happening::Halving)
            .map(|(month, ..)| *month)
            .collect();
        assert_eq!(halvings, [15, 63, 111, 159, 207]);
        let ends = dated.iter().filter(|(.., what)| *what == Happening::ContractEnds);
        assert_eq!(ends.collect::<Vec<_>>(), [&(16 + 180, hall, Happening::ContractEnds)]);
    }

    #[test]
    fn what_is_bought_again_costs_the_ledgers_capex() {
        let scenario = parse_link("btc=250000").scenario;
        let evaluation = evaluate(&scenario);
        let all = events(&scenario, &evaluation);
        let bought: Vec<&Event> = all
            .iter()
            .filter(|e| e.what == Happening::BoughtAgain && e.strategy == Some(Strategy::Mining))
            .collect();
        assert_eq!(bought.len(), 8, "with dear bitcoin new machines are bought, as the page says");
        let ledger = &evaluation.outcome(Strategy::Mining).unwrap().ledger;
        for event in bought {
            assert_eq!(event.usd, Some(ledger.column(Column::Capex)[event.month]));
        }
    }

    #[test]
    fn what_is_not_ready_has_no_events() {
        let all = of("years=1");
        assert!(all.iter().all(|event| event.strategy == Some(Strategy::Mining)), "{all:?}");
    }
}
