//! One way of writing in everything that a reader sees: apostrophes as they are printed, amounts as "$9.7bn", "85%".

use std::fs;
use std::path::Path;

use super::files::files;

/// What stands in quotation marks in a line that is no comment, but addresses.
fn quoted(line: &str) -> Vec<String> {
    let line = line.trim_start();
    if line.starts_with("//") || line.starts_with('#') || line.starts_with("url") {
        return Vec::new();
    }
    let (mut texts, mut open, mut escaped) = (Vec::new(), None::<String>, false);
    for c in line.chars() {
        match (&mut open, c) {
            (Some(text), _) if escaped => {
                text.push(c);
                escaped = false;
            }
            (Some(_), '\\') => escaped = true,
            (Some(_), '"') => texts.extend(open.take()),
            (Some(text), _) => text.push(c),
            (None, '"') => open = Some(String::new()),
            (None, _) => {}
        }
    }
    texts.extend(open);
    texts.retain(|text| !text.starts_with("http"));
    texts
}

/// What is wrong in a text: `tables` are in English alone.
fn fault(text: &str, tables: bool) -> Option<&'static str> {
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic());
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1);
        if *c == '\'' && before.is_some_and(letter) && letter(at + 1) {
            return Some("a straight apostrophe");
        }
        if tables && *c == '%' && before.is_some_and(|at| chars[at] == ' ' && digit(at - 1)) {
            return Some("a space before %");
        }
    }
    if tables && [" billion", " million"].iter().any(|word| amount(text, word)) {
        return Some("an amount in words");
    }
    None
}

/// Whether a number of dollars stands before the word.
fn amount(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let counted = ["shares", "accelerators"];
        let after = text[at + word.len()..].trim_start();
        text[..at].ends_with(|c: char| c.is_ascii_digit())
            && !counted.iter().any(|what| after.starts_with(what))
    })
}

#[test]
fn texts_are_written_in_one_way() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    let places = [
        ("src/cases", "toml", true),
        ("src/scenario", "toml", true),
        ("src/analysis/stress/shock.rs", "rs", true),
        ("src/text", "rs", false),
        ("workbook/src/sheets", "rs", false),
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (place, extension, tables) in places {
        let place = root.join(place);
        let all = if place.is_file() { vec![place] } else { files(&place, extension) };
        for file in all {
            let spanish = file.ends_with("es.toml");
            for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
                // Of an English text and its Spanish the first.
                let count = if spanish { 1 } else { usize::MAX };
                for text in quoted(line).iter().take(count) {
                    seen += 1;
                    if let Some(fault) = fault(text, tables) {
                        wrong.push(format!("{}:{}: {fault}: {text}", file.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(seen > 3000, "only {seen} texts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn faults_are_found() {
    for (text, found) in [
        ("IREN's campus", Some("a straight apostrophe")),
        ("IREN’s campus, 85% of it, $9.7bn", None),
        ("85 % of it", Some("a space before %")),
        ("about 9.7 billion in all", Some("an amount in words")),
        ("warrants for 30 million shares", None),
    ] {
        assert_eq!(fault(text, true), found, "{text}");
    }
    assert_eq!(fault("el 85 % de la renta", false), None);
    assert_eq!(quoted(r#"a = "x \" y" # "z""#), ["x \" y", "z"]);
    assert_eq!(quoted("// \"x\""), [""; 0]);
}
