//! The lines that an author pastes into a post.
//!
//! They stand in a block of their own, since themes centre the blocks of a post and leave what stands
//! in a line at the window's edge; and without a blank line, which ends raw HTML in Markdown.

use super::options::{EmbedOptions, Theme, Width};
use super::room::height;
use crate::format::escape;
use crate::language::{CODE, FOLDER, SPANISH};
use crate::scenario::{Input, to_lasting_link, with_case, with_units};
use std::fmt::Write as _;

/// What readers without scripts see in place of an element.
#[derive(Clone, Copy, Debug)]
pub struct Fallback<'a> {
    /// The answer as a sentence.
    pub answer: &'a str,
    /// The address of a picture of that answer, if there is one.
    pub picture: Option<&'a str>,
}

/// The attributes. What it shows is written out, also where it is as of now by default: a post keeps its shape when
/// that changes. How it looks follows the defaults.
#[must_use]
pub fn attributes(options: &EmbedOptions) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let mut push = |name, value: String| all.push((name, value));
    if SPANISH {
        push("lang", CODE.to_owned());
    }
    // Also of the defaults: a post keeps its figures when they change.
    push("scenario", link(options));
    let words: Vec<&str> = options.parts.iter().map(|part| part.word()).collect();
    push("view", words.join(" "));
    push("inputs", names(&options.inputs));
    if !options.locked.is_empty() {
        let all = options.locked.len() == options.inputs.len();
        push("locked", if all { "all".to_owned() } else { names(&options.locked) });
    }
    if options.theme != Theme::Auto {
        push("theme", options.theme.word().to_owned());
    }
    match options.width {
        Width::Fill => {}
        Width::Text => push("width", "text".to_owned()),
        Width::Pixels(pixels) => push("width", pixels.to_string()),
    }
    all
}

/// The link of the author's scenario, with its case and the units.
fn link(options: &EmbedOptions) -> String {
    let link = with_case(to_lasting_link(&options.scenario), options.case.as_deref());
    with_units(link, options.units)
}

fn names(inputs: &[Input]) -> String {
    if inputs.is_empty() {
        return "none".to_owned();
    }
    inputs.iter().map(|input| input.row().code).collect::<Vec<_>>().join(" ")
}

/// The end of the frame's address: the attributes as a query, the scenario behind `#`.
#[must_use]
pub fn query(options: &EmbedOptions) -> String {
    let (mut query, mut hash) = (String::new(), String::new());
    for (name, value) in attributes(options) {
        if name == "scenario" {
            hash = format!("#{value}");
        } else {
            let sign = if query.is_empty() { '?' } else { '&' };
            let _ = write!(query, "{sign}{name}={}", value.replace(' ', "+"));
        }
    }
    query + &hash
}

/// The site whose page is at `base`: scripts and frames are the same in every language, and stand there.
fn site(base: &str) -> &str {
    base.strip_suffix(FOLDER).unwrap_or(base)
}

/// The script and the element, for the page at `base` (an address with a slash at its end).
#[must_use]
pub fn element(options: &EmbedOptions, base: &str, fallback: &Fallback) -> String {
    let (base, site) = (escape(base), escape(site(base)));
    let mut out = format!(
        "<div>\n<script type=\"module\" async src=\"{site}embed.js\"></script>\n<hash-or-host"
    );
    for (name, value) in attributes(options) {
        let _ = write!(out, " {name}=\"{}\"", escape(&value));
    }
    let link = escape(&link(options));
    let _ = write!(out, ">\n  <a href=\"{base}#{link}\">");
    if let Some(picture) = fallback.picture {
        let _ = write!(
            out,
            "<img src=\"{}\" alt=\"\" width=\"100%\" loading=\"lazy\"><br>",
            escape(picture)
        );
    }
    let _ = write!(out, "{}</a>\n</hash-or-host>\n</div>", escape(fallback.answer));
    out
}

/// The frame, and the script that fits its height. Without the script it scrolls.
#[must_use]
pub fn frame(options: &EmbedOptions, base: &str, title: &str) -> String {
    let base = escape(site(base));
    let address = escape(&query(options));
    format!(
        "<div>\n<iframe src=\"{base}embed.html{address}\" title=\"{}\" width=\"100%\" height=\"{}\" \
         frameborder=\"0\" loading=\"lazy\"></iframe>\n\
         <script async src=\"{base}embed-frame.js\"></script>\n</div>",
        escape(title),
        height(options)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::EmbedPart;
    use crate::scenario::{Scenario, Units};

    const BASE: &str = "https://example.org/hoh/";

    fn some() -> EmbedOptions {
        EmbedOptions {
            scenario: Scenario::default()
                .nearest(Input::SitePowerPriceUsdPerMwh, 38.0)
                .nearest(Input::SiteGridMw, 200.0),
            parts: vec![EmbedPart::Headline, EmbedPart::Cash],
            inputs: vec![Input::SitePowerPriceUsdPerMwh, Input::SiteGridMw],
            locked: vec![Input::SiteGridMw],
            case: None,
            theme: Theme::Dark,
            width: Width::Pixels(640),
            units: Units::read("kwh.it"),
            changed_since: &[],
        }
    }

    #[test]
    fn attributes_read_back_as_the_same_options() {
        let of_case = EmbedOptions { case: Some("hut8".to_owned()), ..some() };
        for options in [some(), of_case, EmbedOptions::default()] {
            let owned: Vec<(String, String)> =
                attributes(&options).into_iter().map(|(name, v)| (name.to_owned(), v)).collect();
            assert_eq!(EmbedOptions::read(&owned), (options, vec![]));
        }
    }

    #[test]
    fn the_lines_are_these() {
        let fallback = Fallback { answer: "A < B.", picture: None };
        assert_eq!(
            element(&some(), BASE, &fallback),
            "<div>\n<script type=\"module\" async src=\"https://example.org/hoh/embed.js\"></script>\n\
             <hash-or-host scenario=\"v=1.1.1&amp;mw=200&amp;power=38&amp;units=kwh.it\" view=\"headline cash\" \
             inputs=\"power mw\" locked=\"mw\" theme=\"dark\" width=\"640\">\n  \
             <a href=\"https://example.org/hoh/#v=1.1.1&amp;mw=200&amp;power=38&amp;units=kwh.it\">A &lt; B.</a>\n\
             </hash-or-host>\n</div>"
        );
        let frame = frame(&some(), BASE, "T");
        assert!(frame.starts_with(
            "<div>\n<iframe src=\"https://example.org/hoh/embed.html?view=headline+cash&amp;\
             inputs=power+mw&amp;locked=mw&amp;theme=dark&amp;width=640\
             #v=1.1.1&amp;mw=200&amp;power=38&amp;units=kwh.it\" title=\"T\""
        ));
        assert!(!frame.contains("style="), "a strict policy forbids it");
        for lines in [frame, element(&some(), BASE, &fallback)] {
            assert!(lines.starts_with("<div>") && lines.ends_with("</div>"), "{lines}");
            assert!(!lines.contains("\n\n"), "Markdown would end the block: {lines}");
        }
    }

    #[test]
    fn a_default_view_names_its_edition_its_parts_and_its_inputs() {
        let fallback = Fallback { answer: "Answer", picture: Some("https://example.org/og.png") };
        let line = element(&EmbedOptions::default(), BASE, &fallback);
        assert!(line.contains(
            "<hash-or-host scenario=\"v=1.1.1\" view=\"headline comparison\" \
             inputs=\"power mw gpu rent btc\">\n  \
             <a href=\"https://example.org/hoh/#v=1.1.1\"><img src=\"https://example.org/og.png\""
        ));
        assert_eq!(
            query(&EmbedOptions::default()),
            "?view=headline+comparison&inputs=power+mw+gpu+rent+btc#v=1.1.1"
        );
    }
}
