//! Solving for an input, and one figure over two inputs.

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose, inputs};
use super::super::dom::{El, el, typed};
use super::study::Study;
use super::{section, sheet};
use crate::analysis::solve_for::{Solved, solve_for};
use crate::analysis::two_way::{around, two_way};
use crate::evaluation::{Figure, Measure};
use crate::reactive::Live;
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::{page, solve as words, strategy as names};
use crate::view::two_way::table;

/// What is asked.
#[derive(Clone, Copy)]
struct SolveAsked {
    measure: Live<Measure>,
    /// As typed.
    text: Live<String>,
    input: Live<Input>,
    rows: Live<Input>,
    columns: Live<Input>,
}

/// The section.
pub fn solve(store: Store) -> El {
    let asked = SolveAsked {
        measure: Live::new(Measure::Of(Strategy::Colocation, Figure::EquityIrr)),
        text: Live::new("15%".to_owned()),
        input: Live::new(Input::ColocationRentUsdPerKwMonth),
        rows: Live::new(Input::ColocationRentUsdPerKwMonth),
        columns: Live::new(Input::ColocationCapexUsdPerMw),
    };
    let wanted = move || words::read(&store.numbers(), asked.measure.get(), &asked.text.get());
    let study = Study::new(
        store,
        move || (asked.measure.get(), wanted(), asked.input.get()),
        |engine, scenario, (measure, wanted, input)| {
            wanted.map(|wanted| solve_for(engine, scenario, *measure, wanted, *input))
        },
    );
    let mistake =
        move || if wanted().is_none() { words::NO_NUMBER.to_owned() } else { String::new() };
    let field = el("label", "choose").child(el("span", "").text(words::WANTED)).child(
        el("input", "wanted")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .live_value(move || asked.text.get())
            .live_attr("aria-invalid", move || wanted().is_none().then(|| "true".to_owned()))
            .on("input", move |event| asked.text.set(typed(&event))),
    );
    let answer = el("p", "finding").attr("role", "status");
    let answers = move || study.read(|found, _| found.clone());
    let answer = answer.live_children(answers, move |solved: &Option<Solved>| {
        solved.as_ref().map(|solved| said(store, solved)).unwrap_or_default()
    });
    let place = section("study part solve", words::HEADING, words::LEAD)
        .attr("id", "solve")
        .child(
            el("div", "choices")
                .child(figures(asked))
                .child(field)
                .child(pick(words::INPUT, asked.input)),
        )
        .child(el("p", "error").attr("role", "alert").live_text(mistake))
        .child(answer)
        .child(el("h3", "").text(words::TABLE))
        .child(
            el("div", "choices")
                .child(pick(words::ROWS, asked.rows))
                .child(pick(words::COLUMNS, asked.columns)),
        )
        .child(over_two(store, asked));
    study.watch(place)
}

/// The sentence, and what was found as buttons that set it.
fn said(store: Store, solved: &Solved) -> Vec<El> {
    let numbers = store.numbers();
    let mut parts = vec![el("span", "").text(&words::sentence(&numbers, solved))];
    let values = solved.found.iter().filter_map(|answer| words::found(&numbers, solved, *answer));
    for (at, (text, value)) in values.enumerate() {
        parts.push(el("span", "").text(if at == 0 { " " } else { ", " }));
        let input = solved.input;
        parts.push(El::button("value", &text).attr("title", page::GO_THERE).on(
            "click",
            move |_| {
                store.rest();
                store.set(input, value);
                store.rest();
            },
        ));
    }
    if parts.len() > 1 {
        parts.push(el("span", "").text("."));
    }
    parts
}

fn figures(asked: SolveAsked) -> El {
    let of = |strategy: Strategy| ChoiceGroup {
        heading: names::name(strategy),
        options: words::FIGURES
            .map(|figure| Measure::Of(strategy, figure))
            .map(|measure| (measure.key(), words::measure(measure)))
            .into(),
    };
    let mut groups: Vec<ChoiceGroup> = Strategy::ALL.map(of).into();
    let pairs = [
        (Strategy::Colocation, Strategy::Mining),
        (Strategy::GpuCloud, Strategy::Mining),
        (Strategy::GpuCloud, Strategy::Colocation),
    ];
    let lead = |(ahead, behind)| {
        let measure = Measure::Lead(ahead, behind);
        (measure.key(), words::measure(measure))
    };
    groups.push(ChoiceGroup { heading: words::LEADS, options: pairs.map(lead).into() });
    choose(
        words::FIGURE,
        groups,
        move || asked.measure.get().key(),
        move |key| {
            if let Some(measure) = Measure::from_key(&key) {
                asked.measure.set(measure);
            }
        },
    )
}

fn pick(label: &str, chosen: Live<Input>) -> El {
    let now = move || chosen.get().row().code.to_owned();
    choose(label, inputs(page::YOUR_SITE), now, move |code| {
        if let Some(input) = Input::from_code(&code) {
            chosen.set(input);
        }
    })
}

/// The table.
fn over_two(store: Store, asked: SolveAsked) -> El {
    let study = Study::new(
        store,
        move || (asked.measure.get(), asked.rows.get(), asked.columns.get()),
        |engine, scenario, (measure, rows, columns)| {
            let side = |input: &Input| (*input, around(scenario, *input));
            two_way(engine, scenario, *measure, side(rows), side(columns))
        },
    );
    let html = move || {
        study.read(|found, scenario| {
            let now = (scenario.get(found.rows.0), scenario.get(found.columns.0));
            table(&store.numbers(), found, now)
        })
    };
    study.watch(sheet(words::TABLE).live_html(html))
}
