//! A WebKit of one's own, the engine of Safari: WebKitGTK's MiniBrowser, driven by WebKitWebDriver on a screen that
//! nobody sees.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;
use xtask::tools::webkit;

use crate::pool::{Lent, Pool};
use crate::webdriver::{Console, Port, Window};

/// A window and the screen that it is on.
#[derive(Debug)]
pub struct WebKit {
    // The window goes first.
    window: Window,
    _screen: Screen,
}

impl AsRef<Window> for WebKit {
    fn as_ref(&self) -> &Window {
        &self.window
    }
}

/// An X server without a screen.
#[derive(Debug)]
struct Screen(Child);

impl Drop for Screen {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

static POOL: Pool<WebKit> = Pool::new();

/// One in American English: without a locale it would group no digits.
pub fn start() -> Result<Lent<WebKit>> {
    POOL.take(start_new)
}

fn start_new() -> Result<WebKit> {
    let (screen, display) = screen()?;
    let folder = tempfile::Builder::new().prefix("hash-or-host-").tempdir()?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut driver = Command::new(webkit::ensure_driver()?);
    driver.arg(format!("--port={port}")).env("DISPLAY", display);
    // A profile of its own.
    for name in ["HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        driver.env(name, folder.path());
    }
    webkit::speak_english(&mut driver)?;
    let wanted = json!({ "webkitgtk:browserOptions": {
        "binary": webkit::ensure_browser()?,
        "args": ["--automation"],
    } });
    let mut window = Window::start(driver, folder, Port::Given(port), &wanted, CONSOLE)?;
    window.once_open = HEAR;
    Ok(WebKit { window, _screen: screen })
}

/// Its driver hands out no console: the page's errors are heard from the moment on in which it has loaded.
const HEAR: &str = "(() => {
    const heard = globalThis.heardErrors = [];
    // Without an error of its own it is a note: of a size that was observed one frame late.
    addEventListener('error', event => { if (event.error) heard.push(event.message); });
    addEventListener('unhandledrejection', event => heard.push(String(event.reason)));
    document.addEventListener('securitypolicyviolation', event =>
        heard.push(`Content Security Policy: ${event.violatedDirective}, ${event.blockedURI}`));
    const write = console.error;
    console.error = (...all) => { heard.push(all.join(' ')); write(...all); };
})()";

/// Every page has its own.
const CONSOLE: Console = Console { complaints, empty: |_| Ok(()) };

fn complaints(window: &Window) -> Result<Vec<String>> {
    Ok(serde_json::from_value(window.eval("globalThis.heardErrors ?? []")?)?)
}

fn screen() -> Result<(Screen, String)> {
    let mut server = Command::new(webkit::ensure_screen()?);
    server.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    let started = server.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut screen = Screen(started.context("cannot start Xvfb")?);
    let mut number = String::new();
    let out = screen.0.stdout.take().context("Xvfb tells no display")?;
    BufReader::new(out).read_line(&mut number)?;
    Ok((screen, format!(":{}", number.trim())))
}
