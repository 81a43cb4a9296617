//! A loan: interest from the month after it is drawn, level payments, the last one repaying what is left.

use crate::formula::{Expr, all_of, iff};
use crate::months::{Column, Months};
use crate::style::Numbers;

/// Terms, and what happens to it in a month.
pub(super) struct Loan<'a> {
    /// What its columns are called.
    pub name: &'a str,
    /// Drawn in a month, USD.
    pub draw: Column,
    /// Interest, share a month.
    pub monthly_rate: Expr,
    /// Number of the level payment that falls due in a month; 0 or less before the first.
    pub payment_number: Expr,
    /// Payments in all.
    pub tenor: Expr,
    /// The level payment, USD.
    pub payment: Expr,
    /// Whether what is left is repaid at the end of a month.
    pub repaid: Expr,
}

/// What a month's service is, USD.
#[derive(Clone, Copy)]
pub(super) struct Service {
    /// Drawn.
    pub draw: Column,
    /// Interest.
    pub interest: Column,
    /// Scheduled principal.
    pub principal: Column,
    /// Early and final repayment.
    pub repayment: Column,
}

/// The payment that clears a balance: `B i / (1 - (1+i)^-n)`; at next to no interest its series
/// `B/n (1 + i (n+1)/2)`, since the difference from 1 would be lost.
pub(super) fn level_payment(balance: Expr, monthly_rate: Expr, tenor: Expr) -> Expr {
    let (i, n) = (monthly_rate, tenor);
    let annuity = 1.0 - (1.0 + i.clone()).to(-n.clone());
    let series = balance.clone() / n.clone() * (1.0 + i.clone() * (n + 1.0) / 2.0);
    iff(i.clone().below(1e-7), series, balance * i / annuity)
}

impl Loan<'_> {
    /// Its columns.
    pub(super) fn add(self, m: &mut Months) -> Service {
        let Loan { name, draw, monthly_rate, payment_number, tenor, payment, repaid } = self;
        let heading = |what: &str| format!("{name}: {what}");
        let last = || payment_number.clone().is(tenor.clone());
        // Nothing is paid on what has been repaid before its time.
        let paying = |before: Expr| {
            all_of([
                payment_number.clone().at_least(1.0),
                payment_number.clone().below(tenor.clone()),
                before.above(0.0),
            ])
        };
        let balance = m.follow(&heading("balance"), "USD", Numbers::Whole, draw.now(), |own| {
            let after_payment = own.before() * (1.0 + monthly_rate.clone()) - payment.clone();
            let cleared = iff(paying(own.before()), after_payment, own.before());
            iff(repaid.clone(), 0.0, iff(last(), 0.0, cleared)) + draw.now()
        });
        let interest = balance.before() * monthly_rate;
        let interest = m.follow(&heading("interest"), "USD", Numbers::Whole, 0.0, |_| interest);
        let part = iff(paying(balance.before()), payment - interest.now(), 0.0);
        let part = iff(last(), balance.before(), part);
        let principal = m.follow(&heading("principal"), "USD", Numbers::Whole, 0.0, |_| part);
        let left = iff(repaid, balance.before() - principal.now(), 0.0);
        let repayment = m.follow(&heading("repaid"), "USD", Numbers::Whole, 0.0, |_| left);
        Service { draw, interest, principal, repayment }
    }
}

/// The sum of two loans' columns, or the one.
pub(super) fn together(m: &mut Months, loans: &[Service]) -> Service {
    let mut add = |heading: &str, of: fn(&Service) -> Column| {
        let mut parts = loans.iter().map(|loan| of(loan).now());
        let first = parts.next().unwrap_or(Expr::Number(0.0));
        let sum = parts.fold(first, |sum, part| sum + part);
        m.add(heading, "USD", Numbers::Whole, sum)
    };
    Service {
        draw: add("Debt drawn", |loan| loan.draw),
        interest: add("Interest", |loan| loan.interest),
        principal: add("Principal", |loan| loan.principal),
        repayment: add("Early and final repayment", |loan| loan.repayment),
    }
}
