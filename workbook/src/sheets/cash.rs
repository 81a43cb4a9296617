//! From a month's business to cash: the same columns for every use of the site.

use super::loan::Service;
use super::owned::sell_now;
use super::tax::{Losses, on_gain, tax};
use super::{Clock, input};
use crate::formula::{Expr, all_of, iff, number, remainder, sum};
use crate::months::{Column, Months, largest};
use crate::style::Numbers;
use hash_or_host::finance::{Column as C, Ledger};
use hash_or_host::scenario::Input;
use hash_or_host::text::workbook::column as heading;

/// What a use of the site does in a month, USD.
pub(super) struct Flows {
    pub revenue: Column,
    pub power: Column,
    pub operating: Column,
    /// MWh.
    pub energy: Column,
    pub depreciation: Column,
    pub capex: Column,
    pub proceeds: Column,
    /// Book value of what is sold.
    pub book: Column,
    pub working: Column,
    pub service: Service,
    /// The month in which all that is left is sold, in that month; else 0.
    pub ended: Column,
    /// What is sold together then, and its book value.
    pub exit: (Expr, Expr),
    /// The mine on its way out; nothing where there is none.
    pub bridge: Option<Column>,
    pub discount_rate: Input,
    /// Month of go-live.
    pub go_live: Expr,
    /// Months of ramp.
    pub ramp: Expr,
    /// Last month of the first contract; 0 without.
    pub contract_end: Expr,
}

/// What results are read from.
#[derive(Clone, Copy)]
pub(super) struct Business {
    /// By the ledger's columns.
    ledger: [Column; 19],
    pub t: Column,
    pub discount: Column,
    pub cumulative: Column,
    /// The month after, where it is below zero; else 0.
    pub below: Column,
    /// Free cash flow and the bridge's, for what selling now brings.
    pub on_sale: Column,
    /// Coverage at the ends of full years; those within the contract.
    pub cover: Option<[Column; 2]>,
    /// Present value of what is sold at the end.
    pub exit: Option<Column>,
    pub ended: Option<Column>,
}

impl Business {
    /// A column of the ledger.
    pub(super) fn of(&self, column: C) -> Column {
        self.ledger[column as usize]
    }
}

/// The columns of the ledger in its order, then what is reckoned from them.
pub(super) fn settle(m: &mut Months, clock: Clock, flows: &Flows, model: &Ledger) -> Business {
    let usd = |m: &mut Months, column: C, formula: Expr| {
        let column_ = m.add(heading(column), unit(column), Numbers::Whole, formula);
        m.model(column_, model.column(column));
        m.total(column_);
        column_
    };
    let revenue = usd(m, C::Revenue, flows.revenue.now());
    let power = usd(m, C::PowerCost, flows.power.now());
    let operating = usd(m, C::OperatingCost, flows.operating.now());
    let ebitda = usd(m, C::Ebitda, revenue.now() - power.now() - operating.now());
    let depreciation = usd(m, C::Depreciation, flows.depreciation.now());
    let gain = usd(m, C::SaleGain, flows.proceeds.now() - flows.book.now());
    let income = ebitda.now() - depreciation.now() + gain.now();
    let income = m.follow("Taxable income", "USD", Numbers::Whole, 0.0, |_| income);
    let paid = tax(m, clock, "before interest", income, Losses::AsEntered);
    let before = usd(m, C::Tax, paid.now());
    let capex = usd(m, C::Capex, flows.capex.now());
    let proceeds = usd(m, C::Proceeds, flows.proceeds.now());
    let working = usd(m, C::WorkingCapital, flows.working.now());
    let unlevered = ebitda.now() - capex.now() + proceeds.now() + working.now();
    let free = usd(m, C::FreeCashFlow, unlevered.clone() - before.now());
    let service = flows.service;
    let draw = usd(m, C::DebtDraw, service.draw.now());
    let interest = usd(m, C::Interest, service.interest.now());
    let principal = usd(m, C::Principal, service.principal.now());
    let repayment = usd(m, C::Repayment, service.repayment.now());
    let after = income.now() - interest.now();
    let after = m.follow("Taxable after interest", "USD", Numbers::Whole, 0.0, |_| after);
    let paid = tax(m, clock, "after interest", after, Losses::AsEntered);
    let equity_tax = usd(m, C::EquityTax, paid.now());
    let to_lenders = draw.now() - interest.now() - principal.now() - repayment.now();
    let equity = usd(m, C::EquityCashFlow, unlevered - equity_tax.now() + to_lenders);
    let energy = usd(m, C::EnergyMwh, flows.energy.now());
    let bridge = flows.bridge.map_or(number(0.0), Column::now);
    let bridge = usd(m, C::BridgeCashFlow, bridge);

    let rate = 1.0 + input(flows.discount_rate);
    let discount = m.add("Discount factor", "", Numbers::Factor, rate.to(-clock.now() / 12.0));
    // A lender's coverage: tax on a loss account of its own, without gains.
    let lent = ebitda.now() - depreciation.now() - interest.now();
    let lent = m.follow("Taxable for coverage", "USD", Numbers::Whole, 0.0, |_| lent);
    let lent_tax = tax(m, clock, "for coverage", lent, Losses::Carried);
    let served = sum(interest.recent(12)) + sum(principal.recent(12));
    let served = m.add("Debt service, 12 months", "USD", Numbers::Whole, served);
    let left = sum(ebitda.recent(12)) - sum(lent_tax.recent(12));
    let since = clock.now() - flows.go_live.clone() - flows.ramp.clone();
    let full_year = all_of([
        since.clone().at_least(12.0),
        remainder(since, 12.0).is(0.0),
        served.now().above(0.0),
    ]);
    let cover = iff(full_year, left / served.now(), "");
    let cover = m.add("DSCR of full years", "ratio", Numbers::Factor, cover);
    let within = clock.now().at_most(flows.contract_end.clone());
    let within = m.add(
        "DSCR within the first contract",
        "ratio",
        Numbers::Factor,
        iff(within, cover.now(), ""),
    );
    let (sold, book) = flows.exit.clone();
    let after_tax = sold.clone() - on_gain(sold - book);
    let exit = iff(flows.ended.now().above(0.0), after_tax * discount.now(), 0.0);
    let exit = m.add("Present value of the final sale", "USD", Numbers::Whole, exit);
    let ledger = [
        revenue,
        power,
        operating,
        ebitda,
        depreciation,
        gain,
        before,
        capex,
        proceeds,
        working,
        free,
        draw,
        interest,
        principal,
        repayment,
        equity_tax,
        equity,
        energy,
        bridge,
    ];
    let [cumulative, below, on_sale] = running(m, clock, free, bridge);
    Business {
        ledger,
        t: clock.t,
        discount,
        cumulative,
        below,
        on_sale,
        cover: Some([cover, within]),
        exit: Some(exit),
        ended: Some(flows.ended),
    }
}

/// Cumulative cash, and the cash of not selling now.
fn running(m: &mut Months, clock: Clock, free: Column, bridge: Column) -> [Column; 3] {
    let cumulative =
        m.follow("Cumulative free cash flow", "USD", Numbers::Whole, free.now(), |own| {
            own.before() + free.now()
        });
    // A sum within 1e-9 of the largest counts as zero.
    m.above(cumulative, largest(cumulative));
    let is_below = cumulative.now().below(-1e-9 * cumulative.above());
    let until = iff(is_below, clock.now() + 1.0, 0.0);
    let below = m.add("Below zero until", "month", Numbers::General, until);
    let both = || free.now() + bridge.now();
    let on_sale =
        m.follow("Cash of not selling now", "USD", Numbers::Whole, both() - sell_now(), |_| both());
    [cumulative, below, on_sale]
}

/// The columns of a mixture, and what is reckoned from them.
pub(super) fn mixed(
    m: &mut Months,
    clock: Clock,
    model: &Ledger,
    sum_of: impl Fn(C) -> Expr,
) -> Business {
    let ledger = C::ALL.map(|column| {
        let added = m.add(heading(column), unit(column), Numbers::Whole, sum_of(column));
        m.model(added, model.column(column));
        m.total(added);
        added
    });
    let free = ledger[C::FreeCashFlow as usize];
    let bridge = ledger[C::BridgeCashFlow as usize];
    let [cumulative, below, on_sale] = running(m, clock, free, bridge);
    Business {
        ledger,
        t: clock.t,
        discount: free,
        cumulative,
        below,
        on_sale,
        cover: None,
        exit: None,
        ended: None,
    }
}

fn unit(column: C) -> &'static str {
    if column == C::EnergyMwh { "MWh" } else { "USD" }
}
