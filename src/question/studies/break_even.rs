//! What would change the answer, one input at a time.

use super::Desktop;
use super::ask::Study;
use super::told::Told;
use crate::analysis::break_even::{BreakEven, Question, break_even};
use crate::analysis::standing::{Contender, Standing};
use crate::evaluation::{Engine, sell_now};
use crate::scenario::{Input, Scenario};
use crate::text::break_even::phrase;

/// Where the best use changes over an input.
#[must_use]
pub fn best(engine: &mut Engine, scenario: &Scenario, input: Input) -> BreakEven {
    break_even(engine, scenario, input, Question::Best)
}

/// Where the NPV of the leading use is gone; `None` without any use.
#[must_use]
pub fn zero(engine: &mut Engine, scenario: &Scenario, input: Input) -> Option<BreakEven> {
    let standing = Standing { npvs: engine.npvs(scenario), sell_now_usd: sell_now(scenario) };
    let leader = Contender::Strategy(standing.leader()?);
    Some(break_even(engine, scenario, input, Question::Between(leader, Contender::Zero)))
}

pub(in super::super) fn tell(engine: &mut Engine, desk: &Desktop) -> Told {
    let mut told = desk.told();
    let Study::BreakEven { input } = desk.ask.study else { return told };
    let found = [
        ("best", Some(best(engine, desk.scenario, input))),
        ("zero", zero(engine, desk.scenario, input)),
    ];
    for (name, found) in found {
        let Some(found) = found else { continue };
        told.say(phrase(desk.numbers, &found).text());
        told.keep(format!("{name}.{}", input.key()), [found.value()]);
    }
    told
}
