//! The figures of a strategy, from lines of the statement.

use super::book::{constant, entered_as};
use super::{Book, Constant, Entered, Node, Of, Part, Role, Rule, Shared, Working};
use crate::analysis::statement::Line;
use crate::evaluation::Figure;
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::strategy::hybrid::Weights;

/// What NPV is the sum of, besides the bridge.
const VALUED: [Line; 7] = [
    Line::Revenue,
    Line::Power,
    Line::Operations,
    Line::Tax,
    Line::Capex,
    Line::Proceeds,
    Line::WorkingCapital,
];

impl Book<'_> {
    pub(super) fn figure(&self, strategy: Strategy, figure: Figure) -> Option<Working> {
        let node = Node::Figure(strategy, figure);
        let value = self.value(node)?;
        let of = |figure| Node::Figure(strategy, figure);
        let total = |line| Node::Total(strategy, line);
        let energy = Node::Energy(strategy);
        if strategy == Strategy::Hybrid
            && let Some(working) = self.of_its_parts(figure, value)
        {
            return Some(working);
        }
        match figure {
            Figure::Npv => {
                let lines = VALUED.map(|line| Node::Present(strategy, line));
                self.sum(node, lines.into_iter().chain([of(Figure::BridgeNpv)]))
            }
            Figure::EquityNpv => {
                let left = Node::Present(strategy, Line::EquityCashFlow);
                self.sum(node, [left, of(Figure::BridgeNpv)])
            }
            Figure::BridgeNpv => {
                let bridge = Node::Present(strategy, Line::Bridge);
                self.sum(node, [bridge])
            }
            Figure::ExitNpv => {
                let end = self.outcome(strategy)?.end;
                self.product(node, &[Node::FinalSale(strategy), Node::Factor(strategy, end)])
            }
            Figure::NpvPerMw => {
                self.quotient(node, of(Figure::Npv), Node::Input(Input::SiteGridMw))
            }
            Figure::Irr => self.over_years(node, Rule::Rate, Line::FreeCashFlow),
            Figure::EquityIrr => self.over_years(node, Rule::Rate, Line::EquityCashFlow),
            Figure::IrrOnSaleValue => {
                let mut working = self.over_years(node, Rule::Rate, Line::CashToValue)?;
                let given_up = -self.evaluation.sell_now_usd;
                working.parts.insert(0, constant(Constant::NotSoldNow, given_up, Role::With));
                Some(working)
            }
            Figure::Payback => self.over_years(node, Rule::Payback, Line::FreeCashFlow),
            Figure::PeakFunding => self.over_years(node, Rule::Deepest, Line::FreeCashFlow),
            Figure::InitialCapex => {
                let last = self.go_live(strategy);
                let months = (0..=last)
                    .filter_map(|t| self.part(Node::Month(strategy, Line::Capex, t), Role::Less));
                let parts = months.filter(|part| part.value != 0.0).collect();
                Some(Working { node, value, rule: Rule::Sum, parts })
            }
            Figure::Capex => {
                let parts = vec![self.part(total(Line::Capex), Role::Less)?];
                Some(Working { node, value, rule: Rule::Sum, parts })
            }
            Figure::Revenue => self.sum(node, [total(Line::Revenue)]),
            Figure::Energy => self.sum(node, [energy]),
            Figure::RevenuePerMwh => self.quotient(node, total(Line::Revenue), energy),
            Figure::EbitdaPerMwh => self.quotient(node, total(Line::Ebitda), energy),
            Figure::EbitdaMargin => self.quotient(node, total(Line::Ebitda), total(Line::Revenue)),
            Figure::EbitdaPerMwYear => self.settled(node, strategy),
            Figure::YieldOnCost => self.yielded(node, strategy),
            Figure::MonthsOperated => Some(entered_as(node, value, Entered::Count)),
            Figure::MinDscr | Figure::MinDscrInContract => {
                Some(entered_as(node, value, Entered::Coverage))
            }
        }
    }

    /// A figure of the hybrid that is its parts' own: the sum of what they add, or that of its AI part.
    fn of_its_parts(&self, figure: Figure, value: f64) -> Option<Working> {
        let node = Node::Figure(Strategy::Hybrid, figure);
        let weights = Weights::of(self.scenario);
        match figure {
            Figure::Npv
            | Figure::EquityNpv
            | Figure::ExitNpv
            | Figure::BridgeNpv
            | Figure::InitialCapex => self.sum_of_parts(node, Of::Figure(figure)),
            Figure::MinDscr
            | Figure::MinDscrInContract
            | Figure::YieldOnCost
            | Figure::MonthsOperated => match weights.ai > 0.0 {
                true => self.sum(node, [Node::Figure(weights.business, figure)]),
                false => Some(entered_as(node, value, Entered::Nothing)),
            },
            _ => None,
        }
    }

    /// A number of the hybrid, as the sum of what its parts add.
    pub(super) fn sum_of_parts(&self, node: Node, of: Of) -> Option<Working> {
        self.sum(node, Shared::ALL.map(|shared| Node::Shared(shared, of)))
    }

    /// What a part of the site adds to a number of the hybrid: rules are proportional to megawatts, so the share of what
    /// its use has on all of it.
    pub(super) fn shared(&self, shared: Shared, number: Of) -> Option<Working> {
        let (node, share) = (Node::Shared(shared, number), Input::HybridAiShare);
        let weights = Weights::of(self.scenario);
        let of = |share: Part, strategy| {
            let parts = vec![share, self.part(number.on_whole_site(strategy), Role::With)?];
            let value = parts.iter().map(|part| part.value).product();
            Some(Working { node, value, rule: Rule::Product, parts })
        };
        match shared {
            Shared::Ai => of(self.input(share, Role::With), weights.business),
            Shared::Mine => of(self.one_less(share), Strategy::Mining),
            Shared::Second if weights.headroom > 0.0 => {
                let all = self.value(number.on_whole_site(Strategy::Hybrid))?;
                let part = |shared| Some(self.shared(shared, number)?.value);
                let rest = part(Shared::Ai)? + part(Shared::Mine)?;
                Some(entered_as(node, all - rest, Entered::SecondMine))
            }
            Shared::Second => Some(entered_as(node, 0.0, Entered::Nothing)),
        }
    }

    fn go_live(&self, strategy: Strategy) -> usize {
        match strategy {
            Strategy::Colocation => self.colocation.go_live(),
            Strategy::GpuCloud => self.cloud.go_live(),
            Strategy::Hybrid => self.go_live(Weights::of(self.scenario).business),
            Strategy::Mining => 0,
        }
    }

    /// A rule over a line's months, which stand in years.
    fn over_years(&self, node: Node, rule: Rule, line: Line) -> Option<Working> {
        let Node::Figure(strategy, _) = node else { return None };
        let years = 0..=self.paths.months / 12;
        let years = years.map(|year| Node::Year(strategy, line, year));
        Some(Working { rule, ..self.sum(node, years)? })
    }

    /// The months after build and ramp, to closing or the horizon.
    fn settled(&self, node: Node, strategy: Strategy) -> Option<Working> {
        let first = self.go_live(strategy) + self.ramp(strategy) + 1;
        // A hybrid without AI has nothing to close.
        let is_mine = strategy == Strategy::Hybrid && Weights::of(self.scenario).ai == 0.0;
        let last = if is_mine { self.paths.months } else { self.outcome(strategy)?.end };
        let months: Option<Vec<f64>> =
            (first..=last).map(|t| self.value(Node::Month(strategy, Line::Ebitda, t))).collect();
        let months = months?;
        let parts = vec![
            constant(Constant::EbitdaOfMonths, months.iter().sum(), Role::With),
            constant(Constant::Months, 12.0, Role::With),
            constant(Constant::CountOfMonths, months.len() as f64, Role::Over),
            self.input(Input::SiteGridMw, Role::Over),
        ];
        Some(Working { node, value: self.value(node)?, rule: Rule::Product, parts })
    }

    /// EBITDA of the first twelve months after the ramp over initial capex.
    fn yielded(&self, node: Node, strategy: Strategy) -> Option<Working> {
        let first = self.go_live(strategy) + self.ramp(strategy) + 1;
        let months: Option<f64> =
            (first..first + 12).map(|t| self.value(Node::Month(strategy, Line::Ebitda, t))).sum();
        let year = constant(Constant::EbitdaOfMonths, months?, Role::With);
        let capex = self.part(Node::Figure(strategy, Figure::InitialCapex), Role::Over)?;
        let parts = vec![year, capex];
        Some(Working { node, value: self.value(node)?, rule: Rule::Product, parts })
    }

    fn ramp(&self, strategy: Strategy) -> usize {
        match strategy {
            Strategy::Colocation => self.colocation.facility.ramp,
            Strategy::GpuCloud => self.cloud.facility.ramp,
            Strategy::Hybrid => self.ramp(Weights::of(self.scenario).business),
            Strategy::Mining => 0,
        }
    }
}
