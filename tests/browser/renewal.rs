//! What is renewed in place: the same as if it were written anew, and nothing lost on the way.

use super::harness::{Page, a_moment, happen, patiently, wait};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;
use web_sys::{Element, HtmlElement};

/// What follows the scenario on a page that has just been opened.
const PARTS: [&str; 5] = [
    ".answer .sentence",
    ".comparison .wide",
    ".standing .strip",
    ".cash .plot",
    ".control .curve",
];

/// The markup of a part, without the names that are a page's own.
fn markup(page: &Page, selector: &str) -> String {
    let copy: Element = page.find(selector).clone_node_with_deep(true).unwrap().unchecked_into();
    let all = copy.query_selector_all("*").unwrap();
    for element in (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok()) {
        for name in ["id", "for", "aria-labelledby", "aria-controls", "aria-describedby"] {
            element.remove_attribute(name).unwrap();
        }
    }
    copy.inner_html()
}

#[wasm_bindgen_test]
async fn what_a_drag_leaves_is_what_its_link_opens_with() {
    let page = Page::open_wide();
    a_moment().await;
    // Prices at which uses lead, tie and lose: what stands in their places comes and goes.
    for share in [0.1, 0.95, 0.3, 0.31, 0.6] {
        page.slide("Power price", share);
        a_moment().await;
    }
    // Let go of: nothing of the start of the move is left beside the bars.
    happen(&page.input("Power price", "range"), "change");
    let price = page.input("Power price", "text").value();
    let fresh = Page::open(&format!("v=1.1.1&power={price}"));
    fresh.root.set_attribute("style", "width:900px").unwrap();
    wait(900).await;
    for selector in PARTS {
        let both = || (markup(&page, selector), markup(&fresh, selector));
        // Each page comes to them in its own time.
        patiently(|| matches!(both(), (left, opened) if !opened.is_empty() && left == opened))
            .await;
        let (left, opened) = both();
        assert!(!opened.is_empty() && left == opened, "{selector} at {price}:\n{left}\n{opened}");
    }
}

#[wasm_bindgen_test]
async fn what_has_the_focus_keeps_it_while_the_numbers_change() {
    let page = Page::open_wide();
    // The way to what a word means, within what is written at every step.
    let way: HtmlElement = page.await_element(".comparison table a").await.unchecked_into();
    way.focus().unwrap();
    let before = page.read(".comparison .wide");
    page.slide("Power price", 0.8);
    a_moment().await;
    assert_ne!(page.read(".comparison .wide"), before);
    // Not by `:focus`: that also asks whether the window is in front, which another test may have changed.
    let active = way.owner_document().and_then(|document| document.active_element());
    assert!(way.is_connected() && way.is_same_node(active.as_deref()));
}

#[wasm_bindgen_test]
async fn what_another_has_changed_is_written_anew() {
    let page = Page::open_wide();
    a_moment().await;
    // The second time the page knows the nodes that it has changed before.
    for share in [0.8, 0.3] {
        // As a browser does that translates the page.
        page.find(".answer .sentence").set_text_content(Some("otra cosa"));
        page.find(".comparison tbody").set_inner_html("<tr><td>otra</td></tr>");
        page.slide("Power price", share);
        a_moment().await;
        assert!(page.answer().starts_with("100 MW at $"), "{}", page.answer());
        assert!(page.read(".comparison tbody").contains("NPV"));
        // Another number alone, which the page changes in place.
        page.slide("Power price", share - 0.02);
        a_moment().await;
    }
}

#[wasm_bindgen_test]
async fn the_lines_of_a_curve_stand_while_its_own_slider_moves() {
    let page = Page::open_wide();
    page.await_element("[data-input=power] .curve .cursor line").await;
    let read = |page: &Page, part: &str| {
        page.find(&format!("[data-input=power] .curve {part}")).outer_html()
    };
    let (lines, rule) = (read(&page, ".series-mining"), read(&page, ".cursor line"));
    page.slide("Power price", 0.8);
    page.until(|page| read(page, ".cursor line") != rule).await;
    wait(600).await;
    assert_eq!(read(&page, ".series-mining"), lines);
    page.slide("Bitcoin price", 0.95);
    page.until(|page| read(page, ".series-mining") != lines).await;
}
