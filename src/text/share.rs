//! The words of the dialog for handing on.

use crate::embed::{Part, Theme};

/// The button and the heading.
pub const SHARE: &str = "Share";
/// Copies the link.
pub const COPY_LINK: &str = "Copy link";
/// Hands it to the system.
pub const SHARE_ON: &str = "Send …";
/// Heading of the second half.
pub const EMBED: &str = "Embed in a page";
/// Copies the lines.
pub const COPY_LINES: &str = "Copy these lines";
/// What stands on the clipboard now.
pub const COPIED: &str = "Copied.";
/// What to do instead.
pub const NOT_COPIED: &str =
    "The browser does not let this page copy: select the text and copy it.";
/// The name of the preview.
pub const PREVIEW: &str = "Preview of the embedded view";
/// Frame or element.
pub const WAY: &str = "As";
/// A frame.
pub const FRAME: &str = "frame";
/// An element.
pub const ELEMENT: &str = "script and element";
/// Before the parts of the page.
pub const PARTS: &str = "Show";
/// Heading of the inputs.
pub const INPUTS: &str = "Inputs to show";
/// Whether one is shown as it is.
pub const LOCKED: &str = "locked";
/// Adds one.
pub const ADD: &str = "Add";
/// While none is chosen to be added.
pub const ADD_HINT: &str = "an input …";
/// Whether the lines carry a picture.
pub const PICTURE: &str = "with a picture for readers without scripts (in the lines themselves)";
/// Whose colours.
pub const THEME: &str = "Theme";
/// How wide.
pub const WIDTH: &str = "Width";
/// As wide as its place.
pub const FILL: &str = "of its place";
/// As wide as text.
pub const TEXT: &str = "of a column of text";

/// A part of the page.
#[must_use]
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Headline => "answer",
        Part::Comparison => "comparison",
        Part::Map => "map",
        Part::Cash => "cash",
    }
}

/// Whose colours, as an entry of a list. A frame does not know the page around it.
#[must_use]
pub fn theme(theme: Theme, in_frame: bool) -> &'static str {
    match theme {
        Theme::Auto if in_frame => "as the reader prefers",
        Theme::Auto => "as the page around",
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::Inherit => "text and ground of the page around",
    }
}

/// Takes an input away.
#[must_use]
pub fn remove(label: &str) -> String {
    format!("Do not show {label}")
}
