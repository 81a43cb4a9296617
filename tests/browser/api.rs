//! The JavaScript API in a real browser, used as a script would.

use hash_or_host::browser::api;
use hash_or_host::evaluation;
use hash_or_host::finance::Column;
use hash_or_host::scenario::{Given, Scenario};
use hash_or_host::strategy::Strategy;
use js_sys::{Array, Error, Float64Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// The value at a path of names.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| {
        Reflect::get(&value, &JsValue::from_str(name)).expect("a readable property")
    })
}

/// Evaluates a scenario without options.
fn evaluate(scenario: JsValue) -> Result<JsValue, JsValue> {
    api::evaluate(scenario, JsValue::UNDEFINED)
}

/// The link of a scenario that was made from no preset.
fn link_of(scenario: JsValue) -> Result<String, JsValue> {
    api::to_link(scenario, JsValue::UNDEFINED)
}

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("valid JSON")
}

/// `key problem` of every field of a thrown error.
fn mistakes(result: Result<JsValue, JsValue>) -> Vec<String> {
    let thrown = result.expect_err("an error");
    assert!(thrown.is_instance_of::<Error>());
    let fields: Array = at(&thrown, "fields").unchecked_into();
    fields
        .iter()
        .map(|field| {
            let part = |name| at(&field, name).as_string().expect("a text");
            assert!(part("message").contains(&part("accepted")));
            format!("{} {}", part("key"), part("problem"))
        })
        .collect()
}

#[wasm_bindgen_test]
fn the_defaults_give_what_the_model_gives() {
    let result = evaluate(api::defaults().unwrap()).unwrap();
    let model = evaluation::evaluate(&Scenario::default());
    assert_eq!(at(&result, "best").as_string().as_deref(), model.best.map(Strategy::key));
    for strategy in Strategy::ALL {
        let outcome = model.outcome(strategy).unwrap();
        let got = at(&result, &format!("strategies.{}", strategy.key()));
        assert_eq!(at(&got, "npv_usd").as_f64(), Some(outcome.figures.npv_usd));
        assert_eq!(at(&got, "irr").as_f64(), outcome.figures.irr.ok());
        assert_eq!(at(&got, "exit_npv_usd").as_f64(), Some(outcome.figures.exit_npv_usd));
        assert_eq!(at(&got, "min_dscr_in_contract").as_f64(), outcome.figures.min_dscr_in_contract);
        for column in Column::ALL {
            let array: Float64Array =
                at(&got, &format!("monthly.{}", column.name())).dyn_into().unwrap();
            assert_eq!(array.to_vec(), outcome.ledger.column(column), "{}", column.name());
        }
    }
}

/// Ledgers are worked out when they are read: those of their own scenario, its given paths included.
#[wasm_bindgen_test]
fn ledgers_are_of_their_own_scenario_whenever_they_are_read() {
    let first = evaluate(json(
        r#"{"site":{"grid_mw":80,"horizon_years":9},"paths":{"btc_price_usd":[90000,91000]}}"#,
    ));
    let result = first.unwrap();
    evaluate(json(r#"{"site":{"grid_mw":300}}"#)).unwrap();
    let given = [
        ("site.grid_mw", Given::Number(80.0)),
        ("site.horizon_years", Given::Number(9.0)),
        ("paths.btc_price_usd", Given::Series(vec![90_000.0, 91_000.0])),
    ];
    let model = evaluation::evaluate(&Scenario::default().with(given).unwrap());
    // As a spread, a copy and a text see it.
    let copy = Object::assign(&Object::new(), &at(&result, "strategies.mining").unchecked_into());
    let array: Float64Array = at(&copy, "monthly.revenue").unchecked_into();
    let ledger = &model.outcome(Strategy::Mining).unwrap().ledger;
    assert_eq!(array.to_vec(), ledger.column(Column::Revenue));
    let again: Float64Array = at(&result, "strategies.mining.monthly.revenue").unchecked_into();
    assert!(Object::is(&array, &again), "one copy, however often it is read");
    assert!(String::from(JSON::stringify(&result).unwrap()).contains("\"bridge_cash_flow\""));
    // It is the reader's to replace.
    let mining = at(&result, "strategies.mining");
    assert!(Reflect::set(&mining, &"monthly".into(), &1.into()).unwrap());
    assert_eq!(at(&mining, "monthly").as_f64(), Some(1.0));
}

/// The published example of the defaults.
#[wasm_bindgen_test]
fn the_lead_is_over_the_best_other_pure_use() {
    let result = evaluate(JsValue::UNDEFINED).unwrap();
    assert_eq!(at(&result, "lead.of").as_string().as_deref(), Some("gpu_cloud"));
    assert_eq!(at(&result, "lead.over").as_string().as_deref(), Some("colocation"));
    assert!((at(&result, "lead.usd").as_f64().unwrap() - 77_943_586.750).abs() < 1.0);
    // Where selling now brings more than any use, nothing leads.
    let poor = json(
        r#"{"network":{"btc_price_usd":100},"colocation":{"rent_usd_per_kw_month":0},
            "gpu_cloud":{"lease_rate_usd_per_hour":0},"site":{"sale_value_usd_per_mw":2000000}}"#,
    );
    let result = evaluate(poor).unwrap();
    assert!(at(&result, "best").is_null() && at(&result, "lead").is_null());
}

/// The published example of the defaults: the mine closes at month 12, the cloud at month 76.
#[wasm_bindgen_test]
fn decisions_have_a_month_an_action_and_the_value_of_each_option() {
    let result = evaluate(JsValue::UNDEFINED).unwrap();
    let list = |path: &str| at(&result, &format!("strategies.{path}")).unchecked_into::<Array>();
    for (path, month) in [("mining.decisions", 12.0), ("gpu_cloud.decisions", 76.0)] {
        let last = list(path).pop();
        assert_eq!(at(&last, "month").as_f64(), Some(month), "{path}");
        assert_eq!(at(&last, "action").as_string().as_deref(), Some("close"), "{path}");
        let value = |option: &str| at(&last, &format!("values_usd.{option}")).as_f64();
        assert!(value("close") > value("keep") && value("close") > value("replace"), "{path}");
    }
    // Only a mine can stop.
    let cloud = list("gpu_cloud.decisions").get(0);
    assert!(at(&cloud, "values_usd.stop").is_null());
    assert_eq!(list("colocation.decisions").length(), 0);
    // The owned mine on its way out goes on at index 0 and at month 12, until the build is done.
    let bridge = list("colocation.bridge_decisions");
    let months: Vec<Option<f64>> = bridge.iter().map(|d| at(&d, "month").as_f64()).collect();
    assert_eq!(months, [Some(0.0), Some(12.0)]);
}

#[wasm_bindgen_test]
fn not_selling_has_a_rate_unless_there_is_nothing_to_sell() {
    let result = evaluate(JsValue::UNDEFINED).unwrap();
    let mining = at(&result, "strategies.mining");
    assert!((at(&mining, "irr_on_sale_value").as_f64().unwrap() - 0.368_180_813_5).abs() < 1e-6);
    assert!(at(&mining, "irr_on_sale_value_reason").is_null());
    let bare = json(r#"{"site":{"sale_value_usd_per_mw":0},"mining":{"fleet_owned":false}}"#);
    let mining = at(&evaluate(bare).unwrap(), "strategies.mining");
    assert!(at(&mining, "irr_on_sale_value").is_null());
    assert!(at(&mining, "irr_on_sale_value_reason").is_null());
}

#[wasm_bindgen_test]
fn what_should_be_known_of_a_scenario_is_said() {
    let notices = |scenario: &str| at(&evaluate(json(scenario)).unwrap(), "notices");
    assert_eq!(at(&notices("{}"), "length").as_f64(), Some(0.0));
    let told = notices(r#"{"site":{"grid_mw":2000,"power_price_usd_per_mwh":0.05}}"#);
    let ids: Vec<_> = (0..3).map(|i| at(&told, &format!("{i}.id")).as_string().unwrap()).collect();
    assert_eq!(
        ids,
        ["outside_plausible_range", "outside_plausible_range", "mine_share_of_network"]
    );
    assert_eq!(at(&told, "0.suggested_value").as_f64(), Some(50.0));
    let key = at(&told, "0.input").as_string();
    assert_eq!(key.as_deref(), Some("site.power_price_usd_per_mwh"));
    assert!(at(&told, "0.message").as_string().unwrap().contains("a price per kWh?"));
    assert!(at(&told, "1.suggested_value").is_null());
}

#[wasm_bindgen_test]
fn what_is_absent_is_null_with_its_reason() {
    let result = evaluate(JsValue::UNDEFINED).unwrap();
    let mining = at(&result, "strategies.mining");
    assert!(at(&mining, "irr").is_null());
    assert_eq!(at(&mining, "irr_reason").as_string().as_deref(), Some("no investment"));
    assert!(at(&mining, "min_dscr").is_null() && at(&mining, "yield_on_cost").is_null());
}

#[wasm_bindgen_test]
fn a_partial_scenario_takes_the_defaults_for_the_rest() {
    let partial = evaluate(json(r#"{"mining":{"pue":1.1}}"#)).unwrap();
    let full = api::defaults().unwrap();
    Reflect::set(&at(&full, "mining"), &"pue".into(), &1.1.into()).unwrap();
    let full = evaluate(full).unwrap();
    let npv = |result| at(result, "strategies.mining.npv_usd").as_f64();
    assert_eq!(npv(&partial), npv(&full));
}

#[wasm_bindgen_test]
fn a_build_beyond_the_horizon_is_not_ready() {
    let late = json(r#"{"colocation":{"build_months":12},"site":{"horizon_years":1}}"#);
    let result = evaluate(late).unwrap();
    assert_eq!(at(&result, "strategies.colocation.not_ready"), JsValue::TRUE);
    assert_eq!(at(&result, "strategies.hybrid.not_ready"), JsValue::TRUE);
    assert!(at(&result, "strategies.mining.npv_usd").as_f64().is_some());
}

#[wasm_bindgen_test]
fn every_mistake_is_named_at_once() {
    let scenario = json(
        r#"{"site":{"grid_mw":"100","start":"2027-13","horizon_years":2.5,"power_price_usd_per_mwh":501},
            "mining":{"fleet_owned":1,"pue":null},"hybrid":{"ai_mode":"both"},"finance":7,"typo":3}"#,
    );
    Reflect::set(&at(&scenario, "mining"), &"uptime".into(), &f64::NAN.into()).unwrap();
    Reflect::set(&at(&scenario, "mining"), &"pool_fee".into(), &f64::INFINITY.into()).unwrap();
    let mut got = mistakes(evaluate(scenario));
    got.sort();
    let expected = [
        "finance wrong_type",
        "hybrid.ai_mode not_a_choice",
        "mining.fleet_owned wrong_type",
        "mining.pool_fee infinite",
        "mining.pue wrong_type",
        "mining.uptime not_a_number",
        "site.grid_mw wrong_type",
        "site.horizon_years not_whole",
        "site.power_price_usd_per_mwh out_of_range",
        "site.start not_a_month",
        "typo unknown_key",
    ];
    assert_eq!(got, expected);
}

#[wasm_bindgen_test]
fn what_is_no_scenario_is_refused() {
    for value in ["null", "5", "[]", "\"site\"", "true"] {
        assert_eq!(mistakes(evaluate(json(value))), ["scenario wrong_type"], "{value}");
    }
    let map: JsValue = js_sys::Map::new().into();
    assert_eq!(mistakes(evaluate(map)), ["scenario wrong_type"]);
}

/// Whatever is thrown while an argument is looked at is caught, and told as what it is.
#[wasm_bindgen_test]
fn what_throws_when_it_is_read_is_refused() {
    let thrower = "const no = () => { throw new Error('no') };
        const revoked = () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy };";
    let made = |what: &str| {
        let script = format!("(() => {{ {thrower} return {what} }})()");
        js_sys::eval(&script).expect(what)
    };
    for (what, key) in [
        ("({ site: { get grid_mw() { no() } } })", "site.grid_mw"),
        ("revoked()", "scenario"),
        ("({ site: revoked() })", "site"),
        ("new Proxy({}, { getPrototypeOf: no })", "scenario"),
        ("new Proxy({}, { ownKeys: no })", "scenario"),
        ("new Proxy({ site: {} }, { getOwnPropertyDescriptor: no })", "scenario"),
        ("({ site: { grid_mw: revoked() } })", "site.grid_mw"),
        ("({ paths: { lease_level: revoked() } })", "paths.lease_level"),
        ("({ paths: { lease_level: new Proxy([], { get: no }) } })", "paths.lease_level"),
        (
            "({ paths: { lease_level: Object.defineProperty([1], 0, { get: no }) } })",
            "paths.lease_level",
        ),
    ] {
        let refused = evaluate(made(what));
        let told = at(refused.as_ref().unwrap_err(), "fields.0.message").as_string().unwrap();
        assert!(told.contains("a value that cannot be read"), "{what}: {told}");
        assert_eq!(mistakes(refused), [format!("{key} wrong_type")], "{what}");
    }
    for (what, key) in [
        ("revoked()", "options"),
        ("new Proxy({}, { ownKeys: no })", "options"),
        ("({ get paths() { no() } })", "options.paths"),
    ] {
        let refused = api::evaluate(JsValue::UNDEFINED, made(what));
        assert_eq!(mistakes(refused), [format!("{key} wrong_type")], "{what}");
    }
}

/// What would be passed over in silence.
#[wasm_bindgen_test]
fn options_that_are_no_plain_object_are_refused() {
    for what in ["new Map()", "new Date()", "Promise.resolve({})", "[]", "new (class {})()"] {
        let refused = api::evaluate(JsValue::UNDEFINED, js_sys::eval(what).unwrap());
        assert_eq!(mistakes(refused), ["options wrong_type"], "{what}");
    }
    assert!(
        api::evaluate(JsValue::UNDEFINED, js_sys::eval("Object.create(null)").unwrap()).is_ok()
    );
}

#[wasm_bindgen_test]
fn a_link_restores_the_scenario() {
    let scenario =
        json(r#"{"site":{"power_price_usd_per_mwh":38.25},"hybrid":{"ai_mode":"gpu_cloud"}}"#);
    let link = link_of(scenario).unwrap();
    let back = api::parse_link(link.as_str().into()).unwrap();
    assert_eq!(at(&back, "site.power_price_usd_per_mwh").as_f64(), Some(38.25));
    assert_eq!(at(&back, "hybrid.ai_mode").as_string().as_deref(), Some("gpu_cloud"));
    assert_eq!(link_of(back).unwrap(), link);
    assert_eq!(link_of(api::defaults().unwrap()).unwrap(), "");
}

#[wasm_bindgen_test]
fn a_broken_link_says_so_and_gives_the_rest() {
    let broken = api::parse_link("#v=1.1.1&power=cheap&mw=50".into());
    let scenario = at(broken.as_ref().unwrap_err(), "scenario");
    assert_eq!(at(&scenario, "site.grid_mw").as_f64(), Some(50.0));
    let name = at(broken.as_ref().unwrap_err(), "name");
    assert_eq!(name.as_string().as_deref(), Some("BrokenLinkError"));
    assert_eq!(mistakes(broken), ["site.power_price_usd_per_mwh wrong_type"]);
}

#[wasm_bindgen_test]
fn a_text_that_is_no_link_says_so() {
    for text in ["undefined", "power 38"] {
        let broken = api::parse_link(text.into());
        assert_eq!(mistakes(broken), [format!("{text} unknown_key")]);
    }
}

#[wasm_bindgen_test]
fn the_table_lists_every_input_with_its_source() {
    let rows: Array = api::inputs().unwrap().unchecked_into();
    assert_eq!(rows.length(), 125);
    for row in rows {
        let text = |path| at(&row, path).as_string().unwrap();
        assert!(!text("basis").is_empty(), "{}", text("key"));
        let sources: Array = at(&row, "sources").unchecked_into();
        // What rests on no document says that it is judgement or the reader's own.
        let rests = sources.length() > 0 || ["judgement", "user"].contains(&&*text("confidence"));
        assert!(rests || at(&row, "default").as_f64().is_none(), "{}", text("key"));
        for source in sources {
            let url = at(&source, "url").as_string().unwrap();
            let seen = at(&source, "seen").as_string().unwrap();
            assert!(url.starts_with("https://") && ["original", "copy"].contains(&&*seen), "{url}");
        }
        assert!(!at(&row, "default").is_undefined());
    }
}

#[wasm_bindgen_test]
fn a_path_is_read_from_an_array_or_a_typed_array() {
    let options = js_sys::eval(
        "({ paths: { power_usd_per_mwh: [41, 0], btc_price_usd: new Float32Array([9e4]),
            lease_level: new Float64Array([1, 0.5]) } })",
    );
    assert!(api::evaluate(JsValue::UNDEFINED, options.unwrap()).is_ok());
    // Whatever is like an array, as it is declared.
    let alike = js_sys::eval("({ paths: { lease_level: { length: 2, 0: 1, 1: 0.5 } } })").unwrap();
    assert_eq!(link_of(alike).unwrap(), "v=1.1.1&p_level=1_0.5");
    // A scenario carries them as well, into its link and back.
    let scenario = js_sys::eval("({ paths: { lease_level: [1, 0.5] } })").unwrap();
    let link = link_of(scenario).unwrap();
    assert_eq!(link, "v=1.1.1&p_level=1_0.5");
    let level: Float64Array =
        at(&api::parse_link(link.as_str().into()).unwrap(), "paths.lease_level").unchecked_into();
    assert_eq!(level.to_vec(), [1.0, 0.5]);
    assert!(at(&api::defaults().unwrap(), "paths").is_undefined());
}

#[wasm_bindgen_test]
fn a_path_that_is_not_accepted_is_named_with_its_month() {
    let refused = |paths: &str| {
        let options = js_sys::eval(&format!("({{ paths: {paths} }})")).unwrap();
        let result = api::evaluate(JsValue::UNDEFINED, options);
        let fields: Array = at(result.as_ref().unwrap_err(), "fields").unchecked_into();
        let month = at(&fields.get(0), "month").as_f64();
        (mistakes(result).remove(0), month)
    };
    let said = |paths: &str, problem: &str, month: Option<f64>| {
        let expected = (format!("paths.power_usd_per_mwh {problem}"), month);
        assert_eq!(refused(paths), expected, "{paths}");
    };
    said("{ power_usd_per_mwh: [] }", "empty", None);
    said("{ power_usd_per_mwh: 40 }", "wrong_type", None);
    said("{ power_usd_per_mwh: '40' }", "wrong_type", None);
    said("{ power_usd_per_mwh: {} }", "wrong_type", None);
    said("{ power_usd_per_mwh: { length: 1.5, 0: 40 } }", "wrong_type", None);
    said("{ power_usd_per_mwh: { length: -1 } }", "wrong_type", None);
    said("{ power_usd_per_mwh: { length: 2, 0: 40 } }", "wrong_type", Some(2.0));
    said("{ power_usd_per_mwh: [40, '41'] }", "wrong_type", Some(2.0));
    said("{ power_usd_per_mwh: [40, , 41] }", "wrong_type", Some(2.0));
    said("{ power_usd_per_mwh: [40, 41, NaN] }", "not_a_number", Some(3.0));
    said("{ power_usd_per_mwh: [-1] }", "out_of_range", Some(1.0));
    assert_eq!(refused("{ power: [40] }").0, "paths.power unknown_key");
    assert_eq!(refused("[40]").0, "paths wrong_type");
}

#[wasm_bindgen_test]
fn inputs_that_do_not_go_together_are_refused() {
    let scenario = r#"{"uncertainty":{"delay_mode_months":20,"correlation_btc_lease":1}}"#;
    let mut got = mistakes(evaluate(json(scenario)));
    got.sort();
    assert_eq!(
        got,
        [
            "uncertainty.correlation_btc_lease not_positive_definite",
            "uncertainty.delay_mode_months mode_above_largest",
        ]
    );
}
