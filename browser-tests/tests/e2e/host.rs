//! A host: a page of another origin in which the site is embedded.

use anyhow::Result;
use browser_tests::{Page, example};
use xtask::server::Server;

/// A page of another origin, and the site beside it.
pub(crate) struct Host {
    pub page: Page,
    pub site: Server,
}

impl Host {
    /// A host that serves these files; `{site}` in them is the site's address.
    pub(crate) fn serve(files: &[(&str, &str)]) -> Result<Self> {
        Self::beside(Server::start(&xtask::site::dist(), 0)?, files)
    }

    /// The same beside another site than the built one.
    pub(crate) fn beside(site: Server, files: &[(&str, &str)]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text.replace("{site}", &site.url()))?;
        }
        let page = Page::of(folder.path())?;
        Ok(Self { page, site })
    }

    /// A host with elements in its body, under the policy that the documentation gives.
    pub(crate) fn with(body: &str) -> Result<Self> {
        let html = format!(
            "<!doctype html><title>host</title><link rel=icon href=data:,>\
             <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:; \
             script-src {{site}} 'wasm-unsafe-eval'; connect-src {{site}}\">\
             <script type=module async src=\"{{site}}embed.js\"></script><body>{body}"
        );
        let mut host = Self::serve(&[("index.html", &html)])?;
        host.page.wait_until("!!customElements.get('hash-or-host')")?;
        Ok(host)
    }

    /// How many requests of the site ended so.
    pub(crate) fn requests(&self, end: &str) -> usize {
        let from_site = |url: &str| url.starts_with(&self.site.url()) && url.ends_with(end);
        self.page.requests().iter().filter(|request| from_site(&request.url)).count()
    }

    /// How many requests there were of programs' first modules.
    pub(crate) fn modules(&self) -> usize {
        let start = format!("{}pkg/hash_or_host_bg.", self.site.url());
        self.page.requests().iter().filter(|request| request.url.starts_with(&start)).count()
    }

    /// Waits until the element shows its answer.
    pub(crate) fn is_complete(&mut self, element: &str) -> Result<()> {
        self.page.wait_until(&format!(
            "!!document.querySelector('{element}').shadowRoot.querySelector('.sentence')?.textContent"
        ))
    }

    /// The text of what the selector finds inside the element.
    pub(crate) fn inside(&mut self, element: &str, selector: &str) -> Result<String> {
        let text = self.page.eval(&format!(
            "document.querySelector('{element}').shadowRoot.querySelector('{selector}')?.innerText ?? 'nothing'"
        ))?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Gives the focus to what the selector finds inside the element.
    pub(crate) fn focus(&mut self, element: &str, selector: &str) -> Result<()> {
        self.page
            .eval(&format!(
                "document.querySelector('{element}').shadowRoot.querySelector('{selector}').focus()"
            ))
            .map(drop)
    }

    /// That nothing was complained of.
    pub(crate) fn no_complaint(&self) {
        assert_eq!(self.page.console_errors(), [] as [&str; 0]);
    }
}

/// The example post on a site of its own.
pub(crate) fn post() -> Result<Host> {
    let files = example::post("{site}")?;
    Host::serve(&files.each_ref().map(|(name, text)| (*name, text.as_str())))
}
