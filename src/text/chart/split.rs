//! Where each dollar goes.

use crate::analysis::value_split::SoldUnit;

/// Title.
pub const TITLE: &str = word!("Where each dollar goes", "Adónde va cada dólar");
/// At the end of what is paid.
pub const ALL_THAT_IS_PAID: &str = word!("all that is paid", "todo lo que se paga");
/// The owner in the key, where there is room.
pub const OWNER: &str = word!("owner (in the use’s colour)", "propietario (en el color del uso)");
/// Heads of the table's first columns.
pub const HEADS: [&str; 2] = word!(["What is paid for", "Price"], ["Por qué se paga", "Precio"]);

/// What is sold, in a word.
#[must_use]
pub const fn unit(unit: SoldUnit) -> &'static str {
    match unit {
        SoldUnit::GpuHour => word!("GPU-hour", "hora de GPU"),
        SoldUnit::KwMonth => word!("kW-month of IT", "kW-mes de TI"),
        SoldUnit::Mwh => "MWh",
    }
}

/// A row's name.
#[must_use]
pub fn row(name: &str, unit: &str) -> String {
    say!("{name}, per {unit}", "{name}, por {unit}")
}

/// Behind a row's name.
#[must_use]
pub fn pays(price: &str) -> String {
    say!("pays {price}", "paga {price}")
}

/// A row in the description.
#[must_use]
pub fn describe(row: &str, price: &str, parts: &[String]) -> String {
    say!("{row} at {price}: {}.", "{row} a {price}: {}.", parts.join(", "))
}
