//! The page before its program has arrived, and for readers without scripts: the question, the
//! answer for the default site, the comparison, the defaults with their sources. Written at build
//! time, with the same words and drawings as the living page.

use super::comparison::{head, list, table};
use super::format::{Format, Plain, value_with_unit};
use super::headline::HEADLINE;
use super::svg::escape;
use crate::evaluation::evaluate;
use crate::scenario::{GROUPS, Input, Row, Scenario};
use crate::strategy::Strategy;
use crate::text::{answer, page};
use std::fmt::Write as _;

/// The HTML that stands in the page's root until the program takes over.
#[must_use]
pub fn prerender() -> String {
    let (numbers, scenario) = (Plain, Scenario::default());
    let evaluation = evaluate(&scenario);
    let mut out = format!(
        "<div class=\"hoh still\"><header class=\"masthead\"><p class=\"wordmark\">{}</p><h1>{}</h1></header>\
         <div class=\"bench\"><section class=\"headline\" aria-label=\"{}\">",
        page::NAME,
        page::QUESTION,
        page::YOUR_SITE
    );
    for input in HEADLINE {
        let value = value_with_unit(&numbers, input, scenario.get(input));
        let _ = write!(
            out,
            "<div class=\"place\"><div class=\"control\"><div class=\"control-head\"><b>{}</b><span class=\"field\">{value}</span></div></div></div>",
            input.row().label
        );
    }
    let _ = write!(
        out,
        "</section><div class=\"results\"><section class=\"answer\"><p class=\"sentence\">{}</p>\
         <p class=\"footing\">{}</p></section>\
         <section class=\"comparison\"><div class=\"wide all\">{}</div><div class=\"narrow\">",
        answer::answer(&numbers, &scenario, &evaluation).html(),
        answer::footing(&numbers, &scenario, &evaluation),
        table(&numbers, &evaluation)
    );
    for strategy in Strategy::ALL {
        let _ = write!(
            out,
            "<details class=\"card is-{}\"><summary>{}</summary>{}</details>",
            strategy.key(),
            head(&numbers, &evaluation, strategy),
            list(&numbers, &evaluation, strategy)
        );
    }
    out.push_str("</div></section></div></div>");
    out.push_str(&sources(&numbers));
    out.push_str("</div>");
    out
}

/// Every default with its date, confidence and sources.
#[must_use]
pub fn sources(numbers: &dyn Format) -> String {
    let mut out = format!("<section class=\"sources\"><h2>{}</h2>", page::SOURCES);
    for (index, group) in GROUPS.iter().enumerate() {
        let _ = write!(out, "<h3>{}</h3><table>", group.label);
        for row in Input::ALL.into_iter().map(Input::row).filter(|row| row.group == index) {
            source_row(&mut out, numbers, row);
        }
        out.push_str("</table>");
    }
    out.push_str("</section>");
    out
}

fn source_row(out: &mut String, numbers: &dyn Format, row: &Row) {
    let value = value_with_unit(numbers, row.input, row.default);
    let confidence = page::confidence(row.confidence);
    let dated = if row.as_of.is_empty() { String::new() } else { format!(", {}", row.as_of) };
    let _ =
        write!(out, "<tr><th scope=\"row\">{}<td>{value}<td>{confidence}{dated}<td>", row.label);
    for (index, source) in row.sources.iter().enumerate() {
        out.push_str(if index > 0 { "; " } else { "" });
        let text = escape(source.text);
        let _ = match source.url {
            Some(url) => write!(out, "<a href=\"{}\">{text}</a>", escape(url)),
            None => write!(out, "{text}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paint_holds_the_answer_and_every_default() {
        let html = prerender();
        assert!(html.contains(page::QUESTION));
        assert!(html.contains("earns most as <strong class=\"named is-colocation\">AI colocation"));
        for input in Input::ALL {
            assert!(html.contains(input.row().label), "{}", input.key());
        }
        assert!(!html.contains(" style="), "the content policy forbids inline style");
        assert!(!html.contains("NaN"));
    }
}
