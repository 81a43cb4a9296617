//! What a field keeps of what is typed into it.

use super::super::Store;
use crate::reactive::Live;
use crate::scenario::Input;

/// What was typed and accepted, while the field has the focus.
#[derive(Clone, PartialEq)]
pub struct Accepted {
    pub text: String,
    pub value: f64,
    /// The value before anything was typed.
    pub before: f64,
}

/// The field of an input.
#[derive(Clone, Copy)]
pub struct Field {
    pub store: Store,
    pub input: Input,
    pub editing: Live<Option<Accepted>>,
    /// What the reader should know of how the text was taken.
    pub remark: Live<Option<(f64, String)>>,
}
