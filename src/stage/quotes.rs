//! Turns a reading into quotes.

use crate::document::{Document, QuoteDraft, Reading};

/// Decodes a reading under the constraints of the quotation marks.
#[must_use]
pub fn decode(_document: &Document, _reading: &Reading) -> Vec<QuoteDraft> {
    Vec::new()
}
