//! Where each dollar goes, in words.

use super::strategy::noun;
use crate::analysis::value_split::{Effect, Recipient, ValueSplit, parts};
use crate::format::{Format, percent, signed_money, value_with_unit};
use crate::rank::ranked;
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str = word!("Where each dollar goes", "Adónde va cada dólar");
/// Under it.
pub const LEAD: &str = word!(
    "The present value of what is paid for a MWh mined with, a kW-month of critical IT, a GPU-hour, and who gets it. Parts left of the zero line are paid in by others: the bar then runs past what is paid.",
    "El valor actual de lo que se paga por un MWh minado, un kW-mes de TI crítica o una hora de GPU, y quién lo recibe. Lo que queda a la izquierda de la línea cero lo ponen otros: la barra pasa entonces de lo que se paga."
);
/// Who gets most of what a use is paid, where the section is folded: "Of each dollar that the GPU cloud is paid, 52% goes
/// to chips, 21% to halls and 9% to the owner."
#[must_use]
pub fn short(numbers: &dyn Format, split: &ValueSplit) -> String {
    let total = split.total.revenue_usd;
    if total <= 0.0 {
        return String::new();
    }
    let share = |usd: f64| percent(numbers, usd / total, 0);
    let all: Vec<(Recipient, f64)> = Recipient::ALL.into_iter().zip(parts(&split.total)).collect();
    let others: Vec<(Recipient, f64)> =
        all.into_iter().filter(|(to, usd)| *to != Recipient::Owner && *usd > 0.0).collect();
    let largest = ranked(&others, |(_, usd)| *usd);
    let named = largest.iter().take(2).enumerate().map(|(place, (to, usd))| {
        let (share, to) = (share(*usd), recipient_in(split.strategy, *to));
        if place == 0 {
            say!("{share} goes to {to}", "el {share} va a {to}")
        } else {
            say!("{share} to {to}", "el {share} a {to}")
        }
    });
    say!(
        "Of each dollar that {} is paid, {} and {} to the owner.",
        "De cada dólar que cobra {}, {} y el {} al propietario.",
        noun(split.strategy),
        named.collect::<Vec<_>>().join(", "),
        share(split.total.owner_usd)
    )
}

/// How the parts are to be read.
pub const NOTE: &str = word!(
    "Discounted at each use’s own rate. Lenders stand below zero where a loan costs less than that rate: they leave value to the owner; customers who pay ahead count as lenders. What the mine earns while AI is built is left out.",
    "Descontado a la tasa propia de cada uso. Los prestamistas quedan bajo cero donde un préstamo cuesta menos que esa tasa: dejan valor al propietario; los clientes que pagan por adelantado cuentan como prestamistas. No se incluye lo que gana la mina mientras se construye la IA."
);
/// Heading of the effects.
pub const EFFECTS: &str = word!(
    "Power against chips: who a change of price goes to",
    "Energía frente a chips: a quién va un cambio de precio"
);
/// Heading of the layers.
pub const LAYERS: &str = word!(
    "The GPU cloud as a landlord and an owner of chips",
    "La nube de GPU como arrendadora y como dueña de chips"
);
/// Under it.
pub const LAYERS_LEAD: &str = word!(
    "The cloud’s own halls, let to itself at the going rent and run at colocation’s operating cost; the chips pay that rent and are the rest. Halls are discounted at colocation’s rate, chips at the cloud’s: their NPVs need not add up to the cloud’s.",
    "Las salas propias de la nube, alquiladas a sí misma a la renta de mercado y con el costo operativo de la colocación; los chips pagan esa renta y son el resto. Las salas se descuentan a la tasa de la colocación y los chips a la de la nube: sus VAN no tienen por qué sumar el de la nube."
);
/// Heads of the table of layers; the first is that of the figures.
pub const LAYER_HEADS: [&str; 3] = word!(["", "Landlord", "Chips"], ["", "Arrendador", "Chips"]);
/// The rows of the table of layers.
pub const LAYER_ROWS: [&str; 6] = word!(
    ["NPV", "NPV before tax", "IRR", "IRR before tax", "EBITDA, all years", "Capex, all years"],
    [
        "VAN",
        "VAN antes de impuestos",
        "TIR",
        "TIR antes de impuestos",
        "EBITDA, todos los años",
        "Inversión, todos los años"
    ]
);
/// In front of the rent between the layers.
pub const RENT: &str = word!("Rent between them, all years:", "Renta entre ambos, todos los años:");

/// Whom a part goes to.
#[must_use]
pub const fn recipient(to: Recipient) -> &'static str {
    match to {
        Recipient::Chips => "chips",
        Recipient::Facility => word!("halls and site", "salas y sitio"),
        Recipient::Power => word!("power", "energía"),
        Recipient::Operations => word!("operations", "operación"),
        Recipient::Lenders => word!("lenders", "prestamistas"),
        Recipient::Tax => word!("tax", "impuestos"),
        Recipient::Owner => word!("owner", "propietario"),
    }
}

/// Whom a part of one use's price goes to: a mine has a site, and no halls.
#[must_use]
pub fn recipient_in(strategy: Strategy, to: Recipient) -> &'static str {
    match (strategy, to) {
        (Strategy::Mining, Recipient::Facility) => word!("site", "sitio"),
        (_, Recipient::Facility) => word!("halls", "salas"),
        _ => recipient(to),
    }
}

/// The price that moves: "GPU cloud: accelerator price $39,000 → $35,100".
#[must_use]
pub fn moved(numbers: &dyn Format, strategy: Strategy, effect: &Effect) -> (String, String) {
    let value = |x| value_with_unit(numbers, effect.input, x);
    let mut use_of = noun(strategy).trim_start_matches(word!("the ", "la ")).to_owned();
    if let Some(first) = use_of.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    (
        format!("{use_of}: {}", effect.input.row().label),
        format!("{} → {}", value(effect.from), value(effect.to)),
    )
}

/// Who gains and who loses, the largest change first: "owner +$120m, chips −$150m"; those that move
/// by less than a hundredth of the largest are left out.
#[must_use]
pub fn effect(numbers: &dyn Format, strategy: Strategy, effect: &Effect) -> String {
    let changes: Vec<(Recipient, f64)> =
        Recipient::ALL.into_iter().zip(parts(&effect.change)).collect();
    let changes = ranked(&changes, |(_, usd)| usd.abs());
    let largest = changes.first().map_or(0.0, |(_, usd)| usd.abs());
    if largest < 0.5 {
        return word!("nothing changes", "nada cambia").to_owned();
    }
    let there = changes.iter().filter(|(_, usd)| usd.abs() >= 0.01 * largest);
    let text: Vec<String> = there
        .map(|(to, usd)| format!("{} {}", recipient_in(strategy, *to), signed_money(numbers, *usd)))
        .collect();
    text.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::value_split::value_split;
    use crate::evaluation::evaluate;
    use crate::scenario::Scenario;

    #[test]
    fn who_gets_most_is_said_in_shares_of_what_is_paid() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let split = value_split(&scenario, &evaluation, Strategy::GpuCloud).unwrap();
        let said = short(&Plain, &split);
        let share = |usd: f64| percent(&Plain, usd / split.total.revenue_usd, 0);
        let chips = share(split.total.machines_usd);
        let expected =
            format!("Of each dollar that the GPU cloud is paid, {chips} goes to chips, ");
        assert!(said.starts_with(&expected), "{said}");
        assert!(said.ends_with(&format!("and {} to the owner.", share(split.total.owner_usd))));
    }
    use crate::analysis::value_split::Portions;
    use crate::format::Plain;
    use crate::scenario::Input;

    #[test]
    fn who_gains_is_said_largest_first() {
        let change = Portions {
            machines_usd: -150e6,
            tax_usd: 30e6,
            owner_usd: 119e6,
            power_usd: 1e6,
            ..Portions::default()
        };
        let input = Input::GpuCloudAcceleratorPriceUsd;
        let found = Effect { input, from: 40_000.0, to: 36_000.0, change };
        let told = effect(&Plain, Strategy::GpuCloud, &found);
        assert_eq!(told, "chips −$150m, owner +$119m, tax +$30.0m");
        let (what, values) = moved(&Plain, Strategy::GpuCloud, &found);
        assert!(what.starts_with("GPU cloud: "), "{what}");
        assert!(values.starts_with("$40,000") && values.contains(" → $36,000"), "{values}");
        let nothing = Effect { change: Portions::default(), ..found };
        assert_eq!(effect(&Plain, Strategy::GpuCloud, &nothing), "nothing changes");
    }
}
