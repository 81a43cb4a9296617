//! A month as people write it: `2030-01`, `1/2030`, `Jan 2030`.

use crate::scenario::month;

/// The first letters of the months, in English and in Spanish.
const NAMES: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb"],
    &["mar"],
    &["apr", "abr"],
    &["may"],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "set"],
    &["oct"],
    &["nov"],
    &["dec", "dic"],
];

/// The stored month of a text: a year of four digits and a month, in either order, by number or by
/// name. `None` for anything else, a day among it.
#[must_use]
pub(super) fn written_month(text: &str) -> Option<f64> {
    let text = super::written::plain(text);
    let parts: Vec<&str> = text
        .split([' ', '-', '/', '.', ','])
        .filter(|part| !matches!(*part, "" | "de" | "of"))
        .collect();
    let [first, second] = parts[..] else { return None };
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let (year, which) = if is_year(first) { (first, second) } else { (second, first) };
    let number = number(which).filter(|_| is_year(year))?;
    month::parse(&format!("{year}-{number:02}"))
}

/// 1 to 12 from one or two digits or a name.
fn number(text: &str) -> Option<usize> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().filter(|_| text.len() <= 2);
    }
    let named = |names: &&[&str]| names.iter().any(|name| text.starts_with(name));
    let at = NAMES.iter().position(named)?;
    text.chars().all(|c| c.is_ascii_alphabetic() || ('à'..='ÿ').contains(&c)).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_as_people_type_them() {
        let texts = [
            "2030-01",
            "2030-1",
            "1/2030",
            "01/2030",
            "01.2030",
            "2030/01",
            "Jan 2030",
            "Jan. 2030",
            "January 2030",
            "january, 2030",
            "2030 Jan",
            "Jan-2030",
            "enero de 2030",
            "２０３０-０１",
            "\u{200e}2030-01",
            "2030–01",
        ];
        for text in texts {
            assert_eq!(written_month(text), Some(2030.0 * 12.0), "{text}");
        }
        assert_eq!(written_month("Dec 2027").map(month::format).as_deref(), Some("2027-12"));
    }

    #[test]
    fn what_is_no_month_is_refused() {
        let texts = [
            "",
            "2030",
            "2030-13",
            "2030-00",
            "0/2030",
            "2030-01-15",
            "1/1/2030",
            "30-01",
            "1/30",
            "Jan",
            "January 30",
            "j2n 2030",
            "2030 2031",
            "2030-001",
            "soon 2030",
        ];
        for text in texts {
            assert_eq!(written_month(text), None, "{text}");
        }
    }
}
