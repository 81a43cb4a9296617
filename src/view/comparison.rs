//! The four strategies side by side on every figure: a table for wide places, a card a strategy for
//! narrow ones. HTML as text, the same on the page and in the static first paint.

use super::cell::{self, Cell};
use super::svg::Svg;
use super::theme::{Paint, Theme};
use crate::evaluation::{Evaluation, Figure};
use crate::format::Format;
use crate::format::escape;
use crate::strategy::Strategy;
use crate::text::{figure as words, page, strategy as names};
use std::fmt::Write as _;

/// A strategy's key: its marker in its colour.
#[must_use]
pub fn key(strategy: Strategy) -> String {
    let mut svg = Svg::new(Theme::Page);
    let tag = svg.tag("svg").attr("class", "key").attr("viewBox", "0 0 12 12");
    tag.attr("width", "12").attr("height", "12").attr("aria-hidden", "true").open();
    svg.marker(strategy, (6.0, 6.0), 4.6).end();
    svg.close("svg");
    svg.into_string()
}

/// NPV as a bar from a common zero line, on the scale of all four.
#[must_use]
pub fn bar(evaluation: &Evaluation, strategy: Strategy) -> String {
    const WIDTH: f64 = 200.0;
    let npvs = Strategy::ALL.map(|s| evaluation.npv(s).unwrap_or(0.0));
    let low = npvs.iter().copied().fold(0.0, f64::min);
    let high = npvs.iter().copied().fold(0.0, f64::max);
    let scale = if high > low { WIDTH / (high - low) } else { 0.0 };
    let zero = -low * scale;
    let npv = npvs[strategy as usize];
    let mut svg = Svg::new(Theme::Page);
    let tag = svg.tag("svg").attr("class", "npv-bar").attr("viewBox", "0 0 200 8");
    tag.attr("preserveAspectRatio", "none").attr("aria-hidden", "true").open();
    svg.rect((0.0, 0.0), WIDTH, 8.0).fill(Paint::Grid).opacity(0.6).end();
    let start = (zero + npv.min(0.0) * scale, 0.0);
    svg.rect(start, npv.abs() * scale, 8.0).fill(Paint::Strategy(strategy)).end();
    svg.rect((zero - 0.6, 0.0), 1.2, 8.0).fill(Paint::Ink).end();
    svg.close("svg");
    svg.into_string()
}

/// How the name of a figure is written: with a way to what the word means, or as it is.
pub type Words<'a> = &'a dyn Fn(&str) -> String;

/// The table: a column a strategy, a row a figure. Rows that are not always in sight have the class
/// `more`; a cell is known by its row's `data-figure` and by its use's class.
#[must_use]
pub fn table(numbers: &dyn Format, evaluation: &Evaluation, words: Words) -> String {
    let mut out = String::with_capacity(12_000);
    let _ = write!(
        out,
        "<table class=\"compare\"><caption class=\"unseen\">{}</caption><thead><tr><td></td>",
        page::COMPARISON_CAPTION
    );
    for strategy in Strategy::ALL {
        let _ = write!(
            out,
            "<th scope=\"col\" class=\"{}\"><span class=\"name\">{}{}</span><span class=\"gloss\">{}</span></th>",
            class(evaluation, strategy),
            key(strategy),
            names::name(strategy),
            names::gloss(strategy),
        );
    }
    out.push_str("</tr></thead><tbody>");
    for figure in Figure::ALL {
        row(&mut out, numbers, evaluation, figure, words);
    }
    out.push_str("</tbody></table>");
    out
}

fn row(
    out: &mut String,
    numbers: &dyn Format,
    evaluation: &Evaluation,
    figure: Figure,
    named: Words,
) {
    let cells = cells(numbers, evaluation, figure);
    let best = cell::best(figure, &cells);
    let class = match (figure, figure.is_main()) {
        (Figure::Npv, _) => "first",
        (_, true) => "main",
        (_, false) => "more",
    };
    let _ = write!(
        out,
        "<tr class=\"{class}\" data-figure=\"{}\"><th scope=\"row\" title=\"{}\">{}</th>",
        figure.key(),
        escape(words::help(figure)),
        named(&words::named(numbers, figure))
    );
    for (strategy, (cell, best)) in Strategy::ALL.into_iter().zip(cells.iter().zip(best)) {
        let _ = write!(out, "<td class=\"{}\">", self::class(evaluation, strategy));
        value(out, cell.as_ref(), best, figure == Figure::Npv);
        if figure == Figure::Npv && cell.is_some() {
            out.push_str(&bar(evaluation, strategy));
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>");
}

/// All figures of one strategy as a list of terms, for its card.
#[must_use]
pub fn list(
    numbers: &dyn Format,
    evaluation: &Evaluation,
    strategy: Strategy,
    named: Words,
) -> String {
    let mut out = String::from("<dl class=\"figures\">");
    for figure in Figure::ALL.into_iter().skip(1) {
        let cells = cells(numbers, evaluation, figure);
        let best = cell::best(figure, &cells)[strategy as usize];
        let _ = write!(
            out,
            "<div data-figure=\"{}\"><dt>{}</dt><dd>",
            figure.key(),
            named(&words::named(numbers, figure))
        );
        value(&mut out, cells[strategy as usize].as_ref(), best, false);
        out.push_str("</dd></div>");
    }
    out.push_str("</dl>");
    out
}

/// The head of a strategy's card: key, name, NPV, bar.
#[must_use]
pub fn head(numbers: &dyn Format, evaluation: &Evaluation, strategy: Strategy) -> String {
    let cells = cells(numbers, evaluation, Figure::Npv);
    let best = cell::best(Figure::Npv, &cells)[strategy as usize];
    let mut out = format!(
        "{}<span class=\"name\">{}</span><span class=\"npv\">",
        key(strategy),
        names::name(strategy)
    );
    value(&mut out, cells[strategy as usize].as_ref(), best, true);
    out.push_str("</span>");
    out.push_str(&bar(evaluation, strategy));
    out
}

/// The NPVs of all four in a line.
#[must_use]
pub fn strip(numbers: &dyn Format, evaluation: &Evaluation) -> String {
    let mut out = String::new();
    let all = cells(numbers, evaluation, Figure::Npv);
    let best = cell::best(Figure::Npv, &all);
    for (strategy, (cell, best)) in Strategy::ALL.into_iter().zip(all.iter().zip(best)) {
        let _ = write!(out, "<span>{}{} ", key(strategy), names::name(strategy));
        value(&mut out, cell.as_ref(), best, false);
        out.push_str("</span>");
    }
    out
}

fn cells(numbers: &dyn Format, evaluation: &Evaluation, figure: Figure) -> Vec<Option<Cell>> {
    let cell =
        |strategy| evaluation.outcome(strategy).map(|o| cell::cell(figure, numbers, &o.figures));
    Strategy::ALL.into_iter().map(cell).collect()
}

/// A value; the best of its row in bold, with a tick to see and words to hear.
fn value(out: &mut String, cell: Option<&Cell>, best: bool, says_why: bool) {
    let _ = match cell {
        None if says_why => write!(out, "<span class=\"absent\">{}</span>", words::NOT_READY),
        None => write!(out, "<span class=\"absent\">–</span>"),
        Some(cell) if best => write!(
            out,
            "<b class=\"best\">{}</b><span class=\"unseen\">, {}</span>",
            cell.text,
            words::BEST_IN_ROW
        ),
        Some(cell) if cell.absent => write!(out, "<span class=\"absent\">{}</span>", cell.text),
        Some(cell) => write!(out, "{}", cell.text),
    };
}

fn class(evaluation: &Evaluation, strategy: Strategy) -> String {
    let leads = if evaluation.best == Some(strategy) { " leads" } else { "" };
    format!("is-{}{leads}", strategy.key())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};

    #[test]
    fn every_figure_of_every_strategy_has_a_cell() {
        let html = table(&Plain, &evaluate(&Scenario::default()), &str::to_owned);
        assert_eq!(html.matches("<tr class=").count(), Figure::ALL.len());
        assert_eq!(html.matches("<td class=").count(), 4 * Figure::ALL.len());
        assert_eq!(html.matches("class=\"more\"").count(), Figure::ALL.len() - Figure::MAIN);
        assert!(html.contains("no investment"), "an owned mine has no rate, and says why");
        assert!(!html.contains("style="), "the content policy forbids inline style");
    }

    #[test]
    fn a_strategy_that_is_not_ready_says_so() {
        let evaluation = evaluate(&Scenario::default().nearest(Input::SiteHorizonYears, 1.0));
        let html = table(&Plain, &evaluation, &str::to_owned);
        assert_eq!(html.matches(words::NOT_READY).count(), 3);
        assert!(head(&Plain, &evaluation, Strategy::Hybrid).contains(words::NOT_READY));
    }

    #[test]
    fn bars_share_a_zero_line_and_the_longest_fills_its_side() {
        let evaluation = evaluate(&Scenario::default());
        let best = evaluation.best.expect("the defaults have a best use");
        // All four are above zero: the zero line is at the left edge.
        let longest = bar(&evaluation, best);
        let filled = "<rect x=\"0\" y=\"0\" width=\"200\" height=\"8\" fill=\"var(--gpu";
        assert!(longest.contains(filled), "{longest}");
        for strategy in Strategy::ALL {
            assert!(!bar(&evaluation, strategy).contains("NaN"));
        }
    }
}
