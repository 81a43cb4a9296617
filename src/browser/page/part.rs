//! The parts of the page whose code is loaded later, told by data: which there are, and where the code of each is.

use super::dom::El;
use super::loading::Chunk;
use crate::analysis::step::Span;
use crate::reactive::Live;
use crate::scenario::{Input, Kept, Series};
use crate::strategy::Strategy;

/// The presses of a button that asks, and whether the last one still waits.
#[derive(Clone, Copy)]
pub struct Asking {
    /// How many there were.
    pub presses: Live<u32>,
    /// No answer yet.
    pub busy: Live<bool>,
}

/// A part of the page.
#[derive(Clone)]
pub enum Part {
    /// The curve above the slider of an input that has this range.
    Curve(Input, Live<Span>),
    /// What the curves above the sliders show.
    CurveKey,
    /// The address follows the page, which was opened with this text in it.
    Address(String),
    /// The way to the other language.
    OtherLanguage(El),
    /// What is to be known of the link, in its place.
    Notice(El),
    /// The line of a path that is given, on the input that it replaces.
    Given(Series),
    /// What stands beside the answer.
    Beside,
    /// The chart of cash, with what is chosen of it.
    Cash,
    /// The chart of cash alone.
    CashAlone,
    /// The headline inputs in the bar at the foot, one of which may be up.
    AtHand(Live<Option<Input>>),
    /// The sentence on lease rates under the answer.
    Market,
    /// The cards of the real cases, in what unfolds.
    Cards(El),
    /// The real case that is shown.
    Case,
    /// The map alone.
    Map,
    /// Everything under the first screen.
    Below,
    /// Random futures.
    Futures,
    /// Their chances alone.
    Chances,
    /// Their fans of cash alone.
    Fan,
    /// What is kept against what is shown in the same futures, for the use that is looked at.
    Versus(Live<Option<Kept>>, Live<Strategy>),
    /// The statement, solving and comparing, among it.
    Desk,
    /// The dialog that hands on, for a page at this address.
    Share(String),
    /// The dialog of the picture that is taken away.
    Picture,
    /// What is in the choice of units.
    Units,
    /// What came of asking for values of the day.
    Feed(Asking),
    /// The card of an input.
    Source(Input),
    /// The way to a workbook.
    TakeWorkbook,
    /// The workbook that is made, and how far it is.
    Workbook,
}

impl Part {
    /// Where its code is.
    pub fn chunk(&self) -> Chunk {
        match self {
            Part::Address(_) | Part::OtherLanguage(_) | Part::Notice(_) => Chunk::Links,
            Part::Curve(..)
            | Part::CurveKey
            | Part::Given(_)
            | Part::AtHand(_)
            | Part::Beside
            | Part::Cash
            | Part::CashAlone
            | Part::Market
            | Part::TakeWorkbook => Chunk::Beside,
            Part::Cards(_) | Part::Case => Chunk::Cases,
            Part::Map | Part::Below | Part::Units => Chunk::Studies,
            Part::Futures | Part::Chances | Part::Fan | Part::Versus(..) => Chunk::Futures,
            Part::Desk => Chunk::Desk,
            Part::Share(_) | Part::Picture => Chunk::Dialogs,
            Part::Feed(_) => Chunk::Feed,
            Part::Source(_) => Chunk::Sources,
            Part::Workbook => Chunk::Workbook,
        }
    }

    /// Whether its absence is said: not where another part says it, or where the page is whole without.
    pub fn is_missed(&self) -> bool {
        !matches!(
            self,
            Part::Address(_)
                | Part::OtherLanguage(_)
                | Part::Notice(_)
                | Part::Curve(..)
                | Part::CurveKey
                | Part::AtHand(_)
                | Part::Beside
                | Part::Market
                | Part::TakeWorkbook
                | Part::Case
        )
    }
}
