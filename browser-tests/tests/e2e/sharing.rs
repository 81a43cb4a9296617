//! Handing on what is shown.

use anyhow::Result;
use browser_tests::Page;
use xtask::server::Server;

const SHARE: &str =
    "[...document.querySelectorAll('.tools button')].find(b => b.textContent === 'Share').click()";
const LINES: &str = "document.querySelector('.lines').textContent";

#[test]
fn the_dialog_shows_what_is_shared_and_yields_lines_that_work() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("?x#v=1.1.1&power=30")?;
    page.wait_for(".sharing")?;
    page.eval(SHARE)?;
    page.wait_for(".sharing[open] .shared")?;
    let shared = page.text(".shared")?;
    assert!(
        shared.contains("100 MW at $30/MWh") && shared.contains("/#v=1.1.1&power=30"),
        "{shared}"
    );

    // A frame of the answer and the comparison, and its preview.
    let src = page.eval(&format!("{LINES}.match(/src=\"([^\"]*)\"/)[1]"))?;
    assert_eq!(
        src,
        format!(
            "{}embed.html?view=headline+comparison&amp;inputs=power+mw+gpu+rent+btc#v=1.1.1&amp;power=30",
            page.site()
        )
    );
    let preview = "document.querySelector('.preview').contentDocument.querySelector('hash-or-host')?.shadowRoot";
    page.wait_until(&format!(
        "!!{preview}?.querySelector('.sentence')?.textContent.includes('$30/MWh')"
    ))?;

    // As an element with the cash and locked inputs: what the lines say is what the element shows.
    let tick = |label: &str| {
        format!(
            "[...document.querySelectorAll('.choices label')].find(l => l.textContent.trim() === '{label}').querySelector('input').click()"
        )
    };
    page.eval(&tick("cash"))?;
    page.choose(".choices select", 1)?;
    page.eval("document.querySelector('.chosen [data-input=power] input').click()")?;
    page.eval("document.querySelector('.chosen [data-input=gpu] button').click()")?;
    page.eval("{ const s = document.querySelector('.inputs select'); s.value = 'years'; s.dispatchEvent(new Event('change')) }")?;
    let element = "<hash-or-host scenario=\"v=1.1.1&amp;power=30\" view=\"headline comparison cash\" inputs=\"power mw rent btc years\" locked=\"power\">";
    page.wait_until(&format!("{LINES}.includes('{element}')"))?;
    page.wait_until(&format!(
        "!!{preview}?.querySelector('.cash svg') && !{preview}.querySelector('[data-input=power] input') && !!{preview}.querySelector('[data-input=years] input')"
    ))?;

    // Readers without scripts may be given a picture of this answer, which then stands in the lines themselves.
    assert_eq!(page.eval(&format!("{LINES}.includes('<img') || {LINES}.length > 1200"))?, false);
    let picture = tick("with a picture for readers without scripts (in the lines themselves)");
    page.eval(&picture)?;
    page.wait_until(&format!("{LINES}.includes('<img')"))?;
    page.eval(&format!(
        "{{ window.fallback = new Image(); fallback.src = new DOMParser().parseFromString({LINES}, 'text/html').querySelector('hash-or-host a[href$=\"#v=1.1.1&power=30\"] img').src }}"
    ))?;
    page.wait_until("window.fallback.naturalWidth === 1200")?;
    assert_eq!(page.eval("decodeURIComponent(fallback.src).includes('at $30/MWh earns')")?, true);
    page.eval(&picture)?;
    page.wait_until(&format!("!{LINES}.includes('<img')"))?;
    page.press("Escape")?;
    page.wait_until("!document.querySelector('.sharing').open")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

/// A post of another origin with these lines in it.
fn paste(lines: &str) -> Result<(tempfile::TempDir, Server)> {
    let folder = tempfile::tempdir()?;
    let html = format!(
        "<!doctype html><title>post</title><link rel=icon href=data:,><p>Before.</p>\n\n{lines}\n\n<p>After.</p>"
    );
    std::fs::write(folder.path().join("index.html"), html)?;
    let server = Server::start(folder.path(), 0)?;
    Ok((folder, server))
}

#[test]
fn the_lines_work_where_they_are_pasted() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("?x#v=1.1.1&power=30")?;
    page.wait_for(".sharing")?;
    page.eval(SHARE)?;
    page.wait_for(".lines")?;
    let frame = page.text(".lines")?;
    page.choose(".choices select", 1)?;
    page.wait_until(&format!("{LINES}.includes('<hash-or-host')"))?;
    let element = page.text(".lines")?;

    let (_folder, post) = paste(&element)?;
    page.open(&post.url())?;
    let sentence = "document.querySelector('hash-or-host').shadowRoot?.querySelector('.sentence')";
    page.wait_until(&format!("!!{sentence}?.textContent.startsWith('100 MW at $30/MWh')"))?;
    // The text after it is a paragraph of its own: nothing was swallowed.
    assert_eq!(page.eval("document.body.lastElementChild.textContent")?, "After.");

    let (_folder, post) = paste(&frame)?;
    page.open(&post.url())?;
    page.wait_until("/^\\d+px$/.test(document.querySelector('iframe').style.height)")?;
    let title = page.eval("document.querySelector('iframe').title")?;
    assert!(title.as_str().is_some_and(|title| title.starts_with("100 MW at $30/MWh")), "{title}");
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}
