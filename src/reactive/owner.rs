//! Who things belong to.

use super::graph::{self, Id};

/// What is made in it belongs to it and goes with it. A handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner(Id);

impl Default for Owner {
    fn default() -> Owner {
        Owner::new()
    }
}

impl Owner {
    /// One that belongs to nobody.
    #[must_use]
    pub fn new() -> Owner {
        Owner(graph::owner_within(None))
    }

    /// The present one; `None` outside of any.
    #[must_use]
    pub fn current() -> Option<Owner> {
        graph::owner().map(Owner)
    }

    /// One within it.
    #[must_use]
    pub fn child(self) -> Owner {
        Owner(graph::owner_within(Some(self.0)))
    }

    /// Has it own what `work` makes.
    pub fn with<T>(self, work: impl FnOnce() -> T) -> T {
        let before = graph::enter(Some(self.0));
        let result = work();
        graph::enter(before);
        result
    }

    /// Lets go of everything it has, what was made last first, and has everything of [`on_cleanup`] run. It can be
    /// used again.
    pub fn cleanup(self) {
        graph::empty(self.0);
    }

    /// The same for good: what is made in it from then on belongs to nobody.
    pub fn end(self) {
        graph::empty(self.0);
        graph::remove(self.0);
    }
}

/// Runs `work` when the present owner is done; never outside of any.
pub fn on_cleanup(work: impl FnOnce() + 'static) {
    if let Some(owner) = graph::owner() {
        graph::cleanup_with(owner, Box::new(work));
    }
}
