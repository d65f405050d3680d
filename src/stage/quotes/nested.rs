//! Quotes inside other quotes: which are kept, and what they lie in.

use crate::document::{CueReading, Document, QuoteId, Stance};
use crate::language::pronouns::{Person, pronoun};
use crate::text::Span;
use crate::text::order::sort;

/// Least confidence of a quote inside another one: its content is a clause or a quotation, no
/// mere phrase.
const LEAST: f32 = 0.75;
/// From this confidence on, what somebody says of himself inside a quote is a report (*I said that …*).
const PLAIN: f32 = 0.95;

/// Drops what stands inside a passage or another quote's content and is no report of words: a
/// phrase, or what the speaker says of his own side (*we are supporting …*).
pub(super) fn prune(document: &Document, cues: &mut Vec<CueReading>) {
    let outer = enclosing(cues, |inner| inner.cue.into_iter().collect());
    let mut outer = outer.into_iter();
    cues.retain(|this| {
        let inside = outer.next().flatten().is_some();
        let Some(cue) = this.cue else { return true };
        let marked = document.marks.overlapping(cue).any(|(_, p)| p.inner.contains(cue));
        let source = this.source.map(|s| document.text.slice(s));
        let own = source.is_some_and(|s| pronoun(s).is_some_and(|p| p.person != Person::Third));
        let reports = this.stance == Stance::Speech && (this.confidence >= PLAIN || this.addressee.is_some());
        let keeps = this.confidence >= LEAST && source.is_some() && (!own || reports);
        keeps || !(inside || marked)
    });
}

/// For each quote the smallest other one whose content holds its cue and content.
pub(super) fn parents(cues: &[CueReading]) -> Vec<Option<QuoteId>> {
    let held = |c: &CueReading| c.cue.into_iter().chain(c.content.iter().copied()).collect();
    enclosing(cues, held).into_iter().map(|o| o.map(QuoteId::new)).collect()
}

/// For each cue the smallest other one whose content pieces hold all the spans that `held` gives.
/// `cues` are ordered by the start of their content, so those that may hold a cue are the ones
/// still open there.
fn enclosing(cues: &[CueReading], held: impl Fn(&CueReading) -> Vec<Span>) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let reach = |i: usize| cues.get(i).and_then(|c| c.content.last()).map_or(0, |s| s.end());
    let first = |i: usize| cues.get(i).and_then(|c| c.content.first()).map_or(0, |s| s.start());
    let mut order: Vec<(usize, usize)> = cues
        .iter()
        .enumerate()
        .map(|(i, c)| (held(c).iter().map(|s| s.start()).min().unwrap_or_default(), i))
        .collect();
    sort(&mut order);
    let mut found = vec![None; cues.len()];
    let mut next = 0;
    for (start, index) in order {
        while next < cues.len() && first(next) <= start {
            open.push(next);
            next += 1;
        }
        open.retain(|&i| reach(i) > start);
        let Some(this) = cues.get(index) else { continue };
        let spans = held(this);
        let holds = |outer: &CueReading| {
            let piece = outer.content.iter().find(|piece| spans.first().is_some_and(|s| piece.contains(*s)))?;
            spans.iter().all(|s| outer.content.iter().any(|p| p.contains(*s))).then(|| piece.len())
        };
        let smallest = open
            .iter()
            .filter(|&&other| other != index)
            .filter_map(|&other| cues.get(other).and_then(holds).map(|size| (size, other)))
            .min();
        if let Some(slot) = found.get_mut(index) {
            *slot = smallest.filter(|_| !spans.is_empty()).map(|(_, other)| other);
        }
    }
    found
}
