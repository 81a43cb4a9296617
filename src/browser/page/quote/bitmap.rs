//! A drawing as a bitmap, by way of a canvas.

use super::super::window::document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::view::export::address;

/// How many pixels of the bitmap make one of the drawing.
const SCALE: f64 = 2.0;

/// Makes the bitmap and calls `done` with it, later; `None` if the browser makes none, or none that shows the drawing.
pub fn bitmap(svg: &str, done: impl FnOnce(Option<Blob>) + 'static) {
    let done = Once::new(done);
    let Ok(image) = HtmlImageElement::new() else { return done.call(None) };
    let (loaded, failed, source) = (Rc::clone(&done), Rc::clone(&done), image.clone());
    // Each is called once at most, and lets go of the image when it is.
    let load = Closure::once_into_js(move || {
        if draw(&source, &loaded).is_none() {
            loaded.call(None);
        }
    });
    let fail = Closure::once_into_js(move || failed.call(None));
    image.set_onload(Some(load.unchecked_ref()));
    image.set_onerror(Some(fail.unchecked_ref()));
    image.set_src(&address(svg));
}

/// Draws the image and asks for its bitmap; `None` if the browser refuses.
fn draw(image: &HtmlImageElement, done: &Rc<Once>) -> Option<()> {
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let (width, height) =
        (f64::from(image.natural_width()) * SCALE, f64::from(image.natural_height()) * SCALE);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = context(&canvas).filter(tells_the_truth)?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let done = Rc::clone(done);
    let take = Closure::once_into_js(move |blob: Option<Blob>| done.call(blob));
    canvas.to_blob(take.unchecked_ref()).ok()
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Colours that are painted and looked at again.
const PAINTED: [(&str, [u8; 3]); 4] = [
    ("#1a1d21", [0x1a, 0x1d, 0x21]),
    ("#b4530a", [0xb4, 0x53, 0x0a]),
    ("#ffffff", [0xff; 3]),
    ("#184e90", [0x18, 0x4e, 0x90]),
];
/// How far a colour may be off: some browsers stir the last bits, which nobody sees.
const STIRRED: u8 = 4;

/// Whether what is painted is what comes out: a browser that hides its reader from being told apart hands out white or
/// noise instead. Leaves the canvas empty.
fn tells_the_truth(context: &CanvasRenderingContext2d) -> bool {
    for (index, (colour, _)) in PAINTED.iter().enumerate() {
        context.set_fill_style_str(colour);
        context.fill_rect(index as f64, 0.0, 1.0, 1.0);
    }
    let found =
        context.get_image_data(0.0, 0.0, PAINTED.len() as f64, 1.0).map(|image| image.data());
    context.clear_rect(0.0, 0.0, PAINTED.len() as f64, 1.0);
    let same = |(pixel, (_, painted)): (&[u8], &(&str, [u8; 3]))| {
        pixel.iter().zip(painted).all(|(a, b)| a.abs_diff(*b) <= STIRRED)
    };
    found.is_ok_and(|found| found.chunks(4).zip(&PAINTED).all(same))
}

/// What is to be called once, whoever comes first.
struct Once(Cell<Option<Done>>);

type Done = Box<dyn FnOnce(Option<Blob>)>;

impl Once {
    fn new(done: impl FnOnce(Option<Blob>) + 'static) -> Rc<Once> {
        Rc::new(Once(Cell::new(Some(Box::new(done)))))
    }

    fn call(&self, blob: Option<Blob>) {
        if let Some(done) = self.0.take() {
            done(blob);
        }
    }
}
