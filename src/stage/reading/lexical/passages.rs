//! Marked passages that no cue governs: whole utterances that stand by themselves.

use super::line::Line;
use crate::document::{CueReading, Document, Stance};

/// Fewest words of a passage that is taken for an utterance without any cue.
const FEWEST_WORDS: usize = 4;

/// Adds the passages that stand free: a sentence or paragraph of their own, next to nothing but
/// other passages. Titles, nicknames and scare quotes inside a sentence are none.
pub(super) fn read(document: &Document, lines: &[Line<'_>], readings: &mut Vec<CueReading>) {
    let mut governed = governed(document, readings);
    // What goes on from a governed passage is governed by the same.
    for (index, passage) in document.marks.passages.iter().enumerate() {
        let before = passage.continues.and_then(|before| governed.get(before.index()).copied());
        if let Some(flag) = governed.get_mut(index).filter(|_| before == Some(true)) {
            *flag = true;
        }
    }
    let goes_on = goes_on(document);
    let is = |flags: &[bool], index: usize| flags.get(index).copied().unwrap_or(false);
    let mut free = Vec::new();
    for line in lines.iter().filter(|l| l.inside.is_none()) {
        let alone = line.items.iter().all(|i| i.passage.is_some() || i.terminal);
        for (at, item) in line.items.iter().enumerate() {
            let (Some(index), Some(passage)) = (item.passage, line.passage(at)) else { continue };
            let words = document.tokens_in(passage.inner).len();
            let chained = passage.continues.is_some() || is(&goes_on, index);
            if !is(&governed, index) && line.is_utterance(at) && (alone && words >= FEWEST_WORDS || chained) {
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

/// Which passages a cue governs. A cue inside a passage reports for itself, not for the passage.
pub(super) fn governed(document: &Document, readings: &[CueReading]) -> Vec<bool> {
    let mut governed = vec![false; document.marks.passages.len()];
    for reading in readings {
        for &span in reading.content.iter().chain(&reading.source) {
            for (index, passage) in document.marks.overlapping(span) {
                let outside = reading.cue.is_none_or(|c| !passage.span.contains(c));
                if let Some(flag) = governed.get_mut(index).filter(|_| outside) {
                    *flag = true;
                }
            }
        }
    }
    governed
}

/// Which passages a later paragraph goes on from.
fn goes_on(document: &Document) -> Vec<bool> {
    let mut goes_on = vec![false; document.marks.passages.len()];
    for before in document.marks.passages.iter().filter_map(|p| p.continues) {
        if let Some(flag) = goes_on.get_mut(before.index()) {
            *flag = true;
        }
    }
    goes_on
}
