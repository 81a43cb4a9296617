//! Waiting in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::waiting::Waiting;
use crate::format::{Format, duration_months, money};
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str =
    word!("Converting now, later or never", "Convertir ahora, más tarde o nunca");
/// Under it.
pub const LEAD: &str = word!(
    "The build begins now or after one, two or three years; “never” is to go on mining. Costs, rent and rates are those entered, as if signed on that day; the horizon stays, so a later build earns for less long. Prices go the way entered; “In how many futures?” says what waiting is worth when they do not.",
    "La obra empieza ahora o dentro de uno, dos o tres años; «nunca» es seguir minando. Costos, renta y tarifas son los introducidos, como si se firmaran ese día; el horizonte no se mueve, así que una obra tardía gana durante menos tiempo. Los precios van como se ha introducido; «¿En cuántos futuros?» dice cuánto vale esperar cuando no es así."
);

/// When it pays most to convert, and what the other dates cost.
#[must_use]
pub fn verdict(numbers: &dyn Format, found: &Waiting) -> Sentence {
    let sentence = Sentence::default();
    let all = found.waits.iter().flat_map(|wait| {
        let npv = |strategy| Some((strategy, wait.months, wait.npv(strategy)?));
        [Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid].into_iter().filter_map(npv)
    });
    let best = all.reduce(|best, next| if next.2 > best.2 { next } else { best });
    let never = money(numbers, found.never_usd);
    let Some((strategy, months, npv)) = best.filter(|(_, _, npv)| *npv > found.never_usd) else {
        return sentence
            .plain(word!(
                "At none of these dates is converting worth more than ",
                "En ninguna de estas fechas vale convertir más que "
            ))
            .named(Strategy::Mining, word!("mining on", "seguir minando"))
            .plain(word!(", NPV ", ", VAN "))
            .strong(never)
            .plain(".");
    };
    let when = if months == 0 {
        word!("now", "ahora").to_owned()
    } else {
        say!("in {}", "dentro de {}", duration_months(numbers, months))
    };
    let sentence = sentence
        .plain(word!("Converting to ", "Convertir a "))
        .named(strategy, noun(strategy))
        .plain(word!(" pays most ", " conviene más "))
        .strong(when)
        .plain(word!(", NPV ", ", VAN "))
        .strong(money(numbers, npv));
    let compared = if months == 0 { 12 } else { 0 };
    let other = found.waits.iter().find(|wait| wait.months == compared);
    let sentence = match other.and_then(|wait| wait.npv(strategy)) {
        Some(other) if compared == 0 => sentence.plain(say!(
            "; begun now it is worth {} less",
            "; empezar ahora vale {} menos",
            money(numbers, npv - other)
        )),
        Some(other) => sentence.plain(say!(
            "; waiting a year costs {}",
            "; esperar un año cuesta {}",
            money(numbers, npv - other)
        )),
        None => sentence.plain(word!(
            "; a year later it is not ready within the horizon",
            "; un año después no está lista dentro del horizonte"
        )),
    };
    sentence
        .plain(say!(". Never converting is worth {never}.", ". No convertir nunca vale {never}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::waiting::{ConvertingLater, WAITS};
    use crate::format::Plain;

    #[test]
    fn the_lead_names_the_section_that_it_leads_to() {
        assert!(LEAD.contains(crate::text::futures::HEADING));
    }

    fn found(colocation: [f64; 4], never: f64) -> Waiting {
        let mut i = 0;
        let waits = WAITS.map(|months| {
            i += 1;
            let npv_usd = [Some(never), Some(colocation[i - 1]), None, None];
            ConvertingLater { months, npv_usd }
        });
        Waiting { never_usd: never, waits }
    }

    #[test]
    fn the_best_date_is_named_with_what_others_cost() {
        let text = |colocation, never| verdict(&Plain, &found(colocation, never)).text();
        assert_eq!(
            text([173e6, 150e6, 1e8, 9e7], 26e6),
            "Converting to AI colocation pays most now, NPV $173m; waiting a year costs $23.0m. Never converting is worth $26.0m."
        );
        assert_eq!(
            text([10e6, 12e6, 15e6, 9e6], 1e6),
            "Converting to AI colocation pays most in 2 yr, NPV $15.0m; begun now it is worth $5.00m less. Never converting is worth $1.00m."
        );
        assert_eq!(
            text([1e6; 4], 26e6),
            "At none of these dates is converting worth more than mining on, NPV $26.0m."
        );
    }
}
