//! Trained artefacts: format, loading, scoring.

pub mod chain;
mod cursor;
mod error;
pub mod features;
pub mod given_names;
pub mod heads;
pub mod labels;
pub mod network;
pub mod tagger;
pub mod tagger_features;
pub mod tagger_format;
pub mod tagger_table;
pub mod word_pieces;

use given_names::GivenNames;
use heads::Heads;
use network::ModelFile;
use word_pieces::WordPieces;

pub use error::ModelError;
pub use tagger::Tagger;

/// The tensor of [`GivenNames`] in a model file.
pub const GIVEN_NAMES: &str = "given_names";

/// What a network is read with, beside its encoder: the vocabulary, and what its scores mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Cuts words into the pieces that the encoder knows.
    pub pieces: WordPieces,
    /// Reads the encoder's scores.
    pub heads: Heads,
    /// Whether given names are women’s or men’s; a file may be without.
    pub given_names: GivenNames,
}

impl Model {
    /// Takes from a model file what the encoder does not need.
    ///
    /// # Errors
    /// Refuses a file whose vocabulary or heads are not those of this program.
    pub fn new(file: &ModelFile<'_>) -> Result<Self, ModelError> {
        let lines = std::str::from_utf8(file.vocabulary()).ok().and_then(WordPieces::new);
        let pieces = lines.ok_or(ModelError::Corrupt("vocabulary"))?;
        let heads = Heads::new(|name| file.tensor(name).map(network::Tensor::values));
        let given_names = file.tensor(GIVEN_NAMES).map(network::Tensor::values).unwrap_or_default();
        let heads = heads.ok_or(ModelError::Corrupt("heads"))?;
        Ok(Self { pieces, heads, given_names: GivenNames::new(given_names) })
    }
}
