//! Cumulative cash of the four strategies: when each is paid back and how deep it goes before.

use super::drawing::{Drawing, Look, Readable, Readout, ReadoutLine, overlay};
use super::plot::{
    EndLabel, Frame, MoneyTicks, SMALL, cursor, end_labels, end_room, padded, rows, years,
};
use super::scale::Scale;
use super::svg::{Anchor, Svg, text_width};
use super::table::Table;
use super::theme::Paint;
use crate::evaluation::Evaluation;
use crate::finance::{Column, payback};
use crate::format::{duration_months, money, or_absent};
use crate::math::Within;
use crate::rank::ranked;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::text::chart::{AT_THE_END_OF, cash as words};
use crate::text::month::month as in_words;
use crate::text::strategy::short_name;
use crate::text::units::named;

/// Cumulative free cash flow, the owned mine's on its way out included.
#[derive(Clone, Debug, PartialEq)]
pub struct Cash {
    /// Month of index 0, as stored.
    pub start: f64,
    /// By [`Strategy`]: USD at index 0 to T; `None` if not ready within the horizon.
    pub series: [Option<Vec<f64>>; 4],
}

/// Where data stands in a drawing.
struct Layout {
    frame: Frame,
    x: Scale,
    y: Scale,
    ticks: MoneyTicks,
    stacked: bool,
}

impl Cash {
    /// The cash of an evaluation of `scenario`.
    #[must_use]
    pub fn of(scenario: &Scenario, evaluation: &Evaluation) -> Cash {
        let series = Strategy::ALL.map(|strategy| {
            let ledger = &evaluation.outcome(strategy)?.ledger;
            let flows = ledger.column(Column::FreeCashFlow).iter();
            let bridge = ledger.column(Column::BridgeCashFlow);
            let mut total = 0.0;
            let add = |(cash, bridge): (&f64, &f64)| {
                total += cash + bridge;
                total
            };
            Some(flows.zip(bridge).map(add).collect())
        });
        Cash { start: scenario.get(Input::SiteStart), series }
    }

    fn ready(&self) -> impl Iterator<Item = (Strategy, &[f64])> + Clone {
        let series = Strategy::ALL.into_iter().zip(&self.series);
        series.filter_map(|(strategy, values)| Some((strategy, values.as_deref()?)))
    }

    fn months(&self) -> usize {
        self.ready().map(|(_, values)| values.len()).max().unwrap_or(0).saturating_sub(1)
    }

    fn ends(&self, look: &Look) -> Vec<(Strategy, f64, String)> {
        let ends = self
            .ready()
            .filter_map(|(strategy, values)| Some((strategy, *values.last()?)))
            .filter(|(_, end)| end.is_finite());
        ends.map(|(strategy, end)| (strategy, end, money(look.format, end))).collect()
    }

    fn layout(&self, look: &Look) -> Layout {
        let all = self.ready().flat_map(|(_, values)| values.iter().copied());
        let domain = padded(all);
        let ticks = MoneyTicks::of(look, domain, look.size.height, 62.0);
        let ends = self.ends(look);
        let labels =
            ends.iter().map(|(strategy, _, value)| (short_name(*strategy), value.as_str()));
        let (right, stacked) = end_room(look, labels);
        let frame = Frame::inside(look, ticks.width() + 10.0, right, 26.0, 28.0);
        let x = Scale::linear((0.0, self.months() as f64), (frame.left, frame.right));
        let y = Scale::linear(domain, (frame.bottom, frame.top));
        Layout { frame, x, y, ticks, stacked }
    }

    /// How high it is at a width, pixels.
    #[must_use]
    pub fn height(width: f64) -> f64 {
        if width < 520.0 { 300.0 } else { (width * 0.28).within(240.0, 320.0) }
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let layout = self.layout(look);
        let Layout { frame, x, y, .. } = &layout;
        let mut svg = Svg::new(look.theme);
        rows(&mut svg, frame, y, &layout.ticks);
        years(&mut svg, frame, x, self.start, self.months());
        for (strategy, values) in self.ready() {
            let points =
                values.iter().enumerate().map(|(month, cash)| (x.at(month as f64), y.at(*cash)));
            let class = format!("series series-{}", strategy.key());
            svg.polyline(points).series(strategy, 2.0).attr("class", &class).end();
        }
        self.draw_marks(&mut svg, look, &layout);
        let ends = self.ends(look).into_iter();
        let labels: Vec<EndLabel> = ends
            .map(|(strategy, end, value)| EndLabel {
                strategy,
                y: y.at(end),
                name: short_name(strategy).to_owned(),
                value,
            })
            .collect();
        end_labels(&mut svg, frame.right, layout.stacked, (frame.top, frame.bottom), &labels);
        Drawing::new(
            look,
            svg,
            named(look.format, words::TITLE),
            self.describe(look),
            self.table(look),
        )
    }

    /// Month and depth of a series' lowest point; `None` if it never goes below zero.
    fn lowest(values: &[f64]) -> Option<(usize, f64)> {
        let below = values.iter().copied().enumerate().filter(|(_, cash)| *cash < 0.0);
        below.min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// First month from whose end on a series that was below zero stays at zero or above.
    fn back_above(values: &[f64]) -> Option<usize> {
        let flows: Vec<f64> = values
            .iter()
            .scan(0.0, |last, cash| Some(cash - std::mem::replace(last, *cash)))
            .collect();
        payback(&flows).months.filter(|month| *month > 0 && *month < values.len())
    }

    /// Rings where cash is back above zero for good, and the deepest point of all with its sum.
    fn draw_marks(&self, svg: &mut Svg, look: &Look, layout: &Layout) {
        let Layout { frame, x, y, .. } = layout;
        let zero = y.at(0.0);
        for (strategy, values) in self.ready() {
            if let Some(month) = Cash::back_above(values) {
                let ring = svg.circle((x.at(month as f64), zero), 4.0).fill(Paint::Surface);
                ring.stroke(Paint::Strategy(strategy), 2.0).end();
            }
        }
        let deepest = self
            .ready()
            .filter_map(|(strategy, values)| Some((strategy, Cash::lowest(values)?)))
            .min_by(|a, b| a.1.1.total_cmp(&b.1.1));
        if let Some((strategy, (month, depth))) = deepest {
            let (px, py) = (x.at(month as f64), y.at(depth));
            svg.marker(strategy, (px, py), 4.0).end();
            let depth = money(look.format, depth);
            let room = |text: &str| text_width(text, SMALL) + 10.0;
            // The amount alone where there is no room for more on either side.
            let said = words::deepest(&depth);
            let fits = px + room(&said) < frame.right || px > room(&said);
            let text = if fits { said } else { depth };
            let room = room(&text);
            let (at, anchor) = if px + room < frame.right {
                (px + 9.0, Anchor::Start)
            } else {
                (px - 9.0, Anchor::End)
            };
            let note = svg.text((at, (py + 4.0).min(frame.bottom - 3.0)), anchor, SMALL, &text);
            note.bold().halo().fill(Paint::Strategy(strategy)).end();
        }
        if look.size.width > 200.0 && self.ready().any(|(_, v)| Cash::back_above(v).is_some()) {
            let left = frame.left;
            svg.circle((left + 5.0, 10.0), 4.0).fill(Paint::Surface).stroke(Paint::Soft, 1.6).end();
            let key = svg.text((left + 14.0, 14.0), Anchor::Start, SMALL, words::PAID_BACK);
            key.fill(Paint::Soft).end();
        }
    }

    fn describe(&self, look: &Look) -> String {
        let sentences = self.ready().map(|(strategy, values)| {
            let end = or_absent(values.last().copied(), |end| money(look.format, end));
            let lowest = Cash::lowest(values).map(|(month, depth)| {
                (money(look.format, depth), in_words(self.start + month as f64))
            });
            let back = Cash::back_above(values).map(|month| duration_months(look.format, month));
            words::line(short_name(strategy), &end, lowest, back)
        });
        let mut text = sentences.collect::<Vec<_>>().join(" ");
        for strategy in Strategy::ALL.into_iter().filter(|s| self.series[*s as usize].is_none()) {
            text += " ";
            text += &words::not_ready(short_name(strategy));
        }
        text
    }

    fn table(&self, look: &Look) -> Table {
        let names = Strategy::ALL.map(short_name).into_iter();
        let columns = names.zip(self.series.iter().map(Option::as_deref));
        at_years_ends(look, self.start, self.months(), columns)
    }
}

/// Cash at each year's end, month `months` the last: a column for each name and its series.
pub(super) fn at_years_ends<'a>(
    look: &Look,
    start: f64,
    months: usize,
    columns: impl Iterator<Item = (&'a str, Option<&'a [f64]>)> + Clone,
) -> Table {
    let names = columns.clone().map(|(name, _)| name.to_owned());
    let header = std::iter::once(AT_THE_END_OF.to_owned()).chain(names).collect();
    let row = |month: usize| {
        let name = in_words(start + month.saturating_sub(1) as f64);
        let name = if month == 0 { words::start(&name) } else { name };
        let cash =
            columns.clone().map(|(_, series)| series.and_then(|values| values.get(month).copied()));
        (vec![name], cash.collect())
    };
    let rows = (0..=months).step_by(12).map(row);
    Table::of_numbers(header, "USD", rows, |_, cash| money(look.format, cash))
}

impl Readable for Cash {
    fn positions(&self) -> usize {
        self.ready().next().map_or(0, |_| self.months() + 1)
    }

    fn nearest(&self, look: &Look, x: f64) -> Option<usize> {
        let month = self.layout(look).x.value(x * look.size.width).round();
        (self.positions() > 0).then_some((month as usize).min(self.months()))
    }

    fn readout(&self, look: &Look, position: usize) -> Option<Readout> {
        if position >= self.positions() {
            return None;
        }
        let Layout { frame, x, y, .. } = self.layout(look);
        let at = x.at(position as f64);
        let here = self.ready().filter_map(|(s, values)| Some((s, *values.get(position)?)));
        let values = ranked(&here.collect::<Vec<(Strategy, f64)>>(), |(_, cash)| *cash);
        let mut svg = Svg::new(look.theme);
        let dots: Vec<_> = values.iter().map(|(strategy, cash)| (*strategy, y.at(*cash))).collect();
        cursor(&mut svg, &frame, at, &dots);
        let line = |(strategy, cash): &(Strategy, f64)| ReadoutLine {
            strategy: Some(*strategy),
            label: short_name(*strategy).to_owned(),
            value: money(look.format, *cash),
        };
        let when = in_words(self.start + position.saturating_sub(1) as f64);
        let heading = match position {
            0 => words::start(&when),
            months => words::after(&when, &duration_months(look.format, months)),
        };
        let lines = values.iter().map(line).collect();
        Some(Readout { heading, lines, x: at, cursor: overlay(look, svg) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::view::Theme;

    fn cash() -> Cash {
        let mut series = [const { None }; 4];
        series[1] = Some(vec![-100.0, -50.0, 50.0, -10.0, 30.0, 60.0]);
        Cash { start: 2027.0 * 12.0, series }
    }

    #[test]
    fn marks_of_a_series() {
        let cash = cash();
        let values = cash.series[1].as_ref().unwrap();
        assert_eq!(Cash::lowest(values), Some((0, -100.0)));
        assert_eq!(Cash::back_above(values), Some(4), "50 at month 2 does not last");
        assert_eq!(Cash::back_above(&[0.0, 5.0]), None, "never below zero: nothing to pay back");
        assert_eq!(Cash::lowest(&[0.0, 5.0]), None);
    }

    #[test]
    fn a_pointer_finds_the_month() {
        let (cash, look) = (cash(), Look::new(&Plain, 720.0, 360.0, Theme::Light));
        assert_eq!(cash.nearest(&look, 0.0), Some(0));
        assert_eq!(cash.nearest(&look, 1.0), Some(5));
        let reading = cash.readout(&look, 2).unwrap();
        assert_eq!(cash.nearest(&look, reading.x / 720.0), Some(2));
        assert_eq!(reading.heading, "February 2027, after 2 mo");
        assert_eq!((reading.lines.len(), reading.lines[0].value.as_str()), (1, "$50"));
        assert_eq!(cash.readout(&look, 6), None);
        assert_eq!(Cash { start: 0.0, series: [const { None }; 4] }.nearest(&look, 0.5), None);
    }

    #[test]
    fn the_last_value_is_all_cash_with_the_bridge() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let cash = Cash::of(&scenario, &evaluation);
        for (strategy, values) in cash.ready() {
            let ledger = &evaluation.outcome(strategy).unwrap().ledger;
            let sum = ledger.sum(Column::FreeCashFlow) + ledger.sum(Column::BridgeCashFlow);
            let last = values.last().unwrap();
            assert!((last - sum).abs() <= 1e-9 * sum.abs().max(1.0), "{strategy:?} {last} {sum}");
        }
    }
}
