//! The whole account of a case: ours beside theirs, the return on the chips, the price that it needs,
//! and how it stands.

use super::beside::{Compared, Guided, beside};
use super::contract::{Deciding, Split, deciding, split};
use super::{Preset, PresetKind};
use crate::analysis::break_even::{BreakEven, Question, break_even};
use crate::analysis::standing::Contender;
use crate::analysis::value_split::layers;
use crate::evaluation::{Engine, Evaluation, Rate};
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;

/// What the model makes of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// What its parties state, beside ours.
    pub beside: Vec<Compared>,
    /// The yearly return of the chips alone, before tax and debt, to the end of their contract, in a
    /// hall rented at the going rent: what companies quote. `None` where no chips are owned.
    pub chips: Option<Rate>,
    /// The rent or rate at which the case is worth nothing more than it costs; for a mine the price
    /// of bitcoin at which it is worth no more than selling now.
    pub needs: Option<BreakEven>,
    /// Its value by the contract's years; `None` where nothing is signed or it is not ready.
    pub split: Option<Split>,
    /// What decides it among what it does not set; `None` where nothing moves it.
    pub deciding: Option<Deciding>,
    /// How it stands.
    pub verdict: Verdict,
    /// The chance of a tenant, which none of these figures counts.
    pub tenant_probability: f64,
}

/// How a case stands among the uses of its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), serde(rename_all = "snake_case"))]
pub enum Verdict {
    /// A price of it is not published, so its value is none.
    Unpriced,
    /// It is not ready within the horizon.
    NotReady,
    /// It is worth less than it costs.
    Loses,
    /// It is worth more than it costs, and another use is worth more.
    Behind(#[cfg_attr(js, serde(skip))] Strategy),
    /// It is worth most.
    Leads,
}

/// The account of a case, of which `scenario` may have been moved since it was loaded.
#[must_use]
pub fn account(engine: &mut Engine, preset: &Preset, scenario: &Scenario) -> Account {
    let evaluation = engine.evaluate(scenario);
    let mut beside = beside(preset, scenario, &evaluation);
    let owns_chips = preset.strategy == Strategy::GpuCloud;
    let chips = if owns_chips { layers(engine, scenario) } else { None };
    let needs = asked_price(preset.strategy).map(|input| {
        let own = Contender::Strategy(preset.strategy);
        let question = Question::Between(own, least(preset.strategy));
        break_even(engine, scenario, input, question)
    });
    let rate = beside.iter_mut().find(|compared| compared.figure == Guided::RateNeeded);
    if let (Some(rate), Some(needs)) = (rate, &needs) {
        rate.ours = needs.value();
    }
    Account {
        beside,
        chips: chips.and_then(|layers| layers.contract_irr_before_tax),
        needs,
        split: split(preset.strategy, scenario, &evaluation),
        deciding: deciding(engine, preset, scenario),
        verdict: verdict(preset, &evaluation),
        tenant_probability: scenario.get(Input::UncertaintyTenantProbability),
    }
}

/// How a case stands.
#[must_use]
pub fn verdict(preset: &Preset, evaluation: &Evaluation) -> Verdict {
    if preset.kind == PresetKind::Accelerator && preset.is_unpriced() {
        return Verdict::Unpriced;
    }
    let Some(own) = evaluation.npv(preset.strategy) else { return Verdict::NotReady };
    if own < 0.0 {
        return Verdict::Loses;
    }
    let pure = [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud];
    let others = pure.into_iter().filter(|strategy| *strategy != preset.strategy);
    let ahead = others.filter_map(|other| Some((other, evaluation.npv(other)?)));
    let best = ahead.max_by(|a, b| a.1.total_cmp(&b.1));
    match best {
        Some((other, npv)) if npv > own => Verdict::Behind(other),
        _ => Verdict::Leads,
    }
}

/// What a use must at least be worth. A mine that stands can always be sold, so selling now is its
/// measure.
fn least(strategy: Strategy) -> Contender {
    if strategy == Strategy::Mining { Contender::SellNow } else { Contender::Zero }
}

/// What the customer of a use pays: the rent, the lease rate, the price of bitcoin.
#[must_use]
pub fn asked_price(strategy: Strategy) -> Option<Input> {
    match strategy {
        Strategy::Mining => Some(Input::NetworkBtcPriceUsd),
        Strategy::Colocation => Some(Input::ColocationRentUsdPerKwMonth),
        Strategy::GpuCloud => Some(Input::GpuCloudLeaseRateUsdPerHour),
        Strategy::Hybrid => None,
    }
}
