//! A chart that can be read by pointer and by keyboard, with the table behind it.

use super::Store;
use super::dom::{El, Markup, el, key};
use super::plate::foot;
use super::sight;
use crate::decimal::fixed;
use crate::reactive::{Kept, Live, effect, untrack};
use crate::text::page;
use crate::view::{Drawing, Look, Readable, Readout, Theme, markup};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Event, PointerEvent};

/// A chart of an evaluation.
pub trait Chart: Readable {
    /// Draws it.
    fn draw(&self, look: &Look) -> Drawing;
}

/// What a chart on the page is made of.
#[derive(Clone, Copy)]
struct Reader {
    store: Store,
    make: Kept,
    height: fn(f64) -> f64,
    heading: &'static str,
    width: Live<f64>,
    position: Live<Option<usize>>,
}

impl Reader {
    /// Works with the chart as it is now, if there is one. Tracked.
    fn with<T>(self, work: impl FnOnce(&dyn Chart, &Look) -> T) -> Option<T> {
        let width = self.width.get();
        self.at((width, (self.height)(width)), work)
    }

    /// The chart as a picture to take away: not as low as on the page, where others stand around.
    fn taken(self, width: f64) -> Option<Drawing> {
        let height = (self.height)(width).max(0.42 * width);
        self.at((width, height), |chart, look| chart.draw(look))
    }

    /// Works with the chart at an extent.
    fn at<T>(
        self,
        (width, height): (f64, f64),
        work: impl FnOnce(&dyn Chart, &Look) -> T,
    ) -> Option<T> {
        let numbers = self.store.numbers();
        let look = Look::new(&numbers, width, height, Theme::Page);
        let make = self.make.get()?;
        Some(work(make.downcast_ref::<Make>()?()?.as_ref(), &look))
    }

    fn readout(self) -> Option<Readout> {
        let at = self.position.get()?;
        self.with(|chart, look| chart.readout(look, at.min(last(chart))))?
    }

    /// Goes where the pointer is.
    fn point(self, place: &El, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let bounds = place.node().get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let nearest = untrack(|| self.with(|chart, look| chart.nearest(look, share)));
        self.position.set(nearest.flatten());
    }

    /// Goes where a key says.
    fn step(self, event: &Event) {
        let now = self.position.now().flatten().unwrap_or(0);
        let Some(last) = untrack(|| self.with(|chart, _| last(chart))) else { return };
        let target = match key(event).as_str() {
            "ArrowRight" | "ArrowUp" => now + 1,
            "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
            "PageUp" => now + 12,
            "PageDown" => now.saturating_sub(12),
            "Home" => 0,
            "End" => last,
            "Escape" => return self.position.set(None),
            _ => return,
        };
        event.prevent_default();
        self.position.set(Some(target.min(last)));
    }
}

fn last(chart: &dyn Chart) -> usize {
    chart.positions().saturating_sub(1)
}

/// Makes a chart of what it reads; `None` while there is none.
pub type Make = Box<dyn Fn() -> Option<Box<dyn Chart>>>;

/// The chart with its reading and its table.
pub fn reader(store: Store, make: Make, height: fn(f64) -> f64, heading: &'static str) -> El {
    let make = Kept::new(Rc::new(make));
    let (width, position) = (Live::new(900.0), Live::new(None));
    let reader = Reader { store, make, height, heading, width, position };
    let plot = el("div", "plot").attr("tabindex", "0").attr("role", "slider");
    let (drawing, table) = (el("div", ""), el("div", "scroll").attr("tabindex", "0"));
    let open = Live::new(false);
    let taken = Rc::new(move |width| reader.taken(width));
    let foot = foot(store, table.clone(), open, taken);
    draw(reader, open, [plot.clone(), drawing.clone(), table]);
    let place = plot.clone();
    let entered = place.clone();
    let position = reader.position;
    let plot = plot
        .attr("aria-valuemin", "0")
        .attr("aria-valuenow", "0")
        .on("pointermove", move |event| reader.point(&place, &event))
        .on("pointerdown", move |event| reader.point(&entered, &event))
        .on("pointerleave", move |_| position.set(None))
        .on("focus", move |_| position.update(|at| *at = at.or(Some(0))))
        .on("blur", move |_| position.set(None))
        .on("keydown", move |event| reader.step(&event))
        .child(sight::ruler(reader.width))
        .child(drawing);
    el("div", "reader").child(read(reader, plot)).child(foot)
}

/// Draws the chart, its words and, while it is open, its table.
fn draw(reader: Reader, open: Live<bool>, [plot, drawing, table]: [El; 3]) {
    let (mut drawing, mut table) = (Markup::of(drawing), Markup::of(table));
    effect(move || {
        let found = reader.with(|chart, look| (chart.draw(look), last(chart)));
        let Some((drawn, last)) = found else {
            drawing.write(String::new());
            return;
        };
        drawing.write(drawn.svg);
        let label = format!("{}. {} {}", drawn.title, drawn.description, page::CHART_KEYS);
        let plot = plot.clone().attr("aria-label", &label);
        let _ = plot.attr("aria-valuemax", &last.to_string());
        let html = open.get().then(|| markup::table(&drawn.table, reader.heading));
        table.write(html.unwrap_or_default());
    });
}

/// Shows the reading over the plot, and says it.
fn read(reader: Reader, plot: El) -> El {
    let overlay = el("div", "overlay");
    let reading = el("div", "reading").live_style("--x", move || {
        let share = reader.readout().map_or(0.0, |readout| readout.x / reader.width.get());
        format!("{}%", fixed(share * 100.0, 2))
    });
    let parts = [plot.clone(), overlay.clone(), reading.clone()];
    effect(move || {
        let [plot, overlay, reading] = parts.each_ref().map(El::node);
        let Some(readout) = reader.readout() else {
            overlay.set_inner_html("");
            let _ = reading.set_attribute("hidden", "");
            return;
        };
        overlay.set_inner_html(&readout.cursor);
        reading.set_inner_html(&markup::reading(&readout));
        let flips = readout.x > 0.55 * reader.width.get();
        let at = reader.position.get().unwrap_or(0).to_string();
        let _ = reading.class_list().toggle_with_force("flips", flips);
        let _ = reading.remove_attribute("hidden");
        let _ = plot.set_attribute("aria-valuetext", &markup::spoken(&readout));
        let _ = plot.set_attribute("aria-valuenow", &at);
    });
    plot.child(overlay).child(reading)
}
