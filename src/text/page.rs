//! The words of the page that belong to no single result.

use crate::scenario::Confidence;

/// The name of the page.
pub const NAME: &str = "Hash or Host";
/// The question.
pub const QUESTION: &str = "What does a megawatt earn mining bitcoin, and what hosting AI?";
/// Under the question: what the four uses are.
pub const DECK: &str = "One grid connection can mine bitcoin, let halls to an AI company, rent out chips of its own by the hour, or mix these.";

/// Where the answer will stand, until that of the linked scenario is computed.
pub const LINKED: &str = "Computing the linked site …";

/// A section in the line of contents.
#[derive(Debug)]
pub struct Place {
    /// Its class.
    pub class: &'static str,
    /// Its name in the line.
    pub name: &'static str,
    /// What it answers.
    pub question: &'static str,
}

/// The sections in their order.
pub const PLACES: [Place; 12] = [
    place("answer", "Answer", "what earns most?"),
    place("cash", "Cash", "when does the money come back?"),
    place("map", "Map", "where does each use win?"),
    place("break-even", "Break-even", "what would flip it?"),
    place("tornado", "What matters", "what matters most?"),
    place("stress", "Stress", "what if it happens again?"),
    place("futures-place", "Futures", "how sure is that?"),
    place("frontier", "Hybrid", "should it be a mix?"),
    place("split", "Who gets it", "who gets each dollar?"),
    place("migration", "Miners leaving", "what if miners leave?"),
    place("waiting", "When", "now, later or never?"),
    place("assumptions", "Assumptions", "what does all this rest on?"),
];

const fn place(class: &'static str, name: &'static str, question: &'static str) -> Place {
    Place { class, name, question }
}

/// Names the line of contents for those who hear the page.
pub const CONTENTS: &str = "Contents";

/// "Next: what would flip it?"
#[must_use]
pub fn next(place: &Place) -> String {
    format!("Next: {}", place.question)
}

/// Heading of the headline inputs.
pub const YOUR_SITE: &str = "Your site and its markets";
/// Heading of the answer, for those who hear the page.
pub const ANSWER: &str = "The answer";
/// Heading of the comparison.
pub const COMPARISON: &str = "Four uses of the same connection";
/// Caption of the table.
pub const COMPARISON_CAPTION: &str =
    "The four strategies compared on every figure; the best value of a row is marked";
/// Opens the rest of the table.
pub const ALL_FIGURES: &str = "All 21 figures";
/// Closes it again.
pub const MAIN_FIGURES: &str = "Main figures only";
/// What the mark means.
pub const BEST_MARK: &str = "best of its row";
/// Heading of the cash chart.
pub const CASH: &str = "Cumulative cash, after tax and before debt";
/// How to read a chart by keyboard.
pub const CHART_KEYS: &str = "Arrow keys read it month by month.";
/// Heading of what stands beside the answer.
pub const BESIDE: &str = "Beside the answer";
/// On a value that can be gone to.
pub const GO_THERE: &str = "Set the input to this value";
/// Opens the table behind a chart.
pub const DATA: &str = "The numbers behind this chart";

/// Heading of all other inputs.
pub const ASSUMPTIONS: &str = "Every assumption";
/// Under it.
pub const ASSUMPTIONS_LEAD: &str =
    "Each default carries its source, its date and how far it can be trusted. Change any of them.";
/// The search box.
pub const SEARCH: &str = "Find an assumption";
/// In the search box.
pub const SEARCH_HINT: &str = "rent, PUE, halving, tax …";
/// Nothing found.
pub const SEARCH_NOTHING: &str = "No assumption has these words.";
/// Heading of the list of changes.
pub const CHANGED: &str = "Changed from the defaults";
/// Puts everything back.
pub const RESET_ALL: &str = "Reset all";
/// Puts one input back.
pub const RESET: &str = "Reset";
/// Steps back.
pub const UNDO: &str = "Undo";
/// Steps forward.
pub const REDO: &str = "Redo";
/// Opens the source of a default.
pub const SOURCE: &str = "Source";
/// Where a part of the page takes long to come.
pub const LOADING: &str = "Loading …";
/// Where a part of the page could not be loaded.
pub const NOT_LOADED: &str = "This part could not be loaded.";
/// Loads it again.
pub const TRY_AGAIN: &str = "Try again";
/// Closes something.
pub const CLOSE: &str = "Close";
/// Title of a link's problems.
pub const LINK_PROBLEMS: &str = "Not everything in this link could be read. The rest is shown.";
/// Over the rules that have changed since a link was made.
pub const RULES_CHANGED: &str = "Rules of the model have changed since this link was made. The figures follow today’s and may differ from those that were shared:";
/// The form of a month, beside its field.
pub const MONTH_FORM: &str = "YYYY-MM";
/// While a field holds something that is not accepted.
pub const HELD_BACK: &str = "The figures are those of the last accepted values.";
/// On a phone: which input the dock shows.
pub const DOCK: &str = "Which input to move";
/// The default, in a source's card.
pub const DEFAULT: &str = "Default";
/// The plausible range.
pub const PLAUSIBLE: &str = "Plausible";
/// The accepted range.
pub const ACCEPTED: &str = "Accepted";
/// Yes.
pub const YES: &str = "Yes";
/// No.
pub const NO: &str = "No";

/// Heading of the method.
pub const METHOD: &str = "How this is computed";
/// The method in short paragraphs.
pub const METHOD_TEXT: [&str; 4] = [
    "Each use is a ledger of monthly cash over the horizon: revenue, power, operations, capex, tax, debt. Bitcoin income follows price, halvings and the hashrate that chases them; machines and accelerators age, lose value and are replaced when that pays; leases step up, end and are renewed.",
    "Owners decide once a year whether to go on, buy new machines, stop, or close and sell the site: an exact optimum over all sequences, after tax. A let building sells for its income, an empty one by its age. Net present value discounts cash after tax and before debt at each use’s own rate. Where a rate of return does not exist, or several do, the page says which.",
    "Megawatts are those of the grid connection, dollars are nominal, results are of the site and not of a company. Everything is computed in your browser; nothing is sent anywhere.",
    "This is arithmetic on assumptions that you can change. It is neither a forecast nor advice.",
];
/// Where the project is.
pub const PROJECT_URL: &str = "https://github.com/hash-or-host/hash-or-host";
/// The link to the full method.
pub const METHOD_LINK: &str = "The method in full, rule by rule";
/// Where it is.
pub const METHOD_URL: &str =
    "https://github.com/hash-or-host/hash-or-host/blob/main/docs/methodology.md";
/// The link to the one-file edition.
pub const ONE_FILE: &str = "This page in one file, to keep";
/// Where that is, beside the page.
pub const ONE_FILE_URL: &str = "hash-or-host.html";
/// Date of the defaults.
pub const DEFAULTS_DATE: &str = "Defaults of November 2026.";

/// How far a default can be trusted, in words.
#[must_use]
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high confidence",
        Confidence::Medium => "medium confidence",
        Confidence::Low => "low confidence",
        Confidence::Judgement => "our judgement",
        Confidence::User => "yours to set",
    }
}

/// "12 changed".
#[must_use]
pub fn changed_count(count: usize) -> String {
    format!("{count} changed")
}

/// "7 of 125 assumptions".
#[must_use]
pub fn found_count(found: usize, all: usize) -> String {
    format!("{found} of {all} assumptions")
}

/// "default $50/MWh".
#[must_use]
pub fn was(value: &str) -> String {
    format!("default {value}")
}
