//! The map: which use is best over two inputs, by how much, and where the reader stands.

mod axes;
mod contour;
mod describe;
mod field;
mod found;

use super::drawing::{Drawing, Look, Readout, ReadoutLine, Size, overlay};
use super::plot::{Frame, SMALL, widest};
use super::scale::Scale;
use super::svg::{Point, Svg};
use super::theme::Paint;
use crate::format::money;
use crate::math::Within;
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::chart::map as words;
use crate::text::input::lowered;
use crate::text::strategy::short_name;
use axes::axis_ticks;
pub use found::{centres, edges};

/// One of the two inputs, with the range shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnAxis {
    /// The input.
    pub input: Input,
    /// First value shown, as stored.
    pub from: f64,
    /// Last value shown, as stored.
    pub to: f64,
}

/// What is best in one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapCell {
    /// The best strategy; `None` if selling now brings more.
    pub leader: Option<Strategy>,
    /// Its lead over the second best, USD.
    pub margin: f64,
}

/// The best use over two inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Across.
    pub x: DrawnAxis,
    /// Upwards.
    pub y: DrawnAxis,
    /// How many cells a row has; they divide `x` evenly in the input's scale.
    pub columns: usize,
    /// Row by row, the lowest first; cells that are missing are left blank.
    pub cells: Vec<MapCell>,
    /// Where the best strategy changes: lines in values of the two inputs, as stored.
    pub frontier: Vec<Vec<Point>>,
    /// The reader's values of the two inputs, as stored.
    pub point: Point,
}

impl Map {
    fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0)
    }

    fn layout(&self, look: &Look) -> (Frame, Scale, Scale) {
        let (_, labels) = axis_ticks(look, &self.y, look.size.height);
        let left = widest(labels.iter().map(String::as_str), SMALL) + 12.0;
        let frame = Frame::inside(look, left, 1.0, 22.0, 62.0);
        let scale = |axis: &DrawnAxis, range| {
            Scale::new(axis.input.row().scale, (axis.from, axis.to), range)
        };
        let x = scale(&self.x, (frame.left, frame.right));
        (frame, x, scale(&self.y, (frame.bottom, frame.top)))
    }

    /// The values of the two inputs at a position, shares of the drawing's extent from the upper
    /// left; kept within the ranges shown. For dragging the point.
    #[must_use]
    pub fn values_at(&self, look: &Look, (across, down): Point) -> Point {
        let (_, x, y) = self.layout(look);
        (x.value(across * look.size.width), y.value(down * look.size.height))
    }

    /// Where two values stand, pixels of the drawing.
    #[must_use]
    pub fn position(&self, look: &Look, (x_value, y_value): Point) -> Point {
        let (_, x, y) = self.layout(look);
        (x.at(x_value), y.at(y_value))
    }

    fn cell(&self, look: &Look, (x_value, y_value): Point) -> Option<MapCell> {
        let (frame, x, y) = self.layout(look);
        let (columns, rows) = (self.columns, self.rows());
        let across = (x.at(x_value) - frame.left) / frame.width();
        let up = (frame.bottom - y.at(y_value)) / frame.height();
        let index = |share: f64, count: usize| {
            ((share.within(0.0, 1.0) * count as f64) as usize).min(count.saturating_sub(1))
        };
        let cell = *self.cells.get(index(up, rows) * columns + index(across, columns))?;
        // A cell says what is at its middle: between middles the lead is in between.
        let margin = self.between(cell.leader, across * columns as f64, up * rows as f64);
        Some(MapCell { margin, ..cell })
    }

    /// The lead of `leader` between the middles of four cells; not below zero.
    fn between(&self, leader: Option<Strategy>, across: f64, up: f64) -> f64 {
        let pair = |at: f64, count: usize| {
            let last = count.saturating_sub(1);
            let at = (at - 0.5).within(0.0, last as f64);
            let low = at.floor();
            [(low as usize, 1.0 - (at - low)), ((low as usize + 1).min(last), at - low)]
        };
        let mut margin = 0.0;
        for (row, high) in pair(up, self.rows()) {
            for (column, wide) in pair(across, self.columns) {
                let Some(cell) = self.cells.get(row * self.columns + column) else { continue };
                let weight = high * wide;
                // A corner that counts for nothing may hold no number.
                if weight > 0.0 {
                    let sign = if cell.leader == leader { 1.0 } else { -1.0 };
                    margin += weight * sign * cell.margin;
                }
            }
        }
        margin.max(0.0)
    }

    /// What is best at two values, for hover.
    #[must_use]
    pub fn readout(&self, look: &Look, values: Point) -> Option<Readout> {
        let cell = self.cell(look, values)?;
        let at = self.position(look, values);
        let mut svg = Svg::new(look.theme);
        svg.circle(at, 4.0).fill(Paint::Surface).stroke(Paint::Ink, 1.2).end();
        let value = words::ahead(&money(look.format, cell.margin));
        let label = cell.leader.map_or(words::SELLING_NOW, short_name).to_owned();
        Some(Readout {
            heading: self.where_in_words(look, values),
            lines: vec![ReadoutLine { strategy: cell.leader, label, value }],
            x: at.0,
            cursor: overlay(look, svg),
        })
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        self.drawing(look, self.point, true)
    }

    /// The chart with the reader's point elsewhere.
    #[must_use]
    pub fn draw_at(&self, look: &Look, point: Point) -> Drawing {
        self.drawing(look, point, true)
    }

    /// The chart without the reader's point, for a page that lays [`Map::marker`] over it; names
    /// keep clear of where it is now.
    #[must_use]
    pub fn draw_without_point(&self, look: &Look, point: Point) -> Drawing {
        self.drawing(look, point, false)
    }

    /// The reader's point alone, the size of the chart, to lay over [`Map::draw_without_point`].
    #[must_use]
    pub fn marker(&self, look: &Look, point: Point) -> String {
        let (frame, x, y) = self.layout(look);
        let mut svg = Svg::new(look.theme);
        self.draw_point(&mut svg, look, &frame, (x.at(point.0), y.at(point.1)), point);
        overlay(look, svg)
    }

    fn drawing(&self, look: &Look, point: Point, with_point: bool) -> Drawing {
        let (frame, x, y) = self.layout(look);
        let levels = self.levels();
        let mut svg = Svg::new(look.theme);
        self.draw_field(&mut svg, &frame, &levels);
        self.draw_axes(&mut svg, look, &frame, &x, &y);
        for line in &self.frontier {
            let inside = |axis: &DrawnAxis, v: f64| {
                v >= axis.from.min(axis.to) && v <= axis.from.max(axis.to)
            };
            let points = || {
                line.iter().map(|(a, b)| {
                    if inside(&self.x, *a) && inside(&self.y, *b) {
                        (x.at(*a), y.at(*b))
                    } else {
                        (f64::NAN, f64::NAN)
                    }
                })
            };
            svg.polyline(points()).stroke(Paint::Surface, 3.6).stroke_opacity(0.8).end();
            svg.polyline(points()).stroke(Paint::Ink, 1.4).end();
        }
        let at = (x.at(point.0), y.at(point.1));
        self.draw_names(&mut svg, &frame, at.1);
        if with_point {
            self.draw_point(&mut svg, look, &frame, at, point);
        }
        self.draw_key(&mut svg, look, &frame, &levels);
        let (x, y) = (self.x.input.row().label, self.y.input.row().label);
        let title = words::title(&lowered(x), &lowered(y));
        Drawing::new(
            look,
            svg,
            title,
            self.describe(look, with_point.then_some(point)),
            self.table(look),
        )
    }

    /// The extent at which the map looks well for a width.
    #[must_use]
    pub fn size(width: f64) -> Size {
        Size { width, height: (0.72 * width).within(300.0, 560.0) + 84.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::view::Theme;

    /// Mining in the left half of a 4 x 2 field, colocation in the right.
    fn map() -> Map {
        let cell = |leader, margin| MapCell { leader: Some(leader), margin };
        let row = [
            cell(Strategy::Mining, 9e6),
            cell(Strategy::Mining, 3e6),
            cell(Strategy::Colocation, 2e6),
            cell(Strategy::Colocation, 9e6),
        ];
        Map {
            x: DrawnAxis { input: Input::SitePowerPriceUsdPerMwh, from: 20.0, to: 60.0 },
            y: DrawnAxis { input: Input::MiningPoolFee, from: 0.0, to: 0.02 },
            columns: 4,
            cells: [row, row].concat(),
            frontier: vec![vec![(40.0, 0.0), (40.0, 0.02)]],
            point: (45.0, 0.01),
        }
    }

    #[test]
    fn a_position_is_a_pair_of_values_and_back() {
        let look = Look::new(&Plain, 600.0, 500.0, Theme::Page);
        let at = map().position(&look, (50.0, 0.005));
        let (x, y) = map().values_at(&look, (at.0 / 600.0, at.1 / 500.0));
        assert!((x - 50.0).abs() < 1e-9 && (y - 0.005).abs() < 1e-9, "{x} {y}");
        assert_eq!(map().values_at(&look, (-3.0, 9.0)), (20.0, 0.0), "kept within the map");
    }

    #[test]
    fn a_reading_names_the_leader_there() {
        let look = Look::new(&Plain, 600.0, 500.0, Theme::Page);
        let reading = map().readout(&look, (25.0, 0.015)).unwrap();
        assert_eq!(reading.heading, "$25/MWh, 1.5% of revenue");
        assert_eq!(reading.lines[0].strategy, Some(Strategy::Mining));
        assert_eq!(reading.lines[0].value, "ahead by $9.00m");
        assert_eq!(map().readout(&look, (59.0, 0.001)).unwrap().lines[0].label, "Colocation");
        // Half-way from 9 at $25 to 3 at $35, and a quarter of the way on from 3 to 2 of the other.
        let at = |x| map().readout(&look, (x, 0.01)).unwrap().lines[0].value.clone();
        assert_eq!((at(30.0).as_str(), at(37.5).as_str()), ("ahead by $6.00m", "ahead by $1.75m"));
    }

    #[test]
    fn the_key_stays_inside_a_narrow_picture() {
        for width in [190.0, 284.0] {
            let svg = map().draw(&Look::new(&Plain, width, 300.0, Theme::Light)).svg;
            let number = |tag: &str, name: &str| -> Option<f64> {
                tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
            };
            let shades = svg.split("<rect").filter(|tag| number(tag, "height") == Some(11.0));
            let ends: Vec<f64> =
                shades.filter_map(|tag| Some(number(tag, "x")? + number(tag, "width")?)).collect();
            assert_eq!(ends.len(), 4, "{svg}");
            assert!(ends.iter().all(|end| *end <= width), "{width}: {ends:?}");
        }
    }

    #[test]
    fn neighbours_meet_where_neither_leads() {
        // Mining leads by 3 in the second column, colocation by 2 in the third: they meet three
        // fifths of the way from the middle of the one to that of the other, at 2.1 of 4 columns.
        let look = Look::new(&Plain, 600.0, 500.0, Theme::Light);
        let (frame, _, _) = map().layout(&look);
        let meeting = (frame.left + frame.width() * 2.1 / 4.0).round();
        let svg = map().draw(&look).svg;
        for (strategy, ends_right) in [(Strategy::Mining, true), (Strategy::Colocation, false)] {
            let fill = format!("fill=\"{}\"", Theme::Light.colour(Paint::Strategy(strategy)));
            let paths = svg.split("<path d=\"").skip(1).filter_map(|path| path.split_once('"'));
            let (path, _) = paths.into_iter().find(|(_, rest)| rest.contains(&fill)).unwrap();
            let points = path.split(['M', 'L', 'Z']).filter_map(|point| point.split_once(','));
            let across: Vec<f64> = points.map(|(x, _)| x.parse().unwrap()).collect();
            let extreme = if ends_right {
                across.iter().copied().fold(f64::MIN, f64::max)
            } else {
                across.iter().copied().fold(f64::MAX, f64::min)
            };
            assert!((extreme - meeting).abs() <= 0.6, "{strategy:?} {extreme} {meeting}");
        }
    }

    #[test]
    fn the_point_can_be_laid_over_the_field() {
        let look = Look::new(&Plain, 600.0, 500.0, Theme::Page);
        let (whole, field) =
            (map().draw(&look).svg, map().draw_without_point(&look, (45.0, 0.01)).svg);
        let marker = map().marker(&look, (45.0, 0.01));
        let point = "class=\"point\"";
        assert!(whole.contains(point) && marker.contains(point) && !field.contains(point));
        let drawn = marker.split(point).nth(1).unwrap().split("</g>").next().unwrap();
        assert!(whole.contains(drawn), "at the same place: {drawn}");
    }

    #[test]
    fn a_map_without_cells_is_drawn() {
        let empty = Map { columns: 0, cells: Vec::new(), ..map() };
        let look = Look::new(&Plain, 600.0, 500.0, Theme::Light);
        assert!(empty.draw(&look).svg.ends_with("</svg>"));
        assert_eq!(empty.readout(&look, (30.0, 0.0)), None);
    }
}
