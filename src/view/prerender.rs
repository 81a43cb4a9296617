//! The page before its program has arrived, and for readers without scripts: the question, the
//! answer for the default site, the comparison, the cash, real cases, the defaults with their sources. Written at build
//! time, with the same words and drawings as the living page.

use super::cash::Cash;
use super::comparison::{head, list, table};
use super::drawing::Look;
use super::theme::Theme;
use crate::cases::PRESETS;
use crate::evaluation::evaluate;
use crate::format::escape;
use crate::format::{Format, Plain, value_with_unit};
use crate::scenario::HEADLINE;
use crate::scenario::{GROUPS, Input, Row, Scenario};
use crate::strategy::Strategy;
use crate::text::{answer, cases, page};
use std::fmt::Write as _;

/// The HTML that stands in the page's root until the program takes over.
#[must_use]
pub fn prerender() -> String {
    let (numbers, scenario) = (Plain, Scenario::default());
    let evaluation = evaluate(&scenario);
    let mut out = format!(
        "<div class=\"hoh still\"><header class=\"masthead\"><p class=\"wordmark\">{}</p><h1>{}</h1></header>",
        page::NAME,
        page::QUESTION
    );
    out.push_str(&real_cases(&numbers));
    let _ = write!(
        out,
        "<div class=\"bench\"><section class=\"headline\" aria-label=\"{}\">",
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
         <section class=\"comparison\"><div class=\"wide\">{}</div><div class=\"narrow\">",
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
    // As high as the living chart that takes its place.
    let cash = Cash::of(&scenario, &evaluation);
    let drawn = cash.draw(&Look::new(&numbers, 912.0, 255.0, Theme::Page));
    let _ = write!(
        out,
        "</div></section><section class=\"cash wide\"><h2>{}</h2>{}</section></div></div>",
        page::CASH,
        drawn.svg
    );
    out.push_str(&sources(&numbers));
    out.push_str("</div>");
    out
}

/// The real cases, with who, what and a source each.
fn real_cases(numbers: &dyn Format) -> String {
    let mut out = format!(
        "<section class=\"cases\" aria-label=\"{0}\"><details class=\"gallery\"><summary><h2>{0}</h2>\
         <span class=\"gloss\">{1}</span></summary><div class=\"kinds\">",
        cases::HEADING,
        cases::counts()
    );
    for kind in cases::KINDS {
        let _ = write!(out, "<div class=\"kind\"><h3>{}</h3><ul>", cases::kind(kind));
        for preset in PRESETS.iter().filter(|preset| preset.kind == kind) {
            let facts = cases::facts(numbers, preset).join(" · ");
            let [title, who, facts] = [preset.title, preset.who, &facts].map(escape);
            let _ = write!(out, "<li><b>{title}</b><p>{who}</p><p class=\"facts\">{facts}");
            if let Some(source) = preset.sources.first() {
                let url = escape(source.url);
                let _ = write!(out, " · <a href=\"{url}\">{}</a>", cases::SOURCE);
            }
            out.push_str("</p></li>");
        }
        out.push_str("</ul></div>");
    }
    out + "</div></details></section>"
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
        let (says, document) = (escape(source.says), escape(&cases::document(source.document)));
        let url = escape(source.document.url);
        let _ = write!(out, "{says} (<a href=\"{url}\">{document}</a>)");
    }
    if row.sources.is_empty() {
        out.push_str(&escape(row.basis));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paint_holds_the_answer_and_every_default() {
        let html = prerender();
        assert!(html.contains(page::QUESTION));
        assert!(html.contains("earns most as a <strong class=\"named is-gpu_cloud\">GPU cloud"));
        for input in Input::ALL {
            assert!(html.contains(input.row().label), "{}", input.key());
        }
        for preset in &PRESETS {
            assert!(html.contains(&escape(preset.who)), "{}", preset.id);
        }
        assert!(!html.contains(" style="), "the content policy forbids inline style");
        assert!(!html.contains("NaN"));
    }
}
