//! One evaluation: a scenario in, four strategies out.
//!
//! A [`Runner`] runs one strategy in any world. [`Engine`] keeps its memory between evaluations and has two depths: [`Engine::evaluate`] gives
//! every figure and the monthly ledgers, [`Engine::npvs`] only the net present values. Both run the
//! same rules.

#[cfg(js)]
pub(crate) mod by_name;
mod engine;
mod figure;
mod figures;
mod lead;
mod measure;
pub(crate) mod record;
mod runner;

pub use crate::strategy::sell_now;
pub use engine::{Engine, Npvs, best};
pub use figure::{Better, Figure};
pub use figures::{Figures, Rate};
pub use lead::{Lead, lead};
pub use measure::Measure;
pub use runner::{Foresight, Rates, Run, Runner, Whole, World, hybrid};

use figures::Context;
use std::sync::Arc;

use crate::finance::Ledger;
use crate::scenario::{Input, Scenario};
use crate::strategy::{Decision, Strategy};

/// What a scenario is worth in each of its four uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The strategy with the highest NPV, each at its own rate; `None` if all are below selling now.
    pub best: Option<Strategy>,
    /// How far it is ahead of the best other pure use; `None` without either.
    pub lead: Option<Lead>,
    /// What selling now brings: machines and site, after tax, USD.
    pub sell_now_usd: f64,
    /// By [`Strategy`], in its order; `None` if not ready within the horizon.
    pub strategies: [Option<Arc<Outcome>>; 4],
}

/// One strategy's figures, ledger and decisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Every figure.
    pub figures: Figures,
    /// The monthly ledger.
    pub ledger: Arc<Ledger>,
    /// The month in which all that is left is sold: T, or that of closing; a hybrid's is its AI
    /// part's.
    pub end: usize,
    /// What the owner decided, by date; none for colocation, the hybrid's are its parts'.
    pub decisions: Vec<Decision>,
    /// What the owner of the mine on its way out decided.
    pub bridge_decisions: Vec<Decision>,
}

impl Outcome {
    fn new(figures: Figures, ledger: &Arc<Ledger>, run: &Run) -> Outcome {
        Outcome {
            figures,
            ledger: Arc::clone(ledger),
            end: run.end,
            decisions: run.decisions.clone(),
            bridge_decisions: run.bridge_decisions.clone(),
        }
    }

    /// Whether something is borrowed, but no full year after the ramp has debt service; a hybrid is told by its AI part's
    /// years.
    #[must_use]
    pub fn untested(&self) -> bool {
        self.figures.min_dscr.is_none() && self.ledger.borrows()
    }
}

impl Evaluation {
    /// Of uses that were run one by one, each in a world of its own; by [`Strategy`].
    #[must_use]
    pub fn of_runs(scenario: &Scenario, runs: [Option<(Run, Ledger)>; 4]) -> Evaluation {
        let sell_now_usd = sell_now(scenario);
        let context = Context { grid_mw: scenario.get(Input::SiteGridMw), sell_now_usd, ai: None };
        let strategies = runs.map(|run| {
            let (run, ledger) = run?;
            let figures = Figures::of(&ledger, &run, &context);
            Some(Arc::new(Outcome::new(figures, &Arc::new(ledger), &run)))
        });
        Evaluation::new(strategies, sell_now_usd)
    }

    fn new(strategies: [Option<Arc<Outcome>>; 4], sell_now_usd: f64) -> Evaluation {
        let npvs = strategies.each_ref().map(|o| o.as_ref().map(|o| o.figures.npv_usd));
        let best = best(&npvs, sell_now_usd);
        let lead = best.and_then(|best| lead(&npvs, best));
        Evaluation { best, lead, sell_now_usd, strategies }
    }

    /// One strategy's outcome; `None` if it is not ready within the horizon.
    #[must_use]
    pub fn outcome(&self, strategy: Strategy) -> Option<&Outcome> {
        self.strategies[strategy as usize].as_deref()
    }

    /// The NPV of a strategy, USD; `None` if it is not ready within the horizon.
    #[must_use]
    pub fn npv(&self, strategy: Strategy) -> Option<f64> {
        self.outcome(strategy).map(|outcome| outcome.figures.npv_usd)
    }
}

/// Evaluates one scenario in full.
///
/// ```
/// use hash_or_host::{evaluation::evaluate, scenario::Scenario, strategy::Strategy};
/// let evaluation = evaluate(&Scenario::default());
/// assert_eq!(evaluation.best, Some(Strategy::GpuCloud));
/// ```
#[must_use]
pub fn evaluate(scenario: &Scenario) -> Evaluation {
    Engine::new().evaluate(scenario)
}
