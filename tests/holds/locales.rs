//! Every number that the page writes can be typed back, wherever the reader is: held to what `Intl` writes in twelve
//! locales (`tests/oracle/intl.mjs`).

use crate::support::fixture;
use hash_or_host::format::{Format, Plain, read, shown, value_with_unit};
use hash_or_host::scenario::{Input, Kind};
use serde_json::Value;

/// A number that `Intl` has written.
struct Sample {
    value: f64,
    decimals: usize,
    text: String,
    /// The same in the locale's own digits.
    own: String,
}

/// A locale as its samples show it.
struct Locale {
    name: String,
    samples: Vec<Sample>,
    mark: String,
    group: String,
    /// Digits of the groups before the last, which has three.
    size: usize,
    /// The fewest digits that are grouped.
    least: usize,
}

impl Locale {
    fn all() -> Vec<Locale> {
        let file = fixture("intl.json");
        file.as_object().unwrap().iter().map(|(name, list)| Locale::of(name, list)).collect()
    }

    fn of(name: &str, list: &Value) -> Locale {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let sample = |entry: &Value| Sample {
            value: entry[0].as_f64().unwrap(),
            decimals: entry[1].as_u64().unwrap() as usize,
            text: text(&entry[2]),
            own: text(&entry[3]),
        };
        let samples: Vec<Sample> = list.as_array().unwrap().iter().map(sample).collect();
        let of = |value: f64| &samples.iter().find(|sample| sample.value == value).unwrap().text;
        let signs = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        let group: String = signs(of(1_234_567.0)).chars().take(1).collect();
        let indian = of(1_234_567.0).find(|c: char| !c.is_ascii_digit()) == Some(2);
        let least = if signs(of(1234.0)).is_empty() { 5 } else { 4 };
        let (mark, name) = (signs(of(0.5)), name.to_owned());
        Locale { name, mark, group, size: if indian { 2 } else { 3 }, least, samples }
    }
}

impl Format for Locale {
    fn decimal(&self, value: f64, digits: usize) -> String {
        let plain = Plain.decimal(value, digits).replace(',', "");
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            let left = whole.len() - at;
            let starts = left == 3 || left > 3 && (left - 3) % self.size == 0;
            if at > 0 && starts && whole.len() >= self.least {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        if fraction.is_empty() { out } else { out + &self.mark + fraction }
    }
}

fn numbers() -> impl Iterator<Item = Input> {
    Input::ALL.into_iter().filter(|i| matches!(i.row().kind, Kind::Number | Kind::Whole))
}

/// Its default, its ends and what lies between them.
fn values(input: Input) -> Vec<f64> {
    let row = input.row();
    let middle = (row.low + row.high) / 2.0;
    let between = if row.kind == Kind::Whole { middle.round() } else { middle };
    vec![row.default, row.low, row.high, row.min, row.max, between]
}

#[test]
fn the_locales_are_as_intl_has_them() {
    let locales = Locale::all();
    assert_eq!(locales.len(), 12);
    for locale in locales {
        for sample in &locale.samples {
            let text = locale.decimal(sample.value, sample.decimals);
            assert_eq!(text, sample.text, "{}", locale.name);
        }
    }
}

#[test]
fn what_intl_writes_is_read_in_its_locale() {
    // From nothing to everything is accepted.
    let input = Input::ColocationCapexUsdPerMw;
    for locale in Locale::all() {
        for sample in locale.samples.iter().filter(|sample| sample.value <= input.row().max) {
            for text in [&sample.text, &sample.own] {
                let found = read(&locale, input, text).map(|reading| reading.value);
                let value: f64 = format!("{:.1$}", sample.value, sample.decimals).parse().unwrap();
                assert_eq!(found, Ok(value), "{}: {text}", locale.name);
            }
        }
    }
}

#[test]
fn what_stands_in_a_field_is_read_back() {
    for locale in Locale::all() {
        for input in numbers() {
            for value in values(input) {
                let text = shown(&locale, input, value);
                let found = read(&locale, input, &text)
                    .unwrap_or_else(|error| panic!("{} {text}: {error:?}", locale.name));
                let near = (found.value - value).abs() <= 5e-6 * value.abs();
                assert!(near, "{} {}: {value} as {text}", locale.name, input.key());
                assert_eq!(shown(&locale, input, found.value), text, "{}", locale.name);
            }
        }
    }
}

#[test]
fn what_stands_in_a_sentence_is_read_back() {
    for locale in Locale::all() {
        for input in numbers() {
            for value in values(input) {
                let text = value_with_unit(&locale, input, value);
                let found = read(&locale, input, &text)
                    .unwrap_or_else(|error| panic!("{} {text}: {error:?}", locale.name));
                assert_eq!(found.remark, None, "{}: {text}", locale.name);
                let near = (found.value - value).abs() <= 5e-3 * value.abs();
                assert!(near, "{} {}: {value} as {text}", locale.name, input.key());
                assert_eq!(value_with_unit(&locale, input, found.value), text, "{}", locale.name);
            }
        }
    }
}
