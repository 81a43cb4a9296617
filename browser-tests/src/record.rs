//! What the page did: every request, every complaint on the console, every load.

use serde_json::Value;

/// One request, by the page or by one of its workers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The whole address.
    pub url: String,
    /// What for, in Chromium's words: `Document`, `Script`, `Stylesheet`, `Fetch`, `Image`, `Other` ...
    pub kind: String,
}

#[derive(Debug, Default)]
pub(crate) struct Record {
    pub requests: Vec<Request>,
    pub errors: Vec<String>,
    pub loads: usize,
    /// What a trace has told so far.
    pub traced: Vec<Value>,
    /// Whether it has told everything.
    pub trace_is_whole: bool,
}

impl Record {
    pub(crate) fn event(&mut self, name: &str, event: &Value) {
        match name {
            "Page.loadEventFired" => self.loads += 1,
            "Tracing.dataCollected" => {
                self.traced.extend(event["value"].as_array().into_iter().flatten().cloned());
            }
            "Tracing.tracingComplete" => self.trace_is_whole = true,
            "Network.requestWillBeSent" => self.request(&event["request"]["url"], &event["type"]),
            "Network.webSocketCreated" => self.request(&event["url"], &"WebSocket".into()),
            "Network.webTransportCreated" => self.request(&event["url"], &"WebTransport".into()),
            "Runtime.exceptionThrown" => self.errors.push(exception(&event["exceptionDetails"])),
            "Runtime.consoleAPICalled"
                if matches!(event["type"].as_str(), Some("error" | "assert")) =>
            {
                let words = event["args"].as_array().into_iter().flatten().map(remote);
                self.errors.push(words.collect::<Vec<_>>().join(" "));
            }
            "Log.entryAdded" if event["entry"]["level"] == "error" => {
                self.errors.push(format!(
                    "{} ({})",
                    text(&event["entry"]["text"]),
                    text(&event["entry"]["url"])
                ));
            }
            _ => {}
        }
    }

    fn request(&mut self, url: &Value, kind: &Value) {
        self.requests.push(Request { url: text(url), kind: text(kind) });
    }
}

/// What an exception says, with its place.
pub(crate) fn exception(details: &Value) -> String {
    match &details["exception"] {
        Value::Null => text(&details["text"]),
        thrown => remote(thrown),
    }
}

fn remote(object: &Value) -> String {
    match (&object["description"], &object["value"]) {
        (Value::String(description), _) => description.clone(),
        (_, value) => text(value),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
