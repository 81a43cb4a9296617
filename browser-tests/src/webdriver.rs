//! A window driven by WebDriver, which is plain JSON over HTTP and one request a connection: what the tests in other
//! browsers than Chromium need. What a page asks of the network is recorded in Chromium only.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long an answer may take; the first one waits for the browser to start.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a condition may take to come true.
const CONDITION: Duration = Duration::from_secs(20);

/// One window of a browser of one's own.
#[derive(Debug)]
pub struct Window {
    driver: Child,
    port: u16,
    session: String,
    /// Profile and log.
    folder: TempDir,
    /// A script for every page that has been opened, if any.
    pub(crate) once_open: &'static str,
    console: Console,
}

/// A browser's console.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    /// What it complained of since it was emptied.
    pub(crate) complaints: fn(&Window) -> Result<Vec<String>>,
    /// Empties it.
    pub(crate) empty: fn(&Window) -> Result<()>,
}

/// Where the driver writes.
const LOG: &str = "log";

impl Window {
    /// Starts a driver and a browser by it. `port` finds the port that the driver listens on in what it writes, or is
    /// told one; `wanted` are the capabilities to ask for.
    pub(crate) fn start(
        mut driver: Command,
        folder: TempDir,
        port: Port,
        wanted: &Value,
        console: Console,
    ) -> Result<Self> {
        let log = File::create(folder.path().join(LOG))?;
        let errors = log.try_clone()?;
        let name = driver.get_program().to_string_lossy().into_owned();
        let child = driver.stdin(Stdio::null()).stdout(log).stderr(errors).spawn();
        let driver = child.with_context(|| format!("cannot start {name}"))?;
        let mut window =
            Self { driver, port: 0, session: String::new(), folder, once_open: "", console };
        window.port = window.listening(port)?;
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let answer = window.ask("POST", "/session", &wanted)?;
        let session = answer["sessionId"].as_str().context("the driver opened no session")?;
        window.session = session.to_owned();
        window.post("window/rect", &json!({ "width": 1440, "height": 1000 }))?;
        Ok(window)
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&self, url: &str) -> Result<()> {
        self.post("url", &json!({ "url": url }))?;
        if self.once_open.is_empty() { Ok(()) } else { self.eval(self.once_open).map(drop) }
    }

    /// Evaluates JavaScript in the page, awaiting promises; what it throws is the error.
    pub fn eval(&self, script: &str) -> Result<Value> {
        let script = format!("return ({script})");
        self.post("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a JavaScript condition holds.
    pub fn wait_until(&self, condition: &str) -> Result<()> {
        let end = Instant::now() + CONDITION;
        loop {
            let last = self.eval(condition);
            if matches!(last, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if Instant::now() > end {
                let console = self.complaints()?.join("\n");
                bail!("`{condition}` did not come to hold (last: {last:?}); console: {console}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Presses a key, by WebDriver's character for it, on what has the focus.
    pub fn press(&self, key: char) -> Result<()> {
        let strokes =
            json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// Makes the window so large, its frame included.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.post("window/rect", &json!({ "width": width, "height": height })).map(drop)
    }

    /// A picture of what is in sight, PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        use base64::Engine as _;
        let picture = self.ask("GET", &self.path("screenshot"), &Value::Null)?;
        Ok(base64::prelude::BASE64_STANDARD.decode(picture.as_str().unwrap_or_default())?)
    }

    /// Every uncaught error of a page and every violation of its policy, since the browser was handed out.
    pub fn complaints(&self) -> Result<Vec<String>> {
        (self.console.complaints)(self)
    }

    /// Forgets what it complained of.
    pub(crate) fn forget(&self) -> Result<()> {
        (self.console.empty)(self)
    }

    /// What the driver and the browser have written.
    fn log(&self) -> Result<String> {
        let log: PathBuf = self.folder.path().join(LOG);
        Ok(String::from_utf8_lossy(&std::fs::read(log)?).into_owned())
    }

    /// Waits until the driver listens.
    fn listening(&mut self, port: Port) -> Result<u16> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end && self.driver.try_wait()?.is_none() {
            match port {
                Port::Written(before) => {
                    let text = self.log()?;
                    let after = text.split_once(before).map(|(_, after)| after);
                    if let Some((port, _)) = after.and_then(|after| after.split_once('\n')) {
                        return Ok(port.trim().parse()?);
                    }
                }
                Port::Given(port) => {
                    if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                        return Ok(port);
                    }
                }
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("the driver does not listen:\n{}", self.log()?)
    }

    pub(crate) fn post(&self, command: &str, body: &Value) -> Result<Value> {
        self.ask("POST", &self.path(command), body)
    }

    fn path(&self, command: &str) -> String {
        format!("/session/{}/{command}", self.session)
    }

    /// One request and its answer's value.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut answer = String::new();
        let read = stream.read_to_string(&mut answer);
        read.with_context(|| format!("no answer to {method} {path}"))?;
        let json = answer.split_once("\r\n\r\n").context("an answer without an end of its head")?.1;
        let mut value = serde_json::from_str::<Value>(json)?["value"].take();
        if let Some(error) = value.get_mut("error").map(Value::take).filter(Value::is_string) {
            bail!("{method} {path}: {error} {}", value["message"]);
        }
        Ok(value)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Ends the browser, if it has started; both others fail only if the driver has ended already.
        let _ = self.ask("DELETE", &format!("/session/{}", self.session), &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Where a driver listens.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Port {
    /// It writes the port behind these words.
    Written(&'static str),
    /// It was told.
    Given(u16),
}
