//! Faults that users of other calculators have reported in public, tried here: each with the answer that is right,
//! worked out beside the code.

#![allow(clippy::disallowed_methods, reason = "expected values may differ in the last bit")]

use crate::support::{figures, plain, same, scenario};
use hash_or_host::analysis::value_split::value_split;
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::{Column, NoRate};
use hash_or_host::strategy::Strategy::{self, Colocation, GpuCloud, Mining};
use serde_json::{Value, json};

fn column(changes: &Value, strategy: Strategy, column: Column) -> Vec<f64> {
    let evaluation = evaluate(&scenario(changes));
    evaluation.outcome(strategy).expect("it is evaluated").ledger.column(column).to_vec()
}

/// Loans at 7 % in twelve parts cost (1 + 0.07 / 12)^12 - 1 a year: at that rate they are worth nothing to anybody.
#[test]
fn a_loans_rate_is_nominal_and_a_discount_rate_effective() {
    let lenders = |rate: f64| {
        let scenario = scenario(&json!({
            "finance.colocation.interest_rate": 0.07, "colocation.discount_rate": rate,
        }));
        let split = value_split(&scenario, &evaluate(&scenario), Colocation).expect("it is built");
        split.total.lenders_usd
    };
    assert!(lenders(0.072_290_080_856_235_9).abs() < 1e-3);
    assert!(lenders(0.07) > 1e6 && lenders(0.08) < -1e6);
}

/// Loans are worth nothing to anybody at their own effective rate: where nothing is taxed, what is left to the owner is
/// then what the whole is worth; at a higher rate more is left. Without loans it is the same at any rate.
#[test]
fn what_is_left_to_the_owner_is_what_a_loan_leaves() {
    let left = |rate: f64, debt: f64, tax: f64| {
        let scenario = scenario(&json!({
            "finance.colocation.interest_rate": 0.07, "colocation.discount_rate": rate,
            "finance.colocation.debt_share": debt, "finance.tax_rate": tax,
        }));
        let found = figures(&scenario, Colocation);
        (found.equity_npv_usd, found.npv_usd)
    };
    for (rate, debt, tax) in [(0.072_290_080_856_235_9, 0.7, 0.0), (0.11, 0.0, 0.25)] {
        let (owner, all) = left(rate, debt, tax);
        assert!((owner - all).abs() <= 1e-3, "{owner} {all}");
    }
    let (owner, all) = left(0.11, 0.7, 0.0);
    assert!(owner > all + 1e7, "{owner} {all}");
    let (owner, all) = left(0.05, 0.7, 0.0);
    assert!(owner < all - 1e7, "{owner} {all}");
}

/// Nothing of one's own is put in: there is no rate on it, and none that is not a number.
#[test]
fn all_of_it_borrowed_has_no_rate_on_equity() {
    let all = json!({
        "finance.colocation.debt_share": 1.0, "finance.colocation.interest_rate": 0.0, "colocation.ramp_months": 0.0,
        "colocation.build_months": 16.0,
    });
    assert_eq!(figures(&scenario(&all), Colocation).equity_irr, Err(NoRate::NoInvestment));
    // Before the first rent nothing of one's own is paid, and with it something comes back.
    let equity = column(&all, Colocation, Column::EquityCashFlow);
    assert!(equity[..17].iter().all(|x| *x == 0.0) && equity[17] > 0.0);
    // A ten-thousandth is, and comes back many times within a year: at 1000 % a year it is still worth something, and what
    // lies beyond is no rate that anybody would quote.
    let mut nearly = all;
    nearly["finance.colocation.debt_share"] = json!(0.9999);
    let equity = column(&nearly, Colocation, Column::EquityCashFlow);
    assert!(equity[..17].iter().all(|x| *x <= 0.0) && equity[..17].iter().sum::<f64>() < 0.0);
    let worth: f64 =
        (0..).zip(&equity).map(|(month, x)| x / 11_f64.powf(f64::from(month) / 12.0)).sum();
    assert!(worth > 0.0, "{worth}");
    assert_eq!(figures(&scenario(&nearly), Colocation).equity_irr, Err(NoRate::NoMeaningfulRate));
}

/// 100 MW at 0.95 for 730 hours are 69,350 MWh; at 50 USD they rise by a tenth with month 13. A lease rises on its own
/// anniversary, operating cost with the calendar.
#[test]
fn nothing_rises_a_year_early_or_late() {
    let power = json!({
        "site.grid_mw": 100.0, "site.power_price_usd_per_mwh": 50.0, "site.power_escalator": 0.1, "mining.uptime": 0.95,
        "mining.curtail_when_unprofitable": false, "network.btc_price_usd": 150_000.0,
    });
    let cost = column(&power, Mining, Column::PowerCost);
    for (month, expected) in [(1, 3_467_500.0), (12, 3_467_500.0), (13, 3_814_250.0)] {
        same(cost[month], expected);
    }
    let lease = json!({
        "site.grid_mw": 100.0, "colocation.critical_it_share": 0.7, "colocation.pue": 1.2, "colocation.leased_share": 1.0,
        "colocation.build_months": 16.0, "colocation.ramp_months": 0.0, "colocation.rent_usd_per_kw_month": 128.0,
        "colocation.rent_escalator": 0.03, "site.cost_inflation": 0.025, "colocation.opex_usd_per_mw_year": 216_000.0,
    });
    let rent = column(&lease, Colocation, Column::Revenue);
    for (month, expected) in [(16, 0.0), (17, 8_960_000.0), (28, 8_960_000.0), (29, 9_228_800.0)] {
        same(rent[month], expected);
    }
    // 70 x 216,000 / 12 = 1,260,000 of today.
    let cost = column(&lease, Colocation, Column::OperatingCost);
    for (month, years) in [(17, 1), (24, 1), (25, 2), (36, 2), (37, 3)] {
        same(cost[month], 1_260_000.0 * 1.025_f64.powi(years));
    }
}

/// 70 MW of 11 million each, 80 % of it borrowed: 616 million in equal payments from the month after the ramp's end.
#[test]
fn a_life_and_a_loan_beyond_the_horizon_end_with_it() {
    let loan = |years: f64| {
        json!({
            "site.grid_mw": 100.0, "site.horizon_years": 20.0, "colocation.critical_it_share": 0.7, "colocation.pue": 1.2,
            "colocation.build_months": 16.0, "colocation.ramp_months": 6.0, "colocation.capex_usd_per_mw": 11e6,
            "colocation.tenant_funded_share": 0.0, "finance.colocation.debt_share": 0.8,
            "finance.colocation.interest_rate": 0.07, "finance.colocation.tenor_years": years,
            "colocation.facility_life_years": 50.0, "colocation.facility_residual_share": 0.0,
            "finance.building_deduction_share": 0.0,
        })
    };
    // In service for 224 of 600 months.
    let written_off: f64 = column(&loan(40.0), Colocation, Column::Depreciation).iter().sum();
    same(written_off, 770e6 * 224.0 / 600.0);
    let rate: f64 = 0.07 / 12.0;
    for (years, payments) in [(40.0, 218), (15.0, 180)] {
        let [principal, interest, rest] = [Column::Principal, Column::Interest, Column::Repayment]
            .map(|part| column(&loan(years), Colocation, part));
        let level = 616e6 * rate / (1.0 - (1.0 + rate).powf(-12.0 * years));
        let paid: Vec<usize> = (0..principal.len()).filter(|m| principal[*m] > 0.0).collect();
        assert_eq!((paid[0], paid.len()), (23, payments));
        paid.iter().for_each(|month| same(principal[*month] + interest[*month], level));
        same(principal.iter().chain(&rest).sum(), 616e6);
        assert_eq!(rest[240] > 0.0, years > 17.0);
    }
    // What is not written off by then is set against what the sale brings.
    let [sold, proceeds] =
        [Column::SaleGain, Column::Proceeds].map(|part| column(&loan(40.0), Colocation, part));
    assert!(proceeds[240] > 0.0);
    same(sold[240], proceeds[240] - (770e6 - written_off));
    assert!(sold[..240].iter().all(|gain| *gain == 0.0));
}

/// What can be avoided decides, not whether money is lost: 3,467,500 of power and 70 % of 766,667 of operating cost.
#[test]
fn a_mine_that_loses_money_runs_while_stopping_loses_more() {
    let at = |btc: f64| {
        json!({
            "site.grid_mw": 100.0, "site.power_price_usd_per_mwh": 50.0, "mining.uptime": 0.95, "mining.pue": 1.05,
            "mining.opex_usd_per_mw_year": 92_000.0, "mining.idle_opex_share": 0.3, "network.btc_price_usd": btc,
            "mining.curtail_when_unprofitable": true, "mining.demand_response_usd_per_mw_year": 0.0,
        })
    };
    // Revenue is in proportion to the price.
    let per_dollar = column(&at(100_000.0), Mining, Column::Revenue)[1] / 100_000.0;
    let threshold = (3_467_500.0 + 0.7 * 92_000.0 * 100.0 / 12.0) / per_dollar;
    let [off, on] =
        [threshold - 1.0, threshold + 1.0].map(|btc| column(&at(btc), Mining, Column::Ebitda)[1]);
    same(off, -230_000.0);
    assert!(on > -230_000.0 && on < -229_000.0, "{on}");
    assert_eq!(column(&at(threshold - 1.0), Mining, Column::PowerCost)[1], 0.0);
}

/// Where nothing depends on the calendar, five years of waiting before the same ten move everything by sixty months: the
/// rates stay, the NPV is five years further away. (Prices and rates that change from today on do depend on it.)
#[test]
fn months_in_which_nothing_happens_change_no_rate() {
    let after = |build_months: f64, years: f64| {
        json!({
            "site.horizon_years": years, "gpu_cloud.build_months": build_months, "gpu_cloud.facility_capex_usd_per_mw": 0.0,
            "site.sale_value_usd_per_mw": 0.0, "mining.fleet_owned": false, "site.power_escalator": 0.0,
            "site.cost_inflation": 0.0, "gpu_cloud.lease_rate_decline": 0.0, "gpu_cloud.next_generation_price_change": 0.0,
            "gpu_cloud.next_generation_rate_change": 0.0, "gpu_cloud.discount_rate": 0.11,
        })
    };
    let [now, later] = [(0.0, 10.0), (60.0, 15.0)].map(|(build, years)| {
        let figures = figures(&scenario(&after(build, years)), GpuCloud);
        let rate = |rate: Result<f64, NoRate>| rate.expect("it is built, used and sold");
        let months = figures.payback_months.expect("it is paid back");
        (rate(figures.irr), rate(figures.equity_irr), months, figures.npv_usd)
    });
    assert!((now.0 - later.0).abs() < 1e-10, "{} {}", now.0, later.0);
    assert!((now.1 - later.1).abs() < 1e-10, "{} {}", now.1, later.1);
    assert_eq!(later.2, now.2 + 60);
    same(later.3 / now.3, 1.11_f64.powi(-5));
}

/// 1,000 accelerators that bring 1,460,000 USD a month for ten years cost what that is worth at 1 % a month, an annuity: so
/// they earn 1.01^12 - 1 a year, whenever they start; 69.7 months of it pay them back.
#[test]
fn an_annuitys_rate_is_the_same_after_leading_zeros() {
    let annuity = (1.0 - 1.01_f64.powi(-120)) / 0.01;
    let month = 1.11_f64.powf(1.0 / 12.0) - 1.0;
    let worth = 1_460_000.0 * ((1.0 - 1.11_f64.powi(-10)) / month - annuity);
    for (build, years, payback) in [(0, 10.0, 70), (60, 15.0, 130)] {
        let found = figures(
            &plain(json!({
                "site.horizon_years": years, "gpu_cloud.build_months": build, "gpu_cloud.term_years": 10.0,
                "gpu_cloud.accelerator_price_usd": 1_460.0 * annuity, "gpu_cloud.accelerator_life_years": 10.0,
                "gpu_cloud.discount_rate": 0.11, "mining.fleet_owned": false,
            })),
            GpuCloud,
        );
        same(found.irr.expect("it has a rate"), 1.01_f64.powi(12) - 1.0);
        same(found.equity_irr.expect("nothing is borrowed"), 1.01_f64.powi(12) - 1.0);
        same(found.peak_funding_usd, 1_460_000.0 * annuity);
        assert_eq!(found.payback_months, Some(payback));
        same(found.npv_usd, worth * 1.11_f64.powf(-f64::from(build) / 12.0));
    }
}

/// The subsidy is halved again and again, fees never: 144 blocks a day, a twenty-thousandth of the network.
#[test]
fn halvings_are_powers_of_two_and_leave_the_fees() {
    let revenue = column(
        &json!({
            "site.grid_mw": 1.0, "site.start": "2027-01", "site.horizon_years": 20.0, "site.power_price_usd_per_mwh": 0.0,
            "mining.pue": 1.0, "mining.efficiency_j_per_th": 20.0, "mining.uptime": 1.0, "mining.pool_fee": 0.0,
            "mining.opex_usd_per_mw_year": 0.0, "mining.resale_usd_per_th": 0.0, "mining.replace_machines": false,
            "mining.demand_response_usd_per_mw_year": 0.0, "site.sale_value_usd_per_mw": 0.0,
            "network.btc_price_usd": 80_000.0, "network.btc_price_growth": 0.0, "network.hashrate_eh_per_s": 1000.0,
            "network.hashrate_growth": 0.0, "network.hashrate_response": 0.0, "network.subsidy_btc": 3.125,
            "network.fees_btc_per_block": 0.05, "network.next_halving": "2028-04",
        }),
        Mining,
        Column::Revenue,
    );
    let blocks = 144.0 * 365.0 / 12.0;
    for (month, halvings) in
        [(1, 0), (15, 0), (16, 1), (63, 1), (64, 2), (112, 3), (160, 4), (208, 5), (240, 5)]
    {
        let block = 3.125 / 2_f64.powi(halvings) + 0.05;
        same(revenue[month], blocks * block * 80_000.0 * 0.05 / 1000.0);
    }
}
