//! Dates as spreadsheet programs count them: days since 30 December 1899.

/// The serial number of the first day of a month; months from 13 on are of later years.
pub(crate) fn serial(year: f64, month: f64) -> f64 {
    let months = year as i64 * 12 + month as i64 - 1;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    days(year, month) as f64
}

/// The year of a serial number.
pub(crate) fn year(serial: f64) -> f64 {
    year_and_month(serial).0 as f64
}

/// The month of a serial number, 1 to 12.
pub(crate) fn month(serial: f64) -> f64 {
    year_and_month(serial).1 as f64
}

/// Year, month (1 to 12) and day of a count of days since 1 January 1970.
#[must_use]
pub fn date(since_1970: u64) -> (u32, u32, u32) {
    let serial = since_1970 as i64 + 25_569;
    let (year, month) = year_and_month(serial as f64);
    (year as u32, month as u32, (serial - days(year, month)) as u32 + 1)
}

/// Days from 30 December 1899 to the first of a month, by the Gregorian calendar.
fn days(year: i64, month: i64) -> i64 {
    // Years that begin in March: the leap day is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 - 693_899
}

fn year_and_month(serial: f64) -> (i64, i64) {
    let serial = serial as i64;
    let mut year = 1899 + serial / 366;
    while days(year + 1, 1) <= serial {
        year += 1;
    }
    let month = (1..=12).rev().find(|month| days(year, *month) <= serial).unwrap_or(1);
    (year, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_dates() {
        // 1,000,000,000 seconds after the start of 1970 was 9 September 2001.
        assert_eq!(date(1_000_000_000 / 86_400), (2001, 9, 9));
        assert_eq!((date(0), date(58), date(59)), ((1970, 1, 1), (1970, 2, 28), (1970, 3, 1)));
    }

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        // From the documentation of Excel's DATEVALUE and DATE: 1 Jan 2008 is 39448, 1 Jan 1900 is 1
        // there and 2 here, where no program still counts a 29 February 1900.
        assert_eq!(serial(2008.0, 1.0), 39_448.0);
        assert_eq!(serial(2008.0, 14.0), serial(2009.0, 2.0));
        assert_eq!(serial(2000.0, 3.0) - serial(2000.0, 2.0), 29.0);
        assert_eq!(serial(2100.0, 3.0) - serial(2100.0, 2.0), 28.0);
        for (y, m) in [(2009.0, 1.0), (2027.0, 12.0), (2140.0, 1.0)] {
            let day = serial(y, m);
            assert_eq!((year(day), month(day), month(day - 1.0)), (y, m, (m + 10.0) % 12.0 + 1.0));
        }
    }
}
