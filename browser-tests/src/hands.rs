//! The helpers that a worker starts, made visible to the page.

use anyhow::Result;
use tempfile::TempDir;

/// The built site, and beside it the script through which the workers of [`processors`] start: a page's policy takes
/// workers of its own site only.
pub fn site_that_tells() -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    xtask::folder::copy(&xtask::site::dist(), folder.path())?;
    let script = "const Made = self.Worker;
        self.Worker = class extends Made {
            constructor(...all) {
                super(...all);
                postMessage('starts a ' + all[1].name);
                this.addEventListener('message', () => postMessage('answers'));
            }
        };
        import(location.hash.slice(1));";
    std::fs::write(folder.path().join("telling.js"), script)?;
    Ok(folder)
}

/// A script for a page of [`site_that_tells`]: a device of so many processors, and workers that tell which helpers they
/// start, and each time that one answers; read by [`TOLD`].
#[must_use]
pub fn processors(count: u32) -> String {
    format!(
        "(() => {{ Object.defineProperty(navigator, 'hardwareConcurrency', {{ configurable: true, get: () => {count} }});
        const told = [];
        // Before anything else runs there is no element yet.
        const tell = () => {{ if (document.documentElement) document.documentElement.dataset.told = told.join(); }};
        tell();
        window.Worker = class extends Worker {{
            constructor(script, options) {{
                super('telling.js#' + new URL(script, location.href), options);
                this.addEventListener('message', (event) => {{
                    if (typeof event.data === 'string') told.push(event.data), tell();
                }});
            }}
        }}; }})()"
    )
}

/// What the workers have told, as a list in JavaScript: `starts a hand`, `answers`. It stands in the document, which a
/// driver sees even where the page's own variables are kept from it.
pub const TOLD: &str =
    "(document.documentElement.dataset.told ?? '').split(',').filter(said => said)";

/// How often they have told this.
#[must_use]
pub fn how_often(said: &str) -> String {
    format!("{TOLD}.filter(said => said === '{said}').length")
}

/// Moves an input, so that all is counted anew.
pub const COUNT_AGAIN: &str = "(() => { const slider = document.querySelector('.headline [data-input=power] input[type=range]'); \
    slider.value = 900; for (const name of ['input', 'change']) slider.dispatchEvent(new Event(name)); })()";
