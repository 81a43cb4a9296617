//! A small writer of SVG: every text escaped, every coordinate finite and rounded to a tenth.

use super::theme::{Paint, Theme, dashes};
use crate::format::{escape, escape_to};
use crate::math::Within;
use crate::strategy::Strategy;
use std::fmt::Write as _;

/// A point of the drawing, pixels from the upper left.
pub type Point = (f64, f64);

/// Where a text's anchor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its left.
    Start,
    /// In its middle.
    Middle,
    /// At its right.
    End,
}

/// SVG being written.
#[derive(Clone, Debug)]
pub struct Svg {
    out: String,
    theme: Theme,
}

/// An element being written; [`Tag::end`] finishes it.
#[must_use = "an element is written by `end`"]
pub struct Tag<'a> {
    svg: &'a mut Svg,
    name: &'static str,
    content: Option<String>,
}

impl Svg {
    /// Nothing yet.
    #[must_use]
    pub fn new(theme: Theme) -> Svg {
        Svg { out: String::new(), theme }
    }

    /// What was written.
    #[must_use]
    pub fn into_string(self) -> String {
        self.out
    }

    /// Any element.
    pub fn tag(&mut self, name: &'static str) -> Tag<'_> {
        self.out.push('<');
        self.out.push_str(name);
        Tag { svg: self, name, content: None }
    }

    /// Finished SVG as it is, from another writer.
    pub fn raw(&mut self, svg: &str) {
        self.out.push_str(svg);
    }

    /// The end of a group that [`Tag::open`] began.
    pub fn close(&mut self, name: &'static str) {
        let _ = write!(self.out, "</{name}>");
    }

    /// A straight line.
    pub fn line(&mut self, from: Point, to: Point, paint: Paint, width: f64) -> Tag<'_> {
        let tag = self.tag("line").at("x1", from.0).at("y1", from.1);
        tag.at("x2", to.0).at("y2", to.1).stroke(paint, width)
    }

    /// A rectangle; a negative extent is none.
    pub fn rect(&mut self, corner: Point, width: f64, height: f64) -> Tag<'_> {
        let tag = self.tag("rect").at("x", corner.0).at("y", corner.1);
        tag.at("width", width.max(0.0)).at("height", height.max(0.0))
    }

    /// A circle.
    pub fn circle(&mut self, centre: Point, radius: f64) -> Tag<'_> {
        self.tag("circle").at("cx", centre.0).at("cy", centre.1).at("r", radius)
    }

    /// A text.
    pub fn text(&mut self, at: Point, anchor: Anchor, size: f64, text: &str) -> Tag<'_> {
        let mut tag = self.tag("text").at("x", at.0).at("y", at.1).at("font-size", size);
        tag = match anchor {
            Anchor::Start => tag,
            Anchor::Middle => tag.attr("text-anchor", "middle"),
            Anchor::End => tag.attr("text-anchor", "end"),
        };
        tag.content = Some(escape(text));
        tag
    }

    /// A line through points; those that are not finite break it.
    pub fn polyline(&mut self, points: impl IntoIterator<Item = Point>) -> Tag<'_> {
        let mut path = String::new();
        let mut pen_down = false;
        for (x, y) in points {
            if x.is_finite() && y.is_finite() {
                path.push(if pen_down { 'L' } else { 'M' });
                point(&mut path, (x, y));
                pen_down = true;
            } else {
                pen_down = false;
            }
        }
        self.tag("path").attr("d", &path).attr("fill", "none").attr("stroke-linejoin", "round")
    }

    /// The area within points.
    pub fn polygon(&mut self, points: impl IntoIterator<Item = Point>) -> Tag<'_> {
        let mut path = String::new();
        for (x, y) in points.into_iter().filter(|(x, y)| x.is_finite() && y.is_finite()) {
            path.push(if path.is_empty() { 'M' } else { 'L' });
            point(&mut path, (x, y));
        }
        if !path.is_empty() {
            path.push('Z');
        }
        self.tag("path").attr("d", &path)
    }

    /// A bar between two per cent of the width, over all of the height of a drawing without a view box, at most 8 high.
    pub fn across(&mut self, (from, to): (f64, f64), paint: Paint) -> Tag<'_> {
        let tag = self.tag("line").percent("x1", from).attr("y1", "50%");
        tag.percent("x2", to).attr("y2", "50%").stroke(paint, 8.0)
    }

    /// An upright line at so many per cent of the width, over all of the height of a drawing without a view box.
    pub fn upright(&mut self, at: f64, paint: Paint, width: f64) -> Tag<'_> {
        self.tag("line").percent("x1", at).percent("x2", at).attr("y2", "100%").stroke(paint, width)
    }

    /// A strategy's marker: circle, square, triangle or diamond, filled, with a thin halo.
    pub fn marker(&mut self, strategy: Strategy, (x, y): Point, radius: f64) -> Tag<'_> {
        let r = radius;
        let corners: &[Point] = match strategy {
            Strategy::Mining => return self.circle((x, y), r).ring(strategy),
            Strategy::Colocation => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            Strategy::GpuCloud => &[(0.0, -1.2), (1.15, 0.85), (-1.15, 0.85)],
            Strategy::Hybrid => &[(0.0, -1.3), (1.2, 0.0), (0.0, 1.3), (-1.2, 0.0)],
        };
        let mut path = String::new();
        for (i, (dx, dy)) in corners.iter().enumerate() {
            path.push(if i == 0 { 'M' } else { 'L' });
            point(&mut path, (x + dx * r, y + dy * r));
        }
        self.tag("path").attr("d", &(path + "Z")).ring(strategy)
    }
}

impl Tag<'_> {
    /// An attribute with a text.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.written(name, |out| escape_to(out, value))
    }

    /// An attribute with a coordinate or length.
    pub fn at(self, name: &str, value: f64) -> Self {
        self.written(name, |out| coordinate_to(out, value))
    }

    /// An attribute with a share of the drawing's size, in per cent.
    fn percent(self, name: &str, value: f64) -> Self {
        self.written(name, |out| {
            coordinate_to(out, value);
            out.push('%');
        })
    }

    /// An attribute whose value is written as it is to be read.
    fn written(self, name: &str, value: impl FnOnce(&mut String)) -> Self {
        let out = &mut self.svg.out;
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        value(out);
        out.push('"');
        self
    }

    /// The colour inside.
    pub fn fill(self, paint: Paint) -> Self {
        let colour = self.svg.theme.colour(paint);
        self.attr("fill", &colour)
    }

    /// Colour and width of the line.
    pub fn stroke(self, paint: Paint, width: f64) -> Self {
        let colour = self.svg.theme.colour(paint);
        self.attr("stroke", &colour).at("stroke-width", width)
    }

    /// How much of what is behind the inside covers, 0 to 1. (Opacity of the whole is a layer of its own to a browser.)
    pub fn fill_opacity(self, value: f64) -> Self {
        self.share("fill-opacity", value)
    }

    /// How much of what is behind the line covers, 0 to 1.
    pub fn stroke_opacity(self, value: f64) -> Self {
        self.share("stroke-opacity", value)
    }

    fn share(self, name: &str, value: f64) -> Self {
        let percent = (value.within(0.0, 1.0) * 100.0).round() as u32;
        self.attr(name, &format!("{}.{:02}", percent / 100, percent % 100))
    }

    /// A dash pattern; nothing for an empty one.
    pub fn dash(self, pattern: &str) -> Self {
        if pattern.is_empty() { self } else { self.attr("stroke-dasharray", pattern) }
    }

    /// A strategy's line.
    pub fn series(self, strategy: Strategy, width: f64) -> Self {
        self.stroke(Paint::Strategy(strategy), width).dash(dashes(strategy))
    }

    /// Semibold.
    pub fn bold(self) -> Self {
        self.attr("font-weight", "600")
    }

    /// A halo in the background's colour, so that a text can be read on lines.
    pub fn halo(self) -> Self {
        self.stroke(Paint::Surface, 3.0)
            .attr("paint-order", "stroke")
            .attr("stroke-linejoin", "round")
    }

    fn ring(self, strategy: Strategy) -> Self {
        self.fill(Paint::Strategy(strategy)).stroke(Paint::Surface, 1.2)
    }

    /// A second text on the same line, `gap` behind the first, not bold.
    pub fn followed_by(mut self, gap: f64, size: f64, paint: Paint, text: &str) -> Self {
        let colour = self.svg.theme.colour(paint);
        if let Some(content) = &mut self.content {
            let (gap, size) = (coordinate(gap), coordinate(size));
            let _ = write!(
                content,
                "<tspan dx=\"{gap}\" font-size=\"{size}\" font-weight=\"400\" fill=\"{colour}\">{}</tspan>",
                escape(text)
            );
        }
        self
    }

    /// Finishes the element.
    pub fn end(self) {
        match self.content {
            None => self.svg.out.push_str("/>"),
            Some(content) => {
                let _ = write!(self.svg.out, ">{content}</{}>", self.name);
            }
        }
    }

    /// Leaves the element open for children; [`Svg::close`] ends it.
    pub fn open(self) {
        self.svg.out.push('>');
    }
}

/// A point of a path.
fn point(path: &mut String, (x, y): Point) {
    coordinate_to(path, x);
    path.push(',');
    coordinate_to(path, y);
}

fn coordinate(value: f64) -> String {
    let mut out = String::new();
    coordinate_to(&mut out, value);
    out
}

/// A coordinate to the tenth, within ±100 000; what is not finite is 0. Drawings have hundreds: digit by digit they take
/// a part of the time that formatting takes.
fn coordinate_to(out: &mut String, value: f64) {
    let tenths =
        if value.is_finite() { (value.within(-1e5, 1e5) * 10.0).round() as i32 } else { 0 };
    if tenths < 0 {
        out.push('-');
    }
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    let digit = |number: i32| char::from(b'0' + (number % 10) as u8);
    for power in [100_000, 10_000, 1_000, 100, 10].into_iter().filter(|power| whole >= *power) {
        out.push(digit(whole / power));
    }
    out.push(digit(whole));
    if rest > 0 {
        out.push('.');
        out.push(digit(rest));
    }
}

/// How much wider a semibold text is.
pub const BOLD: f64 = 1.15;

/// About how wide a text is in a sans-serif at `size`, pixels; errs on the wide side.
#[must_use]
pub fn text_width(text: &str, size: f64) -> f64 {
    let em = |c| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | ':' | '|' | '·' => 0.31,
        'f' | 'r' | 't' | '(' | ')' | '/' | ' ' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.95,
        'A'..='Z' => 0.72,
        _ => 0.63,
    };
    text.chars().map(em).sum::<f64>() * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_finite_tenths() {
        let all = [
            1.25,
            -0.04,
            -3.12,
            0.0,
            f64::NAN,
            f64::INFINITY,
            1e300,
            -1e300,
            -0.1,
            10.0,
            90_807.06,
        ];
        let text = all.map(coordinate);
        let expected =
            ["1.3", "0", "-3.1", "0", "0", "0", "100000", "-100000", "-0.1", "10", "90807.1"];
        assert_eq!(text, expected);
        // And as formatting has it.
        for tenths in (-20_000..20_000).map(|n| 7 * n) {
            let (sign, size) = (if tenths < 0 { "-" } else { "" }, i32::abs(tenths));
            let expected = match size % 10 {
                0 => format!("{sign}{}", size / 10),
                rest => format!("{sign}{}.{rest}", size / 10),
            };
            assert_eq!(coordinate(f64::from(tenths) / 10.0), expected);
        }
    }

    #[test]
    fn text_cannot_leave_its_element() {
        let mut svg = Svg::new(Theme::Light);
        svg.text((0.0, 0.0), Anchor::End, 12.0, "</text><script>\"&\u{1}").end();
        assert_eq!(
            svg.into_string(),
            "<text x=\"0\" y=\"0\" font-size=\"12\" text-anchor=\"end\">\
             &lt;/text&gt;&lt;script&gt;&quot;&amp; </text>"
        );
    }

    #[test]
    fn a_gap_in_the_data_is_a_gap_in_the_line() {
        let mut svg = Svg::new(Theme::Page);
        svg.polyline([(0.0, 1.0), (1.0, f64::NAN), (2.0, 3.0), (4.0, 5.0)]).end();
        assert!(svg.into_string().contains("d=\"M0,1M2,3L4,5\""));
    }
}
