//! A half-open range of bytes of one text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::ByteOffset;

/// A half-open byte range of a [`Text`](super::Text): on character boundaries and inside the
/// text when made by [`Text::span`](super::Text::span) or derived from such spans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: ByteOffset,
    end: ByteOffset,
}

impl Span {
    /// Only `Text` makes spans from numbers; everybody else combines existing ones.
    pub(super) const fn raw(start: usize, end: usize) -> Self {
        Self { start: ByteOffset::new(start), end: ByteOffset::new(if end < start { start } else { end }) }
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start.get()
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end.get()
    }

    /// First byte, typed.
    #[must_use]
    pub const fn start_offset(self) -> ByteOffset {
        self.start
    }

    /// One past the last byte, typed.
    #[must_use]
    pub const fn end_offset(self) -> ByteOffset {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end() == self.start()
    }

    /// As a byte range, for slicing.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// From this span's start to `end`'s end; empty at this start when `end` ends before it.
    #[must_use]
    pub fn to(self, end: Self) -> Self {
        Self::raw(self.start(), end.end())
    }

    /// What lies between the end of this span and the start of a later one.
    #[must_use]
    pub fn gap_to(self, later: Self) -> Self {
        Self::raw(self.end(), later.start())
    }

    /// The part before `cut`, a span that begins inside this one.
    #[must_use]
    pub fn before(self, cut: Self) -> Self {
        Self::raw(self.start(), cut.start().clamp(self.start(), self.end()))
    }

    /// The part after `cut`, a span that ends inside this one.
    #[must_use]
    pub fn after(self, cut: Self) -> Self {
        Self::raw(cut.end().clamp(self.start(), self.end()), self.end())
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether a byte position lies inside this span.
    #[must_use]
    pub fn contains_offset(self, at: usize) -> bool {
        self.start() <= at && at < self.end()
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The empty span at this span's start.
    #[must_use]
    pub fn at_start(self) -> Self {
        Self { start: self.start, end: self.start }
    }

    /// The empty span at this span's end.
    #[must_use]
    pub fn at_end(self) -> Self {
        Self { start: self.end, end: self.end }
    }
}
