//! Links that come from elsewhere, and a change that is to be in the address at once.

use anyhow::Result;
use browser_tests::Page;

const SHOWN: &str = "document.querySelector('.hoh:not(.still) .sentence')?.textContent";
const NOTICE: &str = "document.querySelector('.notice').textContent";

#[test]
fn a_link_that_has_travelled_shows_its_site_and_says_nothing() -> Result<()> {
    let mut page = Page::of_dist()?;
    for link in [
        "#v=1.1.1&mw=200&power=25?fbclid=IwAR0",
        "?utm_source=news#v=1.1.1&amp;mw=200&amp;power=25)",
        "#v%3D1.1.1%26mw%3D200%26power%3D25",
        "?v=1.1.1&mw=200&power=25",
    ] {
        page.open("data:text/html,")?;
        page.open(link)?;
        page.wait_until(&format!("{SHOWN}?.startsWith('200 MW at $25/MWh') === true"))?;
        assert_eq!(page.eval("document.querySelector('.notice').hidden")?, true, "{link}");
    }
    // Written where links of this page stand; the one behind `?` would come back with the next visit.
    page.eval("document.querySelector('[data-input=power] input[type=range]').focus()")?;
    page.press("ArrowRight")?;
    page.wait_until("location.hash === '#v=1.1.1&mw=200&power=25.5'")?;
    assert_eq!(page.eval("location.search")?, "");
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_case_is_in_the_address_and_stands_after_a_reload() -> Result<()> {
    let mut page = Page::of_dist()?;
    let case = "document.querySelector('.loaded h2')?.textContent";
    page.wait_until(&format!("{SHOWN}?.startsWith('100 MW') === true"))?;
    page.click("[data-chip=hut8]")?;
    page.wait_until(&format!("{case}?.includes('River Bend') === true"))?;
    page.wait_until("location.hash.endsWith('&case=hut8')")?;
    // Moved, it is still that case, and says what was moved; so it does after a reload.
    page.eval("document.querySelector('[data-input=power] input[type=range]').focus()")?;
    page.press("ArrowRight")?;
    let since = "document.querySelector('.loaded .since span')?.textContent";
    let moved = format!("{since}?.startsWith('Moved since: Power price $50/MWh') === true");
    page.wait_until(&moved)?;
    page.wait_until("/&power=50.5&.*&case=hut8$/.test(location.hash)")?;
    page.eval("globalThis.before = true; location.reload()")?;
    page.wait_until(&format!("!globalThis.before && {moved}"))?;
    assert!(
        page.eval(SHOWN)?
            .as_str()
            .unwrap_or_default()
            .starts_with("Hut 8–Fluidstack–Anthropic, River Bend, 1 input moved: ")
    );
    // The defaults are no case.
    page.click(".loaded header .quiet")?;
    page.wait_until("location.hash === '' && !document.querySelector('.loaded')")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn what_could_not_be_read_is_said_with_what_is_shown_instead() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("?x#v=1.1.1&mw=200&power=25…")?;
    page.wait_until(&format!("{SHOWN}?.startsWith('200 MW at $50/MWh') === true"))?;
    let notice = page.eval(NOTICE)?;
    let said = notice.as_str().unwrap_or_default();
    assert!(said.contains("Power price: “25…” is not a number"), "{said}");
    assert!(said.contains("Shown: $50/MWh."), "{said}");
    Ok(())
}

#[test]
fn a_long_drag_is_written_at_its_beginning_and_at_its_end() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("?x")?;
    page.wait_for(".curve svg")?;
    // A step a frame, for longer than the address waits for a rest. Safari takes a hundred writes in half a minute.
    let written = page.eval(
        "(async () => { const write = history.replaceState.bind(history); let written = 0;\
           history.replaceState = (...all) => { written += 1; write(...all) };\
           const slider = document.querySelector('.headline [data-input=power] input[type=range]'), begun = performance.now();\
           for (let at = 0; performance.now() - begun < 1500; at += 1) {\
             slider.value = String(200 + at * 37 % 600); slider.dispatchEvent(new Event('input'));\
             await new Promise(requestAnimationFrame); }\
           slider.value = '1000'; slider.dispatchEvent(new Event('input')); slider.dispatchEvent(new Event('change'));\
           return written })()",
    )?;
    assert!((1..=4).contains(&written.as_u64().unwrap_or_default()), "{written} writes in a drag");
    page.wait_until("location.hash === '#v=1.1.1&power=80'")?;
    Ok(())
}

#[test]
fn a_change_is_in_the_address_when_the_page_is_left_at_once() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("?x")?;
    page.wait_until(&format!("{SHOWN}?.startsWith('100 MW') === true"))?;
    // What writes the address comes before the curves.
    page.wait_for(".curve svg")?;
    page.eval(
        "{ const field = document.querySelector('[data-input=power] .field input'); field.value = '38';\
         field.dispatchEvent(new Event('input', { bubbles: true })); setTimeout(() => location.reload()) }",
    )?;
    page.wait_until(&format!("{SHOWN}?.startsWith('100 MW at $38/MWh') === true"))?;
    assert_eq!(page.eval("location.hash")?, "#v=1.1.1&power=38");
    Ok(())
}
