//! Numbers for the gallery: real evaluations, arranged by the plainest means.

use hash_or_host::analysis::standing::Contender;
use hash_or_host::evaluation::{Engine, Npvs, evaluate};
use hash_or_host::finance::Column;
use hash_or_host::format::{Plain, value_with_unit};
use hash_or_host::scenario::{Given, Input, Scenario};
use hash_or_host::strategy::Strategy;
use hash_or_host::view::curve::Curve;
use hash_or_host::view::frontier::Frontier;
use hash_or_host::view::map::{DrawnAxis, Map, MapCell};
use hash_or_host::view::split::{Split, SplitRow};
use hash_or_host::view::stress::{Panel, Stress};
use hash_or_host::view::tornado::{DrawnBar, DrawnEnd, Shows, Tornado};
use hash_or_host::view::waiting::Waiting;

/// Scenarios that look different: the default, cheap power with dear bitcoin and a sale in hand, and
/// one in which GPU cloud leads while colocation is not ready in time.
pub(crate) fn scenarios() -> [(&'static str, Scenario); 3] {
    let with = |fields: &[(&'static str, f64)]| {
        let fields = fields.iter().map(|(key, value)| (*key, Given::Number(*value)));
        Scenario::default().with(fields).expect("accepted")
    };
    [
        ("default", Scenario::default()),
        (
            "mining",
            with(&[
                ("network.btc_price_usd", 250_000.0),
                ("site.power_price_usd_per_mwh", 27.0),
                ("site.sale_value_usd_per_mw", 500_000.0),
            ]),
        ),
        (
            "late",
            with(&[
                ("gpu_cloud.lease_rate_usd_per_hour", 5.0),
                ("colocation.build_months", 120.0),
                ("site.horizon_years", 10.0),
            ]),
        ),
    ]
}

/// An input's curve at 33 values of its plausible range.
pub(crate) fn curve(scenario: &Scenario, input: Input) -> Curve {
    let row = input.row();
    let mut engine = Engine::new();
    let values: Vec<f64> =
        (0..33).map(|i| row.low + (row.high - row.low) * f64::from(i) / 32.0).collect();
    let npvs = values.iter().map(|x| engine.npvs(&scenario.nearest(input, *x))).collect();
    Curve { input, present: scenario.get(input), values, npvs, sell_now: Vec::new() }
}

fn leader(npvs: &Npvs) -> Option<(Strategy, f64)> {
    let there = Strategy::ALL.into_iter().filter_map(|s| Some((s, npvs[s as usize]?)));
    there.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// NPV of the best strategy at both ends of some inputs, those that flip it first.
pub(crate) fn tornado(scenario: &Scenario) -> Tornado {
    let mut engine = Engine::new();
    let (best, base) = leader(&engine.npvs(scenario)).expect("one is ready");
    let mut bars: Vec<(bool, f64, DrawnBar)> = Vec::new();
    for input in Input::ALL.into_iter().filter(|input| input.is_numeric()) {
        let row = input.row();
        let mut end = |value: f64| {
            let npvs = engine.npvs(&scenario.nearest(input, value));
            let flips_to = leader(&npvs).map(|(s, _)| s).filter(|s| *s != best);
            DrawnEnd {
                input: value_with_unit(&Plain, input, value),
                value: npvs[best as usize],
                flips_to: flips_to.map(Contender::Strategy),
            }
        };
        let bar = DrawnBar { label: row.label.to_owned(), low: end(row.low), high: end(row.high) };
        let flips = bar.low.flips_to.is_some() || bar.high.flips_to.is_some();
        let (low, high) = (bar.low.value.unwrap_or(base), bar.high.value.unwrap_or(base));
        bars.push((flips, (low - base).abs().max((high - base).abs()), bar));
    }
    bars.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    Tornado {
        title: format!("NPV of {}", hash_or_host::text::strategy::short_name(best)),
        measure: Shows::Money,
        base: Some(base),
        bars: bars.into_iter().take(10).map(|(_, _, bar)| bar).collect(),
    }
}

/// The best use over power price and lease rate, 36 x 24 cells; its frontier row by row.
pub(crate) fn map(scenario: &Scenario) -> Map {
    let (columns, rows) = (36, 24);
    let axis = |input: Input| DrawnAxis { input, from: input.row().low, to: input.row().high };
    let (x, y) = (axis(Input::SitePowerPriceUsdPerMwh), axis(Input::GpuCloudLeaseRateUsdPerHour));
    let at = |axis: &DrawnAxis, i: usize, count: usize| {
        axis.from + (axis.to - axis.from) * (i as f64 + 0.5) / count as f64
    };
    let mut engine = Engine::new();
    let mut field = vec![[None; 4]; columns * rows];
    for (i, npvs) in field.iter_mut().enumerate() {
        let row = scenario.nearest(y.input, at(&y, i / columns, rows));
        *npvs = engine.npvs(&row.nearest(x.input, at(&x, i % columns, columns)));
    }
    let cell = |npvs: &Npvs| {
        let best = leader(npvs).expect("one is ready");
        let second = npvs.iter().flatten().filter(|npv| **npv < best.1).copied();
        let second = second.reduce(f64::max).unwrap_or(best.1);
        MapCell { leader: Some(best.0), margin: best.1 - second }
    };
    // Upwards in each column: where the leader changes, by straight lines between the two cells.
    let mut frontier = Vec::new();
    for (old, new) in [(1, 2), (0, 2), (0, 1), (3, 2), (1, 0)] {
        let mut line = Vec::new();
        for column in 0..columns {
            for row in 1..rows {
                let (a, b) = (&field[(row - 1) * columns + column], &field[row * columns + column]);
                let leads = |npvs: &Npvs| leader(npvs).map(|(s, _)| s as usize);
                if leads(a) == Some(old) && leads(b) == Some(new) {
                    let lead = |npvs: &Npvs| npvs[old].unwrap_or(0.0) - npvs[new].unwrap_or(0.0);
                    let share = lead(a) / (lead(a) - lead(b));
                    let (low, high) = (at(&y, row - 1, rows), at(&y, row, rows));
                    line.push((at(&x, column, columns), low + share * (high - low)));
                }
            }
        }
        frontier.push(line);
    }
    let cells = field.iter().map(cell).collect();
    let point = (scenario.get(x.input), scenario.get(y.input));
    Map { x, y, columns, cells, frontier, point }
}

/// The hybrid at eleven shares, beside bitcoin at half its price.
pub(crate) fn frontier(scenario: &Scenario) -> Frontier {
    let shares: Vec<f64> = (0..=10).map(|i| f64::from(i) / 10.0).collect();
    let half =
        scenario.nearest(Input::NetworkBtcPriceUsd, 0.5 * scenario.get(Input::NetworkBtcPriceUsd));
    let figures = |scenario: &Scenario| -> Vec<(f64, f64)> {
        let hybrid = |share: &f64| {
            let evaluation = evaluate(&scenario.nearest(Input::HybridAiShare, *share));
            let figures = evaluation.outcome(Strategy::Hybrid).map(|outcome| &outcome.figures);
            figures.map_or((f64::NAN, f64::NAN), |f| (f.npv_usd, f.peak_funding_usd))
        };
        shares.iter().map(hybrid).collect()
    };
    let (now, stressed) = (figures(scenario), figures(&half));
    let npv: Vec<f64> = now.iter().map(|(npv, _)| *npv).collect();
    let peak_funding: Vec<f64> = now.iter().map(|(_, need)| *need).collect();
    let limit = 600e6;
    let best = (0..shares.len())
        .filter(|i| peak_funding[*i] <= limit)
        .max_by(|a, b| npv[*a].total_cmp(&npv[*b]))
        .map(|i| shares[i]);
    Frontier {
        stressed: Some((
            "bitcoin at half".to_owned(),
            stressed.into_iter().map(|(npv, _)| npv).collect(),
        )),
        present: scenario.get(Input::HybridAiShare),
        best,
        funding_limit: Some(limit),
        shares,
        npv,
        peak_funding,
    }
}

/// Bitcoin at half its price: the price's path and every strategy's cash.
pub(crate) fn stress(scenario: &Scenario) -> Stress {
    let price = scenario.get(Input::NetworkBtcPriceUsd);
    let after = scenario.nearest(Input::NetworkBtcPriceUsd, 0.5 * price);
    let months = 12 * scenario.get(Input::SiteHorizonYears) as usize;
    let path = |start: f64| (0..=months).map(|t| start + 20.0 * t as f64).collect();
    let mut panels = vec![Panel {
        title: "Bitcoin price".to_owned(),
        strategy: None,
        unit: "USD/BTC".to_owned(),
        before: path(price),
        after: path(0.5 * price),
        mark_lowest: false,
    }];
    let cash = |scenario: &Scenario, strategy| -> Option<Vec<f64>> {
        let evaluation = evaluate(scenario);
        let flows = evaluation.outcome(strategy)?.ledger.column(Column::EquityCashFlow).to_vec();
        Some(
            flows
                .iter()
                .scan(0.0, |sum, flow| {
                    *sum += flow;
                    Some(*sum)
                })
                .collect(),
        )
    };
    for strategy in Strategy::ALL {
        let (Some(before), Some(after)) = (cash(scenario, strategy), cash(&after, strategy)) else {
            continue;
        };
        panels.push(Panel {
            title: hash_or_host::text::strategy::short_name(strategy).to_owned(),
            strategy: Some(strategy),
            unit: "USD".to_owned(),
            before,
            after,
            mark_lowest: true,
        });
    }
    Stress {
        title: "bitcoin at half its price".to_owned(),
        start: scenario.get(Input::SiteStart),
        panels,
    }
}

/// Prices of the scenario with parts in round shares; the cloud's owner pays in.
pub(crate) fn split(scenario: &Scenario) -> Split {
    let row = |strategy, label: &str, price: f64, shares: [f64; 7]| SplitRow {
        strategy,
        label: label.to_owned(),
        price,
        parts: shares.map(|share| share * price),
    };
    let rent = scenario.get(Input::ColocationRentUsdPerKwMonth);
    let rate = scenario.get(Input::GpuCloudLeaseRateUsdPerHour);
    Split {
        rows: vec![
            row(
                Strategy::Colocation,
                "Colocation, per kW-month",
                rent,
                [0.0, 0.62, 0.0, 0.02, 0.11, 0.06, 0.19],
            ),
            row(
                Strategy::GpuCloud,
                "GPU cloud, per GPU-hour",
                rate,
                [0.68, 0.19, 0.05, 0.1, 0.08, 0.01, -0.11],
            ),
        ],
    }
}

/// Made-up NPVs around the scenario's own.
pub(crate) fn waiting(scenario: &Scenario) -> Waiting {
    let npvs = Engine::new().npvs(scenario);
    let later = |npv: Option<f64>| -> Vec<Option<f64>> {
        [1.0, 0.86, 0.73, 0.6].iter().map(|share| npv.map(|npv| npv * share)).collect()
    };
    Waiting {
        delays: vec![0, 12, 24, 36],
        lines: vec![(Strategy::Colocation, later(npvs[1])), (Strategy::GpuCloud, later(npvs[2]))],
        never: npvs[0],
    }
}
