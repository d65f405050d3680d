//! Reading: cues with their sources and contents, and names.

mod labels;
pub mod lexical;
pub mod neural;
