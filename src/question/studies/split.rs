//! Where each dollar goes.

use super::Desktop;
use super::told::Told;
use crate::analysis::value_split::{Effect, Layers, ValueSplit, effects, layers, value_split};
use crate::evaluation::Engine;
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use crate::text::value_split as words;
use crate::view::split::Split;

/// The split of every use, what another price does to it, and the cloud in two layers.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Of the uses that are ready.
    pub splits: Vec<ValueSplit>,
    /// What moved prices do to the two AI uses.
    pub effects: Vec<(Strategy, Effect)>,
    /// The GPU cloud as a landlord and an owner of chips.
    pub layers: Option<Layers>,
}

/// Works it out.
#[must_use]
pub fn find(engine: &mut Engine, scenario: &Scenario) -> Finding {
    let evaluation = engine.evaluate(scenario);
    let split = |strategy| value_split(scenario, &evaluation, strategy);
    let splits = Strategy::ALL.into_iter().filter_map(split).collect();
    let mut moved = Vec::new();
    for strategy in [Strategy::GpuCloud, Strategy::Colocation] {
        moved.extend(effects(engine, scenario, strategy).into_iter().map(|e| (strategy, e)));
    }
    Finding { splits, effects: moved, layers: layers(engine, scenario) }
}

pub(in super::super) fn tell(engine: &mut Engine, desk: &Desktop) -> Told {
    let found = find(engine, desk.scenario);
    let mut told = desk.told();
    for (strategy, effect) in &found.effects {
        let (what, values) = words::moved(desk.numbers, *strategy, effect);
        let does = words::effect(desk.numbers, *strategy, effect);
        told.say(format!("{what} {values}: {does}"));
    }
    for split in &found.splits {
        let parts = split.total.parts().map(Some);
        told.keep(format!("parts_usd.{}", split.strategy.key()), parts);
    }
    let chart = Split::of(&found.splits);
    let height = chart.height(&desk.look(0.0));
    told.show(chart.draw(&desk.look(height)));
    told
}
