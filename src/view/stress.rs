//! Before and after a shock: small multiples of paths or of cash, one panel each.

mod found;

use super::drawing::{Drawing, Look};
use super::plot::{Frame, NAME, SMALL, extent, padded, widest, years};
use super::scale::Scale;
use super::svg::{Anchor, BOLD, Svg, text_width};
use super::table::Table;
use super::theme::Paint;
use crate::format::{ABSENT, MINUS, money, money_axis, number_with_unit, or_absent, short};
use crate::strategy::Strategy;
use crate::text::chart::{AT_THE_END_OF, stress as words};
use crate::text::stress::end_of;
use crate::text::units::named;

/// One quantity over the months, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it is: "Bitcoin price", "Colocation".
    pub title: String,
    /// The strategy whose colour the line has.
    pub strategy: Option<Strategy>,
    /// The unit, as in the table of inputs; `USD` for money.
    pub unit: String,
    /// Without the shock, a value a month.
    pub before: Vec<f64>,
    /// With it.
    pub after: Vec<f64>,
    /// Whether the lowest point after the shock is marked: for cash.
    pub mark_lowest: bool,
}

/// What a shock does.
#[derive(Clone, Debug, PartialEq)]
pub struct Stress {
    /// The shock's name.
    pub title: String,
    /// Month of the first value, as stored.
    pub start: f64,
    /// The panels, in the order to be shown.
    pub panels: Vec<Panel>,
}

const PANEL: f64 = 172.0;
const KEY: f64 = 24.0;

impl Stress {
    fn columns(&self, look: &Look) -> usize {
        let most = if look.is_narrow() { 1 } else { (look.size.width / 230.0) as usize };
        let count = self.panels.len();
        // Four panels stand better two by two than three and one.
        let columns = most.clamp(1, count.max(1));
        if count == 4 && columns == 3 { 2 } else { columns }
    }

    /// The height that the panels need in this look, pixels; only its width counts.
    #[must_use]
    pub fn height(&self, look: &Look) -> f64 {
        KEY + PANEL * self.panels.len().div_ceil(self.columns(look)) as f64
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        svg.line((0.0, 8.0), (20.0, 8.0), Paint::Soft, 1.4).dash("2 2").end();
        svg.text((26.0, 12.0), Anchor::Start, SMALL, words::BEFORE).fill(Paint::Soft).end();
        let second = 26.0 + text_width(words::BEFORE, SMALL) + 14.0;
        svg.line((second, 8.0), (second + 20.0, 8.0), Paint::Ink, 2.0).end();
        let after = words::after(&self.title);
        svg.text((second + 26.0, 12.0), Anchor::Start, SMALL, &after).fill(Paint::Ink).end();
        let columns = self.columns(look);
        let gap = 26.0_f64.min(look.size.width / 8.0);
        let width = (look.size.width - gap * (columns - 1) as f64) / columns as f64;
        let rows = self.panels.len().div_ceil(columns).max(1);
        let height = (look.size.height - KEY).max(8.0) / rows as f64;
        for (i, panel) in self.panels.iter().enumerate() {
            let left = (i % columns) as f64 * (width + gap);
            let top = KEY + (i / columns) as f64 * height;
            panel.draw(&mut svg, look, self.start, (left, top, width, height));
        }
        let title = named(look.format, &self.title);
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let each = self.panels.iter().map(|panel| match panel.lowest() {
            Some((month, low)) => words::lowest(
                &panel.title,
                &panel.show(look, low),
                (month > 0).then(|| end_of(self.start, month)).as_deref(),
            ),
            None => words::ends(
                &panel.title,
                &or_absent(panel.after.last(), |x| panel.show(look, *x)),
                &or_absent(panel.before.last(), |x| panel.show(look, *x)),
            ),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    /// Both lines at each year's end.
    fn table(&self, look: &Look) -> Table {
        let titles = self.panels.iter().flat_map(|panel| words::heads(&panel.title));
        let header = [AT_THE_END_OF.to_owned()].into_iter().chain(titles).collect();
        let months = self.panels.iter().map(|panel| panel.after.len().max(panel.before.len()));
        let months = months.max().unwrap_or(0);
        let row = |month: usize| {
            let name = end_of(self.start, month);
            let of = |panel: &Panel| {
                [&panel.before, &panel.after].map(|values| values.get(month).copied())
            };
            (vec![name], self.panels.iter().flat_map(of).collect())
        };
        let show = |place: usize, x| match self.panels.get(place / 2) {
            Some(panel) => panel.show(look, x),
            None => ABSENT.to_owned(),
        };
        let units = self.panels.iter().flat_map(|panel| [panel.unit.as_str(); 2]);
        let rows = (0..months).step_by(12).map(row);
        Table::of_numbers(header, "", rows, show).in_units([""].into_iter().chain(units))
    }
}

impl Panel {
    fn show(&self, look: &Look, value: f64) -> String {
        if self.unit == "USD" {
            money(look.format, value)
        } else {
            number_with_unit(look.format, value, &self.unit)
        }
    }

    fn axis(&self, look: &Look, ticks: &[f64]) -> Vec<String> {
        if self.unit.starts_with("USD") {
            money_axis(look.format, ticks)
        } else {
            ticks.iter().map(|tick| short(look.format, *tick, 4)).collect()
        }
    }

    /// The lowest point after the shock; `None` if it is not to be marked.
    fn lowest(&self) -> Option<(usize, f64)> {
        let values = self.after.iter().copied().enumerate().filter(|(_, x)| x.is_finite());
        values.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|_| self.mark_lowest)
    }

    fn draw(&self, svg: &mut Svg, look: &Look, start: f64, area: (f64, f64, f64, f64)) {
        let (left, top, width, height) = area;
        let all = || self.before.iter().chain(&self.after).copied();
        let domain =
            if all().any(|x| x < 0.0) { padded(all()) } else { extent(all().map(|x| x * 1.05)) };
        // Room for the sum under the lowest point.
        let low = if self.mark_lowest { domain.0 - 0.12 * (domain.1 - domain.0) } else { domain.0 };
        let domain = (low, domain.1);
        let ticks = super::scale::ticks(domain.0, domain.1, 3);
        let labels = self.axis(look, &ticks);
        let margin = (widest(labels.iter().map(String::as_str), SMALL) + 8.0).min(0.4 * width);
        let frame = Frame {
            left: left + margin,
            right: left + width - 4.0_f64.min(0.1 * width),
            top: top + (24.0_f64).min(0.3 * height),
            bottom: top + height - (30.0_f64).min(0.3 * height),
        };
        let y = Scale::linear(domain, (frame.bottom, frame.top));
        let months = self.before.len().max(self.after.len()).saturating_sub(1);
        let x = Scale::linear((0.0, months as f64), (frame.left, frame.right));
        let paint = self.strategy.map_or(Paint::Ink, Paint::Strategy);
        let mut name_at = left;
        if let Some(strategy) = self.strategy {
            svg.marker(strategy, (left + 5.0, top + 7.7), 4.0).end();
            name_at += 14.0;
        }
        let name =
            svg.text((name_at, top + 12.0), Anchor::Start, NAME, &self.title).bold().fill(paint);
        let unit = crate::format::Screen::of(look.format, &self.unit);
        let unit = format!("{}{}", unit.before, unit.after.trim_start());
        if unit == "$" {
            name.end()
        } else {
            name.followed_by(6.0, SMALL, Paint::Soft, &unit).end()
        }
        for (tick, label) in ticks.iter().zip(labels) {
            let at = y.at(*tick);
            let paint = if *tick == 0.0 { Paint::Soft } else { Paint::Grid };
            svg.line((frame.left, at), (frame.right, at), paint, 1.0).end();
            svg.text((frame.left - 6.0, at + 4.0), Anchor::End, SMALL, &label)
                .fill(Paint::Soft)
                .end();
        }
        years(svg, &frame, &x, start, months);
        let points = |values: &[f64]| -> Vec<(f64, f64)> {
            values.iter().enumerate().map(|(month, v)| (x.at(month as f64), y.at(*v))).collect()
        };
        svg.polyline(points(&self.before)).stroke(Paint::Soft, 1.4).dash("2 2").end();
        svg.polyline(points(&self.after)).stroke(paint, 2.0).end();
        if let Some((month, low)) = self.lowest() {
            let (px, py) = (x.at(month as f64), y.at(low));
            svg.circle((px, py), 3.8).fill(paint).stroke(Paint::Surface, 1.2).end();
            let text = self.show(look, low);
            let room = text_width(&text, SMALL) * BOLD + 8.0;
            let (side, anchor) =
                if px + room > frame.right { (-7.0, Anchor::End) } else { (7.0, Anchor::Start) };
            let note = svg.text((px + side, py + 12.0), anchor, SMALL, &text).bold().halo();
            note.fill(if text.starts_with(MINUS) { paint } else { Paint::Soft }).end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::view::Theme;

    fn panel(after: &[f64]) -> Panel {
        Panel {
            title: "Colocation".to_owned(),
            strategy: Some(Strategy::Colocation),
            unit: "USD".to_owned(),
            before: vec![1e6; after.len()],
            after: after.to_vec(),
            mark_lowest: true,
        }
    }

    #[test]
    fn the_lowest_month_is_named() {
        let panels = vec![panel(&[0.0, -2e6, 3e6])];
        let stress = Stress { title: "Winter".to_owned(), start: 2027.0 * 12.0, panels };
        let drawing = stress.draw(&Look::new(&Plain, 400.0, 220.0, Theme::Light));
        assert_eq!(drawing.description, "Colocation: at its lowest −$2.00m in January 2027.");
        let early = Stress { title: String::new(), start: 0.0, panels: vec![panel(&[0.0, 1e6])] };
        let drawing = early.draw(&Look::new(&Plain, 400.0, 220.0, Theme::Light));
        assert_eq!(drawing.description, "Colocation: at its lowest $0 at the start.");
        assert_eq!(drawing.table.rows[0][0], "Start, January 0");
    }

    #[test]
    fn panels_stand_side_by_side_where_there_is_room() {
        let panels = vec![panel(&[0.0]); 4];
        let stress = Stress { title: "Winter".to_owned(), start: 0.0, panels };
        let columns = |width| stress.columns(&Look::new(&Plain, width, 100.0, Theme::Light));
        assert_eq!((columns(358.0), columns(720.0), columns(1100.0)), (1, 2, 4));
    }
}
