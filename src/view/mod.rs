//! Results as text and drawings: pure functions, the same natively and in the browser.
//!
//! [`format`] writes numbers, with the reader's grouping and decimal mark.

pub mod format;
