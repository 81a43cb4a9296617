//! Picks in words: "Machine: Antminer S23, 11 J/TH at $15.40/TH".

use crate::cases::Change;
use crate::cases::picks::{Carried, Catalogue, Entry};
use crate::format::{Format, value_with_unit};
use crate::scenario::Kind;
use crate::text::cases::changes;
use crate::text::month::dated;

/// In front of what was changed since.
pub const SINCE: &str = word!("changed since", "cambiado desde entonces");
/// No entry is carried: the values are the reader's own.
pub const OWN: &str = word!("your own values", "sus propios valores");
/// Takes back what an entry set.
pub const UNDO: &str = word!("Undo", "Deshacer");
/// Puts an entry's values back.
pub const AGAIN: &str = word!("Set again", "Fijar de nuevo");

/// "2 sources".
#[must_use]
pub fn sources(count: usize) -> String {
    if count == 1 {
        word!("1 source", "1 fuente").to_owned()
    } else {
        say!("{count} sources", "{count} fuentes")
    }
}

/// "Changed since: New machine price $14/TH → $20/TH."
#[must_use]
pub fn since(numbers: &dyn Format, changed: &[Change]) -> String {
    say!("Changed since: {}.", "Cambiado desde entonces: {}.", changes(numbers, changed))
}

/// An entry's values: the first three that are numbers, "11 J/TH at $15.40/TH" of two.
#[must_use]
pub fn values(numbers: &dyn Format, entry: &Entry) -> String {
    let is_number = |kind| matches!(kind, Kind::Number | Kind::Whole);
    let shown = entry.set.iter().filter(|(input, _)| is_number(input.row().kind));
    let words: Vec<String> =
        shown.take(3).map(|(input, value)| value_with_unit(numbers, *input, *value)).collect();
    words.join(if words.len() == 2 { word!(" at ", " a ") } else { ", " })
}

/// An entry in a list: "Antminer S23: 11 J/TH at $15.40/TH (September 2026)".
#[must_use]
pub fn entry(numbers: &dyn Format, entry: &Entry) -> String {
    format!("{}: {} ({})", entry.name, values(numbers, entry), dated(entry.date))
}

/// What a scenario carries: "Machine: Antminer S23, 11 J/TH at $15.40/TH", with what was changed
/// since.
#[must_use]
pub fn line(numbers: &dyn Format, catalogue: &Catalogue, carried: Option<&Carried>) -> String {
    let found = carried.and_then(|carried| Some((catalogue.entry(carried.entry)?, carried)));
    let Some((entry, carried)) = found else { return format!("{}: {OWN}", catalogue.label) };
    let mut text = format!("{}: {}, {}", catalogue.label, entry.name, values(numbers, entry));
    if !carried.changed.is_empty() {
        text.push_str(&format!("; {SINCE}: {}", changes(numbers, &carried.changed)));
    }
    text
}

/// What a press changed: "New machine efficiency 11 J/TH → 9.5 J/TH; New machine price $14/TH →
/// $20.70/TH", or that nothing did.
#[must_use]
pub fn applied(numbers: &dyn Format, entry: &Entry, made: &[Change]) -> String {
    if made.is_empty() {
        return say!(
            "{}: nothing to change, all of it stands.",
            "{}: nada que cambiar, ya está todo así.",
            entry.name
        );
    }
    say!("{} set: {}.", "{}, fijado: {}.", entry.name, changes(numbers, made))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::picks::{CATALOGUES, apply, carried, catalogue};
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};

    #[test]
    fn a_machine_is_named_with_its_efficiency_and_price() {
        let machines = catalogue("machines").expect("machines");
        let s23 = machines.entry("s23").expect("the S23");
        let picked = apply(s23, &Scenario::default());
        let carries = |scenario: &Scenario| carried(machines, scenario, Some("s23"));
        assert_eq!(
            line(&Plain, machines, carries(&picked.scenario).as_ref()),
            "Machine: Antminer S23, 11 J/TH at $15.40/TH"
        );
        assert_eq!(
            applied(&Plain, s23, &picked.changes),
            "Antminer S23 set: New machine price $14/TH → $15.40/TH."
        );
        let moved = picked.scenario.nearest(Input::MiningMachinePriceUsdPerTh, 12.0);
        assert_eq!(
            line(&Plain, machines, carries(&moved).as_ref()),
            "Machine: Antminer S23, 11 J/TH at $15.40/TH; changed since: New machine price $15.40/TH → $12/TH"
        );
        let own = moved.nearest(Input::MiningNewEfficiencyJPerTh, 20.0);
        assert_eq!(line(&Plain, machines, carries(&own).as_ref()), "Machine: your own values");
    }

    #[test]
    fn no_two_entries_of_a_catalogue_read_the_same() {
        for catalogue in &CATALOGUES {
            let mut lines: Vec<String> =
                catalogue.entries.iter().map(|one| entry(&Plain, one)).collect();
            lines.sort();
            lines.dedup();
            assert_eq!(lines.len(), catalogue.entries.len(), "{}", catalogue.id);
        }
    }
}
