//! Generations of accelerators, by hand: when they are replaced, what they cost and open at, what
//! the old ones fetch, what becomes of a contract, a prepayment and a loan cut short.

use crate::support::{changed, ledger, months, plain};
use hash_or_host::finance::{Column, Discount, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Action::{Keep, Replace};
use hash_or_host::strategy::Strategy::GpuCloud as Strategy;
use hash_or_host::strategy::gpu_cloud::GpuCloud;
use serde_json::{Value, json};

/// Accelerators of 100 USD that live a year under contracts of a year, go-live in month 2 of 36:
/// decisions at 14 and 26. Without a contract nothing sells.
fn yearly(extra: Value) -> Scenario {
    let base = plain(json!({
        "site.horizon_years": 3.0, "gpu_cloud.build_months": 2.0,
        "gpu_cloud.accelerator_price_usd": 100.0, "gpu_cloud.accelerator_life_years": 1.0,
        "gpu_cloud.refresh_accelerators": true, "gpu_cloud.term_years": 1.0,
        "gpu_cloud.spot_utilisation": 0.0,
    }));
    changed(&base, &extra)
}

#[test]
fn each_generation_pays_its_price_and_opens_at_its_rate() {
    let ledger = ledger(
        &yearly(json!({
            "gpu_cloud.next_generation_price_change": -0.5,
            "gpu_cloud.next_generation_rate_change": -0.5,
            "gpu_cloud.accelerator_residual_share": 0.01,
        })),
        Strategy,
    );
    // 100,000, 50,000 and 25,000 USD; 1,460,000 a month, then halves. A new contract is always
    // better than nothing.
    for (month, cost) in [(2, 100_000.0), (14, 50_000.0), (26, 25_000.0)] {
        months(&ledger, Column::Capex, month..=month, cost);
    }
    months(&ledger, Column::Revenue, 3..=14, 1_460_000.0);
    months(&ledger, Column::Revenue, 15..=26, 730_000.0);
    months(&ledger, Column::Revenue, 27..=36, 365_000.0);
    months(&ledger, Column::Depreciation, 3..=14, 100_000.0 / 12.0);
    months(&ledger, Column::Depreciation, 15..=26, 50_000.0 / 12.0);
    // At the end of its life each fetches 1 % and has no book value. The last is 10 months old at
    // T: 0.01^(10/12) = 10^(-5/3) = 0.0215443; book value two twelfths.
    months(&ledger, Column::Proceeds, 14..=14, 1_000.0);
    months(&ledger, Column::SaleGain, 14..=14, 1_000.0);
    months(&ledger, Column::Proceeds, 26..=26, 500.0);
    months(&ledger, Column::Proceeds, 36..=36, 25_000.0 * 0.021_544_346_900_318_83);
    let gain = 25_000.0 * (0.021_544_346_900_318_83 - 2.0 / 12.0);
    months(&ledger, Column::SaleGain, 36..=36, gain);
}

#[test]
fn nothing_is_replaced_before_the_end_of_its_life_nor_if_refreshing_is_off() {
    // A life of 13 months: at 14 the first is 12 months old and stays, though nothing sells.
    let scenario = yearly(json!({"gpu_cloud.accelerator_life_years": 1.1}));
    let ledger = crate::support::ledger(&scenario, Strategy);
    months(&ledger, Column::Revenue, 15..=26, 0.0);
    months(&ledger, Column::Capex, 14..=14, 0.0);
    months(&ledger, Column::Capex, 26..=26, 100_000.0);
    months(&ledger, Column::Revenue, 27..=36, 1_460_000.0);
    let never = yearly(json!({"gpu_cloud.refresh_accelerators": false}));
    let ledger = crate::support::ledger(&never, Strategy);
    months(&ledger, Column::Capex, 3..=36, 0.0);
    months(&ledger, Column::Revenue, 15..=36, 0.0);
}

#[test]
fn a_generation_is_replaced_only_if_that_earns_more_net_of_its_power_and_share() {
    // Decision at 26 alone (life 2 years). The old one sells all hours: 10 x 1,460,000. A new one
    // opens at 1.5^2 = 2.25 times that. What ten months gain after a tenth of revenue spent on
    // operations: 10 x 1,460,000 x 1.25 x 0.9 = 16,425,000. It is bought at 16,424 USD apiece,
    // not at 16,426.
    for (price, expected) in [(16_424.0, Replace), (16_426.0, Keep)] {
        let scenario = yearly(json!({
            "gpu_cloud.accelerator_life_years": 2.0, "gpu_cloud.accelerator_price_usd": price,
            "gpu_cloud.spot_utilisation": 1.0, "gpu_cloud.next_generation_rate_change": 0.5,
            "gpu_cloud.opex_revenue_share": 0.1, "site.power_price_usd_per_mwh": 40.0,
            "gpu_cloud.opex_usd_per_mw_year": 5e6,
        }));
        let paths = Paths::of(&scenario);
        let plan = GpuCloud::of(&scenario).plan(&paths, &Discount::new(0.0, 36));
        assert_eq!(plan, [Keep, expected], "at {price}");
    }
}

#[test]
fn the_old_generation_is_weighed_at_its_age() {
    // Decision at 26 alone. The old one, on the spot market since 15, loses three quarters a year:
    // months 27 to 36 at ages 24 to 33 sell 1,460,000 x 2^(-age/6), in all 572,936. A new one opens
    // at a quarter: 3,650,000. It is bought for 3,077 USD apiece, not for 3,078.
    for (price, expected) in [(3_077.0, Replace), (3_078.0, Keep)] {
        let scenario = yearly(json!({
            "gpu_cloud.accelerator_life_years": 2.0, "gpu_cloud.accelerator_price_usd": price,
            "gpu_cloud.spot_utilisation": 1.0, "gpu_cloud.lease_rate_decline": 0.75,
            "gpu_cloud.next_generation_rate_change": -0.5,
        }));
        let paths = Paths::of(&scenario);
        let plan = GpuCloud::of(&scenario).plan(&paths, &Discount::new(0.0, 36));
        assert_eq!(plan, [Keep, expected], "at {price}");
    }
}

#[test]
fn a_contract_cut_short_ends_and_so_do_its_prepayment_and_its_loan() {
    // Contracts of two years, but from month 14 on a generation half as good again is to be had.
    let ledger = ledger(
        &yearly(json!({
            "gpu_cloud.term_years": 2.0, "gpu_cloud.next_generation_rate_change": 0.5,
            "gpu_cloud.prepayment_share": 0.2, "gpu_cloud.prepayment_credit_years": 0.5,
            "finance.gpu_cloud.debt_share": 0.6, "finance.gpu_cloud.tenor_years": 2.0,
        })),
        Strategy,
    );
    months(&ledger, Column::Revenue, 3..=14, 1_460_000.0);
    months(&ledger, Column::Revenue, 15..=26, 2_190_000.0);
    months(&ledger, Column::Revenue, 27..=36, 3_285_000.0);
    // Twelve months were billed: 0.2 x 17,520,000 = 3,504,000, credited in months 9 to 14. Later
    // generations are not prepaid.
    months(&ledger, Column::WorkingCapital, 2..=2, 3_504_000.0);
    months(&ledger, Column::WorkingCapital, 3..=8, 0.0);
    months(&ledger, Column::WorkingCapital, 9..=14, -584_000.0);
    months(&ledger, Column::WorkingCapital, 15..=36, 0.0);
    // 60,000 borrowed for 24 months, 2,500 a month: 30,000 left when it is replaced. The last owes
    // 14 payments, 35,000, at T.
    for month in [2, 14, 26] {
        months(&ledger, Column::DebtDraw, month..=month, 60_000.0);
    }
    months(&ledger, Column::Principal, 3..=36, 2_500.0);
    months(&ledger, Column::Repayment, 14..=14, 30_000.0);
    months(&ledger, Column::Repayment, 26..=26, 30_000.0);
    months(&ledger, Column::Repayment, 36..=36, 35_000.0);
}

#[test]
fn later_generations_open_at_the_market_of_their_day_without_a_ramp() {
    let scenario = yearly(json!({"gpu_cloud.ramp_months": 1.0, "gpu_cloud.spot_utilisation": 1.0}));
    let mut paths = Paths::of(&scenario);
    paths.lease_level[14..26].fill(0.5);
    paths.lease_level[26..].fill(0.25);
    let mut ledger = Ledger::new(36);
    GpuCloud::of(&scenario).run(&paths, &[Replace, Keep], &mut ledger);
    months(&ledger, Column::Revenue, 3..=3, 730_000.0);
    months(&ledger, Column::Revenue, 4..=14, 1_460_000.0);
    // Bought at 14 at half the market, on contract; its spot hours start from the rate before the
    // level, at the level of the month.
    months(&ledger, Column::Revenue, 15..=26, 730_000.0);
    months(&ledger, Column::Revenue, 27..=36, 365_000.0);
}
