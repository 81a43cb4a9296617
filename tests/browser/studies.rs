//! Shocks, real cases and the hybrid under limits in a browser, used as a person uses them.

use super::harness::Page;
use hash_or_host::analysis::frontier::{Limits, best_share, frontier};
use hash_or_host::analysis::stress::{Shock, Shocks, stress};
use hash_or_host::evaluation::Engine;
use hash_or_host::format::{Plain, money};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use hash_or_host::text;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the table must say of mining under shocks.
fn mining(shocks: Shocks) -> [String; 2] {
    let report = stress(&Scenario::default(), shocks);
    let stressed = report.strategy(Strategy::Mining).unwrap();
    [money(&Plain, stressed.before.npv_usd), money(&Plain, stressed.after.npv_usd)]
}

#[wasm_bindgen_test]
async fn switching_a_shock_shows_before_and_after() {
    let page = Page::open_at(".stress").await;
    let winter = Shocks::from(Shock::Winter2022);
    assert_eq!(page.row(1)[..2], mining(winter));
    page.click("[data-shock=power_spike]");
    let both = winter.with(Shock::PowerSpike);
    let shows = async |expected: [String; 2]| {
        // What is out of sight may come later: pictures that go with a press move the rest about.
        page.until(|page| {
            page.find(".stress .uses").scroll_into_view();
            page.row(1)[..2] == expected
        })
        .await;
    };
    shows(mining(both)).await;
    assert!(page.read(".stress .finding").starts_with("Winter of 2022 and Power spike"));
    assert_ne!(mining(both), mining(winter), "the second shock shows");
    page.click("[data-shock=winter_2022]");
    page.click("[data-shock=power_spike]");
    page.until(|page| page.find(".stress .finding").has_attribute("hidden")).await;
    let [before, after] = mining(Shocks::NONE);
    assert_eq!(before, after, "without a shock nothing changes");
    // The sentence goes with the press, the table's numbers come with the answer.
    shows([before, after]).await;
}

#[wasm_bindgen_test]
async fn a_limit_on_funding_changes_the_best_share() {
    let page = Page::open_at(".frontier").await;
    assert!(page.read(".frontier .finding").starts_with("Without a limit 100% for AI is best"));
    page.slide_to("[data-limit=funding]", 100.0);
    page.until(|page| page.read(".frontier .finding").starts_with("With at most ")).await;
    // Half of what the whole site needs, to a million.
    let (scenario, mut engine) = (Scenario::default(), Engine::new());
    let found = frontier(&mut engine, &scenario, 11, None).unwrap();
    let most = found.points.iter().map(|p| p.peak_funding_usd).fold(0.0, f64::max);
    let limit = (most / 2e6).round() * 1e6;
    let limits = Limits { peak_funding_usd: Some(limit), ..Limits::default() };
    let best = best_share(&mut engine, &scenario, &found, &limits).unwrap().point.share;
    let share = text::frontier::share(&Plain, text::frontier::in_steps(best));
    assert!(best > 0.3 && best < 0.7, "{best}");
    assert!(page.read(".frontier .finding").contains(&format!("{share} for AI is best")));
    page.click(".adopt");
    page.until(|page| page.read(".changes").contains(Input::HybridAiShare.row().label)).await;
    assert!(page.find(".adopt").has_attribute("disabled"), "it is set");
}
