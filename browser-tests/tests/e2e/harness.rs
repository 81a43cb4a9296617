//! The harness itself, on a little page of its own: a test that cannot fail vouches for nothing.

use std::time::Duration;

use anyhow::Result;
use browser_tests::{Page, Viewport};

const BODY: &str = "<!doctype html><title>harness</title><link rel=icon href=data:,><style>body{margin:0}#s{width:400px}</style>\
    <input id=s type=range min=0 max=100 step=1 value=20><input id=t value=old><button id=b>b</button><p id=p></p>\
    <script>const p = document.getElementById('p');\
    b.onclick = () => p.textContent = 'clicked';\
    t.onchange = () => p.textContent = 'typed ' + t.value;\
    document.onkeydown = e => p.dataset.key = (e.ctrlKey ? 'Control+' : '') + e.key;\
    s.oninput = () => p.dataset.moves = 1 + Number(p.dataset.moves || 0);</script>";

fn page() -> Result<Page> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("index.html"), BODY)?;
    Page::of(folder.path())
}

#[test]
fn clicks_types_drags_and_presses() -> Result<()> {
    let mut page = page()?;
    page.click("#b")?;
    assert_eq!(page.text("#p")?, "clicked");
    page.type_into("#t", "12.5")?;
    assert_eq!(page.text("#p")?, "typed 12.5");
    for fraction in [0.75, 0.0, 1.0] {
        page.drag_slider("#s", fraction)?;
        let value = page.eval("s.valueAsNumber")?.as_f64().unwrap_or(f64::NAN);
        assert!((value - 100.0 * fraction).abs() <= 1.0, "{value} for {fraction}");
    }
    assert!(page.eval("Number(p.dataset.moves)")?.as_f64() > Some(5.0));
    page.press("ArrowLeft")?;
    assert_eq!(page.eval("s.valueAsNumber")?, 99);
    page.press("Control+z")?;
    assert_eq!(page.eval("p.dataset.key")?, "Control+z");
    Ok(())
}

#[test]
fn sees_errors_and_requests_of_every_worker_and_cuts_them_off() -> Result<()> {
    let mut page = page()?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    page.eval("console.error('bad', 1); setTimeout(() => { throw new Error('worse') })")?;
    page.wait_until("fetch('/of-page').then(() => true)")?;
    page.eval(
        "const w = new Worker(URL.createObjectURL(new Blob([`onmessage = e => fetch(e.data).then(r => postMessage(r.status), e => postMessage(0))`])));\
         globalThis.ask = u => new Promise(done => { w.onmessage = e => done(e.data); w.postMessage(location.origin + u) })",
    )?;
    assert_eq!(page.eval("ask('/of-worker')")?, 404);
    page.eval(
        "new SharedWorker(URL.createObjectURL(new Blob([`fetch('${location.origin}/of-shared')`])))",
    )?;
    page.rest(Duration::from_millis(500))?;
    page.offline(true)?;
    assert_eq!(page.eval("ask('/offline')")?, 0);
    assert_eq!(page.eval("fetch('/offline').then(r => r.status, e => 0)")?, 0);
    // One that begins only now as well.
    let late = page.eval(
        "new Promise(done => { const late = new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/offline').then(r => postMessage(r.status), e => postMessage(0))`])));\
         late.onmessage = e => done(e.data) })",
    )?;
    assert_eq!(late, 0);
    page.offline(false)?;
    assert_eq!(page.eval("ask('/online')")?, 404);
    for path in ["of-page", "of-worker", "of-shared", "online"] {
        let url = format!("{}{path}", page.site());
        assert!(
            page.requests().iter().any(|request| request.url == url),
            "{path} is not in {:?}",
            page.requests()
        );
    }
    for error in ["bad 1", "worse"] {
        assert!(
            page.console_errors().iter().any(|text| text.contains(error)),
            "{error} is not in {:?}",
            page.console_errors()
        );
    }
    Ok(())
}

#[test]
fn sets_the_window_and_the_colours_and_takes_a_picture() -> Result<()> {
    let mut page = page()?;
    page.set_viewport(Viewport { width: 390, height: 844, dark: true })?;
    assert_eq!(
        page.eval("[innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]")?,
        serde_json::json!([390, 844, true])
    );
    let file = std::env::temp_dir().join(format!("hash-or-host-shot-{}.png", std::process::id()));
    page.screenshot(&file, true)?;
    let picture = std::fs::read(&file)?;
    std::fs::remove_file(&file)?;
    assert!(picture.starts_with(b"\x89PNG"));
    Ok(())
}
