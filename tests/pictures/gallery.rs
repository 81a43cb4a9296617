//! The gallery: every chart in three scenarios, wide and on a phone, against `tests/pictures/goldens`.
//!
//! A drawing that differs is written beside its golden as `*.actual.svg`. `UPDATE_GOLDENS=1`
//! accepts what is drawn now. The goldens are pictures: open them in a browser.

use super::drawn::{curve, frontier, map, scenarios, split, stress, tornado, waiting};
use crate::support::futures::futures;
use hash_or_host::analysis::events::{Event, Happening};
use hash_or_host::evaluation::evaluate;
use hash_or_host::format::{Plain, money, or_absent, value_with_unit};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use hash_or_host::text::strategy::short_name;
use hash_or_host::view::bars::Bars;
use hash_or_host::view::cash::{Cash, Per, Sight};
use hash_or_host::view::export::{self, Caption};
use hash_or_host::view::map::Map;
use hash_or_host::view::theme::PROPERTIES;
use hash_or_host::view::{Drawing, Look, Readable, Theme};
use std::path::Path;

const WIDE: f64 = 720.0;
const PHONE: f64 = 358.0;

fn look(width: f64, height: f64) -> Look<'static> {
    Look::new(&Plain, width, height, Theme::Light)
}

/// Everything that can be drawn of cash.
fn sights() -> impl Iterator<Item = Sight> {
    let uses = [None, Some(Strategy::Mining), Some(Strategy::GpuCloud), Some(Strategy::Hybrid)];
    let of = move |per| uses.map(|only| Sight { only, per });
    [Per::Total, Per::Year, Per::Month].into_iter().flat_map(of)
}

/// Every chart of a scenario by its name.
pub(crate) fn charts(scenario: &Scenario) -> Vec<(String, Drawing)> {
    let evaluation = evaluate(scenario);
    let (cash, bars) = (Cash::of(scenario, &evaluation), Bars::of(&evaluation));
    let mut all = Vec::new();
    let mut add = |name: &str, drawing| all.push((name.to_owned(), drawing));
    add("cash.wide", cash.draw(&look(WIDE, 400.0)));
    add("cash.phone", cash.draw(&look(PHONE, 320.0)));
    let mine = Sight { only: Some(Strategy::Mining), per: Per::Total };
    add("cash-mine.wide", cash.clone().shown(mine).draw(&look(WIDE, 320.0)));
    for (name, per) in [("cash-yearly", Per::Year), ("cash-monthly", Per::Month)] {
        let cash = cash.clone().shown(Sight { only: None, per });
        add(&format!("{name}.wide"), cash.draw(&look(WIDE, 320.0)));
        add(&format!("{name}.phone"), cash.draw(&look(PHONE, 320.0)));
    }
    if let Some(reading) = cash.readout(&look(WIDE, 400.0), 60) {
        let drawing = cash.draw(&look(WIDE, 400.0));
        let svg = drawing.svg.replace("</svg>", &(reading.cursor + "</svg>"));
        add("cash.reading", Drawing { svg, ..drawing });
    }
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
    for (form, width) in [("wide", WIDE), ("phone", PHONE)] {
        for (name, drawing) in futures(scenario, |high| look(width, high)) {
            add(&format!("{name}.{form}"), drawing);
        }
    }
    let show = |input| value_with_unit(&Plain, input, scenario.get(input));
    let assumed = format!(
        "{} of grid connection at {} over {}; bitcoin at {}, GPUs at {}, rent at {}",
        show(Input::SiteGridMw),
        show(Input::SitePowerPriceUsdPerMwh),
        show(Input::SiteHorizonYears),
        show(Input::NetworkBtcPriceUsd),
        show(Input::GpuCloudLeaseRateUsdPerHour),
        show(Input::ColocationRentUsdPerKwMonth)
    );
    let caption =
        Caption { title: "", scenario: &assumed, date: "1 January 2027", source: "Hash or Host" };
    let quoted = |drawing: Drawing, theme| Drawing {
        svg: export::picture(&drawing, &caption, theme),
        theme,
        ..drawing
    };
    let page = Look::new(&Plain, WIDE, 400.0, Theme::Page);
    add("export-cash", quoted(cash.draw(&page), Theme::Light));
    add("export-cash-dark", quoted(cash.draw(&page), Theme::Dark));
    add("export-map", quoted(map.draw(&look(WIDE, Map::size(WIDE).height)), Theme::Light));
    let best = evaluation.best.map_or("nothing", short_name);
    let npv = evaluation.best.and_then(|best| evaluation.npv(best));
    let headline = format!(
        "{} at {} earns most as {best}: NPV {} over {}",
        show(Input::SiteGridMw),
        show(Input::SitePowerPriceUsdPerMwh),
        or_absent(npv, |npv| money(&Plain, npv)),
        show(Input::SiteHorizonYears)
    );
    let question = "What does a megawatt earn mining bitcoin, and what hosting AI?";
    add("preview", export::preview(&evaluation, &headline, "Hash or Host", question, &Plain));
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
    let title = root.children().find(|node| node.tag_name().name() == "title");
    assert_eq!(title.is_some(), drawing.theme != Theme::Page, "{name}: a title would pop up");
    assert_eq!(drawing.svg.contains("var("), drawing.theme == Theme::Page, "{name}: colours");
    let said = drawing.table.rows.iter().flatten().chain([&drawing.description]);
    let said = said.map(String::as_str);
    let drawn = document.descendants().flat_map(|node| {
        node.attributes().map(|a| a.value()).chain(node.text()).collect::<Vec<_>>()
    });
    for text in drawn.chain(said) {
        for word in text.split(|c: char| !c.is_ascii_alphabetic()) {
            assert!(!matches!(word, "NaN" | "inf" | "Infinity"), "{name}: {text}");
        }
    }
    for node in document.descendants() {
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
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/goldens");
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
        "differ from tests/pictures/goldens (see *.actual.svg; UPDATE_GOLDENS=1 accepts): {differing:?}"
    );
}

/// The style sheet defines, for light and for dark, the colours that files are drawn with.
#[test]
fn the_page_has_the_colours_of_the_files() {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/styles/tokens.css");
    let sheet = std::fs::read_to_string(sheet).expect("the style sheet");
    for (name, light, dark) in PROPERTIES {
        let given: Vec<&str> = sheet
            .lines()
            .filter_map(|line| line.trim().strip_prefix(name)?.strip_prefix(": "))
            .map(|value| value.trim_end_matches(';'))
            .collect();
        assert!(given.contains(&light) && given.contains(&dark), "{name}: {given:?}");
        assert!(given.iter().all(|value| [light, dark].contains(value)), "{name}: {given:?}");
    }
}

mod any {
    //! Whatever the numbers and however small the picture: no panic, no number that is not there.

    use super::*;
    use hash_or_host::analysis::standing::Contender;
    use hash_or_host::strategy::Strategy;
    use hash_or_host::view::Readout;
    use hash_or_host::view::curve::Curve;
    use hash_or_host::view::frontier::Frontier;
    use hash_or_host::view::map::{DrawnAxis, MapCell};
    use hash_or_host::view::split::{Split, SplitRow};
    use hash_or_host::view::stress::{Panel, Stress};
    use hash_or_host::view::tornado::{DrawnBar, DrawnEnd, Shows, Tornado};
    use hash_or_host::view::waiting::Waiting;
    use proptest::prelude::*;

    /// Any double, often a plausible one.
    fn number() -> impl Strategy_<Value = f64> {
        prop_oneof![3 => -1e10..1e10, 1 => proptest::num::f64::ANY]
    }
    use proptest::strategy::Strategy as Strategy_;

    fn numbers(most: usize) -> impl Strategy_<Value = Vec<f64>> {
        prop::collection::vec(number(), 0..=most)
    }

    fn leader() -> impl Strategy_<Value = Option<Strategy>> {
        prop::option::of(prop::sample::select(Strategy::ALL.to_vec()))
    }

    fn end() -> impl Strategy_<Value = DrawnEnd> {
        let input = prop::sample::select(vec!["$45/MWh", "100% of revenue", "<&\">"]);
        (input, prop::option::of(number()), leader()).prop_map(|(input, value, to)| {
            let flips_to = to.map(Contender::Strategy);
            DrawnEnd { input: input.to_owned(), value, flips_to }
        })
    }

    fn size() -> impl Strategy_<Value = (f64, f64)> {
        prop_oneof![(0.0..60.0, 0.0..60.0), (60.0..1300.0, 40.0..900.0), (number(), number())]
    }

    fn theme() -> impl Strategy_<Value = Theme> {
        prop::sample::select(vec![Theme::Page, Theme::Light, Theme::Dark])
    }

    fn check_readout(name: &str, readout: Option<Readout>) {
        if let Some(readout) = readout {
            roxmltree::Document::parse(&readout.cursor).expect("a cursor is XML");
            assert!(readout.x.is_finite(), "{name}");
            for line in readout.lines {
                assert!(!line.value.contains("NaN") && !line.value.contains("inf"), "{name}");
            }
        }
    }

    fn read(name: &str, chart: &dyn Readable, look: &Look) {
        for x in [0.0, 0.37, 1.0, f64::NAN, -5.0] {
            if let Some(position) = chart.nearest(look, x) {
                assert!(position < chart.positions(), "{name}");
                check_readout(name, chart.readout(look, position));
            }
        }
        assert_eq!(chart.readout(look, chart.positions()), None, "{name}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::with_cases(24) })]

        #[test]
        fn scenario_is_drawn(
            shares in prop::collection::vec(0.0..=1.0, Input::ALL.len()),
            (width, height) in size(),
            theme in theme(),
        ) {
            let scenario = Input::ALL.into_iter().zip(shares).fold(
                Scenario::default(),
                |scenario, (input, share): (Input, f64)| {
                    let row = input.row();
                    scenario.nearest(input, row.min + (row.max - row.min) * share)
                },
            );
            let look = Look::new(&Plain, width, height, theme);
            let evaluation = evaluate(&scenario);
            let (cash, bars) = (Cash::of(&scenario, &evaluation), Bars::of(&evaluation));
            let curve = curve(&scenario, Input::SitePowerPriceUsdPerMwh);
            for sight in sights() {
                let cash = cash.clone().shown(sight);
                check("cash", &cash.draw(&look));
                read("cash", &cash, &look);
            }
            check("bars", &bars.draw(&look));
            check("curve", &curve.draw(&look));
            read("curve", &curve, &look);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::with_cases(200) })]

        #[test]
        fn number_is_drawn(
            (width, height) in size(),
            theme in theme(),
            a in numbers(30),
            b in numbers(30),
            point in (number(), number()),
            bars in prop::collection::vec((end(), end()), 0..8),
            cells in prop::collection::vec((leader(), number()), 0..40),
            columns in 0_usize..8,
        ) {
            let look = Look::new(&Plain, width, height, theme);
            let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
            let event = |month| Event {
                month,
                strategy: [None, Some(Strategy::Mining), Some(Strategy::GpuCloud)][month % 3],
                what: if month % 2 == 0 { Happening::Closed } else { Happening::BoughtAgain },
                usd: Some(point.1),
            };
            let events = (0..columns * 9).map(event).chain([event(usize::MAX)]).collect();
            let series = [Some(a.clone()), None, Some(b.clone()), None];
            let cash = Cash { start: point.0, series, events, has_bridge: false, sight: Sight::default() };
            let npvs = [a.first().copied(), b.first().copied(), None, a.last().copied()];
            let bars_chart = Bars { npvs, sell_now_usd: point.0 };
            let mut values = a.clone();
            values.sort_by(f64::total_cmp);
            let curve = Curve {
                input: Input::NetworkBtcPriceUsd,
                present: point.0,
                npvs: b.iter().map(|npv| [Some(*npv), Some(-npv), None, Some(point.1)]).collect(),
                sell_now: a.clone(),
                values: values.clone(),
            };
            let bar = |(low, high): (DrawnEnd, DrawnEnd)| DrawnBar { label: "Rent & more".to_owned(), low, high };
            let tornado = Tornado {
                title: "NPV".to_owned(),
                measure: [Shows::Money, Shows::Rate, Shows::Ratio][columns % 3],
                base: a.first().copied(),
                bars: bars.into_iter().map(bar).collect(),
            };
            let axis = |input: Input, from, to| DrawnAxis { input, from, to };
            let map = Map {
                x: axis(Input::NetworkBtcPriceUsd, point.0, point.1),
                y: axis(Input::MiningPoolFee, 0.0, point.1),
                columns,
                cells: cells.into_iter().map(|(leader, margin)| MapCell { leader, margin }).collect(),
                frontier: vec![a.iter().copied().zip(b.iter().copied()).collect()],
                point,
            };
            let frontier = Frontier {
                shares: values,
                npv: b.clone(),
                stressed: Some(("winter".to_owned(), a.clone())),
                peak_funding: a.clone(),
                present: point.0,
                best: Some(point.1),
                funding_limit: Some(point.0),
            };
            let panel = |title: &str, strategy, unit: &str| Panel {
                title: title.to_owned(),
                strategy,
                unit: unit.to_owned(),
                before: a.clone(),
                after: b.clone(),
                mark_lowest: strategy.is_some(),
            };
            let stress = Stress {
                title: "winter".to_owned(),
                start: point.1,
                panels: vec![
                    panel("Price", None, "USD/BTC"),
                    panel("Mining", Some(Strategy::Mining), "USD"),
                    panel("Network", None, "EH/s"),
                ],
            };
            let part = |i: usize| a.get(i).copied().unwrap_or(0.0);
            let row = SplitRow {
                strategy: Strategy::Hybrid,
                label: "Hybrid".to_owned(),
                price: point.0,
                parts: std::array::from_fn(part),
            };
            let waiting = Waiting {
                delays: vec![0, 12, 24, 36],
                lines: vec![(Strategy::GpuCloud, some(&a)), (Strategy::Colocation, some(&b))],
                never: Some(point.1),
            };
            for sight in sights() {
                let cash = cash.clone().shown(sight);
                check("cash", &cash.draw(&look));
                read("cash", &cash, &look);
            }
            check("bars", &bars_chart.draw(&look));
            check("curve", &curve.draw(&look));
            check("tornado", &tornado.draw(&look));
            check("map", &map.draw(&look));
            check("frontier", &frontier.draw(&look));
            check("stress", &stress.draw(&look));
            check("split", &Split { rows: vec![row.clone(), row] }.draw(&look));
            check("waiting", &waiting.draw(&look));
            read("curve", &curve, &look);
            read("frontier", &frontier, &look);
            let values = map.values_at(&look, (0.3, point.1));
            prop_assert!(values.0.is_finite() && values.1.is_finite());
            check_readout("map", map.readout(&look, values));
        }
    }
}
