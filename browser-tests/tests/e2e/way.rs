//! The way through the page: the bar at the foot, the line of contents, what a link says of the page, and the bars of NPV
//! while a value is moved.

use anyhow::Result;
use browser_tests::{Page, Viewport};
use std::time::Duration;

/// The page at a link in a window of this size, with everything under its first screen.
fn at(width: u32, height: u32, link: &str) -> Result<Page> {
    let mut page = Page::of_dist()?;
    page.set_viewport(Viewport { width, height, dark: false })?;
    page.open("data:text/html,")?;
    page.open(link)?;
    page.wait_for(".hoh:not(.still) .assumptions")?;
    Ok(page)
}

/// How many of the bars of NPV show where they started.
const GHOSTS: &str = "[...document.querySelectorAll('.wide .npv-bar')].filter(bar => bar.querySelector('[stroke-opacity=\"0.35\"]')).length";

#[test]
fn bars_show_their_start_while_a_slider_is_held() -> Result<()> {
    let mut page = at(1366, 768, "#v=1.1.1")?;
    assert_eq!(page.eval(GHOSTS)?, 0);
    // The lengths of the colocation bar's ghost, if it has one, and its own.
    let lengths = "[...document.querySelector('.wide td.is-colocation .npv-bar').querySelectorAll('[y1]')].slice(1).map(l => l.x2.baseVal.value - l.x1.baseVal.value)";
    let rest = page.eval(lengths)?;
    let slide = |page: &mut Page, to: u32| {
        page.eval(&format!(
            "{{ const s = document.querySelector('.headline [data-input=power] input[type=range]'); s.value = {to}; s.dispatchEvent(new Event('input')) }}"
        ))
    };
    slide(&mut page, 900)?;
    page.wait_until(&format!("{GHOSTS} === 4"))?;
    let held = page.eval(lengths)?;
    // Dearer power makes the bar shorter, on the scale of its start; longer than a pause of keys it stays so.
    assert_eq!(held[0], rest[0], "the ghost is where the bar was");
    assert!(held[1].as_f64() < rest[0].as_f64(), "{held} {rest}");
    page.rest(Duration::from_millis(900))?;
    assert_eq!(page.eval(GHOSTS)?, 4);
    page.eval("document.querySelector('.headline [data-input=power] input[type=range]').dispatchEvent(new Event('change'))")?;
    page.wait_until(&format!("{GHOSTS} === 0"))?;
    // A run of keys is one hold, and ends with it.
    page.eval("document.querySelector('.headline [data-input=power] input[type=range]').focus()")?;
    page.press("ArrowLeft")?;
    page.press("ArrowLeft")?;
    page.wait_until(&format!("{GHOSTS} > 0"))?;
    page.wait_until(&format!("{GHOSTS} === 0"))?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn the_bar_at_the_foot_has_the_inputs_at_hand() -> Result<()> {
    for (width, height) in [(1366, 768), (390, 844), (844, 390)] {
        let mut page = at(width, height, "#v=1.1.1")?;
        assert_eq!(page.eval("document.querySelector('.standing').hidden")?, true);
        page.eval("document.querySelector('.stress').scrollIntoView()")?;
        page.wait_until("!document.querySelector('.standing').hidden")?;
        let tall = page.eval("document.querySelector('.standing').offsetHeight")?;
        assert!(tall.as_u64().is_some_and(|tall| tall <= 46), "{tall}");
        let before = page.text(".standing .short")?;
        let fold = page.eval("!!document.querySelector('.fold').offsetParent")? == true;
        page.click(if fold { ".fold" } else { ".hand" })?;
        page.wait_for(".raised input[type=range]")?;
        // All of it stands above the bar, in the window.
        let above = "(() => { const box = (one) => document.querySelector(one).getBoundingClientRect(); \
            const slider = box('.raised input[type=range]'); \
            return slider.bottom <= box('.standing').top + 1 && slider.top > 0 && slider.width > 200 })()";
        assert_eq!(page.eval(above)?, true, "{width} x {height}");
        page.eval("document.querySelector('.raised input[type=range]').focus()")?;
        page.press("End")?;
        page.wait_until(&format!(
            "document.querySelector('.standing .short').textContent !== {}",
            serde_json::json!(before)
        ))?;
        page.press("Escape")?;
        page.wait_until("!document.querySelector('.raised input')")?;
        let back = "document.activeElement.matches('.fold, .hand')";
        assert_eq!(page.eval(back)?, true, "{width} x {height}");
        assert_eq!(page.console_errors(), [] as [&str; 0]);
    }
    Ok(())
}

#[test]
fn what_has_the_focus_is_never_under_a_bar() -> Result<()> {
    // What is scrolled to inside a box of its own, and the bar itself, are no matter of the page's. A chart that is drawn
    // anew while it has the focus may move by a few pixels of its margin.
    let seen = "(() => { const e = document.activeElement; if (!e || e === document.body || e.closest('.standing, .headline, .contents, .skip')) return ''; \
        const r = e.getBoundingClientRect(); const foot = document.querySelector('.standing'); \
        const low = foot.hidden ? innerHeight : foot.getBoundingClientRect().top; \
        const line = document.querySelector('.contents ul').getBoundingClientRect(); \
        const high = getComputedStyle(document.querySelector('.contents')).display === 'none' ? 0 : line.bottom; \
        const free = low - high; \
        const covered = r.height <= free ? (r.bottom > low + 1 || r.top < high - 8) : (r.top > low - 24 || r.bottom < high + 24); \
        return covered ? `${e.className || e.tagName}: ${Math.round(r.top)} to ${Math.round(r.bottom)} of ${Math.round(high)} to ${Math.round(low)}` : '' })()";
    for (width, height) in [(1366, 768), (844, 390), (683, 384), (320, 568)] {
        let mut page = at(width, height, "#v=1.1.1")?;
        page.wait_until("!!document.querySelector('.break-even button')?.offsetParent")?;
        page.eval("{ const b = document.querySelector('.break-even button'); b.scrollIntoView(); b.focus({ preventScroll: true }) }")?;
        page.rest(Duration::from_millis(300))?;
        for _ in 0..60 {
            page.press("Tab")?;
            // The page may still be on its way there.
            if page.eval(seen)? != "" {
                page.rest(Duration::from_millis(400))?;
                assert_eq!(page.eval(seen)?, "", "{width} x {height}");
            }
        }
    }
    Ok(())
}

#[test]
fn what_is_set_on_the_page_is_in_its_link_and_there_after_reload() -> Result<()> {
    let mut page = at(1366, 900, "#v=1.1.1")?;
    page.eval(
        "document.querySelector('[data-shock=gpu_glut] input, input[data-shock=gpu_glut]').click()",
    )?;
    page.wait_until("location.hash.includes('shocks=winter_2022.gpu_glut')")?;
    page.eval(
        "{ const s = document.querySelector('.map .axes select'); s.value = 'btc'; s.dispatchEvent(new Event('change')) }",
    )?;
    page.wait_until("location.hash.includes('axes=btc.rent')")?;
    page.eval(
        "{ const s = document.querySelector('[data-limit=weight]'); s.value = '50'; s.dispatchEvent(new Event('input')) }",
    )?;
    page.wait_until("location.hash.includes('limits=__0.25')")?;
    page.eval(
        "{ const s = document.querySelector('.tornado select'); s.selectedIndex = 1; s.dispatchEvent(new Event('change')) }",
    )?;
    page.wait_until("location.hash.includes('watch=npv.mining')")?;
    page.eval("[...document.querySelectorAll('.contents button')].find(b => b.textContent === 'Stress').click()")?;
    page.wait_until("location.hash.includes('at=stress')")?;
    let link = page.eval("location.hash")?;
    let link = link.as_str().unwrap_or_default().to_owned();
    let mut again = at(1366, 900, &link)?;
    let same = "JSON.stringify([[...document.querySelectorAll('.shocks li.on')].length, \
        document.querySelector('.map .axes select').value, document.querySelector('[data-limit=weight]').value, \
        document.querySelector('.tornado select').selectedIndex])";
    again.wait_until(&format!("{same} === '[2,\"btc\",\"50\",1]'"))?;
    let there = "Math.abs(document.querySelector('#stress').getBoundingClientRect().top) < 120";
    again.wait_until(there)?;
    assert_eq!(again.eval("location.hash")?, link);
    assert_eq!(again.eval("document.querySelector('.notice').hidden")?, true);
    assert_eq!(again.console_errors(), [] as [&str; 0]);
    // What nobody knows is named; the rest of the link stands.
    let mut other = at(1366, 900, "#v=1.1.1&mw=200&shocks=meteor&axes=gpu.rent")?;
    other.wait_until("!document.querySelector('.notice').hidden")?;
    assert!(other.text(".notice")?.contains("The link’s “shocks” says “meteor”"));
    assert!(other.text(".sentence")?.starts_with("200 MW"));
    Ok(())
}

#[test]
fn an_address_leads_to_its_section() -> Result<()> {
    for (link, id) in [
        ("#v=1.1.1&at=hybrid", "hybrid"),
        ("#map", "map"),
        ("#v=1.1.1&power=30&at=solve", "solve"),
        ("#v=1.1.1&at=assumptions", "assumptions"),
    ] {
        let mut page = at(1366, 768, link)?;
        page.wait_until(&format!("!!document.querySelector('#{id}')"))?;
        page.wait_until(&format!(
            "(() => {{ const top = document.querySelector('#{id}').getBoundingClientRect().top; return top > -60 && top < innerHeight * 0.4 }})()"
        ))?;
        page.wait_until(&format!("document.activeElement.id === '{id}'"))?;
    }
    Ok(())
}

#[test]
fn an_address_leads_where_it_says_and_not_where_the_reader_was() -> Result<()> {
    let mut page = at(1366, 768, "#v=1.1.1")?;
    page.wait_for("#stress")?;
    page.eval("[...document.querySelectorAll('.contents button')].find(b => b.textContent === 'Map').click()")?;
    page.wait_until("location.hash.includes('at=map') && document.activeElement.id === 'map'")?;
    page.eval("location.hash = '#stress'")?;
    page.wait_until("document.activeElement.id === 'stress'")?;
    // A link that names no section leaves the reader where they are.
    page.eval("location.hash = '#v=1.1.1&power=30'")?;
    page.wait_until("document.querySelector('.sentence').innerText.includes('at $30/MWh')")?;
    page.rest(Duration::from_millis(500))?;
    assert_eq!(page.eval("document.activeElement.id")?, "stress");
    Ok(())
}

#[test]
fn each_section_has_an_id_and_is_marked_in_the_line() -> Result<()> {
    let mut page = at(1366, 768, "#v=1.1.1&at=solve")?;
    page.wait_for("#compare")?;
    let ids = page.eval(
        "[...document.querySelectorAll('.hoh [id]')].map(e => e.id).filter(id => !id.startsWith('hoh')).join()",
    )?;
    assert_eq!(
        ids,
        "answer,cash,map,break-even,what-matters,stress,futures,hybrid,who-gets-it,miners-leaving,when,year-by-year,how,solve,compare,assumptions"
    );
    page.wait_until("document.querySelector('.contents [aria-current]').textContent === 'Solve'")?;
    // For two seconds it is held there, while what stands above it grows.
    page.rest(Duration::from_millis(2500))?;
    page.eval("document.querySelector('#map').scrollIntoView()")?;
    page.wait_until("document.querySelector('.contents [aria-current]').textContent === 'Map'")?;
    // Above all of them stands the answer.
    page.eval("scrollTo(0, 0)")?;
    page.wait_until("document.querySelector('.contents [aria-current]').textContent === 'Answer'")?;
    Ok(())
}

#[test]
fn every_name_in_the_line_leads_to_its_section() -> Result<()> {
    let mut page = at(1366, 768, "#v=1.1.1&at=compare")?;
    page.wait_for("#compare")?;
    let ids = "[...document.querySelectorAll('.hoh [id]')].map(e => e.id).filter(id => !id.startsWith('hoh'))";
    assert_eq!(page.eval(&format!("{ids}.length"))?, 16);
    for at in 0..16 {
        page.eval(&format!("document.querySelectorAll('.contents button')[{at}].click()"))?;
        page.wait_until(&format!("document.activeElement.id === {ids}[{at}]"))?;
    }
    Ok(())
}
