//! Why others get another number: one deal and one mine, from published calculations to ours, a step at a time.
//!
//! Every step is an evaluation. What a published calculation leaves open is said, not guessed.

use crate::support::{changed, figures, plain, scenario as of};
use crate::table;
use hash_or_host::cases::{apply, find};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::Column;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy::{GpuCloud, Mining};
use serde_json::json;

/// For the page.
pub(crate) fn all() {
    a_margin_on_chips_alone();
    an_operating_margin();
    a_return_on_the_whole_project();
    a_day_of_one_machine();
    a_year_of_a_mine();
    a_shutdown_price();
}

fn microsoft() -> Scenario {
    apply(find("iren_microsoft").unwrap(), &Scenario::default()).scenario
}

/// Sums over the five years of the contract, from the month after the build.
fn over_contract(scenario: &Scenario, column: Column) -> f64 {
    let build = scenario.get(Input::GpuCloudBuildMonths) as usize;
    let evaluation = evaluate(scenario);
    let ledger = &evaluation.outcome(GpuCloud).unwrap().ledger;
    ledger.column(column)[build + 1..=build + 60].iter().sum()
}

#[test]
fn a_margin_on_chips_alone() {
    table::about(
        "deal",
        "“A gross margin of about 40 %”",
        "Alphachain Finance on IREN and Microsoft, November 2025",
        "https://alphachainfinance.com/FinancialComprehensive/609.html",
        "The 40 % are the contract less the chips, and leave out all else, as the text says itself. Each line takes off one thing that the case here has. No time value in it yet, and no tax.",
    );
    let scenario = microsoft().nearest(Input::GpuCloudRampMonths, 0.0);
    let (revenue, price) = (over_contract(&scenario, Column::Revenue), 5.8e9);
    let left = |spent: f64| 1.0 - spent / revenue;
    table::row("share of the contract left after the chips", left(price), 0.40);
    assert!((left(price) - 0.40).abs() < 0.005);
    let power = over_contract(&scenario, Column::PowerCost);
    let costs = over_contract(&scenario, Column::OperatingCost);
    let hall = scenario.get(Input::GpuCloudFacilityCapexUsdPerMw) * 200.0;
    table::step("after power, too", left(price + power));
    table::step("after power and running costs", left(price + power + costs));
    table::step(
        "after the hall, 14.5 million a megawatt (the company puts chips at about two thirds of all)",
        left(price + power + costs + hall),
    );
    assert!(left(price + power + costs + hall) < 0.0);
}

#[test]
fn an_operating_margin() {
    table::about(
        "deal",
        "“EBITDA 85 %, EBIT 26 %”",
        "Bernstein on IREN and Microsoft, in FXBaogao, 2026",
        "https://www.fxbaogao.com/detail/5505275",
        "What separates the two is depreciation. Bernstein’s lives are not in the account that was read; the case here writes chips off over 6 years and the hall over 20. Shorter lives are a lower margin and the same cash.",
    );
    let scenario = microsoft().nearest(Input::GpuCloudRampMonths, 0.0);
    let revenue = over_contract(&scenario, Column::Revenue);
    let ebitda = over_contract(&scenario, Column::Ebitda) / revenue;
    table::row("EBITDA over revenue", ebitda, 0.85);
    assert!((ebitda - 0.85).abs() < 0.02);
    let (chips, hall) = (5.8e9, scenario.get(Input::GpuCloudFacilityCapexUsdPerMw) * 200.0);
    let [chip_life, hall_life] =
        [Input::GpuCloudAcceleratorLifeYears, Input::GpuCloudFacilityLifeYears]
            .map(|life| scenario.get(life));
    let ebit = ebitda - (chips / chip_life + hall / hall_life) * 5.0 / revenue;
    table::row("EBIT over revenue", ebit, 0.26);
    assert!((ebit - 0.26).abs() < 0.04, "{ebit}");
    let five = ebitda - (chips / 5.0 + hall / hall_life) * 5.0 / revenue;
    table::step("the same with chips written off over the contract’s 5 years", five);
}

#[test]
fn a_return_on_the_whole_project() {
    table::about(
        "deal",
        "“10 to 12 % a year without residual value, up to 19 % with”",
        "A shareholder’s summary of a model of the deal, getquin, November 2025",
        "https://app.getquin.com/fr/post/TqrJXRoSPW",
        "Unlevered, as NPV and IRR are here. The summary gives neither its cost of the hall nor its residual values, so the first lines are what its description comes to with the inputs of the case here, and its range stands beside them. The last line is the case as the page shows it.",
    );
    let bare = json!({
        "finance.tax_rate": 0, "site.sale_value_usd_per_mw": 0, "gpu_cloud.facility_residual_share": 0,
        "gpu_cloud.accelerator_residual_share": 0, "gpu_cloud.refresh_accelerators": false,
        "gpu_cloud.spot_utilisation": 0, "gpu_cloud.ramp_months": 0, "gpu_cloud.build_months": 0,
        "mining.fleet_owned": false,
        "site.horizon_years": 5, "site.cost_inflation": 0, "site.power_escalator": 0,
    });
    let rate = |scenario: &Scenario| figures(scenario, GpuCloud).irr.ok();
    let told = |what: &str, found: Option<f64>| match found {
        Some(found) => table::step(what, found),
        None => table::told_alone(what, "no rate: not repaid"),
    };
    // A hall that costs nothing extra is what a return on chips means.
    let chips = changed(&microsoft(), &bare).nearest(Input::GpuCloudFacilityCapexUsdPerMw, 0.0);
    told(
        "chips alone, the hall for nothing: contract’s cash over the order, a fifth prepaid",
        rate(&chips),
    );
    let hall = changed(&microsoft(), &bare);
    match rate(&hall) {
        Some(found) => {
            table::row("with the hall, nothing worth anything after 5 years", found, 0.11)
        }
        None => table::told(
            "with the hall, nothing worth anything after 5 years",
            "no rate: not repaid",
            0.11,
        ),
    }
    // The hall that would give the middle of their range, by halving an interval.
    let (mut low, mut high) = (0.0, 14.5e6);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        let at = hall.nearest(Input::GpuCloudFacilityCapexUsdPerMw, middle);
        if rate(&at) > Some(0.11) { low = middle } else { high = middle }
    }
    let at = format!("${:.1}\u{a0}m", low / 1e6);
    table::told_alone("a hall would have to cost this a megawatt for 11 %, not $14.5 m", &at);
    let base = Scenario::default();
    let mut with = changed(
        &hall,
        &json!({
            "gpu_cloud.accelerator_residual_share": base.get(Input::GpuCloudAcceleratorResidualShare),
        }),
    );
    told("and chips that sell for what age leaves of them", rate(&with));
    with = with.nearest_all([
        (Input::GpuCloudFacilityResidualShare, base.get(Input::GpuCloudFacilityResidualShare)),
        (Input::SiteSaleValueUsdPerMw, base.get(Input::SiteSaleValueUsdPerMw)),
    ]);
    match rate(&with) {
        Some(found) => table::row("and a hall and site that sell", found, 0.19),
        None => panic!("a hall that sells repays"),
    }
    with = with.nearest(Input::FinanceTaxRate, 0.25);
    told("after tax", rate(&with));
    with = with.nearest_all([
        (Input::GpuCloudBuildMonths, 9.0),
        (Input::GpuCloudRampMonths, 4.0),
        (Input::SiteHorizonYears, 6.0),
    ]);
    told("built in 9 months, filled in 4: the money is out earlier", rate(&with));
    told(
        "the case as shown: twenty years, closing when that is worth more, costs that rise",
        rate(&microsoft()),
    );
}

#[test]
fn a_day_of_one_machine() {
    table::about(
        "mine",
        "A day’s income of a 200 TH/s machine",
        "21mScot’s validation table: difficulty 150 million million, 90,000 USD, no fees",
        "",
        "Calculators of income agree with one another and with this one: it is one formula. What differs comes after it.",
    );
    let world = plain(json!({
        "network.hashrate_eh_per_s": 150e12 * 4_294_967_296.0 / 600.0 / 1e18, "network.subsidy_btc": 3.125,
        "network.btc_price_usd": 90_000.0,
    }));
    let day = hash_or_host::paths::Paths::of(&world).hashprice[1] * 0.2;
    table::row("USD a day", day, 7.54);
    assert!((day / 7.54 - 1.0).abs() < 1e-3);
}

#[test]
fn a_year_of_a_mine() {
    table::about(
        "mine",
        "A year’s profit of the default mine, 100 MW of machines of 17.5 J/TH at $50/MWh",
        "All Calculators Hub’s formula: (income less electricity of today) × 365",
        "https://www.allcalculatorshub.net/tools/bitcoin-mining-calculator-2026",
        "The formula takes the machines’ own watts, every hour of the year, and today’s network and price. In USD; the last line is the first year’s EBITDA on the page, and the halving of the second year is still to come: the page’s owner closes before it.",
    );
    let default = Scenario::default();
    // Their formula, worked out: petahash on 100 MW, less the year's energy.
    let hashprice = hash_or_host::paths::Paths::of(&default).hashprice[1];
    let theirs = 1e8 / 17.5 / 1e3 * hashprice * 365.0 - 100.0 * 8760.0 * 50.0;
    let mut at = changed(
        &default,
        &json!({
            "mining.pue": 1, "mining.uptime": 1, "mining.pool_fee": 0, "mining.opex_usd_per_mw_year": 0,
            "network.hashrate_growth": 0, "network.hashrate_response": 0, "network.btc_price_growth": 0,
            "site.horizon_years": 1,
        }),
    );
    let year = |scenario: &Scenario| {
        let evaluation = evaluate(scenario);
        evaluation.outcome(Mining).unwrap().ledger.column(Column::Ebitda)[1..=12]
            .iter()
            .sum::<f64>()
    };
    table::row("their formula, and the model with nothing else", year(&at), theirs);
    assert!((year(&at) / theirs - 1.0).abs() < 1e-9);
    for (input, what) in [
        (
            Input::MiningPue,
            "4.8% of the power at the meter goes to fans and losses, not to machines",
        ),
        (Input::MiningUptime, "machines run 95 % of the hours"),
        (Input::MiningPoolFee, "the pool keeps 1 %"),
        (Input::MiningOpexUsdPerMwYear, "people, repairs, insurance: 92,000 a megawatt and year"),
        (Input::NetworkHashrateGrowth, "the network grows 10 % within the year"),
        (Input::NetworkBtcPriceGrowth, "bitcoin rises 8 % within the year"),
        (Input::NetworkHashrateResponse, "and the network answers the price"),
    ] {
        at = at.nearest(input, default.get(input));
        table::step(what, year(&at));
    }
    let shown = year(&of(&json!({})));
    assert!((year(&at) / shown - 1.0).abs() < 1e-9);
    assert!(shown < 0.6 * theirs, "{shown} of {theirs}");
}

#[test]
fn a_shutdown_price() {
    table::about(
        "mine",
        "The price at which a machine of 17.5 J/TH at 8 cents is switched off",
        "AntPool’s list, early February 2026",
        "https://en.bitcoinsistemi.com/bitcoin-price-plummets-as-miners-break-out-in-a-cold-sweat-levels-at-which-they-will-shut-down-their/amp",
        "USD per bitcoin. A mine has more to save by standing still than a machine: the power of its fans, and the costs that stop with it.",
    );
    let base = plain(json!({
        "site.power_price_usd_per_mwh": 80.0, "mining.efficiency_j_per_th": 17.5, "mining.curtail_when_unprofitable": true,
        "network.hashrate_eh_per_s": 141.67e12 * 4_294_967_296.0 / 600.0 / 1e18, "network.subsidy_btc": 3.125,
    }));
    // Where it stops running, by halving an interval.
    let price = |scenario: &Scenario| {
        let (mut low, mut high) = (10_000.0, 500_000.0);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            let at = changed(scenario, &json!({ "network.btc_price_usd": middle }));
            if figures(&at, Mining).months_operated == 0 { low = middle } else { high = middle }
        }
        high
    };
    let machine = price(&base);
    table::row("the machine by itself", machine, 76_353.0);
    assert!((machine / 76_353.0 - 1.0).abs() < 0.01);
    let default = Scenario::default();
    let mut at = base;
    for (inputs, what) in [
        (&[Input::MiningPoolFee][..], "the pool keeps 1 %"),
        (&[Input::MiningPue], "5 % more power for fans and losses"),
        (
            &[Input::MiningUptime, Input::MiningOpexUsdPerMwYear, Input::MiningIdleOpexShare],
            "and 70 % of the running costs stop with it",
        ),
    ] {
        at = at.nearest_all(inputs.iter().map(|input| (*input, default.get(*input))));
        table::step(what, price(&at));
    }
    assert!(price(&at) > 1.1 * machine);
}
