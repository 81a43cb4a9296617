//! Maps whose NPVs add up from one row and one column.
//!
//! Every strategy's NPV is a weighted sum of parts: mining, the bridges, colocation, GPU cloud. If
//! no part depends on both inputs, `f(x, y) = f(x, y0) + f(x0, y) - f(x0, y0)` exactly.

use super::field::Field;
use crate::analysis::standing::Standing;
use crate::scenario::{Input, Parts, Scenario};

const MINING: u32 = 1;
const BRIDGE: u32 = 2;
const COLOCATION: u32 = 4;
const GPU_CLOUD: u32 = 8;
const SELL_NOW: u32 = 16;
const WEIGHTS: u32 = 32;

/// The parts that an input touches, one bit each.
pub(super) fn touched(scenario: &Scenario, input: Input) -> u32 {
    let affects = input.row().affects;
    let colocation_power =
        if scenario.is(Input::ColocationTenantPaysPower) { 0 } else { COLOCATION };
    let pairs = [
        (Parts::NETWORK, MINING | BRIDGE),
        (Parts::POWER, MINING | BRIDGE | GPU_CLOUD | colocation_power),
        (Parts::MINING, MINING),
        (Parts::BRIDGE, BRIDGE),
        (Parts::COLOCATION, COLOCATION),
        (Parts::GPU_CLOUD, GPU_CLOUD),
        (Parts::HYBRID, WEIGHTS),
        (Parts::SELL_NOW, SELL_NOW),
    ];
    let parts = pairs.iter().filter(|(part, _)| affects.touches(*part));
    parts.fold(0, |bits, (_, more)| bits | more)
}

/// Whether NPVs over these inputs add up.
pub(super) fn adds_up(scenario: &Scenario, x: Input, y: Input) -> bool {
    let (x, y) = (touched(scenario, x), touched(scenario, y));
    let one_is_idle = x == 0 || y == 0;
    one_is_idle || (x & y == 0 && (x | y) & WEIGHTS == 0)
}

/// The first row and the first column, last first.
pub(super) fn cross(field: &Field) -> Vec<usize> {
    let row = 0..field.columns;
    let column = (1..field.rows).map(|j| j * field.columns);
    let mut points: Vec<usize> = row.chain(column).collect();
    points.reverse();
    points
}

/// Fills the rest from the first row and the first column.
pub(super) fn fill(field: &mut Field) {
    let corner = field.at(0, 0);
    for j in 1..field.rows {
        let left = field.at(0, j);
        for i in 1..field.columns {
            let below = field.at(i, 0);
            let npv = |s: usize| Some(below.npvs[s]? + left.npvs[s]? - corner.npvs[s]?);
            let standing = Standing {
                npvs: [npv(0), npv(1), npv(2), npv(3)],
                sell_now_usd: below.sell_now_usd + left.sell_now_usd - corner.sell_now_usd,
            };
            field.set(j * field.columns + i, standing);
        }
    }
}
