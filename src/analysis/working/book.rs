//! One evaluated scenario, open at any number.

use super::{Constant, Elsewhere, Entered, Node, Part, Role, Rule, Term, Working};
use crate::analysis::statement::Line;
use crate::evaluation::{Evaluation, Figure, Outcome, Rates};
use crate::finance::Discount;
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::{Generation, GpuCloud};
use crate::strategy::mining::{Fleet, Mine};
use crate::strategy::{Action, Strategy};

/// An evaluated scenario, with what its numbers are made of.
#[derive(Clone, Debug)]
pub struct Book<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) evaluation: &'a Evaluation,
    pub(super) paths: Paths,
    pub(super) mine: Mine,
    pub(super) colocation: Colocation,
    pub(super) cloud: GpuCloud,
    /// By pure strategy.
    discounts: [Discount; 3],
    /// Whether something befalls the world that the base path's formulas do not know.
    is_altered: bool,
}

impl<'a> Book<'a> {
    /// The book of a scenario and its evaluation.
    #[must_use]
    pub fn new(scenario: &'a Scenario, evaluation: &'a Evaluation) -> Book<'a> {
        Book::of(scenario, evaluation, Paths::of(scenario), Rates::of(scenario))
    }

    /// The book of a result elsewhere. Numbers that there do not follow from their parts as on the base path are given
    /// without them.
    #[must_use]
    pub fn elsewhere(of: &'a Elsewhere) -> Book<'a> {
        let book = Book::of(&of.scenario, &of.evaluation, of.paths.clone(), of.rates);
        Book { is_altered: of.is_altered, ..book }
    }

    fn of(
        scenario: &'a Scenario,
        evaluation: &'a Evaluation,
        paths: Paths,
        rates: Rates,
    ) -> Book<'a> {
        let rates = [rates.mining, rates.colocation, rates.gpu_cloud];
        Book {
            is_altered: false,
            discounts: rates.map(|rate| Discount::new(rate, paths.months)),
            scenario,
            evaluation,
            mine: Mine::of(scenario),
            colocation: Colocation::of(scenario),
            cloud: GpuCloud::of(scenario),
            paths,
        }
    }

    /// The bitcoin price of a month, USD; `None` beyond the horizon.
    #[must_use]
    pub fn price(&self, t: usize) -> Option<f64> {
        self.paths.price.get(t).copied()
    }

    /// The working of a number; `None` of what is not there: a strategy that is not ready, a figure
    /// without a value, a month beyond the horizon.
    #[must_use]
    pub fn open(&self, node: Node) -> Option<Working> {
        let working = self.by_rule(node)?;
        // To the last digits that the order of sums allows.
        let follows = |found: f64| {
            let parts = working.parts.iter().fold(0.0_f64, |most, part| most.max(part.value.abs()));
            (found - working.value).abs() <= 1e-9 * parts.max(working.value.abs())
        };
        if self.is_altered && working.recomputed().is_some_and(|found| !follows(found)) {
            return Some(entered_as(node, working.value, Entered::Altered));
        }
        Some(working)
    }

    fn by_rule(&self, node: Node) -> Option<Working> {
        match node {
            Node::Figure(strategy, figure) => self.figure(strategy, figure),
            Node::Lead(ahead, behind) => {
                let npv = |strategy| Node::Figure(strategy, Figure::Npv);
                let parts =
                    vec![self.part(npv(ahead), Role::With)?, self.part(npv(behind), Role::Less)?];
                Some(Working { node, value: self.value(node)?, rule: Rule::Sum, parts })
            }
            Node::Shared(shared, of) => self.shared(shared, of),
            Node::Present(strategy, line) => {
                let years = 0..=self.paths.months / 12;
                let years = years.map(|year| Node::PresentYear(strategy, line, year));
                self.sum(node, years)
            }
            Node::PresentYear(strategy, line, year) => {
                let months = self.months_of(year)?;
                self.sum(node, months.map(|t| Node::PresentMonth(strategy, line, t)))
            }
            Node::PresentMonth(strategy, line, t) => {
                let factor = Node::Factor(rate_of(strategy, line), t);
                self.product(node, &[Node::Month(strategy, line, t), factor])
            }
            Node::Total(strategy, line) => {
                let years = 0..=self.paths.months / 12;
                self.sum(node, years.map(|year| Node::Year(strategy, line, year)))
            }
            Node::Year(strategy, line, year) => {
                let months = self.months_of(year)?;
                self.sum(node, months.map(|t| Node::Month(strategy, line, t)))
            }
            Node::Month(strategy, line, t) => self.month(strategy, line, t),
            Node::Item(item, t) => self.item(node, item, t),
            Node::Factor(strategy, t) => {
                let rate = self.part(Node::Input(discount_rate(strategy)?), Role::With)?;
                let one = constant(Constant::One, 1.0, Role::With);
                let rule = Rule::Grown { years: -(t as f64) / 12.0, falling: false };
                Some(Working { node, value: self.value(node)?, rule, parts: vec![one, rate] })
            }
            Node::FinalSale(_) | Node::Energy(_) => {
                let value = self.value(node)?;
                let entered = match node {
                    Node::FinalSale(_) => Entered::Sale,
                    _ => Entered::Count,
                };
                Some(entered_as(node, value, entered))
            }
            Node::Input(input) => {
                Some(entered_as(node, self.scenario.get(input), Entered::ByReader))
            }
            _ => self.driver(node),
        }
    }

    /// A number's value, without its working; `None` as in [`Book::open`].
    #[must_use]
    pub fn value(&self, node: Node) -> Option<f64> {
        match node {
            Node::Figure(strategy, figure) => self.outcome(strategy)?.figures.number(figure),
            Node::Lead(ahead, behind) => {
                Some(self.evaluation.npv(ahead)? - self.evaluation.npv(behind)?)
            }
            Node::Shared(shared, of) => self.shared(shared, of).map(|working| working.value),
            Node::Present(strategy, line) => self.present(strategy, line, 0..=self.paths.months),
            Node::PresentYear(strategy, line, year) => {
                self.present(strategy, line, self.months_of(year)?)
            }
            Node::PresentMonth(strategy, line, t) => self.present(strategy, line, t..=t),
            Node::Total(strategy, line) => self.flows(strategy, line, 0..=self.paths.months),
            Node::Year(strategy, line, year) => self.flows(strategy, line, self.months_of(year)?),
            Node::Month(strategy, line, t) => self.flows(strategy, line, t..=t),
            Node::Factor(strategy, t) => {
                let discount = self.discounts.get(strategy as usize)?;
                discount.factors().get(t).copied()
            }
            Node::FinalSale(strategy) => {
                let outcome = self.outcome(strategy)?;
                let factor = self.value(Node::Factor(strategy, outcome.end))?;
                Some(outcome.figures.exit_npv_usd / factor)
            }
            Node::Energy(strategy) => Some(self.outcome(strategy)?.figures.energy_mwh),
            Node::Input(input) => Some(self.scenario.get(input)),
            Node::Item(item, t) => self.item(node, item, t).map(|working| working.value),
            _ => self.driver(node).map(|working| working.value),
        }
    }

    pub(super) fn outcome(&self, strategy: Strategy) -> Option<&'a Outcome> {
        self.evaluation.outcome(strategy)
    }

    /// The months of a model year; 0 is the valuation date.
    fn months_of(&self, year: usize) -> Option<std::ops::RangeInclusive<usize>> {
        match year {
            0 => Some(0..=0),
            _ if 12 * year <= self.paths.months => Some(12 * year - 11..=12 * year),
            _ => None,
        }
    }

    /// A line's cash over months, USD.
    fn flows(
        &self,
        strategy: Strategy,
        line: Line,
        months: std::ops::RangeInclusive<usize>,
    ) -> Option<f64> {
        let ledger = &self.outcome(strategy)?.ledger;
        if *months.end() > ledger.months() || !line.is_cash() {
            return None;
        }
        Some(line.over(ledger, *months.start(), *months.end()))
    }

    /// The same in present value.
    fn present(
        &self,
        strategy: Strategy,
        line: Line,
        mut months: std::ops::RangeInclusive<usize>,
    ) -> Option<f64> {
        let rate = rate_of(strategy, line);
        months.try_fold(0.0, |sum, t| {
            let flow = self.flows(strategy, line, t..=t)?;
            Some(sum + flow * self.value(Node::Factor(rate, t))?)
        })
    }

    /// The machines that run in month `t`; `None` if there are none.
    pub(super) fn fleet(&self, t: usize) -> Option<Fleet> {
        let mut fleet = Some(self.mine.first_fleet(&self.paths));
        for decision in &self.outcome(Strategy::Mining)?.decisions {
            if decision.month >= t {
                break;
            }
            match decision.action {
                Action::Keep => {}
                Action::Replace => {
                    fleet = Some(self.mine.market.new_fleet(decision.month, &self.paths));
                }
                Action::Stop | Action::Close => fleet = None,
            }
        }
        fleet
    }

    /// The accelerators that serve in month `t`; `None` before go-live and after closing.
    pub(super) fn generation(&self, t: usize) -> Option<Generation> {
        let outcome = self.outcome(Strategy::GpuCloud)?;
        let mut bought = self.cloud.go_live();
        if t <= bought || t > outcome.end {
            return None;
        }
        for decision in &outcome.decisions {
            if decision.month < t && decision.action == Action::Replace {
                bought = decision.month;
            }
        }
        Some(self.cloud.sales.generation(bought, &self.paths))
    }

    pub(super) fn part(&self, node: Node, role: Role) -> Option<Part> {
        Some(Part { term: Term::Node(node), value: self.value(node)?, role })
    }

    pub(super) fn sum(&self, node: Node, parts: impl IntoIterator<Item = Node>) -> Option<Working> {
        let parts: Option<Vec<Part>> =
            parts.into_iter().map(|part| self.part(part, Role::With)).collect();
        // What is nothing is not worth a row.
        let parts = parts?.into_iter().filter(|part| self.counts(part)).collect();
        Some(Working { node, value: self.value(node)?, rule: Rule::Sum, parts })
    }

    /// Whether a part is something, or a year whose months are and come to nothing.
    fn counts(&self, part: &Part) -> bool {
        let Term::Node(Node::Year(strategy, line, year)) = part.term else {
            return part.value != 0.0;
        };
        let month = |t| self.value(Node::Month(strategy, line, t));
        self.months_of(year).into_iter().flatten().any(|t| month(t) != Some(0.0))
    }

    pub(super) fn product(&self, node: Node, parts: &[Node]) -> Option<Working> {
        let parts: Option<Vec<Part>> =
            parts.iter().map(|part| self.part(*part, Role::With)).collect();
        Some(Working { node, value: self.value(node)?, rule: Rule::Product, parts: parts? })
    }

    pub(super) fn quotient(&self, node: Node, above: Node, below: Node) -> Option<Working> {
        let parts = vec![self.part(above, Role::With)?, self.part(below, Role::Over)?];
        Some(Working { node, value: self.value(node)?, rule: Rule::Product, parts })
    }

    pub(super) fn input(&self, input: Input, role: Role) -> Part {
        Part { term: Term::Node(Node::Input(input)), value: self.scenario.get(input), role }
    }

    pub(super) fn one_less(&self, input: Input) -> Part {
        let value = 1.0 - self.scenario.get(input);
        Part { term: Term::OneLess(input), value, role: Role::With }
    }
}

pub(super) fn constant(constant: Constant, value: f64, role: Role) -> Part {
    Part { term: Term::Constant(constant), value, role }
}

pub(super) fn entered_as(node: Node, value: f64, entered: Entered) -> Working {
    Working { node, value, rule: Rule::Entered(entered), parts: Vec::new() }
}

/// At whose rate a line is discounted: the mine on its way out at a mine's.
fn rate_of(strategy: Strategy, line: Line) -> Strategy {
    if line == Line::Bridge { Strategy::Mining } else { strategy }
}

fn discount_rate(strategy: Strategy) -> Option<Input> {
    match strategy {
        Strategy::Mining => Some(Input::MiningDiscountRate),
        Strategy::Colocation => Some(Input::ColocationDiscountRate),
        Strategy::GpuCloud => Some(Input::GpuCloudDiscountRate),
        Strategy::Hybrid => None,
    }
}
