//! Which use is best.

use super::Desktop;
use super::told::Told;
use crate::analysis::turns::{PRICES, turn, winner};
use crate::evaluation::{Engine, Figure};
use crate::format::or_absent;
use crate::strategy::Strategy;
use crate::text::answer as words;
use crate::text::figure::name;
use crate::text::strategy::short_name;
use crate::text::{decisions, turns};
use crate::view::Table;
use crate::view::bars::Bars;
use crate::view::cell::cell;

pub(in super::super) fn tell(engine: &mut Engine, desk: &Desktop) -> Told {
    let evaluation = engine.evaluate(desk.scenario);
    let mut told = desk.told();
    told.say(words::answer(desk.numbers, desk.scenario, &evaluation).html());
    told.say(words::footing(desk.numbers, desk.scenario, &evaluation));
    let decided = decisions::sentence(desk.scenario, &evaluation);
    if !decided.is_empty() {
        told.say(decided);
    }
    let turns = PRICES.map(|price| {
        let found = turn(engine, desk.scenario, price);
        (found, winner(&found))
    });
    told.say(turns::text(&turns::sentence(desk.numbers, &turns)));
    let bars = Bars::of(&evaluation);
    told.show(bars.draw(&desk.look(bars.height())));
    let heads = Strategy::ALL.map(|strategy| short_name(strategy).to_owned());
    let row = |figure: Figure| {
        let text = |strategy| {
            let outcome = evaluation.outcome(strategy);
            or_absent(outcome, |outcome| cell(figure, desk.numbers, outcome).text)
        };
        [name(figure).to_owned()].into_iter().chain(Strategy::ALL.map(text)).collect()
    };
    told.tables.push(Table::of_texts(
        [String::new()].into_iter().chain(heads).collect(),
        Figure::ALL.map(row).to_vec(),
    ));
    told.keep("npv_usd", Strategy::ALL.map(|strategy| evaluation.npv(strategy)));
    told.keep("sell_now_usd", [evaluation.sell_now_usd]);
    told
}
