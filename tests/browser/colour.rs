//! Colours of the page around a view, as the browser computes them.

use hash_or_host::browser::embed::colour::Colour;
use wasm_bindgen_test::*;

#[wasm_bindgen_test]
fn every_form_of_a_colour_is_read() {
    let near = |text: &str, brightness: f64, alpha: f64| {
        let colour = Colour::read(text).unwrap();
        assert!((colour.brightness() - brightness).abs() < 0.01, "{text} {colour:?}");
        assert!((colour.alpha - alpha).abs() < 0.01, "{text} {colour:?}");
    };
    near("rgb(255, 255, 255)", 1.0, 1.0);
    near("rgba(0, 0, 0, 0.25)", 0.0, 0.25);
    near("rgb(255 0 0 / 0.5)", 0.2126, 0.5);
    // CSS Color 4: L is 1 for white, 0 for black; srgb parts go from 0 to 1.
    near("oklch(1 0 0)", 1.0, 1.0);
    near("lab(0 0 0)", 0.0, 1.0);
    near("color(srgb 0 1 0)", 0.7152, 1.0);
    near("color(srgb 1 1 1 / 0.5)", 1.0, 0.5);
    near("rgba(0, 0, 0, 0)", 0.0, 0.0);
}

#[wasm_bindgen_test]
fn what_is_no_colour_is_not_seen() {
    assert_eq!(Colour::read("no colour").map(|colour| colour.alpha), Some(0.0));
    assert_eq!(Colour::read("rgb(1, 2)"), None);
}
