//! Every error message, word for word: what was given, what is accepted, in range and unit.

use hash_or_host::scenario::{Given, Input, Problem, Scenario, parse_link};

/// The message for one field.
fn refused(key: &str, given: Given) -> String {
    Scenario::default().with([(key, given)]).unwrap_err().to_string()
}

fn text(text: &str) -> Given {
    Given::Text(text.to_owned())
}

#[test]
fn out_of_range() {
    assert_eq!(
        refused("site.power_price_usd_per_mwh", Given::Number(-1.0)),
        "site.power_price_usd_per_mwh: -1 is out of range; accepted: a number from 0 to 500 USD/MWh"
    );
    assert_eq!(
        refused("finance.tax_rate", Given::Number(25.0)),
        "finance.tax_rate: 25 is out of range; accepted: a number from 0 to 0.9 share"
    );
    assert_eq!(
        refused("site.horizon_years", Given::Number(31.0)),
        "site.horizon_years: 31 is out of range; accepted: a whole number from 1 to 30 years"
    );
    assert_eq!(
        refused("site.start", text("2008-12")),
        "site.start: \"2008-12\" is out of range; accepted: a month YYYY-MM from 2009-01 to 2100-01"
    );
}

#[test]
fn not_whole() {
    assert_eq!(
        refused("colocation.build_months", Given::Number(14.5)),
        "colocation.build_months: 14.5 is not whole; accepted: a whole number from 0 to 120 months"
    );
}

#[test]
fn not_a_number_and_infinite() {
    assert_eq!(
        refused("site.grid_mw", Given::Number(f64::NAN)),
        "site.grid_mw: NaN is not a number; accepted: a number from 0.1 to 10000 MW"
    );
    assert_eq!(
        refused("site.grid_mw", Given::Number(f64::INFINITY)),
        "site.grid_mw: Infinity is infinite; accepted: a number from 0.1 to 10000 MW"
    );
    assert_eq!(
        refused("network.btc_price_usd", Given::Number(f64::NEG_INFINITY)),
        "network.btc_price_usd: -Infinity is infinite; \
         accepted: a number from 100 to 100000000 USD/BTC"
    );
}

#[test]
fn wrong_type() {
    assert_eq!(
        refused("site.grid_mw", text("100")),
        "site.grid_mw: \"100\" has the wrong type; accepted: a number from 0.1 to 10000 MW"
    );
    assert_eq!(
        refused("mining.fleet_owned", Given::Number(1.0)),
        "mining.fleet_owned: 1 has the wrong type; accepted: true or false"
    );
    assert_eq!(
        refused("site.start", Given::Number(2027.0)),
        "site.start: 2027 has the wrong type; accepted: a month YYYY-MM from 2009-01 to 2100-01"
    );
    assert_eq!(
        refused("hybrid.ai_share", Given::Other("an array".into())),
        "hybrid.ai_share: an array has the wrong type; \
         accepted: a number from 0 to 1 share of grid MW"
    );
    assert_eq!(
        refused("hybrid.ai_mode", Given::YesNo(true)),
        "hybrid.ai_mode: true has the wrong type; accepted: \"colocation\" or \"gpu_cloud\""
    );
}

#[test]
fn not_a_month_and_not_an_option() {
    assert_eq!(
        refused("network.next_halving", text("2028-13")),
        "network.next_halving: \"2028-13\" is not a month; \
         accepted: a month YYYY-MM from 2009-01 to 2140-01"
    );
    assert_eq!(
        refused("hybrid.ai_mode", text("casino")),
        "hybrid.ai_mode: \"casino\" is not an option; accepted: \"colocation\" or \"gpu_cloud\""
    );
}

#[test]
fn unknown_keys_with_a_hint_where_there_is_one() {
    assert_eq!(
        refused("power", Given::Number(38.0)),
        "power: no such input (given 38); accepted: a key of the table of inputs, such as site.grid_mw"
    );
    assert_eq!(
        refused("grid_mw", Given::Number(38.0)),
        "grid_mw: no such input (given 38); \
         accepted: a key of the table of inputs, perhaps site.grid_mw"
    );
}

#[test]
fn a_long_text_is_cut() {
    let long = "x".repeat(1_000_000);
    let message = refused("hybrid.ai_mode", text(&long));
    assert_eq!(
        message,
        format!(
            "hybrid.ai_mode: \"{}…\" is not an option; accepted: \"colocation\" or \"gpu_cloud\"",
            "x".repeat(39)
        )
    );
    assert!(refused(&long, Given::Number(1.0)).len() < 200);
}

#[test]
fn all_at_once_in_the_order_given() {
    let refused = Scenario::default()
        .with([
            ("site.grid_mw", Given::Number(0.0)),
            ("site.power_price_usd_per_mwh", Given::Number(38.0)),
            ("nonsense", Given::YesNo(false)),
            ("gpu_cloud.term_years", text("five")),
        ])
        .unwrap_err();
    let problems: Vec<Problem> = refused.fields.iter().map(|field| field.problem).collect();
    assert_eq!(problems, [Problem::OutOfRange, Problem::UnknownKey, Problem::WrongType]);
    assert_eq!(
        refused.to_string(),
        "site.grid_mw: 0 is out of range; accepted: a number from 0.1 to 10000 MW\n\
         nonsense: no such input (given false); accepted: a key of the table of inputs, such as site.grid_mw\n\
         gpu_cloud.term_years: \"five\" has the wrong type; accepted: a number from 0 to 15 years"
    );
}

#[test]
fn links_say_what_could_not_be_read() {
    let said = |link: &str| parse_link(link).problems[0].to_string();
    assert_eq!(said("v=9.1.1"), "v: \"9.1.1\" cannot be read; accepted: v=1.1.1");
    assert_eq!(
        said("power=38&power=39"),
        "site.power_price_usd_per_mwh: given twice (39 is the second); accepted: once"
    );
    assert_eq!(
        said("power=cheap"),
        "site.power_price_usd_per_mwh: \"cheap\" has the wrong type; \
         accepted: a number from 0 to 500 USD/MWh"
    );
}

#[test]
fn one_stored_value_at_a_time_is_checked_alike() {
    let error = Scenario::default().set(Input::SiteGridMw, 1e9).unwrap_err();
    assert_eq!(
        error.to_string(),
        "site.grid_mw: 1000000000 is out of range; accepted: a number from 0.1 to 10000 MW"
    );
    assert_eq!(error.problem, Problem::OutOfRange);
    let error = Scenario::default().set(Input::MiningFleetOwned, 0.5).unwrap_err();
    assert_eq!(error.problem, Problem::NotWhole);
}

#[test]
fn a_path_given_month_by_month() {
    let accepted = "accepted: one number or more, month by month from month 1 on, each above 0 \
                    and at most 1000000000000 EH/s";
    let said = |given| refused("paths.network_eh_per_s", given);
    assert_eq!(
        said(Given::Series(vec![930.0, 0.0])),
        format!("paths.network_eh_per_s, month 2: 0 is out of range; {accepted}")
    );
    assert_eq!(
        said(Given::Series(Vec::new())),
        format!("paths.network_eh_per_s: no values; {accepted}")
    );
    assert_eq!(
        said(Given::Number(930.0)),
        format!("paths.network_eh_per_s: 930 has the wrong type; {accepted}")
    );
    assert_eq!(
        refused("site.grid_mw", Given::Series(vec![1.0; 3])),
        "site.grid_mw: a series of 3 values has the wrong type; \
         accepted: a number from 0.1 to 10000 MW"
    );
}

#[test]
fn every_problem_has_its_name_in_the_api() {
    let names = [
        (Problem::UnknownKey, "unknown_key"),
        (Problem::WrongType, "wrong_type"),
        (Problem::NotANumber, "not_a_number"),
        (Problem::Infinite, "infinite"),
        (Problem::OutOfRange, "out_of_range"),
        (Problem::NotWhole, "not_whole"),
        (Problem::NotAMonth, "not_a_month"),
        (Problem::NotAChoice, "not_a_choice"),
        (Problem::GivenTwice, "given_twice"),
        (Problem::BadLink, "bad_link"),
        (Problem::Empty, "empty"),
        (Problem::ModeAboveLargest, "mode_above_largest"),
        (Problem::NotPositiveDefinite, "not_positive_definite"),
    ];
    for (problem, name) in names {
        assert_eq!(problem.key(), name);
    }
}
