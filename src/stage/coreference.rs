//! Clusters mentions into entities.

use crate::document::{Document, Entity, Mention, QuoteDraft};
use crate::language::Lexicon;

/// Clusters mentions into entities.
#[must_use]
pub fn cluster(
    _document: &Document,
    _mentions: Vec<Mention>,
    _quotes: &[QuoteDraft],
    _lexicon: &Lexicon,
) -> Vec<Entity> {
    Vec::new()
}
