//! What the tests share: fixtures and comparisons.
#![allow(dead_code)]

pub(crate) mod digest;
pub(crate) mod futures;
pub(crate) mod random;
pub(crate) mod studies;
pub(crate) mod ties;

use hash_or_host::evaluation::{Figures, evaluate};
use hash_or_host::finance::{Column, Ledger};
use hash_or_host::scenario::{Given, Scenario};
use hash_or_host::strategy::{Action, Decision, Strategy};
use serde_json::{Value, json};
use std::ops::RangeInclusive;
use std::{fs, path::Path};

/// Reads `tests/fixtures/<name>`.
pub(crate) fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A scenario from a nested or flat object.
pub(crate) fn scenario(object: &Value) -> Scenario {
    changed(&Scenario::default(), object)
}

/// `base` with the fields of a nested or flat object changed.
pub(crate) fn changed(base: &Scenario, object: &Value) -> Scenario {
    let mut fields = Vec::new();
    flatten("", object, &mut fields);
    let fields = fields.iter().map(|(key, given)| (key.as_str(), given.clone()));
    base.with(fields).unwrap_or_else(|refused| panic!("{refused}"))
}

/// A scenario to compute by hand: 1 MW for two years in which nothing grows, decays, costs or is
/// decided; `object` says what does.
///
/// - Hashprice 144 x 1 BTC x 1,000 USD / (1,000 x 12 EH/s) = 12 USD per PH/s per day, so one PH/s
///   earns 12 x 365/12 = 365 USD a month. An owned fleet of 100 J/TH on 1 MW is
///   1e6 / 100 / 1000 = 10 PH/s: 3,650 USD a month. A megawatt uses 730 MWh a month.
/// - Colocation is ready at once: 1 MW of critical IT at 10 USD per kW is 10,000 USD a month.
/// - GPU cloud is ready at once: 1,000 accelerators of 1,000 W, all on contract, at 2 USD an hour:
///   1,000 x 2 x 730 = 1,460,000 USD a month.
pub(crate) fn plain(object: Value) -> Scenario {
    let base = scenario(&json!({
        "site": {
            "grid_mw": 1.0, "power_price_usd_per_mwh": 0.0, "power_escalator": 0.0,
            "cost_inflation": 0.0, "horizon_years": 2.0, "start": "2027-01",
            "ai_power_premium_usd_per_mwh": 0.0, "sale_value_usd_per_mw": 0.0,
        },
        "network": {
            "btc_price_usd": 1000.0, "btc_price_growth": 0.0, "hashrate_eh_per_s": 12.0,
            "hashrate_growth": 0.0, "hashrate_response": 0.0, "response_lag_months": 0.0,
            "subsidy_btc": 1.0, "fees_btc_per_block": 0.0, "next_halving": "2140-01",
        },
        "mining": {
            "pue": 1.0, "fleet_owned": true, "fleet_life_years": 2.0, "efficiency_j_per_th": 100.0,
            "new_efficiency_j_per_th": 50.0, "efficiency_floor_j_per_th": 0.1, "efficiency_improvement": 0.0,
            "machine_price_usd_per_th": 0.0, "machine_price_change": 0.0,
            "machine_price_response": 0.0, "resale_usd_per_th": 0.0, "resale_decline": 0.0,
            "residual_share": 0.0, "replace_machines": false, "uptime": 1.0, "pool_fee": 0.0,
            "opex_usd_per_mw_year": 0.0, "idle_opex_share": 0.0, "site_capex_usd_per_mw": 0.0,
            "curtail_when_unprofitable": false, "demand_response_usd_per_mw_year": 0.0,
            "discount_rate": 0.0,
        },
        "colocation": {
            "critical_it_share": 1.0, "pue": 1.0, "load_factor": 1.0, "build_months": 0.0,
            "ramp_months": 0.0, "rent_usd_per_kw_month": 10.0, "rent_escalator": 0.0,
            "term_years": 40.0, "renewal_rent_ratio": 1.0, "rent_beta": 0.0,
            "vacancy_months": 0.0, "leased_share": 1.0, "tenant_pays_power": true,
            "opex_usd_per_mw_year": 0.0, "capex_usd_per_mw": 0.0, "tenant_funded_share": 0.0,
            "facility_life_years": 20.0, "facility_residual_share": 0.0, "discount_rate": 0.0,
            // The highest there is: a let building sells for a year's income, 120,000 USD.
            "exit_cap_rate": 1.0,
        },
        "gpu_cloud": {
            "critical_it_share": 1.0, "pue": 1.0, "load_factor": 1.0, "build_months": 0.0,
            "ramp_months": 0.0, "accelerator_watts": 1000.0, "accelerator_price_usd": 0.0,
            "accelerator_life_years": 15.0, "accelerator_residual_share": 0.0,
            "refresh_accelerators": false, "service_life_years": 30.0,
            "accelerator_price_response": 0.0, "next_generation_price_change": 0.0,
            "next_generation_rate_change": 0.0, "lease_rate_usd_per_hour": 2.0,
            "term_years": 15.0, "contract_billed_share": 1.0, "spot_utilisation": 1.0,
            "lease_rate_decline": 0.0, "prepayment_share": 0.0, "prepayment_credit_years": 1.0,
            "opex_usd_per_mw_year": 0.0, "opex_revenue_share": 0.0,
            "facility_capex_usd_per_mw": 0.0, "facility_life_years": 20.0,
            "facility_residual_share": 0.0, "discount_rate": 0.0,
        },
        "conversion": {"mine_while_building": false, "sell_fleet_at_go_live": false},
        "finance": {
            "tax_rate": 0.0, "losses": "carried", "machine_deduction_share": 0.0, "building_deduction_share": 0.0, "loss_offset_limit": 1.0,
            "mining": {"debt_share": 0.0, "interest_rate": 0.0, "tenor_years": 1.0},
            "colocation": {"debt_share": 0.0, "interest_rate": 0.0, "tenor_years": 1.0},
            "gpu_cloud": {"debt_share": 0.0, "interest_rate": 0.0, "tenor_years": 1.0},
        },
    }));
    changed(&base, &object)
}

/// The ledger of a strategy that is ready within the horizon.
pub(crate) fn ledger(scenario: &Scenario, strategy: Strategy) -> Ledger {
    (*evaluate(scenario).outcome(strategy).expect("ready").ledger).clone()
}

/// The figures of a strategy that is ready within the horizon.
pub(crate) fn figures(scenario: &Scenario, strategy: Strategy) -> Figures {
    evaluate(scenario).outcome(strategy).expect("ready").figures.clone()
}

/// What was done, decision by decision.
pub(crate) fn actions(plan: &[Decision]) -> Vec<Action> {
    plan.iter().map(|decision| decision.action).collect()
}

/// A decision that a test takes for the owner.
pub(crate) fn decided(month: usize, action: Action) -> Decision {
    Decision { month, action, values: [None; 4] }
}

/// Asserts that two numbers agree to 1e-9 of the larger, or to 1e-7 where both are small.
#[track_caller]
pub(crate) fn same(got: f64, expected: f64) {
    assert!(close(got, expected, 1e-9, 1e-7), "got {got}, expected {expected}");
}

/// Asserts the value of every month in `months` of a column.
#[track_caller]
pub(crate) fn months(
    ledger: &Ledger,
    column: Column,
    months: RangeInclusive<usize>,
    expected: f64,
) {
    for t in months {
        let got = ledger.column(column)[t];
        let what = column.name();
        assert!(
            close(got, expected, 1e-9, 1e-7),
            "{what} in month {t}: got {got}, expected {expected}"
        );
    }
}

fn flatten(prefix: &str, value: &Value, fields: &mut Vec<(String, Given)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&key, value, fields);
            }
        }
        Value::Number(n) => fields.push((prefix.into(), Given::Number(n.as_f64().unwrap()))),
        Value::Bool(b) => fields.push((prefix.into(), Given::YesNo(*b))),
        Value::String(text) => fields.push((prefix.into(), Given::Text(text.clone()))),
        other => panic!("{prefix}: {other}"),
    }
}

/// Whether `got` equals `expected` to `relative` of the larger, with an absolute floor of `floor`.
pub(crate) fn close(got: f64, expected: f64, relative: f64, floor: f64) -> bool {
    (got - expected).abs() <= floor.max(relative * got.abs().max(expected.abs()))
}
