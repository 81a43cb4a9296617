//! A drawing that is not read position by position, and what stands under every chart: the table
//! behind it and the way to take it away.

use super::Store;
use super::dom::{El, Markup, el, target};
use super::quote::button;
use super::quoted::{Draw, Motif};
use crate::reactive::{Live, effect};
use crate::text::page;
use crate::view::{Drawing, markup};
use std::rc::Rc;
use web_sys::Event;

/// A drawing that is not read position by position.
pub struct Plate {
    /// How it is drawn at a width in pixels; followed. `None` while there is nothing to draw.
    pub draw: Box<dyn Fn(f64) -> Option<Drawing>>,
    /// How it is drawn for a picture to take away.
    pub taken: Draw,
    /// The caption of its table.
    pub caption: &'static str,
}

impl Plate {
    /// A drawing that is the same on the page and in a picture.
    pub fn of(caption: &'static str, draw: impl Fn(f64) -> Option<Drawing> + 'static) -> Plate {
        let taken: Draw = Rc::new(draw);
        let draw = Rc::clone(&taken);
        Plate { draw: Box::new(move |width| draw(width)), taken, caption }
    }

    /// The same with the caption before the title of a picture, where nothing else says it.
    pub fn titled(self) -> Plate {
        let (draw, caption) = (self.taken, self.caption);
        let taken = Rc::new(move |width: f64| {
            let drawing = draw(width)?;
            Some(Drawing { title: format!("{caption}: {}", drawing.title), ..drawing })
        });
        Plate { taken, ..self }
    }
}

/// The drawing as wide as `width`, and what stands under it.
pub fn drawn(store: Store, width: Live<f64>, plate: Plate) -> (El, El) {
    let Plate { draw, taken, caption } = plate;
    let (plot, table) = (el("div", ""), el("div", "scroll").attr("tabindex", "0"));
    let open = Live::new(false);
    let foot = foot(store, table.clone(), open, taken);
    let (mut image, mut table) = (Markup::of(plot.clone()), Markup::of(table));
    effect(move || {
        let drawn = draw(width.get());
        let shown = drawn.as_ref().filter(|_| open.get());
        table.write(shown.map(|drawn| markup::table(&drawn.table, caption)).unwrap_or_default());
        image.write(drawn.map(|drawn| drawn.svg).unwrap_or_default());
    });
    (plot, foot)
}

/// Whether the folded part that an event comes from is open.
pub fn is_open(event: &Event) -> bool {
    target(event).is_some_and(|target| target.has_attribute("open"))
}

/// What stands under a chart: the table behind it, and the way to take it away.
pub fn foot(store: Store, table: El, open: Live<bool>, draw: Draw) -> El {
    let data = el("details", "data")
        .child(el("summary", "").text(page::DATA))
        .child(table)
        .on("toggle", move |event| open.set(is_open(&event)));
    el("div", "chart-foot").child(data).children(button(
        store,
        "quiet",
        String::new,
        Motif::Chart(draw),
    ))
}
