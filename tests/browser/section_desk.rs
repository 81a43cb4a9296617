//! The statement, the working of a number, solving and comparing, used as a person uses them.

use super::harness::{Page, a_moment, happen};
use hash_or_host::evaluation::{Figure, evaluate};
use hash_or_host::finance::Column;
use hash_or_host::format::{Plain, money, signed_money};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// The texts of all elements that a selector finds.
fn texts(page: &Page, selector: &str) -> Vec<String> {
    let found = page.root.query_selector_all(selector).unwrap();
    let text = |at| found.item(at).unwrap().text_content().unwrap_or_default();
    (0..found.length()).map(text).collect()
}

/// The row of the statement with that name, its cells as texts.
fn row(page: &Page, name: &str) -> Vec<String> {
    let heads = page.root.query_selector_all("#year-by-year tbody th").unwrap();
    for at in 0..heads.length() {
        let head: Element = heads.item(at).unwrap().unchecked_into();
        if head.text_content().as_deref() == Some(name) {
            let cells = head.parent_element().unwrap().query_selector_all("td").unwrap();
            let text = |at| cells.item(at).unwrap().text_content().unwrap_or_default();
            return (0..cells.length()).map(text).collect();
        }
    }
    panic!("no row {name}");
}

fn choose(page: &Page, selector: &str, value: &str) {
    let list = page.find(selector);
    js_sys::Reflect::set(&list, &"value".into(), &value.into()).unwrap();
    happen(&list, "change");
}

/// Presses the button with this text.
fn press(page: &Page, within: &str, text: &str) {
    let buttons = page.root.query_selector_all(&format!("{within} button")).unwrap();
    for at in 0..buttons.length() {
        let button: HtmlElement = buttons.item(at).unwrap().unchecked_into();
        if button.text_content().as_deref() == Some(text) {
            button.click();
            return;
        }
    }
    panic!("no button {text} in {within}");
}

#[wasm_bindgen_test]
async fn the_statement_is_the_ledger_by_year_and_by_month() {
    let page = Page::open("");
    page.await_element("#year-by-year table").await;
    choose(&page, "#year-by-year select", "colocation");
    a_moment().await;
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    let outcome = evaluation.outcome(Strategy::Colocation).unwrap();
    let revenue = outcome.ledger.column(Column::Revenue);
    let shown = row(&page, "Revenue");
    // The total, the valuation date, twenty years.
    assert_eq!(shown.len(), 22);
    let year = |year: usize| revenue[12 * year - 11..=12 * year].iter().sum::<f64>();
    assert_eq!(shown[6], money(&Plain, year(5)));
    assert_eq!(shown[0], money(&Plain, revenue.iter().sum()));
    let worth = row(&page, "Present value");
    assert_eq!(worth[0], money(&Plain, outcome.figures.npv_usd), "the total is NPV");
    // Its fifth year, month by month.
    choose(&page, "#year-by-year .choices > :last-child select", "5");
    a_moment().await;
    let shown = row(&page, "Revenue");
    assert_eq!(shown.len(), 12);
    assert_eq!(shown[0], money(&Plain, revenue[49]));
    assert_eq!(shown[11], money(&Plain, revenue[60]));
}

#[wasm_bindgen_test]
async fn a_result_opens_down_to_an_input() {
    let page = Page::open("");
    page.await_element("#how .opened table").await;
    let npv = evaluate(&Scenario::default()).npv(Strategy::Colocation).unwrap();
    assert_eq!(page.read("#how .opened .finding"), money(&Plain, npv));
    for step in [
        "Revenue, present value",
        "Revenue of 2030, present value",
        "Revenue, March 2030, present value",
        "Revenue, March 2030",
        "Rent charged, March 2030",
    ] {
        press(&page, "#how .opened", step);
        a_moment().await;
    }
    assert_eq!(texts(&page, "#how .trail button").len(), 6);
    press(&page, "#how .opened", "Rent, first year");
    a_moment().await;
    let field: HtmlInputElement =
        page.find("#how .opened .control input[type=text]").unchecked_into();
    assert_eq!(field.value(), "128");
    // The way back, and a change of the scenario.
    press(&page, "#how .trail", "Revenue, March 2030");
    a_moment().await;
    assert_eq!(texts(&page, "#how .trail button").len(), 5);
    let before = page.read("#how .opened .finding");
    page.type_into(Input::SiteGridMw.row().label, "200");
    page.until(|page| page.read("#how .opened .finding") != before).await;
}

#[wasm_bindgen_test]
async fn what_is_solved_for_can_be_set() {
    let page = Page::open("");
    page.find("#solve").scroll_into_view();
    page.until(|page| page.seek("#solve .finding .value").is_some()).await;
    page.click("#solve .finding .value");
    let set = format!("&{}=", Input::ColocationRentUsdPerKwMonth.row().code);
    page.until(|page| page.read("#compare .snippet code").contains(&set)).await;
    let link = page.read("#compare .snippet code");
    let rent: f64 = link.split_once(&set).unwrap().1.parse().unwrap();
    let there = Scenario::default().set(Input::ColocationRentUsdPerKwMonth, rent).unwrap();
    let found = evaluate(&there);
    let rate = found.outcome(Strategy::Colocation).unwrap().figures.number(Figure::EquityIrr);
    assert!((rate.unwrap() - 0.15).abs() < 1e-6, "{rent} makes {rate:?}");
    // What is no number is said, and leaves no answer.
    let field: HtmlInputElement = page.find("#solve .wanted").unchecked_into();
    field.set_value("much");
    happen(&field, "input");
    a_moment().await;
    assert!(page.read("#solve .error").contains("15%"), "says how a number is written");
}

#[wasm_bindgen_test]
async fn what_is_kept_stands_beside_and_the_shares_add_up() {
    let page = Page::open("");
    page.await_element("#compare").await;
    press(&page, "#compare", "Keep this scenario");
    page.type_into(Input::SitePowerPriceUsdPerMwh.row().label, "30");
    page.type_into(Input::NetworkBtcPriceUsd.row().label, "120000");
    choose(&page, "#compare select", "mining");
    page.find("#compare").scroll_into_view();
    page.until(|page| texts(page, "#compare .shares tbody tr").len() == 4).await;
    let there = Scenario::default().set(Input::SitePowerPriceUsdPerMwh, 30.0).unwrap();
    let there = there.set(Input::NetworkBtcPriceUsd, 120_000.0).unwrap();
    let npv = |scenario: &Scenario| evaluate(scenario).npv(Strategy::Mining).unwrap();
    let (from, to) = (npv(&Scenario::default()), npv(&there));
    let first = texts(&page, "#compare .side tbody tr:first-child td");
    assert_eq!(first, [money(&Plain, from), money(&Plain, to)]);
    let shown = texts(&page, "#compare .shares tbody td:last-child");
    assert_eq!((shown[0].clone(), shown[3].clone()), (money(&Plain, from), money(&Plain, to)));
    assert!(shown[1].starts_with('+') && shown[2].starts_with('+'), "{shown:?}");
    // Of two groups each share is the mean of moving it first and moving it last.
    let only = |input, value| npv(&Scenario::default().set(input, value).unwrap());
    let power = only(Input::SitePowerPriceUsdPerMwh, 30.0);
    let price = only(Input::NetworkBtcPriceUsd, 120_000.0);
    assert_eq!(shown[1], signed_money(&Plain, ((power - from) + (to - price)) / 2.0));
    // The chart has a line for each, the address would carry what is kept.
    let drawn = page.find("#compare .picture svg").inner_html();
    assert_eq!(drawn.matches("fill=\"none\"").count(), 2, "{drawn}");
    press(&page, "#compare", "Show");
    page.until(|page| page.value(Input::SitePowerPriceUsdPerMwh) == 50.0).await;
    press(&page, "#compare", "Remove");
    a_moment().await;
    assert_eq!(texts(&page, "#compare .kept li").len(), 0);
}

#[wasm_bindgen_test]
async fn a_link_brings_what_stands_beside() {
    let page = Page::open("v=1.1.1&power=38&ab=Cheap_power~v:1.1.1~power:20&ab=B~power:900");
    page.await_element("#compare .side").await;
    assert_eq!(texts(&page, "#compare .side thead th")[1..], ["Cheap power", "B", "On the page"]);
    let cheap = Scenario::default().set(Input::SitePowerPriceUsdPerMwh, 20.0).unwrap();
    choose(&page, "#compare select", "mining");
    a_moment().await;
    let npv = evaluate(&cheap).npv(Strategy::Mining).unwrap();
    let first = texts(&page, "#compare .side tbody tr:first-child td");
    assert_eq!(first[0], money(&Plain, npv));
    // What could not be read is said with the name.
    let notice = page.read(".notice");
    assert!(notice.contains("“B”") && notice.contains("900"), "{notice}");
    // A real case is loaded beside, and takes nothing away.
    page.click("#compare .go-on .chip");
    a_moment().await;
    assert_eq!(texts(&page, "#compare .kept li").len(), 2);
}

#[wasm_bindgen_test]
async fn the_futures_of_one_do_not_stand_under_the_name_of_another() {
    let dear = "ab=Dear~v:1.1.1~power:80";
    let counted = async |link: &str| {
        let page = Page::open(link);
        page.await_element("#compare .versus").await.scroll_into_view();
        page.until(|page| page.read("#compare .versus .count") == "300 futures").await;
        page
    };
    let found = |page: &Page| page.read("#compare .versus .finding");
    let expected = found(&counted(&format!("v=1.1.1&u_paths=300&{dear}")).await);
    assert!(expected.contains("Dear"), "{expected}");
    let link = format!("v=1.1.1&u_paths=300&ab=Cheap~v:1.1.1~power:20&{dear}");
    let page = counted(&link).await;
    assert!(found(&page).contains("Cheap"));
    choose(&page, "#compare select:has(option[value='1'])", "1");
    // What follows from the choice is written, and nothing counted.
    JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await.unwrap();
    assert!(!found(&page).contains("Dear"), "{}", found(&page));
    page.until(|page| found(page).contains("Dear")).await;
    assert_eq!(found(&page), expected);
}

#[wasm_bindgen_test]
async fn a_number_of_the_comparison_opens() {
    let page = Page::open("");
    page.await_element("#how .opened table").await;
    // NPV of the GPU cloud.
    page.click(".comparison tbody tr:nth-child(1) td:nth-of-type(3)");
    a_moment().await;
    let npv = evaluate(&Scenario::default()).npv(Strategy::GpuCloud).unwrap();
    assert_eq!(page.read("#how .opened .finding"), money(&Plain, npv));
    assert!(page.read("#how .equation").ends_with(&format!("= {}", money(&Plain, npv))));
    assert!(page.read("#how .decided").contains("April 2033"), "the GPU cloud closes");
}

#[wasm_bindgen_test]
async fn a_scenario_that_is_saved_opens_as_it_was() {
    let page = Page::open("v=1.1.1&power=38&m_fleet=no&p_price=80000_81000");
    page.await_element("#compare").await;
    let watch = "const make = URL.createObjectURL;\
                 URL.createObjectURL = blob => { window.saved = blob; return make.call(URL, blob); };";
    Function::new_no_args(watch).call0(&JsValue::NULL).unwrap();
    press(&page, "#compare", "Save scenario (JSON)");
    page.until(|page| page.read("#compare .opening") == "Saved.").await;
    let text = Function::new_no_args("return window.saved.text()").call0(&JsValue::NULL).unwrap();
    let text = JsFuture::from(text.unchecked_into::<Promise>()).await.unwrap().as_string().unwrap();
    let link = page.read("#compare .snippet code");
    page.type_into(Input::SitePowerPriceUsdPerMwh.row().label, "60");
    a_moment().await;
    assert_ne!(page.read("#compare .snippet code"), link);
    open(&page, &text);
    page.until(|page| page.read("#compare .snippet code") == link).await;
    // What is not accepted is named, all of it, and changes nothing.
    open(&page, r#"{ "scenario": { "site": { "power": 38, "grid_mw": -1 }, "farm": 2 } }"#);
    page.until(|page| page.read("#compare .opening").contains("farm")).await;
    let said = page.read("#compare .opening");
    for word in ["site.power", "Grid capacity"] {
        assert!(said.contains(word), "{word} in {said}");
    }
    open(&page, "{");
    page.until(|page| page.read("#compare .opening").contains("no JSON")).await;
    assert_eq!(page.read("#compare .snippet code"), link);
}

#[wasm_bindgen_test]
async fn a_file_that_the_browser_does_not_take_is_not_called_saved() {
    let page = Page::open("");
    page.await_element("#compare").await;
    page.await_element("#year-by-year table").await;
    let refuse = "const make = URL.createObjectURL;\
                  URL.createObjectURL = () => { throw new TypeError(); };\
                  return () => { URL.createObjectURL = make; };";
    let allow: Function =
        Function::new_no_args(refuse).call0(&JsValue::NULL).unwrap().unchecked_into();
    let refused = "The browser does not let this page save a file.";
    press(&page, "#compare", "Save scenario (JSON)");
    press(&page, "#year-by-year", "Statement (CSV)");
    page.until(|page| page.read("#compare .opening") == refused).await;
    page.until(|page| page.read("#year-by-year").contains(refused)).await;
    allow.call0(&JsValue::NULL).unwrap();
}

/// Chooses a file with this text.
fn open(page: &Page, text: &str) {
    let put = "const files = new DataTransfer();\
               files.items.add(new File([text], 'scenario.json'));\
               field.files = files.files;\
               field.dispatchEvent(new Event('change', { bubbles: true }));";
    let field = page.find("#compare input[type=file]");
    Function::new_with_args("field, text", put)
        .call2(&JsValue::NULL, &field, &text.into())
        .unwrap();
}

#[wasm_bindgen_test]
async fn words_of_the_trade_lead_to_what_they_mean() {
    let page = Page::open("");
    // They come with the studies, at rest.
    page.await_element("#how .opened table").await;
    page.await_element(".comparison .first th a").await;
    let way = |selector: &str| page.find(selector).get_attribute("href").unwrap_or_default();
    assert_eq!(way(".comparison .first th a"), "glossary.html#npv");
    page.find(".card").set_attribute("open", "").unwrap();
    page.await_element(".card [data-figure=irr] dt a").await;
    assert_eq!(way(".card [data-figure=irr] dt a"), "glossary.html#irr");
    assert_eq!(page.read(".comparison .first th"), "Net present value");
    assert!(page.seek(".answer .sentence a.word").is_some());
    assert!(page.seek(".below .section-head a.word").is_some());
}
