//! An evaluation in dollars of the valuation date: the money of month t over `(1 + cost inflation)^(t / 12)`.

use std::sync::Arc;

use super::super::figures::{Context, Figures};
use super::super::{Evaluation, Outcome};
use super::{Engine, Run};
use crate::math::pow;
use crate::scenario::{Input, Scenario};
use crate::strategy::hybrid::Weights;
use crate::strategy::{Strategy, sell_now};

impl Engine {
    /// Every figure and the monthly ledgers in dollars of the valuation date, for reading only.
    ///
    /// Present values are such dollars already and stay; rates become those above inflation; debt
    /// cover stays that of the dollars in which lenders are paid.
    #[must_use]
    pub fn evaluate_in_todays_dollars(&mut self, scenario: &Scenario) -> Evaluation {
        let nominal = self.evaluate(scenario);
        let growth = 1.0 + scenario.get(Input::SiteCostInflation);
        let (grid_mw, sell_now_usd) = (scenario.get(Input::SiteGridMw), sell_now(scenario));
        let deflated = |strategy: Strategy, run: &Run, ai: Option<(&Weights, &Figures)>| {
            let outcome = nominal.outcome(strategy)?;
            let mut ledger = (*outcome.ledger).clone();
            ledger.deflate(|month| pow(growth, month as f64 / 12.0));
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
