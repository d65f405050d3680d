//! Finds names.

use crate::document::{Document, NameReading};
use crate::language::Lexicon;

/// Names in text order.
pub(super) fn read(_document: &Document, _lexicon: &Lexicon) -> Vec<NameReading> {
    Vec::new()
}
