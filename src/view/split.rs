//! The value split: who gets each dollar that a GPU-hour or a kW-month pays.

use super::drawing::{Drawing, Look};
use super::plot::{Frame, NAME, SMALL, within};
use super::scale::Scale;
use super::svg::{Anchor, BOLD, Svg, text_width};
use super::table::{Table, Value};
use super::theme::Paint;
use crate::analysis::value_split::{Recipient, ValueSplit, parts};
use crate::format::{money, percent};
use crate::math::Within;
use crate::strategy::Strategy;
use crate::text::chart::split as words;
use crate::text::strategy::short_name;
use crate::text::value_split::{recipient as name, recipient_in};

/// One price and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitRow {
    /// The strategy that earns the price.
    pub strategy: Strategy,
    /// What is paid for: "Colocation, per kW-month".
    pub label: String,
    /// What is paid, USD a unit; the parts add up to it.
    pub price: f64,
    /// By [`Recipient`], USD a unit; below zero where the owner pays in.
    pub parts: [f64; 7],
}

/// Prices and where they go.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The prices, in the order to be shown.
    pub rows: Vec<SplitRow>,
}

const ROW: f64 = 74.0;

fn paint(to: Recipient, strategy: Strategy) -> Paint {
    if to == Recipient::Owner { Paint::Strategy(strategy) } else { Paint::Part(to as usize) }
}

impl SplitRow {
    /// Parts as shares of the price; nothing if nothing is paid.
    fn shares(&self) -> [f64; 7] {
        let share = |part: f64| {
            let share = part / self.price;
            if share.is_finite() { share.within(-100.0, 100.0) } else { 0.0 }
        };
        self.parts.map(share)
    }
}

impl Split {
    /// A bar for every split of which something is sold.
    #[must_use]
    pub fn of(found: &[ValueSplit]) -> Split {
        let row = |split: &ValueSplit| {
            let portions = split.per_unit?;
            Some(SplitRow {
                strategy: split.strategy,
                label: words::row(short_name(split.strategy), words::unit(split.unit)),
                price: portions.revenue_usd,
                parts: parts(&portions),
            })
        };
        Split { rows: found.iter().filter_map(row).collect() }
    }

    fn key_lines(look: &Look) -> usize {
        if look.is_narrow() { 2 } else { 1 }
    }

    /// The height that the rows need in this look, pixels; only its width counts.
    #[must_use]
    pub fn height(&self, look: &Look) -> f64 {
        20.0 * Split::key_lines(look) as f64 + 10.0 + ROW * self.rows.len() as f64 + self.foot()
    }

    /// Lowest and highest sum of shares of one sign.
    fn extent(&self) -> (f64, f64) {
        let (mut low, mut high) = (0.0_f64, 1.0_f64);
        for row in &self.rows {
            let sum = |sign: f64| row.shares().iter().filter(|s| **s * sign > 0.0).sum::<f64>();
            (low, high) = (low.min(sum(-1.0)), high.max(sum(1.0)));
        }
        (low, high)
    }

    /// Room for the note under the rows, if any row takes more than is paid.
    fn foot(&self) -> f64 {
        if self.extent().1 > 1.0 + 1e-9 { 18.0 } else { 0.0 }
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let top = draw_key(&mut svg, look);
        let (low, high) = self.extent();
        let frame = Frame::inside(look, 1.0, 1.0, top, 4.0 + self.foot());
        let x = Scale::linear((low, high), (frame.left, frame.right));
        let step = frame.height() / self.rows.len().max(1) as f64;
        for (i, row) in self.rows.iter().enumerate() {
            let top = frame.top + i as f64 * step;
            svg.marker(row.strategy, (5.0, top + 11.5), 4.2).end();
            let name = svg.text((15.0, top + 16.0), Anchor::Start, NAME, &row.label).bold();
            let price = money(look.format, row.price);
            let said = words::pays(&price);
            let taken = 23.0 + BOLD * text_width(&row.label, NAME);
            // The amount alone where there is no room for more.
            let fits = taken + text_width(&said, NAME) <= look.size.width;
            let price = if fits { said } else { price };
            name.fill(Paint::Ink).followed_by(8.0, NAME, Paint::Soft, &price).end();
            let bar = (top + 24.0, (step - 48.0).within(3.0, 30.0));
            draw_row(&mut svg, look, row, &x, bar);
            // Beside the bars alone: names and shares stand between them.
            let (from, to) = (bar.0 - 4.0, bar.0 + bar.1 + 4.0);
            if low < 0.0 {
                svg.line((x.at(0.0), from), (x.at(0.0), to), Paint::Ink, 1.0).end();
            }
            if high > 1.0 + 1e-9 {
                svg.line((x.at(1.0), from), (x.at(1.0), to), Paint::Ink, 1.0).dash("3 3").end();
            }
        }
        if high > 1.0 + 1e-9 {
            let (at, bottom) = (x.at(1.0), frame.bottom);
            svg.line((at, bottom - 5.0), (at, bottom + 4.0), Paint::Ink, 1.0).dash("3 3").end();
            let text = svg.text((at, bottom + 15.0), Anchor::End, SMALL, words::ALL_THAT_IS_PAID);
            text.fill(Paint::Soft).halo().end();
        }
        let title = words::TITLE.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let each = self.rows.iter().map(|row| {
            let shares = row.shares();
            let parts =
                Recipient::ALL.into_iter().zip(shares).filter(|(_, share)| share.abs() >= 0.005);
            let parts: Vec<String> = parts
                .map(|(to, share)| {
                    format!("{} {}", recipient_in(row.strategy, to), percent(look.format, share, 0))
                })
                .collect();
            words::describe(&row.label, &money(look.format, row.price), &parts)
        });
        each.collect::<Vec<_>>().join(" ")
    }

    fn table(&self, look: &Look) -> Table {
        let first = words::HEADS.map(str::to_owned);
        let header =
            first.into_iter().chain(Recipient::ALL.map(|to| name(to).to_owned())).collect();
        let row = |row: &SplitRow| {
            let first = [row.label.clone(), money(look.format, row.price)];
            let parts = row.parts.iter().zip(row.shares()).map(|(part, share)| {
                format!("{} ({})", money(look.format, *part), percent(look.format, share, 0))
            });
            first.into_iter().chain(parts).collect()
        };
        let exact = |row: &SplitRow| {
            let first = [Value::Text(row.label.clone()), Value::Number(row.price)];
            first.into_iter().chain(row.parts.map(Value::Number)).collect()
        };
        let unit = |place| if place == 0 { "" } else { "USD" };
        Table {
            units: (0..2 + Recipient::ALL.len()).map(|place| unit(place).to_owned()).collect(),
            exact: self.rows.iter().map(exact).collect(),
            ..Table::of_texts(header, self.rows.iter().map(row).collect())
        }
    }
}

/// Swatches with names; gives the height they take.
fn draw_key(svg: &mut Svg, look: &Look) -> f64 {
    let (mut x, mut y) = (0.0, 4.0);
    for to in Recipient::ALL {
        let text = if to == Recipient::Owner { words::OWNER } else { name(to) };
        let text = if look.is_narrow() { name(to) } else { text };
        let width = 15.0 + text_width(text, SMALL) + 12.0;
        if x + width > look.size.width + 12.0 && x > 0.0 {
            (x, y) = (0.0, y + 20.0);
        }
        let swatch = svg.rect((x + 0.5, y), 10.0, 10.0);
        if to == Recipient::Owner {
            swatch.fill(Paint::Ink).end();
        } else {
            swatch.fill(Paint::Part(to as usize)).end();
        }
        svg.text((x + 15.0, y + 9.0), Anchor::Start, SMALL, text).fill(Paint::Soft).end();
        x += width;
    }
    y + 26.0
}

/// A row's parts side by side, those below zero to the left, with shares under those wide enough.
fn draw_row(svg: &mut Svg, look: &Look, row: &SplitRow, x: &Scale, (top, tall): (f64, f64)) {
    let (mut left, mut right) = (0.0, 0.0);
    // Where shares are written: from, until.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (to, share) in Recipient::ALL.into_iter().zip(row.shares()) {
        let (from, until) = if share < 0.0 {
            left += share;
            (left, left - share)
        } else {
            right += share;
            (right - share, right)
        };
        let (from, until) = (x.at(from), x.at(until));
        let gap = if until - from > 3.0 { 1.0 } else { 0.0 };
        svg.rect((from, top), until - from - gap, tall).fill(paint(to, row.strategy)).end();
        let text = percent(look.format, share, 0);
        let width = text_width(&text, SMALL) * BOLD;
        let middle = 0.5 * (from + until);
        // A share is written where it touches no other and its part is about as wide; the owner's, however narrow.
        let at = within(middle, width / 2.0, look.size.width - width / 2.0);
        let written = (at - width / 2.0, at + width / 2.0);
        let free =
            taken.iter().all(|other| written.0 >= other.1 + 3.0 || written.1 <= other.0 - 3.0);
        let wide = until - from >= 0.6 * width || to == Recipient::Owner;
        if free && wide {
            let text = svg.text((at, top + tall + 14.0), Anchor::Middle, SMALL, &text);
            if to == Recipient::Owner {
                text.bold().fill(Paint::Strategy(row.strategy)).end();
            } else {
                text.fill(Paint::Soft).end();
            }
            taken.push(written);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::value_split::value_split;
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::scenario::Scenario;
    use crate::strategy::Strategy;
    use crate::view::Theme;

    fn split(parts: [f64; 7], price: f64) -> Split {
        let label = "GPU cloud, per GPU-hour".to_owned();
        Split { rows: vec![SplitRow { strategy: Strategy::GpuCloud, label, price, parts }] }
    }

    #[test]
    fn shares_are_of_the_price() {
        let look = Look::new(&Plain, 600.0, 110.0, Theme::Light);
        let drawing = split([2.0, 0.5, 0.25, 0.25, 0.5, 0.0, 0.5], 4.0).draw(&look);
        assert_eq!(
            drawing.description,
            "GPU cloud, per GPU-hour at $4: chips 50%, halls 13%, power 6%, operations 6%, \
             lenders 13%, owner 13%."
        );
        assert_eq!(drawing.table.rows[0][2], "$2 (50%)");
    }

    #[test]
    fn a_price_of_nothing_has_no_shares() {
        let split = split([1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0], 0.0);
        assert_eq!(split.rows[0].shares(), [0.0; 7]);
    }

    #[test]
    fn the_parts_of_every_bar_add_up_to_its_price() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let found: Vec<ValueSplit> = Strategy::ALL
            .into_iter()
            .filter_map(|strategy| value_split(&scenario, &evaluation, strategy))
            .collect();
        let chart = Split::of(&found);
        assert_eq!(chart.rows.len(), 3, "the hybrid sells two things");
        for row in chart.rows {
            let sum: f64 = row.parts.iter().sum();
            assert!((sum - row.price).abs() < 1e-9 * row.price, "{}: {sum}", row.label);
        }
    }
}
