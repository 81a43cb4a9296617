//! An evaluation in other units than the table's, for reading only: money of month t over
//! [`price_level`], and what is said per megawatt of grid per megawatt of IT.

use std::sync::Arc;

use super::super::figures::{Context, Figures};
use super::super::{Evaluation, Outcome};
use super::{Engine, Run};
use crate::paths::price_level;
use crate::scenario::{Input, Scenario, Unit, Units};
use crate::strategy::hybrid::Weights;
use crate::strategy::{Strategy, sell_now};

impl Engine {
    /// An evaluation in the units that a reader has chosen.
    #[must_use]
    pub fn evaluate_in(&mut self, scenario: &Scenario, units: Units) -> Evaluation {
        let mut evaluation = match units.has(Unit::TodaysDollars) {
            true => self.evaluate_in_todays_dollars(scenario),
            false => self.evaluate(scenario),
        };
        if units.has(Unit::ItMegawatts) {
            for (outcome, pue) in evaluation.strategies.iter_mut().zip(pues(scenario)) {
                if let Some(outcome) = outcome {
                    let figures = &mut Arc::make_mut(outcome).figures;
                    figures.npv_usd_per_mw *= pue;
                    figures.ebitda_usd_per_mw_year =
                        figures.ebitda_usd_per_mw_year.map(|usd| usd * pue);
                }
            }
        }
        evaluation
    }

    /// Every figure and the monthly ledgers in dollars of the valuation date, for reading only.
    ///
    /// Present values are such dollars already and stay; rates become those above inflation; debt
    /// cover stays that of the dollars in which lenders are paid.
    #[must_use]
    pub fn evaluate_in_todays_dollars(&mut self, scenario: &Scenario) -> Evaluation {
        let nominal = self.evaluate(scenario);
        let level = price_level(scenario);
        let (grid_mw, sell_now_usd) = (scenario.get(Input::SiteGridMw), sell_now(scenario));
        let deflated = |strategy: Strategy, run: &Run, ai: Option<(&Weights, &Figures)>| {
            let outcome = nominal.outcome(strategy)?;
            let mut ledger = (*outcome.ledger).clone();
            ledger.deflate(&level);
            let context = Context { grid_mw, sell_now_usd, ai };
            let figures = Figures::of(&ledger, run, &context);
            Some(Arc::new(Outcome { figures, ledger: Arc::new(ledger), ..outcome.clone() }))
        };
        let whole = [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud].map(|strategy| {
            let run = self.runs[strategy as usize].as_ref()?;
            deflated(strategy, run, None)
        });
        let weights = Weights::of(scenario);
        let hybrid = self.hybrid_run(&weights).and_then(|run| {
            let ai = whole[weights.business as usize].as_ref()?;
            deflated(Strategy::Hybrid, &run, Some((&weights, &ai.figures)))
        });
        let [mining, colocation, gpu_cloud] = whole;
        Evaluation { strategies: [mining, colocation, gpu_cloud, hybrid], ..nominal }
    }
}

/// Megawatts of grid for one of IT, use by use: the use's PUE, the hybrid's by its shares of the grid.
fn pues(scenario: &Scenario) -> [f64; 4] {
    let [mining, colocation, gpu_cloud] =
        [Input::MiningPue, Input::ColocationPue, Input::GpuCloudPue].map(|pue| scenario.get(pue));
    let weights = Weights::of(scenario);
    let ai = if weights.business == Strategy::GpuCloud { gpu_cloud } else { colocation };
    [mining, colocation, gpu_cloud, 1.0 / (weights.ai / ai + weights.mining / mining)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::Column;

    fn both(changes: &[(Input, f64)]) -> [Evaluation; 2] {
        let set = |scenario: Scenario, (input, value): &(Input, f64)| {
            scenario.set(*input, *value).expect("accepted")
        };
        let scenario = changes.iter().fold(Scenario::default(), set);
        let mut engine = Engine::new();
        [engine.evaluate(&scenario), engine.evaluate_in_todays_dollars(&scenario)]
    }

    #[test]
    fn without_inflation_nothing_changes() {
        let [nominal, todays] = both(&[(Input::SiteCostInflation, 0.0)]);
        assert_eq!(nominal, todays);
    }

    #[test]
    fn money_is_deflated_to_the_month_and_present_values_stay() {
        let [nominal, todays] = both(&[(Input::SiteCostInflation, 0.05)]);
        assert_eq!((nominal.best, nominal.lead), (todays.best, todays.lead));
        for strategy in Strategy::ALL {
            let (before, after) =
                (nominal.outcome(strategy).unwrap(), todays.outcome(strategy).unwrap());
            let revenue = |outcome: &Outcome| outcome.ledger.column(Column::Revenue).to_vec();
            // Five years at 5 %: 1.2762815625.
            let (paid, worth) = (revenue(before)[60], revenue(after)[60]);
            assert!((paid - 1.276_281_562_5 * worth).abs() <= 1e-9 * paid, "{paid} {worth}");
            let total: f64 = revenue(after).iter().sum();
            assert_eq!(after.figures.revenue_usd, total, "{}", strategy.key());
            assert_eq!(before.figures.npv_usd, after.figures.npv_usd);
            assert_eq!(before.figures.exit_npv_usd, after.figures.exit_npv_usd);
            assert_eq!(before.figures.min_dscr, after.figures.min_dscr);
            assert_eq!(before.figures.energy_mwh, after.figures.energy_mwh);
            let energy = |outcome: &Outcome| outcome.ledger.column(Column::EnergyMwh).to_vec();
            assert_eq!(energy(before), energy(after));
        }
    }

    #[test]
    fn a_megawatt_of_it_is_the_uses_own() {
        let scenario = [
            (Input::MiningPue, 1.0),
            (Input::ColocationPue, 1.25),
            (Input::GpuCloudPue, 1.6),
            (Input::HybridAiMode, 0.0),
            (Input::HybridAiShare, 0.5),
        ]
        .into_iter()
        .fold(Scenario::default(), |scenario, (input, value)| scenario.set(input, value).unwrap());
        let mut engine = Engine::new();
        let grid = engine.evaluate(&scenario);
        let it = engine.evaluate_in(&scenario, Units::read("it"));
        // Half of 100 MW over 1.25 and half over 1 is 90 MW of IT.
        for (strategy, pue) in Strategy::ALL.into_iter().zip([1.0, 1.25, 1.6, 100.0 / 90.0]) {
            let of = |all: &Evaluation| all.outcome(strategy).unwrap().figures.clone();
            let (grid, it) = (of(&grid), of(&it));
            let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-12 * b.abs(), "{a} {b}");
            near(it.npv_usd_per_mw, grid.npv_usd_per_mw * pue);
            let year = [it, grid.clone()].map(|figures| figures.ebitda_usd_per_mw_year.unwrap());
            near(year[0], year[1] * pue);
        }
        assert_eq!(engine.evaluate_in(&scenario, Units::read("kwh.sats")), grid);
    }

    #[test]
    fn rates_are_those_above_inflation() {
        // Fisher: (1 + nominal) = (1 + real)(1 + inflation), month by month compounded.
        let [nominal, todays] = both(&[(Input::SiteCostInflation, 0.03)]);
        for strategy in Strategy::ALL {
            let rate = |all: &Evaluation| all.outcome(strategy).unwrap().figures.irr;
            if let (Ok(before), Ok(after)) = (rate(&nominal), rate(&todays)) {
                let real = (1.0 + before) / 1.03 - 1.0;
                assert!((after - real).abs() < 1e-8, "{}: {after} {real}", strategy.key());
            }
        }
        assert!(todays.outcome(Strategy::Colocation).unwrap().figures.irr.is_ok());
    }
}
