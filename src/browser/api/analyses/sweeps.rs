//! Moving one input: curves, break-evens, the tornado.

use super::super::arguments::{OptionsGiven, numeric, refuse, strategy, texts};
use super::super::{read, with_engine, write};
use super::{ByStrategy, Crossing};
use crate::analysis::break_even::{Answer, Question, break_even as solve};
use crate::analysis::curve::curve as draw;
use crate::analysis::standing::Contender;
use crate::analysis::tornado::{Bar, End, NoEffect, Target, tornado as rank};
use crate::scenario::Problem;
use crate::strategy::Strategy;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// NPVs over an input's plausible range.
#[derive(Serialize, Tsify)]
pub struct Curve {
    /// The input.
    pub input: &'static str,
    /// Its present value.
    pub present: f64,
    /// Its values, rising.
    pub values: Vec<f64>,
    /// NPVs at each value, USD.
    pub npvs: Vec<ByStrategy>,
    /// Where the best strategy changes.
    pub crossings: Vec<Crossing>,
}

/// The NPVs of all strategies over a numeric input's plausible range, widened to hold its present
/// value, at `points` values (33 if not given; 2 to 1000).
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Curve")]
pub fn curve(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    key: &str,
    points: Option<f64>,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let input = numeric("key", key)?;
    let points = points.unwrap_or(33.0);
    if !(2.0..=1000.0).contains(&points) {
        let accepted = "a number from 2 to 1000";
        return Err(refuse("points", &points.into(), Problem::OutOfRange, accepted));
    }
    let curve = with_engine(|engine| draw(engine, &scenario, input, points as usize));
    write::plain(&Curve {
        input: input.key(),
        present: curve.present,
        values: curve.values,
        npvs: curve.npvs.into_iter().map(ByStrategy::from).collect(),
        crossings: curve.crossings.iter().map(Crossing::from).collect(),
    })
}

/// The value of an input nearest to its present one at which two uses meet.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct BreakEven {
    /// The input.
    pub input: &'static str,
    /// Its present value.
    pub present: f64,
    /// `meets` at `value`; `jumps` between `below` and `above`; `never` within the accepted range.
    #[tsify(type = "\"meets\" | \"jumps\" | \"never\"")]
    pub answer: &'static str,
    /// The value; of a jump, the one nearer to the present value.
    pub value: Option<f64>,
    /// The lower value of a jump.
    pub below: Option<f64>,
    /// The higher value of a jump.
    pub above: Option<f64>,
    /// On which side of the present value the other use is ahead.
    #[tsify(type = "\"below\" | \"above\" | null")]
    pub side: Option<&'static str>,
    /// Who is ahead at the present value.
    #[tsify(type = "Contender | null")]
    pub from: Option<&'static str>,
    /// Who is ahead on the other side.
    #[tsify(type = "Contender | null")]
    pub to: Option<&'static str>,
}

/// The value of a numeric input, nearest to the present one within the accepted range, at which
/// the best strategy changes; with `between`, at which those two are worth the same.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "BreakEven")]
pub fn break_even(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    key: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "[Contender, Contender]")] between: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let input = numeric("key", key)?;
    let question = question(&between)?;
    let found = with_engine(|engine| solve(engine, &scenario, input, question));
    let (answer, below, above) = match found.answer {
        Answer::Meets { .. } => ("meets", None, None),
        Answer::Jumps { below, above } => ("jumps", Some(below), Some(above)),
        Answer::Never => ("never", None, None),
    };
    write::plain(&BreakEven {
        input: input.key(),
        present: found.present,
        answer,
        value: found.value(),
        below,
        above,
        side: found.turn.map(|turn| turn.side.key()),
        from: found.turn.map(|turn| contender_name(turn.from)),
        to: found.turn.map(|turn| contender_name(turn.to)),
    })
}

fn question(between: &JsValue) -> Result<Question, JsValue> {
    if between.is_undefined() {
        return Ok(Question::Best);
    }
    let named: Option<Vec<Contender>> =
        texts(between).and_then(|names| names.iter().map(|name| contender(name)).collect());
    match named.as_deref() {
        Some([one, other]) if one != other => Ok(Question::Between(*one, *other)),
        _ => Err(refuse(
            "between",
            between,
            Problem::NotAChoice,
            "two different ones of \"mining\", \"colocation\", \"gpu_cloud\", \"hybrid\", \"sell_now\", \"zero\"",
        )),
    }
}

fn contender(name: &str) -> Option<Contender> {
    match name {
        "sell_now" => Some(Contender::SellNow),
        "zero" => Some(Contender::Zero),
        _ => Strategy::from_key(name).map(Contender::Strategy),
    }
}

fn contender_name(contender: Contender) -> &'static str {
    match contender {
        Contender::Strategy(strategy) => strategy.key(),
        Contender::SellNow => "sell_now",
        Contender::Zero => "zero",
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TARGET: &str = r#"
/** What a tornado watches: a figure of one strategy, or the difference of two NPVs. */
export interface TornadoTarget {
  /** The figure; `npv` if not given. */
  figure?: "npv" | "equity_irr" | "min_dscr";
  /** The strategy; the best one if not given. */
  strategy?: Strategy;
  /** The strategy whose NPV is taken off. */
  less?: Strategy;
}
"#;

/// One end of a bar.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TornadoEnd {
    /// The input's value, as stored (yes 1, no 0, choices by their index).
    pub value: f64,
    /// The target there; null if it has no value.
    pub target: Option<f64>,
    /// The best strategy there; null: selling now.
    #[tsify(type = "Strategy | null")]
    pub best: Option<&'static str>,
}

/// One input of a tornado.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TornadoBar {
    /// The input.
    pub input: &'static str,
    /// At the low end of its plausible range.
    pub low: TornadoEnd,
    /// At the high end.
    pub high: TornadoEnd,
    /// The distance between both targets.
    pub swing: Option<f64>,
    /// Whether its plausible range changes which strategy is best.
    pub decides: bool,
    /// Why it changes nothing now.
    #[tsify(
        type = "\"single_point\" | \"uncertainty_only\" | \"cash_only\" | \"other_strategy\" | \"debt_only\" | \"not_discounted\" | \"no_value\" | \"switched_off\" | \"scales_away\" | \"within_range\" | null"
    )]
    pub no_effect: Option<&'static str>,
    /// The input that switches it off.
    pub switched_off_by: Option<&'static str>,
}

/// Every input at both ends of its plausible range.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Tornado {
    /// The target as things stand.
    pub base: Option<f64>,
    /// Inputs that decide which strategy is best first, then by swing.
    pub bars: Vec<TornadoBar>,
}

/// Each input at the low and at the high end of its plausible range, ranked; those that change
/// which strategy is best come first.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Tornado")]
pub fn tornado(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "TornadoTarget")] target: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let options = OptionsGiven::read("target", &target, &["figure", "strategy", "less"])?;
    let named = |name: &str| match options.text(name)? {
        Some(text) => strategy(&format!("target.{name}"), &text).map(Some),
        None => Ok(None),
    };
    let best = || with_engine(|engine| engine.evaluate(&scenario).best).unwrap_or(Strategy::Mining);
    let watched = named("strategy")?.unwrap_or_else(best);
    let figure = options.text("figure")?;
    let target = match (figure.as_deref().unwrap_or("npv"), named("less")?) {
        ("npv", Some(less)) => Target::Difference(watched, less),
        ("npv", None) => Target::Npv(watched),
        ("equity_irr", None) => Target::EquityIrr(watched),
        ("min_dscr", None) => Target::MinDscr(watched),
        (other, _) => {
            let accepted = "\"npv\", \"equity_irr\" or \"min_dscr\"; `less` with \"npv\" only";
            return Err(refuse("target.figure", &other.into(), Problem::NotAChoice, accepted));
        }
    };
    let ranked = with_engine(|engine| rank(engine, &scenario, target));
    write::plain(&Tornado { base: ranked.base, bars: ranked.bars.iter().map(bar).collect() })
}

fn bar(bar: &Bar) -> TornadoBar {
    let switched_off_by = match bar.no_effect {
        Some(NoEffect::SwitchedOff { by }) => Some(by.key()),
        _ => None,
    };
    TornadoBar {
        input: bar.input.key(),
        low: end(&bar.low),
        high: end(&bar.high),
        swing: bar.swing,
        decides: bar.decides,
        no_effect: bar.no_effect.map(no_effect),
        switched_off_by,
    }
}

fn end(end: &End) -> TornadoEnd {
    TornadoEnd { value: end.value, target: end.target, best: end.best.map(Strategy::key) }
}

fn no_effect(why: NoEffect) -> &'static str {
    match why {
        NoEffect::SinglePoint => "single_point",
        NoEffect::UncertaintyOnly => "uncertainty_only",
        NoEffect::CashOnly => "cash_only",
        NoEffect::OtherStrategy => "other_strategy",
        NoEffect::DebtOnly => "debt_only",
        NoEffect::NotDiscounted => "not_discounted",
        NoEffect::NoValue => "no_value",
        NoEffect::SwitchedOff { .. } => "switched_off",
        NoEffect::ScalesAway => "scales_away",
        NoEffect::WithinRange => "within_range",
    }
}
