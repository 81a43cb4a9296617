//! The shapes of the API, and the TypeScript made from them.

use crate::analysis::notices::{self, NoticeId};
use crate::evaluation::Figures;
use crate::finance::NoRate;
use crate::format::Plain;
use crate::scenario::{
    Choice, Confidence, GROUPS, Given, Input, Kind, Problem, Row, Scale, Seen, Source, Takes,
};
use crate::strategy::{Action, Strategy};
use crate::text::notice::sentence;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const SCENARIO: &str = crate::scenario::SCENARIO_TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const MONTHLY: &str = crate::finance::MONTHLY_TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const FIGURES: &str = Figures::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const STRATEGY: &str = Strategy::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const SHAPES: &str = r#"
type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };

/** A scenario in which missing keys take the defaults. */
export type PartialScenario = DeepPartial<Scenario>;

/** Paths given month by month from month 1 on instead of by their rule: a forward curve, a forecast, a
 * record. A shorter one goes on from its last value by its rule; what goes beyond the horizon is
 * ignored; more than 10,000 values are refused. */
export interface GivenPaths {
  /** Bitcoin price, USD; above 0. */
  btc_price_usd?: ArrayLike<number>;
  /** Network hashrate, EH/s; above 0. */
  network_eh_per_s?: ArrayLike<number>;
  /** Power price, USD/MWh; not below 0. */
  power_usd_per_mwh?: ArrayLike<number>;
  /** GPU lease level, 1 being the rates as entered; not below 0. */
  lease_level?: ArrayLike<number>;
}

/** What an owner decided, and what each option was worth then. */
export interface Decision {
  /** The month at whose end it was taken; 0 is the valuation date. */
  month: number;
  /** What was chosen; it holds from the next month on. */
  action: Action;
  /** After-tax value of each option at that date, USD; null if it was not open. */
  values_usd: Record<Action, number | null>;
}

/** What a strategy comes to: its figures, its owner's decisions and its ledger, or `not_ready` within
 * the horizon. */
export type StrategyResult = (Figures & {
  /** By date; none for colocation. A hybrid's parts decide as the uses they are part of do. */
  decisions: Decision[];
  /** What the owner of the mine on its way out decided; empty without one. */
  bridge_decisions: Decision[];
  /** The ledger; worked out again, to the last bit, when the first of an evaluation is read. */
  monthly: Monthly;
  not_ready?: undefined;
}) | NotReady;

/** What a scenario is worth in each of its four uses. */
export interface Evaluation {
  /** The strategy with the highest NPV, each at its own rate; null if all are below selling now. */
  best: Strategy | null;
  /** How far `best` is ahead of the best other pure use; null without either. */
  lead: Lead | null;
  /** What selling now brings: machines and site, after tax, USD. */
  sell_now_usd: number;
  /** By strategy. */
  strategies: Record<Strategy, StrategyResult>;
  /** What should be known of the scenario before its answer is believed; mostly empty. */
  notices: Notice[];
}

/** One offending field. */
export interface FieldError {
  /** The key as given. */
  key: string;
  /** The month of the value, 1 the first, where the field is a path; else null. */
  month: number | null;
  /** The value as given, or the name of its type. */
  given: number | boolean | string;
  /** What is wrong. */
  problem: Problem;
  /** What would have been accepted. */
  accepted: string;
  /** All of it as a sentence. */
  message: string;
}

/** Thrown where a scenario or another argument is not accepted; its `name` is `"RefusedError"`. */
export interface RefusedError extends Error {
  /** Every offending field. */
  fields: FieldError[];
}

/** Thrown where a link can be read only in part; its `name` is `"BrokenLinkError"`. */
export interface BrokenLinkError extends RefusedError {
  /** The rest. */
  scenario: Scenario;
}
"#;

/// Something to know of a scenario before believing its answer.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub(crate) struct Notice {
    /// What it is about.
    pub id: NoticeId,
    /// The key of the input that it is about.
    pub input: &'static str,
    /// The value that was likely meant, in the input's own unit; null if none is.
    pub suggested_value: Option<f64>,
    /// All of it in words.
    pub message: String,
}

impl From<notices::Notice> for Notice {
    fn from(notice: notices::Notice) -> Notice {
        Notice {
            id: notice.id(),
            input: notice.input().key(),
            suggested_value: notice.meant().map(|meant| meant.value),
            message: sentence(&Plain, notice),
        }
    }
}

/// A strategy that is not ready within the horizon.
#[derive(Serialize, Tsify)]
pub(crate) struct NotReady {
    /// The build does not end before the horizon does.
    #[tsify(type = "true")]
    pub not_ready: bool,
}

#[wasm_bindgen(typescript_custom_section)]
const IRR_REASON: &str = NoRate::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const ACTION: &str = Action::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const SCALE: &str = Scale::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const PROBLEM: &str = Problem::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const INPUT_KIND: &str = Takes::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const NOTICE_ID: &str = NoticeId::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const CONFIDENCE: &str = Confidence::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const SEEN: &str = Seen::TYPESCRIPT;

/// A value of an input as it is given.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Value {
    Number(f64),
    YesNo(bool),
    Text(String),
}

/// One row of the table of inputs.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub(crate) struct InputRow {
    /// The contract's key, nested by dots.
    pub key: &'static str,
    /// The short name in links.
    pub code: &'static str,
    /// The name on screen.
    pub label: &'static str,
    /// The unit; empty where there is none.
    pub unit: &'static str,
    /// What values it takes.
    #[tsify(type = "InputKind")]
    pub kind: Takes,
    /// The options of a choice.
    pub choices: &'static [Choice],
    /// The heading under which it stands on the page.
    pub group: &'static str,
    /// Shown on the first screen.
    pub headline: bool,
    /// The default.
    #[tsify(type = "number | boolean | string")]
    pub default: Value,
    /// Lowest accepted value; null where there is no range.
    #[tsify(type = "number | string | null")]
    pub min: Option<Value>,
    /// Highest accepted value.
    #[tsify(type = "number | string | null")]
    pub max: Option<Value>,
    /// Low end of the plausible range.
    pub low: Option<f64>,
    /// High end of the plausible range.
    pub high: Option<f64>,
    /// The slider's step.
    pub step: Option<f64>,
    /// How a slider runs over the range.
    pub scale: Scale,
    /// Date of the default.
    pub as_of: &'static str,
    /// How far the default can be trusted.
    pub confidence: Confidence,
    /// One sentence.
    pub help: &'static str,
    /// How the default follows from its sources, or that it is judgement.
    pub basis: &'static str,
    /// The documents that the default rests on.
    #[tsify(type = "InputSource[]")]
    pub sources: &'static [Source],
}

/// The table as the API shows it.
pub(crate) fn input_rows() -> Vec<InputRow> {
    Input::ALL.into_iter().map(|input| input_row(input.row())).collect()
}

fn input_row(row: &'static Row) -> InputRow {
    let value = |given: Given| match given {
        Given::Number(x) => Value::Number(x),
        Given::YesNo(b) => Value::YesNo(b),
        Given::Text(text) => Value::Text(text),
        given @ (Given::Series(_) | Given::Other(_)) => Value::Text(given.to_string()),
    };
    let default = value(crate::scenario::Scenario::default().given(row.input));
    let numeric = row.input.is_numeric();
    let bound = |stored: f64| row.kind.bound(stored).map(value);
    InputRow {
        key: row.input.key(),
        code: row.code,
        label: row.label,
        unit: row.unit,
        kind: row.kind.takes(),
        choices: match row.kind {
            Kind::Choice(options) => options,
            _ => &[],
        },
        group: GROUPS[row.group].label,
        headline: row.headline,
        default,
        min: bound(row.min),
        max: bound(row.max),
        low: numeric.then_some(row.low),
        high: numeric.then_some(row.high),
        step: numeric.then_some(row.step),
        scale: row.scale,
        as_of: row.input.note().as_of,
        confidence: row.input.note().confidence,
        help: row.input.note().help,
        basis: row.input.note().basis,
        sources: row.input.note().sources,
    }
}
