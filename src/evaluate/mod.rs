//! Scores analyses against gold: PolNeAR and CofeNet (quotes), CoNLL (names), GAP and GUM (coreference), and the articles
//! annotated for this project; and trains what is small enough to train here.
//!
//! Positions here are code points, as in every corpus: an [`Extent`] is a half-open range of them.

#![allow(clippy::disallowed_methods, reason = "corpora are files")]

pub mod attributions;
pub mod card;
mod choices;
pub mod cofenet;
pub mod command;
pub mod conll;
pub mod counts;
mod errors;
pub mod gap;
pub mod gold;
pub mod gum;
mod name_words;
pub mod pack;
pub mod parallel;
pub mod polnear;
pub mod prepare;
pub mod reader;
pub mod reliability;
mod report;
pub mod safetensors;
pub mod tagger_command;
pub mod tagger_corpus;
pub mod tagger_scores;
pub mod tagger_training;
mod tokens;

use std::ops::Range;

use crate::text::{Span, Text};

/// A half-open range of code points.
pub type Extent = Range<usize>;

/// A span as code points.
#[must_use]
pub fn extent(text: &Text, span: Span) -> Extent {
    let (start, end) = text.chars(span);
    start.get()..end.get()
}

/// Whether two extents share a code point.
#[must_use]
pub fn overlap(a: &Extent, b: &Extent) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether `inner` lies wholly inside `outer`.
#[must_use]
pub fn contains(outer: &Extent, inner: &Extent) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A text of which ranges of code points can be read.
#[derive(Clone, Debug)]
pub struct Chars<'a> {
    text: &'a str,
    /// Byte position of every code point and of the end.
    starts: Vec<usize>,
}

impl<'a> Chars<'a> {
    /// Counts the code points of a text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// How many code points there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The words of an extent; what lies outside the text is cut off.
    #[must_use]
    pub fn slice(&self, extent: &Extent) -> &'a str {
        self.text.get(self.to_byte(extent.start)..self.to_byte(extent.end)).unwrap_or_default()
    }

    /// The extent without white space at its ends.
    #[must_use]
    pub fn trim(&self, extent: &Extent) -> Extent {
        let words = self.slice(extent);
        let before = words.len() - words.trim_start().len();
        let start = extent.start + words.get(..before).unwrap_or_default().chars().count();
        start..start + words.trim().chars().count()
    }

    /// The byte position of a code point; the end of the text for those beyond it.
    #[must_use]
    pub fn to_byte(&self, at: usize) -> usize {
        self.starts.get(at).copied().unwrap_or(self.text.len())
    }

    /// The code point at which a byte position stands, or the one after it.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start < byte)
    }
}
