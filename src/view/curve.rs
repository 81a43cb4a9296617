//! The curve on a control: NPVs of the four strategies over an input's plausible range.

use super::drawing::{Drawing, Look, Readable, Readout, ReadoutLine, overlay, picture};
use super::plot::{Frame, cursor, extent};
use super::scale::Scale;
use super::svg::Svg;
use super::table::{Table, Value};
use super::theme::Paint;
use crate::format::{Format, money, value_with_unit};
use crate::rank::ranked;
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::chart::curve as words;
use crate::text::strategy::short_name;

/// NPVs over an input's range.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The input.
    pub input: Input,
    /// Its present value, as stored.
    pub present: f64,
    /// Values at which it was evaluated, rising, as stored.
    pub values: Vec<f64>,
    /// By value, then [`Strategy`]: NPV, USD; `None` if not ready within the horizon.
    pub npvs: Vec<[Option<f64>; 4]>,
    /// What selling now brings at each value, USD; empty if the sale is not to be compared.
    pub sell_now: Vec<f64>,
}

/// How wide the rule at the present value is.
const RULE: f64 = 1.2;

/// A stretch of the range with one leader.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Its first value, as stored.
    pub from: f64,
    /// Its last value, as stored.
    pub to: f64,
    /// The strategy with the highest NPV; `None` where selling now brings more or none is ready.
    pub leader: Option<Strategy>,
}

impl Curve {
    fn leader(&self, index: usize) -> Option<(Strategy, f64)> {
        let npvs = self.npvs.get(index)?;
        let there = Strategy::ALL.into_iter().filter_map(|s| Some((s, npvs[s as usize]?)));
        let best = there.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let sale = self.sell_now.get(index).copied().unwrap_or(f64::NEG_INFINITY);
        Some(best).filter(|(_, npv)| *npv >= sale)
    }

    /// The range cut where the leader changes, each cut where the two lines cross.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (index, value) in self.values.iter().enumerate() {
            let leader = self.leader(index).map(|(strategy, _)| strategy);
            match stretches.last_mut() {
                Some(last) if last.leader == leader => last.to = *value,
                Some(last) => {
                    let cut = self.crossing(index, last.leader, leader);
                    last.to = cut;
                    stretches.push(Stretch { from: cut, to: *value, leader });
                }
                None => stretches.push(Stretch { from: *value, to: *value, leader }),
            }
        }
        stretches
    }

    /// Where the lines of two leaders cross between `index - 1` and `index`, both taken as straight.
    fn crossing(&self, index: usize, old: Option<Strategy>, new: Option<Strategy>) -> f64 {
        let (from, to) = (self.values[index - 1], self.values[index]);
        let lead = |at: usize| -> Option<f64> {
            let (npvs, sale) = (self.npvs.get(at), self.sell_now.get(at).copied());
            let value = |s: Option<Strategy>| s.map_or(sale, |s| npvs?[s as usize]);
            Some(value(old)? - value(new)?)
        };
        match (lead(index - 1), lead(index)) {
            (Some(before), Some(after)) if before > 0.0 && after < 0.0 => {
                from + (to - from) * (before / (before - after))
            }
            _ => 0.5 * (from + to),
        }
    }

    fn layout(&self, look: &Look) -> (Frame, Scale, Scale) {
        let row = self.input.row();
        let frame =
            Frame { left: 0.0, right: look.size.width, top: 5.0, bottom: look.size.height - 5.0 };
        let from = self.values.first().copied().unwrap_or(row.low);
        let to = self.values.last().copied().unwrap_or(row.high);
        let x = Scale::new(row.scale, (from, to), (frame.left, frame.right));
        let (low, high) = extent(self.npvs.iter().flatten().flatten().copied());
        (frame, x, Scale::linear((low, high), (frame.bottom, frame.top)))
    }

    /// The chart. It fills its width from edge to edge, so that its values stand above the
    /// slider's; it has no text.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = self.lines(look);
        let (_, x, _) = self.layout(look);
        let here = x.at(self.present);
        svg.line((here, 0.0), (here, look.size.height), Paint::Ink, RULE).end();
        let title = words::title(self.input.row().label);
        Drawing::new(look, svg, title, self.describe(look.format), self.table(look.format))
    }

    /// The same without the rule at the present value, which moves at every step of a slider while all else stands.
    #[must_use]
    pub fn picture(&self, look: &Look) -> String {
        let title = words::title(self.input.row().label);
        picture(look, self.lines(look), &title, &self.describe(look.format))
    }

    /// The rule at a value alone, to lay over that: in per cent and without a view box, within which a change has the
    /// browser put all layers of the page together anew.
    #[must_use]
    pub fn rule(&self, value: f64, look: &Look) -> String {
        let (_, x, _) = self.layout(look);
        let mut svg = Svg::new(look.theme);
        svg.tag("svg").attr("class", "cursor").attr("aria-hidden", "true").open();
        svg.upright(x.at(value) / look.size.width * 100.0, Paint::Ink, RULE).end();
        svg.close("svg");
        svg.into_string()
    }

    fn lines(&self, look: &Look) -> Svg {
        let (frame, x, y) = self.layout(look);
        let mut svg = Svg::new(look.theme);
        let stretches = self.stretches();
        for Stretch { from, to, leader } in &stretches {
            if let Some(leader) = leader {
                let (from, to) = (x.at(*from), x.at(*to));
                let band = svg.rect((from, 0.0), to - from, look.size.height);
                band.fill(Paint::Strategy(*leader)).fill_opacity(0.1).end();
            }
        }
        let zero = y.at(0.0);
        svg.line((frame.left, zero), (frame.right, zero), Paint::Soft, 0.7)
            .stroke_opacity(0.55)
            .end();
        let leads = stretches.iter().filter_map(|s| s.leader).collect::<Vec<_>>();
        for strategy in Strategy::ALL {
            let npvs = self.values.iter().zip(&self.npvs);
            let points = npvs.map(|(value, npvs)| {
                (x.at(*value), npvs[strategy as usize].map_or(f64::NAN, |npv| y.at(npv)))
            });
            let width = if leads.contains(&strategy) { 1.8 } else { 1.3 };
            let class = format!("series series-{}", strategy.key());
            svg.polyline(points).series(strategy, width).attr("class", &class).end();
        }
        for pair in stretches.windows(2) {
            let at = pair[1].from;
            if let Some(npv) = self.leading_npv(at) {
                let dot = svg.circle((x.at(at), y.at(npv)), 3.0).fill(Paint::Surface);
                dot.stroke(Paint::Ink, 1.4).end();
            }
        }
        svg
    }

    /// The highest NPV at a value between evaluated ones.
    fn leading_npv(&self, value: f64) -> Option<f64> {
        let index = self.values.iter().position(|v| *v >= value)?.max(1);
        let (from, to) = (*self.values.get(index - 1)?, *self.values.get(index)?);
        let share = if to > from { (value - from) / (to - from) } else { 0.0 };
        let (before, after) = (self.npvs.get(index - 1)?, self.npvs.get(index)?);
        let at = |(a, b): (&Option<f64>, &Option<f64>)| Some((*a)? * (1.0 - share) + (*b)? * share);
        before.iter().zip(after).filter_map(at).reduce(f64::max)
    }

    /// "Over $27/MWh to $81/MWh: colocation leads throughout."
    #[must_use]
    pub fn describe(&self, format: &dyn Format) -> String {
        let show = |value: f64| value_with_unit(format, self.input, value);
        let stretches = self.stretches();
        let [first, .., last] = stretches.as_slice() else {
            let all = stretches.first();
            let whole =
                |all: &Stretch| words::throughout(&show(all.from), &show(all.to), all.leader);
            return all.map(whole).unwrap_or_default();
        };
        let then = stretches[1..].iter();
        let then = then.map(|next| (next.leader, near(format, self.input, next.from)));
        let then: Vec<(Option<Strategy>, String)> = then.collect();
        words::changing(&show(first.from), &show(last.to), first.leader, &then)
    }

    fn table(&self, format: &dyn Format) -> Table {
        let names = Strategy::ALL.map(|strategy| short_name(strategy).to_owned());
        let header = [vec![self.input.row().label.to_owned()], names.to_vec()].concat();
        let row = |(value, npvs): (&f64, &[Option<f64>; 4])| {
            (vec![value_with_unit(format, self.input, *value)], npvs.to_vec())
        };
        let rows = self.values.iter().zip(&self.npvs).map(row);
        let at = self.values.iter().map(|value| Value::Number(*value));
        Table::of_numbers(header, "USD", rows, |_, npv| money(format, npv)).with_column(
            0,
            self.input.row().unit,
            at,
        )
    }
}

/// A value between two of the slider's, to the slider's step.
fn near(format: &dyn Format, input: Input, value: f64) -> String {
    let step = input.row().step;
    let rounded = if step > 0.0 { (value / step).round() * step } else { value };
    value_with_unit(format, input, rounded)
}

impl Readable for Curve {
    fn positions(&self) -> usize {
        self.values.len().min(self.npvs.len())
    }

    fn nearest(&self, look: &Look, x: f64) -> Option<usize> {
        let (_, scale, _) = self.layout(look);
        let target = x * look.size.width;
        let distance = |index: &usize| (scale.at(self.values[*index]) - target).abs();
        (0..self.positions()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    fn readout(&self, look: &Look, position: usize) -> Option<Readout> {
        let value = self.values.get(position).copied().filter(|value| value.is_finite())?;
        let npvs = self.npvs.get(position)?;
        let (frame, x, y) = self.layout(look);
        let there = Strategy::ALL.into_iter().filter_map(|s| Some((s, npvs[s as usize]?)));
        let there = ranked(&there.collect::<Vec<(Strategy, f64)>>(), |(_, npv)| *npv);
        let dots: Vec<_> = there.iter().map(|(strategy, npv)| (*strategy, y.at(*npv))).collect();
        let mut svg = Svg::new(look.theme);
        cursor(&mut svg, &frame, x.at(value), &dots);
        let line = |(strategy, npv): &(Strategy, f64)| ReadoutLine {
            strategy: Some(*strategy),
            label: short_name(*strategy).to_owned(),
            value: money(look.format, *npv),
        };
        Some(Readout {
            heading: value_with_unit(look.format, self.input, value),
            lines: there.iter().map(line).collect(),
            x: x.at(value),
            cursor: overlay(look, svg),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::view::Theme;

    fn curve() -> Curve {
        let npvs = |mining, colocation| [Some(mining), Some(colocation), None, None];
        Curve {
            input: Input::SitePowerPriceUsdPerMwh,
            present: 45.0,
            values: vec![30.0, 40.0, 50.0],
            npvs: vec![npvs(100.0, 0.0), npvs(50.0, 30.0), npvs(0.0, 60.0)],
            sell_now: Vec::new(),
        }
    }

    #[test]
    fn the_leader_changes_where_the_lines_cross() {
        // Lead of mining 20 at 40 and -60 at 50: zero a quarter of the way, at 42.5.
        let stretches = curve().stretches();
        let cut: Vec<_> = stretches.iter().map(|s| (s.from, s.to, s.leader)).collect();
        assert_eq!(
            cut,
            [(30.0, 42.5, Some(Strategy::Mining)), (42.5, 50.0, Some(Strategy::Colocation))]
        );
        assert_eq!(curve().leading_npv(42.5), Some(37.5));
        assert_eq!(
            curve().describe(&Plain),
            "From $30/MWh to $50/MWh: Mining leads, then Colocation from about $42.50/MWh."
        );
    }

    #[test]
    fn selling_now_may_lead() {
        let curve = Curve { sell_now: vec![1000.0; 3], ..curve() };
        assert_eq!(curve.stretches().iter().map(|s| s.leader).collect::<Vec<_>>(), [None]);
        assert!(curve.describe(&Plain).contains("selling now leads throughout"));
    }

    #[test]
    fn the_rule_lies_over_the_lines_as_it_is_drawn_with_them() {
        let look = Look::new(&Plain, 320.0, 44.0, Theme::Page);
        let (lines, rule) = (curve().picture(&look), curve().rule(45.0, &look));
        // 45 is three quarters of the way from 30 to 50.
        assert!(rule.contains("<line x1=\"75%\" x2=\"75%\" y2=\"100%\""), "{rule}");
        let drawn = curve().draw(&look).svg;
        let line = drawn.strip_prefix(lines.strip_suffix("</svg>").unwrap()).unwrap();
        assert!(line.starts_with("<line x1=\"240\" y1=\"0\" x2=\"240\" y2=\"44\""), "{line}");
        let paint = &line[line.find("stroke").unwrap()..];
        assert!(rule.ends_with(paint), "{rule} is painted as {line}");
    }

    #[test]
    fn nothing_to_draw_is_drawn() {
        let empty = Curve { values: Vec::new(), npvs: Vec::new(), ..curve() };
        let look = Look::new(&Plain, 320.0, 44.0, Theme::Page);
        assert!(empty.draw(&look).svg.ends_with("</svg>"));
        assert_eq!(empty.nearest(&look, 0.5), None);
    }

    #[test]
    fn positions_are_read_where_they_stand() {
        let look = Look::new(&Plain, 320.0, 44.0, Theme::Page);
        assert_eq!(curve().nearest(&look, 0.0), Some(0));
        assert_eq!(curve().nearest(&look, 0.55), Some(1));
        let reading = curve().readout(&look, 2).unwrap();
        assert_eq!(reading.lines[0].label, "Colocation");
        assert_eq!(reading.x, 320.0);
    }
}
