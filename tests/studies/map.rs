//! The map against brute force.

use hash_or_host::analysis::map::{Map, MapJob, Setup, map};
use hash_or_host::analysis::standing::Standing;
use hash_or_host::evaluation::{Engine, sell_now};
use hash_or_host::scenario::{Input, Scenario};

const N: usize = 33;

fn setup(x: Input, y: Input) -> Setup {
    Setup { x, y, x_range: None, y_range: None, n: N, exact: false }
}

fn at(engine: &mut Engine, scenario: &Scenario, map: &Map, x: f64, y: f64) -> Standing {
    let moved = scenario.nearest(map.x.input, x).nearest(map.y.input, y);
    Standing { npvs: engine.npvs(&moved), sell_now_usd: sell_now(&moved) }
}

/// Pairs that add up, pairs that do not, one with whole numbers, one with selling now.
fn pairs() -> [(Input, Input); 6] {
    [
        (Input::GpuCloudLeaseRateUsdPerHour, Input::NetworkBtcPriceUsd),
        (Input::SitePowerPriceUsdPerMwh, Input::NetworkBtcPriceUsd),
        (Input::GpuCloudLeaseRateUsdPerHour, Input::GpuCloudAcceleratorPriceUsd),
        (Input::ColocationBuildMonths, Input::ColocationRentUsdPerKwMonth),
        (Input::HybridAiShare, Input::HybridHeadroomShare),
        (Input::SiteSaleValueUsdPerMw, Input::ColocationCapexUsdPerMw),
    ]
}

#[test]
fn a_refined_map_names_the_leaders_that_brute_force_names() {
    let scenario = Scenario::default();
    for (x, y) in pairs() {
        let map = map(&scenario, &setup(x, y));
        let columns = map.x.values.len();
        let mut engine = Engine::new();
        let (mut wrong, mut off, mut largest) = (0, 0.0_f64, 0.0_f64);
        for (point, best) in map.best.iter().enumerate() {
            let (i, j) = (point % columns, point / columns);
            let there = at(&mut engine, &scenario, &map, map.x.values[i], map.y.values[j]);
            let margin = there.margin(there.best()).unwrap();
            largest = largest.max(margin);
            if *best == there.best() {
                off = off.max((map.margin_usd[point] - margin).abs());
            } else {
                wrong += 1;
            }
            if map.exact[point] {
                assert_eq!(*best, there.best(), "{x:?} {y:?} at {i} {j}");
                let tolerance = 1e-9 * there.magnitude();
                assert!((map.margin_usd[point] - margin).abs() <= tolerance, "{x:?} {y:?}");
            }
        }
        println!("{x:?} {y:?}: {wrong} wrong, {} evaluated", map.evaluations);
        // One point in 500; a map of fewer may have one.
        assert!(wrong <= (map.best.len() / 500).max(1), "{x:?} {y:?}: {wrong} wrong");
        assert!(off <= 0.05 * largest, "{x:?} {y:?}: margin off by {}", off / largest);
        assert!(map.evaluations * 2 < map.best.len(), "{x:?} {y:?}: {}", map.evaluations);
    }
}

#[test]
fn an_exact_map_is_brute_force_and_both_uses_are_level_on_its_frontier() {
    let scenario = Scenario::default();
    let (mut vertices, mut level) = (0, 0);
    for (x, y) in pairs() {
        let map = map(&scenario, &Setup { exact: true, ..setup(x, y) });
        let mut engine = Engine::new();
        assert!(map.exact.iter().all(|exact| *exact));
        for line in &map.frontier {
            let [a, b] = line.between;
            assert_ne!(a, b);
            for [x_at, y_at] in &line.points {
                if x == Input::ColocationBuildMonths && x_at.fract() != 0.0 {
                    continue;
                }
                vertices += 1;
                let there = at(&mut engine, &scenario, &map, *x_at, *y_at);
                let value = |leader: Option<_>| match leader {
                    Some(strategy) => there.npvs[strategy as usize].unwrap(),
                    None => there.sell_now_usd,
                };
                // Where a decision flips the lead jumps over: no point is level there.
                let apart = (value(a) - value(b)).abs();
                level += usize::from(apart <= 5e-3 * there.magnitude());
            }
        }
    }
    assert!(vertices > 60 && level * 10 >= vertices * 9, "{level} of {vertices} are level");
}

#[test]
fn slices_make_the_same_map() {
    let scenario = Scenario::default();
    let (x, y) = (Input::SitePowerPriceUsdPerMwh, Input::NetworkBtcPriceUsd);
    for exact in [false, true] {
        let setup = Setup { n: 20, exact, ..setup(x, y) };
        let mut job = MapJob::new(&scenario, &setup);
        let mut slices = 1;
        while !job.step(7) {
            slices += 1;
        }
        assert!(slices > 5);
        assert_eq!(job.finish(), map(&scenario, &setup));
    }
}

#[test]
fn ranges_hold_the_point_and_stay_in_the_accepted_range() {
    let scenario = Scenario::default().nearest(Input::SitePowerPriceUsdPerMwh, 140.0);
    let (x, y) = (Input::SitePowerPriceUsdPerMwh, Input::GpuCloudTermYears);
    let found = map(&scenario, &Setup { y_range: Some((-4.0, 99.0)), ..setup(x, y) });
    assert_eq!(found.x.values.last(), Some(&140.0));
    assert_eq!((found.y.values[0], found.y.values[N - 1]), (0.0, 15.0));
    let point = map(&scenario, &Setup { n: 1, ..setup(Input::NetworkSubsidyBtc, y) });
    assert_eq!(point.best.len(), point.x.values.len() * point.y.values.len());
}
