//! Scenarios that travel beside the one a link is about: `ab=A~v:1.1.1~power:30`, once for each.
//!
//! Inside, `~` stands for `&` and `:` for `=`, so that no program on the way takes them apart.

use super::super::{FieldError, Scenario};
use super::{parse_link, to_lasting_link};

/// The name of the parameter.
pub(super) const NAME: &str = "ab";

/// How many stand beside a scenario at most.
pub const MOST_KEPT: usize = 3;

/// The longest name, characters.
pub const LONGEST_NAME: usize = 40;

/// A scenario that stands beside another.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What it is called.
    pub name: String,
    /// The scenario.
    pub scenario: Scenario,
    /// What could not be read of it; the scenario holds the rest.
    pub problems: Vec<FieldError>,
}

impl Kept {
    /// A scenario under a name, of which a link carries what it can: [`LONGEST_NAME`] characters,
    /// without those that part a link.
    #[must_use]
    pub fn new(name: &str, scenario: Scenario) -> Kept {
        let plain = |c: char| if "~&#?=%+".contains(c) || c.is_control() { ' ' } else { c };
        let name = name.chars().take(LONGEST_NAME).map(plain).collect();
        Kept { name, scenario, problems: Vec::new() }
    }
}

/// A link with the scenarios that stand beside its own.
///
/// ```
/// use hash_or_host::scenario::{Input, Kept, Scenario, parse_link, to_link, with_kept};
/// let other = Scenario::default().set(Input::SitePowerPriceUsdPerMwh, 30.0)?;
/// let kept = [Kept::new("Cheap power", other)];
/// let link = with_kept(to_link(&Scenario::default()), &kept);
/// assert_eq!(link, "v=1.1.1&ab=Cheap_power~v:1.1.1~power:30");
/// assert_eq!(parse_link(&link).kept, kept);
/// # Ok::<(), hash_or_host::scenario::FieldError>(())
/// ```
#[must_use]
pub fn with_kept(link: String, kept: &[Kept]) -> String {
    let mut link = if link.is_empty() && !kept.is_empty() { super::version() } else { link };
    for one in kept.iter().take(MOST_KEPT) {
        let inner = to_lasting_link(&one.scenario).replace('&', "~").replace('=', ":");
        link += &format!("&{NAME}={}~{inner}", one.name.replace(' ', "_"));
    }
    link
}

/// Reads one of them.
pub(super) fn read(text: &str) -> Kept {
    let (name, inner) = text.split_once('~').unwrap_or((text, ""));
    let link = parse_link(&inner.replace('~', "&").replace(':', "="));
    let kept = Kept::new(&name.replace('_', " "), link.scenario);
    Kept { problems: link.problems, ..kept }
}
