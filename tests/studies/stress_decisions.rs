//! Owners who do not foresee: what the crate decides on shocked paths against an enumeration of
//! every sequence of actions, each year anew on the path expected then, after tax, by the contract's
//! formulas written out once more here. Losses are used as they arise.
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
    Stop,
    Close,
}

const ACTS: [Act; 4] = [Act::Keep, Act::Replace, Act::Stop, Act::Close];

/// A world as an owner sees it at some month.
#[derive(Clone)]
struct Seen {
    hashprice: Vec<f64>,
    /// Hashprice of month 1 on the base path: what machine prices are reckoned from.
    first: f64,
    power: Vec<f64>,
    level: Vec<f64>,
    collected: Vec<f64>,
    index: Vec<f64>,
    /// The month up to which it has happened.
    known: usize,
}

impl Seen {
    /// Everything, as it comes.
    fn whole(paths: &Paths, base: &Paths) -> Seen {
        Seen {
            hashprice: paths.hashprice.clone(),
            first: base.hashprice[1],
            power: paths.power.clone(),
            level: paths.lease_level.clone(),
            collected: paths.collected.clone(),
            index: paths.cost_index.clone(),
            known: paths.months,
        }
    }

    /// Today's values times the deterministic path's later ratios.
    fn at(month: usize, actual: &Paths, base: &Paths) -> Seen {
        let mut seen = Seen::whole(actual, base);
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
    /// What there is to decide, in the order of [`ACTS`].
    fn acts(&self) -> &'static [Act];
    /// After-tax present value over the whole horizon with these actions, or `None` if one is not
    /// open.
    fn value(&self, seen: &Seen, actions: &[Act]) -> Option<f64>;
}

/// The best sequence among all that begin as `taken`; in the order of [`ACTS`] a later one only if
/// it is better.
fn best(business: &impl Business, seen: &Seen, taken: &[Act]) -> Vec<Act> {
    let left = business.decisions().len() - taken.len();
    let acts = business.acts();
    let mut best: Option<(f64, Vec<Act>)> = None;
    for number in 0..acts.len().pow(left as u32) {
        let mut actions = taken.to_vec();
        let digit = |at| number / acts.len().pow(at) % acts.len();
        actions.extend((0..left as u32).rev().map(|at| acts[digit(at)]));
        // What comes after the end is one sequence, not many.
        let end = actions.iter().position(|act| *act == Act::Close).unwrap_or(actions.len());
        if actions.iter().skip(end + 1).any(|act| *act != Act::Keep) {
            continue;
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

    /// What the connection fetches.
    fn site(&self, t: usize) -> f64 {
        let grown = (1.0 + self.get("site.cost_inflation")).powf(t as f64 / 12.0);
        self.get("site.grid_mw") * self.get("site.sale_value_usd_per_mw") * grown
    }

    /// Depreciation in month `t` of a cost paid at `bought`, written off over `life` months.
    fn written_off(&self, cost: f64, bought: usize, life: usize, t: usize) -> f64 {
        let at_once = self.get("finance.machine_deduction_share");
        let first = if t == bought + 1 { cost * at_once } else { 0.0 };
        if t > bought + life { 0.0 } else { first + cost * (1.0 - at_once) / life as f64 }
    }

    /// What is left after tax of a sale of something bought at `bought` for `cost`.
    fn kept(&self, proceeds: f64, cost: f64, bought: usize, life: usize, t: usize) -> f64 {
        let so_far: f64 = (bought + 1..=t).map(|m| self.written_off(cost, bought, life, m)).sum();
        proceeds - self.get("finance.tax_rate") * (proceeds - (cost - so_far))
    }
}

// --- a mine ------------------------------------------------------------------------------------

impl Business for Given {
    fn decisions(&self) -> Vec<usize> {
        (12..self.months()).step_by(12).collect()
    }

    fn acts(&self) -> &'static [Act] {
        &ACTS
    }

    fn value(&self, seen: &Seen, actions: &[Act]) -> Option<f64> {
        let mw = self.get("site.grid_mw");
        let petahash = |joule: f64| mw * 1e6 / (self.get("mining.pue") * joule) / 1000.0;
        let discount = |t| self.discount("mining.discount_rate", t);
        let tax = self.get("finance.tax_rate");
        let life = (self.get("mining.fleet_life_years") * 12.0) as usize;
        // Month of purchase (none: owned), PH/s, cost.
        type Fleet = (Option<usize>, f64, f64);
        let sold = |(bought, hash, cost): Fleet, t: usize| match bought {
            None => {
                let decline = 1.0 - self.get("mining.resale_decline");
                let price = self.get("mining.resale_usd_per_th") * decline.powf(t as f64 / 12.0);
                (1.0 - tax) * hash * 1000.0 * price
            }
            Some(m) => {
                let age = ((t - m) as f64 / life as f64).min(1.0);
                let fetched = cost * self.get("mining.residual_share").powf(age);
                self.kept(fetched, cost, m, life, t)
            }
        };
        let mut fleet: Option<Fleet> =
            Some((None, petahash(self.get("mining.efficiency_j_per_th")), 0.0));
        let (mut value, mut closed) = (0.0, false);
        for t in 1..=self.months() {
            if let Some((bought, hash, cost)) = fleet {
                let uptime = self.get("mining.uptime");
                let gross = hash * seen.hashprice[t] * 365.0 / 12.0 * uptime;
                let power = mw * 730.0 * uptime * seen.power[t];
                let opex = mw * self.get("mining.opex_usd_per_mw_year") / 12.0 * seen.index[t];
                let idle = self.get("mining.idle_opex_share");
                let stops = gross < power + (1.0 - idle) * opex;
                let margin = if stops { -opex * idle } else { gross - power - opex };
                let off = bought.map_or(0.0, |m| self.written_off(cost, m, life, t));
                value += discount(t) * ((1.0 - tax) * margin + tax * off);
            }
            let decided = if t % 12 == 0 { actions.get(t / 12 - 1) } else { None };
            let ends = t == self.months() || decided == Some(&Act::Close);
            if closed {
                continue;
            }
            if decided == Some(&Act::Stop) && fleet.is_none() {
                return None;
            }
            if (ends || decided.is_some_and(|act| *act != Act::Keep))
                && let Some(old) = fleet.take()
            {
                value += sold(old, t) * discount(t);
            }
            if ends {
                value += (1.0 - tax) * self.site(t) * discount(t);
                closed = true;
            }
            if decided == Some(&Act::Replace) {
                let years = t as f64 / 12.0;
                let better = (1.0 - self.get("mining.efficiency_improvement")).powf(years);
                let joule = self.get("mining.new_efficiency_j_per_th") * better;
                let hash = petahash(joule.max(self.get("mining.efficiency_floor_j_per_th")));
                let recent = seen.hashprice[t - 5..=t].iter().sum::<f64>() / 6.0;
                let follows = (recent / seen.first).powf(self.get("mining.machine_price_response"));
                let cost = hash * 1000.0 * self.get("mining.machine_price_usd_per_th") * follows;
                value -= cost * discount(t);
                fleet = Some((Some(t), hash, cost));
            }
        }
        Some(value)
    }
}

fn mine(price: f64, power: f64, response: f64, site: f64) -> Given {
    let fields = json!({
        "site.grid_mw": 10, "site.horizon_years": 6, "site.power_price_usd_per_mwh": power,
        "site.sale_value_usd_per_mw": site, "site.cost_inflation": 0.025,
        "network.btc_price_usd": price, "network.fees_btc_per_block": 0.022,
        "mining.pue": 1.05, "mining.fleet_owned": true, "mining.fleet_life_years": 4,
        "mining.efficiency_j_per_th": 20, "mining.new_efficiency_j_per_th": 13,
        "mining.efficiency_improvement": 0.1, "mining.efficiency_floor_j_per_th": 10,
        "mining.machine_price_usd_per_th": 12,
        "mining.machine_price_response": response, "mining.resale_usd_per_th": 4,
        "mining.resale_decline": 0.4, "mining.residual_share": 0.15, "mining.uptime": 0.95,
        "mining.pool_fee": 0, "mining.opex_usd_per_mw_year": 90_000,
        "mining.idle_opex_share": 0.4, "mining.discount_rate": 0.12, "finance.tax_rate": 0.25,
        "finance.losses": "used", "finance.machine_deduction_share": 0.4,
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
    for (price, site) in [(70_000.0, 300_000.0), (110_000.0, 0.0), (200_000.0, 400_000.0)] {
        for (power, response) in [(30.0, 0.0), (50.0, 1.0)] {
            let given = mine(price, power, response, site);
            for shocks in worlds {
                let shocks: Shocks = shocks.iter().copied().collect();
                let report = stress(&given.scenario(), shocks);
                let mining = report.strategy(Strategy::Mining).unwrap();
                let acts = year_by_year(&given, &mining.paths, &report.base);
                let whole = Seen::whole(&mining.paths, &report.base);
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
    assert!(ACTS.iter().all(|act| seen_acts.contains(act)), "{seen_acts:?}");
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

impl Cloud {
    /// The last month of the contract of what was bought at `bought`, as known at `known`.
    fn contract_end(&self, bought: usize, known: usize) -> usize {
        let begins = bought.max(GO_LIVE + self.delay);
        let end = begins + (self.given.get("gpu_cloud.term_years") * 12.0) as usize;
        let void = self.void_from <= known && begins + 1 < self.void_from;
        if void { end.min(self.void_from - 1) } else { end }
    }
}

impl Business for Cloud {
    fn decisions(&self) -> Vec<usize> {
        (GO_LIVE + 12..self.given.months()).step_by(12).collect()
    }

    fn acts(&self) -> &'static [Act] {
        &[Act::Keep, Act::Replace, Act::Close]
    }

    fn value(&self, seen: &Seen, actions: &[Act]) -> Option<f64> {
        let get = |key| self.given.get(key);
        let years = |t: usize| (t - GO_LIVE) as f64 / 12.0;
        let discount = |t| self.given.discount("gpu_cloud.discount_rate", t);
        let tax = get("finance.tax_rate");
        let level = |m: usize| if m == GO_LIVE { 1.0 } else { seen.level[m] };
        let cost = |m: usize| {
            let change = 1.0 + get("gpu_cloud.next_generation_price_change");
            let follows = level(m).powf(get("gpu_cloud.accelerator_price_response"));
            1000.0 * get("gpu_cloud.accelerator_price_usd") * change.powf(years(m)) * follows
        };
        let life = (get("gpu_cloud.accelerator_life_years") * 12.0) as usize;
        let service = (get("gpu_cloud.service_life_years") * 12.0) as usize;
        let sold = |m: usize, t: usize| {
            let age = ((t - m) as f64 / life as f64).min(1.0);
            let fetched = cost(m) * get("gpu_cloud.accelerator_residual_share").powf(age);
            self.given.kept(fetched, cost(m), m, life, t)
        };
        let repriced_from =
            if self.repriced_from <= seen.known { self.repriced_from } else { usize::MAX };
        let mut bought = GO_LIVE;
        let mut value = -cost(GO_LIVE) * discount(GO_LIVE);
        for t in GO_LIVE + 1..=self.given.months() {
            let mut margin = 0.0;
            if t > GO_LIVE + self.delay {
                let change = 1.0 + get("gpu_cloud.next_generation_rate_change");
                let rate = get("gpu_cloud.lease_rate_usd_per_hour") * change.powf(years(bought));
                let age = t - bought - 1;
                let decline = 1.0 - get("gpu_cloud.lease_rate_decline");
                let market = rate * seen.level[t] * decline.powf(age as f64 / 12.0);
                let firm = seen.power[t] + get("site.ai_power_premium_usd_per_mwh");
                let power = 730.0 * firm * get("gpu_cloud.load_factor");
                let contracted = t <= self.contract_end(bought, seen.known);
                let revenue = if contracted {
                    let billed = if t < repriced_from { rate * level(bought) } else { market };
                    730_000.0 * billed * seen.collected[t]
                } else if age < service {
                    730_000.0 * market * get("gpu_cloud.spot_utilisation")
                } else {
                    0.0
                };
                let kept = revenue * (1.0 - get("gpu_cloud.opex_revenue_share"));
                margin = if !contracted && kept < power { 0.0 } else { kept - power };
            }
            let off = self.given.written_off(cost(bought), bought, life, t);
            value += discount(t) * ((1.0 - tax) * margin + tax * off);
            let decided =
                self.decisions().iter().position(|m| *m == t).and_then(|i| actions.get(i));
            let site = (1.0 - tax) * self.given.site(t);
            let bound = self.contract_end(bought, seen.known.min(t)) > t;
            match decided {
                None | Some(Act::Keep) => {}
                Some(Act::Stop) => unreachable!("accelerators are never stopped"),
                Some(_) if bound => return None,
                Some(Act::Close) => return Some(value + (sold(bought, t) + site) * discount(t)),
                Some(Act::Replace) => {
                    value += (sold(bought, t) - cost(t)) * discount(t);
                    bought = t;
                }
            }
        }
        let end = self.given.months();
        let site = (1.0 - tax) * self.given.site(end);
        Some(value + (sold(bought, end) + site) * discount(end))
    }
}

fn cloud(rate: f64, change: f64, site: f64, shocks: Shocks) -> Cloud {
    let fields = json!({
        "site.grid_mw": 1, "site.horizon_years": 7, "site.power_price_usd_per_mwh": 90,
        "site.power_escalator": 0, "site.ai_power_premium_usd_per_mwh": 15,
        "site.sale_value_usd_per_mw": site, "site.cost_inflation": 0.025,
        "conversion.mine_while_building": false, "conversion.sell_fleet_at_go_live": false,
        "gpu_cloud.critical_it_share": 1, "gpu_cloud.pue": 1, "gpu_cloud.load_factor": 0.8,
        "gpu_cloud.build_months": GO_LIVE, "gpu_cloud.ramp_months": 0,
        "gpu_cloud.accelerator_watts": 1000, "gpu_cloud.accelerator_price_usd": 9_000,
        "gpu_cloud.accelerator_life_years": 1.5, "gpu_cloud.accelerator_residual_share": 0.3,
        "gpu_cloud.accelerator_price_response": 0.7, "gpu_cloud.service_life_years": 3,
        "gpu_cloud.next_generation_price_change": 0.03,
        "gpu_cloud.next_generation_rate_change": change,
        "gpu_cloud.lease_rate_usd_per_hour": rate, "gpu_cloud.term_years": 2,
        "gpu_cloud.contract_billed_share": 1, "gpu_cloud.spot_utilisation": 0.7,
        "gpu_cloud.lease_rate_decline": 0.3, "gpu_cloud.prepayment_share": 0,
        "gpu_cloud.opex_usd_per_mw_year": 0, "gpu_cloud.opex_revenue_share": 0.1,
        "gpu_cloud.facility_capex_usd_per_mw": 0, "gpu_cloud.discount_rate": 0.1,
        "finance.tax_rate": 0.25, "finance.losses": "used",
        "finance.machine_deduction_share": 0.4,
    });
    let delay = if shocks.has(Shock::LateDelivery) { 6 } else { 0 };
    let served = GO_LIVE + delay;
    // Void from the 13th month of a slowdown, repriced from the seventh of a glut: both begin a
    // year after delivery.
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
    let (mut seen_acts, mut misled) = (Vec::new(), 0);
    let worlds: [&[Shock]; 6] = [
        &[Shock::GpuGlut],
        &[Shock::GpuGlutRepriced],
        &[Shock::AiSlowdown],
        &[Shock::LateDelivery],
        &[Shock::PowerSpike],
        &[Shock::GpuGlutRepriced, Shock::AiSlowdown, Shock::LateDelivery, Shock::PowerSpike],
    ];
    for (rate, site) in [(0.5, 200_000.0), (1.0, 0.0), (2.0, 400_000.0)] {
        for change in [-0.1, 0.05] {
            for shocks in worlds {
                let shocks: Shocks = shocks.iter().copied().collect();
                let cloud = cloud(rate, change, site, shocks);
                let report = stress(&cloud.given.scenario(), shocks);
                let stressed = report.strategy(Strategy::GpuCloud).unwrap();
                let acts = year_by_year(&cloud, &stressed.paths, &report.base);
                let whole = Seen::whole(&stressed.paths, &report.base);
                let expected = cloud.value(&whole, &acts).unwrap();
                let got = stressed.after.npv_usd;
                let label = format!("{rate} {change} {shocks:?} {acts:?}");
                assert!(close(got, expected, 1e-9, 1e-3), "{got} not {expected}: {label}");
                let foreseen = cloud.value(&whole, &best(&cloud, &whole, &[])).unwrap();
                misled += usize::from(foreseen > expected + 1.0);
                seen_acts.extend(acts);
            }
        }
    }
    let count = |act| seen_acts.iter().filter(|seen| **seen == act).count();
    let (replaced, closed) = (count(Act::Replace), count(Act::Close));
    assert!(replaced >= 20 && closed >= 4 && misled >= 4, "{replaced} {closed} {misled}");
}
