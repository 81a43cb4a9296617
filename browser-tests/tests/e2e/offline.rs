//! Without a network: the one-file edition from a disk, and the page after its first visit.

use std::time::Duration;

use anyhow::Result;
use browser_tests::Page;

#[test]
fn the_one_file_edition_opens_from_a_disk_and_asks_nothing() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("my copy.html");
    std::fs::copy(xtask::site::dist().join(xtask::single::NAME), &file)?;
    let mut page = Page::blank()?;
    page.offline(true)?;
    let url = format!("file://{}#v=1.1.1&power=30", file.display().to_string().replace(' ', "%20"));
    page.open(&url)?;
    page.wait_until(
        "document.querySelector('.sentence')?.textContent.startsWith('100 MW at $30/MWh')",
    )?;
    page.wait_for("input[type=range]")?;
    page.press("Tab")?;
    page.drag_slider("[data-input=mw] input[type=range]", 1.0)?;
    page.wait_until("document.querySelector('.sentence').textContent.startsWith('500 MW')")?;
    page.wait_until("location.hash === '#v=1.1.1&mw=500&power=30'")?;
    page.wait_until(
        "['.curve svg', '.tornado svg', '.assumptions'].every(one => document.querySelector(one))",
    )?;
    page.rest(Duration::from_secs(1))?;
    let asked: Vec<_> = page
        .requests()
        .iter()
        .filter(|request| {
            !request.url.starts_with("data:") && !request.url.starts_with("blob:file")
        })
        .collect();
    assert!(asked.len() == 1 && url.starts_with(&asked[0].url), "{asked:?}");
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    // A chart leaves it as a picture, with nobody asked.
    page.wait_for(".cash .take")?;
    page.eval("document.querySelector('.cash .take').click()")?;
    page.wait_until("[...document.querySelectorAll('.quoting button')].every(b => !b.disabled) && document.querySelector('.quoted').naturalWidth > 0")?;
    let source = page.eval("decodeURIComponent(document.querySelector('.quoted').src)")?;
    let source = source.as_str().unwrap_or_default();
    // It names the site, where others find it, not this disk.
    let named = format!("Hash or Host, {}", xtask::prerender::preview::home()?);
    assert!(source.contains(&named) && !source.contains("file:"), "{named}");
    // Its policy holds as that of the page does.
    page.eval("{ const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s) }")?;
    assert_eq!(page.eval("window.injected === undefined")?, true);
    Ok(())
}

#[test]
fn the_one_file_edition_that_cannot_start_says_whose_figures_it_shows() -> Result<()> {
    let mut page = Page::blank()?;
    page.before("delete globalThis.DecompressionStream")?;
    let file = xtask::site::dist().join(xtask::single::NAME).display().to_string();
    page.open(&format!("file://{}#v=1.1.1&power=30", file.replace(' ', "%20")))?;
    page.wait_until("!document.querySelector('#boot-message').hidden")?;
    let said = page.text("#boot-message")?;
    assert!(
        said.ends_with("The figures below are those of the default site, not of this link."),
        "{said}"
    );
    let seen = "getComputedStyle(document.querySelector('.sentence')).visibility";
    assert_eq!(page.eval(seen)?, "visible");
    Ok(())
}

#[test]
fn the_page_opens_without_a_network_after_the_first_visit() -> Result<()> {
    let mut page = Page::of_dist_that_is_kept()?;
    page.offline(true)?;
    page.forget();
    page.open("#v=1.1.1&power=30")?;
    page.open("?again#v=1.1.1&power=30")?;
    page.wait_until(
        "document.querySelector('.sentence')?.textContent.startsWith('100 MW at $30/MWh')",
    )?;
    page.wait_for("input[type=range]")?;
    // What is loaded later was kept as well.
    page.wait_until(
        "['.curve svg', '.tornado svg', '.assumptions'].every(one => document.querySelector(one))",
    )?;
    page.click(".cash .take")?;
    page.wait_until("document.querySelector('dialog.quoting[open] .quoted')?.naturalWidth > 0")?;
    page.open("embed.html?view=cash#v=1.1.1&power=30")?;
    page.wait_until(
        "!!document.querySelector('hash-or-host').shadowRoot.querySelector('.cash svg')",
    )?;
    for (sheet, place) in [("sources", "#power"), ("glossary", "#npv"), ("checked", "#limits")] {
        page.open(&format!("{sheet}.html"))?;
        page.wait_for(place)?;
    }
    // The browser asks for the icon past the worker, and does without.
    let errors: Vec<_> =
        page.console_errors().iter().filter(|error| !error.contains("favicon.svg")).collect();
    assert!(errors.is_empty(), "{errors:?}");
    Ok(())
}
