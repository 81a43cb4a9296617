//! The words of an embedded view.

use super::problem;
use crate::cases::title;
use crate::embed::Wrong;
use crate::format::Format;

/// Over what is wrong with the attributes.
pub const WRONG: &str = word!(
    "Not every attribute of this view could be read. The rest is shown.",
    "No se han podido leer todos los atributos de esta vista. Se muestra lo demás."
);
/// Heading of the inputs.
pub const INPUTS: &str = word!("Inputs", "Datos");
/// Unfolds the inputs that a narrow view does not show: "3 more inputs".
#[must_use]
pub fn more(count: usize) -> String {
    say!("{count} more inputs", "{count} datos más")
}

/// Folds them again.
pub const FEWER: &str = word!("Fewer inputs", "Menos datos");
/// The link to the page with this scenario.
pub const OPEN: &str = word!(
    "Open in Hash or Host, with every assumption",
    "Abrir en Hash or Host, con todos los supuestos"
);
/// Puts the author's figures back.
pub const RESET: &str = word!("Back to the author’s figures", "Volver a las cifras del autor");
/// On an input that cannot be moved.
pub const LOCKED: &str = word!("set by the author", "fijado por el autor");

/// The real case that the author's scenario was made from: "From the case IREN–Microsoft, Childress
/// Horizon 1-4"; empty if no such case is known.
#[must_use]
pub fn from(code: &str) -> String {
    title(code).map_or(String::new(), |title| say!("From the case {title}", "Del caso {title}"))
}

/// What is wrong with an attribute, in a sentence.
#[must_use]
pub fn sentence(numbers: &dyn Format, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Field(error) => problem::sentence(numbers, error),
        Wrong::Word { attribute, given, accepted } => {
            let given: String = given.chars().take(40).collect();
            say!(
                "{attribute}: “{given}” is not known; accepted: {accepted}.",
                "{attribute}: «{given}» no se conoce; se admite: {accepted}."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::EmbedOptions;
    use crate::format::Plain;

    #[test]
    fn a_sentence_names_the_attribute_what_was_given_and_what_is_accepted() {
        let said = |name: &str, value: &str| {
            let (_, wrong) = EmbedOptions::read(&[(name.to_owned(), value.to_owned())]);
            wrong.iter().map(|wrong| sentence(&Plain, wrong)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            said("view", "pie"),
            "view: “pie” is not known; accepted: headline, comparison, map, cash, chances, fan."
        );
        assert_eq!(
            said("power", "900"),
            "Power price: 900 is outside the accepted range, $0/MWh to $500/MWh."
        );
        assert_eq!(said("powr", "38"), "“powr” is no input of this page.");
        assert_eq!(said("class", "x"), "");
    }
}
