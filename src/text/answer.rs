//! The answer as a sentence; what the owners would do is said by [`super::decisions`], what would turn it by
//! [`super::turns`].

use crate::cases;
use crate::evaluation::{Evaluation, Figure, Measure, Outcome, best};
use crate::format::{Format, duration_months, money_beside, money_said, percent, value_with_unit};
use crate::language::SPANISH;
use crate::pieces::replaced;
use crate::scenario::{Input, Scenario, Series};
use crate::strategy::Strategy;
use crate::text::strategy::{adverb, name, noun};

/// A sentence in pieces, some of them emphasised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Plain(String),
    Strong(String),
    Named(Strategy, String),
    Of(Measure, String),
}

impl Sentence {
    /// Of one megawatt the first, of several the second: what stands here begins with how many there are.
    fn of_size(self, [one, several]: [&str; 2]) -> Self {
        // In English they are the same.
        let is_one = SPANISH && self.text().split_whitespace().next() == Some("1");
        self.plain(if is_one { one } else { several })
    }

    pub(super) fn plain(mut self, text: impl Into<String>) -> Self {
        self.pieces.push(Piece::Plain(text.into()));
        self
    }

    pub(super) fn strong(mut self, text: impl Into<String>) -> Self {
        self.pieces.push(Piece::Strong(text.into()));
        self
    }

    /// A result, which can be opened.
    pub(super) fn measured(mut self, of: Measure, text: impl Into<String>) -> Self {
        self.pieces.push(Piece::Of(of, text.into()));
        self
    }

    pub(super) fn named(mut self, strategy: Strategy, text: impl Into<String>) -> Self {
        self.pieces.push(Piece::Named(strategy, text.into()));
        self
    }

    /// As text.
    #[must_use]
    pub fn text(&self) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Plain(text)
            | Piece::Strong(text)
            | Piece::Named(_, text)
            | Piece::Of(_, text) => text.clone(),
        };
        self.pieces.iter().map(text).collect()
    }

    /// As HTML: `strong` with a strategy's class where one is named, with the key of the result (`data-of`) where it is
    /// one.
    #[must_use]
    pub fn html(&self) -> String {
        let html = |piece: &Piece| match piece {
            Piece::Plain(text) => text.clone(),
            Piece::Strong(text) => format!("<strong>{text}</strong>"),
            Piece::Of(measure, text) => {
                format!("<strong data-of=\"{}\">{text}</strong>", measure.key())
            }
            Piece::Named(strategy, text) => {
                format!("<strong class=\"named is-{}\">{text}</strong>", strategy.key())
            }
        };
        self.pieces.iter().map(html).collect()
    }
}

/// The answer: what the site is best used for, and by how much.
///
/// ```
/// use hash_or_host::{evaluation::evaluate, scenario::Scenario, format::Plain, text};
/// let scenario = Scenario::default();
/// let answer = text::answer::answer(&Plain, &scenario, &evaluate(&scenario));
/// assert!(answer.text().starts_with("100 MW at $50/MWh earns most as a GPU cloud: NPV $"));
/// ```
#[must_use]
pub fn answer(numbers: &dyn Format, scenario: &Scenario, evaluation: &Evaluation) -> Sentence {
    let start = Sentence::default().plain(site(numbers, scenario));
    let Some((first, npv)) = leader(evaluation) else {
        let has = word!(
            [" has no use that is ready within the horizon."; 2],
            [
                " no tiene ningún uso listo dentro del horizonte.",
                " no tienen ningún uso listo dentro del horizonte.",
            ]
        );
        return start.of_size(has);
    };
    if evaluation.best.is_none() {
        return no_use(numbers, start, (first, npv), evaluation.sell_now_usd);
    }
    let years = years(numbers, scenario);
    let (article, word) = adverb(first);
    let lead = evaluation.lead;
    if let Some(lead) = lead.filter(|lead| lead.usd.abs() <= LEVEL * npv.abs().max(1.0)) {
        return start
            .of_size(word!(
                [" earns the same with "; 2],
                [" rinde lo mismo con ", " rinden lo mismo con "]
            ))
            .named(first, noun(first))
            .plain(say!(" and {}: NPV ", " y con {}: VAN ", noun(lead.over)))
            .strong(money_said(numbers, npv))
            .plain(say!(" over {years}.", " en {years}."));
    }
    let sentence = start
        .of_size(word!([" earns most "; 2], [" rinde más ", " rinden más "]))
        .plain(article)
        .named(first, word)
        .plain(word!(": NPV ", ": VAN "))
        .measured(Measure::Of(first, Figure::Npv), money_said(numbers, npv))
        .plain(say!(" over {years}, ", " en {years}, "));
    match lead {
        Some(lead) => sentence
            .measured(Measure::Lead(first, lead.over), ahead(numbers, lead.usd, npv))
            .plain(say!(" of {}.", " de {}.", noun(lead.over))),
        None => sentence.plain(word!(
            "the only use that is ready within the horizon.",
            "el único uso listo dentro del horizonte."
        )),
    }
}

/// The answer of a real case: what its own use returns and is worth, and whether its site has a better one. `moved` inputs
/// are not as the case has them. `None` where its value says nothing, or it is not ready.
#[must_use]
pub fn of_case(
    numbers: &dyn Format,
    scenario: &Scenario,
    evaluation: &Evaluation,
    (code, moved): (&str, usize),
) -> Option<Sentence> {
    let own = cases::use_of(code)?;
    let outcome = evaluation.outcome(own)?;
    let npv = outcome.figures.npv_usd;
    let title = super::cases::made_from(code, moved);
    let sentence = Sentence::default().plain(format!("{title}: ")).named(own, noun(own));
    let years = years(numbers, scenario);
    let sentence = match (returns(numbers, outcome), &outcome.figures.irr) {
        (Some(returned), Ok(rate)) => {
            let asked = scenario.get(asked(own));
            let asks = without_zero(&percent(numbers, asked, 1));
            // What the owned mine brings beside it may have it the other way round.
            let against = match (*rate >= asked, npv >= 0.0) {
                (true, true) => say!(", more than the {asks} asked", ", más que el {asks} exigido"),
                (false, false) => {
                    say!(", less than the {asks} asked", ", menos que el {asks} exigido")
                }
                _ => String::new(),
            };
            sentence
                .plain(word!(" returns ", " rinde un "))
                .strong(returned)
                .plain(say!(" a year{against}; NPV ", " al año{against}; VAN "))
        }
        _ => sentence.plain(word!(" has an NPV of ", " tiene un VAN de ")),
    };
    let sentence = sentence
        .measured(Measure::Of(own, Figure::Npv), money_said(numbers, npv))
        .plain(say!(" over {years}. ", " en {years}. "));
    let Some(best) = evaluation.best else {
        let sold = money_said(numbers, evaluation.sell_now_usd);
        return Some(sentence.plain(say!(
            "Sold now, the site brings {sold}.",
            "Vendido ahora, el sitio deja {sold}."
        )));
    };
    let better = evaluation.npv(best).filter(|_| best != own && best != Strategy::Hybrid);
    Some(match (better, evaluation.lead) {
        (Some(better), _) => sentence
            .plain(word!("Of its site’s uses ", "De los usos de su sitio, "))
            .named(best, noun(best))
            .plain(word!(" would earn most: ", " sería el que más rinde: "))
            .measured(Measure::Of(best, Figure::Npv), money_said(numbers, better))
            .plain("."),
        (None, Some(lead)) if best == own => sentence
            .plain(word!("That is ", "Eso es "))
            .measured(Measure::Lead(own, lead.over), ahead(numbers, lead.usd, npv))
            .plain(say!(" of {}.", " de {}.", noun(lead.over))),
        _ => sentence,
    })
}

/// The rate that is asked of a use.
fn asked(of: Strategy) -> Input {
    match of {
        Strategy::Mining => Input::MiningDiscountRate,
        Strategy::Colocation => Input::ColocationDiscountRate,
        Strategy::GpuCloud | Strategy::Hybrid => Input::GpuCloudDiscountRate,
    }
}

/// "8%" for "8.0%".
fn without_zero(percent: &str) -> String {
    replaced(&replaced(percent, ".0%", "%"), ",0%", "%")
}

/// What the figures rest on, in a few lines: the rates, who is not ready.
#[must_use]
pub fn footing(numbers: &dyn Format, scenario: &Scenario, evaluation: &Evaluation) -> String {
    let rate = |input| without_zero(&percent(numbers, scenario.get(input), 1));
    let mut text = say!(
        "After tax, before debt, in nominal dollars; discounted at {} for mining, {} for colocation, {} for GPU cloud.",
        "Tras impuestos, antes de deuda, en dólares nominales de EE. UU.; descontado al {} en la minería, al {} en la colocación, al {} en la nube de GPU.",
        rate(Input::MiningDiscountRate),
        rate(Input::ColocationDiscountRate),
        rate(Input::GpuCloudDiscountRate),
    );
    if evaluation.sell_now_usd != 0.0 {
        text.push_str(&say!(
            " Selling now brings {}.",
            " Vender ahora deja {}.",
            money_said(numbers, evaluation.sell_now_usd)
        ));
    }
    let late: Vec<String> = Strategy::ALL
        .into_iter()
        .filter(|strategy| evaluation.outcome(*strategy).is_none())
        .map(|strategy| name(strategy).to_owned())
        .collect();
    if !late.is_empty() && late.len() < 4 {
        text.push_str(&say!(
            " Not ready within the horizon: {}.",
            " Sin terminar dentro del horizonte: {}.",
            late.join(", ")
        ));
    }
    text
}

/// The answer in a few words, for a bar that stays in sight.
#[must_use]
pub fn short(numbers: &dyn Format, evaluation: &Evaluation) -> Sentence {
    let Some((first, npv)) = leader(evaluation) else {
        return Sentence::default().strong(word!("None is ready", "Ninguno está listo"));
    };
    if evaluation.best.is_none() {
        let best = format!(" ·\u{a0}{} {}", name(first), money_said(numbers, npv));
        return Sentence::default().strong(word!("None pays", "Ninguno conviene")).plain(best);
    }
    let sentence = Sentence::default().named(first, name(first)).plain(" ");
    let sentence = sentence.strong(money_said(numbers, npv));
    match evaluation.lead {
        Some(lead) => sentence.plain(say!(
            " ·\u{a0}{} ahead",
            " ·\u{a0}{} por delante",
            money_beside(numbers, lead.usd, npv)
        )),
        None => sentence,
    }
}

/// The same of a real case: its own result.
#[must_use]
pub fn short_of_case(
    numbers: &dyn Format,
    evaluation: &Evaluation,
    code: &str,
) -> Option<Sentence> {
    let own = cases::use_of(code)?;
    let outcome = evaluation.outcome(own)?;
    let npv = money_said(numbers, outcome.figures.npv_usd);
    let sentence = Sentence::default().named(own, name(own)).plain(" ").strong(npv);
    Some(match returns(numbers, outcome) {
        Some(rate) => sentence.plain(say!(" ·\u{a0}{rate} a year", " ·\u{a0}{rate} al año")),
        None => sentence,
    })
}

/// "$78m ahead".
fn ahead(numbers: &dyn Format, usd: f64, npv: f64) -> String {
    say!("{} ahead", "{} por delante", money_beside(numbers, usd, npv))
}

/// The yearly return, where there is one that compares with what is asked.
fn returns(numbers: &dyn Format, outcome: &Outcome) -> Option<String> {
    outcome.figures.irr.ok().filter(|rate| *rate <= 1.0).map(|rate| percent(numbers, rate, 1))
}

/// "100 MW at $50/MWh", or on the power prices that are given month by month.
#[must_use]
pub(super) fn site(numbers: &dyn Format, scenario: &Scenario) -> String {
    let value = |input| value_with_unit(numbers, input, scenario.get(input));
    let size = value(Input::SiteGridMw);
    if scenario.series(Series::Power).is_some() {
        return say!("{size} on the given power prices", "{size} con los precios de energía dados");
    }
    say!("{size} at {}", "{size} a {}", value(Input::SitePowerPriceUsdPerMwh))
}

/// "20 years".
fn years(numbers: &dyn Format, scenario: &Scenario) -> String {
    value_with_unit(numbers, Input::SiteHorizonYears, scenario.get(Input::SiteHorizonYears))
}

fn no_use(
    numbers: &dyn Format,
    start: Sentence,
    (first, npv): (Strategy, f64),
    sell_now: f64,
) -> Sentence {
    start
        .of_size(word!([" earns "; 2], [" rinde ", " rinden "]))
        .strong(word!(
            "less in every use than sold now",
            "menos en todos los usos de lo que da vender ahora"
        ))
        .plain(say!(", for {}: the best, ", ", por {}: el mejor, ", money_said(numbers, sell_now)))
        .named(first, noun(first))
        .plain(word!(", has an NPV of ", ", tiene un VAN de "))
        .strong(money_said(numbers, npv))
        .plain(".")
}

/// The strategy with the highest NPV, whether selling now brings more or not.
fn leader(evaluation: &Evaluation) -> Option<(Strategy, f64)> {
    let npvs = Strategy::ALL.map(|strategy| evaluation.npv(strategy));
    let first = best(&npvs, f64::NEG_INFINITY)?;
    Some((first, npvs[first as usize]?))
}

/// A lead below this share of the NPV is rounding in the last digits.
const LEVEL: f64 = 1e-9;

/// "2 yr 3 mo into the horizon", for readings off the chart.
#[must_use]
pub fn moment(numbers: &dyn Format, month: usize) -> String {
    if month == 0 {
        word!("at the start", "al inicio").to_owned()
    } else {
        duration_months(numbers, month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::{evaluate, lead};
    use crate::format::Plain;

    fn of(changes: &[(Input, f64)]) -> String {
        let scenario = changes.iter().fold(Scenario::default(), |s, (i, v)| s.nearest(*i, *v));
        answer(&Plain, &scenario, &evaluate(&scenario)).text()
    }

    #[test]
    fn a_hybrid_that_is_all_gpu_cloud_is_no_rival_of_it() {
        let all_cloud = [(Input::HybridAiShare, 1.0), (Input::HybridAiMode, 1.0)];
        // The published example of the defaults: 409,749,375 and 77,943,587.
        let expected = "100 MW at $50/MWh earns most as a GPU cloud: NPV $410m over 20 years, $78m ahead of AI colocation.";
        assert_eq!(of(&all_cloud), expected);
        assert_eq!(of(&[]), expected);
    }

    #[test]
    fn a_case_is_answered_by_its_own_result() {
        use crate::cases::{apply, find};
        let said = |id: &str, moved| {
            let preset = find(id).expect("a preset");
            let scenario = apply(preset, &Scenario::default()).scenario;
            of_case(&Plain, &scenario, &evaluate(&scenario), (preset.code, moved))
        };
        let text = said("iren_microsoft", 0).expect("it is priced").text();
        let [own, better] = ["the GPU cloud returns ", "Of its site’s uses AI colocation would"];
        assert!(
            text.starts_with(&format!("IREN–Microsoft, Childress Horizon 1–4: {own}")),
            "{text}"
        );
        assert!(
            text.contains("less than the 11% asked; NPV −$") && text.contains(better),
            "{text}"
        );
        let moved = said("iren_microsoft", 2).expect("it is priced").text();
        assert!(moved.contains("Horizon 1–4, 2 inputs moved: "), "{moved}");
        assert_eq!(said("vera_rubin_cloud", 0), None, "no price of it is published");
        for preset in &crate::cases::PRESETS {
            let Some(sentence) = said(preset.id, 0) else { continue };
            let text = sentence.text();
            assert!(
                !text.contains("  ") && text.matches(noun(preset.strategy)).count() == 1,
                "{text}"
            );
        }
    }

    #[test]
    fn a_price_that_is_not_paid_is_not_said() {
        let curve = Scenario::default().with_series(Series::Power, Some(&[40.0, 60.0])).unwrap();
        let text = answer(&Plain, &curve, &evaluate(&curve)).text();
        assert!(text.starts_with("100 MW on the given power prices earns most "), "{text}");
    }

    #[test]
    fn two_uses_that_earn_the_same_are_level() {
        let scenario = Scenario::default();
        let mut evaluation = evaluate(&scenario);
        let [_, colocation, gpu_cloud, _] = &mut evaluation.strategies;
        colocation.clone_from(gpu_cloud);
        evaluation.best = Some(Strategy::Colocation);
        let npvs = Strategy::ALL.map(|strategy| evaluation.npv(strategy));
        evaluation.lead = lead(&npvs, Strategy::Colocation);
        assert_eq!(
            answer(&Plain, &scenario, &evaluation).text(),
            "100 MW at $50/MWh earns the same with AI colocation and the GPU cloud: NPV $410m over 20 years."
        );
    }

    #[test]
    fn in_a_few_words() {
        let words = |scenario: &Scenario| short(&Plain, &evaluate(scenario)).text();
        assert_eq!(words(&Scenario::default()), "GPU cloud $410m ·\u{a0}$78m ahead");
    }

    #[test]
    fn where_nothing_pays_it_says_so() {
        let text = of(&[
            (Input::NetworkBtcPriceUsd, 100.0),
            (Input::ColocationRentUsdPerKwMonth, 0.0),
            (Input::GpuCloudLeaseRateUsdPerHour, 0.0),
        ]);
        assert!(text.contains("less in every use than sold now"), "{text}");
    }

    #[test]
    fn within_a_year_only_mining_is_ready() {
        let scenario = Scenario::default().nearest(Input::SiteHorizonYears, 1.0);
        let evaluation = evaluate(&scenario);
        let text = answer(&Plain, &scenario, &evaluation).text();
        assert!(text.contains("by mining bitcoin") || text.contains("sold now"), "{text}");
        let footing = footing(&Plain, &scenario, &evaluation);
        assert!(footing.ends_with("AI colocation, GPU cloud, Hybrid."), "{footing}");
    }

    #[test]
    fn emphasis_is_markup_only() {
        let scenario = Scenario::default();
        let sentence = answer(&Plain, &scenario, &evaluate(&scenario));
        assert!(sentence.html().contains("<strong class=\"named is-gpu_cloud\">GPU cloud<"));
        assert!(!sentence.text().contains('<'));
    }
}
