//! Quotations after a colon: in a sentence without a cue of the table, or in the next paragraph.

use super::cues::{Candidate, Mode};
use super::line::Line;
use super::phrases::{base_end, finite_at, group_start};
use super::sources::subject;
use crate::document::{CueReading, Stance};
use crate::text::Span;

/// `Ruiz announced:` and the quotation as a paragraph of its own.
pub(super) fn announced(line: &Line<'_>, next: &Line<'_>, candidates: &[Candidate<'_>]) -> Option<CueReading> {
    let colon = line.items.len().checked_sub(1).filter(|&i| line.word_at(i) == ":")?;
    if !next.is_utterance(0) || next.inside.is_some() {
        return None;
    }
    let Some(candidate) = candidates.iter().rev().find(|c| c.mode == Mode::Finite) else {
        let (cue, source) = main_verb(line, colon)?;
        return Some(quotation(line.span(cue, colon)?, source, next.span(0, 0)?, 0.7));
    };
    let source = subject(line, candidate.start)?;
    let end = if candidate.end == colon { colon } else { candidate.end - 1 };
    Some(quotation(
        line.span(candidate.start, end)?,
        line.span(source.start, source.end.checked_sub(1)?)?,
        next.span(0, 0)?,
        0.85,
    ))
}

fn quotation(cue: Span, source: Span, content: Span, confidence: f32) -> CueReading {
    CueReading {
        cue: Some(cue),
        stance: Stance::Speech,
        source: Some(source),
        turn: None,
        inherits: false,
        content: vec![content],
        addressee: None,
        naming: false,
        confidence,
    }
}

/// `Ruiz was blunt: “…”`: a quotation after a colon in a sentence without a cue of the table.
pub(super) fn introduced(line: &Line<'_>) -> Option<CueReading> {
    let colon = (1..line.items.len())
        .find(|&i| line.word_at(i) == ":" && line.is_passage(i + 1) && line.is_utterance(i + 1))?;
    let (cue, source) = main_verb(line, colon)?;
    let mut last = colon + 1;
    while line.is_passage(last + 1) {
        last += 1;
    }
    Some(quotation(line.span(cue, colon)?, source, line.span(colon + 1, last)?, 0.6))
}

/// Where the cue begins that ends in a colon, with the subject of its verb. A short predicate is the cue (`was blunt:`,
/// `has one request:`); of a longer one, the colon.
fn main_verb(line: &Line<'_>, colon: usize) -> Option<(usize, Span)> {
    let verb = (1..colon).find(|&i| finite_at(line, i))?;
    let group = group_start(line, verb);
    let source = subject(line, group).filter(|s| base_end(line, s.start) > s.start)?;
    let cue = if colon - group <= 4 { group } else { colon };
    Some((cue, line.span(source.start, source.end.checked_sub(1)?)?))
}
