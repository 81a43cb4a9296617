//! A stress report as small multiples: the markets that it moves, and everybody's cash.

use super::{Panel, Stress};
use crate::analysis::stress::StressReport;
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::text::chart::stress::MARKETS;
use crate::text::strategy::short_name;
use crate::text::stress::together;

type Series = fn(&Paths) -> &Vec<f64>;

/// What may move, in the order of [`MARKETS`]: its unit, the strategy in whose world it is looked at, its path.
const SERIES: [(&str, Strategy, Series); 7] = [
    ("USD/BTC", Strategy::Mining, |paths| &paths.price),
    ("EH/s", Strategy::Mining, |paths| &paths.network),
    ("USD/PH/day", Strategy::Mining, |paths| &paths.hashprice),
    ("USD/MWh", Strategy::Mining, |paths| &paths.power),
    ("", Strategy::GpuCloud, |paths| &paths.lease_level),
    ("", Strategy::Colocation, |paths| &paths.collected),
    ("", Strategy::GpuCloud, |paths| &paths.collected),
];

impl Stress {
    /// The markets that the shocks move; `None` if they move none.
    #[must_use]
    pub fn markets(scenario: &Scenario, report: &StressReport) -> Option<Stress> {
        let panel = |(title, (unit, strategy, series)): (&str, (&str, Strategy, Series))| {
            let (before, after) = (series(&report.base), series(&report.strategy(strategy)?.paths));
            (before != after).then(|| Panel {
                title: title.to_owned(),
                strategy: None,
                unit: unit.to_owned(),
                before: before.clone(),
                after: after.clone(),
                mark_lowest: false,
            })
        };
        let panels: Vec<Panel> = MARKETS.into_iter().zip(SERIES).filter_map(panel).collect();
        (!panels.is_empty()).then(|| stress(scenario, report, panels))
    }

    /// Cash of every strategy.
    #[must_use]
    pub fn cash(scenario: &Scenario, report: &StressReport) -> Stress {
        let panel = |strategy| {
            let stressed = report.strategy(strategy)?;
            Some(Panel {
                title: short_name(strategy).to_owned(),
                strategy: Some(strategy),
                unit: "USD".to_owned(),
                before: stressed.before.cash_usd.clone(),
                after: stressed.after.cash_usd.clone(),
                mark_lowest: true,
            })
        };
        stress(scenario, report, Strategy::ALL.into_iter().filter_map(panel).collect())
    }
}

fn stress(scenario: &Scenario, report: &StressReport, panels: Vec<Panel>) -> Stress {
    Stress { title: together(report.shocks), start: scenario.get(Input::SiteStart), panels }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stress::{Shock, stress as report};

    #[test]
    fn only_markets_that_move_are_drawn() {
        let scenario = Scenario::default();
        let titles = |shock: Shock| -> Vec<String> {
            let found = Stress::markets(&scenario, &report(&scenario, shock.into()));
            found.map_or(Vec::new(), |s| s.panels.into_iter().map(|p| p.title).collect())
        };
        assert_eq!(titles(Shock::PowerSpike), ["Power price"]);
        assert_eq!(titles(Shock::Winter2022), ["Bitcoin price", "Network hashrate", "Hashprice"]);
        assert_eq!(titles(Shock::LateDelivery), [] as [&str; 0]);
    }

    #[test]
    fn cash_is_drawn_for_all_who_are_ready() {
        let scenario = Scenario::default();
        let drawn = Stress::cash(&scenario, &report(&scenario, Shock::AiSlowdown.into()));
        assert_eq!(drawn.panels.len(), 4);
        let months = 12 * scenario.get(Input::SiteHorizonYears) as usize;
        assert!(drawn.panels.iter().all(|panel| panel.after.len() == months + 1));
    }
}
