//! The stress library in words.

use super::answer::Sentence;
use super::chart::stress::AT_THE_START;
use super::count::counted;
use super::figure::NO_YEAR;
use super::strategy::noun;
use crate::analysis::stress::{Position, Shock, Shocks, StressReport};
use crate::format::{Format, money, or_absent};
use crate::strategy::Strategy;
use crate::text::month::month;

/// Heading.
pub const HEADING: &str = word!(
    "Stress: what has happened before, happening again",
    "Estrés: lo que ya ocurrió, otra vez"
);
/// Under it.
pub const LEAD: &str = word!(
    "Each shock repeats a record, month by month. Owners do not see it coming: they decide on what they have seen. Switch on one or several.",
    "Cada choque repite lo registrado, mes a mes. Los propietarios no lo ven venir: deciden con lo que han visto. Active uno o varios."
);
/// Names the shocks for those who hear the page.
pub const CHOOSE: &str = word!("Shocks", "Choques");
/// Opens a shock's record.
pub const RECORD: &str = word!("The record", "El registro");
/// Nothing is switched on.
pub const NONE: &str =
    word!("Switch on a shock to see what it does.", "Active un choque para ver qué hace.");
/// Caption of the table.
pub const CAPTION: &str =
    word!("Every use before and after the shocks", "Cada uso antes y después de los choques");
/// Heads of the table's columns; the first is that of the uses.
pub const COLUMNS: [&str; 7] = word!(
    [
        "Use",
        "NPV before",
        "NPV after",
        "Change",
        "Lowest cash",
        "Debt first uncovered",
        "Survives with",
    ],
    [
        "Uso",
        "VAN antes",
        "VAN después",
        "Cambio",
        "Caja mínima",
        "Deuda sin cubrir desde",
        "Sobrevive con"
    ]
);
/// How the table is to be read.
pub const NOTE: &str = word!(
    "Cash is the owner’s, after debt and tax, from the first dollar put in. “Survives with” is the least opening cash with which it never falls below zero; what the calm path needs stands under it. “Debt first uncovered”: the first month whose trailing year earns less than its debt service (DSCR under 1).",
    "La caja es del propietario, tras deuda e impuestos, desde el primer dólar invertido. «Sobrevive con» es la menor caja inicial con la que nunca baja de cero; debajo está la que necesita la trayectoria en calma. «Deuda sin cubrir desde»: el primer mes cuyos últimos doce meses ganan menos que su servicio de la deuda (RCSD menor que 1)."
);
/// Heading of the drawing of the markets.
pub const PATHS: &str =
    word!("What the shock does to the markets", "Qué hace el choque a los mercados");
/// Heading of the drawing of cash.
pub const CASH: &str = word!("What it does to cash", "Qué hace a la caja");
/// No market moves.
pub const NO_PATH: &str = word!(
    "No market price moves; dates and contracts do.",
    "No se mueve ningún precio de mercado; sí fechas y contratos."
);
/// Behind what the calm path needs.
pub const WITHOUT: &str = word!("without", "sin choque");
/// All debt service is covered.
pub const COVERED: &str = word!("never", "nunca");
/// Not ready within the horizon.
pub const NOT_READY: &str =
    word!("not ready within the horizon", "sin terminar dentro del horizonte");

/// A shock's name.
#[must_use]
pub fn name(shock: Shock) -> &'static str {
    match shock {
        Shock::Winter2022 => word!("Winter of 2022", "Invierno de 2022"),
        Shock::ChinaBan2021 => word!("China’s ban, 2021", "Prohibición en China, 2021"),
        Shock::HalvingWithoutPriceSupport => {
            word!("Halving without a rally", "Halving sin alza del precio")
        }
        Shock::GpuGlut => word!("GPU glut", "Exceso de GPU"),
        Shock::GpuGlutRepriced => {
            word!("GPU glut, contracts repriced", "Exceso de GPU, contratos revisados")
        }
        Shock::AiSlowdown => word!("AI slowdown", "Frenazo de la IA"),
        Shock::LateDelivery => word!("Late delivery", "Entrega con retraso"),
        Shock::PowerSpike => word!("Power spike", "Pico del precio de la energía"),
    }
}

/// What it is, in a line.
#[must_use]
pub fn gloss(shock: Shock) -> &'static str {
    match shock {
        Shock::Winter2022 => {
            word!(
                "Bitcoin to 35% of its price, hashprice to 24%, from the first month; two years to return, four for hashprice",
                "Bitcoin al 35% de su precio y hashprice al 24%, desde el primer mes; dos años para volver, cuatro para el hashprice"
            )
        }
        Shock::ChinaBan2021 => {
            word!(
                "Price −31% in two months, a third of the hashrate gone; miners who stay earn more",
                "Precio −31% en dos meses, se va un tercio del hashrate; los mineros que se quedan ganan más"
            )
        }
        Shock::HalvingWithoutPriceSupport => {
            word!(
                "The next halving: price frozen for 24 months, no miner leaves for 12",
                "El próximo halving: precio congelado 24 meses, ningún minero se va en 12"
            )
        }
        Shock::GpuGlut => {
            word!(
                "H100 rates of 2023–25: half a year on year from a year before the first contract ends, to 26%, then back to 36%",
                "Tarifas de la H100 de 2023–25: la mitad cada año desde un año antes del fin del primer contrato, hasta el 26%, luego de vuelta al 36%"
            )
        }
        Shock::GpuGlutRepriced => {
            word!(
                "The same from a year after go-live, and running contracts fall to the market after six months",
                "Lo mismo desde un año tras la puesta en marcha, y los contratos vigentes caen al precio de mercado a los seis meses"
            )
        }
        Shock::AiSlowdown => {
            word!(
                "A year after go-live tenants and customers stop paying for twelve months, and return 30% lower",
                "Un año tras la puesta en marcha, inquilinos y clientes dejan de pagar doce meses y vuelven un 30% más abajo"
            )
        }
        Shock::LateDelivery => word!(
            "AI capacity comes six months late; loans and costs do not wait",
            "La capacidad de IA llega seis meses tarde; préstamos y costos no esperan"
        ),
        Shock::PowerSpike => word!(
            "Power costs twice as much in the first year",
            "La energía cuesta el doble el primer año"
        ),
    }
}

/// The shocks together, within a sentence: "Winter of 2022 and Power spike". Their names have commas of their own: more than
/// two are counted.
#[must_use]
pub fn together(shocks: Shocks) -> String {
    let names: Vec<&str> = shocks.iter().map(name).collect();
    match names[..] {
        [] => String::new(),
        [one] => one.to_owned(),
        [one, other] => say!("{one} and {other}", "{one} y {other}"),
        _ => say!("{} shocks", "{} choques", counted(names.len())),
    }
}

/// Who leads under the shocks, and what that costs. `sell_now_usd`: what selling the site now brings.
#[must_use]
pub fn verdict(numbers: &dyn Format, report: &StressReport, sell_now_usd: f64) -> Sentence {
    let leader = |npv: fn(&Position) -> f64, after: bool| {
        let all = Strategy::ALL.into_iter().filter_map(|strategy| {
            let stressed = report.strategy(strategy)?;
            Some((strategy, npv(if after { &stressed.after } else { &stressed.before })))
        });
        all.reduce(|best, next| if next.1 > best.1 { next } else { best })
    };
    let npv = |position: &Position| position.npv_usd;
    let (Some((was, _)), Some((is, after))) = (leader(npv, false), leader(npv, true)) else {
        return Sentence::default();
    };
    let shocks = together(report.shocks);
    let many = report.shocks.iter().count() > 2;
    let head = if many { say!("Under {shocks}", "Con {shocks}") } else { shocks };
    let sentence = Sentence::default().plain(format!("{head}: "));
    let before = report.strategy(is).map_or(f64::NAN, |stressed| stressed.before.npv_usd);
    let loss = before - after;
    let sold = after < sell_now_usd;
    let sentence = if was == is {
        sentence.named(is, noun(is)).plain(if sold {
            word!(
                " still earns most of the uses, NPV ",
                " sigue rindiendo más que los otros usos, VAN "
            )
        } else {
            word!(" still earns most, NPV ", " sigue rindiendo más, VAN ")
        })
    } else {
        sentence
            .named(is, noun(is))
            .plain(word!(" takes the lead from ", " quita la delantera a "))
            .named(was, noun(was))
            .plain(word!(", NPV ", ", VAN "))
    };
    let sentence = sentence.strong(money(numbers, after));
    let sentence = if sold {
        sentence.plain(word!(", less than selling now brings", ", menos de lo que da vender ahora"))
    } else {
        sentence
    };
    if loss.abs() < 0.5 {
        let one = report.shocks.iter().count() == 1;
        return sentence.plain(if one {
            word!(", untouched by it.", ", sin que le afecte.")
        } else {
            word!(", untouched by them.", ", sin que le afecten.")
        });
    }
    let word = if loss > 0.0 { word!("less", "menos") } else { word!("more", "más") };
    sentence.plain(say!(
        ", {} {word} than without.",
        ", {} {word} que sin choque.",
        money(numbers, loss.abs())
    ))
}

/// The end of a month of the horizon: "March 2028"; 0 is the valuation date. `start`: its month, as stored.
#[must_use]
pub fn end_of(start: f64, at: usize) -> String {
    match at {
        0 => super::chart::cash::start(&month(start)),
        at => month(start + (at - 1) as f64),
    }
}

/// "−$620m", and "March 2028" or that it is at the start; `start`: the month of valuation, as stored.
#[must_use]
pub fn lowest(numbers: &dyn Format, start: f64, position: &Position) -> (String, String) {
    let when = match position.lowest_cash_month {
        0 => AT_THE_START.to_owned(),
        at => end_of(start, at),
    };
    (money(numbers, position.lowest_cash_usd), when)
}

/// "March 2028", [`COVERED`], or that there is no year to test.
#[must_use]
pub fn uncovered(start: f64, position: &Position) -> String {
    match position.uncovered_month {
        Some(at) => end_of(start, at),
        None if position.untested => NO_YEAR.to_owned(),
        None => COVERED.to_owned(),
    }
}

/// "$620m", or that none is needed.
#[must_use]
pub fn opening(numbers: &dyn Format, position: &Position) -> String {
    let needed = position.opening_cash_needed_usd;
    or_absent(Some(needed).filter(|x| x.is_finite()), |needed| money(numbers, needed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stress::stress;
    use crate::format::Plain;
    use crate::scenario::Scenario;

    #[test]
    fn shocks_are_joined_as_in_speech() {
        let two = Shocks::from(Shock::PowerSpike).with(Shock::Winter2022);
        assert_eq!(together(two), "Winter of 2022 and Power spike");
        assert_eq!(together(Shock::GpuGlut.into()), "GPU glut");
        assert_eq!(together(Shocks::NONE), "");
        // "China’s ban, 2021, GPU glut, contracts repriced, .." would be read as more than they are.
        let three = two.with(Shock::ChinaBan2021);
        assert_eq!(together(three), "three shocks");
        let all = Shock::ALL.into_iter().fold(Shocks::NONE, Shocks::with);
        assert_eq!(together(all), "eight shocks");
    }

    #[test]
    fn the_verdict_names_who_leads_after() {
        let mut report = stress(&Scenario::default(), Shock::PowerSpike.into());
        for (i, stressed) in report.strategies.iter_mut().enumerate() {
            let stressed = stressed.as_mut().expect("all are ready");
            stressed.before.npv_usd = [4e8, 3e8, 2e8, 1e8][i];
            stressed.after.npv_usd = [1e8, 2.5e8, 2e8, 1e8][i];
        }
        assert_eq!(
            verdict(&Plain, &report, 2e8).text(),
            "Power spike: AI colocation takes the lead from mining, NPV $250m, $50.0m less than without."
        );
        // Who leads the uses may still be worth less than the site as it stands.
        assert_eq!(
            verdict(&Plain, &report, 3e8).text(),
            "Power spike: AI colocation takes the lead from mining, NPV $250m, less than selling now brings, $50.0m less than without."
        );
        report.strategies[0].as_mut().expect("ready").after.npv_usd = 3e8;
        assert_eq!(
            verdict(&Plain, &report, 4e8).text(),
            "Power spike: mining still earns most of the uses, NPV $300m, less than selling now brings, $100m less than without."
        );
    }

    #[test]
    fn months_count_from_the_valuation() {
        let report = stress(&Scenario::default(), Shock::PowerSpike.into());
        let mut position = report.strategies[0].as_ref().expect("ready").after.clone();
        position.lowest_cash_usd = -2e6;
        position.lowest_cash_month = 13;
        position.uncovered_month = Some(12);
        let start = 2027.0 * 12.0;
        assert_eq!(
            lowest(&Plain, start, &position),
            ("−$2.00m".to_owned(), "January 2028".to_owned())
        );
        position.lowest_cash_month = 0;
        assert_eq!(lowest(&Plain, start, &position).1, "at the start");
        assert_eq!(uncovered(start, &position), "December 2027");
        position.uncovered_month = None;
        assert_eq!(uncovered(start, &position), "never");
        let short = crate::scenario::parse_link("years=2").scenario;
        let report = stress(&short, Shock::PowerSpike.into());
        let said = |of| uncovered(start, &report.strategy(of).expect("ready").after);
        assert_eq!(said(Strategy::Colocation), "no year to test");
        assert_eq!(said(Strategy::Hybrid), "no year to test");
        assert_eq!(said(Strategy::Mining), "never", "it owes nothing");
    }
}
