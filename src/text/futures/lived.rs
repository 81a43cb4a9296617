//! One future in words: what befalls it, what its owners do, what it is worth.

use super::super::decisions::taken;
use crate::format::{Format, duration_months, number, percent};
use crate::scenario::{Input, Scenario, Unit};
use crate::simulation::Future;

/// Before the choice of a future.
pub const LOOK: &str = word!(
    "Look at one future, here or by a press on the picture: where",
    "Mire un futuro, aquí o pulsando en la imagen: aquel en que"
);
/// Between the use and its percentiles.
pub const LOOK_AT: &str = word!("is at", "está en");
/// Takes the future off again.
pub const CLOSE: &str = word!("Close", "Cerrar");
/// Head of the picture of its world.
pub const WORLD: &str = word!(
    "Its world; dashed: the path entered",
    "Su mundo; discontinuo: la trayectoria introducida"
);
/// The panels of that picture, with the reader's units.
#[must_use]
pub fn panels(numbers: &dyn Format) -> [String; 4] {
    let has = |unit| numbers.units().has(unit);
    let dollars = if has(Unit::TodaysDollars) { word!("today’s $", "$ de hoy") } else { "$" };
    let hashprice = if has(Unit::Sats) {
        word!("sats per TH/s per day", "sats por TH/s y día").to_owned()
    } else {
        say!("{dollars} per PH/s per day", "{dollars} por PH/s y día")
    };
    let power = match (has(Unit::CentsPerKwh), has(Unit::TodaysDollars)) {
        (false, _) => format!("{dollars}/MWh"),
        (true, false) => "¢/kWh".to_owned(),
        (true, true) => word!("today’s ¢/kWh", "¢/kWh de hoy").to_owned(),
    };
    [
        say!("Bitcoin price, {dollars}", "Precio del bitcoin, {dollars}"),
        format!("Hashprice, {hashprice}"),
        word!("GPU lease level, 1 = as entered", "Nivel de tarifas de GPU, 1 = el introducido")
            .to_owned(),
        say!("Power price, {power}", "Precio de la energía, {power}"),
    ]
}

/// Columns of what the uses are worth in it.
pub const USES: [&str; 4] = word!(
    ["Use", "NPV in this future", "Mean NPV", "Better than in"],
    ["Uso", "VAN en este futuro", "VAN medio", "Mejor que en"]
);
/// Caption of that table.
pub const USES_CAPTION: &str =
    word!("What each use is worth in this future", "Lo que vale cada uso en este futuro");

/// A percentile on its button.
#[must_use]
pub fn mark(hundredth: usize) -> String {
    format!("{hundredth}%")
}

/// Which future.
#[must_use]
pub fn heading(numbers: &dyn Format, future: u32) -> String {
    say!("Future {}", "Futuro {}", number(numbers, f64::from(future) + 1.0, 0))
}

/// Of a hundred other futures, how many are worse.
#[must_use]
pub fn place(hundredth: usize) -> String {
    say!("{hundredth} of 100", "{hundredth} de 100")
}

/// What befalls it and what its owners do.
#[must_use]
pub fn story(numbers: &dyn Format, scenario: &Scenario, future: &Future) -> String {
    let [mining, cloud] = &future.decisions;
    let told = taken(scenario, mining, cloud);
    if !future.tenant_found {
        return say!(
            "No tenant is found: the site stays a mine, whichever use was chosen. {told}",
            "No se encuentra inquilino: el sitio sigue siendo una mina, se haya elegido el uso que sea. {told}"
        );
    }
    let builds = [Input::ColocationBuildMonths, Input::GpuCloudBuildMonths];
    let is_built = builds.into_iter().any(|input| scenario.get(input) > 0.0);
    let delay = match future.delay_months {
        _ if !is_built => None,
        0 => Some(word!("delivery is on time", "la entrega llega a tiempo").to_owned()),
        months => Some(say!(
            "delivery is {} late",
            "la entrega llega {} tarde",
            duration_months(numbers, months)
        )),
    };
    let over = future.capex_factor - 1.0;
    let cost = match percent(numbers, over.abs(), 0) {
        zero if zero == percent(numbers, 0.0, 0) => {
            word!("buildings cost what was planned", "los edificios cuestan lo previsto").to_owned()
        }
        share if over > 0.0 => say!(
            "buildings cost {share} more than planned",
            "los edificios cuestan un {share} más de lo previsto"
        ),
        share => say!(
            "buildings cost {share} less than planned",
            "los edificios cuestan un {share} menos de lo previsto"
        ),
    };
    let default = match future.default_after_months {
        None => word!("the tenant always pays", "el inquilino paga siempre").to_owned(),
        Some(months) => {
            say!(
                "the tenant stops paying {} after delivery",
                "el inquilino deja de pagar {} después de la entrega",
                duration_months(numbers, months)
            )
        }
    };
    let parts: Vec<String> = [
        Some(word!("A tenant is found", "Se encuentra inquilino").to_owned()),
        delay,
        Some(cost),
        Some(default),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{}. {told}", parts.join(", "))
}

/// What a panel says at its end.
#[must_use]
pub fn panel(name: &str, future: &str, entered: &str) -> String {
    say!(
        "{name}: {future} at the end, {entered} on the path entered",
        "{name}: {future} al final, {entered} en la trayectoria introducida"
    )
}

/// A tick of a panel: "120k", "0.5".
#[must_use]
pub fn tick(numbers: &dyn Format, value: f64) -> String {
    let short = |value: f64, unit: &str| {
        let digits = usize::from(value.fract() != 0.0);
        format!("{}{unit}", number(numbers, value, digits))
    };
    match value {
        x if x >= 1e6 => short(x / 1e6, word!("m", "M")),
        x if x >= 1e4 => short(x / 1e3, word!("k", "mil")),
        x if x.fract() == 0.0 => number(numbers, x, 0),
        x if (10.0 * x).fract().abs() < 1e-9 => number(numbers, x, 1),
        x => number(numbers, x, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::simulation::Model;
    use crate::strategy::{Action, Decision};

    fn future() -> Future {
        let mut future = Future::of(&Model::of(&Scenario::default(), 1), 0);
        future.decisions = [
            vec![Decision { month: 51, action: Action::Close, values: [None; 4] }],
            vec![Decision { month: 76, action: Action::Replace, values: [None; 4] }],
        ];
        future.tenant_found = true;
        future.delay_months = 3;
        future.capex_factor = 1.08;
        future.default_after_months = Some(40);
        future
    }

    #[test]
    fn a_future_is_told_with_its_dates() {
        let (scenario, future) = (Scenario::default(), future());
        // From January 2027: month 51 ends March 2031, month 76 April 2033.
        assert_eq!(
            story(&Plain, &scenario, &future),
            "A tenant is found, delivery is 3 mo late, buildings cost 8% more than planned, the tenant stops paying 3 yr 4 mo after delivery. Owners’ decisions: the mine would close in March 2031; the GPU cloud would buy new accelerators in April 2033."
        );
        let other = Future {
            delay_months: 0,
            capex_factor: 0.9996,
            default_after_months: None,
            decisions: [Vec::new(), Vec::new()],
            ..future.clone()
        };
        assert_eq!(
            story(&Plain, &scenario, &other),
            "A tenant is found, delivery is on time, buildings cost what was planned, the tenant always pays. All owners go on to the end."
        );
        let none = Future { tenant_found: false, ..other };
        assert!(story(&Plain, &scenario, &none).starts_with("No tenant is found: "));
    }

    #[test]
    fn ticks_are_short() {
        let ticks = [0.0, 0.25, 0.5, 40.0, 5_000.0, 12_500.0, 120_000.0, 1.5e6];
        let said = ticks.map(|x| tick(&Plain, x));
        assert_eq!(said, ["0", "0.25", "0.5", "40", "5,000", "12.5k", "120k", "1.5m"]);
    }
}
