//! What a reader should know of a scenario before believing its answer, in words.

use crate::analysis::notices::{GivenIn, Meant, Notice};
use crate::format::{Format, percent, short, value_with_unit};

/// Names the notices for those who hear the page.
pub const HEADING: &str =
    word!("Before you trust this answer", "Antes de fiarse de esta respuesta");

/// A notice in a sentence or two.
#[must_use]
pub fn sentence(numbers: &dyn Format, notice: Notice) -> String {
    match notice {
        Notice::MineShareOfNetwork { share } => say!(
            "This mine would be {} of the whole network. What so large a mine takes from its own \
             hashprice is not counted: mining looks better here than it would be.",
            "Esta mina sería {} de toda la red. No se cuenta lo que una mina tan grande quita a su propio hashprice: la minería sale aquí mejor de lo que sería.",
            percent(numbers, share, 0)
        ),
        Notice::HalvingBeforeStart { halvings, subsidy_btc } => say!(
            "The next halving lies before the site’s start and counts as past{}: a block pays {} \
             BTC besides its fees in month 1.",
            "El próximo halving es anterior al inicio del sitio y se da por pasado{}: un bloque paga {} BTC, además de las comisiones, en el mes 1.",
            if halvings > 1 {
                say!(", as {halvings} halvings do", ", como {halvings} halvings")
            } else {
                String::new()
            },
            short(numbers, subsidy_btc, 6)
        ),
        Notice::OutsidePlausibleRange { input, value, meant } => {
            let row = input.row();
            let written = |value| value_with_unit(numbers, input, value);
            let name = row.label;
            match meant {
                Some(Meant { given_in: GivenIn::DollarsPerKwh, .. }) => {
                    say!(
                        "{name}: {} is below $1/MWh. Is it a price per kWh?",
                        "{name}: {} está por debajo de $1/MWh. ¿Es un precio por kWh?",
                        written(value)
                    )
                }
                Some(Meant { given_in, .. }) => say!(
                    "{name}: {} is far from the usual {} to {}. Is it in {}?",
                    "{name}: {} está lejos de lo habitual, de {} a {}. ¿Está en {}?",
                    written(value),
                    written(row.low),
                    written(row.high),
                    unit(given_in)
                ),
                None => say!(
                    "{name}: {} is outside the usual {} to {}.",
                    "{name}: {} está fuera de lo habitual, de {} a {}.",
                    written(value),
                    written(row.low),
                    written(row.high)
                ),
            }
        }
    }
}

/// The unit that a value was likely given in.
const fn unit(given_in: GivenIn) -> &'static str {
    match given_in {
        GivenIn::DollarsPerKwh => word!("dollars per kWh", "dólares por kWh"),
        GivenIn::CentsPerKwh => word!("cents per kWh", "centavos por kWh"),
        GivenIn::Gigawatts => word!("gigawatts", "gigavatios"),
        GivenIn::DollarsPerKwYear => word!("dollars per kW and year", "dólares por kW y año"),
        GivenIn::DollarsPerServerHour => word!(
            "dollars per hour of a server with eight GPUs",
            "dólares por hora de un servidor con ocho GPU"
        ),
        GivenIn::ThousandDollars => word!("thousands of dollars", "miles de dólares"),
    }
}

/// On the button that sets what was likely meant: "Set $50/MWh".
#[must_use]
pub fn remedy(numbers: &dyn Format, notice: Notice) -> Option<String> {
    let meant = notice.meant()?;
    Some(say!("Set {}", "Fijar {}", value_with_unit(numbers, notice.input(), meant.value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::notices::notices;
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};

    fn said(values: &[(Input, f64)]) -> Vec<(String, Option<String>)> {
        let scenario = Scenario::default().nearest_all(values.iter().copied());
        let both = |notice| (sentence(&Plain, notice), remedy(&Plain, notice));
        notices(&scenario).into_iter().map(both).collect()
    }

    #[test]
    fn a_price_per_kilowatt_hour_is_asked_about_with_its_remedy() {
        let cents = "Power price: $0.05/MWh is below $1/MWh. Is it a price per kWh?";
        let expected = (cents.to_owned(), Some("Set $50/MWh".to_owned()));
        assert_eq!(said(&[(Input::SitePowerPriceUsdPerMwh, 0.05)]), [expected]);
        let (text, set) = &said(&[(Input::SitePowerPriceUsdPerMwh, 5.0)])[0];
        assert_eq!(
            text,
            "Power price: $5/MWh is far from the usual $28/MWh to $80/MWh. Is it in cents per kWh?"
        );
        assert_eq!(set.as_deref(), Some("Set $50/MWh"));
        let (text, set) = &said(&[(Input::SitePowerPriceUsdPerMwh, 90.0)])[0];
        assert_eq!(text, "Power price: $90/MWh is outside the usual $28/MWh to $80/MWh.");
        assert_eq!(set, &None);
    }

    #[test]
    fn what_the_model_was_not_made_for_is_said() {
        let large = said(&[(Input::SiteGridMw, 2000.0)]);
        assert!(
            large[1].0.starts_with("This mine would be 12% of the whole network."),
            "{large:?}"
        );
        let start = Scenario::default().get(Input::SiteStart);
        let past = said(&[(Input::NetworkNextHalving, start - 1.0)]);
        assert!(past[0].0.contains("counts as past: a block pays 1.5625 BTC"), "{past:?}");
        let twice = said(&[(Input::NetworkNextHalving, start - 48.0)]);
        assert!(twice[0].0.contains("as 2 halvings do: a block pays 0.78125"), "{twice:?}");
    }
}
