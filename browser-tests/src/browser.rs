//! A Chromium of one's own: nobody else uses it meanwhile, no calls home. It is started once and used again, since to start
//! one takes longer than many a test; what a page has left is not there for the next (`Connection::open_page`).

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xtask::tools::{self, chromium};

const ARGUMENTS: [&str; 13] = [
    "--headless=new",
    "--remote-debugging-port=0",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--no-first-run",
    "--password-store=basic",
];
const PATIENCE: Duration = Duration::from_secs(30);

/// Those that nobody uses.
static FREE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// Runs a program until nobody holds the other end of our input any more, be it that this program was killed. The folder of
/// its profile, with what it said, is taken away then and not when it ends by itself.
const UNTIL_LEFT: &str = "exec 3<&0
profile=$1
shift
\"$@\" 3<&- &
program=$!
(read -r _ <&3; kill $program; while kill -0 $program; do sleep 0.05; done; rm -rf \"$profile\") 2>&- &
wait $program";

#[derive(Debug)]
pub(crate) struct Browser {
    /// The shell that runs it.
    child: Child,
    profile: PathBuf,
    /// The port and the address that it listens on.
    pub(crate) port: u16,
    pub(crate) url: String,
}

impl Browser {
    /// One that nobody uses, or a new one.
    pub(crate) fn take() -> Result<Self> {
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        free.map_or_else(Self::start, Ok)
    }

    /// Leaves it to who comes next.
    pub(crate) fn leave(self) {
        FREE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
    }

    fn start() -> Result<Self> {
        let program = chromium::ensure_browser()?;
        let profile = tempfile::Builder::new().prefix("hash-or-host-").tempdir()?.keep();
        let log = File::create(profile.join("log"))?;
        let mut command = Command::new("sh");
        command.args(["-c", UNTIL_LEFT, "sh"]).arg(&profile).arg(&program).args(ARGUMENTS);
        command.arg(format!("--user-data-dir={}", profile.display()));
        if tools::is_root() {
            command.arg("--no-sandbox");
        }
        let child = command
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn();
        let child = child.with_context(|| format!("cannot start {}", program.display()))?;
        let mut browser = Self { child, profile, port: 0, url: String::new() };
        let (port, path) = browser.address()?;
        browser.port = port;
        browser.url = format!("ws://127.0.0.1:{port}{path}");
        Ok(browser)
    }

    /// Chromium writes its port and path into a file of the profile once it listens.
    fn address(&mut self) -> Result<(u16, String)> {
        let file = self.profile.join("DevToolsActivePort");
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(address) = parse(&file) {
                return Ok(address);
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("Chromium ended at once ({status}):\n{}", self.log());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("Chromium did not listen within {} s:\n{}", PATIENCE.as_secs(), self.log())
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    /// What it writes on its standard error.
    pub(crate) fn log_file(&self) -> PathBuf {
        self.profile.join("log")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Nobody holds its input: it ends.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

fn parse(file: &Path) -> Option<(u16, String)> {
    let text = std::fs::read_to_string(file).ok()?;
    let (port, path) = text.split_once('\n')?;
    (!path.is_empty()).then_some((port.parse().ok()?, path.trim().to_owned()))
}
