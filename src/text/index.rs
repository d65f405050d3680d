//! Converts byte offsets to UTF-16 and code-point offsets and back.

use super::{ByteOffset, CharOffset, Utf16Offset};

/// One non-ASCII character: where it is and how many bytes, UTF-16 units and characters
/// stand before its *end*.
#[derive(Clone, Copy, Debug)]
struct Wide {
    byte_end: u32,
    utf16_end: u32,
    char_end: u32,
    byte_len: u8,
    utf16_len: u8,
}

/// Built once for a text; stores its non-ASCII characters only, so a look-up is a binary search
/// and an ASCII text costs nothing (the idea of rust-analyzer's line index).
#[derive(Clone, Debug, Default)]
pub struct OffsetIndex {
    wide: Vec<Wide>,
}

impl OffsetIndex {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut wide = Vec::new();
        let (mut utf16, mut chars) = (0u32, 0u32);
        for (byte, character) in text.char_indices() {
            utf16 += character.len_utf16() as u32;
            chars += 1;
            if !character.is_ascii() {
                wide.push(Wide {
                    byte_end: (byte + character.len_utf8()) as u32,
                    utf16_end: utf16,
                    char_end: chars,
                    byte_len: character.len_utf8() as u8,
                    utf16_len: character.len_utf16() as u8,
                });
            }
        }
        Self { wide }
    }

    fn last_before(&self, at: u32, key: impl Fn(&Wide) -> u32) -> Option<&Wide> {
        let after = self.wide.partition_point(|w| key(w) <= at);
        after.checked_sub(1).and_then(|i| self.wide.get(i))
    }

    /// UTF-16 offset of a byte offset that lies on a character boundary.
    #[must_use]
    pub fn utf16(&self, at: ByteOffset) -> Utf16Offset {
        let base = self.last_before(at.0, |w| w.byte_end);
        Utf16Offset(base.map_or(at.0, |w| w.utf16_end + (at.0 - w.byte_end)))
    }

    /// Code-point offset of a byte offset that lies on a character boundary.
    #[must_use]
    pub fn chars(&self, at: ByteOffset) -> CharOffset {
        let base = self.last_before(at.0, |w| w.byte_end);
        CharOffset(base.map_or(at.0, |w| w.char_end + (at.0 - w.byte_end)))
    }

    /// Byte offset of a UTF-16 offset; one in the middle of a surrogate pair moves to the
    /// start of its character.
    #[must_use]
    pub fn byte_of_utf16(&self, at: Utf16Offset) -> ByteOffset {
        let next = self.wide.partition_point(|w| w.utf16_end <= at.0);
        let base = next.checked_sub(1).and_then(|i| self.wide.get(i));
        let byte = base.map_or(at.0, |w| w.byte_end + (at.0 - w.utf16_end));
        match self.wide.get(next) {
            Some(w) if byte > w.byte_end - u32::from(w.byte_len) && at.0 > w.utf16_end - u32::from(w.utf16_len) => {
                ByteOffset(w.byte_end - u32::from(w.byte_len))
            }
            _ => ByteOffset(byte),
        }
    }

    /// Byte offset of a code-point offset.
    #[must_use]
    pub fn byte_of_char(&self, at: CharOffset) -> ByteOffset {
        let base = self.last_before(at.0, |w| w.char_end);
        ByteOffset(base.map_or(at.0, |w| w.byte_end + (at.0 - w.char_end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_units_agree_at_every_boundary() {
        let text = "a“é😀e\u{301}\r\n文b";
        let index = OffsetIndex::new(text);
        let boundaries = text.char_indices().map(|(b, _)| b).chain([text.len()]);
        for byte in boundaries {
            let at = ByteOffset::new(byte);
            assert_eq!(index.utf16(at).get(), text[..byte].encode_utf16().count());
            assert_eq!(index.chars(at).get(), text[..byte].chars().count());
            assert_eq!(index.byte_of_utf16(index.utf16(at)), at);
            assert_eq!(index.byte_of_char(index.chars(at)), at);
        }
    }

    #[test]
    fn the_middle_of_a_surrogate_pair_is_its_start() {
        let index = OffsetIndex::new("a😀b");
        assert_eq!(index.byte_of_utf16(Utf16Offset(2)), ByteOffset(1));
    }
}
