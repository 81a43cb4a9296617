//! Headlines beside the site: each kind by hand, both ways.
#![allow(clippy::disallowed_methods, reason = "expected values may differ in the last bit")]

use crate::support::{changed, plain};
use hash_or_host::analysis::aggregate::{Aggregate, Headline, HeadlineKind, Use, aggregate};
use hash_or_host::evaluation::evaluate;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use serde_json::json;

fn beside(headline: Headline, scenario: &Scenario) -> Aggregate {
    aggregate(headline, scenario, &evaluate(scenario))
}

fn of(found: &Aggregate, strategy: Strategy) -> Use {
    found.uses[strategy as usize].expect("ready")
}

#[track_caller]
fn near(got: Option<f64>, expected: f64) {
    let got = got.expect("a number");
    assert!((got - expected).abs() <= 1e-9 * expected.abs(), "{got} instead of {expected}");
}

#[test]
fn ninety_billion_for_3_7_gigawatts_is_a_contract_value() {
    let bernstein = Headline {
        kind: HeadlineKind::ContractValue,
        usd: Some(90e9),
        power_gw: Some(3.7),
        asked_usd_per_year: None,
    };
    let found = beside(bernstein, &Scenario::default());
    // 90 / 3.7 = 24.32 billion a GW.
    near(found.usd_per_gw, 90e9 / 3.7);
    near(found.usd_per_mw, 90e6 / 3.7);
    // 70 MW of critical IT at $128 for 15 years, 3 % a year more: 70,000 x 128 x 12 x
    // (1.03^15 - 1) / 0.03, less the ramp's 6/7 + 5/7 + .. + 1/7 = 3 months of the first year.
    let steps = (1.03_f64.powi(15) - 1.0) / 0.03;
    let lease = 70_000.0 * 128.0 * (12.0 * steps - 3.0) / 100.0;
    near(of(&found, Strategy::Colocation).usd_per_mw, lease);
    near(of(&found, Strategy::Colocation).usd, lease * 3_700.0);
    near(of(&found, Strategy::Colocation).power_gw, 90e9 / lease / 1000.0);
    // 70 MW / 2,170 W at $3.70 for 57 full months of 730 hours.
    let contract = 70e6 / 2170.0 * 3.7 * 730.0 * 57.0 / 100.0;
    near(of(&found, Strategy::GpuCloud).usd_per_mw, contract);
    // Half the site in colocation by default.
    near(of(&found, Strategy::Hybrid).usd_per_mw, lease / 2.0);
    // A mine signs nothing; what 3.7 GW would earn mining is known all the same.
    let mining = of(&found, Strategy::Mining);
    assert_eq!((mining.usd_per_mw, mining.usd, mining.power_gw), (None, None, None));
    assert!(mining.revenue_usd_per_year.is_some());
    // 3.7 GW at PUE 1.05 and 11 J/TH: 3,700 / 11.55 = 320.35 EH/s of 930.
    near(found.hashrate_eh_per_s, 3_700.0 / 11.55);
    near(found.share_of_network, 3_700.0 / 11.55 / 930.0);
}

#[test]
fn capex_goes_both_ways() {
    let scenario = Scenario::default();
    let capex = Headline { kind: HeadlineKind::Capex, ..Headline::default() };
    // Colocation: 70 MW of critical IT at 11 million on 100 MW.
    let power = beside(Headline { power_gw: Some(3.7), ..capex }, &scenario);
    assert_eq!((power.usd_per_gw, power.usd_per_mw), (None, None));
    near(of(&power, Strategy::Colocation).usd_per_mw, 7.7e6);
    near(of(&power, Strategy::Colocation).usd, 28.49e9);
    assert_eq!(of(&power, Strategy::Colocation).power_gw, None);
    let dollars = beside(Headline { usd: Some(28.49e9), ..capex }, &scenario);
    near(of(&dollars, Strategy::Colocation).power_gw, 3.7);
    assert_eq!((of(&dollars, Strategy::Colocation).usd, dollars.hashrate_eh_per_s), (None, None));
    // An owned fleet on a site that is there costs nothing to start: no money buys how much of it.
    let mining = of(&dollars, Strategy::Mining);
    assert_eq!((mining.usd_per_mw, mining.power_gw), (Some(0.0), None));
    // GPU cloud: halls at 12 million and accelerators, 70 MW / 2,170 W x $78,000.
    let cloud = (70.0 * 12e6 + 70e6 / 2170.0 * 78_000.0) / 100.0;
    near(of(&dollars, Strategy::GpuCloud).usd_per_mw, cloud);
    // What is not above zero is not named.
    for usd in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let nothing = Headline { usd: Some(usd), power_gw: Some(usd), ..capex };
        let found = beside(nothing, &scenario);
        assert_eq!((found.usd_per_gw, found.hashrate_eh_per_s), (None, None));
        assert_eq!(of(&found, Strategy::Colocation).usd, None);
    }
}

#[test]
fn a_years_revenue_and_the_gap_to_what_is_asked_for() {
    // 1 MW, two years: rent $10 for 1,000 kW is 120,000 a year; 1,000 accelerators at $2 are 17.52
    // million; the fleet mines 43,800 a year. After two months of build and one of ramp, months 4
    // to 24 are settled.
    let site = changed(
        &plain(json!({})),
        &json!({ "colocation": {
        "build_months": 2, "ramp_months": 1, "rent_escalator": 0.1,
    } }),
    );
    let bain = Headline {
        kind: HeadlineKind::YearlyRevenue,
        usd: Some(240e6),
        power_gw: None,
        asked_usd_per_year: Some(2e12),
    };
    let found = beside(bain, &site);
    // The first year of rent is months 3 to 14, the second 15 to 24: 11 months at 10,000 and 10 at
    // 11,000.
    let colocation = (11.0 * 10_000.0 + 10.0 * 11_000.0) / 21.0 * 12.0;
    near(of(&found, Strategy::Colocation).usd_per_mw, colocation);
    near(of(&found, Strategy::Colocation).power_gw, 240e6 / colocation / 1000.0);
    near(of(&found, Strategy::Mining).usd_per_mw, 43_800.0);
    let cloud = of(&found, Strategy::GpuCloud);
    near(cloud.usd_per_mw, 17.52e6);
    // Without gigawatts the power is what its dollars come to: they are that revenue.
    near(cloud.revenue_usd_per_year, 240e6);
    near(cloud.gap_usd_per_year, 2e12 - 240e6);
    near(cloud.asked_power_gw, 2e12 / 17.52e9);
    let power = beside(Headline { power_gw: Some(200.0), ..bain }, &site);
    near(of(&power, Strategy::GpuCloud).revenue_usd_per_year, 200_000.0 * 17.52e6);
    near(of(&power, Strategy::GpuCloud).gap_usd_per_year, 2e12 - 200_000.0 * 17.52e6);
    // Half of each: 60,000 and 8.76 million and 21,900.
    let hybrid = of(&power, Strategy::Hybrid);
    near(hybrid.usd_per_mw, (colocation + 43_800.0) / 2.0);
    // Ready too late to be settled.
    let late = changed(&site, &json!({ "colocation": { "build_months": 23, "ramp_months": 6 } }));
    assert_eq!(of(&beside(bain, &late), Strategy::Colocation).usd_per_mw, None);
    let never = changed(&site, &json!({ "colocation": { "build_months": 24 } }));
    assert_eq!(beside(bain, &never).uses[Strategy::Colocation as usize], None);
    // A term goes on beyond the horizon: 40 years of rent, 10 % more each year, the first two months
    // at half and full.
    let signed = beside(Headline { kind: HeadlineKind::ContractValue, ..bain }, &site);
    let steps = (1.1_f64.powi(40) - 1.0) / 0.1;
    near(of(&signed, Strategy::Colocation).usd_per_mw, 10_000.0 * (12.0 * steps - 0.5));
    assert_eq!(site.get(Input::SiteGridMw), 1.0);
}
