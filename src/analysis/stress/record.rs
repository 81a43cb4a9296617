//! The record: what each month of a shock multiplies. Month `k` is 1 in the first shocked month.

use crate::math::pow;

/// Bitcoin price in the winter of 2022.
const WINTER_PRICE: [f64; 26] = [
    0.89, 0.85, 0.86, 0.89, 0.69, 0.55, 0.44, 0.48, 0.42, 0.41, 0.38, 0.35, 0.40, 0.49, 0.51, 0.60,
    0.58, 0.57, 0.63, 0.59, 0.55, 0.59, 0.75, 0.87, 0.90, 0.99,
];
/// Hashprice in its first year.
const WINTER_HASHPRICE: [f64; 12] =
    [0.84, 0.73, 0.73, 0.73, 0.53, 0.43, 0.35, 0.39, 0.31, 0.28, 0.24, 0.24];
/// Hashprice in its second year.
const WINTER_TROUGH: f64 = 0.27;
/// Network hashrate after China's ban.
const BAN_NETWORK: [f64; 6] = [0.89, 0.66, 0.66, 0.79, 0.85, 0.94];
/// Bitcoin price after China's ban.
const BAN_PRICE: [f64; 4] = [0.74, 0.69, 0.92, 0.96];

/// The listed factor of month `k`, 1 after the last.
fn listed(factors: &[f64], k: usize) -> f64 {
    factors.get(k.wrapping_sub(1)).copied().unwrap_or(1.0)
}

/// Price in month `k` of the winter of 2022.
pub(super) fn winter_price(k: usize) -> f64 {
    listed(&WINTER_PRICE, k)
}

/// Hashprice in month `k` of the winter of 2022: listed for a year, flat for another, then
/// log-linear to 1 at `k = 48`: `0.27^((48-k)/24)`.
pub(super) fn winter_hashprice(k: usize) -> f64 {
    match k {
        ..=12 => listed(&WINTER_HASHPRICE, k),
        13..=24 => WINTER_TROUGH,
        25..48 => pow(WINTER_TROUGH, (48 - k) as f64 / 24.0),
        _ => 1.0,
    }
}

/// Price in month `k` after China's ban.
pub(super) fn ban_price(k: usize) -> f64 {
    listed(&BAN_PRICE, k)
}

/// Network hashrate in month `k` after China's ban.
pub(super) fn ban_network(k: usize) -> f64 {
    listed(&BAN_NETWORK, k)
}

/// Rate of an H100 in month `k` of the glut: `0.51^(k/12)` to 24, flat to 28, log-linear to 0.36 at
/// 33, then held. The chip's own ageing over the 24 months of the fall is in that record and is
/// taken out: divided by `(1-decline)^(min(k,24)/12)`.
pub(super) fn glut_level(k: usize, decline: f64) -> f64 {
    let trough = 0.51 * 0.51;
    let recorded = match k {
        ..=24 => pow(0.51, k as f64 / 12.0),
        25..=28 => trough,
        29..33 => trough * pow(0.36 / trough, (k - 28) as f64 / 5.0),
        _ => 0.36,
    };
    recorded / pow(1.0 - decline, k.min(24) as f64 / 12.0)
}
