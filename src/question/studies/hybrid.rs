//! The hybrid over its AI share, under limits.

use super::Desktop;
use super::ask::Study;
use super::told::Told;
use crate::analysis::frontier::{
    BestShare, HybridFrontier, Limits, SharePoint, best_share, frontier, shares,
};
use crate::analysis::stress::{Shocks, stressed_hybrid};
use crate::evaluation::Engine;
use crate::math::Within;
use crate::scenario::{Input, Scenario};
use crate::text::{frontier as words, stress as stress_words};
use crate::view::frontier::Frontier;

/// Points over the share.
pub const POINTS: usize = 11;

/// The hybrid over its share, calm and under shocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The shocks of its stressed NPV.
    pub shocks: Shocks,
    /// `None` if the AI part is not ready within the horizon.
    pub frontier: Option<HybridFrontier>,
}

impl Finding {
    /// What the shocks are called together; `None` without any.
    #[must_use]
    pub fn stress(&self) -> Option<String> {
        (!self.shocks.is_empty()).then(|| stress_words::together(self.shocks))
    }

    /// The most funding of any share, USD, and the most critical IT, MW.
    #[must_use]
    pub fn most(&self) -> (f64, f64) {
        let points = self.frontier.as_ref().map_or(&[][..], |frontier| &frontier.points);
        let most = |of: fn(&SharePoint) -> f64| points.iter().map(of).fold(0.0, f64::max);
        (most(|point| point.peak_funding_usd), most(|point| point.ai_mw))
    }
}

/// Works it out.
#[must_use]
pub fn find(engine: &mut Engine, scenario: &Scenario, shocks: &Shocks) -> Finding {
    let stressed =
        (!shocks.is_empty()).then(|| stressed_hybrid(scenario, *shocks, &shares(POINTS))).flatten();
    let frontier = frontier(engine, scenario, POINTS, stressed.as_deref());
    Finding { shocks: *shocks, frontier }
}

/// Where a limit stands on its slider, 0 to 1, if `most` is the most of any share; at 1 there is
/// none.
#[must_use]
pub fn position(limit: Option<f64>, most: f64) -> f64 {
    match limit {
        Some(limit) if most > 0.0 => (limit / most).within(0.0, 1.0),
        _ => 1.0,
    }
}

/// The limit at a position, to a whole `unit`.
#[must_use]
pub fn limit(at: f64, most: f64, unit: f64) -> Option<f64> {
    (at < 1.0).then(|| (at * most / unit).round() * unit)
}

pub(in super::super) fn tell(engine: &mut Engine, desk: &Desktop) -> Told {
    let mut told = desk.told();
    let Study::Hybrid { shocks, limits } = &desk.ask.study else { return told };
    let found = find(engine, desk.scenario, shocks);
    let Some(frontier) = &found.frontier else {
        told.say(words::NOT_READY);
        return told;
    };
    let limits = Limits::from(*limits);
    let best = best_share(engine, desk.scenario, frontier, &limits);
    say(&mut told, desk, &found, &limits, best.as_ref());
    let evaluation = engine.evaluate(desk.scenario);
    let passed_over = words::passed_over(desk.numbers, &evaluation, frontier.business);
    if !passed_over.is_empty() {
        told.say(passed_over);
    }
    let present = desk.scenario.get(Input::HybridAiShare);
    let stress = found.stress().map(|name| words::under(&name));
    let chart = Frontier::of(frontier, present, stress, &limits, best.as_ref());
    let look = desk.look(if desk.ask.width < 520.0 { 380.0 } else { 400.0 });
    told.show(chart.draw(&look));
    told.read(&chart, &look);
    let points = &frontier.points;
    told.keep("share", points.iter().map(|point| point.share));
    told.keep("npv_usd", points.iter().map(|point| point.npv_usd));
    told.keep("peak_funding_usd", points.iter().map(|point| point.peak_funding_usd));
    told.keep("stressed_npv_usd", points.iter().map(|point| point.stressed_npv_usd));
    told.keep("best_share", [best.map(|best| best.point.share)]);
    told
}

fn say(told: &mut Told, desk: &Desktop, of: &Finding, limits: &Limits, best: Option<&BestShare>) {
    let Some(frontier) = &of.frontier else { return };
    let stress = of.stress();
    let verdict = words::verdict(desk.numbers, limits, best, frontier.business, stress.as_deref());
    told.say(verdict.html());
    told.say(words::straight(desk.numbers, frontier));
}

#[cfg(test)]
mod tests {
    use super::{limit, position};

    #[test]
    fn a_limit_is_where_it_was_put() {
        assert_eq!(position(None, 80.0), 1.0);
        assert_eq!(position(Some(20.0), 80.0), 0.25);
        assert_eq!(position(Some(200.0), 80.0), 1.0, "more than any share needs is no limit");
        assert_eq!(position(Some(20.0), 0.0), 1.0);
        assert_eq!(limit(1.0, 80.0, 0.1), None);
        // 0.333 x 80 = 26.64, to a tenth.
        assert!((limit(0.333, 80.0, 0.1).unwrap() - 26.6).abs() < 1e-9);
    }
}
