//! The file of the part-of-speech tagger.
//!
//! ```text
//! "WSTG"  version u16  fingerprint u32  length u32  checksum u64 (FNV-1a of the rest)   all little endian
//! body    packed by `coding`: classes, words with their classes, rows with their cells
//! ```
//!
//! Every value is foretold from what stands around it: a tag from the one before it in its row and
//! how many are to come, a weight from the sum of those before it, since a row's weights nearly
//! cancel out.

use super::ModelError;
use super::cursor::Cursor;
use super::tagger_features::{KEY_BITS, fingerprint};
use crate::coding::{Coder, Predictor, Reader, Writer};
use crate::document::Tag;

const MAGIC: [u8; 4] = *b"WSTG";
const VERSION: u16 = 2;

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
        let mut writer = Writer::default();
        // What is written is what was given, so nothing in it can be refused.
        let _ = Packing::new(&mut writer).weights(self);
        let body = writer.finish();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(fingerprint().to_le_bytes());
        bytes.extend((body.len() as u32).to_le_bytes());
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
        let length = u32::from_le_bytes(header.array()?) as usize;
        let sum = u64::from_le_bytes(header.array()?);
        let body = header.0;
        if body.len() != length {
            return Err(if body.len() < length { ModelError::Truncated } else { ModelError::Trailing });
        }
        if checksum(body) != sum {
            return Err(ModelError::Checksum);
        }
        Packing::new(&mut Reader::new(body)).weights(&Self::default())
    }
}

/// Writes or reads the body; see [`Coder`].
struct Packing<'a, C> {
    coder: &'a mut C,
    predictor: Predictor<2>,
}

/// What a value is, so that each sort learns its own chances.
#[derive(Clone, Copy)]
enum Sort {
    Number,
    Class,
    Gap,
    Length,
    Tag,
    Weight,
}

impl<'a, C: Coder> Packing<'a, C> {
    fn new(coder: &'a mut C) -> Self {
        Self { coder, predictor: Predictor::new(17, 12) }
    }

    fn weights(&mut self, given: &Weights) -> Result<Weights, ModelError> {
        let mut weights = Weights::default();
        for at in 0..self.number(Sort::Number, given.classes.len() as u32).min(255) {
            let class = given.classes.get(at as usize);
            let tags = self.number(Sort::Class, class.map_or(0, |class| class.tags));
            let sure = self.number(Sort::Class, class.map_or(0, |class| u32::from(class.sure)));
            if tags == 0 || tags >> Tag::ALL.len() != 0 || sure > 1 || (sure == 1 && tags.count_ones() != 1) {
                return Err(ModelError::Corrupt("classes"));
            }
            weights.classes.push(Class { tags, sure: sure == 1 });
        }
        let keys: Vec<u32> = given.lexicon.iter().map(|&(key, _)| key).collect();
        for (at, key) in self.keys(&keys, "lexicon")?.into_iter().enumerate() {
            let class = self.symbol(Sort::Class, [1, 2], 8, given.lexicon.get(at).map_or(0, |&(_, class)| class));
            if usize::from(class) >= weights.classes.len() {
                return Err(ModelError::Corrupt("lexicon"));
            }
            weights.lexicon.push((key, class));
        }
        let keys: Vec<u32> = given.rows.iter().map(|row| row.key).collect();
        for (at, key) in self.keys(&keys, "rows")?.into_iter().enumerate() {
            let cells = self.cells(given.rows.get(at).map(|row| row.cells.as_slice()).unwrap_or_default())?;
            weights.rows.push(Row { key, cells });
        }
        Ok(weights)
    }

    fn keys(&mut self, given: &[u32], section: &'static str) -> Result<Vec<u32>, ModelError> {
        let count = self.number(Sort::Number, given.len() as u32);
        if count > 1 << KEY_BITS {
            return Err(ModelError::Corrupt(section));
        }
        let mut keys: Vec<u32> = Vec::new();
        for at in 0..count as usize {
            let last = keys.last().copied().unwrap_or_default();
            let key = last.saturating_add(self.number(Sort::Gap, given.get(at).map_or(0, |key| key - last)));
            if key >> KEY_BITS != 0 || (at > 0 && key == last) {
                return Err(ModelError::Corrupt(section));
            }
            keys.push(key);
        }
        Ok(keys)
    }

    fn cells(&mut self, given: &[(Tag, i8)]) -> Result<Vec<(Tag, i8)>, ModelError> {
        let length = self.number(Sort::Length, given.len() as u32);
        let mut cells: Vec<(Tag, i8)> = Vec::new();
        let mut sum = 0i32;
        for at in 0..length as usize {
            let (tag, weight) = given.get(at).copied().unwrap_or((Tag::ALL[0], 0));
            let left = (length - at as u32).min(6);
            let before = cells.last().map_or(31, |&(tag, _)| tag as u32);
            let tag = self.symbol(Sort::Tag, [before << 3 | left, before], 5, tag as u8);
            let tag = *Tag::ALL.get(usize::from(tag)).ok_or(ModelError::Corrupt("cells"))?;
            if cells.last().is_some_and(|&(last, _)| last >= tag) {
                return Err(ModelError::Corrupt("cells"));
            }
            let (left, near) = (left.min(3), (sum.clamp(-63, 63) + 64) as u32);
            // From the middle, so that small weights of both signs share their first bits.
            let weight = self.symbol(Sort::Weight, [left << 8 | near, left << 8], 8, (weight as u8).wrapping_add(128));
            let weight = weight.wrapping_sub(128) as i8;
            sum += i32::from(weight);
            cells.push((tag, weight));
        }
        Ok(cells)
    }

    /// How many binary digits the number after a given one has, the three after the first, the rest.
    fn number(&mut self, sort: Sort, value: u32) -> u32 {
        let value = value.saturating_add(1);
        let digits = u32::from(self.symbol(sort, [0, 0], 5, value.ilog2() as u8));
        let (known, plain) = (digits.min(3), digits.saturating_sub(3));
        let high =
            self.symbol(sort, [digits + 8, digits + 8], known, (value >> plain) as u8 & ((1 << known) - 1) as u8);
        let mut number = 1 << known | u32::from(high);
        for place in (0..plain).rev() {
            number = number << 1 | u32::from(self.coder.code(2048, value >> place & 1 == 1));
        }
        number - 1
    }

    fn symbol(&mut self, sort: Sort, contexts: [u32; 2], bits: u32, value: u8) -> u8 {
        self.predictor.symbol(self.coder, sort as u8, contexts, bits, value)
    }
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
        assert_eq!(altered(4), Err(ModelError::Version { found: 3, expected: 2 }));
        assert!(matches!(altered(6), Err(ModelError::Features { .. })));
        assert!(matches!(altered(10), Err(ModelError::Truncated | ModelError::Trailing)));
        assert_eq!(altered(14), Err(ModelError::Checksum));
        assert_eq!(altered(bytes.len() - 1), Err(ModelError::Checksum));
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(Weights::from_bytes(&longer), Err(ModelError::Trailing));
    }
}
