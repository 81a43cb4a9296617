//! The tornado.

/// The key of an empty end.
pub const LOW_END: &str = word!("at the low end", "en el extremo bajo");
/// The key of a full end.
pub const HIGH_END: &str =
    word!("at the high end of the plausible range", "en el extremo alto del rango plausible");
/// The same where there is little room.
pub const HIGH_END_SHORT: &str = word!("at the high end", "en el extremo alto");
/// No bar decides.
pub const NONE_DECIDES: &str = word!(
    "No input changes the best use within its plausible range.",
    "Ningún dato cambia el mejor uso dentro de su rango plausible."
);
/// Heads of the table.
pub const HEADS: [&str; 6] = word!(
    ["Input", "Low", "Result at low", "High", "Result at high", "Best becomes"],
    ["Dato", "Bajo", "Resultado en el bajo", "Alto", "Resultado en el alto", "El mejor pasa a ser"]
);
/// The two ends in the table.
pub const ENDS: [&str; 2] = word!(["low", "high"], ["bajo", "alto"]);

/// Over the line of the result as it is.
#[must_use]
pub fn now(value: &str) -> String {
    say!("now {value}", "ahora {value}")
}

/// The result as it is, and which inputs decide.
#[must_use]
pub fn describe(now: &str, deciding: &[&str]) -> String {
    if deciding.is_empty() {
        return say!("Now {now}. {NONE_DECIDES}", "Ahora {now}. {NONE_DECIDES}");
    }
    let deciding = deciding.join(", ");
    say!(
        "Now {now}. Within their plausible ranges these change the best use: {deciding}.",
        "Ahora {now}. Dentro de sus rangos plausibles, estos cambian el mejor uso: {deciding}."
    )
}

/// Who becomes best at an end.
#[must_use]
pub fn becomes(name: &str, end: &str) -> String {
    say!("{name} at {end}", "{name} en {end}")
}
