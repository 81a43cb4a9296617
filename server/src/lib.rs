//! A static file server for this machine only: what any web host does with `dist/`, and no more.
//!
//! One thread and one answer a connection. (`tiny_http` would do, but its pool of threads leaves a connection waiting
//! when several arrive at once behind idle ones, as a browser's do.)

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};
use percent_encoding::percent_decode_str;

/// The longest request that is read, and how long a browser may take over it.
const LONGEST: usize = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);
const NOT_FOUND: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Not found</title><p>Not found. <a href=/>Home</a>";

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// What happens to the files of a [`Gate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// They are served.
    Open,
    /// Whoever asks for one waits.
    Shut,
    /// They are not there.
    Gone,
}

/// Files that a test keeps back to see what a page does without them.
#[derive(Debug)]
pub struct Gate {
    part: &'static str,
    passage: Mutex<Passage>,
    moved: Condvar,
}

impl Gate {
    /// For the files with `part` in their path.
    #[must_use]
    pub fn new(part: &'static str, passage: Passage) -> Arc<Self> {
        Arc::new(Self { part, passage: Mutex::new(passage), moved: Condvar::new() })
    }

    /// Opens or shuts it.
    pub fn set(&self, passage: Passage) {
        *self.passage.lock().unwrap_or_else(PoisonError::into_inner) = passage;
        self.moved.notify_all();
    }

    /// Waits while it is shut; whether the path is served.
    fn passes(&self, path: &str) -> bool {
        if !path.contains(self.part) {
            return true;
        }
        let passage = self.passage.lock().unwrap_or_else(PoisonError::into_inner);
        let shut = |passage: &mut Passage| *passage == Passage::Shut;
        let waited = self.moved.wait_timeout_while(passage, PATIENCE, shut);
        *waited.unwrap_or_else(PoisonError::into_inner).0 == Passage::Open
    }
}

/// What goes back: status, media type, content.
type Answer = (&'static str, &'static str, Vec<u8>);

impl Server {
    /// Serves the site in a folder on 127.0.0.1; port 0 takes any free one. Other origins may read it, as they may on
    /// static hosts: it is embedded in their pages.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        Self::gated(folder, port, Gate::new("", Passage::Open))
    }

    /// The same of any folder, whose files are nothing to the other pages that a browser has open.
    pub fn for_itself(folder: &Path, port: u16) -> Result<Self> {
        Self::run(folder, port, Gate::new("", Passage::Open), "")
    }

    /// As [`Server::start`], with some files behind a gate.
    pub fn gated(folder: &Path, port: u16, gate: Arc<Gate>) -> Result<Self> {
        Self::run(folder, port, gate, "Access-Control-Allow-Origin: *\r\n")
    }

    /// With `headers` more in every answer.
    fn run(folder: &Path, port: u16, gate: Arc<Gate>, headers: &'static str) -> Result<Self> {
        let root = folder
            .canonicalize()
            .with_context(|| format!("there is no folder {}", folder.display()))?;
        let listener = TcpListener::bind(("127.0.0.1", port))
            .with_context(|| format!("cannot listen on port {port}"))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let (root, stop) = (Arc::<Path>::from(root), Arc::clone(&stopped));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Acquire) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let (root, gate) = (Arc::clone(&root), Arc::clone(&gate));
                // A reader that hangs up is no concern of the server's.
                std::thread::spawn(move || drop(converse(stream, &root, &gate, headers)));
            }
        });
        Ok(Self { address, stopped, thread: Some(thread) })
    }

    /// `http://127.0.0.1:port/`
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process is ended.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Release);
        // One more caller, so that it looks up.
        if TcpStream::connect(self.address).is_ok()
            && let Some(thread) = self.thread.take()
        {
            let _ = thread.join();
        }
    }
}

/// Reads one request and answers it.
fn converse(mut stream: TcpStream, root: &Path, gate: &Gate, headers: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut request = Vec::new();
    let (head, (status, kind, content)) = loop {
        let mut part = [0; 2048];
        let read = stream.read(&mut part)?;
        if read == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        request.extend_from_slice(&part[..read]);
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(&request) {
            Ok(httparse::Status::Complete(_)) => {
                let method = parsed.method.unwrap_or_default();
                let mut path = parsed.path.unwrap_or_default();
                if !gate.passes(path) {
                    path = "";
                }
                break (method == "HEAD", answer(method, path, root));
            }
            Ok(httparse::Status::Partial) if request.len() < LONGEST => {}
            _ => break (false, ("400 Bad Request", "text/plain", b"this is no request".to_vec())),
        }
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         {headers}X-Content-Type-Options: nosniff\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n",
        content.len()
    )?;
    if head { Ok(()) } else { stream.write_all(&content) }
}

fn answer(method: &str, target: &str, root: &Path) -> Answer {
    if !matches!(method, "GET" | "HEAD") {
        return ("405 Method Not Allowed", "text/plain", b"only GET and HEAD".to_vec());
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    match find(root, path).and_then(|file| Some((mime(&file), std::fs::read(file).ok()?))) {
        Some((kind, content)) => ("200 OK", kind, content),
        None => {
            let page = std::fs::read(root.join("404.html"));
            (
                "404 Not Found",
                mime(Path::new("404.html")),
                page.unwrap_or_else(|_| NOT_FOUND.into()),
            )
        }
    }
}

/// The file under `root` that a request's path names, if there is one; a folder stands for its `index.html`.
fn find(root: &Path, path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let relative = Path::new(decoded.as_ref());
    if decoded.contains(['\\', '\0']) || !relative.components().all(is_served) {
        return None;
    }
    let mut file = root.join(relative);
    if path.ends_with('/') {
        file.push("index.html");
    }
    // A symbolic link may not lead out of the folder either.
    let file = file.canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

/// Whether what is called so is anybody's to see: what begins with a dot is its owner's.
fn is_served(part: Component) -> bool {
    matches!(part, Component::Normal(name) if !name.as_encoded_bytes().starts_with(b"."))
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "csv" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
