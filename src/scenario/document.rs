//! Where a value comes from.

use crate::keys::keys;

/// A document that states something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Document {
    /// Who published it.
    pub publisher: &'static str,
    /// Its title, or what it is.
    pub title: &'static str,
    /// When, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `undated`.
    pub date: &'static str,
    /// Whether the document itself was read, or a copy of it.
    pub seen: Seen,
    /// Where to open it: the original where its address is known.
    pub url: &'static str,
}

keys! {
    /// What was read of a document.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Seen {
        /// The document itself.
        Original = "original",
        /// A copy of it, or somebody's account of it.
        Copy = "copy",
    }
}
