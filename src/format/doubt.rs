//! Numbers that are accepted and were very likely meant otherwise: asked about, never taken in
//! silence.

use super::field::{decimal_mark, taken};
use super::written::Written;
use super::{Format, Screen, shown, value_with_unit};
use crate::scenario::{FieldError, Given, Input, Problem};

/// What to ask about a text in a field whose input stands at `now`: which value it is as written,
/// and which was likely meant. `None` where there is nothing to ask.
#[must_use]
pub fn unclear(format: &dyn Format, input: Input, text: &str, now: f64) -> Option<FieldError> {
    let unit = input.row().unit;
    let (as_written, _) = input.is_numeric().then(|| taken(format, unit, text))??;
    let meant = meant(format, input, text).filter(|_| as_written != now)?;
    let words = |value| value_with_unit(format, input, value);
    Some(FieldError {
        key: input.key().to_owned(),
        month: None,
        given: Given::Text(text.trim().to_owned()),
        problem: Problem::Unclear,
        accepted: say!(
            "{} for {}, or {} with its unit",
            "{} por {}, o {} con su unidad",
            shown(format, input, meant),
            words(meant),
            words(as_written)
        ),
    })
}

/// The value that was very likely meant: dollars a kilowatt-hour given for dollars a megawatt-hour,
/// a fraction for percent, the point of another locale taken for a decimal mark. A unit in the text
/// leaves no doubt.
fn meant(format: &dyn Format, input: Input, text: &str) -> Option<f64> {
    let row = input.row();
    let (value, found) = taken(format, row.unit, text)?;
    let likely = |value: &f64| row.low < row.high && (row.low..=row.high).contains(value);
    if found.named || likely(&value) || value == 0.0 {
        return None;
    }
    let screen = Screen::of(format, row.unit);
    let small = screen.number(value).abs() < 1.0;
    let thousands = Written::read(decimal_mark(format), text)?.maybe_thousands;
    if thousands && likely(&(value * 1e3)) {
        return Some(value * 1e3);
    }
    // Nobody's power costs less than a dollar a megawatt-hour, or a cent a kilowatt-hour: dollars a
    // kilowatt-hour are meant; and what is ten times too dear in cents was said in dollars.
    if row.unit == "USD/MWh" {
        let in_cents = screen.power == -1;
        let factor = match small {
            true if in_cents => 1e2,
            true => 1e3,
            false if in_cents => return Some(value / 10.0).filter(likely),
            false => return None,
        };
        return Some(value * factor).filter(|meant| (row.min..=row.max).contains(meant));
    }
    (screen.percent && small).then_some(value * 100.0).filter(likely)
}

#[cfg(test)]
mod tests {
    use super::super::Plain;
    use super::*;

    #[test]
    fn what_was_very_likely_meant_otherwise_is_asked() {
        let asked = |input, text| unclear(&Plain, input, text, 45.0).map(|error| error.accepted);
        let [power, price] = [Input::SitePowerPriceUsdPerMwh, Input::NetworkBtcPriceUsd];
        let kwh = asked(power, "0.05").unwrap();
        assert_eq!(kwh, "50 for $50/MWh, or $0.05/MWh with its unit");
        let thousands = asked(price, "100.000").unwrap();
        assert_eq!(thousands, "100,000 for $100,000/BTC, or $100/BTC with its unit");
        let percent = asked(Input::FinanceTaxRate, "0.21").unwrap();
        assert_eq!(percent, "21 for 21%, or 0.21% with its unit");
        for text in ["0", "45", "0.05 $/MWh", "$0.05/MWh", "5c", "9", "100", "soon", "600"] {
            assert_eq!(asked(power, text), None, "{text}");
        }
        for text in ["100,000", "84.7k", "100", "100.00", "$100"] {
            assert_eq!(asked(price, text), None, "{text}");
        }
        assert_eq!(asked(Input::SiteStart, "2030-01"), None);
    }

    #[test]
    fn the_value_that_stands_is_not_asked_about() {
        let power = Input::SitePowerPriceUsdPerMwh;
        assert_eq!(unclear(&Plain, power, "0.05", 0.05), None);
    }
}
