//! Node, which runs the plain JavaScript model outside a browser, tries the package, and packs what the budget counts.

use std::path::PathBuf;

use anyhow::Result;

use super::Packaged;

/// The program: `$NODE`, else `node` on `PATH`, else installed.
pub fn ensure() -> Result<PathBuf> {
    let node = Packaged {
        variable: "NODE",
        program: "node",
        name: "Node",
        why: "the plain JavaScript model is checked in it, the package tried, the budget measured",
        packages: ["nodejs", "node"],
    };
    node.ensure()
}
