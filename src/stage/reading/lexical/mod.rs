//! The lexical reader: tables and patterns only.

use crate::document::{Document, Reader, Reading};
use crate::language::Lexicon;

/// Reads a document with tables and patterns.
#[must_use]
pub fn read(_document: &Document, _lexicon: &Lexicon) -> Reading {
    Reading { reader: Reader::Lexical, cues: Vec::new(), names: Vec::new() }
}
