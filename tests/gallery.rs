//! The gallery: every chart in three scenarios, wide and on a phone, against `tests/goldens`.
//!
//! A drawing that differs is written beside its golden as `*.actual.svg`. `UPDATE_GOLDENS=1`
//! accepts what is drawn now. The goldens are pictures: open them in a browser.

mod gallery_data;

use gallery_data::{curve, frontier, map, scenarios, split, stress, tornado, waiting};
use hash_or_host::evaluation::evaluate;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::view::bars::Bars;
use hash_or_host::view::cash::Cash;
use hash_or_host::view::format::Plain;
use hash_or_host::view::map::Map;
use hash_or_host::view::{Drawing, Look, Theme};
use std::path::Path;

const WIDE: f64 = 720.0;
const PHONE: f64 = 358.0;

fn look(width: f64, height: f64) -> Look<'static> {
    Look::new(&Plain, width, height, Theme::Light)
}

/// Every chart of a scenario by its name.
fn charts(scenario: &Scenario) -> Vec<(String, Drawing)> {
    let evaluation = evaluate(scenario);
    let (cash, bars) = (Cash::of(scenario, &evaluation), Bars::of(&evaluation));
    let mut all = Vec::new();
    let mut add = |name: &str, drawing| all.push((name.to_owned(), drawing));
    add("cash.wide", cash.draw(&look(WIDE, 400.0)));
    add("cash.phone", cash.draw(&look(PHONE, 320.0)));
    add("bars.wide", bars.draw(&look(WIDE, bars.height())));
    add("bars.phone", bars.draw(&look(PHONE, bars.height())));
    for (name, input) in [
        ("power", Input::SitePowerPriceUsdPerMwh),
        ("lease", Input::GpuCloudLeaseRateUsdPerHour),
        ("bitcoin", Input::NetworkBtcPriceUsd),
        ("rent", Input::ColocationRentUsdPerKwMonth),
    ] {
        add(&format!("curve-{name}"), curve(scenario, input).draw(&look(320.0, 44.0)));
    }
    let (tornado, stress, split) = (tornado(scenario), stress(scenario), split(scenario));
    let (map, frontier, waiting) = (map(scenario), frontier(scenario), waiting(scenario));
    for (form, width) in [("wide", WIDE), ("phone", PHONE)] {
        let any = look(width, 100.0);
        let at = |height| look(width, height);
        add(&format!("tornado.{form}"), tornado.draw(&at(tornado.height(&any))));
        add(&format!("map.{form}"), map.draw(&at(Map::size(width).height)));
        add(&format!("frontier.{form}"), frontier.draw(&at(420.0)));
        add(&format!("stress.{form}"), stress.draw(&at(stress.height(&any))));
        add(&format!("split.{form}"), split.draw(&at(split.height(&any))));
        add(&format!("waiting.{form}"), waiting.draw(&at(320.0)));
    }
    all
}

/// What must hold of every drawing.
fn check(name: &str, drawing: &Drawing) {
    let document = roxmltree::Document::parse(&drawing.svg)
        .unwrap_or_else(|error| panic!("{name} is no XML: {error}\n{}", drawing.svg));
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "svg", "{name}");
    assert_eq!(root.attribute("role"), Some("img"), "{name}");
    let label = root.attribute("aria-label").unwrap_or("");
    assert!(label.starts_with(&drawing.title) && !drawing.title.is_empty(), "{name}: {label}");
    for node in document.descendants() {
        let title = node.tag_name().name() == "title";
        for text in node.attributes().map(|a| a.value()).chain(node.text().filter(|_| !title)) {
            for word in text.split(|c: char| !c.is_ascii_alphabetic()) {
                assert!(!matches!(word, "NaN" | "inf" | "Infinity"), "{name}: {text}");
            }
        }
        assert!(node.attribute("style").is_none(), "{name}: an inline style breaks the policy");
        assert!(node.tag_name().name() != "script", "{name}");
    }
    for row in &drawing.table.rows {
        assert_eq!(row.len(), drawing.table.header.len(), "{name}: {row:?}");
    }
}

/// The drawing with an element a line, for a readable difference.
fn normalised(svg: &str) -> String {
    svg.replace('<', "\n<").trim_start().to_owned() + "\n"
}

#[test]
fn drawings_are_as_they_were() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let mut differing = Vec::new();
    for (scenario_name, scenario) in scenarios() {
        for (name, drawing) in charts(&scenario) {
            let name = format!("{name}.{scenario_name}");
            check(&name, &drawing);
            let actual = normalised(&drawing.svg);
            let golden = goldens.join(format!("{name}.svg"));
            let actual_path = goldens.join(format!("{name}.actual.svg"));
            if std::fs::read_to_string(&golden).is_ok_and(|golden| golden == actual) {
                let _ = std::fs::remove_file(actual_path);
            } else if update {
                std::fs::write(golden, actual).expect("goldens can be written");
                let _ = std::fs::remove_file(actual_path);
            } else {
                std::fs::write(actual_path, actual).expect("goldens can be written");
                differing.push(name);
            }
        }
    }
    assert!(
        differing.is_empty(),
        "differ from tests/goldens (see *.actual.svg; UPDATE_GOLDENS=1 accepts): {differing:?}"
    );
}
