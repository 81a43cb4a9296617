//! A Chromium of one's own: a fresh profile, no calls home, gone when dropped.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
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

#[derive(Debug)]
pub(crate) struct Browser {
    child: Child,
    profile: TempDir,
}

impl Browser {
    /// Starts it; returns the port and the address it listens on.
    pub(crate) fn start() -> Result<(Self, u16, String)> {
        let program = chromium::ensure_browser()?;
        let profile = tempfile::Builder::new().prefix("hash-or-host-").tempdir()?;
        let log = File::create(profile.path().join("log"))?;
        let mut command = Command::new(&program);
        command.args(ARGUMENTS).arg(format!("--user-data-dir={}", profile.path().display()));
        if tools::is_root() {
            command.arg("--no-sandbox");
        }
        let child = command
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn();
        let child = child.with_context(|| format!("cannot start {}", program.display()))?;
        let mut browser = Self { child, profile };
        let (port, path) = browser.address()?;
        Ok((browser, port, format!("ws://127.0.0.1:{port}{path}")))
    }

    /// Chromium writes its port and path into a file of the profile once it listens.
    fn address(&mut self) -> Result<(u16, String)> {
        let file = self.profile.path().join("DevToolsActivePort");
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
        self.profile.path().join("log")
    }

    /// Waits for it to end by itself, having been asked to; whoever does not is ended by the drop.
    pub(crate) fn wait(&mut self) {
        let end = Instant::now() + Duration::from_secs(3);
        while Instant::now() < end && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn parse(file: &Path) -> Option<(u16, String)> {
    let text = std::fs::read_to_string(file).ok()?;
    let (port, path) = text.split_once('\n')?;
    (!path.is_empty()).then_some((port.parse().ok()?, path.trim().to_owned()))
}
