//! Migration of hashrate, in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::migration::{Migration, Needed, Security};
use crate::format::{Format, money, or_absent, percent, short};
use crate::scenario::Unit;

/// Heading.
pub const HEADING: &str = word!("If miners leave for AI", "Si los mineros se pasan a la IA");
/// Under it.
pub const LEAD: &str = word!(
    "The fewer mine, the more each of them earns. How much of the network would have to leave before mining pays as much per megawatt here as the best AI use?",
    "Cuantos menos minan, más gana cada uno. ¿Cuánta red tendría que irse para que aquí minar rinda por megavatio tanto como el mejor uso de IA?"
);
/// Heads of the table's columns; the first is that of the figures.
pub const COLUMNS: [&str; 4] = word!(
    ["", "Today", "Never replaced", "Replaced in six months"],
    ["", "Hoy", "Sin reemplazo", "Reemplazo en seis meses"]
);
/// Rows of the table.
const ROWS: [&str; 4] = word!(
    ["Share that must leave", "Network, EH/s", "Hashprice, $/PH/day", "Running cost / issuance"],
    ["Parte que debe irse", "Red, EH/s", "Hashprice, $/PH/día", "Costo operativo / emisión"]
);
/// The heads of the rows, in the reader's units.
#[must_use]
pub fn rows(numbers: &dyn Format) -> [&'static str; 4] {
    let [share, network, dollars, cost] = ROWS;
    let sats = word!("Hashprice, sats/TH/day", "Hashprice, sats/TH/día");
    [share, network, if in_sats(numbers) { sats } else { dollars }, cost]
}

fn in_sats(numbers: &dyn Format) -> bool {
    numbers.units().has(Unit::Sats)
}

/// How the table is to be read.
pub const NOTE: &str = word!(
    "“Never replaced” is the most it can do for those who stay; in 2021, after China’s ban, the network was whole again in about half a year. The last row: the share of newly issued bitcoin’s value that running the network’s machines costs on this site’s terms.",
    "«Sin reemplazo» es lo máximo que puede suponer para quienes se quedan; en 2021, tras la prohibición en China, la red se recompuso en cerca de medio año. La última fila: qué parte del valor del bitcoin recién emitido cuesta operar las máquinas de la red en las condiciones de este sitio."
);
/// No AI use is ready.
pub const NOT_READY: &str = word!(
    "No AI use is ready within the horizon.",
    "Ningún uso de IA está listo dentro del horizonte."
);
/// Nothing of this kind.
pub const NONE_NEEDED: &str = word!("none", "ninguna");
/// No share is enough.
pub const NEVER: &str = word!("not even 99.9%", "ni el 99,9%");
/// What would have to happen.
#[must_use]
pub fn verdict(numbers: &dyn Format, found: &Migration) -> Sentence {
    // Both uses are compared on the same connection: said where a reader has asked for megawatts of IT.
    let grid = match numbers.units().has(Unit::ItMegawatts) {
        true => word!(" of grid", " de red"),
        false => "",
    };
    let a_mw = |usd: f64| {
        let usd = money(numbers, (usd / 1e3).round() * 1e3);
        say!("{usd} per MW{grid}", "{usd} por MW{grid}")
    };
    let sentence = Sentence::default()
        .plain(say!(
            "Here mining is worth {}, ",
            "Aquí la minería vale {}, ",
            a_mw(found.mining_npv_usd_per_mw)
        ))
        .named(found.best_ai, noun(found.best_ai))
        .plain(format!(" {}. ", a_mw(found.ai_npv_usd_per_mw)));
    let sentence = match found.never_replaced {
        Needed::None => {
            let more = found.mining_npv_usd_per_mw > found.ai_npv_usd_per_mw;
            return sentence.plain(if more {
                word!(
                    "Nobody has to leave: mining is already worth more.",
                    "Nadie tiene que irse: la minería ya vale más."
                )
            } else {
                word!(
                    "Nobody has to leave: mining is worth as much.",
                    "Nadie tiene que irse: la minería vale lo mismo."
                )
            });
        }
        Needed::Share { share, .. } => sentence
            .plain(word!("Mining would draw level if ", "La minería se igualaría si el "))
            .strong(say!(
                "{} of the network’s hashrate",
                "{} del hashrate de la red",
                percent(numbers, share, 1)
            ))
            .plain(word!(" left for good", " se fuera para siempre")),
        Needed::Never => {
            return sentence.plain(word!("Even if all but a thousandth of the network left for good, mining would not draw level.", "Aunque se fuera para siempre toda la red menos una milésima, la minería no se igualaría."));
        }
    };
    match found.refilled {
        Needed::None => sentence.plain("."),
        Needed::Share { share, .. } => sentence.plain(say!(
            "; {} if others take their place within six months.",
            "; el {} si otros ocupan su lugar en seis meses.",
            percent(numbers, share, 1)
        )),
        Needed::Never => sentence.plain(word!(
            "; if others take their place within six months, no share is enough.",
            "; si otros ocupan su lugar en seis meses, ninguna parte basta."
        )),
    }
}

/// The table by rows: today, never replaced, refilled.
#[must_use]
pub fn cells(numbers: &dyn Format, found: &Migration) -> [[String; 3]; 4] {
    let share = |needed: &Needed| match needed {
        Needed::None => NONE_NEEDED.to_owned(),
        Needed::Share { share, .. } => percent(numbers, *share, 1),
        Needed::Never => NEVER.to_owned(),
    };
    let then = |needed: &Needed| match needed {
        Needed::None => Some(found.today),
        Needed::Share { then, .. } => Some(*then),
        Needed::Never => None,
    };
    let worlds = [Some(found.today), then(&found.never_replaced), then(&found.refilled)];
    let row = |write: &dyn Fn(Security) -> String| worlds.map(|world| or_absent(world, write));
    [
        [String::new(), share(&found.never_replaced), share(&found.refilled)],
        row(&|s| short(numbers, s.hashrate_eh_per_s, 3)),
        row(&|s| {
            if in_sats(numbers) {
                short(numbers, s.hashprice_sats, 3)
            } else {
                money(numbers, s.hashprice_usd)
            }
        }),
        row(&|s| or_absent(s.share_of_issuance, |share| percent(numbers, share, 0))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::strategy::Strategy;

    fn found(never_replaced: Needed, refilled: Needed) -> Migration {
        Migration {
            best_ai: Strategy::GpuCloud,
            ai_npv_usd_per_mw: 2e6,
            mining_npv_usd_per_mw: 0.5e6,
            today: security(1000.0),
            never_replaced,
            refilled,
        }
    }

    fn security(hashrate: f64) -> Security {
        Security {
            hashrate_eh_per_s: hashrate,
            hashprice_usd: 40_000.0 / hashrate,
            hashprice_sats: 50_000.0 / hashrate,
            share_of_issuance: Some(0.6),
        }
    }

    #[test]
    fn both_readings_are_said() {
        let gone = Needed::Share { share: 0.6, then: security(400.0) };
        assert_eq!(
            verdict(&Plain, &found(gone, Needed::Never)).text(),
            "Here mining is worth $500,000 per MW, the GPU cloud $2.00m per MW. Mining would draw level if 60.0% of the network’s hashrate left for good; if others take their place within six months, no share is enough."
        );
        let cells = cells(&Plain, &found(gone, Needed::Never));
        assert_eq!(cells[0], ["", "60.0%", "not even 99.9%"]);
        assert_eq!(cells[1], ["1,000", "400", "–"]);
        assert_eq!(cells[2], ["$40", "$100", "–"]);
        let level = verdict(&Plain, &found(Needed::None, Needed::None)).text();
        assert!(level.ends_with("Nobody has to leave: mining is worth as much."), "{level}");
    }
}
