//! How a number arises: every result opens to the parts it is made of, down to the inputs.
//!
//! A [`Book`] holds one evaluated scenario; [`Book::open`] gives the working of one [`Node`]: the rule
//! by which its value follows from its parts, each with its own value, most of which can be opened in
//! turn. Nothing is computed a second time by another rule: the parts are read from ledgers and
//! paths, and [`Working::recomputed`] puts them together again, so that a test can hold every node to
//! its own formula.

mod book;
mod drivers;
mod elsewhere;
mod figures;
mod months;

use super::statement::Line;
use crate::evaluation::{Figure, Measure};
use crate::math::pow;
use crate::scenario::Input;
use crate::strategy::Strategy;
pub use book::Book;
pub use elsewhere::{Elsewhere, Within};

/// A number that can be opened. Months are 1 to T, 0 is the valuation date; year 0 is that date, too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node {
    /// A figure of a strategy.
    Figure(Strategy, Figure),
    /// What the first strategy is worth more than the second, USD.
    Lead(Strategy, Strategy),
    /// What a part of the site adds to a number of the hybrid, in that number's unit.
    Shared(Shared, Of),
    /// A line of the statement in present value, over all months, USD.
    Present(Strategy, Line),
    /// The same of one model year.
    PresentYear(Strategy, Line, usize),
    /// The same of one month.
    PresentMonth(Strategy, Line, usize),
    /// A line of the statement over all months, USD.
    Total(Strategy, Line),
    /// The same in one model year.
    Year(Strategy, Line, usize),
    /// The same in one month.
    Month(Strategy, Line, usize),
    /// One of two things that make a line of a month, USD.
    Item(Item, usize),
    /// The present value of a dollar of a month at the strategy's rate.
    Factor(Strategy, usize),
    /// What is sold at the end, after tax as a decision counts it, USD.
    FinalSale(Strategy),
    /// Energy at the meter over all months, MWh.
    Energy(Strategy),
    /// Critical IT of an AI business on the whole site, MW.
    CriticalIt(Strategy),
    /// Number of accelerators.
    Accelerators,
    /// Hashrate of the machines in place in a month, PH/s.
    Petahash(usize),
    /// Their efficiency, J/TH.
    Efficiency(usize),
    /// Rent charged in a month, USD per kW-month of critical IT.
    Rent(usize),
    /// What an accelerator-hour bills in a month, USD.
    HourlyRate(usize),
    /// Hashprice, USD per PH/s and day.
    Hashprice(usize),
    /// What a block pays, USD.
    Reward(usize),
    /// Network hashrate, EH/s.
    Network(usize),
    /// Bitcoin price, USD.
    Price(usize),
    /// Power price, USD/MWh.
    Power(usize),
    /// Firm power's price, USD/MWh.
    FirmPower(usize),
    /// What firm power costs more, USD/MWh.
    Premium(usize),
    /// What one dollar of operating cost has become.
    CostIndex(usize),
    /// An input, as stored.
    Input(Input),
}

/// A number of the hybrid that adds, part by part of the site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Of {
    /// A figure.
    Figure(Figure),
    /// A line of the statement in a month.
    Month(Line, usize),
}

impl Of {
    /// The same number of a use on the whole site.
    #[must_use]
    pub fn on_whole_site(self, strategy: Strategy) -> Node {
        match self {
            Of::Figure(figure) => Node::Figure(strategy, figure),
            Of::Month(line, t) => Node::Month(strategy, line, t),
        }
    }
}

/// A part of the site under the hybrid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The AI business on its share, with the mine on its way out there.
    Ai,
    /// Mining on the rest.
    Mine,
    /// The second mine, on capacity that the AI part leaves spare, less the way out that it takes the place of.
    Second,
}

impl Shared {
    /// All of them, in order.
    pub const ALL: [Shared; 3] = [Shared::Ai, Shared::Mine, Shared::Second];
}

/// A part of a month's line that has a formula of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// What the pool pays a mine.
    Pool,
    /// What the grid pays a mine for standing by.
    DemandResponse,
    /// A GPU cloud's operating cost per MW.
    CloudPerMw,
    /// A GPU cloud's operating cost as a share of revenue.
    CloudOfRevenue,
}

/// How a value follows from its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// The sum of the parts, with their signs.
    Sum,
    /// The product of the parts, those under the line dividing.
    Product,
    /// The smallest part.
    Least,
    /// The largest part.
    Most,
    /// The first part grown by the second, a yearly rate, over so many years; falling if it is to be
    /// taken off.
    Grown {
        /// Years, negative to discount.
        years: f64,
        /// Whether the rate is taken off: `(1 - rate)`.
        falling: bool,
    },
    /// The yearly rate at which the parts, a line's years, are worth nothing.
    Rate,
    /// The lowest running sum of the parts' months, as a positive number.
    Deepest,
    /// The month from which on the running sum of the parts' months stays at zero or above.
    Payback,
    /// Not put together from parts here: entered by a rule that the methodology has.
    Entered(Entered),
}

/// Where a value comes from that is not opened further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// The reader's input.
    ByReader,
    /// A path given month by month.
    GivenPath,
    /// The network's rule: halvings, response and lag.
    NetworkRule,
    /// The loan's schedule.
    Loan,
    /// Depreciation and gains on what is sold, taxed by the loss rule.
    TaxRule,
    /// Bought, as the owner decided.
    Purchase,
    /// Sold, as the owner decided or at the horizon.
    Sale,
    /// Customers' prepayment and its credit.
    Prepayment,
    /// The mine on its way out, a ledger of its own.
    Bridge,
    /// The hybrid's second mine: a ledger of its own, without a site to sell.
    SecondMine,
    /// The lease of a later term: the last rent, the renewal ratio, the lease level.
    LaterTerm,
    /// Not run: revenue would not pay for what running costs.
    Idle,
    /// Nothing in that month.
    Nothing,
    /// A count of months.
    Count,
    /// As entered on the base path, but altered by what befalls this world.
    Altered,
    /// Debt service coverage, year by year in the statement.
    Coverage,
}

/// How a part goes into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Added, or a factor.
    With,
    /// Taken off.
    Less,
    /// A divisor.
    Over,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Term {
    /// A number that can be opened.
    Node(Node),
    /// One less an input: `1 - pool fee`.
    OneLess(Input),
    /// A number of the model's own.
    Constant(Constant),
}

/// Numbers of the model's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constant {
    /// What is paid counts as negative.
    Paid,
    /// Hours in a month.
    Hours,
    /// Days in a month.
    Days,
    /// Blocks a day.
    Blocks,
    /// Months in a year.
    Months,
    /// A thousand, between units.
    Thousand,
    /// A million, between units.
    Million,
    /// One dollar, or one year's first.
    One,
    /// The share of full use while the hall fills.
    Ramp,
    /// EBITDA of the months that count, USD.
    EbitdaOfMonths,
    /// How many they are.
    CountOfMonths,
    /// What selling now would bring, given up at the valuation date, USD.
    NotSoldNow,
}

/// A part with its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub term: Term,
    /// Its value.
    pub value: f64,
    /// How it goes in.
    pub role: Role,
}

/// A number with its rule and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// Which number.
    pub node: Node,
    /// Its value, in the node's unit.
    pub value: f64,
    /// How it follows from its parts.
    pub rule: Rule,
    /// What it is made of; none of what is entered.
    pub parts: Vec<Part>,
}

impl From<Measure> for Node {
    fn from(measure: Measure) -> Node {
        match measure {
            Measure::Of(strategy, figure) => Node::Figure(strategy, figure),
            Measure::Lead(ahead, behind) => Node::Lead(ahead, behind),
        }
    }
}

impl Working {
    /// The value put together from the parts; `None` of what is entered, and of rules over the
    /// months of their parts.
    #[must_use]
    pub fn recomputed(&self) -> Option<f64> {
        let values = || self.parts.iter().map(|part| part.value);
        match self.rule {
            Rule::Sum => Some(
                self.parts
                    .iter()
                    .map(|part| if part.role == Role::Less { -part.value } else { part.value })
                    .sum(),
            ),
            Rule::Product => Some(self.parts.iter().fold(1.0, |product, part| match part.role {
                Role::Over => product / part.value,
                _ => product * part.value,
            })),
            Rule::Least => values().reduce(f64::min),
            Rule::Most => values().reduce(f64::max),
            Rule::Grown { years, falling } => {
                let [start, rate] = self.parts.as_slice() else { return None };
                let rate = if falling { -rate.value } else { rate.value };
                Some(start.value * pow(1.0 + rate, years))
            }
            Rule::Rate | Rule::Deepest | Rule::Payback | Rule::Entered(_) => None,
        }
    }
}
