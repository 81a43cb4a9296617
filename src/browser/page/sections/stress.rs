//! The stress library: shocks to switch on, and what they leave of each use.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::plate::Plate;
use super::picture::{head, plate};
use super::section;
use super::study::Study;
use crate::analysis::stress::{self, Shock, Shocks, Source, StressReport, Stressed};
use crate::analysis::working::Within;
use crate::evaluation::{Figure, Measure, sell_now};
use crate::format::{Format, money, signed_money};
use crate::paths::price_level;
use crate::reactive::{Live, untrack};
use crate::scenario::{Input, Scenario, Unit, Units};
use crate::strategy::Strategy;
use crate::text::units::named;
use crate::text::{page, stress as words};
use crate::view::comparison::key;
use crate::view::stress::Stress;
use crate::view::{Look, Theme};

/// The shocks, and whether cash is in today's dollars.
type StressStudy = Study<(Shocks, bool), StressReport>;

/// The section; `on`: the shocks switched on.
pub fn stress(store: Store, on: Live<Shocks>) -> El {
    let study = Study::new(
        store,
        move || (on.get(), store.shown_in().has(Unit::TodaysDollars)),
        |_, scenario, (shocks, todays)| match stress::stress(scenario, *shocks) {
            report if *todays => report.over(scenario, price_level(scenario)),
            report => report,
        },
    );
    let none = move || on.get().is_empty();
    let verdict = move || {
        study.read(|report, scenario| {
            words::verdict(&store.numbers(), report, sell_now(scenario)).html()
        })
    };
    let quiet = move || {
        study.read(|report, scenario| markets(report, scenario, Units::default()).is_none())
    };
    let shocks = el("ul", "shocks")
        .attr("aria-label", words::CHOOSE)
        .children(Shock::ALL.into_iter().map(|shock| switch(on, shock)));
    let rows = Strategy::ALL.into_iter().map(|strategy| row(store, study, strategy));
    let table = el("table", "uses")
        .child(el("caption", "unseen").text(words::CAPTION))
        .child(head(&words::COLUMNS))
        .child(el("tbody", "").children(rows));
    let pictures = el("div", "")
        .live_flag("hidden", none)
        .child(el("h3", "").text(&named(&store.numbers(), words::CASH)))
        .child(panels(store, study, words::CASH, cash))
        .child(el("h3", "").text(&named(&store.numbers(), words::PATHS)))
        .child(el("p", "small").text(words::NO_PATH).live_flag("hidden", move || !quiet()))
        .child(panels(store, study, words::PATHS, markets).live_flag("hidden", quiet));
    let finding = el("p", "finding").attr("role", "status");
    let results = el("div", "stress-results")
        .child(finding.live_html(verdict).live_flag("hidden", none))
        .child(el("p", "finding").text(words::NONE).live_flag("hidden", move || !none()))
        .child(table)
        .child(el("p", "small").text(words::NOTE))
        .child(pictures);
    let place = section("study part stress", words::HEADING, words::LEAD)
        .child(el("p", "in-short").live_html(verdict).live_flag("hidden", none))
        .child(el("p", "in-short").text(words::NONE).live_flag("hidden", move || !none()))
        .child(el("div", "stress-bench").child(shocks).child(results));
    study.watch(place)
}

fn cash(report: &StressReport, scenario: &Scenario, _: Units) -> Option<Stress> {
    (!report.shocks.is_empty()).then(|| Stress::cash(scenario, report))
}

fn markets(report: &StressReport, scenario: &Scenario, units: Units) -> Option<Stress> {
    Stress::markets(scenario, report, units)
}

/// One shock: its switch, what it is, its record.
fn switch(on: Live<Shocks>, shock: Shock) -> El {
    let is_on = move || on.get().has(shock);
    let flip = move |_| {
        on.update(|on| *on = if on.has(shock) { on.without(shock) } else { on.with(shock) });
    };
    let tick = el("input", "")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .attr("data-shock", shock.key())
        .live_checked(is_on)
        .on("change", flip);
    let about = el("span", "")
        .child(el("b", "").text(words::name(shock)))
        .child(el("span", "gloss").text(words::gloss(shock)));
    let record = el("details", "record")
        .child(el("summary", "").text(words::RECORD))
        .child(el("ul", "").attr("lang", "en").children(shock.record().iter().map(source)));
    el("li", "")
        .live_class("on", is_on)
        .child(el("label", "").child(el("span", "switch").child(tick)).child(about))
        .child(record)
}

fn source(source: &Source) -> El {
    match source.url {
        Some(url) => el("li", "").child(link(url, source.text)),
        None => el("li", "").text(source.text),
    }
}

/// A link that leaves the page as it is.
pub fn link(url: &str, text: &str) -> El {
    el("a", "")
        .attr("href", url)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .text(text)
}

/// One use, before and after.
fn row(store: Store, study: StressStudy, strategy: Strategy) -> El {
    let cell = |column: usize| {
        let html = move || {
            study.read(|report, scenario| match report.strategy(strategy) {
                Some(stressed) => write(&store.numbers(), scenario, stressed, column),
                None if column == 1 => words::NOT_READY.to_owned(),
                None => String::new(),
            })
        };
        el("td", "").attr("data-head", words::COLUMNS[column]).live_html(html)
    };
    let name = el("th", "").attr("scope", "row");
    name.node().set_inner_html(&format!(
        "{}{}",
        key(strategy),
        crate::text::strategy::short_name(strategy)
    ));
    let of = Measure::Of(strategy, Figure::Npv);
    let open = move |_| {
        let shocks = untrack(|| study.read(|report, _| Some(report.shocks)));
        store.open(of.key(), Within::Shocks(shocks.unwrap_or_default()));
    };
    let how = El::button("quiet how", page::HOW_SHORT)
        .attr(
            "aria-label",
            &format!("{} {}", page::HOW_SHORT, crate::text::strategy::short_name(strategy)),
        )
        .live_flag("hidden", move || {
            !study
                .read(|report, _| report.strategy(strategy).is_some() && !report.shocks.is_empty())
        })
        .on("click", open);
    let name = name.children(store.quoted().map(|_| how));
    el("tr", "").child(name).children((1..words::COLUMNS.len()).map(cell))
}

/// A cell of the table, by the column's place in its head.
fn write(numbers: &dyn Format, scenario: &Scenario, of: &Stressed, column: usize) -> String {
    let start = scenario.get(Input::SiteStart);
    match column {
        1 => money(numbers, of.before.npv_usd),
        2 => format!("<b>{}</b>", money(numbers, of.after.npv_usd)),
        3 => signed_money(numbers, of.after.npv_usd - of.before.npv_usd),
        4 => {
            let (sum, when) = words::lowest(numbers, start, &of.after);
            format!("{sum}<small>{when}</small>")
        }
        5 => words::uncovered(start, &of.after),
        _ => {
            let [after, before] = [&of.after, &of.before].map(|p| words::opening(numbers, p));
            format!("{after}<small>{before} {}</small>", words::WITHOUT)
        }
    }
}

/// Small multiples of a finding.
fn panels(
    store: Store,
    study: StressStudy,
    caption: &'static str,
    of: fn(&StressReport, &Scenario, Units) -> Option<Stress>,
) -> El {
    let draw = move |width| {
        let numbers = store.numbers();
        let stress = study.read(|report, scenario| of(report, scenario, numbers.units()))?;
        let high = stress.height(&Look::new(&numbers, width, 0.0, Theme::Page));
        Some(stress.draw(&Look::new(&numbers, width, high, Theme::Page)))
    };
    plate(store, Plate::of(caption, draw).titled())
}
