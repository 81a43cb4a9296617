//! What stands in an input's field, and back: percent on screen, fractions in the model.

use super::{ABSENT, Format, Screen, needed_digits, number, value_with_unit};
use crate::scenario::{FieldError, Given, Input, Kind, Problem, Scenario, month};

/// A stored value as it stands in its field, without unit: "7.5" for a share of 0.075, "84,700",
/// "2027-01", "yes". Six significant digits, no trailing zeros but those of cents: "2.90".
#[must_use]
pub fn shown(format: &dyn Format, input: Input, stored: f64) -> String {
    let row = input.row();
    match row.kind {
        Kind::Number | Kind::Whole if stored.is_finite() => {
            let screen = Screen::of(row.unit);
            let value = screen.number(stored);
            let significant = if row.kind == Kind::Whole { 17 } else { 6 };
            let digits = needed_digits(value, significant);
            let cents = screen.before == "$" && digits == 1;
            number(format, value, if cents { 2 } else { digits })
        }
        Kind::Number | Kind::Whole => ABSENT.to_owned(),
        _ => value_with_unit(format, input, stored),
    }
}

/// What an input accepts, in the words and units of the screen: "$0/MWh to $500/MWh".
#[must_use]
pub fn accepted(format: &dyn Format, input: Input) -> String {
    let row = input.row();
    match row.kind {
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Choice(options) => {
            options.iter().map(|option| option.label).collect::<Vec<_>>().join(" or ")
        }
        _ => {
            let [low, high] = [row.min, row.max].map(|x| value_with_unit(format, input, x));
            let whole = if row.kind == Kind::Whole { "a whole number, " } else { "" };
            format!("{whole}{low} to {high}")
        }
    }
}

/// The stored value of what was typed. Takes the locale's grouping and decimal mark, and the other
/// one where it can mean nothing else; the unit may be there; `k`, `m` and `bn` multiply.
///
/// # Errors
/// What was given and what is accepted, in the units of the screen.
pub fn stored(format: &dyn Format, input: Input, text: &str) -> Result<f64, FieldError> {
    let typed = text.trim();
    let refuse = |problem| FieldError {
        key: input.key().to_owned(),
        month: None,
        given: Given::Text(typed.to_owned()),
        problem,
        accepted: accepted(format, input),
    };
    let value = match input.row().kind {
        Kind::Number | Kind::Whole => {
            read(format, input, typed).ok_or_else(|| refuse(Problem::NotANumber))?
        }
        Kind::YesNo => match typed.to_lowercase().as_str() {
            "yes" | "true" | "1" | "on" => 1.0,
            "no" | "false" | "0" | "off" => 0.0,
            _ => return Err(refuse(Problem::WrongType)),
        },
        Kind::Month => month::parse(typed).ok_or_else(|| refuse(Problem::NotAMonth))?,
        Kind::Choice(options) => {
            let named = |name: &str| name.eq_ignore_ascii_case(typed);
            let option = options.iter().position(|o| named(o.value) || named(o.label));
            option.ok_or_else(|| refuse(Problem::NotAChoice))? as f64
        }
    };
    match Scenario::default().set(input, value) {
        Ok(scenario) => Ok(scenario.get(input)),
        Err(error) => Err(refuse(error.problem)),
    }
}

/// Reads a number in screen units as a stored one. The shift by 100 or a thousand is made in the
/// text, so that 2.9 % is the double nearest to 0.029.
fn read(format: &dyn Format, input: Input, text: &str) -> Option<f64> {
    let screen = Screen::of(input.row().unit);
    let mut text: String = text.chars().filter(|c| !is_space(*c)).collect();
    text = text.replace(['−', '–'], "-").replace('$', "").to_lowercase();
    let after: String = screen.after.to_lowercase().chars().filter(|c| !is_space(*c)).collect();
    let mut rest = text.strip_suffix(after.as_str()).unwrap_or(&text);
    rest = if screen.percent { rest.strip_suffix('%').unwrap_or(rest) } else { rest };
    let mut shift = if screen.percent { -2 } else { 0 };
    for (suffix, power) in [("bn", 9), ("b", 9), ("mn", 6), ("m", 6), ("k", 3)] {
        if let Some(shorter) = rest.strip_suffix(suffix) {
            (rest, shift) = (shorter, shift + power);
            break;
        }
    }
    let digits = western(rest, decimal_mark(format))?;
    format!("{digits}e{shift}").parse().ok().filter(|x: &f64| x.is_finite())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{202f}' | '\u{a0}' | '\'' | '’' | '_')
}

/// The locale's decimal mark: what stands in one half between its digits.
fn decimal_mark(format: &dyn Format) -> char {
    format.decimal(0.5, 1).chars().find(|c| !c.is_ascii_digit()).unwrap_or('.')
}

/// The number with `.` as decimal mark and no grouping; `None` if it is none.
fn western(text: &str, mark: char) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let other = if mark == ',' { '.' } else { ',' };
    // A mark of the other kind is grouping if every group behind it has three digits, else the
    // decimal mark if it stands once.
    let (whole, fraction) = match digits.split_once(mark) {
        Some((whole, fraction)) => (whole.to_owned(), fraction.to_owned()),
        None => match digits.split_once(other) {
            Some((whole, fraction)) if !grouped(digits, other) => {
                (whole.to_owned(), fraction.to_owned())
            }
            _ => (digits.to_owned(), String::new()),
        },
    };
    let whole = if grouped(&whole, other) { whole.replace(other, "") } else { whole };
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let sound = !(whole.is_empty() && fraction.is_empty())
        && all_digits(&whole)
        && all_digits(&fraction)
        && digits.len() <= 40;
    sound.then(|| format!("{sign}0{whole}.{fraction}0"))
}

/// Whether `text` is digits in groups of three behind the first.
fn grouped(text: &str, mark: char) -> bool {
    text.split_once(mark).is_some_and(|(first, rest)| {
        (1..=3).contains(&first.len()) && first != "0" && rest.split(mark).all(|g| g.len() == 3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Plain;
    use super::*;

    /// German: comma for decimals, point for groups.
    struct German;
    impl Format for German {
        fn decimal(&self, value: f64, digits: usize) -> String {
            Plain.decimal(value, digits).replace(',', " ").replace('.', ",").replace(' ', ".")
        }
    }

    #[test]
    fn every_default_survives_the_field() {
        for locale in [&Plain as &dyn Format, &German] {
            for input in Input::ALL {
                let default = input.row().default;
                let text = shown(locale, input, default);
                assert_eq!(stored(locale, input, &text), Ok(default), "{} {text}", input.key());
            }
        }
    }

    #[test]
    fn percent_on_screen_fractions_in_the_model() {
        let fee = Input::MiningPoolFee;
        assert_eq!(shown(&Plain, fee, 0.029), "2.9");
        assert_eq!(stored(&Plain, fee, "2.9"), Ok(0.029));
        assert_eq!(stored(&Plain, fee, "2.9 %"), Ok(0.029));
        assert_eq!(stored(&Plain, fee, "2.9% of revenue"), Ok(0.029));
        assert_eq!(stored(&German, fee, "2,9"), Ok(0.029));
    }

    #[test]
    fn what_people_type_is_read() {
        let price = Input::NetworkBtcPriceUsd;
        for text in ["84700", "84,700", "$84,700", " 84 700 ", "84.7k", "84’700", "$84,700/BTC"] {
            assert_eq!(stored(&Plain, price, text), Ok(84_700.0), "{text}");
        }
        assert_eq!(stored(&German, price, "84.700"), Ok(84_700.0));
        assert_eq!(stored(&Plain, Input::ColocationCapexUsdPerMw, "13m"), Ok(13e6));
        assert_eq!(stored(&Plain, Input::SitePowerEscalator, "−1.5"), Ok(-0.015));
        assert_eq!(shown(&Plain, Input::GpuCloudLeaseRateUsdPerHour, 2.9), "2.90");
        assert_eq!(shown(&Plain, Input::GpuCloudLeaseRateUsdPerHour, 3.0), "3");
        assert_eq!(stored(&German, Input::GpuCloudLeaseRateUsdPerHour, "2.9"), Ok(2.9));
        assert_eq!(stored(&Plain, Input::GpuCloudLeaseRateUsdPerHour, "2,9"), Ok(2.9));
        assert_eq!(stored(&Plain, Input::ColocationBuildMonths, "15 months"), Ok(15.0));
        assert_eq!(stored(&Plain, Input::ColocationTenantPaysPower, "No"), Ok(0.0));
    }

    #[test]
    fn what_is_no_value_is_refused_in_screen_units() {
        let refused = |input, text| stored(&Plain, input, text).unwrap_err();
        let error = refused(Input::FinanceTaxRate, "250");
        assert_eq!(error.problem, Problem::OutOfRange);
        assert!(error.accepted.starts_with("0%"), "{}", error.accepted);
        for text in ["", "-", ".", "abc", "1.2.3", "NaN", "inf", "1e5", "--1", "k", "%"] {
            let error = refused(Input::SiteGridMw, text);
            assert_eq!(error.problem, Problem::NotANumber, "{text}");
        }
        assert_eq!(refused(Input::ColocationBuildMonths, "1.5").problem, Problem::NotWhole);
        assert_eq!(refused(Input::SiteStart, "2027").problem, Problem::NotAMonth);
        assert_eq!(refused(Input::HybridAiMode, "both").problem, Problem::NotAChoice);
    }
}
