//! What converting adds to mining on, as a table with the comparison's columns.

use super::cell::rate_text;
use super::comparison::key;
use crate::analysis::beside_best::{BesideBest, ConvertingNow};
use crate::format::{Format, duration_months, money, signed_money};
use crate::strategy::Strategy;
use crate::text::{beside as words, figure, strategy};
use std::fmt::Write as _;

/// A cell's text, and whether it is a word in place of a number.
type Said = (String, bool);

/// The table.
#[must_use]
pub fn table(numbers: &dyn Format, beside: &BesideBest) -> String {
    let mut out =
        format!("<table class=\"compare\"><thead><tr><th scope=\"col\">{}</th>", words::CONVERTING);
    for strategy in Strategy::ALL {
        let name = strategy::name(strategy);
        let _ = write!(
            out,
            "<th scope=\"col\"><span class=\"name\">{}{name}</span></th>",
            key(strategy)
        );
    }
    out.push_str("</tr></thead><tbody>");
    let of = |cell: &dyn Fn(&ConvertingNow) -> Said| {
        let converting = beside.converting.each_ref().map(|c| match c {
            Some(converting) => cell(converting),
            None => (figure::NOT_READY.to_owned(), true),
        });
        let [colocation, gpu_cloud, hybrid] = converting;
        [(words::BASELINE.to_owned(), true), colocation, gpu_cloud, hybrid]
    };
    row(&mut out, words::ADDED, of(&|c| (signed_money(numbers, c.npv_usd), false)));
    row(&mut out, words::RATE, of(&|c| rate_text(numbers, &c.irr)));
    row(
        &mut out,
        words::PAYBACK,
        of(&|c| match c.payback_months {
            Some(0) => (figure::AT_ONCE.to_owned(), true),
            Some(months) => (duration_months(numbers, months), false),
            None => (figure::NEVER.to_owned(), true),
        }),
    );
    let is_ready = |strategy| beside.ranking.iter().any(|(ready, _)| *ready == strategy);
    let per_funding = Strategy::ALL.map(|strategy| {
        let ratio = beside.npv_per_peak_funding[strategy as usize];
        match ratio.map(|ratio| money(numbers, ratio)) {
            Some(ratio) => (ratio, false),
            None if is_ready(strategy) => (words::NO_FUNDING.to_owned(), true),
            None => (figure::NOT_READY.to_owned(), true),
        }
    });
    row(&mut out, words::PER_FUNDING, per_funding);
    out.push_str("</tbody></table>");
    out
}

fn row(out: &mut String, label: &str, cells: [Said; 4]) {
    let _ = write!(out, "<tr><th scope=\"row\">{label}</th>");
    for (text, absent) in cells {
        let _ = match absent {
            true => write!(out, "<td><span class=\"absent\">{text}</span></td>"),
            false => write!(out, "<td>{text}</td>"),
        };
    }
    out.push_str("</tr>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::beside_best::beside_best;
    use crate::evaluation::{Engine, evaluate};
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};

    #[test]
    fn what_converting_adds_is_the_difference_of_the_npvs() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let beside = beside_best(&mut Engine::new(), &scenario, &evaluation);
        let html = table(&Plain, &beside);
        let npv = |strategy| evaluation.npv(strategy).unwrap_or(f64::NAN);
        let added = npv(Strategy::Colocation) - npv(Strategy::Mining);
        assert!(html.contains(&format!("<td>{}</td>", signed_money(&Plain, added))), "{html}");
        assert_eq!(html.matches("<tr>").count(), 5);
        assert!(html.contains(words::NO_FUNDING), "an owned mine needs none");
    }

    #[test]
    fn what_is_not_ready_needs_no_funding_either_and_says_why() {
        let scenario = Scenario::default().set(Input::SiteHorizonYears, 1.0).unwrap();
        let beside = beside_best(&mut Engine::new(), &scenario, &evaluate(&scenario));
        let html = table(&Plain, &beside);
        // Of three uses, in each of the four rows.
        assert_eq!(html.matches(figure::NOT_READY).count(), 12, "{html}");
        assert_eq!(html.matches(words::NO_FUNDING).count(), 1);
    }
}
