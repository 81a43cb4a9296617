//! Cumulative cash.

use super::Desktop;
use super::told::Told;
use crate::evaluation::Engine;
use crate::finance::Column;
use crate::strategy::Strategy;
use crate::view::cash::Cash;

pub(in super::super) fn tell(engine: &mut Engine, desk: &Desktop) -> Told {
    let evaluation = engine.evaluate(desk.scenario);
    let chart = Cash::of(desk.scenario, &evaluation);
    let look = desk.look(Cash::height(desk.ask.width));
    let mut told = desk.told();
    told.show(chart.draw(&look));
    told.read(&chart, &look);
    for strategy in Strategy::ALL {
        if let Some(outcome) = evaluation.outcome(strategy) {
            let flow = outcome.ledger.column(Column::FreeCashFlow);
            told.keep(format!("free_cash_flow.{}", strategy.key()), flow.iter().copied());
        }
    }
    told
}
