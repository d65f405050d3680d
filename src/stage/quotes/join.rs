//! Joins what belongs to one utterance: a quotation that goes on over paragraphs, and one that
//! its tag interrupts.

use std::collections::BTreeMap;

use crate::document::{CueReading, Document};
use crate::text::Span;
use crate::text::order::{sort, sort_by_key};

/// Adds to each direct quote the passages of its chain: those before and after it that re-open
/// their mark in each paragraph.
pub(super) fn chains(document: &Document, cues: &mut Vec<CueReading>) {
    let passages = &document.marks.passages;
    // A passage follows the one it continues, so its root is known when it is reached.
    let mut roots: Vec<usize> = Vec::with_capacity(passages.len());
    let mut chain_of: Vec<Vec<usize>> = vec![Vec::new(); passages.len()];
    for (index, passage) in passages.iter().enumerate() {
        let root = passage.continues.and_then(|before| roots.get(before.index()).copied()).unwrap_or(index);
        roots.push(root);
        if let Some(members) = chain_of.get_mut(root) {
            members.push(index);
        }
    }
    let mut holder: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
    for (index, cue) in cues.iter().enumerate() {
        cue.content.iter().for_each(|&c| holder.entry(c).or_default().push(index));
    }
    let mut absorbed = vec![false; cues.len()];
    for chain in chain_of.iter().filter(|c| c.len() > 1) {
        let spans: Vec<Span> = chain.iter().filter_map(|&i| passages.get(i)).map(|p| p.span).collect();
        let holders: Vec<usize> = spans.iter().filter_map(|s| holder.get(s)).flatten().copied().collect();
        let reports = |&i: &usize| cues.get(i).is_some_and(|c| c.cue.is_some());
        // The quote with a cue owns the chain; free passages of it are absorbed.
        let Some(owner) = holders.iter().copied().find(|i| reports(i)).or_else(|| holders.first().copied()) else {
            continue;
        };
        let free = |span: &Span| holder.get(span).is_none_or(|h| h.iter().all(|i| *i == owner || !reports(i)));
        let fresh: Vec<Span> = spans.iter().copied().filter(free).collect();
        for index in holders {
            let bare = cues
                .get(index)
                .is_some_and(|c| c.cue.is_none() && c.turn.is_none() && c.content.iter().all(|s| fresh.contains(s)));
            if let Some(flag) = absorbed.get_mut(index).filter(|_| index != owner && bare) {
                *flag = true;
            }
        }
        if let Some(cue) = cues.get_mut(owner) {
            let more: Vec<Span> = fresh.into_iter().filter(|s| !cue.content.iter().any(|c| c.overlaps(*s))).collect();
            cue.content.extend(more);
            sort(&mut cue.content);
        }
    }
    let mut absorbed = absorbed.into_iter();
    cues.retain(|_| !absorbed.next().unwrap_or(false));
}

/// How many quotes back, nested ones included, a free passage may go on from.
const LOOK_BACK: usize = 16;

/// Joins a free passage to the direct quote right before it in the same paragraph
/// (`“A,” X said. “B.”`).
pub(super) fn split(document: &Document, cues: &mut Vec<CueReading>) {
    sort_by_key(cues, |c| c.content.first().map(|s| s.start()));
    let mut joined: Vec<CueReading> = Vec::new();
    for cue in std::mem::take(cues) {
        let free = cue.cue.is_none() && cue.turn.is_none() && cue.inherits;
        let owner =
            joined.iter_mut().rev().take(LOOK_BACK).filter(|_| free).find(|before| continues(document, before, &cue));
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
    let marked = document.marks.overlapping(*last).any(|(_, p)| p.span.end() == last.end());
    // What stands in a passage is not gone on from outside it.
    let level = document.marks.overlapping(*last).all(|(_, p)| !p.inner.contains(*last) || p.inner.contains(*first));
    let (Some(a), Some(b)) = (document.sentence_at(end.saturating_sub(1)), document.sentence_at(first.start())) else {
        return false;
    };
    last.end() <= first.start()
        && marked
        && level
        && document.text.paragraph_at(last.start()) == document.text.paragraph_at(first.start())
        && b.index() <= a.index() + 1
}
