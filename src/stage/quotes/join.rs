//! Joins what belongs to one utterance: a quotation that goes on over paragraphs, and one that
//! its tag interrupts.

use crate::document::{CueReading, Document, MarkedId};
use crate::text::Span;

/// Adds to each direct quote the passages of its chain: those before and after it that re-open
/// their mark in each paragraph.
pub(super) fn chains(document: &Document, cues: &mut Vec<CueReading>) {
    let passages = &document.marks.passages;
    let root = |mut index: usize| {
        while let Some(before) =
            passages.get(index).and_then(|p| p.continues).map(MarkedId::index).filter(|&b| b < index)
        {
            index = before;
        }
        index
    };
    let mut chain_of: Vec<Vec<usize>> = vec![Vec::new(); passages.len()];
    for index in 0..passages.len() {
        if let Some(members) = chain_of.get_mut(root(index)) {
            members.push(index);
        }
    }
    for chain in chain_of.iter().filter(|c| c.len() > 1) {
        let spans: Vec<Span> = chain.iter().filter_map(|&i| passages.get(i)).map(|p| p.span).collect();
        let holds = |c: &CueReading| spans.iter().any(|s| c.content.contains(s));
        // The quote with a cue owns the chain; free passages of it are absorbed.
        let owner = cues.iter().position(|c| c.cue.is_some() && holds(c)).or_else(|| cues.iter().position(holds));
        let Some(owner) = owner else { continue };
        let governed: Vec<Span> = cues
            .iter()
            .enumerate()
            .filter(|&(i, c)| i != owner && c.cue.is_some())
            .flat_map(|(_, c)| c.content.clone())
            .collect();
        if let Some(cue) = cues.get_mut(owner) {
            let fresh = spans.iter().filter(|s| !governed.iter().any(|g| g.overlaps(**s)));
            let fresh: Vec<Span> = fresh.filter(|s| !cue.content.iter().any(|c| c.overlaps(**s))).copied().collect();
            cue.content.extend(fresh);
            cue.content.sort_unstable();
        }
        let owned = cues.get(owner).map(|c| c.content.clone()).unwrap_or_default();
        let mut index = 0;
        cues.retain(|c| {
            let absorbed =
                index != owner && c.cue.is_none() && c.turn.is_none() && c.content.iter().all(|s| owned.contains(s));
            index += 1;
            !absorbed
        });
    }
}

/// Joins a free passage to the direct quote right before it in the same paragraph
/// (`“A,” X said. “B.”`).
pub(super) fn split(document: &Document, cues: &mut Vec<CueReading>) {
    cues.sort_by_key(|c| c.content.first().map(|s| s.start()));
    let mut joined: Vec<CueReading> = Vec::new();
    for cue in std::mem::take(cues) {
        let free = cue.cue.is_none() && cue.turn.is_none() && cue.inherits;
        let owner = joined.iter_mut().rev().filter(|_| free).find(|before| continues(document, before, &cue));
        match owner {
            Some(before) => before.content.extend(cue.content),
            None => joined.push(cue),
        }
    }
    *cues = joined;
}

/// Whether a free passage goes on from a quote: both in one paragraph, the quote's own sentence
/// or its last piece right before it.
fn continues(document: &Document, before: &CueReading, free: &CueReading) -> bool {
    let (Some(last), Some(first)) = (before.content.last(), free.content.first()) else { return false };
    let end = before.cue.map_or(last.end(), |c| c.end().max(last.end()));
    let marked = document.marks.passages.iter().any(|p| p.span.end() == last.end());
    let (Some(a), Some(b)) = (document.sentence_at(end.saturating_sub(1)), document.sentence_at(first.start())) else {
        return false;
    };
    last.end() <= first.start()
        && marked
        && document.text.paragraph_at(last.start()) == document.text.paragraph_at(first.start())
        && b.index() <= a.index() + 1
}
