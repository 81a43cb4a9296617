//! Shocks, real cases and the hybrid under limits in a browser, used as a person uses them.
#![cfg(all(target_arch = "wasm32", feature = "page"))]

use hash_or_host::analysis::frontier::{Limits, best_share, frontier};
use hash_or_host::analysis::stress::{Shock, Shocks, stress};
use hash_or_host::browser::page::{Mounted, Options, mount};
use hash_or_host::cases as presets;
use hash_or_host::evaluation::Engine;
use hash_or_host::format::{Plain, money};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use hash_or_host::text;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

struct Page {
    root: HtmlElement,
    _mounted: Mounted,
}

impl Page {
    fn open() -> Page {
        let body = web_sys::window().unwrap().document().unwrap().body().unwrap();
        let made = body.owner_document().unwrap().create_element("div").unwrap();
        let root: HtmlElement = made.unchecked_into();
        body.append_child(&root).unwrap();
        let mounted = mount(root.clone(), &Options::default());
        Page { root, _mounted: mounted }
    }

    /// A page of which this section is in sight, with its first finding.
    async fn open_at(section: &str) -> Page {
        let page = Page::open();
        page.find(section).scroll_into_view();
        page.until(|page| !page.read(&format!("{section} .finding")).is_empty()).await;
        page
    }

    fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    fn read(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }

    fn slide(&self, selector: &str, position: f64) {
        let slider: HtmlInputElement = self.find(selector).unchecked_into();
        slider.set_value(&position.to_string());
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &init).unwrap();
        slider.dispatch_event(&event).unwrap();
    }

    /// Waits until `there` holds, five seconds at most.
    async fn until(&self, there: impl Fn(&Page) -> bool) {
        for _ in 0..100 {
            if there(self) {
                return;
            }
            a_moment().await;
        }
        panic!("nothing came of it: {}", self.read(".stress .finding"));
    }

    /// The cells of a use's row under the shocks.
    fn row(&self, row: usize) -> Vec<String> {
        let cells = self.root.query_selector_all(&format!(".uses tbody tr:nth-child({row}) td"));
        let cells = cells.unwrap();
        (0..cells.length())
            .map(|i| cells.item(i).unwrap().text_content().unwrap_or_default())
            .collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

async fn a_moment() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, 50)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

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
    page.until(|page| page.read(".stress .finding").starts_with("Winter of 2022 and Power spike"))
        .await;
    assert_eq!(page.row(1)[..2], mining(both));
    assert_ne!(mining(both), mining(winter), "the second shock shows");
    page.click("[data-shock=winter_2022]");
    page.click("[data-shock=power_spike]");
    page.until(|page| page.find(".stress .finding").has_attribute("hidden")).await;
    let [before, after] = mining(Shocks::NONE);
    assert_eq!(before, after, "without a shock nothing changes");
    assert_eq!(page.row(1)[..2], [before, after]);
}

#[wasm_bindgen_test]
async fn a_real_case_changes_the_answer_and_lists_what_it_set() {
    let page = Page::open();
    let before = page.read(".answer .sentence");
    page.click(".gallery summary");
    page.until(|page| page.root.query_selector("[data-case]").unwrap().is_some()).await;
    page.click("[data-case=hut8_river_bend]");
    page.until(|page| page.read(".answer .sentence").starts_with("330 MW at ")).await;
    let deal = presets::find("hut8_river_bend").unwrap();
    let changes = presets::apply(deal, &Scenario::default()).changes;
    let listed = page.root.query_selector_all(".sets > div").unwrap();
    assert_eq!(listed.length() as usize, changes.len());
    assert!(page.read(".sets").contains(deal.why(changes[0].input).unwrap()));
    assert!(page.read(".loaded .open").contains(deal.unstated[0].note));
    page.click(".tools button");
    page.until(|page| page.read(".answer .sentence") == before).await;
    page.until(|page| page.root.query_selector(".loaded").unwrap().is_none()).await;
}

#[wasm_bindgen_test]
async fn a_limit_on_funding_changes_the_best_share() {
    let page = Page::open_at(".frontier").await;
    assert!(page.read(".frontier .finding").starts_with("Without a limit 100% for AI is best"));
    page.slide("[data-limit=funding]", 100.0);
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
