//! The best use over two inputs.

use super::ask::Over;
use super::told::Told;
use super::{Desktop, Making, Step};
use crate::analysis::map::{Map, MapJob, Setup};
use crate::analysis::sweep::Range;
use crate::scenario::{Input, Scenario};
use crate::view::map::{Map as Chart, centres, edges};

/// Cells a side of the draft.
pub const DRAFT: usize = 49;
/// Points evaluated in one step.
pub const STEP: usize = 12;

/// What is worked out for a map of so many cells a side.
#[must_use]
pub fn setup(x: (Input, Range), y: (Input, Range), side: usize) -> Setup {
    let range = |(input, range): (Input, Range)| Some(centres(input, range, side));
    Setup { x: x.0, y: y.0, x_range: range(x), y_range: range(y), n: side, exact: false }
}

pub(in super::super) fn begin(scenario: &Scenario, x: Over, y: Over, points: usize) -> Making {
    let sides = [DRAFT, points].into_iter().filter(|side| *side <= points);
    let mut sides: Vec<usize> = sides.collect();
    sides.dedup();
    let mut sides = sides.into_iter();
    let axis = |over: Over| (over.input, over.range(scenario));
    let (x, y) = (axis(x), axis(y));
    let mut making: Option<(usize, MapJob, usize)> = None;
    Box::new(move |_, desk| {
        let Some((side, mut job, spent)) = making.take() else {
            let next = sides.next().unwrap_or(points);
            making = Some((next, MapJob::new(desk.scenario, &setup(x, y, next)), 0));
            return Step::Going(0.0);
        };
        if !job.step(STEP) {
            let spent = spent + STEP;
            making = Some((side, job, spent));
            // How many points a refined map needs is not known before it is done.
            return Step::Going((spent as f64 / (side * side) as f64).min(0.99));
        }
        let found = job.finish();
        let around = |(input, range)| edges(input, range, side);
        let point = (desk.scenario.get(x.0), desk.scenario.get(y.0));
        let mut told = tell(desk, &found, &Chart::of(&found, around(x), around(y), point));
        if sides.len() == 0 {
            return Step::Done(told);
        }
        told.is_draft = true;
        Step::Draft(told)
    })
}

fn tell(desk: &Desktop, found: &Map, chart: &Chart) -> Told {
    let mut told = desk.told();
    let drawing = chart.draw(&desk.look(Chart::size(desk.ask.width).height));
    told.say(drawing.description.clone());
    told.show(drawing);
    told.keep(found.x.input.key(), found.x.values.iter().copied());
    told.keep(found.y.input.key(), found.y.values.iter().copied());
    // The strategy's place in their order; none: selling now.
    told.keep("best", found.best.iter().map(|best| best.map(|best| f64::from(best as u8))));
    told.keep("margin_usd", found.margin_usd.iter().copied());
    told
}
