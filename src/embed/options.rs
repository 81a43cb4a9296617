//! The attributes of an embedded view. What cannot be read is reported; the rest is shown.

use crate::cases::CHIPS;
use crate::scenario::{
    FieldError, Given, HEADLINE, Input, Link, Problem, Scenario, Units, counts_readers, parse_link,
    read_value,
};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedPart {
    /// The answer as a sentence.
    Headline,
    /// The four uses side by side.
    Comparison,
    /// The best use over two inputs.
    Map,
    /// Cumulative cash.
    Cash,
    /// Which use is the best in how many random futures.
    Chances,
    /// How far apart cash goes in random futures.
    Fan,
}

/// Whose colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light or dark as the page around it is; in a frame, as the reader prefers.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Text, background and typeface of the page around it.
    Inherit,
}

/// How wide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as its place.
    #[default]
    Fill,
    /// As wide as a column of text, in the middle.
    Text,
    /// At most so many pixels, in the middle.
    Pixels(u32),
}

/// What an embedded view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbedOptions {
    /// The author's scenario.
    pub scenario: Scenario,
    /// The short name of the real case that it was made from.
    pub case: Option<String>,
    /// The parts, in the author's order.
    pub parts: Vec<EmbedPart>,
    /// The inputs that stand beside them.
    pub inputs: Vec<Input>,
    /// Those of them that cannot be moved.
    pub locked: Vec<Input>,
    /// Whose colours.
    pub theme: Theme,
    /// How wide.
    pub width: Width,
    /// In which units, by the link of the scenario.
    pub units: Units,
    /// The rules of the model that have changed since the author's link was made.
    pub changed_since: &'static [&'static str],
}

impl Default for EmbedOptions {
    fn default() -> EmbedOptions {
        EmbedOptions {
            scenario: Scenario::default(),
            case: None,
            parts: vec![EmbedPart::Headline, EmbedPart::Comparison],
            inputs: HEADLINE.to_vec(),
            locked: Vec::new(),
            theme: Theme::Auto,
            width: Width::Fill,
            units: Units::default(),
            changed_since: &[],
        }
    }
}

/// What is wrong with an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// A value of an input, or a part of a link; a name that is no input's.
    Field(FieldError),
    /// A word that is not one of those accepted.
    Word {
        /// The attribute.
        attribute: &'static str,
        /// The word.
        given: String,
        /// Those accepted.
        accepted: String,
    },
}

/// The narrowest and the widest view that can be asked for, pixels.
const PIXELS: std::ops::RangeInclusive<u32> = 240..=2000;

/// Attributes that any element may have, and that say nothing to a view. `embed-page.js`, which takes attributes from an
/// address, has these names from here.
pub const OF_ANY_ELEMENT: [&str; 34] = [
    "accesskey",
    "anchor",
    "autocapitalize",
    "autofocus",
    "class",
    "contenteditable",
    "dir",
    "draggable",
    "enterkeyhint",
    "exportparts",
    "height",
    "hidden",
    "id",
    "inert",
    "inputmode",
    "is",
    "itemid",
    "itemprop",
    "itemref",
    "itemscope",
    "itemtype",
    "lang",
    "nonce",
    "part",
    "popover",
    "role",
    "slot",
    "spellcheck",
    "style",
    "tabindex",
    "title",
    "translate",
    "writingsuggestions",
    "xmlns",
];

impl EmbedPart {
    /// Every part, in the order of the page.
    pub const ALL: [EmbedPart; 6] = [
        EmbedPart::Headline,
        EmbedPart::Comparison,
        EmbedPart::Map,
        EmbedPart::Cash,
        EmbedPart::Chances,
        EmbedPart::Fan,
    ];

    /// Its word in the attribute `view`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            EmbedPart::Headline => "headline",
            EmbedPart::Comparison => "comparison",
            EmbedPart::Map => "map",
            EmbedPart::Cash => "cash",
            EmbedPart::Chances => "chances",
            EmbedPart::Fan => "fan",
        }
    }
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Inherit];

    /// Its word in the attribute `theme`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Inherit => "inherit",
        }
    }
}

/// A link that names a case and gives none of its values has those of the first screen's cases; a name of another case
/// is dropped, since the defaults are none of it.
fn of_case_alone(link: Link) -> Link {
    if !link.names_case_alone {
        return link;
    }
    let chip = CHIPS.iter().find(|chip| Some(chip.code) == link.case.as_deref());
    match chip {
        Some(chip) => Link { units: link.units, ..parse_link(&chip.link()) },
        None => Link { case: None, ..link },
    }
}

impl EmbedOptions {
    /// Reads attributes, each a name and a value. Attributes that every element may have are passed
    /// over; any other that is not known is reported.
    #[must_use]
    pub fn read(attributes: &[(String, String)]) -> (EmbedOptions, Vec<Wrong>) {
        let (mut options, mut wrong) = (EmbedOptions::default(), Vec::new());
        // The link first: inputs of their own stand above it.
        if let Some((_, text)) = attributes.iter().find(|(name, _)| name == "scenario") {
            // A view has no places to go to: what stands behind the sign is a link or a mistake.
            let link = of_case_alone(parse_link(text.trim_start_matches(['#', '?'])));
            options.scenario = link.scenario;
            options.case = link.case;
            options.units = link.units;
            options.changed_since = link.changed_since;
            wrong.extend(link.problems.into_iter().map(Wrong::Field));
        }
        let (mut values, mut seen) = (Vec::new(), Vec::new());
        for (name, value) in attributes {
            match name.as_str() {
                "scenario" => {}
                "view" => options.parts = parts(value, &mut wrong),
                "inputs" => options.inputs = inputs("inputs", value, &HEADLINE, &mut wrong),
                "theme" => options.theme = theme(value, &mut wrong),
                "width" => options.width = width(value, &mut wrong),
                // Needs to know what is shown.
                "locked" => {}
                name if says_nothing(name) => {}
                name => match value_of(name, value, &mut seen) {
                    Ok(value) => values.push(value),
                    Err(error) => wrong.push(Wrong::Field(error)),
                },
            }
        }
        options.put(values, &mut wrong);
        if let Some((_, text)) = attributes.iter().find(|(name, _)| name == "locked") {
            options.locked = inputs("locked", text, &options.inputs, &mut wrong);
            let unseen = |input: &Input| !options.inputs.contains(input);
            let unseen: Vec<Input> = options.locked.iter().copied().filter(unseen).collect();
            options.inputs.extend(unseen);
        }
        (options, wrong)
    }

    /// Takes over the values, all at once: some are accepted only beside others. Those that do not
    /// go together are said and left out.
    fn put(&mut self, mut values: Vec<(Input, f64)>, wrong: &mut Vec<Wrong>) {
        if let Err(refused) = self.scenario.set_all(&values) {
            let apart = |input: &Input| {
                refused.fields.iter().any(|error| error.problem.inputs().contains(input))
            };
            values.retain(|(input, _)| !apart(input));
            wrong.extend(refused.fields.into_iter().map(Wrong::Field));
        }
        self.scenario = self.scenario.nearest_all(values);
    }
}

/// The input that an attribute names, with its stored value; under its other name it may have been `seen`.
fn value_of(name: &str, text: &str, seen: &mut Vec<Input>) -> Result<(Input, f64), FieldError> {
    let given = || Given::Text(text.to_owned());
    let input = find(name).ok_or_else(|| FieldError::unknown(name, given()))?;
    if seen.contains(&input) {
        return Err(FieldError::new(input, given(), Problem::GivenTwice));
    }
    seen.push(input);
    Ok((input, read_value(input, text)?))
}

/// An input by its short name or its key.
fn find(name: &str) -> Option<Input> {
    Input::from_code(name).or_else(|| Input::from_key(name))
}

fn says_nothing(name: &str) -> bool {
    let starts = |start| name.starts_with(start);
    OF_ANY_ELEMENT.contains(&name)
        || counts_readers(name)
        || ["data-", "aria-", "on"].into_iter().any(starts)
        || !name.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty())
}

fn parts(text: &str, wrong: &mut Vec<Wrong>) -> Vec<EmbedPart> {
    let mut parts: Vec<EmbedPart> = Vec::new();
    for word in words(text) {
        match EmbedPart::ALL.into_iter().find(|part| part.word() == word) {
            Some(part) if parts.contains(&part) => {}
            Some(part) => parts.push(part),
            None => wrong.push(not_one_of("view", word, &EmbedPart::ALL.map(EmbedPart::word))),
        }
    }
    if parts.is_empty() { EmbedOptions::default().parts } else { parts }
}

/// Inputs by name, `none`, or `all` of a list.
fn inputs(
    attribute: &'static str,
    text: &str,
    all: &[Input],
    wrong: &mut Vec<Wrong>,
) -> Vec<Input> {
    let mut inputs: Vec<Input> = Vec::new();
    for word in words(text) {
        let found = match (word, find(word)) {
            ("none", _) => Vec::new(),
            ("all", _) => all.to_vec(),
            (_, Some(input)) => vec![input],
            (_, None) => {
                let mut accepted = vec!["none", "all"];
                accepted.extend(HEADLINE.map(|input| input.row().code));
                wrong.push(not_one_of(attribute, word, &accepted));
                Vec::new()
            }
        };
        for input in found {
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
    }
    inputs
}

fn theme(text: &str, wrong: &mut Vec<Wrong>) -> Theme {
    let found = Theme::ALL.into_iter().find(|theme| theme.word() == text.trim());
    found.unwrap_or_else(|| {
        wrong.push(not_one_of("theme", text, &Theme::ALL.map(Theme::word)));
        Theme::Auto
    })
}

fn width(text: &str, wrong: &mut Vec<Wrong>) -> Width {
    match text.trim() {
        "fill" => Width::Fill,
        "text" => Width::Text,
        text => match text.trim_end_matches("px").parse() {
            Ok(pixels) if PIXELS.contains(&pixels) => Width::Pixels(pixels),
            _ => {
                let range = format!("{} to {} (pixels)", PIXELS.start(), PIXELS.end());
                wrong.push(not_one_of("width", text, &["fill", "text", &range]));
                Width::Fill
            }
        },
    }
}

fn not_one_of(attribute: &'static str, given: &str, accepted: &[&str]) -> Wrong {
    Wrong::Word { attribute, given: given.to_owned(), accepted: accepted.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attributes: &[(&str, &str)]) -> (EmbedOptions, Vec<Wrong>) {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        EmbedOptions::read(&attributes.iter().map(owned).collect::<Vec<_>>())
    }

    #[test]
    fn no_attribute_gives_the_defaults() {
        assert_eq!(read(&[]), (EmbedOptions::default(), vec![]));
    }

    #[test]
    fn a_link_and_inputs_above_it() {
        let attributes = [("power", "38"), ("scenario", "v=1.1.1&power=30&mw=200")];
        let (options, wrong) = read(&attributes);
        assert!(wrong.is_empty());
        assert_eq!(options.scenario.get(Input::SitePowerPriceUsdPerMwh), 38.0);
        assert_eq!(options.scenario.get(Input::SiteGridMw), 200.0);
        let (by_key, _) = read(&[("site.grid_mw", "200"), ("power", "38")]);
        assert_eq!(by_key.scenario, options.scenario);
    }

    #[test]
    fn parts_inputs_locks_theme_and_width() {
        let (options, wrong) = read(&[
            ("view", "cash, headline cash"),
            ("inputs", "power years"),
            ("locked", "mw power"),
            ("theme", "inherit"),
            ("width", "640px"),
            ("class", "wide"),
            ("data-wp-id", "7"),
            ("utm_source", "news"),
            ("onchange", "f()"),
        ]);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(options.parts, [EmbedPart::Cash, EmbedPart::Headline]);
        let [power, mw] = [Input::SitePowerPriceUsdPerMwh, Input::SiteGridMw];
        assert_eq!(options.locked, [mw, power]);
        assert_eq!(options.inputs.len(), 3, "what is locked is shown");
        assert!(options.inputs.ends_with(&[mw]));
        assert_eq!((options.theme, options.width), (Theme::Inherit, Width::Pixels(640)));
        assert_eq!(read(&[("inputs", "none")]).0.inputs, []);
        assert_eq!(read(&[("locked", "all")]).0.locked, HEADLINE);
    }

    #[test]
    fn a_case_alone_has_its_values_or_is_not_named() {
        let read = |link: &str| read(&[("scenario", link)]).0;
        let chip = &CHIPS[0];
        let of = read(&format!("v=1.1.1&case={}", chip.code));
        assert_eq!(of.scenario, parse_link(&chip.link()).scenario);
        assert_ne!(of.scenario, Scenario::default());
        assert_eq!(of.case.as_deref(), Some(chip.code));
        let other = read("v=1.1.1&case=vera-rubin");
        assert_eq!((other.scenario, other.case), (Scenario::default(), None));
    }

    #[test]
    fn whatever_is_wrong_is_named_and_the_rest_is_shown() {
        let (options, wrong) = read(&[
            ("power", "900"),
            ("powr", "38"),
            ("mw", "150"),
            ("view", "headline pie"),
            ("theme", "sepia"),
            ("width", "12"),
            ("locked", "megawatts"),
            ("scenario", "v=1.1.1&power=x"),
        ]);
        assert_eq!(wrong.len(), 7, "{wrong:?}");
        assert_eq!(options.scenario.get(Input::SiteGridMw), 150.0);
        let untouched = Scenario::default().set(Input::SiteGridMw, 150.0);
        assert_eq!(Ok(options.scenario), untouched);
        assert_eq!(options.parts, [EmbedPart::Headline]);
        assert_eq!((options.theme, options.width), (Theme::Auto, Width::Fill));
        assert!(options.locked.is_empty());
    }

    #[test]
    fn of_an_input_under_both_its_names_the_first_counts() {
        let (options, wrong) = read(&[("power", "38"), ("site.power_price_usd_per_mwh", "60")]);
        assert_eq!(options.scenario.get(Input::SitePowerPriceUsdPerMwh), 38.0);
        let [Wrong::Field(error)] = wrong.as_slice() else { panic!("{wrong:?}") };
        assert_eq!(error.problem, Problem::GivenTwice);
        assert_eq!(error.key, "site.power_price_usd_per_mwh");
    }

    #[test]
    fn a_scenario_that_is_no_link_is_named() {
        for (text, named) in [
            ("garbage", "garbage"),
            ("#garbage", "garbage"),
            ("undefined", "undefined"),
            ("power 38", "power 38"),
        ] {
            let (options, wrong) = read(&[("scenario", text)]);
            let [Wrong::Field(error)] = wrong.as_slice() else { panic!("{text}: {wrong:?}") };
            assert_eq!((error.key.as_str(), options), (named, EmbedOptions::default()), "{text}");
        }
        for text in ["", "#", "https://example.org/", "https://example.org/#map", "v=1.1.1"] {
            assert_eq!(read(&[("scenario", text)]), (EmbedOptions::default(), vec![]), "{text}");
        }
    }

    #[test]
    fn no_input_is_called_like_an_attribute() {
        for input in Input::ALL {
            for name in [input.row().code, input.key()] {
                assert!(!says_nothing(name), "{name}");
                assert!(
                    !["scenario", "view", "inputs", "locked", "theme", "width"].contains(&name)
                );
                // HTML writes attributes in small letters.
                assert_eq!(name, name.to_ascii_lowercase());
            }
        }
    }

    #[test]
    fn inputs_that_go_together_only_with_each_other() {
        let read = |mode: &str, largest: &str| {
            read(&[("u_delay", mode), ("u_delmax", largest), ("power", "38")])
        };
        let (options, wrong) = read("20", "24");
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(options.scenario.get(Input::UncertaintyDelayModeMonths), 20.0);
        let (options, wrong) = read("24", "20");
        assert_eq!(wrong.len(), 1);
        let expected = Scenario::default().set(Input::SitePowerPriceUsdPerMwh, 38.0);
        assert_eq!(options.scenario, expected.unwrap());
    }
}
