//! Writes the file of the trained network. Native programs and tests come here; pages only read.

use sha2::{Digest, Sha256};

use super::format::{Dimensions, MAGIC, ModelFile, VERSION};
use super::quantize::encode;
use super::tensor::{Storage, Tensor};
use crate::model::ModelError;

/// What is to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelDraft {
    /// The sizes of the network.
    pub dimensions: Dimensions,
    /// The word-pieces, one a line.
    pub vocabulary: Vec<u8>,
    /// The tensors, in the order in which they are to stand in the file.
    pub tensors: Vec<DraftTensor>,
}

/// A tensor that is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftTensor {
    /// Its name, at most 255 bytes.
    pub name: String,
    /// One or two.
    pub dimensions: Vec<usize>,
    /// How it is to be stored.
    pub storage: Storage,
    /// Its values as they are stored.
    pub data: Vec<u8>,
}

impl DraftTensor {
    /// A tensor with these values, row by row, rounded to how they are stored.
    #[must_use]
    pub fn new(name: String, dimensions: Vec<usize>, storage: Storage, values: &[f32]) -> Self {
        let data = encode(storage, dimensions.last().copied().unwrap_or_default(), values);
        Self { name, dimensions, storage, data }
    }

    /// Its values as who reads the file will see them.
    ///
    /// # Errors
    /// [`ModelError::Corrupt`] where the data is not as long as the dimensions tell.
    pub fn values(&self) -> Result<Vec<f32>, ModelError> {
        Ok(Tensor::new(self.storage, self.dimensions.clone(), &self.data)?.values())
    }
}

impl ModelDraft {
    /// What stands in a file, with those tensors whose name is wanted.
    #[must_use]
    pub fn of(file: &ModelFile<'_>, wanted: impl Fn(&str) -> bool) -> Self {
        let tensors = file.tensors().filter(|(name, _)| wanted(name)).map(|(name, tensor)| DraftTensor {
            name: name.to_owned(),
            dimensions: tensor.dimensions().to_vec(),
            storage: tensor.storage(),
            data: tensor.data().to_vec(),
        });
        Self {
            dimensions: file.dimensions().clone(),
            vocabulary: file.vocabulary().to_vec(),
            tensors: tensors.collect(),
        }
    }

    /// The bytes of the file. A number too large for its field is written as the largest, and then
    /// refused by the reader.
    #[must_use]
    pub fn to_bytes(&self, fingerprint: u32) -> Vec<u8> {
        let mut body = Vec::new();
        let Dimensions { layers, heads, hidden, intermediate, positions, channels } = &self.dimensions;
        body.extend([byte(*layers), byte(*heads)]);
        body.extend([*hidden, *intermediate, *positions].map(short).as_flattened());
        body.push(byte(channels.len()));
        body.extend(channels.iter().flat_map(|&channel| short(channel)));
        body.extend(long(self.vocabulary.len()));
        body.extend(&self.vocabulary);
        body.extend(short(self.tensors.len()));
        for tensor in &self.tensors {
            body.push(byte(tensor.name.len()));
            body.extend(tensor.name.bytes());
            let number = Storage::ALL.iter().position(|known| *known == tensor.storage).unwrap_or_default();
            body.extend([byte(number), byte(tensor.dimensions.len())]);
            body.extend(tensor.dimensions.iter().flat_map(|&length| long(length)));
        }
        for tensor in &self.tensors {
            body.extend(&tensor.data);
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(fingerprint.to_le_bytes());
        bytes.extend(Sha256::digest(&body));
        bytes.extend(body);
        bytes
    }
}

fn byte(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}
