//! `cargo xtask serve`: the built page on this machine.

use anyhow::{Context, Result, bail};

use crate::server::Server;
use crate::{module, site};

const PORT: u16 = 8087;
/// How many ports after the first are tried when it is taken.
const TRIES: u16 = 20;

/// What the command line may say.
#[derive(Debug)]
pub struct Options {
    /// This port and no other.
    pub port: Option<u16>,
    /// Whether to build first.
    pub build: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: None, build: true }
    }
}

/// Builds the page, serves it until interrupted, and prints where.
pub fn serve(options: &Options) -> Result<()> {
    let dist =
        if options.build { site::build_page(module::Speed::Optimised)? } else { site::dist() };
    if !dist.join("index.html").is_file() {
        bail!("there is no page in {}: leave out --no-build", dist.display());
    }
    let server = match options.port {
        Some(port) => Server::start(&dist, port)
            .context("choose another --port, or none for the next free one")?,
        None => (PORT..PORT + TRIES)
            .find_map(|port| Server::start(&dist, port).ok())
            .with_context(|| {
                format!(
                    "ports {PORT} to {} are all taken: choose one with --port",
                    PORT + TRIES - 1
                )
            })?,
    };
    println!("\nHash or Host is at {} (Ctrl-C ends it)", server.url());
    if options.build {
        // While the page is there to be read.
        match site::add_rest(&dist, module::Speed::Optimised) {
            Ok(()) => println!("In Spanish it is at {}es/", server.url()),
            Err(error) => {
                eprintln!("there will be no page in one file, or none in Spanish: {error:#}")
            }
        }
    }
    server.wait();
    Ok(())
}
