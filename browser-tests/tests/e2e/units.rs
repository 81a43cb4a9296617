//! The switch of units: the same site in other words, in the link, at once everywhere.

use anyhow::Result;
use browser_tests::Page;

const LIVING: &str = "!!document.querySelector('.hoh:not(.still) [data-input=power] input')";
const POWER: &str = "document.querySelector('[data-input=power] .field').textContent.trim()";
const TYPED: &str = "[data-input=power] .field input";

fn value(page: &mut Page, selector: &str) -> Result<serde_json::Value> {
    page.eval(&format!("document.querySelector('{selector}').value"))
}

/// Presses one of the two units of a choice.
fn choose(page: &mut Page, words: &str) -> Result<()> {
    page.wait_until("document.querySelectorAll('.units-card .choice').length === 4")?;
    page.eval(&format!(
        "(document.querySelector('.units').open = true,
          [...document.querySelectorAll('.units-card label')].find(l => l.textContent === '{words}').click())"
    ))?;
    page.wait_until(&format!(
        "document.activeElement.closest('label')?.textContent === '{words}' && document.querySelector('.units').open"
    ))
}

#[test]
fn a_reader_chooses_cents_and_megawatts_of_it() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1&power=41.3")?;
    page.wait_until(LIVING)?;
    choose(&mut page, "¢/kWh")?;
    assert_eq!(value(&mut page, TYPED)?, "4.13");
    assert!(page.eval(POWER)?.as_str().is_some_and(|text| text.ends_with("¢/kWh")));
    assert_eq!(page.eval("location.hash")?, "#v=1.1.1&power=41.3&units=kwh");
    assert!(page.text(".answer .sentence")?.contains("4.13 ¢/kWh"));
    // Typed in the unit beside the field, kept in the table's.
    page.type_into(TYPED, "5.2")?;
    page.wait_until("location.hash === '#v=1.1.1&power=52&units=kwh'")?;
    page.type_into(TYPED, "900")?;
    page.wait_until(
        "document.querySelector('[data-input=power] .error').textContent.includes('0 ¢/kWh to 50 ¢/kWh')",
    )?;
    // Whoever opens the link sees the same, and goes back.
    page.open("data:text/html,")?;
    page.open("#v=1.1.1&power=52&units=kwh.it")?;
    page.wait_until(LIVING)?;
    assert_eq!(value(&mut page, TYPED)?, "5.2");
    // What is in the choice comes later.
    page.wait_until(
        "document.querySelector('.units-card .megawatts')?.textContent.startsWith('100 MW of grid are ')",
    )?;
    page.wait_until(
        "[...document.querySelectorAll('.compare th')].some(th => th.textContent.startsWith('NPV per MW of IT'))",
    )?;
    choose(&mut page, "$/MWh")?;
    choose(&mut page, "of grid")?;
    assert_eq!(page.eval("location.hash")?, "#v=1.1.1&power=52");
    assert_eq!(value(&mut page, TYPED)?, "52");
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn todays_dollars_are_named_and_leave_the_present_value() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("")?;
    page.wait_until(LIVING)?;
    let row = "(name => [...document.querySelectorAll('.compare tr')].find(row => row.querySelector('th')?.textContent.startsWith(name))?.textContent)";
    let npv = page.eval(&format!("{row}('Net present value')"))?;
    let revenue = page.eval(&format!("{row}('Revenue, all years')"))?;
    choose(&mut page, "today’s")?;
    assert_eq!(page.eval("location.hash")?, "#v=1.1.1&units=real");
    assert_eq!(page.eval(&format!("{row}('Net present value')"))?, npv);
    let named = page.eval(&format!("{row}('Revenue, all years, in today’s dollars')"))?;
    assert!(named.is_string() && named != revenue, "{named}");
    assert!(page.text(".cash h2")?.ends_with("in today’s dollars"));
    choose(&mut page, "of the year")?;
    assert_eq!(page.eval(&format!("{row}('Revenue, all years')"))?, revenue);
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}
