//! The only door to transcendental functions: `libm`'s, which give the same bits natively and in
//! WebAssembly (std's differ in the last bit for about one argument in ten; `clippy.toml` bans them).

/// e to the power of `x`.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// e to the power of `x`, less one, exact for small `x`.
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// The natural logarithm.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The natural logarithm of `1 + x`, exact for small `x`.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// The decimal logarithm.
#[must_use]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// `base` to the power of `exponent`; `0^0` is 1.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The monthly factor of a yearly growth `g`: `(1 + g)^(1/12)`.
#[must_use]
pub fn monthly_factor(g: f64) -> f64 {
    pow(1.0 + g, 1.0 / 12.0)
}

/// A number held within bounds; what is not a number stays.
///
/// As `f64::max` and `f64::min`, which are calls in WebAssembly where they are one instruction elsewhere, and as
/// `f64::clamp`, whose message on bounds that cross would bring the printing of floating-point numbers along, and which ends
/// the program there; here the upper bound holds then.
pub trait Within: Sized {
    /// The number, or the bound that it is below.
    #[must_use]
    fn at_least(self, low: Self) -> Self;

    /// The number, or the bound that it is above.
    #[must_use]
    fn at_most(self, high: Self) -> Self;

    /// The number, or the bound that it is beyond.
    #[must_use]
    fn within(self, low: Self, high: Self) -> Self {
        self.at_least(low).at_most(high)
    }
}

impl Within for f64 {
    #[inline]
    fn at_least(self, low: f64) -> f64 {
        if self < low { low } else { self }
    }

    #[inline]
    fn at_most(self, high: f64) -> f64 {
        if self > high { high } else { self }
    }
}

/// A number of years as whole months, halves up.
#[must_use]
pub fn whole_months(years: f64) -> usize {
    (years * 12.0 + 0.5).floor() as usize
}
