//! The page as a reader uses it: with a mouse, a keyboard and a link.

use std::time::Duration;

use anyhow::Result;
use browser_tests::Page;

/// Where the answer stands.
const ANSWER: &str = ".answer .sentence";

/// Waits until the page lives (its first paint has an answer, too) and its layout has settled.
fn ready(page: &mut Page) -> Result<()> {
    page.wait_for(".hoh:not(.still) .answer .sentence")?;
    page.rest(Duration::from_millis(500))
}

/// The control of an input by its label: a selector for the field in it.
fn field(page: &mut Page, label: &str, kind: &str) -> Result<String> {
    let script = format!(
        "{{ const controls = [...document.querySelectorAll('.control')];\
         const control = controls.find(c => c.querySelector('label')?.textContent === {label:?});\
         const input = control.querySelector('input[type={kind}]');\
         input.id ||= 'found-' + input.type; input.id }}"
    );
    let id = page.eval(&script)?.as_str().unwrap_or_default().to_owned();
    Ok(format!("#{id}"))
}

#[test]
fn dragging_a_slider_changes_the_answer_while_dragging() -> Result<()> {
    let mut page = Page::of_dist()?;
    ready(&mut page)?;
    let before = page.text(ANSWER)?;
    assert!(before.contains("a GPU cloud: NPV $410m"), "{before}");
    let slider = field(&mut page, "Bitcoin price", "range")?;
    page.drag_slider(&slider, 1.0)?;
    page.wait_until(&format!("document.querySelector({ANSWER:?}).innerText !== {before:?}"))?;
    let after = page.text(ANSWER)?;
    assert!(after.contains("100 MW at $50/MWh"), "{after}");
    Ok(())
}

#[test]
fn the_address_at_rest_restores_the_scenario() -> Result<()> {
    let mut page = Page::of_dist()?;
    ready(&mut page)?;
    let power = field(&mut page, "Power price", "text")?;
    page.type_into(&power, "38")?;
    page.wait_until("location.hash.includes('power=38')")?;
    let (link, answer) = (page.eval("location.hash")?, page.text(ANSWER)?);
    assert!(answer.contains("$38/MWh"), "{answer}");
    let link = link.as_str().unwrap_or_default().to_owned();
    page.open("favicon.svg")?;
    page.open(&link)?;
    page.wait_until(
        "document.querySelector('.answer .sentence')?.textContent.includes('$38/MWh')",
    )?;
    assert_eq!(page.text(ANSWER)?, answer);
    Ok(())
}

#[test]
fn a_number_out_of_range_is_refused_with_its_range_and_kept() -> Result<()> {
    let mut page = Page::of_dist()?;
    ready(&mut page)?;
    let before = page.text(ANSWER)?;
    let power = field(&mut page, "Power price", "text")?;
    page.type_into(&power, "938")?;
    page.wait_until("document.querySelector('[aria-invalid=true]') !== null")?;
    let shown = page.text(".control .error:not(:empty)")?;
    assert!(shown.contains("Power price") && shown.contains("500"), "{shown}");
    assert_eq!(page.eval(&format!("document.querySelector('{power}').value"))?, "938");
    assert_eq!(page.text(ANSWER)?, before);
    Ok(())
}

#[test]
fn a_broken_link_says_what_was_wrong_and_opens_with_the_rest() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1&power=cheap&mw=50&what=1")?;
    page.wait_until(
        "document.querySelector('.answer .sentence')?.textContent.startsWith('50 MW')",
    )?;
    let notice = page.eval("document.querySelector('.notice')?.textContent ?? ''")?;
    let notice = notice.as_str().unwrap_or_default();
    assert!(notice.contains("cheap") && notice.contains("what"), "{notice}");
    Ok(())
}

#[test]
fn nothing_overflows_on_a_phone() -> Result<()> {
    let mut page = Page::of_dist()?;
    for dark in [false, true] {
        page.set_viewport(browser_tests::Viewport { width: 390, height: 844, dark })?;
        page.open("")?;
        page.wait_for(ANSWER)?;
        page.rest(Duration::from_millis(500))?;
        let overflow = page.eval("document.documentElement.scrollWidth - innerWidth")?;
        assert!(overflow.as_f64().is_some_and(|pixels| pixels <= 0.0), "{overflow} px too wide");
    }
    Ok(())
}

#[test]
fn the_first_paint_answers_before_the_module_arrives() -> Result<()> {
    let html = std::fs::read_to_string(xtask::site::dist().join("index.html"))?;
    // The default answer, to be read without any script.
    assert!(html.contains("$410m") && html.contains("$78m ahead"), "no first paint");
    Ok(())
}
