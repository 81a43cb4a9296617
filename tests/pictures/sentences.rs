//! The sentences at the top and the break-evens at twelve scenarios, against `goldens/sentences.txt`: to be read as
//! pictures are looked at. `UPDATE_GOLDENS=1` accepts what is said now.

use hash_or_host::analysis::break_even::{Question, break_even};
use hash_or_host::analysis::turns::{PRICES, turn, winner};
use hash_or_host::cases::{PRESETS, apply};
use hash_or_host::evaluation::Engine;
use hash_or_host::format::Plain;
use hash_or_host::scenario::{HEADLINE, Scenario, parse_link};
use hash_or_host::text::break_even::phrase;
use hash_or_host::text::{answer, beside, decisions, rates, turns};
use std::fmt::Write as _;
use std::path::Path;

/// Links, each with what it is there for.
const SCENARIOS: [(&str, &str); 12] = [
    ("the defaults", ""),
    ("chips let cheaply", "gpu=2.9"),
    ("dear bitcoin", "btc=250000"),
    ("cheap power, a large site", "power=20&mw=300&rent=90"),
    ("a break-even pressed", "gpu=3.59"),
    ("weak markets for AI", "rent=60&gpu=2"),
    ("cheap bitcoin", "btc=20000"),
    ("dear power", "power=120"),
    ("nothing pays", "btc=100&rent=0&gpu=0"),
    ("one year", "years=1"),
    ("a small site", "mw=0.1"),
    ("free power", "power=0"),
];

fn said(engine: &mut Engine, link: &str) -> String {
    let scenario = parse_link(link).scenario;
    let evaluation = engine.evaluate(&scenario);
    let found = PRICES.map(|price| {
        let found = turn(engine, &scenario, price);
        (found, winner(&found))
    });
    let overtakes = hash_or_host::cases::rates::overtakes(engine, &scenario);
    let turned = turns::sentence(&Plain, &found);
    let mut lines = vec![
        answer::answer(&Plain, &scenario, &evaluation).text(),
        decisions::sentence(&scenario, &evaluation),
        turns::text(&turned),
        rates::question(&Plain, &overtakes, &turned),
        answer::footing(&Plain, &scenario, &evaluation),
        answer::short(&Plain, &evaluation).text(),
    ];
    let left = beside::loans_leave(&Plain, &evaluation);
    lines.extend((!left.is_empty()).then_some(left));
    for input in HEADLINE {
        let found = break_even(engine, &scenario, input, Question::Best);
        lines.push(format!("{}: {}", input.row().label, phrase(&Plain, &found).text()));
    }
    lines.join("\n")
}

/// What is said of a real case in place of the first sentence.
fn said_of_cases(engine: &mut Engine) -> String {
    let mut all = String::from("## real cases\n");
    for preset in &PRESETS {
        let scenario = apply(preset, &Scenario::default()).scenario;
        let evaluation = engine.evaluate(&scenario);
        let said = answer::of_case(&Plain, &scenario, &evaluation, (preset.code, 0));
        let said = said.unwrap_or_else(|| answer::answer(&Plain, &scenario, &evaluation));
        let _ = writeln!(all, "{}", said.text());
    }
    all
}

#[test]
fn the_sentences_are_those_that_were_read() {
    let (mut engine, mut all) = (Engine::new(), String::new());
    for (name, link) in SCENARIOS {
        let _ = writeln!(all, "## {name}: {link}\n{}\n", said(&mut engine, link));
    }
    all.push_str(&said_of_cases(&mut engine));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/goldens/sentences.txt");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&path, &all).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (now, then)) in all.lines().zip(golden.lines()).enumerate() {
        assert_eq!(now, then, "goldens/sentences.txt, line {}", line + 1);
    }
    assert_eq!(all.lines().count(), golden.lines().count());
}
