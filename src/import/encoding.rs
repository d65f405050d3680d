//! Tells the encoding of a file and decodes it.

use std::borrow::Cow;
use std::fmt;

/// A decoded text and what was noticed on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding, if it is not UTF-8.
    pub notice: Option<&'static str>,
}

/// Why a file is not read as text. Its words say what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Holds zero bytes without being UTF-16.
    Binary,
    /// Begins as UTF-16 and breaks its rules.
    BrokenUtf16,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Binary => "is not a text file (it holds zero bytes); save the article as plain text first",
            Self::BrokenUtf16 => "begins as UTF-16 but is damaged; save it as UTF-8",
        })
    }
}

impl std::error::Error for Refused {}

/// Decodes UTF-8, UTF-16 with a byte order mark, and else Windows-1252, in which every byte has a
/// meaning; the notice says so, since that one is a guess.
///
/// # Errors
/// Refuses binary files and broken UTF-16.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Refused> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ if bytes.contains(&0) => Err(Refused::Binary),
        _ => Ok(match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => Decoded { text: Cow::Borrowed(text), notice: None },
            Err(_) => Decoded {
                text: Cow::Owned(bytes.iter().map(|&byte| windows_1252(byte)).collect()),
                notice: Some("is not UTF-8; read as Windows-1252"),
            },
        }),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded<'static>, Refused> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => Ok(Decoded { text: Cow::Owned(text), notice: Some("read as UTF-16") }),
        _ => Err(Refused::BrokenUtf16),
    }
}

/// Windows-1252 as the WHATWG Encoding Standard maps it: Latin-1 except for 0x80 to 0x9f.
fn windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80).and_then(|i| UPPER.get(usize::from(i))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_encodings_give_the_same_words() {
        let words = "“Größe”";
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(words.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let utf16_be: Vec<u8> =
            [0xfe, 0xff].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let utf8: Vec<u8> = [0xef, 0xbb, 0xbf].into_iter().chain(words.bytes()).collect();
        for bytes in [&utf16[..], &utf16_be, &utf8, words.as_bytes(), b"\x93Gr\xf6\xdfe\x94"] {
            assert_eq!(decode(bytes).unwrap().text, words);
        }
    }

    #[test]
    fn binary_files_are_refused() {
        assert_eq!(decode(b"PK\x03\x04\0\0"), Err(Refused::Binary));
        assert_eq!(decode(b"\xff\xfea\0b"), Err(Refused::BrokenUtf16));
    }
}
