//! The only place that knows the browser: the JavaScript API and, with the feature `page`, the page.

#[cfg(feature = "page")]
pub mod page;
