//! What the page says of a scenario's values, and what sets several of them at once, as a reader meets it.

use std::time::Duration;

use anyhow::Result;
use browser_tests::Page;

/// Where the answer stands.
const ANSWER: &str = "document.querySelector('.answer .sentence').innerText";

fn text(page: &mut Page, script: &str) -> Result<String> {
    Ok(page.eval(script)?.as_str().unwrap_or_default().to_owned())
}

/// The page with every group of assumptions open.
fn unfolded() -> Result<Page> {
    let mut page = Page::of_dist()?;
    page.wait_for(".assumptions details.group")?;
    page.eval(
        "document.querySelectorAll('.assumptions details.group').forEach(g => { g.open = true })",
    )?;
    page.wait_for(".assumptions [data-input=m_machi] input")?;
    Ok(page)
}

/// Sets a field or a list as its own editor would.
fn enter(page: &mut Page, selector: &str, value: &str) -> Result<()> {
    page.wait_for(selector)?;
    page.eval(&format!(
        "{{ const field = document.querySelector('{selector}'); field.value = '{value}';
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {{ bubbles: true }})); }}"
    ))
    .map(drop)
}

#[test]
fn a_price_per_kilowatt_hour_is_noticed_and_set_right() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.wait_for(".hoh:not(.still) [data-input=power] .field input")?;
    // What comes beside the answer moves the field.
    page.wait_for("[data-input=power] .curve svg")?;
    page.rest(Duration::from_millis(500))?;
    let before = text(&mut page, ANSWER)?;
    // A bare number in the field is asked about before it is taken.
    page.type_into("[data-input=power] .field input", "0.05")?;
    page.wait_until("document.querySelector('[data-input=power] .error').innerText.includes('write 50 for $50/MWh')")?;
    assert_eq!(text(&mut page, ANSWER)?, before);
    // With its unit, or in a link, it is what it says.
    page.type_into("[data-input=power] .field input", "$0.05/MWh")?;
    page.wait_for("[data-notice=outside_plausible_range] button")?;
    let notice = page.text("[data-notice=outside_plausible_range] span")?;
    assert_eq!(notice, "Power price: $0.05/MWh is below $1/MWh. Is it a price per kWh?");
    assert_eq!(page.text("[data-notice=outside_plausible_range] button")?, "Set $50/MWh");
    page.click("[data-notice=outside_plausible_range] button")?;
    page.wait_until("document.querySelector('[data-notice]') === null")?;
    assert_eq!(page.eval("document.querySelector('[data-input=power] .field input').value")?, "50");
    page.wait_until(&format!("{ANSWER} === {}", serde_json::to_string(&before)?))?;
    Ok(())
}

#[test]
fn a_halving_before_the_start_is_noticed() -> Result<()> {
    let mut page = unfolded()?;
    // The site starts in January 2027; the halving of April 2024 has then happened once more.
    enter(&mut page, ".assumptions [data-input=n_next] input", "2024-04")?;
    page.wait_for("[data-notice=halving_before_start]")?;
    assert_eq!(
        page.text("[data-notice=halving_before_start]")?,
        "The next halving lies before the site’s start and counts as past: a block pays 1.5625 BTC \
         besides its fees in month 1."
    );
    enter(&mut page, ".assumptions [data-input=n_next] input", "2028-04")?;
    page.wait_until("document.querySelector('[data-notice]') === null")
}

#[test]
fn a_pick_is_one_step_that_says_what_it_changed() -> Result<()> {
    let mut page = unfolded()?;
    let list = "[data-pick=machines] select";
    let price = ".assumptions [data-input=m_machi] .field input";
    let told = "document.querySelector('[data-pick=machines] .made')?.innerText ?? ''";
    assert!(
        page.eval(&format!("document.querySelectorAll('{list} option').length"))?.as_u64()
            > Some(14)
    );
    enter(&mut page, list, "s23_hydro")?;
    page.wait_until(&format!("({told}).includes('set: ')"))?;
    let said = text(&mut page, told)?;
    // Both values in one sentence: what stood and what stands.
    for part in
        ["S23 Hyd", "New machine efficiency 11 J/TH → 9.5 J/TH", "New machine price $14/TH → "]
    {
        assert!(said.contains(part), "{said}");
    }
    let efficiency = ".assumptions [data-input=m_new] .field input";
    assert_eq!(page.eval(&format!("document.querySelector('{efficiency}').value"))?, "9.5");
    page.wait_until("location.hash.includes('m_machi=')")?;
    // One press takes both back.
    page.eval("document.querySelector('[data-pick=machines] .made button').click()")?;
    page.wait_until(&format!("Number(document.querySelector('{price}').value) === 14"))?;
    page.wait_until("!location.hash.includes('m_machi=')")?;
    // Chosen again, and one of its values moved by hand.
    enter(&mut page, list, "s23")?;
    page.wait_until(&format!("Number(document.querySelector('{price}').value) === 15.4"))?;
    page.type_into(price, "20")?;
    page.wait_for("[data-pick=machines] .since")?;
    let since = page.text("[data-pick=machines] .since span")?;
    assert_eq!(since, "Changed since: New machine price $15.40/TH → $20/TH.");
    assert_eq!(page.eval(&format!("document.querySelector('{list}').value"))?, "s23");
    page.eval("document.querySelector('[data-pick=machines] .since button').click()")?;
    page.wait_until(&format!("Number(document.querySelector('{price}').value) === 15.4"))?;
    // Its document is at hand: publisher, title, date, whether it is a copy, a link.
    page.eval("document.querySelector('[data-pick=machines] details.sources').open = true")?;
    let source = page.text("[data-pick=machines] details.sources")?;
    assert!(
        source.contains("Luxor, Hashrate Index") && source.contains("read in a copy"),
        "{source}"
    );
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn a_headline_is_checked_both_ways() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.wait_for(".checker .finding")?;
    let finding = |page: &mut Page| page.text(".checker .finding");
    let first = finding(&mut page)?;
    // 90/3.7 = 24.3. New machines: 3.7 GW / 1.05 / 11 J/TH = 320 EH/s, of 930: 34 %.
    for part in ["$90.0bn for 3.7 GW is $24.3bn a GW", "320 EH/s", "34% of the network"] {
        assert!(first.contains(part), "{first}");
    }
    enter(&mut page, ".checker select", "capex")?;
    // A MW of AI hall costs 0.7 x $11m = $7.7m: 3.7 GW come to $28.5bn, $90bn to 11.7 GW.
    page.type_into("[data-headline=dollars]", "")?;
    page.wait_until("document.querySelector('.checker .finding').innerText.startsWith('3.7 GW.')")?;
    let of_power = finding(&mut page)?;
    assert!(of_power.contains("$7.70m as AI colocation ($28.5bn for that power)"), "{of_power}");
    page.type_into("[data-headline=dollars]", "90")?;
    page.type_into("[data-headline=gigawatts]", "")?;
    page.wait_until(
        "document.querySelector('.checker .finding').innerText.startsWith('$90.0bn to build.')",
    )?;
    let of_dollars = finding(&mut page)?;
    assert!(
        of_dollars.contains("$7.70m as AI colocation (11.7 GW for those dollars)"),
        "{of_dollars}"
    );
    assert!(of_dollars.contains("short of $2.00tn"), "{of_dollars}");
    // Its note says what the headline is, and what is not one.
    let note = page.text(".checker .small")?;
    assert!(
        note.contains("what announced contracts are worth") && note.contains("$800bn"),
        "{note}"
    );
    page.type_into("[data-headline=dollars]", "-5")?;
    page.wait_until(
        "document.querySelector('[data-headline=dollars]').getAttribute('aria-invalid') === 'true'",
    )?;
    assert!(finding(&mut page)?.starts_with("Enter dollars, gigawatts or both."));
    Ok(())
}

#[test]
fn ten_defaults_show_where_they_come_from() -> Result<()> {
    let mut page = unfolded()?;
    let ten = [
        ("power", "$50/MWh"),
        ("gpu", "$3.70/GPU-hour"),
        ("rent", "$128/kW-mo"),
        ("btc", "$84,700/BTC"),
        ("n_hashr", "930"),
        ("m_effic", "17.5"),
        ("m_machi", "$14/TH"),
        ("c_capex", "11"),
        ("g_accel", "2,170"),
        ("g_accpri", "78,000"),
    ];
    for (code, default) in ten {
        let control = format!("[data-input={code}]");
        page.wait_for(&format!("{control} .icon.info"))?;
        page.eval(&format!("document.querySelector('{control} .icon.info').click()"))?;
        let card = format!("{control} .source:not([hidden])");
        page.wait_for(&format!("{card} li a"))?;
        let said = page.text(&card)?;
        assert!(said.contains(default), "{code}: {said}");
        // Of every document: publisher, title and year, and where it stands.
        let documents = page.eval(&format!(
            "[...document.querySelectorAll('{card} li a')].map(a => [a.textContent, a.href])"
        ))?;
        for document in documents.as_array().into_iter().flatten() {
            let (name, link) = (document[0].as_str(), document[1].as_str());
            assert!(link.is_some_and(|link| link.starts_with("https://")), "{code}: {document}");
            let name = name.unwrap_or_default();
            let year = name.rsplit(", ").any(|part| part.contains(" 20") || part.starts_with("20"));
            assert!(name.contains(": ") && year, "{code}: {name}");
            println!("{code}: {name} {}", link.unwrap_or_default());
        }
        page.press("Escape")?;
    }
    Ok(())
}
