//! The first paint: the answer for the default scenario, written into `index.html` before any WebAssembly has arrived.

use anyhow::{Result, bail};

/// Where in `www/index.html` the first paint goes.
pub const MARKER: &str = "<!-- prerender -->";

/// The page with its first paint in place of the marker.
pub fn prerender(page: &str) -> Result<String> {
    match page.matches(MARKER).count() {
        1 => Ok(page.replace(MARKER, &hash_or_host::view::prerender::prerender())),
        0 => bail!(
            "www/index.html has no {MARKER}: put it where the calculator's first paint belongs"
        ),
        n => bail!("www/index.html has {MARKER} {n} times: leave one"),
    }
}

#[cfg(test)]
mod tests {
    use super::{MARKER, prerender};

    #[test]
    fn a_page_without_exactly_one_marker_is_refused() {
        assert!(prerender("<main></main>").is_err());
        assert!(prerender(&MARKER.repeat(2)).is_err());
        assert!(prerender(&format!("<main>{MARKER}</main>")).is_ok());
    }
}
