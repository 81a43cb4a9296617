//! Stopping, closing and the tax on both, by hand: what is sold with what, what goes on, what ends.

use crate::support::{actions, changed, figures, ledger, months, plain, same};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::Column;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Action::{Close, Keep, Stop};
use hash_or_host::strategy::Decision;
use hash_or_host::strategy::Strategy::Mining;
use serde_json::{Value, json};

/// What twelve months of one dollar are worth at 100 % a year, a month after another:
/// 2^(-1/12) + .. + 2^(-12/12) = 0.5 / (2^(1/12) - 1).
const YEAR: f64 = 8.408_576_872_552_878;

/// The decisions of the mine.
fn plan(scenario: &Scenario) -> Vec<Decision> {
    evaluate(scenario).outcome(Mining).unwrap().decisions.clone()
}

/// An old mine that loses 1,460 USD a month from the start, on a site worth 50,000 USD.
fn losing(extra: Value) -> Scenario {
    let base = plain(json!({
        "site.horizon_years": 3.0, "site.power_price_usd_per_mwh": 7.0,
        "site.sale_value_usd_per_mw": 50_000.0, "mining.site_capex_usd_per_mw": 24_000.0,
        "finance.mining.debt_share": 0.5, "finance.mining.tenor_years": 2.0,
    }));
    changed(&base, &extra)
}

#[test]
fn an_impatient_owner_closes_and_sells_the_site_at_once() {
    let scenario = losing(json!({"mining.discount_rate": 1.0}));
    // Nothing is decided after closing.
    assert_eq!(actions(&plan(&scenario)), [Close]);
    let found = figures(&scenario, Mining);
    same(found.npv_usd, -24_000.0 - 1_460.0 * YEAR + 25_000.0);
    same(found.exit_npv_usd, 25_000.0);
    assert_eq!(evaluate(&scenario).outcome(Mining).unwrap().end, 12);
    // The mean is of the months to closing: 12 x -1,460 a year.
    same(found.ebitda_usd_per_mw_year.unwrap(), -17_520.0);
    let ledger = ledger(&scenario, Mining);
    months(&ledger, Column::Proceeds, 12..=12, 50_000.0);
    // Infrastructure, 100 a month over 20 years, goes with the site: 22,800 in the books.
    months(&ledger, Column::Depreciation, 1..=12, 100.0);
    months(&ledger, Column::SaleGain, 12..=12, 50_000.0 - 22_800.0);
    // 500 a month on 12,000; what is left is repaid at closing, after that month's payment.
    months(&ledger, Column::Principal, 1..=12, 500.0);
    months(&ledger, Column::Repayment, 12..=12, 6_000.0);
    for column in Column::ALL {
        months(&ledger, column, 13..=36, 0.0);
    }
}

#[test]
fn a_site_that_gains_more_than_the_discount_rate_is_kept_while_the_mine_is_stopped() {
    // Without a discount rate and with 20 % inflation the site fetches 50,000 x 1.2^3 = 86,400 at T.
    let scenario = losing(json!({"site.cost_inflation": 0.2}));
    assert_eq!(actions(&plan(&scenario)), [Stop, Keep]);
    let found = figures(&scenario, Mining);
    same(found.npv_usd, -24_000.0 - 17_520.0 + 86_400.0);
    // A mine that has only stopped runs on to T, in the mean of its years.
    same(found.ebitda_usd_per_mw_year.unwrap(), -17_520.0 / 3.0);
    let ledger = ledger(&scenario, Mining);
    for column in [Column::Revenue, Column::PowerCost, Column::OperatingCost, Column::EnergyMwh] {
        months(&ledger, column, 13..=36, 0.0);
    }
    // Depreciation and the loan go on while it is stopped.
    months(&ledger, Column::Depreciation, 1..=36, 100.0);
    months(&ledger, Column::Principal, 1..=24, 500.0);
    months(&ledger, Column::Repayment, 0..=36, 0.0);
    months(&ledger, Column::Proceeds, 12..=12, 0.0);
    months(&ledger, Column::Proceeds, 36..=36, 86_400.0);
    months(&ledger, Column::SaleGain, 36..=36, 86_400.0 - 24_000.0 + 3_600.0);
}

#[test]
fn where_the_site_gains_as_much_as_is_asked_stopping_comes_before_closing() {
    // No inflation, no discount rate: 50,000 whenever it is sold. The earlier option of the order.
    assert_eq!(actions(&plan(&losing(json!({})))), [Stop, Keep]);
}

/// Bought machines of 200,000 USD, written off over two years, that never fetch anything and earn
/// 7,300 - `opex` a month; half of all income is tax. Three years at 100 % a year.
fn bought(opex: f64, losses: &str) -> Scenario {
    plain(json!({
        "site.horizon_years": 3.0, "mining.fleet_owned": false,
        "mining.machine_price_usd_per_th": 10.0, "mining.opex_usd_per_mw_year": 12.0 * opex,
        "mining.discount_rate": 1.0, "finance.tax_rate": 0.5, "finance.losses": losses,
    }))
}

#[test]
fn a_tax_loss_on_machines_is_worth_more_at_once_than_over_a_year() {
    // At 12 half of the cost is in the books. Sold for nothing, a loss of 100,000 saves 50,000 at
    // once where losses are used. Kept, it is written off over months 13 to 24, 8,333.33 a month,
    // and 1,000 a month are earned for two years, half of it tax.
    let keep = 100_000.0 / 12.0 * 0.5 * YEAR + 500.0 * YEAR * 1.5;
    assert!((41_300.0..41_400.0).contains(&keep));
    let used = plan(&bought(6_300.0, "used"));
    assert_eq!(actions(&used), [Stop, Keep]);
    let [kept, replaced, stopped, closed] = used[0].values;
    same(kept.unwrap(), keep);
    assert_eq!(replaced, None);
    same(stopped.unwrap(), 50_000.0);
    same(closed.unwrap(), 50_000.0);
    // Carried, a loss counts for nothing when it is made, and margins count as if taxed at once.
    let carried = plan(&bought(6_300.0, "carried"));
    assert_eq!(actions(&carried), [Keep, Keep]);
    same(carried[0].values[0].unwrap(), keep);
    same(carried[0].values[2].unwrap(), 0.0);
}

#[test]
fn what_is_sold_together_is_taxed_together() {
    // The same machines, losses carried, on a site worth 60,000. Sold with the site at 12 their
    // book value of 100,000 shields all of the gain: 60,000 are left. Sold alone they leave
    // nothing, and the site later 60,000 less half, in present value at most 15,000.
    let scenario =
        changed(&bought(7_300.0, "carried"), &json!({"site.sale_value_usd_per_mw": 60_000.0}));
    let plan = plan(&scenario);
    assert_eq!(actions(&plan), [Close]);
    same(plan[0].values[3].unwrap(), 60_000.0);
    same(plan[0].values[2].unwrap(), 15_000.0);
    same(figures(&scenario, Mining).exit_npv_usd, 30_000.0);
}

#[test]
fn infrastructure_belongs_to_the_decision() {
    // Owned machines that earn and fetch nothing; infrastructure of 240,000, 1,000 a month, half of
    // it tax. At 12 228,000 are in the books: closing saves 114,000 at once. Stopping saves 500 a
    // month for two years, then half of 204,000.
    let scenario = plain(json!({
        "site.horizon_years": 3.0, "mining.uptime": 0.0, "finance.tax_rate": 0.5,
        "mining.site_capex_usd_per_mw": 240_000.0, "mining.discount_rate": 1.0,
        "finance.losses": "used",
    }));
    let plan = plan(&scenario);
    assert_eq!(actions(&plan), [Close]);
    same(plan[0].values[3].unwrap(), 114_000.0);
    // The next best is to close a year later: 500 a month, then half of 216,000 at a half.
    same(plan[0].values[2].unwrap(), 500.0 * YEAR + 54_000.0);
}
