//! The hybrid: part of the site in the chosen AI business, the rest mining, a second mine on headroom.

use super::cash::{Business, mixed};
use super::derived::Derived;
use super::paths::clock;
use super::{Page, input, not_ready};
use crate::book::Book;
use crate::formula::{Expr, iff, max, min};
use crate::model::Model;
use crate::months::Months;
use crate::style::Numbers;
use hash_or_host::finance::Column as C;
use hash_or_host::scenario::Input;
use hash_or_host::text::workbook as words;

/// The uses of the whole site that it is mixed from.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub mining: Business,
    pub colocation: Option<Business>,
    pub cloud: Option<Business>,
    /// The second mine, as if on the whole site.
    pub second: Business,
    /// Shares of the grid capacity: in the AI business, mining, of the second mine, of the way out.
    pub shares: [usize; 4],
}

const SHARES: [&str; 4] = ["hybrid_ai", "hybrid_mining", "hybrid_headroom", "hybrid_bridge"];

impl Parts {
    /// A share by its number.
    pub(super) fn share(&self, nth: usize) -> Expr {
        Expr::Name(self.shares[nth])
    }

    /// What the chosen AI business says, where both are ready by the scenario's choice.
    pub(super) fn chosen(&self, says: impl Fn(&Business, usize) -> Expr) -> Option<Expr> {
        match (&self.colocation, &self.cloud) {
            (Some(colocation), Some(cloud)) => {
                let by_choice = input(Input::HybridAiMode).is("colocation");
                Some(iff(by_choice, says(colocation, 1), says(cloud, 2)))
            }
            (Some(colocation), None) => Some(says(colocation, 1)),
            (None, Some(cloud)) => Some(says(cloud, 2)),
            (None, None) => None,
        }
    }
}

/// Fills the sheet; nothing but a sentence if its AI part is not ready within the horizon.
pub(super) fn hybrid(book: &mut Book, parts: &Parts, model: &Model) -> Option<Business> {
    let page = Page::Hybrid.id();
    let (title, note) = words::months(page);
    let [ai, mining, headroom, bridge] = [0, 1, 2, 3].map(|nth| parts.share(nth));
    let Some(ledger) = model.ledger(3) else {
        not_ready(book, page, title);
        return None;
    };
    let mut m = Months::new(book, page, model.months, title, note);
    let clock = clock(&mut m, model.months, None);
    Some(mixed(&mut m, clock, ledger, |column| {
        let part = parts.chosen(|business, _| business.of(column).now());
        let part = part.unwrap_or(Expr::Number(0.0));
        if column == C::BridgeCashFlow {
            return bridge.clone() * part;
        }
        ai.clone() * part
            + mining.clone() * parts.mining.of(column).now()
            + headroom.clone() * parts.second.of(column).now()
    }))
}

/// Names the shares.
pub(super) fn shares(book: &mut Book, derived: &mut Derived) -> [usize; 4] {
    derived.group(book, "Hybrid");
    let spare = |critical: Input, pue: Input| {
        max(1.0 - min(input(critical), 1.0 / input(pue)) * input(pue), 0.0)
    };
    let spare = iff(
        input(Input::HybridAiMode).is("colocation"),
        spare(Input::ColocationCriticalItShare, Input::ColocationPue),
        spare(Input::GpuCloudCriticalItShare, Input::GpuCloudPue),
    );
    let ai = input(Input::HybridAiShare);
    let headroom = input(Input::HybridHeadroomShare) * ai.clone() * spare;
    let labels = [
        "Share of the grid capacity in the AI business",
        "Share that mines",
        "Share that a second mine uses of what the AI part leaves spare",
        "Share whose mine is on its way out",
    ];
    let formulas = [ai.clone(), 1.0 - ai.clone(), headroom.clone(), ai - headroom];
    let mut at = 0;
    formulas.map(|formula| {
        at += 1;
        let (name, label) = (SHARES[at - 1], labels[at - 1]);
        let named = derived.term(book, name, label, ("share", Numbers::Factor), formula);
        if let Expr::Name(name) = named { name } else { 0 }
    })
}
