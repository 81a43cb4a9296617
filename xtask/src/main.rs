//! `cargo xtask <command>`: the command line, nothing else.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use xtask::{bench, module, npm, serve, single, site, test};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N] [--no-build]   build the page, serve it on 127.0.0.1 (8087, or the next free port), print the address
  build [--quick]                 build the page into dist/: plain files for any web server; --quick leaves it unoptimised,
                                  and English alone
  single                          build the page and name the one-file edition, dist/hash-or-host.html
  npm                             pack the JavaScript API for npm and name the archive
  test  [--only STEP]...          run every check, or the named steps only
  test  --list                    name the steps
  bench                           measure one evaluation: native, wasm in Chromium, plain JavaScript

What a command needs and does not find (the wasm target, wasm-pack, wasm-bindgen, wasm-opt, Chromium, Firefox, WebKit,
Python, Node, LibreOffice), it installs into $HASH_OR_HOST_TOOLS, else ~/.cache/hash-or-host, or with apt-get; CHROME,
CHROMEDRIVER, FIREFOX, GECKODRIVER, WEBKITWEBDRIVER, PYTHON, NODE, NPM and SOFFICE name programs of your own.";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(Value(command)) => command.string()?,
        Some(Short('h') | Long("help")) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => {
            let mut options = serve::Options::default();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("port") => options.port = Some(arguments.value()?.parse()?),
                    Long("no-build") => options.build = false,
                    other => return Err(other.unexpected().into()),
                }
            }
            serve::serve(&options)?;
        }
        "build" => {
            let mut speed = module::Speed::Optimised;
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("quick") => speed = module::Speed::Quick,
                    other => return Err(other.unexpected().into()),
                }
            }
            site::build_site(speed)?;
        }
        "single" => {
            no_more(&mut arguments)?;
            let dist = site::build_page(module::Speed::Optimised)?;
            site::add_one_file(&dist)?;
            println!("the page in one file is {}", dist.join(single::NAME).display());
        }
        "npm" => {
            no_more(&mut arguments)?;
            println!("the package is {}", npm::pack()?.display());
        }
        "test" => {
            let (mut only, mut is_row) = (Vec::new(), false);
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("only") => only.push(arguments.value()?.string()?),
                    // For this program alone, which starts itself once more.
                    Long("row") => is_row = true,
                    Long("list") => {
                        test::list();
                        return Ok(ExitCode::SUCCESS);
                    }
                    other => return Err(other.unexpected().into()),
                }
            }
            if !is_row {
                return test::test(&only);
            }
            test::row(&only)?;
        }
        "bench" => {
            no_more(&mut arguments)?;
            bench::bench()?;
        }
        "help" => println!("{HELP}"),
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn no_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().into()),
    }
}
