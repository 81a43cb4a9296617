//! What shocks leave of each use.

use super::Desktop;
use super::ask::Study;
use super::told::Told;
use crate::analysis::stress::{Stressed, stress};
use crate::evaluation::{Engine, sell_now};
use crate::format::{money, signed_money};
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::strategy::short_name;
use crate::text::stress as words;
use crate::view::Table;
use crate::view::stress::Stress;

pub(in super::super) fn tell(_: &mut Engine, desk: &Desktop) -> Told {
    let mut told = desk.told();
    let Study::Stress { shocks } = desk.ask.study else { return told };
    let report = stress(desk.scenario, shocks);
    if shocks.is_empty() {
        told.say(words::NONE);
    } else {
        told.say(words::verdict(desk.numbers, &report, sell_now(desk.scenario)).html());
        let units = desk.numbers.units();
        let cash = Some(Stress::cash(desk.scenario, &report));
        let charts = cash.into_iter().chain(Stress::markets(desk.scenario, &report, units));
        for chart in charts {
            let height = chart.height(&desk.look(0.0));
            told.show(chart.draw(&desk.look(height)));
        }
    }
    let row = |strategy| match report.strategy(strategy) {
        Some(stressed) => row(desk, strategy, stressed),
        None => vec![short_name(strategy).to_owned(), words::NOT_READY.to_owned()],
    };
    told.tables.push(Table::of_texts(
        words::COLUMNS.map(str::to_owned).to_vec(),
        Strategy::ALL.map(row).to_vec(),
    ));
    for (name, pick) in [
        ("before.npv_usd", (|s| s.before.npv_usd) as fn(&Stressed) -> f64),
        ("after.npv_usd", |s| s.after.npv_usd),
        ("after.lowest_cash_usd", |s| s.after.lowest_cash_usd),
        ("after.opening_cash_needed_usd", |s| s.after.opening_cash_needed_usd),
    ] {
        told.keep(name, Strategy::ALL.map(|strategy| report.strategy(strategy).map(pick)));
    }
    told
}

fn row(desk: &Desktop, strategy: Strategy, of: &Stressed) -> Vec<String> {
    let (numbers, start) = (desk.numbers, desk.scenario.get(Input::SiteStart));
    let (lowest, when) = words::lowest(numbers, start, &of.after);
    vec![
        short_name(strategy).to_owned(),
        money(numbers, of.before.npv_usd),
        money(numbers, of.after.npv_usd),
        signed_money(numbers, of.after.npv_usd - of.before.npv_usd),
        format!("{lowest}, {when}"),
        words::uncovered(start, &of.after),
        words::opening(numbers, &of.after),
    ]
}
