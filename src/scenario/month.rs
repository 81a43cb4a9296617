//! Calendar months, `YYYY-MM`, stored as months since January of year 0.

/// Reads `YYYY-MM`; `None` for anything else.
#[must_use]
#[inline]
pub fn parse(text: &str) -> Option<f64> {
    let (year, month) = text.split_once('-')?;
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then(|| f64::from(year * 12 + month - 1))
}

/// Writes a stored month as `YYYY-MM`.
#[must_use]
#[inline]
pub fn format(stored: f64) -> String {
    let months = stored as u32;
    format!("{:04}-{:02}", months / 12, months % 12 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_survives_the_round_trip() {
        for text in ["2009-01", "2027-12", "2140-01"] {
            assert_eq!(parse(text).map(format).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in [
            "",
            "2027",
            "2027-13",
            "2027-00",
            "2027-1",
            "27-01",
            "2027-01-01",
            "+027-01",
            "2027-0a",
            "２０２７-01",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
