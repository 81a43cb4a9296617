//! The page before its program has arrived, and for readers without scripts: the question, the
//! answer for the default site, the comparison, the cash, real cases. Written at build time, with the same words and
//! drawings as the living page.

use super::cash::Cash;
use super::comparison::{Shown, head, list, table};
use super::drawing::Look;
use super::relative::relative;
use super::theme::Theme;
use crate::analysis::turns::{PRICES, turn, winner};
use crate::cases::CHIPS;
use crate::cases::rates::overtakes;
use crate::evaluation::{Engine, evaluate};
use crate::format::escape;
use crate::format::{Plain, value_with_unit};
use crate::scenario::{HEADLINE, Scenario};
use crate::strategy::Strategy;
use crate::text::{answer, cases, checked, decisions, glossary, page, rates, sources, turns};
use std::fmt::Write as _;

/// The HTML that stands in the page's root until the program takes over.
#[must_use]
pub fn prerender() -> String {
    let (numbers, scenario) = (Plain, Scenario::default());
    let evaluation = evaluate(&scenario);
    let mut engine = Engine::new();
    let turned = PRICES.map(|price| {
        let found = turn(&mut engine, &scenario, price);
        (found, winner(&found))
    });
    let pieces = turns::sentence(&numbers, &turned);
    let mut out = format!(
        "<div class=\"hoh still\"><header class=\"masthead\"><p class=\"wordmark\">{}</p><h1>{}</h1><p class=\"deck\">{}</p></header>",
        page::NAME,
        page::QUESTION,
        page::DECK
    );
    out.push_str("<div class=\"bench\">");
    out.push_str(&real_cases());
    let _ = write!(out, "<section class=\"headline\" aria-label=\"{}\">", page::YOUR_SITE);
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
        "</section><div class=\"results\"><section class=\"answer\"><p class=\"linked-note\" role=\"status\">{}</p><p class=\"sentence\">{}</p><p class=\"decided\">{}</p>\
         <p class=\"market\">{} {}</p><p class=\"footing\">{}</p></section>\
         <section class=\"comparison\"><div class=\"wide\">{}</div><div class=\"narrow\">",
        page::LINKED,
        answer::answer(&numbers, &scenario, &evaluation).html(),
        decisions::sentence(&scenario, &evaluation),
        turns::text(&pieces),
        rates::question(&numbers, &overtakes(&mut engine, &scenario), &pieces),
        answer::footing(&numbers, &scenario, &evaluation),
        table(&numbers, Shown::of(&scenario, &evaluation), None, &str::to_owned)
    );
    for strategy in Strategy::ALL {
        let _ = write!(
            out,
            "<details class=\"card is-{}\"><summary>{}</summary>{}</details>",
            strategy.key(),
            head(&numbers, Shown::of(&scenario, &evaluation), None, strategy),
            list(&numbers, Shown::of(&scenario, &evaluation), strategy, &str::to_owned)
        );
    }
    // As high as the living chart that takes its place.
    // What happens is written when the chart can be read, so that the first paint stays light.
    let mut cash = Cash::of(&scenario, &evaluation);
    cash.events.retain(|event| event.strategy.is_none());
    let drawn = cash.draw(&Look::new(&numbers, 912.0, Cash::height(912.0), Theme::Page));
    let _ = write!(
        out,
        "</div></section><section class=\"cash wide\"><h2>{}</h2>{}</section></div></div>",
        page::CASH,
        drawn.svg
    );
    let _ = write!(
        out,
        "<footer class=\"method\"><p class=\"small\"><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p></footer></div>",
        sources::URL,
        sources::SOURCES,
        glossary::URL,
        glossary::GLOSSARY,
        checked::URL,
        checked::CHECKED
    );
    relative(&without(&without(&out, " data-figure=\""), " data-of=\""))
}

/// The same without attributes of a name, for which only the living page has a use.
fn without(html: &str, opening: &str) -> String {
    let mut parts = html.split(opening);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('"').map_or(part, |(_, rest)| rest))
}

/// The real cases at hand, and where all of them are.
fn real_cases() -> String {
    let mut out = format!(
        "<section class=\"cases\" aria-label=\"{0}\"><div class=\"start\"><h2>{0}</h2><ul class=\"chips\">",
        cases::HEADING
    );
    for chip in &CHIPS {
        // As the living page makes them: they work before it has come, and the program reads the address.
        let (link, label) = (escape(&chip.link()), escape(chip.label));
        let _ = write!(out, "<li><a class=\"chip\" href=\"#{link}\">{label}</a></li>");
    }
    let _ = write!(
        out,
        "</ul><details class=\"gallery\"><summary><span class=\"all\">{}</span>\
         <span class=\"gloss\">{}</span></summary><div class=\"kinds\">",
        cases::all(),
        cases::counts()
    );
    // Their account is a page of its own, and the living page has them at a click.
    let _ = write!(out, "<p><a href=\"{}#cases\">{}</a></p>", sources::URL, sources::CASES);
    out + "</div></details></div><div class=\"case-place\"></div></section>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paint_holds_the_answer_and_every_default() {
        let html = prerender();
        assert!(html.contains(page::QUESTION));
        assert!(html.contains("earns most as a <strong class=\"named is-gpu_cloud\">GPU cloud"));
        for input in HEADLINE {
            assert!(html.contains(input.row().label), "{}", input.key());
        }
        assert!(html.contains(sources::URL) && html.contains(glossary::URL));
        for chip in &CHIPS {
            assert!(html.contains(&format!("href=\"#{}\"", escape(&chip.link()))));
        }
        assert!(html.contains("href=\"sources.html#cases\""));
        assert!(!html.contains(" style="), "the content policy forbids inline style");
        assert!(!html.contains("NaN"));
        assert!(html.contains("<tr class=\"first\"><th scope=\"row\" title="), "nothing opens yet");
    }
}
