//! The file of the part-of-speech tagger.
//!
//! ```text
//! "WSTG"  version u16  fingerprint u32  checksum u64 (FNV-1a of the rest)      all little endian
//! classes  n u16; n × (tags u32 bit set, sure u8)
//! lexicon  n u32; n gaps; n × class u8
//! rows     n u32; n gaps; n × cells u8
//! cells    Σcells × tag u8; Σcells × weight i8
//! ```
//!
//! Keys are sorted and stored as gaps: each is the distance to the key before it, in bytes of
//! which 255 means "add and go on". Values of one sort stand together, so that gzip finds for
//! each the shortest code.

use super::ModelError;
use super::cursor::Cursor;
use super::tagger_features::{KEY_BITS, fingerprint};
use crate::document::Tag;

const MAGIC: [u8; 4] = *b"WSTG";
const VERSION: u16 = 1;
const HEADER: usize = 18;

/// What the file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Classes of words, at most 255.
    pub classes: Vec<Class>,
    /// Key and class of each listed word, sorted by key, keys distinct.
    pub lexicon: Vec<(u32, u8)>,
    /// Rows of weights, sorted by key, keys distinct.
    pub rows: Vec<Row>,
}

/// The tags that words of one class can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// Bit `t` stands for the tag with discriminant `t`.
    pub tags: u32,
    /// Whether its words have their one tag nearly always.
    pub sure: bool,
}

/// The weights of one feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The feature's key.
    pub key: u32,
    /// Weights by tag, at most one a tag, sorted by tag.
    pub cells: Vec<(Tag, i8)>,
}

impl Weights {
    /// Writes the file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        body.extend(u16::try_from(self.classes.len()).unwrap_or(u16::MAX).to_le_bytes());
        for class in &self.classes {
            body.extend(class.tags.to_le_bytes());
            body.push(u8::from(class.sure));
        }
        write_keys(&mut body, self.lexicon.iter().map(|&(key, _)| key));
        body.extend(self.lexicon.iter().map(|&(_, class)| class));
        write_keys(&mut body, self.rows.iter().map(|row| row.key));
        body.extend(self.rows.iter().map(|row| u8::try_from(row.cells.len()).unwrap_or(u8::MAX)));
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        body.extend(cells().map(|&(tag, _)| tag as u8));
        body.extend(cells().flat_map(|&(_, weight)| weight.to_le_bytes()));
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(fingerprint().to_le_bytes());
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Refuses bytes of another kind, version or set of features, and damaged ones.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut header = Cursor(bytes);
        if header.array::<4>().map_err(|_| ModelError::Magic)? != MAGIC {
            return Err(ModelError::Magic);
        }
        let found = u16::from_le_bytes(header.array()?);
        if found != VERSION {
            return Err(ModelError::Version { found, expected: VERSION });
        }
        let (found, expected) = (u32::from_le_bytes(header.array()?), fingerprint());
        if found != expected {
            return Err(ModelError::Features { found, expected });
        }
        let sum = u64::from_le_bytes(header.array()?);
        let body = bytes.get(HEADER..).unwrap_or_default();
        // A body cut short is told as such; sound sections with a wrong sum were altered.
        let weights = Self::read_body(&mut Cursor(body));
        match weights {
            Ok(_) | Err(ModelError::Corrupt(_) | ModelError::Trailing) if checksum(body) != sum => {
                Err(ModelError::Checksum)
            }
            other => other,
        }
    }

    fn read_body(body: &mut Cursor<'_>) -> Result<Self, ModelError> {
        let count = usize::from(u16::from_le_bytes(body.array()?));
        let mut classes = Vec::new();
        for _ in 0..count {
            let tags = u32::from_le_bytes(body.array()?);
            let [sure] = body.array()?;
            if tags == 0 || tags >> Tag::ALL.len() != 0 || sure > 1 || (sure == 1 && tags.count_ones() != 1) {
                return Err(ModelError::Corrupt("classes"));
            }
            classes.push(Class { tags, sure: sure == 1 });
        }
        let keys = read_keys(body, "lexicon")?;
        let values = body.take(keys.len())?;
        if count > 255 || values.iter().any(|&class| usize::from(class) >= count) {
            return Err(ModelError::Corrupt("lexicon"));
        }
        let lexicon = keys.into_iter().zip(values.iter().copied()).collect();
        let keys = read_keys(body, "rows")?;
        let lengths = body.take(keys.len())?;
        let total = lengths.iter().map(|&n| usize::from(n)).sum();
        let mut tags = Cursor(body.take(total)?);
        let mut weights = Cursor(body.take(total)?);
        let mut rows = Vec::with_capacity(keys.len());
        for (key, &length) in keys.into_iter().zip(lengths) {
            let mut cells: Vec<(Tag, i8)> = Vec::with_capacity(usize::from(length));
            for _ in 0..length {
                let [tag] = tags.array()?;
                let tag = *Tag::ALL.get(usize::from(tag)).ok_or(ModelError::Corrupt("cells"))?;
                if cells.last().is_some_and(|&(last, _)| last >= tag) {
                    return Err(ModelError::Corrupt("cells"));
                }
                cells.push((tag, i8::from_le_bytes(weights.array()?)));
            }
            rows.push(Row { key, cells });
        }
        if body.0.is_empty() { Ok(Self { classes, lexicon, rows }) } else { Err(ModelError::Trailing) }
    }
}

fn write_keys(body: &mut Vec<u8>, keys: impl ExactSizeIterator<Item = u32>) {
    body.extend(u32::try_from(keys.len()).unwrap_or(u32::MAX).to_le_bytes());
    let mut last = 0;
    for key in keys {
        let mut gap = key.saturating_sub(last);
        last = key;
        while gap >= 255 {
            body.push(255);
            gap -= 255;
        }
        body.extend(u8::try_from(gap));
    }
}

fn read_keys(body: &mut Cursor<'_>, section: &'static str) -> Result<Vec<u32>, ModelError> {
    let count = u32::from_le_bytes(body.array()?);
    if count > 1 << KEY_BITS {
        return Err(ModelError::Corrupt(section));
    }
    let mut keys: Vec<u32> = Vec::new();
    let mut key = 0u32;
    for _ in 0..count {
        loop {
            let [byte] = body.array()?;
            key = key.saturating_add(u32::from(byte));
            if byte < 255 {
                break;
            }
        }
        if key >> KEY_BITS != 0 || keys.last() == Some(&key) {
            return Err(ModelError::Corrupt(section));
        }
        keys.push(key);
    }
    Ok(keys)
}

/// FNV-1a, which notices every change of a single byte.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &b| (sum ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiny() -> Weights {
        Weights {
            classes: vec![
                Class { tags: 1 << Tag::DT as u32, sure: true },
                Class { tags: 1 << Tag::NN as u32 | 1 << Tag::VB as u32, sure: false },
            ],
            lexicon: vec![(0, 1), (255, 0), (70_000, 1)],
            rows: vec![
                Row { key: 3, cells: vec![(Tag::NN, -4), (Tag::VB, 127)] },
                Row { key: 600, cells: vec![] },
                Row { key: (1 << 12) - 1, cells: vec![(Tag::SYM, 1)] },
            ],
        }
    }

    #[test]
    fn what_was_written_is_read() {
        assert_eq!(Weights::from_bytes(&tiny().to_bytes()), Ok(tiny()));
        assert_eq!(Weights::from_bytes(&Weights::default().to_bytes()), Ok(Weights::default()));
    }

    #[test]
    fn every_truncation_is_refused() {
        let bytes = tiny().to_bytes();
        for end in 0..bytes.len() {
            let expected = if end < 4 { ModelError::Magic } else { ModelError::Truncated };
            assert_eq!(Weights::from_bytes(&bytes[..end]), Err(expected), "cut at {end}");
        }
    }

    #[test]
    fn every_altered_bit_is_refused() {
        let bytes = tiny().to_bytes();
        for at in 0..bytes.len() {
            for flip in (0..8).map(|bit| 1u8 << bit) {
                let mut altered = bytes.clone();
                altered[at] ^= flip;
                assert!(Weights::from_bytes(&altered).is_err(), "byte {at} ^ {flip}");
            }
        }
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let bytes = tiny().to_bytes();
        let altered = |at: usize| {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            Weights::from_bytes(&altered)
        };
        assert_eq!(Weights::from_bytes(b"GIF89a"), Err(ModelError::Magic));
        assert_eq!(altered(4), Err(ModelError::Version { found: 0, expected: 1 }));
        assert!(matches!(altered(6), Err(ModelError::Features { .. })));
        assert_eq!(altered(10), Err(ModelError::Checksum));
        assert_eq!(altered(bytes.len() - 1), Err(ModelError::Checksum));
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(Weights::from_bytes(&longer), Err(ModelError::Checksum));
    }
}
