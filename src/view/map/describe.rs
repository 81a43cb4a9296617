//! The map in words and as a table.

use super::{DrawnAxis, Map};
use crate::decimal::shortest;
use crate::format::{money, or_absent, percent, value_with_unit};
use crate::strategy::Strategy;
use crate::text::chart::map as words;
use crate::text::input::lowered;
use crate::view::drawing::Look;
use crate::view::scale::Scale;
use crate::view::svg::Point;
use crate::view::table::{Table, Value};

impl Map {
    pub(super) fn where_in_words(&self, look: &Look, (x, y): Point) -> String {
        let show = |axis: &DrawnAxis, value| value_with_unit(look.format, axis.input, value);
        format!("{}, {}", show(&self.x, x), show(&self.y, y))
    }

    pub(super) fn describe(&self, look: &Look, point: Option<Point>) -> String {
        let leader = point.and_then(|point| Some((point, self.cell(look, point)?)));
        let best = leader.map_or(String::new(), |(point, cell)| {
            let here = self.where_in_words(look, point);
            words::best(&here, cell.leader, &money(look.format, cell.margin))
        });
        let count = self.cells.len().max(1) as f64;
        let shares = Strategy::ALL.map(Some).into_iter().chain([None]).filter_map(|leader| {
            let cells = self.cells.iter().filter(|cell| cell.leader == leader).count();
            let share = percent(look.format, cells as f64 / count, 0);
            (cells > 0).then_some((leader, share))
        });
        best + &words::shares(&shares.collect::<Vec<_>>())
    }

    /// The field at a coarse grid: at most seven columns and seven rows.
    pub(super) fn table(&self, look: &Look) -> Table {
        let (columns, rows) = (self.columns, self.rows());
        let pick = |count: usize| -> Vec<usize> {
            let steps = count.min(7);
            (0..steps).map(|i| (2 * i + 1) * count / (2 * steps)).collect()
        };
        let centre = |axis: &DrawnAxis, index: usize, count: usize| {
            let scale =
                Scale::new(axis.input.row().scale, (axis.from, axis.to), (0.0, count as f64));
            let row = axis.input.row();
            let value = scale.value(index as f64 + 0.5);
            let value = if row.step > 0.0 { (value / row.step).round() * row.step } else { value };
            value_with_unit(look.format, axis.input, value)
        };
        let corner = words::corner(self.y.input.row().label, &lowered(self.x.input.row().label));
        let across = pick(columns);
        let header =
            [corner].into_iter().chain(across.iter().map(|c| centre(&self.x, *c, columns)));
        let row = |row: usize, write: &dyn Fn(f64) -> String| {
            let name = centre(&self.y, row, rows);
            let cells = across.iter().map(move |column| {
                or_absent(self.cells.get(row * columns + column), |cell| {
                    words::cell(cell.leader, &write(cell.margin))
                })
            });
            [name].into_iter().chain(cells).collect::<Vec<String>>()
        };
        let down: Vec<usize> = pick(rows).into_iter().rev().collect();
        let text = |at: &usize| row(*at, &|usd| money(look.format, usd));
        // Who leads, and by how much: no number alone.
        let exact = |at: &usize| {
            row(*at, &|usd| format!("{} USD", shortest(usd))).into_iter().map(Value::Text).collect()
        };
        Table {
            exact: down.iter().map(exact).collect(),
            ..Table::of_texts(header.collect(), down.iter().map(text).collect())
        }
    }
}
