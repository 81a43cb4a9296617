//! Random futures on the page, used as a person uses them.

use super::harness::{Page, wait};
use hash_or_host::format::Plain;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::simulation::{Options, simulate};
use hash_or_host::text::futures as words;
use wasm_bindgen_test::wasm_bindgen_test;

/// Few enough to be done at once.
const LINK: &str = "v=1.1.1&u_paths=400";

fn verdict(scenario: &Scenario) -> String {
    let report = simulate(scenario, Options::of(scenario), |_, _| true).unwrap();
    words::verdict(&Plain, &report).text()
}

fn scenario() -> Scenario {
    hash_or_host::scenario::parse_link(LINK).scenario
}

#[wasm_bindgen_test]
async fn futures_are_counted_when_they_are_looked_at() {
    let page = Page::open(LINK);
    // Far below what is seen, however narrow the window is and whatever is folded in it.
    page.root.set_attribute("style", "padding-block-start: 6000px").unwrap();
    page.find(".futures");
    wait(700).await;
    assert_eq!(page.read(".futures .finding"), "", "nothing runs before");
    page.find(".futures").scroll_into_view();
    page.until(|page| page.read(".futures .progress .count") == "400 futures").await;
    assert_eq!(page.read(".futures .finding"), verdict(&scenario()));
    // Chances, NPVs, cash, cash needed, drivers; what waiting is worth may be found by now, or not.
    let pictures = page.root.query_selector_all(".futures .picture svg").unwrap().length();
    assert!((5..=6).contains(&pictures), "{pictures}");
}

#[wasm_bindgen_test]
async fn a_change_supersedes_what_is_counted() {
    // So many that they are not done while this test lasts.
    let page = Page::open("v=1.1.1&u_paths=100000");
    page.find(".futures").scroll_into_view();
    page.until(|page| page.read(".futures .progress .count").contains(" futures so far")).await;
    let first = page.read(".futures .finding");
    page.type_into(Input::SitePowerPriceUsdPerMwh.row().label, "200");
    page.until(|page| {
        let now = page.read(".futures .finding");
        !now.is_empty() && now != first
    })
    .await;
    assert!(page.read(".futures .progress .count").contains("of 100,000 futures so far"));
}
