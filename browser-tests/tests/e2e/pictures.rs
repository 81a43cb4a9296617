//! Charts taken away as pictures.

use crate::saved::KEEP;
use anyhow::Result;
use browser_tests::Page;
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::Column;
use hash_or_host::scenario::parse_link;
use hash_or_host::strategy::Strategy;
use serde_json::Value;

const PRESS: &str = "((words) => [...document.querySelectorAll('.quoting button')].find(b => b.textContent === words).click())";
const READY: &str = "[...document.querySelectorAll('.quoting button')].every(b => !b.disabled) && document.querySelector('.quoted').naturalWidth > 0";

fn open(page: &mut Page, chart: &str) -> Result<()> {
    page.wait_for(&format!("{chart} .take"))?;
    page.eval(&format!("document.querySelector('{chart} .take').click()"))?;
    page.wait_for(".quoting[open] .quoted")?;
    page.wait_until(READY)
}

/// The text of the SVG that was kept last.
fn kept_svg(page: &mut Page) -> Result<String> {
    page.eval("window.kept.at(-1).blob.text().then((text) => { window.svg = text; })")?;
    page.wait_until("!!window.svg")?;
    let words = page.eval(
        "{ const svg = new DOMParser().parseFromString(window.svg, 'image/svg+xml');
           window.svg = ''; svg.querySelector('parsererror') ? 'broken' : svg.documentElement.textContent }",
    )?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_chart_is_saved_with_title_scenario_date_and_source() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1&power=38&m_pue=1.1")?;
    page.eval(KEEP)?;
    open(&mut page, ".cash")?;

    page.eval(&format!("{PRESS}('Save as SVG')"))?;
    let named = page.eval("window.kept.at(-1).name + ' ' + window.kept.at(-1).blob.type")?;
    let named = named.as_str().unwrap_or_default();
    assert!(
        named.starts_with("hash-or-host-100-mw-38-usd-")
            && named.ends_with("-cumulative-cash-after-tax-and-before-debt.svg image/svg+xml"),
        "{named}"
    );
    let words = kept_svg(&mut page)?;
    let year = page.eval("String(new Date().getFullYear())")?;
    let source = format!("{}#v=1.1.1&power=38&m_pue=1.1", page.site());
    for part in [
        "Cumulative cash",
        "100 MW at $38/MWh",
        "changed: mining PUE",
        year.as_str().unwrap_or("no year"),
        "Defaults of November 2026",
        &source,
        "GPU cloud",
    ] {
        assert!(words.contains(part), "{part} is missing in {words}");
    }

    // The bitmap: twice the drawing's 960 pixels and its margins, and not blank.
    page.eval(&format!("{PRESS}('Save as PNG')"))?;
    assert_eq!(
        page.eval("window.kept.at(-1).name.endsWith('.png') && window.kept.at(-1).blob.type")?,
        "image/png"
    );
    let measure = "createImageBitmap(window.kept.at(-1).blob).then((image) => {
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
        canvas.drawImage(image, 0, 0);
        const points = canvas.getImageData(0, 0, image.width, image.height).data;
        const colours = new Set();
        for (let i = 0; i < points.length; i += 4) colours.add(points[i] * 65536 + points[i + 1] * 256 + points[i + 2]);
        window.bitmap = [image.width, points[0], colours.size > 50];
    })";
    let bitmap = |page: &mut Page| -> Result<Value> {
        page.eval(&format!("window.bitmap = null; {measure}"))?;
        page.wait_until("!!window.bitmap")?;
        page.eval("window.bitmap")
    };
    assert_eq!(bitmap(&mut page)?, serde_json::json!([2016, 255, true]));

    // On black, and narrow.
    for label in [1, 2] {
        page.choose(&format!(".quoting .choices label:nth-child({label}) select"), 1)?;
    }
    page.wait_until(READY)?;
    page.eval(&format!("{PRESS}('Save as PNG')"))?;
    assert_eq!(bitmap(&mut page)?, serde_json::json!([1056, 20, true]));
    page.press("Escape")?;
    page.wait_until("!document.querySelector('.quoting').open")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn the_numbers_of_a_chart_are_saved_with_all_their_digits() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1&power=38")?;
    page.eval(KEEP)?;
    open(&mut page, ".cash")?;
    let text = |page: &mut Page, label: &str, ending: &str| -> Result<String> {
        page.eval(&format!("window.text = ''; {PRESS}('{label}')"))?;
        assert_eq!(page.eval(&format!("window.kept.at(-1).name.endsWith('{ending}')"))?, true);
        page.eval("window.kept.at(-1).blob.text().then((text) => { window.text = text; })")?;
        page.wait_until("!!window.text")?;
        Ok(page.eval("window.text")?.as_str().unwrap_or_default().to_owned())
    };
    let scenario = parse_link("v=1.1.1&power=38").scenario;
    let evaluation = evaluate(&scenario);
    let ledger = &evaluation.outcome(Strategy::Colocation).expect("ready").ledger;
    // The mine goes on until the halls stand: what that brings is in the chart.
    let cash: f64 = [Column::FreeCashFlow, Column::BridgeCashFlow]
        .map(|column| ledger.column(column)[..=60].iter().sum::<f64>())
        .iter()
        .sum();

    let csv = text(&mut page, "Save as CSV", ".csv")?;
    let mut lines = csv.lines();
    let heads = lines.next().unwrap_or_default();
    assert!(
        heads.ends_with("Mining (USD),Colocation (USD),GPU cloud (USD),Hybrid (USD)"),
        "{heads}"
    );
    let fifth: Vec<&str> = lines.nth(5).unwrap_or_default().split(',').collect();
    let found: f64 = fifth[2].parse()?;
    assert!((found / cash - 1.0).abs() < 1e-12, "{found}, not {cash}");

    let json: Value = serde_json::from_str(&text(&mut page, "Save as JSON", ".json")?)?;
    assert_eq!(json["columns"][2], serde_json::json!({ "name": "Colocation", "unit": "USD" }));
    assert_eq!(json["rows"][5][2].as_f64(), Some(found));
    assert_eq!(json["scenario"], "v=1.1.1&power=38");
    Ok(())
}

#[test]
fn every_chart_of_the_page_can_be_taken() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("")?;
    page.eval(KEEP)?;
    // Its place, and a word that only its drawing has.
    for (chart, word) in [
        (".comparison", "earns most as"),
        (".cash", "paid back"),
        (".map", "Best use by"),
        (".tornado", "GPU"),
        (".stress .stress-results", "Hybrid"),
        (".frontier", "AI"),
        (".split", "Mining"),
        (".waiting", "Never: mine on"),
    ] {
        page.wait_for(chart)?;
        page.eval(&format!("document.querySelector('{chart}').scrollIntoView()"))?;
        page.wait_until(&format!(
            "!document.querySelector('{chart}').closest('section').classList.contains('waits')"
        ))?;
        open(&mut page, chart)?;
        page.eval(&format!("{PRESS}('Save as SVG')"))?;
        let words = kept_svg(&mut page)?;
        assert!(words.contains(word) && words.contains("Hash or Host, http"), "{chart}: {words}");
        let described = page.text(".described")?;
        assert!(described.len() > 40, "{chart}: {described}");
        page.press("Escape")?;
        page.wait_until("!document.querySelector('.quoting').open")?;
    }
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}
