//! The built page (`dist/`) in a real Firefox: what a reader meets there, not all that is tested in Chromium.

#![forbid(unsafe_code)]

use anyhow::{Result, bail};
use browser_tests::{Firefox, example};
use xtask::server::{Gate, Passage, Server};

/// The arrow to the right, as WebDriver writes it.
const RIGHT: char = '\u{e014}';

fn site() -> Result<Server> {
    let dist = xtask::site::dist();
    if !dist.join("index.html").is_file() {
        bail!("there is no page in {}: run `cargo xtask build` first", dist.display());
    }
    Server::start(&dist, 0)
}

/// That the page at an address opens a link, and keeps it when a slider is moved.
fn computes(firefox: &Firefox, page: &str) -> Result<()> {
    firefox.open(&format!("{page}#v=1.1.1&power=30"))?;
    firefox.wait_until("!!document.querySelector('.hoh:not(.still) .sentence')")?;
    firefox.wait_until(
        "document.querySelector('.sentence').textContent.startsWith('100 MW at $30/MWh')",
    )?;
    firefox.eval("document.querySelector('[data-input=power] input[type=range]').focus()")?;
    firefox.press(RIGHT)?;
    firefox.wait_until("location.hash === '#v=1.1.1&power=30.5'")
}

#[test]
fn the_page_computes_and_keeps_its_address() -> Result<()> {
    let (site, firefox) = (site()?, Firefox::start()?);
    computes(&firefox, &site.url())?;
    // Its border within: half of it stands beside the track's ends otherwise.
    let thumb = "getComputedStyle(document.querySelector('.slider input'), '::-moz-range-thumb')";
    assert_eq!(
        firefox.eval(&format!("[{thumb}.width, {thumb}.boxSizing].join(' ')"))?,
        "18px border-box"
    );
    assert_eq!(firefox.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_part_that_is_missing_is_said_and_comes_when_tried_again() -> Result<()> {
    let gate = Gate::new("/pkg/studies.", Passage::Shut);
    let site = Server::gated(&xtask::site::dist(), 0, gate.clone())?;
    let firefox = Firefox::start()?;
    // On its way: the first screen lives without.
    computes(&firefox, &site.url())?;
    firefox.wait_until("document.querySelector('.below').innerText === 'Loading …'")?;
    gate.set(Passage::Gone);
    firefox.wait_until("!!document.querySelector('.below [role=alert]')")?;
    gate.set(Passage::Open);
    firefox.eval("document.querySelector('.below button').click()")?;
    firefox.wait_until("!!document.querySelector('.below .tornado svg')")?;
    firefox.eval("document.querySelector('.cash .take').click()")?;
    firefox.wait_until("document.querySelector('dialog.quoting[open] .quoted')?.naturalWidth > 0")
}

#[test]
fn the_page_opens_without_its_server_after_the_first_visit() -> Result<()> {
    let (site, firefox) = (site()?, Firefox::start()?);
    let address = site.url();
    firefox.open(&address)?;
    firefox
        .wait_until("navigator.serviceWorker.ready.then(it => it.active.state === 'activated')")?;
    drop(site);
    computes(&firefox, &format!("{address}?again"))?;
    firefox.wait_until(
        "!!document.querySelector('.below .tornado svg') && !!document.querySelector('.curve svg')",
    )?;
    firefox.eval("document.querySelector('.cash .take').click()")?;
    firefox.wait_until("document.querySelector('dialog.quoting[open] .quoted')?.naturalWidth > 0")
}

#[test]
fn two_elements_and_a_frame_in_a_hostile_post_of_another_origin() -> Result<()> {
    let (site, folder) = (site()?, tempfile::tempdir()?);
    for (name, text) in example::post(&site.url())? {
        std::fs::write(folder.path().join(name), text)?;
    }
    let host = Server::start(folder.path(), 0)?;
    let firefox = Firefox::start()?;
    firefox.open(&host.url())?;
    for (element, answer) in [("#first", "100 MW at $50/MWh"), ("#second", "100 MW at $25/MWh")] {
        let element = format!("document.querySelector('{element}')");
        firefox.wait_until(&format!("!!{element}.shadowRoot"))?;
        firefox.eval(&format!("{element}.scrollIntoView()"))?;
        firefox.wait_until(&format!(
            "!!{element}.shadowRoot.querySelector('.sentence')?.textContent.startsWith('{answer}')"
        ))?;
        // Nothing of the post's styles within, and as high as what is inside.
        let looks = format!(
            "(e => [getComputedStyle(e.querySelector('.answer')).borderTopStyle, getComputedStyle(e.querySelector('.answer')).float,\
             e.host.offsetHeight === e.querySelector('.hoh').offsetHeight && e.host.offsetHeight > 400])({element}.shadowRoot)"
        );
        assert_eq!(firefox.eval(&looks)?, serde_json::json!(["none", "none", true]));
    }
    // The style sheet says 150 pixels; the frame says how high it is.
    firefox.eval("document.querySelector('iframe').scrollIntoView()")?;
    firefox.wait_until("document.querySelector('iframe').getBoundingClientRect().height > 600")?;
    firefox.eval(
        "document.querySelector('#first').shadowRoot.querySelector('[data-input=power] input[type=range]').focus()",
    )?;
    firefox.press(RIGHT)?;
    firefox.wait_until(
        "heard.textContent === 'You have moved it: gpu_cloud is best (v=1.1.1&power=50.5).'",
    )?;
    assert_eq!(firefox.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn the_one_file_edition_opens_from_a_disk_and_asks_nothing() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("copy.html");
    std::fs::copy(xtask::site::dist().join(xtask::single::NAME), &file)?;
    let firefox = Firefox::start()?;
    computes(&firefox, &format!("file://{}", file.display()))?;
    assert_eq!(firefox.eval("performance.getEntriesByType('resource').length")?, 0);
    assert_eq!(firefox.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_picture_that_the_browser_would_falsify_is_not_made() -> Result<()> {
    const SAID: &str = "document.querySelector('.quoting .status').textContent";
    for protects in [true, false] {
        let site = site()?;
        let firefox =
            Firefox::start_with(serde_json::json!({ "privacy.resistFingerprinting": protects }))?;
        firefox.open(&site.url())?;
        firefox.wait_until("!!document.querySelector('.hoh:not(.still) .cash .take')")?;
        firefox.eval("document.querySelector('.cash .take').click()")?;
        if protects {
            firefox
                .wait_until(&format!("{SAID}.startsWith('This browser makes no true bitmap')"))?;
        } else {
            firefox.wait_until(
                "[...document.querySelectorAll('.quoting button.firm')].every(b => !b.disabled)",
            )?;
            assert_eq!(firefox.eval(SAID)?, "");
        }
    }
    Ok(())
}

#[test]
fn complaints_are_heard() -> Result<()> {
    let (site, firefox) = (site()?, Firefox::start()?);
    firefox.open(&site.url())?;
    firefox.eval("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.injected = 1' }))")?;
    firefox.eval("setTimeout(() => { throw new Error('worse') })")?;
    firefox.wait_until("new Promise(done => setTimeout(() => done(true), 200))")?;
    assert_eq!(firefox.eval("window.injected === undefined")?, true);
    let complaints = firefox.complaints()?.join("\n");
    assert!(complaints.contains("inline script") && complaints.contains("worse"), "{complaints}");
    Ok(())
}
