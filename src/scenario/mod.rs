//! The question: a table of inputs, and a [`Scenario`] that is valid by construction.
//!
//! Values are checked once, here; the model takes a `&Scenario` and cannot fail.

mod csv;
mod document;
mod error;
mod headline;
mod link;
pub mod month;
mod row;
mod series;
mod together;
mod twice;
mod units;

use crate::math::Within;
pub use csv::read_csv;
pub use document::{Document, Seen};
pub use error::{FieldError, Given, Problem, Refused, accepted};
pub use headline::HEADLINE;
pub(crate) use link::version;
pub use link::{
    EDITION, Kept, LINK_FORMAT, LONGEST_NAME, Link, MODEL_VERSION, MOST_KEPT, Setting, Settings,
    counts_readers, is_link, is_said_once, parse_link, read_value, to_lasting_link, to_link,
    with_case, with_future, with_kept, with_settings, with_units,
};
pub use row::{
    Choice, Confidence, Group, Kind, Note, Only, Parts, Role, Row, Scale, Sense, Source, Switch,
    Takes,
};
pub use series::{LONGEST_SERIES, Series};
pub use twice::given_twice;
pub use units::{Unit, Units};

use std::sync::Arc;

include!(concat!(env!("OUT_DIR"), "/inputs.rs"));

/// The keys of a scenario saved as a file: its inputs stand under `scenario`, and none beside it.
pub const FILE_KEYS: [&str; 6] = ["program", "name", "link", "units", "scenario", "results"];

/// One complete, accepted set of inputs.
///
/// ```
/// use hash_or_host::scenario::{Given, Input, Scenario};
/// let cheap = Scenario::default().with([("site.power_price_usd_per_mwh", Given::Number(27.0))])?;
/// assert_eq!(cheap.get(Input::SitePowerPriceUsdPerMwh), 27.0);
/// # Ok::<(), hash_or_host::scenario::Refused>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    values: [f64; INPUTS],
    /// By [`Series`].
    series: [Option<Arc<[f64]>>; 4],
}

impl Default for Scenario {
    #[inline]
    fn default() -> Self {
        Scenario { values: std::array::from_fn(|i| ROWS[i].default), series: Default::default() }
    }
}

impl Scenario {
    /// The value as stored: numbers as they are, yes as 1 and no as 0, months as months since
    /// January of year 0, choices as their index.
    #[must_use]
    #[inline]
    pub fn get(&self, input: Input) -> f64 {
        self.values[input as usize]
    }

    /// Whether a yes/no input is yes.
    #[must_use]
    #[inline]
    pub fn is(&self, input: Input) -> bool {
        self.get(input) != 0.0
    }

    /// The value as it would be given.
    #[must_use]
    #[inline]
    pub fn given(&self, input: Input) -> Given {
        let value = self.get(input);
        match input.row().kind {
            Kind::Number | Kind::Whole => Given::Number(value),
            Kind::YesNo => Given::YesNo(value != 0.0),
            Kind::Month => Given::Text(month::format(value)),
            Kind::Choice(options) => Given::Text(options[value as usize].value.to_owned()),
        }
    }

    /// The path given instead of its rule, from month 1 on.
    #[must_use]
    #[inline]
    pub fn series(&self, series: Series) -> Option<&[f64]> {
        self.series[series as usize].as_deref()
    }

    /// The same with every path by its rule.
    #[must_use]
    #[inline]
    pub fn by_rule(&self) -> Scenario {
        Scenario { values: self.values, series: Default::default() }
    }

    /// The scenario with a path given instead of its rule, or taken off again.
    ///
    /// # Errors
    /// If a value is not accepted, or if there is none; the series and the month are named.
    #[inline]
    pub fn with_series(
        &self,
        series: Series,
        values: Option<&[f64]>,
    ) -> Result<Scenario, FieldError> {
        let mut scenario = self.clone();
        scenario.series[series as usize] = values.map(|values| series.check(values)).transpose()?;
        Ok(scenario)
    }

    /// The scenario with the given fields changed: inputs by their keys, paths by theirs
    /// ([`Series::key`]).
    ///
    /// # Errors
    /// Names every offending field at once: key, what was given, what is accepted; last of all
    /// inputs that do not go together ([`Problem::inputs`]).
    #[inline]
    pub fn with<'a>(
        &self,
        fields: impl IntoIterator<Item = (&'a str, Given)>,
    ) -> Result<Scenario, Refused> {
        let mut scenario = self.clone();
        let (mut set, mut wrong, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        for (key, given) in fields {
            if let Some(series) = Series::from_key(key) {
                match (&given, series) {
                    (Given::Series(values), series) => match series.check(values) {
                        Ok(values) => scenario.series[series as usize] = Some(values),
                        Err(error) => refused.push(error),
                    },
                    _ => refused.push(series.refuse(given, Problem::WrongType)),
                }
                continue;
            }
            match Input::from_key(key) {
                None => refused.push(FieldError::unknown(key, given)),
                Some(input) => match store(input, &given) {
                    Ok(value) => {
                        scenario.values[input as usize] = value;
                        set.push(input);
                    }
                    Err(problem) => {
                        wrong.push(input);
                        refused.push(FieldError::new(input, given, problem));
                    }
                },
            }
        }
        refused.extend(together::check(&scenario, &set, &wrong));
        if refused.is_empty() { Ok(scenario) } else { Err(Refused { fields: refused }) }
    }

    /// The scenario with one input set to a stored value (see [`Scenario::get`]).
    ///
    /// # Errors
    /// If the value is not accepted, or does not go with the others.
    #[inline]
    pub fn set(&self, input: Input, value: f64) -> Result<Scenario, FieldError> {
        let mut scenario = self.clone();
        match scenario.put(&[(input, value)]).into_iter().next() {
            Some(error) => Err(error),
            None => Ok(scenario),
        }
    }

    /// The scenario with several inputs set to stored values.
    ///
    /// # Errors
    /// As [`Scenario::with`].
    #[inline]
    pub fn set_all(&self, values: &[(Input, f64)]) -> Result<Scenario, Refused> {
        let mut scenario = self.clone();
        let fields = scenario.put(values);
        if fields.is_empty() { Ok(scenario) } else { Err(Refused { fields }) }
    }

    /// Sets what is accepted and says what is not.
    #[inline]
    fn put(&mut self, values: &[(Input, f64)]) -> Vec<FieldError> {
        let (mut set, mut wrong, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        for (input, value) in values.iter().copied() {
            match check(input, value) {
                Ok(value) => {
                    self.values[input as usize] = value;
                    set.push(input);
                }
                Err(problem) => {
                    wrong.push(input);
                    refused.push(FieldError::new(input, Given::Number(value), problem));
                }
            }
        }
        refused.extend(together::check(self, &set, &wrong));
        refused
    }

    /// The scenario with one input at the accepted value nearest to `value`; for sweeps and
    /// sliders, whose values come from the table's own range.
    #[must_use]
    #[inline]
    pub fn nearest(&self, input: Input, value: f64) -> Scenario {
        if together::ties(input) {
            return self.nearest_all([(input, value)]);
        }
        let mut scenario = self.clone();
        scenario.values[input as usize] = nearest(input, value);
        scenario
    }

    /// The scenario with several inputs at the accepted values nearest to those given; inputs that
    /// would not go together give way, the last one first.
    #[must_use]
    #[inline]
    pub fn nearest_all(&self, values: impl IntoIterator<Item = (Input, f64)>) -> Scenario {
        let mut scenario = self.clone();
        let mut set = Vec::new();
        for (input, value) in values {
            scenario.values[input as usize] = nearest(input, value);
            set.push(input);
        }
        together::mend(&mut scenario, &set, self);
        scenario
    }

    /// The inputs whose values differ from `other`'s.
    #[inline]
    pub fn differing<'a>(&'a self, other: &'a Scenario) -> impl Iterator<Item = Input> + 'a {
        let pairs = self.values.iter().zip(&other.values).zip(Input::ALL);
        pairs.filter(|((one, other), _)| one != other).map(|(_, input)| input)
    }

    /// The given paths that differ from `other`'s, those included that only one of the two has.
    #[inline]
    pub fn differing_series<'a>(
        &'a self,
        other: &'a Scenario,
    ) -> impl Iterator<Item = Series> + 'a {
        Series::ALL.into_iter().filter(move |series| self.series(*series) != other.series(*series))
    }
}

/// The accepted value nearest to `value`, by the input's own range.
#[inline]
fn nearest(input: Input, value: f64) -> f64 {
    let row = input.row();
    let value = if value.is_nan() { row.default } else { value.within(row.min, row.max) };
    if matches!(row.kind, Kind::Number) { value + 0.0 } else { value.round() }
}

/// A given value as stored, or what is wrong with it.
#[inline]
fn store(input: Input, given: &Given) -> Result<f64, Problem> {
    match (input.row().kind, given) {
        (Kind::Number | Kind::Whole, Given::Number(x)) => check(input, *x),
        (Kind::YesNo, Given::YesNo(b)) => Ok(f64::from(u8::from(*b))),
        (Kind::Month, Given::Text(text)) => {
            check(input, month::parse(text).ok_or(Problem::NotAMonth)?)
        }
        (Kind::Choice(options), Given::Text(text)) => {
            let index = options.iter().position(|option| option.value == text);
            index.map(|i| i as f64).ok_or(Problem::NotAChoice)
        }
        _ => Err(Problem::WrongType),
    }
}

/// The value as a scenario keeps it, if the input by itself accepts it; whether it goes with the
/// other inputs is another question.
///
/// # Errors
/// What is wrong with it.
#[inline]
pub fn check(input: Input, value: f64) -> Result<f64, Problem> {
    let row = input.row();
    if value.is_nan() {
        return Err(Problem::NotANumber);
    }
    if value.is_infinite() {
        return Err(Problem::Infinite);
    }
    if !(row.min..=row.max).contains(&value) {
        return Err(Problem::OutOfRange);
    }
    if row.kind != Kind::Number && value.fract() != 0.0 {
        return Err(Problem::NotWhole);
    }
    // Adding zero turns -0 into 0.
    Ok(value + 0.0)
}
