//! Months in words.

use crate::math::Within;

/// The months, in full.
pub const MONTHS: [&str; 12] = word!(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre"
    ]
);

/// A month counted from January of year 0: "June 2031".
#[must_use]
pub fn month(stored: f64) -> String {
    let months = stored.within(0.0, 120_000.0) as usize;
    say!("{} {}", "{} de {}", MONTHS[months % 12], months / 12)
}

/// A date of the tables, `2025-11-03` or `2025-11`, as "November 2025"; a year and what is no date
/// as they are, but for a document without a date.
#[must_use]
pub fn dated(text: &str) -> String {
    let mut parts = text.split('-');
    let (year, month) = (parts.next().unwrap_or_default(), parts.next());
    let month = month.and_then(|month| month.parse::<usize>().ok());
    match month.and_then(|month| MONTHS.get(month.wrapping_sub(1))) {
        Some(month) => say!("{month} {year}", "{month} de {year}"),
        None if text == "undated" => word!("undated", "sin fecha").to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_months_or_years() {
        assert_eq!(dated("2025-11-03"), "November 2025");
        assert_eq!(dated("2026-05"), "May 2026");
        assert_eq!(dated("2026"), "2026");
        assert_eq!(dated("undated"), "undated");
    }
}
