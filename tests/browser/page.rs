//! The page in a browser, used as a person uses it.

use super::harness::{Faults, Page, a_moment, body, frame, happen};
use hash_or_host::scenario::{Input, Scenario, to_lasting_link};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

#[wasm_bindgen_test]
async fn the_answer_stands_at_once() {
    let page = Page::open("");
    assert!(
        page.answer().starts_with("100 MW at $50/MWh earns most as a GPU cloud: NPV $410m over 20 years, $78m ahead of AI colocation."),
        "{}",
        page.answer()
    );
    assert_eq!(page.root.query_selector_all(".compare tbody tr").unwrap().length(), 22);
    a_moment().await;
    let chart = page.find(".plot svg");
    assert!(chart.get_attribute("aria-label").unwrap().contains("Colocation ends at $"));
}

#[wasm_bindgen_test]
async fn moving_a_slider_changes_everything() {
    let page = Page::open("");
    let before = (page.answer(), page.read(".compare"), page.find(".plot").inner_html());
    page.slide("GPU lease rate", 0.0);
    a_moment().await;
    assert_eq!(page.input("GPU lease rate", "text").value(), "2.90");
    // By the computation in tests/oracle: colocation as before, 331,805,788, and 280,291,523 ahead of mining.
    let ending = "AI colocation: NPV $332m over 20 years, $280m ahead of mining.";
    assert!(page.answer().ends_with(ending), "{}", page.answer());
    assert_ne!(page.answer(), before.0);
    assert_ne!(page.read(".compare"), before.1);
    assert_ne!(page.find(".plot").inner_html(), before.2);
    // Every row of the table, those too that are out of sight.
    let there = Scenario::default().nearest(Input::GpuCloudLeaseRateUsdPerHour, 2.9);
    let opened = Page::open(&to_lasting_link(&there));
    assert_eq!(page.read(".compare"), opened.read(".compare"));
}

#[wasm_bindgen_test]
async fn typing_a_number_is_read_as_it_is_written() {
    let page = Page::open("");
    page.type_into("Bitcoin price", "250k");
    page.type_into("Power price", "27");
    a_moment().await;
    assert!(page.answer().starts_with("100 MW at $27/MWh"), "{}", page.answer());
    assert_eq!(page.error("Bitcoin price"), "");
    happen(&page.input("Bitcoin price", "text"), "blur");
    a_moment().await;
    assert_eq!(page.input("Bitcoin price", "text").value(), "250,000");
}

#[wasm_bindgen_test]
async fn a_bad_number_is_kept_and_explained_and_loses_nothing() {
    let page = Page::open("");
    page.type_into("Grid capacity", "200");
    a_moment().await;
    let answer = page.answer();
    page.type_into("Power price", "a lot");
    a_moment().await;
    let field = page.input("Power price", "text");
    assert_eq!(field.value(), "a lot");
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described_by = field.get_attribute("aria-describedby").unwrap();
    assert_eq!(
        page.find(&format!("#{described_by}")).text_content(),
        Some(page.error("Power price"))
    );
    assert_eq!(
        page.error("Power price"),
        "Power price: “a lot” is not a number; enter $0/MWh to $500/MWh."
    );
    assert_eq!(page.answer(), answer, "the last accepted scenario stays");
    assert!(!page.find(".held-back").has_attribute("hidden"), "and is marked so");
    page.type_into("Power price", "900");
    a_moment().await;
    assert!(page.error("Power price").contains("outside the accepted range"));
    page.type_into("Power price", "30");
    a_moment().await;
    assert_eq!(page.error("Power price"), "");
    assert!(page.answer().starts_with("200 MW at $30/MWh"), "{}", page.answer());
    assert!(page.find(".held-back").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn undo_takes_back_a_whole_drag() {
    let page = Page::open("");
    let before = page.answer();
    for share in [0.3, 0.6, 0.9] {
        page.slide("Power price", share);
        a_moment().await;
    }
    let after = page.answer();
    assert_ne!(after, before);
    page.press(".results", "z");
    a_moment().await;
    assert_eq!(page.answer(), before);
}

#[wasm_bindgen_test]
async fn a_step_ends_at_the_next_multiple() {
    let page = Page::open("v=1.1.1&power=38.3&btc=84760");
    page.press("[data-input=power] input[type=range]", "ArrowRight");
    page.press("[data-input=btc] input[type=text]", "ArrowUp");
    a_moment().await;
    assert_eq!(page.input("Power price", "text").value(), "38.50");
    assert_eq!(page.input("Bitcoin price", "text").value(), "84,800");
}

#[wasm_bindgen_test]
async fn a_thumb_rests_at_its_value() {
    let page = Page::open("");
    page.search("Horizon").await;
    let selector = "[data-input=years] input[type=range]";
    let slider: HtmlInputElement = page.find(selector).unchecked_into();
    let start = slider.value_as_number();
    // A little off: the value stays, and the thumb comes back to it.
    slider.set_value(&(start + 9.0).to_string());
    happen(&slider, "input");
    happen(&slider, "change");
    a_moment().await;
    assert_eq!(slider.value_as_number(), start);
}

#[wasm_bindgen_test]
async fn a_finger_that_moves_the_page_leaves_the_value() {
    let page = Page::open("");
    let slider = page.input("Power price", "range");
    let before = page.answer();
    happen(&slider, "pointerdown");
    page.slide("Power price", 0.9);
    a_moment().await;
    assert_ne!(page.answer(), before);
    happen(&slider, "pointercancel");
    a_moment().await;
    assert_eq!(page.answer(), before);
}

#[wasm_bindgen_test]
async fn undo_in_a_field_is_the_fields_own() {
    let page = Page::open("");
    page.type_into("Power price", "38");
    a_moment().await;
    // What was refused goes with an undo outside; inside, the browser undoes text.
    page.press("[data-input=power] input[type=text]", "z");
    page.press("input[type=search]", "z");
    a_moment().await;
    assert!(page.answer().starts_with("100 MW at $38/MWh"), "{}", page.answer());
    page.type_into("Power price", "9000");
    page.press(".results", "z");
    a_moment().await;
    assert!(page.answer().starts_with("100 MW at $50/MWh"), "{}", page.answer());
    assert_eq!(page.input("Power price", "text").value(), "50");
    assert_eq!(page.error("Power price"), "");
}

#[wasm_bindgen_test]
async fn an_emptied_field_is_no_mistake_and_fills_again() {
    let page = Page::open("");
    page.type_into("Power price", "");
    a_moment().await;
    let field = page.input("Power price", "text");
    assert_eq!((field.value(), page.error("Power price")), (String::new(), String::new()));
    happen(&field, "blur");
    a_moment().await;
    assert_eq!(field.value(), "50");
}

#[wasm_bindgen_test]
async fn a_press_on_a_number_takes_it_whole() {
    let page = Page::open("");
    let field = page.input("Power price", "text");
    field.focus().unwrap();
    // A window that is not in front tells its elements nothing of it.
    happen(&field, "focus");
    field.set_selection_range(1, 1).unwrap();
    happen(&field, "click");
    assert_eq!((field.selection_start(), field.selection_end()), (Ok(Some(0)), Ok(Some(2))));
    // A second press sets the caret.
    field.set_selection_range(1, 1).unwrap();
    happen(&field, "click");
    assert_eq!((field.selection_start(), field.selection_end()), (Ok(Some(1)), Ok(Some(1))));
}

#[wasm_bindgen_test]
async fn a_price_per_kilowatt_hour_is_asked_about_or_converted() {
    let page = Page::open("");
    page.type_into("Power price", "0.05");
    a_moment().await;
    assert_eq!(
        page.error("Power price"),
        "Power price: “0.05” is unclear; write 50 for $50/MWh, or $0.05/MWh with its unit."
    );
    assert!(page.answer().starts_with("100 MW at $50/MWh"), "{}", page.answer());
    page.type_into("Power price", "6 ¢/kWh");
    a_moment().await;
    assert_eq!(page.error("Power price"), "");
    assert_eq!(page.read("[data-input=power] .remark"), "Read as $60/MWh.");
    assert!(page.answer().starts_with("100 MW at $60/MWh"), "{}", page.answer());
}

#[wasm_bindgen_test]
async fn one_year_is_no_years() {
    let page = Page::open("");
    page.search("Power price: half-life of a shock").await;
    let unit = || page.read("[data-input=u_powhal] .after").trim().to_owned();
    assert_eq!(unit(), "year");
    page.type_into("Power price: half-life of a shock", "2");
    a_moment().await;
    assert_eq!(unit(), "years");
}

#[wasm_bindgen_test]
async fn a_seed_is_written_and_not_slid() {
    let page = Page::open("");
    page.search("Seed").await;
    page.find("[data-input=u_seed] input[type=text]");
    assert!(page.seek("[data-input=u_seed] input[type=range]").is_none());
}

#[wasm_bindgen_test]
async fn a_groups_label_chooses_nothing() {
    let page = Page::open("v=1.1.1&mode=gpu_cloud");
    page.search("AI business").await;
    let chosen = "[data-input=mode] input:checked + span";
    assert_eq!(page.read(chosen), "GPU cloud");
    page.click("[data-input=mode] .name");
    a_moment().await;
    assert_eq!(page.read(chosen), "GPU cloud");
}

#[wasm_bindgen_test]
async fn a_field_that_may_be_negative_has_a_keyboard_with_a_minus() {
    let page = Page::open("");
    for input in Input::ALL.into_iter().filter(|i| i.is_numeric() && i.row().min < 0.0) {
        page.search(input.row().label).await;
        let field = page.find(&format!("[data-input={}] input[type=text]", input.row().code));
        assert_eq!(field.get_attribute("inputmode").as_deref(), Some("text"), "{}", input.key());
    }
}

#[wasm_bindgen_test]
async fn the_headline_checker_reads_like_every_field() {
    let page = Page::open_at(".migration").await;
    let field: HtmlInputElement = page.find("[data-headline=gigawatts]").unchecked_into();
    let before = page.read(".checker table");
    for (text, is_read) in [("3,7", true), ("2e9", false), ("-3", false), ("3700 MW", true)] {
        field.set_value(text);
        happen(&field, "input");
        a_moment().await;
        assert_eq!(page.read(".checker table") == before, is_read, "{text}");
        assert_eq!(field.get_attribute("aria-invalid").is_none(), is_read, "{text}");
    }
}

#[wasm_bindgen_test]
async fn what_was_likely_meant_is_one_press_away() {
    let page = Page::open("v=1.1.1&power=0.05");
    assert!(page.read(".cautions").contains("Is it a price per kWh?"));
    page.find(".cautions .remedy").unchecked_into::<HtmlElement>().click();
    a_moment().await;
    assert!(page.seek(".cautions li").is_none());
    assert!(page.answer().starts_with("100 MW at $50/MWh"), "{}", page.answer());
}

#[wasm_bindgen_test]
async fn a_link_opens_its_scenario_and_says_what_it_could_not_read() {
    let page = Page::open("v=1.1.1&power=38&mw=huge");
    assert!(page.answer().starts_with("100 MW at $38/MWh"), "{}", page.answer());
    assert!(page.read(".notice").contains("Grid capacity: “huge” is not a number"));
    assert!(page.read(".changes").contains("Power price"));
}

#[wasm_bindgen_test]
async fn the_cash_chart_is_read_by_keyboard() {
    let page = Page::open("");
    a_moment().await;
    page.press(".plot", "Home");
    page.press(".plot", "ArrowRight");
    a_moment().await;
    let heard = page.find(".plot").get_attribute("aria-valuetext").unwrap();
    assert!(heard.starts_with("January 2027"), "{heard}");
    assert!(heard.contains("Colocation −$"), "{heard}");
}

#[wasm_bindgen_test]
async fn an_assumption_is_found_and_changed() {
    let page = Page::open("");
    page.search("tax rate").await;
    page.type_into("Tax rate", "0");
    a_moment().await;
    assert!(page.read(".changes").contains("0%"), "{}", page.read(".changes"));
}

#[wasm_bindgen_test]
async fn two_controls_of_an_input_leave_each_other_alone() {
    let page = Page::open("");
    page.await_element(".groups > details").await;
    let groups = page.root.query_selector_all(".groups > details > summary").unwrap();
    for at in 0..groups.length() {
        groups.item(at).unwrap().unchecked_into::<HtmlElement>().click();
    }
    page.await_element(".groups [data-input=f_losses]").await;
    page.search("Tax losses").await;
    let [old, new] = [".groups", ".found"].map(|place| format!("{place} [data-input=f_losses]"));
    for control in [&old, &new] {
        assert!(page.seek(&format!("{control} input:checked")).is_some(), "{control}");
        let card = page.find(&format!("{control} .source")).id();
        let button = page.find(&format!("{control} .info"));
        assert_eq!(button.get_attribute("aria-controls"), Some(card.clone()));
        assert_eq!(page.root.query_selector_all(&format!("#{card}")).unwrap().length(), 1);
    }
    page.click(&format!("{new} .info"));
    let is_hidden =
        |page: &Page, of: &str| page.find(&format!("{of} .source")).has_attribute("hidden");
    page.until(|page| !is_hidden(page, &new)).await;
    assert!(is_hidden(&page, &old));
}

#[wasm_bindgen_test]
async fn a_page_that_is_made_anew_listens_to_the_document_no_more_than_before() {
    let page = Page::open("");
    page.await_element(".method").await;
    let watch = "window.heard = 0;\
                 document.addEventListener = function (...all) {\
                   if (all[0] === 'click') window.heard += 1;\
                   return EventTarget.prototype.addEventListener.apply(this, all);\
                 };";
    Function::new_no_args(watch).call0(&JsValue::NULL).unwrap();
    let old = page.find(".method");
    page.click(".units input[id$=-true]");
    page.until(|page| page.seek(".method").is_some_and(|new| !new.is_same_node(Some(&old)))).await;
    let stop = "delete document.addEventListener; return window.heard";
    let heard = Function::new_no_args(stop).call0(&JsValue::NULL).unwrap();
    assert_eq!(heard.as_f64(), Some(0.0));
}

#[wasm_bindgen_test]
async fn two_pages_do_not_disturb_each_other_and_one_may_stand_in_a_shadow() {
    let (one, two) = (Page::open(""), Page::open_in_shadow("v=1.1.1&power=60"));
    let untouched = two.answer();
    one.type_into("Power price", "30");
    a_moment().await;
    assert!(one.answer().starts_with("100 MW at $30/MWh"), "{}", one.answer());
    assert_eq!(two.answer(), untouched);
    two.slide("Grid capacity", 1.0);
    a_moment().await;
    assert!(two.answer().starts_with("500 MW at $60/MWh"), "{}", two.answer());
    assert!(one.answer().starts_with("100 MW"), "{}", one.answer());
    let id = |page: &Page| page.input("Power price", "text").id();
    assert_ne!(id(&one), id(&two));
}

#[wasm_bindgen_test]
async fn a_page_that_is_taken_away_leaves_nothing_behind() {
    let before = body().child_element_count();
    let page = Page::open("");
    page.slide("Power price", 0.9);
    drop(page);
    a_moment().await;
    assert_eq!(body().child_element_count(), before);
}

#[wasm_bindgen_test]
async fn a_page_that_is_taken_away_in_the_midst_of_a_move_is_read_by_nothing() {
    let faults = Faults::listen();
    // Whatever a change sets off, and in whichever frame.
    for frames in 0..4 {
        let page = Page::open("");
        a_moment().await;
        page.slide("Power price", 0.9);
        for _ in 0..frames {
            frame().await;
        }
        drop(page);
        a_moment().await;
        assert_eq!(faults.told(), "", "{frames} frames after the move");
    }
}
