//! What quotation marks forbid: content never begins or ends inside a passage that it does not
//! lie in.

use crate::document::{CueReading, Document};
use crate::text::Span;

/// Mends the content of a cue; `None` when nothing is left of it.
pub(super) fn mend(document: &Document, cue: &CueReading) -> Option<CueReading> {
    let mut pieces: Vec<Span> = Vec::new();
    for &piece in &cue.content {
        let piece = document.text.trim(widen(document, piece));
        let after_last = pieces.last().is_none_or(|last| last.end() <= piece.start());
        let clear = |other: Option<Span>| other.is_none_or(|o| !o.overlaps(piece));
        if !piece.is_empty() && after_last && clear(cue.cue) {
            pieces.push(piece);
        }
    }
    let source = cue.source.filter(|s| pieces.iter().all(|p| !p.overlaps(*s)));
    (!pieces.is_empty()).then(|| CueReading { content: pieces, source, ..cue.clone() })
}

/// Widens a piece to the whole of every passage that it cuts.
fn widen(document: &Document, piece: Span) -> Span {
    document
        .marks
        .overlapping(piece)
        .filter(|(_, p)| !p.span.contains(piece) && !piece.contains(p.span))
        .fold(piece, |piece, (_, passage)| piece.cover(passage.span))
}
