//! Finds the speaker of each quote.

use crate::document::{Document, Entity, Quote, QuoteDraft};
use crate::language::Lexicon;

/// Resolves each draft's speaker.
#[must_use]
pub fn resolve(
    _document: &Document,
    _drafts: Vec<QuoteDraft>,
    entities: Vec<Entity>,
    _lexicon: &Lexicon,
) -> (Vec<Quote>, Vec<Entity>) {
    (Vec::new(), entities)
}
