//! The TypeScript interface of a scenario, nested as its keys are.

use super::Row;
use std::fmt::Write as _;

/// `export interface Scenario {...}` with every key required; partial scenarios use `PartialScenario`.
pub(crate) fn scenario(rows: &[Row]) -> String {
    let mut out = String::from(
        "/** A full scenario. Shares and rates are fractions, money is nominal USD; see `inputs()` for units and ranges. */\nexport interface Scenario {\n",
    );
    let mut open: Vec<&str> = Vec::new();
    for row in rows {
        let mut path: Vec<&str> = row.key.split('.').collect();
        let leaf = path.pop().unwrap_or_default();
        let shared = open.iter().zip(&path).take_while(|(a, b)| a == b).count();
        close(&mut out, &mut open, shared);
        for name in &path[shared..] {
            let _ = writeln!(out, "{}{name}: {{", "  ".repeat(open.len() + 1));
            open.push(name);
        }
        let indent = "  ".repeat(open.len() + 1);
        let _ = writeln!(out, "{indent}/** {} */", comment(row));
        let _ = writeln!(out, "{indent}{leaf}: {};", ts_type(row));
    }
    close(&mut out, &mut open, 0);
    out.push_str("  /** Paths given month by month instead of by their rule; absent where none is. */\n  paths?: GivenPaths;\n}\n");
    out
}

fn close(out: &mut String, open: &mut Vec<&str>, keep: usize) {
    while open.len() > keep {
        let _ = writeln!(out, "{}}};", "  ".repeat(open.len()));
        open.pop();
    }
}

fn comment(row: &Row) -> String {
    let range = match (&row.min, &row.max) {
        (Some(min), Some(max)) => format!(", {min} to {max}"),
        _ => String::new(),
    };
    let unit = if row.unit.is_empty() { String::new() } else { format!(", {}", row.unit) };
    format!("{}{unit}{range}. {}", row.label, row.help).replace("*/", "")
}

fn ts_type(row: &Row) -> String {
    match row.kind.as_str() {
        "yes_no" => "boolean".into(),
        "month" => "string".into(),
        "choice" => row
            .choices
            .iter()
            .map(|choice| format!("{:?}", choice.value))
            .collect::<Vec<_>>()
            .join(" | "),
        _ => "number".into(),
    }
}
