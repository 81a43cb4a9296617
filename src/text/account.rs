//! What becomes of a real case: ours beside what its parties state, the return on its chips, the
//! price it needs, and why it looks bad where it does.

use crate::analysis::break_even::{Answer, BreakEven};
use crate::cases::{Account, Compared, Deciding, Guided, Preset, PresetKind, Split, Verdict};
use crate::evaluation::Rate;
use crate::format::{Format, MINUS, money, number, or_absent, percent, value_with_unit};
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::figure::no_rate;
use crate::text::input::{label, lowered};
use crate::text::strategy::noun;

/// Heading of what its parties state beside ours.
pub const BESIDE: &str = word!("This page against its parties", "Esta página frente a las partes");
/// Heads of the columns: figure, ours, theirs, difference.
pub const COLUMNS: [&str; 4] = word!(
    ["Over the contract’s years", "Here", "Stated", "Difference"],
    ["En los años del contrato", "Aquí", "Declarado", "Diferencia"]
);

/// The name of a figure.
#[must_use]
pub fn figure(figure: Guided) -> &'static str {
    match figure {
        Guided::Margin => word!("Margin after running costs", "Margen tras los costos operativos"),
        Guided::RevenuePerYear => word!("Revenue a year", "Ingresos al año"),
        Guided::IncomePerYear => word!(
            "Income a year before tax and debt",
            "Resultado al año antes de impuestos y deuda"
        ),
        Guided::YieldOnCost => word!(
            "First full year’s income on cost",
            "Resultado del primer año completo sobre el costo"
        ),
        Guided::RateNeeded => word!("Rate it needs", "Tarifa que necesita"),
    }
}

/// One row: figure, ours, theirs, difference: "Margin after running costs", "97.9%", "98.6%",
/// "−0.7 points".
#[must_use]
pub fn row(numbers: &dyn Format, compared: &Compared) -> [String; 4] {
    let write = |x: f64| match compared.figure {
        Guided::Margin | Guided::YieldOnCost => percent(numbers, x, 1),
        Guided::RevenuePerYear | Guided::IncomePerYear => money(numbers, x),
        Guided::RateNeeded => value_with_unit(numbers, Input::GpuCloudLeaseRateUsdPerHour, x),
    };
    let signed = |x: f64| {
        let text = number(numbers, 100.0 * x, 1);
        if text.starts_with(MINUS) || text.trim_matches(['0', '.']).is_empty() {
            text
        } else {
            format!("+{text}")
        }
    };
    let unit = if compared.figure.is_share() { word!(" points", " puntos") } else { "%" };
    [
        figure(compared.figure).to_owned(),
        or_absent(compared.ours, write),
        write(compared.theirs),
        or_absent(compared.deviation(), |x| format!("{}{unit}", signed(x))),
    ]
}

/// "They return 12.9% a year before tax and debt, over the contract and sold at its end, in a hall rented at the going rent."
#[must_use]
pub fn chips(numbers: &dyn Format, rate: Rate) -> String {
    match rate {
        Ok(rate) => say!(
            "They return {} a year before tax and debt, over the contract and sold at its end, in a hall rented at the going rent.",
            "Rinden {} al año antes de impuestos y deuda, durante el contrato y vendidos a su término, en una sala alquilada a la renta de mercado.",
            percent(numbers, rate, 1)
        ),
        Err(reason) => say!(
            "They have no rate of return before tax and debt ({}), over the contract and sold at its end, in a hall rented at the going rent.",
            "No tienen tasa de retorno antes de impuestos y deuda ({}), durante el contrato y vendidos a su término, en una sala alquilada a la renta de mercado.",
            no_rate(reason)
        ),
    }
}

/// What it needs to be worth what it costs: "It earns what is asked of it from a rent of
/// $106/kW-month on; it has $128/kW-month."
#[must_use]
pub fn needs(numbers: &dyn Format, preset: &Preset, needs: &BreakEven) -> String {
    let (earns, what) = match preset.strategy {
        Strategy::Mining => (
            word!(
                "Mining on is worth more than selling now",
                "Seguir minando vale más que vender ahora"
            ),
            word!("bitcoin at", "un bitcoin de"),
        ),
        Strategy::Colocation => (
            word!("It earns what is asked of it", "Rinde lo que se le exige"),
            word!("a rent of", "una renta de"),
        ),
        Strategy::GpuCloud | Strategy::Hybrid => (
            word!("It earns what is asked of it", "Rinde lo que se le exige"),
            word!("a rate of", "una tarifa de"),
        ),
    };
    let words = |x: f64| value_with_unit(numbers, needs.input, to_step(needs.input, x));
    let Some(value) = needs.value() else {
        let (min, max) = (needs.input.row().min, needs.input.row().max);
        return say!(
            "Between {} and {} no price changes that.",
            "Entre {} y {} ningún precio lo cambia.",
            words(min),
            words(max)
        );
    };
    let flips = matches!(needs.answer, Answer::Jumps { .. });
    let jump =
        if flips { word!(", where a decision flips", ", donde cambia una decisión") } else { "" };
    let has = if preset.is_unpriced() {
        word!("none is published", "no se ha publicado el precio").to_owned()
    } else {
        say!("it has {}", "aquí se parte de {}", words(needs.present))
    };
    say!(
        "{earns} from {what} {} on{jump}; {has}.",
        "{earns} a partir de {what} {}{jump}; {has}.",
        words(value)
    )
}

/// To the step of the input's slider: a sentence needs no more digits.
fn to_step(input: Input, value: f64) -> f64 {
    let step = input.row().step;
    if step > 0.0 { (value / step).round() * step } else { value }
}

/// One sentence on why the case looks bad; `None` where it does not.
#[must_use]
pub fn explanation(numbers: &dyn Format, preset: &Preset, account: &Account) -> Option<String> {
    let own = match account.verdict {
        Verdict::Leads => return None,
        Verdict::Behind(other) => return Some(behind(numbers, other, account.tenant_probability)),
        _ => preset.explains,
    };
    if !own.is_empty() {
        return Some(own.to_owned());
    }
    Some(match account.verdict {
        Verdict::Unpriced => word!(
            "No price for it is published, so its value here says nothing.",
            "No se ha publicado su precio, así que su valor aquí no dice nada."
        )
        .to_owned(),
        Verdict::NotReady => {
            word!("It is not ready within the horizon.", "No está lista dentro del horizonte.")
                .to_owned()
        }
        _ => word!(
            "At these inputs it does not earn what is asked of it.",
            "Con estos datos no rinde lo que se le exige."
        )
        .to_owned(),
    })
}

/// It is worth something, and another use of its site is worth more.
fn behind(numbers: &dyn Format, other: Strategy, tenant: f64) -> String {
    let other = noun(other);
    let chance = if tenant < 1.0 {
        say!(
            ", if a customer were found, for which the chance is put at {}",
            ", si se encontrara un cliente, con una probabilidad estimada de {}",
            percent(numbers, tenant, 0)
        )
    } else {
        String::new()
    };
    say!(
        "It earns what is asked of it; {other} would earn more here{chance}.",
        "Rinde lo que se le exige; aquí rendiría más {other}{chance}."
    )
}

/// "In present value $4.95bn is put in; the contract’s years bring back $3.61bn of it (73%), what comes
/// after $210m."
#[must_use]
pub fn split(numbers: &dyn Format, split: &Split) -> String {
    let Split { invested_usd, contract_usd, after_usd, to_the_end } = *split;
    let share = if invested_usd > 0.0 {
        format!(" ({})", percent(numbers, contract_usd / invested_usd, 0))
    } else {
        String::new()
    };
    let after = if to_the_end {
        word!("what is sold at its end", "lo que se vende al final")
    } else {
        word!("what comes after", "lo que viene después")
    };
    let years = if to_the_end {
        word!("the contract, as long as the horizon,", "el contrato, tan largo como el horizonte,")
    } else {
        word!("the contract’s years", "los años del contrato")
    };
    let verb = if to_the_end {
        word!("brings back", "devuelve")
    } else {
        word!("bring back", "devuelven")
    };
    say!(
        "In present value {} is put in; {years} {verb} {} of it{share}, {after} {}.",
        "En valor actual se invierten {}; {years} {verb} {}{share}; {after}, {}.",
        money(numbers, invested_usd),
        money(numbers, contract_usd),
        money(numbers, after_usd),
    )
}

/// "Of what is not signed, GPU rate decline decides most: NPV $210m at 0%/yr, −$1.10bn at 35%/yr."
#[must_use]
pub fn deciding_input(numbers: &dyn Format, preset: &Preset, found: &Deciding) -> String {
    let end = |value: f64, npv: Option<f64>| {
        let value = value_with_unit(numbers, found.input, value);
        say!("{} at {value}", "{} con {value}", or_absent(npv, |npv| money(numbers, npv)))
    };
    let of = match preset.kind {
        PresetKind::Deal => word!("Of what is not signed", "De lo que no está firmado"),
        _ => word!("Of what it does not set", "De lo que no se fija"),
    };
    say!(
        "{of}, {} decides most: NPV {}, {}.",
        "{of}, lo que más decide es «{}»: VAN {}, {}.",
        lowered(&label(found.input)),
        end(found.low, found.npv_usd_at_low),
        end(found.high, found.npv_usd_at_high)
    )
}

/// What an account weighs, each under its heading: the price it needs, the chips alone, the contract
/// and what comes after, what decides.
#[must_use]
pub fn weighed(
    numbers: &dyn Format,
    preset: &Preset,
    account: &Account,
) -> Vec<(&'static str, String)> {
    let needs = account.needs.as_ref().map(|found| needs(numbers, preset, found));
    let chips = account.chips.map(|rate| chips(numbers, rate));
    // Without a price there is no value to divide or to move.
    let priced = account.verdict != Verdict::Unpriced;
    let split = account.split.as_ref().filter(|_| priced).map(|found| split(numbers, found));
    let deciding = account.deciding.as_ref().filter(|_| priced);
    let deciding = deciding.map(|found| deciding_input(numbers, preset, found));
    [
        (word!("The price it needs", "El precio que necesita"), needs),
        (word!("The chips alone", "Los chips por sí solos"), chips),
        (word!("The contract, and after", "El contrato y después"), split),
        (word!("What decides", "Lo que decide"), deciding),
    ]
    .into_iter()
    .filter_map(|(heading, text)| Some((heading, text?)))
    .collect()
}
