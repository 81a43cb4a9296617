//! The standard normal distribution by inversion: one uniform number a draw, always.
//!
//! Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
//! Statistics 37 (1988), PPND16, accurate to about one part in 10^16. Multiplications, one
//! division, in the tails the logarithm of [`crate::math`] and a square root: the same bits
//! everywhere. (A rejection sampler would use a random number of uniforms, and no draw would have
//! an address of its own.)

use crate::math::ln;

/// Half the width of the central region.
const CENTRE: f64 = 0.425;

/// The value below which a standard normal variable stays with probability `p`, 0 < `p` < 1.
#[inline]
#[must_use]
pub fn inverse_normal(p: f64) -> f64 {
    let from_half = p - 0.5;
    if from_half.abs() <= CENTRE {
        let r = CENTRE * CENTRE - from_half * from_half;
        return from_half * ratio(&CENTRAL, r);
    }
    tail(p, from_half)
}

/// Turns uniform numbers into normal ones in place, each as [`inverse_normal`] does: first all as if
/// they were central, which needs no branch, then those that are not.
pub(super) fn invert(values: &mut [f64]) {
    for part in values.chunks_mut(PART) {
        let mut central = [0.0; PART];
        for (central, p) in central.iter_mut().zip(&*part) {
            let from_half = p - 0.5;
            *central = from_half * ratio(&CENTRAL, CENTRE * CENTRE - from_half * from_half);
        }
        for (value, central) in part.iter_mut().zip(central) {
            let from_half = *value - 0.5;
            *value = if from_half.abs() <= CENTRE { central } else { tail(*value, from_half) };
        }
    }
}

/// Numbers turned at once.
const PART: usize = 60;

#[inline(never)]
fn tail(p: f64, from_half: f64) -> f64 {
    let beyond = if from_half < 0.0 { p } else { 1.0 - p };
    let r = (-ln(beyond)).sqrt();
    let size = if r <= 5.0 { ratio(&MIDDLE, r - 1.6) } else { ratio(&FAR, r - 5.0) };
    if from_half < 0.0 { -size } else { size }
}

/// Two polynomials of degree 7, coefficients from the highest power down.
type Ratio = [[f64; 8]; 2];

#[inline(always)]
fn ratio(polynomials: &Ratio, x: f64) -> f64 {
    let at = |coefficients: &[f64; 8]| {
        let [first, rest @ ..] = coefficients;
        rest.iter().fold(*first, |sum, coefficient| sum * x + coefficient)
    };
    at(&polynomials[0]) / at(&polynomials[1])
}

// The digits are those of the paper, some of them beyond what a double holds.
#[expect(clippy::excessive_precision, reason = "as published")]
mod published {
    use super::Ratio;

    pub(super) const CENTRAL: Ratio = [
        [
            2.509_080_928_730_122_672_7e3,
            3.343_057_558_358_812_810_5e4,
            6.726_577_092_700_870_085_3e4,
            4.592_195_393_154_987_145_7e4,
            1.373_169_376_550_946_112_5e4,
            1.971_590_950_306_551_442_7e3,
            1.331_416_678_917_843_774_5e2,
            3.387_132_872_796_366_608_0,
        ],
        [
            5.226_495_278_852_854_561_0e3,
            2.872_908_573_572_194_267_4e4,
            3.930_789_580_009_271_061_0e4,
            2.121_379_430_158_659_586_7e4,
            5.394_196_021_424_751_107_7e3,
            6.871_870_074_920_579_083_0e2,
            4.231_333_070_160_091_125_2e1,
            1.0,
        ],
    ];
    pub(super) const MIDDLE: Ratio = [
        [
            7.745_450_142_783_414_076_4e-4,
            2.272_384_498_926_918_458_33e-2,
            2.417_807_251_774_506_117_70e-1,
            1.270_458_252_452_368_382_58,
            3.647_848_324_763_204_605_04,
            5.769_497_221_460_691_405_50,
            4.630_337_846_156_545_295_90,
            1.423_437_110_749_683_577_34,
        ],
        [
            1.050_750_071_644_416_843_24e-9,
            5.475_938_084_995_344_946_00e-4,
            1.519_866_656_361_645_719_66e-2,
            1.481_039_764_274_800_745_90e-1,
            6.897_673_349_851_000_045_50e-1,
            1.676_384_830_183_803_849_40,
            2.053_191_626_637_758_821_87,
            1.0,
        ],
    ];
    pub(super) const FAR: Ratio = [
        [
            2.010_334_399_292_288_132_65e-7,
            2.711_555_568_743_487_578_15e-5,
            1.242_660_947_388_078_438_60e-3,
            2.653_218_952_657_612_309_30e-2,
            2.965_605_718_285_048_912_30e-1,
            1.784_826_539_917_291_335_80,
            5.463_784_911_164_114_369_90,
            6.657_904_643_501_103_777_20,
        ],
        [
            2.044_263_103_389_939_785_64e-15,
            1.421_511_758_316_445_888_70e-7,
            1.846_318_317_510_054_681_80e-5,
            7.868_691_311_456_132_591_00e-4,
            1.487_536_129_085_061_485_25e-2,
            1.369_298_809_227_358_053_10e-1,
            5.998_322_065_558_879_376_90e-1,
            1.0,
        ],
    ];
}
use published::{CENTRAL, FAR, MIDDLE};

#[cfg(test)]
mod tests {
    use super::inverse_normal;

    #[track_caller]
    fn check(p: f64, expected: f64) {
        let got = inverse_normal(p);
        let error = (got - expected).abs() / expected.abs().max(1e-3);
        assert!(error < 1e-15, "at {p}: {got}, expected {expected}");
    }

    #[test]
    fn the_papers_own_checks_come_out() {
        // AS 241, section "Test": p = 0.25, 0.001, 1e-20.
        check(0.25, -0.674_489_750_196_081_7);
        check(0.001, -3.090_232_306_167_814);
        check(1e-20, -9.262_340_089_798_408);
    }

    #[test]
    fn known_percentage_points_come_out() {
        assert_eq!(inverse_normal(0.5), 0.0);
        POINTS.iter().for_each(|(p, expected)| check(*p, *expected));
    }

    #[test]
    fn many_at_once_are_each_by_itself() {
        let uniforms: Vec<f64> = (0..997).map(|i| (f64::from(i) + 0.5) / 997.0).collect();
        let mut normals = uniforms.clone();
        super::invert(&mut normals);
        let each: Vec<f64> = uniforms.iter().map(|p| inverse_normal(*p)).collect();
        assert_eq!(normals, each);
    }

    #[test]
    fn it_is_odd_about_a_half() {
        for p in [0.3, 0.05, 0.01, 1.0 / 1024.0, 1.0 / 4_503_599_627_370_496.0] {
            assert_eq!(inverse_normal(1.0 - p) as f32, -inverse_normal(p) as f32, "at {p}");
        }
    }

    /// Roots of erfc(-x / sqrt(2)) / 2 = p by mpmath at 40 digits.
    const POINTS: [(f64, f64); 6] = [
        (0.9, 1.281_551_565_544_600_6),
        (0.0751, -1.438_825_392_752_54),
        (0.074, -1.446_632_067_158_978_5),
        (0.975, 1.959_963_984_540_053_9),
        (1e-5, -4.264_890_793_922_825),
        (1e-12, -7.034_483_825_301_132),
    ];
}
