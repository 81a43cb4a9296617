//! Every study of the page as asks, for what is held of all of them.

use hash_or_host::analysis::aggregate::HeadlineKind;
use hash_or_host::analysis::stress::{Shock, Shocks};
use hash_or_host::evaluation::Engine;
use hash_or_host::format::Plain;
use hash_or_host::question::{Ask, Headline, HybridLimits, Over, Study, Told, Watched, answer};
use hash_or_host::scenario::Input;

fn over(input: Input) -> Over {
    Over { input, low: None, high: None }
}

/// The studies by name, with choices that give each something to tell.
pub(crate) fn studies() -> Vec<(&'static str, Study)> {
    let shocks: Shocks =
        [Shock::Winter2022, Shock::GpuGlut, Shock::LateDelivery].into_iter().collect();
    let limits = HybridLimits { peak_funding_usd: Some(4e8), ai_mw: None, stress_weight: 0.5 };
    vec![
        ("answer", Study::Answer),
        ("cash", Study::Cash),
        ("curve", Study::Curve { input: Input::GpuCloudLeaseRateUsdPerHour, points: 25 }),
        ("break-even", Study::BreakEven { input: Input::NetworkBtcPriceUsd }),
        ("tornado", Study::Tornado { watched: Watched::Lead, bars: Some(12) }),
        (
            "map",
            Study::Map {
                x: over(Input::NetworkBtcPriceUsd),
                y: over(Input::ColocationRentUsdPerKwMonth),
                points: 33,
            },
        ),
        ("stress", Study::Stress { shocks }),
        ("hybrid", Study::Hybrid { shocks, limits }),
        ("split", Study::ValueSplit),
        (
            "migration",
            Study::Migration {
                headline: Some(Headline {
                    kind: HeadlineKind::ContractValue,
                    usd: Some(90e9),
                    power_gw: Some(3.7),
                    asked_usd_per_year: Some(800e9),
                }),
            },
        ),
        ("waiting", Study::Waiting),
    ]
}

/// What is told of a scenario, by link text.
pub(crate) fn told(engine: &mut Engine, link: &str, study: Study) -> Told {
    answer(engine, &Plain, &Ask::of(link, study)).unwrap()
}
