//! Trained artefacts: format, loading, scoring.

pub mod chain;
mod error;
pub mod features;
pub mod heads;
pub mod labels;
pub mod tagger;
pub mod tagger_features;
pub mod tagger_format;
pub mod tagger_table;
pub mod window;
pub mod word_pieces;

use heads::Heads;
use word_pieces::WordPieces;

pub use error::ModelError;
pub use tagger::Tagger;

/// What a network is read with, beside its encoder: the vocabulary, and what its scores mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Cuts words into the pieces that the encoder knows.
    pub pieces: WordPieces,
    /// Reads the encoder's scores.
    pub heads: Heads,
}
