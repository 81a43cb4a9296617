//! A number as people write it, taken apart: sign, digits, power of ten, currency, unit.
//!
//! Reads what the page itself writes in any locale, and what is pasted: marks of direction and byte
//! order around it, digits of other scripts, marks of another locale where they can mean nothing
//! else.

use crate::language::small;
use crate::pieces::cut;

/// A number taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Sign and digits, `.` as decimal mark, no grouping: "-84700.5".
    pub digits: String,
    /// The power of ten written behind them: 5 for "1e5".
    pub power: i32,
    /// What stood before and behind the number, in small letters: "$", "usd/mwh", "k".
    pub before: String,
    /// See `before`.
    pub unit: String,
    /// Its decimal mark could have been meant for thousands: "100.000".
    pub maybe_thousands: bool,
}

/// More digits than any number has that a person writes.
const LONGEST: usize = 40;

impl Written {
    /// Takes a text apart; `mark` is the reader's decimal mark. `None` if it holds no number.
    #[must_use]
    pub(super) fn read(mark: char, text: &str) -> Option<Written> {
        let text = plain(text);
        let text = text.trim();
        let is_digit = |c: char| c.is_ascii_digit();
        let is_mark = |c: char| matches!(c, '.' | ',' | ARABIC_DECIMAL | ARABIC_GROUP);
        let start = text.find(is_digit)?;
        // A decimal mark may open a number, a sign stands before it or before the currency.
        let before = cut(text, start).0;
        let head = before.strip_suffix(is_mark).unwrap_or(before);
        let body = cut(text, head.len()).1;
        let (negative, before) = sign(head.trim_end())?;
        let end = body.find(|c: char| !(is_digit(c) || is_mark(c) || c == ' '));
        let (number, rest) = cut(body, end.unwrap_or(body.len()));
        let (power, rest) = exponent(rest);
        let Digits { digits, maybe_thousands } = digits(number.trim(), mark)?;
        Some(Written {
            digits: if negative { format!("-{digits}") } else { digits },
            power,
            before,
            unit: rest.trim().to_owned(),
            maybe_thousands,
        })
    }
}

const ARABIC_DECIMAL: char = '٫';
const ARABIC_GROUP: char = '٬';

/// Whether a minus stands before a number, and what else does; at most one sign.
fn sign(head: &str) -> Option<(bool, String)> {
    let signs = head.chars().filter(|c| matches!(c, '-' | '+')).count();
    let before: String = head.chars().filter(|c| !matches!(c, '-' | '+' | ' ')).collect();
    (signs <= 1).then(|| (head.chars().any(|c| c == '-'), before))
}

/// The power of ten of "e5", and what stands behind it.
fn exponent(text: &str) -> (i32, &str) {
    let Some(after) = text.strip_prefix('e') else { return (0, text) };
    let signed = after.strip_prefix(['-', '+']).unwrap_or(after);
    let end = signed.find(|c: char| !c.is_ascii_digit()).unwrap_or(signed.len());
    let rest = cut(signed, end).1;
    let power = cut(after, after.len() - rest.len()).0;
    // "1e5" with no more than three digits; "1eh/s" is a unit.
    match power.parse() {
        Ok(power) if end <= 3 => (power, rest),
        _ => (0, text),
    }
}

struct Digits {
    digits: String,
    maybe_thousands: bool,
}

/// Digits with `.` as decimal mark and no grouping; `None` where marks and groups make no number.
fn digits(text: &str, mark: char) -> Option<Digits> {
    if text.len() > LONGEST {
        return None;
    }
    let (mark, other) = match mark {
        _ if text.contains([ARABIC_DECIMAL, ARABIC_GROUP]) => (ARABIC_DECIMAL, ARABIC_GROUP),
        ',' => (',', '.'),
        _ => ('.', ','),
    };
    let count = |mark: char| text.matches(mark).count();
    let decimal = match (count(mark), count(other)) {
        (0, 0) => None,
        (1, 0) => Some(mark),
        // "1.234.567" where the point is the decimal mark: groups can be nothing else.
        (_, 0) => None,
        // Groups, as the locale writes them; else the mark of another locale, if it cannot be a
        // slip of the hand in a group: "2,9", "0,0725", "1 234,567", not "84,7000".
        (0, 1) if !grouped(text, other) => {
            let (whole, fraction) = text.split_once(other)?;
            let decimal =
                whole.is_empty() || whole == "0" || whole.contains(' ') || fraction.len() <= 2;
            Some(decimal.then_some(other)?)
        }
        (0, _) => None,
        // Both: the last one, if it stands once.
        _ => {
            let last = text.rfind([mark, other]).and_then(|at| cut(text, at).1.chars().next())?;
            Some((count(last) == 1).then_some(last)?)
        }
    };
    let (whole, fraction) = match decimal {
        Some(decimal) => text.split_once(decimal)?,
        None => (text, ""),
    };
    let groups = [' ', mark, other].into_iter().filter(|mark| whole.chars().any(|c| c == *mark));
    let whole = match groups.collect::<Vec<_>>()[..] {
        [] => whole.to_owned(),
        [mark] if grouped(whole, mark) => whole.replace(mark, ""),
        _ => return None,
    };
    let sound = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    (sound(&whole) && sound(fraction) && !(whole.is_empty() && fraction.is_empty())).then(|| {
        Digits {
            maybe_thousands: decimal == Some(mark) && grouped(text, mark),
            digits: format!("{whole:0>1}.{fraction:0<1}"),
        }
    })
}

/// Whether a text is digits in groups: of three behind the first, or, as in India, of two and three
/// at the end.
fn grouped(text: &str, mark: char) -> bool {
    let Some((first, rest)) = text.split_once(mark) else { return false };
    let lengths: Vec<usize> = rest.split(mark).map(str::len).collect();
    let threes = (1..=3).contains(&first.len()) && lengths.iter().all(|length| *length == 3);
    let indian = (1..=2).contains(&first.len())
        && matches!(lengths.split_last(), Some((3, twos)) if twos.iter().all(|length| *length == 2));
    !first.starts_with('0') && (threes || indian)
}

/// The first digits of the scripts that have digits of their own.
const ZEROS: [char; 19] =
    ['٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '෦', '๐', '໐', '༠', '၀', '០', '᠐'];

/// The text in small letters, with the signs of a Western keyboard and none that is not seen.
pub(super) fn plain(text: &str) -> String {
    let seen = |c: &char| !matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let western = |c: char| match c {
        // Of full width, as East Asian keyboards write them.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '−' | '–' | '—' | '‐' | '‑' | '‒' | '﹣' => '-',
        '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '_' => ' ',
        '٪' => '%',
        '、' => ',',
        c if c.is_whitespace() => ' ',
        c => digit(c),
    };
    // Once more: a sign of full width may be one of those above.
    text.chars().filter(seen).map(western).map(western).map(small).collect()
}

/// A digit of another script as one of ours; any other character as it is.
fn digit(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let of = |zero: &&char| (**zero as u32..=**zero as u32 + 9).contains(&(c as u32));
    let value = ZEROS.iter().find(of).map(|zero| c as u32 - *zero as u32);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(mark: char, text: &str) -> Option<(String, i32)> {
        Written::read(mark, text).map(|written| (written.digits, written.power))
    }

    #[test]
    fn marks_mean_what_they_can() {
        let cases = [
            ('.', "1,234.5", "1234.5"),
            ('.', "1.234,5", "1234.5"),
            (',', "1,234.5", "1234.5"),
            (',', "1.234,5", "1234.5"),
            ('.', "1,30,00,000", "13000000.0"),
            (',', "1,30,00,000", "13000000.0"),
            ('.', "1.234.567", "1234567.0"),
            ('.', "2,9", "2.9"),
            ('.', "0,0725", "0.0725"),
            ('.', "1 234,567", "1234.567"),
            ('.', ".5", "0.5"),
            ('.', "5.", "5.0"),
            ('.', "84’700", "84700.0"),
            ('.', "84\u{202f}700", "84700.0"),
            ('.', "\u{202d}45\u{202c}", "45.0"),
            ('.', "\u{feff}45", "45.0"),
            ('.', "４５．５", "45.5"),
            ('.', "－４５", "-45.0"),
            ('.', "٨٤٬٧٠٠٫٥", "84700.5"),
            ('.', "८४,७००", "84700.0"),
            ('.', "−$5", "-5.0"),
            ('.', "$ -5", "-5.0"),
        ];
        for (mark, text, digits) in cases {
            assert_eq!(number(mark, text), Some((digits.to_owned(), 0)), "{text}");
        }
    }

    #[test]
    fn what_could_be_a_slip_is_no_number() {
        let texts = [
            "",
            "-",
            ".",
            "abc",
            "1.2.3",
            "1,23,4",
            "84,7000",
            "84,70.5",
            "2 5",
            "--1",
            "0,725,000",
            "1,234.567.890",
            "1.234,567,890.5",
            "12 34,5",
            "1,234 567",
        ];
        for text in texts {
            assert_eq!(number('.', text), None, "{text}");
        }
        assert_eq!(number('.', &"1".repeat(41)), None);
    }

    #[test]
    fn powers_of_ten_and_what_stands_around() {
        assert_eq!(number('.', "1e5"), Some(("1.0".into(), 5)));
        assert_eq!(number('.', "2.5E-3"), Some(("2.5".into(), -3)));
        let read = |text| Written::read('.', text).unwrap();
        assert_eq!((read("1eh/s").power, read("1eh/s").unit.as_str()), (0, "eh/s"));
        assert_eq!(
            (read("US$45 / MWh").before.as_str(), read("US$45 / MWh").unit.as_str()),
            ("us$", "/ mwh")
        );
        assert!(read("100.000").maybe_thousands && !read("100.00").maybe_thousands);
        assert!(!read("100,000").maybe_thousands && !read("0.100").maybe_thousands);
    }
}
