//! Links: exact round trips, every kind of mistake reported with the rest applied, nothing that
//! panics, and codes and defaults frozen by edition.

use crate::support::fixture;
use crate::support::random::{Range, scenarios};
use hash_or_host::scenario::{
    EDITION, Given, Input, LINK_FORMAT, MODEL_VERSION, Problem, Scenario, Series, parse_link,
    to_link,
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::HashSet;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn a_link_restores_its_scenario_exactly(
        plausible in scenarios(Range::Plausible), accepted in scenarios(Range::Accepted),
    ) {
        for scenario in [plausible, accepted] {
            let link = to_link(&scenario);
            let safe = |c: char| c.is_ascii_alphanumeric() || "-_.=&".contains(c);
            prop_assert!(link.chars().all(safe), "{}", link);
            let addresses = [
                link.clone(), format!("#{link}"), format!("?{link}"),
                format!("https://example.org/a/?x#{link}"),
            ];
            for text in addresses {
                let read = parse_link(&text);
                prop_assert_eq!(&read.problems, &vec![], "{}", text);
                prop_assert_eq!(&read.scenario, &scenario);
                prop_assert_eq!((read.edition, read.model), (EDITION, MODEL_VERSION));
            }
        }
    }

    #[test]
    fn no_text_panics_and_what_it_sets_is_accepted(text in any::<String>()) {
        let read = parse_link(&text);
        accepted(&read.scenario)?;
    }

    #[test]
    fn nor_one_that_looks_like_a_link(
        text in "[#?]?(v=[0-9.]{0,9})?(&(btc|power|mw|mode|n_next|m_fleet|site\\.start|x)?=?[-+0-9._eEa-z\u{e9}%]{0,12}){0,6}",
    ) {
        let read = parse_link(&text);
        accepted(&read.scenario)?;
    }
}

/// Whether the model may see a scenario: every value passes the door again.
fn accepted(scenario: &Scenario) -> Result<(), TestCaseError> {
    for input in Input::ALL {
        prop_assert!(scenario.set(input, scenario.get(input)).is_ok(), "{}", input.key());
    }
    Ok(())
}

#[test]
fn the_defaults_need_no_link() {
    assert_eq!(to_link(&Scenario::default()), "");
    for text in ["", "#", "?", "https://example.org/"] {
        assert_eq!(parse_link(text).scenario, Scenario::default(), "{text}");
    }
}

#[test]
fn a_link_says_its_versions_and_only_what_differs() {
    let scenario = Scenario::default()
        .with([
            ("site.power_price_usd_per_mwh", Given::Number(38.5)),
            ("mining.fleet_owned", Given::YesNo(false)),
            ("site.start", Given::Text("2028-03".into())),
            ("hybrid.ai_mode", Given::Text("gpu_cloud".into())),
        ])
        .unwrap();
    let code = |key| Input::from_key(key).unwrap().row().code;
    let expected = format!(
        "v={LINK_FORMAT}.{EDITION}.{MODEL_VERSION}&{}=38.5&{}=2028-03&{}=no&{}=gpu_cloud",
        code("site.power_price_usd_per_mwh"),
        code("site.start"),
        code("mining.fleet_owned"),
        code("hybrid.ai_mode"),
    );
    assert_eq!(to_link(&scenario), expected);
}

#[test]
fn every_mistake_is_reported_and_the_rest_applied() {
    let read = parse_link(
        "https://example.org/#v=1.1.1&power=38&btc=1e999&btc=5&mw=abc&gpu=1000&nonsense=1&\
         site.start=2027-13&c_build=1.5&mode=casino&m_fleet=perhaps&rent=nan&n_hashr=700&rent=130",
    );
    let found: Vec<(&str, Problem)> =
        read.problems.iter().map(|field| (field.key.as_str(), field.problem)).collect();
    assert_eq!(
        found,
        [
            ("network.btc_price_usd", Problem::Infinite),
            ("network.btc_price_usd", Problem::GivenTwice),
            ("site.grid_mw", Problem::WrongType),
            ("gpu_cloud.lease_rate_usd_per_hour", Problem::OutOfRange),
            ("nonsense", Problem::UnknownKey),
            ("site.start", Problem::NotAMonth),
            ("colocation.build_months", Problem::NotWhole),
            ("hybrid.ai_mode", Problem::NotAChoice),
            ("mining.fleet_owned", Problem::WrongType),
            ("colocation.rent_usd_per_kw_month", Problem::NotANumber),
            ("colocation.rent_usd_per_kw_month", Problem::GivenTwice),
        ]
    );
    let applied: Vec<(&str, f64)> = read
        .scenario
        .differing(&Scenario::default())
        .map(|input| (input.key(), read.scenario.get(input)))
        .collect();
    let expected = [("site.power_price_usd_per_mwh", 38.0), ("network.hashrate_eh_per_s", 700.0)];
    assert_eq!(applied, expected);
}

/// What other programs do to an address on its way costs no value and is not the reader's mistake.
#[test]
fn links_that_have_travelled_keep_every_value() {
    let travelled = [
        "#v=1.1.1&mw=200&power=25?fbclid=IwAR0_x-y",
        "#v=1.1.1&mw=200&power=25?utm_source=news&utm_medium=email",
        "https://example.org/#v=1.1.1&mw=200&power=25&utm_source=x&mc_eid=0a1b",
        "https://example.org/?utm_source=x&fbclid=y#v=1.1.1&mw=200&power=25",
        "https://example.org/?gclid=1#v=1.1.1&mw=200&power=25#_=_",
        "#v=1.1.1&amp;mw=200&amp;power=25",
        "v=1.1.1&amp;amp;mw=200&amp;amp;power=25",
        "#v=1.1.1&#038;mw=200&#038;power=25",
        "#v%3D1.1.1%26mw%3D200%26power%3D25",
        "#v%253D1.1.1%2526mw%253D200%2526power%253D25",
        "#v=1.1.1%26amp;mw=200%26amp;power=25",
        "#v=1.1.1&mw=200&power=25)",
        "#v=1.1.1&mw=200&power=25,",
        "(see https://example.org/#v=1.1.1&mw=200&power=25).",
        "“https://example.org/#v=1.1.1&mw=200&power=25”",
        "<https://example.org/#v=1.1.1&mw=200&power=25>;",
        "#v=1.1.1),&mw=200&power=25",
        "/?v=1.1.1&mw=200&power=25",
        "?v=1.1.1&mw=200&power=25#results",
        "https://example.org/?v=1.1.1&mw=200&power=25&utm_source=x",
        "https://example.org/?v=1.1.1&mw=200&power=25#xtor=RSS-3",
        "#v=1.1.1&\r\n mw=200&pow\ner=25 ",
        "\u{feff}#v=1.1.1&mw=200&power=\u{202d}25\u{202c}\u{200b}",
        "#!/v=1.1.1&mw=200&power=25",
        "#V=1.1.1&MW=200&POWER=25",
    ];
    let right = parse_link("v=1.1.1&mw=200&power=25").scenario;
    assert_eq!(right.get(Input::from_code("power").unwrap()), 25.0);
    assert_eq!(right.get(Input::from_code("mw").unwrap()), 200.0);
    for text in travelled {
        let read = parse_link(text);
        assert_eq!(read.problems, vec![], "{text}");
        assert_eq!(read.scenario, right, "{text}");
    }
    let below = parse_link("v=1.1.1&n_price=\u{2212}0.05").scenario;
    assert_eq!(below.get(Input::from_code("n_price").unwrap()), -0.05);
}

/// What may have been cut off or meant otherwise is not taken for a value.
#[test]
fn what_is_cut_off_is_not_taken() {
    for text in ["power=2…", "power=2..", "power=7.5%", "power=2 5", "power", "power="] {
        let read = parse_link(&format!("v=1.1.1&mw=200&{text}"));
        assert_eq!(read.problems.len(), 1, "{text}");
        assert_eq!(read.problems[0].key, "site.power_price_usd_per_mwh", "{text}");
        assert_eq!(read.scenario.get(Input::from_code("mw").unwrap()), 200.0, "{text}");
        let power = Input::SitePowerPriceUsdPerMwh;
        assert_eq!(read.scenario.get(power), power.row().default, "{text}");
    }
    // A place on a page is no link; a name that is not ours is said, unless it counts readers.
    for (text, said) in [("#results", 0), ("#powr=3", 1), ("#v=1.1.1&powr", 1), ("?utm_id=3", 0)] {
        let read = parse_link(text);
        assert_eq!((read.problems.len(), read.scenario), (said, Scenario::default()), "{text}");
    }
}

/// A text that is no link says so, rather than the defaults; but for a place on the page, and for nothing at all.
#[test]
fn what_is_no_link_is_named() {
    let power = Input::SitePowerPriceUsdPerMwh;
    for text in ["undefined", "null", "power 38", "power:38", "hello world", "garbage#"] {
        let read = parse_link(text);
        let named: Vec<(&str, Problem)> =
            read.problems.iter().map(|field| (field.key.as_str(), field.problem)).collect();
        assert_eq!(named, [(text.trim_end_matches('#'), Problem::UnknownKey)]);
        assert_eq!(read.scenario, Scenario::default(), "{text}");
    }
    for text in ["", "#", "#map", "?x", "https://example.org/#answer", "page.html#map"] {
        let read = parse_link(text);
        assert_eq!((read.problems, read.scenario), (vec![], Scenario::default()), "{text}");
    }
    // A place behind a link costs no value.
    for text in ["power=5#x", "v=1.1.1&power=5#map", "power=5#"] {
        let read = parse_link(text);
        assert_eq!((read.problems, read.scenario.get(power)), (vec![], 5.0), "{text}");
    }
}

#[test]
fn a_version_that_is_not_known_is_reported_and_the_values_are_read() {
    for version in ["v=2.1.1", "v=1.99.1", "v=1.1.99", "v=1.1", "v=1.1.1.1", "v=", "v=0.1.1", "v=a"]
    {
        let read = parse_link(&format!("{version}&power=38"));
        assert_eq!(read.problems.len(), 1, "{version}");
        assert_eq!(read.problems[0].problem, Problem::BadLink, "{version}");
        assert_eq!(read.scenario.get(Input::SitePowerPriceUsdPerMwh), 38.0, "{version}");
    }
    // Without any version a link is read as today's.
    assert_eq!(parse_link("power=38").problems, vec![]);
}

#[test]
fn codes_are_unique_short_and_safe_in_an_address() {
    let mut seen = HashSet::new();
    for input in Input::ALL {
        let code = input.row().code;
        let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(!code.is_empty() && code.len() <= 12 && code.chars().all(safe), "{code}");
        assert!(code != "v", "v is the version");
        assert!(seen.insert(code), "{code} is used twice");
        assert_eq!(Input::from_code(code), Some(input));
        assert_eq!(Series::from_code(code), None, "{code} is a path's");
        // A key is read as well; none may be another input's code.
        assert_eq!(Input::from_key(code), None, "{code} is also a key");
    }
}

/// What a link of edition 1 means for ever: its codes, and the defaults it leaves unsaid.
///
/// If this fails because a default was changed: raise `EDITION`, let edition 1 put the old default
/// back, and leave the fixture alone.
#[test]
fn edition_1_keeps_its_codes_and_defaults() {
    let frozen = fixture("edition_1.json");
    let rows = frozen["inputs"].as_array().unwrap();
    assert_eq!(rows.len(), Input::ALL.len());
    // One value said, so that the rest is the edition's.
    let unsaid = parse_link("v=1.1.1&power=38").scenario;
    for row in rows {
        let (key, code) = (row[0].as_str().unwrap(), row[1].as_str().unwrap());
        let input = Input::from_key(key).unwrap_or_else(|| panic!("{key} is gone"));
        assert_eq!(input.row().code, code, "{key}");
        let default = match &row[2] {
            Value::Number(n) => Given::Number(n.as_f64().unwrap()),
            Value::Bool(b) => Given::YesNo(*b),
            other => Given::Text(other.as_str().unwrap().to_owned()),
        };
        if key != "site.power_price_usd_per_mwh" {
            assert_eq!(unsaid.given(input), default, "{key} in edition 1");
        }
        if EDITION == 1 {
            assert_eq!(Scenario::default().given(input), default, "{key} without a new edition");
        }
    }
}
