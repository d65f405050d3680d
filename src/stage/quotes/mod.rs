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
use crate::text::order::sort_by_key;

/// Decodes a reading. Quotes are ordered by the start of their first content piece, the outer
/// before the inner.
#[must_use]
pub fn decode(document: &Document, reading: &Reading) -> Vec<QuoteDraft> {
    let mut cues: Vec<CueReading> = reading.cues.iter().filter_map(|cue| constraints::mend(document, cue)).collect();
    in_order(&mut cues);
    nested::prune(document, &mut cues);
    join::chains(document, &mut cues);
    join::split(document, &mut cues);
    in_order(&mut cues);
    let parents = nested::parents(&cues);
    let inherits = inherited(document, &cues, &parents);
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

/// By the start of the first content piece, the outer before the inner.
fn in_order(cues: &mut Vec<CueReading>) {
    let reach = |c: &CueReading| c.content.last().map_or(0, |s| s.end());
    sort_by_key(cues, |c| (c.content.first().map(|s| s.start()), std::cmp::Reverse(reach(c)), c.cue));
}

/// How many quotes back a quote may go on from.
const LOOK_BACK: usize = 64;

/// For each cue without a source the quote that it goes on from: the nearest before it on the
/// same level, in the same sentence or, for free passages, in the paragraphs before.
fn inherited(document: &Document, cues: &[CueReading], parents: &[Option<QuoteId>]) -> Vec<Option<QuoteId>> {
    let place = |c: &CueReading| c.cue.or(c.content.first().copied()).map_or(0, |s| s.start());
    let sentence = |c: &CueReading| document.sentence_at(place(c));
    let mut order: Vec<usize> = (0..cues.len()).collect();
    sort_by_key(&mut order, |&i| cues.get(i).map_or(0, place));
    let mut inherits = vec![None; cues.len()];
    for (position, &index) in order.iter().enumerate() {
        let Some(this) = cues.get(index).filter(|c| c.inherits) else { continue };
        let earlier = order.get(..position).unwrap_or_default().iter().rev().take(LOOK_BACK).find(|&&other| {
            parents.get(other) == parents.get(index)
                && cues
                    .get(other)
                    .is_some_and(|c| place(c) < place(this) && (this.cue.is_none() || sentence(c) == sentence(this)))
        });
        if let Some(slot) = inherits.get_mut(index) {
            *slot = earlier.map(|&i| QuoteId::new(i));
        }
    }
    inherits
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
    let repairs = &document.marks.repairs;
    let mut found: Vec<Repair> = Vec::new();
    for piece in content {
        let from = repairs.partition_point(|r| r.at.start() < piece.start());
        let inside = repairs.iter().skip(from).take_while(|r| r.at.end() <= piece.end());
        found.extend(inside.filter(|r| !found.contains(r)).copied().collect::<Vec<_>>());
    }
    found
}
