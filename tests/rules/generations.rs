//! Generations of accelerators, by hand: when they are replaced, what they cost and open at, what
//! the old ones fetch, what becomes of their loans, when the business closes.

use crate::support::{actions, changed, decided, figures, ledger, months, plain, same};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::{Column, Discount, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Action::{Close, Keep, Replace};
use hash_or_host::strategy::Decision;
use hash_or_host::strategy::Strategy::GpuCloud as Strategy;
use hash_or_host::strategy::gpu_cloud::GpuCloud;
use serde_json::{Value, json};

/// Accelerators of 100 USD that are written off over a year under contracts of a year, go-live in
/// month 2 of 36: decisions at 14 and 26. Without a contract nothing sells.
fn yearly(extra: Value) -> Scenario {
    let base = plain(json!({
        "site.horizon_years": 3.0, "gpu_cloud.build_months": 2.0,
        "gpu_cloud.accelerator_price_usd": 100.0, "gpu_cloud.accelerator_life_years": 1.0,
        "gpu_cloud.refresh_accelerators": true, "gpu_cloud.term_years": 1.0,
        "gpu_cloud.spot_utilisation": 0.0,
    }));
    changed(&base, &extra)
}

fn plan(scenario: &Scenario) -> Vec<Decision> {
    let paths = Paths::of(scenario);
    GpuCloud::of(scenario).plan(&paths, &Discount::new(0.0, 36))
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
fn nothing_is_decided_while_a_contract_is_in_force_nor_bought_if_refreshing_is_off() {
    // Contracts of two years: at 14 twelve months of one are still to come, whatever a new
    // generation would earn; at 26 its last month is past.
    let bound = yearly(json!({
        "gpu_cloud.term_years": 2.0, "gpu_cloud.next_generation_rate_change": 0.5,
    }));
    let decisions = plan(&bound);
    assert_eq!(actions(&decisions), [Keep, Replace]);
    assert!(decisions[0].values[0].is_some());
    assert_eq!(decisions[0].values[1..], [None, None, None]);
    let open = decisions[1].values.map(|value| value.is_some());
    assert_eq!(open, [true, true, false, true], "a cloud does not stop");
    // A month more and it is in force at 26, too.
    let longer = changed(&bound, &json!({"gpu_cloud.term_years": 25.0 / 12.0}));
    assert_eq!(actions(&plan(&longer)), [Keep, Keep]);
    let never = yearly(json!({"gpu_cloud.refresh_accelerators": false}));
    assert_eq!(plan(&never)[0].values.map(|value| value.is_some()), [true, false, false, true]);
    let ledger = ledger(&never, Strategy);
    months(&ledger, Column::Capex, 3..=36, 0.0);
    months(&ledger, Column::Revenue, 15..=36, 0.0);
}

#[test]
fn a_generation_is_replaced_only_if_that_earns_more_after_tax() {
    // Decision at 26 alone (a contract of two years). The old one sells all hours: 10 x 1,460,000.
    // A new one opens at 1.5^2 = 2.25 times that. What ten months gain after a tenth of revenue
    // spent on operations: 10 x 1,460,000 x 1.25 x 0.9 = 16,425,000. Without tax it is bought at
    // 16,424 USD apiece, not at 16,426. So it is with tax and losses used: it fetches nothing at T,
    // so all of its cost is deducted, ten of 24 months by depreciation, the rest as a loss.
    // Losses carried, that one counts for nothing: 0.6 x 16,425,000 = P - 0.4 x P x 10/24 at
    // P = 11,826,000.
    for (tax, losses, limit) in
        [(0.0, "carried", 16_425.0), (0.4, "used", 16_425.0), (0.4, "carried", 11_826.0)]
    {
        for (price, expected) in [(limit - 1.0, Replace), (limit + 1.0, Keep)] {
            let scenario = yearly(json!({
                "gpu_cloud.term_years": 2.0, "gpu_cloud.accelerator_life_years": 2.0,
                "gpu_cloud.accelerator_price_usd": price, "gpu_cloud.spot_utilisation": 1.0,
                "gpu_cloud.next_generation_rate_change": 0.5,
                "gpu_cloud.opex_revenue_share": 0.1, "site.power_price_usd_per_mwh": 40.0,
                "gpu_cloud.opex_usd_per_mw_year": 5e6,
                "finance.tax_rate": tax, "finance.losses": losses,
            }));
            assert_eq!(actions(&plan(&scenario)), [Keep, expected], "{tax} {losses} at {price}");
        }
    }
}

#[test]
fn the_old_generation_is_weighed_at_its_age() {
    // Decision at 26 alone. The old one loses three quarters a year: months 27 to 36 at ages 24 to
    // 33 sell 1,460,000 x 2^(-age/6), in all 572,936. A new one opens at a quarter: 3,650,000. It
    // is bought for 3,077 USD apiece, not for 3,078.
    for (price, expected) in [(3_077.0, Replace), (3_078.0, Keep)] {
        let scenario = yearly(json!({
            "gpu_cloud.term_years": 2.0, "gpu_cloud.accelerator_life_years": 2.0,
            "gpu_cloud.accelerator_price_usd": price, "gpu_cloud.spot_utilisation": 1.0,
            "gpu_cloud.lease_rate_decline": 0.75, "gpu_cloud.next_generation_rate_change": -0.5,
        }));
        assert_eq!(actions(&plan(&scenario)), [Keep, expected], "at {price}");
    }
}

#[test]
fn the_first_loan_is_net_of_the_prepayment_and_each_is_repaid_with_its_generation() {
    let scenario = yearly(json!({
        "gpu_cloud.next_generation_rate_change": 0.5,
        "gpu_cloud.prepayment_share": 0.002, "gpu_cloud.prepayment_credit_years": 0.5,
        "finance.gpu_cloud.debt_share": 0.6, "finance.gpu_cloud.tenor_years": 2.0,
    }));
    let found = ledger(&scenario, Strategy);
    months(&found, Column::Revenue, 3..=14, 1_460_000.0);
    months(&found, Column::Revenue, 15..=26, 2_190_000.0);
    months(&found, Column::Revenue, 27..=36, 3_285_000.0);
    // 0.002 x 17,520,000 = 35,040 ahead, credited in months 9 to 14. Later ones are not prepaid.
    months(&found, Column::WorkingCapital, 2..=2, 35_040.0);
    months(&found, Column::WorkingCapital, 9..=14, -5_840.0);
    months(&found, Column::WorkingCapital, 15..=36, 0.0);
    // 0.6 x (100,000 - 35,040) = 38,976 for 24 months, 1,624 a month: 19,488 left when it is
    // replaced. Then 60,000, 2,500 a month; the last owes 14 payments, 35,000, at T.
    for (month, draw) in [(2, 38_976.0), (14, 60_000.0), (26, 60_000.0)] {
        months(&found, Column::DebtDraw, month..=month, draw);
    }
    months(&found, Column::Principal, 3..=14, 1_624.0);
    months(&found, Column::Principal, 15..=36, 2_500.0);
    months(&found, Column::Repayment, 14..=14, 19_488.0);
    months(&found, Column::Repayment, 26..=26, 30_000.0);
    months(&found, Column::Repayment, 36..=36, 35_000.0);
    // 0.01 x 17,520,000 is more than the price: nothing is borrowed on the first.
    let rich = changed(&scenario, &json!({"gpu_cloud.prepayment_share": 0.01}));
    months(&ledger(&rich, Strategy), Column::DebtDraw, 0..=13, 0.0);
}

#[test]
fn later_generations_cost_and_open_at_the_market_of_their_day_without_a_ramp() {
    let scenario = yearly(json!({
        "gpu_cloud.ramp_months": 1.0, "gpu_cloud.spot_utilisation": 1.0,
        "gpu_cloud.accelerator_price_response": 2.0,
    }));
    let mut paths = Paths::of(&scenario);
    paths.lease_level[..14].fill(0.8);
    paths.lease_level[14..26].fill(0.5);
    paths.lease_level[26..].fill(0.25);
    let mut ledger = Ledger::new(36);
    let plan = [decided(14, Replace), decided(26, Keep)];
    GpuCloud::of(&scenario).run(&paths, &plan, &mut ledger);
    // The first is signed at index 0, at level 1.
    months(&ledger, Column::Capex, 2..=2, 100_000.0);
    months(&ledger, Column::Revenue, 3..=3, 730_000.0);
    months(&ledger, Column::Revenue, 4..=14, 1_460_000.0);
    // Bought at 14 at half the market: 100,000 x 0.5^2. On contract at half; its spot hours start
    // from the rate before the level, at the level of the month.
    months(&ledger, Column::Capex, 14..=14, 25_000.0);
    months(&ledger, Column::Revenue, 15..=26, 730_000.0);
    months(&ledger, Column::Revenue, 27..=36, 365_000.0);
}

#[test]
fn a_cloud_that_sells_nothing_more_closes_and_sells_everything() {
    // At 14 the accelerators fetch a quarter of 100,000, the building of 240,000, half of its two
    // years old, 0.25^(1/2) of that, the site 10,000: 155,000. At 26 or at T the building fetches
    // 60,000: 95,000.
    let scenario = yearly(json!({
        "gpu_cloud.refresh_accelerators": false, "gpu_cloud.accelerator_residual_share": 0.25,
        "gpu_cloud.facility_capex_usd_per_mw": 240_000.0, "gpu_cloud.facility_life_years": 2.0,
        "gpu_cloud.facility_residual_share": 0.25, "site.sale_value_usd_per_mw": 10_000.0,
        "finance.colocation.debt_share": 0.5, "finance.colocation.tenor_years": 5.0,
    }));
    let decisions = plan(&scenario);
    assert_eq!(actions(&decisions), [Close]);
    same(decisions[0].values[0].unwrap(), 95_000.0);
    same(decisions[0].values[3].unwrap(), 155_000.0);
    let outcome = evaluate(&scenario).outcome(Strategy).unwrap().clone();
    assert_eq!((outcome.end, outcome.figures.months_operated), (14, 12));
    months(&outcome.ledger, Column::Proceeds, 14..=14, 155_000.0);
    // Twelve months of 10,000 are written off of the building, all of the accelerators.
    months(&outcome.ledger, Column::SaleGain, 14..=14, 155_000.0 - 120_000.0);
    // 120,000 borrowed, 2,000 a month: 96,000 are left.
    months(&outcome.ledger, Column::Principal, 3..=14, 2_000.0);
    months(&outcome.ledger, Column::Repayment, 14..=14, 96_000.0);
    for column in Column::ALL {
        months(&outcome.ledger, column, 15..=36, 0.0);
    }
    same(figures(&scenario, Strategy).exit_npv_usd, 155_000.0);
}
