//! The distribution of each use's NPV, all on one axis.

use super::super::drawing::{Drawing, Look};
use super::super::plot::extent;
use super::super::svg::{Point, Svg};
use super::super::table::Table;
use super::super::theme::Paint;
use super::lanes::Lanes;
use crate::format::money;
use crate::math::Within;
use crate::simulation::report::Report;
use crate::strategy::Strategy;
use crate::text::futures as words;
use crate::text::strategy::short_name;

/// What is drawn of one use.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Whose.
    pub strategy: Strategy,
    /// NPV at every hundredth, 0 to 100, USD.
    pub npvs: Vec<f64>,
    /// Mean NPV, USD.
    pub mean: f64,
}

/// NPVs of each use over all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Spreads {
    /// A lane each.
    pub uses: Vec<Spread>,
    /// What each use is worth in the future that is looked at, by [`Strategy`].
    pub looked_at: Option<[Option<f64>; 4]>,
}

/// From lane to lane, pixels.
const LANE: f64 = 58.0;
/// The highest place of a hill, pixels.
const HILL: f64 = 32.0;
/// Slices of a hill.
const SLICES: usize = 72;
/// The hundredths that are marked.
const MARKED: [usize; 5] = [5, 25, 50, 75, 95];
/// The hundredths that the axis holds: tails beyond are long and say little.
pub(super) const SHOWN: (usize, usize) = (2, 98);

impl Spreads {
    /// Of a report.
    #[must_use]
    pub fn of(report: &Report) -> Spreads {
        let lane = |strategy: Strategy| {
            let spread = report.strategies[strategy as usize].as_ref()?;
            let npvs = spread.quantiles.iter().map(|quantile| quantile.npv_usd).collect();
            Some(Spread { strategy, npvs, mean: spread.npv_mean_usd })
        };
        Spreads { uses: Strategy::ALL.into_iter().filter_map(lane).collect(), looked_at: None }
    }

    /// How high it is, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        Lanes::height(self.uses.len(), LANE)
    }

    fn domain(&self) -> (f64, f64) {
        let ends = |of: &Spread| [of.npvs[SHOWN.0], of.npvs[SHOWN.1]];
        extent(self.uses.iter().flat_map(ends))
    }

    fn lanes(&self, look: &Look) -> Lanes {
        let uses: Vec<Strategy> = self.uses.iter().map(|of| of.strategy).collect();
        Lanes::of(look, &uses, LANE, self.domain())
    }

    /// The use and the hundredth of its NPVs at a point of the drawing.
    #[must_use]
    pub fn at(&self, look: &Look, (x, y): Point) -> Option<(Strategy, usize)> {
        let lanes = self.lanes(look);
        let of = self.uses.get(lanes.at(y, self.uses.len())?)?;
        let away = |npv: &f64| (lanes.x.at(*npv) - x).abs();
        let near =
            (SHOWN.0..=SHOWN.1).min_by(|a, b| away(&of.npvs[*a]).total_cmp(&away(&of.npvs[*b])))?;
        Some((of.strategy, near))
    }

    /// The picture.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let (lanes, domain) = (self.lanes(look), self.domain());
        lanes.axis(&mut svg, look, domain);
        for (number, of) in self.uses.iter().enumerate() {
            let class = format!("series series-{}", of.strategy.key());
            svg.tag("g").attr("class", &class).open();
            self.lane(&mut svg, &lanes, number, of);
            svg.close("g");
        }
        let title = words::NPVS.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn lane(&self, svg: &mut Svg, lanes: &Lanes, number: usize, of: &Spread) {
        let (paint, y) = (Paint::Strategy(of.strategy), lanes.bottom(number) - 12.0);
        lanes.name(svg, of.strategy, y - 8.0);
        let x = |npv: f64| lanes.x.at(npv);
        let [p5, p25, p50, p75, p95] = MARKED.map(|at| x(of.npvs[at]));
        let hill = hill(&of.npvs);
        if hill.len() > 1 {
            let outline = hill.iter().map(|(npv, high)| (x(*npv), y - 4.0 - HILL * high));
            let (first, last) = (x(hill[0].0), x(hill[hill.len() - 1].0));
            let closed = [(first, y - 4.0)].into_iter().chain(outline).chain([(last, y - 4.0)]);
            svg.polygon(closed).fill(paint).fill_opacity(0.3).end();
        }
        svg.line((p5, y), (p95, y), paint, 1.4).end();
        for end in [p5, p95] {
            svg.line((end, y - 4.0), (end, y + 4.0), paint, 1.4).end();
        }
        svg.rect((p25, y - 3.0), p75 - p25, 6.0).fill(paint).end();
        svg.line((p50, y - 6.0), (p50, y + 6.0), Paint::Surface, 2.0).end();
        svg.marker(of.strategy, (x(of.mean), y), 4.5).end();
        if let Some(npv) = self.looked_at.and_then(|npvs| npvs[of.strategy as usize]) {
            let (low, high) = self.domain();
            let at = x(npv.within(low, high));
            svg.line((at, y - 4.0 - HILL), (at, y + 6.0), Paint::Ink, 1.4).end();
            svg.circle((at, y - 4.0 - HILL), 3.2).fill(Paint::Ink).end();
        }
    }

    fn describe(&self, look: &Look) -> String {
        let text = |of: &Spread| {
            let [p5, p95, mean] =
                [of.npvs[5], of.npvs[95], of.mean].map(|usd| money(look.format, usd));
            words::spread(short_name(of.strategy), [&p5, &p95, &mean])
        };
        let parts: Vec<String> = self.uses.iter().map(text).collect();
        format!("{}. {}.", words::NPVS, parts.join("; "))
    }

    fn table(&self, look: &Look) -> Table {
        let header = [words::COLUMNS[0], "5%", "25%", "50%", "75%", "95%", words::COLUMNS[2]];
        let row = |of: &Spread| {
            let numbers = MARKED.iter().map(|at| of.npvs[*at]).chain([of.mean]);
            (vec![short_name(of.strategy).to_owned()], numbers.map(Some).collect())
        };
        let header = header.map(str::to_owned).to_vec();
        let show = |_, usd| money(look.format, usd);
        Table::of_numbers(header, "USD", self.uses.iter().map(row), show)
    }
}

/// How thick NPVs lie over their shown range: places with heights, the highest 1; empty if there is
/// but one value. A hundredth of the futures lies evenly between neighbouring hundredths; slices of
/// equal width are smoothed a little.
pub(super) fn hill(npvs: &[f64]) -> Vec<(f64, f64)> {
    let (low, high) = (npvs[SHOWN.0], npvs[SHOWN.1]);
    if high <= low {
        return Vec::new();
    }
    let width = (high - low) / SLICES as f64;
    let edge = |slice: usize| low + width * slice as f64;
    let below = |value: f64| {
        let pairs = npvs.windows(2);
        pairs
            .map(|pair| match pair {
                [_, b] if value >= *b => 1.0,
                [a, b] if value > *a => (value - a) / (b - a),
                _ => 0.0,
            })
            .sum::<f64>()
    };
    let mut heights: Vec<f64> =
        (0..SLICES).map(|slice| below(edge(slice + 1)) - below(edge(slice))).collect();
    for _ in 0..3 {
        let before = heights.clone();
        for slice in 0..SLICES {
            let left = before[slice.saturating_sub(1)];
            let right = before[(slice + 1).min(SLICES - 1)];
            heights[slice] = (left + 2.0 * before[slice] + right) / 4.0;
        }
    }
    let most = heights.iter().fold(0.0_f64, |most, height| most.max(*height));
    let place = |(slice, height): (usize, f64)| (edge(slice) + width / 2.0, height / most);
    heights.into_iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::view::Theme;

    #[test]
    fn a_hill_stands_where_values_lie_thickest() {
        // Squares: thick at the lower end, thinner and thinner.
        let npvs: Vec<f64> = (0..=100).map(|i| f64::from(i * i)).collect();
        let hill = hill(&npvs);
        assert_eq!(hill.len(), SLICES);
        assert_eq!(hill.iter().map(|(_, high)| *high).fold(0.0, f64::max), 1.0);
        assert!(hill[0].1 > 0.9 && hill[SLICES - 1].1 < 0.2, "{hill:?}");
        assert!(super::hill(&[5.0; 101]).is_empty());
    }

    #[test]
    fn a_point_is_a_use_and_a_hundredth() {
        let spread = |strategy, from: f64| Spread {
            strategy,
            npvs: (0..=100).map(|i| from + f64::from(i)).collect(),
            mean: from + 50.0,
        };
        let uses = vec![spread(Strategy::Mining, 0.0), spread(Strategy::Hybrid, 100.0)];
        let spreads = Spreads { uses, looked_at: None };
        let look = Look::new(&Plain, 800.0, spreads.height(), Theme::Light);
        let lanes = spreads.lanes(&look);
        let at = |npv: f64, y: f64| spreads.at(&look, (lanes.x.at(npv), y));
        assert_eq!(at(30.2, 20.0), Some((Strategy::Mining, 30)));
        assert_eq!(at(177.0, 20.0 + LANE), Some((Strategy::Hybrid, 77)));
        // Beyond its own values the nearest of those shown.
        assert_eq!(at(177.0, 20.0), Some((Strategy::Mining, 98)));
        assert_eq!(at(30.0, spreads.height()), None);
    }
}
