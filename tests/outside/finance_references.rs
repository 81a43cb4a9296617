//! NPV, IRR and loans against published cases: the examples and tests of numpy-financial
//! (https://numpy.org/numpy-financial), the pathological cases reported to it and to pyxirr
//! (https://github.com/Anexen/pyxirr).
//!
//! Those libraries take one flow a year and return some root; ours takes one a month and returns a
//! rate only if it means something. So yearly flows go to months 0, 12, 24, ..; where a published
//! rate is one root of several, the test says what our rule answers instead.

use crate::table::{self, about};
use hash_or_host::finance::NoRate::{NeverRepaid, NoInvestment, NoMeaningfulRate, SeveralRates};
use hash_or_host::finance::{Column, Ledger, Loan, NoRate, irr, npv};
use hash_or_host::math::pow;
use hash_or_host::strategy::Strategy;

/// Yearly flows at months 0, 12, 24, ..
fn yearly(flows: &[f64]) -> Vec<f64> {
    let mut monthly = vec![0.0; 12 * (flows.len() - 1) + 1];
    for (year, flow) in flows.iter().enumerate() {
        monthly[12 * year] = *flow;
    }
    monthly
}

/// Flows as a reader has them, the first few.
fn listed(flows: &[f64]) -> String {
    let shown: Vec<String> =
        flows.iter().take(6).map(|flow| flow.to_string().replace('-', "−")).collect();
    let more = if flows.len() > shown.len() {
        format!(", … {} in all", flows.len())
    } else {
        String::new()
    };
    format!("IRR of {}{more}", shown.join(", "))
}

/// Asserts a published amount.
#[track_caller]
fn amount(what: &str, got: f64, published: f64, tolerance: f64) {
    table::row(what, got, published);
    assert!((got - published).abs() < tolerance, "{what}: got {got}, published {published}");
}

/// Asserts a published rate to half of its last digit.
#[track_caller]
fn rate(flows: &[f64], published: f64, digits: f64) {
    let got = irr(&yearly(flows)).unwrap_or_else(|none| panic!("{flows:?}: {}", none.key()));
    table::row(&listed(flows), got, published);
    assert!((got - published).abs() <= digits, "{flows:?}: got {got}, published {published}");
}

#[track_caller]
fn none(flows: &[f64], reason: NoRate) {
    assert_eq!(irr(&yearly(flows)), Err(reason), "{flows:?}");
}

/// A first flow and equal ones after it.
fn level(first: f64, payment: f64, times: usize) -> Vec<f64> {
    std::iter::once(first).chain(std::iter::repeat_n(payment, times)).collect()
}

/// For the page.
pub(crate) fn all() {
    npv_as_documented();
    irr_as_documented();
    documented_rates_that_are_one_of_several();
    loan_payments_as_documented();
    cases_reported_to_numpy_financial();
}

#[test]
fn npv_as_documented() {
    about(
        "finance",
        "NPV as numpy-financial documents it",
        "numpy-financial, documentation and tests",
        "https://numpy.org/numpy-financial",
        "",
    );
    // numpy_financial.npv and pyxirr docs/functions.md, "NPV".
    let flows = yearly(&[-40_000.0, 5_000.0, 8_000.0, 12_000.0, 30_000.0]);
    amount(
        "NPV at 8 % of −40,000, 5,000, 8,000, 12,000, 30,000",
        npv(0.08, &flows),
        3_065.222_668_179_525_5,
        1e-9,
    );
    assert!((npv(0.0, &flows) - 15_000.0).abs() < 1e-9);
    // numpy.npv's docstring up to 1.17.
    let flows = yearly(&[-100.0, 39.0, 59.0, 55.0, 20.0]);
    amount(
        "NPV at 28.1 % of −100, 39, 59, 55, 20",
        npv(0.281, &flows),
        -0.008_478_591_638_454_88,
        1e-12,
    );
    // numpy_financial/tests/test_financial.py, test_npv_decimal.
    let flows = yearly(&[-15_000.0, 1_500.0, 2_500.0, 3_500.0, 4_500.0, 6_000.0]);
    amount(
        "NPV at 5 % of −15,000, 1,500, 2,500, 3,500, 4,500, 6,000",
        npv(0.05, &flows),
        122.894_854_950_942_69,
        1e-9,
    );
}

#[test]
fn irr_as_documented() {
    about(
        "finance",
        "IRR as numpy-financial documents it",
        "numpy-financial, documentation and tests",
        "https://numpy.org/numpy-financial",
        "Some are published to four digits only.",
    );
    // numpy.irr's docstring, unrounded in the 1.3 reference.
    rate(&[-100.0, 39.0, 59.0, 55.0, 20.0], 0.280_948_421_159_961_1, 1e-12);
    rate(&[-100.0, 0.0, 0.0, 74.0], -0.0955, 5e-5);
    rate(&[-100.0, 100.0, 0.0, 7.0], 0.06206, 5e-6);
    // test_financial.py, test_basic_values.
    rate(&[-150_000.0, 15_000.0, 25_000.0, 35_000.0, 45_000.0, 60_000.0], 0.0524, 5e-5);
    // numpy#13953: the same rate with the signs turned. Ours knows an investment from a loan.
    let flows = [-900.0, -500.0, 4e2, 4e2, 4e2, 4e2, 4e2, 4e2, 4e2, 4e2, 4e2];
    rate(&flows, 0.205_414_212_563_057_14, 1e-12);
    none(&flows.map(|flow| -flow), NoMeaningfulRate);
}

#[test]
fn documented_rates_that_are_one_of_several() {
    about(
        "finance",
        "Where a library gives one of several rates",
        "numpy-financial, documentation and tests",
        "https://numpy.org/numpy-financial",
        "Each of these flows has two or three rates that solve it, and none is the answer: here the page says so. Not a miss but another rule.",
    );
    // numpy answers -0.0833; -0.6789 is a rate too, and the flows end below zero.
    none(&[-100.0, 100.0, 0.0, -7.0], SeveralRates);
    table::told(&listed(&[-100.0, 100.0, 0.0, -7.0]), "several rates", -0.0833);
    // numpy answers 0.0886; 0.7096 and -0.8702 are rates too.
    none(&[-5.0, 10.5, 1.0, -8.0, 1.0], SeveralRates);
    table::told(&listed(&[-5.0, 10.5, 1.0, -8.0, 1.0]), "several rates", 0.0886);
    // Its test_trailing_zeros: zeros at the end change nothing.
    none(&[-5.0, 10.5, 1.0, -8.0, 1.0, 0.0, 0.0, 0.0], SeveralRates);
}

#[test]
fn cases_reported_to_numpy_financial() {
    about(
        "finance",
        "Cases that were reported to numpy-financial as wrong",
        "Its issues 28, 44, 46, 98",
        "https://numpy.org/numpy-financial",
        "Theirs is the right rate, which the library missed in an earlier version.",
    );
    // #28: numpy said -76 %, Excel 185 %. It ends above zero and crosses once: the positive one.
    rate(&[-50.0, -100.0, 600.0, 300.0, -100.0], 1.85, 0.005);
    // #44: -0.99979 was wrong.
    let flows = [-1678.87, 771.96, 1814.05, 3520.30, 3552.95, 3584.99, 4789.91, -1.0];
    rate(&flows, 1.004_269_848_720_547, 1e-12);
    let flows = [-1678.87, 771.96, 1814.05, 3520.30, 3552.95, 3584.99, -1.0];
    rate(&flows, 0.968_877_547_020_917_9, 1e-12);
    // #46: the second answered 75.33. There is one rate up to 10, and the value falls through it:
    // 2,113.73 = 161,445.03 v - 7,626.73 v^2 - 8,619.84 v^3 - 8,612.92 v^4 at v = 2.2590.
    rate(&[-161_445.03, 2_113.73, 7_626.73, 8_619.84, 8_612.92], -0.436_581_346_354_688_15, 1e-12);
    rate(&[2_113.73, -161_445.03, 7_626.73, 8_619.84, 8_612.92], -0.557_330_958_242_203_1, 1e-12);
    // #98: half is paid back, and there is one rate above -1: the annuity of 16 payments that is
    // worth 10,000, by bisection outside this code.
    rate(&level(-10_000.0, 327.24625, 16), -0.067_654_113_449_686_7, 1e-12);
    // #131: another processor, another root. Monthly 0.01258 is 16.188 % a year.
    let monthly = level(-37_155.0, 560.0, 144);
    assert!((irr(&monthly).unwrap() - 0.161_880_297_721_577_4).abs() < 1e-12);
    // numpy#6744: no rate.
    none(&[-1.0, -2.0, -3.0], NeverRepaid);
    // #15: a rate of -0.99999999906 is none: nothing of the 3,000 comes back.
    let flows = [-3000.0, 2.392_693_226_701_566_7e-7, 4.167_208_710_334_550_5e-16];
    none(&flows, NeverRepaid);
}

#[test]
fn cases_reported_to_pyxirr() {
    // #20: no answer, then numpy's for both signs. Twelve deposits and one withdrawal are an
    // investment; twelve withdrawals first are not.
    let mut deposits = vec![-87.17; 12];
    deposits.push(86.43);
    rate(&deposits, -0.502_073_264_226_396_3, 1e-12);
    none(&deposits.iter().map(|flow| -flow).collect::<Vec<_>>(), NoInvestment);
    // #46: -1.76 against numpy's -0.132 for nearly the same flows (printed to nine digits).
    #[rustfmt::skip]
    let first = [
        -1.44852555e+08, 1.28859998e+06, 1.27305118e+06, 1.25407349e+06, 1.24199669e+06,
        1.22647792e+06, 1.21095552e+06, 1.19206955e+06, 1.17989821e+06, 1.16436524e+06,
        1.14883185e+06, 1.12945217e+06, 1.11780102e+06, 1.10228427e+06, 1.08671783e+06,
        1.06755759e+06, 1.05502327e+06, 1.03885451e+06, 1.02247003e+06, 1.00227444e+06,
        9.88024873e+05,
    ];
    rate(&first, -0.138_541_273_978_893_82, 1e-8);
    #[rustfmt::skip]
    let second = [
        -1.44852555e+08, 1.41881733e+06, 1.40267049e+06, 1.38296290e+06, 1.37042160e+06,
        1.35430596e+06, 1.33818655e+06, 1.31857419e+06, 1.30593472e+06, 1.28980433e+06,
        1.27367350e+06, 1.25354845e+06, 1.24144917e+06, 1.22533563e+06, 1.20917048e+06,
        1.18927331e+06, 1.17625690e+06, 1.15946627e+06, 1.14245161e+06, 1.12147927e+06,
        1.10668164e+06,
    ];
    rate(&second, -0.132_093_722_573_050_2, 1e-8);
    // README, "Multiple IRR problem": sample 30-22 has the rates -0.31540826742734207 and
    // -0.028668460065441048, and pyxirr returns the lower. Its dates are irregular, so here are
    // the yearly flows that have just these two, -1000 (v - a)(v - b): we return neither.
    let (a, b) = (1.0 / (1.0 - 0.315_408_267_427_342_07), 1.0 / (1.0 - 0.028_668_460_065_441_048));
    none(&[-1000.0 * a * b, 1000.0 * (a + b), -1000.0], SeveralRates);
    // #24: a loan of 480 months, answered with -23.8. The annuity at the rate found repays it.
    let monthly = level(-172_545.848_122_807, 787.735_232_517_999, 480);
    let found = irr(&monthly).unwrap();
    let monthly_rate = pow(1.0 + found, 1.0 / 12.0) - 1.0;
    let due = Loan { share: 1.0, monthly_rate, tenor: 480 }.level_payment(172_545.848_122_807);
    assert!((due - 787.735_232_517_999).abs() < 1e-6, "{found}: {due}");
}

#[test]
fn every_reason_for_no_rate() {
    // Cumulative cash never below zero.
    none(&[100.0, -60.0, 20.0], NoInvestment);
    none(&[0.0, 0.0], NoInvestment);
    // 2500^2 < 4 x 1000 x 1570: worth less than nothing at every rate.
    none(&[-1000.0, 2500.0, -1570.0], NeverRepaid);
    // (1 - 1.1 v)(1 - 1.4 v): 10 % and 40 %.
    none(&[-1000.0, 2500.0, -1540.0], SeveralRates);
    // (1 - 1.1 v)(1 - 1.2 v)(1 - 1.3 v): 10, 20 and 30 %; it ends above zero, but crosses it three
    // times.
    none(&[-1000.0, 3600.0, -4310.0, 1716.0], SeveralRates);
    // The one rate, 1900 %, lies above 10; a loan's value rises with the rate.
    none(&[-1.0, 20.0], NoMeaningfulRate);
    none(&[100.0, -110.0], NoMeaningfulRate);
    // Repaid to 0.5 %: -99.5 % lies below the range.
    none(&[-1000.0, 5.0], NeverRepaid);
    rate(&[-1000.0, 11.0], -0.989, 1e-12);
    rate(&[-1.0, 10.9], 9.9, 1e-12);
}

#[test]
fn loan_payments_as_documented() {
    about(
        "finance",
        "Level payments and interest",
        "numpy-financial and pyxirr, documentation and tests",
        "https://github.com/Anexen/pyxirr",
        "",
    );
    let loan = |rate: f64, months: usize| Loan { share: 1.0, monthly_rate: rate, tenor: months };
    // numpy_financial: pmt(0.08/12, 60, 15000), pmt(0, 60, 15000); pyxirr: pmt(0.075/12, 180, 2e5).
    amount(
        "15,000 at 8 % over 60 months",
        loan(0.08 / 12.0, 60).level_payment(15_000.0),
        304.145_914_326_205_2,
        1e-9,
    );
    assert!((loan(0.0, 60).level_payment(15_000.0) - 250.0).abs() < 1e-12);
    amount(
        "200,000 at 7.5 % over 180 months",
        loan(0.075 / 12.0, 180).level_payment(2e5),
        1_854.024_720_005_461_9,
        1e-9,
    );
    // pyxirr tests/test_periodic.rs, test_ipmt_vec: 25,000 at 8.24 % over twelve months.
    #[rustfmt::skip]
    let interest = [
        171.666_666_666_666_66, 157.893_374_573_507_77, 144.025_505_874_642_6, 130.062_411_144_045_26,
        116.003_436_496_297_37, 101.847_923_555_968_69, 87.595_209_426_782_99, 73.244_626_660_576_8,
        58.795_503_226_042_96, 44.247_162_477_258_25, 29.598_923_121_998_908, 14.850_099_189_833_006,
    ];
    let mut ledger = Ledger::new(12);
    loan(0.0824 / 12.0, 12).add(&mut ledger, 25_000.0, 0..=0, 0, 12);
    for (month, expected) in interest.into_iter().enumerate() {
        let got = ledger.column(Column::Interest)[month + 1];
        assert!((got - expected).abs() < 1e-8, "month {}: {got} {expected}", month + 1);
    }
    // ppmt(0.1/12, 1, 60, 55000).
    let mut ledger = Ledger::new(60);
    loan(0.1 / 12.0, 60).add(&mut ledger, 55_000.0, 0..=0, 0, 60);
    amount(
        "principal in the first month of 55,000 at 10 % over 60 months",
        ledger.column(Column::Principal)[1],
        710.254_125_786_421_8,
        1e-8,
    );
}

/// A building of 12 months and 70 MW at 13 million dollars costs 910 million, and rents for 9.1 million a month: one
/// hundred months, whatever the twelve twelfths of 910 million add up to in floating point.
#[test]
fn payback_counts_the_residue_of_a_sum_as_zero() {
    let object = serde_json::json!({
        "mining": { "fleet_owned": false },
        "site": { "horizon_years": 20, "grid_mw": 100 },
        "finance": { "tax_rate": 0 },
        "colocation": {
            "build_months": 12, "ramp_months": 0, "rent_usd_per_kw_month": 130, "rent_escalator": 0,
            "opex_usd_per_mw_year": 0, "capex_usd_per_mw": 13e6,
        },
    });
    let evaluation = hash_or_host::evaluation::evaluate(&crate::support::scenario(&object));
    let colocation = evaluation.outcome(Strategy::Colocation).unwrap();
    assert_eq!(colocation.figures.payback_months, Some(112));
}
