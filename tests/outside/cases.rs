//! Presets against the figures that their sources state: value, years, megawatts, margins.

use hash_or_host::cases::{PRESETS, Preset, PresetKind, apply, find};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::Column;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;

fn scenario(preset: &Preset) -> Scenario {
    apply(preset, &Scenario::default()).scenario
}

/// The preset with every hall counted from its own start, as a contract's value does, and a horizon
/// that holds the term.
fn at_once(preset: &Preset) -> Scenario {
    scenario(preset)
        .nearest(Input::ColocationRampMonths, 0.0)
        .nearest(Input::GpuCloudRampMonths, 0.0)
        .nearest(Input::SiteHorizonYears, 30.0)
}

fn sum(scenario: &Scenario, strategy: Strategy, column: Column, from: usize, months: usize) -> f64 {
    let evaluation = evaluate(scenario);
    let ledger = &evaluation.outcome(strategy).expect("ready within 30 years").ledger;
    ledger.column(column)[from + 1..=from + months].iter().sum()
}

/// Compares what comes out with what is stated; prints both, so that a miss is seen.
fn near(preset: &Preset, what: &str, got: f64, stated: f64, tolerance: f64) -> bool {
    let off = (got - stated).abs() / stated.abs();
    let verdict = if off <= tolerance { "ok" } else { "MISS" };
    println!("{verdict} {}: {what} {got:.4e}, stated {stated:.4e}, off {off:.4}", preset.id);
    off <= tolerance
}

fn build(preset: &Preset, scenario: &Scenario) -> usize {
    scenario.get(if preset.strategy == Strategy::GpuCloud {
        Input::GpuCloudBuildMonths
    } else {
        Input::ColocationBuildMonths
    }) as usize
}

#[test]
fn there_are_fifteen_each_with_sources_and_with_what_is_not_stated() {
    assert_eq!(PRESETS.len(), 15);
    for preset in &PRESETS {
        assert!(!preset.sources.is_empty() && !preset.unstated.is_empty(), "{}", preset.id);
        assert!(preset.sources.iter().all(|source| source.url.starts_with("https://")));
        assert!(std::ptr::eq(find(preset.id).unwrap(), preset));
        let applied = apply(preset, &Scenario::default());
        assert!(!applied.changes.is_empty(), "{}", preset.id);
        for set in preset.set {
            assert_eq!(applied.scenario.get(set.input), set.value, "{} {:?}", preset.id, set.input);
        }
        for unstated in preset.unstated {
            let is_set = preset.set.iter().any(|set| set.input == unstated.input);
            assert!(!is_set, "{}: {:?} is set and said to be unstated", preset.id, unstated.input);
        }
        for change in &applied.changes {
            assert_eq!(change.from, change.input.row().default);
            assert_ne!(change.from, change.to);
        }
        assert!(applied.scenario.differing(&Scenario::default()).count() == applied.changes.len());
    }
    assert!(find("no_such_case").is_none());
}

#[test]
fn contract_values_come_out_of_the_model() {
    let mut checked = 0;
    for preset in PRESETS.iter().filter(|preset| preset.kind == PresetKind::Deal) {
        let (Some(value), Some(years)) = (preset.stated("value_usd"), preset.stated("years"))
        else {
            panic!("{}: a deal has a value and a term", preset.id)
        };
        let scenario = at_once(preset);
        let term = if preset.strategy == Strategy::GpuCloud {
            Input::GpuCloudTermYears
        } else {
            Input::ColocationTermYears
        };
        assert_eq!(scenario.get(term), years, "{}", preset.id);
        let months = 12 * years as usize;
        let got =
            sum(&scenario, preset.strategy, Column::Revenue, build(preset, &scenario), months);
        assert!(near(preset, "contract value", got, value, 0.001));
        checked += 1;
    }
    assert_eq!(checked, 7);
}

#[test]
fn megawatts_are_those_stated() {
    let mut checked = 0;
    for preset in &PRESETS {
        let scenario = scenario(preset);
        let grid = scenario.get(Input::SiteGridMw);
        if let Some(gross) = preset.stated("gross_mw") {
            assert_eq!(grid, gross, "{}", preset.id);
            checked += 1;
        }
        if let Some(critical) = preset.stated("critical_it_mw") {
            let (share, pue) = if preset.strategy == Strategy::GpuCloud {
                (Input::GpuCloudCriticalItShare, Input::GpuCloudPue)
            } else {
                (Input::ColocationCriticalItShare, Input::ColocationPue)
            };
            let usable = scenario.get(share).min(1.0 / scenario.get(pue));
            assert!(near(preset, "critical IT", grid * usable, critical, 1e-6));
            checked += 1;
        }
    }
    assert!(checked >= 12, "{checked}");
}

#[test]
fn first_year_margins_are_those_stated() {
    let mut checked = 0;
    for preset in &PRESETS {
        let scenario = at_once(preset).nearest(Input::SiteCostInflation, 0.0);
        let margin = || {
            let from = build(preset, &scenario);
            let revenue = sum(&scenario, preset.strategy, Column::Revenue, from, 12);
            sum(&scenario, preset.strategy, Column::Ebitda, from, 12) / revenue
        };
        if let Some(stated) = preset.stated("noi_margin") {
            assert!(near(preset, "margin", margin(), stated, 0.002));
            checked += 1;
        }
        if let Some(stated) = preset.stated("ebitda_margin") {
            assert!(near(preset, "EBITDA margin", margin(), stated, 0.03));
            checked += 1;
        }
    }
    assert_eq!(checked, 5);
}

#[test]
fn average_rents_are_those_quoted() {
    let mut misses = Vec::new();
    for preset in PRESETS.iter().filter(|preset| preset.kind == PresetKind::Deal) {
        let scenario = at_once(preset);
        let (Some(years), Some(critical)) =
            (preset.stated("years"), preset.stated("critical_it_mw"))
        else {
            continue;
        };
        let months = 12.0 * years;
        let from = build(preset, &scenario);
        let revenue = sum(&scenario, preset.strategy, Column::Revenue, from, months as usize);
        if let Some(stated) = preset.stated("usd_per_kw_month") {
            let got = revenue / months / critical / 1000.0;
            if !near(preset, "USD per kW-month", got, stated, 0.006) {
                misses.push(preset.id);
            }
        }
        if let Some(stated) = preset.stated("usd_per_mw_year") {
            let got = revenue / years / critical;
            if !near(preset, "USD per MW-year", got, stated, 0.006) {
                misses.push(preset.id);
            }
        }
    }
    assert!(misses.is_empty(), "{misses:?}");
}

#[test]
fn incomes_stated_for_a_year_are_near_and_the_misses_known() {
    // Riot states "about" 25 million: the average over the term with costs that do not rise is 2.7 %
    // more. Hut 8 states a margin of 98.6 % and 454 million, which is 97.3 % of its average rent.
    for (id, tolerance) in [("riot_amd_rockdale", 0.03), ("hut8_river_bend", 0.03)] {
        let preset = find(id).unwrap();
        let scenario = at_once(preset).nearest(Input::SiteCostInflation, 0.0);
        let years = preset.stated("years").unwrap();
        let months = 12 * years as usize;
        let from = build(preset, &scenario);
        let income = sum(&scenario, preset.strategy, Column::Ebitda, from, months) / years;
        assert!(near(
            preset,
            "income a year",
            income,
            preset.stated("noi_usd_per_year").unwrap(),
            tolerance
        ));
    }
}

#[test]
fn irens_accelerators_and_their_order_come_out() {
    let preset = find("iren_microsoft").unwrap();
    let scenario = scenario(preset);
    let critical = scenario.get(Input::SiteGridMw) * scenario.get(Input::GpuCloudCriticalItShare);
    let count = critical * 1e6 / scenario.get(Input::GpuCloudAcceleratorWatts);
    assert!(near(preset, "accelerators", count, 76_000.0, 1e-6));
    let order = count * scenario.get(Input::GpuCloudAcceleratorPriceUsd);
    assert!(near(preset, "order", order, preset.stated("accelerator_capex_usd").unwrap(), 1e-6));
    let debt = order * scenario.get(Input::FinanceGpuCloudDebtShare);
    assert!(near(preset, "debt", debt, preset.stated("debt_usd").unwrap(), 1e-4));
}

#[test]
fn mines_pay_what_their_sources_pay() {
    let stranded = find("stranded_power_mine").unwrap();
    let scenario_of = scenario(stranded).nearest(Input::MiningUptime, 1.0);
    let power = sum(&scenario_of, Strategy::Mining, Column::PowerCost, 0, 12);
    let other = sum(&scenario_of, Strategy::Mining, Column::OperatingCost, 0, 12);
    let share = stranded.stated("power_share_of_opex").unwrap();
    assert!(near(stranded, "power's share of cost", power / (power + other), share, 1e-6));

    let ercot = find("ercot_mine").unwrap();
    let (energy, credits) =
        (ercot.stated("energy_mwh").unwrap(), ercot.stated("credits_usd").unwrap());
    let site = scenario(ercot);
    let price = site.get(Input::SitePowerPriceUsdPerMwh);
    assert!(near(
        ercot,
        "power cost",
        price * energy,
        ercot.stated("power_cost_usd").unwrap(),
        1e-5
    ));
    // 4,443,677 MWh are 507 MW on average; the model's credits per MW consumed.
    let average_mw = energy / 8_766.0;
    let got = site.get(Input::MiningDemandResponseUsdPerMwYear) * average_mw;
    assert!(near(ercot, "credits", got, credits, 0.002));
    let per_mwh = credits / energy;
    assert!(near(
        ercot,
        "credits per MWh",
        per_mwh,
        ercot.stated("credits_usd_per_mwh").unwrap(),
        1e-3
    ));
}
