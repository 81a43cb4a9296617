//! What accounts for the difference of NPV between two scenarios: shares by group of inputs, by Shapley.
//!
//! A group's share is what it adds to the NPV when it moves from its values in the first scenario to
//! those in the second, averaged over all orders in which the groups can be moved. The shares add up
//! to the whole difference, whatever the order, and the way back has the same shares with the other
//! sign.
//!
//! L. S. Shapley, "A value for n-person games", Contributions to the Theory of Games II (1953).

use crate::evaluation::{Engine, Npvs};
use crate::scenario::{GROUPS, Input, Scenario, Series};

/// What moves together.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedGroup {
    /// Index into [`GROUPS`]; `None` for the paths given month by month.
    pub group: Option<usize>,
    /// Its inputs that differ, in the table's order; none for paths.
    pub inputs: Vec<Input>,
}

/// A group's share of the difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// What moves.
    pub group: ChangedGroup,
    /// By [`crate::strategy::Strategy`], USD; `None` where a use is not ready within the horizon on some way from
    /// the one scenario to the other.
    pub npv_usd: Npvs,
}

/// The difference of NPV from one scenario to another, and what accounts for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// NPVs of the first scenario.
    pub from: Npvs,
    /// NPVs of the second scenario.
    pub to: Npvs,
    /// Groups in the table's order, those that differ and can change a NPV; given paths last.
    pub shares: Vec<Share>,
}

/// Accounts for the NPVs of `to` less those of `from`, group by group of the inputs that differ.
///
/// Every set of moved groups is evaluated once: 2 to the power of the number of groups that differ.
///
/// ```
/// use hash_or_host::{analysis::compare::difference, evaluation::Engine, scenario::{Input, Scenario}};
/// let from = Scenario::default();
/// let to = from.set_all(&[(Input::SitePowerPriceUsdPerMwh, 30.0), (Input::NetworkBtcPriceUsd, 1e5)])?;
/// let found = difference(&mut Engine::new(), &from, &to);
/// let mining: f64 = found.shares.iter().filter_map(|share| share.npv_usd[0]).sum();
/// assert!((mining - (found.to[0].unwrap() - found.from[0].unwrap())).abs() < 1.0);
/// # Ok::<(), hash_or_host::scenario::Refused>(())
/// ```
#[must_use]
pub fn difference(engine: &mut Engine, from: &Scenario, to: &Scenario) -> Difference {
    let groups = differing(from, to);
    let worth = worths(engine, from, to, &groups);
    let last = worth.len() - 1;
    let shares = groups.iter().enumerate().map(|(at, group)| Share {
        group: group.clone(),
        npv_usd: std::array::from_fn(|strategy| shapley(&worth, groups.len(), at, strategy)),
    });
    Difference { from: worth[0], to: worth[last], shares: shares.collect() }
}

/// The groups in which two scenarios differ in a way that an evaluation can see.
fn differing(from: &Scenario, to: &Scenario) -> Vec<ChangedGroup> {
    let mut groups: Vec<ChangedGroup> = (0..GROUPS.len())
        .map(|group| {
            let inputs = to.differing(from).filter(|input| input.row().group == group);
            ChangedGroup { group: Some(group), inputs: inputs.collect() }
        })
        .filter(|group| group.inputs.iter().any(|input| !super::curve::idle(*input)))
        .collect();
    if to.differing_series(from).next().is_some() {
        groups.push(ChangedGroup { group: None, inputs: Vec::new() });
    }
    groups
}

/// NPVs by set of moved groups: bit i of the index says whether group i has its second values.
fn worths(
    engine: &mut Engine,
    from: &Scenario,
    to: &Scenario,
    groups: &[ChangedGroup],
) -> Vec<Npvs> {
    let sets = 1_usize << groups.len();
    let mut worth = vec![Npvs::default(); sets];
    for step in 0..sets {
        // Gray's order moves one group at a time: the engine keeps what it does not touch.
        let set = step ^ (step >> 1);
        let moved = groups.iter().enumerate().filter(|(i, _)| set & (1 << i) != 0);
        worth[set] = engine.npvs(&mixed(from, to, moved.map(|(_, group)| group)));
    }
    worth
}

/// `from` with the groups' values of `to`.
fn mixed<'a>(
    from: &Scenario,
    to: &Scenario,
    groups: impl Iterator<Item = &'a ChangedGroup>,
) -> Scenario {
    let mut mixed = from.clone();
    for group in groups {
        match group.group {
            // A group holds all inputs that must go together, so that nothing gives way here.
            Some(_) => mixed = mixed.nearest_all(group.inputs.iter().map(|i| (*i, to.get(*i)))),
            None => {
                for series in Series::ALL {
                    let values = to.series(series);
                    mixed = mixed.with_series(series, values).unwrap_or(mixed);
                }
            }
        }
    }
    mixed
}

/// The mean of what `group` adds over all orders: over the sets without it, weighted by how many
/// orders move just that set before it.
fn shapley(worth: &[Npvs], groups: usize, group: usize, strategy: usize) -> Option<f64> {
    let bit = 1 << group;
    let mut share = 0.0;
    for set in (0..worth.len()).filter(|set| set & bit == 0) {
        let added = worth[set | bit][strategy]? - worth[set][strategy]?;
        share += added * weight(groups, set.count_ones() as usize);
    }
    Some(share)
}

/// k! (n - k - 1)! / n!, as 1 / (n x (n - 1 over k)).
fn weight(n: usize, k: usize) -> f64 {
    let mut ways = 1.0;
    for i in 0..k {
        ways *= (n - 1 - i) as f64 / (i + 1) as f64;
    }
    1.0 / (n as f64 * ways)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_count_the_orders() {
        // Three groups: 3! = 6 orders; none before in 2 of them, one given group before in 1, both in 2.
        assert_eq!([0, 1, 2].map(|k| weight(3, k) * 6.0), [2.0, 1.0, 2.0]);
    }

    #[test]
    fn a_game_of_gloves_is_shared_as_published() {
        // One left glove, two right ones; a pair is worth 1: 4/6, 1/6, 1/6 (Shapley 1953 and every textbook since).
        let mut worth = vec![Npvs::default(); 8];
        for (set, npvs) in worth.iter_mut().enumerate() {
            let pair = set & 1 != 0 && set & 6 != 0;
            npvs[0] = Some(f64::from(u8::from(pair)));
        }
        let shares = [0, 1, 2].map(|group| shapley(&worth, 3, group, 0).unwrap());
        for (share, published) in shares.into_iter().zip([4.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0]) {
            assert!((share - published).abs() < 1e-15, "{shares:?}");
        }
        assert_eq!(shapley(&worth, 3, 0, 1), None, "nothing is known of the second use");
    }
}
