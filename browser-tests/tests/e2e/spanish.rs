//! The page in Spanish: its own words and numbers, the switch, the reader's browser, links that say a language.

use std::time::Duration;

use anyhow::Result;
use browser_tests::{Page, Viewport};
use xtask::server::{Gate, Passage, Server};

const SENTENCE: &str = "document.querySelector('.hoh:not(.still) .sentence')?.textContent";

/// Waits until the living page's answer begins like this.
fn answers(page: &mut Page, start: &str) -> Result<()> {
    page.wait_until(&format!("{SENTENCE}?.startsWith('{start}') === true"))
}

#[test]
fn a_slider_speaks_spanish_and_the_switch_keeps_the_scenario() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("es/")?;
    answers(&mut page, "100 MW a $50/MWh rinden más como nube de GPU")?;
    assert_eq!(page.eval("document.documentElement.lang")?, "es");
    page.drag_slider("[data-input=mw] input[type=range]", 1.0)?;
    answers(&mut page, "500 MW a $50/MWh rinden más")?;
    // A decimal comma and a full stop in thousands, whatever the browser speaks.
    let said = page.text(".results")?;
    assert!(said.contains("mil\u{a0}M"), "{said}");
    let marks = "[/\\$\\d,\\d/, /\\$\\d{2,3}\\.\\d{3}\\b/].map(mark => mark.test(document.querySelector('.results').textContent))";
    assert_eq!(page.eval(marks)?, serde_json::json!([true, true]), "{said}");
    page.click(".tools .language")?;
    answers(&mut page, "500 MW at $50/MWh earns most")?;
    assert_eq!(page.eval("document.documentElement.lang")?, "en");
    assert_eq!(page.eval("location.pathname + location.hash")?, "/#v=1.1.1&mw=500");
    // And back.
    page.click(".tools .language")?;
    answers(&mut page, "500 MW a $50/MWh rinden más")?;
    assert_eq!(page.eval("location.pathname + location.hash")?, "/es/#v=1.1.1&mw=500");
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn the_switch_takes_a_given_path_along() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("#v=1.1.1&power=38&p_price=80000_81000")?;
    answers(&mut page, "100 MW at $38/MWh")?;
    let way = "'/es/#v=1.1.1&power=38&p_price=8e4_81000'";
    page.wait_until(&format!("document.querySelector('.tools .language').href.endsWith({way})"))
}

#[test]
fn what_is_written_in_english_says_so() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("es/")?;
    answers(&mut page, "100 MW")?;
    page.click(".headline [data-input=power] .info")?;
    page.wait_for(".headline .source .basis")?;
    let spoken =
        "(one => document.querySelector('.headline .source ' + one).closest('[lang]').lang)";
    let all = format!("['.help', 'dl', '.basis', 'ul'].map({spoken}).join()");
    assert_eq!(page.eval(&all)?, "es,es,en,en");
    Ok(())
}

#[test]
fn a_search_finds_a_word_with_its_accent_and_without() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("es/")?;
    page.wait_for("input[type=search]")?;
    let mut found = Vec::new();
    for typed in ["energía", "ENERGÍA", "energia"] {
        page.type_into("input[type=search]", typed)?;
        page.wait_for(".found .control")?;
        found.push(page.text(".found [role=status]")?);
        page.type_into("input[type=search]", "")?;
        page.wait_until("document.querySelector('.found').hidden")?;
    }
    assert!(found.iter().all(|said| *said == found[0]), "{found:?}");
    Ok(())
}

#[test]
fn the_browsers_language_is_followed_until_an_address_or_the_reader_says_otherwise() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.before("Object.defineProperty(navigator, 'languages', { value: ['ca', 'es-AR', 'en'] })")?;
    page.open("data:text/html,")?;
    page.open("#v=1.1.1&power=30")?;
    answers(&mut page, "100 MW a $30/MWh")?;
    assert_eq!(page.eval("location.pathname")?, "/es/");
    // A link that says its language.
    page.open("data:text/html,")?;
    page.open("#v=1.1.1&power=38&lang=en")?;
    answers(&mut page, "100 MW at $38/MWh")?;
    assert_eq!(page.eval("document.querySelector('.notice').hidden")?, true, "`lang` is no input");
    // The switch is remembered, also where an address says nothing.
    page.open("es/#v=1.1.1&power=30")?;
    answers(&mut page, "100 MW a $30/MWh")?;
    page.click(".tools .language")?;
    answers(&mut page, "100 MW at $30/MWh")?;
    page.open("data:text/html,")?;
    page.open("#v=1.1.1&power=31")?;
    answers(&mut page, "100 MW at $31/MWh")?;
    // A Spanish address stays Spanish, whatever was chosen; one that says English does not.
    page.open("es/#v=1.1.1&power=32")?;
    answers(&mut page, "100 MW a $32/MWh")?;
    page.open("es/?lang=en#v=1.1.1&power=33")?;
    answers(&mut page, "100 MW at $33/MWh")?;
    assert_eq!(page.eval("location.pathname")?, "/");
    // What is no language of the page's is as if nothing were remembered.
    page.eval("localStorage.language = 'e]s'")?;
    page.open("data:text/html,")?;
    page.open("#v=1.1.1&power=34")?;
    answers(&mut page, "100 MW a $34/MWh")
}

/// Of the words that are long in Spanish none breaks or is cut at 320 pixels.
#[test]
fn spanish_words_fit_the_narrowest_phone() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.set_viewport(Viewport { width: 320, height: 800, dark: false })?;
    page.open("es/")?;
    answers(&mut page, "100 MW a $50/MWh rinden más como nube de GPU")?;
    page.wait_until("!!document.querySelector('.cash-choices .segments')")?;
    let cut = "[...document.querySelectorAll('.cash-choices .segments')].filter(e => e.scrollWidth > e.clientWidth).length";
    assert_eq!(page.eval(cut)?, 0);
    page.eval("document.querySelector('[data-input=power] .info').click()")?;
    page.wait_until("!!document.querySelector('.source dt')")?;
    let broken = "[...document.querySelectorAll('.source dt')].filter(e => { \
        const words = document.createRange(); words.selectNodeContents(e); \
        return words.getClientRects().length !== 1 }).length";
    assert_eq!(page.eval(broken)?, 0);
    Ok(())
}

#[test]
fn english_readers_load_nothing_spanish() -> Result<()> {
    let mut page = Page::of_dist_that_is_kept()?;
    let spanish: Vec<_> =
        page.requests().iter().filter(|request| request.url.contains("/es/")).collect();
    assert!(spanish.is_empty(), "{spanish:?}");
    // Whoever has opened it has it without a network.
    page.open("es/")?;
    page.wait_until("caches.match('/es/').then(Boolean)")?;
    page.offline(true)?;
    page.forget();
    page.open("es/?again#v=1.1.1&power=30")?;
    answers(&mut page, "100 MW a $30/MWh")?;
    Ok(())
}

#[test]
fn a_worker_that_has_no_spanish_mixes_nothing_old_into_it() -> Result<()> {
    // A file that its list names is gone, as from a site that has gone on.
    let gate = Gate::new("/es/pkg/feed.", Passage::Gone);
    let mut page = Page::that_may_keep_sites()?;
    page.serve(Server::gated(&xtask::site::dist(), 0, gate)?);
    page.open("")?;
    page.wait_until_kept()?;
    let cache = "caches.keys().then(names => caches.open(names[0]))";
    let old =
        "new Response('window.old = true', { headers: { 'content-type': 'text/javascript' } })";
    page.eval(&format!("{cache}.then(kept => kept.put('/linked.js', {old}))"))?;
    page.open("?again")?;
    page.wait_until("window.old === true")?;
    page.open("es/")?;
    answers(&mut page, "100 MW a $50/MWh")?;
    assert_eq!(page.eval("window.old === undefined")?, true);
    // Nor is a part of it kept.
    page.rest(Duration::from_secs(2))?;
    let kept = format!(
        "{cache}.then(kept => kept.keys()).then(all => all.map(({{ url }}) => url).filter(url => url.includes('/es/')))"
    );
    assert_eq!(page.eval(&kept)?, serde_json::json!([]));
    Ok(())
}

#[test]
fn an_embedded_view_speaks_the_language_that_it_names() -> Result<()> {
    let mut page = Page::of_dist()?;
    for (lang, answer) in [("es", "100 MW a $38/MWh rinden"), ("en", "100 MW at $38/MWh earns")] {
        page.open(&format!("embed.html?lang={lang}&view=headline#v=1.1.1&power=38"))?;
        page.wait_until(&format!(
            "document.querySelector('hash-or-host')?.shadowRoot.querySelector('.sentence')?.textContent.startsWith('{answer}') === true"
        ))?;
        assert_eq!(page.eval("document.documentElement.lang")?, lang);
        let way = page.eval(
            "document.querySelector('hash-or-host').shadowRoot.querySelector('.embed-foot a').href",
        )?;
        let way = way.as_str().unwrap_or_default();
        assert_eq!(way.contains("/es/#v="), lang == "es", "{way}");
    }
    Ok(())
}
