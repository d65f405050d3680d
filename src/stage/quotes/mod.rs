//! Turns a reading into quotes, under the constraints of the quotation marks.
//!
//! In order: content that the marks forbid is mended ([`constraints`]); inside other quotes only
//! reports of somebody else's words are kept ([`nested`]); what one utterance was
//! split into is joined ([`join`]); then kind, insertions, repairs, parents and inheritance are
//! computed, not read.

mod constraints;
mod join;
mod kind;
mod nested;

use crate::document::{CueReading, Document, QuoteDraft, QuoteId, Reading, Repair};
use crate::text::Span;

/// Decodes a reading. Quotes are ordered by the start of their first content piece, the outer
/// before the inner.
#[must_use]
pub fn decode(document: &Document, reading: &Reading) -> Vec<QuoteDraft> {
    let mut cues: Vec<CueReading> = reading.cues.iter().filter_map(|cue| constraints::mend(document, cue)).collect();
    let kept: Vec<bool> = (0..cues.len()).map(|i| nested::keeps(document, &cues, i)).collect();
    let mut kept = kept.into_iter();
    cues.retain(|_| kept.next().unwrap_or(true));
    join::chains(document, &mut cues);
    join::split(document, &mut cues);
    cues.sort_by_key(|c| (c.content.first().map(|s| s.start()), std::cmp::Reverse(reach(c)), c.cue));
    let parents: Vec<Option<QuoteId>> = (0..cues.len()).map(|i| parent(&cues, i)).collect();
    let inherits: Vec<Option<QuoteId>> = (0..cues.len()).map(|i| inherited(document, &cues, &parents, i)).collect();
    let drafts = cues.into_iter().zip(parents).zip(inherits);
    drafts
        .map(|((cue, parent), inherits)| QuoteDraft {
            kind: kind::kind(document, &cue),
            stance: cue.stance,
            insertions: insertions(document, &cue.content),
            repairs: repairs(document, &cue.content),
            cue: cue.cue,
            source: cue.source,
            turn: cue.turn,
            inherits,
            addressee: cue.addressee,
            confidence: cue.confidence,
            parent,
            content: cue.content,
        })
        .collect()
}

/// Where the last content piece ends.
fn reach(cue: &CueReading) -> usize {
    cue.content.last().map_or(0, |s| s.end())
}

/// The smallest quote whose content holds this one's cue and content.
fn parent(cues: &[CueReading], index: usize) -> Option<QuoteId> {
    let this = cues.get(index)?;
    let anchor = this.cue.or(this.content.first().copied())?;
    let holds = |outer: &CueReading| {
        let piece = outer.content.iter().find(|piece| piece.contains(anchor))?;
        let inner = this.content.iter().all(|c| outer.content.iter().any(|piece| piece.contains(*c)));
        inner.then_some(piece.len())
    };
    cues.iter()
        .enumerate()
        .filter(|&(other, _)| other != index)
        .filter_map(|(other, outer)| holds(outer).map(|size| (size, other)))
        .min()
        .map(|(_, other)| QuoteId::new(other))
}

/// The quote that a cue without a source goes on from: the nearest before it on the same level,
/// in the same sentence or, for free passages, in the paragraphs before.
fn inherited(document: &Document, cues: &[CueReading], parents: &[Option<QuoteId>], index: usize) -> Option<QuoteId> {
    let this = cues.get(index).filter(|c| c.inherits)?;
    let anchor = this.cue.or(this.content.first().copied())?;
    let place = |c: &CueReading| c.cue.or(c.content.first().copied()).map_or(0, |s| s.start());
    let sentence = document.sentence_at(anchor.start());
    let mut earlier: Vec<usize> = (0..cues.len())
        .filter(|&i| i != index && parents.get(i) == parents.get(index))
        .filter(|&i| cues.get(i).is_some_and(|c| place(c) < anchor.start()))
        .filter(|&i| this.cue.is_none() || cues.get(i).is_some_and(|c| document.sentence_at(place(c)) == sentence))
        .collect();
    earlier.sort_by_key(|&i| cues.get(i).map_or(0, place));
    earlier.last().map(|&i| QuoteId::new(i))
}

/// Editorial brackets inside content.
fn insertions(document: &Document, content: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    for &piece in content {
        let slice = document.text.slice(piece);
        let mut open = None;
        for (at, c) in slice.char_indices() {
            match (c, open) {
                ('[', None) => open = Some(at),
                (']', Some(from)) => {
                    found.push(document.text.span(piece.start() + from, piece.start() + at + 1));
                    open = None;
                }
                _ => {}
            }
        }
    }
    found
}

/// Repairs that stand inside content or at its edge.
fn repairs(document: &Document, content: &[Span]) -> Vec<Repair> {
    let touches = |at: Span| content.iter().any(|c| c.start() <= at.start() && at.end() <= c.end());
    document.marks.repairs.iter().filter(|r| touches(r.at)).copied().collect()
}
