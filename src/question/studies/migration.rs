//! How many must leave before mining pays as AI does, and headlines checked.

use super::Desktop;
use super::ask::Study;
use super::told::Told;
use crate::analysis::aggregate::aggregate;
use crate::analysis::migration::migration;
use crate::evaluation::Engine;
use crate::text::migration as words;
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
            told.tables.push(Table {
                header: words::COLUMNS.map(str::to_owned).to_vec(),
                rows: words::ROWS.into_iter().zip(cells).map(row).collect(),
            });
            told.keep("mining_npv_usd_per_mw", [found.mining_npv_usd_per_mw]);
            told.keep("ai_npv_usd_per_mw", [found.ai_npv_usd_per_mw]);
        }
    }
    if let Some(headline) = headline {
        let evaluation = engine.evaluate(desk.scenario);
        let programme = headline.into();
        let found = aggregate(programme, desk.scenario, &evaluation);
        told.say(words::programme(desk.numbers, programme, &found).html());
        told.keep("site_usd_per_mw", found.site_usd_per_mw);
        told.keep("at_site_cost_usd", found.at_site_cost_usd);
    }
    told
}
