//! The numbers of a chart as a file, in words.

/// Heading of the ways to them, in the dialog of a chart.
pub const HEADING: &str = word!("The numbers behind it", "Los números del gráfico");
/// Under it.
pub const LEAD: &str = word!(
    "With all their digits, and units in the heads.",
    "Con todos sus dígitos, y las unidades en las cabeceras."
);
/// Saves them as comma-separated values.
pub const CSV: &str = word!("Save as CSV", "Guardar como CSV");
/// Saves them as JSON.
pub const JSON: &str = word!("Save as JSON", "Guardar como JSON");
/// Unit of a share of the connection.
pub const OF_SITE: &str = word!("share of the site", "parte del sitio");
/// Unit of a share of all futures.
pub const OF_FUTURES: &str = word!("share of futures", "parte de los futuros");
/// Unit of a count among a hundred futures.
pub const OF_100: &str = word!("of 100 futures", "de 100 futuros");
/// Unit of a share of what moves a result.
pub const OF_VARIANCE: &str =
    word!("share of the variance of ranks", "parte de la varianza de rangos");
/// Unit of a rate a year.
pub const A_YEAR: &str = word!("a year, as a fraction", "al año, como fracción");
/// Unit of a ratio.
pub const RATIO: &str = word!("ratio", "ratio");
/// Unit of time.
pub const MONTHS: &str = word!("months", "meses");

/// "34 of 100".
#[must_use]
pub fn of_100(count: f64) -> String {
    say!("{count} of 100", "{count} de 100")
}
