//! Scenarios beside each other as tables: every figure of one use, and what makes the difference.

use super::cell::cell;
use crate::analysis::compare::Difference;
use crate::evaluation::{Evaluation, Figure};
use crate::format::{Format, escape, money, signed_money};
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use crate::text::{compare as words, figure, strategy as names};
use std::fmt::Write as _;

/// Every figure of a use, a column a scenario, with their names; the last is the one on the page. All in
/// the reader's units, which the names say.
#[must_use]
pub fn table(numbers: &dyn Format, columns: &[(&str, &Evaluation)], strategy: Strategy) -> String {
    let mut html = format!(
        "<table class=\"statement side\"><thead><tr><th scope=\"col\">{}</th>",
        names::name(strategy)
    );
    for (name, _) in columns {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(name));
    }
    html.push_str("</tr></thead><tbody>");
    for row in Figure::ALL {
        let class = if row == Figure::Npv { " class=\"sum\"" } else { "" };
        let _ = write!(html, "<tr{class}><th scope=\"row\">{}</th>", figure::named(numbers, row));
        for (_, evaluation) in columns {
            let cell = evaluation.outcome(strategy).map(|outcome| cell(row, numbers, outcome));
            let _ = match cell {
                Some(cell) if cell.absent => {
                    write!(html, "<td><span class=\"absent\">{}</span></td>", cell.text)
                }
                Some(cell) => write!(html, "<td>{}</td>", cell.text),
                None => write!(html, "<td><span class=\"absent\">{}</span></td>", words::NOT_READY),
            };
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// What makes the difference in a use's NPV from a scenario, by its name, to the one on the page.
#[must_use]
pub fn shares(
    numbers: &dyn Format,
    name: &str,
    (from, to): (&Scenario, &Scenario),
    found: &Difference,
    strategy: Strategy,
) -> String {
    if found.shares.is_empty() {
        return format!("<p>{}</p>", words::SAME);
    }
    let at = strategy as usize;
    let written = |usd: Option<f64>, write: fn(&dyn Format, f64) -> String| {
        usd.map_or_else(|| words::NOT_READY.to_owned(), |usd| write(numbers, usd))
    };
    let [what, changed, share] = words::SHARES;
    let mut html = format!(
        "<table class=\"statement shares\"><thead><tr><th scope=\"col\">{what}</th>\
         <th scope=\"col\">{changed}</th><th scope=\"col\">{share}</th></tr></thead><tbody>"
    );
    let end = |html: &mut String, name: &str, usd: Option<f64>| {
        let _ = write!(
            html,
            "<tr class=\"sum\"><th scope=\"row\">{name}</th><td></td><td>{}</td></tr>",
            written(usd, money)
        );
    };
    end(&mut html, &words::npv_of(&escape(name)), found.from[at]);
    for share in &found.shares {
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            words::group(&share.group),
            escape(&words::changed(numbers, from, to, &share.group)),
            written(share.npv_usd[at], signed_money)
        );
    }
    end(&mut html, words::NPV_NOW, found.to[at]);
    html.push_str("</tbody></table>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare::difference;
    use crate::evaluation::{Engine, evaluate};
    use crate::format::Plain;
    use crate::scenario::Input;

    #[test]
    fn names_are_escaped_and_every_figure_has_a_row() {
        let evaluation = evaluate(&Scenario::default());
        let columns = [("<b>", &evaluation), ("page", &evaluation)];
        let html = table(&Plain, &columns, Strategy::Mining);
        assert!(html.contains("&lt;b&gt;") && !html.contains("<b>"));
        assert_eq!(html.matches("<th scope=\"row\">").count(), Figure::ALL.len());
        assert_eq!(html.matches("<td>").count(), 2 * Figure::ALL.len());
    }

    #[test]
    fn shares_stand_between_the_two_values() {
        let (from, to) = (
            Scenario::default(),
            Scenario::default().nearest(Input::SitePowerPriceUsdPerMwh, 30.0),
        );
        let found = difference(&mut Engine::new(), &from, &to);
        let html = shares(&Plain, "A", (&from, &to), &found, Strategy::Mining);
        assert_eq!(html.matches("<tr>").count() - 1, 1, "one group differs: {html}");
        assert!(html.contains("Power price $50/MWh to $30/MWh"), "{html}");
        let same = difference(&mut Engine::new(), &from, &from);
        let html = shares(&Plain, "A", (&from, &from), &same, Strategy::Mining);
        assert_eq!(html, format!("<p>{}</p>", words::SAME));
    }
}
