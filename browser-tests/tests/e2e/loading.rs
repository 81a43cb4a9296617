//! What loading the page does, and what it may do.

use std::time::Duration;

use anyhow::Result;
use std::sync::Arc;

use browser_tests::Page;
use xtask::server::{Gate, Passage, Server};

/// Its own origin, and what stays in memory.
fn is_own(page: &Page, url: &str) -> bool {
    url.starts_with(page.site())
        || url.starts_with("data:")
        || url.starts_with(&format!("blob:{}", page.site()))
}

#[test]
fn loads_without_an_error_and_asks_no_other_origin() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.rest(Duration::from_secs(2))?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    let foreign: Vec<_> =
        page.requests().iter().filter(|request| !is_own(&page, &request.url)).collect();
    assert!(foreign.is_empty(), "requests to other origins: {foreign:?}");
    let wasm = |url: &str| url.starts_with(page.site()) && url.ends_with(".wasm");
    assert!(
        page.requests().iter().any(|request| wasm(&request.url)),
        "no WebAssembly in {:?}",
        page.requests()
    );
    Ok(())
}

/// The page at a linked scenario while its program is as the gate has it.
fn linked(gate: &Arc<Gate>) -> Result<Page> {
    at(gate, "#v=1.1.1&power=20&mw=300&rent=90")
}

/// The same at any address.
fn at(gate: &Arc<Gate>, address: &str) -> Result<Page> {
    let server = Server::gated(&xtask::site::dist(), 0, Arc::clone(gate))?;
    let site = server.url();
    // Not the front page first: the fragment alone would load nothing.
    let mut page = Page::blank()?;
    page.serve(server);
    page.open(&format!("{site}{address}"))?;
    Ok(page)
}

/// What of the default site is to be seen.
const SEEN: &str = "[...document.querySelectorAll('.sentence, .compare, .cash svg')]\
    .filter(one => getComputedStyle(one).visibility === 'visible' && one.getClientRects().length > 0).length";

#[test]
fn a_linked_site_never_stands_as_the_default() -> Result<()> {
    let gate = Gate::new("/pkg/hash_or_host_bg.", Passage::Shut);
    let mut page = linked(&gate)?;
    assert_eq!(page.text(".linked-note")?, "Computing the linked site …");
    assert_eq!(page.eval(SEEN)?, 0);
    gate.set(Passage::Open);
    page.wait_until("!document.querySelector('.still')")?;
    assert!(page.text(".sentence")?.starts_with("300 MW at $20/MWh"));
    page.wait_until(&format!("{SEEN} >= 3"))?;
    Ok(())
}

#[test]
fn a_link_may_stand_behind_a_question_mark_and_what_counts_readers_is_none() -> Result<()> {
    for (address, linked) in [
        ("?utm_source=x&amp;power=20", true),
        ("?units=kwh", true),
        ("?utm_source=x&fbclid=y&lang=en", false),
    ] {
        let gate = Gate::new("/pkg/hash_or_host_bg.", Passage::Shut);
        let mut page = at(&gate, address)?;
        assert_eq!(page.eval(&format!("{SEEN} === 0"))?, linked, "{address}");
        gate.set(Passage::Open);
    }
    Ok(())
}

#[test]
fn a_linked_site_waits_for_what_reads_its_link() -> Result<()> {
    let gate = Gate::new("/pkg/links.", Passage::Shut);
    let mut page = linked(&gate)?;
    page.rest(Duration::from_millis(1500))?;
    assert_eq!(page.text(".linked-note")?, "Computing the linked site …");
    assert_eq!(page.eval(SEEN)?, 0);
    gate.set(Passage::Open);
    page.wait_until("!document.querySelector('.still')")?;
    assert!(page.text(".sentence")?.starts_with("300 MW at $20/MWh"));
    Ok(())
}

#[test]
fn a_program_that_cannot_start_is_said_at_the_top() -> Result<()> {
    not_this_link("/pkg/hash_or_host_bg.")
}

#[test]
fn a_link_that_cannot_be_read_is_said_at_the_top() -> Result<()> {
    not_this_link("/pkg/links.")
}

/// That a linked page without some file says whose figures it shows.
fn not_this_link(without: &'static str) -> Result<()> {
    let gate = Gate::new(without, Passage::Gone);
    let mut page = linked(&gate)?;
    page.wait_until("!document.querySelector('#boot-message').hidden")?;
    let said = page.text("#boot-message")?;
    assert!(
        said.ends_with("The figures below are those of the default site, not of this link."),
        "{said}"
    );
    let top = "document.querySelector('#boot-message').getBoundingClientRect()";
    assert_eq!(page.eval(&format!("{top}.top >= 0 && {top}.bottom < innerHeight / 2"))?, true);
    Ok(())
}

#[test]
fn the_policy_allows_no_inline_script_and_no_eval_but_wasm() -> Result<()> {
    let mut page = Page::of_dist()?;
    let policy = page.eval("document.head.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content ?? ''")?;
    let policy = policy.as_str().unwrap_or_default();
    let directive = |name: &str| {
        let mut words = policy.split(';').map(str::split_whitespace);
        words.find_map(|mut words| (words.next() == Some(name)).then(|| words.collect::<Vec<_>>()))
    };
    let scripts = directive("script-src").or_else(|| directive("default-src")).unwrap_or_default();
    assert!(!scripts.is_empty(), "the policy is silent on scripts: {policy:?}");
    assert!(scripts.contains(&"'wasm-unsafe-eval'"), "{policy}");
    assert!(directive("default-src").is_some(), "{policy}");
    for forbidden in ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:"]
    {
        assert!(!scripts.contains(&forbidden), "script-src has {forbidden}: {policy}");
    }
    Ok(())
}

#[test]
fn the_policy_names_one_other_origin() -> Result<()> {
    let mut page = Page::of_dist()?;
    let policy = page.eval(
        "document.head.querySelector('meta[http-equiv=\"Content-Security-Policy\"]').content",
    )?;
    let policy = policy.as_str().unwrap_or_default();
    let connect = policy.split(';').map(str::trim).find(|rule| rule.starts_with("connect-src"));
    assert_eq!(connect, Some("connect-src 'self' https://mempool.space"));
    assert_eq!(policy.matches("//").count(), 1, "{policy}");
    Ok(())
}

#[test]
fn the_policy_holds() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.eval("{ const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s) }")?;
    assert_eq!(page.eval("window.injected === undefined")?, true);
    let eval = page.eval("Function('return 1')()");
    assert!(eval.is_err_and(|error| error.to_string().contains("EvalError")));
    Ok(())
}

#[test]
fn nothing_moves_when_the_program_takes_over() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("")?;
    page.wait_for(".cash .plot svg")?;
    // The page as it came, without the script that starts the program, as wide as the living one.
    page.eval(
        "fetch('index.html').then((answer) => answer.text()).then((html) => {
            const still = document.createElement('iframe');
            still.id = 'still';
            still.width = innerWidth;
            still.height = innerHeight;
            still.srcdoc = html.replace(/<script[^>]*boot.js[^>]*><.script>/, '');
            document.body.append(still);
        })",
    )?;
    let still = "document.querySelector('#still').contentDocument";
    page.wait_until(&format!(
        "!!{still}.querySelector('.still') && [...{still}.styleSheets].some(sheet => sheet.href.endsWith('first.css'))"
    ))?;
    page.eval("scrollTo(0, 0)")?;
    for part in [
        ".masthead h1",
        ".sentence",
        ".compare",
        ".cash h2",
        ".cash svg",
        ".headline .place:nth-child(4)",
    ] {
        let top = |root: &str| {
            format!("Math.round({root}.querySelector('{part}').getBoundingClientRect().top)")
        };
        page.wait_until(&format!("Math.abs({} - {}) <= 1", top(still), top("document")))?;
    }
    Ok(())
}
