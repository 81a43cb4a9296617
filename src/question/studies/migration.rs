//! How many must leave before mining pays as AI does, and headlines checked.

use super::Desktop;
use super::ask::Study;
use super::told::Told;
use crate::analysis::aggregate::{Use, aggregate};
use crate::analysis::migration::migration;
use crate::evaluation::Engine;
use crate::strategy::Strategy;
use crate::text::aggregate as checked;
use crate::text::migration as words;
use crate::text::strategy::short_name as name;
use crate::view::Table;

pub(in super::super) fn tell(engine: &mut Engine, desk: &Desktop) -> Told {
    let mut told = desk.told();
    let Study::Migration { headline } = desk.ask.study else { return told };
    match migration(engine, desk.scenario) {
        None => told.say(words::NOT_READY),
        Some(found) => {
            told.say(words::verdict(desk.numbers, &found).html());
            let cells = words::cells(desk.numbers, &found);
            let row = |(name, cells): (&str, [String; 3])| {
                [name.to_owned()].into_iter().chain(cells).collect()
            };
            told.tables.push(Table::of_texts(
                words::COLUMNS.map(str::to_owned).to_vec(),
                words::rows(desk.numbers).into_iter().zip(cells).map(row).collect(),
            ));
            told.keep("mining_npv_usd_per_mw", [found.mining_npv_usd_per_mw]);
            told.keep("ai_npv_usd_per_mw", [found.ai_npv_usd_per_mw]);
        }
    }
    if let Some(headline) = headline {
        let evaluation = engine.evaluate(desk.scenario);
        let headline = headline.into();
        let found = aggregate(headline, desk.scenario, &evaluation);
        told.say(checked::sentence(desk.numbers, headline, &found).html());
        let row = |own: Strategy| {
            let cells = checked::cells(desk.numbers, found.uses[own as usize]);
            [name(own).to_owned()].into_iter().chain(cells).collect()
        };
        told.tables.push(Table::of_texts(
            checked::columns(headline.kind).map(str::to_owned).to_vec(),
            Strategy::ALL.into_iter().map(row).collect(),
        ));
        let figure = |of: fn(&Use) -> Option<f64>| found.uses.map(|own| of(&own?));
        told.keep("usd_per_mw", figure(|own| own.usd_per_mw));
        told.keep("usd", figure(|own| own.usd));
        told.keep("power_gw", figure(|own| own.power_gw));
        told.keep("revenue_usd_per_year", figure(|own| own.revenue_usd_per_year));
        told.keep("gap_usd_per_year", figure(|own| own.gap_usd_per_year));
    }
    told
}
