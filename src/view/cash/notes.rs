//! What happens, beside the lines that it happens to.

use super::super::drawing::Look;
use super::super::labels::{Area, spot};
use super::super::plot::SMALL;
use super::super::svg::{Anchor, BOLD, Point, Svg, text_width};
use super::super::theme::Paint;
use super::{Cash, Layout, Per};
use crate::analysis::events::{Event, Happening};
use crate::format::{Format, money};
use crate::strategy::Strategy;
use crate::text::chart::cash as words;
use crate::text::month::month as in_words;

/// More happenings than these would be words all over the lines.
const IN_WORDS: usize = 5;
/// Half the width of a numbered note, pixels.
const DISC: f64 = 8.5;

/// A note to be placed.
struct Note {
    strategy: Strategy,
    at: Point,
    text: String,
}

impl Cash {
    /// What is told of the uses that are drawn, by date; halvings are told by their lines.
    pub(super) fn notable(&self) -> impl Iterator<Item = &Event> {
        self.events
            .iter()
            .filter(|event| event.strategy.is_some_and(|strategy| self.is_drawn(strategy)))
    }

    /// Whether so much happens that points have numbers, however wide the drawing.
    pub(super) fn is_numbered(&self) -> bool {
        self.notable().count() > IN_WORDS
    }

    /// What the numbers of a drawing stand for, if it has any; in brackets, or they would be read as days.
    pub(super) fn key(&self, look: &Look) -> String {
        if !(look.is_narrow() || self.is_numbered()) {
            return String::new();
        }
        let told = self.notable().map(|event| self.in_words(look.format, event));
        let told = told.enumerate().map(|(index, line)| format!("({}) {line}", index + 1));
        told.collect::<Vec<_>>().join(" · ")
    }

    /// The halvings, where something that mines is drawn.
    pub(super) fn halvings(&self) -> impl Iterator<Item = usize> {
        let mines = [Strategy::Mining, Strategy::Hybrid]
            .into_iter()
            .any(|mine| self.is_drawn(mine) && self.series[mine as usize].is_some());
        let all = self.events.iter().filter(move |event| mines && event.strategy.is_none());
        all.map(|event| event.month)
    }

    /// "December 2027: mine closed and sold, $44.3m".
    pub(super) fn in_words(&self, format: &dyn Format, event: &Event) -> String {
        let month = in_words(self.start + event.month.saturating_sub(1) as f64);
        words::dated(&month, &happens(format, event))
    }

    /// A line down the frame at each halving, named where there is room.
    pub(super) fn draw_halvings(&self, svg: &mut Svg, layout: &Layout) {
        let Layout { frame, x, .. } = layout;
        let name = words::happens(Happening::Halving, None, None);
        let half = 0.5 * text_width(&name, SMALL);
        let mut free = frame.left - half;
        for month in self.halvings() {
            let at = x.at(month as f64);
            let line = svg.line((at, frame.top), (at, frame.bottom), Paint::Grid, 1.0);
            line.dash("3 3").end();
            if at - half >= free && at + half <= frame.right + half {
                let text = svg.text((at, frame.top - 5.0), Anchor::Middle, SMALL, &name);
                text.fill(Paint::Soft).end();
                free = at + half + 10.0;
            }
        }
    }

    /// The deepest point of all with its sum, and what happens to each use: in words where there is room, by its number
    /// in the list below where the drawing is narrow, or where much happens.
    pub(super) fn draw_notes(&self, svg: &mut Svg, look: &Look, layout: &Layout) {
        let lines = self.lines(layout);
        let mut taken = Vec::new();
        if let Some(deepest) = self.deepest(look, layout) {
            let Note { strategy, at, text } = deepest;
            svg.marker(strategy, at, 4.0).end();
            note(svg, layout, &lines, &mut taken, &Note { strategy, at, text });
        }
        let mut noted = Vec::new();
        let numbered = look.is_narrow() || self.is_numbered();
        for (index, event) in self.notable().enumerate() {
            let Some(strategy) = event.strategy else { continue };
            let position = self.position_of(event.month);
            let Some(at) = self.point(layout, strategy, position) else { continue };
            if numbered {
                number(svg, layout, &lines, &mut taken, strategy, at, index + 1);
            } else {
                let text = happens(look.format, event);
                let placed = note(svg, layout, &lines, &mut taken, &Note { strategy, at, text });
                if placed {
                    noted.push((strategy, position));
                }
                if placed && self.sight.per == Per::Total {
                    let dot = svg.circle(at, 3.0).fill(Paint::Strategy(strategy));
                    dot.stroke(Paint::Surface, 1.2).end();
                }
            }
        }
        for (strategy, position, cash) in self.cut(layout) {
            if noted.contains(&(strategy, position)) {
                continue;
            }
            let Some(at) = self.point(layout, strategy, position) else { continue };
            let text = money(look.format, cash);
            note(svg, layout, &lines, &mut taken, &Note { strategy, at, text });
        }
    }

    /// The deepest point of all, and what is said there.
    fn deepest(&self, look: &Look, layout: &Layout) -> Option<Note> {
        if self.sight.per != Per::Total {
            return None;
        }
        let Layout { frame, x, y, .. } = layout;
        let all = self.ready().filter_map(|(strategy, v)| Some((strategy, Cash::lowest(v)?)));
        let (strategy, (month, depth)) = all.min_by(|a, b| a.1.1.total_cmp(&b.1.1))?;
        let amount = money(look.format, depth);
        let said = words::deepest(&amount);
        // The amount alone where there is no room for more.
        let fits = BOLD * text_width(&said, SMALL) + 20.0 < frame.width();
        let text = if fits && !look.is_narrow() { said } else { amount };
        Some(Note { strategy, at: (x.at(month as f64), y.at(depth)), text })
    }
}

/// What happens, with what it costs or brings.
pub(super) fn happens(format: &dyn Format, event: &Event) -> String {
    let amount = event.usd.map(|usd| money(format, usd));
    words::happens(event.what, event.strategy, amount.as_deref())
}

/// Writes a note where there is room for it; whether there was.
fn note(
    svg: &mut Svg,
    layout: &Layout,
    lines: &[Vec<Point>],
    taken: &mut Vec<Area>,
    note: &Note,
) -> bool {
    let paint = Paint::Strategy(note.strategy);
    let width = BOLD * text_width(&note.text, SMALL);
    let Some(spot) = spot(&layout.frame, note.at, (width, SMALL), lines, taken) else {
        return false;
    };
    if spot.far {
        let end = if spot.at.1 < note.at.1 { spot.at.1 + 4.0 } else { spot.at.1 - 11.0 };
        svg.line((note.at.0, end), note.at, paint, 0.8).stroke_opacity(0.7).end();
    }
    let text = svg.text(spot.at, spot.anchor, SMALL, &note.text);
    text.bold().halo().fill(paint).end();
    true
}

/// Writes a note's number.
fn number(
    svg: &mut Svg,
    layout: &Layout,
    lines: &[Vec<Point>],
    taken: &mut Vec<Area>,
    strategy: Strategy,
    at: Point,
    number: usize,
) {
    let Some(spot) = spot(&layout.frame, at, (2.0 * DISC, 1.6 * DISC), lines, taken) else {
        return;
    };
    let paint = Paint::Strategy(strategy);
    let side = match spot.anchor {
        Anchor::Start => DISC,
        Anchor::Middle => 0.0,
        Anchor::End => -DISC,
    };
    let centre = (spot.at.0 + side, spot.at.1 - 4.0);
    if spot.far {
        svg.line(centre, at, paint, 0.8).stroke_opacity(0.7).end();
    }
    svg.circle(centre, DISC).fill(Paint::Surface).stroke(paint, 1.4).end();
    let text = number.to_string();
    let text = svg.text((centre.0, centre.1 + 4.2), Anchor::Middle, SMALL, &text);
    text.bold().fill(paint).end();
}
