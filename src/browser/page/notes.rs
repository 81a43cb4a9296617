//! What the reader should know of the link that the page was opened with.

use crate::cases;
use crate::scenario::{FieldError, Kept, Link, Scenario};

/// What could not be read, and which rules have changed since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// What could not be read.
    pub problems: Vec<FieldError>,
    /// What the link gave, for what stands in place of what could not be read.
    pub shown: Scenario,
    /// A name in it that no case has.
    pub unknown_case: Option<String>,
    /// Whether the case that it names could not be loaded.
    pub case_is_missing: bool,
    /// The scenarios beside it of which something could not be read.
    pub kept: Vec<Kept>,
    /// The rules that have changed since the link was made.
    pub changed_since: &'static [&'static str],
}

impl From<Link> for Notes {
    fn from(link: Link) -> Notes {
        // Nothing to say is one thing, whatever is shown.
        let shown = if link.problems.is_empty() { Scenario::default() } else { link.scenario };
        let mut kept = link.kept;
        kept.retain(|kept| !kept.problems.is_empty());
        let unknown_case = link.case.filter(|code| cases::title(code).is_none());
        Notes {
            problems: link.problems,
            shown,
            kept,
            unknown_case,
            case_is_missing: false,
            changed_since: link.changed_since,
        }
    }
}
