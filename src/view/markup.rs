//! What goes with a drawing, as HTML: the table behind it and the reading at one position.

use super::comparison::key;
use super::{Readout, Table};
use crate::format::escape;
use std::fmt::Write as _;

/// The table behind a drawing.
#[must_use]
pub fn table(table: &Table, caption: &str) -> String {
    let mut out =
        format!("<table><caption class=\"unseen\">{}</caption><thead><tr>", escape(caption));
    for heading in &table.header {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(heading));
    }
    out.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        out.push_str("<tr>");
        for (column, text) in row.iter().enumerate() {
            let _ = match column {
                0 => write!(out, "<th scope=\"row\">{}</th>", escape(text)),
                _ => write!(out, "<td>{}</td>", escape(text)),
            };
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

/// A reading: its heading, and a line a value.
#[must_use]
pub fn reading(readout: &Readout) -> String {
    let mut out = format!("<p>{}</p><ul>", escape(&readout.heading));
    for line in &readout.lines {
        let key = line.strategy.map(key).unwrap_or_default();
        let (label, value) = (escape(&line.label), escape(&line.value));
        let _ = write!(out, "<li>{key}<span>{label}</span><b>{value}</b></li>");
    }
    out.push_str("</ul>");
    out
}

/// The same in words: "June 2031: Mining $20m, Colocation −$40m".
#[must_use]
pub fn spoken(readout: &Readout) -> String {
    let lines: Vec<String> =
        readout.lines.iter().map(|line| format!("{} {}", line.label, line.value)).collect();
    // What has no amount ends with its name.
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    format!("{}: {}", readout.heading, lines.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::Strategy;
    use crate::view::ReadoutLine;

    #[test]
    fn a_table_has_headed_rows_and_columns_and_no_markup_from_text() {
        let data = Table::of_texts(
            vec!["Year".into(), "A < B".into()],
            vec![vec!["2027".into(), "$1".into()]],
        );
        let html = table(&data, "Cash");
        assert!(html.contains("<th scope=\"col\">A &lt; B</th>"));
        assert!(html.contains("<tr><th scope=\"row\">2027</th><td>$1</td></tr>"));
    }

    #[test]
    fn a_reading_is_shown_and_said() {
        let line = |label: &str, value: &str| ReadoutLine {
            strategy: Some(Strategy::Mining),
            label: label.into(),
            value: value.into(),
        };
        let readout = Readout {
            heading: "June 2031".into(),
            lines: vec![line("Mining", "$20m"), line("Hybrid", "−$4m")],
            x: 0.0,
            cursor: String::new(),
        };
        assert_eq!(spoken(&readout), "June 2031: Mining $20m, Hybrid −$4m");
        assert_eq!(reading(&readout).matches("<li><svg").count(), 2);
    }
}
