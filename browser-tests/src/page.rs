//! The page under test: open, look, wait.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use serde_json::{Value, json};
use xtask::server::Server;

use crate::browser::Browser;
use crate::cdp::{Connection, StandIn};
use crate::record::{Request, exception};

/// How long a condition may take to come true, unless a test says otherwise.
const PATIENCE: Duration = Duration::from_secs(15);

/// What a browser does that keeps no site.
const REFUSE_TO_KEEP: &str = "if (globalThis.ServiceWorkerContainer) { \
    ServiceWorkerContainer.prototype.register = async () => { throw new DOMException('refused', 'SecurityError') } }";

/// The window, as the page sees it.
#[derive(Clone, Copy, Debug)]
pub struct Viewport {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Whether the reader prefers dark.
    pub dark: bool,
}

/// How much a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Nodes, also those outside the document.
    pub nodes: u64,
    /// Listeners.
    pub listeners: u64,
}

/// One page in a Chromium of its own, with the built site served beside it.
#[derive(Debug)]
pub struct Page {
    pub(crate) connection: Connection,
    browser: Option<Browser>,
    site: Option<String>,
    /// Held so that it runs.
    _server: Option<Server>,
}

impl Page {
    /// Serves the built `dist/` on a free port and opens its front page, on a desktop screen.
    pub fn of_dist() -> Result<Self> {
        let dist = xtask::site::dist();
        if !dist.join("index.html").is_file() {
            bail!("there is no page in {}: run `cargo xtask build` first", dist.display());
        }
        Self::of(&dist)
    }

    /// The same in a browser that keeps it: its service worker has, when this returns.
    pub fn of_dist_that_is_kept() -> Result<Self> {
        let mut page = Self::that_may_keep_sites()?;
        page.serve(Server::start(&xtask::site::dist(), 0)?);
        page.open("")?;
        page.wait_until_kept()?;
        Ok(page)
    }

    /// Serves a folder on a free port and opens its front page, on a desktop screen.
    pub fn of(folder: &Path) -> Result<Self> {
        Self::of_server(Server::start(folder, 0)?)
    }

    /// Opens the front page of what is served, on a desktop screen.
    pub fn of_server(server: Server) -> Result<Self> {
        let mut page = Self::blank()?;
        page.serve(server);
        page.open("")?;
        Ok(page)
    }

    /// An empty page, on a desktop screen. It is refused a service worker, as in many a private window: to keep the whole
    /// site takes as long as a test.
    pub fn blank() -> Result<Self> {
        let mut page = Self::that_may_keep_sites()?;
        page.before(REFUSE_TO_KEEP)?;
        Ok(page)
    }

    /// An empty page, on a desktop screen. What it opens may have a service worker.
    pub fn that_may_keep_sites() -> Result<Self> {
        let browser = Browser::take()?;
        let mut connection = Connection::new(&browser.url, browser.port, browser.log_file())?;
        connection.open_page()?;
        let mut page = Self { connection, browser: Some(browser), site: None, _server: None };
        page.set_viewport(Viewport { width: 1440, height: 900, dark: false })?;
        Ok(page)
    }

    /// Takes a server as its site; nothing is opened yet.
    pub fn serve(&mut self, server: Server) {
        self.site = Some(server.url());
        self._server = Some(server);
    }

    /// The served site's address, with the slash.
    #[must_use]
    pub fn site(&self) -> &str {
        self.site.as_deref().unwrap_or_default()
    }

    /// Opens an address (one without a scheme is within the site) and waits until it has loaded.
    pub fn open(&mut self, url: &str) -> Result<()> {
        let url = if url.contains("://") || url.starts_with("data:") {
            url.to_owned()
        } else {
            format!("{}{url}", self.site())
        };
        let loads = self.connection.record.loads;
        let answer = self.connection.call("Page.navigate", json!({ "url": url }))?;
        if let Some(error) = answer["errorText"].as_str() {
            bail!("cannot open {url}: {error}");
        }
        // A change of the fragment alone loads nothing.
        if answer["loaderId"].is_null() {
            return Ok(());
        }
        let end = Instant::now() + PATIENCE;
        while self.connection.record.loads == loads {
            if Instant::now() > end {
                bail!("{url} did not load within {} s", PATIENCE.as_secs());
            }
            self.connection.listen(Duration::from_millis(10))?;
        }
        Ok(())
    }

    /// Lets the page's processor be so many times slower.
    pub fn slow_down(&mut self, times: f64) -> Result<()> {
        self.connection.call("Emulation.setCPUThrottlingRate", json!({ "rate": times })).map(drop)
    }

    /// Writes down what the browser does, in events of these categories.
    pub fn start_trace(&mut self, categories: &[&str]) -> Result<()> {
        self.connection.record.traced.clear();
        self.connection.record.trace_is_whole = false;
        let parameters = json!({
            "transferMode": "ReportEvents",
            "traceConfig": { "includedCategories": categories },
        });
        self.connection.call("Tracing.start", parameters).map(drop)
    }

    /// Ends it and hands back its events, in the order in which they came.
    pub fn end_trace(&mut self) -> Result<Vec<Value>> {
        self.connection.call("Tracing.end", json!({}))?;
        let end = Instant::now() + PATIENCE;
        while !self.connection.record.trace_is_whole {
            if Instant::now() > end {
                bail!("the trace did not end within {} s", PATIENCE.as_secs());
            }
            self.connection.listen(Duration::from_millis(10))?;
        }
        Ok(std::mem::take(&mut self.connection.record.traced))
    }

    /// Runs a script before those of every page that is opened from now on.
    pub fn before(&mut self, script: &str) -> Result<()> {
        let parameters = json!({ "source": script });
        self.connection.call("Page.addScriptToEvaluateOnNewDocument", parameters).map(drop)
    }

    /// Waits until the service worker has kept the site.
    pub fn wait_until_kept(&mut self) -> Result<()> {
        self.wait_until_within(
            "navigator.serviceWorker.ready.then(ready => ready.active.state === 'activated')",
            Duration::from_secs(30),
        )
    }

    /// Lets the browser speak another language from the next page on: "en-IN".
    pub fn set_locale(&mut self, locale: &str) -> Result<()> {
        // One has to go before another comes.
        self.connection.call("Emulation.setLocaleOverride", json!({}))?;
        self.connection.call("Emulation.setLocaleOverride", json!({ "locale": locale })).map(drop)
    }

    /// Shows the page in a contrast theme, as Windows has them, or no longer.
    pub fn set_forced_colors(&mut self, on: bool) -> Result<()> {
        let value = if on { "active" } else { "none" };
        let features = json!([{ "name": "forced-colors", "value": value }]);
        self.connection
            .call("Emulation.setEmulatedMedia", json!({ "features": features }))
            .map(drop)
    }

    /// Shows the page as it would be printed, or on the screen again.
    pub fn set_paper(&mut self, on: bool) -> Result<()> {
        let media = json!({ "media": if on { "print" } else { "" } });
        self.connection.call("Emulation.setEmulatedMedia", media).map(drop)
    }

    /// Evaluates JavaScript in the page, awaiting promises; what it throws is the error.
    pub fn eval(&mut self, script: &str) -> Result<Value> {
        let parameters = json!({
            "expression": script,
            "returnByValue": true,
            "awaitPromise": true,
            "userGesture": true,
            // Otherwise `eval` within would be let through, whatever the page's policy says.
            "allowUnsafeEvalBlockedByCSP": false,
        });
        let mut answer = self.connection.call("Runtime.evaluate", parameters)?;
        if let Some(details) = answer.get("exceptionDetails") {
            bail!("`{script}` threw {}", exception(details));
        }
        Ok(answer["result"]["value"].take())
    }

    /// The visible text of the first element that the selector finds.
    pub fn text(&mut self, selector: &str) -> Result<String> {
        self.wait_for(selector)?;
        let text = self.eval(&format!("document.querySelector({}).innerText", json!(selector)))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the selector finds something.
    pub fn wait_for(&mut self, selector: &str) -> Result<()> {
        self.wait_until(&format!("document.querySelector({}) !== null", json!(selector)))
    }

    /// Waits until a JavaScript condition holds.
    pub fn wait_until(&mut self, condition: &str) -> Result<()> {
        self.wait_until_within(condition, PATIENCE)
    }

    /// Waits until a JavaScript condition holds, for so long at most.
    pub fn wait_until_within(&mut self, condition: &str, patience: Duration) -> Result<()> {
        let end = Instant::now() + patience;
        loop {
            // Between two documents there is nothing to ask: an error is an answer for later.
            let last = self.eval(condition);
            if matches!(last, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if Instant::now() > end {
                let errors = self.console_errors().join("\n");
                bail!(
                    "`{condition}` did not hold within {} s (last: {last:?}); console: {errors}",
                    patience.as_secs_f64()
                );
            }
            self.connection.listen(Duration::from_millis(50))?;
        }
    }

    /// Lets the page go on for a while. A test rather waits for what it expects.
    pub fn rest(&mut self, time: Duration) -> Result<()> {
        self.connection.listen(time)
    }

    /// Sets the window's size and the preferred colours.
    pub fn set_viewport(&mut self, viewport: Viewport) -> Result<()> {
        let Viewport { width, height, dark } = viewport;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.connection.call("Emulation.setDeviceMetricsOverride", metrics)?;
        let scheme =
            json!({ "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } });
        self.connection.call("Emulation.setEmulatedMedia", json!({ "features": [scheme] }))?;
        Ok(())
    }

    /// Cuts the page and its workers off the network, or connects them again.
    pub fn offline(&mut self, offline: bool) -> Result<()> {
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.connection.set_network(&conditions)
    }

    /// Has others answer in the place of servers, each at one address.
    pub fn stand_in(&mut self, stand_ins: &[(&str, StandIn)]) -> Result<()> {
        self.connection.stand_in(stand_ins)
    }

    /// Switches the page's scripts off, from the next document on, or on again.
    pub fn scripts(&mut self, on: bool) -> Result<()> {
        let parameters = json!({ "value": !on });
        self.connection.call("Emulation.setScriptExecutionDisabled", parameters).map(drop)
    }

    /// What the page holds, garbage taken away.
    pub fn held(&mut self) -> Result<Held> {
        self.connection.call("HeapProfiler.collectGarbage", json!({}))?;
        let counters = self.connection.call("Memory.getDOMCounters", json!({}))?;
        let count = |name: &str| counters[name].as_u64().with_context(|| format!("no {name}"));
        Ok(Held { nodes: count("nodes")?, listeners: count("jsEventListeners")? })
    }

    /// Writes a picture of the window, or of the whole page, as PNG.
    pub fn screenshot(&mut self, file: &Path, full: bool) -> Result<()> {
        let mut parameters = json!({ "format": "png", "captureBeyondViewport": full });
        if full {
            let size =
                self.connection.call("Page.getLayoutMetrics", json!({}))?["cssContentSize"].take();
            parameters["clip"] = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        }
        let answer = self.connection.call("Page.captureScreenshot", parameters)?;
        let picture =
            base64::prelude::BASE64_STANDARD.decode(answer["data"].as_str().unwrap_or_default())?;
        std::fs::write(file, picture).with_context(|| format!("cannot write {}", file.display()))
    }

    /// Every request since the start or the last [`Page::forget`], in order.
    #[must_use]
    pub fn requests(&self) -> &[Request] {
        &self.connection.record.requests
    }

    /// Every error on the console, every uncaught exception, every failed load or violation of the CSP.
    #[must_use]
    pub fn console_errors(&self) -> &[String] {
        &self.connection.record.errors
    }

    /// Forgets the requests and errors so far.
    pub fn forget(&mut self) {
        self.connection.record.requests.clear();
        self.connection.record.errors.clear();
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let browser = self.browser.take();
        // One that does not answer is not used again.
        if self.connection.close().is_ok()
            && let Some(browser) = browser
        {
            browser.leave();
        }
    }
}
