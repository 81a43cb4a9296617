//! Cumulative cash.

/// Title.
pub const TITLE: &str = word!(
    "Cumulative cash, after tax and before debt",
    "Caja acumulada, tras impuestos y antes de deuda"
);
/// What the ring on a line means.
pub const PAID_BACK: &str =
    word!("paid back: above zero for good", "recuperado: por encima de cero para siempre");

/// At the lowest point of all lines: "−$2.33bn deepest".
#[must_use]
pub fn deepest(amount: &str) -> String {
    say!("{amount} deepest", "{amount} mínimo")
}

/// What one strategy's line does: where it ends, its lowest value with its month, and when it is
/// paid back.
#[must_use]
pub fn line(
    name: &str,
    end: &str,
    lowest: Option<(String, String)>,
    back: Option<String>,
) -> String {
    let lowest = lowest.map_or_else(String::new, |(depth, when)| {
        say!(", at its lowest {depth} in {when}", ", con un mínimo de {depth} en {when}")
    });
    let back = back.map_or_else(String::new, |after| {
        say!(", paid back after {after}", ", se recupera tras {after}")
    });
    say!("{name} ends at {end}{lowest}{back}.", "{name} termina en {end}{lowest}{back}.")
}

/// Of a strategy without a line.
#[must_use]
pub fn not_ready(name: &str) -> String {
    say!("{name} is {}.", "{name}: {}.", super::NOT_READY)
}

/// The month of the valuation date, before anything has happened.
#[must_use]
pub fn start(month: &str) -> String {
    say!("Start, {month}", "Inicio, {month}")
}

/// A later month, with how long that is from the start.
#[must_use]
pub fn after(month: &str, since: &str) -> String {
    say!("{month}, after {since}", "{month}, tras {since}")
}
