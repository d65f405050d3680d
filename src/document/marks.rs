//! Passages in quotation marks.

use serde::{Deserialize, Serialize};

use super::MarkedId;
use crate::text::Span;

/// All passages in quotation marks of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Ordered by start, the outer before the inner; they nest and never cross. One never crosses
    /// a paragraph: a long quote that re-opens its mark in each paragraph is a chain of passages.
    pub passages: Vec<Marked>,
    /// Missing and stray marks, in text order, those of `passages` included.
    pub repairs: Vec<Repair>,
}

impl Marks {
    /// The passages that share at least one byte with a span, in order, with their positions.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = (usize, &Marked)> {
        let after = self.passages.partition_point(|p| p.span.start() <= span.start());
        // The outermost passage around the last one that begins before the span.
        let mut first = after.saturating_sub(1);
        while let Some(parent) =
            self.passages.get(first).and_then(|p| p.parent).map(MarkedId::index).filter(|&p| p < first)
        {
            first = parent;
        }
        let passages = self.passages.iter().enumerate().skip(first);
        passages.take_while(move |(_, p)| p.span.start() < span.end()).filter(move |(_, p)| p.span.overlaps(span))
    }
}

/// One passage in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The whole passage with its marks.
    pub span: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// Which glyphs.
    pub style: MarkStyle,
    /// The passage around this one.
    pub parent: Option<MarkedId>,
    /// The passage of the paragraph before that this one goes on from.
    pub continues: Option<MarkedId>,
    /// What had to be worked around here.
    pub repair: Option<RepairKind>,
}

/// A pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkStyle {
    /// “ … ”
    CurlyDouble,
    /// ‘ … ’
    CurlySingle,
    /// " … "
    StraightDouble,
    /// ' … '
    StraightSingle,
    /// « … » or » … «
    Guillemets,
    /// ‹ … ›
    SingleGuillemets,
    /// „ … “ or „ … ”
    LowDouble,
    /// ‚ … ‘ or ‚ … ’
    LowSingle,
    /// `` … '' of LaTeX
    Latex,
    /// One straight and one curly mark, or another pair that does not match.
    Mixed,
    /// 「 … 」 and 『 … 』
    Corner,
}

/// A missing or stray quotation mark that was worked around; always shown to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// What was wrong.
    pub kind: RepairKind,
    /// The stray mark, or the empty span where the missing mark should stand.
    pub at: Span,
}

/// What was wrong with a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepairKind {
    /// Opened and never closed.
    MissingClosingMark,
    /// Closed and never opened.
    MissingOpeningMark,
    /// A mark that belongs to nothing.
    StrayMark,
}

impl RepairKind {
    /// The name used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MissingClosingMark => "missing-closing-mark",
            Self::MissingOpeningMark => "missing-opening-mark",
            Self::StrayMark => "stray-mark",
        }
    }
}
