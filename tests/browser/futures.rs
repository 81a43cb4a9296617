//! Random futures through the JavaScript API.

use hash_or_host::browser::api::{self, analyses::futures};
use hash_or_host::scenario::Scenario;
use hash_or_host::simulation::{Model, Rows, Worker, simulate};
use hash_or_host::strategy::Strategy;
use js_sys::{Array, Float64Array, Function, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| {
        Reflect::get(&value, &JsValue::from_str(name)).expect("a readable property")
    })
}

fn number(value: &JsValue, path: &str) -> f64 {
    at(value, path).as_f64().unwrap_or_else(|| panic!("{path} is no number"))
}

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("valid JSON")
}

fn code(text: &str) -> JsValue {
    js_sys::eval(&format!("({text})")).expect("valid code")
}

/// `name: key accepted` of a thrown error.
fn refused(result: Result<JsValue, JsValue>) -> String {
    let thrown = result.expect_err("an error");
    let fields: Array = at(&thrown, "fields").unchecked_into();
    let part = |name| at(&fields.get(0), name).as_string().expect("a text");
    format!("{}: {}", part("key"), part("accepted"))
}

#[wasm_bindgen_test]
fn a_simulation_says_what_the_model_says() {
    let result = futures::simulate(json("{}"), json(r#"{"futures":200,"seed":3}"#)).unwrap();
    let options = hash_or_host::simulation::Options { futures: 200, seed: 3 };
    let report = simulate(&Scenario::default(), options, |_, _| true).unwrap();
    assert_eq!((number(&result, "futures"), number(&result, "seed")), (200.0, 3.0));
    let mut chances = number(&result, "sell_now.chance_best");
    for strategy in Strategy::ALL {
        let spread = report.strategies[strategy as usize].as_ref().unwrap();
        let got = at(&result, &format!("strategies.{}", strategy.key()));
        assert_eq!(number(&got, "npv_mean_usd"), spread.npv_mean_usd);
        assert_eq!(number(&got, "npv_usd.p95"), spread.npv_usd[4]);
        assert_eq!(number(&got, "cash_needed_usd.p50"), spread.cash_needed_usd[1]);
        assert_eq!(number(&got, "regret_usd"), spread.regret_usd);
        let fan: Array = at(&got, "fan.p5").unchecked_into();
        assert_eq!(fan.length() as usize, spread.fan.len());
        assert_eq!(fan.get(7).as_f64(), Some(spread.fan[7][0]));
        chances += number(&got, "chance_best");
    }
    assert!((chances - 1.0).abs() < 1e-12);
    assert!(at(&result, "lead.of").as_string().is_some());
}

#[wasm_bindgen_test]
fn a_future_is_what_the_simulation_counts() {
    let scenario = r#"{"uncertainty":{"seed":9}}"#;
    let future = futures::future(json(scenario), 5.into()).unwrap();
    let model = Model::of(&Scenario::default(), 9);
    let mut rows = Rows::new(model.layout);
    Worker::new(&model).count(0..6, &mut rows);
    for strategy in Strategy::ALL {
        let counted = rows.npv(strategy).unwrap()[5];
        assert_eq!(number(&future, &format!("npv_usd.{}", strategy.key())), counted);
    }
    let keys: Vec<String> = Object::keys(future.unchecked_ref::<Object>())
        .iter()
        .map(|key| key.as_string().unwrap())
        .collect();
    let expected = [
        "paths",
        "collected",
        "tenant_found",
        "default_after_months",
        "delay_months",
        "capex_factor",
        "npv_usd",
    ];
    assert_eq!(keys, expected);
    for series in [
        "paths.btc_price_usd",
        "paths.network_eh_per_s",
        "paths.hashprice_usd_per_ph_day",
        "paths.power_usd_per_mwh",
        "paths.lease_level",
        "collected.colocation",
        "collected.gpu_cloud",
    ] {
        let series: Float64Array = at(&future, series).dyn_into().unwrap();
        assert_eq!((series.length(), series.get_index(0)), (241, 0.0));
        assert!(series.get_index(240) >= 0.0);
    }
}

#[wasm_bindgen_test]
fn wrong_options_are_named_with_what_is_accepted() {
    let simulate = |options: &str| refused(futures::simulate(json("{}"), code(options)));
    let whole = "a whole number from 100 to 1000000";
    for wrong in ["99", "100.5", "'100'"] {
        let futures = format!("{{ futures: {wrong} }}");
        assert_eq!(simulate(&futures), format!("options.futures: {whole}"), "{wrong}");
    }
    assert_eq!(simulate("{ seed: -1 }"), "options.seed: a whole number from 0 to 4294967295");
    assert_eq!(simulate("{ on_progress: 3 }"), "options.on_progress: a function");
    assert!(simulate("{ years: 3 }").starts_with("options.years: futures, seed"));
    assert!(simulate("{ paths: { lease_level: [1, -1] } }").starts_with("paths.lease_level: "));
    let future = |number: &str| refused(futures::future(json("{}"), code(number)));
    for wrong in ["-1", "1.5", "NaN", "4294967296", "'1'", "undefined", "null"] {
        assert_eq!(future(wrong), "number: a whole number from 0 to 4294967295", "{wrong}");
    }
    let waiting = refused(futures::waiting_value(json("{}"), code("{ futures: 1e7 }")));
    assert_eq!(waiting, format!("options.futures: {whole}"));
}

#[wasm_bindgen_test]
fn a_simulation_tells_its_progress_and_can_be_cancelled() {
    let seen = Array::new();
    let tell = |body: &str| {
        let make = Function::new_with_args("seen", &format!("return (x) => {{ {body} }}"));
        let options = json(r#"{"futures":300}"#);
        let function = make.call1(&JsValue::UNDEFINED, &seen).unwrap();
        Reflect::set(&options, &"on_progress".into(), &function).unwrap();
        options
    };
    futures::simulate(json("{}"), tell("seen.push(x)")).unwrap();
    let told: Vec<f64> = seen.iter().map(|x| x.as_f64().unwrap()).collect();
    assert_eq!(told, [1.0 / 3.0, 2.0 / 3.0, 1.0]);
    let name = |result: Result<JsValue, JsValue>| at(&result.unwrap_err(), "name").as_string();
    let cancelled = futures::simulate(json("{}"), tell("return false"));
    assert_eq!(name(cancelled).as_deref(), Some("CancelledError"));
    let thrown = futures::waiting_value(json("{}"), tell("throw new TypeError('no')"));
    assert_eq!(name(thrown).as_deref(), Some("TypeError"));
}

#[wasm_bindgen_test]
fn waiting_is_valued_and_says_when_to_convert() {
    let value = futures::waiting_value(json("{}"), json(r#"{"futures":200}"#)).unwrap();
    let now = number(&value, "now_colocation_usd").max(number(&value, "now_gpu_cloud_usd"));
    let best = now.max(number(&value, "never_usd"));
    let lead = number(&value, "with_option_usd") - best;
    assert!((number(&value, "value_usd") / lead - 1.0).abs() < 1e-6);
    let dates: Array = at(&value, "dates").unchecked_into();
    let shares = dates
        .iter()
        .map(|date| number(&date, "share_colocation") + number(&date, "share_gpu_cloud"));
    assert!((shares.sum::<f64>() + number(&value, "never_share") - 1.0).abs() < 1e-12);
    assert_eq!(dates.length(), 5);
}

#[wasm_bindgen_test]
fn given_paths_are_simulated_too() {
    let level = api::defaults().unwrap();
    let paths = code("{ lease_level: [1, 0.5] }");
    Reflect::set(&level, &"paths".into(), &paths).unwrap();
    let options = || json(r#"{"futures":100}"#);
    let plain = futures::simulate(json("{}"), options()).unwrap();
    let given = futures::simulate(level, options()).unwrap();
    // The same beside the scenario, as `evaluate` takes it.
    let beside = code("{ futures: 100, paths: { lease_level: [1, 0.5] } }");
    let beside = futures::simulate(json("{}"), beside).unwrap();
    let mean = |result: &JsValue, name| number(result, &format!("strategies.{name}.npv_mean_usd"));
    assert!(mean(&given, "gpu_cloud") < mean(&plain, "gpu_cloud"));
    assert_eq!(mean(&given, "mining"), mean(&plain, "mining"));
    assert_eq!(mean(&beside, "gpu_cloud"), mean(&given, "gpu_cloud"));
}
