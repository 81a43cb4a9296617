//! Tax and debt, by hand: losses carried forward, draws, interest, level payments, what is repaid
//! early or at the end, equity cash flow, coverage.

use crate::support::{figures, ledger, months, plain, same};
use hash_or_host::finance::Column;
use hash_or_host::strategy::Strategy::{Colocation, GpuCloud, Mining};
use serde_json::json;

#[test]
fn losses_offset_later_income_up_to_the_limit_and_tax_falls_in_december() {
    // 240,000 written off in year 1 against 120,000 of rent: a loss of 120,000; then income of
    // 120,000 a year. Limit one half: 60,000 offset in years 2 and 3, nothing in year 4.
    // No limit: all of it in year 2. The building, written off, is sold for a year's rent at T:
    // year 4 has 240,000.
    for (limit, taxes) in [
        (0.5, [0.0, 15_000.0, 15_000.0, 60_000.0]),
        (1.0, [0.0, 0.0, 30_000.0, 60_000.0]),
        (0.0, [0.0, 30_000.0, 30_000.0, 60_000.0]),
    ] {
        let scenario = plain(json!({
            "site.horizon_years": 4.0, "colocation.capex_usd_per_mw": 240_000.0,
            "colocation.facility_life_years": 1.0, "finance.tax_rate": 0.25,
            "finance.loss_offset_limit": limit,
        }));
        let ledger = ledger(&scenario, Colocation);
        for (year, tax) in taxes.into_iter().enumerate() {
            months(&ledger, Column::Tax, 12 * year + 1..=12 * year + 11, 0.0);
            months(&ledger, Column::Tax, 12 * year + 12..=12 * year + 12, tax);
        }
        months(&ledger, Column::FreeCashFlow, 48..=48, 130_000.0 - taxes[3]);
    }
}

#[test]
fn losses_that_are_used_save_tax_in_the_month_they_arise() {
    // The same with other income to set them against: a quarter of 10,000 - 20,000 is received in
    // each month of the first year, a quarter of 10,000 paid in each later one, and a quarter of
    // the sale.
    let scenario = plain(json!({
        "site.horizon_years": 2.0, "colocation.capex_usd_per_mw": 240_000.0,
        "colocation.facility_life_years": 1.0, "finance.tax_rate": 0.25,
        "finance.losses": "used", "finance.loss_offset_limit": 0.0,
    }));
    let ledger = ledger(&scenario, Colocation);
    months(&ledger, Column::Tax, 0..=0, 0.0);
    months(&ledger, Column::Tax, 1..=12, -2_500.0);
    months(&ledger, Column::Tax, 13..=23, 2_500.0);
    months(&ledger, Column::Tax, 24..=24, 32_500.0);
    months(&ledger, Column::FreeCashFlow, 1..=12, 12_500.0);
}

#[test]
fn interest_saves_tax_in_its_month_where_losses_are_used() {
    // 120,000 at 10 %: 1,000 of interest in month 1; 500 of depreciation. Half of 9,500 and of
    // 8,500.
    let scenario = plain(json!({
        "colocation.capex_usd_per_mw": 120_000.0, "finance.tax_rate": 0.5,
        "finance.losses": "used", "finance.colocation.debt_share": 1.0,
        "finance.colocation.interest_rate": 0.1, "finance.colocation.tenor_years": 40.0,
    }));
    let ledger = ledger(&scenario, Colocation);
    months(&ledger, Column::Interest, 1..=1, 1_000.0);
    months(&ledger, Column::Tax, 1..=1, 4_750.0);
    months(&ledger, Column::EquityTax, 1..=1, 4_250.0);
}

#[test]
fn a_deduction_at_once_falls_in_the_first_month_in_service() {
    // Build of 6 months, all deducted in month 7: year 1 is 60,000 - 48,000.
    let scenario = plain(json!({
        "colocation.build_months": 6.0, "colocation.capex_usd_per_mw": 48_000.0,
        "finance.building_deduction_share": 1.0, "finance.tax_rate": 0.5,
    }));
    let ledger = ledger(&scenario, Colocation);
    months(&ledger, Column::Depreciation, 7..=7, 48_000.0);
    months(&ledger, Column::Depreciation, 8..=24, 0.0);
    months(&ledger, Column::Tax, 12..=12, 6_000.0);
    // Sold for a year's rent with no book value: (120,000 + 120,000) / 2.
    months(&ledger, Column::SaleGain, 24..=24, 120_000.0);
    months(&ledger, Column::Tax, 24..=24, 120_000.0);
}

#[test]
fn machines_and_buildings_are_deducted_at_shares_of_their_own() {
    // 240,000 of building, 24,000 of accelerators over two years; a quarter of the one and three
    // quarters of the other at once; and as much for a mine's infrastructure and machines.
    let scenario = plain(json!({
        "gpu_cloud.facility_capex_usd_per_mw": 240_000.0, "gpu_cloud.accelerator_price_usd": 24.0,
        "gpu_cloud.accelerator_life_years": 2.0, "mining.site_capex_usd_per_mw": 240_000.0,
        "mining.fleet_owned": false, "mining.machine_price_usd_per_th": 1.2,
        "finance.building_deduction_share": 0.25, "finance.machine_deduction_share": 0.75,
    }));
    for strategy in [GpuCloud, Mining] {
        let ledger = ledger(&scenario, strategy);
        // 180,000 / 240 and 6,000 / 24 a month.
        months(&ledger, Column::Depreciation, 1..=1, 60_000.0 + 18_000.0 + 1_000.0);
        months(&ledger, Column::Depreciation, 2..=24, 1_000.0);
    }
}

#[test]
fn a_facilitys_loan_is_drawn_as_spent_and_repaid_in_level_payments() {
    let scenario = plain(json!({
        "colocation.build_months": 3.0, "colocation.capex_usd_per_mw": 400_000.0,
        "finance.colocation.debt_share": 0.75, "finance.colocation.interest_rate": 0.12,
        "finance.colocation.tenor_years": 0.5,
    }));
    let ledger = ledger(&scenario, Colocation);
    months(&ledger, Column::DebtDraw, 1..=3, 100_000.0);
    months(&ledger, Column::DebtDraw, 4..=24, 0.0);
    // 1 % a month on 0, 100,000, 200,000, 300,000.
    for (month, interest) in [(1, 0.0), (2, 1_000.0), (3, 2_000.0), (4, 3_000.0)] {
        months(&ledger, Column::Interest, month..=month, interest);
    }
    // 300,000 x 0.01 / (1 - 1.01^-6); 1.01^6 = 1.061520150601: 51,764.510036.
    let payment = 300_000.0 * 0.01 / (1.0 - 1.0 / 1.061_520_150_601);
    let paid = |t: usize| ledger.column(Column::Interest)[t] + ledger.column(Column::Principal)[t];
    for month in 4..=9 {
        same(paid(month), payment);
    }
    same(ledger.column(Column::Principal)[4], payment - 3_000.0);
    same(ledger.column(Column::Principal)[1..=9].iter().sum(), 300_000.0);
    months(&ledger, Column::Principal, 10..=24, 0.0);
    months(&ledger, Column::Interest, 10..=24, 0.0);
    months(&ledger, Column::Repayment, 0..=24, 0.0);
}

#[test]
fn a_facilitys_loan_is_paid_back_from_after_the_ramp() {
    // Three months of build, four of ramp: interest alone in months 4 to 7, then six payments.
    let scenario = plain(json!({
        "colocation.build_months": 3.0, "colocation.ramp_months": 4.0,
        "colocation.capex_usd_per_mw": 400_000.0, "finance.colocation.debt_share": 0.75,
        "finance.colocation.interest_rate": 0.12, "finance.colocation.tenor_years": 0.5,
    }));
    let ledger = ledger(&scenario, Colocation);
    months(&ledger, Column::Interest, 4..=8, 3_000.0);
    months(&ledger, Column::Principal, 0..=7, 0.0);
    assert!(ledger.column(Column::Principal)[8..=13].iter().all(|paid| *paid > 48_000.0));
    same(ledger.column(Column::Principal)[8..=13].iter().sum(), 300_000.0);
    months(&ledger, Column::Interest, 14..=24, 0.0);
}

#[test]
fn what_a_loan_owes_at_the_horizon_is_repaid_then_after_that_months_payment() {
    let scenario = plain(json!({
        "site.horizon_years": 1.0, "colocation.capex_usd_per_mw": 480_000.0,
        "finance.colocation.debt_share": 1.0, "finance.colocation.tenor_years": 40.0,
    }));
    let ledger = ledger(&scenario, Colocation);
    // Without interest 1,000 a month for 480 months: 12 paid, 468,000 left.
    months(&ledger, Column::DebtDraw, 0..=0, 480_000.0);
    months(&ledger, Column::Principal, 1..=12, 1_000.0);
    months(&ledger, Column::Repayment, 1..=11, 0.0);
    months(&ledger, Column::Repayment, 12..=12, 468_000.0);
    // 10,000 of rent - 1,000 - 468,000, and the building sold for a year's rent.
    months(&ledger, Column::EquityCashFlow, 0..=0, 0.0);
    months(&ledger, Column::EquityCashFlow, 1..=11, 9_000.0);
    months(&ledger, Column::EquityCashFlow, 12..=12, -339_000.0);
}

#[test]
fn the_mining_loan_is_on_what_is_bought_at_index_zero_and_goes_on_in_a_stopped_mine() {
    // Owned machines, infrastructure of 24,000 half borrowed at no interest over two years. At 10
    // USD/MWh the mine loses and is stopped at month 12; 500 a month go on to 24.
    let scenario = plain(json!({
        "site.horizon_years": 3.0, "site.power_price_usd_per_mwh": 10.0,
        "mining.site_capex_usd_per_mw": 24_000.0, "finance.mining.debt_share": 0.5,
        "finance.mining.tenor_years": 2.0,
    }));
    let ledger = ledger(&scenario, Mining);
    months(&ledger, Column::Revenue, 13..=36, 0.0);
    months(&ledger, Column::DebtDraw, 0..=0, 12_000.0);
    months(&ledger, Column::Principal, 1..=24, 500.0);
    months(&ledger, Column::Principal, 25..=36, 0.0);
    months(&ledger, Column::Repayment, 0..=36, 0.0);
    months(&ledger, Column::EquityCashFlow, 0..=0, -12_000.0);
    months(&ledger, Column::EquityCashFlow, 13..=24, -500.0);
    months(&ledger, Column::FreeCashFlow, 13..=24, 0.0);
}

#[test]
fn equity_deducts_interest_before_tax() {
    // 120,000 borrowed at 12 % over 40 years: about 1,200 of interest a month. Without early
    // payments to speak of, year 1: income 120,000 - 12,000 of depreciation; tax a quarter.
    let scenario = plain(json!({
        "colocation.capex_usd_per_mw": 240_000.0, "finance.tax_rate": 0.25,
        "finance.colocation.debt_share": 0.5, "finance.colocation.interest_rate": 0.12,
        "finance.colocation.tenor_years": 40.0,
    }));
    let ledger = ledger(&scenario, Colocation);
    months(&ledger, Column::Tax, 12..=12, 27_000.0);
    let interest: f64 = ledger.column(Column::Interest)[1..=12].iter().sum();
    months(&ledger, Column::Interest, 1..=1, 1_200.0);
    assert!(interest > 14_390.0 && interest < 14_400.0, "{interest}");
    months(&ledger, Column::EquityTax, 12..=12, 0.25 * (108_000.0 - interest));
}

#[test]
fn coverage_is_cash_after_tax_over_interest_and_scheduled_principal() {
    // 120,000 at no interest over two years: 60,000 a year. Rent 120,000 a year, depreciation
    // 12,000, tax 27,000: (120,000 - 27,000) / 60,000 = 1.55. The loss of 216,000 on the facility
    // at T stays out of it.
    let base = json!({
        "colocation.capex_usd_per_mw": 240_000.0, "finance.tax_rate": 0.25,
        "finance.colocation.debt_share": 0.5, "finance.colocation.tenor_years": 2.0,
    });
    let scenario = plain(base.clone());
    same(figures(&scenario, Colocation).min_dscr.unwrap(), 1.55);
    // With a vacancy of six months in year 2 that year is the lowest: 60,000 of rent, tax a
    // quarter of 48,000: 48,000 / 60,000 = 0.8.
    let vacant = crate::support::changed(
        &scenario,
        &json!({"colocation.term_years": 1.0, "colocation.vacancy_months": 6.0}),
    );
    same(figures(&vacant, Colocation).min_dscr.unwrap(), 0.8);
    // Early and final repayment do not count: over 40 years 3,000 a year are scheduled.
    let long = crate::support::changed(&scenario, &json!({"finance.colocation.tenor_years": 40.0}));
    same(figures(&long, Colocation).min_dscr.unwrap(), 93_000.0 / 3_000.0);
}

#[test]
fn coverage_years_run_from_go_live_and_bear_the_tax_paid_in_them() {
    // Go-live after month 6: the one full year is months 7 to 18. 5,000 a month; rent 120,000;
    // the tax of December of year 1, on six months: 0.25 x (60,000 - 6,000) = 13,500.
    let scenario = plain(json!({
        "colocation.build_months": 6.0, "colocation.capex_usd_per_mw": 240_000.0,
        "finance.tax_rate": 0.25, "finance.colocation.debt_share": 0.5,
        "finance.colocation.tenor_years": 2.0,
    }));
    same(figures(&scenario, Colocation).min_dscr.unwrap(), 106_500.0 / 60_000.0);
    let unlevered = plain(json!({"colocation.capex_usd_per_mw": 240_000.0}));
    assert_eq!(figures(&unlevered, Colocation).min_dscr, None);
}

#[test]
fn coverage_starts_after_the_ramp() {
    // Six months of ramp: months 7 to 18 are the only full year, 120,000 against 60,000.
    let scenario = plain(json!({
        "colocation.ramp_months": 6.0, "colocation.capex_usd_per_mw": 240_000.0,
        "finance.colocation.debt_share": 0.5, "finance.colocation.tenor_years": 2.0,
    }));
    same(figures(&scenario, Colocation).min_dscr.unwrap(), 2.0);
}

#[test]
fn coverage_in_contract_is_over_the_years_wholly_within_the_first_lease() {
    let scenario = |term: f64| {
        plain(json!({
            "site.horizon_years": 3.0, "colocation.capex_usd_per_mw": 240_000.0,
            "finance.colocation.debt_share": 0.5, "finance.colocation.tenor_years": 3.0,
            "colocation.term_years": term, "colocation.renewal_rent_ratio": 0.25,
        }))
    };
    // 40,000 a year of debt service; 120,000 of rent, 30,000 after the lease, in a lease of 18
    // months half of each in year 2.
    let first = figures(&scenario(1.5), Colocation);
    same(first.min_dscr_in_contract.unwrap(), 3.0);
    same(first.min_dscr.unwrap(), 0.75);
    // A lease of 11 months holds no full year; a mine has no contract.
    assert_eq!(figures(&scenario(11.0 / 12.0), Colocation).min_dscr_in_contract, None);
    let mine = figures(
        &plain(json!({
            "mining.site_capex_usd_per_mw": 24_000.0, "finance.mining.debt_share": 0.5,
            "finance.mining.tenor_years": 2.0,
        })),
        Mining,
    );
    // 43,800 against 6,000.
    same(mine.min_dscr.unwrap(), 7.3);
    assert_eq!(mine.min_dscr_in_contract, None);
}

#[test]
fn coverage_bears_carried_tax_whatever_becomes_of_losses() {
    // Year 1: 240,000 written off against 120,000: a loss. Used, it saves 30,000; coverage counts
    // no such thing. Year 2: all of it offset. 120,000 / 60,000 in both.
    let scenario = plain(json!({
        "colocation.capex_usd_per_mw": 240_000.0, "colocation.facility_life_years": 1.0,
        "finance.tax_rate": 0.25, "finance.losses": "used",
        "finance.colocation.debt_share": 0.5, "finance.colocation.tenor_years": 2.0,
    }));
    same(figures(&scenario, Colocation).min_dscr.unwrap(), 2.0);
}
