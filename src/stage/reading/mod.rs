//! Reading: cues with their sources and contents, and names.

mod labels;
pub mod lexical;
pub mod neural;
mod passive;

use crate::document::{Document, TokenId};
use crate::text::Span;
use crate::text::case::Casing;

/// A token in lower case; nothing behind the last.
fn word(document: &Document, at: usize) -> String {
    if at < document.tokens.len() { document.word(TokenId::new(at)).lower() } else { String::new() }
}

/// The first of some ordered, disjoint spans that shares a byte with `span`.
fn met(spans: &[Span], span: Span) -> Option<Span> {
    let at = spans.partition_point(|s| s.end() <= span.start());
    spans.get(at).copied().filter(|s| s.overlaps(span))
}
