//! The trained network: a small BERT encoder that gives every word of a window a row of scores.
//!
//! ```text
//! Window ─ embeddings ─ norm ─ layers × (attention, norm, feed forward, norm) ─ heads ─ Scores
//! ```
//!
//! [`ModelFile`] reads the artefact, [`Encoder`] runs it. The architecture is that of BERT (Devlin et
//! al. 2019, layer norm after each block) without its pooler, plus embeddings of a word-piece's
//! casing, marks and the like ("channels"). All products of matrices are made of 16-bit integers
//! (`matrix`), so that every machine gets the same scores.

mod attention;
pub mod encoder;
pub mod format;
mod kernel;
mod layer;
mod math;
mod matrix;
pub mod quantize;
pub mod tensor;
pub mod window;
pub mod writer;

pub use encoder::Encoder;
pub use format::{Dimensions, ModelFile};
pub use tensor::{Storage, Tensor};
pub use window::{Scores, Window};
pub use writer::ModelDraft;

#[cfg(test)]
mod tests;
