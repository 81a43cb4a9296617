//! The parts of the program that are loaded later: on their way, missing, and what asks for them.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use browser_tests::Page;
use xtask::server::{Gate, Passage, Server};

/// Says that all that is under the first screen stands.
const STUDIES: &str = "['.map', '.tornado', '.stress', '.assumptions', '.method'].every(one => document.querySelector(one))";

/// The page with some files behind a gate, a while after its first answer.
fn gated(gate: &Arc<Gate>) -> Result<Page> {
    let server = Server::gated(&xtask::site::dist(), 0, Arc::clone(gate))?;
    let mut page = Page::of_server(server)?;
    page.wait_for(".hoh:not(.still) .answer .sentence")?;
    page.rest(Duration::from_millis(1500))?;
    Ok(page)
}

/// That an input can be moved and the answer follows.
fn answers(page: &mut Page) -> Result<()> {
    page.drag_slider("[data-input=mw] input[type=range]", 1.0)?;
    page.wait_until("document.querySelector('.sentence').innerText.startsWith('500 MW')")
}

/// How often the studies were asked for and not there.
fn missed(page: &Page) -> usize {
    let errors = page.console_errors().iter();
    errors
        .filter(|error| error.starts_with("Failed to load") && error.contains("/studies."))
        .count()
}

/// How often the page itself has asked for a chunk.
fn asked(page: &mut Page, name: &str) -> Result<Option<u64>> {
    let entries = "performance.getEntriesByType('resource')";
    let asked = format!("{entries}.filter(one => one.name.includes('/pkg/{name}.')).length");
    Ok(page.eval(&asked)?.as_u64())
}

#[test]
fn the_first_screen_answers_while_the_studies_are_on_their_way() -> Result<()> {
    let gate = Gate::new("/pkg/studies.", Passage::Shut);
    let mut page = gated(&gate)?;
    assert_eq!(page.eval(STUDIES)?, false);
    // Said, and no more: there is room below for what comes.
    assert_eq!(page.text(".below")?, "Loading …");
    assert_eq!(page.eval("document.querySelector('.below').offsetHeight >= innerHeight")?, true);
    // The curves are another part.
    page.wait_for(".curve svg")?;
    answers(&mut page)?;
    gate.set(Passage::Open);
    page.wait_until(STUDIES)?;
    page.wait_until("document.querySelectorAll('.tornado svg').length > 0")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn the_way_to_the_other_language_loses_no_change_however_early() -> Result<()> {
    let gate = Gate::new("/pkg/links.", Passage::Shut);
    let mut page = gated(&gate)?;
    answers(&mut page)?;
    page.click(".tools .language")?;
    page.rest(Duration::from_millis(500))?;
    assert_eq!(page.eval("location.pathname + location.hash")?, "/");
    gate.set(Passage::Open);
    page.wait_until("location.pathname + location.hash === '/es/#v=1.1.1&mw=500'")?;
    page.wait_until("document.querySelector('.hoh:not(.still) .sentence')?.textContent.startsWith('500 MW') === true")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn the_way_to_the_other_language_stays_while_it_can_take_nothing_along() -> Result<()> {
    let gate = Gate::new("/pkg/links.", Passage::Gone);
    let mut page = gated(&gate)?;
    answers(&mut page)?;
    // However often it is pressed, it says so and stays.
    for _ in 0..2 {
        page.click(".tools .language")?;
        page.wait_until("document.querySelector('.tools .language').textContent === 'This part could not be loaded.'")?;
        page.rest(Duration::from_millis(500))?;
        assert_eq!(page.eval("location.pathname + location.hash")?, "/");
    }
    gate.set(Passage::Open);
    page.click(".tools .language")?;
    page.wait_until("location.pathname + location.hash === '/es/#v=1.1.1&mw=500'")
}

#[test]
fn what_is_missing_is_said_and_can_be_tried_again() -> Result<()> {
    let gate = Gate::new("/pkg/studies.", Passage::Gone);
    let mut page = gated(&gate)?;
    assert_eq!(page.text(".below [role=alert]")?, "This part could not be loaded.");
    answers(&mut page)?;
    // Nobody asks again by itself.
    assert_eq!(missed(&page), 1);
    // The bar at the foot of the window comes once the answer is out of sight.
    page.eval("document.querySelector('.below button').scrollIntoView()")?;
    page.wait_until("document.querySelector('.hoh').classList.contains('scrolled')")?;
    page.click(".below button")?;
    // However slow the machine: asked once more, and the same is said again.
    for _ in 0..100 {
        page.rest(Duration::from_millis(100))?;
        if missed(&page) > 1 {
            break;
        }
    }
    page.wait_for(".below [role=alert]")?;
    assert_eq!(page.text(".below [role=alert]")?, "This part could not be loaded.");
    assert_eq!(missed(&page), 2);
    gate.set(Passage::Open);
    page.click(".below button")?;
    page.wait_until(STUDIES)?;
    assert_eq!(page.eval("document.querySelectorAll('.below [role=alert]').length")?, 0);
    assert!(page.text(".sentence")?.starts_with("500 MW"));
    Ok(())
}

#[test]
fn a_dialog_is_fetched_at_the_click_and_can_be_closed_without() -> Result<()> {
    let gate = Gate::new("/pkg/dialogs.", Passage::Gone);
    let mut page = gated(&gate)?;
    page.wait_until(STUDIES)?;
    assert_eq!(asked(&mut page, "dialogs")?, Some(0));
    for (button, dialog) in
        [(".tools > span > button", "dialog.sharing"), (".cash .take", "dialog.quoting")]
    {
        page.click(button)?;
        assert_eq!(
            page.text(&format!("{dialog}[open] [role=alert]"))?,
            "This part could not be loaded."
        );
        page.click(&format!("{dialog}[open] .close"))?;
        page.wait_until("document.querySelector('dialog[open]') === null")?;
    }
    // The next click asks again.
    gate.set(Passage::Open);
    page.click(".cash .take")?;
    page.wait_until("document.querySelector('dialog.quoting[open] .quoted')?.naturalWidth > 0")
}

#[test]
fn a_style_sheet_that_is_missing_is_said_and_asked_for_again() -> Result<()> {
    let gate = Gate::new("/later.css", Passage::Gone);
    let mut page = gated(&gate)?;
    assert_eq!(page.text(".below [role=alert]")?, "This part could not be loaded.");
    page.click(".tools > span > button")?;
    assert_eq!(page.text("dialog.sharing[open] [role=alert]")?, "This part could not be loaded.");
    gate.set(Passage::Open);
    page.click("dialog.sharing[open] .missing button")?;
    page.wait_for("dialog.sharing[open] .shared")?;
    assert_eq!(page.eval("!!document.getElementById('later').sheet")?, true);
    Ok(())
}

#[test]
fn a_view_loads_what_it_shows() -> Result<()> {
    let mut page = Page::of_dist()?;
    for (view, loaded) in [
        ("view=cash&inputs=none", [1, 0, 0]),
        ("view=headline&inputs=none", [0, 0, 0]),
        ("view=headline&inputs=power", [1, 0, 0]),
        ("view=map&inputs=none", [0, 1, 0]),
    ] {
        page.open(&format!("embed.html?{view}"))?;
        page.wait_until(
            "!!document.querySelector('hash-or-host').shadowRoot.querySelector('.hoh')",
        )?;
        page.rest(Duration::from_secs(1))?;
        for (name, times) in ["beside", "studies", "dialogs"].into_iter().zip(loaded) {
            assert_eq!(asked(&mut page, name)?, Some(times), "{name} for {view}");
        }
        assert_eq!(page.console_errors(), [] as [&str; 0]);
    }
    Ok(())
}

/// The field of the power price beside the answer.
const POWER: &str = ".headline [data-input=power] .field input";

#[test]
fn what_is_typed_before_it_can_be_read_is_read_when_it_can() -> Result<()> {
    let gate = Gate::new("/pkg/beside.", Passage::Shut);
    let mut page = gated(&gate)?;
    let value = format!("document.querySelector('{POWER}').value");
    // One digit after the other, as a hand types: the first alone would be another number.
    page.click(POWER)?;
    page.eval(&format!("document.querySelector('{POWER}').select()"))?;
    for key in ["3", "8", "Tab"] {
        page.press(key)?;
    }
    // Nothing is said of a number that nobody has read.
    assert_eq!(page.eval(&value)?, "38");
    assert!(page.text(".sentence")?.contains("at $50/MWh"));
    gate.set(Passage::Open);
    page.wait_until("document.querySelector('.sentence').innerText.includes('at $38/MWh')")?;
    assert_eq!(page.eval(&value)?, "38");
    // And what is none is refused as ever.
    page.type_into(POWER, "cheap")?;
    page.wait_until(
        "document.querySelector('.headline [data-input=power] .error').innerText.includes('cheap')",
    )?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_field_whose_reader_cannot_come_says_so_and_keeps_its_number() -> Result<()> {
    let gate = Gate::new("/pkg/beside.", Passage::Gone);
    let mut page = gated(&gate)?;
    page.type_into(POWER, "38")?;
    page.wait_until("document.querySelector('.headline [data-input=power] .remark').innerText === 'This part could not be loaded.'")?;
    assert_eq!(page.eval(&format!("document.querySelector('{POWER}').value"))?, "50");
    answers(&mut page)?;
    // What is typed next asks again.
    gate.set(Passage::Open);
    page.type_into(POWER, "38")?;
    page.wait_until("document.querySelector('.sentence').innerText.includes('at $38/MWh')")
}

#[test]
fn the_address_follows_once_it_can() -> Result<()> {
    let gate = Gate::new("/pkg/links.", Passage::Shut);
    let mut page = gated(&gate)?;
    answers(&mut page)?;
    assert_eq!(page.eval("location.hash")?, "");
    // A case that is pressed is shown when its link can be read.
    page.click(".chip[data-chip=keel]")?;
    assert!(page.text(".sentence")?.starts_with("500 MW"));
    gate.set(Passage::Open);
    page.wait_until("location.hash.endsWith('case=keel')")?;
    page.wait_until("!!document.querySelector('.chip[data-chip=keel][aria-current]')")?;
    page.wait_until("!document.querySelector('.sentence').innerText.startsWith('500 MW')")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}
