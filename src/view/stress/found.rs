//! A stress report as small multiples: the markets that it moves, and everybody's cash.

use super::{Panel, Stress};
use crate::analysis::stress::StressReport;
use crate::paths::{Paths, hashprice_in_sats, price_level};
use crate::scenario::{Input, Scenario, Unit, Units};
use crate::strategy::Strategy;
use crate::text::chart::stress::MARKETS;
use crate::text::strategy::short_name;
use crate::text::stress::together;

type Series = fn(&Paths) -> Vec<f64>;

/// What may move, in the order of [`MARKETS`]: its unit, the strategy in whose world it is looked at, its path.
const SERIES: [(&str, Strategy, Series); 7] = [
    ("USD/BTC", Strategy::Mining, |paths| paths.price.clone()),
    ("EH/s", Strategy::Mining, |paths| paths.network.clone()),
    ("USD/PH/day", Strategy::Mining, |paths| paths.hashprice.clone()),
    ("USD/MWh", Strategy::Mining, |paths| paths.power.clone()),
    ("", Strategy::GpuCloud, |paths| paths.lease_level.clone()),
    ("", Strategy::Colocation, |paths| paths.collected.clone()),
    ("", Strategy::GpuCloud, |paths| paths.collected.clone()),
];

/// Hashprice in a reader's other unit.
const SATS: (&str, Series) = ("sats/TH/day", |paths| {
    let both = paths.hashprice.iter().zip(&paths.price);
    both.map(|(usd, price)| hashprice_in_sats(*usd, *price)).collect()
});

impl Stress {
    /// The markets that the shocks move, in the units chosen; `None` if they move none.
    #[must_use]
    pub fn markets(scenario: &Scenario, report: &StressReport, units: Units) -> Option<Stress> {
        let level = price_level(scenario);
        let panel = |(title, (unit, strategy, series)): (&str, (&str, Strategy, Series))| {
            let in_sats = units.has(Unit::Sats) && unit == "USD/PH/day";
            let (unit, series) = if in_sats { SATS } else { (unit, series) };
            let mut both = [&report.base, &report.strategy(strategy)?.paths].map(series);
            if both[0] == both[1] {
                return None;
            }
            if units.has(Unit::TodaysDollars) && unit.starts_with("USD") {
                for series in &mut both {
                    series.iter_mut().enumerate().for_each(|(month, usd)| *usd /= level(month));
                }
            }
            let [before, after] = both;
            Some(Panel {
                title: title.to_owned(),
                strategy: None,
                unit: unit.to_owned(),
                before,
                after,
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
            let found =
                Stress::markets(&scenario, &report(&scenario, shock.into()), Units::default());
            found.map_or(Vec::new(), |s| s.panels.into_iter().map(|p| p.title).collect())
        };
        assert_eq!(titles(Shock::PowerSpike), ["Power price"]);
        assert_eq!(titles(Shock::Winter2022), ["Bitcoin price", "Network hashrate", "Hashprice"]);
        assert_eq!(titles(Shock::LateDelivery), [] as [&str; 0]);
    }

    #[test]
    fn markets_are_drawn_in_the_units_chosen() {
        let scenario = Scenario::default().set(Input::SiteCostInflation, 0.05).unwrap();
        let report = report(&scenario, Shock::Winter2022.into());
        let drawn = |units| Stress::markets(&scenario, &report, Units::read(units)).unwrap();
        let (plain, chosen) = (drawn(""), drawn("sats.real"));
        let [price, network, hashprice] =
            [0, 1, 2].map(|at| (&plain.panels[at], &chosen.panels[at]));
        let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-9 * b, "{a} {b}");
        // Five years at 5 %: 1.2762815625.
        near(price.0.before[60], 1.276_281_562_5 * price.1.before[60]);
        assert_eq!(network.0, network.1);
        // 1e8 sats a bitcoin, 1,000 TH/s a petahash.
        let sats = hashprice.0.after[1] / price.0.after[1] * 1e8 / 1e3;
        near(hashprice.1.after[1], sats);
        assert_eq!(hashprice.1.unit, "sats/TH/day");
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
