//! Headlines of dollars and gigawatts beside the site, in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::aggregate::{Aggregate, Headline, HeadlineKind, Use};
use crate::format::{Format, money, or_absent, percent, short, signed_money};
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str = word!("Check a headline", "Comprobar un titular");
/// Label of what its dollars are.
pub const KIND: &str = word!("What its dollars are", "Qué son sus dólares");
/// Label of the dollars.
pub const DOLLARS: &str = word!("Dollars, $ billion", "Dólares, miles de millones");
/// Label of the power.
pub const POWER: &str = word!("Power, GW of grid", "Potencia, GW de red");
/// Label of the revenue asked for.
pub const ASKED: &str = word!("Asked a year, $ billion", "Pedido al año, miles de millones");
/// The dollars cannot be read.
pub const NO_DOLLARS: &str = word!(
    "Enter billions of dollars above 0, at most 100,000.",
    "Escriba miles de millones de dólares por encima de 0, 100.000 como máximo."
);
/// The power cannot be read.
pub const NO_POWER: &str = word!(
    "Enter gigawatts above 0, at most 10,000.",
    "Escriba gigavatios por encima de 0, 10.000 como máximo."
);
/// Neither dollars nor gigawatts.
pub const NOTHING: &str =
    word!("Enter dollars, gigawatts or both.", "Escriba dólares, gigavatios o ambos.");
/// Under the table.
pub const NOTE: &str = word!(
    "Headlines mix three kinds of dollars. The $90bn for 3.7 GW of May 2026 is what announced contracts are worth over 5 to 25 years (Bernstein): neither the cost of building nor a year’s revenue. Bain (September 2025) finds that AI’s computing power asks for $2tn of revenue a year by 2030, and that $800bn of it is not in sight.",
    "Los titulares mezclan tres clases de dólares. Los 90.000 millones por 3,7 GW de mayo de 2026 son lo que valen los contratos anunciados a lo largo de 5 a 25 años (Bernstein): ni el costo de construir ni los ingresos de un año. Bain (septiembre de 2025) calcula que el cómputo de la IA pide 2 billones de dólares de ingresos al año para 2030, y que 800.000 millones de ellos no están a la vista."
);

/// A kind in the list.
#[must_use]
pub const fn kind(kind: HeadlineKind) -> &'static str {
    match kind {
        HeadlineKind::Capex => word!("What it costs to build", "Lo que cuesta construir"),
        HeadlineKind::ContractValue => {
            word!("Contracts, all their years", "Contratos, todos sus años")
        }
        HeadlineKind::YearlyRevenue => word!("Revenue of a year", "Ingresos de un año"),
    }
}

/// Heads of the table's columns; the first is that of the uses.
#[must_use]
pub const fn columns(kind: HeadlineKind) -> [&'static str; 6] {
    let own = match kind {
        HeadlineKind::Capex => {
            word!("Capex through go-live", "Inversión hasta la puesta en marcha")
        }
        HeadlineKind::ContractValue => {
            word!("First term’s revenue", "Ingresos del primer contrato")
        }
        HeadlineKind::YearlyRevenue => word!("A year’s revenue", "Ingresos de un año"),
    };
    [
        own,
        word!("per MW of grid", "por MW de red"),
        word!("that power", "esa potencia"),
        word!("those dollars", "esos dólares"),
        word!("earns a year", "gana al año"),
        word!("short of asked", "falta para lo pedido"),
    ]
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
                .plain(say!("{} for {} is ", "{} por {} son ", usd(dollars), gigawatts(gw)))
                .strong(say!("{} a GW", "{} por GW", usd(a_gw)))
                .plain(say!(
                    ", {} a MW of grid, {}.",
                    ", {} por MW de red, {}.",
                    usd(a_mw),
                    amount(headline.kind)
                ))
        }
        (Some(dollars), None) => {
            Sentence::default().plain(format!("{} {}.", usd(dollars), amount(headline.kind)))
        }
        (None, Some(gw)) => Sentence::default().plain(format!("{}.", gigawatts(gw))),
        (None, None) => return Sentence::default().plain(NOTHING),
    };
    let said = beside(numbers, headline, found, said);
    let said = asked(numbers, headline, found, said);
    match found.hashrate_eh_per_s.zip(found.share_of_network) {
        Some((hashrate, share)) => said.plain(say!(" On today’s mining machines that power would be {} EH/s, {} of the network’s hashrate.", " Con las máquinas de minería de hoy, esa potencia sería {} EH/s, {} del hashrate de la red.",
            short(numbers, hashrate, 3),
            percent(numbers, share, 0)
        )),
        None => said,
    }
}

/// Behind an amount: what it is.
const fn amount(kind: HeadlineKind) -> &'static str {
    match kind {
        HeadlineKind::Capex => word!("to build", "para construir"),
        HeadlineKind::ContractValue => {
            word!("over all the years of the contracts", "en todos los años de los contratos")
        }
        HeadlineKind::YearlyRevenue => word!("a year", "al año"),
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
        HeadlineKind::Capex => word!(" Here a MW costs ", " Aquí un MW cuesta "),
        HeadlineKind::ContractValue => word!(" Here a MW signs for ", " Aquí un MW firma por "),
        HeadlineKind::YearlyRevenue => {
            word!(" Here a MW earns in a year ", " Aquí un MW gana en un año ")
        }
    };
    for strategy in [Strategy::Colocation, Strategy::GpuCloud] {
        let own = found.uses[strategy as usize];
        let Some((own, a_mw)) = own.and_then(|own| Some((own, own.usd_per_mw?))) else { continue };
        let whole = match (own.usd, own.power_gw) {
            (Some(usd), _) => {
                say!(" ({} for that power)", " ({} por esa potencia)", money(numbers, usd))
            }
            (None, Some(gw)) => say!(
                " ({} GW for those dollars)",
                " ({} GW por esos dólares)",
                short(numbers, gw, 3)
            ),
            (None, None) => String::new(),
        };
        said = said
            .plain(say!("{opening}{} as ", "{opening}{} como ", money(numbers, a_mw)))
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
        .plain(word!(
            " With AI, that much power would earn at most ",
            " Con IA, esa potencia ganaría como máximo "
        ))
        .strong(say!("{} a year", "{} al año", money(numbers, earned)))
        .plain(word!(" at this site’s figures, as ", " con las cifras de este sitio, como "))
        .named(strategy, use_of(strategy));
    let (Some(asked), Some(gap)) = (headline.asked_usd_per_year, own.gap_usd_per_year) else {
        return said.plain(".");
    };
    let said = if gap > 0.0 {
        said.plain(say!(
            ": {} short of {}",
            ": {} menos que {}",
            money(numbers, gap),
            money(numbers, asked)
        ))
    } else {
        said.plain(say!(
            ": {} on {}",
            ": {} sobre {}",
            signed_money(numbers, -gap),
            money(numbers, asked)
        ))
    };
    match own.asked_power_gw {
        Some(gw) => said.plain(say!(
            ", which {} GW would earn.",
            ", que ganarían {} GW.",
            short(numbers, gw, 3)
        )),
        None => said.plain("."),
    }
}

/// Behind "as": "the GPU cloud" is "GPU cloud" there.
fn use_of(strategy: Strategy) -> &'static str {
    noun(strategy).trim_start_matches(word!("the ", "la "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::aggregate::aggregate;
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
            kind: HeadlineKind::ContractValue,
            usd: Some(90e9),
            power_gw: Some(3.7),
            asked_usd_per_year: Some(2e12),
        };
        let found = Aggregate {
            kind: headline.kind,
            usd_per_gw: Some(90e9 / 3.7),
            usd_per_mw: Some(90e6 / 3.7),
            uses: [None, own(20e6), own(40e6), None],
            hashrate_eh_per_s: Some(320.3),
            share_of_network: Some(0.344),
        };
        assert_eq!(
            sentence(&Plain, headline, &found).text(),
            "$90.0bn for 3.7 GW is $24.3bn a GW, $24.3m a MW of grid, over all the years of the \
             contracts. Here a MW signs for $20.0m as AI colocation ($74.0bn for that power), \
             $40.0m as GPU cloud ($148bn for that power). With AI, that much power would earn at most $37.0bn \
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
        let capex = Headline { kind: HeadlineKind::Capex, ..Headline::default() };
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
