//! A moment as a person reads it, in the time that is the same everywhere.

use super::ABSENT;

/// Seconds since 1970 as "2026-11-26 11:40 UTC".
#[must_use]
pub fn moment(seconds: f64) -> String {
    // Of four digits a year: what is further is no moment that anyone means.
    if !(0.0..253_402_300_800.0).contains(&seconds) {
        return ABSENT.to_owned();
    }
    let minutes = (seconds / 60.0).floor() as i64;
    let (day, minute) = (minutes / 1440, minutes % 1440);
    let (year, month, day) = date(day);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02} UTC", minute / 60, minute % 60)
}

/// Year, month and day of a count of days since 1970; the calendar's cycle of 400 years begins in March.
fn date(days: i64) -> (i64, i64, i64) {
    let since = days + 719_468;
    let (cycle, day) = (since / 146_097, since % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = cycle * 400 + year + i64::from(month <= 2);
    (year, month, day - (153 * from_march + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_a_clock() {
        // By `date -u -d @...`.
        for (seconds, text) in [
            (0.0, "1970-01-01 00:00 UTC"),
            (951_782_400.0, "2000-02-29 00:00 UTC"),
            (1_703_252_411.0, "2023-12-22 13:40 UTC"),
            (1_795_693_161.0, "2026-11-26 11:39 UTC"),
            (4_107_542_399.0, "2100-02-28 23:59 UTC"),
        ] {
            assert_eq!(moment(seconds), text);
        }
        for seconds in [f64::NAN, -1.0, f64::INFINITY, 1e300] {
            assert_eq!(moment(seconds), ABSENT);
        }
    }
}
