//! A page in a real browser, as a person uses it and as an observer of its traffic sees it.
//!
//! [`Page`] is all that a test needs: open, click, type, drag, press, wait, evaluate, and afterwards ask what the page
//! requested and what it complained of. It speaks the DevTools protocol over a socket in plain JSON ([`cdp`]): the typed
//! clients drop events that they cannot parse and do not see the requests of workers, and a test that vouches for every
//! request can afford neither.
//!
//! [`Window`] is the same page in Firefox ([`firefox`]) or in Safari's engine ([`webkit`]), over WebDriver, with what its
//! fewer tests need.

#![forbid(unsafe_code)]

pub mod axe;
mod browser;
pub mod cdp;
pub mod example;
pub mod firefox;
pub mod hands;
mod input;
mod page;
mod pool;
mod record;
mod webdriver;
pub mod webkit;

pub use input::Pointer;
pub use page::{Held, Page, Viewport};
pub use pool::Lent;
pub use record::Request;
pub use webdriver::Window;
