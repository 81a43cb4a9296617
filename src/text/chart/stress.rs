//! What shocks do to markets and to cash.

/// The line of the calm path.
pub const BEFORE: &str = word!("before", "antes");

/// What may move, in the order of the panels.
pub const MARKETS: [&str; 7] = word!(
    [
        "Bitcoin price",
        "Network hashrate",
        "Hashprice",
        "Power price",
        "GPU lease level, 1 = as entered",
        "Share of rent collected",
        "Share of leases collected",
    ],
    [
        "Precio del bitcoin",
        "Hashrate de la red",
        "Hashprice",
        "Precio de la energía",
        "Nivel de tarifas de GPU, 1 = el introducido",
        "Parte de la renta cobrada",
        "Parte de los contratos cobrada"
    ]
);

/// The line under the shocks.
#[must_use]
pub fn after(shocks: &str) -> String {
    say!("after: {shocks}", "después: {shocks}")
}

/// A panel whose lowest point is marked.
#[must_use]
pub fn lowest(panel: &str, value: &str, when: &str) -> String {
    say!("{panel}: at its lowest {value} in {when}.", "{panel}: mínimo de {value} en {when}.")
}

/// A panel without such a point.
#[must_use]
pub fn ends(panel: &str, after: &str, before: &str) -> String {
    say!(
        "{panel}: {after} at the end, {before} before.",
        "{panel}: {after} al final, {before} antes."
    )
}

/// Heads of a panel's two columns.
#[must_use]
pub fn heads(panel: &str) -> [String; 2] {
    [say!("{panel}, before", "{panel}, antes"), say!("{panel}, after", "{panel}, después")]
}
