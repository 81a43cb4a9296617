//! What was not accepted, a line each.

use anyhow::anyhow;
use hash_or_host::scenario::FieldError;

/// All of it as one error.
pub(crate) fn refused(fields: &[FieldError]) -> anyhow::Error {
    let said: Vec<String> = fields.iter().map(ToString::to_string).collect();
    anyhow!("{}", said.join("\n       "))
}
