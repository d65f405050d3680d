//! Finds mentions: names, roles, pronouns.

use crate::document::{Document, Mention, QuoteDraft, Reading};
use crate::language::Lexicon;

/// Finds the mentions of a document.
#[must_use]
pub fn recognize(_document: &Document, _reading: &Reading, _quotes: &[QuoteDraft], _lexicon: &Lexicon) -> Vec<Mention> {
    Vec::new()
}
