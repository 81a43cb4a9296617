//! A static file server for this machine only: what any web host does with `dist/`, and no more.

use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response};

const THREADS: usize = 4;
const NOT_FOUND: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Not found</title><p>Not found. <a href=/>Home</a>";

/// A running server; dropping it stops it.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves the folder on 127.0.0.1; port 0 takes any free one.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        let root = folder
            .canonicalize()
            .with_context(|| format!("there is no folder {}", folder.display()))?;
        let http = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|error| anyhow!("port {port}: {error}"))?;
        let address = http.server_addr().to_ip().context("the server has no address")?;
        let http = Arc::new(http);
        let serve = |_| {
            let (http, root) = (Arc::clone(&http), root.clone());
            std::thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // A reader that hung up is no concern of the server's.
                    let _ = answer(request, &root);
                }
            })
        };
        let threads = (0..THREADS).map(serve).collect();
        Ok(Self { http, address, threads })
    }

    /// `http://127.0.0.1:port/`
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process is ended.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.http.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn answer(request: Request, root: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(
            Response::from_string("only GET and HEAD")
                .with_status_code(405)
                .with_header(header("Allow", "GET, HEAD")),
        );
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let (status, kind, bytes) =
        match find(root, &path).and_then(|file| Some((mime(&file), std::fs::read(file).ok()?))) {
            Some((kind, bytes)) => (200, kind, bytes),
            None => (
                404,
                mime(Path::new("404.html")),
                std::fs::read(root.join("404.html")).unwrap_or_else(|_| NOT_FOUND.into()),
            ),
        };
    let response = Response::from_data(bytes)
        .with_status_code(status)
        .with_chunked_threshold(usize::MAX)
        .with_header(header("Content-Type", kind))
        .with_header(header("Cache-Control", "no-store"))
        .with_header(header("X-Content-Type-Options", "nosniff"));
    request.respond(response)
}

/// The file under `root` that a request's path names, if there is one; a folder stands for its `index.html`.
fn find(root: &Path, path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let relative = Path::new(decoded.as_ref());
    if decoded.contains(['\\', '\0'])
        || !relative.components().all(|part| matches!(part, Component::Normal(_)))
    {
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

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("header names and values here are fixed ASCII")
}

#[cfg(test)]
mod tests;
