//! Random futures on the built page: counted in a worker of our own, which may die.

use std::time::Duration;

use anyhow::Result;
use browser_tests::Page;
use browser_tests::hands::{COUNT_AGAIN, TOLD, how_often, processors, site_that_tells};

use crate::host::Host;

/// Keeps every worker that the page starts.
const KEPT: &str = "window.kept = []; window.Worker = class extends Worker {
    constructor(...all) { super(...all); window.kept.push(this); window.script = String(all[0]); } };";
/// Workers of an address where there is no script.
const BROKEN: &str = "window.kept = []; window.Worker = class extends Worker {
    constructor(_, options) { super('pkg/none.js', options); window.kept.push(this); } };";
/// A browser without workers.
const NONE: &str = "delete window.Worker;";

/// So many that they are not done while a test lasts.
const MANY: &str = "#v=1.1.1&u_paths=100000";
const FEW: &str = "#v=1.1.1&u_paths=2000";

/// Brings the section into sight, however the parts before it grow.
const SEEN: &str = "document.querySelector('.futures-place')?.scrollIntoView(), true";

/// Stops, or goes on; not by the mouse, under which the page may still grow.
const PRESS: &str = "document.querySelector('.futures .progress button:not([hidden])').click()";

/// How many futures are said to be done.
const DONE: &str =
    "parseInt((document.querySelector('.futures .count')?.textContent ?? '0').replaceAll(',', ''))";

fn page(script: &str, link: &str) -> Result<Page> {
    opened(Page::of_dist()?, script, link)
}

fn opened(mut page: Page, script: &str, link: &str) -> Result<Page> {
    page.before(script)?;
    page.open("data:text/html,")?;
    page.open(link)?;
    page.wait_until("!!document.querySelector('.futures-place')")?;
    Ok(page)
}

/// The page with the section in sight and its first picture drawn.
fn counting(script: &str, link: &str) -> Result<Page> {
    seen(page(script, link)?)
}

fn seen(mut page: Page) -> Result<Page> {
    page.wait_until(&format!("{SEEN} && {DONE} >= 300"))?;
    page.wait_until("document.querySelector('.futures .finding').textContent !== ''")?;
    Ok(page)
}

fn kept(page: &mut Page) -> Result<u64> {
    Ok(page.eval("window.kept.length")?.as_u64().unwrap_or(0))
}

fn done(page: &mut Page) -> Result<u64> {
    Ok(page.eval(DONE)?.as_u64().unwrap_or(0))
}

/// Everything that the section says, when it is through.
fn said(page: &mut Page) -> Result<String> {
    page.wait_until("document.querySelector('.futures .count')?.textContent === '2,000 futures'")?;
    page.wait_until("document.querySelectorAll('.futures .finding')[1].textContent !== ''")?;
    let text = page.eval("document.querySelector('.futures').textContent")?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn they_are_counted_in_a_worker_of_our_own_when_somebody_looks() -> Result<()> {
    let mut page = page(KEPT, FEW)?;
    page.rest(Duration::from_secs(1))?;
    assert_eq!(kept(&mut page)?, 0, "nothing runs before the section is near");
    page.wait_until(&format!("{SEEN} && {DONE} >= 300"))?;
    let in_worker = said(&mut page)?;
    assert_eq!(kept(&mut page)?, 1);
    let script = page.eval("window.script")?;
    assert!(script.as_str().is_some_and(|script| script.starts_with("pkg/worker.")), "{script}");
    assert!(
        page.requests()
            .iter()
            .all(|r| r.url.starts_with(page.site()) || !r.url.starts_with("http"))
    );
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    // To the last digit what the page counts by itself.
    let mut alone = counting(NONE, FEW)?;
    assert_eq!(said(&mut alone)?, in_worker);
    assert_eq!(alone.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn three_workers_count_what_one_does() -> Result<()> {
    let site = site_that_tells()?;
    let counting = |count| seen(opened(Page::of(site.path())?, &processors(count), FEW)?);
    let mut alone = counting(2)?;
    let expected = said(&mut alone)?;
    assert_eq!(alone.eval(&format!("{TOLD}.length"))?, 0, "no processor to spare");
    for (count, helpers) in [(3, 1), (16, 2)] {
        let mut page = counting(count)?;
        assert_eq!(said(&mut page)?, expected, "{count} processors");
        let starts = page.eval(&how_often("starts a hand"))?;
        assert_eq!(starts, helpers, "{count} processors");
        // That they are ready, which may be too late for what was counted; then more than that.
        let answers = how_often("answers");
        page.wait_until(&format!("{answers} >= {helpers}"))?;
        page.eval(COUNT_AGAIN)?;
        page.wait_until(&format!("{SEEN} && {answers} > {helpers}"))?;
        assert_eq!(page.console_errors(), [] as [&str; 0]);
    }
    Ok(())
}

#[test]
fn a_change_supersedes_what_is_counted() -> Result<()> {
    let mut page = counting(KEPT, MANY)?;
    let before = page.text(".futures .finding")?;
    page.eval("document.querySelector('[data-input=power] input[type=range]').focus()")?;
    page.press("End")?;
    page.eval(SEEN)?;
    let changed = format!(
        "document.querySelector('.futures .finding').innerText !== {} && {DONE} < 100000",
        serde_json::to_string(&before)?
    );
    page.wait_until(&changed)?;
    assert_eq!(kept(&mut page)?, 1, "by the same worker");
    Ok(())
}

#[test]
fn counting_stops_and_goes_on_when_it_is_told_to() -> Result<()> {
    let mut page = counting(KEPT, MANY)?;
    page.eval(PRESS)?;
    page.rest(Duration::from_millis(500))?;
    let stopped = done(&mut page)?;
    page.rest(Duration::from_secs(1))?;
    assert_eq!(done(&mut page)?, stopped);
    assert!(stopped < 100_000, "{stopped}");
    page.eval(PRESS)?;
    page.wait_until(&format!("{DONE} !== {stopped}"))?;
    assert_eq!(kept(&mut page)?, 1);
    Ok(())
}

#[test]
fn a_worker_that_dies_is_started_again() -> Result<()> {
    let mut page = counting(KEPT, MANY)?;
    // Without a word, as when a system takes the memory away.
    page.eval("window.kept[0].terminate()")?;
    page.wait_until("window.kept.length === 2")?;
    page.wait_until(&format!("{DONE} >= 300 && {DONE} < 100000"))?;
    let now = done(&mut page)?;
    page.wait_until(&format!("{DONE} > {now}"))?;
    // And with one.
    page.eval("window.kept[1].dispatchEvent(new Event('error'))")?;
    page.wait_until("window.kept.length === 3")?;
    Ok(())
}

#[test]
fn where_no_worker_starts_the_page_counts_by_itself() -> Result<()> {
    let mut page = counting(BROKEN, FEW)?;
    let said = said(&mut page)?;
    assert_eq!(kept(&mut page)?, 3, "tried three times");
    assert!(said.contains("2,000 futures"));
    Ok(())
}

#[test]
fn a_future_that_is_looked_at_stands_in_the_link() -> Result<()> {
    let mut page = counting(KEPT, FEW)?;
    said(&mut page)?;
    page.eval("document.querySelectorAll('.futures .mark')[1].click()")?;
    page.wait_until("document.querySelectorAll('.one-future .picture svg').length === 1")?;
    page.wait_until("location.hash.includes('&future=')")?;
    let (link, story) = (page.eval("location.hash")?, page.text(".one-future > p")?);
    let link = link.as_str().unwrap_or_default().to_owned();
    assert!(story.contains("tenant"), "{story}");
    page.open("data:text/html,")?;
    page.open(&link)?;
    page.wait_until(&format!("{SEEN} && {DONE} >= 2000"))?;
    page.wait_until("document.querySelectorAll('.one-future .picture svg').length === 1")?;
    assert_eq!(page.text(".one-future > p")?, story);
    page.eval("document.querySelector('.one-head button').click()")?;
    page.wait_until(
        "!location.hash.includes('future=') && document.querySelector('.one-future').hidden",
    )
}

/// Puts a text into the field for paths and takes it.
fn give(page: &mut Page, csv: &str) -> Result<()> {
    page.wait_for(".own-paths textarea")?;
    page.eval("document.querySelector('.own-paths').open = true")?;
    page.eval(&format!(
        "document.querySelector('.own-paths textarea').value = {}",
        serde_json::to_string(csv)?
    ))?;
    page.eval("document.querySelector('.own-paths .take button').click()").map(drop)
}

#[test]
fn paths_of_a_csv_are_drawn_on_their_inputs_and_taken_off() -> Result<()> {
    let mut page = Page::of_dist()?;
    give(&mut page, "month,power_usd_per_mwh\n1,40\n2,forty\n")?;
    page.wait_for(".own-paths .told .error")?;
    let wrong = page.eval("document.querySelector('.own-paths .told .error').textContent")?;
    let wrong = wrong.as_str().unwrap_or_default();
    assert!(wrong.starts_with("Power price, month by month: in month 2, “forty”"), "{wrong}");
    let before = page.text(".answer .sentence")?;
    // Out of its range by the scenario, not by the reading: nothing is taken then.
    give(&mut page, "power_usd_per_mwh,btc_price_usd\n40,90000\n41,0\n")?;
    page.wait_until(
        "document.querySelector('.told .error').textContent.includes('in month 2, 0')",
    )?;
    assert_eq!(page.text(".answer .sentence")?, before);
    give(&mut page, "power_usd_per_mwh;btc_price_usd\n400;90000\n410,5;91000\n")?;
    page.wait_until("document.querySelector('[data-input=power] .given-line svg') !== null")?;
    page.wait_for("[data-input=btc] .given-line svg")?;
    page.wait_until(&format!(
        "document.querySelector('.answer .sentence').innerText !== {}",
        serde_json::to_string(&before)?
    ))?;
    // Not in the address; in the link that is handed on, which leads to what is shown beside it.
    assert_eq!(page.eval("location.hash.includes('400')")?, false);
    page.eval("[...document.querySelectorAll('.tools button')].find(b => b.textContent === 'Share').click()")?;
    page.wait_for(".sharing[open] .shared")?;
    let shared = page.text(".shared")?;
    assert!(shared.contains("p_price=9e4_91000&p_power=400_410.5"), "{shared}");
    page.press("Escape")?;
    page.wait_until("!document.querySelector('.sharing').open")?;
    page.eval("document.querySelector('[data-input=btc] .given button').click()")?;
    page.wait_until("document.querySelector('[data-input=btc] .given-line') === null")?;
    page.eval("document.querySelector('[data-input=power] .given button').click()")?;
    page.wait_until(&format!(
        "document.querySelector('.answer .sentence').innerText === {}",
        serde_json::to_string(&before)?
    ))?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

/// Chooses a file in a field, or drops it on a place.
fn hand_over(page: &mut Page, place: &str, name: &str, text: &str, drop: bool) -> Result<()> {
    let text = serde_json::to_string(text)?;
    let act = if drop {
        "place.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))"
    } else {
        "place.files = data.files; place.dispatchEvent(new Event('change', { bubbles: true }))"
    };
    page.eval(&format!(
        "{{ const data = new DataTransfer(), place = document.querySelector('{place}');
        data.items.add(new File([{text}], '{name}', {{ type: 'text/plain' }})); {act}; }}"
    ))?;
    Ok(())
}

#[test]
fn a_csv_is_chosen_or_dropped_and_kept_in_a_saved_scenario() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.wait_for(".own-paths textarea")?;
    page.eval("document.querySelector('.own-paths').open = true")?;
    let by_rule = page.text(".answer .sentence")?;
    assert!(by_rule.contains("at $50/MWh"), "{by_rule}");
    let csv = "month,power_usd_per_mwh\n1,400\n2,410.5\n";
    hand_over(&mut page, ".own-paths input[type=file]", "curve.csv", csv, false)?;
    page.wait_for("[data-input=power] .given-line svg")?;
    page.wait_until(
        "document.querySelector('.answer .sentence').innerText.includes('the given power prices')",
    )?;
    hand_over(&mut page, ".own-paths", "more.csv", "btc_price_usd\n90000\n95000\n", true)?;
    page.wait_for("[data-input=btc] .given-line svg")?;
    let given = page.text(".answer .sentence")?;
    // Saved, taken off, opened again: the same answer.
    page.eval(
        "window.saved = null; const made = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((t) => { window.saved = t; }); return made.call(URL, blob); };",
    )?;
    page.wait_until(
        "document.querySelector('.desk-place')?.scrollIntoView(), !!document.querySelector('.opening')",
    )?;
    page.eval("document.querySelector('.opening').parentElement.querySelector('button').click()")?;
    page.wait_until("typeof window.saved === 'string'")?;
    let saved = page.eval("window.saved")?;
    let saved = saved.as_str().unwrap_or_default().to_owned();
    assert!(saved.contains("410.5"), "{saved}");
    for code in ["power", "btc"] {
        let off = format!("document.querySelector('[data-input={code}] .given button').click()");
        page.eval(&off)?;
    }
    page.wait_until(&format!(
        "document.querySelector('.answer .sentence').innerText === {}",
        serde_json::to_string(&by_rule)?
    ))?;
    page.eval("document.querySelector('.opening').parentElement.querySelector('input[type=file]').id = 'reopen'")?;
    hand_over(&mut page, "#reopen", "scenario.json", &saved, false)?;
    page.wait_until(&format!(
        "document.querySelector('.answer .sentence').innerText === {}",
        serde_json::to_string(&given)?
    ))?;
    page.wait_for("[data-input=btc] .given-line svg")?;
    // What stands beside the inputs would be passed over in silence.
    let stray = r#"{"scenario": {}, "site": {"grid_mw": 250}}"#;
    hand_over(&mut page, "#reopen", "stray.json", stray, false)?;
    page.wait_until("document.querySelector('.opening').innerText.includes('“site”: not read')")?;
    assert_eq!(page.text(".answer .sentence")?, given);
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn embedded_views_count_without_a_worker() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.before(KEPT)?;
    page.open("embed.html?view=chances+fan&inputs=none#v=1.1.1&u_paths=400")?;
    let inside = "document.querySelector('hash-or-host').shadowRoot";
    page.wait_until(&format!(
        "{inside}.querySelectorAll('.futures .picture > div > svg').length >= 1"
    ))?;
    page.wait_until(&format!(
        "{inside}.querySelector('.futures .count').textContent === '400 futures'"
    ))?;
    page.eval(&format!("{inside}.querySelectorAll('.futures')[1].scrollIntoView()"))?;
    page.wait_until(&format!(
        "{inside}.querySelectorAll('.futures .picture > div > svg').length === 2"
    ))?;
    assert_eq!(kept(&mut page)?, 0);
    let verdict = page.eval(&format!("{inside}.querySelector('.futures .finding').textContent"))?;
    assert!(verdict.as_str().is_some_and(|said| said.contains("of 100 futures")), "{verdict}");
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_view_on_a_foreign_origin_counts_in_slices() -> Result<()> {
    let mut host = Host::with("")?;
    // By the protocol: the host's policy lets no script run inline.
    host.page.eval(KEPT)?;
    host.page.eval(
        "{ const view = document.createElement('hash-or-host');
        for (const [name, value] of [['view', 'chances fan'], ['inputs', 'none'], ['scenario', 'v=1.1.1&u_paths=2000']])
            view.setAttribute(name, value);
        document.body.append(view); }",
    )?;
    let inside = "document.querySelector('hash-or-host').shadowRoot";
    host.page.wait_until(&format!(
        "{inside}?.querySelector('.futures .count')?.textContent === '2,000 futures'"
    ))?;
    let verdict = format!("{inside}.querySelector('.futures .finding').textContent");
    let verdict = host.page.eval(&verdict)?;
    assert_eq!(kept(&mut host.page)?, 0, "none starts from another origin");
    host.no_complaint();
    // What the page itself finds, in its worker.
    let mut page = counting(KEPT, FEW)?;
    let said = said(&mut page)?;
    let verdict = verdict.as_str().unwrap_or_default();
    assert!(verdict.contains("of 100 futures") && said.contains(verdict), "{verdict}\n{said}");
    Ok(())
}

#[test]
fn correlations_that_cannot_go_together_are_refused_and_the_answer_stays() -> Result<()> {
    let mut page = counting(KEPT, FEW)?;
    let before = said(&mut page)?;
    page.eval("document.querySelector('.futures details.group').open = true")?;
    page.wait_for(".futures [data-input=u_corpow] input")?;
    // Each goes with what stands before it, the third with neither of the two.
    page.type_into(".futures [data-input=u_corre] .field input", "-0.99")?;
    page.type_into(".futures [data-input=u_corpow] .field input", "0.99")?;
    page.type_into(".futures [data-input=u_corlea] .field input", "0.99")?;
    page.wait_for(".futures [data-input=u_corlea].wrong")?;
    let error = page.text(".futures [data-input=u_corlea] .error")?;
    for name in ["Correlation BTC, lease", "Correlation BTC, power", "Correlation lease, power"] {
        assert!(error.contains(name), "{error}");
    }
    assert_eq!(kept(&mut page)?, 1);
    // What could be taken was, and counted; the one that could not left no trace.
    page.wait_until("!location.hash.includes('u_corlea')")?;
    for code in ["u_corre", "u_corpow"] {
        let reset =
            format!("document.querySelector('.futures [data-input={code}] .reset').click()");
        page.eval(&reset)?;
    }
    page.wait_until("document.querySelector('.futures .count').textContent === '2,000 futures'")?;
    page.wait_until(&format!(
        "(verdict => verdict !== '' && {}.includes(verdict))(document.querySelector('.futures .finding').textContent)",
        serde_json::to_string(&before)?
    ))
}
