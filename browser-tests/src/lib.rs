//! A page in a real browser, as a person uses it and as an observer of its traffic sees it.
//!
//! [`Page`] is all that a test needs: open, click, type, drag, press, wait, evaluate, and afterwards ask what the page
//! requested and what it complained of. It speaks the DevTools protocol over a socket in plain JSON ([`cdp`]): the typed
//! clients drop events that they cannot parse and do not see the requests of workers, and a test that vouches for every
//! request can afford neither.
//!
//! [`Firefox`] is the same page in another browser, over WebDriver, with what its few tests need.

#![forbid(unsafe_code)]

mod browser;
pub mod cdp;
pub mod example;
mod firefox;
mod input;
mod page;
mod record;

pub use firefox::Firefox;
pub use page::{Held, Page, Viewport};
pub use record::Request;
