//! Every word on screen: one catalogue, in English. Callers pass data, never sentences.
//!
//! [`answer`] writes the result as a sentence, [`figure`] names the figures, [`problem`] says what
//! is wrong with a value, [`strategy`] names the four uses, [`beside`], [`break_even`], [`tornado`] and
//! [`map`] go with the analyses, [`page`] holds the rest of the page.

pub mod answer;
pub mod beside;
pub mod break_even;
pub mod figure;
pub mod map;
pub mod page;
pub mod problem;
pub mod strategy;
pub mod tornado;
