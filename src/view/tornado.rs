//! The tornado: what each input's plausible range does to a result, and which inputs decide.

mod found;

use super::drawing::{Drawing, Look};
use super::plot::{Frame, NAME, SMALL, widest, within};
use super::scale::{Scale, ticks};
use super::svg::{Anchor, BOLD, Svg, text_width};
use super::table::{Table, Value};
use super::theme::Paint;
use crate::analysis::standing::Contender;
use crate::format::{Format, money, money_axis, or_absent, percent, ratio};
use crate::math::Within;
use crate::strategy::Strategy;
use crate::text::chart::{leader_name, tornado as words};
use crate::text::data as units;
pub use found::{WhichBars, measure};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// USD.
    Money,
    /// A fraction, shown as percent.
    Rate,
    /// A factor.
    Ratio,
}

impl Shows {
    fn show(self, format: &dyn Format, value: f64) -> String {
        match self {
            Shows::Money => money(format, value),
            Shows::Rate => percent(format, value, 1),
            Shows::Ratio => ratio(format, value),
        }
    }

    /// The unit of the exact value.
    fn unit(self) -> &'static str {
        match self {
            Shows::Money => "USD",
            Shows::Rate => units::A_YEAR,
            Shows::Ratio => units::RATIO,
        }
    }

    fn axis(self, format: &dyn Format, ticks: &[f64]) -> Vec<String> {
        match self {
            Shows::Money => money_axis(format, ticks),
            _ => ticks.iter().map(|tick| self.show(format, *tick)).collect(),
        }
    }
}

/// A result at one end of an input's plausible range.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnEnd {
    /// The input's value there, with its unit.
    pub input: String,
    /// The result; `None` if there is none.
    pub value: Option<f64>,
    /// Who is best there, selling now included, if it is another one than now.
    pub flips_to: Option<Contender>,
}

/// One input.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnBar {
    /// Its label.
    pub label: String,
    /// At the low end of its range.
    pub low: DrawnEnd,
    /// At the high end of its range.
    pub high: DrawnEnd,
}

impl DrawnBar {
    fn flips(&self) -> bool {
        self.low.flips_to.is_some() || self.high.flips_to.is_some()
    }

    /// The room that its label takes; it is bold if the bar flips.
    fn name_width(&self) -> f64 {
        text_width(&self.label, NAME) * if self.flips() { BOLD } else { 1.0 }
    }

    /// Both ends in one line: "3% … 25% of revenue", what they share once.
    fn ends(&self) -> String {
        let (low, high) = (&self.low.input, &self.high.input);
        let low = match (low.split_once(' '), high.split_once(' ')) {
            (Some((number, unit)), Some((_, same))) if unit == same => number,
            _ => low,
        };
        format!("{low} … {high}")
    }

    /// How far each end moves the result, the low one first.
    fn moves(&self, base: f64) -> [f64; 2] {
        let moved = |end: &DrawnEnd| end.value.filter(|x| x.is_finite()).map_or(0.0, |x| x - base);
        [moved(&self.low), moved(&self.high)]
    }

    /// What stands beside each end, the low one first. Of two on the same side of the base the farther one names both.
    /// Where it is narrow the ends stand under the name, so that the bars have all of the width.
    fn texts(&self, base: f64, narrow: bool) -> [String; 2] {
        if narrow {
            return Default::default();
        }
        let [low, high] = [&self.low, &self.high].map(end_text);
        let [by_low, by_high] = self.moves(base);
        match by_low * by_high > 0.0 {
            true if by_low.abs() < by_high.abs() => [String::new(), format!("{high} … {low}")],
            true => [format!("{low} … {high}"), String::new()],
            false => [low, high],
        }
    }
}

/// Inputs by their effect on a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// What is measured, in words: "NPV of colocation".
    pub title: String,
    /// In which unit.
    pub measure: Shows,
    /// The result now; `None` if there is none.
    pub base: Option<f64>,
    /// The inputs, in the order to be shown.
    pub bars: Vec<DrawnBar>,
}

const AXIS: f64 = 44.0;

impl Tornado {
    fn row(look: &Look) -> f64 {
        if look.is_narrow() { 62.0 } else { 28.0 }
    }

    /// The height that the bars need in this look, pixels; only its width counts.
    #[must_use]
    pub fn height(&self, look: &Look) -> f64 {
        AXIS + Tornado::row(look) * self.bars.len() as f64 + 4.0
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        let ends = self.bars.iter().flat_map(|bar| [bar.low.value, bar.high.value]);
        ends.chain([self.base]).flatten().filter(|x| x.is_finite())
    }

    /// The chart. The end of a bar at which another strategy is best has that one's colour, marker
    /// and name.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let low = self.values().fold(f64::INFINITY, f64::min);
        let high = self.values().fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        let base = self.base.filter(|x| x.is_finite()).unwrap_or(0.5 * (low + high));
        let narrow = look.is_narrow();
        let names = widest(self.bars.iter().map(|bar| bar.label.as_str()), NAME) * BOLD + 12.0;
        let left = if narrow { 0.0 } else { names.min(0.35 * look.size.width) };
        let frame = Frame::inside(look, left, 0.0, AXIS, 4.0);
        let x = self.scale(&frame, (low, high), base, narrow);
        self.axis(&mut svg, look, &frame, &x, (low, high), base);
        let step = frame.height() / self.bars.len().max(1) as f64;
        for (i, bar) in self.bars.iter().enumerate() {
            let top = frame.top + i as f64 * step;
            let middle = if narrow { top + 46.0 } else { top + 0.5 * step };
            let (room, baseline) =
                if narrow { (look.size.width, middle - 30.0) } else { (left - 12.0, middle + 4.2) };
            let ends = if narrow { bar.ends() } else { String::new() };
            let flip = bar.low.flips_to.or(bar.high.flips_to).filter(|_| narrow);
            // Who becomes best stands behind the name; behind the ends where the name would be cut for it.
            let under = flip.filter(|to| {
                let more = flip_room(*to);
                bar.name_width() + more > room && text_width(&ends, SMALL) + more <= room
            });
            let beside = flip.filter(|_| under.is_none());
            let label = shorten(bar, room - beside.map_or(0.0, flip_room));
            let name = svg.text((0.0, baseline), Anchor::Start, NAME, &label).halo();
            let name = name.fill(Paint::Ink);
            let name = if bar.flips() { name.bold() } else { name };
            match beside {
                Some(to) => name.followed_by(7.0, NAME, painted(to), &becoming(to)).end(),
                None => name.end(),
            }
            let thick = if narrow { 12.0 } else { (step * 0.5).min(14.0) };
            draw_bar(&mut svg, bar, &x, base, (middle, thick), narrow);
            if narrow {
                let text = svg.text((0.0, middle - 13.0), Anchor::Start, SMALL, &ends).halo();
                let text = text.fill(Paint::Soft);
                match under {
                    Some(to) => {
                        text.followed_by(7.0, SMALL, painted(to), &becoming(to)).end();
                    }
                    None => text.end(),
                }
                let at = x.at(base);
                svg.line((at, middle - 9.0), (at, middle + 9.0), Paint::Ink, 1.0).end();
            }
        }
        Drawing::new(
            look,
            svg,
            self.title.clone(),
            self.describe(look.format),
            self.table(look.format),
        )
    }

    /// The widest scale at which every text beside a bar's end stays inside the frame: for each
    /// place of the base, the ends on either side bound the pixels a unit of the measure takes.
    fn scale(&self, frame: &Frame, (low, high): (f64, f64), base: f64, narrow: bool) -> Scale {
        let of = |bar: &DrawnBar| {
            let beside = |text: String| match text.is_empty() {
                true => 2.0,
                false => text_width(&text, SMALL) * BOLD + 20.0,
            };
            let rooms = bar.texts(base, narrow).map(beside);
            bar.moves(base).into_iter().zip(rooms)
        };
        let ends: Vec<(f64, f64)> = self.bars.iter().flat_map(of).collect();
        // An effect of less than a pixel is none.
        let none = 1e-3 * (high - low);
        let room_without = |left: bool| {
            let beside = ends.iter().filter(|(x, _)| x.abs() < none || (*x < 0.0) == left);
            beside.map(|(_, room)| *room).fold(0.0, f64::max)
        };
        let pixels = |at: f64| {
            let each = ends.iter().filter(|(x, _)| x.abs() >= none).map(|(x, room)| {
                let free = if *x < 0.0 { at - frame.left } else { frame.right - at };
                ((free - room) / x.abs()).max(0.0)
            });
            each.fold(f64::INFINITY, f64::min)
        };
        // The middle serves if no end moves; a base at the edge leaves room for its texts.
        let from = frame.left + room_without(true).min(0.5 * frame.width());
        let to = frame.right - room_without(false).min(0.5 * frame.width());
        let places = (0..=60).map(|i| from.min(to) + (to - from).abs() * f64::from(i) / 60.0);
        let widest = places.map(|at| (at, pixels(at))).filter(|(_, pixels)| pixels.is_finite());
        let best = widest.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let (at, mut pixels) = best.unwrap_or((0.5 * (frame.left + frame.right), 0.0));
        if pixels <= 0.0 {
            pixels = 0.2 * frame.width() / (high - low).max(f64::MIN_POSITIVE);
        }
        Scale::linear((low, high), (at - pixels * (base - low), at + pixels * (high - base)))
    }

    fn axis(
        &self,
        svg: &mut Svg,
        look: &Look,
        frame: &Frame,
        x: &Scale,
        ends: (f64, f64),
        base: f64,
    ) {
        let (low, high) = ends;
        let count = ((x.at(high) - x.at(low)) / 90.0).within(2.0, 6.0) as usize;
        let ticks = ticks(low, high, count);
        let now = or_absent(self.base, |base| words::now(&self.measure.show(look.format, base)));
        let room = text_width(&now, SMALL) * BOLD;
        // A base at an edge leaves its words inside.
        let here = within(x.at(base), 0.5 * room, look.size.width - 0.5 * room);
        for (tick, label) in ticks.iter().zip(self.measure.axis(look.format, &ticks)) {
            let at = x.at(*tick);
            if !look.is_narrow() {
                svg.line((at, frame.top - 4.0), (at, frame.bottom), Paint::Grid, 1.0).end();
            }
            let clear = (text_width(&label, SMALL) + room) / 2.0 + 6.0;
            if (at - here).abs() > clear {
                let text = svg.text((at, frame.top - 9.0), Anchor::Middle, SMALL, &label);
                text.fill(Paint::Soft).end();
            }
        }
        let text = svg.text((here, frame.top - 9.0), Anchor::Middle, SMALL, &now);
        text.bold().fill(Paint::Ink).end();
        if !look.is_narrow() {
            let at = x.at(base);
            svg.line((at, frame.top - 4.0), (at, frame.bottom), Paint::Ink, 1.0).end();
        }
        svg.rect((0.5, 4.5), 10.0, 9.0).fill(Paint::Surface).stroke(Paint::Soft, 1.0).end();
        svg.text((16.0, 13.0), Anchor::Start, SMALL, words::LOW_END).fill(Paint::Soft).end();
        let second = 16.0 + text_width(words::LOW_END, SMALL) + 10.0;
        svg.rect((second, 4.0), 11.0, 10.0).fill(Paint::Soft).end();
        let text = if look.is_narrow() { words::HIGH_END_SHORT } else { words::HIGH_END };
        svg.text((second + 16.0, 13.0), Anchor::Start, SMALL, text).fill(Paint::Soft).end();
    }

    fn describe(&self, format: &dyn Format) -> String {
        let now = or_absent(self.base, |base| self.measure.show(format, base));
        let deciding: Vec<&str> =
            self.bars.iter().filter(|bar| bar.flips()).map(|bar| bar.label.as_str()).collect();
        words::describe(&now, &deciding)
    }

    fn table(&self, format: &dyn Format) -> Table {
        let row = |bar: &DrawnBar| {
            let show = |end: &DrawnEnd| or_absent(end.value, |x| self.measure.show(format, x));
            let flips: Vec<String> = words::ENDS
                .into_iter()
                .zip([&bar.low, &bar.high])
                .filter_map(|(at, end)| Some(words::becomes(named(end.flips_to?), at)))
                .collect();
            [
                bar.label.clone(),
                bar.low.input.clone(),
                show(&bar.low),
                bar.high.input.clone(),
                show(&bar.high),
                flips.join(", "),
            ]
        };
        let exact = |bar: &DrawnBar| {
            let mut cells = row(bar).map(Value::Text);
            cells[2] = Value::of(bar.low.value);
            cells[4] = Value::of(bar.high.value);
            cells.to_vec()
        };
        let unit = self.measure.unit();
        Table {
            header: words::HEADS.map(str::to_owned).to_vec(),
            rows: self.bars.iter().map(|bar| row(bar).to_vec()).collect(),
            exact: self.bars.iter().map(exact).collect(),
            units: ["", "", unit, "", unit, ""].map(str::to_owned).to_vec(),
        }
    }
}

fn named(to: Contender) -> &'static str {
    leader_name(strategy_of(to))
}

fn painted(to: Contender) -> Paint {
    strategy_of(to).map_or(Paint::Ink, Paint::Strategy)
}

fn strategy_of(to: Contender) -> Option<Strategy> {
    match to {
        Contender::Strategy(strategy) => Some(strategy),
        Contender::SellNow | Contender::Zero => None,
    }
}

/// The room that the name behind a narrow row's label takes.
fn flip_room(to: Contender) -> f64 {
    text_width(named(to), NAME) + 32.0
}

/// Who becomes best, in a narrow row.
fn becoming(to: Contender) -> String {
    format!("→ {}", named(to))
}

/// What stands beside an end.
fn end_text(end: &DrawnEnd) -> String {
    match end.flips_to {
        Some(to) => format!("{} → {}", end.input, named(to)),
        None => end.input.clone(),
    }
}

/// A bar's label cut to a width, with an ellipsis.
fn shorten(bar: &DrawnBar, width: f64) -> String {
    if bar.name_width() <= width.max(30.0) {
        return bar.label.clone();
    }
    let mut short = String::new();
    for c in bar.label.chars() {
        if (text_width(&short, NAME) + NAME) * BOLD > width.max(30.0) {
            break;
        }
        short.push(c);
    }
    short.trim_end().to_owned() + "…"
}

/// Both ends of an input. Ends on the same side of the base share the height.
fn draw_bar(svg: &mut Svg, bar: &DrawnBar, x: &Scale, base: f64, at: (f64, f64), narrow: bool) {
    let (middle, thick) = at;
    let base_at = x.at(base);
    let at =
        |end: &DrawnEnd| end.value.filter(|v| v.is_finite()).map_or(base_at, |value| x.at(value));
    let (low, high) = (at(&bar.low), at(&bar.high));
    let [by_low, by_high] = bar.moves(base);
    let same_side = by_low * by_high > 0.0;
    let texts = bar.texts(base, narrow);
    let ends = [(&bar.low, low, high, true), (&bar.high, high, low, false)];
    for ((end, at, other, is_low), text) in ends.into_iter().zip(texts) {
        let (top, tall) = match (same_side, is_low) {
            (false, _) => (middle - thick / 2.0, thick),
            (true, true) => (middle - thick / 2.0, thick / 2.0),
            (true, false) => (middle, thick / 2.0),
        };
        let paint = end.flips_to.map_or(Paint::Soft, painted);
        let rect = svg.rect((at.min(base_at), top), (at - base_at).abs(), tall);
        let inside = if is_low { Paint::Surface } else { paint };
        rect.fill(inside).stroke(paint, 1.0).end();
        // Each text stands outside its end; that of an end without effect opposite the other.
        let leftwards = match ((at - base_at).abs() < 0.5, (other - base_at).abs() < 0.5) {
            (true, true) => is_low,
            (true, false) => other > base_at,
            _ => at < base_at,
        };
        if text.is_empty() {
            continue;
        }
        let (side, anchor) = if leftwards { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
        let mut text_at = at + side * 6.0;
        if let Some(strategy) = end.flips_to.and_then(strategy_of) {
            svg.marker(strategy, (at + side * 9.0, middle), 4.2).end();
            text_at = at + side * 17.0;
        }
        let text = svg.text((text_at, middle + 4.0), anchor, SMALL, &text).halo();
        match end.flips_to {
            Some(to) => text.bold().fill(painted(to)).end(),
            None => text.fill(Paint::Soft).end(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::view::Theme;

    const PHONE: f64 = 284.0;

    fn end(input: &str, value: f64, flips_to: Option<Strategy>) -> DrawnEnd {
        let flips_to = flips_to.map(Contender::Strategy);
        DrawnEnd { input: input.to_owned(), value: Some(value), flips_to }
    }

    fn drawn(base: f64, label: &str, ends: [&str; 2], to: Option<Strategy>) -> String {
        let low = end(ends[0], base, None);
        let bar = DrawnBar { label: label.to_owned(), low, high: end(ends[1], 9e7, to) };
        let (title, base) = (String::new(), Some(base));
        let tornado = Tornado { title, measure: Shows::Money, base, bars: vec![bar] };
        tornado.draw(&Look::new(&Plain, PHONE, 110.0, Theme::Light)).svg
    }

    /// The place of the first text that says this.
    fn x_of(svg: &str, text: &str) -> f64 {
        let before = svg.split(&format!(">{text}<")).next().unwrap_or_default();
        let tag = before.rsplit("<text x=\"").next().unwrap_or_default();
        tag.split('"').next().and_then(|x| x.parse().ok()).expect("a place")
    }

    #[test]
    fn what_is_now_stays_inside_at_either_edge() {
        for base in [0.0, 1.8e8] {
            let svg = drawn(base, "Price", ["1", "2"], None);
            let now = words::now(&money(&Plain, base));
            let (at, half) = (x_of(&svg, &now), 0.5 * BOLD * text_width(&now, SMALL));
            assert!(at - half >= -0.1 && at + half <= PHONE + 0.1, "{at} {half}");
        }
    }

    #[test]
    fn who_becomes_best_goes_under_a_long_name() {
        let to = Some(Strategy::Colocation);
        let becomes = becoming(Contender::Strategy(Strategy::Colocation));
        let long = "Discount rate, GPU cloud, 2027";
        let svg = drawn(0.0, long, ["8%/yr", "15%/yr"], to);
        assert!(svg.contains(&format!(">{long}</text>")), "{svg}");
        assert!(svg.contains("8%/yr … 15%/yr<"), "{svg}");
        let short = drawn(0.0, "Price", ["8%/yr", "15%/yr"], to);
        for (svg, line) in [(svg, "15%/yr<"), (short, ">Price<")] {
            let behind = svg.split(line).nth(1).and_then(|rest| rest.split("</text>").next());
            assert!(behind.is_some_and(|behind| behind.contains(&becomes)), "{line}");
        }
    }

    #[test]
    fn both_ends_say_their_unit_once() {
        let ends = |low: &str, high: &str| {
            let (low, high) = (end(low, 1.0, None), end(high, 2.0, None));
            DrawnBar { label: String::new(), low, high }.ends()
        };
        assert_eq!(ends("3% of revenue", "25% of revenue"), "3% … 25% of revenue");
        assert_eq!(ends("1 year", "6 years"), "1 year … 6 years");
        assert_eq!(ends("$2", "$3"), "$2 … $3");
    }
}
