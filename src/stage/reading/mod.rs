//! Reading: cues with their sources and contents, and names.

pub mod lexical;
pub mod neural;
