//! Random numbers with addresses: seed, future, what is drawn, month.
//!
//! Every draw can be asked for by itself, in any order and by anybody: a future is the same
//! whichever worker runs it, two scenarios meet the same futures, and something new to be drawn
//! moves nothing that was drawn before.

mod normal;
mod philox;

pub use normal::inverse_normal;
pub use philox::philox4x32;

/// What is drawn. The numbers are part of every address and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Drawn {
    /// The bitcoin price, every month.
    BtcPrice = 0,
    /// The network's own level, every month.
    Network = 1,
    /// The GPU lease level, every month.
    LeaseLevel = 2,
    /// The power price, every month.
    PowerPrice = 3,
    /// Whether a tenant is found.
    Tenant = 16,
    /// Months to a tenant's default.
    Default = 17,
    /// Months by which the first delivery is late.
    Delay = 18,
    /// What buildings cost more or less.
    Capex = 19,
}

/// All draws of one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    key: [u32; 2],
}

impl Draws {
    /// The draws of a seed.
    #[must_use]
    pub fn new(seed: u32) -> Draws {
        Draws { key: [seed, 0] }
    }

    /// Two uniform numbers, each in steps of 2^-52 and never 0 or 1.
    #[inline]
    fn pair(self, future: u32, what: Drawn, block: u32) -> [f64; 2] {
        let [a, b, c, d] = philox4x32([future, block, what as u32, 0], self.key);
        [uniform(a, b), uniform(c, d)]
    }

    /// The uniform number of something drawn once a future, 0 < u < 1.
    #[must_use]
    pub fn once(self, future: u32, what: Drawn) -> f64 {
        self.pair(future, what, 0)[0]
    }

    /// The standard normal numbers of months 1, 2, .. of a future, as many as `normals` holds.
    ///
    /// Months 2j-1 and 2j share the address j.
    pub fn monthly(self, future: u32, what: Drawn, normals: &mut [f64]) {
        for (first, several) in (1..).step_by(LANES).zip(normals.chunks_mut(2 * LANES)) {
            let blocks = std::array::from_fn(|lane| first + lane as u32);
            let all = |word| [word; LANES];
            let counters = [all(future), blocks, all(what as u32), all(0)];
            let [a, b, c, d] = philox::lanes(counters, self.key);
            let mut uniforms = [0.0; 2 * LANES];
            for lane in 0..LANES {
                uniforms[2 * lane] = uniform(a[lane], b[lane]);
                uniforms[2 * lane + 1] = uniform(c[lane], d[lane]);
            }
            several.copy_from_slice(&uniforms[..several.len()]);
        }
        normal::invert(normals);
    }
}

/// Addresses drawn at once: as many as wait for no multiplication and still have room in registers.
const LANES: usize = 3;

/// The middle of one of 2^52 equal parts of (0, 1): exact, and symmetric about a half.
#[inline]
fn uniform(high: u32, low: u32) -> f64 {
    const PARTS: f64 = 4_503_599_627_370_496.0;
    let bits = (u64::from(high) << 32 | u64::from(low)) >> 12;
    // Below 2^52: as a signed number, of which processors make a float at once.
    (bits as i64 as f64 + 0.5) / PARTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uniform_numbers_stay_within_their_bounds() {
        assert_eq!(uniform(0, 0), 0.5 / 4_503_599_627_370_496.0);
        assert_eq!(uniform(u32::MAX, u32::MAX), 1.0 - uniform(0, 0));
        assert_eq!(uniform(0x8000_0000, 0), 0.5 + uniform(0, 0));
    }

    #[test]
    fn a_longer_horizon_moves_no_month() {
        let (mut short, mut long) = ([0.0; 13], [0.0; 360]);
        Draws::new(7).monthly(3, Drawn::LeaseLevel, &mut short);
        Draws::new(7).monthly(3, Drawn::LeaseLevel, &mut long);
        assert_eq!(short, long[..13]);
    }

    #[test]
    fn seed_future_and_what_is_drawn_all_matter() {
        let first = |seed, future, what| {
            let mut normals = [0.0; 2];
            Draws::new(seed).monthly(future, what, &mut normals);
            normals
        };
        let one = first(1, 1, Drawn::BtcPrice);
        for other in [(2, 1, Drawn::BtcPrice), (1, 2, Drawn::BtcPrice), (1, 1, Drawn::Network)] {
            let other = first(other.0, other.1, other.2);
            assert!(one[0] != other[0] && one[1] != other[1]);
        }
    }

    #[test]
    fn draws_are_standard_normal_and_independent() {
        const N: usize = 200_000;
        let mut x = vec![0.0; N];
        let mut y = vec![0.0; N];
        Draws::new(1).monthly(0, Drawn::BtcPrice, &mut x);
        Draws::new(1).monthly(1, Drawn::BtcPrice, &mut y);
        let mean = |f: &dyn Fn(usize) -> f64| (0..N).map(f).sum::<f64>() / N as f64;
        // Standard errors: sqrt of 1, 2, 15, 96 and 1 over n.
        let error = |variance: f64| 4.0 * (variance / N as f64).sqrt();
        assert!(mean(&|i| x[i]).abs() < error(1.0));
        assert!((mean(&|i| x[i] * x[i]) - 1.0).abs() < error(2.0));
        assert!(mean(&|i| x[i] * x[i] * x[i]).abs() < error(15.0));
        assert!((mean(&|i| x[i] * x[i] * x[i] * x[i]) - 3.0).abs() < error(96.0));
        assert!(mean(&|i| x[i] * y[i]).abs() < error(1.0));
        assert!(mean(&|i| x[i] * x[(i + 1) % N]).abs() < error(1.0));
    }
}
