//! Labels become spans of sources, cues and contents.

use std::ops::Range;

use super::{Scored, span};
use crate::document::{Confidence, Document};
use crate::model::heads::Heads;
use crate::model::labels::{self, Part};
use crate::text::Span;

/// A span of one part.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) part: Part,
    /// Indices of the document's tokens.
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    /// Index of the paragraph where it begins.
    pub(super) paragraph: usize,
    /// Whether it stands in the headline.
    pub(super) title: bool,
    /// How likely its ends are.
    pub(super) sure: Confidence,
}

/// All spans in text order.
pub(super) fn find(document: &Document, heads: &Heads, scored: Scored<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (window, scores) in scored.each() {
        let labelled = heads.parts(scores);
        for (kind, words) in labels::spans(&labelled.labels) {
            let Some(&part) = Part::ALL.get(kind) else { continue };
            let sure = |word: usize| labelled.sure.get(word).copied().unwrap_or(1.0);
            let ends = sure(words.start).min(sure(words.end - 1)).min(sure(words.end));
            let begins = labelled.labels.get(words.start) == Some(&labels::label(kind, true));
            let tokens = window.tokens.start + words.start..window.tokens.start + words.end;
            // What begins inside goes on from the window before.
            let before = found.last_mut().filter(|f| !begins && f.part == part && f.tokens.end == tokens.start);
            let (tokens, sure) = match before {
                Some(before) => (before.tokens.start..tokens.end, before.sure.min(ends)),
                None => (tokens, ends),
            };
            let Some(span) = span(document, &tokens) else { continue };
            found.retain(|f| f.tokens.start != tokens.start);
            let paragraph = document.text.paragraph_at(span.start());
            let title = document.header.title.is_some_and(|title| title.contains(span));
            found.push(Found { part, tokens, span, paragraph, title, sure });
        }
    }
    found
}
