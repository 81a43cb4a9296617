//! The analyses of the JavaScript API in a real browser: each against direct evaluation through
//! the same API.

use hash_or_host::browser::api;
use hash_or_host::browser::api::analyses::{map, money, picks, presets, risk, sweeps};
use js_sys::{Array, Error, Function, JSON, Object, Reflect};
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

/// Evaluates a scenario without options.
fn evaluate(scenario: JsValue) -> Result<JsValue, JsValue> {
    api::evaluate(scenario, JsValue::UNDEFINED)
}

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("valid JSON")
}

/// The default scenario with one input of a group changed.
fn with(group: &str, name: &str, value: f64) -> JsValue {
    json(&format!("{{\"{group}\":{{\"{name}\":{value}}}}}"))
}

fn npv(scenario: JsValue, strategy: &str) -> f64 {
    let result = evaluate(scenario).unwrap();
    number(&result, &format!("strategies.{strategy}.npv_usd"))
}

fn error_name(result: Result<JsValue, JsValue>) -> String {
    let error: Error = result.unwrap_err().dyn_into().unwrap();
    error.name().into()
}

#[wasm_bindgen_test]
fn a_curve_is_what_evaluating_each_value_gives() {
    let curve = sweeps::curve(json("{}"), "site.power_price_usd_per_mwh".into(), 5.into()).unwrap();
    let values: Array = at(&curve, "values").unchecked_into();
    assert_eq!(values.length(), 5);
    for (i, value) in values.iter().enumerate() {
        let scenario = with("site", "power_price_usd_per_mwh", value.as_f64().unwrap());
        let got = number(&curve, &format!("npvs.{i}.mining"));
        assert_eq!(got, npv(scenario, "mining"));
    }
}

#[wasm_bindgen_test]
fn at_a_break_even_both_are_worth_the_same() {
    let between = json(r#"["gpu_cloud", "colocation"]"#);
    let key = "gpu_cloud.lease_rate_usd_per_hour";
    let found = sweeps::break_even(json("{}"), key.into(), between).unwrap();
    assert_eq!(at(&found, "answer").as_string().as_deref(), Some("meets"));
    assert!(at(&found, "until").is_null(), "it never turns back");
    let value = number(&found, "value");
    let scenario = || with("gpu_cloud", "lease_rate_usd_per_hour", value);
    let (cloud, colocation) = (npv(scenario(), "gpu_cloud"), npv(scenario(), "colocation"));
    assert!((cloud - colocation).abs() < 1e-6 * colocation.abs(), "{cloud} {colocation}");
}

#[wasm_bindgen_test]
fn a_tornado_lists_what_decides_first() {
    let tornado = sweeps::tornado(json("{}"), JsValue::UNDEFINED).unwrap();
    let bars: Array = at(&tornado, "bars").unchecked_into();
    assert!(bars.length() > 90);
    let decides: Vec<bool> = bars.iter().map(|b| at(&b, "decides").as_bool().unwrap()).collect();
    let deciding = decides.iter().filter(|d| **d).count();
    assert!(deciding > 0 && decides[..deciding].iter().all(|d| *d));
    let first = bars.get(0);
    let key = at(&first, "input").as_string().unwrap();
    let (group, name) = key.split_once('.').unwrap();
    // What is looked at, unless asked for otherwise, is the NPV of the best.
    let low = with(group, name, number(&first, "low.value"));
    assert_eq!(number(&first, "low.target"), npv(low, "gpu_cloud"));
}

#[wasm_bindgen_test]
fn a_map_agrees_with_evaluation_and_can_be_cancelled() {
    let options = json(
        r#"{"x":"gpu_cloud.lease_rate_usd_per_hour","y":"network.btc_price_usd","points":9,"exact":true}"#,
    );
    let drawn = map::map(json("{}"), options.clone()).unwrap();
    let corner = json(&format!(
        "{{\"gpu_cloud\":{{\"lease_rate_usd_per_hour\":{}}},\"network\":{{\"btc_price_usd\":{}}}}}",
        number(&drawn, "x.values.8"),
        number(&drawn, "y.values.8")
    ));
    let best = at(&evaluate(corner).unwrap(), "best");
    assert_eq!(at(&drawn, "best.80"), best);

    let stop = Function::new_with_args("done", "return false");
    Reflect::set(&options, &"on_progress".into(), &stop).unwrap();
    Reflect::set(&options, &"points".into(), &60.into()).unwrap();
    assert_eq!(error_name(map::map(json("{}"), options)), "CancelledError");
}

#[wasm_bindgen_test]
fn no_shock_changes_nothing_and_a_winter_does() {
    let calm = risk::stress(json("{}"), json("[]")).unwrap();
    assert_eq!(number(&calm, "mining.before.npv_usd"), number(&calm, "mining.after.npv_usd"));
    assert_eq!(number(&calm, "mining.before.npv_usd"), npv(json("{}"), "mining"));
    let winter = risk::stress(json("{}"), json(r#"["winter_2022"]"#)).unwrap();
    assert!(number(&winter, "mining.after.npv_usd") < number(&winter, "mining.before.npv_usd"));
    // The record: the price of month 1 is .89 of the base path's.
    let ratio =
        number(&winter, "mining.paths.btc_price_usd.1") / number(&winter, "base.btc_price_usd.1");
    assert!((ratio - 0.89).abs() < 1e-12);
    assert_eq!(error_name(risk::stress(json("{}"), json(r#"["rain"]"#))), "RefusedError");
}

#[wasm_bindgen_test]
fn waiting_nothing_is_the_evaluation() {
    let waiting = risk::waiting(json("{}")).unwrap();
    assert_eq!(number(&waiting, "waits.0.npv_usd.colocation"), npv(json("{}"), "colocation"));
    assert_eq!(number(&waiting, "never_usd"), npv(json("{}"), "mining"));
}

#[wasm_bindgen_test]
fn a_funding_limit_holds_the_share() {
    let options = json(r#"{"funding_limit_usd":200000000}"#);
    let frontier = money::hybrid_frontier(json("{}"), options).unwrap();
    assert_eq!(at(&frontier, "best.bound").as_string().as_deref(), Some("funding"));
    assert!(number(&frontier, "best.point.peak_funding_usd") <= 200_000_000.0 * (1.0 + 1e-9));
    let whole = number(&frontier, "points.40.npv_usd");
    assert!((whole / npv(json("{}"), "colocation") - 1.0).abs() < 1e-12);
}

#[wasm_bindgen_test]
fn the_parts_of_a_gpu_hour_add_up() {
    let split = money::value_split(json("{}"), "gpu_cloud".into()).unwrap();
    let names =
        ["machines", "facility", "power", "operations", "lenders", "prepayment", "tax", "owner"];
    let sum: f64 = names.iter().map(|n| number(&split, &format!("total.{n}_usd"))).sum();
    let revenue = number(&split, "total.revenue_usd");
    assert!((sum - revenue).abs() < 1e-9 * revenue);
    assert_eq!(error_name(money::value_split(json("{}"), "hybrid".into())), "RefusedError");
}

/// The names in an object, in their order.
fn names(value: &JsValue) -> Vec<String> {
    let keys = Object::keys(value.unchecked_ref::<Object>());
    keys.iter().filter_map(|key| key.as_string()).collect()
}

#[wasm_bindgen_test]
fn a_rate_stands_beside_its_reason() {
    let layers = money::gpu_layers(json("{}")).unwrap();
    let expected = "npv_usd npv_before_tax_usd irr irr_reason irr_before_tax irr_before_tax_reason \
                    ebitda_usd capex_usd";
    assert_eq!(names(&at(&layers, "chips")).join(" "), expected);
    let beside = money::beside_best(json("{}")).unwrap();
    let expected = "to npv_usd irr irr_reason payback_months peak_funding_usd";
    assert_eq!(names(&at(&beside, "converting.0")).join(" "), expected);
    assert_eq!(at(&beside, "converting.0.to").as_string().as_deref(), Some("colocation"));
    // One of both is there, the other null.
    for rate in ["chips.irr", "landlord.irr", "chips.irr_before_tax"] {
        let reason = at(&layers, &format!("{rate}_reason"));
        assert_eq!(at(&layers, rate).is_null(), reason.is_string(), "{rate}");
        assert_eq!(at(&layers, rate).as_f64().is_some(), reason.is_null(), "{rate}");
    }
}

#[wasm_bindgen_test]
fn what_is_missing_is_null() {
    // A mine owns no chips and signs nothing.
    let mine = presets::presets()
        .unwrap()
        .unchecked_into::<Array>()
        .iter()
        .find(|preset| at(preset, "kind").as_string().as_deref() == Some("mine"));
    let id = at(&mine.expect("a mine among the cases"), "id").as_string().unwrap();
    let account = presets::preset_account(id.as_str().into(), JsValue::UNDEFINED).unwrap();
    assert!(at(&account, "chips_irr").is_null() && at(&account, "contract").is_null());
    let tornado = sweeps::tornado(json("{}"), JsValue::UNDEFINED).unwrap();
    let bars: Array = at(&tornado, "bars").unchecked_into();
    for bar in bars {
        let off = at(&bar, "no_effect").as_string().as_deref() == Some("switched_off");
        assert_eq!(at(&bar, "switched_off_by").is_string(), off);
        assert_eq!(at(&bar, "switched_off_by").is_null(), !off);
    }
    let never = risk::migration(json(r#"{"network":{"btc_price_usd":100}}"#)).unwrap();
    assert_eq!(names(&at(&never, "never_replaced")), ["share", "then"]);
}

#[wasm_bindgen_test]
fn the_cloud_is_a_landlord_and_an_owner_of_chips() {
    // At one discount rate and without tax both layers together are the cloud, for the rent between
    // them cancels; the bridge is in neither.
    let even = || {
        json(
            r#"{"colocation":{"discount_rate":0.1},"gpu_cloud":{"discount_rate":0.1},"finance":{"tax_rate":0}}"#,
        )
    };
    let layers = money::gpu_layers(even()).unwrap();
    let cloud = evaluate(even()).unwrap();
    let alone = number(&cloud, "strategies.gpu_cloud.npv_usd")
        - number(&cloud, "strategies.gpu_cloud.bridge_npv_usd");
    let both = number(&layers, "landlord.npv_usd") + number(&layers, "chips.npv_usd");
    assert!((both / alone - 1.0).abs() < 1e-9, "{both} {alone}");
    assert!(number(&layers, "rent_usd") > 0.0);
}

#[wasm_bindgen_test]
fn a_headline_is_divided_out() {
    let beside = |headline| money::aggregate(json("{}"), json(headline));
    let aggregate =
        beside(r#"{"usd":90000000000,"power_gw":3.7,"asked_usd_per_year":2000000000000}"#).unwrap();
    // By hand: 90e9 / 3.7 = 24.324e9 a GW.
    assert!((number(&aggregate, "usd_per_gw") / 24.324_324_324e9 - 1.0).abs() < 1e-9);
    assert_eq!(at(&aggregate, "kind").as_string().as_deref(), Some("contract_value"));
    assert!(at(&aggregate, "uses.mining.usd_per_mw").is_null(), "a mine signs no contract");
    let earned = number(&aggregate, "uses.gpu_cloud.revenue_usd_per_year");
    let gap = number(&aggregate, "uses.gpu_cloud.gap_usd_per_year");
    assert!((earned + gap - 2e12).abs() < 1.0);
    // 3,700 MW / (1.05 x 11 J/TH) of 930 EH/s.
    assert!((number(&aggregate, "share_of_network") - 3700.0 / 11.55 / 930.0).abs() < 1e-12);
    // Half a headline is one; 70 MW at 11 million a MW on 100 MW.
    let capex = beside(r#"{"kind":"capex","usd":7700000000}"#).unwrap();
    assert!((number(&capex, "uses.colocation.power_gw") - 1.0).abs() < 1e-9);
    assert!(at(&capex, "hashrate_eh_per_s").is_null());
    for refused in [r#"{"kind":"capex"}"#, r#"{"kind":"cost","usd":1}"#, r#"{"power_gw":0}"#] {
        assert_eq!(error_name(beside(refused)), "RefusedError", "{refused}");
    }
}

#[wasm_bindgen_test]
fn beside_the_best_stands_its_lead() {
    let beside = money::beside_best(json("{}")).unwrap();
    // Over the best other pure use, as in the evaluation itself.
    let lead = npv(json("{}"), "gpu_cloud") - npv(json("{}"), "colocation");
    assert!((number(&beside, "lead.usd") - lead).abs() < 1.0);
    assert_eq!(at(&beside, "lead.over").as_string().as_deref(), Some("colocation"));
    let migration = risk::migration(json("{}")).unwrap();
    assert_eq!(at(&migration, "best_ai").as_string().as_deref(), Some("gpu_cloud"));
}

#[wasm_bindgen_test]
fn presets_load_and_say_what_they_changed() {
    let all: Array = presets::presets().unwrap().unchecked_into();
    assert_eq!(all.length(), 32);
    for preset in all {
        let id = at(&preset, "id").as_string().unwrap();
        let applied = presets::apply_preset(id.as_str().into(), JsValue::UNDEFINED).unwrap();
        let changes: Array = at(&applied, "changes").unchecked_into();
        assert!(changes.length() > 0, "{id}");
        evaluate(at(&applied, "scenario")).unwrap();
    }
    assert_eq!(
        error_name(presets::apply_preset("none".into(), JsValue::UNDEFINED)),
        "RefusedError"
    );
}

#[wasm_bindgen_test]
fn a_preset_is_accounted_for() {
    let id = "hut8_river_bend";
    let account = presets::preset_account(id.into(), JsValue::UNDEFINED).unwrap();
    let beside: Array = at(&account, "beside").unchecked_into();
    let income = beside
        .iter()
        .find(|row| at(row, "figure").as_string().as_deref() == Some("income_usd_per_year"));
    let income = income.expect("its parties state an income");
    // Hut 8: 6.9 billion of net operating income over fifteen years, 454 million a year.
    assert_eq!(number(&income, "theirs"), 454e6);
    assert!((number(&income, "ours") / 454e6 - 1.0).abs() < 0.01);
    assert_eq!(at(&account, "price_key").as_string().unwrap(), "colocation.rent_usd_per_kw_month");
    assert!(number(&account, "price_needed") < 128.0, "it pays at the rent that was signed");
    assert_eq!(at(&account, "verdict").as_string().as_deref(), Some("leads"));
    let scenario = at(&presets::apply_preset(id.into(), JsValue::UNDEFINED).unwrap(), "scenario");
    let result = evaluate(scenario.clone()).unwrap();
    let npv = number(&result, "strategies.colocation.npv_usd")
        - number(&result, "strategies.colocation.bridge_npv_usd");
    let parts = number(&account, "contract.contract_usd")
        - number(&account, "contract.invested_usd")
        + number(&account, "contract.after_usd");
    assert!((parts / npv - 1.0).abs() < 1e-9, "{parts} {npv}");
    // At the rent it needs it is worth what it costs.
    objects_set(&scenario, "colocation.rent_usd_per_kw_month", number(&account, "price_needed"));
    assert!(self::npv(scenario, "colocation").abs() < 1e-3 * npv);
    assert_eq!(
        error_name(presets::preset_account("none".into(), JsValue::UNDEFINED)),
        "RefusedError"
    );
}

/// Sets a number within an object.
fn objects_set(object: &JsValue, path: &str, value: f64) {
    let (group, name) = path.split_once('.').unwrap();
    Reflect::set(&at(object, group), &name.into(), &value.into()).unwrap();
}

#[wasm_bindgen_test]
fn a_link_names_its_preset_and_what_was_moved() {
    let applied = presets::apply_preset("iren_microsoft".into(), JsValue::UNDEFINED).unwrap();
    let scenario = at(&applied, "scenario");
    let link = api::to_link(scenario.clone(), "iren_microsoft".into()).unwrap();
    assert!(link.ends_with("&case=iren-msft"), "{link}");
    let moved = |link: &str| -> Vec<String> {
        let found = presets::preset_of_link(link.into()).unwrap();
        assert_eq!(at(&found, "id").as_string().as_deref(), Some("iren_microsoft"), "{link}");
        let moved: Array = at(&found, "moved").unchecked_into();
        let told = |one: JsValue| {
            format!(
                "{} {} {}",
                at(&one, "key").as_string().unwrap(),
                number(&one, "from"),
                number(&one, "to")
            )
        };
        moved.iter().map(told).collect()
    };
    assert!(moved(&link).is_empty());
    // Recognised without its name as long as nothing is moved.
    assert!(moved(&api::to_link(scenario.clone(), JsValue::NULL).unwrap()).is_empty());
    objects_set(&scenario, "site.power_price_usd_per_mwh", 60.0);
    let link = api::to_link(scenario.clone(), "iren_microsoft".into()).unwrap();
    assert_eq!(moved(&link), ["site.power_price_usd_per_mwh 50 60"]);
    let link = api::to_link(scenario, JsValue::UNDEFINED).unwrap();
    assert!(presets::preset_of_link(link.into()).unwrap().is_null());
    let nothing_stands = "v=1.1.1&power=60&case=iren-msft";
    assert!(presets::preset_of_link(nothing_stands.into()).unwrap().is_null());
    let refused = api::to_link(json("{}"), "none".into()).map(JsValue::from);
    assert_eq!(error_name(refused), "RefusedError");
}

#[wasm_bindgen_test]
fn picks_set_what_belongs_together_and_nothing_else() {
    let all: Array = picks::picks().unwrap().unchecked_into();
    assert_eq!(all.length(), 7);
    for catalogue in all {
        let id = at(&catalogue, "id").as_string().unwrap();
        let entries: Array = at(&catalogue, "entries").unchecked_into();
        for entry in entries {
            let name = at(&entry, "id").as_string().unwrap();
            let applied =
                picks::apply_pick(id.as_str().into(), name.as_str().into(), JsValue::UNDEFINED)
                    .unwrap();
            let sets: Array = at(&entry, "sets").unchecked_into();
            let changes: Array = at(&applied, "changes").unchecked_into();
            for change in changes {
                assert!(sets.includes(&at(&change, "key"), 0), "{name}");
            }
            evaluate(at(&applied, "scenario")).unwrap();
        }
    }
    // SEALMINER A4 Pro Air: 10.9 J/TH, listed at 9.90 dollars a TH.
    let dearer = with("site", "power_price_usd_per_mwh", 61.0);
    let applied =
        picks::apply_pick("machines".into(), "sealminer_a4_pro_air".into(), dearer).unwrap();
    assert_eq!(number(&applied, "scenario.mining.new_efficiency_j_per_th"), 10.9);
    assert_eq!(number(&applied, "scenario.mining.machine_price_usd_per_th"), 9.9);
    assert_eq!(number(&applied, "scenario.site.power_price_usd_per_mwh"), 61.0);
    for (catalogue, entry) in [("engines", "s23"), ("machines", "s99")] {
        let refused = picks::apply_pick(catalogue.into(), entry.into(), JsValue::UNDEFINED);
        assert_eq!(error_name(refused), "RefusedError");
    }
}

#[wasm_bindgen_test]
fn a_wrong_argument_is_an_error_with_its_field() {
    let curve = |key, points| sweeps::curve(json("{}"), key, points);
    assert_eq!(error_name(curve("site.start".into(), JsValue::UNDEFINED)), "RefusedError");
    assert_eq!(error_name(curve("nothing".into(), JsValue::UNDEFINED)), "RefusedError");
    assert_eq!(error_name(map::map(json("{}"), json(r#"{"x":1}"#))), "RefusedError");
    assert_eq!(error_name(map::map(json("{}"), json(r#"{"z":1}"#))), "RefusedError");
    let target = json(r#"{"figure":"irr"}"#);
    assert_eq!(error_name(sweeps::tornado(json("{}"), target)), "RefusedError");
}
