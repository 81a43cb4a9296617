//! The page of words, written at build time.

use super::sheet::{END, Sheet, section};
use crate::format::escape;
use crate::language::lowercase;
use crate::text::glossary::{GLOSSARY, LEAD, SEE, SUBJECTS, Term, URL};
use std::fmt::Write as _;

/// The page as HTML. Nothing on it needs a script.
#[must_use]
pub fn glossary() -> String {
    let sections = SUBJECTS.map(|subject| (subject.id, subject.name));
    let mut out = Sheet { url: URL, title: GLOSSARY, lead: LEAD, sections: &sections }.open();
    for subject in &SUBJECTS {
        section(&mut out, subject.id, subject.name, "");
        let mut terms: Vec<&Term> = subject.terms.iter().collect();
        terms.sort_by_key(|term| lowercase(term.name));
        terms.into_iter().for_each(|term| word(&mut out, term));
        out.push_str("</section>\n");
    }
    out + END
}

fn word(out: &mut String, term: &Term) {
    let [name, full, meaning] = [term.name, term.full, term.meaning].map(escape);
    let _ = write!(out, "<article id=\"{}\" class=\"default\">\n<div><h3>{name}</h3>", term.id);
    if !full.is_empty() {
        let _ = write!(out, "<p class=\"facts\">{full}</p>");
    }
    let _ = write!(out, "</div>\n<div><p>{meaning}</p>");
    if !term.see.is_empty() {
        let _ = write!(out, "<p class=\"facts\">{SEE} ");
        for (index, id) in term.see.iter().enumerate() {
            let all = SUBJECTS.iter().flat_map(|subject| subject.terms);
            let name = all.clone().find(|other| other.id == *id).map_or(*id, |other| other.name);
            let comma = if index > 0 { ", " } else { "" };
            let _ = write!(out, "{comma}<a href=\"#{id}\">{}</a>", escape(name));
        }
        out.push_str("</p>");
    }
    out.push_str("</div>\n</article>\n");
}

#[cfg(test)]
mod tests {
    use super::super::sheet::every;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_way_on_the_page_leads_somewhere() {
        let html = glossary();
        let places: BTreeSet<String> = every(&html, "article", "id")
            .into_iter()
            .chain(every(&html, "section", "id"))
            .collect();
        let ways = every(&html, "a", "href");
        let within: Vec<&str> = ways.iter().filter_map(|way| way.strip_prefix('#')).collect();
        assert!(within.len() > SUBJECTS.len());
        assert!(within.iter().all(|place| places.contains(*place)), "{within:?}");
        assert!(!html.contains("<script") && !html.contains(" style="));
    }
}
