//! Marked passages that no cue governs: whole utterances that stand by themselves.

use super::line::Line;
use crate::document::{CueReading, Stance};

/// Fewest words of a passage that is taken for an utterance without any cue.
const FEWEST_WORDS: usize = 4;

/// Adds the passages that stand free: a sentence or paragraph of their own, next to nothing but
/// other passages. Titles, nicknames and scare quotes inside a sentence are none.
pub(super) fn read(lines: &[Line<'_>], readings: &mut Vec<CueReading>) {
    let mut free = Vec::new();
    for line in lines.iter().filter(|l| l.inside.is_none()) {
        for index in 0..line.items.len() {
            let Some(passage) = line.passage(index) else { continue };
            // A cue inside the passage reports for itself, not for the passage.
            let governed = readings.iter().filter(|r| r.cue.is_none_or(|c| !passage.span.contains(c))).any(|r| {
                r.content.iter().any(|c| c.overlaps(passage.span)) || r.source.is_some_and(|s| s.overlaps(passage.span))
            });
            let alone = line.items.iter().all(|i| i.passage.is_some() || i.terminal);
            let words = line.document.tokens_in(passage.inner).len();
            let chained = passage.continues.is_some() || lines_continue(line, index);
            if !governed && line.is_utterance(index) && (alone && words >= FEWEST_WORDS || chained) {
                free.push(CueReading {
                    cue: None,
                    stance: Stance::Speech,
                    source: None,
                    turn: None,
                    inherits: true,
                    content: vec![passage.span],
                    addressee: None,
                    naming: false,
                    confidence: if chained { 0.85 } else { 0.6 },
                });
            }
        }
    }
    readings.append(&mut free);
}

/// Whether a later paragraph goes on from this passage.
fn lines_continue(line: &Line<'_>, index: usize) -> bool {
    let Some(passage) = line.at(index).and_then(|i| i.passage) else { return false };
    line.document.marks.passages.iter().any(|p| p.continues.is_some_and(|c| c.index() == passage))
}
