//! The page that holds the model against the world, written at build time from what the tests found.

use super::sheet::{END, Sheet, section};
use crate::format::escape;
use crate::math::pow;
use crate::text::checked as words;
use std::fmt::Write as _;

/// What was compared with one document.
#[derive(Clone, Debug)]
pub struct CheckedGroup {
    /// The part of the page that it belongs to.
    pub part: String,
    /// Its heading.
    pub title: String,
    /// Publisher and title of the document.
    pub document: String,
    /// Its address; empty if it has none.
    pub url: String,
    /// What explains the misses; empty if there is nothing to explain.
    pub note: String,
    /// The figures.
    pub rows: Vec<CheckedRow>,
}

/// A figure.
#[derive(Clone, Debug)]
pub struct CheckedRow {
    /// What it is, with its unit.
    pub what: String,
    /// What comes out here.
    pub ours: Ours,
    /// What was published; none on the way from one calculation to another.
    pub theirs: Option<f64>,
}

/// What comes out here.
#[derive(Clone, Debug)]
pub enum Ours {
    /// A figure.
    Figure(f64),
    /// An answer in words, where there is no figure.
    Words(String),
}

/// The page as HTML. Nothing on it needs a script.
#[must_use]
pub fn checked(groups: &[CheckedGroup]) -> String {
    let mut sections: Vec<_> = words::PARTS.iter().map(|(id, title, _)| (*id, *title)).collect();
    sections.push(words::LIMITS);
    let (url, title) = (words::URL, words::CHECKED);
    let mut out = Sheet { url, title, lead: words::LEAD, sections: &sections }.open();
    for (id, title, lead) in words::PARTS {
        section(&mut out, id, title, lead);
        groups.iter().filter(|group| group.part == id).for_each(|group| one(&mut out, group));
        out.push_str("</section>\n");
    }
    let (id, title) = words::LIMITS;
    section(&mut out, id, title, words::LIMITS_LEAD);
    out.push_str("<ul class=\"limits\">\n");
    for limit in words::LIMITS_LIST {
        let _ = writeln!(out, "<li>{}</li>", escape(limit));
    }
    out + "</ul>\n</section>\n" + END
}

fn one(out: &mut String, group: &CheckedGroup) {
    let CheckedGroup { title, document, url, note, rows, .. } = group;
    let [title, document, url, note] = [title, document, url, note].map(|text| escape(text));
    let _ = write!(
        out,
        "<article class=\"default compared\">\n<div><h3>{title}</h3><p class=\"facts\">"
    );
    if url.is_empty() {
        out.push_str(&document);
    } else {
        let _ = write!(out, "<a href=\"{url}\">{document}</a>");
    }
    let _ = write!(out, "</p>");
    if !note.is_empty() {
        let _ = write!(out, "<p>{note}</p>");
    }
    // A way has steps; a comparison may have none.
    let steps = rows.iter().any(|row| row.theirs.is_none());
    let last = if steps { format!("<th>{}</th>", words::CHANGE) } else { String::new() };
    let _ = writeln!(
        out,
        "</div>\n<div><table>\n<thead><tr><td></td><th>{}</th><th>{}</th><th>{}</th>{last}</tr></thead>\n<tbody>",
        words::OURS,
        words::THEIRS,
        words::OFF
    );
    let mut before = None;
    for row in rows {
        let (ours, now) = match &row.ours {
            Ours::Figure(x) => (figure(*x, share(row)), Some(*x)),
            Ours::Words(text) => (text.clone(), None),
        };
        let theirs = row.theirs.map(|x| figure(x, share(row))).unwrap_or_default();
        let off = now.zip(row.theirs).map(|(x, y)| apart(x, y, share(row))).unwrap_or_default();
        let cells = [ours, theirs, off].map(|cell| escape(&cell));
        let _ = write!(out, "<tr><th>{}</th>", escape(&row.what));
        cells.iter().for_each(|cell| out.push_str(&format!("<td>{cell}</td>")));
        if steps {
            // What is published begins anew.
            let from = before.filter(|_| row.theirs.is_none());
            let step = now.zip(from).map(|(x, y)| change(x, y, share(row))).unwrap_or_default();
            let _ = write!(out, "<td>{step}</td>");
        }
        out.push_str("</tr>\n");
        before = now.or(before);
    }
    out.push_str("</tbody>\n</table></div>\n</article>\n");
}

/// Whether a row is of shares and rates, which are written in per cent and compared in points.
fn share(row: &CheckedRow) -> bool {
    let ours = if let Ours::Figure(x) = row.ours { x } else { 0.0 };
    let small = ours.abs().max(row.theirs.unwrap_or(0.0).abs()) < 2.0;
    small && !["NPV", "USD", "bitcoin", "BTC"].iter().any(|unit| row.what.contains(unit))
}

/// As a person writes it: four or five digits, its unit never torn off.
fn figure(x: f64, share: bool) -> String {
    let sign = if x < 0.0 { "−" } else { "" };
    let size = x.abs();
    let body = match size {
        _ if share => format!("{:.1}\u{a0}%", 100.0 * size),
        1e9.. => format!("{:.3}\u{a0}bn", size / 1e9),
        1e6.. => format!("{:.2}\u{a0}m", size / 1e6),
        1e3.. => grouped(size),
        100.0.. => format!("{size:.1}"),
        1.0.. => format!("{size:.2}"),
        0.0 => "0".to_owned(),
        // Five digits, wherever they begin.
        _ => {
            let first = (1..20).find(|place| size * pow(10.0, f64::from(*place)) >= 1.0);
            format!("{size:.*}", first.unwrap_or(20) as usize + 4)
        }
    };
    format!("{sign}{body}")
}

/// How far ours is from theirs.
fn apart(ours: f64, theirs: f64, share: bool) -> String {
    if share {
        return points(ours - theirs);
    }
    signed(100.0 * (ours / theirs - 1.0), "%")
}

/// What a step has changed.
fn change(now: f64, before: f64, share: bool) -> String {
    if share {
        return points(now - before);
    }
    let sign = if now < before { "−" } else { "+" };
    format!("{sign}{}", figure((now - before).abs(), false))
}

fn points(x: f64) -> String {
    signed(100.0 * x, words::POINTS)
}

fn signed(x: f64, unit: &str) -> String {
    let digits = if x.abs() < 1.0 { 2 } else { 1 };
    let written = format!("{:.digits$}", x.abs());
    if written.trim_matches(['0', '.']).is_empty() {
        return "0".to_owned();
    }
    format!("{}{written}\u{a0}{unit}", if x < 0.0 { "−" } else { "+" })
}

fn grouped(x: f64) -> String {
    let whole = format!("{x:.0}");
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sheet::every;
    use super::*;

    fn row(what: &str, ours: f64, theirs: Option<f64>) -> CheckedRow {
        CheckedRow { what: what.to_owned(), ours: Ours::Figure(ours), theirs }
    }

    #[test]
    fn figures_are_written_as_a_person_does() {
        let written = [
            (7.0119e9, "7.012\u{a0}bn"),
            (6.47e7, "64.70\u{a0}m"),
            (76_353.0, "76,353"),
            (627.0, "627.0"),
            (7.5437, "7.54"),
            (0.000_686_69, "0.00068669"),
            (-0.008_478_59, "−0.0084786"),
        ];
        for (x, text) in written {
            assert_eq!(figure(x, false), text);
        }
        assert_eq!(figure(0.85, true), "85.0\u{a0}%");
        assert_eq!(apart(75_720.0, 76_353.0, false), "−0.83\u{a0}%");
        assert_eq!(apart(0.862, 0.85, true), "+1.2\u{a0}pt");
        assert_eq!(apart(1.0, 1.0, false), "0");
    }

    #[test]
    fn a_way_shows_what_each_step_changes_and_no_number_is_nobody_s() {
        let group = CheckedGroup {
            part: "mine".to_owned(),
            title: "a <mine>".to_owned(),
            document: "somebody".to_owned(),
            url: String::new(),
            note: String::new(),
            rows: vec![
                row("theirs", 42e6, Some(42e6)),
                row("a step", 38e6, None),
                CheckedRow {
                    what: "none".to_owned(),
                    ours: Ours::Words("no rate".to_owned()),
                    theirs: None,
                },
                row("another", 40e6, None),
            ],
        };
        let html = checked(&[group]);
        assert!(html.contains("a &lt;mine&gt;"));
        assert!(
            html.contains("<td>38.00\u{a0}m</td><td></td><td></td><td>−4.00\u{a0}m</td>"),
            "{html}"
        );
        assert!(html.contains("<td>40.00\u{a0}m</td><td></td><td></td><td>+2.00\u{a0}m</td>"));
        assert!(!html.contains("NaN") && !html.contains("<script") && !html.contains(" style="));
        let places = every(&html, "section", "id");
        let ways = every(&html, "a", "href");
        assert_eq!(places.len(), words::PARTS.len() + 1);
        assert!(places.iter().all(|place| ways.contains(&format!("#{place}"))));
    }
}
