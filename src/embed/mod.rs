//! What an embedded view is to show, as its author wrote it: attributes in, options out, and back
//! into the lines that an author pastes into a post.
//!
//! The custom element `<hash-or-host>` and the frame `embed.html` read the same attributes; the
//! frame's stand in its address.

mod options;
pub mod room;
mod snippet;

pub use options::{EmbedOptions, EmbedPart, OF_ANY_ELEMENT, Theme, Width, Wrong};
pub use snippet::{Fallback, attributes, element, frame, query};
