//! What an owner decides, as a table: a row a date, the value of each option then.

use crate::format::{Format, money};
use crate::scenario::Scenario;
use crate::strategy::{Action, Decision};
use crate::text::units::of_the_date;
use crate::text::working as words;
use std::fmt::Write as _;

/// The table, its caption with the dollars: what was chosen is marked, what was not open is left out.
#[must_use]
pub fn table(
    numbers: &dyn Format,
    scenario: &Scenario,
    decisions: &[Decision],
    caption: &str,
) -> String {
    let open = |at: usize| decisions.iter().any(|decision| decision.values[at].is_some());
    let columns: Vec<usize> = (0..Action::ALL.len()).filter(|at| open(*at)).collect();
    let mut html = format!(
        "<table class=\"statement decided\"><caption>{caption}{}</caption><thead><tr><th scope=\"col\">{}</th>",
        of_the_date(numbers),
        words::DATE
    );
    for at in &columns {
        let _ = write!(html, "<th scope=\"col\">{}</th>", words::action(Action::ALL[*at]));
    }
    html.push_str("</tr></thead><tbody>");
    for decision in decisions {
        let date = words::decided(scenario, decision.month);
        let _ = write!(html, "<tr><th scope=\"row\">{date}</th>");
        for at in &columns {
            let value = decision.values[*at].map(|value| money(numbers, value)).unwrap_or_default();
            let _ = if decision.action == Action::ALL[*at] {
                write!(html, "<td class=\"now\">{value}</td>")
            } else {
                write!(html, "<td>{value}</td>")
            };
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::strategy::Strategy;

    #[test]
    fn the_default_mine_closes_after_its_first_year() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let decisions = &evaluation.outcome(Strategy::Mining).unwrap().decisions;
        let html = table(&Plain, &scenario, decisions, "Mining");
        // The published example: mining closes at month 12, from January 2027.
        assert!(html.contains(">end of December 2027<"), "{html}");
        let chosen = html.matches("class=\"now\"").count();
        assert_eq!(chosen, decisions.len(), "one choice a date");
        assert!(!html.contains("NaN"));
    }
}
