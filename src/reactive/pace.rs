//! What follows at once, and what when there is time.

use super::graph::{self, GraphEntry, Id};

/// Whether the effects made in it run at once when what they read has changed. A handle; when its owner is done, all do.
#[derive(Clone, Copy, Debug)]
pub struct Pace(Id);

impl Pace {
    /// One at which all runs at once, or all is put off.
    #[must_use]
    pub fn new(at_once: bool) -> Pace {
        Pace(graph::insert(GraphEntry::Pace(at_once)))
    }

    /// Has what `work` makes, and what that makes, run at it.
    pub fn with<T>(self, work: impl FnOnce() -> T) -> T {
        graph::paced(self.0, work)
    }

    /// Changes it; what was put off and is to be no longer runs now.
    pub fn set(self, at_once: bool) {
        graph::set_pace(self.0, at_once);
    }
}
