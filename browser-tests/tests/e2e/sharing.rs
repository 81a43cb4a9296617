//! Handing on what is shown.

use anyhow::Result;
use browser_tests::Page;

const LINES: &str = "document.querySelector('.lines').textContent";

#[test]
fn the_dialog_shows_what_is_shared_and_yields_lines_that_work() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open("?x#v=1.1.1&power=30")?;
    page.wait_for(".sharing")?;
    page.eval("[...document.querySelectorAll('.tools button')].find(b => b.textContent === 'Share').click()")?;
    page.wait_for(".sharing[open] .shared")?;
    let shared = page.text(".shared")?;
    assert!(
        shared.contains("100 MW at $30/MWh") && shared.contains("/#v=1.1.1&power=30"),
        "{shared}"
    );

    // A frame of the answer and the comparison, and its preview.
    let src = page.eval(&format!("{LINES}.match(/src=\"([^\"]*)\"/)[1]"))?;
    assert_eq!(src, format!("{}embed.html#v=1.1.1&amp;power=30", page.site()));
    let preview = "document.querySelector('.preview').contentDocument.querySelector('hash-or-host')?.shadowRoot";
    page.wait_until(&format!(
        "!!{preview}?.querySelector('.sentence')?.textContent.includes('$30/MWh')"
    ))?;

    // As an element with the cash and locked inputs: what the lines say is what the element shows.
    let tick = |label: &str| {
        format!(
            "[...document.querySelectorAll('.choices label')].find(l => l.textContent.trim() === '{label}').querySelector('input').click()"
        )
    };
    let choose = |list: &str, index: usize| {
        format!(
            "{{ const s = document.querySelector('{list}'); s.selectedIndex = {index}; s.dispatchEvent(new Event('change')) }}"
        )
    };
    page.eval(&tick("cash"))?;
    page.eval(&choose(".choices select", 1))?;
    page.eval("document.querySelector('.chosen [data-input=power] input').click()")?;
    page.eval("document.querySelector('.chosen [data-input=gpu] button').click()")?;
    page.eval("{ const s = document.querySelector('.inputs select'); s.value = 'years'; s.dispatchEvent(new Event('change')) }")?;
    let element = "<hash-or-host scenario=\"v=1.1.1&amp;power=30\" view=\"headline comparison cash\" inputs=\"power mw rent btc years\" locked=\"power\">";
    page.wait_until(&format!("{LINES}.includes('{element}')"))?;
    page.wait_until(&format!(
        "!!{preview}?.querySelector('.cash svg') && !{preview}.querySelector('[data-input=power] input') && !!{preview}.querySelector('[data-input=years] input')"
    ))?;

    // Readers without scripts see a picture of this answer, which stands in the lines themselves.
    page.eval(&format!(
        "{{ window.fallback = new Image(); fallback.src = new DOMParser().parseFromString({LINES}, 'text/html').querySelector('hash-or-host a[href$=\"#v=1.1.1&power=30\"] img').src }}"
    ))?;
    page.wait_until("window.fallback.naturalWidth === 1200")?;
    assert_eq!(page.eval("decodeURIComponent(fallback.src).includes('at $30/MWh earns')")?, true);
    page.eval(&tick("with a picture for readers without scripts (in the lines themselves)"))?;
    page.wait_until(&format!("!{LINES}.includes('<img')"))?;
    page.press("Escape")?;
    page.wait_until("!document.querySelector('.sharing').open")?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}
