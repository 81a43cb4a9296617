//! What stands on the first screen of small windows, and a case that a link names alone.

use anyhow::Result;
use browser_tests::{Page, Viewport};

/// The page at a link in a window of this size, when its answer stands.
fn at(width: u32, height: u32, link: &str) -> Result<Page> {
    let mut page = Page::of_dist()?;
    page.set_viewport(Viewport { width, height, dark: false })?;
    page.open("data:text/html,")?;
    page.open(link)?;
    page.wait_until("!!document.querySelector('.hoh:not(.still):not(.awaits) .sentence')")?;
    Ok(page)
}

/// Where the free part of the window ends: at the dock, if that lies in the window.
const FREE: &str = "const dock = document.querySelector('.headline').getBoundingClientRect(); \
    const free = Math.min(innerHeight, dock.top); \
    const box = (one) => document.querySelector(one).getBoundingClientRect();";

#[test]
fn question_answer_bars_and_dock_are_one_screen_of_a_phone() -> Result<()> {
    let mut page = at(390, 844, "#v=1.1.1")?;
    let whole = page.eval(&format!(
        "(() => {{ {FREE} return box('h1').top >= 0 && box('.sentence').bottom < box('.card').top \
         && box('.card:last-of-type .npv-bar').bottom <= free && dock.bottom <= innerHeight + 1; }})()"
    ))?;
    assert_eq!(whole, true);
    Ok(())
}

#[test]
fn a_tab_of_the_dock_that_is_pressed_is_seen_whole() -> Result<()> {
    let mut page = at(390, 844, "#v=1.1.1")?;
    let cut = "(() => { const dock = document.querySelector('.tabs').getBoundingClientRect(); \
        return [...document.querySelectorAll('.tabs button')].findIndex((tab) => { \
        const box = tab.getBoundingClientRect(); return box.left < dock.right && box.right > dock.right + 1; }); })()";
    let number = page.eval(cut)?.as_i64().unwrap_or(-1);
    assert!(number > 0, "no tab is cut: nothing is tried");
    let tab = format!("document.querySelectorAll('.tabs button')[{number}]");
    page.eval(&format!("{tab}.querySelector('b').click()"))?;
    page.wait_until(&format!(
        "(() => {{ const box = {tab}.getBoundingClientRect(); const dock = document.querySelector('.tabs').getBoundingClientRect(); \
         return {tab}.ariaPressed === 'true' && box.right <= dock.right + 1 && box.left >= dock.left - 1; }})()"
    ))?;
    assert_eq!(page.eval("scrollY")?, 0);
    Ok(())
}

#[test]
fn the_answer_is_seen_first_in_low_and_narrow_windows() -> Result<()> {
    for (width, height) in [(844, 390), (667, 375), (683, 384), (320, 568)] {
        let mut page = at(width, height, "#v=1.1.1")?;
        let seen = format!(
            "(() => {{ {FREE} return box('.sentence').top >= 0 && box('.sentence').bottom <= free; }})()"
        );
        assert_eq!(page.eval(&seen)?, true, "{width} x {height}");
        let wide = "document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(page.eval(wide)?, true, "{width} x {height}");
    }
    Ok(())
}

#[test]
fn a_link_that_names_a_case_alone_shows_that_case() -> Result<()> {
    let mut page = at(1366, 768, "#case=iren-msft")?;
    page.wait_until("document.querySelector('.loaded h2')?.textContent.includes('IREN') === true")?;
    // What is loaded may be named a frame before its answer is written.
    page.wait_until(
        "document.querySelector('.sentence').textContent.startsWith(\
         'IREN–Microsoft, Childress Horizon 1–4: the GPU cloud returns 8.0% a year')",
    )?;
    assert_eq!(
        page.eval("document.querySelector('[data-input=mw] input[type=text]').value")?,
        "285.7"
    );
    // Nothing was done that could be undone, and the address says all of it.
    assert_eq!(page.eval("document.querySelector('.tools button').ariaDisabled")?, "true");
    page.wait_until("/&gpu=.*&case=iren-msft$/.test(location.hash)")?;
    let mut page = at(1366, 768, "#v=1.1.1&mw=200&case=no-such")?;
    page.wait_until("!document.querySelector('.notice').hidden")?;
    assert!(page.text(".notice")?.contains("“no-such” is no case of this page."));
    assert!(page.text(".sentence")?.starts_with("200 MW"));
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

/// Every sentence on what wins and loses.
const SAID: &str = "[...document.querySelectorAll('.sentence, .market, .break-even .lines li')].map(one => one.textContent).join(' / ')";

#[test]
fn whatever_break_even_is_pressed_no_use_loses_to_itself() -> Result<()> {
    let mut page = at(1366, 768, "#v=1.1.1")?;
    let buttons = "[...document.querySelectorAll('.break-even .lines button.value')]";
    let values = format!("{buttons}.map(one => one.textContent).join()");
    // The five inputs of the first screen have their answers.
    page.wait_until("document.querySelectorAll('.break-even .lines li:not(.waits)').length === 5")?;
    let offered = page.eval(&values)?;
    let count = page.eval(&format!("{buttons}.length"))?.as_u64().unwrap_or_default();
    let mut presses = 0;
    for at in 0..count {
        let pressed = page.eval(&format!(
            "(() => {{ const one = {buttons}[{at}]; if (!one || !one.textContent) return ''; one.click(); return one.textContent; }})()"
        ))?;
        if pressed == "" {
            continue;
        }
        presses += 1;
        page.wait_until(&format!("location.hash.includes('&') && {values} !== {offered}"))?;
        let said = page.eval(SAID)?;
        let said = said.as_str().unwrap_or_default();
        for name in ["the GPU cloud", "AI colocation", "mining", "the hybrid", "selling now"] {
            assert!(!said.contains(&format!("{name} loses to {name}")), "{pressed}: {said}");
        }
        page.eval("document.querySelector('.tools button').click()")?;
        page.wait_until(&format!("location.hash === '' && {values} === {offered}"))?;
    }
    assert!(presses >= 4, "{presses} pressed of {offered}");
    Ok(())
}
