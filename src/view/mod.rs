//! Results as text and drawings: pure functions, the same natively and in the browser.
//!
//! Numbers are written by [`crate::format`], words come from [`crate::text`]. Each chart is a file: a
//! plain struct of numbers and labels whose `draw` gives a [`Drawing`]: the SVG, its words for those
//! who do not see it, and the table behind it. Charts that implement [`Readable`] can be read
//! position by position, by pointer or keyboard.

pub mod bars;
pub mod beside;
pub mod cash;
pub mod cell;
pub mod checked;
pub mod comparison;
pub mod curve;
pub mod data;
pub mod decisions;
mod drawing;
pub mod export;
pub mod frontier;
pub mod futures;
pub mod given;
pub mod glossary;
mod labels;
pub mod map;
pub mod markup;
pub mod overlay;
mod plot;
pub mod prerender;
mod relative;
pub mod renewal;
pub mod scale;
pub mod sheet;
pub mod side_by_side;
pub mod sources;
pub mod split;
pub mod statement;
pub mod stress;
pub mod svg;
mod table;
pub mod theme;
pub mod tornado;
pub mod two_way;
pub mod waiting;
pub mod words;

pub use drawing::{Drawing, Look, Readable, Readout, ReadoutLine, Size};
pub use table::{Table, Value};
pub use theme::{Paint, Theme};
