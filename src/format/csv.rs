//! Comma-separated values, RFC 4180.

/// Rows as a text: lines end as the standard says, fields are quoted where they must be.
#[must_use]
pub fn table(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, field) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            push(&mut out, field);
        }
        out.push_str("\r\n");
    }
    out
}

fn push(out: &mut String, field: &str) {
    if !field.contains([',', '"', '\r', '\n']) {
        return out.push_str(field);
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_as_the_standard_says() {
        let row = ["plain", "a,b", "the \"best\"", "two\nlines", ""].map(str::to_owned).to_vec();
        // The examples of RFC 4180, section 2.
        let expected = "plain,\"a,b\",\"the \"\"best\"\"\",\"two\nlines\",\r\n";
        assert_eq!(table(&[row]), expected);
    }
}
