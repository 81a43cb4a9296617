//! A chart that is to be taken away as a picture.

use crate::view::Drawing;
use std::rc::Rc;

/// How a chart is drawn at a width in pixels; `None` while there is none.
pub type Draw = Rc<dyn Fn(f64) -> Option<Drawing>>;

/// A chart to be taken away.
#[derive(Clone)]
pub struct Quoted {
    /// Over the picture; the drawing's own title if empty.
    pub title: String,
    /// The chart.
    pub draw: Draw,
}
