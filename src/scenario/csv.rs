//! Monthly paths from a CSV: one column or several, each headed by the key of its series.
//!
//! ```
//! use hash_or_host::scenario::{Series, read_csv};
//! let read = read_csv("month,power_usd_per_mwh\n1,41\n2,43.5\n")?;
//! assert_eq!(read, [(Series::Power, vec![41.0, 43.5])]);
//! # Ok::<(), Vec<hash_or_host::scenario::FieldError>>(())
//! ```

use super::{FieldError, Given, Problem, Series};

/// Columns that count the rows and say nothing else.
const COUNTING: [&str; 5] = ["", "month", "date", "t", "period"];

/// Reads columns of numbers, month 1 in the first row under the head. Fields are parted by commas,
/// semicolons or tabs, whichever the head has; where it is not commas, a comma may be the decimal
/// mark. A column may end before the others. Ranges are the scenario's to check.
///
/// # Errors
/// Every column that is not known, and the first value of each series that is no number, with its
/// month; the first month with more fields than the head, whose values may stand under the wrong one;
/// a text without any series.
pub fn read_csv(text: &str) -> Result<Vec<(Series, Vec<f64>)>, Vec<FieldError>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !is_empty(line));
    let head = lines.next().unwrap_or_default();
    let parting = ['\t', ';'].into_iter().find(|mark| head.contains(*mark)).unwrap_or(',');
    let rows: Vec<Vec<&str>> = lines.map(|line| cells(line, parting)).collect();
    let (mut read, mut wrong) = (Vec::new(), Vec::new());
    let names = cells(head, parting);
    let width = names.len();
    for (at, name) in names.into_iter().enumerate() {
        let plain = name.to_ascii_lowercase();
        let Some(series) = named(&plain) else {
            if !COUNTING.contains(&plain.as_str()) {
                wrong.push(unknown(name));
            }
            continue;
        };
        if read.iter().any(|(other, _)| *other == series) {
            let given = Given::Text(name.to_owned());
            wrong.push(series.refuse(given, Problem::GivenTwice));
            continue;
        }
        let column = rows.iter().map(|row| row.get(at).copied().unwrap_or_default());
        match numbers(series, column.collect(), parting) {
            Ok(values) => read.push((series, values)),
            Err(error) => wrong.push(error),
        }
    }
    // Mostly thousands that are parted as fields are.
    let is_long = |row: &[&str]| row.iter().skip(width).any(|cell| !cell.is_empty());
    let long = (1..).zip(&rows).find(|(_, row)| is_long(row));
    if let (Some((month, row)), Some((series, _))) = (long, read.first()) {
        let given = Given::Text(row.join(&parting.to_string()));
        wrong.push(series.refuse_month(month, given, Problem::WrongType));
    }
    if read.is_empty() && wrong.is_empty() {
        wrong.push(unknown(head.trim()));
    }
    if wrong.is_empty() { Ok(read) } else { Err(wrong) }
}

/// Whether a line has nothing but marks in it.
fn is_empty(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';'))
}

fn cells(line: &str, parting: char) -> Vec<&str> {
    line.split(parting).map(|cell| cell.trim().trim_matches('"').trim()).collect()
}

/// A series by its key, the key's last part, or its short name in links.
fn named(name: &str) -> Option<Series> {
    Series::ALL.into_iter().find(|series| {
        let short = series.key().trim_start_matches("paths.");
        [series.key(), short, series.code()].contains(&name)
    })
}

/// A head that names no series.
fn unknown(name: &str) -> FieldError {
    let keys = Series::ALL.map(|series| series.key().trim_start_matches("paths."));
    FieldError {
        key: name.to_owned(),
        month: None,
        given: Given::Text(name.to_owned()),
        problem: Problem::UnknownKey,
        accepted: say!(
            "a head with one or more of {}",
            "un encabezado con una o más de {}",
            keys.join(", ")
        ),
    }
}

/// The numbers of a column; those that are missing at its end are not there.
fn numbers(series: Series, column: Vec<&str>, parting: char) -> Result<Vec<f64>, FieldError> {
    let length = column.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let number = |(month, cell): (u32, &&str)| {
        let refuse =
            || series.refuse_month(month, Given::Text((*cell).to_owned()), Problem::WrongType);
        let is_continental = parting != ',' && cell.contains(',') && !cell.contains('.');
        let text = if is_continental { cell.replace(',', ".") } else { (*cell).to_owned() };
        text.parse::<f64>().map_err(|_| refuse())
    };
    if length == 0 {
        return Err(series.refuse(Given::Series(Vec::new()), Problem::Empty));
    }
    (1..).zip(&column[..length]).map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(String, Option<u32>, Given)> {
        let all = read_csv(text).expect_err("mistakes").into_iter();
        all.map(|error| (error.key, error.month, error.given)).collect()
    }

    #[test]
    fn columns_are_read_by_their_heads_however_they_are_parted() {
        let expected = vec![(Series::Price, vec![90_000.0, 91_500.5]), (Series::Level, vec![1.0])];
        for text in [
            "btc_price_usd,lease_level\n90000,1\n91500.5,\n",
            "\u{feff}Month;paths.btc_price_usd;LEASE_LEVEL\r\n1;90000;1,0\r\n2;91500,5;\r\n\r\n",
            "date\tp_price\tp_level\n2027-01\t\"90000\"\t1\n2027-02\t91500.5\n,,\n",
        ] {
            assert_eq!(read_csv(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_month() {
        let text = |text: &str| Given::Text(text.to_owned());
        let power = Series::Power.key().to_owned();
        assert_eq!(
            wrong("power_usd_per_mwh\n40\nforty\n-"),
            [(power.clone(), Some(2), text("forty"))]
        );
        // A gap is not an end.
        assert_eq!(
            wrong("power_usd_per_mwh,lease_level\n40,1\n,1\n42,1"),
            [(power.clone(), Some(2), text(""))]
        );
        // Thousands are not told from parted fields: 1,234 is two.
        assert_eq!(
            wrong("power_usd_per_mwh;hash price\n40;3"),
            [("hash price".to_owned(), None, text("hash price"))]
        );
        assert_eq!(
            wrong("power_usd_per_mwh\n"),
            [(power.clone(), None, Given::Series(Vec::new()))]
        );
        // Nor where nothing else stands in the row.
        assert_eq!(
            wrong("power_usd_per_mwh\n40\n1,234\n"),
            [(power.clone(), Some(2), text("1,234"))]
        );
        assert_eq!(wrong("p_power,p_power\n1,2"), [(power, None, text("p_power"))]);
        assert_eq!(wrong("1\n2\n"), [("1".to_owned(), None, text("1"))]);
        assert_eq!(wrong(""), [(String::new(), None, text(""))]);
    }
}
