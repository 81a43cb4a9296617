//! One future in words: what befalls it, what its owners do, what it is worth.

use super::super::decisions::taken;
use crate::format::{Format, duration_months, number, percent};
use crate::scenario::{Input, Scenario};
use crate::simulation::Future;

/// Before the choice of a future.
pub const LOOK: &str = "Look at one future, here or by a press on the picture: where";
/// Between the use and its percentiles.
pub const LOOK_AT: &str = "is at";
/// Takes the future off again.
pub const CLOSE: &str = "Close";
/// Head of the picture of its world.
pub const WORLD: &str = "Its world; dashed: the path entered";
/// The panels of that picture.
pub const PANELS: [&str; 4] = [
    "Bitcoin price, $",
    "Hashprice, $ per PH/s per day",
    "GPU lease level, 1 = as entered",
    "Power price, $/MWh",
];
/// Columns of what the uses are worth in it.
pub const USES: [&str; 4] = ["Use", "NPV in this future", "Mean NPV", "Better than in"];
/// Caption of that table.
pub const USES_CAPTION: &str = "What each use is worth in this future";

/// A percentile on its button.
#[must_use]
pub fn mark(hundredth: usize) -> String {
    format!("{hundredth} %")
}

/// Which future.
#[must_use]
pub fn heading(numbers: &dyn Format, future: u32) -> String {
    format!("Future {}", number(numbers, f64::from(future) + 1.0, 0))
}

/// Of a hundred other futures, how many are worse.
#[must_use]
pub fn place(hundredth: usize) -> String {
    format!("{hundredth} of 100")
}

/// What befalls it and what its owners do.
#[must_use]
pub fn story(numbers: &dyn Format, scenario: &Scenario, future: &Future) -> String {
    let [mining, cloud] = &future.decisions;
    let told = taken(scenario, mining, cloud);
    if !future.tenant_found {
        return format!(
            "No tenant is found: the site stays a mine, whichever use was chosen. {told}"
        );
    }
    let builds = [Input::ColocationBuildMonths, Input::GpuCloudBuildMonths];
    let is_built = builds.into_iter().any(|input| scenario.get(input) > 0.0);
    let delay = match future.delay_months {
        _ if !is_built => None,
        0 => Some("delivery is on time".to_owned()),
        months => Some(format!("delivery is {} late", duration_months(numbers, months))),
    };
    let over = future.capex_factor - 1.0;
    let cost = match percent(numbers, over.abs(), 0) {
        zero if zero == percent(numbers, 0.0, 0) => "buildings cost what was planned".to_owned(),
        share if over > 0.0 => format!("buildings cost {share} more than planned"),
        share => format!("buildings cost {share} less than planned"),
    };
    let default = match future.default_after_months {
        None => "the tenant always pays".to_owned(),
        Some(months) => {
            format!("the tenant stops paying {} after delivery", duration_months(numbers, months))
        }
    };
    let parts: Vec<String> =
        [Some("A tenant is found".to_owned()), delay, Some(cost), Some(default)]
            .into_iter()
            .flatten()
            .collect();
    format!("{}. {told}", parts.join(", "))
}

/// What a panel says at its end.
#[must_use]
pub fn panel(name: &str, future: &str, entered: &str) -> String {
    format!("{name}: {future} at the end, {entered} on the path entered")
}

/// A tick of a panel: "120k", "0.5".
#[must_use]
pub fn tick(numbers: &dyn Format, value: f64) -> String {
    let short = |value: f64, unit: &str| {
        let digits = usize::from(value.fract() != 0.0);
        format!("{}{unit}", number(numbers, value, digits))
    };
    match value {
        x if x >= 1e6 => short(x / 1e6, "m"),
        x if x >= 1e4 => short(x / 1e3, "k"),
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
            "A tenant is found, delivery is 3 mo late, buildings cost 8% more than planned, the tenant stops paying 3 yr 4 mo after delivery. Owners’ decisions: mining closes in March 2031; the GPU cloud buys new accelerators in April 2033."
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
