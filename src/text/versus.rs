//! Two scenarios in the same futures, in words.

use crate::format::Format;
use crate::simulation::report::Match;
use crate::strategy::Strategy;
use crate::text::strategy::noun;

/// Heading.
pub const HEADING: &str = word!("In the same futures", "En los mismos futuros");
/// Under it.
pub const LEAD: &str = word!(
    "Both scenarios live the same draws of bitcoin, network, lease and power prices, tenants and delays. NPV at each one’s common discount rate.",
    "Ambos escenarios viven los mismos sorteos de bitcoin, red, alquiler y energía, inquilinos y retrasos. VAN a la tasa común de cada uno."
);
/// What the drawing shows.
#[must_use]
pub fn key([a, b]: &[String; 2]) -> String {
    say!(
        "Filled: {}. Dashed: {}. Lines from the 5th to the 95th percentile, dots at the mean.",
        "Relleno: {}. Discontinuo: {}. Líneas del percentil 5 al 95, puntos en la media.",
        b,
        a
    )
}

/// Its title.
#[must_use]
pub fn title([a, b]: &[String; 2]) -> String {
    say!("NPV of {a} and of {b} in the same futures", "VAN de {a} y de {b} en los mismos futuros")
}

/// "62 of 100".
#[must_use]
pub fn chance(share: f64) -> String {
    super::data::of_100((100.0 * share).round())
}

/// What is found of the chosen use.
#[must_use]
pub fn finding(
    numbers: &dyn Format,
    [a, b]: &[String; 2],
    strategy: Strategy,
    of: &Match,
) -> String {
    let (use_, ahead) = (noun(strategy), chance(of.b_ahead));
    if of.equal == 1.0 {
        return say!(
            "With {use_}, both are worth the same in every future.",
            "Con {use_}, ambos valen lo mismo en todos los futuros."
        );
    }
    let gain = crate::format::signed_money(numbers, of.gain.mean);
    say!(
        "With {use_}, {b} is worth more than {a} in {ahead} futures, {gain} on average.",
        "Con {use_}, {b} vale más que {a} en {ahead} futuros, {gain} de media."
    )
}

/// One use, for those who do not see the drawing.
#[must_use]
pub fn lane(use_: &str, [a, b]: &[String; 2], ahead: &str, [mean_a, mean_b]: [&str; 2]) -> String {
    say!(
        "{use_}: {b} ahead in {ahead}; mean {mean_b}, {a} {mean_a}.",
        "{use_}: {b} por delante en {ahead}; media {mean_b}, {a} {mean_a}."
    )
}

/// The head of the table.
#[must_use]
pub fn heads([a, b]: &[String; 2]) -> Vec<String> {
    vec![
        word!("Use", "Uso").to_owned(),
        say!("{b} ahead", "{b} por delante"),
        word!("equal", "iguales").to_owned(),
        say!("{a}, mean", "{a}, media"),
        say!("{b}, mean", "{b}, media"),
        word!("difference, mean", "diferencia, media").to_owned(),
        word!("difference, 5%", "diferencia, 5 %").to_owned(),
        word!("50%", "50 %").to_owned(),
        word!("95%", "95 %").to_owned(),
    ]
}
