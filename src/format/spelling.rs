//! Units as people write them: "USD/MWh", "$ per MWh", "¢/kWh", "yrs", and what one of them is in
//! another.

use crate::language::{SPANISH, lowercase};
use crate::pieces::replaced;

/// How a number in the written unit becomes one in the unit of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Conversion {
    /// The power of ten, multipliers such as `k` and `million` among it.
    pub power: i32,
    /// A factor that is no power of ten: 12 for years as months.
    pub factor: f64,
    /// A unit was written.
    pub named: bool,
    /// Another unit than the table's.
    pub other_unit: bool,
    /// Another currency than the dollar.
    pub foreign: Option<&'static str>,
}

/// What a word measures, and its power of ten: `kwh` is 3 of `wh`.
type Word = (&'static str, i32);

/// A unit taken apart.
#[derive(Default)]
struct Unit {
    multiplier: i32,
    currency: Option<Word>,
    over: Vec<Word>,
    under: Vec<Word>,
    foreign: Option<&'static str>,
}

/// What was written `before` and `behind` a number, as a conversion to a unit of the table; `None`
/// if it is no such unit.
#[must_use]
pub(super) fn conversion(
    table_unit: &str,
    screen: &str,
    before: &str,
    behind: &str,
) -> Option<Conversion> {
    let bare = |text: &str| lowercase(&text.replace(' ', ""));
    let mut plain =
        Conversion { power: 0, factor: 1.0, named: true, other_unit: false, foreign: None };
    let front = Unit::read(before)?;
    if !(front.over.is_empty() && front.under.is_empty() && front.multiplier == 0) {
        return None;
    }
    plain.named = !(before.is_empty() && behind.is_empty());
    // As the table or the page writes it, also one of many: "× last rent", "log standard deviation".
    if [table_unit, screen]
        .iter()
        .any(|own| bare(own).trim_end_matches('s') == bare(behind).trim_end_matches('s'))
    {
        return agrees(&front, table_unit)
            .then_some(Conversion { foreign: front.foreign, ..plain });
    }
    let mut typed = Unit::read(behind)?;
    let both = front.currency.is_some() && typed.currency.is_some();
    if both && (front.currency, front.foreign) != (typed.currency, typed.foreign) {
        return None;
    }
    typed.currency = typed.currency.or(front.currency);
    typed.foreign = typed.foreign.or(front.foreign);
    agrees(&typed, table_unit).then_some(())?;
    let (power, factor) = between(&typed, table_unit)?;
    Some(Conversion {
        power: power + typed.multiplier,
        factor,
        named: plain.named,
        other_unit: power != 0 || factor != 1.0,
        foreign: typed.foreign,
    })
}

/// A currency belongs to money only.
fn agrees(typed: &Unit, table_unit: &str) -> bool {
    typed.currency.is_none() || table_unit.starts_with("USD")
}

/// The power of ten and the factor from one unit to the other; what is left unsaid is the table's.
fn between(typed: &Unit, table_unit: &str) -> Option<(i32, f64)> {
    let cents = typed.currency.map_or(0, |(_, power)| power);
    if cents == 0 && typed.over.is_empty() && typed.under.is_empty() {
        return Some((0, 1.0));
    }
    // "share of revenue", "ratio to last rent": what it is of is not part of the unit.
    let measured = table_unit.split([' ', '^']).next().unwrap_or_default();
    let table = Unit::read(&lowercase(&replaced(measured, "share", "%")))?;
    if typed.over.is_empty() && typed.under.is_empty() {
        // Nobody sells power by the cent a megawatt-hour.
        let per_kwh = cents != 0 && table.under[..] == [("wh", 6)];
        return Some((cents + if per_kwh { 3 } else { 0 }, 1.0));
    }
    match (&table.over[..], &typed.over[..], typed.under.is_empty()) {
        ([("month", _)], [("year", _)], true) => return Some((0, 12.0)),
        ([("year", _)], [("month", _)], true) => return Some((0, 1.0 / 12.0)),
        _ => {}
    }
    let over = if typed.over.is_empty() { 0 } else { shift(&typed.over, &table.over)? };
    let bare_percent = typed.under.is_empty() && table.over[..] == [("%", 0)];
    let under = if bare_percent { 0 } else { shift(&table.under, &typed.under)? };
    Some((cents + over + under, 1.0))
}

/// The power of ten between two lists that measure the same.
fn shift(from: &[Word], to: &[Word]) -> Option<i32> {
    let count = |words: &[Word], of: &str| words.iter().filter(|word| word.0 == of).count();
    let alike =
        from.len() == to.len() && from.iter().all(|word| count(from, word.0) == count(to, word.0));
    let sum = |words: &[Word]| words.iter().map(|word| word.1).sum::<i32>();
    alike.then(|| sum(from) - sum(to))
}

impl Unit {
    fn read(text: &str) -> Option<Unit> {
        let mut unit = Unit::default();
        let text = replaced(&replaced(text, "per cent", "%"), "percent", "%");
        // A sign of money or percent is a word, with or without a space around it.
        let mut spaced = String::new();
        for c in text.chars() {
            match c {
                '-' | '·' | '*' => spaced.push(' '),
                '/' | '%' | '€' | '£' | '¥' | '₹' | '¢' | '×' | '₿' => {
                    spaced.extend([' ', c, ' '])
                }
                '$' => spaced.push_str("$ "),
                c => spaced.push(c),
            }
        }
        let mut is_under = false;
        for text in spaced.split(' ').filter(|word| !word.is_empty()) {
            if matches!(text, "/" | "per" | "por") {
                is_under = true;
                continue;
            }
            if matches!(text, "p.a." | "pa" | "yearly" | "annually") {
                unit.under.push(("year", 0));
            } else if let Some((sign, power)) = money(text) {
                unit.foreign = unit.foreign.or((sign != "$").then_some(sign));
                if unit.currency.replace(("$", power)).is_some() || is_under {
                    return None;
                }
            } else if let Some(word) = measure(text) {
                if is_under { &mut unit.under } else { &mut unit.over }.push(word);
            } else {
                let power = multiplier(text).filter(|_| !is_under && unit.over.is_empty())?;
                unit.multiplier += power;
            }
        }
        Some(unit)
    }
}

/// A currency and whether its hundredths are meant.
fn money(word: &str) -> Option<Word> {
    Some(match word {
        "$" | "us$" | "usd" | "dollar" | "dollars" => ("$", 0),
        "c" | "¢" | "ct" | "cts" | "cent" | "cents" => ("$", -2),
        "€" | "eur" | "euro" | "euros" => ("€", 0),
        "£" | "gbp" => ("£", 0),
        "¥" | "jpy" | "yen" | "cny" | "rmb" => ("¥", 0),
        "₹" | "inr" | "rs" => ("₹", 0),
        "chf" => ("CHF", 0),
        "sek" | "kr" => ("SEK", 0),
        "cad" | "ca$" | "c$" => ("CAD", 0),
        "aud" | "a$" | "au$" => ("AUD", 0),
        "brl" | "r$" => ("BRL", 0),
        _ => return None,
    })
}

fn measure(word: &str) -> Option<Word> {
    Some(match word {
        "%" | "pct" => ("%", 0),
        "wh" => ("wh", 0),
        "kwh" => ("wh", 3),
        "mwh" => ("wh", 6),
        "gwh" => ("wh", 9),
        "w" | "watt" | "watts" => ("w", 0),
        "kw" | "kilowatt" | "kilowatts" => ("w", 3),
        "mw" | "megawatt" | "megawatts" => ("w", 6),
        "gw" | "gigawatt" | "gigawatts" => ("w", 9),
        "j" | "joule" | "joules" => ("j", 0),
        "th" => ("hash", 12),
        "ph" => ("hash", 15),
        "eh" => ("hash", 18),
        "zh" => ("hash", 21),
        "s" | "sec" | "second" => ("s", 0),
        "hora" | "horas" | "h" | "hr" | "hrs" | "hour" | "hours" => ("hour", 0),
        "mes" | "meses" | "mo" | "mos" | "mth" | "mths" | "month" | "months" => ("month", 0),
        "año" | "años" | "y" | "yr" | "yrs" | "year" | "years" | "a" | "annum" => ("year", 0),
        "btc" | "bitcoin" | "bitcoins" | "₿" => ("btc", 0),
        "block" | "blocks" => ("block", 0),
        "gpu" | "gpus" | "accelerator" | "accelerators" => ("gpu", 0),
        "path" | "paths" => ("path", 0),
        "x" | "×" | "times" | "ratio" => ("×", 0),
        _ => return None,
    })
}

/// The power of ten of a multiplier.
fn multiplier(word: &str) -> Option<i32> {
    Some(match word {
        "k" | "thousand" => 3,
        // In English "mil" may be a million.
        "mil" if SPANISH => 3,
        "m" | "mn" | "mm" | "mio" | "mio." | "million" | "millions" | "millón" | "millones" => 6,
        "b" | "bn" | "bln" | "billion" | "billions" => 9,
        "tn" | "trn" | "trillion" | "bill." | "billón" | "billones" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(table: &str, behind: &str) -> Option<(i32, f64)> {
        conversion(table, "", "", behind).map(|found| (found.power, found.factor))
    }

    #[test]
    fn the_tables_units_in_other_words() {
        for (table, behind) in [
            ("USD/MWh", "usd/mwh"),
            ("USD/MWh", "$ per mwh"),
            ("USD/MWh", "dollars / mwh"),
            ("USD/kW-month", "/kw-month"),
            ("USD/kW-month", "$/kw/mo"),
            ("USD/kW-month", "usd per kw month"),
            ("USD/GPU-hour", "/gpu hr"),
            ("USD/MW-year", "/mw/yr"),
            ("share/year", "%"),
            ("share/year", "% per year"),
            ("share/year", "percent p.a."),
            ("share of revenue", "percent"),
            ("share/year^0.5", "%"),
            ("months", "month"),
            ("years", "yrs"),
            ("years of contract", "years of contract"),
            ("EH/s", "eh/s"),
            ("J/TH", "j/th"),
            ("ratio", "x"),
            ("ratio", ""),
            ("elasticity", "elasticity"),
        ] {
            assert_eq!(power(table, behind), Some((0, 1.0)), "{table}: {behind}");
        }
    }

    #[test]
    fn other_units_are_converted() {
        for (table, behind, shift, factor) in [
            ("USD/MWh", "$/kwh", 3, 1.0),
            ("USD/MWh", "¢/kwh", 1, 1.0),
            ("USD/MWh", "c", 1, 1.0),
            ("USD/MWh", "cents per kwh", 1, 1.0),
            ("USD/GPU-hour", "cents", -2, 1.0),
            ("USD/kW-month", "/mw-month", -3, 1.0),
            ("USD/MW", "m", 6, 1.0),
            ("USD/MW", "million/mw", 6, 1.0),
            ("USD/MW", "k/kw", 6, 1.0),
            ("MW", "gw", 3, 1.0),
            ("MW", "kw", -3, 1.0),
            ("EH/s", "zh/s", 3, 1.0),
            ("months", "years", 0, 12.0),
            ("years", "months", 0, 1.0 / 12.0),
        ] {
            assert_eq!(power(table, behind), Some((shift, factor)), "{table}: {behind}");
        }
    }

    #[test]
    fn what_measures_something_else_is_none() {
        for (table, behind) in [
            ("USD/MWh", "mw"),
            ("USD/MWh", "$/mw"),
            ("USD/MW", "mw"),
            ("MW", "mwh"),
            ("MW", "$"),
            ("MW", "€"),
            ("USD/MW-year", "/mw-month"),
            ("months", "%"),
            ("share", "/year"),
            ("USD/MWh", "bananas"),
            ("USD/MWh", "$ €"),
        ] {
            assert_eq!(power(table, behind), None, "{table}: {behind}");
        }
        assert_eq!(conversion("USD/BTC", "/BTC", "€", "").unwrap().foreign, Some("€"));
        assert_eq!(conversion("USD/BTC", "/BTC", "$", "eur"), None);
        assert_eq!(conversion("USD/BTC", "/BTC", "mw", ""), None);
    }
}
