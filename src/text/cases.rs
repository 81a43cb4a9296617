//! Real cases in words.

use crate::cases::{Change, Document, NAMES, PRESETS, Preset, PresetKind, Seen, title};
use crate::format::{
    Format, Screen, money, money_stated, per_mwh, short, shown_in_full, value_with_unit,
};
use crate::text::input::label;
use crate::text::month::dated;

/// A name in a link that no case has.
#[must_use]
pub fn unknown(code: &str) -> String {
    say!(
        "“{code}” is no case of this page. The rest of the link is shown.",
        "“{code}” no es ningún caso de esta página. Se muestra el resto del enlace."
    )
}

/// The case that a link names could not be loaded.
pub const MISSING: &str = word!(
    "The case of this link could not be loaded; the figures are those of the default site. Loading the page again may help.",
    "No se ha podido cargar el caso de este enlace; las cifras son las del sitio predeterminado. Volver a cargar la página puede ayudar."
);
/// Heading.
pub const HEADING: &str = word!("Start from a real case", "Partir de un caso real");
/// Unfolds what becomes of a case, on a phone.
pub const MORE: &str = word!(
    "Against its parties, what it needs, what decides",
    "Frente a las partes, qué necesita, qué decide"
);
/// Puts the case's values back.
pub const AGAIN: &str = word!("Undo these moves", "Deshacer estos cambios");
/// Puts the defaults back.
pub const BACK: &str = word!("Back to the defaults", "Volver a los valores predeterminados");
/// Heading of what a case changed.
pub const SETS: &str = word!("What it sets, and why", "Qué fija y por qué");
/// Heading of what its sources leave open.
pub const UNSTATED: &str = word!("What its sources leave open", "Lo que sus fuentes no dicen");
/// Heading of its sources.
pub const SOURCES: &str = word!("Sources", "Fuentes");
/// The link on a card.
pub const SOURCE: &str = word!("source", "fuente");

/// The kinds, in the order in which they are shown.
pub const KINDS: [PresetKind; 5] = [
    PresetKind::Deal,
    PresetKind::Conversion,
    PresetKind::Accelerator,
    PresetKind::TenantLoad,
    PresetKind::Mine,
];

/// The heading of a kind.
#[must_use]
pub fn kind(kind: PresetKind) -> &'static str {
    match kind {
        PresetKind::Deal => word!("Signed deals", "Acuerdos firmados"),
        PresetKind::Conversion => word!("Conversions without a lease", "Conversiones sin contrato"),
        PresetKind::Accelerator => word!("Accelerators", "Aceleradores"),
        PresetKind::TenantLoad => word!("A tenant’s machines", "Las máquinas de un inquilino"),
        PresetKind::Mine => word!("Mines", "Minas"),
    }
}

/// How many there are of each of [`KINDS`], counted when this is compiled: the page says it before it has the cases.
const COUNTS: [usize; 5] = {
    let (mut counts, mut at) = ([0; 5], 0);
    while at < PRESETS.len() {
        let of = PRESETS[at].kind as usize;
        let mut kind = 0;
        while kind < KINDS.len() {
            counts[kind] += (KINDS[kind] as usize == of) as usize;
            kind += 1;
        }
        at += 1;
    }
    counts
};

/// How many there are: "7 signed deals, 2 conversions, …".
#[must_use]
pub fn counts() -> String {
    let [deals, conversions, accelerators, loads, mines] = COUNTS;
    let accelerators = accelerators + loads;
    say!(
        "{deals} signed deals, {conversions} conversions, {accelerators} accelerators, {mines} mines",
        "{deals} acuerdos firmados, {conversions} conversiones, {accelerators} aceleradores, {mines} minas"
    )
}

/// What its sources state of value, size, price and term: "$7bn", "245 MW of IT", "15 years".
#[must_use]
pub fn facts(numbers: &dyn Format, preset: &Preset) -> Vec<String> {
    let stated = |name: &str, write: &dyn Fn(f64) -> String| preset.stated(name).map(write);
    let mw = |x: f64| format!("{} MW", short(numbers, x, 4));
    let size = stated("critical_it_mw", &|x| say!("{} of IT", "{} de TI", mw(x)));
    [
        stated("value_usd", &|x| money_stated(numbers, x)),
        size.or_else(|| stated("gross_mw", &mw)),
        stated("usd_per_gpu_hour", &|x| say!("{}/GPU-hour", "{}/GPU-h", money(numbers, x))),
        stated("rack_usd", &|x| say!("{} a rack", "{} por bastidor", money_stated(numbers, x))),
        stated("power_usd_per_mwh", &|x| per_mwh(numbers, x)),
        stated("credits_usd_per_mwh", &|x| {
            say!("{} of credits", "{} en créditos", per_mwh(numbers, x))
        }),
        stated("chips_per_ultraserver", &|x| {
            say!("{} chips a server", "{} chips por servidor", short(numbers, x, 4))
        }),
        stated("years", &|x| {
            let plural = if x == 1.0 { "" } else { "s" };
            say!("{} year{plural}", "{} año{plural}", short(numbers, x, 3))
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who does what, and what its sources state: "IREN sells GPU cloud to Microsoft · $9.70bn · …".
#[must_use]
pub fn who(numbers: &dyn Format, preset: &Preset) -> String {
    let mut all = vec![preset.who.to_owned()];
    all.extend(facts(numbers, preset));
    all.join(" · ")
}

/// What its sources state, and its date, in one line.
#[must_use]
pub fn line(numbers: &dyn Format, preset: &Preset) -> String {
    let mut facts = facts(numbers, preset);
    facts.push(dated(preset.date));
    facts.join(" · ")
}

/// A change's values: "$117/kW-mo → $128/kW-mo".
#[must_use]
pub fn change(numbers: &dyn Format, change: &Change) -> (String, String) {
    let value = |x| value_with_unit(numbers, change.input, x);
    let (from, to) = (value(change.from), value(change.to));
    if from != to {
        return (from, to);
    }
    // Only more digits tell them apart.
    let screen = Screen::of(numbers, change.input.row().unit);
    let exact =
        |x| format!("{}{}{}", screen.before, shown_in_full(numbers, change.input, x), screen.after);
    (exact(change.from), exact(change.to))
}

/// A source: "Hut 8: Hut 8 signs a 15-year lease, December 2025", and that a copy was read where it
/// was.
#[must_use]
pub fn document(document: &Document) -> String {
    let Document { publisher, title, date, seen, .. } = document;
    let seen =
        if *seen == Seen::Copy { word!(", read in a copy", ", leído en una copia") } else { "" };
    format!("{publisher}: {title}, {}{seen}", dated(date))
}

/// "What it sets and why (16 inputs), what its sources leave open (5), 6 sources".
#[must_use]
pub fn summary(changes: usize, unstated: usize, sources: usize) -> String {
    let inputs = if changes == 1 { word!("input", "dato") } else { word!("inputs", "datos") };
    let documents =
        if sources == 1 { word!("source", "fuente") } else { word!("sources", "fuentes") };
    say!(
        "What it sets and why ({changes} {inputs}), what its sources leave open ({unstated}), {sources} {documents}",
        "Qué fija y por qué ({changes} {inputs}), lo que sus fuentes no dicen ({unstated}), {sources} {documents}"
    )
}

/// How many of the inputs that have been moved since are named.
const NAMED: usize = 4;

/// How far the scenario has moved from the case: "Moved since: Power price $50/MWh → $60/MWh; 2 more.";
/// empty if not at all.
#[must_use]
pub fn moved(numbers: &dyn Format, moved: &[Change]) -> String {
    if moved.is_empty() {
        return String::new();
    }
    let named = changes(numbers, &moved[..moved.len().min(NAMED)]);
    let more = match moved.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => say!("; {more} more", "; {more} más"),
    };
    say!("Moved since: {named}{more}.", "Cambiado desde entonces: {named}{more}.")
}

/// Changes, one after another: "Power price $50/MWh → $60/MWh; PUE 1.2 → 1.3".
#[must_use]
pub fn changes(numbers: &dyn Format, made: &[Change]) -> String {
    let words = made.iter().map(|made| {
        let (from, to) = change(numbers, made);
        format!("{} {from} → {to}", label(made.input))
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The case that a picture or an embedded view was made from: "IREN–Microsoft, Childress Horizon 1–4",
/// "…, 2 inputs moved"; empty if no such case is known.
#[must_use]
pub fn made_from(code: &str, moved: usize) -> String {
    let Some(title) = title(code) else { return String::new() };
    match moved {
        0 => title.to_owned(),
        1 => say!("{title}, 1 input moved", "{title}, 1 dato cambiado"),
        moved => say!("{title}, {moved} inputs moved", "{title}, {moved} datos cambiados"),
    }
}

/// Unfolds the gallery: "All 32 cases".
#[must_use]
pub fn all() -> String {
    say!("All {} cases", "Los {} casos", NAMES.len())
}

/// "Signed deal, November 2025".
#[must_use]
pub fn kicker(preset: &Preset) -> String {
    let kind = match preset.kind {
        PresetKind::Deal => word!("Signed deal", "Acuerdo firmado"),
        PresetKind::Conversion => word!("No lease yet", "Aún sin contrato"),
        PresetKind::Accelerator => {
            word!("Accelerators at published prices", "Aceleradores a precios publicados")
        }
        PresetKind::TenantLoad => word!("A tenant’s machines", "Las máquinas de un inquilino"),
        PresetKind::Mine => word!("A mine", "Una mina"),
    };
    format!("{kind}, {}", dated(preset.date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{apply, find, recognise};
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};

    #[test]
    fn facts_are_those_of_the_sources() {
        let facts = |id| line(&Plain, find(id).expect("a preset"));
        assert_eq!(facts("hut8_river_bend"), "$7bn · 245 MW of IT · 15 years · December 2025");
        assert_eq!(facts("h100_cloud"), "$2.71/GPU-hour · 1 year · September 2026");
        assert_eq!(facts("vera_rubin_cloud"), "$7.8m a rack · September 2026");
        assert_eq!(facts("cleanspark_austin_county"), "285 MW · August 2026");
    }

    #[test]
    fn a_change_is_seen_in_its_numbers() {
        for preset in &PRESETS {
            for made in apply(preset, &Scenario::default()).changes {
                let (from, to) = change(&Plain, &made);
                assert_ne!(from, to, "{}: {}", preset.id, made.input.key());
            }
        }
    }

    #[test]
    fn what_was_moved_is_named_and_the_rest_counted() {
        let case = find("iren_microsoft").expect("a preset");
        let loaded = apply(case, &Scenario::default()).scenario;
        let since = |scenario: &Scenario| {
            moved(&Plain, &recognise(scenario, Some(case.id)).expect("the case").moved)
        };
        assert_eq!(since(&loaded), "");
        let dearer = loaded.nearest(Input::SitePowerPriceUsdPerMwh, 60.0);
        assert_eq!(since(&dearer), "Moved since: Power price $50/MWh → $60/MWh.");
        let many = [
            Input::NetworkBtcPriceUsd,
            Input::MiningPue,
            Input::ColocationPue,
            Input::ColocationRentUsdPerKwMonth,
            Input::SiteHorizonYears,
        ];
        let many = many.into_iter().fold(dearer, |s, input| s.nearest(input, input.row().high));
        assert!(since(&many).ends_with("; 2 more."), "{}", since(&many));
        assert_eq!(made_from("hut8", 0), "Hut 8–Fluidstack–Anthropic, River Bend");
        assert_eq!(made_from("hut8", 1), "Hut 8–Fluidstack–Anthropic, River Bend, 1 input moved");
        assert_eq!(made_from("nobody", 2), "");
    }

    #[test]
    fn a_source_says_whether_a_copy_was_read() {
        let sources = |id| find(id).expect("a preset").sources;
        assert_eq!(
            document(&sources("hut8_river_bend")[0]),
            "Hut 8, in 6ix: Hut 8 signs a 15-year, 245 MW AI data center lease at River Bend, December 2025, read in a copy"
        );
        let originals = sources("core_scientific_coreweave");
        let original = originals.iter().find(|source| source.seen == Seen::Original);
        assert!(!document(original.expect("an original")).contains("copy"));
    }

    #[test]
    fn every_case_has_a_date_and_a_kind_that_is_shown() {
        for preset in &PRESETS {
            assert!(KINDS.contains(&preset.kind));
            assert!(!preset.date.is_empty() && !preset.sources.is_empty(), "{}", preset.id);
        }
    }
}
