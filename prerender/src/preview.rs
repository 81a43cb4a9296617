//! The pictures that stand beside links, 1200 x 630: to the page the answer for the default site, to the page of a real
//! case that case's own.

use anyhow::{Result, bail};
use hash_or_host::cases::{Preset, apply};
use hash_or_host::evaluation::evaluate;
use hash_or_host::format::{Plain, escape};
use hash_or_host::language::FOLDER;
use hash_or_host::scenario::Scenario;
use hash_or_host::text::{answer, cases, page, shell};
use hash_or_host::view::export;

/// Its name in `dist/`.
pub const NAME: &str = "og.png";
/// The tag in `www/index.html` before which the picture's tags go.
const BEFORE: &str = "<meta name=\"twitter:card\"";

/// The page's picture, as SVG.
#[must_use]
pub fn of_page() -> String {
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    let headline = answer::answer(&Plain, &scenario, &evaluation).text();
    export::preview(&evaluation, &headline, page::NAME, page::QUESTION, &Plain).svg
}

/// A case's headline, and its picture as SVG.
#[must_use]
pub fn of_case(preset: &Preset) -> (String, String) {
    let scenario = apply(preset, &Scenario::default()).scenario;
    let evaluation = evaluate(&scenario);
    let own = answer::of_case(&Plain, &scenario, &evaluation, (preset.code, 0));
    let headline = own.unwrap_or_else(|| answer::answer(&Plain, &scenario, &evaluation)).text();
    let about = cases::made_from(preset.code, 0);
    let drawing = export::preview(&evaluation, &headline, page::NAME, &about, &Plain);
    (headline, drawing.svg)
}

/// Where the site is, with a slash at its end.
pub fn home() -> Result<String> {
    // For those who come from elsewhere.
    let home = std::env::var("HASH_OR_HOST_URL").unwrap_or_else(|_| page::PAGE_URL.to_owned());
    let home = if home.ends_with('/') { home } else { format!("{home}/") };
    if home.contains(['"', '<', '>']) {
        bail!("HASH_OR_HOST_URL is no address: {home}");
    }
    Ok(home)
}

/// The page with word of both languages, for those who list pages and for the page's own switch (`www/linked.js`,
/// `browser/page/toolbar.rs`): only where both are there.
pub fn languages(html: &str) -> Result<String> {
    let home = home()?;
    let tags: String = [("en", ""), ("es", "es/"), ("x-default", "")]
        .iter()
        .map(|(code, folder)| {
            format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{home}{folder}\">\n")
        })
        .collect();
    if html.matches(BEFORE).count() != 1 {
        bail!("index.html needs {BEFORE} once: the links to both languages go before it");
    }
    Ok(html.replace(BEFORE, &format!("{tags}{BEFORE}")))
}

/// The page with the tags of the picture and of its own address.
pub fn tags(html: &str) -> Result<String> {
    let home = format!("{}{FOLDER}", home()?);
    if html.matches(BEFORE).count() != 1 {
        bail!("www/index.html needs {BEFORE} once: the picture's tags go before it");
    }
    let own = format!(
        "<meta property=\"og:url\" content=\"{home}\">\n<meta property=\"og:image\" content=\"{home}{NAME}\">\n\
         <meta property=\"og:image:width\" content=\"1200\">\n<meta property=\"og:image:height\" content=\"630\">\n\
         <meta property=\"og:image:alt\" content=\"{}\">\n",
        escape(shell::PICTURE)
    );
    Ok(html.replace(BEFORE, &format!("{own}{BEFORE}")))
}

#[cfg(test)]
mod tests {
    use super::{languages, tags};

    #[test]
    fn the_tags_go_into_the_head() {
        let page = tags("<head><meta name=\"twitter:card\" content=\"x\"></head>").unwrap();
        assert!(page.contains("/og.png\">") && page.contains("og:image:width"));
        assert!(tags("<head></head>").is_err());
        let both = languages("<head><meta name=\"twitter:card\" content=\"x\"></head>").unwrap();
        assert!(both.contains("hreflang=\"es\" href=\"https://") && both.contains("/es/\">"));
        assert!(languages("<head></head>").is_err());
    }
}
