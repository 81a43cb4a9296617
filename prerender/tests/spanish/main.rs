//! The page's words in Spanish, in a build that speaks it: `cargo xtask test --only spanish`.
//! Expected wordings and figures are written by hand; the figures are those of the published example.

mod left;
// Of what the model's tests share, the parts that make no scenarios by chance.
#[path = "../../../tests/support"]
mod support {
    pub(crate) mod futures;
    pub(crate) mod studies;
}

use crate::support::studies::told;
use hash_or_host::evaluation::{Engine, evaluate};
use hash_or_host::format::{Plain, duration_months, money, read, value_with_unit};
use hash_or_host::question::Study;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use hash_or_host::view::{Look, Theme};
use hash_or_host::{text, view};

#[test]
fn the_answer_in_spanish() {
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    assert_eq!(
        text::answer::answer(&Plain, &scenario, &evaluation).text(),
        "100 MW a $50/MWh rinden más como nube de GPU: VAN $410\u{a0}M en 20 años, \
         $78\u{a0}M por delante de la colocación para IA."
    );
    let one = scenario.set(Input::SiteGridMw, 1.0).unwrap();
    let said = text::answer::answer(&Plain, &one, &evaluate(&one)).text();
    assert!(said.starts_with("1 MW a $50/MWh rinde más como nube de GPU"), "{said}");
    let footing = text::answer::footing(&Plain, &scenario, &evaluation);
    assert!(
        footing.starts_with("Tras impuestos, antes de deuda, en dólares nominales"),
        "{footing}"
    );
}

#[test]
fn each_use_as_the_one_that_earns_most() {
    let said = Strategy::ALL.map(|strategy| {
        let (as_, name) = text::strategy::adverb(strategy);
        format!("rinden más {as_}{name}")
    });
    let expected = [
        "rinden más con la minería de bitcoin",
        "rinden más con la colocación para IA",
        "rinden más como nube de GPU",
        "rinden más como híbrido de IA y minería",
    ];
    assert_eq!(said, expected);
}

#[test]
fn numbers_as_spanish_writes_them() {
    for (usd, written) in [
        (84_700.0, "$84.700"),
        (1234.0, "$1234"),
        (2.9, "$2,90"),
        (45.3e6, "$45,3\u{a0}M"),
        (24.3e9, "$24,3\u{a0}mil\u{a0}M"),
        (1.96e12, "$1,96\u{a0}bill."),
    ] {
        assert_eq!(money(&Plain, usd), written);
    }
    for (months, written) in
        [(1, "1 mes"), (12, "1 año"), (13, "1 año y 1 mes"), (124, "10 años y 4 meses")]
    {
        assert_eq!(duration_months(&Plain, months), written);
    }
    let rent = Input::ColocationRentUsdPerKwMonth;
    assert_eq!(value_with_unit(&Plain, rent, 128.0), "$128/kW-mes");
    assert_eq!(value_with_unit(&Plain, Input::ColocationVacancyMonths, 1.0), "1 mes");
    assert_eq!(value_with_unit(&Plain, Input::SiteHorizonYears, 1.0), "1 año");
}

#[test]
fn what_is_typed_in_spanish_is_read() {
    for (input, typed, stored) in [
        (Input::NetworkBtcPriceUsd, "84.700", 84_700.0),
        (Input::NetworkBtcPriceUsd, "90 mil", 90_000.0),
        (Input::NetworkBtcPriceUsd, "1,5 millones", 1_500_000.0),
        (Input::GpuCloudLeaseRateUsdPerHour, "3,70", 3.7),
        (Input::SiteHorizonYears, "15 años", 15.0),
        (Input::ColocationTenantPaysPower, "sí", 1.0),
        (Input::HybridAiMode, "nube de GPU", 1.0),
        (Input::SiteStart, "marzo de 2028", 2028.0 * 12.0 + 2.0),
    ] {
        assert_eq!(read(&Plain, input, typed).map(|read| read.value), Ok(stored), "{typed}");
    }
    // What the page writes it reads again.
    for input in Input::ALL {
        let value = input.row().default;
        let written = value_with_unit(&Plain, input, value);
        let again = read(&Plain, input, &written).map(|read| read.value);
        assert!(
            again.is_ok_and(|x| (x - value).abs() <= 1e-9 * value.abs()),
            "{input:?} {written}"
        );
    }
}

#[test]
fn a_mistake_is_named_in_spanish() {
    let input = Input::SitePowerPriceUsdPerMwh;
    let said =
        |typed: &str| text::problem::sentence(&Plain, &read(&Plain, input, typed).unwrap_err());
    assert_eq!(
        said("900"),
        "Precio de la energía: «900» está fuera del rango admitido, de $0/MWh a $500/MWh."
    );
    assert_eq!(
        said("barato"),
        "Precio de la energía: «barato» no es un número; escriba de $0/MWh a $500/MWh."
    );
    assert_eq!(
        said(""),
        "Precio de la energía: el campo está vacío; escriba de $0/MWh a $500/MWh."
    );
}

#[test]
fn what_brings_less_than_selling_says_so_in_grammar() {
    for (mw, start) in [(1.0, "1 MW a $50/MWh rinde "), (100.0, "100 MW a $50/MWh rinden ")] {
        let scenario = [
            (Input::SiteGridMw, mw),
            (Input::NetworkBtcPriceUsd, 100.0),
            (Input::ColocationRentUsdPerKwMonth, 0.0),
            (Input::GpuCloudLeaseRateUsdPerHour, 0.0),
        ];
        let scenario =
            scenario.iter().fold(Scenario::default(), |s, (input, x)| s.nearest(*input, *x));
        let said = text::answer::answer(&Plain, &scenario, &evaluate(&scenario)).text();
        let start = format!("{start}menos en todos los usos de lo que da vender ahora, por $");
        assert!(said.starts_with(&start), "{said}");
    }
}

#[test]
fn any_value_of_an_input_in_grammar() {
    let study = Study::BreakEven { input: Input::SiteGridMw };
    let all = told(&mut Engine::new(), "", study).sentences.join(" ");
    assert!(all.contains("sigue siendo lo mejor con cualquier capacidad de red."), "{all}");
}

/// The picture of a phone of 320 pixels.
#[test]
fn mining_on_has_a_name_that_fits() {
    let waiting = view::waiting::Waiting {
        delays: vec![0, 12],
        lines: vec![(Strategy::Colocation, vec![Some(3e8), Some(2e8)])],
        never: Some(1e8),
    };
    let svg = waiting.draw(&Look::new(&Plain, 284.0, 300.0, Theme::Light)).svg;
    assert!(svg.contains(">Nunca<"), "{svg}");
}

#[test]
fn a_verb_is_no_abbreviation() {
    let words = |html: &str| view::words::linked("", html);
    assert_eq!(words("las lluvias van y vienen"), "las lluvias van y vienen");
    assert_eq!(words("Van dos."), "Van dos.");
    assert_eq!(words("VAN"), "<a class=\"word\" href=\"glossary.html#npv\">VAN</a>");
}
