//! Comparing scenarios in words.

use crate::analysis::compare::ChangedGroup;
use crate::format::{Format, value_with_unit};
use crate::scenario::{GROUPS, Input, Scenario};
use crate::text::input::label;

/// Heading of the section.
pub const HEADING: &str = word!("Compare scenarios", "Comparar escenarios");
/// Under it.
pub const LEAD: &str = word!(
    "Keep what is on the page and go on: up to three scenarios stand beside the one you are working on, with their cash and with what makes the difference. The page’s address carries them.",
    "Conserve lo que hay en la página y siga: hasta tres escenarios quedan junto al que está trabajando, con su caja y con lo que explica la diferencia. La dirección de la página los lleva consigo."
);
/// Keeps the scenario.
pub const KEEP: &str = word!("Keep this scenario", "Conservar este escenario");
/// No more can be kept.
pub const FULL: &str = word!(
    "Three are kept: remove one to keep another.",
    "Ya hay tres: quite uno para conservar otro."
);
/// Over the real cases that can be loaded beside what is kept.
pub const GO_ON: &str = word!(
    "Go on from here, or load a real case beside what is kept:",
    "Siga desde aquí, o cargue un caso real junto a lo conservado:"
);
/// Copies a kept scenario's link.
pub const COPY_LINK: &str = word!("Copy link", "Copiar enlace");
/// Heading of the cash chart.
pub const CASH: &str =
    word!("Cumulative cash, one line a scenario", "Caja acumulada, una línea por escenario");
/// Heading of the difference.
pub const DIFFERENCE: &str = word!("What makes the difference", "Qué explica la diferencia");
/// Chooses what is compared with.
pub const AGAINST: &str = word!("Compared with", "Comparado con");
/// How the shares are found.
pub const SHAPLEY: &str = word!(
    "Each group’s share is what it adds, averaged over all orders in which the groups could be changed (Shapley): the shares add up to the whole, and no order is preferred.",
    "La parte de cada grupo es lo que añade, en promedio de todos los órdenes en que los grupos podrían cambiarse (Shapley): las partes suman el total y ningún orden tiene preferencia."
);
/// The scenario on the page.
pub const NOW: &str = word!("On the page", "En la página");
/// Shows a kept scenario.
pub const SHOW: &str = word!("Show", "Mostrar");
/// Removes a kept scenario.
pub const REMOVE: &str = word!("Remove", "Quitar");
/// The name of a kept scenario.
pub const NAME: &str = word!("Name", "Nombre");
/// Chooses the use.
pub const USE: &str = word!("Use", "Uso");
/// Heads of the table of shares.
pub const SHARES: [&str; 3] = [
    word!("What makes the difference in NPV", "Qué explica la diferencia de VAN"),
    word!("Changed", "Cambiado"),
    word!("Share", "Parte"),
];
/// The row of the NPV on the page.
pub const NPV_NOW: &str = word!("NPV on the page", "VAN en la página");
/// The inputs that are the same.
pub const SAME: &str = word!("Both are the same scenario.", "Los dos son el mismo escenario.");
/// The use is not ready in one of them.
pub const NOT_READY: &str = word!("not ready", "no está listo");
/// Heading of files.
pub const FILES: &str = word!("Take it away", "Llevárselo");
/// Saves the scenario.
pub const SAVE: &str = word!("Save scenario (JSON)", "Guardar el escenario (JSON)");
/// Opens a scenario.
pub const OPEN: &str = word!("Open scenario …", "Abrir un escenario …");
/// A file was opened.
pub const OPENED: &str =
    word!("Opened. One step back undoes it.", "Abierto. Deshacer lo revierte.");
/// It is no JSON.
pub const NO_JSON: &str = word!(
    "This file is no JSON: nothing was changed.",
    "Este archivo no es JSON: no se ha cambiado nada."
);
/// What is given twice in a file, of which only one would count.
#[must_use]
pub fn twice(key: &str) -> String {
    let key: String = key.chars().take(80).collect();
    say!(
        "“{key}” is given twice in the file. Nothing was changed.",
        "«{key}» está dos veces en el archivo. No se ha cambiado nada."
    )
}

/// It has keys beside `scenario` that no saved file has.
#[must_use]
pub fn beside(names: &[String]) -> String {
    let short = |name: &String| name.chars().take(40).collect::<String>();
    let names: Vec<String> = names.iter().take(3).map(short).collect();
    let names = names.join(word!("”, “", "», «"));
    say!(
        "“{names}”: not read beside “scenario”; inputs stand inside it. Nothing was changed.",
        "«{names}»: no se lee junto a «scenario»; los datos van dentro. No se ha cambiado nada."
    )
}
/// How it can be reproduced.
pub const REPRODUCE: &str = word!("The same numbers elsewhere", "Los mismos números en otra parte");
/// Labels of the snippets.
pub const SNIPPETS: [&str; 3] =
    [word!("Link", "Enlace"), "JavaScript", word!("Command line", "Línea de comandos")];
/// Copies a snippet.
pub const COPY: &str = word!("Copy", "Copiar");

/// The names scenarios are kept under until they are given others.
pub const LETTERS: [&str; 3] = ["A", "B", "C"];

/// The row of a kept scenario's NPV.
#[must_use]
pub fn npv_of(name: &str) -> String {
    say!("NPV of {name}", "VAN de {name}")
}

/// Title of the cash chart of a use.
#[must_use]
pub fn overlay(name: &str) -> String {
    say!(
        "{name}: cumulative cash, after tax and before debt",
        "{name}: caja acumulada, tras impuestos y antes de deuda"
    )
}

/// What one scenario's line does.
#[must_use]
pub fn line(name: &str, end: &str, lowest: &str) -> String {
    say!(
        "{name} ends at {end}, at its lowest {lowest}.",
        "{name} termina en {end}; en su punto más bajo, {lowest}."
    )
}

/// A group's name.
#[must_use]
pub fn group(group: &ChangedGroup) -> &'static str {
    group.group.map_or(word!("Paths given month by month", "Trayectorias dadas mes a mes"), |at| {
        GROUPS[at].label
    })
}

/// What changed in a group: "Power price $50/MWh to $38/MWh, and 2 more".
#[must_use]
pub fn changed(
    numbers: &dyn Format,
    from: &Scenario,
    to: &Scenario,
    group: &ChangedGroup,
) -> String {
    let one = |input: &Input| {
        let write = |scenario: &Scenario| value_with_unit(numbers, *input, scenario.get(*input));
        say!("{} {} to {}", "{}: de {} a {}", label(*input), write(from), write(to))
    };
    let named: Vec<String> = group.inputs.iter().take(2).map(one).collect();
    match group.inputs.len().saturating_sub(2) {
        0 => named.join(", "),
        more => say!("{}, and {more} more", "{}, y {more} más", named.join(", ")),
    }
}

/// The snippet for the command line.
#[must_use]
pub fn command(link: &str) -> String {
    format!("hash-or-host evaluate --scenario \"#{link}\"")
}

/// The snippet for JavaScript.
#[must_use]
pub fn javascript(link: &str) -> String {
    format!(
        "import init, {{ evaluate, parse_link }} from \"hash-or-host\";\nawait init();\nconst {{ best, strategies }} = evaluate(parse_link(\"{link}\"));"
    )
}

/// Over the same numbers of a kept scenario.
#[must_use]
pub fn reproduce(name: &str) -> String {
    say!("The same for {name}", "Lo mismo para {name}")
}
