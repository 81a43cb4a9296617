//! What stands beside the answer.

use crate::analysis::beside_best::{BesideBest, CommonRate, Converting};
use crate::strategy::Strategy;
use crate::text::figure::no_rate;
use crate::text::strategy::{name, noun};
use crate::view::format::{Format, duration_months, money, percent, signed_money};

/// The name of the strip.
pub const HEADING: &str = "Beside the answer";
/// One rate for all.
pub const COMMON_RATE: &str = "At one discount rate for all";
/// NPV over peak funding.
pub const PER_FUNDING: &str = "NPV per dollar of deepest funding";
/// What each conversion adds.
pub const CONVERTING: &str = "Converting, less mining on";
/// The baseline.
pub const SELL_NOW: &str = "Selling now";

/// "AI colocation leads up to 31% a year, then mining."
#[must_use]
pub fn common_rate(numbers: &dyn Format, found: &CommonRate) -> String {
    let who = |leader: Option<Strategy>| leader.map_or("none", noun);
    let start = capital(who(found.at_zero));
    let rate = |rate: f64| percent(numbers, rate, 1);
    let Some(first) = found.changes.first() else {
        return format!("{start} leads at every rate from 0% to 100% a year.");
    };
    let mut text =
        format!("{start} leads up to {} a year, then {}", rate(first.value), who(first.to));
    for change in found.changes.iter().skip(1).take(2) {
        text.push_str(&format!(", from {} {}", rate(change.value), who(change.to)));
    }
    text + "."
}

/// "$1.32", or why there is none.
#[must_use]
pub fn per_funding(numbers: &dyn Format, beside: &BesideBest, strategy: Strategy) -> String {
    let is_ready = beside.ranking.iter().any(|(ready, _)| *ready == strategy);
    match beside.npv_per_peak_funding[strategy as usize] {
        Some(value) => money(numbers, value),
        None if is_ready => "needs none".to_owned(),
        None => "not ready".to_owned(),
    }
}

/// "+$1.3bn · IRR 22.1% · back in 6 yr 2 mo".
#[must_use]
pub fn converting(numbers: &dyn Format, found: &Converting) -> String {
    let irr = match found.irr {
        Ok(rate) => format!("IRR {}", percent(numbers, rate, 1)),
        Err(reason) => format!("IRR: {}", no_rate(reason)),
    };
    let back = match found.payback_months {
        Some(0) => "ahead from the start".to_owned(),
        Some(months) => format!("back in {}", duration_months(numbers, months)),
        None => "never back".to_owned(),
    };
    format!("{} · {irr} · {back}", signed_money(numbers, found.npv_usd))
}

/// "$12m; AI colocation is worth $1.9bn more."
#[must_use]
pub fn sell_now(numbers: &dyn Format, beside: &BesideBest) -> String {
    let sale = money(numbers, beside.sell_now_usd);
    match beside.ranking.first() {
        Some((first, _)) if beside.lead_over_sell_now_usd >= 0.0 => {
            format!(
                "{sale}; {} is worth {} more.",
                noun(*first),
                money(numbers, beside.lead_over_sell_now_usd)
            )
        }
        Some((first, _)) => {
            let less = money(numbers, -beside.lead_over_sell_now_usd);
            format!("{sale}; {} is worth {less} less.", noun(*first))
        }
        None => sale,
    }
}

/// For those who hear a list of values: whose it is.
#[must_use]
pub fn whose(strategy: Strategy) -> String {
    format!("{}: ", name(strategy))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::standing::Change;
    use crate::finance::NoRate;
    use crate::view::format::Plain;

    #[test]
    fn rates_at_which_the_leader_changes_are_named_in_order() {
        let change = |value, from, to| Change { value, from: Some(from), to: Some(to) };
        let (halls, mine, cloud) = (Strategy::Colocation, Strategy::Mining, Strategy::GpuCloud);
        let never = CommonRate { at_zero: Some(halls), changes: Vec::new() };
        assert_eq!(
            common_rate(&Plain, &never),
            "AI colocation leads at every rate from 0% to 100% a year."
        );
        let twice = vec![change(0.1, cloud, halls), change(0.312, halls, mine)];
        assert_eq!(
            common_rate(&Plain, &CommonRate { at_zero: Some(cloud), changes: twice }),
            "The GPU cloud leads up to 10.0% a year, then AI colocation, from 31.2% mining."
        );
    }

    #[test]
    fn a_conversion_says_why_it_has_no_rate() {
        let found = Converting {
            to: Strategy::GpuCloud,
            npv_usd: -2e6,
            irr: Err(NoRate::NeverRepaid),
            payback_months: None,
            peak_funding_usd: 1e9,
        };
        assert_eq!(converting(&Plain, &found), "−$2.00m · IRR: never repaid · never back");
    }
}
