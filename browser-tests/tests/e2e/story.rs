//! The chart of cash, what stands on paper, and a real case's own page.

use anyhow::Result;
use browser_tests::{Page, Viewport};

const LIVING: &str = "!!document.querySelector('.hoh:not(.still) .cash .plot svg')";
const TITLE: &str = "document.querySelector('.cash .plot').getAttribute('aria-label')";

/// Presses a choice of the chart of cash.
fn choose(page: &mut Page, words: &str) -> Result<()> {
    page.eval(&format!(
        "[...document.querySelectorAll('.cash-choices label')].find(l => l.textContent === '{words}').querySelector('input').click()"
    ))?;
    Ok(())
}

#[test]
fn cash_is_told_by_use_year_and_month() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("")?;
    page.wait_until(LIVING)?;
    // The published example: the mine closes after its first year, the GPU cloud in April 2033.
    let told = page.text(".happens")?;
    for part in ["December 2027: mine closed and sold, $", "April 2033: cloud closed and sold, $"] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    let written = "document.querySelector('.cash .plot svg').textContent";
    page.wait_until(&format!("{written}.includes('mine closed and sold, $')"))?;
    choose(&mut page, "Mining")?;
    page.wait_until(&format!("{TITLE}.startsWith('Bitcoin mining: Cumulative cash')"))?;
    // What befalls others is not told.
    page.wait_until("document.querySelector('.happens').innerText.match(/20/g).length === 1")?;
    choose(&mut page, "Yearly")?;
    page.wait_until(&format!("{TITLE}.startsWith('Bitcoin mining: Cash of each year')"))?;
    page.wait_until("location.hash.endsWith('cash=mining.year')")?;
    // The link opens what was chosen.
    let link = page.eval("location.hash")?;
    page.open(&format!("?again{}", link.as_str().unwrap_or_default()))?;
    page.wait_until(LIVING)?;
    page.wait_until(&format!("{TITLE}.startsWith('Bitcoin mining: Cash of each year')"))?;
    choose(&mut page, "All")?;
    choose(&mut page, "Cumulative")?;
    page.wait_until("!location.hash.includes('cash=')")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn on_a_phone_what_happens_is_numbered() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.set_viewport(Viewport { width: 390, height: 844, dark: false })?;
    page.open("")?;
    page.wait_until(LIVING)?;
    let items = page.eval("document.querySelectorAll('.happens li').length")?;
    let numbers = "[...document.querySelectorAll('.cash .plot svg text')].map(t => t.textContent).filter(t => /^[1-9]$/.test(t)).length";
    assert_eq!(page.eval(numbers)?, items);
    let marked = "getComputedStyle(document.querySelector('.happens li'), '::before').content";
    assert_eq!(page.eval(&format!("{marked}.includes('counter')"))?, true);
    Ok(())
}

#[test]
fn paper_says_when_from_where_and_what_was_changed() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1&power=30")?;
    page.wait_for(".assumptions .paper")?;
    page.eval("window.dispatchEvent(new Event('beforeprint'))")?;
    let said = page.text(".paper")?;
    let year = page.eval("String(new Date().getFullYear())")?;
    assert!(said.contains(year.as_str().unwrap_or("no year")), "{said}");
    assert!(said.contains(&format!("{}#v=1.1.1&power=30", page.site())), "{said}");
    assert!(page.text(".changes")?.contains("Power price"));
    assert_eq!(page.eval("document.querySelector('.paper p + p').hidden")?, true);
    // On the screen it is not there.
    assert_eq!(page.eval("getComputedStyle(document.querySelector('.paper')).display")?, "none");
    Ok(())
}

#[test]
fn a_case_has_a_page_that_leads_on_and_is_handed_out() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("case/iren-msft.html")?;
    page.wait_until(
        "location.pathname.endsWith('/index.html') && location.hash.includes('case=iren-msft')",
    )?;
    page.wait_until(LIVING)?;
    page.wait_until("document.querySelector('.sentence').textContent.includes('IREN')")?;
    page.eval("[...document.querySelectorAll('.tools button')].find(b => b.textContent === 'Share').click()")?;
    page.wait_for(".sharing[open] .shared")?;
    let shared = page.text(".shared")?;
    assert!(shared.contains("/case/iren-msft.html#v=1.1.1&"), "{shared}");
    // What the link says wins, as when figures were those of an older edition.
    page.open("case/iren-msft.html#v=1.1.1&power=30")?;
    page.wait_until(
        "location.pathname.endsWith('/index.html') && location.hash.includes('power=30')",
    )?;
    Ok(())
}
