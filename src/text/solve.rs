//! Solving for an input, and the table of one figure over two inputs, in words.

use super::{figure, strategy};
use crate::analysis::break_even::Answer;
use crate::analysis::solve_for::Solved;
use crate::evaluation::{Figure, Measure};
use crate::format::{Format, amount, money, number, percent, ratio, value_with_unit};
use crate::text::input::label;

/// Heading of the section.
pub const HEADING: &str = word!("Solve for a number", "Buscar el dato que da un resultado");
/// Under it.
pub const LEAD: &str = word!(
    "Name a result and what it should be; the input that is to give way is found over its whole accepted range, everything else as it stands.",
    "Indique un resultado y cuánto debe ser; se busca el valor del dato que debe ceder en todo su rango admitido, con lo demás tal como está."
);
/// Chooses the figure.
pub const FIGURE: &str = word!("Result", "Resultado");
/// The value asked for.
pub const WANTED: &str = word!("Should be", "Debe ser");
/// Chooses the input.
pub const INPUT: &str = word!("By changing", "Cambiando");
/// Heading of the table.
pub const TABLE: &str =
    word!("The same result over two inputs", "El mismo resultado según dos datos");
/// Chooses the input of the rows.
pub const ROWS: &str = word!("Down", "En filas");
/// Chooses the input of the columns.
pub const COLUMNS: &str = word!("Across", "En columnas");
/// Heading of the leads.
pub const LEADS: &str = word!("One use ahead of another", "Un uso por delante de otro");
/// What was typed is no number.
pub const NO_NUMBER: &str =
    word!("Enter a number, such as 15% or $200m.", "Escriba un número, por ejemplo 15% o $200 M.");

/// Figures that can be asked for, by use.
pub const FIGURES: [Figure; 7] = [
    Figure::Npv,
    Figure::Irr,
    Figure::EquityIrr,
    Figure::MinDscr,
    Figure::Payback,
    Figure::EbitdaMargin,
    Figure::YieldOnCost,
];

/// A figure's name with its use: "IRR on equity, AI colocation".
#[must_use]
pub fn measure(of: Measure) -> String {
    match of {
        Measure::Of(use_, figure) => format!("{}, {}", figure::name(figure), strategy::name(use_)),
        Measure::Lead(ahead, behind) => {
            say!(
                "{} ahead of {}",
                "{}, por delante de {}",
                strategy::name(ahead),
                strategy::noun(behind)
            )
        }
    }
}

/// A value of a figure as it is written.
#[must_use]
pub fn value(numbers: &dyn Format, of: Measure, value: f64) -> String {
    match of {
        Measure::Lead(..) => money(numbers, value),
        Measure::Of(_, figure) => match figure {
            Figure::Irr
            | Figure::EquityIrr
            | Figure::IrrOnSaleValue
            | Figure::EbitdaMargin
            | Figure::YieldOnCost => percent(numbers, value, 1),
            Figure::MinDscr | Figure::MinDscrInContract => ratio(numbers, value),
            Figure::Payback | Figure::MonthsOperated => {
                say!("{} months", "{} meses", number(numbers, value, 0))
            }
            _ => money(numbers, value),
        },
    }
}

/// The number that a text means for a figure, written as people write it: "15 %", "$200m", "10 years";
/// `None` if it means none.
#[must_use]
pub fn read(numbers: &dyn Format, of: Measure, text: &str) -> Option<f64> {
    amount(numbers, unit(of), text)
}

fn unit(of: Measure) -> &'static str {
    match of {
        Measure::Lead(..) => "USD",
        Measure::Of(_, figure) => match figure {
            Figure::Irr
            | Figure::EquityIrr
            | Figure::IrrOnSaleValue
            | Figure::EbitdaMargin
            | Figure::YieldOnCost => "share",
            Figure::Payback | Figure::MonthsOperated => "months",
            Figure::MinDscr | Figure::MinDscrInContract => "",
            Figure::Energy => "MWh",
            _ => "USD",
        },
    }
}

/// What was found, as a sentence: its values can be set.
#[must_use]
pub fn sentence(numbers: &dyn Format, solved: &Solved) -> String {
    let asked = value(numbers, solved.measure, solved.wanted);
    let name = measure(solved.measure);
    let label = label(solved.input);
    let now = solved.now.map_or_else(String::new, |now| {
        say!(" It is {} now.", " Ahora es {}.", value(numbers, solved.measure, now))
    });
    match solved.found.as_slice() {
        [] => say!(
            "No value of “{label}” that is accepted makes {name} {asked}.{now}",
            "{name}: {asked} no se da con ningún valor admitido de «{label}».{now}"
        ),
        [_] => say!("{name} is {asked} with “{label}” at", "{name}: {asked} con «{label}» en"),
        _ => say!(
            "{name} is {asked} with “{label}” at any of",
            "{name}: {asked} con «{label}» en cualquiera de"
        ),
    }
}

/// A value that was found: in words, and as stored.
#[must_use]
pub fn found(numbers: &dyn Format, solved: &Solved, answer: Answer) -> Option<(String, f64)> {
    let write = |value| value_with_unit(numbers, solved.input, value);
    match answer {
        Answer::Meets { value } => Some((write(value), value)),
        Answer::Jumps { below, above } => {
            let nearer = if (below - solved.present).abs() <= (above - solved.present).abs() {
                below
            } else {
                above
            };
            Some((
                say!("{} (it jumps past)", "{} (salta de un lado a otro)", write(nearer)),
                nearer,
            ))
        }
        Answer::Never => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::strategy::Strategy;

    #[test]
    fn what_is_asked_for_is_read_as_it_is_written() {
        let npv = Measure::Of(Strategy::Mining, Figure::Npv);
        let irr = Measure::Of(Strategy::Mining, Figure::EquityIrr);
        let payback = Measure::Of(Strategy::Mining, Figure::Payback);
        for (of, text, expected) in [
            (npv, "$200m", 2e8),
            (npv, "-$1.5bn", -1.5e9),
            (npv, "\u{2212}$40m", -4e7),
            (npv, "0", 0.0),
            (irr, "15 %", 0.15),
            (irr, "15", 0.15),
            (payback, "120 months", 120.0),
            (payback, "10 years", 120.0),
        ] {
            assert_eq!(read(&Plain, of, text), Some(expected), "{text}");
        }
        for text in ["", "much", "$", "1e999", "15 %"] {
            assert_eq!(read(&Plain, npv, text), None, "{text}");
        }
    }
}
