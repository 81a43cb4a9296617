//! One figure over two inputs, as a table.

use crate::analysis::two_way::TwoWay;
use crate::format::{ABSENT, Format, value_with_unit};
use crate::text::input::label;
use crate::text::solve as words;
use std::fmt::Write as _;

/// The table; the pair of values that stands on the page is marked.
#[must_use]
pub fn table(numbers: &dyn Format, found: &TwoWay, now: (f64, f64)) -> String {
    let (rows, columns) = (&found.rows, &found.columns);
    let mut html = format!(
        "<table class=\"statement two-way\"><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\">{} · {}</th>",
        words::measure(found.measure),
        label(rows.0),
        label(columns.0),
    );
    for value in &columns.1 {
        let _ =
            write!(html, "<th scope=\"col\">{}</th>", value_with_unit(numbers, columns.0, *value));
    }
    html.push_str("</tr></thead><tbody>");
    for (row, values) in rows.1.iter().zip(&found.values) {
        let _ =
            write!(html, "<tr><th scope=\"row\">{}</th>", value_with_unit(numbers, rows.0, *row));
        for (column, value) in columns.1.iter().zip(values) {
            let here = (*row, *column) == now;
            let class = if here { " class=\"now\"" } else { "" };
            let text = value.map_or_else(
                || ABSENT.to_owned(),
                |value| words::value(numbers, found.measure, value),
            );
            let _ = write!(html, "<td{class}>{text}</td>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::two_way::{around, two_way};
    use crate::evaluation::{Engine, Figure, Measure};
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};
    use crate::strategy::Strategy;

    #[test]
    fn the_present_pair_is_marked_and_what_has_no_value_is_said() {
        let scenario = Scenario::default();
        let side = |input| (input, around(&scenario, input));
        let (rows, columns) = (Input::SitePowerPriceUsdPerMwh, Input::NetworkBtcPriceUsd);
        let now = (scenario.get(rows), scenario.get(columns));
        // The mine is there already: nothing is put in, and there is no rate.
        let irr = Measure::Of(Strategy::Mining, Figure::Irr);
        let found = two_way(&mut Engine::new(), &scenario, irr, side(rows), side(columns));
        let html = table(&Plain, &found, now);
        assert_eq!(html.matches("<td class=\"now\">").count(), 1);
        assert_eq!(
            html.matches(ABSENT).count(),
            found.values.iter().flatten().filter(|v| v.is_none()).count()
        );
        assert!(html.contains(ABSENT), "{html}");
    }
}
