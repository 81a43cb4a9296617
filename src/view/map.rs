//! The map: which use is best over two inputs, by how much, and where the reader stands.

use super::drawing::{Drawing, Look, Readout, ReadoutLine, Size, Table, overlay};
use super::format::{Screen, money, money_axis, or_absent, short, value_with_unit};
use super::plot::{Frame, NAME, SMALL, widest};
use super::scale::Scale;
use super::svg::{Anchor, Point, Svg, text_width};
use super::theme::Paint;
use super::words;
use crate::math::{log10, pow};
use crate::scenario::Input;
use crate::strategy::Strategy;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One of the two inputs, with the range shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// The input.
    pub input: Input,
    /// First value shown, as stored.
    pub from: f64,
    /// Last value shown, as stored.
    pub to: f64,
}

/// What is best in one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The best strategy; `None` if selling now brings more.
    pub leader: Option<Strategy>,
    /// Its lead over the second best, USD.
    pub margin: f64,
}

/// The best use over two inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Across.
    pub x: Axis,
    /// Upwards.
    pub y: Axis,
    /// How many cells a row has; they divide `x` evenly in the input's scale.
    pub columns: usize,
    /// Row by row, the lowest first; cells that are missing are left blank.
    pub cells: Vec<Cell>,
    /// Where the best strategy changes: lines in values of the two inputs, as stored.
    pub frontier: Vec<Vec<Point>>,
    /// The reader's values of the two inputs, as stored.
    pub point: Point,
}

/// How strongly the four steps of the lead are painted.
const SHADES: [f64; 4] = [0.14, 0.28, 0.44, 0.62];

impl Map {
    fn rows(&self) -> usize {
        if self.columns == 0 { 0 } else { self.cells.len() / self.columns }
    }

    fn layout(&self, look: &Look) -> (Frame, Scale, Scale) {
        let (_, labels) = axis_ticks(look, &self.y, look.size.height);
        let left = widest(labels.iter().map(String::as_str), SMALL) + 12.0;
        let frame = Frame::inside(look, left, 1.0, 22.0, 62.0);
        let scale =
            |axis: &Axis, range| Scale::new(axis.input.row().scale, (axis.from, axis.to), range);
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

    fn cell(&self, look: &Look, (x_value, y_value): Point) -> Option<Cell> {
        let (frame, x, y) = self.layout(look);
        let (columns, rows) = (self.columns, self.rows());
        let across = (x.at(x_value) - frame.left) / frame.width();
        let up = (frame.bottom - y.at(y_value)) / frame.height();
        let index = |share: f64, count: usize| {
            ((share.clamp(0.0, 1.0) * count as f64) as usize).min(count.saturating_sub(1))
        };
        self.cells.get(index(up, rows) * columns + index(across, columns)).copied()
    }

    /// What is best at two values, for hover.
    #[must_use]
    pub fn readout(&self, look: &Look, values: Point) -> Option<Readout> {
        let cell = self.cell(look, values)?;
        let at = self.position(look, values);
        let mut svg = Svg::new(look.theme);
        svg.circle(at, 4.0).fill(Paint::Surface).stroke(Paint::Ink, 1.2).end();
        let value = format!("ahead by {}", money(look.format, cell.margin));
        let label = cell.leader.map_or("Selling now", words::name).to_owned();
        Some(Readout {
            heading: self.where_in_words(look, values),
            lines: vec![ReadoutLine { strategy: cell.leader, label, value }],
            x: at.0,
            cursor: overlay(look, svg),
        })
    }

    fn where_in_words(&self, look: &Look, (x, y): Point) -> String {
        let show = |axis: &Axis, value| value_with_unit(look.format, axis.input, value);
        format!("{}, {}", show(&self.x, x), show(&self.y, y))
    }

    /// Three round leads at which the shade changes.
    fn levels(&self) -> [f64; 3] {
        let margins = self.cells.iter().map(|cell| cell.margin).filter(|m| m.is_finite());
        let mut margins: Vec<f64> = margins.collect();
        margins.sort_by(f64::total_cmp);
        let most = margins.get(margins.len() * 9 / 10).copied().unwrap_or(0.0).max(1.0);
        let round = |x: f64| {
            let power = pow(10.0, log10(x).floor());
            let factor = [1.0, 2.0, 5.0].into_iter().rfind(|f| f * power <= x * (1.0 + 1e-9));
            factor.unwrap_or(1.0) * power
        };
        let top = round(0.8 * most);
        [round(top / 10.0), round(top / 3.0), top]
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        self.drawing(look, Some(self.point))
    }

    /// The chart without the reader's point, for a page that lays [`Map::marker`] over it.
    #[must_use]
    pub fn draw_without_point(&self, look: &Look) -> Drawing {
        self.drawing(look, None)
    }

    /// The reader's point alone, the size of the chart, to lay over [`Map::draw_without_point`].
    #[must_use]
    pub fn marker(&self, look: &Look, point: Point) -> String {
        let (frame, x, y) = self.layout(look);
        let mut svg = Svg::new(look.theme);
        self.draw_point(&mut svg, look, &frame, (x.at(point.0), y.at(point.1)), point);
        overlay(look, svg)
    }

    fn drawing(&self, look: &Look, point: Option<Point>) -> Drawing {
        let (frame, x, y) = self.layout(look);
        let levels = self.levels();
        let mut svg = Svg::new(look.theme);
        self.draw_field(&mut svg, &frame, &levels);
        self.draw_axes(&mut svg, look, &frame, &x, &y);
        for line in &self.frontier {
            let inside =
                |axis: &Axis, v: f64| v >= axis.from.min(axis.to) && v <= axis.from.max(axis.to);
            let points = || {
                line.iter().map(|(a, b)| {
                    if inside(&self.x, *a) && inside(&self.y, *b) {
                        (x.at(*a), y.at(*b))
                    } else {
                        (f64::NAN, f64::NAN)
                    }
                })
            };
            svg.polyline(points()).stroke(Paint::Surface, 3.6).opacity(0.8).end();
            svg.polyline(points()).stroke(Paint::Ink, 1.4).end();
        }
        self.draw_names(&mut svg, &frame);
        if let Some(point) = point {
            self.draw_point(&mut svg, look, &frame, (x.at(point.0), y.at(point.1)), point);
        }
        self.draw_key(&mut svg, look, &frame, &levels);
        let (x, y) = (self.x.input.row().label, self.y.input.row().label);
        let title = format!("Best use by {} and {}", lower(x), lower(y));
        Drawing::new(look, svg, title, self.describe(look, point), self.table(look))
    }

    /// Cells of one shade merged into rectangles, all rectangles of a shade into one path.
    fn draw_field(&self, svg: &mut Svg, frame: &Frame, levels: &[f64; 3]) {
        let (columns, rows) = (self.columns, self.rows());
        let edge_x = |i: usize| tenth(frame.left + frame.width() * i as f64 / columns as f64);
        let edge_y = |i: usize| tenth(frame.bottom - frame.height() * i as f64 / rows as f64);
        let mut paths: BTreeMap<(usize, usize), String> = BTreeMap::new();
        // Runs still growing upwards: (first column, end, shade) with the row they began in.
        let mut open: BTreeMap<(usize, usize, (usize, usize)), usize> = BTreeMap::new();
        for row in 0..=rows {
            let runs = if row < rows { self.runs(row, levels) } else { Vec::new() };
            let mut still = BTreeMap::new();
            for run in runs {
                still.insert(run, open.remove(&run).unwrap_or(row));
            }
            for ((from, to, shade), began) in open {
                let (left, right, low, high) =
                    (edge_x(from), edge_x(to), edge_y(began), edge_y(row));
                let path = paths.entry(shade).or_default();
                let _ = write!(path, "M{left},{low}H{right}V{high}H{left}Z");
            }
            open = still;
        }
        svg.tag("g").attr("shape-rendering", "crispEdges").open();
        for ((strategy, shade), path) in paths {
            let (Some(strategy), Some(opacity)) = (Strategy::ALL.get(strategy), SHADES.get(shade))
            else {
                continue;
            };
            svg.tag("path")
                .attr("d", &path)
                .fill(Paint::Strategy(*strategy))
                .opacity(*opacity)
                .end();
        }
        svg.close("g");
    }

    /// Stretches of one shade in a row; cells without a leader are left blank.
    fn runs(&self, row: usize, levels: &[f64; 3]) -> Vec<(usize, usize, (usize, usize))> {
        let mut runs: Vec<(usize, usize, (usize, usize))> = Vec::new();
        let cells = self.cells.iter().skip(row * self.columns).take(self.columns);
        for (column, cell) in cells.enumerate() {
            let Some(leader) = cell.leader else { continue };
            let shade = levels.iter().filter(|level| cell.margin >= **level).count();
            let key = (leader as usize, shade);
            match runs.last_mut() {
                Some(last) if last.2 == key && last.1 == column => last.1 = column + 1,
                _ => runs.push((column, column + 1, key)),
            }
        }
        runs
    }

    fn draw_axes(&self, svg: &mut Svg, look: &Look, frame: &Frame, x: &Scale, y: &Scale) {
        let (values, labels) = axis_ticks(look, &self.x, frame.width());
        for (value, label) in values.iter().zip(labels) {
            let at = x.at(*value);
            svg.line((at, frame.bottom), (at, frame.bottom + 4.0), Paint::Soft, 1.0).end();
            let half = text_width(&label, SMALL) / 2.0;
            let text_at = at.min(look.size.width - half);
            let text = svg.text((text_at, frame.bottom + 17.0), Anchor::Middle, SMALL, &label);
            text.fill(Paint::Soft).end();
        }
        let (values, labels) = axis_ticks(look, &self.y, look.size.height);
        for (value, label) in values.iter().zip(labels) {
            let at = y.at(*value);
            svg.line((frame.left - 4.0, at), (frame.left, at), Paint::Soft, 1.0).end();
            let text = svg.text((frame.left - 8.0, at + 4.0), Anchor::End, SMALL, &label);
            text.fill(Paint::Soft).end();
        }
        let name = format!("↑ {}", axis_name(&self.y));
        svg.text((0.0, 12.0), Anchor::Start, SMALL, &name).bold().fill(Paint::Ink).end();
        let name = format!("{} →", axis_name(&self.x));
        let at = (frame.right, frame.bottom + 34.0);
        svg.text(at, Anchor::End, SMALL, &name).bold().fill(Paint::Ink).end();
    }

    /// Each strategy's name in the middle of its widest region.
    fn draw_names(&self, svg: &mut Svg, frame: &Frame) {
        let (columns, rows) = (self.columns, self.rows());
        for strategy in Strategy::ALL.map(Some).into_iter().chain([None]) {
            let Some((column, row)) = self.middle(strategy) else { continue };
            let name = strategy.map_or("Sell now", words::name);
            let half = text_width(name, NAME) * 0.55 + 4.0;
            let x = frame.left + frame.width() * (column as f64 + 0.5) / columns as f64;
            let y = frame.bottom - frame.height() * (row as f64 + 0.5) / rows as f64;
            let x =
                x.clamp((frame.left + half).min(frame.right), (frame.right - half).max(frame.left));
            let text = svg.text((x, y + 4.5), Anchor::Middle, NAME + 0.5, name).bold().halo();
            text.fill(strategy.map_or(Paint::Ink, Paint::Strategy)).end();
        }
    }

    /// The cell farthest from every other leader's and from the edge (city-block distance, by two
    /// sweeps); `None` if the leader has none.
    fn middle(&self, leader: Option<Strategy>) -> Option<(usize, usize)> {
        let (columns, rows) = (self.columns, self.rows());
        let mut distance: Vec<usize> = vec![0; columns * rows];
        let is = |i: usize| self.cells.get(i).is_some_and(|cell| cell.leader == leader);
        for i in (0..columns * rows).filter(|i| is(*i)) {
            let (column, row) = (i % columns, i / columns);
            let below = if row > 0 { distance[i - columns] } else { 0 };
            let before = if column > 0 { distance[i - 1] } else { 0 };
            distance[i] = below.min(before) + 1;
        }
        for i in (0..columns * rows).rev().filter(|i| is(*i)) {
            let (column, row) = (i % columns, i / columns);
            let above = if row + 1 < rows { distance[i + columns] } else { 0 };
            let behind = if column + 1 < columns { distance[i + 1] } else { 0 };
            distance[i] = distance[i].min(above.min(behind) + 1);
        }
        let (at, most) = distance.iter().enumerate().rev().max_by_key(|(_, d)| **d)?;
        // A name over a sliver would hide it.
        (*most * 24 > columns.min(rows)).then_some((at % columns, at / columns))
    }

    fn draw_point(&self, svg: &mut Svg, look: &Look, frame: &Frame, (x, y): Point, values: Point) {
        let x = x.clamp(frame.left, frame.right);
        let y = y.clamp(frame.top, frame.bottom);
        svg.line((x, y), (x, frame.bottom), Paint::Ink, 0.8).dash("2 3").end();
        svg.line((frame.left, y), (x, y), Paint::Ink, 0.8).dash("2 3").end();
        let value = value_with_unit(look.format, self.x.input, values.0);
        let (at, anchor) = if x > 0.7 * look.size.width {
            (x - 5.0, Anchor::End)
        } else {
            (x + 5.0, Anchor::Start)
        };
        let text = svg.text((at, frame.bottom - 7.0), anchor, SMALL, &value).bold().halo();
        text.fill(Paint::Ink).end();
        let value = value_with_unit(look.format, self.y.input, values.1);
        let above = if y < frame.top + 20.0 { y + 14.0 } else { y - 6.0 };
        let text = svg.text((frame.left + 5.0, above), Anchor::Start, SMALL, &value).bold().halo();
        text.fill(Paint::Ink).end();
        svg.tag("g").attr("class", "point").open();
        svg.circle((x, y), 7.0).fill(Paint::Surface).stroke(Paint::Ink, 2.0).end();
        svg.circle((x, y), 2.6).fill(Paint::Ink).end();
        svg.close("g");
    }

    /// What the shades mean.
    fn draw_key(&self, svg: &mut Svg, look: &Look, frame: &Frame, levels: &[f64; 3]) {
        let y = (frame.bottom + 46.0).min(look.size.height - 12.0);
        let text = svg.text((frame.left, y + 9.5), Anchor::Start, SMALL, "lead");
        text.fill(Paint::Soft).end();
        let mut x = frame.left + text_width("lead", SMALL) + 8.0;
        let limits = money_axis(look.format, levels);
        for (i, opacity) in SHADES.iter().enumerate() {
            svg.rect((x, y), 26.0, 11.0).fill(Paint::Ink).opacity(*opacity).end();
            x += 26.0;
            if let Some(limit) = limits.get(i) {
                let text = svg.text((x + 4.0, y + 9.5), Anchor::Start, SMALL, limit);
                text.fill(Paint::Soft).end();
                x += text_width(limit, SMALL) + 8.0;
            }
        }
    }

    fn describe(&self, look: &Look, point: Option<Point>) -> String {
        let leader = point.and_then(|point| Some((point, self.cell(look, point)?)));
        let best = leader.map_or(String::new(), |(point, cell)| {
            let here = self.where_in_words(look, point);
            let name = cell.leader.map_or("selling now", words::name);
            format!("At {here}, {name} is best by {}. ", money(look.format, cell.margin))
        });
        let count = self.cells.len().max(1) as f64;
        let shares = Strategy::ALL.map(Some).into_iter().chain([None]).filter_map(|leader| {
            let cells = self.cells.iter().filter(|cell| cell.leader == leader).count();
            let name = leader.map_or("selling now", words::name);
            let share = super::format::percent(look.format, cells as f64 / count, 0);
            (cells > 0).then(|| format!("{name} {share}"))
        });
        let shares: Vec<String> = shares.collect();
        format!("{best}Share of the map: {}.", shares.join(", "))
    }

    /// The field at a coarse grid: at most seven columns and seven rows.
    fn table(&self, look: &Look) -> Table {
        let (columns, rows) = (self.columns, self.rows());
        let pick = |count: usize| -> Vec<usize> {
            let steps = count.min(7);
            (0..steps).map(|i| (2 * i + 1) * count / (2 * steps)).collect()
        };
        let centre = |axis: &Axis, index: usize, count: usize| {
            let scale =
                Scale::new(axis.input.row().scale, (axis.from, axis.to), (0.0, count as f64));
            let row = axis.input.row();
            let value = scale.value(index as f64 + 0.5);
            let value = if row.step > 0.0 { (value / row.step).round() * row.step } else { value };
            value_with_unit(look.format, axis.input, value)
        };
        let corner = format!("{} by {}", self.y.input.row().label, lower(self.x.input.row().label));
        let across = pick(columns);
        let header =
            [corner].into_iter().chain(across.iter().map(|c| centre(&self.x, *c, columns)));
        let row = |row: usize| {
            let name = centre(&self.y, row, rows);
            let cells = across.iter().map(move |column| {
                or_absent(self.cells.get(row * columns + column), |cell| {
                    let name = cell.leader.map_or("Sell now", words::name);
                    format!("{name}, by {}", money(look.format, cell.margin))
                })
            });
            [name].into_iter().chain(cells).collect()
        };
        Table { header: header.collect(), rows: pick(rows).into_iter().rev().map(row).collect() }
    }

    /// The extent at which the map looks well for a width.
    #[must_use]
    pub fn size(width: f64) -> Size {
        Size { width, height: (0.72 * width).clamp(300.0, 560.0) + 84.0 }
    }
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

fn lower(label: &str) -> String {
    let keep = label.chars().nth(1).is_some_and(char::is_uppercase);
    let mut chars = label.chars();
    match chars.next() {
        Some(first) if !keep => first.to_lowercase().chain(chars).collect(),
        _ => label.to_owned(),
    }
}

/// "Power price, $/MWh".
fn axis_name(axis: &Axis) -> String {
    let unit = super::format::unit(axis.input);
    let label = axis.input.row().label;
    if unit.is_empty() { label.to_owned() } else { format!("{label}, {unit}") }
}

/// Ticks, as stored, with labels in screen units; the unit itself stands beside the axis's name.
fn axis_ticks(look: &Look, axis: &Axis, length: f64) -> (Vec<f64>, Vec<String>) {
    let row = axis.input.row();
    let screen = Screen::of(row.unit);
    let (from, to) = (screen.number(axis.from), screen.number(axis.to));
    let scale = Scale::new(row.scale, (from, to), (0.0, 1.0));
    let shown = scale.ticks((length / 76.0).clamp(2.0, 8.0) as usize);
    let labels = if screen.before.is_empty() {
        shown
            .iter()
            .map(|tick| short(look.format, *tick, 4) + if screen.percent { "%" } else { "" })
            .collect()
    } else {
        money_axis(look.format, &shown)
    };
    let stored = shown.iter().map(|tick| if screen.percent { tick / 100.0 } else { *tick });
    (stored.collect(), labels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Theme, format::Plain};

    /// Mining in the left half of a 4 x 2 field, colocation in the right.
    fn map() -> Map {
        let cell = |leader, margin| Cell { leader: Some(leader), margin };
        let row = [
            cell(Strategy::Mining, 9e6),
            cell(Strategy::Mining, 1e6),
            cell(Strategy::Colocation, 1e6),
            cell(Strategy::Colocation, 9e6),
        ];
        Map {
            x: Axis { input: Input::SitePowerPriceUsdPerMwh, from: 20.0, to: 60.0 },
            y: Axis { input: Input::MiningPoolFee, from: 0.0, to: 0.02 },
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
    }

    #[test]
    fn cells_of_one_shade_become_one_rectangle() {
        let svg = map().draw(&Look::new(&Plain, 600.0, 500.0, Theme::Light)).svg;
        let field = svg.split("crispEdges").nth(1).unwrap().split("</g>").next().unwrap();
        assert_eq!(
            field.matches('M').count(),
            4,
            "two columns a leader, both rows merged: {field}"
        );
    }

    #[test]
    fn the_point_can_be_laid_over_the_field() {
        let look = Look::new(&Plain, 600.0, 500.0, Theme::Page);
        let (whole, field) = (map().draw(&look).svg, map().draw_without_point(&look).svg);
        let marker = map().marker(&look, (45.0, 0.01));
        let point = "class=\"point\"";
        assert!(whole.contains(point) && marker.contains(point) && !field.contains(point));
        let (x, y) = map().position(&look, (45.0, 0.01));
        assert!(marker.contains(&format!("cx=\"{}\" cy=\"{}\"", tenth(x), tenth(y))), "{marker}");
    }

    #[test]
    fn a_map_without_cells_is_drawn() {
        let empty = Map { columns: 0, cells: Vec::new(), ..map() };
        let look = Look::new(&Plain, 600.0, 500.0, Theme::Light);
        assert!(empty.draw(&look).svg.ends_with("</svg>"));
        assert_eq!(empty.readout(&look, (30.0, 0.0)), None);
    }
}
