//! The map as a question to the desk: a coarse one first, then a fine one.

use crate::analysis::map::MapJob;
use crate::analysis::sweep::{Range, position};
use crate::desk::{Job, Question, Step};
use crate::question::map::{DRAFT, STEP, setup};
use crate::scenario::{Input, Scenario};
use crate::view::map::{Map, edges};

/// Cells a side: of the draft, and of the finished map.
const SIZES: [usize; 2] = [DRAFT, 161];

/// The best use over two inputs, each with the range shown.
#[derive(Clone, Copy, PartialEq)]
pub struct Over {
    /// From left to right.
    pub x: (Input, Range),
    /// From bottom to top.
    pub y: (Input, Range),
}

impl Over {
    /// The scenario with the two inputs where they always are, so that moving the point asks
    /// nothing new.
    pub fn apart_from_the_two(&self, scenario: &Scenario) -> Scenario {
        let middle = |(input, range): (Input, Range)| position(input, range, 0.5);
        scenario.nearest(self.x.0, middle(self.x)).nearest(self.y.0, middle(self.y))
    }
}

impl Question for Over {
    type Answer = Map;

    fn begin(&self, scenario: &Scenario) -> Job<Map> {
        let (over, scenario) = (*self, scenario.clone());
        let mut sizes = SIZES.into_iter();
        let mut working = None::<(usize, MapJob)>;
        Box::new(move |_| {
            let Some((side, mut job)) = working.take() else {
                working = sizes
                    .next()
                    .map(|side| (side, MapJob::new(&scenario, &setup(over.x, over.y, side))));
                return Step::More;
            };
            if !job.step(STEP) {
                working = Some((side, job));
                return Step::More;
            }
            let around = |(input, range)| edges(input, range, side);
            let point = (scenario.get(over.x.0), scenario.get(over.y.0));
            let drawn = Map::of(&job.finish(), around(over.x), around(over.y), point);
            if sizes.len() == 0 { Step::Done(drawn) } else { Step::Draft(drawn) }
        })
    }
}
