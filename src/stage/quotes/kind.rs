//! Computes a quote's kind from its content and the marks.

use crate::document::{CueReading, Document, Kind};
use crate::text::Span;

/// Direct when the content stands wholly in marks and is an utterance of its own; mixed when
/// marked words stand inside the reporter's clause or under a naming cue; indirect without marks.
pub(super) fn kind(document: &Document, cue: &CueReading) -> Kind {
    if cue.turn.is_some() {
        return Kind::Direct;
    }
    let inside =
        |piece: Span| document.marks.overlapping(piece).map(|(_, p)| p.span).filter(move |s| piece.contains(*s));
    let marked = |piece: Span| {
        // A piece of several passages back to back is wholly marked too.
        let mut at = piece.start();
        for passage in inside(piece) {
            if passage.start() >= at && document.text.slice(document.text.span(at, passage.start())).trim().is_empty() {
                at = passage.end();
            }
        }
        at == piece.end() && at > piece.start()
    };
    let any = cue.content.iter().any(|&piece| inside(piece).next().is_some());
    let all = cue.content.iter().all(|&piece| marked(piece));
    match (all, any) {
        (true, _) if !cue.naming => Kind::Direct,
        (_, true) => Kind::Mixed,
        _ => Kind::Indirect,
    }
}
