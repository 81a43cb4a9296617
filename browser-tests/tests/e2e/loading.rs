//! What loading the page does, and what it may do.

use std::time::Duration;

use anyhow::Result;
use browser_tests::Page;

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
        "!!{still}.querySelector('.still') && [...{still}.styleSheets].length > 6"
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
