//! How the strategies stand against one another and against selling now, and where that changes.

use super::solve::{At, Tolerance, narrow};
use crate::evaluation::{self, Npvs};
use crate::keys::written_by_key;
use crate::strategy::Strategy;

/// Something a strategy can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Contender {
    /// A strategy, by its NPV.
    Strategy(Strategy),
    /// Selling now: machines and site, after tax.
    SellNow,
    /// Nothing: an NPV of zero.
    Zero,
}

impl Contender {
    /// The TypeScript type.
    pub const TYPESCRIPT: &str = "/** A strategy, or selling now, or nothing at all (an NPV of zero). */\n\
        export type Contender = Strategy | \"sell_now\" | \"zero\";\n";

    /// The name outside.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Contender::Strategy(strategy) => strategy.key(),
            Contender::SellNow => "sell_now",
            Contender::Zero => "zero",
        }
    }

    /// What is called so.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Contender> {
        let strategies = Strategy::ALL.map(Contender::Strategy);
        let mut all = strategies.into_iter().chain([Contender::SellNow, Contender::Zero]);
        all.find(|known| known.key() == key)
    }
}

written_by_key!(Contender);

/// The NPVs of all strategies, and what selling now brings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// By [`Strategy`], USD; `None` if not ready within the horizon.
    pub npvs: Npvs,
    /// What selling now brings: machines and site, after tax, USD.
    pub sell_now_usd: f64,
}

impl Standing {
    /// The strategy with the highest NPV; `None` if selling now brings more than any.
    #[must_use]
    pub fn best(&self) -> Option<Strategy> {
        evaluation::best(&self.npvs, self.sell_now_usd)
    }

    /// The strategy with the highest NPV, whatever selling now brings; `None` if none is ready.
    #[must_use]
    pub fn leader(&self) -> Option<Strategy> {
        evaluation::best(&self.npvs, f64::NEG_INFINITY)
    }

    /// What a contender is worth, USD; `None` if not ready within the horizon.
    #[must_use]
    pub fn value(&self, contender: Contender) -> Option<f64> {
        match contender {
            Contender::Strategy(strategy) => self.npvs[strategy as usize],
            Contender::SellNow => Some(self.sell_now_usd),
            Contender::Zero => Some(0.0),
        }
    }

    /// What `leader` (`None`: selling now) is worth more than the best of the others, USD; negative
    /// if another leads, 0 if there is none. A strategy worth exactly as much is no other: a hybrid
    /// with no AI is a mine. `None` if `leader` is not ready.
    #[must_use]
    pub fn margin(&self, leader: Option<Strategy>) -> Option<f64> {
        let own = match leader {
            Some(strategy) => self.npvs[strategy as usize]?,
            None => self.sell_now_usd,
        };
        let strategies = self.npvs.iter().flatten().copied();
        let baseline = leader.map(|_| self.sell_now_usd);
        let others = strategies.chain(baseline).filter(|value| *value != own);
        let most = others.fold(f64::NEG_INFINITY, f64::max);
        Some(if most.is_finite() { own - most } else { 0.0 })
    }

    /// The size of the numbers compared, USD: what differences are small against.
    #[must_use]
    pub fn magnitude(&self) -> f64 {
        let values = self.npvs.iter().flatten().chain([&self.sell_now_usd]);
        values.filter(|value| value.is_finite()).fold(0.0, |most, value| most.max(value.abs()))
    }
}

/// A value at which the best strategy changes.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(missing_as_null))]
pub struct Crossing {
    /// The value, in the unit of what is moved.
    pub value: f64,
    /// The best strategy below it; none: selling now.
    pub from: Option<Strategy>,
    /// The best strategy above it; none: selling now.
    pub to: Option<Strategy>,
}

/// Every change of the best strategy between neighbouring points of a line, from left to right.
/// `line` holds points in rising order; `whole` if there is nothing between them.
pub(crate) fn changes(
    line: &[(f64, Standing)],
    whole: bool,
    tolerance: f64,
    mut at: impl FnMut(f64) -> Standing,
) -> Vec<Crossing> {
    let mut changes = Vec::new();
    for pair in line.windows(2) {
        let (mut left, right) = (pair[0], pair[1]);
        let to = right.1.best();
        // More than one change between neighbours is followed as far as there are strategies.
        for _ in 0..4 {
            let from = left.1.best();
            if from == to {
                break;
            }
            if whole {
                changes.push(Crossing { value: right.0, from, to });
                break;
            }
            let value = cross(left, right, from, tolerance, &mut at);
            let beyond = value + 1e-6 * (right.0 - left.0);
            let next = if beyond < right.0 { (beyond, at(beyond)) } else { right };
            changes.push(Crossing { value, from, to: next.1.best() });
            left = next;
        }
    }
    changes
}

/// Where between two points `from`, best at the left one, stops being so.
fn cross(
    left: (f64, Standing),
    right: (f64, Standing),
    from: Option<Strategy>,
    tolerance: f64,
    at: &mut impl FnMut(f64) -> Standing,
) -> f64 {
    let margin = |standing: &Standing| standing.margin(from).unwrap_or(-1.0);
    let ends = (At { x: left.0, f: margin(&left.1) }, At { x: right.0, f: margin(&right.1) });
    if ends.0.f <= 0.0 || ends.1.f >= 0.0 {
        // Exactly level at an end.
        return if ends.0.f <= 0.0 { left.0 } else { right.0 };
    }
    let size = left.1.magnitude().max(right.1.magnitude());
    let tolerance = Tolerance { f: tolerance * size, x: tolerance * (right.0 - left.0) };
    narrow(|x| margin(&at(x)), ends.0, ends.1, tolerance).inner.x
}
