//! What drives a month: machines, hours, rents and the paths of the world.

use super::book::{constant, entered_as};
use super::{Book, Constant, Entered, Node, Part, Role, Rule, Working};
use crate::paths::BLOCKS_PER_DAY;
use crate::scenario::{Input, Series};
use crate::strategy::Strategy;

impl Book<'_> {
    pub(super) fn driver(&self, node: Node) -> Option<Working> {
        match node {
            Node::CriticalIt(strategy) => self.critical_it(node, strategy),
            Node::Accelerators => {
                let parts = vec![
                    self.part(Node::CriticalIt(Strategy::GpuCloud), Role::With)?,
                    constant(Constant::Million, 1e6, Role::With),
                    self.input(Input::GpuCloudAcceleratorWatts, Role::Over),
                ];
                Some(product(node, self.cloud.accelerators, parts))
            }
            Node::Petahash(t) => {
                let fleet = self.fleet(t)?;
                let parts = vec![
                    self.input(Input::SiteGridMw, Role::With),
                    constant(Constant::Thousand, 1000.0, Role::With),
                    self.input(Input::MiningPue, Role::Over),
                    self.part(Node::Efficiency(t), Role::Over)?,
                ];
                Some(product(node, fleet.petahash, parts))
            }
            Node::Efficiency(t) => self.efficiency(node, t),
            Node::Rent(t) => self.rent(node, t),
            Node::HourlyRate(t) => self.hourly_rate(node, t),
            Node::Hashprice(t) => {
                let value = *self.at(&self.paths.hashprice, t)?;
                let parts = vec![
                    constant(Constant::Blocks, BLOCKS_PER_DAY, Role::With),
                    self.part(Node::Reward(t), Role::With)?,
                    constant(Constant::Thousand, 1000.0, Role::Over),
                    self.part(Node::Network(t), Role::Over)?,
                ];
                Some(product(node, value, parts))
            }
            Node::Reward(t) => {
                let value = *self.at(&self.paths.reward, t)?;
                Some(entered_as(node, value, Entered::NetworkRule))
            }
            Node::Network(t) => {
                let value = *self.at(&self.paths.network, t)?;
                Some(entered_as(node, value, self.given(Series::Network, Entered::NetworkRule)))
            }
            Node::Price(t) => {
                let value = *self.at(&self.paths.price, t)?;
                let parts = (Input::NetworkBtcPriceUsd, Input::NetworkBtcPriceGrowth);
                let years = (t - 1) as f64 / 12.0;
                Some(self.path(node, value, Series::Price, parts, years))
            }
            Node::Power(t) => {
                let value = *self.at(&self.paths.power, t)?;
                let parts = (Input::SitePowerPriceUsdPerMwh, Input::SitePowerEscalator);
                Some(self.path(node, value, Series::Power, parts, years(t)))
            }
            Node::FirmPower(t) => self.firm_power(node, t),
            Node::Premium(t) => {
                let value = *self.at(&self.paths.premium, t)?;
                let premium = self.input(Input::SiteAiPowerPremiumUsdPerMwh, Role::With);
                let escalator = self.input(Input::SitePowerEscalator, Role::With);
                Some(grown(node, value, [premium, escalator], years(t), false))
            }
            Node::CostIndex(t) => {
                let value = *self.at(&self.paths.cost_index, t)?;
                let one = constant(Constant::One, 1.0, Role::With);
                let rate = self.input(Input::SiteCostInflation, Role::With);
                Some(grown(node, value, [one, rate], years(t), false))
            }
            _ => None,
        }
    }

    /// A path's value in a month from 1 on.
    fn at<'b>(&self, path: &'b [f64], t: usize) -> Option<&'b f64> {
        if t == 0 { None } else { path.get(t) }
    }

    fn given(&self, series: Series, rule: Entered) -> Entered {
        if self.scenario.series(series).is_some() { Entered::GivenPath } else { rule }
    }

    /// A path that grows from its input, unless it is given.
    fn path(
        &self,
        node: Node,
        value: f64,
        series: Series,
        (first, growth): (Input, Input),
        years: f64,
    ) -> Working {
        if self.scenario.series(series).is_some() {
            return entered_as(node, value, Entered::GivenPath);
        }
        let parts = [self.input(first, Role::With), self.input(growth, Role::With)];
        grown(node, value, parts, years, false)
    }

    /// Power and premium; never less than nothing.
    fn firm_power(&self, node: Node, t: usize) -> Option<Working> {
        self.at(&self.paths.power, t)?;
        let parts =
            vec![self.part(Node::Power(t), Role::With)?, self.part(Node::Premium(t), Role::With)?];
        let value = self.paths.firm_power(t);
        let sum = Working { node, value, rule: Rule::Sum, parts };
        if value > 0.0 { Some(sum) } else { Some(entered_as(node, value, Entered::Nothing)) }
    }

    fn critical_it(&self, node: Node, strategy: Strategy) -> Option<Working> {
        let (value, share, pue) = match strategy {
            Strategy::Colocation => (
                self.colocation.critical_it,
                Input::ColocationCriticalItShare,
                Input::ColocationPue,
            ),
            Strategy::GpuCloud => {
                (self.cloud.critical_it, Input::GpuCloudCriticalItShare, Input::GpuCloudPue)
            }
            Strategy::Mining | Strategy::Hybrid => return None,
        };
        let site = self.input(Input::SiteGridMw, Role::With);
        // The share asked for, or what cooling leaves of the connection.
        let bound = if self.scenario.get(share) <= 1.0 / self.scenario.get(pue) {
            self.input(share, Role::With)
        } else {
            self.input(pue, Role::Over)
        };
        Some(product(node, value, vec![site, bound]))
    }

    fn efficiency(&self, node: Node, t: usize) -> Option<Working> {
        let fleet = self.fleet(t)?;
        let watts = self.scenario.get(Input::SiteGridMw) * 1e6 / 1000.0;
        let value = watts / (self.scenario.get(Input::MiningPue) * fleet.petahash);
        let Some(bought) = fleet.bought else {
            let parts = vec![self.input(Input::MiningEfficiencyJPerTh, Role::With)];
            return Some(Working { node, value, rule: Rule::Sum, parts });
        };
        let floor = self.input(Input::MiningEfficiencyFloorJPerTh, Role::With);
        let new = self.input(Input::MiningNewEfficiencyJPerTh, Role::With);
        let better = self.input(Input::MiningEfficiencyImprovement, Role::With);
        let working = grown(node, value, [new, better], bought as f64 / 12.0, true);
        let unbounded = working.recomputed()?;
        if unbounded >= floor.value {
            return Some(working);
        }
        Some(Working { node, value, rule: Rule::Sum, parts: vec![floor] })
    }

    fn rent(&self, node: Node, t: usize) -> Option<Working> {
        let since = t.checked_sub(self.colocation.go_live() + 1)?;
        if since < self.colocation.term {
            let rent = self.input(Input::ColocationRentUsdPerKwMonth, Role::With);
            let step = self.input(Input::ColocationRentEscalator, Role::With);
            let years = (since / 12) as f64;
            let value = rent.value * crate::math::pow(1.0 + step.value, years);
            return Some(grown(node, value, [rent, step], years, false));
        }
        // What is charged follows from what is paid.
        let filled = self.colocation.facility.in_use(t)
            * self.scenario.get(Input::ColocationLeasedShare)
            * self.colocation.critical_it
            * 1000.0;
        let paid = self.value(Node::Month(
            Strategy::Colocation,
            crate::analysis::statement::Line::Revenue,
            t,
        ))?;
        if paid == 0.0 || filled == 0.0 {
            return Some(entered_as(node, 0.0, Entered::Nothing));
        }
        Some(entered_as(node, paid / filled, Entered::LaterTerm))
    }

    fn hourly_rate(&self, node: Node, t: usize) -> Option<Working> {
        let generation = self.generation(t)?;
        let level = *self.at(&self.paths.lease_level, t)?;
        if t > generation.contract_end {
            let age = (t - generation.bought - 1) as f64 / 12.0;
            let falling = self.scenario.get(Input::GpuCloudLeaseRateDecline);
            let value = generation.base_rate * crate::math::pow(1.0 - falling, age) * level;
            if level == 1.0 && generation.bought == self.cloud.go_live() {
                let rate = self.input(Input::GpuCloudLeaseRateUsdPerHour, Role::With);
                let decline = self.input(Input::GpuCloudLeaseRateDecline, Role::With);
                return Some(grown(node, value, [rate, decline], age, true));
            }
            return Some(entered_as(node, value, Entered::LaterTerm));
        }
        let value = generation.opening_rate;
        if generation.bought == self.cloud.go_live() {
            let parts = vec![self.input(Input::GpuCloudLeaseRateUsdPerHour, Role::With)];
            return Some(Working { node, value, rule: Rule::Sum, parts });
        }
        Some(entered_as(node, value, Entered::LaterTerm))
    }
}

/// Whole years since month 1.
fn years(t: usize) -> f64 {
    ((t.max(1) - 1) / 12) as f64
}

fn product(node: Node, value: f64, parts: Vec<Part>) -> Working {
    Working { node, value, rule: Rule::Product, parts }
}

fn grown(node: Node, value: f64, parts: [Part; 2], years: f64, falling: bool) -> Working {
    Working { node, value, rule: Rule::Grown { years, falling }, parts: parts.into() }
}
