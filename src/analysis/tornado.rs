//! Each input at the low and at the high end of its plausible range, the others as they are: what
//! moves a result most, and what decides which use is best.

mod why;

use super::standing::Standing;
use crate::evaluation::{Engine, Evaluation, sell_now};
use crate::scenario::{Input, Kind, Scenario};
use crate::strategy::Strategy;
pub use why::NoEffect;

/// The result that is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A strategy's NPV, USD.
    Npv(Strategy),
    /// The first strategy's NPV less the second's, USD.
    Difference(Strategy, Strategy),
    /// A strategy's equity IRR, a share a year.
    EquityIrr(Strategy),
    /// A strategy's lowest yearly debt service coverage.
    MinDscr(Strategy),
}

/// All inputs, ranked: first those that decide which strategy is best, then by swing, last those
/// that change nothing now.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(missing_as_null))]
pub struct Tornado {
    /// What is watched.
    #[cfg_attr(js, serde(skip))]
    pub target: Target,
    /// The target as things stand, in its own unit; none if it has no value.
    pub base: Option<f64>,
    /// The best strategy as things stand; `None`: selling now.
    #[cfg_attr(js, serde(skip))]
    pub best: Option<Strategy>,
    /// One entry an input, those that decide which strategy is best first, then by swing; months of the
    /// calendar are left out, they have no plausible range.
    #[cfg_attr(js, tsify(type = "TornadoBar[]"))]
    pub bars: Vec<Bar>,
}

impl Tornado {
    /// The inputs whose plausible range changes which strategy is best.
    pub fn deciding(&self) -> impl Iterator<Item = &Bar> {
        self.bars.iter().filter(|bar| bar.decides)
    }

    /// The inputs that stand outside their plausible range as things stand and move something: both ends of such a bar
    /// may lie on one side of the base.
    pub fn outside(&self) -> impl Iterator<Item = &Bar> {
        let moves = |bar: &&Bar| bar.decides || bar.no_effect.is_none();
        let outside = |bar: &&Bar| bar.now < bar.low.value || bar.now > bar.high.value;
        self.bars.iter().filter(moves).filter(outside)
    }
}

/// One input of a tornado.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "TornadoBar")
)]
pub struct Bar {
    /// The input.
    #[cfg_attr(js, tsify(type = "string"))]
    pub input: Input,
    /// Its value as things stand.
    #[cfg_attr(js, serde(skip))]
    pub now: f64,
    /// At the low end of its plausible range; no, or the first option.
    #[cfg_attr(js, tsify(type = "TornadoEnd"))]
    pub low: End,
    /// At the high end; yes, or the last option.
    #[cfg_attr(js, tsify(type = "TornadoEnd"))]
    pub high: End,
    /// The distance between the targets at both ends, in the target's unit; none if one of them has no
    /// value.
    pub swing: Option<f64>,
    /// Whether another strategy is best at one of the ends than as things stand.
    pub decides: bool,
    /// Why the target stays the same at both ends; none if it does not.
    pub no_effect: Option<NoEffect>,
    /// The input whose present value switches it off; none but for that reason.
    #[cfg_attr(js, tsify(type = "string | null"))]
    pub switched_off_by: Option<Input>,
}

/// One end of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "TornadoEnd")
)]
pub struct End {
    /// The input's value, as stored: yes 1, no 0, choices by their index.
    pub value: f64,
    /// The target there, in its own unit; none if it has no value.
    pub target: Option<f64>,
    /// The best strategy there; none: selling now.
    pub best: Option<Strategy>,
}

/// The tornado of a scenario.
///
/// ```
/// use hash_or_host::analysis::tornado::{Target, tornado};
/// use hash_or_host::{evaluation::Engine, scenario::Scenario, strategy::Strategy};
/// let target = Target::Npv(Strategy::Colocation);
/// let tornado = tornado(&mut Engine::new(), &Scenario::default(), target);
/// assert!(tornado.bars.iter().any(|bar| bar.no_effect.is_some()));
/// ```
#[must_use]
pub fn tornado(engine: &mut Engine, scenario: &Scenario, target: Target) -> Tornado {
    let mut job = TornadoJob::new(scenario, target);
    while !job.step(engine) {}
    job.finish()
}

/// A tornado in the making, one input at a step.
#[derive(Clone, Debug)]
pub struct TornadoJob {
    scenario: Scenario,
    target: Target,
    values: Engine,
    base: Option<Probed>,
    bars: Vec<Bar>,
    /// Inputs still to be moved, last first.
    left: Vec<Input>,
}

impl TornadoJob {
    /// A tornado of `scenario`, nothing evaluated yet.
    #[must_use]
    pub fn new(scenario: &Scenario, target: Target) -> TornadoJob {
        let inputs = Input::ALL.into_iter().rev();
        let left = inputs.filter(|input| input.row().kind != Kind::Month).collect();
        TornadoJob {
            scenario: scenario.clone(),
            target,
            values: Engine::new(),
            base: None,
            bars: Vec::new(),
            left,
        }
    }

    /// Moves the next input; whether all are done.
    pub fn step(&mut self, engine: &mut Engine) -> bool {
        let mut probe = Probe { engine, values: &mut self.values, target: self.target };
        let base = *self.base.get_or_insert_with(|| probe.at(&self.scenario));
        if let Some(input) = self.left.pop() {
            self.bars.push(bar(&mut probe, &self.scenario, input, &base));
        }
        self.left.is_empty()
    }

    /// The inputs moved so far, ranked.
    #[must_use]
    pub fn finish(mut self) -> Tornado {
        let rank = |bar: &Bar| (bar.decides, bar.no_effect.is_none(), bar.swing.unwrap_or(-1.0));
        self.bars.sort_by(|a, b| {
            let (a, b) = (rank(a), rank(b));
            b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.total_cmp(&a.2))
        });
        Tornado {
            target: self.target,
            base: self.base.and_then(|base| base.target),
            best: self.base.and_then(|base| base.best),
            bars: self.bars,
        }
    }
}

fn bar(probe: &mut Probe, scenario: &Scenario, input: Input, base: &Probed) -> Bar {
    let row = input.row();
    let (low, high) = if input.is_numeric() { (row.low, row.high) } else { (row.min, row.max) };
    let mut end = |value: f64| {
        let moved = scenario.nearest(input, value);
        let reading = if value == scenario.get(input) || super::curve::idle(input) {
            *base
        } else if why::touches(scenario, input, probe.target) {
            probe.at(&moved)
        } else {
            Probed { target: base.target, best: probe.standing(&moved).best() }
        };
        End { value: moved.get(input), target: reading.target, best: reading.best }
    };
    let (low, high) = (end(low), end(high));
    let moves = differ(low.target, base.target) || differ(high.target, base.target);
    let why = (!moves).then(|| why::no_effect(probe, scenario, input, base.target.is_none()));
    Bar {
        input,
        now: scenario.get(input),
        low,
        high,
        swing: low.target.zip(high.target).map(|(low, high)| (high - low).abs()),
        decides: low.best != base.best || high.best != base.best,
        no_effect: why.map(|why| why.reason),
        switched_off_by: why.and_then(|why| why.switched_off_by),
    }
}

/// Whether two readings differ by more than rounding.
fn differ(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() > 1e-12 * a.abs().max(b.abs()),
        (a, b) => a.is_some() != b.is_some(),
    }
}

/// The target and the best strategy of one scenario.
#[derive(Clone, Copy, Debug)]
struct Probed {
    target: Option<f64>,
    best: Option<Strategy>,
}

struct Probe<'a> {
    engine: &'a mut Engine,
    /// For NPVs alone, so that the other engine keeps its full ledgers.
    values: &'a mut Engine,
    target: Target,
}

impl Probe<'_> {
    fn at(&mut self, scenario: &Scenario) -> Probed {
        if let Target::EquityIrr(strategy) | Target::MinDscr(strategy) = self.target {
            let evaluation = self.engine.evaluate(scenario);
            return Probed { target: self.rate(&evaluation, strategy), best: evaluation.best };
        }
        let standing = self.standing(scenario);
        let npv = |strategy: Strategy| standing.npvs[strategy as usize];
        let target = match self.target {
            Target::Difference(a, b) => npv(a).zip(npv(b)).map(|(a, b)| a - b),
            Target::Npv(strategy) | Target::EquityIrr(strategy) | Target::MinDscr(strategy) => {
                npv(strategy)
            }
        };
        Probed { target, best: standing.best() }
    }

    fn rate(&self, evaluation: &Evaluation, strategy: Strategy) -> Option<f64> {
        let figures = &evaluation.outcome(strategy)?.figures;
        match self.target {
            Target::EquityIrr(_) => figures.equity_irr.ok(),
            _ => figures.min_dscr,
        }
    }

    fn standing(&mut self, scenario: &Scenario) -> Standing {
        Standing { npvs: self.values.npvs(scenario), sell_now_usd: sell_now(scenario) }
    }
}
