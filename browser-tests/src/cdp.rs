//! The DevTools protocol: calls with an id, answers with the same id, events in between.
//!
//! One thread: whoever calls or waits reads the socket, and events that pass by are handed to the recorder. Workers and
//! frames of other processes are attached to as they appear and begin only once their requests are recorded too.

use std::io::ErrorKind;
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine as _;
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use crate::record::Record;

/// How long an answer may take: a browser whose machine stands still for a while has not failed, one that hangs has.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long one look at the socket lasts.
const LOOK: Duration = Duration::from_millis(20);
/// The method that sets the conditions of a network.
const NETWORK: &str = "Network.emulateNetworkConditions";

/// Who answers in the place of a server that a test must not ask.
#[derive(Clone, Debug)]
pub enum StandIn {
    /// Answers with a status and a body.
    Says(u16, String),
    /// Never answers.
    Silent,
    /// Cannot be reached.
    Away,
}

/// A connection to one browser, and what its pages did.
#[derive(Debug)]
pub struct Connection {
    socket: WebSocket<TcpStream>,
    next: u64,
    /// The page that calls go to; before there is one, the browser.
    session: Option<String>,
    /// The profile of that page.
    profile: Option<String>,
    /// The sessions of workers and foreign frames.
    children: Vec<String>,
    pub(crate) record: Record,
    /// Addresses, and who answers there.
    stand_ins: Vec<(String, StandIn)>,
    /// The network that the page has, if not the machine's.
    network: Option<Value>,
    /// Where Chromium writes why it ended.
    log: PathBuf,
}

impl Connection {
    /// Connects to `ws://127.0.0.1:port/devtools/browser/...`.
    pub(crate) fn new(url: &str, port: u16, log: PathBuf) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).context("Chromium does not listen")?;
        stream.set_nodelay(true)?;
        let (socket, _) = tungstenite::client(url, stream)
            .map_err(|error| anyhow!("Chromium refuses: {error}"))?;
        socket.get_ref().set_read_timeout(Some(LOOK))?;
        Ok(Self {
            socket,
            next: 0,
            session: None,
            profile: None,
            children: Vec::new(),
            record: Record::default(),
            stand_ins: Vec::new(),
            network: None,
            log,
        })
    }

    /// Opens an empty page in a profile of its own; calls go there from now on.
    pub(crate) fn open_page(&mut self) -> Result<()> {
        // What it keeps goes with it, and with us: storage, caches, workers.
        let profile =
            self.call("Target.createBrowserContext", json!({ "disposeOnDetach": true }))?;
        self.profile = profile["browserContextId"].as_str().map(str::to_owned);
        // Workers that outlive their page are the browser's; the page's own are attached to below.
        let mut shared = auto_attach();
        shared["filter"] = json!([{ "type": "service_worker" }, { "type": "shared_worker" }]);
        self.call("Target.setAutoAttach", shared)?;
        let page = json!({ "url": "about:blank", "browserContextId": self.profile });
        let target = self.call("Target.createTarget", page)?;
        let attached = self.call(
            "Target.attachToTarget",
            json!({ "targetId": target["targetId"], "flatten": true }),
        )?;
        let session =
            attached["sessionId"].as_str().context("no session for the new page")?.to_owned();
        self.session = Some(session.clone());
        for method in ["Page.enable", "Network.enable", "Runtime.enable", "Log.enable"] {
            self.call(method, json!({}))?;
        }
        self.call("Target.setAutoAttach", auto_attach())?;
        Ok(())
    }

    /// Calls a method of the page and returns its result.
    pub fn call(&mut self, method: &str, parameters: Value) -> Result<Value> {
        let session = self.session.clone();
        let id = self.send(session.as_deref(), method, parameters)?;
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            let Some(mut message) = self.read()? else { continue };
            if message["id"] != id {
                continue;
            }
            return match message.get("error") {
                Some(error) => {
                    bail!("{method}: {}", error["message"].as_str().unwrap_or("refused"))
                }
                None => Ok(message["result"].take()),
            };
        }
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        bail!("{method}: no answer from Chromium in {} s; its log:\n{log}", PATIENCE.as_secs())
    }

    /// Gives the page a network of these conditions, and each of its workers and foreign frames, those that are still to
    /// come too.
    pub(crate) fn set_network(&mut self, conditions: &Value) -> Result<()> {
        self.network = Some(conditions.clone());
        for child in self.children.clone() {
            self.send(Some(&child), NETWORK, conditions.clone())?;
        }
        self.call(NETWORK, conditions.clone()).map(drop)
    }

    /// Puts stand-ins in the place of servers, for what the page asks from now on.
    pub(crate) fn stand_in(&mut self, stand_ins: &[(&str, StandIn)]) -> Result<()> {
        self.stand_ins =
            stand_ins.iter().map(|(url, who)| ((*url).to_owned(), who.clone())).collect();
        let patterns: Vec<_> =
            stand_ins.iter().map(|(url, _)| json!({ "urlPattern": url })).collect();
        self.call("Fetch.enable", json!({ "patterns": patterns })).map(drop)
    }

    /// Answers in the place of a server.
    fn answer(&mut self, session: Option<&str>, paused: &Value) -> Result<()> {
        let (id, url) = (&paused["requestId"], paused["request"]["url"].as_str());
        let found = self.stand_ins.iter().find(|(other, _)| Some(other.as_str()) == url);
        match found.map(|(_, who)| who.clone()) {
            Some(StandIn::Silent) => return Ok(()),
            Some(StandIn::Says(status, body)) => {
                let answer = json!({
                    "requestId": id,
                    "responseCode": status,
                    "responseHeaders": [
                        { "name": "Access-Control-Allow-Origin", "value": "*" },
                        { "name": "Content-Type", "value": "application/json" },
                    ],
                    "body": base64::prelude::BASE64_STANDARD.encode(body),
                });
                self.send(session, "Fetch.fulfillRequest", answer)?;
            }
            Some(StandIn::Away) | None => {
                let refusal = json!({ "requestId": id, "errorReason": "ConnectionRefused" });
                self.send(session, "Fetch.failRequest", refusal)?;
            }
        }
        Ok(())
    }

    /// Lets events arrive for a while.
    pub fn listen(&mut self, time: Duration) -> Result<()> {
        let end = Instant::now() + time;
        while Instant::now() < end {
            self.read()?;
        }
        Ok(())
    }

    /// Takes the page away, with all that it has left.
    pub(crate) fn close(&mut self) -> Result<()> {
        self.session = None;
        let profile = json!({ "browserContextId": self.profile });
        self.call("Target.disposeBrowserContext", profile).map(drop)
    }

    fn send(&mut self, session: Option<&str>, method: &str, parameters: Value) -> Result<u64> {
        self.next += 1;
        let mut message = json!({ "id": self.next, "method": method, "params": parameters });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        self.socket
            .send(Message::text(message.to_string()))
            .with_context(|| format!("cannot send {method}"))?;
        Ok(self.next)
    }

    /// The next message, if one arrives soon; events have been seen to.
    fn read(&mut self) -> Result<Option<Value>> {
        let text = match self.socket.read() {
            Ok(Message::Text(text)) => text,
            Ok(_) => return Ok(None),
            Err(tungstenite::Error::Io(error)) if is_timeout(&error) => return Ok(None),
            Err(error) => {
                let log = std::fs::read_to_string(&self.log).unwrap_or_default();
                return Err(error)
                    .with_context(|| format!("Chromium hung up; its last words:\n{log}"));
            }
        };
        let message: Value = serde_json::from_str(&text).context("Chromium sent no JSON")?;
        match message["method"].as_str() {
            Some("Target.attachedToTarget") => self.adopt(&message["params"])?,
            Some("Fetch.requestPaused") => {
                self.answer(message["sessionId"].as_str(), &message["params"])?;
            }
            Some(event) => self.record.event(event, &message["params"]),
            None => {}
        }
        Ok(Some(message))
    }

    /// Records a new worker or frame like the page, then lets it begin.
    fn adopt(&mut self, parameters: &Value) -> Result<()> {
        let Some(session) = parameters["sessionId"].as_str() else { return Ok(()) };
        if parameters["targetInfo"]["type"] == "page" {
            return Ok(());
        }
        self.children.push(session.to_owned());
        self.send(Some(session), "Network.enable", json!({}))?;
        if let Some(conditions) = self.network.clone() {
            self.send(Some(session), NETWORK, conditions)?;
        }
        self.send(Some(session), "Runtime.enable", json!({}))?;
        self.send(Some(session), "Target.setAutoAttach", auto_attach())?;
        self.send(Some(session), "Runtime.runIfWaitingForDebugger", json!({}))?;
        Ok(())
    }
}

fn auto_attach() -> Value {
    json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true })
}

fn is_timeout(error: &std::io::Error) -> bool {
    // Interrupted: a machine that slept goes on.
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}
