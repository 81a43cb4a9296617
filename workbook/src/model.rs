//! What the model says of a scenario: what the workbook is written from, and held to.

use hash_or_host::evaluation::{Evaluation, Foresight, Rates, Runner, Whole, World, evaluate};
use hash_or_host::finance::{Depth, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Decision;

/// A scenario and what becomes of it.
pub struct Model<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its figures, ledgers and decisions.
    pub evaluation: Evaluation,
    /// Its base path.
    pub paths: Paths,
    /// T.
    pub months: usize,
    /// The hybrid's second mine as if on the whole site: its ledger, what its owner decides.
    pub second: (Ledger, Vec<Decision>),
}

impl Model<'_> {
    /// Evaluates a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Model<'_> {
        let paths = Paths::of(scenario);
        let mut ledger = Ledger::default();
        ledger.set_depth(Depth::Full);
        let world = World { paths: &paths, foresight: Foresight::Whole };
        let run = Runner::default().run(
            scenario,
            Whole::Headroom,
            world,
            Rates::of(scenario),
            0,
            &mut ledger,
        );
        let second = (ledger, run.map(|run| run.decisions).unwrap_or_default());
        let evaluation = evaluate(scenario);
        Model { scenario, evaluation, months: paths.months, paths, second }
    }

    /// The ledger of a strategy by its number; `None` if it is not ready within the horizon.
    pub(crate) fn ledger(&self, strategy: usize) -> Option<&Ledger> {
        self.evaluation.strategies[strategy].as_ref().map(|outcome| &*outcome.ledger)
    }

    /// What its owner decides.
    pub(crate) fn decisions(&self, strategy: usize) -> &[Decision] {
        let outcome = self.evaluation.strategies[strategy].as_ref();
        outcome.map_or(&[], |outcome| &outcome.decisions)
    }

    /// What the owner of the mine on its way out decides before it.
    pub(crate) fn bridge_decisions(&self, strategy: usize) -> &[Decision] {
        let outcome = self.evaluation.strategies[strategy].as_ref();
        outcome.map_or(&[], |outcome| &outcome.bridge_decisions)
    }
}
