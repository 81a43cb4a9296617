//! A month of the statement, from what drives it.

use super::book::{constant, entered_as};
use super::{Book, Constant, Entered, Item, Node, Of, Part, Role, Rule, Working};
use crate::analysis::statement::Line;
use crate::paths::HOURS_PER_MONTH;
use crate::scenario::Input;
use crate::strategy::Strategy;

/// Lines that sum others in the same month.
const SUMS: [(Line, &[Line]); 4] = [
    (Line::Ebitda, &[Line::Revenue, Line::Power, Line::Operations]),
    (
        Line::FreeCashFlow,
        &[Line::Ebitda, Line::Tax, Line::Capex, Line::Proceeds, Line::WorkingCapital],
    ),
    (Line::CashToValue, &[Line::FreeCashFlow, Line::Bridge]),
    (
        Line::EquityCashFlow,
        &[
            Line::FreeCashFlow,
            Line::TaxShield,
            Line::DebtDraw,
            Line::Interest,
            Line::Principal,
            Line::Repayment,
        ],
    ),
];

impl Book<'_> {
    pub(super) fn month(&self, strategy: Strategy, line: Line, t: usize) -> Option<Working> {
        let node = Node::Month(strategy, line, t);
        let value = self.value(node)?;
        if let Some((_, parts)) = SUMS.iter().find(|(sum, _)| *sum == line) {
            return self.sum(node, parts.iter().map(|part| Node::Month(strategy, *part, t)));
        }
        if strategy == Strategy::Hybrid {
            return self.sum_of_parts(node, Of::Month(line, t));
        }
        let opens = matches!(line, Line::Revenue | Line::Power | Line::Operations) && value != 0.0;
        if !opens {
            return Some(entered_as(node, value, self.entered(strategy, line, t, value)));
        }
        if let Some(items) = self.items(strategy, line) {
            return self.sum(node, items.map(|item| Node::Item(item, t)));
        }
        let parts = match strategy {
            Strategy::Mining => self.mine_month(line, t),
            Strategy::Colocation => self.hall_month(line, t),
            _ => self.cloud_month(line, t),
        };
        Some(Working { node, value, rule: Rule::Product, parts: parts? })
    }

    /// What a line is the sum of, where that is more than one thing.
    fn items(&self, strategy: Strategy, line: Line) -> Option<[Item; 2]> {
        let has = |input| self.scenario.get(input) > 0.0;
        match (strategy, line) {
            (Strategy::Mining, Line::Revenue) if has(Input::MiningDemandResponseUsdPerMwYear) => {
                Some([Item::Pool, Item::DemandResponse])
            }
            (Strategy::GpuCloud, Line::Operations) if has(Input::GpuCloudOpexRevenueShare) => {
                Some([Item::CloudPerMw, Item::CloudOfRevenue])
            }
            _ => None,
        }
    }

    /// One of those.
    pub(super) fn item(&self, node: Node, item: Item, t: usize) -> Option<Working> {
        let parts = match item {
            Item::Pool => self.pool_income(t)?,
            Item::DemandResponse => vec![
                self.input(Input::SiteGridMw, Role::With),
                self.input(Input::MiningUptime, Role::With),
                self.input(Input::MiningDemandResponseUsdPerMwYear, Role::With),
                constant(Constant::Months, 12.0, Role::Over),
            ],
            Item::CloudPerMw => {
                let it = self.part(Node::CriticalIt(Strategy::GpuCloud), Role::With)?;
                self.operating(it, Input::GpuCloudOpexUsdPerMwYear, t)?
            }
            Item::CloudOfRevenue => vec![
                constant(Constant::Paid, -1.0, Role::With),
                self.part(Node::Month(Strategy::GpuCloud, Line::Revenue, t), Role::With)?,
                self.input(Input::GpuCloudOpexRevenueShare, Role::With),
            ],
        };
        let working = Working { node, value: 0.0, rule: Rule::Product, parts };
        Some(Working { value: working.recomputed()?, ..working })
    }

    /// Why a month's line is what it is where it has no parts.
    fn entered(&self, strategy: Strategy, line: Line, t: usize, value: f64) -> Entered {
        if value == 0.0 {
            let idle = strategy == Strategy::Mining
                && matches!(line, Line::Revenue | Line::Power)
                && self.fleet(t).is_some();
            return if idle { Entered::Idle } else { Entered::Nothing };
        }
        match line {
            Line::Tax | Line::TaxShield => Entered::TaxRule,
            Line::Capex => Entered::Purchase,
            Line::Proceeds => Entered::Sale,
            Line::WorkingCapital => Entered::Prepayment,
            Line::Bridge => Entered::Bridge,
            _ => Entered::Loan,
        }
    }

    fn mine_month(&self, line: Line, t: usize) -> Option<Vec<Part>> {
        let mut parts = match line {
            Line::Revenue => self.pool_income(t)?,
            Line::Power => vec![
                constant(Constant::Paid, -1.0, Role::With),
                self.input(Input::SiteGridMw, Role::With),
                constant(Constant::Hours, HOURS_PER_MONTH, Role::With),
                self.input(Input::MiningUptime, Role::With),
                self.part(Node::Power(t), Role::With)?,
            ],
            _ => self.operating(
                self.input(Input::SiteGridMw, Role::With),
                Input::MiningOpexUsdPerMwYear,
                t,
            )?,
        };
        let runs = self.mine.operation.month(&self.paths, self.fleet(t)?.petahash, t).runs;
        if line == Line::Operations && !runs {
            parts.push(self.input(Input::MiningIdleOpexShare, Role::With));
        }
        Some(parts)
    }

    /// `hashrate x hashprice x days x uptime x (1 - pool fee)`
    fn pool_income(&self, t: usize) -> Option<Vec<Part>> {
        Some(vec![
            self.part(Node::Petahash(t), Role::With)?,
            self.part(Node::Hashprice(t), Role::With)?,
            constant(Constant::Days, 365.0 / 12.0, Role::With),
            self.input(Input::MiningUptime, Role::With),
            self.one_less(Input::MiningPoolFee),
        ])
    }

    /// `- megawatts x rate / 12 x cost index`
    fn operating(&self, megawatts: Part, rate: Input, t: usize) -> Option<Vec<Part>> {
        Some(vec![
            constant(Constant::Paid, -1.0, Role::With),
            megawatts,
            self.input(rate, Role::With),
            constant(Constant::Months, 12.0, Role::Over),
            self.part(Node::CostIndex(t), Role::With)?,
        ])
    }

    fn hall_month(&self, line: Line, t: usize) -> Option<Vec<Part>> {
        let it = self.part(Node::CriticalIt(Strategy::Colocation), Role::With)?;
        let filled = constant(Constant::Ramp, self.colocation.facility.in_use(t), Role::With);
        let leased = self.input(Input::ColocationLeasedShare, Role::With);
        match line {
            Line::Revenue => Some(vec![
                it,
                constant(Constant::Thousand, 1000.0, Role::With),
                self.part(Node::Rent(t), Role::With)?,
                filled,
                leased,
            ]),
            Line::Power => Some(vec![
                constant(Constant::Paid, -1.0, Role::With),
                it,
                self.input(Input::ColocationPue, Role::With),
                self.input(Input::ColocationLoadFactor, Role::With),
                constant(Constant::Hours, HOURS_PER_MONTH, Role::With),
                self.part(Node::FirmPower(t), Role::With)?,
                filled,
                leased,
            ]),
            _ => self.operating(it, Input::ColocationOpexUsdPerMwYear, t),
        }
    }

    fn cloud_month(&self, line: Line, t: usize) -> Option<Vec<Part>> {
        let filled = constant(Constant::Ramp, self.cloud.facility.in_use(t), Role::With);
        match line {
            Line::Revenue => {
                let contract = t <= self.generation(t)?.contract_end;
                let share = if contract {
                    Input::GpuCloudContractBilledShare
                } else {
                    Input::GpuCloudSpotUtilisation
                };
                Some(vec![
                    self.part(Node::Accelerators, Role::With)?,
                    self.part(Node::HourlyRate(t), Role::With)?,
                    constant(Constant::Hours, HOURS_PER_MONTH, Role::With),
                    self.input(share, Role::With),
                    filled,
                ])
            }
            Line::Power => Some(vec![
                constant(Constant::Paid, -1.0, Role::With),
                self.part(Node::CriticalIt(Strategy::GpuCloud), Role::With)?,
                self.input(Input::GpuCloudPue, Role::With),
                self.input(Input::GpuCloudLoadFactor, Role::With),
                constant(Constant::Hours, HOURS_PER_MONTH, Role::With),
                self.part(Node::FirmPower(t), Role::With)?,
                filled,
            ]),
            _ => {
                let it = self.part(Node::CriticalIt(Strategy::GpuCloud), Role::With)?;
                self.operating(it, Input::GpuCloudOpexUsdPerMwYear, t)
            }
        }
    }
}
