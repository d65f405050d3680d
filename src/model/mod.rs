//! Trained artefacts: format, loading, scoring.

mod cursor;
mod error;
pub mod network;
pub mod tagger;
pub mod tagger_features;
pub mod tagger_format;
pub mod tagger_table;

pub use error::ModelError;
pub use tagger::Tagger;
