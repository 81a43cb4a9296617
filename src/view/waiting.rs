//! The delay curve: what converting later, or never, is worth.

use super::drawing::{Drawing, Look};
use super::plot::{
    EndLabel, Frame, MARGINS, MoneyTicks, SMALL, end_labels, end_room, padded, rows,
};
use super::scale::Scale;
use super::svg::{Anchor, BOLD, Svg, text_width};
use super::table::Table;
use super::theme::Paint;
use crate::analysis::waiting::{WAITS, Waiting as Found};
use crate::format::{duration_months, money, or_absent};
use crate::strategy::Strategy;
use crate::text::chart::waiting as words;
use crate::text::strategy::short_name;

/// NPV by the month of conversion.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Months of delay, rising; 0 is converting now.
    pub delays: Vec<usize>,
    /// A strategy's NPV at each delay, USD; `None` where it would not be ready within the horizon.
    pub lines: Vec<(Strategy, Vec<Option<f64>>)>,
    /// NPV of never converting: mining on, USD.
    pub never: Option<f64>,
}

impl Waiting {
    /// A line for every use that is converted to, and mining on.
    #[must_use]
    pub fn of(found: &Found) -> Waiting {
        let line =
            |strategy| (strategy, found.waits.iter().map(|wait| wait.npv(strategy)).collect());
        let lines = [Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid].map(line);
        Waiting { delays: WAITS.to_vec(), lines: lines.to_vec(), never: Some(found.never_usd) }
    }

    fn best(&self) -> Option<(Strategy, usize, f64)> {
        let all = self.lines.iter().flat_map(|(strategy, npvs)| {
            let there = self.delays.iter().zip(npvs);
            there.filter_map(move |(delay, npv)| Some((*strategy, *delay, (*npv)?)))
        });
        let best = all.reduce(|best, next| if next.2 > best.2 { next } else { best });
        best.filter(|(_, _, npv)| self.never.is_none_or(|never| *npv > never))
    }

    fn name(look: &Look, delay: usize) -> String {
        let delay = (delay > 0).then(|| duration_months(look.format, delay));
        words::when(delay.as_deref())
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let values = self.lines.iter().flat_map(|(_, npvs)| npvs.iter().flatten().copied());
        let domain = padded(values.chain(self.never));
        let ticks = MoneyTicks::of(look, domain, look.size.height, 56.0);
        let never_text = or_absent(self.never, |npv| money(look.format, npv));
        let names = self.lines.iter().map(|(strategy, _)| (short_name(*strategy), ""));
        let left = ticks.width() + 10.0;
        let room = |never| end_room(look, names.clone().chain([(never, never_text.as_str())]));
        // Margins that need more of the width are cut.
        let fits = left + room(words::NEVER).0 <= MARGINS * look.size.width;
        let never_name = if fits { words::NEVER } else { words::NEVER_SHORT };
        let (right, stacked) = room(never_name);
        let frame = Frame::inside(look, left, right, 18.0, 28.0);
        let inset = 18.0_f64.min(frame.width() / 4.0);
        let last = self.delays.last().copied().unwrap_or(1) as f64;
        let x = Scale::linear((0.0, last), (frame.left + inset, frame.right));
        let y = Scale::linear(domain, (frame.bottom, frame.top));
        let mut svg = Svg::new(look.theme);
        rows(&mut svg, &frame, &y, &ticks);
        let mut free = f64::NEG_INFINITY;
        for delay in &self.delays {
            let (at, name) = (x.at(*delay as f64), Waiting::name(look, *delay));
            let half = 0.5 * text_width(&name, SMALL);
            // Those that would overprint the one before are left out.
            if at - half >= free {
                let text = svg.text((at, frame.bottom + 18.0), Anchor::Middle, SMALL, &name);
                text.fill(Paint::Soft).end();
                free = at + half + 4.0;
            }
        }
        let mut labels = Vec::new();
        if let Some(never) = self.never {
            let (at, mining) = (y.at(never), Strategy::Mining);
            let line = svg.line((frame.left, at), (frame.right, at), Paint::Strategy(mining), 1.4);
            line.dash("2 3").end();
            let name = never_name.to_owned();
            labels.push(EndLabel { strategy: mining, y: at, name, value: never_text });
        }
        let best = self.best();
        for (strategy, npvs) in &self.lines {
            let there = self.delays.iter().zip(npvs);
            let points: Vec<(f64, f64)> = there
                .filter_map(|(delay, npv)| Some((x.at(*delay as f64), y.at((*npv)?))))
                .collect();
            let class = format!("series series-{}", strategy.key());
            svg.polyline(points.iter().copied()).series(*strategy, 2.0).attr("class", &class).end();
            for point in &points {
                svg.marker(*strategy, *point, 3.6).end();
            }
            if let Some((_, at)) = points.last() {
                let name = short_name(*strategy).to_owned();
                labels.push(EndLabel { strategy: *strategy, y: *at, name, value: String::new() });
            }
        }
        if let Some((strategy, delay, npv)) = best {
            let (px, py) = (x.at(delay as f64), y.at(npv));
            let ring = svg.circle((px, py), 8.0).attr("fill", "none");
            ring.stroke(Paint::Strategy(strategy), 1.4).end();
            let text = words::best(&money(look.format, npv));
            let half = text_width(&text, SMALL) * BOLD / 2.0;
            let above = if py - 13.0 < 9.0 { py + 22.0 } else { py - 13.0 };
            let at = px.max(frame.left + half);
            let note = svg.text((at, above), Anchor::Middle, SMALL, &text).bold().halo();
            note.fill(Paint::Strategy(strategy)).end();
        }
        end_labels(&mut svg, frame.right, stacked, (frame.top, frame.bottom), &labels);
        let title = words::TITLE.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let never = or_absent(self.never, |npv| money(look.format, npv));
        match self.best() {
            Some((strategy, delay, npv)) => words::converting_best(
                short_name(strategy),
                &Waiting::name(look, delay),
                &money(look.format, npv),
                &never,
            ),
            None => words::never_best(&never),
        }
    }

    fn table(&self, look: &Look) -> Table {
        let names = self.lines.iter().map(|(strategy, _)| short_name(*strategy).to_owned());
        let header: Vec<String> = [words::CONVERTING.to_owned()].into_iter().chain(names).collect();
        let row = |(i, delay): (usize, &usize)| {
            let npvs = self.lines.iter().map(|(_, npvs)| npvs.get(i).copied().flatten());
            (vec![Waiting::name(look, *delay)], npvs.collect())
        };
        let never = (vec![words::NEVER_ROW.to_owned()], vec![self.never; self.lines.len()]);
        let rows = self.delays.iter().enumerate().map(row).chain([never]);
        Table::of_numbers(header, "USD", rows, |_, npv| money(look.format, npv))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};
    use crate::view::Theme;

    #[test]
    fn never_may_be_best() {
        let lines = vec![(Strategy::Colocation, vec![Some(5e6), None])];
        let waiting = Waiting { delays: vec![0, 12], lines, never: Some(6e6) };
        let look = Look::new(&Plain, 500.0, 300.0, Theme::Light);
        assert_eq!(waiting.describe(&look), "Never converting is best: NPV $6.00m.");
        let waiting = Waiting { never: Some(4e6), ..waiting };
        assert_eq!(
            waiting.describe(&look),
            "Best is Colocation now: NPV $5.00m; never converting is worth $4.00m."
        );
    }

    #[test]
    fn the_name_of_mining_on_is_short_where_a_line_has_no_room() {
        let lines = vec![(Strategy::Colocation, vec![Some(3e8), Some(2e8)])];
        let waiting = Waiting { delays: vec![0, 12], lines, never: Some(1e8) };
        for (width, short) in [(220.0, true), (284.0, false)] {
            let svg = waiting.draw(&Look::new(&Plain, width, 300.0, Theme::Light)).svg;
            assert_eq!(!svg.contains(words::NEVER), short, "{width}");
            assert!(svg.contains(words::NEVER_SHORT));
        }
    }

    #[test]
    fn every_line_has_a_point_a_wait() {
        let late = Scenario::default()
            .nearest(Input::SiteHorizonYears, 4.0)
            .nearest(Input::ColocationBuildMonths, 30.0);
        let found = crate::analysis::waiting::waiting(&late);
        let chart = Waiting::of(&found);
        let ready = |line: usize| -> Vec<bool> {
            chart.lines[line].1.iter().map(Option::is_some).collect()
        };
        // 48 months: a build of 30 begun after 12 ends at 42, after 24 at 54.
        assert_eq!(ready(0), [true, true, false, false]);
        assert_eq!(chart.never, Some(found.never_usd));
    }
}
