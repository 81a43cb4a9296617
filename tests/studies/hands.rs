//! Futures shared among workers, as one thread counts them.

use hash_or_host::question::errand::{Errand, Finding, Found, Hand, Outpost, Told, ask, told};
use hash_or_host::scenario::{Input, Scenario, Series};
use hash_or_host::simulation::{Options, simulate};

fn found(told: &Told) -> &Found {
    match &told.finding {
        Finding::Futures(found) => found,
        other => panic!("{other:?} is no report"),
    }
}

/// Everything an outpost with so many hands says, and how many parts they counted. Each hand answers
/// at its own pace; one that is `lost` takes parts and never answers.
fn with_hands(scenario: &Scenario, hands: usize, lost: Option<usize>) -> (Vec<Told>, usize) {
    let mut outpost = Outpost::default();
    let mut all = Vec::new();
    let mut working: Vec<(Hand, Vec<Vec<f64>>)> = Vec::new();
    for at in 0..hands {
        outpost.hands().borrow_mut().open(at);
        working.push((Hand::default(), Vec::new()));
    }
    let mut counted = 0;
    outpost.hear(0.0, &ask(0, 1, Errand::Futures, scenario));
    let mut now = 0.0;
    while outpost.has_work() {
        now += 1.0;
        let letter = outpost.step(now);
        all.extend(letter.map(|letter| told(&letter).expect("a letter that can be read")));
        for (hand, letter) in outpost.hands().borrow_mut().letters() {
            working[hand].1.push(letter);
        }
        for (at, (hand, letters)) in working.iter_mut().enumerate() {
            // The second is slower, and takes the latest first: parts come back in any order.
            let is_due = (now as usize).is_multiple_of(3 + 4 * at);
            if lost != Some(at)
                && is_due
                && let Some(letter) = letters.pop()
            {
                let rows = hand.work(&letter).expect("a letter of the pool");
                outpost.hands().borrow_mut().hear(at, &rows);
                counted += 1;
            }
        }
    }
    (all, counted)
}

#[test]
fn one_worker_two_and_three_count_the_same_bits() {
    // With a given level, so that a letter has a series in it.
    let level: Vec<f64> = (1..=30).map(|t| 1.0 / f64::from(t) + 1.0 / 3.0).collect();
    let scenario = Scenario::default().nearest(Input::UncertaintyPaths, 1_730.0);
    let scenario = scenario.with_series(Series::Level, Some(&level)).unwrap();
    let (alone, none) = with_hands(&scenario, 0, None);
    let here = simulate(&scenario, Options::of(&scenario), |_, _| true).unwrap();
    assert_eq!((&found(alone.last().unwrap()).report, none), (&here, 0));
    for (hands, lost) in [(1, None), (2, None), (2, Some(0)), (1, Some(0))] {
        let (all, counted) = with_hands(&scenario, hands, lost);
        let last = all.last().unwrap();
        assert!(last.is_last);
        assert_eq!(found(last).report, here, "{hands} hands, lost {lost:?}");
        assert_eq!(counted > 3, lost != Some(0) || hands > 1, "{hands} hands count {counted}");
        // What is shown on the way is what those futures say by themselves.
        let draft = all.iter().find(|told| matches!(told.finding, Finding::Futures(_))).unwrap();
        let few = Options { futures: found(draft).done, ..Options::of(&scenario) };
        assert_eq!(found(draft).report, simulate(&scenario, few, |_, _| true).unwrap());
    }
}
