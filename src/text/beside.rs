//! What stands beside the answer: one common discount rate, converting against mining on, selling now.

use crate::analysis::beside_best::{BesideBest, CommonRate};
use crate::evaluation::Evaluation;
use crate::format::{Format, money, percent};
use crate::strategy::Strategy;
use crate::text::strategy::noun;

/// Heading of the rows.
pub const CONVERTING: &str =
    word!("Converting instead of mining on", "Convertir en lugar de seguir minando");
/// NPV of the difference.
pub const ADDED: &str = word!("NPV added", "VAN añadido");
/// Rate of the difference.
pub const RATE: &str = word!("Return on the extra money", "Retorno del dinero adicional");
/// Payback of the difference.
pub const PAYBACK: &str = word!("Payback of the extra money", "Recuperación del dinero adicional");
/// NPV over the deepest funding need.
pub const PER_FUNDING: &str =
    word!("NPV per dollar of deepest funding", "VAN por dólar de la mayor necesidad de fondos");
/// In the column of mining.
pub const BASELINE: &str = word!("baseline", "base");
/// Nothing was ever needed.
pub const NO_FUNDING: &str = word!("no funding", "sin fondos");

/// Where the page is in dollars of today.
pub const NOMINAL: &str = word!(
    "Returns, paybacks and funding of this table are in nominal dollars.",
    "Los retornos, las recuperaciones y los fondos de esta tabla son en dólares nominales."
);

/// "Sold now, the site brings $12.2m; AI colocation is worth $161m more."
#[must_use]
pub fn sell_now(numbers: &dyn Format, beside: &BesideBest) -> String {
    let sale = say!(
        "Sold now, the site brings {}",
        "Vendido ahora, el sitio deja {}",
        money(numbers, beside.sell_now_usd)
    );
    let Some((first, _)) = beside.ranking.first() else { return sale + "." };
    let lead = beside.lead_over_sell_now_usd;
    let way = if lead < 0.0 { word!("less", "menos") } else { word!("more", "más") };
    say!(
        "{sale}; {} is worth {} {way}.",
        "{sale}; {} vale {} {way}.",
        noun(*first),
        money(numbers, lead.abs())
    )
}

/// Where a use is worth nothing and its owner gains all the same: "Loans that cost less than its discount rate leave
/// $92m to the owner of the GPU cloud, though its NPV is −$874m." Empty where there is none.
#[must_use]
pub fn loans_leave(numbers: &dyn Format, evaluation: &Evaluation) -> String {
    let pure = [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud];
    let found = pure.into_iter().filter_map(|strategy| {
        let figures = &evaluation.outcome(strategy)?.figures;
        let (npv, left) = (figures.npv_usd, figures.equity_npv_usd);
        (npv < 0.0 && left > 0.0).then(|| {
            say!(
                "Loans that cost less than its discount rate leave {} to the owner of {}, though its NPV is {}.",
                "Los préstamos más baratos que su tasa de descuento dejan {} al dueño de {}, aunque su VAN es {}.",
                money(numbers, left),
                noun(strategy),
                money(numbers, npv)
            )
        })
    });
    found.collect::<Vec<_>>().join(" ")
}

/// Who leads at one discount rate for all: "Of the uses, discounted all at one rate, the GPU cloud leads
/// up to 3.2%, AI colocation up to 11.4%, mining above." Selling now is no use.
#[must_use]
pub fn common_rate(numbers: &dyn Format, common: &CommonRate) -> String {
    let name = |strategy: Option<Strategy>| strategy.map_or(word!("none", "ninguno"), noun);
    let mut text = word!(
        "Of the uses, discounted all at one rate, ",
        "De los usos, si todo se descuenta a una misma tasa, "
    )
    .to_owned();
    for (index, change) in common.changes.iter().enumerate() {
        let leads = if index == 0 { word!(" leads", " lidera") } else { "" };
        let rate = percent(numbers, change.value, 1);
        text.push_str(&say!(
            "{}{leads} up to {rate}, ",
            "{}{leads} hasta el {rate}, ",
            name(change.from)
        ));
    }
    match common.changes.last() {
        Some(last) => text.push_str(&say!("{} above.", "{} por encima.", name(last.to))),
        None => text.push_str(&say!(
            "{} leads at every rate.",
            "{} lidera a cualquier tasa.",
            name(common.at_zero)
        )),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::standing::Crossing;
    use crate::format::Plain;

    #[test]
    fn leaders_over_the_rate() {
        let (mining, cloud) = (Some(Strategy::Mining), Some(Strategy::GpuCloud));
        let one = CommonRate {
            at_zero: cloud,
            changes: vec![Crossing { value: 0.032, from: cloud, to: mining }],
        };
        assert_eq!(
            common_rate(&Plain, &one),
            "Of the uses, discounted all at one rate, the GPU cloud leads up to 3.2%, mining above."
        );
        let none = CommonRate { at_zero: mining, changes: Vec::new() };
        assert_eq!(
            common_rate(&Plain, &none),
            "Of the uses, discounted all at one rate, mining leads at every rate."
        );
    }
}
