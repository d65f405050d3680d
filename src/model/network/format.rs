//! The file of the trained network.
//!
//! ```text
//! "WSNN"  version u16  fingerprint u32  SHA-256 of the rest          all little endian
//! dimensions   layers u8, heads u8, hidden u16, intermediate u16, positions u16,
//!              n u8; n × rows of a channel u16
//! vocabulary   length u32; one piece a line
//! tensors      n u16; n × (length u8, name, storage u8, rank u8, rank × length u32)
//! data         of each tensor in the same order, see `tensor`
//! ```
//!
//! The fingerprint is that of the features: who turns a text into windows must do it as training did.
//! Reading copies nothing, and no number in the file makes it allocate more than the file is long.

use sha2::{Digest, Sha256};

use super::tensor::{Storage, Tensor};
use super::writer::ModelDraft;
use crate::model::ModelError;
use crate::model::cursor::Cursor;

pub(super) const MAGIC: [u8; 4] = *b"WSNN";
pub(super) const VERSION: u16 = 1;
const DIGEST: usize = 32;

/// Bounds of what a network for a browser can be; a file beyond them is damaged or hostile.
const MOST_HIDDEN: usize = 2048;
const MOST_INTERMEDIATE: usize = 8192;
const MOST_POSITIONS: usize = 2048;

/// The sizes of a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimensions {
    /// Number of layers.
    pub layers: usize,
    /// Attention heads a layer; divides `hidden`.
    pub heads: usize,
    /// Length of the vector that stands for a piece.
    pub hidden: usize,
    /// Length of that vector inside the feed-forward part.
    pub intermediate: usize,
    /// The most pieces in a window.
    pub positions: usize,
    /// Number of values of each channel.
    pub channels: Vec<usize>,
}

impl Dimensions {
    /// Whether a network can have them.
    #[must_use]
    pub fn sound(&self) -> bool {
        (1..=255).contains(&self.layers)
            && (1..=255).contains(&self.heads)
            && (1..=MOST_HIDDEN).contains(&self.hidden)
            && self.hidden.is_multiple_of(self.heads)
            && (1..=MOST_INTERMEDIATE).contains(&self.intermediate)
            && (1..=MOST_POSITIONS).contains(&self.positions)
            && self.channels.len() <= 255
            && self.channels.iter().all(|channel| (1..=256).contains(channel))
    }

    fn read(body: &mut Cursor<'_>) -> Result<Self, ModelError> {
        let [layers, heads] = body.array()?.map(usize::from);
        let hidden = body.u16()?.into();
        let intermediate = body.u16()?.into();
        let positions = body.u16()?.into();
        let [channels] = body.array()?;
        let channels = (0..channels).map(|_| body.u16().map(usize::from)).collect::<Result<_, _>>()?;
        let dimensions = Self { layers, heads, hidden, intermediate, positions, channels };
        if dimensions.sound() { Ok(dimensions) } else { Err(ModelError::Corrupt("dimensions")) }
    }
}

/// A model file that has been found sound; it borrows the bytes it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelFile<'a> {
    dimensions: Dimensions,
    vocabulary: &'a [u8],
    tensors: Vec<(&'a str, Tensor<'a>)>,
}

impl<'a> ModelFile<'a> {
    /// Reads a file whose windows were made by features with this fingerprint.
    ///
    /// # Errors
    /// Refuses bytes of another kind, version or set of features, and everything that is not exactly
    /// what was written: cut short, followed by something, altered.
    pub fn read(bytes: &'a [u8], fingerprint: u32) -> Result<Self, ModelError> {
        let mut header = Cursor(bytes);
        if header.array::<4>().map_err(|_| ModelError::Magic)? != MAGIC {
            return Err(ModelError::Magic);
        }
        let found = header.u16()?;
        if found != VERSION {
            return Err(ModelError::Version { found, expected: VERSION });
        }
        let found = header.u32()?;
        if found != fingerprint {
            return Err(ModelError::Features { found, expected: fingerprint });
        }
        let digest = header.array::<DIGEST>()?;
        // A file cut short is told as such; sound sections with another digest were altered.
        let file = Self::read_body(&mut header.clone());
        match file {
            Err(ModelError::Truncated) => Err(ModelError::Truncated),
            _ if self::digest(header.0) != digest => Err(ModelError::Checksum),
            other => other,
        }
    }

    fn read_body(body: &mut Cursor<'a>) -> Result<Self, ModelError> {
        let dimensions = Dimensions::read(body)?;
        let length = body.u32()?;
        let vocabulary = body.take(usize::try_from(length).unwrap_or(usize::MAX))?;
        let count = body.u16()?;
        let entries = (0..count).map(|_| Entry::read(body)).collect::<Result<Vec<_>, _>>()?;
        let mut tensors: Vec<(&str, Tensor<'_>)> = Vec::with_capacity(entries.len());
        for Entry { name, storage, dimensions, size } in entries {
            tensors.push((name, Tensor::new(storage, dimensions, body.take(size)?)?));
        }
        if !body.0.is_empty() {
            return Err(ModelError::Trailing);
        }
        Ok(Self { dimensions, vocabulary, tensors })
    }

    /// A file without the tensors of the encoder itself: what is needed to make its windows and to
    /// read its scores, a few hundred kilobytes.
    #[must_use]
    pub fn excerpt(&self, fingerprint: u32) -> Vec<u8> {
        let of_encoder = |name: &str| ["embeddings.", "layers.", "heads."].iter().any(|start| name.starts_with(start));
        ModelDraft::of(self, |name| !of_encoder(name)).to_bytes(fingerprint)
    }

    /// The sizes of the network.
    #[must_use]
    pub fn dimensions(&self) -> &Dimensions {
        &self.dimensions
    }

    /// The word-pieces as they were given, one a line; the line's number is the piece's id.
    #[must_use]
    pub fn vocabulary(&self) -> &'a [u8] {
        self.vocabulary
    }

    /// A tensor by its name, if it is there.
    #[must_use]
    pub fn tensor(&self, name: &str) -> Option<&Tensor<'a>> {
        self.tensors.iter().find(|(known, _)| *known == name).map(|(_, tensor)| tensor)
    }

    /// Names and tensors in the order of the file.
    pub fn tensors(&self) -> impl Iterator<Item = (&'a str, &Tensor<'a>)> {
        self.tensors.iter().map(|(name, tensor)| (*name, tensor))
    }
}

/// SHA-256, in parts: a browser runs a function slowly until it has returned for the first times.
fn digest(bytes: &[u8]) -> [u8; DIGEST] {
    let mut digest = Sha256::new();
    for part in bytes.chunks(1 << 14) {
        digest.update(part);
    }
    digest.finalize().into()
}

/// What is said of a tensor before its data.
struct Entry<'a> {
    name: &'a str,
    storage: Storage,
    dimensions: Vec<usize>,
    size: usize,
}

impl<'a> Entry<'a> {
    fn read(body: &mut Cursor<'a>) -> Result<Self, ModelError> {
        const CORRUPT: ModelError = ModelError::Corrupt("list of tensors");
        let [length] = body.array()?;
        let name = std::str::from_utf8(body.take(length.into())?).map_err(|_| CORRUPT)?;
        let [storage, rank] = body.array()?;
        let storage = *Storage::ALL.get(usize::from(storage)).ok_or(CORRUPT)?;
        let number = |body: &mut Cursor<'_>| body.u32().map(|n| usize::try_from(n).unwrap_or(usize::MAX));
        let dimensions = match rank {
            1 => vec![number(body)?],
            2 => vec![number(body)?, number(body)?],
            _ => return Err(CORRUPT),
        };
        let (rows, columns) = if let [rows, columns] = *dimensions { (rows, columns) } else { (1, dimensions[0]) };
        let size = storage.size(rows, columns).ok_or(CORRUPT)?;
        Ok(Self { name, storage, dimensions, size })
    }
}
