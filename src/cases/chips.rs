//! What is known of real cases without their tables: the names of all, and six to begin with.

use crate::scenario::version;
use crate::strategy::Strategy;

include!(concat!(env!("OUT_DIR"), "/chips.rs"));

/// A case on the first screen.
#[derive(Debug)]
pub struct Chip {
    /// Its short name in links.
    pub code: &'static str,
    /// What it is called there.
    pub label: &'static str,
    /// Its values as they stand in a link.
    values: &'static str,
}

impl Chip {
    /// The link that loads it, without `#`.
    ///
    /// ```
    /// use hash_or_host::cases::{CHIPS, apply, find_code};
    /// use hash_or_host::scenario::{Scenario, parse_link};
    /// let link = parse_link(&CHIPS[0].link());
    /// let case = find_code(CHIPS[0].code).ok_or("no such case")?;
    /// assert_eq!(link.scenario, apply(case, &Scenario::default()).scenario);
    /// assert_eq!(link.case.as_deref(), Some(case.code));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn link(&self) -> String {
        format!("{}{}&case={}", version(), self.values, self.code)
    }
}

/// The title of the case of this short name.
#[must_use]
#[inline]
pub fn title(code: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, ..)| *known == code).map(|(_, title, _)| *title)
}

/// The use that the case of this short name is a case of; `None` where no price of it is published, so that its value
/// says nothing, and where no case has the name.
#[must_use]
#[inline]
pub fn use_of(code: &str) -> Option<Strategy> {
    NAMES.iter().find(|(known, ..)| *known == code).and_then(|(.., of)| *of)
}
