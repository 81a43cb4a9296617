//! Paths of the reader's own: a CSV, pasted, dropped or chosen.

use crate::browser::page::Store;
use crate::browser::page::dom::{El, el};
use crate::browser::page::given;
use crate::browser::page::opened::{chosen, first_file};
use crate::reactive::Live;
use crate::scenario::{Given, Input, Series, read_csv};
use crate::text::given as words;
use crate::text::page::UNREADABLE;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlInputElement};

/// What became of the last text.
#[derive(Clone, Default, PartialEq)]
enum Said {
    #[default]
    Nothing,
    Taken(String),
    Wrong(Vec<String>),
}

/// The part, folded.
pub fn paths(store: Store) -> El {
    let said = Live::new(Said::default());
    let field = el("textarea", "")
        .attr("rows", "6")
        .attr("spellcheck", "false")
        .attr("placeholder", words::EXAMPLE)
        .attr("aria-label", words::FIELD);
    let area: HtmlInputElement = field.node().clone().unchecked_into();
    let press =
        El::button("firm", words::USE).on("click", move |_| read(store, said, &area.value()));
    let file = el("input", "")
        .attr("type", "file")
        .attr("accept", ".csv,.txt,text/csv,text/plain")
        .on("change", move |event| chosen(&event, said, move |text| take(store, said, text)));
    let choose = el("label", "").text(words::FILE).text(" ").child(file);
    let told = el("div", "told").attr("role", "status").live_children(
        move || said.get(),
        |said| match said {
            Said::Nothing => Vec::new(),
            Said::Taken(text) => vec![el("p", "").text(text)],
            Said::Wrong(all) => all.iter().map(|text| el("p", "error").text(text)).collect(),
        },
    );
    let given = Series::ALL.map(|series| standing(store, series));
    el("details", "group own-paths")
        .child(
            el("summary", "")
                .child(el("h3", "").text(words::HEADING))
                .child(el("span", "count").live_text(move || count(store))),
        )
        .child(el("p", "").text(words::LEAD))
        .child(field)
        .child(el("div", "take").child(press).child(choose))
        .child(told)
        .children(given)
        .child(el("p", "small").text(words::KEPT_IN))
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            event.prevent_default();
            dropped(&event, said, move |text| take(store, said, text));
        })
}

/// How many are given, on the folded part.
fn count(store: Store) -> String {
    let count = store.with_scenario(|scenario| {
        Series::ALL.into_iter().filter(|series| scenario.series(*series).is_some()).count()
    });
    if count > 0 { count.to_string() } else { String::new() }
}

/// A path that is given.
fn standing(store: Store, series: Series) -> El {
    let is_given = move || store.with_scenario(|scenario| scenario.series(series).is_some());
    el("div", "given").live_children(is_given, move |is_given| {
        if !is_given {
            return Vec::new();
        }
        let head = el("b", "").text(series.label());
        [head].into_iter().chain(given::line(store, series)).collect()
    })
}

/// Takes what is in a file, if that can be read.
fn take(store: Store, said: Live<Said>, text: Option<String>) {
    match text {
        Some(text) => read(store, said, &text),
        None => said.set(Said::Wrong(vec![UNREADABLE.to_owned()])),
    }
}

/// Takes all series of a text, or none.
fn read(store: Store, said: Live<Said>, text: &str) {
    let put = |read: &[(Series, Vec<f64>)]| {
        let fields =
            read.iter().map(|(series, values)| (series.key(), Given::Series(values.clone())));
        store.scenario_now().with(fields).map_err(|refused| refused.fields)
    };
    let start = store.with_scenario(|scenario| scenario.get(Input::SiteStart));
    let found = read_csv(text, start).and_then(|read| Ok((words::taken(&read), put(&read)?)));
    match found {
        Ok((taken, scenario)) => {
            store.replace(scenario);
            said.set(Said::Taken(taken));
        }
        Err(wrong) => {
            let numbers = store.numbers();
            said.set(Said::Wrong(wrong.iter().map(|e| words::mistake(&numbers, e)).collect()));
        }
    }
}

/// Hands on what was dropped: a file's text, or text.
fn dropped(
    event: &Event,
    said: Live<Said>,
    hand_on: impl FnOnce(Option<String>) + Clone + 'static,
) {
    let Ok(data) = Reflect::get(event, &"dataTransfer".into()) else { return };
    if data.is_object() && !first_file(&data, said, hand_on.clone()) {
        let get = Reflect::get(&data, &"getData".into());
        let get = get.and_then(|get| get.dyn_into::<js_sys::Function>());
        let text = get.and_then(|get| get.call1(&data, &"text".into()));
        hand_on(text.ok().and_then(|text| text.as_string()));
    }
}
