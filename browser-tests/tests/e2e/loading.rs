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
fn the_policy_holds() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.eval("{ const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s) }")?;
    assert_eq!(page.eval("window.injected === undefined")?, true);
    let eval = page.eval("Function('return 1')()");
    assert!(eval.is_err_and(|error| error.to_string().contains("EvalError")));
    Ok(())
}
