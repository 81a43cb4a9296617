//! A section whose analysis is worked on while the section is in sight.

use super::super::Store;
use super::super::sight;
use super::super::store::Shown;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// Where a study stands, and what it has found.
pub struct Study<T: 'static> {
    /// The section.
    pub place: NodeRef<html::Section>,
    /// The last finding; `None` until the section has been in sight.
    pub found: RwSignal<Option<Arc<T>>>,
}

impl<T> Clone for Study<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Study<T> {}

impl<T: Send + Sync + 'static> Study<T> {
    /// A study of the scenario shown and of every signal that `work` reads. Changes that follow each
    /// other before it is looked at are worked on once, the last.
    pub fn new(store: Store, work: impl Fn(&Arc<Shown>) -> T + 'static) -> Study<T> {
        let place = NodeRef::<html::Section>::new();
        let found = RwSignal::new(None);
        let seen = RwSignal::new(false);
        sight::follow(place, move |in_sight| {
            let _ = seen.try_set(in_sight);
        });
        Effect::new(move |_| {
            if seen.get() {
                found.set(Some(Arc::new(work(&store.shown()))));
            }
        });
        Study { place, found }
    }

    /// What is written of a finding; nothing before there is one.
    pub fn read<R: Default>(self, write: impl FnOnce(&T) -> R) -> R {
        self.found.with(|found| found.as_ref().map(|found| write(found)).unwrap_or_default())
    }
}

/// The frame of a section: heading, a line under it, what it holds.
pub fn section(
    place: NodeRef<html::Section>,
    class: &'static str,
    (heading, lead): (&'static str, &'static str),
    content: AnyView,
) -> AnyView {
    view! {
        <section class=format!("study {class}") aria-label=heading node_ref=place>
            <div class="section-head">
                <h2>{heading}</h2>
                <p>{lead}</p>
            </div>
            {content}
        </section>
    }
    .into_any()
}
