//! Where a value comes from.

/// A document that states something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// Who published it.
    pub publisher: &'static str,
    /// Its title, or what it says.
    pub title: &'static str,
    /// When, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `undated`.
    pub date: &'static str,
    /// Whether the document itself was read.
    pub seen: Seen,
    /// Where to open it: the original where its address is known.
    pub url: &'static str,
}

/// What was read of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The document itself.
    Original,
    /// A copy of it, or somebody's account of it.
    Copy,
}

impl Seen {
    /// The name in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Seen::Original => "original",
            Seen::Copy => "copy",
        }
    }
}
