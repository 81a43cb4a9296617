//! Every study by letter, beside what the rooms below say; and the queue.

use super::*;
use crate::analysis::aggregate::HeadlineKind;
use crate::analysis::stress::{Shock, Shocks};
use crate::evaluation::{Engine, evaluate};
use crate::format::Plain;
use crate::scenario::{Input, Scenario, parse_link};
use crate::strategy::Strategy;
use std::rc::Rc;

fn over(input: Input) -> Over {
    Over { input, low: None, high: None }
}

/// Every study, with choices that give it something to tell.
fn studies() -> Vec<Study> {
    let shocks: Shocks = Shock::Winter2022.into();
    let limits = HybridLimits { peak_funding_usd: Some(4e8), ai_mw: None, stress_weight: 0.5 };
    vec![
        Study::Answer,
        Study::Cash,
        Study::Curve { input: Input::NetworkBtcPriceUsd, points: 12 },
        Study::BreakEven { input: Input::NetworkBtcPriceUsd },
        Study::Tornado { watched: Watched::Lead, bars: Some(12) },
        Study::Map {
            x: over(Input::NetworkBtcPriceUsd),
            y: over(Input::ColocationRentUsdPerKwMonth),
            points: 12,
        },
        Study::Stress { shocks },
        Study::Hybrid { shocks, limits },
        Study::ValueSplit,
        Study::Migration {
            headline: Some(Headline {
                kind: HeadlineKind::ContractValue,
                usd: Some(90e9),
                power_gw: Some(3.7),
                asked_usd_per_year: Some(2e12),
            }),
        },
        Study::Waiting,
    ]
}

fn told(link: &str, study: Study) -> Told {
    answer(&mut Engine::new(), &Plain, &Ask::of(link, study)).unwrap()
}

/// Text, attributes and numbers of an answer, one after the other.
fn everything(told: &Told) -> String {
    serde_json::to_string(told).unwrap()
}

#[test]
fn every_study_tells_something_and_nothing_it_should_not() {
    for link in ["", "btc=250000", "years=4&challs=30"] {
        for study in studies() {
            let told = told(link, study.clone());
            let drawn = !matches!(study, Study::BreakEven { .. } | Study::Migration { .. });
            let ready = !matches!(study, Study::Hybrid { .. }) || told.drawings.len() == 1;
            assert!(!told.sentences.is_empty() || drawn, "{link} {study:?}");
            assert!(!drawn || !ready || !told.drawings.is_empty(), "{link} {study:?}");
            let all = everything(&told);
            let mut words = all.split(|c: char| !c.is_alphanumeric());
            let wrong = words.find(|word| ["NaN", "inf", "undefined"].contains(word));
            assert_eq!(wrong, None, "{study:?} of {link}");
        }
    }
}

#[test]
fn an_answer_crosses_unchanged() {
    for study in studies() {
        let told = told("btc=90000", study);
        let back: Told = serde_json::from_str(&everything(&told)).unwrap();
        assert!(back == told, "{:?}", told.drawings.first().map(|drawing| &drawing.title));
    }
}

#[test]
fn numbers_are_those_of_an_evaluation() {
    let scenario = parse_link("btc=250000").scenario;
    let evaluation = evaluate(&scenario);
    let whole = told("btc=250000", Study::Answer);
    let npvs = Strategy::ALL.map(|strategy| evaluation.npv(strategy));
    assert_eq!(whole.numbers_of("npv_usd"), Some(&npvs[..]));
    // On a curve the value nearest to the present one is evaluated like any other.
    let input = Input::NetworkBtcPriceUsd;
    let curve = told("", Study::Curve { input, points: 12 });
    let (values, npvs) =
        (curve.numbers_of(input.key()).unwrap(), curve.numbers_of("npv_usd.mining"));
    for (value, npv) in values.iter().zip(npvs.unwrap()) {
        let at = Scenario::default().nearest(input, value.unwrap());
        assert_eq!(*npv, evaluate(&at).npv(Strategy::Mining));
    }
    assert_eq!(curve.readings.len(), values.len());
}

#[test]
fn what_a_link_says_wrong_is_told_and_the_rest_is_answered() {
    let told = told("power=900&btc=250000", Study::Answer);
    assert!(told.problems[0].contains("900 is outside the accepted range"), "{:?}", told.problems);
    let right = self::told("btc=250000", Study::Answer);
    assert_eq!(told.numbers_of("npv_usd"), right.numbers_of("npv_usd"));
}

#[test]
fn a_look_is_followed() {
    let ask = Ask { width: 320.0, height: Some(200.0), ..Ask::of("", Study::Cash) };
    let told = answer(&mut Engine::new(), &Plain, &ask).unwrap();
    assert_eq!(told.drawings[0].size, (320.0, 200.0));
    assert!(told.drawings[0].svg.contains("viewBox=\"0 0 320 200\""));
}

fn queue() -> Queue {
    Queue::new(Rc::new(Plain))
}

/// Steps until nothing is left, one millisecond each.
fn run(queue: &mut Queue, mut now: f64) -> Vec<Reply> {
    let mut replies = Vec::new();
    while queue.has_work() {
        now += 1.0;
        replies.extend(queue.step(now));
    }
    replies
}

fn ids(replies: &[Reply]) -> Vec<u64> {
    let id = |reply: &Reply| match reply {
        Reply::Told(told) => Some(told.id),
        Reply::Refused(refused) => Some(refused.id),
        Reply::Progress(_) => None,
    };
    replies.iter().filter_map(id).collect()
}

#[test]
fn of_what_a_seat_asks_the_latest_is_answered() {
    let mut queue = queue();
    for (id, btc) in [(1, 60_000), (2, 80_000), (3, 250_000)] {
        let ask = Ask::of(&format!("btc={btc}"), Study::Answer);
        queue.ask("answer", 0.0, Ask { id, ..ask });
    }
    queue.ask("waiting", 0.0, Ask { id: 4, ..Ask::of("", Study::Waiting) });
    let replies = run(&mut queue, 0.0);
    assert_eq!(ids(&replies), [3, 4]);
    let Reply::Told(first) = &replies[0] else { panic!("not answered") };
    assert_eq!(**first, Told { id: 3, ..told("btc=250000", Study::Answer) });
}

#[test]
fn a_tornado_tells_how_far_it_is() {
    let mut queue = queue();
    let study = Study::Tornado { watched: Watched::Npv(Strategy::Mining), bars: None };
    queue.ask("tornado", 0.0, Ask { id: 9, ..Ask::of("", study) });
    let replies = run(&mut queue, 0.0);
    let done = |reply: &Reply| match reply {
        Reply::Progress(progress) => Some(progress.done),
        _ => None,
    };
    let shares: Vec<f64> = replies.iter().filter_map(done).collect();
    assert!(shares.len() > 20 && shares.is_sorted(), "{shares:?}");
    assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    assert_eq!(ids(&replies), [9]);
}

#[test]
fn a_fine_map_is_shown_coarse_first() {
    let mut queue = queue();
    let (x, y) = (over(Input::NetworkBtcPriceUsd), over(Input::ColocationRentUsdPerKwMonth));
    let study = Study::Map { x, y, points: map::DRAFT + 1 };
    queue.ask("map", 0.0, Ask { id: 1, ..Ask::of("", study) });
    let is_draft = |reply: Reply| match reply {
        Reply::Told(told) => Some(told.is_draft),
        _ => None,
    };
    let drafts: Vec<bool> = run(&mut queue, 0.0).into_iter().filter_map(is_draft).collect();
    assert_eq!(drafts, [true, false]);
}

#[test]
fn what_is_cancelled_is_not_answered_and_what_is_wrong_is_refused() {
    let mut queue = queue();
    queue.ask("waiting", 0.0, Ask { id: 1, ..Ask::of("", Study::Waiting) });
    queue.cancel("waiting");
    let study = Study::Curve { input: Input::NetworkBtcPriceUsd, points: 1_000_000 };
    queue.ask("curve", 0.0, Ask { id: 2, ..Ask::of("", study) });
    let replies = run(&mut queue, 0.0);
    let [Reply::Refused(refused)] = &replies[..] else { panic!("{replies:?}") };
    assert_eq!(refused.problems, ["points: 1000000 is not from 2 to 400"]);
}
