//! Colours, dashes and markers: one of each for a strategy, everywhere.
//!
//! The four colours differ for every common kind of colour vision and stand out from their
//! background (see the tests); a dash pattern and a marker say the same without colour.
//!
//! [`Theme::Page`] draws with the page's own colours and typeface, through presentation attributes
//! only (no `style`, so that a strict content policy holds). The page must define on `:root`, for
//! light and for dark, the custom properties [`PROPERTIES`] with the values of [`Theme::Light`]
//! and [`Theme::Dark`]; [`properties`] writes them.
//!
//! Classes on the elements, for the page's own additions; no drawing needs a rule for them:
//! - `chart`: every drawing's root. Recommended: `display:block; width:100%; height:auto;
//!   font-variant-numeric:tabular-nums; overflow:visible`.
//! - `series series-mining`, `series-colocation`, `series-gpu_cloud`, `series-hybrid`: a strategy's
//!   line, area or bar with its label; for highlighting one and fading the others.
//! - `cursor`: the overlay of a reading; it takes no pointer events.
//! - `point`: the user's point on the map, for dragging.

use crate::strategy::Strategy;

/// Where a drawing will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// On the page: colours by custom property, typeface inherited.
    Page,
    /// In a file on white.
    Light,
    /// In a file on black.
    Dark,
}

/// What a mark is painted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// A strategy's colour.
    Strategy(Strategy),
    /// Text and what matters.
    Ink,
    /// Axes, notes, what matters less.
    Soft,
    /// Grid lines.
    Grid,
    /// The background, for halos and gaps.
    Surface,
    /// One of six quiet colours for parts of a whole, by index.
    Part(usize),
}

/// Custom properties with their values on light and on dark.
pub const PROPERTIES: [(&str, &str, &str); 14] = [
    ("--mining", "#b4530a", "#f5a04a"),
    ("--colocation", "#184e90", "#4d9fe6"),
    ("--gpu-cloud", "#86114b", "#e0608c"),
    ("--hybrid", "#2a8079", "#74dccf"),
    ("--ink", "#1a1d21", "#eceef0"),
    ("--ink-soft", "#5f666e", "#a3abb4"),
    ("--grid", "#e3e4e1", "#31363d"),
    ("--surface", "#ffffff", "#14171b"),
    ("--part-1", "#5d6f86", "#8095b0"),
    ("--part-2", "#8a9cb0", "#5f7389"),
    ("--part-3", "#b3a06f", "#a8925c"),
    ("--part-4", "#b9c4cd", "#47566a"),
    ("--part-5", "#a58c86", "#8d746e"),
    ("--part-6", "#d3cec4", "#5b564d"),
];

/// The page's style rules for the custom properties, for light or dark.
#[must_use]
pub fn properties(dark: bool) -> String {
    let value = |(name, light, black): &(&str, &str, &str)| {
        format!("{name}:{};", if dark { black } else { light })
    };
    PROPERTIES.iter().map(value).collect()
}

impl Theme {
    /// The colour as it stands in an attribute.
    #[must_use]
    pub fn colour(self, paint: Paint) -> String {
        let index = match paint {
            Paint::Strategy(strategy) => strategy as usize,
            Paint::Ink => 4,
            Paint::Soft => 5,
            Paint::Grid => 6,
            Paint::Surface => 7,
            Paint::Part(part) => 8 + part % 6,
        };
        let (name, light, dark) = PROPERTIES[index];
        match self {
            Theme::Page => format!("var({name})"),
            Theme::Light => light.to_owned(),
            Theme::Dark => dark.to_owned(),
        }
    }
}

/// A strategy's dash pattern; empty for an unbroken line.
#[must_use]
pub fn dashes(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => "",
        Strategy::Colocation => "12 2",
        Strategy::GpuCloud => "5 2",
        Strategy::Hybrid => "12 2 2.5 2",
    }
}

/// The typefaces of a drawing in a file.
pub const TYPEFACES: &str = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::pow;

    fn linear(hex: &str) -> [f64; 3] {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { pow((value + 0.055) / 1.055, 2.4) }
        };
        [channel(1), channel(3), channel(5)]
    }

    /// WCAG 2.2: relative luminance and contrast.
    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |hex| {
            let [r, g, b] = linear(hex);
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// OKLab (Ottosson 2020).
    fn oklab([r, g, b]: [f64; 3]) -> [f64; 3] {
        let root = |x: f64| pow(x.max(0.0), 1.0 / 3.0);
        let l = root(0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b);
        let m = root(0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b);
        let s = root(0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b);
        [
            0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
        ]
    }

    /// Machado, Oliveira and Fernandes 2009, severity 1: none, protan, deutan, tritan.
    const VISION: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];

    #[test]
    fn strategies_stand_out_from_the_background() {
        for strategy in Strategy::ALL {
            for theme in [Theme::Light, Theme::Dark] {
                let colour = theme.colour(Paint::Strategy(strategy));
                let ratio = contrast(&colour, &theme.colour(Paint::Surface));
                assert!(ratio >= 4.5, "{strategy:?} {theme:?} {ratio}");
            }
        }
        for theme in [Theme::Light, Theme::Dark] {
            let soft = contrast(&theme.colour(Paint::Soft), &theme.colour(Paint::Surface));
            assert!(soft >= 4.5, "{theme:?} {soft}");
        }
    }

    #[test]
    fn strategies_differ_for_every_colour_vision() {
        for theme in [Theme::Light, Theme::Dark] {
            for matrix in VISION {
                let seen = Strategy::ALL.map(|strategy| {
                    let rgb = linear(&theme.colour(Paint::Strategy(strategy)));
                    let row = |r: [f64; 3]| r[0] * rgb[0] + r[1] * rgb[1] + r[2] * rgb[2];
                    oklab(matrix.map(row))
                });
                for i in 0..4 {
                    for j in 0..i {
                        let square: f64 =
                            (0..3).map(|k| seen[i][k] - seen[j][k]).map(|d| d * d).sum();
                        assert!(square.sqrt() > 0.1, "{theme:?} {i} {j} {}", square.sqrt());
                    }
                }
            }
        }
    }

    #[test]
    fn the_page_draws_with_its_own_colours() {
        assert_eq!(Theme::Page.colour(Paint::Strategy(Strategy::GpuCloud)), "var(--gpu-cloud)");
        assert!(properties(true).contains("--mining:#f5a04a;"));
    }
}
