//! Sentences.

use std::ops::Range;

use crate::text::Span;

/// A sentence of the narration with everything quoted in it: a quotation mark never begins or
/// ends a sentence by itself, and a passage in marks of several sentences stays with the clause
/// that carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last token.
    pub span: Span,
    /// Indices of its tokens in [`Document::tokens`](super::Document::tokens).
    pub tokens: Range<usize>,
    /// Index of its paragraph in [`Text::paragraphs`](crate::text::Text::paragraphs).
    pub paragraph: usize,
}
