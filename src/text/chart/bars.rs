//! The bars of NPV.

/// Title, and head of the column of values.
pub const TITLE: &str = word!("Net present value", "Valor actual neto");
/// Head of the column of names.
pub const STRATEGY: &str = word!("Use", "Uso");
/// In place of a value that there is not.
pub const NOT_IN_TIME: &str = word!("not ready in time", "no llega a tiempo");

/// Beside the line of selling now.
#[must_use]
pub fn sell_now(value: &str) -> String {
    say!("sell now {value}", "vender ahora {value}")
}
