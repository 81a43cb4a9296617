//! The rail of a slider, filled up to its thumb.

use super::super::dom::{El, el};
use crate::decimal::fixed;

/// From 0 to 1 of the way that the thumb has. The end of a line is no style: a step of the thumb has none looked up anew.
pub fn track(at: impl Fn() -> f64 + 'static) -> El {
    let track = el("span", "track").attr("aria-hidden", "true");
    track.node().set_inner_html("<svg><line y1=\"50%\" y2=\"50%\"/></svg>");
    if let Ok(Some(line)) = track.node().query_selector("line") {
        let end = move || Some(format!("{}%", fixed(at() * 100.0, 2)));
        _ = El::of(line).live_attr("x2", end);
    }
    track
}
