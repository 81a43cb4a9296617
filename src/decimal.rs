//! Numbers to and from decimal digits: the only door, as `math` is for transcendental functions.
//!
//! Exact, with whole numbers of any length. The same results as std's, which are faster for what is
//! rare here and bring 45 kB of tables and code into a module that is to be loaded at once.
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use crate::pieces::cut;

/// The longest text that is read: more digits than any double has.
const LONGEST: usize = 1200;

/// The double nearest to a decimal number: digits with or without a point and a power of ten,
/// `inf`, `infinity` and `nan` in any letters. `None` for anything else.
#[must_use]
#[inline]
pub fn parse(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let size = match named(text) {
        Some(named) => named,
        None => size(text)?,
    };
    Some(if negative { -size } else { size })
}

#[inline]
fn named(text: &str) -> Option<f64> {
    let is = |name: &str| text.eq_ignore_ascii_case(name);
    if is("inf") || is("infinity") { Some(f64::INFINITY) } else { is("nan").then_some(f64::NAN) }
}

/// A number without its sign.
#[inline]
fn size(text: &str) -> Option<f64> {
    let (digits, power) = match text.bytes().position(|b| b | 32 == b'e') {
        Some(at) => (text.get(..at)?, whole(text.get(at + 1..)?)?),
        None => (text, 0),
    };
    if digits.len() > LONGEST {
        return None;
    }
    let (mut number, mut some, mut point, mut fraction) = (Whole::default(), false, false, 0);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                number.times_plus(10, u32::from(byte - b'0'));
                fraction += i32::from(point);
                some = true;
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    some.then(|| nearest(number, power.saturating_sub(fraction)))
}

/// A power of ten; beyond five digits all are alike.
#[inline]
fn whole(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let add = |sum: i32, digit: u8| (10 * sum + i32::from(digit - b'0')).min(99_999);
    Some(sign * digits.bytes().fold(0, add))
}

/// Powers of ten that a double holds exactly.
const EXACT: [f64; 23] = [
    1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The double nearest to `number` times ten to the power of `power`; of two, the even one.
#[inline]
fn nearest(number: Whole, power: i32) -> f64 {
    if number.is_zero() {
        return 0.0;
    }
    // Both exact, so that one product or quotient is the nearest.
    if let (Some(small), Some(ten)) =
        (number.below_two_to_53(), EXACT.get(power.unsigned_abs() as usize))
    {
        return if power < 0 { small / ten } else { small * ten };
    }
    let magnitude = number.digits_at_least() + power;
    if magnitude > 320 {
        return f64::INFINITY;
    }
    if magnitude < -400 {
        return 0.0;
    }
    let (mut over, mut under) = (number, Whole::from(1_u128));
    for _ in 0..power.unsigned_abs() {
        if power < 0 { under.times_plus(10, 0) } else { over.times_plus(10, 0) }
    }
    // Shifted so that the quotient has 54 or 55 bits, fewer where the double has.
    let shift = (54 - (over.bits() - under.bits())).min(1075);
    if shift < 0 {
        under.shift(-shift)
    } else {
        over.shift(shift)
    }
    let (mut quotient, rest) = over.divided_by(&under);
    // The bits that are too many, with one that says whether anything is behind them.
    let mut exponent = -shift;
    quotient = quotient << 1 | u64::from(!rest.is_zero());
    exponent -= 1;
    let excess = (64 - quotient.leading_zeros() as i32 - 53).max(-1074 - exponent);
    let (kept, cut) = (quotient >> excess, quotient & ((1 << excess) - 1));
    let half = 1 << (excess - 1);
    let up = cut > half || cut == half && kept & 1 == 1;
    exponent += excess;
    scaled(kept + u64::from(up), exponent)
}

/// `mantissa`, of at most 53 bits (or two to the power of 53), times two to the power of `exponent`, at least -1074.
#[inline]
fn scaled(mantissa: u64, exponent: i32) -> f64 {
    let (mantissa, exponent) =
        if mantissa == 1 << 53 { (mantissa >> 1, exponent + 1) } else { (mantissa, exponent) };
    if exponent > 971 {
        return f64::INFINITY;
    }
    let normal = mantissa >> 52 == 1;
    let field = if normal { (exponent + 1075) as u64 } else { 0 };
    f64::from_bits(field << 52 | mantissa & ((1 << 52) - 1))
}

/// The fewest digits that are read as the same number, without a power of ten: "0.1", "-0", "1200".
#[must_use]
#[inline]
pub fn shortest(x: f64) -> String {
    let sign = if x.is_sign_negative() && !x.is_nan() { "-" } else { "" };
    let size = x.abs();
    if !size.is_finite() {
        return if x.is_nan() { "NaN".to_owned() } else { format!("{sign}inf") };
    }
    if size == 0.0 {
        return format!("{sign}0");
    }
    // Few decimals first: so are most numbers.
    for (decimals, ten) in EXACT.iter().enumerate().take(16) {
        if let Some(rounded) = rounded(size, decimals, Tie::Up)
            && rounded < 1 << 53
            && rounded as f64 / ten == size
        {
            return format!("{sign}{}", pointed(&(rounded as u64).to_string(), decimals as i32));
        }
    }
    // What needs more than fifteen, as most others do, needs no try of fewer: if fewer did, so would those. But at a power of
    // two the doubles below lie closer than those above: there fewer may do, and what is read back may be one more.
    let is_step = parts(size).0.is_power_of_two();
    let mut from_the_least = is_step;
    let mut digits = if is_step { 1 } else { 15 };
    while digits <= 17 {
        let (nearest_one, power) = significant(size, digits, Tie::Up);
        let mut tried = nearest_one..=nearest_one + u64::from(is_step);
        let found = tried.find(|number| nearest(Whole::from(u128::from(*number)), power) == size);
        match (found, std::mem::replace(&mut from_the_least, true)) {
            (Some(number), true) => {
                return format!("{sign}{}", pointed(&number.to_string(), -power));
            }
            (Some(_), false) => digits = 1,
            (None, _) => digits += 1,
        }
    }
    // Seventeen digits always do, so that this is never reached.
    fixed(x, 20)
}

/// A number above zero rounded to so many digits, in its shorter form: "84700", "0.95684", "1e-9".
#[must_use]
#[inline]
pub fn brief(x: f64, digits: usize) -> String {
    if !(x > 0.0 && x.is_finite()) {
        return shortest(x);
    }
    let (number, power) = significant(x, digits.clamp(1, 17), Tie::Even);
    let plain = shortest(nearest(Whole::from(u128::from(number)), power));
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let leading = fraction.len() - fraction.trim_start_matches('0').len();
    let exponent = if whole == "0" { -1 - leading as i32 } else { whole.len() as i32 - 1 };
    let kept = format!("{whole}{fraction}");
    let (first, rest) = cut(kept.trim_matches('0'), 1);
    let point = if rest.is_empty() { "" } else { "." };
    let scientific = format!("{first}{point}{rest}e{exponent}");
    if scientific.len() < plain.len() { scientific } else { plain }
}

/// So many digits of a number above zero, at most 17, and the power of ten that they stand for.
#[inline]
fn significant(size: f64, digits: usize, tie: Tie) -> (u64, i32) {
    let (mantissa, exponent) = parts(size);
    // The digits before the point, or one more or less.
    let guess = crate::math::log10(size).floor() as i32 + 1;
    for before in [guess - 1, guess, guess + 1] {
        let power = digits as i32 - before;
        let (mut over, mut under) = (Whole::from(u128::from(mantissa)), Whole::from(1_u128));
        if exponent < 0 {
            under.shift(-exponent)
        } else {
            over.shift(exponent)
        }
        for _ in 0..power.unsigned_abs() {
            if power < 0 { under.times_plus(10, 0) } else { over.times_plus(10, 0) }
        }
        if over.bits() - under.bits() > 62 {
            continue;
        }
        let (floor, mut rest) = over.divided_by(&under);
        rest.shift(1);
        let up = match rest.compare(&under) {
            std::cmp::Ordering::Equal => tie == Tie::Up || floor & 1 == 1,
            order => order.is_gt(),
        };
        let number = floor + u64::from(up);
        if number.checked_ilog10().is_some_and(|places| places as usize + 1 == digits) {
            return (number, -power);
        }
    }
    // One of the three has the digits.
    (0, 0)
}

/// With exactly so many decimals, at most 20; of two equally near the even one.
#[must_use]
#[inline]
pub fn fixed(x: f64, decimals: usize) -> String {
    let decimals = decimals.min(20);
    if !x.is_finite() {
        return shortest(x);
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let digits = match rounded(x.abs(), decimals, Tie::Even) {
        Some(rounded) => match u64::try_from(rounded) {
            Ok(rounded) => rounded.to_string(),
            Err(_) => Whole::from(rounded).written(),
        },
        // Whole, and so large that no decimal is left.
        None => {
            let (mantissa, exponent) = parts(x.abs());
            let mut number = Whole::from(u128::from(mantissa));
            number.shift(exponent);
            number.written() + &"0".repeat(decimals)
        }
    };
    format!("{sign}{}", pointed(&digits, decimals as i32))
}

/// Which of two equally near numbers is taken.
#[derive(Clone, Copy, PartialEq)]
enum Tie {
    Up,
    Even,
}

/// `size` times ten to the power of `decimals` as a whole number; `None` where that is too long.
#[inline]
fn rounded(size: f64, decimals: usize, tie: Tie) -> Option<u128> {
    let (mantissa, exponent) = parts(size);
    let scaled = u128::from(mantissa) * 10_u128.checked_pow(decimals as u32)?;
    if exponent >= 0 {
        let bits = 128 - scaled.leading_zeros() as i32;
        return (bits + exponent <= 128).then(|| scaled << exponent);
    }
    let below = exponent.unsigned_abs();
    if below > 127 {
        // Less than 2^124 in what would be above.
        return Some(0);
    }
    let (kept, cut, half) = (scaled >> below, scaled & ((1 << below) - 1), 1_u128 << (below - 1));
    Some(kept + u128::from(cut > half || cut == half && (tie == Tie::Up || kept & 1 == 1)))
}

/// Mantissa and power of two.
#[inline]
fn parts(size: f64) -> (u64, i32) {
    let (field, fraction) = (size.to_bits() >> 52, size.to_bits() & ((1 << 52) - 1));
    if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field as i32 - 1075) }
}

/// Digits with a point before the last `decimals`, or zeros behind them.
#[inline]
fn pointed(digits: &str, decimals: i32) -> String {
    if decimals <= 0 {
        return format!("{digits}{}", "0".repeat(decimals.unsigned_abs() as usize));
    }
    let decimals = decimals as usize;
    let zeros = "0".repeat((decimals + 1).saturating_sub(digits.len()));
    let mut text = zeros + digits;
    text.insert(text.len() - decimals, '.');
    text
}

/// A whole number of any length, the last 32 bits first.
#[derive(Clone, Default)]
struct Whole(Vec<u32>);

impl From<u128> for Whole {
    #[inline]
    fn from(value: u128) -> Whole {
        let mut whole = Whole((0..4).map(|part| (value >> (32 * part)) as u32).collect());
        whole.trim();
        whole
    }
}

impl Whole {
    #[inline]
    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    #[inline]
    fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    #[inline]
    fn bits(&self) -> i32 {
        self.0.last().map_or(0, |top| 32 * self.0.len() as i32 - top.leading_zeros() as i32)
    }

    /// A lower bound of its decimal digits.
    #[inline]
    fn digits_at_least(&self) -> i32 {
        (self.bits() - 1) * 3 / 10
    }

    #[inline]
    fn below_two_to_53(&self) -> Option<f64> {
        let value = self.0.iter().rev().fold(0_u64, |sum, part| sum << 32 | u64::from(*part));
        (self.bits() <= 53).then_some(value as f64)
    }

    #[inline]
    fn times_plus(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    #[inline]
    fn shift(&mut self, bits: i32) {
        if self.is_zero() {
            return;
        }
        self.times_plus(1 << (bits % 32), 0);
        self.0.splice(0..0, std::iter::repeat_n(0, (bits / 32) as usize));
    }

    #[inline]
    fn compare(&self, other: &Whole) -> std::cmp::Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// Takes away what is not more.
    #[inline]
    fn less(&mut self, other: &Whole) {
        let mut borrow = 0;
        for (at, part) in self.0.iter_mut().enumerate() {
            let taken = i64::from(other.0.get(at).copied().unwrap_or(0)) + borrow;
            let left = i64::from(*part) - taken;
            borrow = i64::from(left < 0);
            *part = left as u32;
        }
        self.trim();
    }

    /// A quotient of less than 64 bits, bit by bit, and what is left.
    #[inline]
    fn divided_by(mut self, by: &Whole) -> (u64, Whole) {
        let mut quotient = 0;
        for bit in (0..=(self.bits() - by.bits()).clamp(0, 63)).rev() {
            let mut part = by.clone();
            part.shift(bit);
            if self.compare(&part).is_ge() {
                self.less(&part);
                quotient |= 1 << bit;
            }
        }
        (quotient, self)
    }

    /// Its digits.
    #[inline]
    fn written(mut self) -> String {
        let mut digits = Vec::new();
        while !self.is_zero() {
            let mut rest = 0;
            for part in self.0.iter_mut().rev() {
                rest = rest << 32 | u64::from(*part);
                *part = (rest / 10) as u32;
                rest %= 10;
            }
            self.trim();
            digits.push(char::from(b'0' + rest as u8));
        }
        digits.iter().rev().collect()
    }
}
