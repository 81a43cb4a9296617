//! A drawing as wide as its place, with the table behind it.

use super::super::chart::data;
use super::super::sight;
use crate::view::Drawing;
use leptos::html;
use leptos::prelude::*;

/// Draws at a width in pixels; `None` if there is nothing to draw.
pub type Draw = Box<dyn Fn(f64) -> Option<Drawing> + Send + Sync>;

/// The picture.
pub fn picture(caption: &'static str, draw: Draw) -> AnyView {
    let width = RwSignal::new(900.0_f64);
    let place = NodeRef::<html::Div>::new();
    sight::follow_width(place, width);
    let drawing = Memo::new(move |_| draw(width.get()));
    let svg = move || drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default());
    let nothing = move || drawing.with(Option::is_none);
    view! {
        <div class="picture">
            <div node_ref=place inner_html=svg></div>
            <div hidden=nothing>{data(drawing, caption)}</div>
        </div>
    }
    .into_any()
}
