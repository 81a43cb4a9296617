//! Cash of the four uses: cumulative, by year or by month, with what happens to each.

mod flows;
mod notes;
mod reading;
mod told;

pub use told::told;

use super::drawing::{Drawing, Look};
use super::plot::{EndLabel, Frame, MoneyTicks, SMALL, end_labels, end_room, padded, rows, years};
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::table::Table;
use super::theme::Paint;
use crate::analysis::events::{Event, events};
use crate::evaluation::Evaluation;
use crate::finance::{Column, payback};
use crate::format::{duration_months, money, or_absent};
use crate::math::Within;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::text::chart::{AT_THE_END_OF, cash as words};
use crate::text::month::month as in_words;
use crate::text::strategy::{name, short_name};
use crate::text::units::named;

/// Over what cash is summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Per {
    /// From the start on.
    #[default]
    Total,
    /// Twelve months each, from the start on.
    Year,
    /// Months.
    Month,
}

/// What is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// One use alone, on a scale of its own; `None`: all.
    pub only: Option<Strategy>,
    /// Over what it is summed.
    pub per: Per,
}

/// Free cash flow, the owned mine's on its way out included.
#[derive(Clone, Debug, PartialEq)]
pub struct Cash {
    /// Month of index 0, as stored.
    pub start: f64,
    /// By [`Strategy`]: cumulative, USD at index 0 to T; `None` if not ready within the horizon.
    pub series: [Option<Vec<f64>>; 4],
    /// What happens, by date.
    pub events: Vec<Event>,
    /// Whether an owned mine earns while AI is built: in the lines, in no payback and no funding need.
    pub has_bridge: bool,
    /// What is drawn of it.
    pub sight: Sight,
}

/// Where data stands in a drawing.
struct Layout {
    frame: Frame,
    x: Scale,
    y: Scale,
    ticks: MoneyTicks,
    stacked: bool,
    /// What is drawn of each use, by position.
    drawn: Vec<(Strategy, Vec<f64>)>,
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
        let start = scenario.get(Input::SiteStart);
        let events = events(scenario, evaluation);
        let has_bridge = |strategy| {
            let outcome = evaluation.outcome(strategy);
            outcome.is_some_and(|of| {
                of.ledger.column(Column::BridgeCashFlow).iter().any(|usd| *usd != 0.0)
            })
        };
        let has_bridge = Strategy::ALL.into_iter().any(has_bridge);
        Cash { start, series, events, has_bridge, sight: Sight::default() }
    }

    /// The same, so much of it drawn.
    #[must_use]
    pub fn shown(self, sight: Sight) -> Cash {
        Cash { sight, ..self }
    }

    /// Whether a use is drawn.
    fn is_drawn(&self, strategy: Strategy) -> bool {
        self.sight.only.is_none_or(|only| only == strategy)
    }

    fn ready(&self) -> impl Iterator<Item = (Strategy, &[f64])> + Clone {
        let series = Strategy::ALL.into_iter().zip(&self.series);
        series
            .filter_map(|(strategy, values)| Some((strategy, values.as_deref()?)))
            .filter(|(strategy, _)| self.is_drawn(*strategy))
    }

    fn months(&self) -> usize {
        let all = self.series.iter().flatten();
        all.map(Vec::len).max().unwrap_or(0).saturating_sub(1)
    }

    fn ends(&self, look: &Look) -> Vec<(Strategy, f64, String)> {
        if self.sight.per != Per::Total {
            return Vec::new();
        }
        let ends = self
            .ready()
            .filter_map(|(strategy, values)| Some((strategy, *values.last()?)))
            .filter(|(_, end)| end.is_finite());
        ends.map(|(strategy, end)| (strategy, end, money(look.format, end))).collect()
    }

    fn layout(&self, look: &Look) -> Layout {
        let drawn: Vec<(Strategy, Vec<f64>)> =
            self.ready().map(|(strategy, values)| (strategy, self.by_period(values))).collect();
        let all = drawn.iter().flat_map(|(_, values)| values.iter().copied());
        let domain = match self.sight.per {
            Per::Month => flows::without_rare(all.collect()),
            Per::Year => padded(all),
            Per::Total => with_room_below(padded(all)),
        };
        let ticks = MoneyTicks::of(look, domain, look.size.height, 62.0);
        let ends = self.ends(look);
        let labels =
            ends.iter().map(|(strategy, _, value)| (short_name(*strategy), value.as_str()));
        let (right, stacked) = if ends.is_empty() { (14.0, false) } else { end_room(look, labels) };
        let top = if self.halvings().next().is_some() { 42.0 } else { 26.0 };
        let frame = Frame::inside(look, ticks.width() + 10.0, right, top, 28.0);
        let x = Scale::linear((0.0, self.months() as f64), (frame.left, frame.right));
        let y = Scale::linear(domain, (frame.bottom, frame.top));
        Layout { frame, x, y, ticks, stacked, drawn }
    }

    /// How high it is at a width, pixels.
    #[must_use]
    pub fn height(width: f64) -> f64 {
        if width < 520.0 { 320.0 } else { (width * 0.33).within(260.0, 400.0) }
    }

    /// What it is.
    fn title(&self) -> String {
        let title = match self.sight.per {
            Per::Total => words::TITLE,
            Per::Year => words::BY_YEAR,
            Per::Month => words::BY_MONTH,
        };
        self.sight.only.map_or_else(|| title.to_owned(), |only| words::alone(title, name(only)))
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let layout = self.layout(look);
        let Layout { frame, x, y, .. } = &layout;
        let mut svg = Svg::new(look.theme);
        rows(&mut svg, frame, y, &layout.ticks);
        self.draw_halvings(&mut svg, &layout);
        years(&mut svg, frame, x, self.start, self.months());
        if self.sight.per == Per::Total {
            self.draw_lines(&mut svg, &layout);
            self.draw_rings(&mut svg, look, &layout);
        } else {
            self.draw_flows(&mut svg, look, &layout);
        }
        self.draw_notes(&mut svg, look, &layout);
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
        let title = named(look.format, &self.title());
        let drawing = Drawing::new(look, svg, title, self.describe(look), self.table(look));
        Drawing { key: self.key(look), ..drawing }
    }

    fn draw_lines(&self, svg: &mut Svg, layout: &Layout) {
        let Layout { x, y, drawn, .. } = layout;
        for (strategy, values) in drawn {
            let points =
                values.iter().enumerate().map(|(month, cash)| (x.at(month as f64), y.at(*cash)));
            let class = format!("series series-{}", strategy.key());
            svg.polyline(points).series(*strategy, 2.0).attr("class", &class).end();
        }
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

    /// Rings where cash is back above zero for good.
    fn draw_rings(&self, svg: &mut Svg, look: &Look, layout: &Layout) {
        let Layout { frame, x, y, .. } = layout;
        let zero = y.at(0.0);
        let mut any = false;
        for (strategy, values) in self.ready() {
            if let Some(month) = Cash::back_above(values) {
                any = true;
                let ring = svg.circle((x.at(month as f64), zero), 4.0).fill(Paint::Surface);
                ring.stroke(Paint::Strategy(strategy), 2.0).end();
            }
        }
        if look.size.width > 200.0 && any {
            let left = frame.left;
            svg.circle((left + 5.0, 10.0), 4.0).fill(Paint::Surface).stroke(Paint::Soft, 1.6).end();
            let key = svg.text((left + 14.0, 14.0), Anchor::Start, SMALL, words::PAID_BACK);
            key.fill(Paint::Soft).end();
        }
    }

    fn describe(&self, look: &Look) -> String {
        let mut text = match self.sight.per {
            Per::Total => self.describe_total(look),
            Per::Year | Per::Month => self.describe_flows(look),
        };
        let missing = |strategy: &Strategy| {
            self.is_drawn(*strategy) && self.series[*strategy as usize].is_none()
        };
        for strategy in Strategy::ALL.into_iter().filter(missing) {
            text += " ";
            text += &words::not_ready(short_name(strategy));
        }
        let happens = self.notable().map(|event| self.in_words(look.format, event));
        happens.fold(text, |text, line| text + " " + &line + ".")
    }

    fn describe_total(&self, look: &Look) -> String {
        let sentences = self.ready().map(|(strategy, values)| {
            let end = or_absent(values.last().copied(), |end| money(look.format, end));
            let lowest = Cash::lowest(values).map(|(month, depth)| {
                (money(look.format, depth), in_words(self.start + month as f64))
            });
            let back = Cash::back_above(values).map(|month| duration_months(look.format, month));
            words::line(short_name(strategy), &end, lowest, back)
        });
        sentences.collect::<Vec<_>>().join(" ")
    }

    fn table(&self, look: &Look) -> Table {
        if self.sight.per != Per::Total {
            return self.table_of_flows(look);
        }
        let columns = self.ready().map(|(strategy, values)| (short_name(strategy), Some(values)));
        if self.sight.only.is_some() {
            return at_years_ends(look, self.start, self.months(), columns);
        }
        let names = Strategy::ALL.map(short_name).into_iter();
        let columns = names.zip(self.series.iter().map(Option::as_deref));
        at_years_ends(look, self.start, self.months(), columns)
    }
}

/// With room for a note under the deepest point.
fn with_room_below((low, high): (f64, f64)) -> (f64, f64) {
    (if low < 0.0 { low - 0.06 * (high - low) } else { low }, high)
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

#[cfg(test)]
mod tests;
