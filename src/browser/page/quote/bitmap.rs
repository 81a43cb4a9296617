//! A drawing as a bitmap, by way of a canvas.

use super::super::window::document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::view::export::address;

/// How many pixels of the bitmap make one of the drawing.
const SCALE: f64 = 2.0;

/// Makes the bitmap and calls `done` with it, later; `None` if the browser makes none.
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
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let done = Rc::clone(done);
    let take = Closure::once_into_js(move |blob: Option<Blob>| done.call(blob));
    canvas.to_blob(take.unchecked_ref()).ok()
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
