//! What is wrong with a value, in the reader's words and units.

use crate::format::{self, Format, Remark};
use crate::scenario::{
    FieldError, Given, Input, Kind, Problem, Scenario, Series, Setting, is_said_once,
};

/// One sentence beside a field: "Power price: 900 is outside the accepted range, $0/MWh to
/// $500/MWh."
#[must_use]
pub fn sentence(numbers: &dyn Format, error: &FieldError) -> String {
    if let Some(series) = Series::from_key(&error.key) {
        return of_series(series, error);
    }
    let Some(input) = Input::from_key(&error.key).or_else(|| Input::from_code(&error.key)) else {
        return unknown(error);
    };
    let label = input.row().label;
    let accepted = format::accepted(numbers, input);
    let given = given(&error.given);
    let problem = match (error.problem, input.row().kind) {
        // Of another type: what is said of a number is of no help.
        (Problem::WrongType, Kind::YesNo | Kind::Choice(_)) => Problem::NotAChoice,
        (Problem::WrongType, Kind::Month) => Problem::NotAMonth,
        (problem, _) => problem,
    };
    match problem {
        Problem::OutOfRange => {
            say!(
                "{label}: {given} is outside the accepted range, {accepted}.",
                "{label}: {given} está fuera del rango admitido, {accepted}."
            )
        }
        Problem::NotWhole => say!(
            "{label}: {given} is not a whole number; enter {accepted}.",
            "{label}: {given} no es un número entero; escriba {accepted}."
        ),
        Problem::NotAMonth => {
            say!(
                "{label}: {given} is not a month; enter a year and a month, {accepted}.",
                "{label}: {given} no es un mes; escriba un año y un mes, {accepted}."
            )
        }
        Problem::NotAChoice => say!(
            "{label}: {given} is not an option; choose {accepted}.",
            "{label}: {given} no es una opción; elija {accepted}."
        ),
        Problem::Unclear => say!(
            "{label}: {given} is unclear; write {}.",
            "{label}: {given} no está claro; escriba {}.",
            error.accepted
        ),
        Problem::GivenTwice => say!(
            "{label}: given twice; the first value counts.",
            "{label}: indicado dos veces; cuenta el primer valor."
        ),
        Problem::WrongType | Problem::NotANumber | Problem::Infinite => {
            if given == quoted("") {
                say!(
                    "{label}: the field is empty; enter {accepted}.",
                    "{label}: el campo está vacío; escriba {accepted}."
                )
            } else {
                say!(
                    "{label}: {given} is not a number; enter {accepted}.",
                    "{label}: {given} no es un número; escriba {accepted}."
                )
            }
        }
        Problem::UnknownKey | Problem::BadLink | Problem::Empty => {
            say!("{label}: {given} cannot be read.", "{label}: no se puede leer {given}.")
        }
        Problem::ModeAboveLargest | Problem::NotPositiveDefinite => {
            let others = error.problem.inputs().iter().filter(|other| **other != input);
            let others: Vec<String> = others.map(|other| quoted(other.row().label)).collect();
            say!(
                "{label}: {given} does not go with {} {}.",
                "{label}: {given} no es compatible con {} {}.",
                others.join(word!(" and ", " y ")),
                if others.len() == 1 {
                    word!("as it is", "tal como está")
                } else {
                    word!("as they are", "tal como están")
                }
            )
        }
    }
}

/// "Bitcoin price, month by month: in month 7, 0 is not accepted; give one number or more, ..".
fn of_series(series: Series, error: &FieldError) -> String {
    let (label, accepted) = (series.label(), series.accepted());
    let given = given(&error.given);
    match (error.problem, error.month) {
        (Problem::GivenTwice, _) => say!(
            "{label}: given twice; the first one counts.",
            "{label}: indicado dos veces; cuenta el primero."
        ),
        (Problem::Empty, _) => say!(
            "{label}: there are no values; give {accepted}.",
            "{label}: no hay valores; indique {accepted}."
        ),
        (Problem::Unclear, Some(month)) => say!(
            "{label}: in month {month}, {given} is unclear; write {}.",
            "{label}: en el mes {month}, {given} no está claro; escriba {}.",
            error.accepted
        ),
        (_, Some(month)) => {
            say!(
                "{label}: in month {month}, {given} is not accepted; give {accepted}.",
                "{label}: en el mes {month}, {given} no se admite; indique {accepted}."
            )
        }
        (_, None) => say!(
            "{label}: {given} is not accepted; give {accepted}.",
            "{label}: {given} no se admite; indique {accepted}."
        ),
    }
}

/// A mistake in a scenario that stands beside the one of the link.
#[must_use]
pub fn beside(name: &str, sentence: &str) -> String {
    say!("In “{name}”, beside it: {sentence}", "En «{name}», junto a él: {sentence}")
}

/// The same for a value in a link, with what stands in its place.
#[must_use]
pub fn in_link(numbers: &dyn Format, error: &FieldError, shown: &Scenario) -> String {
    let said = sentence(numbers, error);
    match Input::from_key(&error.key).or_else(|| Input::from_code(&error.key)) {
        Some(input) => {
            let value = |input| format::value_with_unit(numbers, input, shown.get(input));
            let stands = value(input);
            let mut said = say!("{said} Shown: {stands}.", "{said} Se muestra: {stands}.");
            // What was to go with it stands at what it was as well.
            for other in error.problem.inputs().iter().filter(|other| **other != input) {
                let (label, stands) = (other.row().label, value(*other));
                said.push_str(&say!(" “{label}”: {stands}.", " «{label}»: {stands}."));
            }
            said
        }
        None => said,
    }
}

/// What is said of a text that was accepted.
#[must_use]
pub fn remark(numbers: &dyn Format, input: Input, value: f64, remark: Remark) -> String {
    let read = format::value_with_unit(numbers, input, value);
    match remark {
        Remark::OtherUnit => say!("Read as {read}.", "Leído como {read}."),
        Remark::ForeignCurrency => say!(
            "Amounts are in US dollars: read as {read}.",
            "Los importes son en dólares de EE. UU.: leído como {read}."
        ),
    }
}

fn unknown(error: &FieldError) -> String {
    let FieldError { key, accepted, .. } = error;
    let given = given(&error.given);
    match error.problem {
        Problem::GivenTwice if is_said_once(key) => say!(
            "The link says “{key}” twice; the first counts.",
            "El enlace dice «{key}» dos veces; cuenta la primera."
        ),
        Problem::OutOfRange if key == "ab" => say!(
            "The link brings more scenarios beside its own than can stand there; {given} is left out.",
            "El enlace trae más escenarios junto al suyo de los que caben; se deja fuera {given}."
        ),
        Problem::BadLink if key == "units" => say!(
            "The link’s “units” say {given}; what this page does not know of it is left out.",
            "Las «units» del enlace dicen {given}; lo que esta página no conoce se deja fuera."
        ),
        Problem::BadLink if Setting::from_code(key).is_some() => say!(
            "The link’s “{key}” says {given}, which this page does not know; it is left out.",
            "El «{key}» del enlace dice {given}, que esta página no conoce; se deja fuera."
        ),
        Problem::BadLink => say!(
            "The link says version {given}, which this page does not know (it knows {accepted}); \
             what the link leaves unsaid stands at today’s defaults.",
            "El enlace dice la versión {given}, que esta página no conoce (conoce {accepted}); lo que el enlace no dice queda en los valores predeterminados de hoy."
        ),
        Problem::WrongType => say!(
            "“{key}”: {given} is not accepted; give {accepted}.",
            "«{key}»: {given} no se admite; indique {accepted}."
        ),
        _ => say!("“{key}” is no input of this page.", "«{key}» no es un dato de esta página."),
    }
}

/// How many mistakes are told one by one.
const TOLD: usize = 12;

/// So many sentences on mistakes as somebody reads, and how many more there are.
#[must_use]
pub fn first_of(mut all: Vec<String>) -> Vec<String> {
    let more = all.len().saturating_sub(TOLD);
    if more > 0 {
        all.truncate(TOLD);
        all.push(say!("And {more} more.", "Y {more} más."));
    }
    all
}

fn quoted(text: &str) -> String {
    say!("“{text}”", "«{text}»")
}

/// What was given, short and in quotation marks if it is text.
pub(super) fn given(given: &Given) -> String {
    match given {
        Given::Text(text) if text.chars().count() > 40 => {
            let start: String = text.chars().take(39).collect();
            quoted(&format!("{start}…"))
        }
        Given::Text(text) => quoted(text),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Plain, stored};
    use crate::scenario::Scenario;

    #[test]
    fn a_sentence_names_the_field_what_was_typed_and_what_is_accepted() {
        let typed = |input, text| sentence(&Plain, &stored(&Plain, input, text).unwrap_err());
        assert_eq!(
            typed(Input::SitePowerPriceUsdPerMwh, "900"),
            "Power price: “900” is outside the accepted range, $0/MWh to $500/MWh."
        );
        assert_eq!(
            typed(Input::SiteGridMw, ""),
            "Grid capacity: the field is empty; enter 0.1 MW to 10,000 MW."
        );
        assert!(typed(Input::SiteStart, "soon").contains("not a month"));
        let asked = format::unclear(&Plain, Input::SitePowerPriceUsdPerMwh, "0.05", 45.0).unwrap();
        assert_eq!(
            sentence(&Plain, &asked),
            "Power price: “0.05” is unclear; write 50 for $50/MWh, or $0.05/MWh with its unit."
        );
        assert_eq!(
            remark(&Plain, Input::NetworkBtcPriceUsd, 84_700.0, Remark::ForeignCurrency),
            "Amounts are in US dollars: read as $84,700/BTC."
        );
    }

    #[test]
    fn of_a_link_it_is_said_what_stands_instead() {
        let link =
            crate::scenario::parse_link("v=1.1.1&power=25x&mw=200&mw=300&m_fleet=maybe&btcc=1");
        let said = |p| in_link(&Plain, p, &link.scenario);
        assert_eq!(
            link.problems.iter().map(said).collect::<Vec<_>>(),
            [
                "Power price: “25x” is not a number; enter $0/MWh to $500/MWh. Shown: $50/MWh.",
                "Grid capacity: given twice; the first value counts. Shown: 200 MW.",
                "Machines already owned: “maybe” is not an option; choose yes or no. Shown: yes.",
                "“btcc” is no input of this page.",
            ]
        );
    }

    #[test]
    fn inputs_that_do_not_go_together_are_all_named() {
        let said = |input: Input, value| {
            sentence(&Plain, &Scenario::default().set(input, value).unwrap_err())
        };
        assert_eq!(
            said(Input::UncertaintyDelayModeMonths, 20.0),
            "Most likely delay: 20 does not go with “Largest delay” as it is."
        );
        assert_eq!(
            said(Input::UncertaintyCorrelationBtcLease, 1.0),
            "Correlation BTC, lease: 1 does not go with “Correlation BTC, power” and \
             “Correlation lease, power” as they are."
        );
    }

    #[test]
    fn a_series_is_named_with_its_month() {
        let link = crate::scenario::parse_link("p_power=40_-3&p_price=");
        let texts: Vec<String> = link.problems.iter().map(|p| sentence(&Plain, p)).collect();
        assert_eq!(
            texts[0],
            "Power price, month by month: in month 2, -3 is not accepted; give one number or more, \
             month by month from month 1 on, each not below 0 and at most 1000000000 USD/MWh."
        );
        assert!(texts[1].contains("there are no values"), "{}", texts[1]);
    }

    #[test]
    fn what_a_link_says_beside_its_values_is_not_lost_in_silence() {
        let beside = "ab=A~power:30&ab=B~power:31&ab=C~power:32&ab=D~power:33";
        let link = crate::scenario::parse_link(&format!(
            "#v=1.1.1&units=kwh.furlongs&at=map&at=stress&{beside}&v=1.1.2?v=17"
        ));
        let texts: Vec<String> = link.problems.iter().map(|p| sentence(&Plain, p)).collect();
        assert_eq!(
            texts,
            [
                "The link’s “units” say “kwh.furlongs”; what this page does not know of it is left out.",
                "The link says “at” twice; the first counts.",
                "The link brings more scenarios beside its own than can stand there; \
                 “D~power:33” is left out.",
                "The link says “v” twice; the first counts.",
            ]
        );
        let other = FieldError {
            key: "view".to_owned(),
            month: None,
            given: Given::Text("pie".to_owned()),
            problem: Problem::GivenTwice,
            accepted: "once".to_owned(),
        };
        assert_eq!(sentence(&Plain, &other), "“view” is no input of this page.");
        assert_eq!((link.kept.len(), link.settings.get(Setting::At)), (3, "map"));
        assert!(link.units.has(crate::scenario::Unit::CentsPerKwh));
    }

    #[test]
    fn a_link_of_a_version_to_come_is_told_apart() {
        let link = crate::scenario::parse_link("v=9.9.9&nonsense=1");
        let texts: Vec<String> = link.problems.iter().map(|p| sentence(&Plain, p)).collect();
        assert_eq!(
            texts[0],
            "The link says version “9.9.9”, which this page does not know (it knows v=1.1.1); what \
             the link leaves unsaid stands at today’s defaults."
        );
        assert_eq!(texts[1], "“nonsense” is no input of this page.");
    }
}
