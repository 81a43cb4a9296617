//! A page that is only read: written at build time, without a script, in the style of `sources.css`.
//!
//! Well-formed as XML too, so that tests can read it.

use crate::format::escape;
use crate::language::{CODE, SHARED};
use crate::text::{checked, glossary, page, sources};
use std::fmt::Write as _;

/// What stands above the first section.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Its file, beside the page.
    pub url: &'a str,
    /// Its heading.
    pub title: &'a str,
    /// Under the heading.
    pub lead: &'a str,
    /// Places and headings of its sections.
    pub sections: &'a [(&'a str, &'a str)],
}

/// The pages that are only read.
const ALL: [(&str, &str); 3] = [
    (sources::URL, sources::SOURCES),
    (checked::URL, checked::CHECKED),
    (glossary::URL, glossary::GLOSSARY),
];

impl Sheet<'_> {
    /// Everything up to the first section, with ways to the sections and to the other sheets.
    #[must_use]
    pub fn open(&self) -> String {
        let (name, title) = (page::NAME, escape(self.title));
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{CODE}\">\n<head>\n<meta charset=\"utf-8\" />\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\" />\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\" />\n\
             <title>{title}: {name}</title>\n<meta name=\"color-scheme\" content=\"light dark\" />\n\
             <link rel=\"icon\" href=\"{SHARED}favicon.svg\" type=\"image/svg+xml\" />\n\
             <link rel=\"stylesheet\" href=\"{SHARED}styles/tokens.css\" />\n<link rel=\"stylesheet\" href=\"{SHARED}sources.css\" />\n\
             </head>\n<body>\n<main class=\"source-list\">\n<header>\n<p class=\"ways\"><a href=\"./\"><b>{name}</b>: {}</a>",
            sources::BACK,
        );
        for (url, heading) in ALL.iter().filter(|(url, _)| *url != self.url) {
            let _ = write!(out, " <a href=\"{url}\">{}</a>", escape(heading));
        }
        let lead = escape(self.lead);
        let _ = write!(out, "</p>\n<h1>{title}</h1>\n<p class=\"lead\">{lead}</p>\n<nav>\n");
        for (id, label) in self.sections {
            let _ = writeln!(out, "<a href=\"#{id}\">{}</a>", escape(label));
        }
        out + "</nav>\n</header>\n"
    }
}

/// Opens a section; its end is the caller's.
pub fn section(out: &mut String, id: &str, heading: &str, lead: &str) {
    let (heading, lead) = (escape(heading), escape(lead));
    let _ = writeln!(out, "<section id=\"{id}\">\n<h2>{heading}</h2>");
    if !lead.is_empty() {
        let _ = writeln!(out, "<p class=\"lead\">{lead}</p>");
    }
}

/// Everything after the last section.
pub const END: &str = "</main>\n</body>\n</html>\n";

/// For tests: the named attribute of every element of this name.
#[cfg(test)]
pub fn every(html: &str, name: &str, attribute: &str) -> Vec<String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(html, options).expect("well-formed");
    let of = document.descendants().filter(|node| node.has_tag_name(name));
    of.filter_map(|node| node.attribute(attribute).map(str::to_owned)).collect()
}
