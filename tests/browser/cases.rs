//! Real cases and picks on the page, used as a person uses them.

use super::harness::{Page, happen};
use hash_or_host::cases;
use hash_or_host::scenario::{Input, Scenario};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

#[wasm_bindgen_test]
async fn a_real_case_changes_the_answer_and_lists_what_it_set() {
    let page = Page::open("");
    let before = page.read(".answer .sentence");
    page.click(".gallery summary");
    page.until(|page| page.root.query_selector("[data-case]").unwrap().is_some()).await;
    page.click("[data-case=hut8_river_bend]");
    let deal = cases::find("hut8_river_bend").unwrap();
    let named = format!("{}: ", deal.title);
    page.until(|page| page.read(".answer .sentence").starts_with(&named)).await;
    let changes = cases::apply(deal, &Scenario::default()).changes;
    let listed = page.root.query_selector_all(".sets > div").unwrap();
    assert_eq!(listed.length() as usize, changes.len());
    assert!(page.read(".sets").contains(deal.why(changes[0].input).unwrap()));
    assert!(page.read(".loaded .open").contains(deal.unstated[0].note));
    page.click(".tools button");
    page.until(|page| page.read(".answer .sentence") == before).await;
    page.until(|page| page.root.query_selector(".loaded").unwrap().is_none()).await;
}

/// The link of a case on the first screen.
fn link(code: &str) -> String {
    cases::CHIPS.iter().find(|chip| chip.code == code).unwrap().link()
}

#[wasm_bindgen_test]
async fn a_chip_loads_a_case_that_answers_its_question() {
    let page = Page::open("");
    let before = page.answer();
    assert!(page.seek(".loaded").is_none());
    page.click("[data-chip=iren-msft]");
    page.until(|page| page.seek(".loaded .beside-parties").is_some()).await;
    let deal = cases::find("iren_microsoft").unwrap();
    assert_eq!(page.read(".loaded h2"), deal.title);
    assert_eq!(page.read(".loaded .kicker"), "Signed deal, November 2025");
    assert_eq!(page.read(".loaded .question"), deal.question);
    // It loses, and says why; then the price it needs, its chips, its contract, what decides.
    assert!(page.read(".loaded .told").contains(deal.explains));
    let weighed = page.read(".loaded .weighed");
    for said in [
        "it has $2.91/GPU-hour",
        "a year before tax and debt",
        "the contract\u{2019}s years bring back",
        "decline decides most",
    ] {
        assert!(weighed.contains(said), "{said} is not in {weighed}");
    }
    // 9.7 billion over five years, stated.
    assert!(page.read(".beside-parties").contains("$1.94bn"));
    assert_eq!(
        page.find("[data-chip=iren-msft]").get_attribute("aria-current").as_deref(),
        Some("true")
    );
    // One step back leads to where it began.
    page.click(".tools button");
    page.until(|page| page.seek(".loaded").is_none() && page.answer() == before).await;
    assert!(page.find("[data-chip=iren-msft]").get_attribute("aria-current").is_none());
}

#[wasm_bindgen_test]
async fn a_link_brings_its_case_back_with_what_was_moved() {
    let moved = link("iren-msft").replace("&case=", "&power=60&case=");
    let page = Page::open(&moved);
    page.until(|page| page.seek(".loaded .since button").is_some()).await;
    assert_eq!(
        page.read(".loaded .since span"),
        "Moved since: Power price $50/MWh \u{2192} $60/MWh."
    );
    assert_eq!(page.value(Input::SitePowerPriceUsdPerMwh), 60.0);
    page.click(".loaded .since button");
    page.until(|page| page.seek(".loaded .since button").is_none()).await;
    assert_eq!(page.value(Input::SitePowerPriceUsdPerMwh), 50.0);
    // Moved so far that less than half of it stands it is that case no more.
    let elsewhere = Page::open("v=1.1.1&power=60&case=iren-msft");
    elsewhere.until(|page| !page.answer().is_empty()).await;
    assert!(elsewhere.seek(".loaded").is_none());
}

/// Chooses an entry of a catalogue, in the group that it stands on.
fn pick(page: &Page, catalogue: &str, entry: &str) {
    let list = page.find(&format!("[data-pick={catalogue}] select"));
    list.unchecked_ref::<HtmlSelectElement>().set_value(entry);
    happen(&list, "change");
}

#[wasm_bindgen_test]
async fn a_pick_sets_several_inputs_in_one_step_and_lists_them() {
    let page = Page::open("");
    let groups = page.root.query_selector_all(".groups > details > summary").unwrap();
    for at in 0..groups.length() {
        groups.item(at).unwrap().unchecked_into::<HtmlElement>().click();
    }
    page.until(|page| page.seek("[data-pick=machines] select").is_some()).await;
    page.until(|page| page.seek("[data-pick=tax] select").is_some()).await;
    for catalogue in &cases::picks::CATALOGUES {
        assert!(page.seek(&format!("[data-pick={}]", catalogue.id)).is_some(), "{}", catalogue.id);
    }
    pick(&page, "machines", "sealminer_a4_pro_air");
    page.until(|page| page.seek("[data-pick=machines] .made span").is_some()).await;
    let made = page.read("[data-pick=machines] .made span");
    for said in ["11 J/TH \u{2192} 10.9 J/TH", "$14/TH \u{2192} $9.90/TH"] {
        assert!(made.contains(said), "{said} is not in {made}");
    }
    let changes = page.read(".changes");
    for input in [Input::MiningNewEfficiencyJPerTh, Input::MiningMachinePriceUsdPerTh] {
        assert!(changes.contains(input.row().label), "{changes}");
    }
    // One of its values moved, it is said; one step back for the whole.
    page.click("[data-pick=machines] .made button");
    page.until(|page| !page.read(".changes").contains("J/TH")).await;
    assert!(page.seek("[data-pick=machines] .made span").is_none());
}
