//! The NPVs over one input.

use super::Desktop;
use super::ask::Study;
use super::told::Told;
use crate::analysis::curve::curve;
use crate::evaluation::{Engine, sell_now};
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::view::curve::Curve;

/// The curve as it is drawn, with what selling now brings at each value.
#[must_use]
pub fn find(engine: &mut Engine, scenario: &Scenario, input: Input, points: usize) -> Curve {
    let found = curve(engine, scenario, input, points);
    let sale = |value: &f64| sell_now(&scenario.nearest(input, *value));
    Curve {
        input,
        present: found.present,
        sell_now: found.values.iter().map(sale).collect(),
        values: found.values,
        npvs: found.npvs,
    }
}

pub(in super::super) fn tell(engine: &mut Engine, desk: &Desktop) -> Told {
    let mut told = desk.told();
    let Study::Curve { input, points } = desk.ask.study else { return told };
    let chart = find(engine, desk.scenario, input, points);
    let look = desk.look(46.0);
    told.show(chart.draw(&look));
    told.say(chart.describe(desk.numbers));
    told.read(&chart, &look);
    told.keep(input.key(), chart.values.iter().copied());
    for strategy in Strategy::ALL {
        let npvs = chart.npvs.iter().map(|npvs| npvs[strategy as usize]);
        told.keep(format!("npv_usd.{}", strategy.key()), npvs);
    }
    told.keep("sell_now_usd", chart.sell_now.iter().copied());
    told
}
