//! What a reader meets in every engine, not all that is tested in Chromium. Whoever takes this in names the engine.

mod desk;

use super::engine;
use anyhow::{Result, bail};
use browser_tests::{
    Window, axe, example,
    hands::{COUNT_AGAIN, how_often, processors, site_that_tells},
};
use xtask::server::{Gate, Passage, Server};

/// The arrow to the right, as WebDriver writes it.
pub(crate) const RIGHT: char = '\u{e014}';

/// The built page, served.
pub(crate) fn site() -> Result<Server> {
    let dist = xtask::site::dist();
    if !dist.join("index.html").is_file() {
        bail!("there is no page in {}: run `cargo xtask build` first", dist.display());
    }
    Server::start(&dist, 0)
}

/// That the page at an address opens a link, and keeps it when a slider is moved.
pub(crate) fn computes(window: &Window, page: &str) -> Result<()> {
    window.open(&format!("{page}#v=1.1.1&power=30"))?;
    window.wait_until("!!document.querySelector('.hoh:not(.still) .sentence')")?;
    window.wait_until(
        "document.querySelector('.sentence').textContent.startsWith('100 MW at $30/MWh')",
    )?;
    window.eval("document.querySelector('[data-input=power] input[type=range]').focus()")?;
    window.press(RIGHT)?;
    window.wait_until("location.hash === '#v=1.1.1&power=30.5'")
}

#[test]
fn the_page_computes_and_keeps_its_address() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    computes(&window, &site.url())?;
    assert_eq!(window.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_part_that_is_missing_is_said_and_comes_when_tried_again() -> Result<()> {
    let gate = Gate::new("/pkg/studies.", Passage::Shut);
    let site = Server::gated(&xtask::site::dist(), 0, gate.clone())?;
    let window = engine::start()?;
    // On its way: the first screen lives without.
    computes(&window, &site.url())?;
    window.wait_until("document.querySelector('.below').innerText === 'Loading …'")?;
    gate.set(Passage::Gone);
    window.wait_until("!!document.querySelector('.below [role=alert]')")?;
    gate.set(Passage::Open);
    window.eval("document.querySelector('.below button').click()")?;
    window.wait_until("!!document.querySelector('.below .tornado svg')")?;
    window.wait_until("!!document.querySelector('.cash .take')")?;
    window.eval("document.querySelector('.cash .take').click()")?;
    window.wait_until("document.querySelector('dialog.quoting[open] .quoted')?.naturalWidth > 0")
}

#[test]
fn what_comes_above_does_not_move_what_is_read() -> Result<()> {
    let gate = Gate::new("/pkg/futures.", Passage::Shut);
    let site = Server::gated(&xtask::site::dist(), 0, gate.clone())?;
    let window = engine::start()?;
    computes(&window, &site.url())?;
    window.wait_until("!!document.querySelector('.frontier svg')")?;
    // Seen, and so asked for; the reader goes on meanwhile.
    window.eval("document.querySelector('.futures-place').scrollIntoView({ block: 'center' })")?;
    window.wait_until("!!document.querySelector('.futures-place [aria-busy]')")?;
    window.eval("document.querySelector('.frontier h2').scrollIntoView()")?;
    let top = "document.querySelector('.frontier h2').getBoundingClientRect().top";
    window.eval(&format!("window.before = {top}"))?;
    gate.set(Passage::Open);
    window.wait_until("document.querySelector('.futures-place .futures')?.offsetHeight > 300")?;
    // To the pixel, in the frame that is painted; also when more has been drawn.
    for _ in 0..5 {
        window.wait_until(&format!("Math.abs({top} - window.before) < 2"))?;
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    Ok(())
}

#[test]
fn the_page_opens_without_its_server_after_the_first_visit() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    let address = site.url();
    window.open(&address)?;
    window
        .wait_until("navigator.serviceWorker.ready.then(it => it.active.state === 'activated')")?;
    drop(site);
    computes(&window, &format!("{address}?again"))?;
    window.wait_until(
        "!!document.querySelector('.below .tornado svg') && !!document.querySelector('.curve svg')",
    )?;
    window.wait_until("!!document.querySelector('.cash .take')")?;
    window.eval("document.querySelector('.cash .take').click()")?;
    window.wait_until("document.querySelector('dialog.quoting[open] .quoted')?.naturalWidth > 0")
}

#[test]
fn two_elements_and_a_frame_in_a_hostile_post_of_another_origin() -> Result<()> {
    let (site, folder) = (site()?, tempfile::tempdir()?);
    for (name, text) in example::post(&site.url())? {
        std::fs::write(folder.path().join(name), text)?;
    }
    let host = Server::start(folder.path(), 0)?;
    let window = engine::start()?;
    window.open(&host.url())?;
    for (element, answer) in [("#first", "100 MW at $50/MWh"), ("#second", "100 MW at $25/MWh")] {
        let element = format!("document.querySelector('{element}')");
        window.wait_until(&format!("!!{element}.shadowRoot"))?;
        window.eval(&format!("{element}.scrollIntoView()"))?;
        window.wait_until(&format!(
            "!!{element}.shadowRoot.querySelector('.sentence')?.textContent.startsWith('{answer}')"
        ))?;
        // Nothing of the post's styles within, and as high as what is inside.
        let looks = format!(
            "(e => [getComputedStyle(e.querySelector('.answer')).borderTopStyle, getComputedStyle(e.querySelector('.answer')).float,\
             e.host.offsetHeight === e.querySelector('.hoh').offsetHeight && e.host.offsetHeight > 400])({element}.shadowRoot)"
        );
        window.wait_until(&format!("{looks}.join() === 'none,none,true'"))?;
    }
    window.wait_until(example::FRAME_HAS_TOLD)?;
    window.eval(
        "document.querySelector('#first').shadowRoot.querySelector('[data-input=power] input[type=range]').focus()",
    )?;
    window.press(RIGHT)?;
    window.wait_until(
        "heard.textContent === 'You have moved it: gpu_cloud is best (v=1.1.1&power=50.5).'",
    )?;
    assert_eq!(window.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn the_one_file_edition_opens_from_a_disk_and_asks_nothing() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("copy.html");
    std::fs::copy(xtask::site::dist().join(xtask::single::NAME), &file)?;
    let window = engine::start()?;
    computes(&window, &format!("file://{}", file.display()))?;
    assert_eq!(window.eval("performance.getEntriesByType('resource').length")?, 0);
    // No page stands beside it: what leads to one leads to the site's.
    window.wait_until("!!document.querySelector('.below .section-head a.word')")?;
    let lost = "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(way => !/^(#|https:)/.test(way)).join()";
    assert_eq!(window.eval(lost)?, "");
    // What it hands on leads to the site as well: nobody else has this disk.
    window.eval("[...document.querySelectorAll('.tools button')].find(b => b.textContent === 'Share').click()")?;
    window.wait_until("/https:.*#v=1\\.1\\.1/.test(document.querySelector('.sharing[open] .shared')?.textContent)")?;
    assert_eq!(window.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn three_workers_count_the_futures_that_one_does() -> Result<()> {
    // Of the same origin, since the page's policy takes no other script; what WebDriver runs is apart from the page in
    // Firefox.
    let folder = site_that_tells()?;
    for count in [2, 16] {
        std::fs::write(folder.path().join(format!("has-{count}.js")), processors(count))?;
    }
    let site = Server::start(folder.path(), 0)?;
    let mut all = Vec::new();
    for (count, helpers) in [(2, 0), (16, 2)] {
        let window = engine::start()?;
        window.open(&format!("{}#v=1.1.1&u_paths=6000", site.url()))?;
        window.wait_until("!!document.querySelector('.futures-place')")?;
        window.eval(&format!(
            "document.body.append(Object.assign(document.createElement('script'), {{ src: 'has-{count}.js' }}))"
        ))?;
        window.wait_until("document.documentElement.dataset.told === ''")?;
        window.wait_until(
            "document.querySelector('.futures-place')?.scrollIntoView(), \
             document.querySelector('.futures .count')?.textContent === '6,000 futures'",
        )?;
        window
            .wait_until("document.querySelectorAll('.futures .finding')[1].textContent !== ''")?;
        let starts = window.eval(&how_often("starts a hand"))?;
        assert_eq!(starts, helpers, "{count} processors");
        all.push(window.eval("document.querySelector('.futures').textContent")?);
        // That they are ready, which may be too late for what was counted; then more than that.
        let answers = how_often("answers");
        window.wait_until(&format!("{answers} >= {helpers}"))?;
        window.eval(COUNT_AGAIN)?;
        window.wait_until(&format!("{answers} >= 2 * {helpers}"))?;
        assert_eq!(window.complaints()?, [] as [&str; 0]);
    }
    assert_eq!(all[0], all[1]);
    Ok(())
}

#[test]
fn nobody_is_shut_out() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&site.url())?;
    window.wait_until("!!document.querySelector('.hoh:not(.still) .below .tornado svg')")?;
    window.eval(axe::UNFOLD)?;
    // That something comes is not seen at first.
    window.wait_until(
        "[...document.querySelectorAll('.awaited')].every(one => getComputedStyle(one).opacity === '1')",
    )?;
    assert_eq!(axe::faults(&window.eval(&axe::script()?)?), [] as [&str; 0]);
    Ok(())
}

#[test]
fn every_circle_is_around_its_letter() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&site.url())?;
    window.wait_until("!!document.querySelector('.hoh:not(.still) .icon.info')")?;
    // The circle is drawn by `::before`, which has no box to ask: what holds it in place is asked instead.
    let held = "[...document.querySelectorAll('.icon.info')].every(icon => {
        const [own, circle] = [getComputedStyle(icon), getComputedStyle(icon, '::before')];
        return own.position === 'relative' && circle.position === 'absolute' &&
            ['top', 'left'].every(side => circle[side] !== 'auto') })";
    assert_eq!(window.eval(held)?, true);
    Ok(())
}

#[test]
fn complaints_are_heard() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&site.url())?;
    window.eval("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.injected = 1' }))")?;
    window.eval("setTimeout(() => { throw new Error('worse') })")?;
    window.wait_until("new Promise(done => setTimeout(() => done(true), 200))")?;
    assert_eq!(window.eval("window.injected === undefined")?, true);
    let complaints = window.complaints()?.join("\n");
    let policy = ["inline script", "Content Security Policy"];
    assert!(policy.iter().any(|words| complaints.contains(words)), "{complaints}");
    assert!(complaints.contains("worse"), "{complaints}");
    Ok(())
}

#[test]
fn random_futures_are_counted_in_a_worker() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&format!("{}#v=1.1.1&u_paths=1000", site.url()))?;
    window.wait_until("!!document.querySelector('.futures-place')")?;
    // The parts before it grow: brought into sight until it is there.
    window.wait_until(
        "(document.querySelector('.futures-place').scrollIntoView(), document.querySelector('.futures .count')?.textContent === '1,000 futures')",
    )?;
    // Where none starts the page counts by itself, and says the same: here one must have.
    window.wait_until(
        "document.querySelector('.futures .finding').textContent.includes('of 100 futures')",
    )?;
    let scripts = "performance.getEntriesByType('resource').map(one => one.name)";
    window.wait_until(&format!("{scripts}.some(name => name.includes('/pkg/worker.'))"))?;
    assert_eq!(window.complaints()?, [] as [&str; 0]);
    Ok(())
}
