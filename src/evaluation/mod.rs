//! One evaluation: a scenario in, four strategies out.
//!
//! [`Engine`] keeps its memory between evaluations and has two depths: [`Engine::evaluate`] gives
//! every figure and the monthly ledgers, [`Engine::npvs`] only the net present values. Both run the
//! same rules.

mod engine;
mod figure;
mod figures;

pub use engine::{Engine, Npvs, best, sell_now};
pub use figure::{Better, Figure};
pub use figures::{Figures, Rate};

use crate::finance::Ledger;
use crate::scenario::Scenario;
use crate::strategy::Strategy;

/// What a scenario is worth in each of its four uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The strategy with the highest NPV, each at its own rate; `None` if all are below selling now.
    pub best: Option<Strategy>,
    /// What selling now brings: machines after tax, and the site, USD.
    pub sell_now_usd: f64,
    /// By [`Strategy`], in its order; `None` if not ready within the horizon.
    pub strategies: [Option<Outcome>; 4],
}

/// One strategy's figures and ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Every figure.
    pub figures: Figures,
    /// The monthly ledger.
    pub ledger: Ledger,
}

impl Evaluation {
    /// One strategy's outcome; `None` if it is not ready within the horizon.
    #[must_use]
    pub fn outcome(&self, strategy: Strategy) -> Option<&Outcome> {
        self.strategies[strategy as usize].as_ref()
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
/// assert_eq!(evaluation.best, Some(Strategy::Colocation));
/// ```
#[must_use]
pub fn evaluate(scenario: &Scenario) -> Evaluation {
    Engine::new().evaluate(scenario)
}
