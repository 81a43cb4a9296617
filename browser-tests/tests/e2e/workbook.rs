//! The workbook: made at a click, by a module that comes with it.

use std::sync::Arc;

use crate::saved::KEEP;
use anyhow::Result;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use browser_tests::Page;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host_workbook::{About, workbook};
use xtask::server::{Gate, Passage, Server};
const BUTTON: &str = ".comparison .wide .taken-away > button";
const SAID: &str = ".comparison .wide .workbook";

/// The sheets after the first, which alone holds title and day, as they stand packed in the file.
fn sheets(file: &[u8]) -> &[u8] {
    let find = |part: &[u8]| file.windows(part.len()).position(|window| window == part);
    let begin = find(b"xl/worksheets/sheet2.xml").expect("a second sheet");
    let end = find(b"PK\x01\x02").expect("a directory");
    &file[begin..end]
}

#[test]
fn a_click_makes_the_workbook_that_the_library_makes() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1&power=38")?;
    page.wait_for(BUTTON)?;
    page.eval(KEEP)?;
    let loaded =
        "performance.getEntriesByType('resource').some(one => one.name.includes('/pkg/workbook.'))";
    assert_eq!(page.eval(loaded)?, false, "it comes at the click");
    page.click(BUTTON)?;
    page.wait_until("window.kept.length === 1 && !!window.kept[0].name")?;
    // The site, and a digest of all the rest.
    let name = "/^hash-or-host-100-mw-38-usd-[0-9a-f]{8}[.]xlsx$/.test(window.kept[0].name)";
    assert_eq!(page.eval(name)?, true);
    assert_eq!(
        page.eval("window.kept[0].blob.type")?,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    );
    page.wait_until(&format!(
        "document.querySelector('{SAID}').innerText === 'The workbook is in your downloads.'"
    ))?;
    page.eval(
        "{ const reader = new FileReader(); window.base64 = '';
           reader.onload = () => { window.base64 = reader.result.split(',')[1]; };
           reader.readAsDataURL(window.kept[0].blob); }",
    )?;
    page.wait_until("window.base64.length > 0")?;
    let made = BASE64_STANDARD.decode(page.eval("window.base64")?.as_str().unwrap_or_default())?;
    let scenario = Scenario::default().nearest(Input::SitePowerPriceUsdPerMwh, 38.0);
    let expected = workbook(&scenario, &About::default());
    assert!(sheets(&expected).len() > 500_000);
    assert!(sheets(&made) == sheets(&expected), "the sheets differ from the library's");

    // Once more, as it is now.
    page.click(BUTTON)?;
    page.wait_until("window.kept.length === 2")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn what_cannot_come_is_said_and_can_be_tried_again() -> Result<()> {
    let gate = Gate::new("/pkg/workbook.", Passage::Gone);
    let server = Server::gated(&xtask::site::dist(), 0, Arc::clone(&gate))?;
    let mut page = Page::of_server(server)?;
    page.wait_for(BUTTON)?;
    page.eval(KEEP)?;
    page.click(BUTTON)?;
    let alert = format!("{SAID} [role=alert]");
    page.wait_for(&alert)?;
    assert_eq!(page.text(&alert)?, "This part could not be loaded.");
    gate.set(Passage::Open);
    page.click(&format!("{SAID} button"))?;
    page.wait_until("window.kept.length === 1 && !!window.kept[0].name")?;
    Ok(())
}
