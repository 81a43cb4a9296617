//! Monthly paths from a CSV: one column or several, each headed by the key of its series.
//!
//! ```
//! use hash_or_host::scenario::{Input, Scenario, Series, read_csv};
//! let start = Scenario::default().get(Input::SiteStart);
//! let read = read_csv("month,power_usd_per_mwh\n1,41\n2,43.5\n", start)?;
//! assert_eq!(read, [(Series::Power, vec![41.0, 43.5])]);
//! # Ok::<(), Vec<hash_or_host::scenario::FieldError>>(())
//! ```

use super::{FieldError, Given, Problem, Series, month};

/// Columns that count the months and say nothing else.
const COUNTING: [&str; 4] = ["month", "date", "t", "period"];

/// Reads columns of numbers, month 1, which is `start` on the calendar, in the first row under the
/// head. A column that counts the months is held to it, since all that follow a missing row would
/// move; so a row without anything may only stand at the end. Fields are parted by commas,
/// semicolons or tabs, whichever the head has, unless these stand in quotes; where it is not commas, a comma may be the
/// decimal mark. A column may end before the others. Ranges are the scenario's to check.
///
/// # Errors
/// Every column that is not known, and the first value of each series that is no number, or may be
/// thousands with a mark as well as a thousandth of it, with its month; the first row that does not hold the month that it should; the first month with more
/// fields than the head, whose values may stand under the wrong one; a text without any series.
pub fn read_csv(text: &str, start: f64) -> Result<Vec<(Series, Vec<f64>)>, Vec<FieldError>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines().skip_while(|line| is_empty(line));
    let head = lines.next().unwrap_or_default();
    let parting = ['\t', ';'].into_iter().find(|mark| head.contains(*mark)).unwrap_or(',');
    let row = |line| if is_empty(line) { Vec::new() } else { cells(line, parting) };
    let mut rows: Vec<Vec<&str>> = lines.map(row).collect();
    let says = |row: &Vec<&str>| row.iter().any(|cell| !cell.is_empty());
    rows.truncate(rows.iter().rposition(says).map_or(0, |last| last + 1));
    let (mut read, mut wrong) = (Vec::new(), Vec::new());
    let names = cells(head, parting);
    let width = names.len();
    for (at, name) in names.into_iter().enumerate() {
        let plain = name.to_ascii_lowercase();
        let column = rows.iter().map(|row| row.get(at).copied().unwrap_or_default());
        let Some(series) = named(&plain) else {
            if COUNTING.contains(&plain.as_str()) {
                wrong.extend(miscounted(name, &column.collect::<Vec<_>>(), start));
            } else if !plain.is_empty() {
                wrong.push(unknown(name));
            }
            continue;
        };
        if read.iter().any(|(other, _)| *other == series) {
            let given = Given::Text(name.to_owned());
            wrong.push(series.refuse(given, Problem::GivenTwice));
            continue;
        }
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

/// The fields of a line, without the quotes around them. Within quotes a mark parts nothing; a quote without its other half
/// stays, so that what it stands in is no number.
fn cells(line: &str, parting: char) -> Vec<&str> {
    let mut quoted = false;
    let parts = |c: char| {
        quoted ^= c == '"';
        c == parting && !quoted
    };
    line.split(parts).map(|cell| unquoted(cell.trim()).trim()).collect()
}

fn unquoted(cell: &str) -> &str {
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell)
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

/// The first row of a column that counts the months whose month is not its own.
fn miscounted(name: &str, column: &[&str], start: f64) -> Option<FieldError> {
    let is_dated = column.first().is_some_and(|cell| dated(cell).is_some());
    let read = |cell: &str| if is_dated { dated(cell) } else { cell.parse().ok() };
    let first = if is_dated { start } else { 1.0 };
    let own = |row: usize| first + row as f64;
    let row = (0..column.len()).find(|row| read(column[*row]) != Some(own(*row)))?;
    let accepted = match row {
        0 => say!(
            "1 or {}, the site’s start, in the first row",
            "1 o {}, el inicio del sitio, en la primera fila",
            month::format(start)
        ),
        _ => say!(
            "{} in row {} under the head, one month after the row above",
            "{} en la fila {} bajo el encabezado, un mes después de la fila anterior",
            if is_dated { month::format(own(row)) } else { own(row).to_string() },
            row + 1
        ),
    };
    let problem =
        if read(column[row]).is_some() { Problem::OutOfRange } else { Problem::NotAMonth };
    let given = Given::Text(column[row].to_owned());
    Some(FieldError { key: name.to_owned(), month: None, given, problem, accepted })
}

/// The month of a date, `2027-01` or with a day behind it.
fn dated(cell: &str) -> Option<f64> {
    let mut parts = cell.splitn(3, ['-', '/']);
    let (year, number) = (parts.next()?, parts.next()?);
    month::parse(&format!("{year}-{number:0>2}"))
}

/// The numbers of a column; those that are missing at its end are not there.
fn numbers(series: Series, column: Vec<&str>, parting: char) -> Result<Vec<f64>, FieldError> {
    let length = column.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let number = |(month, cell): (u32, &&str)| {
        let refuse =
            || series.refuse_month(month, Given::Text((*cell).to_owned()), Problem::WrongType);
        if let Some(unclear) = unclear(series, month, cell, parting) {
            return Err(unclear);
        }
        let is_continental = parting != ',' && cell.contains(',') && !cell.contains('.');
        let text = if is_continental { cell.replace(',', ".") } else { (*cell).to_owned() };
        text.parse::<f64>().map_err(|_| refuse())
    };
    if length == 0 {
        return Err(series.refuse(Given::Series(Vec::new()), Problem::Empty));
    }
    (1..).zip(&column[..length]).map(number).collect()
}

/// What may be thousands with a mark or a thousandth of it, where marks of both kinds are used: `84,700` between tabs or in
/// quotes, `84.700` between semicolons. Only of what counts in hundreds and thousands; a lease level of `1,025` is clear.
fn unclear(series: Series, month: u32, cell: &str, parting: char) -> Option<FieldError> {
    let mark = match parting {
        ';' => [',', '.'].into_iter().find(|mark| cell.contains(*mark))?,
        _ => ',',
    };
    if !matches!(series, Series::Price | Series::Network) {
        return None;
    }
    let (whole, rest) = cell.split_once(mark)?;
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = (1..=3).contains(&whole.len()) && rest.len() == 3 && !whole.starts_with('0');
    (is_grouped && are_digits(whole) && are_digits(rest)).then(|| FieldError {
        accepted: say!(
            "{whole}{rest}, or {whole}.{rest}0 if that is meant",
            "{whole}{rest}, o {whole},{rest}0 si eso es lo que se quiere decir"
        ),
        ..series.refuse_month(month, Given::Text(cell.to_owned()), Problem::Unclear)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(Series, Vec<f64>)>, Vec<FieldError>> {
        read_csv(text, month::parse("2027-01").expect("a month"))
    }

    fn wrong(text: &str) -> Vec<(String, Option<u32>, Given)> {
        let all = read(text).expect_err("mistakes").into_iter();
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
            assert_eq!(read(text).unwrap(), expected, "{text}");
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
        // Nor is a row of nothing, in the middle, whatever it is made of.
        for nothing in ["", ",", " , ", "\"\",\"\""] {
            let table = format!("\npower_usd_per_mwh,\n40,\n{nothing}\n42,\n{nothing}\n\n");
            assert_eq!(wrong(&table), [(power.clone(), Some(2), text(""))], "{nothing}");
        }
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

    #[test]
    fn a_field_in_quotes_is_one_field() {
        let quoted = "\"month\",\"btc_price_usd\",\"lease_level\"\n\"1\",\"90000\",\"1.5\"\n\"2\",\"91500.5\",\"\"\n";
        let expected = [(Series::Price, vec![90_000.0, 91_500.5]), (Series::Level, vec![1.5])];
        assert_eq!(read(quoted).unwrap(), expected);
        let text = |text: &str| Given::Text(text.to_owned());
        let (price, level) = (Series::Price.key().to_owned(), Series::Level.key().to_owned());
        // A decimal comma where commas part, and a quote without its other half, before a comma or not.
        for (row, series, given) in [
            ("90000,\"1,5\"", &level, "1,5"),
            ("\"90000,1", &price, "\"90000,1"),
            ("\"90000", &price, "\"90000"),
            ("90000\",1", &price, "90000\",1"),
            ("90000,1\"", &level, "1\""),
        ] {
            let found = wrong(&format!("btc_price_usd,lease_level\n91000,1\n{row}\n"));
            assert_eq!(found, [(series.clone(), Some(2), text(given))], "{row}");
        }
    }

    #[test]
    fn thousands_are_not_taken_for_thousandths() {
        for (text, given) in [
            ("month\tbtc_price_usd\n1\t84,700\n2\t85,100\n", "84,700"),
            ("month,btc_price_usd,lease_level\n1,\"84,700\",1\n", "84,700"),
            ("btc_price_usd,lease_level\n\"84,700\",1\n", "84,700"),
            ("month;btc_price_usd\n1;84.700\n", "84.700"),
            ("month;btc_price_usd\n1;84,700\n", "84,700"),
            ("p_network;lease_level\n1.031;1,025\n", "1.031"),
        ] {
            let all = read(text).expect_err(text);
            let [one] = all.as_slice() else { panic!("{all:?}") };
            assert_eq!((one.problem, &one.given), (Problem::Unclear, &Given::Text(given.into())));
            let plain: String = given.chars().filter(char::is_ascii_digit).collect();
            assert!(one.accepted.starts_with(&format!("{plain},")), "{}", one.accepted);
        }
        for (text, value) in [
            ("btc_price_usd\tlease_level\n84.700\t1\n", 84.7),
            ("btc_price_usd;lease_level\n84,7000;1,025\n", 84.7),
            ("btc_price_usd;lease_level\n84700,125;1.025\n", 84_700.125),
            ("btc_price_usd,lease_level\n84.700,1\n", 84.7),
        ] {
            assert_eq!(read(text).unwrap()[0].1, [value], "{text}");
        }
    }

    #[test]
    fn a_column_that_counts_the_months_is_held_to_it() {
        let accepted = |months: [&str; 3]| -> Result<(), (String, String)> {
            let [a, b, c] = months;
            let found = read(&format!("Month;lease_level\n{a};1\n{b};2\n{c};3\n;\n"));
            found.map(|read| assert_eq!(read[0].1, [1.0, 2.0, 3.0])).map_err(|wrong| {
                assert_eq!((wrong.len(), wrong[0].key.as_str()), (1, "Month"));
                (wrong[0].given.to_string(), wrong[0].accepted.clone())
            })
        };
        for months in [
            ["1", "2", "3"],
            ["2027-01", "2027-02", "2027-03"],
            ["2027-01-31", "2027-02-28", "2027-03-31"],
            ["2027/1/1", "2027/2/1", "2027/3/1"],
        ] {
            assert_eq!(accepted(months), Ok(()), "{months:?}");
        }
        let said = |months| accepted(months).expect_err("a mistake");
        let first = "1 or 2027-01, the site’s start, in the first row";
        for (months, given, expected) in [
            (["1", "3", "2"], "\"3\"", "2 in row 2 under the head, one month after the row above"),
            (["1", "2", "2"], "\"2\"", "3 in row 3 under the head, one month after the row above"),
            (["1", "2", ""], "\"\"", "3 in row 3 under the head, one month after the row above"),
            (["0", "1", "2"], "\"0\"", first),
            (["Jan", "Feb", "Mar"], "\"Jan\"", first),
            (["2027-02", "2027-03", "2027-04"], "\"2027-02\"", first),
        ] {
            assert_eq!(said(months), (given.to_owned(), expected.to_owned()));
        }
        // Over the end of a year, and days that are no months.
        let at = month::parse("2026-12").expect("a month");
        assert!(read_csv("date,p_level\n2026-12,1\n2027-01,2\n", at).is_ok());
        let daily = read_csv("date,p_level\n2026-12-01,1\n2026-12-02,2\n", at);
        assert!(daily.expect_err("a mistake")[0].accepted.starts_with("2027-01 in row 2"));
    }
}
