use super::letter::Letter;
use super::*;
use crate::evaluation::Engine;
use crate::scenario::{Input, Series};
use crate::simulation::simulate;
use crate::simulation::waiting::{Limit, waiting_value};

/// 400 futures with a given lease level, so that every kind of field has something in it.
fn scenario() -> Scenario {
    let scenario = Scenario::default().nearest(Input::UncertaintyPaths, 400.0);
    let level: Vec<f64> = (1..=30).map(|t| 1.0 / f64::from(t) + 1.0 / 3.0).collect();
    scenario.with_series(Series::Level, Some(&level)).unwrap()
}

fn again<T: Letter>(value: &T) -> Option<T> {
    let mut numbers = Vec::new();
    value.write(&mut numbers);
    let mut rest = numbers.iter();
    let read = T::read(&mut rest);
    assert_eq!(rest.len(), 0, "numbers are left");
    // A letter that is cut off anywhere says nothing.
    for length in [0, 1, numbers.len() / 2, numbers.len() - 1] {
        assert!(T::read(&mut numbers[..length.min(numbers.len() - 1)].iter()).is_none());
    }
    read
}

/// All answers of an outpost, a millisecond a step.
fn answers(outpost: &mut Outpost, mut now: f64) -> Vec<Told> {
    let mut all = Vec::new();
    while outpost.has_work() {
        now += 1.0;
        let letter = outpost.step(now);
        all.extend(letter.map(|letter| told(&letter).expect("a letter that can be read")));
    }
    all
}

fn found(told: &Told) -> &Found {
    match &told.finding {
        Finding::Futures(found) => found,
        other => panic!("{other:?} is no report"),
    }
}

#[test]
fn everything_that_crosses_arrives_to_the_last_bit() {
    let scenario = scenario();
    assert_eq!(again(&scenario).as_ref(), Some(&scenario));
    let options = Options::of(&scenario);
    let report = simulate(&scenario, options, |_, _| true).unwrap();
    let found = Found { report, done: 400, of: 400 };
    let value = waiting_value(&scenario, (100, 1), |_, _| true).unwrap();
    let model = Model::of(&scenario, 1);
    let lived = |number| Lived { number, future: Future::of(&model, number) };
    for finding in [
        Finding::Going { done: 20, of: 400 },
        Finding::TooMany,
        Finding::Futures(Box::new(found)),
        Finding::Waiting(Box::new(value)),
        Finding::Future(Box::new(lived(0))),
        Finding::Future(Box::new(lived(u32::MAX))),
    ] {
        assert_eq!(again(&finding), Some(finding));
    }
    for limit in [Limit::Always, Limit::Never, Limit::Above(1.5), Limit::Below(0.1), Limit::Several]
    {
        assert_eq!(again(&limit), Some(limit));
    }
    for errand in [Errand::Futures, Errand::Waiting, Errand::Future(4_294_967_295)] {
        assert_eq!(again(&errand), Some(errand));
    }
}

#[test]
fn what_is_done_away_is_what_is_done_here() {
    let scenario = scenario();
    let mut outpost = Outpost::default();
    outpost.hear(0.0, &ask(3, 7, Errand::Futures, &scenario));
    let all = answers(&mut outpost, 0.0);
    assert!(all.iter().all(|told| (told.place, told.id) == (3, 7)));
    let shown: Vec<&Told> =
        all.iter().filter(|told| !matches!(told.finding, Finding::Going { .. })).collect();
    // One picture after the first 300, and the whole.
    assert_eq!(shown.iter().map(|told| found(told).done).collect::<Vec<_>>(), [300, 400]);
    assert_eq!(shown.iter().map(|told| told.is_last).collect::<Vec<_>>(), [false, true]);
    let here = simulate(&scenario, Options::of(&scenario), |_, _| true).unwrap();
    assert_eq!(found(shown[1]).report, here);
    // And by the desk of a page without a worker.
    let mut job = Errand::Futures.begin(&scenario);
    let mut engine = Engine::new();
    let last = loop {
        if let Step::Done(finding) = job(&mut engine) {
            break finding;
        }
    };
    assert_eq!(last, shown[1].finding);
}

#[test]
fn the_latest_ask_of_a_place_is_answered_alone_and_places_take_turns() {
    let long = Scenario::default();
    let mut outpost = Outpost::default();
    outpost.hear(0.0, &ask(0, 1, Errand::Futures, &long));
    // It has shown its first picture and is dropped at once.
    let mut drafts = 0;
    while drafts == 0 {
        let letter = outpost.step(1.0);
        drafts += letter
            .iter()
            .filter(|l| matches!(told(l).unwrap().finding, Finding::Futures(_)))
            .count();
    }
    let other = long.nearest(Input::UncertaintyPaths, 100.0);
    outpost.hear(2.0, &ask(0, 2, Errand::Futures, &other));
    outpost.hear(2.0, &ask(1, 3, Errand::Future(9), &other));
    let all = answers(&mut outpost, 2.0);
    assert!(all.iter().all(|told| told.id != 1), "the first is superseded");
    let last: Vec<u32> = all.iter().filter(|told| told.is_last).map(|told| told.id).collect();
    assert_eq!(last, [3, 2]);
}

#[test]
fn what_is_cancelled_is_not_answered_and_others_are() {
    let scenario = Scenario::default().nearest(Input::UncertaintyPaths, 100.0);
    let mut outpost = Outpost::default();
    outpost.hear(0.0, &ask(0, 1, Errand::Waiting, &scenario));
    outpost.hear(0.0, &ask(1, 2, Errand::Futures, &scenario));
    assert!(outpost.step(1.0).is_some());
    outpost.hear(1.0, &cancel(0));
    outpost.hear(1.0, &cancel(9));
    let ids: Vec<u32> = answers(&mut outpost, 1.0).iter().map(|told| told.id).collect();
    assert!(!ids.is_empty() && ids.iter().all(|id| *id == 2), "{ids:?}");
    // A place that was cancelled may ask again.
    outpost.hear(2.0, &ask(0, 3, Errand::Future(1), &scenario));
    assert_eq!(answers(&mut outpost, 2.0).len(), 1);
}

#[test]
fn what_is_no_letter_asks_nothing() {
    let good = ask(0, 1, Errand::Futures, &Scenario::default());
    let mut outpost = Outpost::default();
    let mut out_of_range = good.clone();
    out_of_range[4] = f64::NAN;
    for letter in [&[][..], &[f64::NAN; 300], &good[..good.len() - 1], &out_of_range] {
        outpost.hear(0.0, letter);
        assert!(!outpost.has_work());
    }
    assert_eq!(told(&good), None);
    outpost.hear(0.0, &good);
    assert!(outpost.has_work());
}

#[test]
fn what_hands_counted_of_another_question_is_dropped() {
    let first = scenario();
    let mut outpost = Outpost::default();
    outpost.hands().borrow_mut().open(0);
    outpost.hear(0.0, &ask(0, 1, Errand::Futures, &first));
    outpost.step(1.0);
    let late = outpost.hands().borrow_mut().letters();
    assert!(!late.is_empty());
    outpost.hear(1.0, &cancel(0));
    let second = first.nearest(Input::UncertaintySeed, 77.0);
    outpost.hear(1.0, &ask(0, 2, Errand::Futures, &second));
    outpost.step(2.0);
    let mut hand = Hand::default();
    for (at, letter) in late {
        outpost.hands().borrow_mut().hear(at, &hand.work(&letter).unwrap());
    }
    // Rows of the wrong length, and what is no letter at all.
    outpost.hands().borrow_mut().hear(0, &[2.0, 0.0, 1.0, 5.0]);
    outpost.hands().borrow_mut().hear(0, &[f64::NAN]);
    assert_eq!(hand.work(&[1.0, 2.0]), None);
    let all = answers(&mut outpost, 2.0);
    let here = simulate(&second, Options::of(&second), |_, _| true).unwrap();
    assert_eq!(found(all.last().unwrap()).report, here);
}
