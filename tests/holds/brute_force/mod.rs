//! The owner's plan against every other: each sequence of decisions over short horizons is run
//! through the ledger, and what it leaves after tax is added up month by month.

mod bridge;
mod cloud;
mod mine;
mod unforeseen;

use hash_or_host::finance::{Column, Discount, Ledger, Losses, Tax};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::{Action, Decision};
use proptest::prelude::*;

/// A business whose decisions are all tried.
struct Game<'a> {
    /// The months at whose ends the owner decides.
    months: Vec<usize>,
    /// What is open after the decisions taken so far, at the month that is next.
    open: &'a dyn Fn(&[Decision], usize) -> Vec<Action>,
    /// The ledger of a plan.
    run: &'a dyn Fn(&[Decision]) -> Ledger,
    tax: Tax,
    discount: &'a Discount,
}

/// By option, the most that any sequence beginning with it leaves, at the decision's date; and the
/// largest sum that may cancel in it.
struct Options {
    values: [Option<f64>; 4],
    size: f64,
}

impl Game<'_> {
    /// Every plan that begins with `before`; none goes on after closing.
    fn plans(&self, before: &[Decision]) -> Vec<Vec<Decision>> {
        let closed = before.last().is_some_and(|last| last.action == Action::Close);
        match self.months.get(before.len()) {
            Some(month) if !closed => (self.open)(before, *month)
                .into_iter()
                .flat_map(|action| {
                    let decision = Decision { month: *month, action, values: [None; 4] };
                    self.plans(&[before, &[decision]].concat())
                })
                .collect(),
            _ => vec![before.to_vec()],
        }
    }

    /// What the decision that follows `before` can choose from.
    fn options(&self, before: &[Decision]) -> Options {
        let month = self.months[before.len()];
        let mut found = Options { values: [None; 4], size: 0.0 };
        for plan in self.plans(before) {
            let ledger = (self.run)(&plan);
            let worth = self.left(&ledger, month) / self.discount.at(month);
            let best = &mut found.values[plan[before.len()].action as usize];
            *best = Some(best.map_or(worth, |best| best.max(worth)));
            found.size = found.size.max(self.size(&ledger) / self.discount.at(month));
        }
        found
    }

    /// What is left after tax from the end of `month` on, at index 0: margins and depreciation of
    /// the months after it, sales and purchases of its own, too.
    fn left(&self, ledger: &Ledger, month: usize) -> f64 {
        let at = |column, t: usize| ledger.column(column)[t];
        let mut sum = 0.0;
        for t in month..=ledger.months() {
            let gain = at(Column::SaleGain, t);
            let taxed = match self.tax.losses {
                Losses::Used => gain,
                Losses::Carried => gain.max(0.0),
            };
            let mut cash = at(Column::Proceeds, t) - at(Column::Capex, t) - self.tax.rate * taxed;
            if t > month {
                let written_off = at(Column::Depreciation, t);
                cash += at(Column::Ebitda, t) * (1.0 - self.tax.rate) + self.tax.rate * written_off;
            }
            sum += cash * self.discount.at(t);
        }
        sum
    }

    fn size(&self, ledger: &Ledger) -> f64 {
        use Column as C;
        [C::Revenue, C::PowerCost, C::OperatingCost, C::Capex, C::Proceeds, C::Depreciation]
            .into_iter()
            .map(|column| self.discount.present_value(ledger.column(column)))
            .sum()
    }

    /// That the decision of `plan` after `taken` others knows what every option is worth, and that
    /// no other is better.
    fn knows(&self, plan: &[Decision], taken: usize) -> Result<(), TestCaseError> {
        let decision = &plan[taken];
        prop_assert_eq!(decision.month, self.months[taken]);
        let found = self.options(&plan[..taken]);
        // The tolerance of later decisions (1e-9 of a value or of a dollar, at each), rounding.
        let noise = 1e-7 + 1e-8 * found.size;
        for (action, (said, value)) in
            Action::ALL.into_iter().zip(decision.values.into_iter().zip(found.values))
        {
            prop_assert_eq!(said.is_some(), value.is_some(), "{:?} in {:?}", action, decision);
            let (Some(said), Some(value)) = (said, value) else { continue };
            let agree = (said - value).abs() <= noise;
            prop_assert!(agree, "{action:?} is worth {value}, not {said}: {decision:?}");
            let chosen = found.values[decision.action as usize].unwrap_or(f64::NAN);
            prop_assert!(value <= chosen + noise, "{action:?} beats {decision:?}");
        }
        Ok(())
    }

    /// That all of this holds at every decision, and that the owner decides to the end or to closing.
    fn is_best(&self, plan: &[Decision]) -> Result<(), TestCaseError> {
        for taken in 0..plan.len() {
            self.knows(plan, taken)?;
        }
        let closed = plan.last().is_some_and(|last| last.action == Action::Close);
        prop_assert!(closed || plan.len() == self.months.len(), "{plan:?}");
        Ok(())
    }

    /// That no other plan has a higher NPV, by the ledger's own cash, where losses are used as they
    /// arise.
    fn maximises_npv(&self, plan: &[Decision]) -> Result<(), TestCaseError> {
        if self.tax.losses == Losses::Carried {
            return Ok(());
        }
        let npv = |plan: &[Decision]| {
            let ledger = (self.run)(plan);
            (self.discount.present_value(ledger.column(Column::FreeCashFlow)), self.size(&ledger))
        };
        let (chosen, size) = npv(plan);
        for other in self.plans(&[]) {
            let (value, other_size) = npv(&other);
            let noise = 1e-7 + 1e-8 * size.max(other_size);
            prop_assert!(value <= chosen + noise, "{other:?}: {value}, {plan:?}: {chosen}");
        }
        Ok(())
    }
}

/// Horizons of few years and, for the cloud, short builds and contracts: much is decided.
fn short(scenario: &Scenario, years: u8, build: u8, term: f64) -> Scenario {
    scenario
        .nearest(Input::SiteHorizonYears, f64::from(years))
        .nearest(Input::GpuCloudBuildMonths, f64::from(build).min(f64::from(years) * 12.0 - 1.0))
        .nearest(Input::GpuCloudTermYears, term)
}
