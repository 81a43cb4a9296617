//! Headlines of dollars and gigawatts beside the site, in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::aggregate::{Aggregate, Headline, Kind, Use};
use crate::format::{Format, money, or_absent, percent, short, signed_money};
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str = "Check a headline";
/// Label of what its dollars are.
pub const KIND: &str = "What its dollars are";
/// Label of the dollars.
pub const DOLLARS: &str = "Dollars, $ billion";
/// Label of the power.
pub const POWER: &str = "Power, GW of grid";
/// Label of the revenue asked for.
pub const ASKED: &str = "Asked a year, $ billion";
/// The dollars cannot be read.
pub const NO_DOLLARS: &str = "Enter billions of dollars above 0, at most 100,000.";
/// The power cannot be read.
pub const NO_POWER: &str = "Enter gigawatts above 0, at most 10,000.";
/// Neither dollars nor gigawatts.
pub const NOTHING: &str = "Enter dollars, gigawatts or both.";
/// Under the table.
pub const NOTE: &str = "Headlines mix three kinds of dollars. The $90bn for 3.7 GW of May 2026 is what announced contracts are worth over 5 to 25 years (Bernstein): neither the cost of building nor a year’s revenue. Bain (September 2025) finds that AI’s computing power asks for $2tn of revenue a year by 2030, and that $800bn of it is not in sight.";

/// A kind in the list.
#[must_use]
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Capex => "What it costs to build",
        Kind::ContractValue => "Contracts, all their years",
        Kind::YearlyRevenue => "Revenue of a year",
    }
}

/// Heads of the table's columns; the first is that of the uses.
#[must_use]
pub const fn columns(kind: Kind) -> [&'static str; 6] {
    let own = match kind {
        Kind::Capex => "Capex through go-live",
        Kind::ContractValue => "First term’s revenue",
        Kind::YearlyRevenue => "A year’s revenue",
    };
    [own, "per MW of grid", "that power", "those dollars", "earns a year", "short of asked"]
}

/// One row of the table, without the use's name.
#[must_use]
pub fn cells(numbers: &dyn Format, own: Option<Use>) -> [String; 5] {
    let usd = |figure: fn(&Use) -> Option<f64>| {
        or_absent(own.as_ref().and_then(figure), |usd| money(numbers, usd))
    };
    let gigawatts = own.and_then(|own| own.power_gw);
    [
        usd(|own| own.usd_per_mw),
        usd(|own| own.usd),
        or_absent(gigawatts, |gw| format!("{} GW", short(numbers, gw, 3))),
        usd(|own| own.revenue_usd_per_year),
        usd(|own| own.gap_usd_per_year),
    ]
}

/// "$90.0bn for 3.7 GW is $24.3bn a GW, $24.3m a MW of grid, over all the years of contracts. Here ..".
#[must_use]
pub fn sentence(numbers: &dyn Format, headline: Headline, found: &Aggregate) -> Sentence {
    let usd = |usd: f64| money(numbers, usd);
    let gigawatts = |gw: f64| format!("{} GW", short(numbers, gw, 4));
    let said = match (headline.usd, headline.power_gw) {
        (Some(dollars), Some(gw)) => {
            let (Some(a_gw), Some(a_mw)) = (found.usd_per_gw, found.usd_per_mw) else {
                return Sentence::default().plain(NOTHING);
            };
            Sentence::default()
                .plain(format!("{} for {} is ", usd(dollars), gigawatts(gw)))
                .strong(format!("{} a GW", usd(a_gw)))
                .plain(format!(", {} a MW of grid, {}.", usd(a_mw), amount(headline.kind)))
        }
        (Some(dollars), None) => {
            Sentence::default().plain(format!("{} {}.", usd(dollars), amount(headline.kind)))
        }
        (None, Some(gw)) => Sentence::default().plain(format!("{}.", gigawatts(gw))),
        (None, None) => return Sentence::default().plain(NOTHING),
    };
    let said = beside(numbers, headline, found, said);
    let said = asked(numbers, headline, found, said);
    match found.mined {
        Some(mined) => said.plain(format!(
            " On today’s mining machines that power would be {} EH/s, {} of the network’s hashrate.",
            short(numbers, mined.hashrate_eh_per_s, 3),
            percent(numbers, mined.share_of_network, 0)
        )),
        None => said,
    }
}

/// Behind an amount: what it is.
const fn amount(kind: Kind) -> &'static str {
    match kind {
        Kind::Capex => "to build",
        Kind::ContractValue => "over all the years of the contracts",
        Kind::YearlyRevenue => "a year",
    }
}

/// What both AI uses come to here, in dollars and in power.
fn beside(
    numbers: &dyn Format,
    headline: Headline,
    found: &Aggregate,
    mut said: Sentence,
) -> Sentence {
    let mut opening = match headline.kind {
        Kind::Capex => " Here a MW costs ",
        Kind::ContractValue => " Here a MW signs for ",
        Kind::YearlyRevenue => " Here a MW earns in a year ",
    };
    for strategy in [Strategy::Colocation, Strategy::GpuCloud] {
        let own = found.uses[strategy as usize];
        let Some((own, a_mw)) = own.and_then(|own| Some((own, own.usd_per_mw?))) else { continue };
        let whole = match (own.usd, own.power_gw) {
            (Some(usd), _) => format!(" ({} for that power)", money(numbers, usd)),
            (None, Some(gw)) => format!(" ({} GW for those dollars)", short(numbers, gw, 3)),
            (None, None) => String::new(),
        };
        said = said
            .plain(format!("{opening}{} as ", money(numbers, a_mw)))
            .named(strategy, use_of(strategy))
            .plain(whole);
        opening = ", ";
    }
    if opening == ", " { said.plain(".") } else { said }
}

/// How far the power's revenue is from what is asked for.
fn asked(numbers: &dyn Format, headline: Headline, found: &Aggregate, said: Sentence) -> Sentence {
    let uses = [Strategy::Colocation, Strategy::GpuCloud];
    let most = uses.into_iter().filter_map(|strategy| {
        let own = found.uses[strategy as usize]?;
        Some((strategy, own.revenue_usd_per_year?, own))
    });
    let Some((strategy, earned, own)) = most.max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return said;
    };
    let said = said
        .plain(" That much power would earn at most ")
        .strong(format!("{} a year", money(numbers, earned)))
        .plain(" at this site’s figures, as ")
        .named(strategy, use_of(strategy));
    let (Some(asked), Some(gap)) = (headline.asked_usd_per_year, own.gap_usd_per_year) else {
        return said.plain(".");
    };
    let said = if gap > 0.0 {
        said.plain(format!(": {} short of {}", money(numbers, gap), money(numbers, asked)))
    } else {
        said.plain(format!(": {} on {}", signed_money(numbers, -gap), money(numbers, asked)))
    };
    match own.asked_power_gw {
        Some(gw) => said.plain(format!(", which {} GW would earn.", short(numbers, gw, 3))),
        None => said.plain("."),
    }
}

/// Behind "as": "the GPU cloud" is "GPU cloud" there.
fn use_of(strategy: Strategy) -> &'static str {
    noun(strategy).trim_start_matches("the ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::aggregate::{Mined, aggregate};
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::scenario::Scenario;

    fn own(usd_per_mw: f64) -> Option<Use> {
        Some(Use {
            usd_per_mw: Some(usd_per_mw),
            usd: Some(usd_per_mw * 3700.0),
            power_gw: Some(90e9 / usd_per_mw / 1000.0),
            revenue_usd_per_year: Some(usd_per_mw * 3700.0 / 4.0),
            gap_usd_per_year: Some(2e12 - usd_per_mw * 3700.0 / 4.0),
            asked_power_gw: Some(2e12 / usd_per_mw / 250.0),
        })
    }

    #[test]
    fn a_headline_its_kind_and_what_is_asked_for() {
        let headline = Headline {
            kind: Kind::ContractValue,
            usd: Some(90e9),
            power_gw: Some(3.7),
            asked_usd_per_year: Some(2e12),
        };
        let found = Aggregate {
            usd_per_gw: Some(90e9 / 3.7),
            usd_per_mw: Some(90e6 / 3.7),
            uses: [None, own(20e6), own(40e6), None],
            mined: Some(Mined { hashrate_eh_per_s: 320.3, share_of_network: 0.344 }),
        };
        assert_eq!(
            sentence(&Plain, headline, &found).text(),
            "$90.0bn for 3.7 GW is $24.3bn a GW, $24.3m a MW of grid, over all the years of the \
             contracts. Here a MW signs for $20.0m as AI colocation ($74.0bn for that power), \
             $40.0m as GPU cloud ($148bn for that power). That much power would earn at most $37.0bn \
             a year at this site’s figures, as GPU cloud: $1.96tn short of $2.00tn, which 200 GW would earn. \
             On today’s mining machines that power would be 320 EH/s, 34% of the network’s hashrate."
        );
        assert_eq!(cells(&Plain, own(20e6)), ["$20.0m", "$74.0bn", "4.5 GW", "$18.5bn", "$1.98tn"]);
        assert_eq!(cells(&Plain, None), ["–"; 5]);
    }

    #[test]
    fn half_a_headline_is_one() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let said = |headline: Headline| {
            sentence(&Plain, headline, &aggregate(headline, &scenario, &evaluation)).text()
        };
        let capex = Headline { kind: Kind::Capex, ..Headline::default() };
        let dollars = said(Headline { usd: Some(77e9), ..capex });
        assert!(dollars.starts_with("$77.0bn to build. Here a MW costs $7.70m as AI colocation (10 GW for those dollars), "), "{dollars}");
        let power = said(Headline { power_gw: Some(10.0), ..capex });
        assert!(
            power.starts_with(
                "10 GW. Here a MW costs $7.70m as AI colocation ($77.0bn for that power), "
            ),
            "{power}"
        );
        assert_eq!(said(capex), NOTHING);
    }
}
