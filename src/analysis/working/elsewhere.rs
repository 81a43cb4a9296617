//! Results that are not those of the page's own scenario on its base path: at a break-even, after a shock, in a future.

use crate::analysis::stress::{Shocks, stressed_evaluation};
use crate::evaluation::{Evaluation, Rates, evaluate};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::simulation::{Model, OpenFuture, Options};
use crate::strategy::Strategy;
use crate::strategy::hybrid::Weights;

/// Where a result stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Within {
    /// In the scenario itself.
    #[default]
    Page,
    /// With one input at another value, as stored.
    Value(Input, f64),
    /// After shocks.
    Shocks(Shocks),
    /// In a random future, by its number, at the common rate.
    Future(u32),
    /// The mean of so many random futures, as it stands in the one that comes nearest to it.
    Mean {
        /// That one's number.
        nearest: u32,
        /// The mean, USD.
        usd: f64,
        /// Of how many.
        futures: u32,
    },
}

/// An evaluated scenario in a world, to be opened like the page's own.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The scenario there.
    pub scenario: Scenario,
    /// What it comes to.
    pub evaluation: Evaluation,
    /// What happens, as one use lives it.
    pub(super) paths: Paths,
    pub(super) rates: Rates,
    /// Whether something befalls it that the base path's formulas do not know.
    pub(super) is_altered: bool,
}

impl Elsewhere {
    /// What stands there; the world is that of `strategy`, each of which meets its own. `None` for the page itself.
    #[must_use]
    pub fn of(scenario: &Scenario, within: Within, strategy: Strategy) -> Option<Elsewhere> {
        let scenario = scenario.clone();
        // The hybrid has no world of its own: its AI part's is the one in which something may befall it.
        let own = match strategy {
            Strategy::Hybrid => Weights::of(&scenario).business as usize,
            whole => whole as usize,
        };
        let rates = Rates::of(&scenario);
        Some(match within {
            Within::Page => return None,
            Within::Value(input, value) => {
                let there = scenario.nearest(input, value);
                Elsewhere {
                    evaluation: evaluate(&there),
                    paths: Paths::of(&there),
                    rates: Rates::of(&there),
                    scenario: there,
                    is_altered: false,
                }
            }
            Within::Shocks(shocks) => {
                let (evaluation, paths) = stressed_evaluation(&scenario, shocks);
                let paths = paths.into_iter().nth(own)?;
                Elsewhere { scenario, evaluation, paths, rates, is_altered: true }
            }
            Within::Future(number) | Within::Mean { nearest: number, .. } => {
                let model = Model::of(&scenario, Options::of(&scenario).seed);
                let OpenFuture { evaluation, paths, rates } =
                    OpenFuture::of(&scenario, &model, number);
                let paths = paths.into_iter().nth(own)?;
                Elsewhere { scenario, evaluation, paths, rates, is_altered: true }
            }
        })
    }
}
