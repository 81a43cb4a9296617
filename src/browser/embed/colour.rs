//! Colours of the page around a view, as the browser computes them.

use super::super::page::parts::document;
use crate::decimal;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A colour, each part from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    rgb: [f64; 3],
    /// 0 if it cannot be seen.
    pub alpha: f64,
}

impl Colour {
    /// Reads a computed colour: `rgb(1, 2, 3)`, or any other form that the browser paints.
    pub fn read(text: &str) -> Option<Colour> {
        match text.strip_prefix("rgb") {
            Some(_) => plain(text),
            None => painted(text),
        }
    }

    /// How bright it is, 0 to 1: the plain weights of ITU-R BT.709.
    pub fn brightness(self) -> f64 {
        let [r, g, b] = self.rgb;
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn of(r: f64, g: f64, b: f64, alpha: f64) -> Colour {
        Colour { rgb: [r / 255.0, g / 255.0, b / 255.0], alpha }
    }
}

/// `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`.
fn plain(text: &str) -> Option<Colour> {
    let inside = text.split(['(', ')']).nth(1)?;
    let numbers: Vec<f64> =
        inside.split([',', ' ', '/']).filter_map(|part| decimal::parse(part.trim())).collect();
    match numbers.as_slice() {
        [r, g, b] => Some(Colour::of(*r, *g, *b, 1.0)),
        [r, g, b, alpha] => Some(Colour::of(*r, *g, *b, *alpha)),
        _ => None,
    }
}

/// What a point painted with it has become; `None` if the browser does not paint with it.
fn painted(text: &str) -> Option<Colour> {
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(1);
    canvas.set_height(1);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    // What is no colour leaves the paint as it was.
    context.set_fill_style_str("transparent");
    context.set_fill_style_str(text);
    context.fill_rect(0.0, 0.0, 1.0, 1.0);
    let point = context.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data();
    let [r, g, b, alpha] = point.as_slice() else { return None };
    let [r, g, b, alpha] = [r, g, b, alpha].map(|part| f64::from(*part));
    Some(Colour::of(r, g, b, alpha / 255.0))
}
