//! Every word on screen: one catalogue, in English. Callers pass data, never sentences.
//!
//! [`answer`] writes the result as a sentence, [`beside`] and [`flips`] say what
//! stands beside it and what would change it, [`figure`] names the figures, [`problem`] says what
//! is wrong with a value, [`strategy`] names the four uses, [`stress`] tells what shocks
//! do, [`waiting`] and [`value_split`] what waiting costs and who gets each dollar,
//! [`frontier`] how much of the site to give to AI, [`migration`] what miners leaving would do, [`cases`] tells of
//! real ones, [`page`] holds the rest of the page.

pub mod answer;
pub mod beside;
pub mod cases;
pub mod figure;
pub mod flips;
pub mod frontier;
pub mod migration;
pub mod page;
pub mod problem;
pub mod strategy;
pub mod stress;
pub mod value_split;
pub mod waiting;
