//! What stands beside the answer: one common discount rate, converting against mining on, selling now.

use crate::analysis::beside_best::{BesideBest, CommonRate};
use crate::format::{Format, money, percent};
use crate::strategy::Strategy;
use crate::text::strategy::noun;

/// Heading of the rows.
pub const CONVERTING: &str = "Converting instead of mining on";
/// NPV of the difference.
pub const ADDED: &str = "NPV added";
/// Rate of the difference.
pub const RATE: &str = "Return on the extra money";
/// Payback of the difference.
pub const PAYBACK: &str = "Payback of the extra money";
/// NPV over the deepest funding need.
pub const PER_FUNDING: &str = "NPV per dollar of deepest funding";
/// In the column of mining.
pub const BASELINE: &str = "baseline";
/// Nothing was ever needed.
pub const NO_FUNDING: &str = "no funding";

/// "Sold now, the site brings $12.2m; AI colocation is worth $161m more."
#[must_use]
pub fn sell_now(numbers: &dyn Format, beside: &BesideBest) -> String {
    let sale = format!("Sold now, the site brings {}", money(numbers, beside.sell_now_usd));
    let Some((first, _)) = beside.ranking.first() else { return sale + "." };
    let lead = beside.lead_over_sell_now_usd;
    let way = if lead < 0.0 { "less" } else { "more" };
    format!("{sale}; {} is worth {} {way}.", noun(*first), money(numbers, lead.abs()))
}

/// Who leads at one discount rate for all: "Discounted all at one rate, the GPU cloud leads up to
/// 3.2%, AI colocation up to 11.4%, mining above."
#[must_use]
pub fn common_rate(numbers: &dyn Format, common: &CommonRate) -> String {
    let name = |strategy: Option<Strategy>| strategy.map_or("none", noun);
    let mut text = "Discounted all at one rate, ".to_owned();
    for (index, change) in common.changes.iter().enumerate() {
        let leads = if index == 0 { " leads" } else { "" };
        let rate = percent(numbers, change.value, 1);
        text.push_str(&format!("{}{leads} up to {rate}, ", name(change.from)));
    }
    match common.changes.last() {
        Some(last) => text.push_str(&format!("{} above.", name(last.to))),
        None => text.push_str(&format!("{} leads at every rate.", name(common.at_zero))),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::standing::Change;
    use crate::format::Plain;

    #[test]
    fn leaders_over_the_rate() {
        let (mining, cloud) = (Some(Strategy::Mining), Some(Strategy::GpuCloud));
        let one = CommonRate {
            at_zero: cloud,
            changes: vec![Change { value: 0.032, from: cloud, to: mining }],
        };
        assert_eq!(
            common_rate(&Plain, &one),
            "Discounted all at one rate, the GPU cloud leads up to 3.2%, mining above."
        );
        let none = CommonRate { at_zero: mining, changes: Vec::new() };
        assert_eq!(
            common_rate(&Plain, &none),
            "Discounted all at one rate, mining leads at every rate."
        );
    }
}
