//! Scripts and modules of different builds: a cache keeps what the site no longer has, or has not yet what it has.

use std::fs;
use std::path::Path;

use crate::host::Host;
use anyhow::Result;
use browser_tests::Page;
use tempfile::TempDir;
use xtask::server::Server;
use xtask::{folder, pin, site};

/// A host with an element whose script is what `of` makes of the site's, and whose site has what `change` leaves of it.
fn host(of: fn(&str) -> String, change: fn(&Path) -> Result<()>) -> Result<(Host, TempDir)> {
    let folder = tempfile::tempdir()?;
    folder::copy(&site::dist(), folder.path())?;
    let script = folder.path().join("embed.js");
    fs::write(&script, of(&fs::read_to_string(&script)?))?;
    change(folder.path())?;
    let html = "<!doctype html><title>host</title><link rel=icon href=data:,>\
        <hash-or-host id=a scenario=\"v=1.1.1&power=25\">By its author.</hash-or-host>\
        <script type=module async src=\"{site}embed.js\"></script>";
    let host = Host::beside(Server::start(folder.path(), 0)?, &[("index.html", html)])?;
    Ok((host, folder))
}

/// The site as another build leaves it: the same program by another name.
fn rebuilt(site: &Path) -> Result<()> {
    let pkg = site.join("pkg");
    let old = pin::glue(&pkg)?;
    let build = old.split('.').nth(1).unwrap_or_default().to_owned();
    for entry in fs::read_dir(&pkg)? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".js") {
            fs::write(&file, fs::read_to_string(&file)?.replace(&build, "00000000"))?;
        }
        fs::rename(&file, pkg.join(name.replace(&build, "00000000")))?;
    }
    Ok(())
}

/// The script as it was before programs had names of their build.
fn unpinned(script: &str) -> String {
    let start = script.find("pkg/hash_or_host.").unwrap();
    let end = start + script[start..].find('\'').unwrap();
    script.replace(&script[start..end], "pkg/hash_or_host.js")
}

fn as_it_is(script: &str) -> String {
    script.to_owned()
}

const ANSWERS: &str = "a.shadowRoot?.querySelector('.sentence')?.textContent.startsWith('100 MW at $25/MWh') === true";
const SAYS: &str = "a.shadowRoot?.querySelector('[role=alert]')?.textContent === 'The calculator could not be loaded.'";

#[test]
fn a_script_meets_the_program_of_another_build_whole() -> Result<()> {
    // An older script with a newer site, the script of a build that is gone, and the same with the other language's.
    for (of, change) in [
        (unpinned as fn(&str) -> String, as_is as fn(&Path) -> Result<()>),
        (unpinned, rebuilt),
        (as_it_is, rebuilt),
    ] {
        let (mut host, _site) = host(of, change)?;
        host.page.wait_until(ANSWERS)?;
        // One script and one module, of one build.
        let builds = "[...new Set(performance.getEntriesByType('resource').filter(one => one.responseStatus !== 404)\
            .flatMap(({ name }) => name.match(/hash_or_host(?:_bg)?\\.([0-9a-f]{8})\\./)?.[1] ?? []))].length";
        assert_eq!(host.page.eval(builds)?, 1);
    }
    Ok(())
}

fn as_is(_: &Path) -> Result<()> {
    Ok(())
}

#[test]
fn a_module_that_does_not_fit_is_met_by_none_and_said() -> Result<()> {
    // The old script of a program is kept, its module is not: that is asked for by its own name, and is nowhere.
    let cases: [fn(&Path) -> Result<()>; 2] = [
        |site| {
            let pkg = site.join("pkg");
            let glue = pin::glue(&pkg)?;
            let build = glue.split('.').nth(1).unwrap_or_default();
            Ok(fs::remove_file(pkg.join(format!("hash_or_host_bg.{build}.wasm")))?)
        },
        // What is kept leads to a program that is gone.
        |site| {
            let pkg = site.join("pkg");
            Ok(fs::remove_file(pkg.join(pin::glue(&pkg)?))?)
        },
    ];
    for change in cases {
        let (mut host, _site) = host(as_it_is, change)?;
        host.page.wait_until(SAYS)?;
        assert_eq!(host.page.eval("a.textContent")?, "By its author.");
    }
    Ok(())
}

#[test]
fn no_module_stands_under_a_name_without_its_build() -> Result<()> {
    for home in ["", "es/"] {
        let pkg = site::dist().join(home).join("pkg");
        for entry in fs::read_dir(&pkg)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let build = name.rsplit('.').nth(1).unwrap_or_default();
            let has = build.len() == 8 && build.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(has || name == "hash_or_host.js", "{home}pkg/{name}");
        }
    }
    // A page that is older than its start script finds the program as well.
    let mut page = Page::of_dist()?;
    page.before("addEventListener('readystatechange', () => delete document.getElementById('app')?.dataset.program, true)")?;
    page.open("?old#v=1.1.1&power=25")?;
    page.wait_until("document.querySelector('.hoh:not(.still) .sentence')?.textContent.startsWith('100 MW at $25/MWh') === true")
}
