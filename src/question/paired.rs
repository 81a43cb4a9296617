//! Two scenarios in the same futures, a few at a time.

use crate::desk::{Job, Question, Step};
use crate::scenario::Scenario;
use crate::simulation::report::Versus;
use crate::simulation::{FuturesJob as Futures, Options};

/// How the scenario at hand (B) stands against another (A) in the futures that it is to have.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// A.
    pub with: Scenario,
}

/// What was found so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Matched {
    /// A, whom it was compared with.
    pub with: Scenario,
    /// `None` before the first futures, and where there is no memory for them.
    pub versus: Option<Versus>,
    /// How many futures are done.
    pub done: u32,
    /// Of how many.
    pub of: u32,
}

impl Matched {
    /// What was found against `with`: nothing while it is of another.
    #[must_use]
    pub fn against(&self, with: &Scenario) -> Option<&Versus> {
        self.versus.as_ref().filter(|_| self.with == *with)
    }
}

/// Futures of each between two looks at the clock, about a millisecond.
const STEP: u32 = 10;
/// After how many something is shown.
const DRAFTS: [u32; 2] = [300, 1_500];
/// The most of which a page keeps two sets in memory.
const MOST: u32 = 20_000;

impl Question for Paired {
    type Answer = Matched;

    fn begin(&self, scenario: &Scenario) -> Job<Matched> {
        // The draws of a future hang on its number and the seed: with the same seed, both live the same futures.
        let asked = Options::of(scenario);
        let options = Options { futures: asked.futures.min(MOST), ..asked };
        let with = self.with.clone();
        let mut jobs = Futures::new(&with, options).zip(Futures::new(scenario, options));
        Box::new(move |_| {
            let of = options.futures;
            let Some((a, b)) = &mut jobs else {
                return Step::Done(Matched { with: with.clone(), versus: None, done: 0, of });
            };
            a.step(STEP);
            b.step(STEP);
            let done = b.done();
            let found = |versus| Matched { with: with.clone(), versus, done, of };
            let compared = || Versus::of(a.counted(), b.counted());
            if done >= of {
                Step::Done(found(compared()))
            } else if DRAFTS.contains(&done) {
                Step::Draft(found(compared()))
            } else {
                Step::News(found(None))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Engine;
    use crate::scenario::Input;
    use crate::simulation::simulate;
    use crate::strategy::Strategy;

    fn asked(a: &Scenario, b: &Scenario) -> Matched {
        let mut job = Paired { with: a.clone() }.begin(b);
        loop {
            if let Step::Done(found) = job(&mut Engine::new()) {
                return found;
            }
        }
    }

    #[test]
    fn a_scenario_equals_itself_in_every_future() {
        let few = Scenario::default().nearest(Input::UncertaintyPaths, 200.0);
        let found = asked(&few, &few).versus.expect("room for a few");
        for of in found.uses.iter().flatten() {
            assert_eq!((of.b_ahead, of.equal, of.gain.mean), (0.0, 1.0, 0.0));
        }
    }

    #[test]
    fn what_was_found_is_of_the_one_it_was_compared_with() {
        let few = Scenario::default().nearest(Input::UncertaintyPaths, 200.0);
        let other = few.nearest(Input::SitePowerPriceUsdPerMwh, 20.0);
        let found = asked(&few, &few);
        assert!(found.against(&few).is_some());
        assert_eq!(found.against(&other), None);
    }

    #[test]
    fn both_are_counted_as_each_alone() {
        let a = Scenario::default().nearest(Input::UncertaintyPaths, 300.0);
        let b =
            a.nearest(Input::SitePowerPriceUsdPerMwh, 40.0).nearest(Input::UncertaintySeed, 7.0);
        let found = asked(&a, &b).versus.expect("room for a few");
        assert_eq!(found.futures, 300);
        let alone = |scenario: &Scenario| {
            let report =
                simulate(scenario, Options { futures: 300, seed: 7 }, |_, _| true).unwrap();
            report.strategies.map(|spread| spread.unwrap().npv_mean_usd)
        };
        let (alone_a, alone_b) = (alone(&a), alone(&b));
        for strategy in Strategy::ALL {
            let of = found.uses[strategy as usize].as_ref().expect("all are ready");
            assert_eq!(of.means, [alone_a[strategy as usize], alone_b[strategy as usize]]);
            let gain = of.means[1] - of.means[0];
            assert!((of.gain.mean - gain).abs() < 1e-6 * gain.abs(), "{strategy:?}");
            // Cheaper power helps in most, though owners who cannot see ahead may do worse with it.
            assert!((0.8..=1.0).contains(&of.b_ahead), "{strategy:?}: {}", of.b_ahead);
        }
    }
}
