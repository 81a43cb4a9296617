//! Migration of hashrate, in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::migration::{Migration, Needed, Security};
use crate::format::{Format, money, or_absent, percent, short};

/// Heading.
pub const HEADING: &str = "If miners leave for AI";
/// Under it.
pub const LEAD: &str = "The fewer mine, the more each of them earns. How much of the network would have to leave before mining pays as much per megawatt here as the best AI use?";
/// Heads of the table's columns; the first is that of the figures.
pub const COLUMNS: [&str; 4] = ["", "Today", "Never replaced", "Replaced in six months"];
/// Rows of the table.
pub const ROWS: [&str; 4] =
    ["Share that must leave", "Network, EH/s", "Hashprice, $/PH/day", "Running cost / issuance"];
/// How the table is to be read.
pub const NOTE: &str = "“Never replaced” is the most it can do for those who stay; in 2021, after China’s ban, the network was whole again in about half a year. The last row: the share of newly issued bitcoin’s value that running the network’s machines costs on this site’s terms.";
/// No AI use is ready.
pub const NOT_READY: &str = "No AI use is ready within the horizon.";
/// Nothing of this kind.
pub const NONE_NEEDED: &str = "none";
/// No share is enough.
pub const NEVER: &str = "not even 99.9%";
/// What would have to happen.
#[must_use]
pub fn verdict(numbers: &dyn Format, found: &Migration) -> Sentence {
    let a_mw = |usd: f64| format!("{} per MW", money(numbers, (usd / 1e3).round() * 1e3));
    let sentence = Sentence::default()
        .plain(format!("Here mining is worth {}, ", a_mw(found.mining_npv_usd_per_mw)))
        .named(found.best_ai, noun(found.best_ai))
        .plain(format!(" {}. ", a_mw(found.ai_npv_usd_per_mw)));
    let sentence = match found.never_replaced {
        Needed::None => {
            let more = found.mining_npv_usd_per_mw > found.ai_npv_usd_per_mw;
            let much = if more { "already worth more" } else { "worth as much" };
            return sentence.plain(format!("Nobody has to leave: mining is {much}."));
        }
        Needed::Share { share, .. } => sentence
            .plain("Mining would draw level if ")
            .strong(format!("{} of the network’s hashrate", percent(numbers, share, 0)))
            .plain(" left for good"),
        Needed::Never => {
            return sentence.plain("Even if all but a thousandth of the network left for good, mining would not draw level.");
        }
    };
    match found.refilled {
        Needed::None => sentence.plain("."),
        Needed::Share { share, .. } => sentence.plain(format!(
            "; {} if others take their place within six months.",
            percent(numbers, share, 0)
        )),
        Needed::Never => {
            sentence.plain("; if others take their place within six months, no share is enough.")
        }
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
        row(&|s| money(numbers, s.hashprice_usd)),
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
            share_of_issuance: Some(0.6),
        }
    }

    #[test]
    fn both_readings_are_said() {
        let gone = Needed::Share { share: 0.6, then: security(400.0) };
        assert_eq!(
            verdict(&Plain, &found(gone, Needed::Never)).text(),
            "Here mining is worth $500,000 per MW, the GPU cloud $2.00m per MW. Mining would draw level if 60% of the network’s hashrate left for good; if others take their place within six months, no share is enough."
        );
        let cells = cells(&Plain, &found(gone, Needed::Never));
        assert_eq!(cells[0], ["", "60.0%", "not even 99.9%"]);
        assert_eq!(cells[1], ["1,000", "400", "–"]);
        assert_eq!(cells[2], ["$40", "$100", "–"]);
        let level = verdict(&Plain, &found(Needed::None, Needed::None)).text();
        assert!(level.ends_with("Nobody has to leave: mining is worth as much."), "{level}");
    }
}
