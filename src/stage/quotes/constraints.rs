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
        if piece.is_empty() || !after_last || !clear(cue.cue) {
            continue;
        }
        match pieces.last_mut().filter(|last| one_utterance(document, **last, piece)) {
            Some(last) if clear_between(cue, last.to(piece)) => *last = last.to(piece),
            _ => pieces.push(piece),
        }
    }
    let source = cue.source.filter(|s| pieces.iter().all(|p| !p.overlaps(*s)));
    (!pieces.is_empty()).then(|| CueReading { content: pieces, source, ..cue.clone() })
}

/// Whether two pieces are the beginning and the end of one passage: what stands between them is quoted, too.
fn one_utterance(document: &Document, first: Span, second: Span) -> bool {
    let whole = first.to(second);
    document.marks.overlapping(whole).any(|(_, passage)| passage.span == whole)
}

/// Whether neither cue nor source stands inside a span.
fn clear_between(cue: &CueReading, span: Span) -> bool {
    cue.cue.iter().chain(&cue.source).all(|part| !part.overlaps(span))
}

/// Widens a piece to the whole of every passage that it cuts.
fn widen(document: &Document, piece: Span) -> Span {
    document
        .marks
        .overlapping(piece)
        .filter(|(_, p)| !p.span.contains(piece) && !piece.contains(p.span))
        .fold(piece, |piece, (_, passage)| piece.cover(passage.span))
}
