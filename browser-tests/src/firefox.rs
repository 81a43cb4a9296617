//! A Firefox of one's own, driven by geckodriver.

use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};
use xtask::tools::firefox;

use crate::pool::{Lent, Pool};
use crate::webdriver::{Console, Port, Window};

static POOL: Pool<Window> = Pool::new();

/// One with one device pixel a CSS pixel and in light colours.
pub fn start() -> Result<Lent<Window>> {
    POOL.take(|| start_with(json!({})))
}

/// A new one with settings of one's own, as `about:config` has them.
pub fn start_with(mut settings: Value) -> Result<Window> {
    let folder = tempfile::Builder::new().prefix("hash-or-host-").tempdir()?;
    let mut driver = Command::new(firefox::ensure_driver()?);
    // System access, so that the browser's own console can be asked what it complained of.
    driver.args(["--port", "0", "--allow-system-access", "--profile-root"]).arg(folder.path());
    settings["layout.css.devPixelsPerPx"] = "1.0".into();
    settings["layout.css.prefers-color-scheme.content-override"] = 1.into();
    let wanted = json!({ "moz:firefoxOptions": {
        "binary": firefox::ensure_browser()?,
        "args": ["-headless"],
        "prefs": settings,
    } });
    Window::start(driver, folder, Port::Written("Listening on 127.0.0.1:"), &wanted, CONSOLE)
}

const CONSOLE: Console = Console { complaints, empty };

/// Evaluates what only the browser's own code may.
fn within(window: &Window, script: &str) -> Result<Value> {
    window.post("moz/context", &json!({ "context": "chrome" }))?;
    let found = window.eval(script);
    window.post("moz/context", &json!({ "context": "content" }))?;
    found
}

fn empty(window: &Window) -> Result<()> {
    within(window, "Services.console.reset()").map(drop)
}

fn complaints(window: &Window) -> Result<Vec<String>> {
    let found = within(
        window,
        "Services.console.getMessageArray().filter(message => message instanceof Ci.nsIScriptError\
             && !(message.flags & Ci.nsIScriptError.warningFlag) && /^(http|file|blob|data):/.test(message.sourceName))\
             .map(message => message.errorMessage + ' (' + message.sourceName + ')')",
    )?;
    Ok(serde_json::from_value(found)?)
}
