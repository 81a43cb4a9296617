//! The value of waiting in words.

use super::super::answer::Sentence;
use super::super::strategy::noun;
use super::super::units::hashprice;
use crate::format::{Format, duration_months, money, number, percent};
use crate::scenario::Unit;
use crate::simulation::waiting::{ConversionDate, Limit, WaitingValue};
use crate::strategy::Strategy;

/// Head of what waiting is worth.
pub const WAITING: &str = word!("What is it worth to wait?", "¿Cuánto vale esperar?");
/// Columns of the dates at which one may convert.
pub const DATES: [&str; 4] = word!(
    ["After", "Convert", "limit of the lease level", "limit of hashprice"],
    ["Tras", "Convertir", "límite del nivel de tarifas", "límite del hashprice"]
);
/// Caption of that table.
pub const DATES_CAPTION: &str = word!("When a mine is converted", "Cuándo se convierte una mina");
/// Under it.
pub const DATES_NOTE: &str = word!(
    "Converting at the end of each of the first five years to whichever AI use then promises more, signed at that day’s market, or mining on. The rule is found by least squares on one set of futures and priced on another. Each limit holds with all else as on the path entered.",
    "Convertir al final de cada uno de los cinco primeros años al uso de IA que entonces prometa más, firmado con el mercado de ese día, o seguir minando. La regla se halla por mínimos cuadrados con unos futuros y se valora con otros. Cada límite vale con todo lo demás como en la trayectoria introducida."
);

/// Head of the picture of conversions.
pub const CONVERTED: &str =
    word!("Converted by then, of all futures", "Convertido hasta entonces, de todos los futuros");
/// No rule.
const NEVER_CONVERTED: &str = word!(
    "In hardly any future is converting later worth it: the rule is to decide now.",
    "En casi ningún futuro vale la pena convertir más tarde: la regla es decidir ahora."
);

/// What waiting is worth.
#[must_use]
pub fn waiting(numbers: &dyn Format, value: &WaitingValue) -> Sentence {
    let now = Strategy::ALL[1..3].iter().zip(value.now_usd());
    let best = now.filter_map(|(strategy, npv)| Some((*strategy, npv?)));
    let best = best.reduce(|best, next| if next.1 > best.1 { next } else { best });
    let (name, usual) = match best.filter(|(_, npv)| *npv > value.never_usd) {
        Some((strategy, npv)) => {
            (say!("converting now to {}", "convertir ahora a {}", noun(strategy)), npv)
        }
        None => {
            (word!("mining on for good", "seguir minando para siempre").to_owned(), value.never_usd)
        }
    };
    let lead = value.value_usd;
    let error = value.value_standard_error_usd.unwrap_or(0.0);
    let usual = money(numbers, usual);
    if lead.abs() <= 2.0 * error || lead == 0.0 {
        return Sentence::default()
            .plain(word!(
                "Being able to convert later adds ",
                "Poder convertir más tarde no aporta "
            ))
            .strong(word!(
                "nothing that stands out from the error of the simulation",
                "un valor distinguible del error de la simulación"
            ))
            .plain(say!(
                " to {name} (NPV {usual} on average).",
                " frente a {name} (VAN medio de {usual})."
            ));
    }
    let word = if lead > 0.0 { word!("more", "más") } else { word!("less", "menos") };
    Sentence::default()
        .plain(word!(
            "A mine that may convert later is worth ",
            "Una mina que puede convertirse más tarde vale "
        ))
        .strong(format!("{} {word}", money(numbers, lead.abs())))
        .plain(say!(
            " than {name} (NPV {usual} on average); the error of that is {}. {}",
            " que {name} (VAN medio de {usual}); el error de ello es {}. {}",
            money(numbers, error),
            never(numbers, value.never_share),
        ))
}

/// In how many futures the mine is never converted.
fn never(numbers: &dyn Format, share: f64) -> String {
    let count = number(numbers, 100.0 * share, 0);
    match count.as_str() {
        "0" => word!("It is converted in every future.", "Se convierte en todos los futuros.")
            .to_owned(),
        "100" => {
            word!("It is converted in no future.", "No se convierte en ningún futuro.").to_owned()
        }
        _ => say!(
            "In {count} of 100 futures it is never converted.",
            "En {count} de 100 futuros no se convierte nunca."
        ),
    }
}

/// Where a variable must stand, in words.
#[must_use]
pub fn limit(limit: Limit, write: impl Fn(f64) -> String) -> String {
    match limit {
        Limit::Always => word!("anywhere", "en cualquier nivel").to_owned(),
        Limit::Never => word!("nowhere", "en ninguno").to_owned(),
        Limit::Above(value) => say!("above {}", "por encima de {}", write(value)),
        Limit::Below(value) => say!("below {}", "por debajo de {}", write(value)),
        Limit::Several => word!("in several ranges", "en varios rangos").to_owned(),
    }
}

/// Where hashprice must stand, in the reader's unit; sats at the bitcoin price of the path entered.
#[must_use]
pub fn hashprice_limit(numbers: &dyn Format, date: &ConversionDate, price: f64) -> String {
    limit(date.hashprice_usd_per_ph_day, |usd| match numbers.units().has(Unit::Sats) {
        true => hashprice(numbers, usd, price),
        false => format!("${}", number(numbers, usd, 0)),
    })
}

/// When to convert, in words: the date at which most do, and where the market must stand then.
/// `usual`: lease level, hashprice and bitcoin price of the path entered in a month.
///
/// Each limit holds with all else as on the path entered. Where that path itself says convert, the
/// market must not have left it on either side; else either is enough.
#[must_use]
pub fn rule(
    numbers: &dyn Format,
    value: &WaitingValue,
    usual: impl Fn(usize) -> [f64; 3],
) -> String {
    let all = |date: &ConversionDate| date.share_colocation + date.share_gpu_cloud;
    let most =
        value.dates.iter().reduce(|most, next| if all(next) > all(most) { next } else { most });
    let Some(date) = most.filter(|date| all(date) >= 0.005) else {
        return NEVER_CONVERTED.to_owned();
    };
    let cloud = date.share_gpu_cloud > date.share_colocation;
    let to = if cloud { Strategy::GpuCloud } else { Strategy::Colocation };
    let level = limit(date.lease_level, |x| number(numbers, x, 2));
    let [of_level, of_hashprice, price] = usual(date.month);
    let hashprice = hashprice_limit(numbers, date, price);
    let holds = |limit: Limit, usual: f64| match limit {
        Limit::Always => true,
        Limit::Never | Limit::Several => false,
        Limit::Above(least) => usual > least,
        Limit::Below(most) => usual < most,
    };
    let is_usual =
        holds(date.lease_level, of_level) && holds(date.hashprice_usd_per_ph_day, of_hashprice);
    let is_bound = |limit: Limit| matches!(limit, Limit::Above(_) | Limit::Below(_));
    let parts = [
        is_bound(date.lease_level)
            .then(|| say!("the lease level is {level}", "el nivel de tarifas está {level}")),
        is_bound(date.hashprice_usd_per_ph_day)
            .then(|| say!("hashprice {hashprice}", "el hashprice está {hashprice}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let when = duration_months(numbers, date.month);
    let share = percent(numbers, all(date), 0);
    let most = say!(
        "Most conversions come after {when} ({share} of futures, mostly to {})",
        "La mayoría de las conversiones llegan tras {when} ({share} de los futuros, casi siempre a {})",
        noun(to)
    );
    if parts.is_empty() {
        return say!(
            "{most}; no single market decides it alone.",
            "{most}; ningún mercado lo decide por sí solo."
        );
    }
    let joined = parts.join(if is_usual { word!(" and ", " y ") } else { word!(" or ", " o ") });
    say!(
        "{most}: convert then when {joined}, all else as on the path entered.",
        "{most}: convierta entonces si {joined}, con todo lo demás como en la trayectoria introducida."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;

    fn told(level: Limit, hashprice: Limit, share: [f64; 2]) -> String {
        let date = |month, [share_colocation, share_gpu_cloud]: [f64; 2]| ConversionDate {
            month,
            share_colocation,
            share_gpu_cloud,
            lease_level: level,
            hashprice_usd_per_ph_day: hashprice,
        };
        let value = WaitingValue {
            futures: 100,
            never_usd: 0.0,
            now_colocation_usd: None,
            now_gpu_cloud_usd: None,
            with_option_usd: 0.0,
            value_usd: 0.0,
            value_standard_error_usd: None,
            in_sample_value_usd: 0.0,
            dates: vec![date(12, [0.0, 0.0]), date(24, share)],
            never_share: 0.5,
        };
        rule(&Plain, &value, |_| [1.0, 40.0, 1e5])
    }

    #[test]
    fn all_and_none_are_said_in_words() {
        let said = [0.0, 0.3, 1.0].map(|share| never(&Plain, share));
        let expected = [
            "It is converted in every future.",
            "In 30 of 100 futures it is never converted.",
            "It is converted in no future.",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn the_rule_says_or_off_the_path_and_and_on_it() {
        assert_eq!(
            told(Limit::Above(1.3), Limit::Below(30.0), [0.1, 0.28]),
            "Most conversions come after 2 yr (38% of futures, mostly to the GPU cloud): convert then when the lease level is above 1.30 or hashprice below $30, all else as on the path entered."
        );
        assert_eq!(
            told(Limit::Above(0.8), Limit::Below(45.0), [0.3, 0.08]),
            "Most conversions come after 2 yr (38% of futures, mostly to AI colocation): convert then when the lease level is above 0.80 and hashprice below $45, all else as on the path entered."
        );
        assert!(told(Limit::Always, Limit::Several, [0.3, 0.0]).ends_with("decides it alone."));
        assert_eq!(told(Limit::Never, Limit::Never, [0.0, 0.001]), NEVER_CONVERTED);
    }
}
