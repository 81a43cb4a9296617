//! The sections beyond the answer in a browser, used as a person uses them.

use super::harness::{Page, a_moment, patiently, wait};
use hash_or_host::browser::page::work::Work;
use hash_or_host::desk::{Job, Question, Step};
use hash_or_host::evaluation::evaluate;
use hash_or_host::reactive::{Live, Owner};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, PointerEvent, PointerEventInit};

/// A mouse over an element, at a share of its extent.
fn mouse(kind: &str, element: &Element, across: f64, down: f64) {
    let bounds = element.get_bounding_client_rect();
    let at = PointerEventInit::new();
    at.set_bubbles(true);
    at.set_pointer_type("mouse");
    at.set_client_x((bounds.left() + across * bounds.width()) as i32);
    at.set_client_y((bounds.top() + down * bounds.height()) as i32);
    let event = PointerEvent::new_with_event_init_dict(kind, &at).unwrap();
    element.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn dragging_the_point_on_the_map_moves_both_inputs() {
    let page = Page::open_wide();
    wait(50).await;
    page.await_element(".map .handle").await.scroll_into_view();
    page.await_element(".map path").await;
    let (x, y) = (Input::GpuCloudLeaseRateUsdPerHour, Input::ColocationRentUsdPerKwMonth);
    let before = (page.value(x), page.value(y));
    let layer = page.await_element(".map .pointing").await;
    mouse("pointerdown", &layer, 0.6, 0.5);
    mouse("pointermove", &layer, 0.8, 0.3);
    a_moment().await;
    let high = (page.value(x), page.value(y));
    assert!(high.0 > before.0 && high.1 > before.1, "{before:?} {high:?}");
    mouse("pointermove", &layer, 0.3, 0.7);
    mouse("pointerup", &layer, 0.3, 0.7);
    a_moment().await;
    let low = (page.value(x), page.value(y));
    assert!(low.0 < high.0 && low.1 < high.1, "{high:?} {low:?}");
    // What was let go stays where it is.
    mouse("pointermove", &layer, 0.9, 0.1);
    a_moment().await;
    assert_eq!((page.value(x), page.value(y)), low);
    let said = page.await_element(".map .handle").await.get_attribute("aria-valuetext").unwrap();
    assert!(said.contains(x.row().label) && said.contains(y.row().label), "{said}");
}

#[wasm_bindgen_test]
async fn a_drag_on_the_map_that_the_browser_takes_away_is_over() {
    let page = Page::open_wide();
    wait(50).await;
    page.await_element(".map .handle").await.scroll_into_view();
    page.await_element(".map path").await;
    let layer = page.await_element(".map .pointing").await;
    mouse("pointerdown", &layer, 0.6, 0.5);
    mouse("pointermove", &layer, 0.8, 0.3);
    // Bars show where they started for as long as the point is held.
    let is_held = |page: &Page| page.seek(".npv-bar [stroke-opacity='0.35']").is_some();
    page.until(is_held).await;
    mouse("pointercancel", &layer, 0.8, 0.3);
    page.until(|page| !is_held(page)).await;
}

#[wasm_bindgen_test]
async fn a_break_even_is_level_at_its_value() {
    let page = Page::open_wide();
    wait(50).await;
    let input = Input::ColocationRentUsdPerKwMonth;
    let sentence = format!(".lines [data-input={}] .flip", input.row().code);
    page.await_element(&sentence).await.scroll_into_view();
    let value = page.await_element(&format!("{sentence} .value:not([hidden])")).await;
    let words = page.await_element(&sentence).await.text_content().unwrap();
    assert!(words.contains("loses to"), "{words}");
    let before = page.value(input);
    value.unchecked_into::<HtmlElement>().click();
    a_moment().await;
    let now = page.value(input);
    assert_ne!(now, before);
    // The value is a multiple of the step, and within one the best use changes.
    let step = input.row().step;
    assert!((now / step - (now / step).round()).abs() < 1e-6, "{now}");
    let best = |value: f64| {
        let scenario = Scenario::default().set(input, value).unwrap();
        let npvs = evaluate(&scenario);
        let pure = [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud].into_iter();
        pure.max_by(|a, b| npvs.npv(*a).partial_cmp(&npvs.npv(*b)).unwrap())
    };
    assert_ne!(best(now - step), best(now + step), "{now}");
}

/// Counts to its number, a step at a time.
#[derive(Clone, Debug, PartialEq)]
struct Count(u32);

impl Question for Count {
    type Answer = u32;

    fn begin(&self, _: &Scenario) -> Job<u32> {
        let (target, mut now) = (self.0, 0);
        Box::new(move |_| {
            now += 1;
            if now >= target { Step::Done(now) } else { Step::More }
        })
    }
}

#[wasm_bindgen_test]
async fn a_long_analysis_is_superseded_by_a_newer_one() {
    let owner = Owner::new();
    let (seat, question) = owner.with(|| {
        let seat = Work::new().sit::<Count>();
        let question = Live::new(Count(u32::MAX));
        seat.see(true);
        seat.follow(move || (question.get(), Scenario::default()));
        (seat, question)
    });
    wait(150).await;
    assert!(owner.with(|| seat.answer_now()).is_none(), "it would count for minutes");
    for target in [7, 8, 9] {
        question.set(Count(target));
    }
    let answer = || owner.with(|| seat.answer_now()).map(|found| found.answer);
    patiently(|| answer().is_some()).await;
    assert_eq!(answer(), Some(9));
    assert_eq!(question.now(), Some(Count(9)));
    owner.cleanup();
}
