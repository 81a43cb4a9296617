//! Converting now, later or never.

use super::Desktop;
use super::told::Told;
use crate::analysis::waiting::waiting;
use crate::evaluation::Engine;
use crate::strategy::Strategy;
use crate::text::waiting as words;
use crate::view::waiting::Waiting;

pub(in super::super) fn tell(_: &mut Engine, desk: &Desktop) -> Told {
    let found = waiting(desk.scenario);
    let mut told = desk.told();
    told.say(words::verdict(desk.numbers, &found).html());
    let height = if desk.ask.width < 520.0 { 260.0 } else { 320.0 };
    told.show(Waiting::of(&found).draw(&desk.look(height)));
    told.keep("wait_months", found.waits.iter().map(|wait| wait.months as f64));
    for strategy in [Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid] {
        let npvs = found.waits.iter().map(|wait| wait.npv(strategy));
        told.keep(format!("npv_usd.{}", strategy.key()), npvs);
    }
    told.keep("never_usd", [found.never_usd]);
    told
}
