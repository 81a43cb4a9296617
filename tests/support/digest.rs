//! FNV-1a: a short number by which two runs are seen to be the same to the bit.

/// The digest of what was added.
pub(crate) struct Digest(u64);

impl Digest {
    /// Of nothing yet.
    pub(crate) fn new() -> Digest {
        Digest(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn bytes(&mut self, bytes: impl IntoIterator<Item = u8>) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// The bits of a number that has to be one.
    pub(crate) fn number(&mut self, value: f64) {
        assert!(value.is_finite(), "{value} in a result");
        self.bytes(value.to_bits().to_le_bytes());
    }

    pub(crate) fn value(self) -> u64 {
        self.0
    }
}
