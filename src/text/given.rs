//! Paths given month by month, in words.

use super::problem;
use super::units::of_the_year;
use crate::format::{Format, Screen, number};
use crate::scenario::{FieldError, LONGEST_SERIES, Problem, Series};

/// Heading.
pub const HEADING: &str =
    word!("Your own paths, month by month", "Sus propias trayectorias, mes a mes");
/// Under it.
pub const LEAD: &str = word!(
    "A forward curve, a forecast, a record: paste or drop a CSV with one column or several, month 1 in the first row, each headed by btc_price_usd, network_eh_per_s, power_usd_per_mwh or lease_level. It stands in place of the rule; where it ends, its rule goes on from there.",
    "Una curva de futuros, un pronóstico, un registro: pegue o suelte un CSV con una o varias columnas, el mes 1 en la primera fila, cada una encabezada por btc_price_usd, network_eh_per_s, power_usd_per_mwh o lease_level. Sustituye a la regla; donde termina, la regla sigue desde ahí."
);
/// Where they are kept.
pub const KEPT_IN: &str = word!(
    "Given paths travel in a saved scenario and in the link under Share; the address of this page leaves them out.",
    "Las trayectorias dadas viajan en un escenario guardado y en el enlace de Compartir; la dirección de esta página las omite."
);
/// The field.
pub const FIELD: &str = "CSV";
/// What the field may hold.
pub const EXAMPLE: &str = "month,power_usd_per_mwh\n1,41.00\n2,43.50";
/// Takes what stands in the field.
pub const USE: &str = word!("Use these", "Usar estas");
/// Chooses a file.
pub const FILE: &str = word!("or a file:", "o un archivo:");
/// Takes a path off.
pub const TAKE_OFF: &str = word!("Take off", "Quitar");

/// What was taken: "Taken: Power price, month by month (24 months)."
#[must_use]
pub fn taken(read: &[(Series, Vec<f64>)]) -> String {
    let part = |(series, values): &(Series, Vec<f64>)| {
        let (kept, given) = (values.len().min(LONGEST_SERIES), values.len());
        let months = if given > kept {
            say!("the first {kept} of {given} months", "los primeros {kept} de {given} meses")
        } else {
            months(kept)
        };
        format!("{} ({months})", series.label())
    };
    say!("Taken: {}.", "Se usa: {}.", read.iter().map(part).collect::<Vec<_>>().join(", "))
}

fn months(count: usize) -> String {
    if count == 1 {
        word!("1 month", "1 mes").to_owned()
    } else {
        say!("{count} months", "{count} meses")
    }
}

/// What stands on the input that a path replaces, in the reader's unit; money is that of the month.
#[must_use]
pub fn given(numbers: &dyn Format, series: Series, values: &[f64]) -> String {
    let digits = |x: f64| if x.abs() >= 1_000.0 { 0 } else { 2 };
    let screen = Screen::of(numbers, series.unit());
    let write = |stored: f64| {
        let shown = screen.number(stored);
        number(numbers, shown, digits(shown))
    };
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let unit = match (series.unit(), screen.power) {
        ("", _) => String::new(),
        (unit, 0) => format!(" {unit}"),
        _ => screen.after.clone(),
    };
    let said = say!(
        "Given: {}, {} to {}{unit}; then by its rule.",
        "Dado: {}, de {} a {}{unit}; después, según su regla.",
        months(values.len()),
        write(low),
        write(high)
    );
    let dollars = if series.unit().starts_with("USD") { of_the_year(numbers) } else { "" };
    if dollars.is_empty() { said } else { format!("{said} {dollars}") }
}

/// For those who do not see its line.
#[must_use]
pub fn line(series: Series) -> String {
    say!("{}: given, then by its rule", "{}: dado, después según su regla", series.label())
}

/// A mistake in a CSV.
#[must_use]
pub fn mistake(numbers: &dyn Format, error: &FieldError) -> String {
    match error.problem {
        Problem::UnknownKey => {
            say!(
                "“{}” is no series; give {}.",
                "«{}» no es ninguna serie; indique {}.",
                error.key,
                error.accepted
            )
        }
        // Of a column that counts the months.
        _ if Series::from_key(&error.key).is_none() => {
            say!(
                "“{}”: {} does not follow; give {}.",
                "«{}»: {} no sigue; indique {}.",
                error.key,
                problem::given(&error.given),
                error.accepted
            )
        }
        _ => problem::sentence(numbers, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{InUnits, Plain};
    use crate::scenario::{Units, read_csv};

    #[test]
    fn mistakes_name_the_series_the_month_and_what_was_given() {
        let said = |text: &str| -> Vec<String> {
            let wrong = read_csv(text, 24_324.0).expect_err("mistakes");
            wrong.iter().map(|error| mistake(&Plain, error)).collect()
        };
        let all = said("power_usd_per_mwh\n40\nforty");
        assert!(
            all[0].starts_with("Power price, month by month: in month 2, “forty” is not accepted"),
            "{all:?}"
        );
        assert_eq!(
            said("month,power_usd_per_mwh\n1,40\n3,41"),
            [
                "“month”: “3” does not follow; give 2 in row 2 under the head, one month after the row above."
            ]
        );
        assert_eq!(
            said("hashprice\n40"),
            [
                "“hashprice” is no series; give a head with one or more of btc_price_usd, network_eh_per_s, power_usd_per_mwh, lease_level."
            ]
        );
    }

    #[test]
    fn what_is_given_is_said_with_its_length_and_ends() {
        assert_eq!(
            given(&Plain, Series::Power, &[41.0, 38.5, 60.0]),
            "Given: 3 months, 38.50 to 60.00 USD/MWh; then by its rule."
        );
        assert_eq!(
            given(&Plain, Series::Level, &[1.0]),
            "Given: 1 month, 1.00 to 1.00; then by its rule."
        );
        let cents = InUnits(Units::read("kwh.real"));
        let said = given(&cents, Series::Power, &[41.0, 38.5, 60.0]);
        assert!(
            said.starts_with("Given: 3 months, 3.85 to 6.00 ¢/kWh; then by its rule. Dollars here"),
            "{said}"
        );
        assert!(given(&cents, Series::Level, &[1.0]).ends_with("by its rule."));
        assert_eq!(
            taken(&[(Series::Price, vec![1.0, 2.0])]),
            "Taken: Bitcoin price, month by month (2 months)."
        );
    }
}
