//! The page of sources, written at build time: each default with its value, range, date, confidence and
//! documents, and what is judgement; then picks, real cases and lease rates with theirs.
//!
//! Well-formed as XML too, so that tests can read it.

use super::sheet::{END, Sheet, section};
use crate::cases::picks::{CATALOGUES, Catalogue, Entry};
use crate::cases::rates::{CONTRACTS, LeaseRate, ON_DEMAND};
use crate::cases::{PRESETS, Preset};
use crate::format::{Plain, accepted, escape, value_with_unit};
use crate::scenario::{Confidence, Document, GROUPS, Input, Row, Seen};
use crate::text::input::label;
use crate::text::month::dated;
use crate::text::{cases, glossary, page, picks, sources as words};
use std::fmt::Write as _;

/// On what is English in a page of any language, so that it is read out as English.
const IN_ENGLISH: &str = word!("", " lang=\"en\"");

/// The page as HTML. Nothing on it needs a script.
#[must_use]
pub fn sources() -> String {
    let rest = [("picks", words::PICKS), ("cases", words::CASES), ("rates", words::RATES)];
    let groups = GROUPS.iter().map(|group| (group.id, group.label));
    let sections: Vec<_> = groups.chain(rest).collect();
    let lead = format!("{} {}", words::lead(), page::DEFAULTS_DATE);
    let (url, title) = (words::URL, words::SOURCES);
    let mut out = Sheet { url, title, lead: &lead, sections: &sections }.open();
    for (index, group) in GROUPS.iter().enumerate() {
        section(&mut out, group.id, group.label, group.help);
        for input in Input::ALL.into_iter().filter(|input| input.row().group == index) {
            default(&mut out, input.row());
        }
        out.push_str("</section>\n");
    }
    section(&mut out, "picks", words::PICKS, words::PICKS_LEAD);
    CATALOGUES.iter().for_each(|catalogue| picked(&mut out, catalogue));
    out.push_str("</section>\n");
    section(&mut out, "cases", words::CASES, words::CASES_LEAD);
    PRESETS.iter().for_each(|preset| case(&mut out, preset));
    out.push_str("</section>\n");
    section(&mut out, "rates", words::RATES, "");
    rates(&mut out, words::CONTRACTS, &CONTRACTS);
    rates(&mut out, words::ON_DEMAND, &ON_DEMAND);
    out + "</section>\n" + END
}

/// One default: what it is, what it rests on.
fn default(out: &mut String, row: &Row) {
    let value = |x| value_with_unit(&Plain, row.input, x);
    let mut facts = Vec::new();
    if row.low < row.high && row.input.is_numeric() {
        facts.push(format!("{} {} – {}", words::PLAUSIBLE, value(row.low), value(row.high)));
    }
    facts.push(format!("{} {}", words::ACCEPTED, accepted(&Plain, row.input)));
    let note = row.input.note();
    if !note.as_of.is_empty() {
        facts.push(dated(note.as_of));
    }
    facts.push(page::confidence(note.confidence).to_owned());
    let judged = if note.confidence == Confidence::Judgement { " judged" } else { "" };
    let _ = writeln!(
        out,
        "<article id=\"{}\" class=\"default{judged}\">\n<div><h3>{}</h3><p class=\"value\">{}</p>\
         <p class=\"facts\">{}</p></div>\n<div><p{IN_ENGLISH}>{}</p>",
        row.code,
        escape(row.label),
        escape(&value(row.default)),
        escape(&facts.join(" · ")),
        escape(note.basis)
    );
    let said = note.sources.iter().map(|source| (source.says, source.document));
    documents(out, said);
    let mut words =
        glossary::used_in(&format!("{} {} {}", row.label, note.help, note.basis)).peekable();
    if words.peek().is_some() {
        let _ = write!(out, "<p class=\"facts\">{}", words::WORDS);
        for (id, name) in words {
            let _ = write!(out, " <a href=\"{}\">{}</a>", glossary::address(id), escape(name));
        }
        out.push_str("</p>\n");
    }
    out.push_str("</div>\n</article>\n");
}

/// Documents, each behind what it says (nothing where that is its title).
fn documents<'a>(out: &mut String, said: impl Iterator<Item = (&'a str, &'a Document)>) {
    let mut list = String::new();
    for (says, document) in said {
        let says = if says.is_empty() { String::new() } else { format!("{}: ", escape(says)) };
        let seen = match document.seen {
            Seen::Original => words::ORIGINAL,
            Seen::Copy => words::COPY,
        };
        let _ = writeln!(
            list,
            "<li><span{IN_ENGLISH}>{says}{}, <a href=\"{}\">{}</a></span>, {} <small>{seen}</small></li>",
            escape(document.publisher),
            escape(document.url),
            escape(document.title),
            dated(document.date)
        );
    }
    if !list.is_empty() {
        let _ = write!(out, "<ul>\n{list}</ul>\n");
    }
}

fn picked(out: &mut String, catalogue: &Catalogue) {
    let (label, about) = (escape(catalogue.label), escape(catalogue.about));
    let _ = writeln!(out, "<h3 class=\"part\">{label}</h3>\n<p class=\"lead\">{about}</p>");
    for entry in catalogue.entries {
        let Entry { id, note, open, sources, .. } = *entry;
        let open = if open.is_empty() {
            String::new()
        } else {
            format!("<p>{} {}</p>", words::OPEN, escape(open))
        };
        let _ = writeln!(
            out,
            "<article id=\"{}-{id}\" class=\"default\">\n<div><h4>{}</h4></div>\n<div><p>{}</p>{open}",
            catalogue.id,
            escape(&picks::entry(&Plain, entry)),
            escape(note)
        );
        documents(out, sources.iter().map(|document| ("", document)));
        out.push_str("</div>\n</article>\n");
    }
}

fn case(out: &mut String, preset: &Preset) {
    let _ = writeln!(
        out,
        "<article id=\"case-{}\" class=\"default\">\n<div><h3>{}</h3><p class=\"facts\">{}</p></div>\n<div>",
        preset.code,
        escape(preset.title),
        escape(&cases::line(&Plain, preset))
    );
    for open in preset.unstated {
        let label = escape(&label(open.input));
        let _ = writeln!(out, "<p>{} {label}. {}</p>", words::OPEN, escape(open.note));
    }
    documents(out, preset.sources.iter().map(|document| ("", document)));
    out.push_str("</div>\n</article>\n");
}

fn rates(out: &mut String, heading: &str, rates: &[LeaseRate]) {
    let _ = writeln!(out, "<h3 class=\"part\">{}</h3>", escape(heading));
    for rate in rates {
        let usd = value_with_unit(&Plain, Input::GpuCloudLeaseRateUsdPerHour, rate.usd_per_hour);
        let (usd, what, when) = (escape(&usd), escape(rate.what), dated(rate.date));
        let _ = writeln!(
            out,
            "<article class=\"default\">\n<div><h4>{usd}</h4></div>\n<div><p>{what}, {when}</p>"
        );
        documents(out, std::iter::once(("", &rate.source)));
        out.push_str("</div>\n</article>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::every;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_default_and_every_document_is_there() {
        let html = sources();
        let ids = every(&html, "article", "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "places are unique");
        for input in Input::ALL {
            let row = input.row();
            assert!(ids.iter().any(|id| id == row.code), "{}", row.input.key());
            let value = escape(&value_with_unit(&Plain, input, row.default)).to_string();
            assert!(
                html.contains(&format!("<p class=\"value\">{value}</p>")),
                "{}",
                row.input.key()
            );
        }
        let links = every(&html, "a", "href");
        let of_inputs = Input::ALL.into_iter().flat_map(|input| input.note().sources);
        let of_inputs = of_inputs.map(|source| source.document.url);
        let of_picks = CATALOGUES.iter().flat_map(|catalogue| catalogue.entries);
        let of_picks = of_picks.flat_map(|entry| entry.sources).map(|document| document.url);
        let of_cases =
            PRESETS.iter().flat_map(|preset| preset.sources).map(|document| document.url);
        for url in of_inputs.chain(of_picks).chain(of_cases) {
            assert!(links.iter().any(|link| link == url), "{url}");
        }
        assert!(!html.contains("NaN") && !html.contains(" style=") && !html.contains("<script"));
    }

    #[test]
    fn what_is_judgement_is_marked() {
        let html = sources();
        let judged =
            every(&html, "article", "class").iter().filter(|c| c.contains("judged")).count();
        let of = |input: &Input| input.note().confidence == Confidence::Judgement;
        assert_eq!(judged, Input::ALL.iter().filter(|input| of(input)).count());
        assert!(judged > 0 && words::lead().contains(&format!("{judged} are our judgement")));
    }
}
