//! A ZIP archive of deflated files, without dates: the same book gives the same bytes.

use miniz_oxide::deflate::compress_to_vec;

/// A middle way between time and size.
const LEVEL: u8 = 6;
/// 1 January 1980, the first day that the format knows.
const DATE: u16 = 0x21;

/// An archive that grows.
#[derive(Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    /// What stands at the end of the archive about each file.
    directory: Vec<u8>,
    files: u16,
}

impl Zip {
    /// Adds a file.
    pub(super) fn add(&mut self, name: &str, content: &str) {
        let packed = compress_to_vec(content.as_bytes(), LEVEL);
        let begin = self.bytes.len() as u32;
        // Version 2.0, names in UTF-8, deflated.
        let mut about = Vec::new();
        for value in [20, 0x800, 8, 0, DATE] {
            about.extend(u16::to_le_bytes(value));
        }
        for value in [crc32(content.as_bytes()), packed.len() as u32, content.len() as u32] {
            about.extend(value.to_le_bytes());
        }
        for value in [name.len() as u16, 0] {
            about.extend(value.to_le_bytes());
        }
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&about);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(&packed);

        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&about);
        // No remark, on the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(begin.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.files += 1;
    }

    /// The archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let (begin, length) = (self.bytes.len() as u32, self.directory.len() as u32);
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
        for value in [self.files, self.files] {
            self.bytes.extend(value.to_le_bytes());
        }
        for value in [length, begin] {
            self.bytes.extend(value.to_le_bytes());
        }
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

/// The checksum of ISO 3309, as ZIP has it, by half bytes: a table of sixteen is enough.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 16];
    for (at, entry) in table.iter_mut().enumerate() {
        *entry = (0..4).fold(at as u32, |value, _| {
            if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 }
        });
    }
    let step = |crc: u32, half: u8| crc >> 4 ^ table[((crc ^ u32::from(half)) & 15) as usize];
    !bytes.iter().fold(!0, |crc, byte| step(step(crc, byte & 15), byte >> 4))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_that_of_the_standard() {
        // The check value of CRC-32 in every catalogue.
        assert_eq!(super::crc32(b"123456789"), 0xcbf4_3926);
    }
}
