//! What stands around a picture that is taken away: what was assumed, when, from where.

use super::answer::site;
use super::page;
use crate::decimal::shortest;
use crate::format::{Format, value_with_unit};
use crate::scenario::{HEADLINE, Input, Scenario, Series};
use crate::text::input::lowered;
use crate::text::month::MONTHS;

/// The button under a chart.
pub const TAKE: &str = word!("Save picture or numbers", "Guardar imagen o números");
/// Heading of the dialog.
pub const PICTURE: &str = word!("A picture to quote", "Una imagen para citar");
/// Whose colours.
pub const COLOURS: &str = word!("Colours", "Colores");
/// The colours to choose from.
pub const THEMES: [&str; 2] = word!(["on white", "on black"], ["sobre blanco", "sobre negro"]);
/// How wide.
pub const SHAPE: &str = word!("Shape", "Forma");
/// The shapes to choose from.
pub const SHAPES: [&str; 2] = word!(["wide", "narrow"], ["ancha", "estrecha"]);
/// Saves it as a bitmap.
pub const SAVE_PNG: &str = word!("Save as PNG", "Guardar como PNG");
/// Saves it as a drawing.
pub const SAVE_SVG: &str = word!("Save as SVG", "Guardar como SVG");
/// Puts it on the clipboard.
pub const COPY: &str = word!("Copy picture", "Copiar imagen");
/// Puts its description on the clipboard.
pub const COPY_WORDS: &str = word!("Copy description", "Copiar descripción");
/// What to do instead.
pub const NOT_COPIED: &str = word!(
    "The browser does not let this page copy a picture: save it.",
    "El navegador no deja que esta página copie una imagen: guárdela."
);
/// The browser made no bitmap.
pub const NO_PNG: &str = word!(
    "This browser makes no true bitmap of the drawing (a privacy setting may forbid it): save it as SVG.",
    "Este navegador no convierte bien el dibujo en imagen de puntos (puede impedirlo un ajuste de privacidad): guárdelo como SVG."
);
/// There is no chart at present.
pub const NOTHING: &str = word!(
    "There is nothing to draw: the chart is still being worked out.",
    "No hay nada que dibujar: el gráfico aún se está calculando."
);
/// What the words under the picture are for.
pub const DESCRIPTION: &str = word!("For those who cannot see it", "Para quienes no pueden verla");

/// How many assumptions beyond the first screen's are named before the rest is counted.
const NAMED: usize = 4;

/// What was assumed, in one line: the inputs of the first screen, then those that differ from the
/// defaults.
///
/// ```
/// use hash_or_host::{format::Plain, scenario::Scenario, text::quote::assumed};
/// assert_eq!(
///     assumed(&Plain, &Scenario::default()),
///     "100 MW at $50/MWh · GPU lease rate $3.70/GPU-hour · rent, first year $128/kW-mo · \
///      bitcoin price $84,700/BTC · all else as by default"
/// );
/// ```
#[must_use]
pub fn assumed(numbers: &dyn Format, scenario: &Scenario) -> String {
    let value = |input: Input| value_with_unit(numbers, input, scenario.get(input));
    let named = |input: &Input| format!("{} {}", lowered(input.row().label), value(*input));
    let [_, _, rates @ .., bitcoin] = HEADLINE;
    let mut parts = vec![site(numbers, scenario)];
    parts.extend(rates.iter().map(named));
    if scenario.series(Series::Price).is_none() {
        parts.push(named(&bitcoin));
    }
    let given = Series::ALL.into_iter().filter(|series| scenario.series(*series).is_some());
    let given: Vec<String> = given.map(|series| lowered(series.label())).collect();
    if !given.is_empty() {
        parts.push(say!("given: {}", "dado: {}", given.join(", ")));
    }
    let others: Vec<Input> = scenario
        .differing(&Scenario::default())
        .filter(|input| !HEADLINE.contains(input))
        .collect();
    parts.push(match others.as_slice() {
        [] => word!("all else as by default", "lo demás, como está predeterminado").to_owned(),
        others => {
            let first: Vec<String> = others.iter().take(NAMED).map(named).collect();
            let more = match others.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => say!(" and {more} more", " y {more} más"),
            };
            say!("changed: {}{more}", "cambiado: {}{more}", first.join(", "))
        }
    });
    parts.join(" · ")
}

/// The same behind the name of the real case that it was made from.
#[must_use]
pub fn of_case(case: &str, assumed: String) -> String {
    if case.is_empty() { assumed } else { format!("{case} · {assumed}") }
}

/// "21 November 2026"; `month` from 0.
#[must_use]
pub fn date(year: u32, month: u32, day: u32) -> String {
    let month = MONTHS.get(month as usize).copied().unwrap_or_default();
    say!("{day} {month} {year}", "{day} de {month} de {year}")
}

/// Where it comes from: the page's name and address.
#[must_use]
pub fn source(address: &str) -> String {
    format!("{}, {address}", page::NAME)
}

/// What a scenario is called in the names of files: the real case that it is, with word of whether it was changed; else
/// its site, and letters by which two of the same site differ.
#[must_use]
pub fn scenario_name(case: Option<(&str, usize)>, scenario: &Scenario, link: &str) -> String {
    if *scenario == Scenario::default() {
        return word!("defaults", "predeterminado").to_owned();
    }
    // FNV-1a: names need to differ, not to be secret.
    let mark = link
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    match case {
        Some((code, 0)) => code.replace('_', "-"),
        Some((code, _)) => format!("{}-{mark:08x}", code.replace('_', "-")),
        None => {
            let megawatts = scenario.get(Input::SiteGridMw);
            let price = scenario.get(Input::SitePowerPriceUsdPerMwh);
            format!("{}-mw-{}-usd-{mark:08x}", shortest(megawatts), shortest(price))
                .replace('.', "_")
        }
    }
}

/// The name of a file, without its ending: small letters, digits and hyphens.
#[must_use]
pub fn file_name(scenario: &str, title: &str) -> String {
    let mut name = String::from("hash-or-host");
    if !scenario.is_empty() {
        name.push('-');
        name.push_str(scenario);
    }
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.take(8) {
        name.push('-');
        name.push_str(&word.to_ascii_lowercase());
    }
    name
}

/// What came of saving a file.
#[must_use]
pub fn saved(is_saved: bool) -> String {
    if is_saved {
        return say!("Saved.", "Guardado.");
    }
    say!(
        "The browser does not let this page save a file.",
        "El navegador no deja que esta página guarde un archivo."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;

    #[test]
    fn what_differs_is_named_and_the_rest_is_counted() {
        let some = Scenario::default()
            .nearest(Input::SitePowerPriceUsdPerMwh, 38.0)
            .nearest(Input::MiningPue, 1.1);
        let text = assumed(&Plain, &some);
        assert!(text.starts_with("100 MW at $38/MWh · "), "{text}");
        assert!(text.ends_with(" · changed: mining PUE 1.10×"), "{text}");
        let many = [
            Input::SiteHorizonYears,
            Input::NetworkHashrateGrowth,
            Input::NetworkBtcPriceGrowth,
            Input::MiningPue,
            Input::SiteCostInflation,
            Input::ColocationBuildMonths,
        ]
        .into_iter()
        .fold(Scenario::default(), |s, input| s.nearest(input, input.row().high));
        let text = assumed(&Plain, &many);
        assert!(text.ends_with(" and 2 more"), "{text}");
    }

    #[test]
    fn given_paths_are_assumptions_and_what_they_replace_is_not() {
        let some = Scenario::default()
            .with_series(Series::Power, Some(&[40.0]))
            .and_then(|s| s.with_series(Series::Price, Some(&[90_000.0])))
            .unwrap();
        assert_eq!(
            assumed(&Plain, &some),
            "100 MW on the given power prices · GPU lease rate $3.70/GPU-hour · rent, first year \
             $128/kW-mo · given: bitcoin price, month by month, power price, month by month · all \
             else as by default"
        );
    }

    #[test]
    fn a_date_and_a_file_name() {
        assert_eq!(date(2026, 10, 21), "21 November 2026");
        assert_eq!(file_name("", "NPV, by power & price!"), "hash-or-host-npv-by-power-price");
        assert_eq!(file_name("defaults", ""), "hash-or-host-defaults");
    }

    #[test]
    fn a_file_is_named_by_its_scenario() {
        let default = Scenario::default();
        assert_eq!(scenario_name(None, &default, ""), "defaults");
        let other = default.nearest(Input::SitePowerPriceUsdPerMwh, 38.5);
        assert_eq!(scenario_name(Some(("iren_microsoft", 0)), &other, "x"), "iren-microsoft");
        // FNV-1a of "a", 32 bits: the published test vector.
        assert_eq!(scenario_name(None, &other, "a"), "100-mw-38_5-usd-e40c292c");
        assert_eq!(scenario_name(Some(("galaxy", 2)), &other, "a"), "galaxy-e40c292c");
    }
}
