//! `according to` and its kind: content before, after or around the source.

use super::attribution::Found;
use super::clauses::is_relative;
use super::contents::content_end;
use super::cues::Candidate;
use super::line::Line;
use super::phrases::time_end;
use super::sources::{Phrase, begins_clause, inverted};
use crate::document::Tag;

/// Reads a prepositional cue.
pub(super) fn read(line: &Line<'_>, cue: &Candidate<'_>) -> Option<Found> {
    let source = source(line, cue)?;
    let pieces = pieces(line, cue, source)?;
    let score = if cue.cue.lemma == "according to" { 0.9 } else { 0.65 };
    Some(Found {
        cue: (cue.start, cue.end),
        source: Some(source),
        inherits: false,
        pieces,
        addressee: None,
        naming: false,
        score,
    })
}

fn source(line: &Line<'_>, cue: &Candidate<'_>) -> Option<Phrase> {
    let mut source = inverted(line, cue.end).or_else(|| {
        let passage = line.is_passage(cue.end);
        passage.then_some(Phrase { start: cue.end, end: cue.end + 1 })
    })?;
    // The comma that parts a fronted phrase from its clause is no apposition's.
    if begins(line, cue)
        && line.before(source.end).is_some_and(|i| i.is(","))
        && (source.start..source.end - 1).all(|i| line.word_at(i) != ",")
    {
        source.end -= 1;
    }
    Some(source)
}

/// Whether the phrase stands at the front of its sentence.
fn begins(line: &Line<'_>, cue: &Candidate<'_>) -> bool {
    cue.start == 0 || (cue.start == 1 && matches!(line.tag_at(0), Tag::CC | Tag::RB))
}

fn pieces(line: &Line<'_>, cue: &Candidate<'_>, source: Phrase) -> Option<Vec<(usize, usize)>> {
    let end = line.body_end();
    let mut after = source.end;
    if begins(line, cue) {
        after = (after..end).find(|&i| line.word_at(i) == ",").filter(|&i| i < after + 12).map_or(after, |i| i + 1);
        return (after < end).then(|| vec![(after, content_end(line, after, end))]);
    }
    let comma = line.before(cue.start).is_some_and(|i| i.is(","));
    let left_end = if comma { cue.start - 1 } else { cue.start };
    if let Some(relative) = left_end.checked_sub(1).filter(|&i| is_relative(line, i)) {
        let resume = if line.word_at(after) == "," { after + 1 } else { after };
        return (resume < end).then(|| vec![(relative, relative + 1), (resume, content_end(line, resume, end))]);
    }
    if left_end == 0 {
        return None;
    }
    let mut pieces = vec![(clause_start(line, left_end), left_end)];
    let goes_on = comma && line.word_at(after) == "," && after + 1 < end && time_end(line, after + 1) == after + 1;
    if goes_on
        && !matches!(line.tag_at(after + 1), Tag::VBG | Tag::CC | Tag::WDT | Tag::WP)
        && !begins_own_clause(line, after + 1)
    {
        pieces.push((after + 1, content_end(line, after + 1, end)));
    }
    Some(pieces)
}

/// A coordinated clause after the phrase is no longer its content.
fn begins_own_clause(line: &Line<'_>, index: usize) -> bool {
    matches!(line.word_at(index), "and" | "but" | "while")
}

/// Content before the phrase begins with its sentence.
fn clause_start(line: &Line<'_>, end: usize) -> usize {
    (0..end).rev().find(|&i| line.word_at(i) == ";" && begins_clause(line, i + 1)).map_or(0, |i| i + 1)
}

/// Where an earlier cue's content must stop because of this phrase: at the relative clause that
/// the phrase interrupts, or at the phrase when it ends the sentence.
pub(super) fn cuts(line: &Line<'_>, cue: &Candidate<'_>) -> Option<usize> {
    let source = source(line, cue)?;
    let comma = line.before(cue.start).is_some_and(|i| i.is(","));
    let left = if comma { cue.start - 1 } else { cue.start };
    if let Some(relative) = left.checked_sub(1).filter(|&i| is_relative(line, i)) {
        return Some(relative);
    }
    (comma && source.end >= line.body_end()).then_some(left)
}
