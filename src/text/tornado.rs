//! The words around the tornado: what is watched, who decides, why an input has no effect.

use crate::analysis::tornado::{NoEffect, Target, Tornado};
use crate::format::{Format, value_with_unit};
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::count::counted;
use crate::text::input::label;
use crate::text::strategy::{name, noun};

/// Heading of the section.
pub const HEADING: &str =
    word!("What moves the result, and what decides", "Qué mueve el resultado y qué decide");
/// Under it.
pub const LEAD: &str = word!(
    "Each assumption alone at the low and at the high end of its plausible range. Those that change the best use come first.",
    "Cada supuesto por separado en el extremo bajo y en el alto de su rango plausible. Primero, los que cambian el mejor uso."
);
/// The chooser.
pub const WATCH: &str = word!("Watch", "Observar");
/// The lead, whoever has it.
pub const THE_LEAD: &str =
    word!("The lead of the best use over the next", "La ventaja del mejor uso sobre el siguiente");
/// Opens the rest of the bars.
pub const ALL: &str = word!("All that have an effect", "Todos los que tienen efecto");
/// Closes them again.
pub const FEWER: &str = word!("The largest only", "Solo los mayores");
/// Groups of the chooser: NPV, differences, equity IRR, DSCR.
pub const GROUPS: [&str; 4] = word!(
    ["Net present value", "Difference of two", "IRR on equity", "Lowest debt cover (DSCR)"],
    [
        "Valor actual neto",
        "Diferencia entre dos",
        "TIR del capital propio",
        "Menor cobertura de la deuda (RCSD)"
    ]
);

/// What is watched.
#[must_use]
pub fn target(target: Target) -> String {
    match target {
        Target::Npv(strategy) => say!("NPV of {}", "VAN de {}", noun(strategy)),
        Target::Difference(a, b) => say!("{} less {}", "{} menos {}", name(a), noun(b)),
        Target::EquityIrr(strategy) => {
            say!("Equity IRR of {}", "TIR del capital propio de {}", noun(strategy))
        }
        Target::MinDscr(strategy) => {
            say!("Lowest debt cover of {}", "Menor cobertura de la deuda de {}", noun(strategy))
        }
    }
}

/// How many of those that decide are named.
const NAMED: usize = 5;

/// "Any of nine assumptions can alone take the lead from AI colocation. The five that weigh most:
/// rent; …". `labels` are in that order.
#[must_use]
pub fn deciding(best: Option<Strategy>, labels: &[&str]) -> String {
    let leader = best.map_or(word!("selling now", "vender ahora"), noun);
    match labels {
        [] => say!(
            "No assumption alone, within its plausible range, takes the lead from {leader}.",
            "Ningún supuesto por sí solo, dentro de su rango plausible, quita la delantera a {leader}."
        ),
        [one] => say!(
            "One assumption can alone take the lead from {leader}: {one}.",
            "Un supuesto puede por sí solo quitar la delantera a {leader}: {one}."
        ),
        several => {
            let count = counted(several.len());
            let named = several.get(..NAMED).unwrap_or(several).join("; ");
            let which = if several.len() > NAMED {
                say!(
                    ". The {} that weigh most: {named}",
                    ". Los {} de más peso: {named}",
                    counted(NAMED)
                )
            } else {
                format!(": {named}")
            };
            let any = if several.len() == 2 {
                word!("Either", "Cualquiera")
            } else {
                word!("Any", "Cualquiera")
            };
            say!(
                "{any} of {count} assumptions can alone take the lead from {leader}{which}.",
                "{any} de {count} supuestos puede por sí solo quitar la delantera a {leader}{which}."
            )
        }
    }
}

/// Which inputs stand outside the range over which they are moved, with their value and that range; empty if none does.
#[must_use]
pub fn outside(format: &dyn Format, found: &Tornado) -> String {
    let mut text = String::new();
    for bar in found.outside() {
        let shown = |value: f64| value_with_unit(format, bar.input, value);
        let (label, now) = (label(bar.input), shown(bar.now));
        let (low, high) = (shown(bar.low.value), shown(bar.high.value));
        text += if text.is_empty() {
            word!(
                "Outside its plausible range as it stands: ",
                "Fuera de su rango plausible tal como está: "
            )
        } else {
            "; "
        };
        text += &say!(
            "{label} at {now}, moved from {low} to {high}",
            "{label}, {now}; se mueve de {low} a {high}"
        );
    }
    if !text.is_empty() {
        text.push('.');
    }
    text
}

/// Heads the inputs that change nothing.
#[must_use]
pub fn without_effect(count: usize) -> String {
    say!(
        "{count} assumptions that change nothing here, and why",
        "{count} supuestos que aquí no cambian nada, y por qué"
    )
}

/// Why an input has no effect.
#[must_use]
pub fn no_effect(reason: NoEffect, switched_off_by: Option<Input>) -> String {
    match reason {
        NoEffect::SinglePoint => {
            word!("their plausible range is a single value", "su rango plausible es un único valor")
                .to_owned()
        }
        NoEffect::UncertaintyOnly => word!(
            "only random futures and stress tests use them",
            "solo los usan los futuros aleatorios y las pruebas de estrés"
        )
        .to_owned(),
        NoEffect::CashOnly => word!(
            "only the lowest cash balance of a stress test uses them",
            "solo los usa el saldo mínimo de caja de una prueba de estrés"
        )
        .to_owned(),
        NoEffect::OtherStrategy => word!(
            "they belong to a use that is not watched",
            "pertenecen a un uso que no se observa"
        )
        .to_owned(),
        NoEffect::DebtOnly => word!(
            "they belong to debt, and an NPV is of cash before debt",
            "pertenecen a la deuda, y un VAN es de la caja antes de deuda"
        )
        .to_owned(),
        NoEffect::NotDiscounted => word!(
            "they are discount rates, and what is watched is not discounted",
            "son tasas de descuento, y lo que se observa no se descuenta"
        )
        .to_owned(),
        NoEffect::NoValue => {
            word!("what is watched has no value", "lo que se observa no tiene valor").to_owned()
        }
        NoEffect::SwitchedOff => {
            let by = switched_off_by.map(label).unwrap_or_default();
            say!("switched off by “{by}”", "desactivado por «{by}»")
        }
        NoEffect::ScalesAway => word!(
            "they are sizes, and a rate or a cover is the same at every size",
            "son tamaños, y una tasa o una cobertura es igual a cualquier tamaño"
        )
        .to_owned(),
        NoEffect::WithinRange => word!(
            "nothing within their plausible range changes it",
            "nada dentro de su rango plausible lo cambia"
        )
        .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_outside_the_range_over_which_it_is_moved_is_said() {
        use crate::analysis::tornado::tornado;
        use crate::evaluation::Engine;
        use crate::format::Plain;
        use crate::scenario::{Input, Scenario};
        let said = |changes: &[(Input, f64)]| {
            let scenario = Scenario::default().set_all(changes).unwrap();
            let target = Target::Npv(Strategy::Mining);
            outside(&Plain, &tornado(&mut Engine::new(), &scenario, target))
        };
        assert_eq!(said(&[]), "");
        let power = (Input::SitePowerPriceUsdPerMwh, 150.0);
        let (one, row) = (said(&[power]), Input::SitePowerPriceUsdPerMwh.row());
        let range = format!("moved from ${}/MWh to ${}/MWh", row.low, row.high);
        assert_eq!(
            one,
            format!("Outside its plausible range as it stands: Power price at $150/MWh, {range}.")
        );
        let two = said(&[power, (Input::NetworkBtcPriceUsd, 500_000.0)]);
        for part in ["Bitcoin price at $500,000/BTC, moved from ", "; "] {
            assert!(two.contains(part), "{part} is not in {two}");
        }
    }

    #[test]
    fn those_that_decide_are_counted_in_words() {
        let best = Some(Strategy::Colocation);
        assert_eq!(
            deciding(best, &["Rent", "Tax"]),
            "Either of two assumptions can alone take the lead from AI colocation: Rent; Tax."
        );
        assert!(deciding(best, &["x"; 12]).starts_with("Any of twelve assumptions"));
        assert!(deciding(best, &["x"; 13]).starts_with("Any of 13 assumptions"));
        let six = deciding(best, &["a", "b", "c", "d", "e", "f"]);
        assert!(six.ends_with(". The five that weigh most: a; b; c; d; e."), "{six}");
        assert!(deciding(None, &[]).ends_with("takes the lead from selling now."));
    }
}
