//! Philox4x32-10: random bits by address instead of by order.
//!
//! Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011). A
//! counter of four words goes through ten rounds of multiplication under a key of two; any counter
//! can be asked for at any time, so it does not matter who computes which draw, or when.

/// Multipliers of the two halves.
const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
/// What each round adds to the key: the golden ratio and the square root of three less one.
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: usize = 10;

/// The four words at `counter` under `key`.
#[must_use]
pub fn philox4x32(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    lanes(counter.map(|word| [word]), key).map(|[word]| word)
}

/// Several counters at once, word by word: the same arithmetic beside itself, which processors have
/// instructions for.
#[inline(always)]
pub(super) fn lanes<const N: usize>(words: [[u32; N]; 4], key: [u32; 2]) -> [[u32; N]; 4] {
    let (mut words, mut key) = (words, key);
    for _ in 0..ROUNDS {
        words = round(words, key);
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    words
}

#[inline(always)]
fn round<const N: usize>(words: [[u32; N]; 4], key: [u32; 2]) -> [[u32; N]; 4] {
    let mut next = [[0; N]; 4];
    for lane in 0..N {
        let (high, low) = product(MULTIPLIERS[0], words[0][lane]);
        let (other_high, other_low) = product(MULTIPLIERS[1], words[2][lane]);
        next[0][lane] = other_high ^ words[1][lane] ^ key[0];
        next[1][lane] = other_low;
        next[2][lane] = high ^ words[3][lane] ^ key[1];
        next[3][lane] = low;
    }
    next
}

/// The upper and the lower half of a product.
#[inline(always)]
fn product(a: u32, b: u32) -> (u32, u32) {
    let product = u64::from(a) * u64::from(b);
    ((product >> 32) as u32, product as u32)
}

#[cfg(test)]
mod tests {
    use super::philox4x32;

    #[test]
    fn the_published_answers_come_out() {
        // Random123, tests/kat_vectors, the three lines "philox4x32 10".
        let answers = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            (
                [0xffff_ffff; 4],
                [0xffff_ffff; 2],
                [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd],
            ),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, expected) in answers {
            assert_eq!(philox4x32(counter, key), expected, "counter {counter:x?}");
            // The same in every lane.
            let several = super::lanes::<3>(counter.map(|word| [word; 3]), key);
            assert_eq!(several, expected.map(|word| [word; 3]));
        }
    }
}
