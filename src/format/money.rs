//! Dollars, at three significant digits.

use super::{ABSENT, Format, number, short, sign};
use crate::scenario::Unit;

/// Factor and suffix, largest first.
const SCALES: [(f64, &str); 3] = word!(
    [(1e12, "tn"), (1e9, "bn"), (1e6, "m")],
    [(1e12, "\u{a0}bill."), (1e9, "\u{a0}mil\u{a0}M"), (1e6, "\u{a0}M")]
);

/// Dollars as in a newspaper: "$1.24bn", "−$320m", "$45.3m", "$84,700", "$2.90", "$45".
#[must_use]
pub fn money(format: &dyn Format, usd: f64) -> String {
    if !usd.is_finite() {
        return ABSENT.to_owned();
    }
    let amount = usd.abs();
    let (factor, suffix) = scale(amount);
    let scaled = amount / factor;
    let digits = match () {
        () if suffix.is_empty() => small_digits(amount),
        () if scaled < 9.995 => 2,
        () if scaled < 99.95 => 1,
        () => 0,
    };
    // Three digits of six, as of seven and of five.
    let is_long = suffix.is_empty() && amount >= 1e5;
    let scaled = if is_long { (amount / 1e3).round() * 1e3 } else { scaled };
    let sign = sign(-scaled * f64::from(u8::from(usd < 0.0)), digits);
    format!("{sign}${}{suffix}", format.decimal(scaled, digits))
}

/// Dollars of a sentence: as [`money`] writes them, but of a small site's no more than three digits: "$410,000".
#[must_use]
pub fn money_said(format: &dyn Format, usd: f64) -> String {
    if (1e3..1e6).contains(&usd.abs()) { money_stated(format, usd) } else { money(format, usd) }
}

/// Dollars that somebody stated, without the zeros that nobody said: "$7bn", "$9.7bn".
#[must_use]
pub fn money_stated(format: &dyn Format, usd: f64) -> String {
    money_beside(format, usd, usd)
}

/// A difference of dollars beside an amount that [`money`] writes: to the digits of that amount, so that whoever
/// subtracts what is written finds it. Beside $410m "$78m", beside $9.70bn "$1.2bn".
#[must_use]
pub fn money_beside(format: &dyn Format, usd: f64, beside: f64) -> String {
    let (amount, most) = (usd.abs(), usd.abs().max(beside.abs()));
    if !usd.is_finite() || !most.is_finite() || amount < 100.0 {
        return money(format, usd);
    }
    let unit = crate::math::pow(10.0, crate::math::log10(most).floor() - 2.0);
    let rounded = (amount / unit).round() * unit;
    if rounded == 0.0 {
        return money(format, usd);
    }
    let (factor, suffix) = scale(rounded);
    let scaled = rounded / factor;
    let digits = if suffix.is_empty() { 0 } else { super::needed_digits(scaled, 3) };
    let minus = if usd < 0.0 { super::MINUS } else { "" };
    format!("{minus}${}{suffix}", format.decimal(scaled, digits))
}

/// The same with a plus sign: "+$45.3m", for differences.
#[must_use]
pub fn signed_money(format: &dyn Format, usd: f64) -> String {
    let text = money(format, usd);
    if usd > 0.0 && usd.is_finite() { format!("+{text}") } else { text }
}

/// Dollars per MWh, to the cent below 100: "$45/MWh"; "4.5 ¢/kWh" for a reader who wants that.
#[must_use]
pub fn per_mwh(format: &dyn Format, usd: f64) -> String {
    match () {
        () if !usd.is_finite() => ABSENT.to_owned(),
        () if format.units().has(Unit::CentsPerKwh) => {
            format!("{}/kWh", cents(format, usd))
        }
        () => format!("{}/MWh", money(format, usd)),
    }
}

/// Dollars per MWh in cents per kWh, where "per kWh" stands beside them: "4.5 ¢".
#[must_use]
pub fn cents(format: &dyn Format, usd_per_mwh: f64) -> String {
    format!("{} ¢", short(format, usd_per_mwh / 10.0, 3))
}

/// The ticks of an axis in dollars: one unit and one number of decimals for all.
#[must_use]
pub fn money_axis(format: &dyn Format, ticks: &[f64]) -> Vec<String> {
    let finite = || ticks.iter().copied().filter(|tick| tick.is_finite());
    let most = finite().fold(0.0_f64, |most, tick| most.max(tick.abs()));
    let (factor, suffix) =
        if (1e4..1e6).contains(&most) { (1e3, word!("k", "\u{a0}mil")) } else { scale(most) };
    let exact = |tick: f64, digits: usize| {
        let x = tick / factor * super::power(digits);
        (x - x.round()).abs() < 1e-6
    };
    let digits = (0..4).find(|digits| finite().all(|tick| exact(tick, *digits))).unwrap_or(4);
    let label = |tick: &f64| match *tick {
        tick if !tick.is_finite() => ABSENT.to_owned(),
        0.0 => "$0".to_owned(),
        tick => {
            let sign = sign(tick / factor, digits);
            format!("{sign}${}{suffix}", number(format, tick.abs() / factor, digits))
        }
    };
    ticks.iter().map(label).collect()
}

/// The scale at which `amount`, rounded to three digits, is at least 1.
fn scale(amount: f64) -> (f64, &'static str) {
    SCALES.into_iter().find(|(factor, _)| amount >= 0.9995 * factor).unwrap_or((1.0, ""))
}

/// Cents only below 100 and only if there are any.
fn small_digits(amount: f64) -> usize {
    let whole = (amount - amount.round()).abs() < 0.005;
    if amount >= 99.995 || whole { 0 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::super::Plain;
    use super::*;

    #[test]
    fn three_digits_and_a_unit() {
        let cases = [
            (1_240_000_000.0, "$1.24bn"),
            (-320_000_000.0, "−$320m"),
            (45_300_000.0, "$45.3m"),
            (45.0, "$45"),
            (2.9, "$2.90"),
            (84_700.0, "$84,700"),
            (999_700_000.0, "$1.00bn"),
            (999_400_000.0, "$999m"),
            (9_996_000.0, "$10.0m"),
            (999_499.0, "$999,000"),
            // What rounds to a million is one.
            (999_500.0, "$1.00m"),
            (999_960.0, "$1.00m"),
            (-999_999.0, "−$1.00m"),
            (-0.001, "$0"),
            (0.0, "$0"),
            (-12.5, "−$12.50"),
            (2.5e12, "$2.50tn"),
        ];
        for (usd, text) in cases {
            assert_eq!(money(&Plain, usd), text, "{usd}");
        }
        assert_eq!(signed_money(&Plain, 45_300_000.0), "+$45.3m");
        assert_eq!(per_mwh(&Plain, 45.5), "$45.50/MWh");
    }

    #[test]
    fn a_difference_has_the_digits_of_what_it_stands_beside() {
        let cases = [
            (77_943_587.0, 409_749_375.0, "$78m"),
            (146_600_000.0, 173_000_000.0, "$147m"),
            (1_240_000_000.0, 9_700_000_000.0, "$1.24bn"),
            (1_196_000_000.0, 9_700_000_000.0, "$1.2bn"),
            (147_400_000.0, 1_240_000_000.0, "$150m"),
            (-321_400_000.0, 365_000_000.0, "−$321m"),
            (77_943.6, 409_749.0, "$78,000"),
            // Less than the last digit shows by itself.
            (3_456_000.0, 9_700_000_000.0, "$3.46m"),
            (2.9, 1e6, "$2.90"),
            (0.0, 1e9, "$0"),
            (f64::NAN, 1.0, ABSENT),
        ];
        for (usd, beside, text) in cases {
            assert_eq!(money_beside(&Plain, usd, beside), text, "{usd} beside {beside}");
        }
    }

    #[test]
    fn an_axis_has_one_unit() {
        let labels = money_axis(&Plain, &[-5e8, 0.0, 5e8, 1e9, 1.5e9]);
        assert_eq!(labels, ["−$0.5bn", "$0", "$0.5bn", "$1.0bn", "$1.5bn"]);
        assert_eq!(money_axis(&Plain, &[0.0, 2e7, 4e7]), ["$0", "$20m", "$40m"]);
        assert_eq!(money_axis(&Plain, &[0.0, 2e4]), ["$0", "$20k"]);
        assert_eq!(money_axis(&Plain, &[f64::NAN, 1.0]), [ABSENT, "$1"]);
    }
}
