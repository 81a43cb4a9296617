//! Hybrid frontier, migration, aggregates and value split against direct evaluation and by hand.
#![allow(clippy::disallowed_methods, reason = "expected values may differ in the last bit")]

use crate::support::random::{Range, scenarios};
use crate::support::{changed, plain};
use hash_or_host::analysis::frontier::{Bound, Limits, best_share, frontier, shares};
use hash_or_host::analysis::migration::{Migration, Needed, migration, refilled, without};
use hash_or_host::analysis::stress::{Shock, stressed_npvs};
use hash_or_host::analysis::value_split::{effects, layers, value_split};
use hash_or_host::evaluation::{Engine, evaluate};
use hash_or_host::finance::Column;
use hash_or_host::paths::Paths;
use hash_or_host::scenario::{Input, Scenario, Series};
use hash_or_host::strategy::{Action, Strategy};
use hash_or_host::text::value_split::LAYERS_LEAD;
use proptest::prelude::*;
use serde_json::json;

fn hybrid(scenario: &Scenario, share: f64) -> (f64, f64) {
    let evaluation = evaluate(&scenario.nearest(Input::HybridAiShare, share));
    let figures = &evaluation.outcome(Strategy::Hybrid).unwrap().figures;
    (figures.npv_usd, figures.peak_funding_usd)
}

#[test]
fn a_hybrid_is_linear_in_its_share_and_limits_hold_it() {
    let scenario = Scenario::default();
    let mut engine = Engine::new();
    let line = frontier(&mut engine, &scenario, 21, None).unwrap();
    for point in &line.points {
        assert_eq!((point.npv_usd, point.peak_funding_usd), hybrid(&scenario, point.share));
    }
    assert!(line.largest_bend_usd < 1e-9 * line.points[20].npv_usd.abs());
    let mut best = |limits: Limits| best_share(&mut engine, &scenario, &line, &limits).unwrap();

    // Colocation leads, so without a limit all of the site goes to it.
    let free = best(Limits::default());
    assert_eq!((free.point.share, free.bound), (1.0, Bound::Free));

    // Critical IT is 70 MW of 100 MW: 20 MW of tenants are two sevenths.
    let tenants = best(Limits { ai_mw: Some(20.0), ..Limits::default() });
    assert_eq!(tenants.bound, Bound::Megawatts);
    assert!((tenants.point.share - 2.0 / 7.0).abs() < 1e-12, "{tenants:?}");

    let limit = 300e6;
    let funded = best(Limits { peak_funding_usd: Some(limit), ..Limits::default() });
    assert_eq!(funded.bound, Bound::Funding);
    assert!((hybrid(&scenario, funded.point.share).1 - limit).abs() < 1e-6 * limit);
    assert!(hybrid(&scenario, funded.point.share + 0.01).1 > limit);

    let none = Limits { peak_funding_usd: Some(0.0), ai_mw: Some(0.0), stress_weight: 0.0 };
    assert_eq!(best(none).point.share, 0.0);
}

#[test]
fn a_weight_on_stress_moves_the_best_share() {
    let scenario = Scenario::default();
    let shock = Shock::ALL.into_iter().min_by(|a, b| {
        let npv = |shock: &Shock| stressed_npvs(&scenario, (*shock).into())[1].unwrap();
        npv(a).total_cmp(&npv(b))
    });
    let shock = shock.unwrap();
    let stressed: Vec<f64> = shares(11)
        .into_iter()
        .map(|share| {
            let at = scenario.nearest(Input::HybridAiShare, share);
            stressed_npvs(&at, shock.into())[Strategy::Hybrid as usize].unwrap()
        })
        .collect();
    let mut engine = Engine::new();
    let line = frontier(&mut engine, &scenario, 11, Some(&stressed)).unwrap();
    for weight in [0.0, 0.3, 0.6, 1.0] {
        let limits = Limits { stress_weight: weight, ..Limits::default() };
        let best = best_share(&mut engine, &scenario, &line, &limits).unwrap();
        let value = |i: usize| (1.0 - weight) * line.points[i].npv_usd + weight * stressed[i];
        let brute = (0..11).max_by(|a, b| value(*a).total_cmp(&value(*b))).unwrap();
        assert_eq!(best.point.share, line.points[brute].share, "{shock:?} {weight}");
    }
}

#[test]
fn leavers_for_good_are_a_smaller_network_entered() {
    let scenario = Scenario::default();
    let mut engine = Engine::new();
    let found = migration(&mut engine, &scenario).unwrap();
    let Needed::Share { share, then } = found.never_replaced else { panic!("{found:?}") };
    assert!(share > 0.0 && share < 1.0);
    let lead = |share: f64| {
        let evaluation = evaluate(&without(&scenario, share));
        let npv = |strategy| evaluation.npv(strategy).unwrap();
        let ai = npv(Strategy::Colocation).max(npv(Strategy::GpuCloud));
        (npv(Strategy::Mining) - ai) / ai.abs()
    };
    assert!(lead(share).abs() < 1e-8, "{}", lead(share));
    assert!(lead(share - 0.01) < 0.0 && lead(share + 0.01) > 0.0);
    // Half the hashrate gone doubles hashprice.
    let ratio = then.hashprice_usd / found.today.hashprice_usd;
    assert!((ratio - 1.0 / (1.0 - share)).abs() < 1e-9);
    let spent = then.share_of_issuance.unwrap() / found.today.share_of_issuance.unwrap();
    assert!((spent - (1.0 - share)).abs() < 1e-9);
    // Refill leaves less to those who stay.
    match found.refilled {
        Needed::Share { share: more, .. } => assert!(more > share, "{more} {share}"),
        other => assert_eq!(other, Needed::Never),
    }
    let ai = evaluate(&scenario).npv(found.best_ai).unwrap() / 100.0;
    assert_eq!(found.ai_npv_usd_per_mw, ai);
}

#[test]
fn security_by_hand() {
    // 930 EH/s at 17.5 J/TH and PUE 1.05 draw 17,088.75 MW; a day at 50 USD/MWh and 92,000 USD per
    // MW-year costs 24 x 50 + 252.055 = 1,452.055 USD per MW, 24.813 8 million in all. Issuance is
    // 144 x 3.125 x 84,700 = 38.115 million a day.
    let found = migration(&mut Engine::new(), &Scenario::default()).unwrap();
    let share = found.today.share_of_issuance.unwrap();
    assert!((share - 24.813_8 / 38.115).abs() < 1e-5, "{share}");
    // 144 x 3.147 x 84,700 / 930,000 PH/s.
    assert!((found.today.hashprice_usd - 41.272_4).abs() < 1e-3, "{}", found.today.hashprice_usd);
}

#[test]
fn a_given_network_shrinks_by_its_leavers() {
    // Given as the rule has it, the same share must leave.
    let rule = Scenario::default().nearest(Input::NetworkHashrateResponse, 0.0);
    let network = Paths::of(&rule).network[1..].to_vec();
    let given = rule.with_series(Series::Network, Some(&network)).unwrap();
    let share = |scenario: &Scenario| match migration(&mut Engine::new(), scenario) {
        Some(Migration { never_replaced: Needed::Share { share, then }, today, .. }) => {
            assert!((today.hashrate_eh_per_s - 930.0).abs() < 1e-9);
            assert!((then.hashrate_eh_per_s / 930.0 + share - 1.0).abs() < 1e-9);
            share
        }
        other => panic!("{other:?}"),
    };
    assert!((share(&given) - share(&rule)).abs() < 1e-9);
}

#[test]
fn refill_takes_six_months() {
    let base = Paths::of(&Scenario::default());
    let paths = refilled(&base, 0.6);
    let kept: Vec<f64> = (1..=9).map(|t| paths.network[t] / base.network[t]).collect();
    // A sixth of the 60 % comes back each month.
    let by_hand = [1.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.0];
    for (month, (kept, by_hand)) in kept.iter().zip(by_hand).enumerate() {
        assert!((kept - by_hand).abs() < 1e-12, "month {}: {kept}", month + 1);
    }
    assert!((paths.hashprice[2] * 0.4 - base.hashprice[2]).abs() < 1e-9);
}

#[test]
fn the_split_of_a_small_hall_by_hand() {
    // 10 MW, 7 MW of critical IT, ten years undiscounted, no tax, no debt, no escalation: rent of 100
    // is 8.4 million a year; costs of 100,000 per MW-year are 0.7 million; the hall costs 70 million
    // and fetches 70 x 0.16^(10/20) = 28, more than the year's income that a buyer who asks 100 % would pay. The site is
    // worth nothing.
    let mut scenario = Scenario::default();
    for (input, value) in [
        (Input::SiteGridMw, 10.0),
        (Input::SiteHorizonYears, 10.0),
        (Input::SiteCostInflation, 0.0),
        (Input::SiteSaleValueUsdPerMw, 0.0),
        (Input::ColocationExitCapRate, 1.0),
        (Input::ColocationBuildMonths, 0.0),
        (Input::ColocationRampMonths, 0.0),
        (Input::ColocationRentUsdPerKwMonth, 100.0),
        (Input::ColocationRentEscalator, 0.0),
        (Input::ColocationOpexUsdPerMwYear, 100_000.0),
        (Input::ColocationCapexUsdPerMw, 10e6),
        (Input::ColocationFacilityResidualShare, 0.16),
        (Input::ColocationDiscountRate, 0.0),
        (Input::FinanceTaxRate, 0.0),
        (Input::FinanceColocationDebtShare, 0.0),
    ] {
        scenario = scenario.nearest(input, value);
    }
    let split = value_split(&scenario, &evaluate(&scenario), Strategy::Colocation).unwrap();
    let near = |got: f64, by_hand: f64| assert!((got - by_hand).abs() < 1e-3, "{got} {by_hand}");
    near(split.total.revenue_usd, 84e6);
    near(split.total.operations_usd, 7e6);
    near(split.total.facility_usd, 42e6);
    near(split.total.owner_usd, 35e6);
    near(split.total.machines_usd, 0.0);
    near(split.units, 7_000.0 * 120.0);
    near(split.per_unit.unwrap().revenue_usd, 100.0);
    near(split.per_unit.unwrap().owner_usd, 35e6 / 840_000.0);
    // With the default tax of 25 % and the hall written off over 20 years: income a year is
    // 8.4 - 0.7 - 3.5 = 4.2 million; the sale at 28 against a book value of 35 loses 7 in year 10,
    // which the owner's other income uses.
    let taxed = scenario.nearest(Input::FinanceTaxRate, 0.25);
    let split = value_split(&taxed, &evaluate(&taxed), Strategy::Colocation).unwrap();
    near(split.total.tax_usd, 0.25 * (4.2e6 * 10.0 - 7e6));
}

#[test]
fn chips_and_landlord_add_up_to_the_cloud() {
    let scenario = Scenario::default();
    let found = layers(&mut Engine::new(), &scenario).unwrap();
    let evaluation = evaluate(&scenario);
    let cloud = evaluation.outcome(Strategy::GpuCloud).unwrap();
    let sum = found.landlord.ebitda_usd + found.chips.ebitda_usd;
    assert!((sum - cloud.ledger.sum(Column::Ebitda)).abs() < 1.0);
    let sum = found.landlord.capex_usd + found.chips.capex_usd;
    assert!((sum - cloud.ledger.sum(Column::Capex)).abs() < 1.0);
    // All accelerators and nothing else: 70 MW / 2,170 W x 78,000 USD for the first generation, 2 %
    // a year more for later ones.
    let bought = cloud.decisions.iter().filter(|decision| decision.action == Action::Replace);
    let years = bought.map(|decision| (decision.month as f64 - 16.0) / 12.0);
    let prices: f64 = 1.0 + years.map(|years| 1.02_f64.powf(years)).sum::<f64>();
    let accelerators = 70e6 / 2170.0 * 78_000.0 * prices;
    assert!((found.chips.capex_usd / accelerators - 1.0).abs() < 1e-12);
    assert!(found.chips.npv_before_tax_usd > found.chips.npv_usd);
    // Each at its own owner's rate they do not, which the page says, as it says who bears what of running the halls.
    let own = cloud.figures.npv_usd - cloud.figures.bridge_npv_usd;
    assert!((found.landlord.npv_usd + found.chips.npv_usd - own).abs() > 1e7);
    assert!(LAYERS_LEAD.ends_with("their NPVs need not add up to the cloud’s."));
    let opex = Input::ColocationOpexUsdPerMwYear;
    let dearer = scenario.nearest(opex, scenario.get(opex) + 1e5);
    let dearer = layers(&mut Engine::new(), &dearer).unwrap();
    // 70 MW from month 16 until the cloud ends, and dearer with inflation.
    let more = 70.0 * 1e5 * (cloud.end as f64 - 16.0) / 12.0;
    let moved = dearer.landlord.ebitda_usd - found.landlord.ebitda_usd;
    assert!((more..1.5 * more).contains(&-moved), "{moved}");
    assert!((dearer.chips.ebitda_usd - found.chips.ebitda_usd + moved).abs() < 1.0);
    assert!(LAYERS_LEAD.contains("colocation’s operating cost"));
    // At one rate the layers' values add up to the cloud's.
    let rate = scenario.get(Input::GpuCloudDiscountRate);
    let same = scenario.nearest(Input::ColocationDiscountRate, rate);
    let found = layers(&mut Engine::new(), &same).unwrap();
    let figures = &cloud.figures;
    let sum = found.landlord.npv_usd + found.chips.npv_usd;
    assert!((sum - (figures.npv_usd - figures.bridge_npv_usd)).abs() < 1.0);
}

#[test]
fn both_layers_of_a_small_cloud_by_hand() {
    // 1,000 kW at $10 for two years; the hall costs 100,000 and fetches 36,000 with a site of 5,000.
    // 1,000 accelerators of $20,000 earn 1.46 million a month and fetch nothing.
    let small = json!({
        "site.sale_value_usd_per_mw": 5_000, "gpu_cloud.facility_capex_usd_per_mw": 100_000,
        "gpu_cloud.facility_residual_share": 0.36, "gpu_cloud.facility_life_years": 1,
        "gpu_cloud.accelerator_price_usd": 20_000,
    });
    let near = |got: f64, by_hand: f64| assert!((got - by_hand).abs() < 1e-3, "{got} {by_hand}");
    let found = layers(&mut Engine::new(), &plain(small.clone())).unwrap();
    near(found.rent_usd, 240_000.0);
    near(found.landlord.npv_usd, 240_000.0 - 100_000.0 + 41_000.0);
    near(found.chips.npv_usd, 24.0 * 1.46e6 - 240_000.0 - 20e6);
    // A contract of one year, nothing on the market and 12,000 a year to run: the owner closes after
    // it, and the hall is sold with it.
    let closes = json!({
        "gpu_cloud.term_years": 1, "gpu_cloud.spot_utilisation": 0,
        "gpu_cloud.opex_usd_per_mw_year": 12_000,
    });
    let found = layers(&mut Engine::new(), &changed(&plain(small), &closes)).unwrap();
    near(found.rent_usd, 120_000.0);
    near(found.landlord.npv_usd, 120_000.0 - 100_000.0 + 41_000.0);
    near(found.chips.npv_usd, 12.0 * 1.46e6 - 120_000.0 - 12_000.0 - 20e6);
}

#[test]
fn cheaper_chips_and_dearer_megawatts_go_where_they_should() {
    let scenario = Scenario::default();
    let found = effects(&mut Engine::new(), &scenario, Strategy::GpuCloud);
    assert_eq!(found.len(), 2);
    let [chips, megawatts] = [&found[0], &found[1]];
    assert_eq!(chips.input, Input::GpuCloudAcceleratorPriceUsd);
    assert!((chips.to / chips.from - 0.9).abs() < 1e-12);
    // What accelerators cost and fetch goes with their price, if no others are bought.
    let kept = scenario.nearest(Input::GpuCloudRefreshAccelerators, 0.0);
    let base = value_split(&kept, &evaluate(&kept), Strategy::GpuCloud).unwrap().total;
    let cheaper = &effects(&mut Engine::new(), &kept, Strategy::GpuCloud)[0].change;
    assert!((cheaper.machines_usd / base.machines_usd + 0.1).abs() < 1e-12);
    assert!(chips.change.owner_usd > 0.0 && cheaper.owner_usd > 0.0);
    assert!(megawatts.change.machines_usd.abs() < 1.0);
    assert!(megawatts.change.facility_usd > 0.0 && megawatts.change.owner_usd < 0.0);
    for effect in &found {
        let sum: f64 = effect.change.parts().iter().sum();
        assert!((sum - effect.change.revenue_usd).abs() < 1.0, "{effect:?}");
    }
    assert!(effects(&mut Engine::new(), &scenario, Strategy::Hybrid).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn parts_add_up_to_revenue_and_the_facility_is_a_part_of_capex(scenario in scenarios(Range::Beyond)) {
        let evaluation = evaluate(&scenario);
        for strategy in [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud] {
            let Some(split) = value_split(&scenario, &evaluation, strategy) else { continue };
            let parts = split.total.parts();
            let size = parts.iter().map(|part| part.abs()).sum::<f64>().max(1.0);
            let sum: f64 = parts.iter().sum();
            prop_assert!((sum - split.total.revenue_usd).abs() < 1e-12 * size, "{strategy:?}");
            let figures = &evaluation.outcome(strategy).unwrap().figures;
            if strategy == Strategy::Colocation {
                prop_assert!(split.total.machines_usd.abs() < 1e-9 * figures.capex_usd.max(1.0));
            }
        }
    }
}
