//! Notes beside points: each where it covers neither another nor, as far as can be, a line.

use super::plot::Frame;
use super::svg::{Anchor, Point};

/// A rectangle, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// That of a text of one line, `size` high, its base line at `y`.
    pub(super) fn of_text((x, y): Point, anchor: Anchor, width: f64, size: f64) -> Area {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - 0.5 * width,
            Anchor::End => x - width,
        };
        Area { left, top: y - 0.85 * size, right: left + width, bottom: y + 0.25 * size }
    }

    /// Whether two have a point in common.
    pub(super) fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn within(&self, frame: &Frame) -> bool {
        self.left >= frame.left + 2.0
            && self.right <= frame.right - 2.0
            && self.top >= frame.top
            && self.bottom <= frame.bottom - 2.0
    }

    /// How many of some lines run through it.
    fn crossed(&self, lines: &[Vec<Point>]) -> usize {
        // A stretch touches it with a pixel to spare, whichever of its ends is which.
        let touches = |pair: &[Point]| {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            (self.left < x0 + 1.0 || self.left < x1 + 1.0)
                && (x0 - 1.0 < self.right || x1 - 1.0 < self.right)
                && (self.top < y0 + 1.0 || self.top < y1 + 1.0)
                && (y0 - 1.0 < self.bottom || y1 - 1.0 < self.bottom)
        };
        lines.iter().filter(|line| line.windows(2).any(touches)).count()
    }
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// The text's anchor.
    pub at: Point,
    pub anchor: Anchor,
    /// Whether it stands so far from its point that a stroke must lead there.
    pub far: bool,
}

/// Base lines above and below a point, the nearest first.
const ABOVE_AND_BELOW: [f64; 10] = [-8.0, 17.0, -24.0, 33.0, -40.0, 49.0, -56.0, 65.0, -72.0, 81.0];
/// From how far on a stroke leads to the point, pixels.
const FAR: f64 = 20.0;
/// What a line that runs through a note is worth in pixels of distance: more than there are from the furthest spot.
const CROSSING: f64 = 100.0;

/// The best spot of a note of this width and size beside a point, out of what is taken; it is taken then. `None` if
/// there is no room.
pub(super) fn spot(
    frame: &Frame,
    (x, y): Point,
    (width, size): (f64, f64),
    lines: &[Vec<Point>],
    taken: &mut Vec<Area>,
) -> Option<Spot> {
    let sides = [(8.0, Anchor::Start), (-8.0, Anchor::End), (0.0, Anchor::Middle)];
    let mut best: Option<(f64, Spot, Area)> = None;
    for dy in ABOVE_AND_BELOW {
        // All that are left are further than the best one costs.
        if best.as_ref().is_some_and(|(least, ..)| dy.abs() >= *least) {
            break;
        }
        for (dx, anchor) in sides {
            let at = (x + dx, y + dy);
            let area = Area::of_text(at, anchor, width, size);
            if !area.within(frame) || taken.iter().any(|other| other.meets(&area)) {
                continue;
            }
            let cost = dy.abs() + CROSSING * area.crossed(lines) as f64;
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, Spot { at, anchor, far: dy.abs() > FAR }, area));
            }
        }
    }
    let (_, spot, area) = best?;
    taken.push(area);
    Some(spot)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { left: 0.0, right: 400.0, top: 0.0, bottom: 200.0 };
    const NOTE: (f64, f64) = (100.0, 12.0);

    #[test]
    fn notes_at_one_point_do_not_cover_each_other() {
        let mut taken = Vec::new();
        let found: Vec<Option<Spot>> =
            (0..40).map(|_| spot(&FRAME, (200.0, 100.0), NOTE, &[], &mut taken)).collect();
        let placed = found.iter().flatten().count();
        assert!(placed >= 8 && placed == taken.len(), "{placed}");
        assert!(found[39].is_none(), "there is no room for ever");
        for (at, one) in taken.iter().enumerate() {
            assert!(taken[at + 1..].iter().all(|other| !one.meets(other)));
        }
    }

    #[test]
    fn a_line_is_kept_clear() {
        // A line that runs through every spot above the point.
        let line = vec![(0.0, 40.0), (400.0, 40.0), (400.0, 95.0), (0.0, 95.0)];
        let found = spot(&FRAME, (200.0, 100.0), NOTE, &[line], &mut Vec::new()).unwrap();
        assert!(found.at.1 > 100.0, "{found:?}");
    }

    #[test]
    fn a_note_stays_in_the_frame() {
        let found = spot(&FRAME, (398.0, 3.0), NOTE, &[], &mut Vec::new()).unwrap();
        assert_eq!(found.anchor, Anchor::End);
        assert!(found.at.1 > 3.0);
        let narrow = Frame { right: 90.0, ..FRAME };
        assert_eq!(spot(&narrow, (40.0, 100.0), NOTE, &[], &mut Vec::new()), None);
    }
}
