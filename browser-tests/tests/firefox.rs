//! The built page (`dist/`) in a real Firefox.

#![forbid(unsafe_code)]

mod shared;

use anyhow::Result;
use browser_tests::firefox::{self, self as engine};
use shared::site;

#[test]
fn a_thumb_lies_over_its_track() -> Result<()> {
    let (site, firefox) = (site()?, firefox::start()?);
    firefox.open(&site.url())?;
    firefox.wait_until("!!document.querySelector('.hoh:not(.still) .slider input')")?;
    // Its border within: half of it stands beside the track's ends otherwise.
    let thumb = "getComputedStyle(document.querySelector('.slider input'), '::-moz-range-thumb')";
    assert_eq!(
        firefox.eval(&format!("[{thumb}.width, {thumb}.boxSizing].join(' ')"))?,
        "18px border-box"
    );
    Ok(())
}

#[test]
fn a_picture_that_the_browser_would_falsify_is_not_made() -> Result<()> {
    const SAID: &str = "document.querySelector('.quoting .status').textContent";
    for protects in [true, false] {
        let site = site()?;
        let firefox =
            firefox::start_with(serde_json::json!({ "privacy.resistFingerprinting": protects }))?;
        firefox.open(&site.url())?;
        firefox.wait_until("!!document.querySelector('.hoh:not(.still) .cash .take')")?;
        firefox.eval("document.querySelector('.cash .take').click()")?;
        if protects {
            firefox
                .wait_until(&format!("{SAID}.startsWith('This browser makes no true bitmap')"))?;
        } else {
            firefox.wait_until(
                // The dialog's code comes at the click: before it is there, every one of no buttons is ready.
                "(all => all.length > 0 && all.every(b => !b.disabled))\
                 ([...document.querySelectorAll('.quoting button.firm')])",
            )?;
            assert_eq!(firefox.eval(SAID)?, "");
        }
    }
    Ok(())
}
