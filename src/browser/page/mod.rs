//! The page: a tree of components on a [`Store`].
//!
//! [`mount`] takes a root and touches nothing outside it; it can stand several times on a page and
//! inside a shadow root. Everything that shows a result reads one signal, the last evaluation;
//! everything that changes an input goes through the store, so undo, the address and every figure
//! follow alike.

mod address;
mod answer;
mod assumptions;
mod at_hand;
pub(in crate::browser) mod behind;
mod beside;
mod cash;
mod cautions;
mod chart;
mod choose;
mod comparison;
mod contents;
pub(in crate::browser) mod control;
mod curves;
mod dom;
mod explained;
mod feed;
mod focus;
mod frame;
mod given;
mod headline;
mod keep;
mod later;
pub(in crate::browser) mod loading;
mod locale;
pub(in crate::browser) mod made;
mod market;
mod mount;
mod notes;
mod notice;
mod opened;
pub(in crate::browser) mod part;
mod pick;
mod plate;
mod platform;
mod quote;
mod quoted;
mod renew;
mod root;
mod sections;
mod share;
mod sight;
mod steady;
mod still;
mod store;
mod toolbar;
mod units;
mod window;
pub mod work;
mod workbook;

/// What an embedded view is made of.
pub(in crate::browser) mod parts {
    pub use super::answer::answer;
    pub use super::cash::cash_alone;
    pub use super::comparison::comparison;
    pub use super::control::{control, fixed};
    pub use super::dom::{El, el};
    pub use super::later::later;
    pub use super::loading::Chunk;
    pub use super::mount::{Mounted, stand};
    pub use super::notice::changed_rules;
    pub use super::part::Part as LaterPart;
    pub use super::root::close_source;
    pub use super::store::{Case, Shown, Store};
    pub use super::window::{document, window};
    pub use crate::reactive::{Live, effect};
}

/// What is tried by itself.
pub mod alone {
    pub use super::cautions::cautions;
    pub use super::contents::leading_on;
    pub use super::dom::{El, el};
    pub use super::mount::stand;
    pub use super::notes::Notes;
    pub use super::notice::notice;
    pub use super::platform::when_settled;
    pub use super::window::document;
}

pub use mount::{MountOptions, Mounted, is_plain, mount};
pub use store::Store;
