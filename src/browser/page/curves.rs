//! The curves on the controls: kept current while anything moves, those in sight first, a few
//! milliseconds a frame.

use super::store::Store;
use crate::analysis::curve::curve;
use crate::evaluation::Engine;
use crate::scenario::{Input, Scenario};
use crate::view::curve::Curve;
use crate::view::format::Plain;
use crate::view::{Look, Theme};
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Points on a curve.
const POINTS: usize = 25;
/// How long a frame may be spent on curves, milliseconds.
const BUDGET: f64 = 5.0;
/// The extent of a curve; the page scales it to the slider's.
const SIZE: (f64, f64) = (300.0, 40.0);

/// Draws curves for the controls in sight.
#[derive(Clone, Copy)]
pub struct Curves {
    desk: StoredValue<Desk, LocalStorage>,
}

#[derive(Default)]
struct Desk {
    engine: Engine,
    /// Inputs in sight with what they show; `true` if it is out of date.
    wanted: BTreeMap<Input, (RwSignal<Option<Curve>>, bool)>,
    /// Where the round goes on.
    next: Option<Input>,
    scenario: Option<Scenario>,
    asked: bool,
}

impl Curves {
    /// No curve is wanted yet.
    pub fn new() -> Curves {
        Curves { desk: StoredValue::new_local(Desk::default()) }
    }

    /// The curves of another scenario. That of the one input that moved keeps its shape.
    pub fn follow(self, scenario: &Scenario) {
        self.desk.try_update_value(|desk| {
            let moved: Option<Vec<Input>> =
                desk.scenario.as_ref().map(|before| scenario.differing(before).collect());
            for (input, (_, stale)) in &mut desk.wanted {
                *stale |= moved.as_ref().is_none_or(|moved| moved != &[*input]);
            }
            desk.scenario = Some(scenario.clone());
        });
        self.ask();
    }

    fn want(self, input: Input, signal: RwSignal<Option<Curve>>, in_sight: bool) {
        self.desk.try_update_value(|desk| {
            if in_sight {
                desk.wanted.insert(input, (signal, true));
            } else {
                desk.wanted.remove(&input);
            }
        });
        self.ask();
    }

    fn ask(self) {
        let asked = self.desk.try_update_value(|desk| std::mem::replace(&mut desk.asked, true));
        if asked == Some(false) {
            request_animation_frame(move || self.work());
        }
    }

    /// Draws what is out of date until the time is up; the rest in the next frame.
    fn work(self) {
        let started = now();
        let mut left = false;
        self.desk.try_update_value(|desk| desk.asked = false);
        loop {
            let drawn = self.desk.try_update_value(Desk::draw_next).flatten();
            let Some((signal, curve)) = drawn else { break };
            let _ = signal.try_set(Some(curve));
            if now() - started > BUDGET {
                left = true;
                break;
            }
        }
        if left {
            self.ask();
        }
    }
}

impl Desk {
    /// The next curve that is out of date, in turn, so that none waits for ever.
    fn draw_next(&mut self) -> Option<(RwSignal<Option<Curve>>, Curve)> {
        let scenario = self.scenario.as_ref()?;
        let stale =
            |(input, entry): (&Input, &(RwSignal<Option<Curve>>, bool))| entry.1.then_some(*input);
        let input = self
            .next
            .and_then(|next| self.wanted.range(next..).find_map(stale))
            .or_else(|| self.wanted.iter().find_map(stale))?;
        self.next = Some(input);
        let (signal, stale) = self.wanted.get_mut(&input)?;
        *stale = false;
        let made = curve(&mut self.engine, scenario, input, POINTS);
        let curve = Curve {
            input,
            present: made.present,
            values: made.values,
            npvs: made.npvs,
            sell_now: Vec::new(),
        };
        Some((*signal, curve))
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// The curve above an input's slider.
pub fn curve_above(store: Store, input: Input) -> AnyView {
    let signal = RwSignal::new(None::<Curve>);
    let place = NodeRef::<html::Div>::new();
    follow_sight(store, place, input, signal);
    let svg = move || {
        let present = store.value(input);
        signal.with(|curve| {
            let curve = Curve { present, ..curve.clone()? };
            // It has no numbers in it, so plain ones serve, and quicker.
            Some(curve.draw(&Look::new(&Plain, SIZE.0, SIZE.1, Theme::Page)).svg)
        })
    };
    view! { <div class="curve" node_ref=place inner_html=move || svg().unwrap_or_default()></div> }
        .into_any()
}

/// Wants the curve while its place is in sight.
fn follow_sight(
    store: Store,
    place: NodeRef<html::Div>,
    input: Input,
    signal: RwSignal<Option<Curve>>,
) {
    super::sight::follow(place, move |in_sight| store.curves().want(input, signal, in_sight));
    on_cleanup(move || store.curves().want(input, signal, false));
}
