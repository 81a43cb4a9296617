//! What stands in an input's field, and back: percent on screen, fractions in the model.

use super::months::written_month;
use super::spelling::{Conversion, conversion};
use super::written::Written;
use super::{ABSENT, Format, Screen, needed_digits, number, value_with_unit};
use crate::decimal;
use crate::language::lowercase;
use crate::scenario::{FieldError, Given, Input, Kind, Problem, check};

/// A stored value as it stands in its field, without unit: "7.5" for a share of 0.075, "84,700",
/// "2027-01", "yes". As many digits as a sentence about it has, four or those of its step, but a default in full; no
/// trailing zeros but those of cents: "2.90".
#[must_use]
pub fn shown(format: &dyn Format, input: Input, stored: f64) -> String {
    let row = input.row();
    let screen = Screen::of(format, row.unit);
    // A step of another unit is no round number of this one.
    let step = if screen.per == 1.0 { needed_digits(screen.number(row.step), 3) } else { 0 };
    let full = row.kind == Kind::Whole || stored == row.default;
    written(format, input, stored, if full { (SIX, 0) } else { (4, step) })
}

/// The same with six significant digits, where fewer do not tell two values apart.
#[must_use]
pub fn shown_in_full(format: &dyn Format, input: Input, stored: f64) -> String {
    written(format, input, stored, (SIX, 0))
}

/// Significant digits of a value in full.
const SIX: usize = 6;

/// With this many significant digits, and at least this many decimals where it has them.
fn written(
    format: &dyn Format,
    input: Input,
    stored: f64,
    (significant, least): (usize, usize),
) -> String {
    let row = input.row();
    match row.kind {
        Kind::Number | Kind::Whole if stored.is_finite() => {
            let screen = Screen::of(format, row.unit);
            let value = screen.number(stored);
            let significant = if row.kind == Kind::Whole { 17 } else { significant };
            let digits = needed_digits(value, significant).max(within(value, least));
            let cents = screen.before == "$" && digits == 1;
            number(format, value, if cents { 2 } else { digits })
        }
        Kind::Number | Kind::Whole => ABSENT.to_owned(),
        _ => value_with_unit(format, input, stored),
    }
}

/// The decimals that a value has, `most` of them at most.
fn within(value: f64, most: usize) -> usize {
    let rounded = |digits| (value * super::power(digits)).round() / super::power(digits);
    let best = rounded(most);
    (0..most).find(|digits| (rounded(*digits) - best).abs() <= 1e-9).unwrap_or(most)
}

/// What an input accepts, in the words and units of the screen: "$0/MWh to $500/MWh".
#[must_use]
pub fn accepted(format: &dyn Format, input: Input) -> String {
    let row = input.row();
    match row.kind {
        Kind::YesNo => word!("yes or no", "sí o no").to_owned(),
        Kind::Choice(options) => {
            let all: Vec<String> = options.iter().map(|option| option.label.to_owned()).collect();
            all.join(word!(" or ", " o "))
        }
        _ => {
            let [low, high] = [row.min, row.max].map(|x| value_with_unit(format, input, x));
            let whole = if row.kind == Kind::Whole {
                word!("a whole number, ", "un número entero, ")
            } else {
                ""
            };
            say!("{whole}{low} to {high}", "{whole}de {low} a {high}")
        }
    }
}

/// What a text in a field says.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldReading {
    /// The value, as stored.
    pub value: f64,
    /// What the reader should know of how the text was taken.
    pub remark: Option<Remark>,
}

/// What a reader should know of how a text was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The text names another unit than the field's.
    OtherUnit,
    /// The text names another currency than the page's dollars.
    ForeignCurrency,
}

/// The stored value of what was typed: see [`read`].
///
/// # Errors
/// What was given and what is accepted, in the units of the screen.
pub fn stored(format: &dyn Format, input: Input, text: &str) -> Result<f64, FieldError> {
    read(format, input, text).map(|reading| reading.value)
}

/// What a text in an input's field says. Takes the locale's grouping and decimal mark, others where
/// they can mean nothing else, digits of any script, `k`, `million`, `1e6`, and the unit or another
/// one for the same.
///
/// # Errors
/// What was given and what is accepted, in the units of the screen.
pub fn read(format: &dyn Format, input: Input, text: &str) -> Result<FieldReading, FieldError> {
    let typed = text.trim();
    let refuse = |problem| FieldError {
        key: input.key().to_owned(),
        month: None,
        given: Given::Text(typed.to_owned()),
        problem,
        accepted: accepted(format, input),
    };
    let plain = |value| FieldReading { value, remark: None };
    let reading = match input.row().kind {
        Kind::Number | Kind::Whole => {
            number_of(format, input, typed).ok_or_else(|| refuse(Problem::NotANumber))?
        }
        Kind::YesNo => match lowercase(typed).as_str() {
            "yes" | "true" | "1" | "on" | "sí" | "si" => plain(1.0),
            "no" | "false" | "0" | "off" => plain(0.0),
            _ => return Err(refuse(Problem::WrongType)),
        },
        Kind::Month => plain(written_month(typed).ok_or_else(|| refuse(Problem::NotAMonth))?),
        Kind::Choice(options) => {
            let named = |name: &str| name.eq_ignore_ascii_case(typed);
            let option = options.iter().position(|o| named(o.value) || named(o.label));
            plain(option.ok_or_else(|| refuse(Problem::NotAChoice))? as f64)
        }
    };
    let reading = FieldReading { value: at_end(format, input, reading.value), ..reading };
    // By itself: whether it goes with the others depends on the scenario, which is not known here.
    match check(input, reading.value) {
        Ok(value) => Ok(FieldReading { value, ..reading }),
        Err(problem) => Err(refuse(problem)),
    }
}

/// The end of the range where the text is that end as it is shown: megawatts of IT have more digits
/// than the screen.
fn at_end(format: &dyn Format, input: Input, value: f64) -> f64 {
    let row = input.row();
    let is_per = Screen::of(format, row.unit).per != 1.0;
    let near = |end: &f64| is_per && (value - end).abs() <= 1e-3 * end.abs();
    [row.min, row.max].into_iter().find(near).unwrap_or(value)
}

fn number_of(format: &dyn Format, input: Input, text: &str) -> Option<FieldReading> {
    let (value, conversion) = taken(format, input.row().unit, text)?;
    let remark = match conversion {
        Conversion { foreign: Some(_), .. } => Some(Remark::ForeignCurrency),
        Conversion { other_unit: true, .. } => Some(Remark::OtherUnit),
        _ => None,
    };
    Some(FieldReading { value, remark })
}

/// A number in screen units as a stored one, and how its unit was taken. The shift by 100 or a
/// thousand is made in the text, so that 2.9 % is the double nearest to 0.029.
pub(super) fn taken(
    format: &dyn Format,
    table_unit: &str,
    text: &str,
) -> Option<(f64, Conversion)> {
    let screen = Screen::of(format, table_unit);
    let written = Written::read(decimal_mark(format), text)?;
    let found = conversion(table_unit, &screen.after, &written.before, &written.unit)?;
    let power = written.power + found.power - shift(&screen, &written, &found);
    let value = decimal::parse(&format!("{}e{power}", written.digits))?;
    let value =
        if found.factor < 1.0 { value / (1.0 / found.factor) } else { value * found.factor };
    let value = value * screen.per;
    value.is_finite().then_some((value, found))
}

/// The power of ten from what was written to the unit that it names, or else to the screen's.
fn shift(screen: &Screen, written: &Written, found: &Conversion) -> i32 {
    let is_cents = || written.unit.chars().filter(|c| *c != ' ').eq("¢/kwh".chars());
    match screen.power {
        -1 if !found.named || is_cents() => -1,
        // Dollars where cents a kilowatt-hour are asked for are dollars a kilowatt-hour.
        -1 if written.unit.is_empty() && found.power == 0 => -3,
        -1 => 0,
        power => power,
    }
}

/// A number in a unit of the table, as people write it: "$1.5bn" for `USD`, "15 %" for `share`; `None`
/// if the text says none.
#[must_use]
pub fn amount(format: &dyn Format, table_unit: &str, text: &str) -> Option<f64> {
    taken(format, table_unit, text).map(|(value, _)| value)
}

/// The locale's decimal mark: what stands in one half between its digits.
pub(super) fn decimal_mark(format: &dyn Format) -> char {
    let half = format.decimal(0.5, 1);
    half.chars().find(|c| matches!(c, '.' | ',' | '٫')).unwrap_or('.')
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
    fn a_field_has_no_more_digits_than_a_sentence() {
        let text = |input, value| shown(&Plain, input, value);
        assert_eq!(text(Input::GpuCloudLeaseRateUsdPerHour, 2.913_961), "2.914");
        assert_eq!(text(Input::SiteGridMw, 285.714_286), "285.7");
        assert_eq!(text(Input::SitePowerPriceUsdPerMwh, 45.1235), "45.12");
        assert_eq!(text(Input::NetworkBtcPriceUsd, 137_611.4), "137,611");
        // What stands on a step of the slider is whole.
        assert_eq!(text(Input::GpuCloudLeaseRateUsdPerHour, 123.45), "123.45");
        assert_eq!(shown_in_full(&Plain, Input::GpuCloudLeaseRateUsdPerHour, 2.913_961), "2.91396");
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
    fn what_people_paste_is_read() {
        let read = |input, text| read(&Plain, input, text).map(|found| (found.value, found.remark));
        let [mw, power] = [Input::SiteGridMw, Input::SitePowerPriceUsdPerMwh];
        for text in ["\u{202d}45\u{202c}", "\u{feff}45", "４５", "45 MW", "45mw", "0.45e2"] {
            assert_eq!(read(mw, text), Ok((45.0, None)), "{text}");
        }
        assert_eq!(read(mw, "1.234,5"), Ok((1234.5, None)));
        for text in ["45 USD/MWh", "$45 per MWh", "45 $/MWh", "US$ 45"] {
            assert_eq!(read(power, text), Ok((45.0, None)), "{text}");
        }
        for text in ["5c", "0.05 $/kWh", "5 ¢/kWh", "USD 0.05 per kWh", "5 cents per kWh"] {
            assert_eq!(read(power, text), Ok((50.0, Some(Remark::OtherUnit))), "{text}");
        }
        assert_eq!(read(mw, "1 GW"), Ok((1000.0, Some(Remark::OtherUnit))));
        assert_eq!(read(Input::ColocationBuildMonths, "1 month"), Ok((1.0, None)));
        let two_years = read(Input::ColocationBuildMonths, "2 years");
        assert_eq!(two_years, Ok((24.0, Some(Remark::OtherUnit))));
        assert_eq!(read(Input::SiteHorizonYears, "20 yrs"), Ok((20.0, None)));
        assert_eq!(
            read(Input::SiteHorizonYears, "180 months"),
            Ok((15.0, Some(Remark::OtherUnit)))
        );
        let price = Input::NetworkBtcPriceUsd;
        assert_eq!(read(price, "€84,700"), Ok((84_700.0, Some(Remark::ForeignCurrency))));
        assert_eq!(read(price, "1e5"), Ok((1e5, None)));
        assert_eq!(read(Input::MiningPoolFee, "2.9 percent"), Ok((0.029, None)));
        assert_eq!(read(Input::SiteStart, "1/2030"), Ok((2030.0 * 12.0, None)));
    }

    #[test]
    fn what_is_no_value_is_refused_in_screen_units() {
        let refused = |input, text| stored(&Plain, input, text).unwrap_err();
        let error = refused(Input::FinanceTaxRate, "250");
        assert_eq!(error.problem, Problem::OutOfRange);
        assert!(error.accepted.starts_with("0%"), "{}", error.accepted);
        assert_eq!(refused(Input::SiteGridMw, "1e5").problem, Problem::OutOfRange);
        for text in ["", "-", ".", "abc", "1.2.3", "NaN", "inf", "1e999", "--1", "k", "%", "$45"] {
            let error = refused(Input::SiteGridMw, text);
            assert_eq!(error.problem, Problem::NotANumber, "{text}");
        }
        assert_eq!(refused(Input::ColocationBuildMonths, "1.5").problem, Problem::NotWhole);
        assert_eq!(refused(Input::SiteStart, "2027").problem, Problem::NotAMonth);
        assert_eq!(refused(Input::HybridAiMode, "both").problem, Problem::NotAChoice);
    }
}
