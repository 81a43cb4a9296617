//! Owners who do not foresee: what the crate decides on shocked paths against an enumeration of
//! every sequence of actions, each year anew on the path expected then, by the contract's formulas
//! written out once more here. Nothing is taxed, so that the cash of decisions is all there is.
#![allow(clippy::disallowed_methods, reason = "expected values may differ in the last bit")]

use crate::support::{close, scenario};
use hash_or_host::analysis::stress::{Shock, Shocks, stress};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;
use serde_json::{Map, Value, json};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Keep,
    Replace,
    Close,
}

/// A world as an owner sees it at some month.
#[derive(Clone)]
struct Seen {
    hashprice: Vec<f64>,
    power: Vec<f64>,
    level: Vec<f64>,
    collected: Vec<f64>,
    index: Vec<f64>,
    /// The month up to which it has happened.
    known: usize,
}

impl Seen {
    /// Everything, as it comes.
    fn whole(paths: &Paths) -> Seen {
        Seen {
            hashprice: paths.hashprice.clone(),
            power: paths.power.clone(),
            level: paths.lease_level.clone(),
            collected: paths.collected.clone(),
            index: paths.cost_index.clone(),
            known: paths.months,
        }
    }

    /// Today's values times the deterministic path's later ratios.
    fn at(month: usize, actual: &Paths, base: &Paths) -> Seen {
        let mut seen = Seen::whole(actual);
        seen.known = month;
        for t in month + 1..=base.months {
            seen.hashprice[t] = actual.hashprice[month] * base.hashprice[t] / base.hashprice[month];
            seen.power[t] = actual.power[month] * base.power[t] / base.power[month];
            seen.level[t] = actual.lease_level[month];
            seen.collected[t] = 1.0;
        }
        seen
    }
}

/// A business whose owner decides once a year.
trait Business {
    /// Months of the decisions.
    fn decisions(&self) -> Vec<usize>;
    /// Present value over the whole horizon with these actions, or `None` if one is not allowed.
    fn value(&self, seen: &Seen, actions: &[Act]) -> Option<f64>;
}

/// The best sequence among all that begin as `taken`; in the order keep, replace, close a later one
/// only if it is better.
fn best(business: &impl Business, seen: &Seen, taken: &[Act]) -> Vec<Act> {
    let left = business.decisions().len() - taken.len();
    let mut best: Option<(f64, Vec<Act>)> = None;
    for number in 0..3_usize.pow(left as u32) {
        let mut actions = taken.to_vec();
        for place in (0..left as u32).rev() {
            let digit = number / 3_usize.pow(place) % 3;
            actions.push([Act::Keep, Act::Replace, Act::Close][digit]);
        }
        let Some(value) = business.value(seen, &actions) else { continue };
        if best.as_ref().is_none_or(|(most, _)| value > most + 1e-9 * most.abs()) {
            best = Some((value, actions));
        }
    }
    best.unwrap().1
}

/// What an owner does who decides each year on what is expected then.
fn year_by_year(business: &impl Business, actual: &Paths, base: &Paths) -> Vec<Act> {
    let mut taken = Vec::new();
    for month in business.decisions() {
        let next = best(business, &Seen::at(month, actual, base), &taken)[taken.len()];
        taken.push(next);
    }
    taken
}

struct Given(Map<String, Value>);

impl Given {
    fn get(&self, key: &str) -> f64 {
        self.0[key].as_f64().unwrap()
    }

    fn scenario(&self) -> Scenario {
        scenario(&Value::Object(self.0.clone()))
    }

    fn discount(&self, rate: &str, t: usize) -> f64 {
        (1.0 + self.get(rate)).powf(-(t as f64) / 12.0)
    }

    fn months(&self) -> usize {
        self.get("site.horizon_years") as usize * 12
    }
}

// --- a mine ------------------------------------------------------------------------------------

impl Business for Given {
    fn decisions(&self) -> Vec<usize> {
        (12..self.months()).step_by(12).collect()
    }

    fn value(&self, seen: &Seen, actions: &[Act]) -> Option<f64> {
        let mw = self.get("site.grid_mw");
        let petahash = |joule: f64| mw * 1e6 / (self.get("mining.pue") * joule) / 1000.0;
        let discount = |t| self.discount("mining.discount_rate", t);
        // Month of purchase (none: owned), PH/s, cost.
        type Fleet = (Option<usize>, f64, f64);
        let fetched = |(bought, hash, cost): Fleet, t: usize| match bought {
            None => {
                let decline = 1.0 - self.get("mining.resale_decline");
                hash * 1000.0 * self.get("mining.resale_usd_per_th") * decline.powf(t as f64 / 12.0)
            }
            Some(m) => {
                let age = (t - m) as f64 / (self.get("mining.fleet_life_years") * 12.0);
                cost * self.get("mining.residual_share").powf(age.min(1.0))
            }
        };
        let mut fleet: Option<Fleet> =
            Some((None, petahash(self.get("mining.efficiency_j_per_th")), 0.0));
        let mut value = 0.0;
        for t in 1..=self.months() {
            if let Some((_, hash, _)) = fleet {
                let uptime = self.get("mining.uptime");
                let gross = hash * seen.hashprice[t] * 365.0 / 12.0 * uptime;
                let power = mw * 730.0 * uptime * seen.power[t];
                let opex = mw * self.get("mining.opex_usd_per_mw_year") / 12.0 * seen.index[t];
                let idle = self.get("mining.idle_opex_share");
                let stops = gross < power + (1.0 - idle) * opex;
                value += discount(t) * if stops { -opex * idle } else { gross - power - opex };
            }
            let decided = if t % 12 == 0 { actions.get(t / 12 - 1) } else { None };
            let sells = t == self.months() || decided.is_some_and(|act| *act != Act::Keep);
            if sells && let Some(old) = fleet {
                value += fetched(old, t) * discount(t);
                fleet = None;
            }
            if decided == Some(&Act::Replace) {
                let years = t as f64 / 12.0;
                let better = (1.0 - self.get("mining.efficiency_improvement")).powf(years);
                let hash = petahash(self.get("mining.new_efficiency_j_per_th") * better);
                let recent = seen.hashprice[t - 5..=t].iter().sum::<f64>() / 6.0;
                let follows =
                    (recent / seen.hashprice[1]).powf(self.get("mining.machine_price_response"));
                let cost = hash * 1000.0 * self.get("mining.machine_price_usd_per_th") * follows;
                value -= cost * discount(t);
                fleet = Some((Some(t), hash, cost));
            }
        }
        Some(value)
    }
}

fn mine(price: f64, power: f64, response: f64) -> Given {
    let fields = json!({
        "site.grid_mw": 10, "site.horizon_years": 6, "site.power_price_usd_per_mwh": power,
        "network.btc_price_usd": price, "network.fees_btc_per_block": 0.022,
        "mining.pue": 1.05, "mining.fleet_owned": true, "mining.fleet_life_years": 4,
        "mining.efficiency_j_per_th": 20, "mining.new_efficiency_j_per_th": 13,
        "mining.efficiency_improvement": 0.1, "mining.machine_price_usd_per_th": 12,
        "mining.machine_price_response": response, "mining.resale_usd_per_th": 4,
        "mining.resale_decline": 0.4, "mining.residual_share": 0.15, "mining.uptime": 0.95,
        "mining.pool_fee": 0, "mining.opex_usd_per_mw_year": 90_000,
        "mining.idle_opex_share": 0.4, "mining.discount_rate": 0.12, "finance.tax_rate": 0,
    });
    Given(fields.as_object().unwrap().clone())
}

#[test]
fn a_miner_decides_each_year_on_what_is_expected_then() {
    let (mut seen_acts, mut misled) = (Vec::new(), 0);
    let worlds: [&[Shock]; 4] = [
        &[Shock::Winter2022],
        &[Shock::PowerSpike],
        &[Shock::HalvingWithoutPriceSupport],
        &[Shock::ChinaBan2021, Shock::PowerSpike, Shock::HalvingWithoutPriceSupport],
    ];
    for price in [70_000.0, 110_000.0, 200_000.0] {
        for (power, response) in [(30.0, 0.0), (50.0, 1.0)] {
            let given = mine(price, power, response);
            for shocks in worlds {
                let shocks: Shocks = shocks.iter().copied().collect();
                let report = stress(&given.scenario(), shocks);
                let mining = report.strategy(Strategy::Mining).unwrap();
                let acts = year_by_year(&given, &mining.paths, &report.base);
                let whole = Seen::whole(&mining.paths);
                let expected = given.value(&whole, &acts).unwrap();
                let got = mining.after.npv_usd;
                assert!(close(got, expected, 1e-9, 1e-3), "{got} not {expected}: {acts:?}");
                let foreseen = given.value(&whole, &best(&given, &whole, &[])).unwrap();
                misled += usize::from(foreseen > expected + 1.0);
                seen_acts.extend(acts);
            }
        }
    }
    // The cases tell the actions, and knowing from not knowing, apart.
    assert!(seen_acts.contains(&Act::Replace) && seen_acts.contains(&Act::Close));
    assert!(misled >= 4, "foresight would have helped in {misled} cases");
}

// --- a GPU cloud -------------------------------------------------------------------------------

/// A cloud of a thousand accelerators whose go-live is month 3.
struct Cloud {
    given: Given,
    delay: usize,
    void_from: usize,
    repriced_from: usize,
}

const GO_LIVE: usize = 3;

impl Business for Cloud {
    fn decisions(&self) -> Vec<usize> {
        (GO_LIVE + 12..self.given.months()).step_by(12).collect()
    }

    fn value(&self, seen: &Seen, actions: &[Act]) -> Option<f64> {
        let get = |key| self.given.get(key);
        let years = |t: usize| (t - GO_LIVE) as f64 / 12.0;
        let discount = |t| self.given.discount("gpu_cloud.discount_rate", t);
        let cost = |m: usize| {
            let change = 1.0 + get("gpu_cloud.next_generation_price_change");
            1000.0 * get("gpu_cloud.accelerator_price_usd") * change.powf(years(m))
        };
        let life = (get("gpu_cloud.accelerator_life_years") * 12.0).round() as usize;
        let term = (get("gpu_cloud.term_years") * 12.0).round() as usize;
        let fetched = |m: usize, t: usize| {
            let age = ((t - m) as f64 / life as f64).min(1.0);
            cost(m) * get("gpu_cloud.accelerator_residual_share").powf(age)
        };
        let known = |from: usize| if from <= seen.known { from } else { usize::MAX };
        let (void_from, repriced_from) = (known(self.void_from), known(self.repriced_from));
        let mut bought = GO_LIVE;
        let mut value = -cost(GO_LIVE) * discount(GO_LIVE);
        for t in GO_LIVE + 1..=self.given.months() {
            if t > GO_LIVE + self.delay {
                let begins = bought.max(GO_LIVE + self.delay);
                let change = 1.0 + get("gpu_cloud.next_generation_rate_change");
                let rate = get("gpu_cloud.lease_rate_usd_per_hour") * change.powf(years(bought));
                let age = (t - bought - 1) as f64 / 12.0;
                let decline = 1.0 - get("gpu_cloud.lease_rate_decline");
                let market = rate * seen.level[t] * decline.powf(age);
                let power = 730.0 * seen.power[t] * get("gpu_cloud.load_factor");
                let void = t >= void_from && bought + 1 < void_from;
                let revenue = if t <= begins + term && !void {
                    let level = if bought == GO_LIVE { 1.0 } else { seen.level[bought] };
                    let billed = if t < repriced_from { rate * level } else { market };
                    730_000.0 * billed * seen.collected[t]
                } else {
                    730_000.0 * market * get("gpu_cloud.spot_utilisation")
                };
                let kept = revenue * (1.0 - get("gpu_cloud.opex_revenue_share"));
                let contracted = t <= begins + term && !void;
                value += discount(t) * if !contracted && kept < power { 0.0 } else { kept - power };
            }
            let decided =
                self.decisions().iter().position(|m| *m == t).and_then(|i| actions.get(i));
            match decided {
                Some(Act::Close) => return None,
                Some(Act::Replace) => {
                    if t - bought < life {
                        return None;
                    }
                    value += (fetched(bought, t) - cost(t)) * discount(t);
                    bought = t;
                }
                _ => {}
            }
        }
        let end = self.given.months();
        Some(value + fetched(bought, end) * discount(end))
    }
}

fn cloud(rate: f64, change: f64, shocks: Shocks) -> Cloud {
    let fields = json!({
        "site.grid_mw": 1, "site.horizon_years": 7, "site.power_price_usd_per_mwh": 90,
        "conversion.mine_while_building": false, "conversion.sell_fleet_at_go_live": false,
        "gpu_cloud.critical_it_share": 1, "gpu_cloud.pue": 1, "gpu_cloud.load_factor": 0.8,
        "gpu_cloud.build_months": GO_LIVE, "gpu_cloud.ramp_months": 0,
        "gpu_cloud.accelerator_watts": 1000, "gpu_cloud.accelerator_price_usd": 9_000,
        "gpu_cloud.accelerator_life_years": 1.5, "gpu_cloud.accelerator_residual_share": 0.3,
        "gpu_cloud.next_generation_price_change": 0.03,
        "gpu_cloud.next_generation_rate_change": change,
        "gpu_cloud.lease_rate_usd_per_hour": rate, "gpu_cloud.term_years": 1,
        "gpu_cloud.contract_billed_share": 1, "gpu_cloud.spot_utilisation": 0.7,
        "gpu_cloud.lease_rate_decline": 0.3, "gpu_cloud.prepayment_share": 0,
        "gpu_cloud.opex_usd_per_mw_year": 0, "gpu_cloud.opex_revenue_share": 0.1,
        "gpu_cloud.facility_capex_usd_per_mw": 0, "gpu_cloud.discount_rate": 0.1,
        "finance.tax_rate": 0,
    });
    let delay = if shocks.has(Shock::LateDelivery) { 6 } else { 0 };
    let served = GO_LIVE + delay;
    // Void from the 13th month of a slowdown that begins a year after; repriced from the seventh of
    // a glut that begins when the first year of contract has ended.
    let slowdown = shocks.has(Shock::AiSlowdown);
    let repriced = shocks.has(Shock::GpuGlutRepriced);
    Cloud {
        given: Given(fields.as_object().unwrap().clone()),
        delay,
        void_from: if slowdown { served + 12 + 13 } else { usize::MAX },
        repriced_from: if repriced { served + 12 + 7 } else { usize::MAX },
    }
}

#[test]
fn a_cloud_owner_decides_each_year_on_what_is_expected_then() {
    let (mut replaced, mut misled) = (0, 0);
    let worlds: [&[Shock]; 6] = [
        &[Shock::GpuGlut],
        &[Shock::GpuGlutRepriced],
        &[Shock::AiSlowdown],
        &[Shock::LateDelivery],
        &[Shock::PowerSpike],
        &[Shock::GpuGlutRepriced, Shock::AiSlowdown, Shock::LateDelivery, Shock::PowerSpike],
    ];
    for rate in [0.8, 1.3, 2.0] {
        for change in [-0.1, 0.05] {
            for shocks in worlds {
                let shocks: Shocks = shocks.iter().copied().collect();
                let cloud = cloud(rate, change, shocks);
                let report = stress(&cloud.given.scenario(), shocks);
                let stressed = report.strategy(Strategy::GpuCloud).unwrap();
                let acts = year_by_year(&cloud, &stressed.paths, &report.base);
                let whole = Seen::whole(&stressed.paths);
                let expected = cloud.value(&whole, &acts).unwrap();
                let got = stressed.after.npv_usd;
                let label = format!("{rate} {change} {shocks:?} {acts:?}");
                assert!(close(got, expected, 1e-9, 1e-3), "{got} not {expected}: {label}");
                let foreseen = cloud.value(&whole, &best(&cloud, &whole, &[])).unwrap();
                misled += usize::from(foreseen > expected + 1.0);
                replaced += acts.iter().filter(|act| **act == Act::Replace).count();
            }
        }
    }
    assert!(replaced >= 20 && misled >= 4, "{replaced} replaced, {misled} misled");
}
