//! Paths given month by month instead of by their rule: a forward curve, a forecast, a record.
//!
//! ```
//! use hash_or_host::scenario::{Given, Scenario, Series};
//! let curve = Given::Series(vec![41.0, 43.5, 38.0]);
//! let scenario = Scenario::default().with([("paths.power_usd_per_mwh", curve)])?;
//! assert_eq!(scenario.series(Series::Power), Some(&[41.0, 43.5, 38.0][..]));
//! # Ok::<(), hash_or_host::scenario::Refused>(())
//! ```
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use super::{FieldError, Given, Input, Problem};
use crate::decimal;
use std::sync::Arc;

/// A path that can be given month by month, from month 1 on.
///
/// A shorter one goes on from its last value by its rule; what goes beyond the horizon is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Series {
    /// Bitcoin price, USD.
    Price,
    /// Network hashrate, EH/s.
    Network,
    /// Power price, USD/MWh.
    Power,
    /// GPU lease level, 1 being the rates as entered.
    Level,
}

/// The longest series that can matter: the longest horizon, months.
pub const LONGEST_SERIES: usize = 360;

impl Series {
    /// All of them, in the order in which links name them.
    pub const ALL: [Series; 4] = [Series::Price, Series::Network, Series::Power, Series::Level];

    /// The key in a scenario, nested by dots.
    #[must_use]
    #[inline]
    pub const fn key(self) -> &'static str {
        match self {
            Series::Price => "paths.btc_price_usd",
            Series::Network => "paths.network_eh_per_s",
            Series::Power => "paths.power_usd_per_mwh",
            Series::Level => "paths.lease_level",
        }
    }

    /// The short name in links. Never changed once published.
    #[must_use]
    #[inline]
    pub const fn code(self) -> &'static str {
        match self {
            Series::Price => "p_price",
            Series::Network => "p_network",
            Series::Power => "p_power",
            Series::Level => "p_level",
        }
    }

    /// The name on screen.
    #[must_use]
    #[inline]
    pub const fn label(self) -> &'static str {
        match self {
            Series::Price => word!("Bitcoin price, month by month", "Precio de bitcoin, mes a mes"),
            Series::Network => {
                word!("Network hashrate, month by month", "Hashrate de la red, mes a mes")
            }
            Series::Power => {
                word!("Power price, month by month", "Precio de la energía, mes a mes")
            }
            Series::Level => {
                word!("GPU lease level, month by month", "Nivel de tarifas de GPU, mes a mes")
            }
        }
    }

    /// The unit; the level has none.
    #[must_use]
    #[inline]
    pub const fn unit(self) -> &'static str {
        match self {
            Series::Price => "USD/BTC",
            Series::Network => "EH/s",
            Series::Power => "USD/MWh",
            Series::Level => "",
        }
    }

    /// Lowest and highest accepted value. Price and network lie above 0, power and level not below;
    /// the far ends only keep powers and products of them finite.
    #[must_use]
    #[inline]
    pub const fn range(self) -> (f64, f64) {
        match self {
            Series::Price | Series::Network => (1e-9, 1e12),
            Series::Power | Series::Level => (0.0, 1e9),
        }
    }

    /// The input whose rule it stands in place of.
    #[must_use]
    #[inline]
    pub const fn replaces(self) -> Input {
        match self {
            Series::Price => Input::NetworkBtcPriceUsd,
            Series::Network => Input::NetworkHashrateEhPerS,
            Series::Power => Input::SitePowerPriceUsdPerMwh,
            Series::Level => Input::GpuCloudLeaseRateUsdPerHour,
        }
    }

    /// The series of this key.
    #[must_use]
    #[inline]
    pub fn from_key(key: &str) -> Option<Series> {
        Series::ALL.into_iter().find(|series| series.key() == key)
    }

    /// The series of this short name.
    #[must_use]
    #[inline]
    pub fn from_code(code: &str) -> Option<Series> {
        Series::ALL.into_iter().find(|series| series.code() == code)
    }

    /// What it accepts, in words.
    #[must_use]
    #[inline]
    pub fn accepted(self) -> String {
        let unit = if self.unit().is_empty() { String::new() } else { format!(" {}", self.unit()) };
        let most = decimal::shortest(self.range().1);
        let least = match self {
            Series::Price | Series::Network => word!("above 0", "mayor que 0"),
            Series::Power | Series::Level => word!("not below 0", "no menor que 0"),
        };
        say!(
            "one number or more, month by month from month 1 on, each {least} and at most {most}{unit}",
            "uno o más números, mes a mes desde el mes 1, cada uno {least} y como máximo {most}{unit}"
        )
    }

    /// The values as a scenario keeps them, or the first that is not accepted.
    ///
    /// # Errors
    /// Names the series, the month and the value.
    #[inline]
    pub(super) fn check(self, values: &[f64]) -> Result<Arc<[f64]>, FieldError> {
        if values.is_empty() {
            return Err(self.refuse(Given::Series(Vec::new()), Problem::Empty));
        }
        let (least, most) = self.range();
        for (month, value) in (1..).zip(values) {
            let problem = match *value {
                x if x.is_nan() => Problem::NotANumber,
                x if x.is_infinite() => Problem::Infinite,
                x if !(least..=most).contains(&x) => Problem::OutOfRange,
                _ => continue,
            };
            return Err(self.refuse_month(month, Given::Number(*value), problem));
        }
        // Adding zero turns -0 into 0.
        Ok(values.iter().take(LONGEST_SERIES).map(|x| x + 0.0).collect())
    }

    /// The error for the series as a whole.
    #[inline]
    pub fn refuse(self, given: Given, problem: Problem) -> FieldError {
        FieldError {
            key: self.key().to_owned(),
            month: None,
            given,
            problem,
            accepted: self.accepted(),
        }
    }

    /// The error for the value of one month.
    #[inline]
    pub fn refuse_month(self, month: u32, given: Given, problem: Problem) -> FieldError {
        FieldError { month: Some(month), ..self.refuse(given, problem) }
    }

    /// The values as a link writes them: six significant digits, separated by `_`.
    #[inline]
    pub(super) fn write(values: &[f64]) -> String {
        values.iter().map(|value| decimal::brief(*value, 6)).collect::<Vec<_>>().join("_")
    }

    /// The values that a link holds.
    #[inline]
    pub(super) fn read(self, text: &str) -> Result<Arc<[f64]>, FieldError> {
        let mut values = Vec::new();
        for (month, part) in (1..).zip(text.split('_').filter(|_| !text.is_empty())) {
            values.push(decimal::parse(part).ok_or_else(|| {
                self.refuse_month(month, Given::Text(part.to_owned()), Problem::WrongType)
            })?);
        }
        self.check(&values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_writes_six_digits_in_the_shorter_form() {
        let written = Series::write(&[84_700.0, 89_336.578_754_123, 0.956_873_04, 1e-9, 3e11, 0.0]);
        assert_eq!(written, "84700_89336.6_0.956873_1e-9_3e11_0");
    }

    #[test]
    fn what_a_link_writes_is_read_as_it_was_but_for_the_seventh_digit() {
        let values: Vec<f64> = (1..=360).map(|t| 1e5 / f64::from(t) + 1.0 / 3.0).collect();
        let read = Series::Price.read(&Series::write(&values)).unwrap();
        assert_eq!(read.len(), 360);
        for (got, value) in read.iter().zip(&values) {
            assert!((got / value - 1.0).abs() <= 5e-6, "{got} for {value}");
        }
    }

    #[test]
    fn the_first_value_that_is_not_accepted_is_named_with_its_month() {
        let said = |series: Series, values: &[f64]| {
            let error = series.check(values).unwrap_err();
            (error.key, error.month, error.problem)
        };
        let price = Series::Price.key().to_owned();
        assert_eq!(
            said(Series::Price, &[1.0, 0.0, f64::NAN]),
            (price.clone(), Some(2), Problem::OutOfRange)
        );
        assert_eq!(said(Series::Price, &[f64::NAN]), (price.clone(), Some(1), Problem::NotANumber));
        assert_eq!(
            said(Series::Network, &[900.0, f64::INFINITY]).2,
            Problem::Infinite,
            "an infinite network"
        );
        assert_eq!(said(Series::Power, &[0.0, -0.01]).1, Some(2));
        assert_eq!(said(Series::Price, &[]), (price, None, Problem::Empty));
        // Beyond the longest horizon, too, though it can never matter.
        let mut long = vec![1.0; 400];
        long[399] = -1.0;
        assert_eq!(said(Series::Level, &long).1, Some(400));
        long[399] = 1.0;
        assert_eq!(Series::Level.check(&long).unwrap().len(), LONGEST_SERIES);
    }

    #[test]
    fn zero_is_a_power_price_and_a_lease_level() {
        for series in [Series::Power, Series::Level] {
            assert!(series.check(&[0.0]).is_ok());
        }
        assert_eq!(Series::Power.check(&[-0.0]).unwrap()[0].to_bits(), 0.0f64.to_bits());
    }
}
