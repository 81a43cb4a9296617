//! The cash-flow statement of a strategy: lines that add up, by year or by month.
//!
//! Signs are those of cash: what is paid is negative. Every subtotal is the sum of the lines above it
//! back to the one before:
//!
//! ```text
//! revenue - power - operations                                   = EBITDA
//! EBITDA - tax - capex + proceeds + working capital              = free cash flow
//! free cash flow + the mine on its way out                       = cash to value
//! free cash flow + tax saved by interest + draws - interest
//!   - principal - early repayment                                = equity cash flow
//! ```

use super::coverage::covered_years;
use crate::evaluation::{Outcome, Rates};
use crate::finance::{Column, Discount, Ledger};
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;

/// A line of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What customers, the pool and the grid pay.
    Revenue,
    /// Power bought by the owner.
    Power,
    /// Operating cost other than power.
    Operations,
    /// Revenue, power and operations.
    Ebitda,
    /// Tax before interest.
    Tax,
    /// What is bought.
    Capex,
    /// What is sold.
    Proceeds,
    /// Customers' prepayment in, its credit out.
    WorkingCapital,
    /// EBITDA and the four lines under it.
    FreeCashFlow,
    /// After-tax cash of the owned mine on its way out.
    Bridge,
    /// Free cash flow and the bridge: what NPV values.
    CashToValue,
    /// The present value of a dollar at the end of the period, at the strategy's own rate.
    DiscountFactor,
    /// Cash to value, month by month at the factors of its months. Its total is NPV.
    PresentValue,
    /// Tax that interest saves.
    TaxShield,
    /// Loans drawn.
    DebtDraw,
    /// Interest.
    Interest,
    /// Scheduled principal.
    Principal,
    /// Early and final repayment.
    Repayment,
    /// Free cash flow and the five lines of loans: cash to the owner.
    EquityCashFlow,
    /// Debt service coverage of the twelve months that end in the period, over the full years after
    /// go-live and ramp.
    Dscr,
}

impl Line {
    /// All lines, in order.
    pub const ALL: [Line; 20] = [
        Line::Revenue,
        Line::Power,
        Line::Operations,
        Line::Ebitda,
        Line::Tax,
        Line::Capex,
        Line::Proceeds,
        Line::WorkingCapital,
        Line::FreeCashFlow,
        Line::Bridge,
        Line::CashToValue,
        Line::DiscountFactor,
        Line::PresentValue,
        Line::TaxShield,
        Line::DebtDraw,
        Line::Interest,
        Line::Principal,
        Line::Repayment,
        Line::EquityCashFlow,
        Line::Dscr,
    ];

    /// The name in files and the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Line::Revenue => "revenue",
            Line::Power => "power_cost",
            Line::Operations => "operating_cost",
            Line::Ebitda => "ebitda",
            Line::Tax => "tax",
            Line::Capex => "capex",
            Line::Proceeds => "proceeds",
            Line::WorkingCapital => "working_capital",
            Line::FreeCashFlow => "free_cash_flow",
            Line::Bridge => "bridge_cash_flow",
            Line::CashToValue => "cash_to_value",
            Line::DiscountFactor => "discount_factor",
            Line::PresentValue => "present_value",
            Line::TaxShield => "tax_shield",
            Line::DebtDraw => "debt_draw",
            Line::Interest => "interest",
            Line::Principal => "principal",
            Line::Repayment => "repayment",
            Line::EquityCashFlow => "equity_cash_flow",
            Line::Dscr => "dscr",
        }
    }

    /// Whether it is a sum of the lines above it.
    #[must_use]
    pub const fn is_subtotal(self) -> bool {
        matches!(self, Line::Ebitda | Line::FreeCashFlow | Line::CashToValue | Line::EquityCashFlow)
    }

    /// Whether it is money, in USD; factors and ratios are not.
    #[must_use]
    pub const fn is_money(self) -> bool {
        !matches!(self, Line::DiscountFactor | Line::Dscr)
    }

    /// Whether it is a sum of columns of the ledger.
    pub(super) const fn is_cash(self) -> bool {
        !self.columns().is_empty()
    }

    /// Its sum over months `first` to `last`, USD.
    pub(super) fn over(self, ledger: &Ledger, first: usize, last: usize) -> f64 {
        let part = |(sign, column): &(f64, Column)| {
            sign * ledger.column(*column)[first..=last].iter().sum::<f64>()
        };
        // Adding zero turns -0 into 0.
        self.columns().iter().map(part).sum::<f64>() + 0.0
    }

    /// The columns that it sums, with their signs; none of what is no sum of columns.
    const fn columns(self) -> &'static [(f64, Column)] {
        use Column as C;
        match self {
            Line::Revenue => &[(1.0, C::Revenue)],
            Line::Power => &[(-1.0, C::PowerCost)],
            Line::Operations => &[(-1.0, C::OperatingCost)],
            Line::Ebitda => &[(1.0, C::Ebitda)],
            Line::Tax => &[(-1.0, C::Tax)],
            Line::Capex => &[(-1.0, C::Capex)],
            Line::Proceeds => &[(1.0, C::Proceeds)],
            Line::WorkingCapital => &[(1.0, C::WorkingCapital)],
            Line::FreeCashFlow => &[(1.0, C::FreeCashFlow)],
            Line::Bridge => &[(1.0, C::BridgeCashFlow)],
            Line::CashToValue => &[(1.0, C::FreeCashFlow), (1.0, C::BridgeCashFlow)],
            Line::TaxShield => &[(1.0, C::Tax), (-1.0, C::EquityTax)],
            Line::DebtDraw => &[(1.0, C::DebtDraw)],
            Line::Interest => &[(-1.0, C::Interest)],
            Line::Principal => &[(-1.0, C::Principal)],
            Line::Repayment => &[(-1.0, C::Repayment)],
            Line::EquityCashFlow => &[(1.0, C::EquityCashFlow)],
            Line::DiscountFactor | Line::PresentValue | Line::Dscr => &[],
        }
    }
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The valuation date, then years of twelve months.
    Year,
    /// The valuation date, then months.
    Month,
}

/// Months `first` to `last` of the model; 0 is the valuation date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first month.
    pub first: usize,
    /// The last month.
    pub last: usize,
}

/// A line with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementLine {
    /// Which line.
    pub line: Line,
    /// By period; `None` where there is nothing to say.
    pub values: Vec<Option<f64>>,
    /// Over all periods; `None` of what does not add.
    pub total: Option<f64>,
}

/// A strategy's statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Whose.
    pub strategy: Strategy,
    /// The yearly rate at which it is discounted; `None` for a hybrid, whose parts have their own.
    pub rate: Option<f64>,
    /// The columns.
    pub periods: Vec<Period>,
    /// By [`Line`]. A hybrid has no factors, and no present value by period.
    pub entries: Vec<StatementLine>,
}

impl Statement {
    /// The same with cash in dollars of the valuation date: each month's over `level` of that month.
    /// `ledger` is the strategy's. Present values and debt cover stay; a factor is that of such a
    /// dollar.
    #[must_use]
    pub fn over(mut self, ledger: &Ledger, level: impl Fn(usize) -> f64) -> Statement {
        let mut ledger = ledger.clone();
        ledger.deflate(&level);
        let whole = Period { first: 0, last: ledger.months() };
        for StatementLine { line, values, total } in &mut self.entries {
            let all = values.iter_mut().zip(self.periods.iter().copied());
            for (value, Period { first, last }) in all.chain(std::iter::once((total, whole))) {
                if line.is_cash() {
                    *value = Some(line.over(&ledger, first, last));
                } else if *line == Line::DiscountFactor {
                    *value = value.map(|factor| factor * level(last));
                }
            }
        }
        self
    }
}

/// The statement of a strategy that is ready within the horizon.
///
/// ```
/// use hash_or_host::analysis::statement::{By, Line, statement};
/// use hash_or_host::{evaluation::evaluate, scenario::Scenario, strategy::Strategy};
/// let scenario = Scenario::default();
/// let evaluation = evaluate(&scenario);
/// let outcome = evaluation.outcome(Strategy::Colocation).unwrap();
/// let found = statement(&scenario, Strategy::Colocation, outcome, By::Year);
/// let worth = found.entries[Line::PresentValue as usize].total.unwrap();
/// assert!((worth - outcome.figures.npv_usd).abs() < 1.0);
/// ```
#[must_use]
pub fn statement(scenario: &Scenario, strategy: Strategy, outcome: &Outcome, by: By) -> Statement {
    let ledger = &outcome.ledger;
    let periods = periods(ledger.months(), by);
    let rate = rate(scenario, strategy);
    let mining = scenario.get(Input::MiningDiscountRate);
    let value = rate.map(|rate| Value {
        own: Discount::new(rate, ledger.months()),
        bridge: Discount::new(mining, ledger.months()),
    });
    let years = covered_years(scenario, strategy, ledger);
    let of = |line: Line, period: &Period| match line {
        Line::DiscountFactor => value.as_ref().map(|value| value.own.at(period.last)),
        Line::PresentValue => value.as_ref().map(|value| value.of(ledger, *period)),
        Line::Dscr => {
            let year = years.iter().find(|(last, _)| (period.first..=period.last).contains(last));
            year.map(|(_, ratio)| *ratio)
        }
        _ => Some(line.over(ledger, period.first, period.last)),
    };
    let entries = Line::ALL.map(|line| {
        let values = periods.iter().map(|period| of(line, period)).collect();
        let whole = Period { first: 0, last: ledger.months() };
        let total = match line {
            Line::DiscountFactor | Line::Dscr => None,
            Line::PresentValue => Some(outcome.figures.npv_usd),
            _ => of(line, &whole),
        };
        StatementLine { line, values, total }
    });
    Statement { strategy, rate, periods, entries: entries.into() }
}

/// Discount factors of a strategy and of the mine on its way out.
struct Value {
    own: Discount,
    bridge: Discount,
}

impl Value {
    fn of(&self, ledger: &Ledger, period: Period) -> f64 {
        let present = |column: Column, discount: &Discount| -> f64 {
            let flows = &ledger.column(column)[period.first..=period.last];
            let factors = &discount.factors()[period.first..=period.last];
            flows.iter().zip(factors).map(|(flow, factor)| flow * factor).sum()
        };
        present(Column::FreeCashFlow, &self.own) + present(Column::BridgeCashFlow, &self.bridge)
    }
}

fn rate(scenario: &Scenario, strategy: Strategy) -> Option<f64> {
    let rates = Rates::of(scenario);
    match strategy {
        Strategy::Mining => Some(rates.mining),
        Strategy::Colocation => Some(rates.colocation),
        Strategy::GpuCloud => Some(rates.gpu_cloud),
        Strategy::Hybrid => None,
    }
}

fn periods(months: usize, by: By) -> Vec<Period> {
    let length = match by {
        By::Year => 12,
        By::Month => 1,
    };
    let begun = Period { first: 0, last: 0 };
    let rest = (1..=months).step_by(length);
    let rest = rest.map(|first| Period { first, last: (first + length - 1).min(months) });
    std::iter::once(begun).chain(rest).collect()
}
