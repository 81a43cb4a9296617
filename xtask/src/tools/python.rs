//! Python 3, in which the independent computation of the contract is written; it needs no package.

use std::path::PathBuf;

use anyhow::Result;

use super::Packaged;

/// The interpreter: `$PYTHON`, else `python3` on `PATH`, else installed.
pub fn ensure() -> Result<PathBuf> {
    let python = Packaged {
        variable: "PYTHON",
        program: "python3",
        name: "Python",
        why: "the model is checked against a computation in it",
        packages: ["python3", "python"],
    };
    python.ensure()
}
