//! Links that restore a scenario: only what differs from the defaults, with the versions that say
//! what the rest meant.
//!
//! `v=1.1.1&power=38&mw=200`: format, edition of the defaults, version of the model; then one
//! short name per changed input, and one per path that is given month by month. A value that cannot
//! be read is reported and left at its default.
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use super::{
    EDITIONS, FieldError, Given, INPUTS, Input, Kind, Problem, Scenario, Series, Units, check,
    nearest, store, together,
};
use crate::decimal;
use std::fmt::Write as _;
use travelled::pairs;

mod kept;
mod settings;
mod travelled;

pub use kept::{Kept, LONGEST_NAME, MOST_KEPT, with_kept};
pub use settings::{Setting, Settings, with_settings};
pub use travelled::{counts_readers, is_link};

/// Version of the link's form.
pub const LINK_FORMAT: u32 = 1;
/// Edition of the table's defaults. Raised when a default changes; older ones stay in `editions`.
pub const EDITION: u32 = EDITIONS.len() as u32;
/// Version of the model's rules.
pub const MODEL_VERSION: u32 = 1 + MODEL_CHANGES.len() as u32;
/// What changed with each version of the model after the first, for the reader of an older link.
pub(super) const MODEL_CHANGES: [&str; 0] = [];

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The scenario: the edition's defaults with the link's values.
    pub scenario: Scenario,
    /// Edition of the defaults that the link was made with.
    pub edition: u32,
    /// Version of the model that the link was made with.
    pub model: u32,
    /// The rules that have changed since; empty for a link of today's model.
    pub changed_since: &'static [&'static str],
    /// What could not be read; the scenario holds the rest.
    pub problems: Vec<FieldError>,
    /// The short name of the real case that the scenario was made from, if the link says one. Its
    /// values all stand in the link, unless it names the case alone.
    pub case: Option<String>,
    /// The number of the random future that is looked at, if the link says one.
    pub future: Option<u32>,
    /// The units in which the page is shown.
    pub units: Units,
    /// What is set on the page beside the scenario.
    pub settings: Settings,
    /// Whether it names a case and gives no value at all: the case itself is meant.
    pub names_case_alone: bool,
    /// Scenarios that stand beside it, at most [`MOST_KEPT`].
    pub kept: Vec<Kept>,
}

/// The link of a scenario, without `#`; empty for the defaults. Paths given month by month keep six
/// significant digits.
#[must_use]
#[inline]
pub fn to_link(scenario: &Scenario) -> String {
    let defaults = Scenario::default();
    let mut link = String::new();
    for input in scenario.differing(&defaults) {
        if link.is_empty() {
            link = version();
        }
        let code = input.row().code;
        match scenario.given(input) {
            Given::Number(x) => {
                let _ = write!(link, "&{code}={}", decimal::shortest(x));
            }
            Given::YesNo(b) => {
                let _ = write!(link, "&{code}={}", if b { "yes" } else { "no" });
            }
            Given::Text(text) => {
                let _ = write!(link, "&{code}={text}");
            }
            Given::Series(_) | Given::Other(_) => {}
        }
    }
    for series in Series::ALL {
        if let Some(values) = scenario.series(series) {
            if link.is_empty() {
                link = version();
            }
            let _ = write!(link, "&{}={}", series.code(), Series::write(values));
        }
    }
    link
}

/// The link of a scenario that is to be kept: never empty, so that a change of the defaults does not
/// change what it shows.
#[must_use]
#[inline]
pub fn to_lasting_link(scenario: &Scenario) -> String {
    let link = to_link(scenario);
    if link.is_empty() { version() } else { link }
}

/// A link with the short name of the real case that its scenario was made from.
#[must_use]
#[inline]
pub fn with_case(link: String, case: Option<&str>) -> String {
    match case {
        Some(case) if link.is_empty() => format!("{}&case={case}", version()),
        Some(case) => format!("{link}&case={case}"),
        None => link,
    }
}

/// A link with the number of the random future that is looked at.
#[must_use]
#[inline]
pub fn with_future(link: String, future: Option<u32>) -> String {
    match future {
        Some(future) if link.is_empty() => format!("{}&future={future}", version()),
        Some(future) => format!("{link}&future={future}"),
        None => link,
    }
}

/// A link with the units in which the page is shown; the table's go without saying.
#[must_use]
pub fn with_units(link: String, units: Units) -> String {
    match units.code() {
        code if code.is_empty() => link,
        code if link.is_empty() => format!("{}&units={code}", version()),
        code => format!("{link}&units={code}"),
    }
}

/// What every link begins with.
#[inline]
pub(crate) fn version() -> String {
    format!("v={LINK_FORMAT}.{EDITION}.{MODEL_VERSION}")
}

/// What was published until now.
struct Published<'a> {
    editions: &'a [[f64; INPUTS]],
    changes: &'static [&'static str],
}

/// What is published now.
const NOW: Published = Published { editions: &EDITIONS, changes: &MODEL_CHANGES };

/// Reads a link: the part after `#` or `?`, with or without that sign, or a whole address, escaped
/// or not and with whatever other programs have hung on to it.
#[must_use]
#[inline]
pub fn parse_link(text: &str) -> Link {
    read_link(text, &NOW, MOST_KEPT)
}

/// Reads a link with at most so many others beside it.
#[inline]
fn read_link(text: &str, published: &Published, most_kept: usize) -> Link {
    let mut link = Link {
        scenario: Scenario::default(),
        edition: published.editions.len() as u32,
        model: 1 + published.changes.len() as u32,
        problems: Vec::new(),
        changed_since: &[],
        case: None,
        future: None,
        units: Units::default(),
        settings: Settings::default(),
        names_case_alone: false,
        kept: Vec::new(),
    };
    let mut seen: Vec<Input> = Vec::new();
    let mut seen_series: Vec<Series> = Vec::new();
    let pairs = pairs(text);
    if let Some((_, version)) = pairs.iter().find(|(code, _)| code == "v") {
        read_version(version, published, &mut link);
    }
    let before = link.scenario.clone();
    let mut said: Vec<&str> = Vec::new();
    for (code, value) in &pairs {
        if is_said_once(code) {
            if said.contains(&code.as_str()) {
                // A second `v` that is no version is what another program counts its files by.
                if code != "v" || value.contains('.') {
                    link.problems.push(beside(code, value, Problem::GivenTwice, "once"));
                }
                continue;
            }
            said.push(code);
        }
        if code == "v" {
            continue;
        }
        if code == "case" {
            link.case = read_case(value);
            continue;
        }
        if code == "future" {
            // What is no number shows no future: no value is lost with it.
            link.future = value.parse().ok();
            continue;
        }
        if code == "units" {
            link.units = Units::read(value);
            if !Units::knows(value) {
                let accepted = "kwh, sats, real or it, with points between";
                link.problems.push(beside(code, value, Problem::BadLink, accepted));
            }
            continue;
        }
        if let Some(setting) = Setting::from_code(code) {
            if let Err(error) = link.settings.read(setting, value) {
                link.problems.push(error);
            }
            continue;
        }
        if code == kept::NAME {
            if link.kept.len() < most_kept {
                link.kept.push(kept::read(value));
            } else {
                let accepted = format!("at most {most_kept} scenarios beside the link's own");
                link.problems.push(beside(code, value, Problem::OutOfRange, &accepted));
            }
            continue;
        }
        match Series::from_code(code).or_else(|| Series::from_key(code)) {
            Some(series) => read_series(series, value, &mut seen_series, &mut link),
            None => read_pair(code, value, &mut seen, &mut link),
        }
    }
    link.names_case_alone = link.case.is_some() && seen.is_empty() && seen_series.is_empty();
    for error in together::check(&link.scenario, &seen, &[]) {
        for input in error.problem.inputs() {
            link.scenario.values[*input as usize] = before.get(*input);
        }
        link.problems.push(error);
    }
    link
}

/// Whether a parameter of this name says something of the page, and no more than once: its version, place, units.
#[must_use]
#[inline]
pub fn is_said_once(code: &str) -> bool {
    matches!(code, "v" | "case" | "future" | "units") || Setting::from_code(code).is_some()
}

/// What is wrong with what a link says beside the values of its scenario.
#[inline]
fn beside(code: &str, value: &str, problem: Problem, accepted: &str) -> FieldError {
    let given = Given::Text(value.to_owned());
    FieldError { key: code.to_owned(), month: None, given, problem, accepted: accepted.to_owned() }
}

/// The short name of a case; what cannot be one is left out, since no value is lost with it.
#[inline]
fn read_case(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let text = text.to_ascii_lowercase();
    (!text.is_empty() && text.len() <= 40 && text.chars().all(plain)).then_some(text)
}

/// The versions that are known, in words.
#[inline]
fn known(edition: u32, model: u32) -> String {
    let newest = format!("v={LINK_FORMAT}.{edition}.{model}");
    if (edition, model) == (1, 1) { newest } else { format!("v={LINK_FORMAT}.1.1 to {newest}") }
}

#[inline]
fn read_series(series: Series, text: &str, seen: &mut Vec<Series>, link: &mut Link) {
    if seen.contains(&series) {
        let given = Given::Text(text.to_owned());
        link.problems.push(series.refuse(given, Problem::GivenTwice));
        return;
    }
    seen.push(series);
    match series.read(text) {
        Ok(values) => link.scenario.series[series as usize] = Some(values),
        Err(error) => link.problems.push(error),
    }
}

#[inline]
fn read_version(text: &str, published: &Published, link: &mut Link) {
    let mut numbers = text.split('.').map(str::parse::<u32>);
    let given = (numbers.next(), numbers.next(), numbers.next(), numbers.next());
    let found = match given {
        (Some(Ok(1..=LINK_FORMAT)), Some(Ok(edition)), Some(Ok(model)), None) => {
            let place = |number: u32| (number as usize).checked_sub(1);
            let defaults = place(edition).and_then(|at| published.editions.get(at));
            let changed_since = place(model).and_then(|at| published.changes.get(at..));
            defaults
                .zip(changed_since)
                .map(|(defaults, changed)| (edition, model, defaults, changed))
        }
        _ => None,
    };
    let Some((edition, model, defaults, changed_since)) = found else {
        let accepted = known(link.edition, link.model);
        link.problems.push(beside("v", text, Problem::BadLink, &accepted));
        return;
    };
    (link.edition, link.model, link.changed_since) = (edition, model, changed_since);
    let default = link.scenario.clone();
    for (input, value) in Input::ALL.into_iter().zip(defaults) {
        // What is no longer accepted becomes the nearest that is, and is said.
        if let Err(problem) = check(input, *value) {
            link.problems.push(FieldError::new(input, Given::Number(*value), problem));
        }
        link.scenario.values[input as usize] = nearest(input, *value);
    }
    link.problems.extend(together::check(&link.scenario, &Input::ALL, &[]));
    together::mend(&mut link.scenario, &Input::ALL, &default);
}

#[inline]
fn read_pair(code: &str, text: &str, seen: &mut Vec<Input>, link: &mut Link) {
    let Some(input) = Input::from_code(code).or_else(|| Input::from_key(code)) else {
        link.problems.push(FieldError::unknown(code, Given::Text(text.to_owned())));
        return;
    };
    let given = given(input, text);
    if seen.contains(&input) {
        link.problems.push(FieldError::new(input, given, Problem::GivenTwice));
        return;
    }
    seen.push(input);
    match store(input, &given) {
        Ok(value) => link.scenario.values[input as usize] = value,
        Err(problem) => link.problems.push(FieldError::new(input, given, problem)),
    }
}

/// The stored value that a text in a link means for an input.
///
/// # Errors
///
/// Says what was wrong with the text.
#[inline]
pub fn read_value(input: Input, text: &str) -> Result<f64, FieldError> {
    let given = given(input, text);
    store(input, &given).map_err(|problem| FieldError::new(input, given, problem))
}

#[inline]
fn given(input: Input, text: &str) -> Given {
    match input.row().kind {
        Kind::Number | Kind::Whole => match decimal::parse(text) {
            Some(number) => Given::Number(number),
            None => Given::Text(text.to_owned()),
        },
        Kind::YesNo => match text {
            "yes" | "true" | "1" => Given::YesNo(true),
            "no" | "false" | "0" => Given::YesNo(false),
            _ => Given::Text(text.to_owned()),
        },
        Kind::Month | Kind::Choice(_) => Given::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two editions, of which the first had power at 40 and no machines, and two changed rules.
    fn published(editions: &[[f64; INPUTS]]) -> Published<'_> {
        Published { editions, changes: &["Tax is paid monthly.", "Rent follows inflation."] }
    }

    fn first_edition() -> [f64; INPUTS] {
        let mut first = EDITIONS[0];
        first[Input::SitePowerPriceUsdPerMwh as usize] = 40.0;
        first[Input::MiningFleetOwned as usize] = 0.0;
        first
    }

    #[test]
    fn an_old_edition_keeps_its_defaults() {
        let editions = [first_edition(), EDITIONS[0]];
        let old = read_link("v=1.1.3&mw=50", &published(&editions), MOST_KEPT);
        assert_eq!(old.scenario.get(Input::SitePowerPriceUsdPerMwh), 40.0);
        assert_eq!(old.scenario.get(Input::SiteGridMw), 50.0);
        assert!(!old.scenario.is(Input::MiningFleetOwned) && old.problems.is_empty());
        assert_eq!(
            read_link("v=1.2.3", &published(&editions), MOST_KEPT).scenario,
            Scenario::default()
        );
    }

    #[test]
    fn a_link_says_which_rules_have_changed_since() {
        let editions = [EDITIONS[0]; 2];
        let since = |link: &str| read_link(link, &published(&editions), MOST_KEPT).changed_since;
        assert_eq!(since("v=1.1.1"), ["Tax is paid monthly.", "Rent follows inflation."]);
        assert_eq!(since("v=1.2.2"), ["Rent follows inflation."]);
        assert!(since("v=1.2.3").is_empty());
        let to_come = read_link("v=1.2.4", &published(&editions), MOST_KEPT);
        assert_eq!(to_come.problems[0].accepted, "v=1.1.1 to v=1.2.3");
    }

    #[test]
    fn a_default_that_is_accepted_no_longer_is_named() {
        let mut first = EDITIONS[0];
        first[Input::SitePowerPriceUsdPerMwh as usize] = 900.0;
        let old = read_link("v=1.1.1", &published(&[first]), MOST_KEPT);
        assert_eq!(old.scenario.get(Input::SitePowerPriceUsdPerMwh), 500.0);
        assert_eq!(old.problems[0].key, Input::SitePowerPriceUsdPerMwh.key());
        assert_eq!(old.problems[0].problem, Problem::OutOfRange);
    }

    #[test]
    fn a_link_of_today_knows_of_no_changed_rule() {
        let link = parse_link("v=1.1.1&power=38");
        assert_eq!((link.edition, link.model), (1, 1));
        assert!(link.changed_since.is_empty() && link.problems.is_empty());
    }

    #[test]
    fn a_lasting_link_says_its_versions_even_of_the_defaults() {
        let default = Scenario::default();
        assert_eq!(to_lasting_link(&default), "v=1.1.1");
        assert_eq!(parse_link("v=1.1.1").scenario, default);
        let other = default.nearest(Input::SiteGridMw, 50.0);
        assert_eq!(to_lasting_link(&other), to_link(&other));
    }

    #[test]
    fn a_link_names_the_future_that_is_looked_at() {
        let link =
            with_future(to_link(&Scenario::default().nearest(Input::SiteGridMw, 50.0)), Some(7));
        assert_eq!(link, "v=1.1.1&mw=50&future=7");
        let read = parse_link(&link);
        assert_eq!((read.future, read.problems.len()), (Some(7), 0));
        assert_eq!(with_future(String::new(), Some(0)), "v=1.1.1&future=0");
        assert_eq!(with_future(String::new(), None), "");
        for text in ["v=1.1.1&future=", "v=1.1.1&future=-1", "v=1.1.1&future=1e3&mw=50", "future=x"]
        {
            let read = parse_link(text);
            assert_eq!((read.future, read.problems.len()), (None, 0), "{text}");
        }
    }

    #[test]
    fn a_link_names_the_case_that_it_was_made_from() {
        let link =
            with_case(to_link(&Scenario::default().nearest(Input::SiteGridMw, 50.0)), Some("hut8"));
        assert_eq!(link, "v=1.1.1&mw=50&case=hut8");
        let read = parse_link(&link);
        assert_eq!((read.case.as_deref(), read.problems.len()), (Some("hut8"), 0));
        assert_eq!(read.scenario.get(Input::SiteGridMw), 50.0);
        // As others hand it on; a name that is none is no mistake of a value.
        assert_eq!(
            parse_link("?v=1.1.1&amp;case=Hut8&mw=50&fbclid=x").case.as_deref(),
            Some("hut8")
        );
        for text in ["v=1.1.1&case=", "v=1.1.1&case=a%20b", "v=1.1.1&case=%3Cb%3E", "v=1.1.1&mw=50"]
        {
            let read = parse_link(text);
            assert_eq!((read.case, read.problems.len()), (None, 0), "{text}");
        }
        assert_eq!(with_case(String::new(), Some("hut8")), "v=1.1.1&case=hut8");
        assert_eq!(with_case(String::new(), None), "");
    }

    #[test]
    fn given_paths_travel_with_the_rest() {
        let scenario = Scenario::default()
            .nearest(Input::SiteGridMw, 50.0)
            .with_series(Series::Power, Some(&[41.25, 0.0, 38.0]))
            .and_then(|s| s.with_series(Series::Price, Some(&[84_700.0])))
            .unwrap();
        let link = to_link(&scenario);
        assert_eq!(link, "v=1.1.1&mw=50&p_price=84700&p_power=41.25_0_38");
        assert_eq!(parse_link(&link).scenario, scenario);
        let alone = scenario.nearest(Input::SiteGridMw, 100.0);
        assert_eq!(parse_link(&to_link(&alone)).scenario, alone);
    }

    #[test]
    fn a_path_that_cannot_be_read_is_left_out_and_said() {
        let said = |text: &str| {
            let link = parse_link(text);
            assert_eq!(link.scenario, Scenario::default(), "{text}");
            let error = &link.problems[0];
            (error.key.clone(), error.month, error.problem)
        };
        let power = Series::Power.key().to_owned();
        assert_eq!(said("p_power="), (power.clone(), None, Problem::Empty));
        assert_eq!(said("p_power=40__41"), (power.clone(), Some(2), Problem::WrongType));
        assert_eq!(said("p_power=40_x_41"), (power.clone(), Some(2), Problem::WrongType));
        assert_eq!(said("p_power=40_-1"), (power.clone(), Some(2), Problem::OutOfRange));
        assert_eq!(said("p_power=1e999"), (power.clone(), Some(1), Problem::Infinite));
        let twice = parse_link("p_power=40&paths.power_usd_per_mwh=41");
        assert_eq!(twice.scenario.series(Series::Power), Some(&[40.0][..]));
        assert_eq!(twice.problems[0].problem, Problem::GivenTwice);
    }

    #[test]
    fn inputs_that_do_not_go_together_are_said_and_left_as_they_were() {
        let link = parse_link("v=1.1.1&mw=50&u_delay=20&u_delmax=10");
        assert_eq!(link.problems.len(), 1);
        assert_eq!(link.problems[0].problem, Problem::ModeAboveLargest);
        assert_eq!(link.scenario, Scenario::default().nearest(Input::SiteGridMw, 50.0));
        assert!(parse_link("v=1.1.1&u_delay=20&u_delmax=24").problems.is_empty());
    }

    #[test]
    fn an_edition_whose_defaults_no_longer_go_together_is_moved_and_said() {
        let mut first = EDITIONS[0];
        first[Input::UncertaintyDelayModeMonths as usize] = 30.0;
        let old = read_link("v=1.1.1&u_delmax=40", &published(&[first]), MOST_KEPT);
        assert_eq!(old.problems[0].problem, Problem::ModeAboveLargest);
        let get = |input| old.scenario.get(input);
        assert!(get(Input::UncertaintyDelayModeMonths) <= get(Input::UncertaintyDelayMaxMonths));
    }
}
