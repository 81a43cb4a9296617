//! The choice of units, in words.

use crate::format::{Format, money, short};
use crate::paths::hashprice_in_sats;
use crate::scenario::{Input, Scenario, Unit};

/// Opens the choice.
pub const UNITS: &str = word!("Units", "Unidades");
/// What the choice does not touch.
pub const NOTE: &str = word!(
    "What you type is read in the unit beside its field. Links keep the choice; files that you save, the API and the workbook keep $/MWh, MW of grid and dollars of the year. Megawatts of IT are the grid’s over the use’s PUE; a tenant limit is always IT, and what compares uses on one connection, migration and headlines, stays grid and says so.",
    "Lo que escriba se lee en la unidad junto al campo. Los enlaces guardan la elección; los archivos, la API y el libro conservan $/MWh, MW de red y dólares de cada año. Los megavatios de TI son los de red divididos por el PUE del uso; un límite de inquilinos es siempre de TI, y lo que compara usos en una misma conexión, la migración y los titulares, queda en red y lo dice."
);
/// Where amounts are in today's dollars.
pub const TODAYS: &str = word!(
    "Today’s dollars: the money of each month divided by cost inflation since the start, in the comparison, cash, the statement, stress and scenarios side by side. A net present value is the same number either way. What you type stays in dollars of its year, as does what says so.",
    "Dólares de hoy: el dinero de cada mes dividido por la inflación de costos desde el inicio, en la comparación, la caja, el estado de flujos, el estrés y los escenarios lado a lado. Un valor actual neto es el mismo número en ambos casos. Lo que escriba queda en dólares de su año, igual que lo que así lo dice."
);

/// What is measured, the table's unit, the other one.
#[must_use]
pub const fn choice(unit: Unit) -> [&'static str; 3] {
    match unit {
        Unit::CentsPerKwh => word!(["Energy", "$/MWh", "¢/kWh"], ["Energía", "$/MWh", "¢/kWh"]),
        Unit::Sats => word!(
            ["Hashprice", "$/PH/day", "sats/TH/day"],
            ["Hashprice", "$/PH/día", "sats/TH/día"]
        ),
        Unit::TodaysDollars => {
            word!(["Dollars", "of the year", "today’s"], ["Dólares", "de cada año", "de hoy"])
        }
        Unit::ItMegawatts => {
            word!(["Megawatts", "of grid", "of IT"], ["Megavatios", "de red", "de TI"])
        }
    }
}

/// A name with "in today's dollars", where amounts are shown so.
#[must_use]
pub fn named(numbers: &dyn Format, name: &str) -> String {
    if numbers.units().has(Unit::TodaysDollars) {
        say!("{name}, in today’s dollars", "{name}, en dólares de hoy")
    } else {
        name.to_owned()
    }
}

/// That amounts stay in dollars of the year, where a reader asked for today's; else nothing.
#[must_use]
pub fn of_the_year(numbers: &dyn Format) -> &'static str {
    if numbers.units().has(Unit::TodaysDollars) {
        word!(
            "Dollars here are those of the month or year in which they are paid, not today’s.",
            "Los dólares son aquí los del mes o año en que se pagan, no los de hoy."
        )
    } else {
        ""
    }
}

/// What stands behind a caption whose amounts are each in the dollars of their own date, where a
/// reader asked for today's; else nothing.
#[must_use]
pub fn of_the_date(numbers: &dyn Format) -> &'static str {
    if numbers.units().has(Unit::TodaysDollars) {
        word!(", each in dollars of its date", ", cada uno en dólares de su fecha")
    } else {
        ""
    }
}

/// In which dollars a table is, as its head; `nominal` where nothing else is asked for.
#[must_use]
pub fn dollars(numbers: &dyn Format, nominal: &'static str) -> &'static str {
    let todays = numbers.units().has(Unit::TodaysDollars);
    if todays { word!("Today’s US dollars", "Dólares de hoy") } else { nominal }
}

/// That what is taken away stays in dollars of the year, where a reader asked for today's.
#[must_use]
pub fn files(numbers: &dyn Format) -> &'static str {
    if numbers.units().has(Unit::TodaysDollars) {
        word!(
            "Copies and files keep dollars of the year.",
            "Las copias y los archivos conservan los dólares de cada año."
        )
    } else {
        ""
    }
}

/// Hashprice in the reader's unit, of USD per PH/s per day: "$38.2/PH/day", "45.1 sats/TH/day" at
/// this bitcoin price.
#[must_use]
pub fn hashprice(numbers: &dyn Format, usd_per_ph_day: f64, btc_price_usd: f64) -> String {
    if numbers.units().has(Unit::Sats) {
        let sats = short(numbers, hashprice_in_sats(usd_per_ph_day, btc_price_usd), 3);
        say!("{sats} sats/TH/day", "{sats} sats/TH/día")
    } else {
        say!("{}/PH/day", "{}/PH/día", money(numbers, usd_per_ph_day))
    }
}

/// What the connection's megawatts are as those of IT, use by use; empty where that is not asked for.
#[must_use]
pub fn megawatts(numbers: &dyn Format, scenario: &Scenario) -> String {
    if !numbers.units().has(Unit::ItMegawatts) {
        return String::new();
    }
    let grid = scenario.get(Input::SiteGridMw);
    let by = |pue| short(numbers, grid / scenario.get(pue), 3);
    let (grid, mining) = (short(numbers, grid, 4), by(Input::MiningPue));
    let (halls, chips) = (by(Input::ColocationPue), by(Input::GpuCloudPue));
    say!(
        "{grid} MW of grid are {halls} MW of tenants’ IT, {chips} MW of own chips or {mining} MW of miners.",
        "{grid} MW de red son {halls} MW de TI de inquilinos, {chips} MW de chips propios o {mining} MW de mineros."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{InUnits, Plain};
    use crate::scenario::Units;

    #[test]
    fn hashprice_is_written_in_either_unit() {
        // 50 USD a PH/s and day at 100,000 USD a bitcoin: 0.0005 BTC, 50,000 sats for 1,000 TH/s.
        assert_eq!(hashprice(&Plain, 50.0, 1e5), word!("$50/PH/day", "$50/PH/día"));
        let sats = InUnits(Units::read("sats"));
        assert_eq!(hashprice(&sats, 50.0, 1e5), word!("50 sats/TH/day", "50 sats/TH/día"));
        assert_eq!(
            (of_the_year(&sats), of_the_year(&InUnits(Units::read("real"))).len() > 40),
            ("", true)
        );
    }

    #[test]
    fn amounts_are_named_and_megawatts_told_use_by_use() {
        let scenario = Scenario::default();
        assert_eq!(named(&Plain, "Revenue"), "Revenue");
        assert_eq!(megawatts(&Plain, &scenario), "");
        let all = Units::read("real.it");
        let named = named(&InUnits(all), "Revenue");
        assert_eq!(named, word!("Revenue, in today’s dollars", "Revenue, en dólares de hoy"));
        let scenario =
            [(Input::ColocationPue, 1.25), (Input::GpuCloudPue, 1.6), (Input::MiningPue, 1.0)]
                .into_iter()
                .fold(scenario, |scenario, (input, value)| scenario.set(input, value).unwrap());
        let text = megawatts(&InUnits(all), &scenario);
        for part in ["100 MW", "80 MW", "62.5 MW"] {
            assert!(text.contains(&part.replace('.', word!(".", ","))), "{text}");
        }
    }
}
