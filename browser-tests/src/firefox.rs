//! A Firefox of one's own, driven by geckodriver: WebDriver, which is plain JSON over HTTP, and one request a connection.
//!
//! No more than the tests in Firefox need: what a page asks of the network is recorded in Chromium only.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::tools::firefox;

/// How long an answer may take; the first one waits for Firefox to start.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a condition may take to come true.
const CONDITION: Duration = Duration::from_secs(20);

/// One window.
#[derive(Debug)]
pub struct Firefox {
    driver: Child,
    port: u16,
    session: String,
    /// Profile and log.
    folder: TempDir,
}

impl Firefox {
    /// Starts it, with one device pixel a CSS pixel and in light colours.
    pub fn start() -> Result<Self> {
        Self::start_with(json!({}))
    }

    /// The same with settings of one's own, as `about:config` has them.
    pub fn start_with(settings: Value) -> Result<Self> {
        let program = firefox::ensure_driver()?;
        let folder = tempfile::Builder::new().prefix("hash-or-host-").tempdir()?;
        // System access, so that the browser's own console can be asked what it complained of.
        let driver = Command::new(&program)
            .args(["--port", "0", "--allow-system-access", "--profile-root"])
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(File::create(folder.path().join("log"))?)
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut firefox = Self { driver, port: 0, session: String::new(), folder };
        firefox.port = firefox.listening()?;
        let mut settings = settings;
        settings["layout.css.devPixelsPerPx"] = "1.0".into();
        settings["layout.css.prefers-color-scheme.content-override"] = 1.into();
        let options = json!({
            "binary": firefox::ensure_browser()?,
            "args": ["-headless"],
            "prefs": settings,
        });
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "moz:firefoxOptions": options } } });
        let answer = firefox.ask("POST", "/session", &wanted)?;
        let session = answer["sessionId"].as_str().context("geckodriver opened no session")?;
        firefox.session = session.to_owned();
        firefox.post("window/rect", &json!({ "width": 1440, "height": 1000 }))?;
        Ok(firefox)
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&self, url: &str) -> Result<()> {
        self.post("url", &json!({ "url": url })).map(drop)
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

    /// Every uncaught error of a page and every violation of its policy, since the start.
    pub fn complaints(&self) -> Result<Vec<String>> {
        self.post("moz/context", &json!({ "context": "chrome" }))?;
        let found = self.eval(
            "Services.console.getMessageArray().filter(message => message instanceof Ci.nsIScriptError\
             && !(message.flags & Ci.nsIScriptError.warningFlag) && /^(http|file|blob|data):/.test(message.sourceName))\
             .map(message => message.errorMessage + ' (' + message.sourceName + ')')",
        );
        self.post("moz/context", &json!({ "context": "content" }))?;
        Ok(serde_json::from_value(found?)?)
    }

    /// The port that the driver says it listens on.
    fn listening(&mut self) -> Result<u16> {
        let log: PathBuf = self.folder.path().join("log");
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end && self.driver.try_wait()?.is_none() {
            let text = std::fs::read_to_string(&log)?;
            let after = text.split_once("Listening on 127.0.0.1:").map(|(_, after)| after);
            if let Some((port, _)) = after.and_then(|after| after.split_once('\n')) {
                return Ok(port.trim().parse()?);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("geckodriver does not listen:\n{}", std::fs::read_to_string(&log)?)
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value> {
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

impl Drop for Firefox {
    fn drop(&mut self) {
        // Ends Firefox, if it has started; both others fail only if the driver has ended already.
        let _ = self.ask("DELETE", &format!("/session/{}", self.session), &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
