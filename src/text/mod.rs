//! Text and positions in it. No linguistics.
//!
//! A [`Text`] is decoded once and never altered: every result of the engine is a [`Span`] of it.
//! Inside, positions are bytes; [`OffsetIndex`] converts to UTF-16 units (DOM) and code points
//! (exports).

pub mod case;
mod index;
mod offset;
pub mod order;
mod paragraphs;
mod span;

pub use index::OffsetIndex;
pub use offset::{ByteOffset, CharOffset, Utf16Offset};
pub use span::Span;

use serde::{Deserialize, Serialize};

/// An immutable text with its paragraphs and its offset index.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Text {
    string: String,
    paragraphs: Vec<Span>,
    index: OffsetIndex,
}

impl Text {
    /// Longest text the engine reads, in bytes; the rest of a longer one is not read.
    pub const MAX_BYTES: usize = 20 * 1024 * 1024;

    /// Takes the text as it is; only a leading byte order mark is dropped.
    #[must_use]
    pub fn new(input: &str) -> Self {
        let string = input.strip_prefix('\u{feff}').unwrap_or(input);
        let end = floor_boundary(string, Self::MAX_BYTES);
        Self::from(string.get(..end).unwrap_or_default().to_owned())
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.string.len()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// The span of the whole text.
    #[must_use]
    pub fn whole(&self) -> Span {
        Span::raw(0, self.string.len())
    }

    /// Makes a span from byte positions; they are moved down to character boundaries inside the
    /// text if they are not on one.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::raw(floor_boundary(&self.string, start), floor_boundary(&self.string, end))
    }

    /// The words of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.string.get(span.range()).unwrap_or_default()
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trim(&self, span: Span) -> Span {
        let slice = self.slice(span);
        let start = span.start() + (slice.len() - slice.trim_start().len());
        Span::raw(start, start + slice.trim().len())
    }

    /// Paragraphs in text order: non-empty, without surrounding white space, disjoint.
    #[must_use]
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// Index of the paragraph that holds a byte position, or of the last one before it.
    #[must_use]
    pub fn paragraph_at(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|p| p.start() <= byte).saturating_sub(1)
    }

    /// Converts to the other units.
    #[must_use]
    pub fn index(&self) -> &OffsetIndex {
        &self.index
    }

    /// A span's ends as code points, for exports.
    #[must_use]
    pub fn chars(&self, span: Span) -> (CharOffset, CharOffset) {
        (self.index.chars(span.start_offset()), self.index.chars(span.end_offset()))
    }

    /// A span's ends as UTF-16 units, for the DOM.
    #[must_use]
    pub fn utf16(&self, span: Span) -> (Utf16Offset, Utf16Offset) {
        (self.index.utf16(span.start_offset()), self.index.utf16(span.end_offset()))
    }
}

impl From<String> for Text {
    fn from(string: String) -> Self {
        Self { paragraphs: paragraphs::split(&string), index: OffsetIndex::new(&string), string }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.string
    }
}

fn floor_boundary(string: &str, at: usize) -> usize {
    let mut at = at.min(string.len());
    while !string.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_leading_byte_order_mark_is_dropped() {
        assert_eq!(Text::new("\u{feff}a\r\nb").as_str(), "a\r\nb");
    }

    #[test]
    fn spans_are_moved_to_boundaries_inside_the_text() {
        let text = Text::new("é!");
        assert_eq!(text.slice(text.span(1, 99)), "é!");
    }
}
