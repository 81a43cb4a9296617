//! One row of the table of inputs, and what its fields mean.

use super::{BY_KEY, Document, Given, Input, KEYS, NOTES, ROWS, month};
use crate::keys::{keys, written_by_key};

/// What the table says about one input: everything that controls, links, error texts and docs need.
#[derive(Debug)]
pub struct Row {
    /// The input that the row describes.
    pub input: Input,
    /// The short name in links. Never changed once published.
    pub code: &'static str,
    /// The name on screen.
    pub label: &'static str,
    /// The unit, `share` and `share/year` for fractions; empty where there is none.
    pub unit: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// Index into [`super::GROUPS`].
    pub group: usize,
    /// Shown on the first screen.
    pub headline: bool,
    /// The default, as stored (see [`super::Scenario::get`]).
    pub default: f64,
    /// Lowest accepted value.
    pub min: f64,
    /// Highest accepted value.
    pub max: f64,
    /// Low end of the plausible range, used by sensitivity and by the slider.
    pub low: f64,
    /// High end of the plausible range.
    pub high: f64,
    /// The slider's step.
    pub step: f64,
    /// How a slider or an axis runs over the range.
    pub scale: Scale,
    /// The parts of an evaluation that the input can change.
    pub affects: Parts,
    /// Where alone the input matters, if not in every evaluation.
    pub only: Option<Only>,
    /// What the input is among the figures of a result.
    pub role: Role,
    /// Which way a higher value works.
    pub sense: Sense,
    /// Inputs whose present value can switch this one off.
    pub off_unless: &'static [Switch],
}

/// What a reader may want to know of an input besides. Apart from the row, so that a page that is
/// not asked for it need not carry it.
#[derive(Debug)]
pub struct Note {
    /// One sentence for the reader.
    pub help: &'static str,
    /// Date of the default, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty where it has none.
    pub as_of: &'static str,
    /// How far the default can be trusted.
    pub confidence: Confidence,
    /// How the default follows from its sources, or that it is judgement.
    pub basis: &'static str,
    /// The documents that the default rests on; none for judgement and for the reader's own.
    pub sources: &'static [Source],
}

/// What values an input takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Any number in the range.
    Number,
    /// A whole number in the range.
    Whole,
    /// Yes or no, stored as 1 or 0.
    YesNo,
    /// A calendar month, stored as months since January of year 0.
    Month,
    /// One of several words, stored as its index.
    Choice(&'static [Choice]),
}

/// One option of a closed choice.
#[derive(Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Choice {
    /// The word in scenarios and links.
    pub value: &'static str,
    /// The words on screen.
    pub label: &'static str,
}

impl Kind {
    /// An end of the accepted range as it is given: as the default is. What cannot be moved along a range has none.
    #[must_use]
    #[inline]
    pub fn bound(self, stored: f64) -> Option<Given> {
        match self {
            Kind::Number | Kind::Whole => Some(Given::Number(stored)),
            Kind::Month => Some(Given::Text(month::format(stored))),
            Kind::YesNo | Kind::Choice(_) => None,
        }
    }

    /// What they are, apart from the options of a choice.
    #[must_use]
    #[inline]
    pub const fn takes(self) -> Takes {
        match self {
            Kind::Number => Takes::Number,
            Kind::Whole => Takes::Whole,
            Kind::YesNo => Takes::YesNo,
            Kind::Month => Takes::Month,
            Kind::Choice(_) => Takes::Choice,
        }
    }
}

keys! {
    /// What values an input takes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Takes as InputKind {
        /// Any number in the range.
        Number = "number",
        /// A whole number in the range.
        Whole = "whole",
        /// Yes or no.
        YesNo = "yes_no",
        /// A calendar month.
        Month = "month",
        /// One of several words.
        Choice = "choice",
    }
}

keys! {
    /// How a slider or an axis runs over a range.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Scale {
        /// Equal steps.
        Linear = "linear",
        /// Equal factors.
        Log = "log",
    }
}

keys! {
    /// How far a default can be trusted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Confidence {
        /// Filing, release or interface capture, or reproduced by arithmetic.
        High = "high",
        /// Reputable secondary source.
        Medium = "medium",
        /// A single weak source.
        Low = "low",
        /// Nobody publishes it: our judgement.
        Judgement = "judgement",
        /// The reader's own.
        User = "user",
    }
}

written_by_key!(Input);

/// Where alone an input matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// In random futures.
    Futures,
    /// Where the GPU lease level moves: in futures, stress tests and a level given month by month.
    MovingLevel,
    /// In the lowest cash of stress tests and futures.
    Cash,
}

/// What an input is among the figures of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A price, cost, share or time like others.
    Plain,
    /// A term of a loan, which an NPV does not see: it is of cash before debt.
    Debt,
    /// A discount rate, which a rate of return does not see.
    DiscountRate,
    /// A size, by which a rate of return and a coverage do not change.
    Size,
}

/// Which way a higher value works on the NPV of every strategy that the input affects, all else equal
/// and with tax losses used as they arise. A range of zero effect counts as either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Never down.
    Better,
    /// Never up.
    Worse,
    /// Not known, or not the same everywhere.
    None,
}

/// An input that can switch another off, with a value that leaves it on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Switch {
    /// The input that switches.
    pub input: Input,
    /// A value, as stored, at which it leaves the other on.
    pub at: f64,
}

/// What a document says of a default.
#[derive(Debug)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "InputSource"))]
pub struct Source {
    /// What it says, in short.
    pub says: &'static str,
    /// The document.
    #[cfg_attr(js, serde(flatten))]
    pub document: &'static Document,
}

/// A group of inputs on the page.
#[derive(Debug)]
pub struct Group {
    /// Its name in the table.
    pub id: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// One sentence for the reader.
    pub help: &'static str,
}

/// A set of parts of an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts(u8);

impl Parts {
    /// No strategy's cash.
    pub const NONE: Parts = Parts(0);
    /// The bitcoin network's path, and with it mining and the bridge.
    pub const NETWORK: Parts = Parts(1);
    /// The power price path, and with it everything that pays for power.
    pub const POWER: Parts = Parts(2);
    /// The mining strategy.
    pub const MINING: Parts = Parts(4);
    /// The owned mine on its way out.
    pub const BRIDGE: Parts = Parts(8);
    /// The colocation strategy.
    pub const COLOCATION: Parts = Parts(16);
    /// The GPU cloud strategy.
    pub const GPU_CLOUD: Parts = Parts(32);
    /// How the hybrid is put together.
    pub const HYBRID: Parts = Parts(64);
    /// What selling now brings.
    pub const SELL_NOW: Parts = Parts(128);
    /// Everything.
    pub const ALL: Parts = Parts(255);

    /// Both sets together.
    #[must_use]
    #[inline]
    pub const fn or(self, other: Parts) -> Parts {
        Parts(self.0 | other.0)
    }

    /// Whether any of `other` is in the set.
    #[must_use]
    #[inline]
    pub const fn touches(self, other: Parts) -> bool {
        self.0 & other.0 != 0
    }
}

impl Input {
    /// The input's row in the table.
    #[must_use]
    #[inline]
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// What a reader may want to know of the input besides.
    #[must_use]
    #[inline]
    pub fn note(self) -> &'static Note {
        &NOTES[self as usize]
    }

    /// The contract's key, nested by dots: `site.grid_mw`. Apart from the row, as its [`Note`] is.
    #[must_use]
    #[inline]
    pub fn key(self) -> &'static str {
        KEYS[self as usize]
    }

    /// The input with this key.
    #[must_use]
    #[inline]
    pub fn from_key(key: &str) -> Option<Input> {
        BY_KEY.binary_search_by(|input| input.key().cmp(key)).ok().map(|at| BY_KEY[at])
    }

    /// Whether inputs are nested below `path`: `finance`, `finance.mining`.
    #[must_use]
    #[inline]
    pub fn is_group(path: &str) -> bool {
        let below = |key: &str| key.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'));
        let first = BY_KEY.partition_point(|input| input.key() < path);
        // Between a path and what is nested below it only keys with a sign less than a dot could
        // stand, and there are none.
        BY_KEY.get(first).is_some_and(|input| below(input.key()))
    }

    /// The input with this short name.
    #[must_use]
    #[inline]
    pub fn from_code(code: &str) -> Option<Input> {
        Input::ALL.into_iter().find(|input| input.row().code == code)
    }

    /// Whether the input is a number that can be swept over a range.
    #[must_use]
    #[inline]
    pub fn is_numeric(self) -> bool {
        matches!(self.row().kind, Kind::Number | Kind::Whole)
    }
}
