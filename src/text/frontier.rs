//! The hybrid frontier in words.

use super::answer::Sentence;
use super::strategy::noun;
use crate::analysis::frontier::{BestShare, Bound, HybridFrontier, Limits};
use crate::evaluation::Evaluation;
use crate::format::{Format, money, percent, short};
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str = word!(
    "The hybrid: how much of the site to give to AI",
    "La opción híbrida: cuánto del sitio dar a la IA"
);
/// Under it.
pub const LEAD: &str = word!(
    "NPV and deepest funding need over the AI share, and NPV under the stress switched on above. Set what holds you back; the best share follows.",
    "VAN y mayor necesidad de fondos según la parte de IA, y VAN con el estrés activado arriba. Fije lo que le limita; de ahí sale la mejor parte."
);
/// The limit on funding.
pub const FUNDING: &str = word!("Money you can raise", "Dinero que puede reunir");
/// The limit on tenants: critical IT, whatever megawatts are shown elsewhere.
pub const MEGAWATTS: &str =
    word!("Megawatts of AI’s IT you can let", "Megavatios de TI para IA que puede alquilar");
/// The weight on the stressed result.
pub const WEIGHT: &str = word!("How much to weigh the bad case", "Cuánto pesa el mal caso");
/// At the end of a limit's slider.
pub const NO_LIMIT: &str = word!("no limit", "sin límite");
/// The weight without a stress.
pub const NO_STRESS: &str = word!("switch on a stress above", "active arriba un choque");
/// The AI part does not get ready.
pub const NOT_READY: &str = word!(
    "The hybrid’s AI part is not ready within the horizon.",
    "La parte de IA de la opción híbrida no está lista dentro del horizonte."
);

/// The AI use that the hybrid's AI part could be instead.
#[must_use]
pub fn alternative(business: Strategy) -> Strategy {
    if business == Strategy::GpuCloud { Strategy::Colocation } else { Strategy::GpuCloud }
}

/// That the other AI use is worth more than the one which the hybrid takes; empty if it takes the better.
#[must_use]
pub fn passed_over(numbers: &dyn Format, evaluation: &Evaluation, business: Strategy) -> String {
    let other = alternative(business);
    let (Some(taken), Some(better)) = (evaluation.npv(business), evaluation.npv(other)) else {
        return String::new();
    };
    if better <= taken {
        return String::new();
    }
    let (taken, better) = (money(numbers, taken), money(numbers, better));
    say!(
        "Its AI part is {}, worth {taken} on the whole site; {}, which it does not take, is worth {better} there.",
        "Su parte de IA es {}, que vale {taken} en todo el sitio; {}, que no toma, vale {better}.",
        noun(business),
        noun(other)
    )
}

/// Takes that one instead.
#[must_use]
pub fn take_other(business: Strategy) -> String {
    say!("Take {} instead", "Tomar en su lugar {}", noun(alternative(business)))
}

/// The name of the stress in the chart's key.
#[must_use]
pub fn under(stress: &str) -> String {
    say!("under {stress}", "con {stress}")
}

/// A limit in words, or that there is none.
#[must_use]
pub fn funding(numbers: &dyn Format, limit: Option<f64>) -> String {
    limit.map_or_else(|| NO_LIMIT.to_owned(), |usd| money(numbers, usd))
}

/// A limit in words, or that there is none.
#[must_use]
pub fn megawatts(numbers: &dyn Format, limit: Option<f64>) -> String {
    limit.map_or_else(|| NO_LIMIT.to_owned(), |mw| of_it(numbers, mw))
}

/// "30 MW of IT".
fn of_it(numbers: &dyn Format, mw: f64) -> String {
    say!("{} MW of IT", "{} MW de TI", short(numbers, mw, 3))
}

/// The best share under the limits; `stress`: the name of the stress that is switched on.
#[must_use]
pub fn verdict(
    numbers: &dyn Format,
    limits: &Limits,
    best: Option<&BestShare>,
    business: Strategy,
    stress: Option<&str>,
) -> Sentence {
    let sentence = Sentence::default();
    let Some(best) = best else {
        return sentence
            .plain(word!("No share keeps these limits.", "Ninguna parte respeta estos límites."));
    };
    let mut given = Vec::new();
    if let Some(limit) = limits.peak_funding_usd {
        given.push(say!("at most {} of funding", "{} de fondos a lo sumo", money(numbers, limit)));
    }
    if let Some(limit) = limits.ai_mw {
        given.push(say!("tenants for {}", "inquilinos para {}", of_it(numbers, limit)));
    }
    if let Some(stress) = stress.filter(|_| limits.stress_weight > 0.0) {
        let weight = percent(numbers, limits.stress_weight, 0);
        given.push(say!("{weight} of the weight on {stress}", "{weight} del peso en {stress}"));
    }
    let start = match given.as_slice() {
        [] => word!("Without a limit ", "Sin límite, ").to_owned(),
        given => say!("With {}, ", "Con {}, ", given.join(word!(" and ", " y "))),
    };
    let part = in_steps(best.point.share);
    let sentence = sentence.plain(start);
    let sentence = if part == 0.0 {
        sentence
            .strong(match business {
                // The other AI use may be worth more than mining.
                Strategy::GpuCloud => word!("no GPU cloud at all", "nada de nube de GPU"),
                _ => word!("no AI colocation at all", "nada de colocación para IA"),
            })
            .plain(word!(" is best: NPV ", " es lo mejor: VAN "))
    } else {
        sentence.strong(say!("{} for AI", "{} para IA", share(numbers, part))).plain(say!(
            " is best ({}): NPV ",
            " es lo mejor ({}): VAN ",
            noun(business)
        ))
    };
    let sentence = sentence.strong(money(numbers, best.point.npv_usd)).plain(say!(
        ", {} of funding",
        ", {} de fondos",
        money(numbers, best.point.peak_funding_usd)
    ));
    let sentence = match (stress, best.point.stressed_npv_usd) {
        (Some(stress), Some(npv)) => {
            sentence.plain(say!(", {} under {stress}", ", {} con {stress}", money(numbers, npv)))
        }
        _ => sentence,
    };
    sentence.plain(match best.bound {
        Bound::Free => ".",
        Bound::Funding => {
            word!(". More funding would buy more of it.", ". Con más fondos convendría más.")
        }
        Bound::Megawatts => {
            word!(". More tenants would take more of it.", ". Con más inquilinos convendría más.")
        }
    })
}

/// A share in steps of a thousandth, rounded down so that what is bound keeps its bound.
#[must_use]
pub fn in_steps(share: f64) -> f64 {
    // 0.3 is stored a little below itself.
    (share * 1000.0 + 1e-6).floor() / 1000.0
}

/// "43.2%".
#[must_use]
pub fn share(numbers: &dyn Format, share: f64) -> String {
    percent(numbers, share, 1).replace(".0%", "%").replace(",0%", "%")
}

/// The label of the button that sets the share.
#[must_use]
pub fn set(numbers: &dyn Format, at: f64) -> String {
    say!("Set the AI share to {}", "Fijar la parte de IA en {}", share(numbers, at))
}

/// How straight the line is, and what follows.
#[must_use]
pub fn straight(numbers: &dyn Format, found: &HybridFrontier) -> String {
    let bend = found.largest_bend_usd;
    let how = if bend < 1.0 {
        word!("a straight line", "una línea recta").to_owned()
    } else {
        say!("straight to within {}", "recta salvo por {}", money(numbers, bend))
    };
    say!(
        "NPV over the share is {how}, because every rule is proportional to megawatts: without a limit the best share is all or nothing, and what decides is a limit.",
        "El VAN según la parte de IA es {how}, porque toda regla es proporcional a los megavatios: sin límite, la mejor parte es todo o nada, y lo que decide es un límite."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::frontier::SharePoint;
    use crate::format::Plain;

    #[test]
    fn a_better_ai_use_that_is_not_taken_is_said() {
        use crate::evaluation::evaluate;
        use crate::scenario::Scenario;
        let evaluation = evaluate(&Scenario::default());
        // The default's GPU cloud is worth $410m, its colocation $332m (docs/methodology.md).
        let said = passed_over(&Plain, &evaluation, Strategy::Colocation);
        for part in [
            "is AI colocation, worth $332m",
            "the GPU cloud, which it does not take, is worth $410m",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        assert_eq!(passed_over(&Plain, &evaluation, Strategy::GpuCloud), "");
        assert_eq!(take_other(Strategy::Colocation), "Take the GPU cloud instead");
        assert_eq!(take_other(Strategy::GpuCloud), "Take AI colocation instead");
    }

    #[test]
    fn the_best_share_is_said_with_what_holds_it() {
        let point = SharePoint {
            share: 0.4328,
            ai_mw: 30.0,
            npv_usd: 80e6,
            peak_funding_usd: 400e6,
            stressed_npv_usd: Some(60e6),
        };
        let best = BestShare { point, bound: Bound::Funding };
        let limits =
            Limits { peak_funding_usd: Some(400e6), ai_mw: Some(50.0), stress_weight: 0.5 };
        let text = |limits, best, stress| {
            verdict(&Plain, limits, best, Strategy::Colocation, stress).text()
        };
        assert_eq!(
            text(&limits, Some(&best), Some("GPU glut")),
            "With at most $400m of funding and tenants for 50 MW of IT and 50% of the weight on GPU glut, 43.2% for AI is best (AI colocation): NPV $80.0m, $400m of funding, $60.0m under GPU glut. More funding would buy more of it."
        );
        let open = Limits::default();
        let free = BestShare { bound: Bound::Free, point: SharePoint { share: 1.0, ..point } };
        assert_eq!(
            text(&open, Some(&free), None),
            "Without a limit 100% for AI is best (AI colocation): NPV $80.0m, $400m of funding."
        );
        let none = BestShare { bound: Bound::Free, point: SharePoint { share: 0.0, ..point } };
        assert_eq!(
            text(&open, Some(&none), None),
            "Without a limit no AI colocation at all is best: NPV $80.0m, $400m of funding."
        );
        let of_cloud = verdict(&Plain, &open, Some(&none), Strategy::GpuCloud, None).text();
        assert!(of_cloud.starts_with("Without a limit no GPU cloud at all is best: NPV $80.0m"));
        assert_eq!(text(&limits, None, None), "No share keeps these limits.");
    }
}
