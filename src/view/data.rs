//! The numbers behind a drawing as a file: comma-separated, or JSON.

use super::table::{Table, Value};
use crate::decimal::shortest;
use crate::format::csv;
use std::fmt::Write as _;

/// The heads with their units: "Mining (USD)".
fn heads(table: &Table) -> Vec<String> {
    let head = |(place, name): (usize, &String)| match table.units.get(place) {
        Some(unit) if !unit.is_empty() => format!("{name} ({unit})").trim_start().to_owned(),
        _ => name.clone(),
    };
    table.header.iter().enumerate().map(head).collect()
}

/// The cells of a table that has no exact values are its texts.
fn cells(table: &Table) -> Vec<Vec<Value>> {
    if !table.exact.is_empty() {
        return table.exact.clone();
    }
    let row = |row: &Vec<String>| row.iter().cloned().map(Value::Text).collect();
    table.rows.iter().map(row).collect()
}

/// As comma-separated values with all digits.
#[must_use]
pub fn to_csv(table: &Table) -> String {
    let cell = |value: Value| match value {
        Value::Number(number) => shortest(number),
        Value::Text(text) => text,
        Value::Nothing => String::new(),
    };
    let rows = cells(table).into_iter().map(|row| row.into_iter().map(cell).collect());
    csv::table(&std::iter::once(heads(table)).chain(rows).collect::<Vec<_>>())
}

/// As JSON: what the chart is, the link of the scenario, columns with units, rows of numbers, texts and nulls.
#[must_use]
pub fn to_json(table: &Table, chart: &str, scenario: &str) -> String {
    let mut out = String::from("{\n  \"program\": \"Hash or Host\",\n  \"chart\": ");
    text(&mut out, chart);
    out.push_str(",\n  \"scenario\": ");
    text(&mut out, scenario);
    out.push_str(",\n  \"columns\": [");
    for (place, name) in table.header.iter().enumerate() {
        out.push_str(if place > 0 { ",\n    {\"name\": " } else { "\n    {\"name\": " });
        text(&mut out, name);
        out.push_str(", \"unit\": ");
        text(&mut out, table.units.get(place).map_or("", String::as_str));
        out.push('}');
    }
    out.push_str("\n  ],\n  \"rows\": [");
    for (number, row) in cells(table).iter().enumerate() {
        out.push_str(if number > 0 { ",\n    [" } else { "\n    [" });
        for (place, value) in row.iter().enumerate() {
            out.push_str(if place > 0 { ", " } else { "" });
            match value {
                Value::Number(number) => out.push_str(&shortest(*number)),
                Value::Text(word) => text(&mut out, word),
                Value::Nothing => out.push_str("null"),
            }
        }
        out.push(']');
    }
    out + "\n  ]\n}\n"
}

/// A text between quotes.
fn text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter < ' ' => {
                let _ = write!(out, "\\u{:04x}", letter as u32);
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let header = ["", "A, \"b\"", "C"].map(str::to_owned).to_vec();
        let rows = vec![
            (vec!["2027".to_owned()], vec![Some(1.0 / 3.0), None]),
            (vec!["2028".to_owned()], vec![Some(-1.5e9), Some(2e21)]),
        ];
        Table::of_numbers(header, "USD", rows, |_, number| format!("{number:.1}"))
    }

    #[test]
    fn a_file_of_commas_has_all_digits_and_units() {
        let expected =
            ",\"A, \"\"b\"\" (USD)\",C (USD)\r\n2027,0.3333333333333333,\r\n2028,-1500000000,";
        let text = to_csv(&table());
        let (start, last) = text.split_at(expected.len());
        assert_eq!(start, expected);
        assert_eq!(last.trim_end().parse(), Ok(2e21));
    }

    #[test]
    fn json_reads_as_the_same_numbers() {
        let read: serde_json::Value =
            serde_json::from_str(&to_json(&table(), "a \\ \"b\"\n", "v=1.1.1")).unwrap();
        assert_eq!(
            (&read["chart"], &read["scenario"]),
            (&"a \\ \"b\"\n".into(), &"v=1.1.1".into())
        );
        assert_eq!(read["columns"][1]["unit"], "USD");
        assert_eq!(read["rows"][0], serde_json::json!(["2027", 1.0 / 3.0, null]));
        assert_eq!(read["rows"][1][2].as_f64(), Some(2e21));
    }

    #[test]
    fn what_has_texts_alone_is_its_texts() {
        let texts = Table::of_texts(vec!["A".to_owned()], vec![vec!["$1".to_owned()]]);
        assert_eq!(to_csv(&texts), "A\r\n$1\r\n");
    }
}
