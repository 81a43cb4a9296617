//! One future with everything that its numbers are made of.

use super::model::Model;
use super::worker::Worker;
use crate::evaluation::{Evaluation, Rates};
use crate::paths::Paths;
use crate::scenario::Scenario;
use crate::strategy::Strategy;

/// All uses in one future, evaluated in full at the common rate.
#[derive(Clone, Debug)]
pub struct OpenFuture {
    /// By [`Strategy`]; none for what is not ready or finds no tenant.
    pub evaluation: Evaluation,
    /// The world that each pure use lives in.
    pub paths: [Paths; 3],
    /// At which all are discounted.
    pub rates: Rates,
}

impl OpenFuture {
    /// Future `number` of a model of the scenario.
    #[must_use]
    pub fn of(scenario: &Scenario, model: &Model, number: u32) -> OpenFuture {
        // Path by path: the owners' decisions are the same, and the ledgers have all that they lead to.
        let mut worker = Worker::path_by_path(model);
        let fate = worker.draw(number);
        let world = |worker: &Worker| {
            let mut paths = worker.paths.clone();
            model.behind(&worker.logs, &mut paths);
            paths
        };
        let mining = worker.mining();
        let mut runs = [None, None, None, None];
        let mut paths = [world(&worker), world(&worker), world(&worker)];
        if fate.tenant_found {
            if let Some(part) =
                model.colocation.as_ref().and_then(|of| worker.colocation(of, &fate))
            {
                let at = Strategy::Colocation as usize;
                (runs[at], paths[at]) =
                    (Some((part.run, worker.ledgers[at].clone())), world(&worker));
            }
            if let Some(of) = &model.cloud {
                let at = Strategy::GpuCloud as usize;
                let part = worker.gpu_cloud(of, &fate);
                (runs[at], paths[at]) =
                    (Some((part.run, worker.ledgers[at].clone())), world(&worker));
            }
        }
        let business = model.weights.business as usize;
        runs[Strategy::Hybrid as usize] =
            runs[business].as_ref().map(|(ai, _)| worker.opened_hybrid(ai, business, &mining));
        let of_mining = worker.ledgers[Strategy::Mining as usize].clone();
        runs[Strategy::Mining as usize] = Some((mining, of_mining));
        OpenFuture { evaluation: Evaluation::of_runs(scenario, runs), paths, rates: model.rates }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::Future;

    #[test]
    fn an_open_future_is_worth_what_was_counted() {
        let scenario = Scenario::default();
        let model = Model::of(&scenario, 1);
        for number in 0..40 {
            let (opened, counted) =
                (OpenFuture::of(&scenario, &model, number), Future::of(&model, number));
            for strategy in Strategy::ALL {
                let Some(npv) = opened.evaluation.npv(strategy) else {
                    assert!(!counted.tenant_found, "{number} {strategy:?}");
                    continue;
                };
                let counted = counted.npv_usd[strategy as usize].unwrap();
                assert!(
                    (npv - counted).abs() <= 1e-9 * counted.abs().max(1e6),
                    "{number} {strategy:?}: {npv}, {counted}"
                );
            }
        }
    }
}
