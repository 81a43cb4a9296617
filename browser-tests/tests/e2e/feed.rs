//! Values of the day: asked at a press and never before, of one origin; stand-ins answer here.

use anyhow::Result;
use browser_tests::cdp::StandIn;
use browser_tests::{Page, axe};

const PRICES: &str = "https://mempool.space/api/v1/prices";
const DIFFICULTY: &str = "https://mempool.space/api/v1/mining/hashrate/3d";
const FEES: &str = "https://mempool.space/api/v1/mining/reward-stats/144";

const BUTTON: &str = "document.querySelector('.feed > button')";
const TOLD: &str = ".feed .told li:last-child";

fn says(body: &str) -> StandIn {
    StandIn::Says(200, body.to_owned())
}

/// The page with every section and every group of inputs open.
fn open() -> Result<Page> {
    let mut page = Page::of_dist()?;
    page.wait_until("!!document.querySelector('.hoh:not(.still) .below .tornado svg')")?;
    page.eval(axe::UNFOLD)?;
    page.wait_until(&format!("!!{BUTTON}"))?;
    page.eval("scrollTo(0, document.body.scrollHeight)")?;
    Ok(page)
}

/// What the page asked of others than its own server.
fn asked(page: &Page) -> Vec<String> {
    let own = |url: &str| {
        url.starts_with(page.site()) || url.starts_with("data:") || url.starts_with("blob:")
    };
    let mut foreign: Vec<_> =
        page.requests().iter().map(|request| request.url.clone()).filter(|url| !own(url)).collect();
    foreign.sort();
    foreign.dedup();
    foreign
}

#[test]
fn nobody_is_asked_before_the_press_and_then_one_step_sets_all() -> Result<()> {
    let mut page = open()?;
    assert_eq!(asked(&page), [] as [&str; 0]);
    assert!(
        page.eval(
            "performance.getEntriesByType('resource').every(e => !e.name.includes('/feed.'))"
        )?
        .as_bool()
        .unwrap_or_default(),
        "its module is loaded at the press"
    );
    page.stand_in(&[
        (PRICES, says(r#"{"time":1795693161,"USD":91250,"EUR":84545}"#)),
        (
            DIFFICULTY,
            says(r#"{"hashrates":[],"difficulty":[{"time":1787431520,"height":963648,"difficulty":125807076547197.55,"adjustment":0.98688}],"currentHashrate":8.63038710113777e20,"currentDifficulty":125807076547197.55}"#),
        ),
        (FEES, says(r#"{"startBlock":975000,"endBlock":975143,"totalReward":"45324000000","totalFee":"324000000","totalTx":"600000"}"#)),
    ])?;
    page.eval(&format!("{BUTTON}.click()"))?;
    assert_eq!(
        page.text(TOLD)?,
        "Transaction fees 0.0225 BTC/block: the mean of the last day’s blocks."
    );
    let told = page.text(".feed .told")?;
    assert!(told.starts_with("3 values are set from mempool.space, asked at 20"), "{told}");
    for line in [
        "Bitcoin price $91,250/BTC, as of 2026-11-26 11:39 UTC.",
        "Network hashrate 901 EH/s: difficulty 125.81 trillion, in force since 2026-08-22 20:45 UTC, times 2³² / 600 s.",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert_eq!(asked(&page), [DIFFICULTY, FEES, PRICES]);
    page.wait_until("location.hash.includes('btc=91250') && location.hash.includes('n_hashr=901') && location.hash.includes('n_fees=0.0225')")?;
    // One step back takes all of it back.
    page.eval("document.querySelector('.feed .told button').click()")?;
    page.wait_until(
        "location.hash === '' && document.querySelector('.tools button').ariaDisabled === 'true'",
    )?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn what_does_not_come_leaves_the_dated_default_and_says_why() -> Result<()> {
    let mut page = open()?;
    page.stand_in(&[
        (PRICES, StandIn::Says(429, "Too Many Requests".to_owned())),
        (DIFFICULTY, says("<html>busy</html>")),
        (FEES, StandIn::Silent),
    ])?;
    page.eval(&format!("{BUTTON}.click()"))?;
    page.wait_until(&format!("!!document.querySelector('{TOLD}')"))?;
    let told = page.text(".feed .told")?;
    for line in [
        "Nothing was changed.",
        "Bitcoin price unchanged at $84,700/BTC, the default of 2026-10-03: mempool.space was asked too often (429); try again in some minutes.",
        "Network hashrate unchanged at 930 EH/s, the default of 2026-11: the answer of mempool.space could not be read.",
        "Transaction fees unchanged at 0.022 BTC/block, the default of 2026-08: mempool.space did not answer in time.",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert_eq!(
        page.eval("location.hash + document.querySelector('.tools button').ariaDisabled")?,
        "true"
    );
    // The next press asks again: what is away is said so, what comes is set.
    page.stand_in(&[
        (PRICES, says(r#"{"time":1795693161,"USD":91250}"#)),
        (DIFFICULTY, says(r#"{"difficulty":[],"currentDifficulty":9e15}"#)),
        (FEES, StandIn::Away),
    ])?;
    page.eval(&format!("{BUTTON}.click()"))?;
    page.wait_until("location.hash.endsWith('btc=91250')")?;
    let told = page.text(".feed .told")?;
    for line in [
        "One value is set from mempool.space",
        "a difficulty of 9,000 trillion, which is not believed outside 35.15 trillion to 562.3 trillion",
        "mempool.space could not be reached",
    ] {
        assert!(told.contains(line), "{told}");
    }
    Ok(())
}
