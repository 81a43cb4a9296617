//! What a hand does beside pressing: a label is touched, a button is held.

use anyhow::Result;
use browser_tests::{Page, Viewport};
use std::time::Duration;

const LIVING: &str = "!!document.querySelector('.hoh:not(.still) [data-input=power] input')";

fn on_a_phone() -> Result<Page> {
    let mut page = Page::of_dist()?;
    page.set_viewport(Viewport { width: 390, height: 844, dark: false })?;
    page.open("")?;
    page.wait_until(LIVING)?;
    Ok(page)
}

#[test]
fn the_name_of_a_group_chooses_nothing() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("")?;
    page.wait_until(LIVING)?;
    page.wait_for("details.group")?;
    page.eval("document.querySelectorAll('details.group').forEach(g => { g.open = true })")?;
    page.wait_for(".group .segments")?;
    // The last of its choices is chosen; the first is what the name of a group pressed once.
    let groups = "[...document.querySelectorAll('.control:has(.segments)')]";
    page.eval(&format!(
        "{groups}.forEach(c => [...c.querySelectorAll('input[type=radio]')].at(-1).click())"
    ))?;
    let chosen = format!(
        "{groups}.map(c => c.querySelector('input[type=radio]:checked')?.parentElement.textContent).join()"
    );
    let before = page.eval(&chosen)?;
    assert!(before.as_str().is_some_and(|text| text.len() > 3), "{before}");
    page.eval(&format!("{groups}.forEach(c => c.querySelector('.control-head .name').click())"))?;
    assert_eq!(page.eval(&chosen)?, before);
    // And whoever hears the page hears the name with every choice.
    let named = format!(
        "{groups}.every(c => {{ const g = c.querySelector('[role=radiogroup]');
           return document.getElementById(g.getAttribute('aria-labelledby')) === c.querySelector('.name') }})"
    );
    assert_eq!(page.eval(&named)?, true);
    Ok(())
}

#[test]
fn a_held_button_leaves_no_marks() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("")?;
    page.wait_until(LIVING)?;
    for place in [".cash .plot", ".map .pointing"] {
        let [x, y, width, height] = page.place(place)?;
        page.drag((x + 0.3 * width, y + 0.3 * height), (x + 0.8 * width, y + 1.4 * height))?;
        assert_eq!(page.eval("getSelection().toString()")?, "", "{place}");
    }
    Ok(())
}

#[test]
fn a_thumb_that_scrolls_moves_no_slider() -> Result<()> {
    let mut page = on_a_phone()?;
    let slider = "[data-input=power] input[type=range]";
    let value = format!("document.querySelector('{slider}').value");
    let before = page.eval(&value)?;
    page.swipe(slider, -300.0)?;
    page.wait_until("scrollY > 100")?;
    page.rest(Duration::from_millis(400))?;
    assert_eq!(page.eval(&value)?, before);
    assert_eq!(page.eval("location.hash")?, "");
    Ok(())
}

#[test]
fn the_focus_stays_near_a_button_that_is_gone_once_pressed() -> Result<()> {
    let mut page = Page::of_dist()?;
    // Opened with the link, not led to it: that would be a step.
    page.open("data:text/html,")?;
    page.open("#v=1.1.1&power=40")?;
    page.wait_until(LIVING)?;
    page.wait_for(".desk-place")?;
    page.eval("document.querySelector('.desk-place').scrollIntoView()")?;
    page.wait_for(".compare-scenarios .firm")?;
    // It puts the only changed input back, and is gone.
    leads(&mut page, "↺", ".headline")?;
    // This one stays, and the focus on it.
    press(&mut page, "Keep this scenario")?;
    page.wait_for(".compare-scenarios .kept li")?;
    page.rest(Duration::from_millis(400))?;
    assert_eq!(page.eval("document.activeElement === pressed")?, true);
    leads(&mut page, "Remove", ".compare-scenarios")
}

/// Presses the button with this text by the keyboard.
fn press(page: &mut Page, text: &str) -> Result<()> {
    page.eval(&format!(
        "window.pressed = [...document.querySelectorAll('button')].find(b => b.textContent === '{text}' && b.offsetWidth > 0), pressed.focus()"
    ))?;
    assert_eq!(page.eval("document.activeElement.textContent")?, text);
    page.press("Enter")
}

/// That the focus goes on from such a button to another one in this place.
fn leads(page: &mut Page, text: &str, place: &str) -> Result<()> {
    press(page, text)?;
    page.wait_until(&format!(
        "document.activeElement !== pressed && document.activeElement.closest('{place}') !== null"
    ))
}

#[test]
fn typing_into_the_dock_moves_no_page() -> Result<()> {
    let mut page = on_a_phone()?;
    let field = ".headline .place.active .field input";
    page.wait_for(".desk-place")?;
    // From where the hand was before, since the page hears of what has the focus when it leaves that.
    page.eval(&format!(
        "document.querySelector('.tools button').focus(), document.querySelector('{field}').focus()"
    ))?;
    page.press("Control+a")?;
    assert_eq!(page.eval("scrollY")?, 0);
    // The first two digits are a price; the third is beyond any, and nobody meant the first two.
    for key in ["9"; 4] {
        page.press(key)?;
    }
    page.wait_until(
        "document.querySelector('.headline .place.active .error').innerText.includes('9999')",
    )?;
    page.wait_until("document.querySelector('.sentence').innerText.includes('$50/MWh')")?;
    assert_eq!(page.eval("scrollY")?, 0);
    assert_eq!(page.eval(&format!("document.querySelector('{field}').value"))?, "9999");
    // What is written behind it counts from there again.
    for key in ["Backspace", "Backspace"] {
        page.press(key)?;
    }
    page.wait_until("document.querySelector('.sentence').innerText.includes('$99/MWh')")?;
    page.press("Tab")?;
    assert_eq!(page.eval("document.activeElement.type")?, "range");
    assert_eq!(page.eval("scrollY")?, 0);
    Ok(())
}

#[test]
fn a_tool_that_can_do_no_more_keeps_the_focus() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1")?;
    page.wait_until(LIVING)?;
    page.eval("document.querySelector('.headline input[type=range]').focus()")?;
    page.press("ArrowRight")?;
    for tool in ["Undo", "Redo", "Undo", "Redo", "Reset all"] {
        let idle = "pressed.ariaDisabled === 'true'";
        page.eval(&format!(
            "window.pressed = [...document.querySelectorAll('.tools button')].find(b => b.textContent === '{tool}')"
        ))?;
        page.wait_until(&format!("!({idle})"))?;
        page.eval("pressed.focus()")?;
        // Once more than there is something to do.
        for _ in 0..2 {
            page.press("Enter")?;
            page.wait_until(idle)?;
            assert_eq!(page.eval("document.activeElement === pressed")?, true, "{tool}");
        }
    }
    Ok(())
}

#[test]
fn the_menu_of_units_closes_where_the_hand_goes_on() -> Result<()> {
    let mut page = on_a_phone()?;
    page.wait_for(".units .segments")?;
    let open = "document.querySelector('.units').open";
    page.click(".units summary")?;
    assert_eq!(page.eval(open)?, true);
    page.press("Tab")?;
    assert_eq!(page.eval(&format!("{open} && document.activeElement.type"))?, "radio");
    for _ in 0..4 {
        page.press("Tab")?;
    }
    assert_eq!(page.eval(open)?, false, "the focus is behind it");
    page.click(".units summary")?;
    page.wait_until(open)?;
    page.click_at(195.0, 800.0)?;
    page.wait_until(&format!("!{open}"))
}
