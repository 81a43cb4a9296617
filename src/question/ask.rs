//! What is asked.

use crate::analysis::aggregate::{self, HeadlineKind};
use crate::analysis::frontier::Limits;
use crate::analysis::stress::Shocks;
use crate::analysis::sweep::{Range, plausible_around};
use crate::analysis::tornado::Target;
use crate::evaluation::Evaluation;
use crate::rank::ranked;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::view::Theme;

letter! {
    /// A question.
    pub struct Ask {
        /// Chosen by whoever asks; the answer carries it.
        pub id: u64,
        /// The scenario as link text; what cannot be read stands at its default and is told of.
        pub scenario: String,
        /// What is asked of it.
        pub study: Study,
        /// Width of the drawing, pixels, 40 to 4000.
        pub width: f64,
        /// Its height, pixels, 16 to 4000; `None`: as the study sees fit.
        pub height: Option<f64>,
        /// Its colours.
        pub theme: Theme,
    }

    /// A study with the reader's choices.
    pub enum Study {
        /// Which use is best, and every figure of all four.
        Answer,
        /// Cumulative cash of all four.
        Cash,
        /// NPVs of all four over an input's plausible range.
        Curve {
            /// The input that moves.
            input: Input,
            /// Points on the curve, 2 to 400.
            points: usize,
        },
        /// Where the best use changes over an input, and where its NPV is gone.
        BreakEven {
            /// The input that moves.
            input: Input,
        },
        /// What each input does to a result.
        Tornado {
            /// The result.
            watched: Watched,
            /// How many bars are drawn, the largest first; `None`: all that have an effect.
            bars: Option<usize>,
        },
        /// The best use over two inputs: a coarse map first if the fine one takes long.
        Map {
            /// From left to right.
            x: Over,
            /// From bottom to top.
            y: Over,
            /// Points a side, 2 to 400.
            points: usize,
        },
        /// What shocks leave of each use.
        Stress {
            /// The shocks switched on.
            shocks: Shocks,
        },
        /// The hybrid over its AI share.
        Hybrid {
            /// The shocks of its stressed NPV.
            shocks: Shocks,
            /// What holds the share back.
            limits: HybridLimits,
        },
        /// Who gets what of each dollar.
        ValueSplit,
        /// How many miners must leave before mining pays as AI does.
        Migration {
            /// A headline to be checked.
            headline: Option<Headline>,
        },
        /// Converting now, later or never.
        Waiting,
    }

    /// An input over a range.
    #[derive(Copy)]
    pub struct Over {
        /// The input.
        pub input: Input,
        /// The lowest value shown, as stored; `None`: that of the plausible range, widened to hold the
        /// scenario's.
        pub low: Option<f64>,
        /// The highest, likewise.
        pub high: Option<f64>,
    }

    /// What a tornado watches.
    #[derive(Copy)]
    pub enum Watched {
        /// The best strategy's NPV less the next best one's.
        Lead,
        /// A strategy's NPV.
        Npv(Strategy),
        /// One strategy's NPV less another's.
        Difference(Strategy, Strategy),
        /// A strategy's equity IRR.
        EquityIrr(Strategy),
        /// A strategy's least debt service cover.
        MinDscr(Strategy),
    }

    /// What the best share of a hybrid must respect.
    #[derive(Copy, Default)]
    pub struct HybridLimits {
        /// The most funding there is, USD; `None`: no limit.
        pub peak_funding_usd: Option<f64>,
        /// The most critical IT that finds a tenant, MW; `None`: no limit.
        pub ai_mw: Option<f64>,
        /// Weight of the stressed NPV, 0 to 1.
        pub stress_weight: f64,
    }

    /// A headline: dollars, gigawatts or both.
    #[derive(Copy)]
    pub struct Headline {
        /// What its dollars are.
        pub kind: HeadlineKind,
        /// Its dollars, USD; USD a year if they are yearly revenue.
        pub usd: Option<f64>,
        /// Its power, GW of grid.
        pub power_gw: Option<f64>,
        /// A revenue that somebody asks for, USD a year.
        pub asked_usd_per_year: Option<f64>,
    }

    /// An ask that cannot be answered.
    pub struct Refused {
        /// The ask's.
        pub id: u64,
        /// What is wrong: the field, what it is, what is accepted.
        pub problems: Vec<String>,
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.problems.join("; "))
    }
}

impl std::error::Error for Refused {}

/// The most points of a curve, and of a side of a map.
const MOST: usize = 400;

impl Ask {
    /// A study of a scenario, 900 pixels wide, in the page's colours.
    #[must_use]
    pub fn of(scenario: &str, study: Study) -> Ask {
        let scenario = scenario.to_owned();
        Ask { id: 0, scenario, study, width: 900.0, height: None, theme: Theme::Page }
    }

    /// Checks every number.
    ///
    /// # Errors
    /// Every field outside its range, at once.
    pub fn check(&self) -> Result<(), Refused> {
        let mut check = Check::default();
        check.within("width", Some(self.width), (40.0, 4000.0));
        check.within("height", self.height, (16.0, 4000.0));
        match &self.study {
            Study::Curve { input, points } => {
                check.points(*points);
                check.numeric("input", *input);
            }
            Study::BreakEven { input } => check.numeric("input", *input),
            Study::Map { x, y, points } => {
                check.points(*points);
                check.over("x", *x);
                check.over("y", *y);
                if x.input == y.input {
                    let key = x.input.key();
                    check.problems.push(format!("y.input: {key} stands on x already"));
                }
            }
            Study::Hybrid { limits, .. } => {
                check.within("limits.peak_funding_usd", limits.peak_funding_usd, (0.0, 1e15));
                check.within("limits.ai_mw", limits.ai_mw, (0.0, 1e9));
                check.within("limits.stress_weight", Some(limits.stress_weight), (0.0, 1.0));
            }
            Study::Migration { headline: Some(headline) } => {
                check.within("headline.usd", headline.usd, (1.0, 1e15));
                check.within("headline.power_gw", headline.power_gw, (1e-6, 1e6));
                let asked = headline.asked_usd_per_year;
                check.within("headline.asked_usd_per_year", asked, (1.0, 1e15));
            }
            _ => {}
        }
        match check.problems {
            problems if problems.is_empty() => Ok(()),
            problems => Err(Refused { id: self.id, problems }),
        }
    }
}

#[derive(Default)]
struct Check {
    problems: Vec<String>,
}

impl Check {
    fn within(&mut self, name: &str, value: Option<f64>, (low, high): (f64, f64)) {
        if let Some(value) = value.filter(|value| !(low..=high).contains(value)) {
            self.problems.push(format!("{name}: {value} is not from {low} to {high}"));
        }
    }

    fn points(&mut self, points: usize) {
        if !(2..=MOST).contains(&points) {
            self.problems.push(format!("points: {points} is not from 2 to {MOST}"));
        }
    }

    fn numeric(&mut self, name: &str, input: Input) {
        if !input.is_numeric() {
            self.problems.push(format!("{name}: {} is no number", input.key()));
        }
    }

    fn over(&mut self, name: &str, over: Over) {
        self.numeric(&format!("{name}.input"), over.input);
        let row = over.input.row();
        for (end, value) in [("low", over.low), ("high", over.high)] {
            self.within(&format!("{name}.{end}"), value, (row.min, row.max));
        }
        if let (Some(low), Some(high)) = (over.low, over.high)
            && low >= high
        {
            self.problems.push(format!("{name}: {low} is not below {high}"));
        }
    }
}

impl Over {
    /// The range to show of a scenario.
    #[must_use]
    pub fn range(self, scenario: &Scenario) -> Range {
        let (low, high) = plausible_around(self.input, scenario.get(self.input));
        (self.low.unwrap_or(low), self.high.unwrap_or(high))
    }
}

impl Watched {
    /// The result of an evaluation that is watched. A hybrid lies between its parts: the lead over
    /// one is the lead over the use after it.
    #[must_use]
    pub fn target(self, evaluation: &Evaluation) -> Target {
        match self {
            Watched::Lead => {
                let npv = |s: &Strategy| evaluation.npv(*s).unwrap_or(f64::NEG_INFINITY);
                let ranked = ranked(&Strategy::ALL, npv);
                let next = if ranked[1] == Strategy::Hybrid { ranked[2] } else { ranked[1] };
                Target::Difference(ranked[0], next)
            }
            Watched::Npv(strategy) => Target::Npv(strategy),
            Watched::Difference(of, less) => Target::Difference(of, less),
            Watched::EquityIrr(strategy) => Target::EquityIrr(strategy),
            Watched::MinDscr(strategy) => Target::MinDscr(strategy),
        }
    }
}

impl From<Target> for Watched {
    fn from(target: Target) -> Watched {
        match target {
            Target::Npv(strategy) => Watched::Npv(strategy),
            Target::Difference(of, less) => Watched::Difference(of, less),
            Target::EquityIrr(strategy) => Watched::EquityIrr(strategy),
            Target::MinDscr(strategy) => Watched::MinDscr(strategy),
        }
    }
}

impl From<HybridLimits> for Limits {
    fn from(limits: HybridLimits) -> Limits {
        let HybridLimits { peak_funding_usd, ai_mw, stress_weight } = limits;
        Limits { peak_funding_usd, ai_mw, stress_weight }
    }
}

impl From<Headline> for aggregate::Headline {
    fn from(headline: Headline) -> aggregate::Headline {
        let Headline { kind, usd, power_gw, asked_usd_per_year } = headline;
        aggregate::Headline { kind, usd, power_gw, asked_usd_per_year }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::Engine;

    #[test]
    fn every_field_out_of_range_is_named_at_once() {
        let over = Over { input: Input::NetworkBtcPriceUsd, low: Some(9e4), high: Some(5e4) };
        let study = Study::Map { x: over, y: over, points: 1 };
        let ask = Ask { width: f64::NAN, ..Ask::of("", study) };
        let problems = ask.check().unwrap_err().problems;
        assert_eq!(
            problems,
            [
                "width: NaN is not from 40 to 4000",
                "points: 1 is not from 2 to 400",
                "x: 90000 is not below 50000",
                "y: 90000 is not below 50000",
                "y.input: network.btc_price_usd stands on x already",
            ]
        );
        let limits = HybridLimits { stress_weight: 1.5, ..HybridLimits::default() };
        let study = Study::Hybrid { shocks: Shocks::default(), limits };
        let problems = Ask::of("", study).check().unwrap_err().problems;
        assert_eq!(problems, ["limits.stress_weight: 1.5 is not from 0 to 1"]);
    }

    #[test]
    fn the_lead_is_over_the_next_use_that_is_no_mixture() {
        let mut engine = Engine::new();
        for link in ["", "btc=250000", "lease=1.2"] {
            let scenario = crate::scenario::parse_link(link).scenario;
            let evaluation = engine.evaluate(&scenario);
            let Target::Difference(best, next) = Watched::Lead.target(&evaluation) else {
                panic!("a lead is a difference");
            };
            let others = Strategy::ALL.into_iter().filter(|s| *s != best);
            assert!(others.clone().all(|s| evaluation.npv(s) <= evaluation.npv(best)));
            assert_ne!(next, Strategy::Hybrid);
            let pure = others.filter(|s| *s != Strategy::Hybrid);
            assert!(pure.clone().all(|s| evaluation.npv(s) <= evaluation.npv(next)), "{link}");
        }
    }
}
