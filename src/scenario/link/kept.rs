//! Scenarios that travel beside the one a link is about: `ab=A~v:1.1.1~power:30`, once for each.
//!
//! Inside, `~` stands for `&` and `:` for `=`, so that no program on the way takes them apart.
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use super::super::{FieldError, Scenario};
use super::{NOW, read_link, to_lasting_link};

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
    #[inline]
    pub fn new(name: &str, scenario: Scenario) -> Kept {
        let parts = |c: char| matches!(c, '~' | '&' | '#' | '?' | '=' | '%' | '+');
        let plain = |c: char| if parts(c) || c.is_control() { ' ' } else { c };
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
#[inline]
pub fn with_kept(link: String, kept: &[Kept]) -> String {
    let mut link = if link.is_empty() && !kept.is_empty() { super::version() } else { link };
    for one in kept.iter().take(MOST_KEPT) {
        let inner = to_lasting_link(&one.scenario).replace('&', "~").replace('=', ":");
        link += &format!("&{NAME}={}~{inner}", one.name.replace(' ', "_"));
    }
    link
}

/// Reads one of them. Nothing stands beside it in turn: a link made for that would go on for as long as it likes.
#[inline]
pub(super) fn read(text: &str) -> Kept {
    let (name, inner) = text.split_once('~').unwrap_or((text, ""));
    let link = read_link(&inner.replace('~', "&").replace(':', "="), &NOW, 0);
    let kept = Kept::new(&name.replace('_', " "), link.scenario);
    Kept { problems: link.problems, ..kept }
}

#[cfg(test)]
mod tests {
    use super::super::parse_link;

    /// A link beside a link beside a link. What parts each from the next is escaped so often that just the reading
    /// of that one takes it off: a reading takes off four.
    fn nested(depth: usize) -> String {
        let parting = |level: usize| format!("%{}7E", "25".repeat(4 * level));
        (1..=depth).fold("ab=a~ab=a".to_owned(), |link, level| link + &parting(level) + "ab=a")
    }

    #[test]
    fn links_within_links_end() {
        let link = nested(400);
        // The stack of a page's program.
        let small = std::thread::Builder::new().stack_size(1 << 20);
        let read = small.spawn(move || parse_link(&link).kept.len()).unwrap();
        assert_eq!(read.join().unwrap(), 1);
    }
}
