//! Finds expressions of time and their values.

use crate::document::{DateExpression, Document};

/// Finds every time expression of a document.
#[must_use]
pub fn find(_document: &Document) -> Vec<DateExpression> {
    Vec::new()
}
