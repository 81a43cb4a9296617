//! Numbers as a person reads them.
//!
//! The locale decides grouping and decimal mark ([`Format`]); everything else is decided here:
//! how many digits, which unit, a true minus sign, and [`ABSENT`] for a number that is not there.
//! Nothing here ever prints NaN or an infinity.

pub mod csv;
mod doubt;
mod escape;
mod field;
mod headline;
mod moment;
mod money;
mod months;
mod spelling;
mod unit;
mod written;

use crate::decimal;
pub use doubt::unclear;
pub use escape::{escape, escape_to};
pub use field::{FieldReading, Remark, accepted, amount, read, shown, shown_in_full, stored};
pub use headline::{programme_gw, programme_usd};
pub use moment::moment;
pub use money::{
    cents, money, money_axis, money_beside, money_said, money_stated, per_mwh, signed_money,
};
pub use unit::{Screen, number_with_unit, unit, value_with_unit};

use crate::language::SPANISH;
use crate::pieces::cut;
use crate::scenario::Units;

/// What stands where there is no number.
pub const ABSENT: &str = "–";

/// The true minus sign.
pub const MINUS: &str = "−";

/// Grouping and decimal mark, the reader's own, and the units that the reader has chosen.
pub trait Format {
    /// `value` with exactly `digits` decimals (at most 8), in the digits 0 to 9, grouped as the
    /// locale does. Called with finite values at or above zero only.
    fn decimal(&self, value: f64, digits: usize) -> String;

    /// The units of what has more than one; the table's unless somebody chose others.
    fn units(&self) -> Units {
        Units::default()
    }

    /// Megawatts of grid for one of IT, where the latter are shown: the PUE of the AI building.
    fn pue(&self) -> f64 {
        1.0
    }
}

/// Plain figures, as the language of the build writes them: `1,234.5`; in Spanish `1234,5` and `12.345`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Format for Plain {
    fn decimal(&self, value: f64, digits: usize) -> String {
        if !value.is_finite() {
            return ABSENT.to_owned();
        }
        // Halves up, as browsers round; beyond 2^52 there are no halves.
        let scaled = value.abs() * power(digits);
        let rounded = if scaled < 4.5e15 { scaled.round() / power(digits) } else { value.abs() };
        let text = decimal::fixed(rounded, digits);
        let (whole, rest) = cut(&text, text.find('.').unwrap_or(text.len()));
        // Four digits in a row are read without a mark in Spanish.
        let (group, shortest) = word!((',', 4), ('.', 5));
        let mut out = String::from(if value < 0.0 { MINUS } else { "" });
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 && whole.len() >= shortest {
                out.push(group);
            }
            out.push(digit);
        }
        if SPANISH { out + &rest.replace('.', ",") } else { out + rest }
    }
}

/// Plain figures for a reader with units of his own.
#[cfg(test)]
pub(crate) struct InUnits(pub Units);

#[cfg(test)]
impl Format for InUnits {
    fn decimal(&self, value: f64, digits: usize) -> String {
        Plain.decimal(value, digits)
    }
    fn units(&self) -> Units {
        self.0
    }
}

const POWERS: [f64; 9] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/// 10 to the power of `digits`, which is at most 8.
fn power(digits: usize) -> f64 {
    POWERS[digits.min(8)]
}

/// The minus sign of `value`, unless it shows as zero with `digits` decimals.
fn sign(value: f64, digits: usize) -> &'static str {
    if value <= -0.5 / power(digits) { MINUS } else { "" }
}

/// A number with exactly `digits` decimals: "−1,234.50".
#[must_use]
pub fn number(format: &dyn Format, value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return ABSENT.to_owned();
    }
    format!("{}{}", sign(value, digits), format.decimal(value.abs(), digits.min(8)))
}

/// A number with as many decimals as it needs for `significant` digits, none of them trailing
/// zeros: 2,632; 117.3; 0.7.
#[must_use]
pub fn short(format: &dyn Format, value: f64, significant: usize) -> String {
    number(format, value, needed_digits(value, significant))
}

/// Decimals that `significant` digits of `value` need, at most 8, without trailing zeros.
fn needed_digits(value: f64, significant: usize) -> usize {
    if !value.is_finite() || value == 0.0 {
        return 0;
    }
    let whole = crate::math::log10(value.abs()).floor() as i64 + 1;
    let most = (significant as i64 - whole).clamp(0, 8) as usize;
    let rounded = |digits| (value * power(digits)).round() / power(digits);
    let best = rounded(most);
    (0..most).find(|d| (rounded(*d) - best).abs() <= 1e-12 * best.abs()).unwrap_or(most)
}

/// A fraction as percent: `percent(f, 0.075, 1)` is "7.5%".
#[must_use]
pub fn percent(format: &dyn Format, fraction: f64, digits: usize) -> String {
    if !fraction.is_finite() {
        return ABSENT.to_owned();
    }
    format!("{}%", number(format, fraction * 100.0, digits))
}

/// A factor: "1.18×".
#[must_use]
pub fn ratio(format: &dyn Format, value: f64) -> String {
    if !value.is_finite() {
        return ABSENT.to_owned();
    }
    let digits = if value.abs() < 10.0 {
        2
    } else if value.abs() < 100.0 {
        1
    } else {
        0
    };
    format!("{}×", number(format, value, digits))
}

/// A duration: "10 yr 4 mo", "4 mo", "10 yr".
#[must_use]
pub fn duration_months(format: &dyn Format, months: usize) -> String {
    let years = format.decimal((months / 12) as f64, 0);
    let (a_year, a_month) = match (months / 12, months % 12) {
        (1, 1) => word!(("yr", "mo"), ("año", "mes")),
        (1, _) => word!(("yr", "mo"), ("año", "meses")),
        (_, 1) => word!(("yr", "mo"), ("años", "mes")),
        _ => word!(("yr", "mo"), ("años", "meses")),
    };
    match (months / 12, months % 12) {
        (0, rest) => format!("{rest} {a_month}"),
        (_, 0) => format!("{years} {a_year}"),
        (_, rest) => {
            say!("{years} {a_year} {rest} {a_month}", "{years} {a_year} y {rest} {a_month}")
        }
    }
}

/// What `write` makes of the value, or [`ABSENT`].
pub fn or_absent<T>(value: Option<T>, write: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| ABSENT.to_owned(), write)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grouping_and_sign() {
        assert_eq!(Plain.decimal(1_234_567.891, 2), "1,234,567.89");
        assert_eq!(Plain.decimal(999.0, 0), "999");
        assert_eq!(Plain.decimal(12.5, 0), "13");
        assert_eq!(Plain.decimal(0.125, 2), "0.13");
        assert_eq!(number(&Plain, -1234.5, 1), "−1,234.5");
        assert_eq!(number(&Plain, -0.004, 2), "0.00", "no negative zero");
        assert_eq!(number(&Plain, 0.5, 40).len(), "0.50000000".len(), "digits are bounded");
    }

    #[test]
    fn what_is_not_there_is_a_dash() {
        for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(number(&Plain, x, 2), ABSENT);
            assert_eq!(percent(&Plain, x, 1), ABSENT);
            assert_eq!(ratio(&Plain, x), ABSENT);
            assert_eq!(short(&Plain, x, 3), ABSENT);
            assert_eq!(money(&Plain, x), ABSENT);
            assert_eq!(Plain.decimal(x, 1), ABSENT);
        }
        assert_eq!(or_absent(None::<usize>, |m| duration_months(&Plain, m)), ABSENT);
    }

    #[test]
    fn short_keeps_what_counts() {
        let short = |x| short(&Plain, x, 4);
        assert_eq!(short(2632.0), "2,632");
        assert_eq!(short(117.347_695), "117.3");
        assert_eq!(short(0.7), "0.7");
        assert_eq!(short(2.9 * 1.1), "3.19");
        assert_eq!(short(-0.022), "−0.022");
        assert_eq!(short(0.0), "0");
        assert_eq!(short(84_712.34), "84,712");
    }

    #[test]
    fn durations_and_factors() {
        assert_eq!(duration_months(&Plain, 124), "10 yr 4 mo");
        assert_eq!(duration_months(&Plain, 12), "1 yr");
        assert_eq!(duration_months(&Plain, 0), "0 mo");
        assert_eq!(ratio(&Plain, 1.179), "1.18×");
        assert_eq!(percent(&Plain, 0.0749, 1), "7.5%");
    }
}
