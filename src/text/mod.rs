//! Every word on screen: one catalogue, in English. Callers pass data, never sentences.
//!
//! [`answer`] writes the result as a sentence, [`decisions`] what the owners do, [`beside`] says what stands beside it,
//! [`break_even`], [`map`] and [`tornado`] what would change it, [`input`] names the inputs, [`figure`] the figures, [`chart`] holds the words of the drawings, [`problem`] says what
//! is wrong with a value, [`embed`] what an embedded view says, [`strategy`] names the four uses,
//! [`stress`], [`frontier`], [`value_split`], [`migration`] and [`waiting`] tell what the studies
//! found, [`given`] of paths that are given, [`aggregate`] what a headline comes to here, [`notice`] what a reader should know of a scenario,
//! [`cases`] tells of real cases and [`account`] what becomes of them, [`picks`] names values
//! that belong together, [`rates`] the lease rates of the day, [`feed`] values of the day, [`quote`] what stands around a picture, [`share`] words the
//! handing on, [`shell`] what stands before any program, [`workbook`] the workbook, [`glossary`] explains the words of the trade, [`checked`] says what the model is held against, [`page`] holds the rest of the page.

pub mod account;
pub mod aggregate;
pub mod answer;
pub mod beside;
pub mod break_even;
pub mod cases;
pub mod chart;
pub mod checked;
pub mod compare;
mod count;
pub mod data;
pub mod decisions;
pub mod embed;
pub mod feed;
pub mod figure;
pub mod frontier;
pub mod futures;
pub mod given;
pub mod glossary;
pub mod input;
pub mod map;
pub mod migration;
pub mod month;
pub mod notice;
pub mod page;
pub mod picks;
pub mod problem;
pub mod quote;
pub mod rates;
pub mod share;
pub mod shell;
pub mod solve;
pub mod sources;
pub mod statement;
pub mod strategy;
pub mod stress;
pub mod tornado;
pub mod turns;
pub mod units;
pub mod value_split;
pub mod versus;
pub mod waiting;
pub mod workbook;
pub mod working;
