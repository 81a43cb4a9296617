//! Every word on screen: one catalogue, in English. Callers pass data, never sentences.
//!
//! [`answer`] writes the result as a sentence, [`figure`] names the figures, [`problem`] says what
//! is wrong with a value, [`strategy`] names the four uses, [`page`] holds the rest of the page.

pub mod answer;
pub mod figure;
pub mod page;
pub mod problem;
pub mod strategy;
