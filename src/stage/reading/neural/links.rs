//! Ties spans: each content piece to its cue, each cue to its source.

use super::Scored;
use super::spans::Found;
use crate::document::{CueReading, Document, Stance};
use crate::model::heads::{Heads, Link};
use crate::model::labels::Part;

/// A span is tied to one at most this many tokens away.
const FARTHEST: usize = 300;

/// One reading for each cue with content, and for each content piece without a cue.
pub(super) fn tie(document: &Document, heads: &Heads, scored: Scored<'_>, found: &[Found]) -> Vec<CueReading> {
    let of = |part: Part| found.iter().filter(|f| f.part == part).collect::<Vec<&Found>>();
    let (contents, cues, sources) = (of(Part::Content), of(Part::Cue), of(Part::Source));
    let mut pieces: Vec<Vec<&Found>> = vec![Vec::new(); cues.len()];
    let mut free: Vec<&Found> = Vec::new();
    for content in contents {
        let cue = best(heads, scored, Link::ContentToCue, content, &cues);
        match cue.and_then(|cue| pieces.get_mut(cue)) {
            Some(pieces) => pieces.push(content),
            None => free.push(content),
        }
    }
    let mut readings: Vec<CueReading> = Vec::new();
    for (cue, pieces) in cues.iter().zip(pieces) {
        let Some(surest) = pieces.iter().map(|p| p.sure).reduce(f32::max) else { continue };
        let source = best(heads, scored, Link::CueToSource, cue, &sources).and_then(|s| sources.get(s));
        let sure = source.map_or(1.0, |s| s.sure).min(cue.sure).min(surest);
        readings.push(CueReading {
            cue: Some(cue.span),
            stance: Stance::Speech,
            source: source.map(|s| s.span),
            turn: None,
            inherits: source.is_none(),
            content: pieces.iter().map(|p| p.span).collect(),
            addressee: None,
            naming: false,
            confidence: sure,
        });
    }
    // A passage that no cue governs goes on from the quote before it; other words do not.
    let in_marks = |f: &&&Found| document.marks.overlapping(f.span).any(|(_, p)| p.span.start() == f.span.start());
    readings.extend(free.iter().filter(in_marks).map(|content| CueReading {
        cue: None,
        stance: Stance::Speech,
        source: None,
        turn: None,
        inherits: true,
        content: vec![content.span],
        addressee: None,
        naming: false,
        confidence: content.sure,
    }));
    readings
}

/// The position of the span to which another is tied best, or none where no tie is better.
fn best(heads: &Heads, scored: Scored<'_>, link: Link, from: &Found, to: &[&Found]) -> Option<usize> {
    let row = scored.row(from.tokens.start)?;
    let near = |f: &Found| f.tokens.start.abs_diff(from.tokens.start) <= FARTHEST;
    let ties = to.iter().enumerate().filter(|(_, f)| near(f)).filter_map(|(index, f)| {
        let away = f.tokens.start as isize - from.tokens.start as isize;
        Some((heads.link(link, row, scored.row(f.tokens.start)?, away), index))
    });
    let best = ties.reduce(|best, tie| if tie.0 > best.0 { tie } else { best })?;
    (best.0 > heads.no_link(link)).then_some(best.1)
}
