//! A Firefox of one's own, driven by geckodriver.

use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};
use xtask::tools::firefox;

use crate::webdriver::{Port, Window};

/// Starts it, with one device pixel a CSS pixel and in light colours.
pub fn start() -> Result<Window> {
    start_with(json!({}))
}

/// The same with settings of one's own, as `about:config` has them.
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
    Window::start(driver, folder, Port::Written("Listening on 127.0.0.1:"), &wanted, complaints)
}

fn complaints(window: &Window) -> Result<Vec<String>> {
    window.post("moz/context", &json!({ "context": "chrome" }))?;
    let found = window.eval(
            "Services.console.getMessageArray().filter(message => message instanceof Ci.nsIScriptError\
             && !(message.flags & Ci.nsIScriptError.warningFlag) && /^(http|file|blob|data):/.test(message.sourceName))\
             .map(message => message.errorMessage + ' (' + message.sourceName + ')')",
    );
    window.post("moz/context", &json!({ "context": "content" }))?;
    Ok(serde_json::from_value(found?)?)
}
