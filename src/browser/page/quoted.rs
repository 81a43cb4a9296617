//! A chart that is to be taken away as a picture.

use crate::view::Drawing;
use std::rc::Rc;

/// How a chart is drawn at a width in pixels; `None` while there is none.
pub type Draw = Rc<dyn Fn(f64) -> Option<Drawing>>;

/// What is drawn.
#[derive(Clone)]
pub enum Motif {
    /// A chart of the page.
    Chart(Draw),
    /// The answer: bars of NPV. Told by name, so that only the dialog that draws them has their code.
    Answer,
}

/// A chart to be taken away.
#[derive(Clone)]
pub struct Quoted {
    /// Over the picture; the drawing's own title if empty.
    pub title: String,
    /// What is drawn.
    pub motif: Motif,
}
