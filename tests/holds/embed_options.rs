//! Attributes of embedded views: whatever is written there, nothing panics, what is shown is
//! accepted, and the lines that are handed out say the same again.

use hash_or_host::embed::{EmbedOptions, Fallback, attributes, element, frame, query};
use hash_or_host::scenario::Input;
use proptest::prelude::*;

const BASE: &str = "https://example.org/a/";

/// Names that mean something, and any others.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec!["scenario", "view", "inputs", "locked", "theme", "width"])
            .prop_map(str::to_owned),
        prop::sample::select(Input::ALL.to_vec()).prop_map(|input| input.row().code.to_owned()),
        prop::sample::select(Input::ALL.to_vec()).prop_map(|input| input.key().to_owned()),
        "[a-z_.-]{0,12}",
        any::<String>(),
    ]
}

/// Values that mean something, and any others.
fn value() -> impl Strategy<Value = String> {
    let words = vec![
        "headline",
        "comparison",
        "map",
        "cash",
        "chances",
        "fan",
        "none",
        "all",
        "power",
        "mw",
        "site.grid_mw",
        "auto",
        "light",
        "dark",
        "inherit",
        "fill",
        "text",
        "640px",
        "v=1.1.1&power=38&mw=200",
        "yes",
        "2028-03",
    ];
    prop_oneof![
        prop::collection::vec(prop::sample::select(words), 0..5).prop_map(|words| words.join(" ")),
        (-1e9..1e9f64).prop_map(|number| number.to_string()),
        any::<String>(),
    ]
}

fn inputs(mut inputs: Vec<Input>) -> Vec<Input> {
    inputs.sort();
    inputs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_attributes_give_a_view_whose_lines_say_the_same(
        given in prop::collection::vec((name(), value()), 0..8),
        answer in any::<String>(),
    ) {
        let (options, _) = EmbedOptions::read(&given);
        for input in Input::ALL {
            prop_assert!(options.scenario.set(input, options.scenario.get(input)).is_ok());
        }
        prop_assert!(!options.parts.is_empty());
        prop_assert!(options.locked.iter().all(|input| options.inputs.contains(input)));

        let again: Vec<(String, String)> = attributes(&options)
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        let (read, wrong) = EmbedOptions::read(&again);
        prop_assert_eq!(wrong, vec![]);
        prop_assert_eq!(&read.scenario, &options.scenario);
        prop_assert_eq!(&read.parts, &options.parts);
        prop_assert_eq!(inputs(read.inputs), inputs(options.inputs.clone()));
        prop_assert_eq!(inputs(read.locked), inputs(options.locked.clone()));
        prop_assert_eq!((read.theme, read.width), (options.theme, options.width));

        // Whatever the answer is, it stays text.
        let fallback = Fallback { answer: &answer, picture: None };
        let tags = |lines: &str| lines.matches('<').count();
        prop_assert_eq!(tags(&element(&options, BASE, &fallback)), 8);
        prop_assert_eq!(tags(&frame(&options, BASE, &answer)), 6);
        prop_assert!(query(&options).chars().all(|c| c.is_ascii_graphic() && !"<>\"'".contains(c)));
    }
}
