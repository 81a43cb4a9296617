//! Announced AI deals through the model: what a contract's value, years and megawatts make of rent
//! per kW or rate per GPU-hour. Run with `--nocapture` to see by how much each is missed.
//!
//! Rents as tabulated are whole dollars, so a contract is missed by at most half a dollar of rent;
//! first-year rents were rounded twice, so by a little more.

use crate::support::{changed, figures, ledger, plain, same};
use crate::table::{self, about};
use hash_or_host::finance::Column;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy::{Colocation, GpuCloud};
use serde_json::json;

struct Lease {
    deal: &'static str,
    value: f64,
    years: f64,
    critical_mw: f64,
    gross_mw: f64,
    /// Mean rent over the term and that of the first year if it rises 3 % a year, USD/kW-month.
    mean: f64,
    first: f64,
}

/// Deal, value in billion USD, years, critical and gross MW (the critical ones over 0.7 where not
/// announced), mean and first-year rent.
#[rustfmt::skip]
const LEASES: [(&str, f64, f64, f64, f64, f64, f64); 20] = [
    // 6ix.com, Hut 8 signs 15-year 245 MW AI data center lease, 2025-12-17
    ("Hut 8 River Bend", 7.0, 15.0, 245.0, 330.0, 159.0, 128.0),
    // easymarketanalysis.com, TeraWulf third quarter 2025
    ("TeraWulf Core42", 1.1, 10.0, 60.0, 72.5, 153.0, 133.0),
    // blockspace.media, TeraWulf signs 10-year 200 MW, 2025-08-14
    ("TeraWulf Fluidstack, as signed", 3.7, 10.0, 200.0, 250.0, 154.0, 135.0),
    ("TeraWulf Fluidstack, three leases", 6.7, 10.0, 378.0, 450.0, 148.0, 129.0),
    // stocktitan.net WULF, 2025-10-28
    ("TeraWulf Abernathy", 9.5, 25.0, 168.0, 240.0, 188.0, 129.0),
    // SEC 1839341, Core Scientific HPC option 3
    ("Core Scientific CoreWeave", 10.2, 12.0, 590.0, 840.0, 120.0, 101.0),
    // stocktitan.net CIFR, 2025-09-25 and 2025-11-20
    ("Cipher Barber Lake", 3.0, 10.0, 168.0, 244.0, 149.0, 130.0),
    ("Cipher Barber Lake expansion", 0.83, 10.0, 39.0, 56.0, 177.0, 155.0),
    // stocktitan.net GLXY, Helios project financing
    ("Galaxy Helios I", 4.5, 15.0, 133.0, 200.0, 188.0, 152.0),
    // parameter.io, 2025-08
    ("Applied Digital Polaris Forge 1", 11.0, 15.0, 400.0, 571.0, 153.0, 123.0),
    // benzinga.com, 2025-10-22
    ("Applied Digital Polaris Forge 2", 5.0, 15.0, 200.0, 286.0, 139.0, 112.0),
    ("Applied Digital Polaris Forge 3", 7.5, 15.0, 300.0, 430.0, 139.0, 112.0),
    ("Applied Digital Delta Forge 2", 5.2, 15.0, 210.0, 300.0, 138.0, 111.0),
    // SEC 1859392, launch of the Helios II notes, 2026-07-22
    ("Galaxy Helios II", 10.4, 15.0, 260.0, 400.0, 222.0, 179.0),
    // investors.terawulf.com, press release 142, 2026-07-06
    ("TeraWulf Anthropic Justified Data", 19.0, 20.0, 401.0, 480.0, 197.0, 147.0),
    // theblock.co, 2026-08-10
    ("Riot Anthropic Rockdale", 9.1, 20.0, 191.0, 273.0, 199.0, 148.0),
    // investors.cleanspark.com, 2026-07-14
    ("CleanSpark Sandersville", 6.6, 20.0, 175.0, 250.0, 157.0, 117.0),
    // SEC 1839341, 2026-07-28: over 24 billion in all, less CoreWeave's 10.2
    ("Core Scientific AMD", 13.8, 15.0, 529.0, 756.0, 145.0, 117.0),
    // Bitdeer, 2026-08-04
    ("Bitdeer Volta Tydal", 4.7, 16.0, 121.0, 133.0, 202.0, 161.0),
    // secwatch.observer 0001104659-26-004551, 2026-01-16
    ("Riot AMD Rockdale", 0.311, 10.0, 25.0, 36.0, 104.0, 90.0),
];

fn leases() -> impl Iterator<Item = Lease> {
    LEASES.into_iter().map(|(deal, billions, years, critical_mw, gross_mw, mean, first)| Lease {
        deal,
        value: billions * 1e9,
        years,
        critical_mw,
        gross_mw,
        mean,
        first,
    })
}

/// The site let for the whole term, ready at once.
fn let_at(lease: &Lease, rent: f64, escalator: f64) -> Scenario {
    plain(json!({
        "site.grid_mw": lease.gross_mw, "site.horizon_years": lease.years,
        "colocation.critical_it_share": lease.critical_mw / lease.gross_mw,
        "colocation.pue": (lease.gross_mw / lease.critical_mw).min(1.15), "colocation.term_years": lease.years,
        "colocation.rent_usd_per_kw_month": rent, "colocation.rent_escalator": escalator,
    }))
}

#[track_caller]
fn reproduces(what: &str, got: f64, published: f64, tolerance: f64) {
    let miss = got / published - 1.0;
    println!("{what}: {got:.4e} against {published:.4e}, {:+.2} %", 100.0 * miss);
    table::row(what, got, published);
    assert!(miss.abs() <= tolerance, "{what}: {got} against {published}");
}

/// For the page.
pub(crate) fn all() {
    contract_values_from_mean_rents();
    cipher_and_amazon_by_gross_megawatts();
    hut_8s_operating_income_and_riots_yield();
    iren_and_microsoft();
    rates_per_gpu_hour();
}

#[test]
fn contract_values_from_mean_rents() {
    about(
        "deals",
        "Contract values of twenty leases, from whole dollars of mean rent",
        "The parties’ announcements, each named with its case on the page of sources",
        "sources.html#cases",
        "USD. Rent is rounded to whole dollars a kW-month, so a value is missed by half a dollar in some 150.",
    );
    for lease in leases() {
        let got = figures(&let_at(&lease, lease.mean, 0.0), Colocation).revenue_usd;
        reproduces(lease.deal, got, lease.value, 0.51 / lease.mean);
    }
}

#[test]
fn contract_values_from_first_year_rents_that_rise_three_percent() {
    for lease in leases() {
        let got = figures(&let_at(&lease, lease.first, 0.03), Colocation).revenue_usd;
        reproduces(lease.deal, got, lease.value, 0.6 / lease.first);
    }
}

#[test]
fn cipher_and_amazon_by_gross_megawatts() {
    about(
        "deals",
        "Cipher and Amazon, by gross megawatts",
        "5.5 billion over 15 years on 300 MW, Cipher",
        "",
        "USD.",
    );
    // 5.5 billion over 15 years on 300 MW gross: 102 USD per gross kW and month.
    // https://www.mexc.fm/ms-MY/news/cipher-mining-cifr-stock-company-signs-5-5-billion-...
    let lease = Lease {
        deal: "Cipher AWS Black Pearl",
        value: 5.5e9,
        years: 15.0,
        critical_mw: 300.0 * 0.7,
        gross_mw: 300.0,
        mean: 102.0 / 0.7,
        first: f64::NAN,
    };
    let got = figures(&let_at(&lease, lease.mean, 0.0), Colocation).revenue_usd;
    reproduces(lease.deal, got, lease.value, 0.51 / 102.0);
}

#[test]
fn hut_8s_operating_income_and_riots_yield() {
    about(
        "deals",
        "Operating income and yield that two landlords state",
        "Hut 8, 17 December 2025; Riot, 16 January 2026",
        "",
        "Hut 8 in USD a year: its rent rises over 15 years, and the income is their mean.",
    );
    // Hut 8: 454 million a year of operating income on 7.0e9 / 15 years, triple net, so 50,000 USD
    // per MW and year are left: (466.7 - 454) / 245.
    let lease = leases().next().unwrap();
    let costs = json!({"colocation.opex_usd_per_mw_year": 50_000.0});
    let hut = figures(&changed(&let_at(&lease, lease.first, 0.03), &costs), Colocation);
    let income = hut.ebitda_usd_per_mw_year.unwrap() * 330.0;
    reproduces("Hut 8 operating income a year", income, 454e6, 0.005);
    // Riot: 25 million of 31.1 million a year, 80 %, on 89.8 million: 27.8 %.
    let lease = leases().last().unwrap();
    let costs = json!({
        "colocation.opex_usd_per_mw_year": 244_000.0, "colocation.capex_usd_per_mw": 89.8e6 / 25.0,
    });
    let riot = figures(&changed(&let_at(&lease, 103.7, 0.0), &costs), Colocation);
    reproduces("Riot yield on cost", riot.yield_on_cost.unwrap(), 0.278, 0.005);
    reproduces("Riot margin", riot.ebitda_margin.unwrap(), 0.80, 0.01);
}

#[test]
fn iren_and_microsoft() {
    about(
        "deals",
        "IREN and Microsoft",
        "IREN, first quarter of fiscal 2026",
        "https://livenews.co.nz/2025/11/07/nz-au-iren-reports-q1-fy26-results",
        "USD. The prepayment is stated as “about” 1.9 billion and as 20 %, which is 1.94.",
    );
    // 9.7 billion over 5 years on 200 MW and 76,000 GB300: 2.91 USD per GPU-hour; Dell's order 5.8
    // billion, 76,300 each; a fifth, about 1.9 billion, prepaid.
    // https://livenews.co.nz/2025/11/07/nz-au-iren-reports-q1-fy26-results
    let scenario = plain(json!({
        "site.grid_mw": 240.0, "site.horizon_years": 5.0, "gpu_cloud.pue": 1.2,
        "gpu_cloud.critical_it_share": 200.0 / 240.0, "gpu_cloud.accelerator_watts": 2632.0,
        "gpu_cloud.lease_rate_usd_per_hour": 2.91, "gpu_cloud.term_years": 5.0,
        "gpu_cloud.accelerator_price_usd": 76_300.0, "gpu_cloud.prepayment_share": 0.2,
        "gpu_cloud.prepayment_credit_years": 3.0,
    }));
    let found = figures(&scenario, GpuCloud);
    reproduces("IREN Microsoft contract", found.revenue_usd, 9.7e9, 0.005);
    reproduces("IREN Microsoft machines", found.capex_usd, 5.8e9, 0.005);
    let ledger = ledger(&scenario, GpuCloud);
    let working = ledger.column(Column::WorkingCapital);
    reproduces("IREN Microsoft prepayment", working[0], 1.9e9, 0.025);
    // Credited back from year 3.
    assert!(working[1..=24].iter().all(|x| *x == 0.0));
    same(working[25..=60].iter().sum::<f64>(), -working[0]);
}

#[test]
fn rates_per_gpu_hour() {
    about(
        "deals",
        "Yearly income of three fleets from a rate per GPU-hour",
        "IREN, call of 7 November 2025, and release of 16 September 2024",
        "https://www.wallstreet-online.de/nachricht/18492903",
        "USD a year; rates in whole cents.",
    );
    // Annual revenue / GPUs / 8,760: IREN's 40,000 Blackwells at 1.0 billion a year and its plan of
    // 140,000 at 3.4 (call of 2025-11-07, trading.hk); 1,896 H100 and H200 at 33 million
    // (https://www.wallstreet-online.de/nachricht/18492903).
    let fleets = [
        ("40,000 Blackwells at $2.85", 40_000.0, 2.85, 1.0e9),
        ("140,000 planned at $2.77", 140_000.0, 2.77, 3.4e9),
        ("1,896 H100 and H200 at $1.99", 1_896.0, 1.99, 33e6),
    ];
    for (what, accelerators, rate, yearly) in fleets {
        let scenario = plain(json!({
            "site.grid_mw": accelerators / 1000.0, "site.horizon_years": 1.0,
            "gpu_cloud.lease_rate_usd_per_hour": rate,
        }));
        let revenue = figures(&scenario, GpuCloud).revenue_usd;
        reproduces(what, revenue, yearly, 0.005 / rate + 0.001);
    }
}
