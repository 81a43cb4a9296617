//! Node, which runs the plain JavaScript model outside a browser.

use std::path::PathBuf;

use anyhow::Result;

use super::Packaged;

/// The program: `$NODE`, else `node` on `PATH`, else installed.
pub fn ensure() -> Result<PathBuf> {
    let node = Packaged {
        variable: "NODE",
        program: "node",
        name: "Node",
        why: "the plain JavaScript model is checked in it",
        packages: ["nodejs", "node"],
    };
    node.ensure()
}
