//! A scenario as a workbook (.xlsx) whose cells are formulas: change an input in a spreadsheet program, and it comes to
//! the page's own numbers.
//!
//! Each rule of the methodology stands here once more, as a formula, and is held to the model: every cell that the model
//! knows carries the model's value, and the tests work the formulas out, here and in LibreOffice, and compare.
//!
//! - [`formula`]: formulas as trees, written for spreadsheet programs and worked out here,
//! - [`grid`]: cells by their place,
//! - [`months`]: sheets with a row a month,
//! - `sheets/`: one file a sheet,
//! - `file/`: the bytes.
//!
//! What owners decide (when machines are replaced, a business closed) is the outcome of an optimisation that no cell can
//! hold: those are words in labelled cells, and everything after them is a formula.

pub mod book;
mod calendar;
mod file;
pub mod formula;
pub mod grid;
pub mod model;
pub mod months;
mod sheets;
pub mod style;

pub use calendar::date;
pub use file::{Carried, write};
pub use hash_or_host::text::workbook::About;
pub use sheets::{Page, book, name_of, shown};

use hash_or_host::scenario::Scenario;
use model::Model;

/// The file of a scenario.
#[must_use]
pub fn workbook(scenario: &Scenario, about: &About) -> Vec<u8> {
    write(&book(&Model::of(scenario), about), Carried::Values)
}
