//! The value of an input at which two uses of the site are worth the same, or the best one changes.

pub(super) mod search;

use super::standing::{Contender, Standing};
use super::sweep::Sweep;
use crate::evaluation::{Engine, sell_now};
use crate::keys::keys;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use search::{Searched, back, nearest};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Where does the best strategy change?
    Best,
    /// Where are these two worth the same?
    Between(Contender, Contender),
}

keys! {
    /// On which side of the present value.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Side {
        /// At lower values.
        Below = "below",
        /// At higher values.
        Above = "above",
    }
}

/// The answer nearest to the present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Both are worth the same at this value.
    Meets {
        /// The value.
        value: f64,
    },
    /// Between these adjacent values the lead changes hands without both being worth the same: a
    /// decision flips, or the input takes whole numbers (or whole months) only.
    Jumps {
        /// The lower of the two values.
        below: f64,
        /// The higher of the two values.
        above: f64,
    },
    /// Not within the accepted range.
    Never,
}

keys! {
    /// How two uses come to be worth the same over an input.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Meeting as BreakEvenAnswer {
        /// At a value.
        Meets = "meets",
        /// Between two adjacent values, worth the same at neither.
        Jumps = "jumps",
        /// Not within the accepted range.
        Never = "never",
    }
}

impl Answer {
    /// Which it is, apart from its values.
    #[must_use]
    pub const fn meeting(self) -> Meeting {
        match self {
            Answer::Meets { .. } => Meeting::Meets,
            Answer::Jumps { .. } => Meeting::Jumps,
            Answer::Never => Meeting::Never,
        }
    }
}

/// What is on the other side of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Where the other side lies, seen from the present value.
    pub side: Side,
    /// Who is ahead at the present value.
    pub from: Contender,
    /// Who is ahead on the other side.
    pub to: Contender,
}

/// A break-even: "below 1.9 USD per GPU-hour GPU cloud loses to colocation" is `input`
/// [`Input::GpuCloudLeaseRateUsdPerHour`], [`Answer::Meets`] at 1.9, [`Side::Below`], from GPU cloud
/// to colocation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakEven {
    /// The input that moves.
    pub input: Input,
    /// What was asked.
    pub question: Question,
    /// The input's present value.
    pub present: f64,
    /// The value.
    pub answer: Answer,
    /// Who is ahead at the present value; `None` if there is nothing to compare.
    pub ahead: Option<Contender>,
    /// Who loses to whom beyond it; `None` if never, if both are worth the same as it is, or if they
    /// only touch there.
    pub turn: Option<Turn>,
    /// Where that ends, further out: the last value at which who is ahead as it is has lost, or where both are worth the
    /// same again. `None` if it holds to the end of the accepted range, or nothing turns.
    pub until: Option<f64>,
}

impl BreakEven {
    /// The value at which it happens; of a jump, the one nearer to the present value.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self.answer {
            Answer::Meets { value } => Some(value),
            Answer::Jumps { below, above } => {
                let nearer = (below - self.present).abs() <= (above - self.present).abs();
                Some(if nearer { below } else { above })
            }
            Answer::Never => None,
        }
    }
}

/// The break-even of one input over its whole accepted range: the one nearest to the scenario's
/// value. [`Answer::Never`] for an input that is no number.
///
/// ```
/// use hash_or_host::analysis::break_even::{Answer, Question, break_even};
/// use hash_or_host::{evaluation::Engine, scenario::{Input, Scenario}};
/// let scenario = Scenario::default();
/// let found = break_even(&mut Engine::new(), &scenario, Input::SitePowerPriceUsdPerMwh, Question::Best);
/// assert!(matches!(found.answer, Answer::Meets { .. } | Answer::Jumps { .. } | Answer::Never));
/// ```
#[must_use]
pub fn break_even(
    engine: &mut Engine,
    scenario: &Scenario,
    input: Input,
    question: Question,
) -> BreakEven {
    let present = scenario.get(input);
    let (answer, until) = (Answer::Never, None);
    let mut found = BreakEven { input, question, present, answer, ahead: None, turn: None, until };
    if !input.is_numeric() || super::curve::idle(input) {
        return found;
    }
    let standing = Standing { npvs: engine.npvs(scenario), sell_now_usd: sell_now(scenario) };
    let lead = Lead::of(question, &standing);
    found.ahead = lead.ahead(&standing);
    let mut sweep = Sweep { engine, scenario, input };
    let difference = |sweep: &mut Sweep, value: f64| {
        let standing = sweep.at(value);
        lead.difference(&standing).map(|f| search::Sample { f, size: lead.size(&standing) })
    };
    let turned = |sweep: &mut Sweep, at: f64| {
        let turn = lead.turn(&sweep.at(at), at < present);
        (turn.from != turn.to).then_some((at, turn))
    };
    let turned = match nearest(input, present, &mut |value| difference(&mut sweep, value)) {
        Searched::Nowhere => None,
        Searched::Here => {
            found.answer = Answer::Meets { value: present };
            None
        }
        Searched::Zero { value, beyond, far } => {
            found.answer = Answer::Meets { value };
            // Close behind a meeting the order may be one of last digits.
            [beyond, far].into_iter().find_map(|at| turned(&mut sweep, at))
        }
        Searched::Jump { near, far } => {
            found.answer = Answer::Jumps { below: near.min(far), above: near.max(far) };
            turned(&mut sweep, far)
        }
    };
    if let Some((at, turn)) = turned {
        found.turn = Some(turn);
        found.until = back(input, present, at, &mut |value| difference(&mut sweep, value));
    }
    found
}

/// Who is ahead at the present value, and of whom.
#[derive(Clone, Copy)]
enum Lead {
    Best(Option<Strategy>),
    Between { ahead: Contender, behind: Contender },
}

impl Lead {
    fn of(question: Question, standing: &Standing) -> Lead {
        match question {
            Question::Best => Lead::Best(standing.best()),
            Question::Between(a, b) => match (standing.value(a), standing.value(b)) {
                (Some(x), Some(y)) if x < y => Lead::Between { ahead: b, behind: a },
                _ => Lead::Between { ahead: a, behind: b },
            },
        }
    }

    /// Who is ahead, if that can be said.
    fn ahead(self, standing: &Standing) -> Option<Contender> {
        match self {
            Lead::Best(leader) => Some(leader.map_or(Contender::SellNow, Contender::Strategy)),
            Lead::Between { ahead, .. } => self.difference(standing).map(|_| ahead),
        }
    }

    /// What the one ahead is worth more, USD; `None` if they cannot be compared.
    fn difference(self, standing: &Standing) -> Option<f64> {
        match self {
            // A leader that is not ready has lost its lead, by no amount that could be named: by one that is not taken
            // for none, however large the others are.
            Lead::Best(leader) => {
                Some(standing.margin(leader).unwrap_or_else(|| -standing.magnitude().max(1.0)))
            }
            Lead::Between { ahead, behind } => {
                Some(standing.value(ahead)? - standing.value(behind)?)
            }
        }
    }

    /// The size of the numbers compared, USD.
    fn size(self, standing: &Standing) -> f64 {
        match self {
            Lead::Best(_) => standing.magnitude(),
            Lead::Between { ahead, behind } => {
                let size = |contender| standing.value(contender).map_or(0.0, f64::abs);
                size(ahead).max(size(behind))
            }
        }
    }

    fn turn(self, beyond: &Standing, below: bool) -> Turn {
        let best =
            |strategy: Option<Strategy>| strategy.map_or(Contender::SellNow, Contender::Strategy);
        let (from, to) = match self {
            Lead::Best(leader) => (best(leader), best(beyond.best())),
            Lead::Between { ahead, behind } => match self.difference(beyond) {
                Some(difference) if difference > 0.0 => (behind, ahead),
                _ => (ahead, behind),
            },
        };
        Turn { side: if below { Side::Below } else { Side::Above }, from, to }
    }
}
