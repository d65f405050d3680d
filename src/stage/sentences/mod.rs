//! Splits paragraphs into sentences.

use crate::document::{Header, Marks, Sentence, Token};
use crate::language::Lexicon;
use crate::text::Text;

/// Splits into sentences that hold every token outside the header once.
#[must_use]
pub fn split(_text: &Text, _tokens: &[Token], _marks: &Marks, _header: &Header, _lexicon: &Lexicon) -> Vec<Sentence> {
    Vec::new()
}
