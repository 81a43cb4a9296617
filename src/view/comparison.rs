//! The four strategies side by side on every figure: a table for wide places, a card a strategy for
//! narrow ones. HTML as text, the same on the page and in the static first paint.

use super::cell::{self, Cell};
use super::svg::Svg;
use super::theme::{Paint, Theme};
use crate::evaluation::{Evaluation, Figure};
use crate::format::Format;
use crate::format::escape;
use crate::scenario::{Input, Scenario};
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

/// The NPVs of the four at the start of a move that is being made, by [`Strategy`]; `None` at rest.
pub type Start<'a> = Option<&'a [Option<f64>; 4]>;

/// What stands free beyond the longest bar: a bar that grows has somewhere to go.
const HEADROOM: f64 = 1.25;

/// NPV as a bar from a common zero line, on the scale of all four. While a value is moved the scale is that of its
/// start, widened only by a bar that would leave it, and the bar's own start stays behind it.
#[must_use]
pub fn bar(evaluation: &Evaluation, strategy: Strategy, start: Start) -> String {
    // Per cent of the bar's width.
    const WIDTH: f64 = 100.0;
    let now = Strategy::ALL.map(|s| evaluation.npv(s));
    let ends = |npvs: &[Option<f64>; 4], room: f64| {
        let all = npvs.iter().flatten();
        all.fold((0.0, 0.0), |(low, high): (f64, f64), npv| {
            (low.min(npv * room), high.max(npv * room))
        })
    };
    let (least, most) = ends(&now, 1.0);
    let (low, high) = ends(start.unwrap_or(&now), HEADROOM);
    let (low, high) = (low.min(least), high.max(most));
    let scale = if high > low { WIDTH / (high - low) } else { 0.0 };
    let zero = -low * scale;
    let npv = now[strategy as usize].unwrap_or(0.0);
    let before = start.and_then(|npvs| npvs[strategy as usize]).filter(|before| *before != npv);
    let mut svg = Svg::new(Theme::Page);
    // Opacities as texts: what writes them of numbers is not in a first visit.
    // In per cent and without a view box: what changes within one has the browser put all layers of the page together anew.
    svg.tag("svg").attr("class", "npv-bar").attr("aria-hidden", "true").open();
    let end = |npv: f64| zero + npv * scale;
    svg.across((0.0, WIDTH), Paint::Grid).attr("stroke-opacity", "0.6").end();
    // Lines as thick as the bar is high: the ends of a line have no say in styles, so that a step asks for none anew.
    let paint = Paint::Strategy(strategy);
    if let Some(before) = before {
        svg.across((zero, end(before)), paint).attr("stroke-opacity", "0.35").end();
    }
    svg.across((zero, end(npv)), paint).end();
    if let Some(before) = before {
        svg.upright(end(before), Paint::Ink, 1.6).end();
    }
    svg.upright(zero, Paint::Ink, 1.0).end();
    svg.close("svg");
    svg.into_string()
}

/// What is compared: a scenario and its evaluation, in the reader's units.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its results.
    pub evaluation: &'a Evaluation,
    /// Whether the hybrid's share is one that somebody chose.
    chosen: bool,
}

impl<'a> Shown<'a> {
    /// Of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario, evaluation: &'a Evaluation) -> Shown<'a> {
        let share = Input::HybridAiShare;
        Shown { evaluation, chosen: scenario.get(share) != share.row().default }
    }

    /// Whether a use is marked where it is the best of a row. A mixture lies between its parts, and so it leads in many a
    /// rate by chance: only one that somebody chose, or that earns most, is held up.
    fn is_marked(&self, strategy: Strategy) -> bool {
        let best = self.evaluation.best == Some(Strategy::Hybrid);
        strategy != Strategy::Hybrid || self.chosen || best
    }
}

/// How the name of a figure is written: with a way to what the word means, or as it is.
pub type Words<'a> = &'a dyn Fn(&str) -> String;

/// The table: a column a strategy, a row a figure. Rows that are not always in sight have the class
/// `more` and stand in a body of their own, `folded`; a cell is known by its row's `data-figure` and by its use's class.
#[must_use]
pub fn table(numbers: &dyn Format, shown: Shown, start: Start, words: Words) -> String {
    let rows = |figures| rows(numbers, (shown, start), figures, words);
    format!(
        "<table class=\"compare\"><caption class=\"unseen\">{}</caption><thead>{}</thead><tbody>{}</tbody><tbody class=\"folded\">{}</tbody></table>",
        page::COMPARISON_CAPTION,
        heads(shown.evaluation),
        rows(Figure::main()),
        rows(Figure::more()),
    )
}

/// The heads of its columns: what is in its `thead`.
#[must_use]
pub fn heads(evaluation: &Evaluation) -> String {
    let mut out = String::from("<tr><td></td>");
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
    out + "</tr>"
}

/// The rows of these figures: what is in a `tbody`. While a value is moved it began at `start`.
#[must_use]
pub fn rows(
    numbers: &dyn Format,
    (shown, start): (Shown, Start),
    figures: &[Figure],
    words: Words,
) -> String {
    let mut out = String::with_capacity(8_000);
    for figure in figures {
        row(&mut out, numbers, (shown, start), *figure, words);
    }
    out
}

/// Names figures without writing their rows: what a word means is said where it is first used.
pub fn name_all(numbers: &dyn Format, figures: &[Figure], named: Words) {
    for figure in figures {
        named(&words::named(numbers, *figure));
    }
}

fn row(
    out: &mut String,
    numbers: &dyn Format,
    (shown, start): (Shown, Start),
    figure: Figure,
    named: Words,
) {
    let cells = cells(numbers, shown, figure);
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
        let _ = write!(out, "<td class=\"{}\">", self::class(shown.evaluation, strategy));
        value(out, cell.as_ref(), best, figure == Figure::Npv);
        if figure == Figure::Npv && cell.is_some() {
            out.push_str(&bar(shown.evaluation, strategy, start));
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>");
}

/// All figures of one strategy as a list of terms, for its card.
#[must_use]
pub fn list(numbers: &dyn Format, shown: Shown, strategy: Strategy, named: Words) -> String {
    let mut out = String::from("<dl class=\"figures\">");
    for figure in Figure::ALL.into_iter().skip(1) {
        let cells = cells(numbers, shown, figure);
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
pub fn head(numbers: &dyn Format, shown: Shown, start: Start, strategy: Strategy) -> String {
    let cells = cells(numbers, shown, Figure::Npv);
    let best = cell::best(Figure::Npv, &cells)[strategy as usize];
    let mut out = format!(
        "{}<span class=\"name\">{}</span><span class=\"npv\">",
        key(strategy),
        names::name(strategy)
    );
    value(&mut out, cells[strategy as usize].as_ref(), best, true);
    out.push_str("</span>");
    out.push_str(&bar(shown.evaluation, strategy, start));
    out
}

/// The NPVs of all four in a line.
#[must_use]
pub fn strip(numbers: &dyn Format, shown: Shown) -> String {
    let mut out = String::new();
    let all = cells(numbers, shown, Figure::Npv);
    let best = cell::best(Figure::Npv, &all);
    for (strategy, (cell, best)) in Strategy::ALL.into_iter().zip(all.iter().zip(best)) {
        let _ = write!(out, "<span>{}{} ", key(strategy), names::name(strategy));
        value(&mut out, cell.as_ref(), best, false);
        out.push_str("</span>");
    }
    out
}

fn cells(numbers: &dyn Format, shown: Shown, figure: Figure) -> Vec<Option<Cell>> {
    let cell = |strategy| {
        let outcome = shown.evaluation.outcome(strategy)?;
        let cell = cell::cell(figure, numbers, outcome);
        let rank = cell.rank.filter(|_| shown.is_marked(strategy));
        Some(Cell { rank, ..cell })
    };
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

    #[test]
    fn every_figure_of_every_strategy_has_a_cell() {
        let (scenario, evaluation) = (Scenario::default(), evaluate(&Scenario::default()));
        let html = table(&Plain, Shown::of(&scenario, &evaluation), None, &str::to_owned);
        assert_eq!(html.matches("<tr class=").count(), Figure::ALL.len());
        assert_eq!(html.matches("<td class=").count(), 4 * Figure::ALL.len());
        assert_eq!(html.matches("class=\"more\"").count(), Figure::ALL.len() - Figure::MAIN);
        assert!(html.contains("no investment"), "an owned mine has no rate, and says why");
        assert!(!html.contains("style="), "the content policy forbids inline style");
    }

    #[test]
    fn a_strategy_that_is_not_ready_says_so() {
        let scenario = Scenario::default().nearest(Input::SiteHorizonYears, 1.0);
        let evaluation = evaluate(&scenario);
        let shown = Shown::of(&scenario, &evaluation);
        let html = table(&Plain, shown, None, &str::to_owned);
        assert_eq!(html.matches(words::NOT_READY).count(), 3);
        assert!(head(&Plain, shown, None, Strategy::Hybrid).contains(words::NOT_READY));
    }

    #[test]
    fn a_hybrid_is_held_up_only_where_somebody_chose_its_share() {
        // The default half beside the owned mine has the higher rate, and nobody asked for a half.
        let best = |share: f64| {
            let cheap = Scenario::default().nearest(Input::GpuCloudLeaseRateUsdPerHour, 2.9);
            let scenario = cheap.nearest(Input::HybridAiShare, share);
            let evaluation = evaluate(&scenario);
            let shown = Shown::of(&scenario, &evaluation);
            let list = list(&Plain, shown, Strategy::Hybrid, &str::to_owned);
            list.matches("class=\"best\"").count()
        };
        assert_eq!(best(0.5), 0);
        assert!(best(0.4) > 0);
    }

    /// Where the bars of a drawing begin and how long they are, per cent: the track, what is drawn on it, and marks.
    fn bars(bar: &str) -> Vec<(f64, f64)> {
        let extent = |tag: &str| {
            let number = |name: &str| -> f64 {
                let (_, rest) = tag.split_once(&format!(" {name}=\"")).unwrap();
                rest.split_once("%\"").unwrap().0.parse().unwrap()
            };
            let (from, to) = (number("x1"), number("x2"));
            (from.min(to), (to - from).abs())
        };
        bar.split('<').filter(|tag| tag.starts_with("line")).map(extent).collect()
    }

    #[test]
    fn bars_share_a_zero_line_and_the_longest_leaves_room_to_grow() {
        let evaluation = evaluate(&Scenario::default());
        let best = evaluation.best.expect("the defaults have a best use");
        // All four are above zero: the zero line is at the left edge. A quarter more fits.
        assert_eq!(bars(&bar(&evaluation, best, None))[1], (0.0, 80.0));
        for strategy in Strategy::ALL {
            assert!(!bar(&evaluation, strategy, None).contains("NaN"));
        }
    }

    #[test]
    fn while_a_value_is_moved_the_scale_stays_and_the_start_stays_behind() {
        let evaluation = evaluate(&Scenario::default());
        let best = evaluation.best.expect("the defaults have a best use");
        let npv = evaluation.npv(best).unwrap();
        let from = |share: f64| Strategy::ALL.map(|_| Some(npv * share));
        // Twice as much at the start: the ghost is where the longest bar rests, the bar half of it.
        let falls = bars(&bar(&evaluation, best, Some(&from(2.0))));
        assert_eq!(falls[1..4], [(0.0, 80.0), (0.0, 40.0), (80.0, 0.0)]);
        // A tenth more than at the start still fits on its scale, half as much again widens it.
        let close = |a: f64, b: f64| (a - b).abs() < 0.06;
        let grows = bars(&bar(&evaluation, best, Some(&from(1.0 / 1.1))));
        assert!(close(grows[1].1, 80.0) && close(grows[2].1, 88.0), "{grows:?}");
        let leaves = bars(&bar(&evaluation, best, Some(&from(1.0 / 1.5))));
        assert!(close(leaves[1].1, 100.0 / 1.5) && close(leaves[2].1, 100.0), "{leaves:?}");
        // What does not move has no ghost.
        assert_eq!(bars(&bar(&evaluation, best, Some(&from(1.0)))).len(), 3);
    }
}
