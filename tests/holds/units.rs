//! Other units are another way to read and write the same scenario: what is typed, shown, linked.

use hash_or_host::evaluation::{Figure, evaluate};
use hash_or_host::format::{
    Format, Plain, accepted, per_mwh, read, shown, shown_in_full, stored, unclear, unit,
};
use hash_or_host::scenario::{
    Input, Problem, Scenario, Unit, Units, parse_link, to_link, with_units,
};
use hash_or_host::strategy::Strategy;
use hash_or_host::text::figure::named;
use hash_or_host::view::cell::cell;

/// A reader's units, in the figures of a locale.
struct Reader {
    units: Units,
    pue: f64,
    german: bool,
}

impl Format for Reader {
    fn decimal(&self, value: f64, digits: usize) -> String {
        let text = Plain.decimal(value, digits);
        if !self.german {
            return text;
        }
        text.replace(',', " ").replace('.', ",").replace(' ', ".")
    }
    fn units(&self) -> Units {
        self.units
    }
    fn pue(&self) -> f64 {
        self.pue
    }
}

const POWER: Input = Input::SitePowerPriceUsdPerMwh;
const GRID: Input = Input::SiteGridMw;

fn reader(code: &str) -> Reader {
    Reader { units: Units::read(code), pue: 1.25, german: false }
}

/// The inputs that have another unit.
fn switched() -> Vec<Input> {
    let (plain, all) = (reader(""), reader("kwh.sats.real.it"));
    Input::ALL.into_iter().filter(|input| unit(&plain, *input) != unit(&all, *input)).collect()
}

#[test]
fn every_input_with_two_units_goes_there_and_back() {
    let keys: Vec<&str> = switched().iter().map(|input| input.key()).collect();
    for key in ["site.power_price_usd_per_mwh", "site.grid_mw"] {
        assert!(keys.contains(&key), "{keys:?}");
    }
    for input in switched() {
        let row = input.row();
        for german in [false, true] {
            for pue in [1.0, 1.07, 1.25, 1.3, 2.0] {
                let reader = Reader { units: Units::read("kwh.it"), pue, german };
                for step in 0..=200 {
                    let value = row.min + (row.max - row.min) * f64::from(step) / 200.0;
                    let text = shown(&reader, input, value);
                    let back =
                        stored(&reader, input, &text).expect("the page reads what it writes");
                    // Four digits, or six.
                    assert!((back - value).abs() <= 1e-3 * value.abs(), "{text}: {back} {value}");
                    let full = shown_in_full(&reader, input, value);
                    let exact = stored(&reader, input, &full).expect("six digits are read");
                    assert!((exact - value).abs() <= 1e-5 * value.abs(), "{full}: {exact}");
                    assert_eq!(shown(&reader, input, back), text, "{}", input.key());
                }
                for end in [row.min, row.max] {
                    assert_eq!(stored(&reader, input, &shown(&reader, input, end)), Ok(end));
                }
            }
        }
    }
}

#[test]
fn cents_a_kilowatt_hour_are_read_as_they_are_written() {
    let cents = reader("kwh");
    assert_eq!(unit(&cents, POWER), "¢/kWh");
    assert_eq!(shown(&cents, POWER, 45.0), "4.5");
    // As near to the number as a double is: 4.13 cents are 41.3 dollars, not 41.300000000000004.
    for (text, usd) in [
        ("4.5", 45.0),
        ("4.13", 41.3),
        ("4.5 ¢/kWh", 45.0),
        ("4.5c", 45.0),
        ("4.5 cents per kWh", 45.0),
        ("0.045 $/kWh", 45.0),
        ("$0.045", 45.0),
        ("45 $/MWh", 45.0),
        ("45 USD/MWh", 45.0),
    ] {
        assert_eq!(stored(&cents, POWER, text), Ok(usd), "{text}");
    }
    let refused = stored(&cents, POWER, "900").unwrap_err();
    assert_eq!(refused.problem, Problem::OutOfRange);
    assert_eq!(refused.accepted, "0 ¢/kWh to 50 ¢/kWh");
    assert_eq!(per_mwh(&cents, 45.0), "4.5 ¢/kWh");
    // The head of the table's row says per what.
    let evaluation = evaluate(&Scenario::default());
    let mining = evaluation.outcome(Strategy::Mining).unwrap();
    let figures = &mining.figures;
    let revenue = cell(Figure::RevenuePerMwh, &cents, mining).text;
    assert_eq!(named(&cents, Figure::RevenuePerMwh), "Revenue per kWh");
    assert!(revenue.ends_with(" ¢"), "{revenue}");
    assert_eq!(format!("{revenue}/kWh"), per_mwh(&cents, figures.revenue_usd_per_mwh.unwrap()));
    assert_eq!(per_mwh(&Plain, 45.0), "$45/MWh");
}

#[test]
fn what_was_meant_in_the_other_unit_is_asked() {
    let asked = |code, text| {
        let reader = reader(code);
        assert!(read(&reader, POWER, text).is_ok(), "{text}");
        unclear(&reader, POWER, text, 30.0).map(|error| error.accepted)
    };
    assert_eq!(
        asked("kwh", "45").as_deref(),
        Some("4.5 for 4.50 ¢/kWh, or 45 ¢/kWh with its unit")
    );
    assert_eq!(asked("kwh", "0.05").as_deref(), Some("5 for 5 ¢/kWh, or 0.05 ¢/kWh with its unit"));
    assert_eq!(asked("", "0.05").as_deref(), Some("50 for $50/MWh, or $0.05/MWh with its unit"));
    for text in ["4.5", "45 ¢/kWh", "45 $/MWh", "0"] {
        assert_eq!(asked("kwh", text), None, "{text}");
    }
}

#[test]
fn megawatts_of_it_are_those_of_the_grid_over_the_pue() {
    let it = reader("it");
    assert_eq!(unit(&it, GRID), "MW of IT");
    assert_eq!(shown(&it, GRID, 100.0), "80");
    for text in ["80", "80 MW", "80 MW of IT", "0.08 GW"] {
        assert_eq!(stored(&it, GRID, text), Ok(100.0), "{text}");
    }
    assert_eq!(accepted(&it, GRID), "0.08 MW of IT to 8,000 MW of IT");
}

#[test]
fn units_travel_in_the_link_and_change_no_scenario() {
    let scenario = Scenario::default().set(POWER, 41.3).unwrap();
    for code in ["", "kwh", "sats", "real", "it", "kwh.sats.real.it"] {
        let units = Units::read(code);
        let link = with_units(to_link(&scenario), units);
        let found = parse_link(&link);
        assert_eq!((found.units, &found.scenario), (units, &scenario), "{link}");
        assert_eq!(found.problems, [], "{link}");
        let alone = parse_link(&with_units(String::new(), units));
        assert_eq!((alone.units, alone.scenario), (units, Scenario::default()));
    }
    let travelled = parse_link("https://example.org/?v=1.1.1&units=kwh.real&power=25&fbclid=x");
    assert_eq!(
        travelled.units,
        Units::default().with(Unit::CentsPerKwh, true).with(Unit::TodaysDollars, true)
    );
    assert_eq!(travelled.scenario.get(POWER), 25.0);
    // A word that is none is left out, and told: what the sender saw stands in other units.
    let odd = parse_link("v=1.1.1&units=furlongs.kwh");
    assert_eq!(odd.units, Units::default().with(Unit::CentsPerKwh, true));
    let told: Vec<_> = odd.problems.iter().map(|it| (it.key.as_str(), it.problem)).collect();
    assert_eq!(told, [("units", Problem::BadLink)]);
}
