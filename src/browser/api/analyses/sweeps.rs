//! Moving one input: curves, break-evens, the tornado.

use super::super::arguments::{OptionsGiven, choices, numeric, refuse, strategy, whole};
use super::super::{read, with_engine, write};
use crate::analysis::break_even::{Answer, Meeting, Question, Side, break_even as solve};
use crate::analysis::curve::curve as draw;
use crate::analysis::standing::Contender;
use crate::analysis::tornado::{NoEffect, Target, tornado as rank};
use crate::scenario::{Input, Problem};
use crate::strategy::Strategy;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// The NPVs of all strategies over a numeric input's plausible range, widened to hold its present
/// value, at `points` values (33 if not given; a whole number from 2 to 1000).
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Curve")]
pub fn curve(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] key: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "number | null")] points: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let input = numeric("key", &key)?;
    let points = if points.is_undefined() || points.is_null() {
        33
    } else {
        whole("points", &points, 2.0, 1000.0)? as usize
    };
    write::plain(&with_engine(|engine| draw(engine, &scenario, input, points)))
}

// An answer and a turn, each of which may be missing, laid flat.
/// The value of an input nearest to its present one at which two uses meet.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct BreakEven {
    /// The input.
    #[tsify(type = "string")]
    pub input: Input,
    /// Its present value.
    pub present: f64,
    /// `meets` at `value`; `jumps` between `below` and `above`; `never` within the accepted range.
    #[tsify(type = "BreakEvenAnswer")]
    pub answer: Meeting,
    /// The value; of a jump, the one nearer to the present value.
    pub value: Option<f64>,
    /// The lower value of a jump.
    pub below: Option<f64>,
    /// The higher value of a jump.
    pub above: Option<f64>,
    /// On which side of the present value the other use is ahead.
    pub side: Option<Side>,
    /// Who is ahead at the present value.
    pub from: Option<Contender>,
    /// Who is ahead on the other side.
    pub to: Option<Contender>,
    /// Where that ends, further out on that side: null if it holds to the end of the accepted range.
    pub until: Option<f64>,
}

/// The value of a numeric input, nearest to the present one within the accepted range, at which
/// the best strategy changes; with `between`, at which those two are worth the same.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "BreakEven")]
pub fn break_even(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] key: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "readonly [Contender, Contender]")]
    between: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let input = numeric("key", &key)?;
    let question = question(&between)?;
    let found = with_engine(|engine| solve(engine, &scenario, input, question));
    let (below, above) = match found.answer {
        Answer::Jumps { below, above } => (Some(below), Some(above)),
        Answer::Meets { .. } | Answer::Never => (None, None),
    };
    write::plain(&BreakEven {
        input,
        present: found.present,
        answer: found.answer.meeting(),
        value: found.value(),
        below,
        above,
        side: found.turn.map(|turn| turn.side),
        from: found.turn.map(|turn| turn.from),
        to: found.turn.map(|turn| turn.to),
        until: found.until,
    })
}

fn question(between: &JsValue) -> Result<Question, JsValue> {
    if between.is_undefined() {
        return Ok(Question::Best);
    }
    let accepted = "two different ones of \"mining\", \"colocation\", \"gpu_cloud\", \"hybrid\", \"sell_now\", \"zero\"";
    let named = choices("between", between, accepted, Contender::from_key)?;
    match named.as_deref() {
        Some([one, other]) if one != other => Ok(Question::Between(*one, *other)),
        _ => Err(refuse("between", between, Problem::NotAChoice, accepted)),
    }
}

#[wasm_bindgen(typescript_custom_section)]
const CONTENDER: &str = Contender::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const MEETING: &str = Meeting::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const SIDE: &str = Side::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const NO_EFFECT: &str = NoEffect::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const TARGET: &str = r#"
/** What a tornado watches: a figure of one strategy, or the difference of two NPVs. */
export interface TornadoTarget {
  /** The figure; `npv` if not given. */
  figure?: "npv" | "equity_irr" | "min_dscr";
  /** The strategy; the best one if not given. */
  strategy?: Strategy;
  /** The strategy whose NPV is taken off; another one. */
  less?: Strategy;
}
"#;

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
    let named = |name: &str| {
        let value = options.value(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        strategy(&format!("target.{name}"), &value).map(Some)
    };
    let best = || with_engine(|engine| engine.evaluate(&scenario).best).unwrap_or(Strategy::Mining);
    let watched = named("strategy")?.unwrap_or_else(best);
    let figure = options.text("figure")?;
    let target = match (figure.as_deref().unwrap_or("npv"), named("less")?) {
        ("npv", Some(less)) if less == watched => {
            let accepted = "another strategy than the one whose NPV it is taken off";
            return Err(refuse("target.less", &less.key().into(), Problem::NotAChoice, accepted));
        }
        ("npv", Some(less)) => Target::Difference(watched, less),
        ("npv", None) => Target::Npv(watched),
        ("equity_irr", None) => Target::EquityIrr(watched),
        ("min_dscr", None) => Target::MinDscr(watched),
        (other, _) => {
            let accepted = "\"npv\", \"equity_irr\" or \"min_dscr\"; `less` with \"npv\" only";
            return Err(refuse("target.figure", &other.into(), Problem::NotAChoice, accepted));
        }
    };
    write::plain(&with_engine(|engine| rank(engine, &scenario, target)))
}
