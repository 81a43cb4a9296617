//! Units on screen: the table's `share` is a percentage here, its `USD` a dollar sign.

use super::{ABSENT, Format, money, needed_digits, number, short};
use crate::language::SPANISH;
use crate::math::pow;
use crate::pieces::replaced;
use crate::scenario::{Input, Kind, Unit, month};

/// How a stored number stands on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Shown as percent: times 100.
    pub percent: bool,
    /// The power of ten from the stored number to the one on screen: 2 for percent, -1 for cents a
    /// kilowatt-hour.
    pub power: i32,
    /// How many of the stored unit one on screen is: the PUE, for megawatts of IT.
    pub per: f64,
    /// Written before the number.
    pub before: &'static str,
    /// Written behind the number, with its leading space if it takes one; empty if there is none.
    pub after: String,
}

impl Screen {
    /// How a number of the table's unit stands on screen.
    #[must_use]
    pub fn of(format: &dyn Format, unit: &str) -> Screen {
        let has = |measure| format.units().has(measure);
        match unit {
            "USD/MWh" if has(Unit::CentsPerKwh) => {
                return Screen { power: -1, ..Screen::plain("", " ¢/kWh".to_owned()) };
            }
            "MW" if has(Unit::ItMegawatts) => {
                let after = word!(" MW of IT", " MW de TI").to_owned();
                return Screen { per: format.pue(), ..Screen::plain("", after) };
            }
            _ => {}
        }
        if let Some(rest) = unit.strip_prefix("share") {
            let percent = Screen::plain("", format!("%{}", year(rest)));
            return Screen { percent: true, power: 2, ..percent };
        }
        if let Some(rest) = unit.strip_prefix("USD") {
            return Screen::plain("$", year(rest));
        }
        let after = match unit {
            "" | "yes/no" | "YYYY-MM" | "colocation | gpu_cloud" => String::new(),
            // A spread: the mean overrun is another matter.
            "log standard deviation" => {
                let percent = Screen::plain("", word!("% spread", "% de dispersión").to_owned());
                return Screen { percent: true, power: 2, ..percent };
            }
            "MW/MW" => word!(" MW of IT per MW", " MW de TI por MW").to_owned(),
            "ratio" => "×".to_owned(),
            "ratio to last rent" => word!("× last rent", "× la última renta").to_owned(),
            "elasticity" => word!(" % per %", " % por %").to_owned(),
            other => format!(" {}", year(other)),
        };
        Screen::plain("", after)
    }

    fn plain(before: &'static str, after: String) -> Screen {
        Screen { percent: false, power: 0, per: 1.0, before, after }
    }

    /// The number as it stands on screen.
    #[must_use]
    pub fn number(&self, stored: f64) -> f64 {
        match self.power {
            2 => stored * 100.0,
            -1 => stored / 10.0,
            _ => stored / self.per,
        }
    }

    /// The number as it is stored, of one on screen.
    #[must_use]
    pub fn stored(&self, shown: f64) -> f64 {
        match self.power {
            2 => shown / 100.0,
            -1 => shown * 10.0,
            _ => shown * self.per,
        }
    }

    /// What is written behind a number as it stands on screen: 1 year, 2 years. `table_unit` is what this was made of.
    #[must_use]
    pub fn behind(&self, table_unit: &str, shown: f64) -> &str {
        match table_unit {
            "months" | "years" if shown == 1.0 => singular(&self.after),
            _ => &self.after,
        }
    }
}

/// `/year` as it is written in a table.
fn year(unit: &str) -> String {
    if SPANISH {
        return spanish(unit);
    }
    const WORDS: [(&str, &str); 4] =
        [("/year^0.5", "/yr"), ("/year", "/yr"), ("-year", "-yr"), ("-month", "-mo")];
    WORDS.iter().fold(unit.to_owned(), |unit, (long, short)| replaced(&unit, long, short))
}

/// A unit of the table in Spanish.
fn spanish(unit: &str) -> String {
    const WORDS: [(&str, &str); 19] = [
        ("/year^0.5", "/año"),
        ("/year", "/año"),
        ("-year", "-año"),
        ("-month", "-mes"),
        ("GPU-hour", "GPU-h"),
        ("/block", "/bloque"),
        ("/day", "/día"),
        ("per year", "por año"),
        ("years of contract", "años de contrato"),
        ("years", "años"),
        ("months", "meses"),
        ("paths", "trayectorias"),
        (" of asset cost", " del costo del activo"),
        (" of capex", " de la inversión"),
        (" of contract", " del contrato"),
        (" of grid MW", " de los MW de red"),
        (" of hours", " de las horas"),
        (" of income", " del resultado"),
        (" of price", " del precio"),
    ];
    let unit = replaced(unit, " of revenue", " de los ingresos");
    WORDS.iter().fold(unit, |unit, (english, spanish)| replaced(&unit, english, spanish))
}

/// One year or month of a number that is 1.
fn singular(after: &str) -> &str {
    match after.trim() {
        "meses" => " mes",
        _ => after.strip_suffix('s').unwrap_or(after),
    }
}

/// The unit beside an input's field: `%`, `%/yr`, `$/MWh`, `$/GPU-hour`; empty if it has none.
#[must_use]
pub fn unit(format: &dyn Format, input: Input) -> String {
    let screen = Screen::of(format, input.row().unit);
    format!("{}{}", screen.before, screen.after.trim_start())
}

/// A number with its unit, for sentences and axes: "$45/MWh", "100 MW", "7.5%/yr", "1 month".
/// `table_unit` is the unit in the table of inputs.
#[must_use]
pub fn number_with_unit(format: &dyn Format, value: f64, table_unit: &str) -> String {
    if !value.is_finite() {
        return ABSENT.to_owned();
    }
    let screen = Screen::of(format, table_unit);
    let shown = screen.number(value);
    let text =
        if screen.before.is_empty() { short(format, shown, 4) } else { money(format, shown) };
    format!("{text}{}", screen.behind(table_unit, shown))
}

/// An input's value in words, whatever its kind: "$45/MWh", "yes", "2027-01", "GPU cloud".
/// Numbers show as many decimals as the slider's step, so that two steps never read the same.
#[must_use]
pub fn value_with_unit(format: &dyn Format, input: Input, stored: f64) -> String {
    let row = input.row();
    if !stored.is_finite() {
        return ABSENT.to_owned();
    }
    match row.kind {
        Kind::YesNo => if stored == 0.0 { "no" } else { word!("yes", "sí") }.to_owned(),
        Kind::Month => month::format(stored),
        Kind::Choice(options) => {
            let option = options.get(stored as usize);
            option.map_or(ABSENT, |option| option.label).to_owned()
        }
        Kind::Number | Kind::Whole => {
            let screen = Screen::of(format, row.unit);
            let shown = screen.number(stored);
            // A step of another unit is no round number of this one.
            let step =
                if screen.per == 1.0 { needed_digits(screen.number(row.step), 3) } else { 0 };
            if !screen.before.is_empty() && shown.abs() >= 1e6 {
                return number_with_unit(format, stored, row.unit);
            }
            // A value between two steps shows its own digits, to four.
            let digits = needed_digits(shown, 4).max(if whole_at(shown, step) { 0 } else { step });
            let cents = screen.before == "$" && digits == 1;
            let text = number(format, shown.abs(), if cents { 2 } else { digits });
            let minus = super::sign(shown, digits);
            let after = screen.behind(row.unit, shown);
            format!("{minus}{}{text}{after}", screen.before)
        }
    }
}

/// Whether `shown` needs none of `digits` decimals.
fn whole_at(shown: f64, digits: usize) -> bool {
    let unit = pow(10.0, -(digits as f64));
    (shown - shown.round()).abs() < 0.5 * unit
}

#[cfg(test)]
mod tests {
    use super::super::Plain;
    use super::*;

    #[test]
    fn units_of_the_table_have_a_form_on_screen() {
        let cases = [
            (Input::SitePowerPriceUsdPerMwh, "$/MWh"),
            (Input::GpuCloudLeaseRateUsdPerHour, "$/GPU-hour"),
            (Input::SitePowerEscalator, "%/yr"),
            (Input::MiningPoolFee, "% of revenue"),
            (Input::FinanceTaxRate, "%"),
            (Input::SiteGridMw, "MW"),
            (Input::ColocationOpexUsdPerMwYear, "$/MW-yr"),
            (Input::ColocationTenantPaysPower, ""),
            (Input::SiteStart, ""),
            (Input::UncertaintyBtcVolatility, "%/yr"),
        ];
        for (input, text) in cases {
            assert_eq!(unit(&Plain, input), text, "{}", input.key());
        }
    }

    #[test]
    fn numbers_carry_their_unit() {
        let text = |value, unit| number_with_unit(&Plain, value, unit);
        assert_eq!(text(45.0, "USD/MWh"), "$45/MWh");
        assert_eq!(text(13e6, "USD/MW"), "$13.0m/MW");
        assert_eq!(text(0.075, "share"), "7.5%");
        assert_eq!(text(0.01, "share of revenue"), "1% of revenue");
        assert_eq!(text(1.0, "months"), "1 month");
        assert_eq!(text(15.0, "months"), "15 months");
        assert_eq!(text(-0.1, "share/year"), "−10%/yr");
        assert_eq!(text(f64::NAN, "MW"), "–");
    }

    #[test]
    fn values_of_inputs_in_words() {
        let text = |input, value| value_with_unit(&Plain, input, value);
        assert_eq!(text(Input::SitePowerPriceUsdPerMwh, 45.0), "$45/MWh");
        assert_eq!(text(Input::SitePowerPriceUsdPerMwh, 45.5), "$45.50/MWh");
        assert_eq!(text(Input::NetworkBtcPriceUsd, 84_700.0), "$84,700/BTC");
        assert_eq!(text(Input::GpuCloudLeaseRateUsdPerHour, 2.94), "$2.94/GPU-hour");
        assert_eq!(text(Input::ColocationRentEscalator, 0.025), "2.5%/yr");
        assert_eq!(text(Input::ColocationTenantPaysPower, 1.0), "yes");
        assert_eq!(text(Input::SiteStart, 2027.0 * 12.0), "2027-01");
        assert_eq!(text(Input::ColocationCapexUsdPerMw, 12_500_000.0), "$12.5m/MW");
        assert_eq!(text(Input::HybridAiMode, 9.0), "–");
    }
}
