//! The sections of those who reckon with the numbers: the statement, how a number arises, solving, comparing.

use super::super::engine;
use super::{RIGHT, site};
use anyhow::Result;
use browser_tests::Window;
use hash_or_host::evaluation::{Evaluation, evaluate};
use hash_or_host::format::{Plain, money};
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;

/// What an element's text is; nothing where there is none.
fn read(selector: &str) -> String {
    format!("(document.querySelector('{selector}')?.textContent ?? '')")
}

/// Waits for an element of the desk, whose code comes when its place is in sight.
fn reach(window: &Window, selector: &str) -> Result<()> {
    window.wait_until("!!document.querySelector('.desk-place')")?;
    window.wait_until(&format!(
        "(document.querySelector('.desk-place').scrollIntoView(), !!document.querySelector('{selector}'))"
    ))
}

fn npv(evaluation: &Evaluation, strategy: Strategy) -> String {
    money(&Plain, evaluation.npv(strategy).expect("ready"))
}

#[test]
fn the_statement_adds_up_to_the_answer() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&site.url())?;
    reach(&window, "#year-by-year table")?;
    let default = evaluate(&Scenario::default());
    let worth = "[...document.querySelectorAll('#year-by-year tbody tr')].find(row => row.querySelector('th').textContent === 'Present value')?.querySelector('.total').textContent";
    window.wait_until(&format!("{worth} === '{}'", npv(&default, Strategy::GpuCloud)))?;
    // The head and the names stay where the rest scrolls by.
    let sticky = |of: &str| {
        format!("getComputedStyle(document.querySelector('#year-by-year {of}')).position")
    };
    assert_eq!(window.eval(&sticky("tbody th"))?, "sticky");
    assert_eq!(window.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn numbers_open_from_wherever_they_stand() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&site.url())?;
    reach(&window, "#how .opened table")?;
    let default = evaluate(&Scenario::default());
    let (finding, note) = (read("#how .opened .finding"), read("#how .elsewhere span"));
    // From the answer: what the best is worth, and what it is ahead by.
    let opens = |selector: &str| format!("document.querySelector('{selector}').click()");
    window.eval(&opens(".sentence [data-of=\"gpu_cloud.npv_usd\"]"))?;
    window.wait_until(&format!("{finding} === '{}'", npv(&default, Strategy::GpuCloud)))?;
    let lead = default.lead.expect("two are ready");
    window.eval(&opens(".sentence [data-of^=\"lead.\"]"))?;
    window.wait_until(&format!("{finding} === '{}'", money(&Plain, lead.usd)))?;
    // From the comparison; then a part, and back.
    window.eval(&opens(".comparison [data-figure=npv_usd] td.is-mining"))?;
    window.wait_until(&format!("{finding} === '{}'", npv(&default, Strategy::Mining)))?;
    window.eval(&opens("#how .parts button"))?;
    window.wait_until("document.querySelectorAll('#how .trail button').length === 2")?;
    // From a break-even: there, and not as on the page.
    window.wait_until("(document.querySelector('.break-even').scrollIntoView(), !!document.querySelector('.break-even .flip .how:not([hidden])'))")?;
    window.eval(&opens(".break-even .flip .how:not([hidden])"))?;
    window.wait_until(&format!("{note}.includes('break-even')"))?;
    // After a shock.
    window.wait_until("(document.querySelector('.stress').scrollIntoView(), !!document.querySelector('.stress .uses .how:not([hidden])'))")?;
    window.eval(&opens(".stress .uses .how:not([hidden])"))?;
    window.wait_until(&format!("{note}.startsWith('After the shock')"))?;
    let stressed = read(".stress .uses tbody tr td:nth-of-type(2)");
    window.wait_until(&format!("{finding} === {stressed}"))?;
    window.eval(&opens("#how .elsewhere button"))?;
    window.wait_until(&format!("{finding} === '{}'", npv(&default, Strategy::Mining)))?;
    assert_eq!(window.complaints()?, [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_number_that_is_solved_for_can_be_set() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&site.url())?;
    reach(&window, "#solve")?;
    window.wait_until("(document.querySelector('#solve').scrollIntoView(), !!document.querySelector('#solve .finding .value'))")?;
    window.eval("document.querySelector('#solve .finding .value').click()")?;
    window.wait_until("/&rent=[0-9.]+/.test(location.hash)")?;
    Ok(())
}

#[test]
fn two_scenarios_stand_side_by_side_and_live_the_same_futures() -> Result<()> {
    let (site, window) = (site()?, engine::start()?);
    window.open(&format!("{}#v=1.1.1&u_paths=300", site.url()))?;
    reach(&window, "#compare")?;
    let keep = "[...document.querySelectorAll('#compare button')].find(one => one.textContent === 'Keep this scenario')";
    window.eval(&format!("{keep}.click()"))?;
    window.wait_until("document.querySelectorAll('#compare .kept li').length === 1")?;
    window.eval("document.querySelector('[data-input=power] input[type=range]').focus()")?;
    window.press(RIGHT)?;
    window.wait_until("document.querySelectorAll('#compare .side thead th').length === 3")?;
    window.wait_until("(document.querySelector('#compare .shares')?.scrollIntoView(), document.querySelectorAll('#compare .shares tbody tr').length === 3)")?;
    window.wait_until("(document.querySelector('#compare .versus')?.scrollIntoView(), document.querySelector('#compare .versus .count')?.textContent === '300 futures')")?;
    // Dearer power is worth less in every future, to whoever rents out machines that always run.
    window
        .wait_until(&format!("{}.includes('of 100 futures')", read("#compare .versus .finding")))?;
    window.wait_until("!!document.querySelector('#compare .versus svg')")?;
    // A line each for the page and for what is kept.
    assert_eq!(window.eval("document.querySelectorAll('#compare .snippet').length")?, 6);
    assert_eq!(window.complaints()?, [] as [&str; 0]);
    Ok(())
}
