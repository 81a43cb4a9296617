//! About how high a view is: the room that is held free for it until it is there, so that what stands behind it stays
//! where it is. `embed.js` has these numbers from here.

use super::options::{EmbedOptions, EmbedPart};

/// About so many pixels: in a column of text, and on a phone.
pub type Room = [usize; 2];

/// A row of inputs that can be moved: two of them, on a phone one.
pub const MOVED: Room = [150, 150];
/// A row of inputs that are locked.
pub const LOCKED: Room = [40, 40];
/// Lines, margins, and what stands at the foot.
pub const REST: Room = [55, 70];

impl EmbedPart {
    /// About how high it is.
    #[must_use]
    pub const fn room(self) -> Room {
        match self {
            EmbedPart::Headline => [130, 240],
            EmbedPart::Comparison => [280, 290],
            EmbedPart::Map => [885, 785],
            EmbedPart::Cash => [410, 540],
            EmbedPart::Chances => [440, 560],
            EmbedPart::Fan => [640, 960],
        }
    }
}

/// About how high a view is in a column of text, pixels.
#[must_use]
pub fn height(options: &EmbedOptions) -> usize {
    let parts: usize = options.parts.iter().map(|part| part.room()[0]).sum();
    let locked = options.locked.len();
    let moved = options.inputs.len().saturating_sub(locked);
    parts + moved.div_ceil(2) * MOVED[0] + locked.div_ceil(2) * LOCKED[0] + REST[0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Input;

    #[test]
    fn a_view_is_as_high_as_its_parts_its_rows_and_its_edge() {
        // 130 + 280, three rows of two inputs, 55.
        assert_eq!(height(&EmbedOptions::default()), 130 + 280 + 450 + 55);
        let map = EmbedOptions {
            parts: vec![EmbedPart::Map],
            inputs: vec![Input::SiteGridMw, Input::SitePowerPriceUsdPerMwh],
            locked: vec![Input::SiteGridMw],
            ..EmbedOptions::default()
        };
        assert_eq!(height(&map), 885 + 150 + 40 + 55);
    }
}
