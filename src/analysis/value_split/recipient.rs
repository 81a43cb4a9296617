//! Whom a part of the value goes to.

use super::Portions;

/// Whom a part goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The accelerators' or machines' maker.
    Chips,
    /// The facility.
    Facility,
    /// The power supplier.
    Power,
    /// Operations.
    Operations,
    /// The lenders.
    Lenders,
    /// Tax.
    Tax,
    /// The owner.
    Owner,
}

impl Recipient {
    /// All, in the order in which they are shown.
    pub const ALL: [Recipient; 7] = [
        Recipient::Chips,
        Recipient::Facility,
        Recipient::Power,
        Recipient::Operations,
        Recipient::Lenders,
        Recipient::Tax,
        Recipient::Owner,
    ];
}

/// The parts by [`Recipient`]. Customers who pay ahead are lenders.
#[must_use]
pub fn parts(portions: &Portions) -> [f64; 7] {
    [
        portions.machines_usd,
        portions.facility_usd,
        portions.power_usd,
        portions.operations_usd,
        portions.lenders_usd + portions.prepayment_usd,
        portions.tax_usd,
        portions.owner_usd,
    ]
}
