//! A path that is given month by month, as a small line on the input that it replaces.

use super::drawing::{Drawing, Look};
use super::scale::Scale;
use super::svg::{Point, Svg};
use super::table::Table;
use super::theme::Paint;
use crate::paths::Paths;
use crate::scenario::{Scenario, Series};
use crate::text::given as words;

/// A path over the horizon, its first months given.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Which.
    pub series: Series,
    /// Months 1 to T.
    pub values: Vec<f64>,
    /// How many of them are given.
    pub months: usize,
}

impl Given {
    /// Of a scenario; `None` if the series follows its rule.
    #[must_use]
    pub fn of(scenario: &Scenario, series: Series) -> Option<Given> {
        let given = scenario.series(series)?.len();
        let paths = Paths::of(scenario);
        let path = match series {
            Series::Price => &paths.price,
            Series::Network => &paths.network,
            Series::Power => &paths.power,
            Series::Level => &paths.lease_level,
        };
        let values = path.get(1..)?.to_vec();
        Some(Given { series, months: given.min(values.len()), values })
    }

    /// The picture: what is given drawn through, what follows by its rule dashed.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let most = self.values.iter().fold(0.0_f64, |most, value| most.max(*value));
        let x = Scale::linear((1.0, self.values.len().max(2) as f64), (2.0, look.size.width - 2.0));
        let range = (look.size.height - 3.0, 4.0);
        let y = Scale::linear((0.0, if most > 0.0 { most } else { 1.0 }), range);
        let place = |(at, value): (usize, &f64)| -> Point { (x.at((at + 1) as f64), y.at(*value)) };
        let points: Vec<Point> = self.values.iter().enumerate().map(place).collect();
        svg.line((2.0, range.0), (look.size.width - 2.0, range.0), Paint::Grid, 1.0).end();
        let rest = points.iter().skip(self.months.saturating_sub(1)).copied();
        svg.polyline(rest).stroke(Paint::Soft, 1.4).dash("4 3").end();
        let given = points.iter().take(self.months).copied();
        svg.polyline(given).stroke(Paint::Ink, 1.8).end();
        if let (1, Some(point)) = (self.months, points.first()) {
            svg.circle(*point, 2.2).fill(Paint::Ink).end();
        }
        let table = Table::default();
        let title = self.series.label().to_owned();
        Drawing::new(look, svg, title, words::line(self.series), table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_comes_first_and_its_rule_after_it() {
        let scenario = Scenario::default();
        assert_eq!(Given::of(&scenario, Series::Power), None);
        let given = scenario.with_series(Series::Power, Some(&[41.0, 38.0])).unwrap();
        let given = Given::of(&given, Series::Power).unwrap();
        assert_eq!(
            (given.months, &given.values[..2], given.values.len()),
            (2, &[41.0, 38.0][..], 240)
        );
        // Longer than the horizon.
        let short = scenario.nearest(crate::scenario::Input::SiteHorizonYears, 10.0);
        let long = short.with_series(Series::Level, Some(&[1.0; 300])).unwrap();
        assert_eq!(Given::of(&long, Series::Level).unwrap().months, 120);
    }
}
