//! The stress library: altered paths against the record, small sites by hand, and what must hold
//! for any scenario.
#![allow(clippy::disallowed_methods, reason = "expected values may differ in the last bit")]

use crate::support::{changed, close, fixture, scenario};
use hash_or_host::analysis::stress::{
    Shock, Shocks, StressReport, stress, stressed_hybrid, stressed_npvs,
};
use hash_or_host::evaluation::{Engine, evaluate};
use hash_or_host::finance::{Column, Ledger};
use hash_or_host::paths::{Events, Paths};
use hash_or_host::scenario::{Scenario, Series};
use hash_or_host::strategy::{
    Action, Decision, Strategy, colocation::Colocation, gpu_cloud::GpuCloud,
};
use serde_json::{Value, json};

fn near(got: f64, expected: f64) -> bool {
    close(got, expected, 1e-12, 1e-12)
}

/// Shocked over base, month by month.
fn ratios(shocked: &[f64], base: &[f64]) -> Vec<f64> {
    shocked.iter().zip(base).map(|(shocked, base)| shocked / base).collect()
}

fn assert_ratios(shocked: &[f64], base: &[f64], from: usize, expected: &[f64], then: f64) {
    let got = ratios(shocked, base);
    for (t, ratio) in got.iter().enumerate() {
        let factor = match t.checked_sub(from) {
            None => 1.0,
            Some(k) => expected.get(k).copied().unwrap_or(then),
        };
        assert!(near(*ratio, factor), "month {t}: {ratio} instead of {factor}");
    }
}

fn mining_world(shocks: impl Into<Shocks>) -> (Paths, Paths) {
    let report = stress(&Scenario::default(), shocks.into());
    let world = report.strategy(Strategy::Mining).unwrap().paths.clone();
    (report.base, world)
}

fn fixtures() -> impl Iterator<Item = Scenario> {
    ["plausible.json", "wide.json"].into_iter().flat_map(|name| {
        let cases: Vec<Value> = fixture(name)["scenarios"].as_array().unwrap().clone();
        cases.into_iter().map(|case| scenario(&case["changed"]))
    })
}

// --- the paths, against the contract's figures -------------------------------------------------

#[test]
fn the_winter_of_2022_follows_its_record() {
    let (base, world) = mining_world(Shock::Winter2022);
    let price = [
        0.89, 0.85, 0.86, 0.89, 0.69, 0.55, 0.44, 0.48, 0.42, 0.41, 0.38, 0.35, 0.40, 0.49, 0.51,
        0.60, 0.58, 0.57, 0.63, 0.59, 0.55, 0.59, 0.75, 0.87, 0.90, 0.99,
    ];
    assert_ratios(&world.price, &base.price, 1, &price, 1.0);
    let mut hashprice =
        vec![0.84, 0.73, 0.73, 0.73, 0.53, 0.43, 0.35, 0.39, 0.31, 0.28, 0.24, 0.24];
    hashprice.extend([0.27; 12]);
    // Log-linear from 0.27 at k = 24 to 1 at k = 48: every month by the same factor.
    let step = (1.0_f64 / 0.27).sqrt().sqrt().sqrt().cbrt();
    for _ in 25..48 {
        hashprice.push(hashprice.last().unwrap() * step);
    }
    assert!((hashprice.last().unwrap() * step - 1.0).abs() < 1e-12);
    assert_ratios(&world.hashprice, &base.hashprice, 1, &hashprice, 1.0);
    for t in 1..=base.months {
        let network = 144.0 * world.reward[t] / (1000.0 * world.hashprice[t]);
        assert!(near(world.network[t], network), "month {t}");
    }
    assert_eq!((&world.power, &world.lease_level), (&base.power, &base.lease_level));
}

/// Monthly means of price (USD, January 2022 to February 2024) and difficulty (1e12, 2022) in
/// blockchain.com's charts, 7-day means every four days, as kept in github.com/judista25/BTC_sim.
/// At the end of 2021 the price was $47,881, the difficulty 24.27e12.
#[test]
fn the_winter_of_2022_is_what_the_charts_show() {
    let price = [
        41_449, 40_831, 41_256, 42_116, 32_024, 24_929, 21_302, 22_433, 19_836, 19_586, 17_919,
        16_952, 19_811, 23_300, 24_956, 28_766, 27_636, 27_418, 30_140, 27_995, 26_304, 29_066,
        36_425, 42_391, 42_910, 48_143,
    ];
    let difficulty =
        [25.15, 27.23, 27.54, 28.47, 30.50, 30.02, 28.80, 28.32, 31.52, 34.46, 36.83, 35.24];
    let (base, world) = mining_world(Shock::Winter2022);
    for (t, mean) in (1..).zip(price) {
        let shown = f64::from(mean) / 47_881.0;
        let factor = world.price[t] / base.price[t];
        assert!(close(factor, shown, 0.055, 0.0), "price in month {t}: {factor}, {shown} shown");
    }
    for (t, (price, difficulty)) in (1..).zip(price.into_iter().zip(difficulty)) {
        let shown = f64::from(price) / 47_881.0 * 24.27 / difficulty;
        let factor = world.hashprice[t] / base.hashprice[t];
        assert!(
            close(factor, shown, 0.075, 0.0),
            "hashprice in month {t}: {factor}, {shown} shown"
        );
    }
}

#[test]
fn chinas_ban_follows_its_record() {
    let (base, world) = mining_world(Shock::ChinaBan2021);
    assert_ratios(&world.price, &base.price, 1, &[0.74, 0.69, 0.92, 0.96], 1.0);
    let network = [0.89, 0.66, 0.66, 0.79, 0.85, 0.94];
    assert_ratios(&world.network, &base.network, 1, &network, 1.0);
    for t in 1..=base.months {
        let hashprice = 144.0 * world.reward[t] / (1000.0 * world.network[t]);
        assert!(near(world.hashprice[t], hashprice), "month {t}");
    }
}

#[test]
fn a_halving_without_support_freezes_the_price_and_the_response() {
    let (base, world) = mining_world(Shock::HalvingWithoutPriceSupport);
    // April 2028 is month 16 of a site that starts in January 2027.
    assert_eq!(world.price[..16], base.price[..16]);
    assert_eq!(world.network[..16], base.network[..16]);
    assert!((16..=39).all(|t| near(world.price[t], base.price[15])));
    for t in 40..=base.months {
        // 8 % a year from the frozen price.
        let grown = base.price[15] * 1.08_f64.powf((t - 39) as f64 / 12.0);
        assert!(close(world.price[t], grown, 1e-9, 0.0), "month {t}");
    }
    for t in 16..=27 {
        // Only the trend of 10 % a year, from what it was in month 15.
        let grown = base.network[15] * 1.1_f64.powf((t - 15) as f64 / 12.0);
        assert!(close(world.network[t], grown, 1e-9, 0.0), "month {t}");
    }
    for t in 28..=base.months {
        // network(t) = 930 x 1.1^((t-1)/12) x (reward(t-3)/reward(1))^0.3
        let trend = 930.0 * 1.1_f64.powf((t - 1) as f64 / 12.0);
        let formula = trend * (world.reward[t - 3] / world.reward[1]).powf(0.3);
        assert!(close(world.network[t], formula, 1e-9, 0.0), "month {t}");
    }
    for t in 1..=base.months {
        let hashprice = 144.0 * world.reward[t] / (1000.0 * world.network[t]);
        assert!(near(world.hashprice[t], hashprice), "month {t}");
    }
    // A horizon that ends before the halving has none.
    let short = scenario(&json!({ "site.horizon_years": 1 }));
    let report = stress(&short, Shock::HalvingWithoutPriceSupport.into());
    let mining = report.strategy(Strategy::Mining).unwrap();
    assert_eq!((&mining.paths, mining.begins.len()), (&report.base, 0));
    // A halving in month 1 freezes the price of month 1.
    let at_once = scenario(&json!({ "network.next_halving": "2027-01" }));
    let report = stress(&at_once, Shock::HalvingWithoutPriceSupport.into());
    let world = &report.strategy(Strategy::Mining).unwrap().paths;
    assert!((1..=24).all(|t| near(world.price[t], 84_700.0)));
    assert!(close(world.price[36], 84_700.0 * 1.08, 1e-9, 0.0));
}

#[test]
fn a_given_network_does_not_respond_to_a_frozen_price() {
    let given: Vec<f64> = (0..60).map(|t| 900.0 + 10.0 * f64::from(t)).collect();
    let site = Scenario::default().with_series(Series::Network, Some(&given)).unwrap();
    let report = stress(&site, Shock::HalvingWithoutPriceSupport.into());
    let world = &report.strategy(Strategy::Mining).unwrap().paths;
    assert_eq!(world.network, report.base.network);
    for t in 1..=report.base.months {
        let hashprice = 144.0 * world.reward[t] / (1000.0 * world.network[t]);
        assert!(near(world.hashprice[t], hashprice), "month {t}");
    }
}

#[test]
fn the_glut_takes_the_chips_own_ageing_out_of_the_record() {
    let site = scenario(&json!({ "gpu_cloud.lease_rate_decline": 0.15 }));
    let report = stress(&site, Shock::GpuGlut.into());
    let cloud = report.strategy(Strategy::GpuCloud).unwrap();
    // Go-live after month 16, five years of contract to month 76: k = 1 is month 65, k = 12 the
    // contract's last.
    let level = |k: usize| cloud.paths.lease_level[64 + k];
    assert_eq!(cloud.begins, [(Shock::GpuGlut, 65)]);
    assert!(cloud.paths.lease_level[..=64].iter().all(|level| *level == 1.0));
    // 0.51 / 0.85 = 0.6; 0.51^2 / 0.85^2 = 0.36; 0.36 / 0.85^2 = 0.498269896...
    assert!(near(level(12), 0.6) && near(level(6), 0.6_f64.sqrt()));
    assert!((24..=28).all(|k| near(level(k), 0.36)));
    assert!(near(level(33), 0.36 / 0.7225) && near(level(165), 0.36 / 0.7225));
    // Log-linear between them.
    assert!(near(level(31) / level(30), level(30) / level(29)));
    assert!(near(level(29) / level(28), (0.36 / 0.2601_f64).powf(0.2)));
    // Colocation's first lease ends after 16 + 180 months.
    let colocation = report.strategy(Strategy::Colocation).unwrap();
    assert_eq!(colocation.begins, [(Shock::GpuGlut, 185)]);
    assert!(near(colocation.paths.lease_level[184 + 12], 0.6));
    // A mine has no lease.
    assert_eq!(report.strategy(Strategy::Mining).unwrap().paths, report.base);
}

#[test]
fn the_glut_starts_in_month_one_at_the_earliest_and_the_repricing_one_a_year_after_delivery() {
    let site = scenario(&json!({ "gpu_cloud.build_months": 3, "gpu_cloud.term_years": 0.5 }));
    let begins =
        |shocks: Shocks| stress(&site, shocks).strategy(Strategy::GpuCloud).unwrap().begins.clone();
    // The contract ends after month 9; twelve months before there is no month.
    assert_eq!(begins(Shock::GpuGlut.into()), [(Shock::GpuGlut, 1)]);
    assert_eq!(begins(Shock::GpuGlutRepriced.into()), [(Shock::GpuGlutRepriced, 16)]);
    let late = [Shock::GpuGlutRepriced, Shock::LateDelivery].into_iter().collect();
    let expected = [(Shock::LateDelivery, 4), (Shock::GpuGlutRepriced, 22)];
    assert_eq!(begins(late), expected);
}

#[test]
fn what_is_not_built_does_not_come_late() {
    let ready = scenario(&json!({ "gpu_cloud.build_months": 0 }));
    let report = stress(&ready, Shock::LateDelivery.into());
    let cloud = report.strategy(Strategy::GpuCloud).unwrap();
    assert_eq!((&cloud.before, cloud.begins.len()), (&cloud.after, 0));
    let colocation = report.strategy(Strategy::Colocation).unwrap();
    assert_eq!(colocation.begins, [(Shock::LateDelivery, 17)]);
}

#[test]
fn the_slowdown_is_dated_from_each_go_live() {
    let late = json!({ "colocation.build_months": 15, "gpu_cloud.build_months": 20 });
    let report = stress(&scenario(&late), Shock::AiSlowdown.into());
    for (strategy, go_live) in [(Strategy::Colocation, 15), (Strategy::GpuCloud, 20)] {
        let stressed = report.strategy(strategy).unwrap();
        let unpaid: Vec<usize> =
            (0..=report.base.months).filter(|t| stressed.paths.collected[*t] == 0.0).collect();
        assert_eq!(unpaid, (go_live + 13..=go_live + 24).collect::<Vec<_>>());
        assert_eq!(stressed.begins, [(Shock::AiSlowdown, go_live + 13)]);
    }
    let level = &report.strategy(Strategy::GpuCloud).unwrap().paths.lease_level;
    assert_eq!((level[44], level[45], level[240]), (1.0, 0.7, 0.7));
    // The hybrid hosts in colocation by default.
    let hybrid = report.strategy(Strategy::Hybrid).unwrap();
    assert_eq!(hybrid.paths, report.strategy(Strategy::Colocation).unwrap().paths);
}

#[test]
fn power_costs_twice_as_much_for_a_year() {
    let (base, world) = mining_world(Shock::PowerSpike);
    assert_ratios(&world.power, &base.power, 1, &[2.0; 12], 1.0);
    assert_eq!(world.hashprice, base.hashprice);
}

#[test]
fn factors_of_shocks_together_multiply() {
    let (base, both) =
        mining_world([Shock::Winter2022, Shock::ChinaBan2021].into_iter().collect::<Shocks>());
    // Month 2: price 0.85 x 0.69; hashprice 0.73 x 0.69 / 0.66.
    assert!(near(both.price[2] / base.price[2], 0.85 * 0.69));
    assert!(near(both.hashprice[2] / base.hashprice[2], 0.73 * 0.69 / 0.66));
    for t in 1..=base.months {
        let network = 144.0 * both.reward[t] / (1000.0 * both.hashprice[t]);
        assert!(near(both.network[t], network), "month {t}");
    }
    // The winter's network is given: the halving adds only what it does by itself.
    let (_, winter) = mining_world(Shock::Winter2022);
    let (_, halving) = mining_world(Shock::HalvingWithoutPriceSupport);
    let (_, three) = mining_world(
        [Shock::PowerSpike, Shock::HalvingWithoutPriceSupport, Shock::Winter2022]
            .into_iter()
            .collect::<Shocks>(),
    );
    for t in 1..=base.months {
        let expected = winter.hashprice[t] * halving.hashprice[t] / base.hashprice[t];
        assert!(near(three.hashprice[t], expected), "month {t}");
    }
    assert_eq!(three.power, mining_world(Shock::PowerSpike).1.power);
    // Both gluts are one glut.
    let both = stress(&Scenario::default(), Shock::ALL[3..=4].iter().copied().collect());
    let repriced = stress(&Scenario::default(), Shock::GpuGlutRepriced.into());
    assert_eq!(both.strategies, repriced.strategies);
}

#[test]
fn a_late_delivery_moves_the_shocks_that_are_dated_from_it() {
    let shocks = [Shock::LateDelivery, Shock::AiSlowdown, Shock::GpuGlut].into_iter().collect();
    let report = stress(&Scenario::default(), shocks);
    // Delivered after month 22: the contract ends after 82, the tenant stops paying after 34.
    let begins = &report.strategy(Strategy::GpuCloud).unwrap().begins;
    let expected = [(Shock::LateDelivery, 17), (Shock::GpuGlut, 71), (Shock::AiSlowdown, 35)];
    assert_eq!(begins[..], expected);
}

// --- small sites by hand -----------------------------------------------------------------------

/// New accelerators at `month`.
fn replace(month: usize) -> Decision {
    Decision { month, action: Action::Replace, values: [None; 4] }
}

/// One megawatt, no tax, no growth, no discount, nothing on its way out. The site is worth nothing;
/// a let building sells for a year's income.
fn tiny(changes: &Value) -> Scenario {
    let site = json!({
        "site.grid_mw": 1, "site.power_escalator": 0, "site.cost_inflation": 0,
        "site.power_price_usd_per_mwh": 0, "site.ai_power_premium_usd_per_mwh": 0,
        "site.sale_value_usd_per_mw": 0, "finance.tax_rate": 0,
        "conversion.mine_while_building": false, "conversion.sell_fleet_at_go_live": false,
        "finance.colocation.debt_share": 0, "finance.gpu_cloud.debt_share": 0,
    });
    let hall = json!({
        "colocation.critical_it_share": 1, "colocation.pue": 1, "colocation.build_months": 0,
        "colocation.ramp_months": 0, "colocation.rent_usd_per_kw_month": 100,
        "colocation.rent_escalator": 0, "colocation.term_years": 40,
        "colocation.renewal_rent_ratio": 1, "colocation.rent_beta": 0,
        "colocation.opex_usd_per_mw_year": 0, "colocation.capex_usd_per_mw": 1_000_000,
        "colocation.facility_residual_share": 0, "colocation.exit_cap_rate": 1,
        "colocation.discount_rate": 0,
    });
    let cloud = json!({
        "gpu_cloud.critical_it_share": 1, "gpu_cloud.pue": 1, "gpu_cloud.build_months": 0,
        "gpu_cloud.ramp_months": 0, "gpu_cloud.accelerator_watts": 1000,
        "gpu_cloud.accelerator_price_usd": 10_000, "gpu_cloud.accelerator_residual_share": 0,
        "gpu_cloud.accelerator_price_response": 0, "gpu_cloud.service_life_years": 30,
        "gpu_cloud.next_generation_price_change": 0, "gpu_cloud.next_generation_rate_change": 0,
        "gpu_cloud.lease_rate_usd_per_hour": 2, "gpu_cloud.lease_rate_decline": 0,
        "gpu_cloud.spot_utilisation": 0.5, "gpu_cloud.opex_usd_per_mw_year": 0,
        "gpu_cloud.opex_revenue_share": 0, "gpu_cloud.facility_capex_usd_per_mw": 0,
        "gpu_cloud.refresh_accelerators": false, "gpu_cloud.prepayment_share": 0,
        "gpu_cloud.discount_rate": 0,
    });
    let parts = [site, hall, cloud, changes.clone()];
    parts.iter().fold(Scenario::default(), |base, part| changed(&base, part))
}

#[test]
fn a_slowdown_of_a_tenant_by_hand() {
    let site = tiny(&json!({
        "site.horizon_years": 4, "finance.opening_cash_usd": 600_000,
        "finance.colocation.debt_share": 0.5, "finance.colocation.interest_rate": 0.12,
        "finance.colocation.tenor_years": 2,
    }));
    let report = stress(&site, Shock::AiSlowdown.into());
    let colocation = report.strategy(Strategy::Colocation).unwrap();
    // 1,000 kW at $100: $100,000 a month for a year, nothing for a year, $70,000 for two. A year's
    // income of what is charged then is what the building fetches.
    let calm = 48.0 * 100_000.0 - 1_000_000.0 + 1_200_000.0;
    let shocked = 1_200_000.0 + 24.0 * 70_000.0 - 1_000_000.0 + 840_000.0;
    assert!(near(colocation.before.npv_usd, calm) && near(colocation.after.npv_usd, shocked));
    // The loan: 500,000 x 0.01 / (1 - 1.01^-24) = 23,536.736 a month.
    let payment = 23_536.736_111;
    let after = &colocation.after;
    assert!(close(after.cash_usd[12], 100_000.0 + 12.0 * (100_000.0 - payment), 0.0, 0.01));
    assert!(close(after.cash_usd[24], 100_000.0 + 1_200_000.0 - 24.0 * payment, 0.0, 0.01));
    let end = after.cash_usd[24] + 24.0 * 70_000.0 + 840_000.0;
    assert!(close(after.cash_usd[48], end, 0.0, 1e-6));
    assert_eq!((after.lowest_cash_usd, after.lowest_cash_month), (100_000.0, 0));
    assert_eq!((after.opening_cash_needed_usd, after.survives()), (500_000.0, true));
    // A year's service is 282,440.83: two of twelve months' rent do not cover it, three do.
    assert_eq!((colocation.before.uncovered_month, after.uncovered_month), (None, Some(22)));
}

#[test]
fn a_slowdown_of_a_customer_by_hand() {
    let site = tiny(&json!({
        "site.horizon_years": 4, "gpu_cloud.term_years": 5, "gpu_cloud.accelerator_life_years": 15,
        "gpu_cloud.prepayment_share": 0.25, "gpu_cloud.prepayment_credit_years": 1,
    }));
    let report = stress(&site, Shock::AiSlowdown.into());
    let after = &report.strategy(Strategy::GpuCloud).unwrap().after;
    // 1,000 chips x $2 x 730 h = 1.46 million a month for a year, nothing for a year, then spot:
    // 1.46 x 0.7 x 0.5 = 0.511 million for two. They cost 10 million.
    // A quarter of 48 signed months, 17.52 million, is received first; it would be credited in the
    // last year, 1.46 million a month, but the contract is void from month 25.
    assert!(near(after.npv_usd, 17.52e6 + 12.0 * 1.46e6 + 24.0 * 0.511e6 - 10e6));
    assert!(near(after.cash_usd[0], 7.52e6));
    assert!(near(after.cash_usd[12], 7.52e6 + 12.0 * 1.46e6));
    assert!(near(after.cash_usd[24], after.cash_usd[12]));
    assert!(near(after.cash_usd[36], after.cash_usd[24] + 12.0 * 0.511e6));
    assert!(near(after.cash_usd[37], after.cash_usd[36] + 0.511e6));
    // Ready at once and signed for two years, it is credited 1.46 million x 24 / 4 over months 13
    // to 24, before the contract would be void.
    let short = changed(&site, &json!({ "gpu_cloud.term_years": 2 }));
    let report = stress(&short, Shock::AiSlowdown.into());
    let cash = &report.strategy(Strategy::GpuCloud).unwrap().after.cash_usd;
    assert!(near(cash[12], 8.76e6 - 10e6 + 12.0 * 1.46e6));
    assert!(near(cash[24], cash[12] - 8.76e6));
}

#[test]
fn debt_drawn_after_the_slowdown_began_costs_more() {
    let site = tiny(&json!({
        "site.horizon_years": 4, "gpu_cloud.refresh_accelerators": true,
        "finance.gpu_cloud.debt_share": 0.5, "finance.gpu_cloud.interest_rate": 0.12,
    }));
    let mut paths = Paths::of(&site);
    paths.events = Events { loans_dearer_from: 13, interest_surcharge: 0.0225, ..Events::NONE };
    let mut ledger = Ledger::default();
    for (bought, rate) in [(12, 0.12), (24, 0.1425)] {
        GpuCloud::of(&site).run(&paths, &[replace(bought)], &mut ledger);
        // Half of 10 million, interest from the next month.
        assert!(near(ledger.column(Column::Interest)[bought + 1], 5e6 * rate / 12.0));
    }
}

#[test]
fn a_late_facility_by_hand() {
    let site = tiny(&json!({
        "site.horizon_years": 2, "colocation.build_months": 2,
        "finance.colocation.debt_share": 0.5, "finance.colocation.interest_rate": 0,
        "finance.colocation.tenor_years": 1, "colocation.opex_usd_per_mw_year": 120_000,
    }));
    let report = stress(&site, Shock::LateDelivery.into());
    let colocation = report.strategy(Strategy::Colocation).unwrap();
    // Rent 100,000 less 10,000 for operation in months 9 to 24 instead of 3 to 24; a year of it when
    // sold.
    assert!(near(colocation.before.npv_usd, 34.0 * 90_000.0 - 1_000_000.0));
    assert!(near(colocation.after.npv_usd, 28.0 * 90_000.0 - 1_000_000.0));
    // 250,000 of its own in months 1 and 2; 500,000 / 12 a month in months 3 to 14.
    let after = &colocation.after;
    assert!(near(after.cash_usd[2], -500_000.0));
    assert!(near(after.cash_usd[8], -500_000.0 - 6.0 * 500_000.0 / 12.0));
    assert_eq!((after.lowest_cash_month, after.survives()), (8, false));
    assert!(near(after.opening_cash_needed_usd, 750_000.0));
    // In months 3 to 14 six months earn 540,000 against 500,000 due: covered.
    assert_eq!(after.uncovered_month, None);
    let strained = tiny(&json!({
        "site.horizon_years": 2, "colocation.build_months": 2,
        "finance.colocation.debt_share": 0.5, "finance.colocation.interest_rate": 0,
        "finance.colocation.tenor_years": 1, "colocation.opex_usd_per_mw_year": 240_000,
    }));
    // 480,000 against 500,000 is not.
    let report = stress(&strained, Shock::LateDelivery.into());
    let after = &report.strategy(Strategy::Colocation).unwrap().after;
    assert_eq!(after.uncovered_month, Some(14));
}

#[test]
fn late_rent_steps_and_ramps_from_delivery_and_late_chips_age() {
    let site = tiny(&json!({
        "site.horizon_years": 4, "colocation.rent_escalator": 0.1, "colocation.ramp_months": 1,
        "gpu_cloud.ramp_months": 1, "gpu_cloud.term_years": 1, "gpu_cloud.lease_rate_decline": 0.75,
        "gpu_cloud.accelerator_residual_share": 0.25, "gpu_cloud.accelerator_life_years": 8,
    }));
    let mut paths = Paths::of(&site);
    paths.events.delay = 6;
    let mut ledger = Ledger::default();
    Colocation::of(&site).run(&paths, &mut ledger);
    let revenue = ledger.column(Column::Revenue);
    assert_eq!(revenue[6..=8], [0.0, 50_000.0, 100_000.0]);
    assert!(near(revenue[18], 100_000.0) && near(revenue[19], 110_000.0));
    assert_eq!(ledger.column(Column::Capex)[0], 1_000_000.0);

    GpuCloud::of(&site).run(&paths, &[], &mut ledger);
    let revenue = ledger.column(Column::Revenue);
    assert_eq!(revenue[6..=8], [0.0, 0.73e6, 1.46e6]);
    // A year of contract in months 7 to 18; in month 19 the chips are 18 months old:
    // 1.46 million x 0.25^1.5 x 0.5 = 1.46 million / 16.
    assert!(near(revenue[18], 1.46e6) && near(revenue[19], 1.46e6 / 16.0));
    // At the end they are four of eight years old: 10 million x 0.25^0.5.
    assert!(near(ledger.column(Column::Proceeds)[48], 5e6));
}

#[test]
fn repriced_contracts_bill_the_markets_rate() {
    let site = tiny(&json!({
        "site.horizon_years": 3, "gpu_cloud.term_years": 3, "gpu_cloud.lease_rate_decline": 0.75,
    }));
    let mut paths = Paths::of(&site);
    paths.events.contracts_repriced_from = 13;
    paths.lease_level[7..].fill(0.8);
    let mut ledger = Ledger::default();
    GpuCloud::of(&site).run(&paths, &[], &mut ledger);
    let revenue = ledger.column(Column::Revenue);
    // The level does not touch the contract; repriced, it bills 2 x 0.8 x 0.25^(12/12).
    assert!(near(revenue[12], 1.46e6) && near(revenue[13], 1.46e6 * 0.8 * 0.25));
    // A later contract is void only if it was in force before.
    paths.events = Events { contracts_void_from: 25, ..Events::NONE };
    GpuCloud::of(&site).run(&paths, &[replace(24)], &mut ledger);
    assert!(near(ledger.column(Column::Revenue)[25], 1.46e6 * 0.8));
    GpuCloud::of(&site).run(&paths, &[replace(12)], &mut ledger);
    assert!(near(ledger.column(Column::Revenue)[24], 1.46e6 * 0.8));
    // Spot: 2 x 0.8 x 0.25^(12/12) x 0.5.
    assert!(near(ledger.column(Column::Revenue)[25], 1.46e6 * 0.8 * 0.25 * 0.5));
}

// --- what must hold for any scenario -----------------------------------------------------------

#[test]
fn without_shocks_owners_who_see_only_the_past_do_the_same() {
    for (case, site) in fixtures().enumerate() {
        let report = stress(&site, Shocks::NONE);
        let evaluation = evaluate(&site);
        assert_eq!(stressed_npvs(&site, Shocks::NONE), Engine::new().npvs(&site), "case {case}");
        for strategy in Strategy::ALL {
            let stressed = report.strategy(strategy);
            let outcome = evaluation.outcome(strategy);
            assert_eq!(stressed.is_some(), outcome.is_some());
            let (Some(stressed), Some(outcome)) = (stressed, outcome) else { continue };
            assert_eq!(stressed.before, stressed.after, "case {case} {}", strategy.key());
            assert_eq!(stressed.after.npv_usd.to_bits(), outcome.figures.npv_usd.to_bits());
            let cover = outcome.figures.min_dscr;
            if cover.is_some_and(|lowest| lowest < 1.0) {
                assert!(stressed.before.uncovered_month.is_some());
            }
        }
    }
}

/// All money of a report.
fn money(report: &StressReport) -> impl Iterator<Item = f64> {
    report.strategies.iter().flatten().flat_map(|stressed| {
        let after = &stressed.after;
        let figures = [after.npv_usd, after.lowest_cash_usd, after.opening_cash_needed_usd];
        figures.into_iter().chain(after.cash_usd.iter().copied()).collect::<Vec<_>>()
    })
}

#[test]
fn the_hybrid_at_many_shares_is_the_hybrid_at_each() {
    let shares = [0.0, 0.3, 1.0];
    let shocks = [Shock::Winter2022, Shock::AiSlowdown].into_iter().collect();
    for mode in ["colocation", "gpu_cloud"] {
        let at = |share: f64| {
            let spare = json!({ "hybrid.ai_share": share, "hybrid.headroom_share": 0.5,
                "hybrid.ai_mode": mode });
            stress(&scenario(&spare), shocks).strategy(Strategy::Hybrid).unwrap().after.npv_usd
        };
        let site = json!({ "hybrid.headroom_share": 0.5, "hybrid.ai_mode": mode });
        let npvs = stressed_hybrid(&scenario(&site), shocks, &shares).unwrap();
        assert_eq!(npvs, shares.map(at));
    }
    let never = scenario(&json!({ "site.horizon_years": 1 }));
    assert_eq!(stressed_hybrid(&never, shocks, &shares), None);
}

#[test]
fn all_shocks_at_once_leave_every_extreme_finite() {
    let all: Shocks = Shock::ALL.into_iter().collect();
    for case in fixture("extremes.json")["scenarios"].as_array().unwrap() {
        let report = stress(&scenario(&case["changed"]), all);
        assert!(money(&report).all(f64::is_finite), "{}", case["changed"]);
    }
}

#[test]
fn every_shock_gives_finite_figures_and_the_fast_way_agrees() {
    let all: Shocks = Shock::ALL.into_iter().collect();
    for (case, site) in fixtures().enumerate() {
        for shocks in Shock::ALL.into_iter().map(Shocks::from).chain([all]) {
            let report = stress(&site, shocks);
            assert!(money(&report).all(f64::is_finite), "case {case} {shocks:?}");
            let npvs = report.strategies.each_ref().map(|s| s.as_ref().map(|s| s.after.npv_usd));
            assert_eq!(npvs, stressed_npvs(&site, shocks), "case {case} {shocks:?}");
        }
    }
}
