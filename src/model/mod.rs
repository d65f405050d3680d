//! Trained artefacts: format, loading, scoring.

mod error;
pub mod features;
pub mod labels;
pub mod tagger;
pub mod tagger_features;
pub mod tagger_format;
pub mod tagger_table;
pub mod window;
pub mod word_pieces;

pub use error::ModelError;
pub use tagger::Tagger;
