//! What axe-core finds on a page: faults that shut people out.

use anyhow::Result;
use serde_json::Value;
use xtask::tools::axe;

/// Opens every section and leaves nothing folded.
pub const UNFOLD: &str =
    "document.querySelectorAll('details').forEach(part => { part.open = true })";

/// The script that finds the faults of the page it is run in; also within shadow roots.
pub fn script() -> Result<String> {
    script_in("document")
}

/// The same of a part of it.
pub fn script_in(part: &str) -> Result<String> {
    // As an expression: what it defines is used at once.
    Ok(format!(
        "(async () => {{ if (!globalThis.axe) {{ {}\n}}
          const found = await globalThis.axe.run({part}, {{ resultTypes: ['violations'] }});
          return found.violations.map(v => v.id + ' (' + v.impact + '): ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')) }})()",
        axe::ensure()?
    ))
}

/// The faults in words; none is as it should be.
pub fn faults(found: &Value) -> Vec<String> {
    let texts = found.as_array().into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}
