//! The field: regions of one leader, shaded by the lead, and names in the middle of them.

use super::Map;
use super::contour::Field;
use crate::format::money_axis;
use crate::math::{Within, log10, pow};
use crate::rank::largest_first;
use crate::strategy::Strategy;
use crate::text::chart::leader_name;
use crate::text::chart::map::KEY;
use crate::view::drawing::Look;
use crate::view::plot::{Frame, NAME, SMALL, within};
use crate::view::svg::{Anchor, Svg, text_width};
use crate::view::theme::Paint;

/// How strongly the four steps of the lead are painted.
const SHADES: [f64; 4] = [0.14, 0.28, 0.44, 0.62];

/// A step of the key is at least so wide, pixels.
const LEAST_SHADE: f64 = 6.0;

impl Map {
    /// Three round leads at which the shade changes.
    pub(super) fn levels(&self) -> [f64; 3] {
        let margins = self.cells.iter().map(|cell| cell.margin).filter(|m| m.is_finite());
        let margins: Vec<f64> = margins.collect();
        // What a tenth of the cells have or exceed.
        let tenth = largest_first(&margins).get(margins.len().saturating_sub(1) / 10).copied();
        let most = tenth.and_then(|at| margins.get(at)).copied().unwrap_or(0.0).max(1.0);
        let round = |x: f64| {
            let power = pow(10.0, log10(x).floor());
            let factor = [1.0, 2.0, 5.0].into_iter().rfind(|f| f * power <= x * (1.0 + 1e-9));
            factor.unwrap_or(1.0) * power
        };
        let top = round(0.8 * most);
        [round(top / 10.0), round(top / 3.0), top]
    }

    /// Where each strategy leads, and within that where it leads by more: smooth outlines, one
    /// upon the other.
    pub(super) fn draw_field(&self, svg: &mut Svg, frame: &Frame, levels: &[f64; 3]) {
        let mut painted = 0.0;
        let shades = SHADES.map(|shade| {
            let more = 1.0 - (1.0 - shade) / (1.0 - painted);
            painted = shade;
            more
        });
        let [first, second, third] = *levels;
        let leads =
            |strategy: &Strategy| self.cells.iter().any(|cell| cell.leader == Some(*strategy));
        for strategy in Strategy::ALL.into_iter().filter(leads) {
            let lead = self.cells.iter().map(|cell| match cell.leader {
                Some(leader) if leader == strategy => cell.margin,
                // Of those who follow, none is nearer than the second.
                _ => -cell.margin.max(f64::MIN_POSITIVE),
            });
            let field = Field::new(
                self.columns,
                lead,
                (frame.left, frame.right),
                (frame.bottom, frame.top),
            );
            for (level, opacity) in [0.0, first, second, third].into_iter().zip(shades) {
                let path = field.outlines(level);
                if path.is_empty() {
                    break;
                }
                let paint = Paint::Strategy(strategy);
                svg.tag("path").attr("d", &path).fill(paint).fill_opacity(opacity).end();
            }
        }
    }

    /// Each strategy's name in the middle of its widest region, clear of the line to the point.
    pub(super) fn draw_names(&self, svg: &mut Svg, frame: &Frame, point_y: f64) {
        let (columns, rows) = (self.columns, self.rows());
        for strategy in Strategy::ALL.map(Some).into_iter().chain([None]) {
            let Some((column, row, most)) = self.middle(strategy) else { continue };
            let name = leader_name(strategy);
            let half = text_width(name, NAME) * 0.55 + 4.0;
            let room = |extent: f64, cells: usize| extent * most as f64 / cells as f64;
            // A name over a sliver would hide it.
            if room(frame.width(), columns) < 0.7 * half || room(frame.height(), rows) < 9.0 {
                continue;
            }
            let x = frame.left + frame.width() * (column as f64 + 0.5) / columns as f64;
            let y = frame.bottom - frame.height() * (row as f64 + 0.5) / rows as f64;
            let near = (y - point_y).abs() < 24.0;
            let away = if y < point_y { point_y - 26.0 } else { point_y + 26.0 };
            let y = if near && away > frame.top && away < frame.bottom { away } else { y };
            let x = within(x, frame.left + half, frame.right - half);
            let text = svg.text((x, y + 4.5), Anchor::Middle, NAME + 0.5, name).bold().halo();
            // On a tint of its own colour, the colour itself is hard to read in the dark.
            text.fill(Paint::Ink).end();
        }
    }

    /// Column and row of the cell farthest from every other leader's and from the edge, and how far
    /// that is (city-block distance in cells, by two sweeps); `None` if the leader has none.
    fn middle(&self, leader: Option<Strategy>) -> Option<(usize, usize, usize)> {
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
        (*most > 0).then_some((at % columns, at / columns, *most))
    }

    /// What the shades mean.
    pub(super) fn draw_key(&self, svg: &mut Svg, look: &Look, frame: &Frame, levels: &[f64; 3]) {
        let y = (frame.bottom + 46.0).min(look.size.height - 12.0);
        let limits: Vec<String> =
            levels.iter().flat_map(|l| money_axis(look.format, &[*l])).collect();
        // As wide as there is room for: of some languages the amounts are long.
        let said: f64 = limits.iter().map(|limit| text_width(limit, SMALL) + 8.0).sum();
        let key = text_width(KEY, SMALL) + 8.0;
        // Where even the least would run out of the picture, all of it begins further left.
        let least = key + said + LEAST_SHADE * SHADES.len() as f64;
        let left = frame.left.min(look.size.width - least).max(0.0);
        let text = svg.text((left, y + 9.5), Anchor::Start, SMALL, KEY);
        text.fill(Paint::Soft).end();
        let mut x = left + key;
        let room = (look.size.width - x - said) / SHADES.len() as f64;
        let wide = room.within(LEAST_SHADE, if look.size.width < 340.0 { 14.0 } else { 26.0 });
        for (i, opacity) in SHADES.iter().enumerate() {
            svg.rect((x, y), wide, 11.0).fill(Paint::Ink).fill_opacity(*opacity).end();
            x += wide;
            if let Some(limit) = limits.get(i) {
                let text = svg.text((x + 4.0, y + 9.5), Anchor::Start, SMALL, limit);
                text.fill(Paint::Soft).end();
                x += text_width(limit, SMALL) + 8.0;
            }
        }
    }
}
