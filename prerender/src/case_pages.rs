//! A page for each real case: readers go on from it to the page with the case, and those who preview links find the
//! case's picture. What follows a `#` no host ever sees, so a link to the page itself has the page's picture alone.

use std::fs;
use std::path::Path;

use anyhow::Result;
use hash_or_host::cases::{PRESETS, Preset, apply, title};
use hash_or_host::format::escape;
use hash_or_host::language::{CODE, FOLDER, SHARED};
use hash_or_host::scenario::{Scenario, to_lasting_link, with_case};
use hash_or_host::text::{page, share};

use crate::preview;

/// Writes all of them, with their pictures, into the folder's own for them.
pub fn write(folder: &Path) -> Result<()> {
    let (place, home) = (folder.join(share::CASES), format!("{}{FOLDER}", preview::home()?));
    fs::create_dir_all(&place)?;
    for preset in &PRESETS {
        let (headline, picture) = preview::of_case(preset);
        fs::write(place.join(format!("{}.html", preset.code)), html(preset, &headline, &home))?;
        fs::write(place.join(format!("{}.svg", preset.code)), picture)?;
    }
    Ok(())
}

/// A case's page.
fn html(preset: &Preset, headline: &str, home: &str) -> String {
    let scenario = apply(preset, &Scenario::default()).scenario;
    let link = escape(&with_case(to_lasting_link(&scenario), Some(preset.code)));
    let heading = escape(title(preset.code).unwrap_or(preset.code));
    let (name, headline) = (page::NAME, escape(headline));
    let own = format!("{home}{}{}", share::CASES, preset.code);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{CODE}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{heading}: {name}</title>\n<meta name=\"description\" content=\"{headline}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta property=\"og:type\" content=\"website\">\n<meta property=\"og:title\" content=\"{heading}\">\n\
         <meta property=\"og:description\" content=\"{headline}\">\n<meta property=\"og:url\" content=\"{own}.html\">\n\
         <meta property=\"og:image\" content=\"{own}.png\">\n<meta property=\"og:image:width\" content=\"1200\">\n\
         <meta property=\"og:image:height\" content=\"630\">\n<meta property=\"og:image:alt\" content=\"{headline}\">\n\
         <meta name=\"twitter:card\" content=\"summary_large_image\">\n\
         <script src=\"../{SHARED}case.js\" data-link=\"{link}\"></script>\n\
         <noscript><meta http-equiv=\"refresh\" content=\"0; url=../index.html#{link}\"></noscript>\n\
         </head>\n<body>\n<p><a href=\"../index.html#{link}\">{heading}: {name}</a></p>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_has_a_page_with_its_picture_and_a_way_on() {
        let preset = PRESETS.iter().find(|preset| preset.code == "iren-msft").unwrap();
        let (headline, picture) = preview::of_case(preset);
        let page = html(preset, &headline, "https://example.org/");
        for part in [
            "content=\"https://example.org/case/iren-msft.png\"",
            "content=\"https://example.org/case/iren-msft.html\"",
            "data-link=\"v=1.1.1&amp;",
            "case=iren-msft",
            "src=\"../case.js\"",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert_ne!(picture, preview::of_page());
    }
}
