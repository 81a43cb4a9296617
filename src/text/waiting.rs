//! Waiting in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::waiting::Waiting;
use crate::format::{Format, duration_months, money};
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str = "Converting now, later or never";
/// Under it.
pub const LEAD: &str = "The build begins now or after one, two or three years; never is mining on. Costs, rent and rates are those entered, as if signed on that day; the horizon stays, so a later build earns for less long.";

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
            .plain("At none of these dates is converting worth more than ")
            .named(Strategy::Mining, "mining on")
            .plain(", NPV ")
            .strong(never)
            .plain(".");
    };
    let when = if months == 0 {
        "now".to_owned()
    } else {
        format!("in {}", duration_months(numbers, months))
    };
    let sentence = sentence
        .plain("Converting to ")
        .named(strategy, noun(strategy))
        .plain(" pays most ")
        .strong(when)
        .plain(", NPV ")
        .strong(money(numbers, npv));
    let compared = if months == 0 { 12 } else { 0 };
    let other = found.waits.iter().find(|wait| wait.months == compared);
    let sentence = match other.and_then(|wait| wait.npv(strategy)) {
        Some(other) if compared == 0 => {
            sentence.plain(format!("; begun now it is worth {} less", money(numbers, npv - other)))
        }
        Some(other) => {
            sentence.plain(format!("; waiting a year costs {}", money(numbers, npv - other)))
        }
        None => sentence.plain("; a year later it is not ready within the horizon"),
    };
    sentence.plain(format!(". Never converting is worth {never}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::waiting::{Converting, WAITS};
    use crate::format::Plain;

    fn found(colocation: [f64; 4], never: f64) -> Waiting {
        let mut i = 0;
        let waits = WAITS.map(|months| {
            i += 1;
            Converting {
                months,
                colocation_usd: Some(colocation[i - 1]),
                gpu_cloud_usd: None,
                hybrid_usd: None,
            }
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
