//! Computes a quote's kind from its content and the marks.

use crate::document::{CueReading, Document, Kind};

/// Direct when the content stands wholly in marks and is an utterance of its own; mixed when
/// marked words stand inside the reporter's clause or under a naming cue; indirect without marks.
pub(super) fn kind(document: &Document, cue: &CueReading) -> Kind {
    if cue.turn.is_some() {
        return Kind::Direct;
    }
    let passages = || document.marks.passages.iter();
    let marked = |piece: crate::text::Span| {
        // A piece of several passages back to back is wholly marked too.
        let mut at = piece.start();
        for passage in passages().filter(|p| piece.contains(p.span)) {
            if passage.span.start() >= at
                && document.text.slice(document.text.span(at, passage.span.start())).trim().is_empty()
            {
                at = passage.span.end();
            }
        }
        at == piece.end() && at > piece.start()
    };
    let any = cue.content.iter().any(|piece| passages().any(|p| piece.contains(p.span)));
    let all = cue.content.iter().all(|&piece| marked(piece));
    match (all, any) {
        (true, _) if !cue.naming => Kind::Direct,
        (_, true) => Kind::Mixed,
        _ => Kind::Indirect,
    }
}
