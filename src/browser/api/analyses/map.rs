//! The best use over two inputs.

use super::super::arguments::{OptionsGiven, numeric, refuse};
use super::super::{read, write};
use crate::analysis::map::{MapJob, Setup};
use crate::scenario::Problem;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const OPTIONS: &str = r#"
/** What a map shows. */
export interface MapOptions {
  /** The input from left to right. */
  x: string;
  /** The input from bottom to top. */
  y: string;
  /** Points a side, 2 to 400; 64 if not given. */
  points?: number;
  /** Whether every point is evaluated, rather than only where the frontier runs. */
  exact?: boolean;
  /** Told of progress. */
  on_progress?: Progress;
}
"#;

/// Points evaluated between two calls of the progress callback.
const SLICE: usize = 256;

/// The best strategy, and by how much, over any two numeric inputs.
///
/// @throws {RefusedError} or a `CancelledError` if `on_progress` answers false.
#[wasm_bindgen(unchecked_return_type = "BestUseMap")]
pub fn map(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "MapOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let known = ["x", "y", "points", "exact", "on_progress"];
    let options = OptionsGiven::read("options", &options, &known)?;
    let axis = |name: &str| numeric(&format!("options.{name}"), &options.value(name)?);
    let (x, y) = (axis("x")?, axis("y")?);
    if x == y {
        return Err(refuse(
            "options.y",
            &y.key().into(),
            Problem::NotAChoice,
            "another input than x",
        ));
    }
    let n = options.whole("points", 2, 400)?.unwrap_or(64);
    let setup = Setup { x, y, x_range: None, y_range: None, n, exact: options.yes("exact")? };
    let mut job = MapJob::new(&scenario, &setup);
    if let Some(progress) = options.progress("on_progress")? {
        let mut done = 0;
        while !job.step(SLICE) {
            done += SLICE;
            // How many points a refined map needs is not known before it is done.
            progress.tell((done as f64 / (n * n) as f64).min(0.99))?;
        }
        progress.tell(1.0)?;
    }
    write::plain(&job.finish())
}
