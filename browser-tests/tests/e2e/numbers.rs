//! Numbers in the reader's own writing: what the page shows, it reads.

use anyhow::Result;
use browser_tests::Page;

/// Locales whose browsers write numbers each in a way of its own.
const LOCALES: [&str; 7] = ["en-IN", "de", "de-CH", "fr", "es", "sv", "ar-EG"];

/// Types into every field what stands in it, and names those that were refused.
const RETYPE: &str = "(() => {
    const refused = [];
    for (const field of document.querySelectorAll('.control input[type=text], [data-headline]')) {
        field.value = field.value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        if (field.ariaInvalid) refused.push(field.value);
    }
    return refused;
})()";

#[test]
fn every_field_takes_what_stands_in_it_wherever_the_reader_is() -> Result<()> {
    let mut page = Page::of_dist()?;
    for locale in LOCALES {
        page.open("data:text/html,")?;
        page.set_locale(locale)?;
        page.open("#v=1.1.1&btc=1234567.5")?;
        page.wait_until("!!document.querySelector('.hoh:not(.still) [data-input=btc] input')")?;
        page.wait_for("details.group")?;
        page.eval("document.querySelectorAll('details.group').forEach(g => { g.open = true })")?;
        page.wait_until(
            "document.querySelectorAll('.group .control input[type=text]').length > 80",
        )?;
        assert_eq!(page.eval(RETYPE)?, serde_json::json!([]), "{locale}");
        page.eval("new Promise(done => setTimeout(done, 600))")?;
        assert_eq!(page.eval("location.hash")?, "#v=1.1.1&btc=1234567.5", "{locale}");
    }
    Ok(())
}

#[test]
fn an_indian_reader_changes_one_digit() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("data:text/html,")?;
    page.set_locale("en-IN")?;
    page.open("#v=1.1.1&btc=120000")?;
    let field = "[data-input=btc] .field input";
    page.wait_until("!!document.querySelector('.hoh:not(.still) [data-input=btc] input')")?;
    assert_eq!(page.eval(&format!("document.querySelector('{field}').value"))?, "1,20,000");
    page.type_into(field, "1,25,000")?;
    page.wait_until("location.hash === '#v=1.1.1&btc=125000'")?;
    assert_eq!(page.eval(&format!("document.querySelector('{field}').value"))?, "1,25,000");
    Ok(())
}
