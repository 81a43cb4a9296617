//! The page for everybody's senses: faults that shut people out, contrast themes, low windows, large type.

use anyhow::Result;
use browser_tests::{Page, Viewport, axe};

const READY: &str = "!!document.querySelector('.hoh:not(.still) .below .tornado svg')";

#[test]
fn nobody_is_shut_out_in_light_and_dark_wide_and_narrow() -> Result<()> {
    let mut page = Page::of_dist()?;
    let find = axe::script()?;
    for (width, dark) in [(1440, false), (1440, true), (390, false), (390, true)] {
        page.set_viewport(Viewport { width, height: 900, dark })?;
        page.wait_until(READY)?;
        page.eval(axe::UNFOLD)?;
        // Half way from one theme to the other no colour is that of either.
        page.wait_until("!document.getAnimations().some((one) => one instanceof CSSTransition)")?;
        assert_eq!(axe::faults(&page.eval(&find)?), [] as [&str; 0], "{width} {dark}");
    }
    // Its dialogs: what is behind one is as it was.
    let find = axe::script_in("document.querySelector('dialog[open]')")?;
    page.wait_for(".cash .take")?;
    page.eval("document.querySelector('.cash .take').click()")?;
    page.wait_until("document.querySelector('dialog.quoting[open] .quoted')?.naturalWidth > 0")?;
    assert_eq!(axe::faults(&page.eval(&find)?), [] as [&str; 0]);
    page.press("Escape")?;
    page.eval("[...document.querySelectorAll('.tools button')].at(-1).click()")?;
    page.wait_until("!!document.querySelector('dialog.sharing[open] .lines')")?;
    assert_eq!(axe::faults(&page.eval(&find)?), [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_contrast_theme_shows_what_is_chosen_and_where_the_focus_is() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.set_forced_colors(true)?;
    page.wait_until(READY)?;
    page.eval("document.querySelectorAll('details.group').forEach(part => { part.open = true })")?;
    page.wait_until("!!document.querySelector('.segments input:checked') && !!document.querySelector('.switch input')")?;
    let shown = page.eval(
        "(() => { const of = (selector) => getComputedStyle(document.querySelector(selector));
          const [on, off] = ['.segments input:checked + span', '.segments input:not(:checked) + span'].map(s => of(s).backgroundColor);
          document.querySelector('[data-input=power] .field input').focus();
          return [on !== off, of('.track line').stroke !== of('.track').backgroundColor, of('.switch input').appearance,
            of('[data-input=power] .field').outlineStyle] })()",
    )?;
    assert_eq!(shown, serde_json::json!([true, true, "auto", "solid"]));
    Ok(())
}

/// With the longest numbers of all cases in each language.
#[test]
fn a_case_beside_its_parties_fits_a_narrow_page() -> Result<()> {
    for (home, case, width) in [("", "rubin", 320), ("", "rubin", 360), ("es/", "iren-msft", 320)] {
        let mut page = Page::of_dist()?;
        page.set_viewport(Viewport { width, height: 700, dark: false })?;
        page.open(&format!("{home}index.html#case={case}"))?;
        page.wait_for(".beside-parties")?;
        page.eval("document.querySelectorAll('.case-place details').forEach(part => { part.open = true })")?;
        page.wait_until("document.querySelector('.beside-parties').offsetWidth > 0")?;
        let over = page.eval(
            "(() => { const table = document.querySelector('.beside-parties'), room = table.parentElement.clientWidth;
              return [table.scrollWidth > room, document.documentElement.scrollWidth > innerWidth,
                [...table.querySelectorAll('th, td')].some(cell => cell.scrollWidth > cell.clientWidth)] })()",
        )?;
        assert_eq!(over, serde_json::json!([false, false, false]), "{home} {case} at {width}");
    }
    Ok(())
}

#[test]
fn a_low_window_shows_the_answer_and_large_type_breaks_nothing() -> Result<()> {
    let mut page = Page::of_dist()?;
    for (width, height) in [(844, 390), (667, 375), (683, 384)] {
        page.set_viewport(Viewport { width, height, dark: false })?;
        page.open("?x")?;
        page.wait_until(READY)?;
        // Of the window, the controls and the bar take less than half.
        let free = "(() => { const top = [...document.querySelectorAll('.headline, .standing')].map(e => e.getBoundingClientRect())
            .filter(box => box.width > 0 && box.top < innerHeight).map(box => box.top); return Math.min(innerHeight, ...top) / innerHeight })()";
        assert!(page.eval(free)?.as_f64() > Some(0.5), "{width} {height}");
    }
    for (width, type_size) in [(390, "24px"), (320, "16px"), (1440, "32px")] {
        page.set_viewport(Viewport { width, height: 900, dark: false })?;
        page.open("?y")?;
        page.eval(&format!("document.documentElement.style.fontSize = '{type_size}'"))?;
        page.wait_until(READY)?;
        page.eval(axe::UNFOLD)?;
        page.wait_until("document.querySelectorAll('.control').length > 100")?;
        // What is too wide is named.
        let wide = "(() => { if (document.documentElement.scrollWidth <= innerWidth) return [];
            const scrolls = e => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
            return [...document.querySelectorAll('.hoh *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
              && !scrolls(e.parentElement)).map(e => e.outerHTML.slice(0, 80)).slice(0, 8) })()";
        assert_eq!(page.eval(wide)?, serde_json::json!([]), "{width} {type_size}");
    }
    Ok(())
}

#[test]
fn every_target_is_large_enough_and_every_text_too() -> Result<()> {
    let mut page = Page::of_dist()?;
    for width in [1440, 390] {
        page.set_viewport(Viewport { width, height: 900, dark: false })?;
        page.open("?z")?;
        page.wait_until(READY)?;
        page.eval(axe::UNFOLD)?;
        // A file is chosen by its label. WCAG 2.5.8: 24 pixels, unless it stands in a line of text, or nothing else is within 24 pixels of its middle.
        let small = "[...document.querySelectorAll('button, input, select, summary, [role=slider]')].filter(e => {
            const { width, height } = e.getBoundingClientRect();
            return width > 1 && (width < 24 || height < 24) && getComputedStyle(e).display !== 'inline' })
            .map(e => e.outerHTML.slice(0, 80))";
        assert_eq!(page.eval(small)?, serde_json::json!([]), "{width}");
        // Links that stand by themselves, not in a sentence.
        page.wait_until("document.querySelectorAll('.kind .facts a').length > 25")?;
        let links = "[...document.querySelectorAll('.kind .facts a, .method .small a')].map(e => Math.round(e.getBoundingClientRect().height))";
        let heights: Vec<f64> = serde_json::from_value(page.eval(links)?)?;
        assert!(
            heights.len() > 30 && heights.iter().all(|high| *high >= 24.0),
            "{width}: {heights:?}"
        );
        let tiny = "[...document.querySelectorAll('.hoh *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
            && parseFloat(getComputedStyle(e).fontSize) < 12 && e.getBoundingClientRect().width > 1).map(e => e.outerHTML.slice(0, 80))";
        assert_eq!(page.eval(tiny)?, serde_json::json!([]), "{width}");
    }
    Ok(())
}

/// Presses a key until a condition holds, and tells how often.
fn presses(page: &mut Page, key: &str, condition: &str) -> Result<usize> {
    for count in 0..200 {
        if page.eval(condition)?.as_bool() == Some(true) {
            return Ok(count);
        }
        page.press(key)?;
        // What a key does is written in the frame.
        page.eval("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")?;
    }
    anyhow::bail!("200 times {key} and not yet {condition}")
}

#[test]
fn the_first_stop_of_the_keyboard_leads_to_the_answer() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.wait_until(READY)?;
    let top = "document.querySelector('.skip').getBoundingClientRect()";
    assert_eq!(page.eval(&format!("{top}.bottom <= 0"))?, true, "not seen before it is asked for");
    page.press("Tab")?;
    assert_eq!(page.eval("document.activeElement.matches('.skip')")?, true);
    assert_eq!(page.eval(&format!("{top}.top >= 0"))?, true);
    page.press("Enter")?;
    page.wait_until("document.activeElement.matches('.sentence')")?;
    // The address holds the scenario: it stays.
    assert_eq!(page.eval("location.hash")?, "");
    Ok(())
}

/// What 2031 adds to NPV, its present value: by the way to how the numbers arise, and from there back into the statement
/// before it.
#[test]
fn the_net_present_value_of_a_year_takes_few_keys() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.wait_until(READY)?;
    let way = "document.activeElement.textContent === 'How these numbers arise'";
    let to_way = presses(&mut page, "Tab", way)?;
    page.press("Enter")?;
    // The desk's sections come at the press.
    page.wait_until("document.activeElement.matches('#how')")?;
    page.wait_until("!!document.querySelector('.year-by-year table')")?;
    let inside = "document.activeElement.matches('.year-by-year .sheet')";
    let to_table = presses(&mut page, "Shift+Tab", inside)?;
    println!("{to_way} Tab, Enter, {to_table} back");
    // It stands in sight there, and is what the model says.
    let said = page.eval(
        "(table => { const year = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent === '2031'); \
         const row = [...table.tBodies[0].rows].find(row => row.cells[0].textContent === 'Present value'); \
         const cell = row.cells[year], place = cell.getBoundingClientRect(); \
         return `${cell.textContent} ${place.left > 0 && place.right < innerWidth}`; })\
         (document.querySelector('.year-by-year table'))",
    )?;
    assert!(
        said.as_str().is_some_and(|said| said.starts_with('$') && said.ends_with(" true")),
        "{said}"
    );
    assert!(to_way <= 46 && to_table <= 6, "{to_way} {to_table}");
    Ok(())
}

#[test]
fn three_tasks_take_few_keys() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.wait_until(READY)?;
    let on = |selector: &str| format!("document.activeElement.matches('{selector}')");
    // To the field of the power price, and a dollar up.
    let to_power = presses(&mut page, "Tab", &on("[data-input=power] .field input"))?;
    let dollar = presses(
        &mut page,
        "ArrowUp",
        "document.querySelector('[data-input=power] .field input').value === '51'",
    )?;
    // On to the chart, and along it to December 2031.
    let to_chart = presses(&mut page, "Tab", &on(".cash .plot"))?;
    let years = presses(&mut page, "PageUp", "Number(document.activeElement.ariaValueNow) >= 60")?;
    page.wait_until("document.activeElement.ariaValueText.includes('2031')")?;
    // On to the map's point, and a step to the right.
    let to_map = presses(&mut page, "Tab", &on("[role=slider][aria-roledescription]"))?;
    let before = page.eval("location.hash")?;
    page.press("ArrowRight")?;
    page.wait_until(&format!("location.hash !== {before}"))?;
    println!("{to_power} + {dollar}, {to_chart} + {years}, {to_map} + 1");
    assert!(to_power <= 14 && dollar <= 2, "{to_power} {dollar}");
    assert!(to_chart <= 37 && years <= 5, "{to_chart} {years}");
    assert!(to_map <= 25, "{to_map}");
    Ok(())
}
