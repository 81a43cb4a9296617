//! A chart that can be read by pointer and by keyboard, with the table behind it.

use super::Store;
use super::sight;
use super::store::Shown;
use crate::text::page;
use crate::view::{Drawing, Look, Readable, Readout, Theme, markup};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// A chart of an evaluation.
pub trait Chart: Readable {
    /// Draws it.
    fn draw(&self, look: &Look) -> Drawing;
}

/// How a chart is made from what is shown, and how high it is at a width in pixels.
#[derive(Clone, Copy)]
pub struct Recipe {
    /// Makes the chart.
    pub chart: fn(&Shown) -> Box<dyn Chart>,
    /// Its height at a width.
    pub height: fn(f64) -> f64,
    /// Its heading.
    pub heading: &'static str,
}

/// The chart with its reading and its table.
pub fn chart(store: Store, recipe: Recipe) -> AnyView {
    let show =
        move |read: &mut dyn FnMut(&dyn Chart)| read((recipe.chart)(&store.shown()).as_ref());
    reader(store, Arc::new(show), recipe.height, recipe.heading)
}

/// Shows a chart to whom it is given; to nobody while there is none.
pub type Show = Arc<dyn Fn(&mut dyn FnMut(&dyn Chart)) + Send + Sync>;

/// A chart that is not made of what is shown alone, with its reading and its table.
pub fn reader(store: Store, show: Show, height: fn(f64) -> f64, heading: &'static str) -> AnyView {
    let show = StoredValue::new(show);
    let width = RwSignal::new(900.0_f64);
    let position = RwSignal::new(None::<usize>);
    let place = NodeRef::<html::Div>::new();
    sight::follow_width(place, width);
    let with_look = move |work: &mut dyn FnMut(&dyn Chart, &Look)| {
        let (numbers, width) = (store.numbers(), width.get());
        let look = Look::new(&numbers, width, height(width), Theme::Page);
        show.get_value()(&mut |chart| work(chart, &look));
    };
    let drawing = Memo::new(move |_| {
        let mut drawn = None;
        with_look(&mut |chart, look| drawn = Some(chart.draw(look)));
        drawn
    });
    let readout = move || {
        let at = position.get()?;
        let mut read = None::<Readout>;
        with_look(&mut |chart, look| {
            read = chart.readout(look, at.min(chart.positions().saturating_sub(1)));
        });
        read
    };
    let svg = move || drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default());
    let overlay = move || readout().map(|readout| readout.cursor).unwrap_or_default();
    let reading = move || readout().map(|readout| markup::reading(&readout)).unwrap_or_default();
    let left = move || {
        let share = readout().map_or(0.0, |readout| readout.x / width.get());
        format!("{:.2}%", share * 100.0)
    };
    let flips = move || readout().is_some_and(|readout| readout.x > 0.55 * width.get());
    let last = move || {
        let mut last = 0;
        with_look(&mut |chart, _| last = chart.positions().saturating_sub(1));
        last
    };
    let point = move |event: ev::PointerEvent| {
        let Some(place) = place.get_untracked() else { return };
        let bounds = place.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let mut nearest = None;
        untrack(|| with_look(&mut |chart, look| nearest = chart.nearest(look, share)));
        position.set(nearest);
    };
    let keys = move |event: ev::KeyboardEvent| {
        let (now, last) = (position.get_untracked().unwrap_or(0), untrack(last));
        let target = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => now + 1,
            "ArrowLeft" | "ArrowDown" => now.saturating_sub(1),
            "PageUp" => now + 12,
            "PageDown" => now.saturating_sub(12),
            "Home" => 0,
            "End" => last,
            "Escape" => return position.set(None),
            _ => return,
        };
        event.prevent_default();
        position.set(Some(target.min(last)));
    };
    let label = move || {
        drawing.with(|d| {
            let words = d.as_ref().map(|d| format!("{}. {}", d.title, d.description));
            format!("{} {}", words.unwrap_or_default(), page::CHART_KEYS)
        })
    };
    view! {
        <div class="reader">
            <div
                class="plot"
                node_ref=place
                tabindex="0"
                role="slider"
                aria-label=label
                aria-valuemin="0"
                aria-valuemax=move || last().to_string()
                aria-valuenow=move || position.get().unwrap_or(0).to_string()
                aria-valuetext=move || readout().map(|readout| markup::spoken(&readout))
                on:pointermove=point
                on:pointerdown=point
                on:pointerleave=move |_| position.set(None)
                on:focus=move |_| position.update(|at| *at = at.or(Some(0)))
                on:blur=move |_| position.set(None)
                on:keydown=keys
            >
                <div inner_html=svg></div>
                <div class="overlay" inner_html=overlay></div>
                <div class="reading" class:flips=flips hidden=move || position.get().is_none()
                    style=("--x", left) inner_html=reading></div>
            </div>
            {data(drawing, heading)}
        </div>
    }
    .into_any()
}

/// The numbers behind a drawing; written when first opened.
pub fn data(drawing: Memo<Option<Drawing>>, caption: &'static str) -> AnyView {
    let open = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    let toggle = move |_| open.set(details.get_untracked().is_some_and(|d| d.open()));
    let table = move || {
        let write = |drawing: &Drawing| markup::table(&drawing.table, caption);
        drawing.with(|d| d.as_ref().filter(|_| open.get()).map(write).unwrap_or_default())
    };
    view! {
        <details class="data" node_ref=details on:toggle=toggle>
            <summary>{page::DATA}</summary>
            <div class="scroll" tabindex="0" inner_html=table></div>
        </details>
    }
    .into_any()
}
