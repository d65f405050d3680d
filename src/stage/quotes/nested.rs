//! Which quotes inside other quotes are kept: reports of somebody else's words.

use crate::document::{CueReading, Document, Stance};
use crate::language::pronouns::{Person, pronoun};

/// Least confidence of a quote inside another one: its content is a clause or a quotation, no
/// mere phrase.
const LEAST: f32 = 0.75;

/// Whether a cue that stands inside a passage or inside another quote's content is kept. What
/// the speaker says of himself or of his own side (*we are supporting …*) is no report.
pub(super) fn keeps(document: &Document, cues: &[CueReading], index: usize) -> bool {
    let Some(this) = cues.get(index) else { return false };
    let Some(cue) = this.cue else { return true };
    let in_marks = document.marks.passages.iter().any(|p| p.inner.contains(cue));
    let in_content =
        cues.iter().enumerate().any(|(i, c)| i != index && c.content.iter().any(|piece| piece.contains(cue)));
    if !in_marks && !in_content {
        return true;
    }
    let source = this.source.map(|s| document.text.slice(s));
    let own = source.is_some_and(|s| pronoun(s).is_some_and(|p| p.person != Person::Third));
    let reports = this.stance == Stance::Speech && (this.confidence >= 0.95 || this.addressee.is_some());
    this.confidence >= LEAST && source.is_some() && (!own || reports)
}
