//! Turns of a transcript: `Q:`, `A:`, `SMITH:` at the beginning of a paragraph, in marks or not.

use std::collections::BTreeSet;

use super::super::met;
use crate::document::{CueReading, Document, Stance, TokenKind};
use crate::text::Span;
use crate::text::case::Casing;

/// Longest label in words.
const LABEL_WORDS: usize = 4;

/// Reads the turns of a transcript: at least three labelled paragraphs, a third of those from the first to the
/// last, and a label that comes back or is one letter. A transcript may be a quotation that re-opens its mark in
/// each paragraph (*“SMITH: …*).
pub(super) fn read(document: &Document, readings: &mut Vec<CueReading>) {
    let paragraphs = document.text.paragraphs();
    let labels: Vec<Option<Span>> = paragraphs.iter().map(|&p| label(document, p)).collect();
    let words: Vec<&str> = labels.iter().flatten().map(|&l| document.text.slice(l)).collect();
    let distinct: BTreeSet<&str> = words.iter().copied().collect();
    let repeats = distinct.len() < words.len();
    let initials = words.iter().filter(|w| w.chars().count() == 1).count() >= 2;
    let labelled = |label: &Option<Span>| label.is_some();
    let first = labels.iter().position(labelled).unwrap_or_default();
    let reach = labels.iter().rposition(labelled).map_or(0, |last| last + 1 - first);
    if words.len() < 3 || words.len() * 3 < reach || !(repeats || initials) {
        return;
    }
    let speaking: BTreeSet<String> =
        distinct.into_iter().filter(|label| label.chars().count() > 2).map(Casing::lower).collect();
    let mut turns: Vec<CueReading> = Vec::new();
    let (mut quoted, mut narrated) = (false, false);
    for (&paragraph, label) in paragraphs.iter().zip(&labels) {
        match label {
            Some(label) => {
                let Some(content) = after_label(document, paragraph, *label) else { continue };
                quoted = label.start() > paragraph.start();
                narrated = false;
                turns.push(CueReading {
                    cue: None,
                    stance: Stance::Speech,
                    source: Some(*label),
                    turn: Some(*label),
                    inherits: false,
                    content: vec![content],
                    addressee: None,
                    naming: false,
                    confidence: 0.9,
                });
            }
            None => {
                // A paragraph without a label goes on with the turn, unless it is narration: in brackets, or
                // about somebody who takes turns.
                narrated |= names_one(document, paragraph, &speaking);
                let words = if quoted { unmarked(document, paragraph) } else { Some(paragraph) };
                let bracketed = words.is_none_or(|words| document.text.slice(words).starts_with(['(', '[']));
                if let Some((turn, words)) = turns.last_mut().zip(words).filter(|_| !bracketed && !narrated) {
                    turn.content.push(words);
                }
            }
        }
    }
    // What stands free inside a turn, and a passage that is the turn with its label, is the turn's.
    let spoken: Vec<Span> = turns.iter().flat_map(|t| t.content.iter().copied()).collect();
    let taken = |piece: &Span, free: bool| met(&spoken, *piece).is_some_and(|turn| free || !turn.contains(*piece));
    for reading in readings.iter_mut() {
        let free = reading.cue.is_none();
        reading.content.retain(|piece| !taken(piece, free));
    }
    readings.retain(|reading| !reading.content.is_empty());
    readings.append(&mut turns);
}

/// Whether a paragraph names somebody whose label, in lower case, is among those given (*Halloran was joined by …*).
fn names_one(document: &Document, paragraph: Span, labels: &BTreeSet<String>) -> bool {
    let tokens = document.tokens.get(document.tokens_in(paragraph)).unwrap_or_default();
    let mut capitalized = tokens.iter().filter(|token| token.shape.is_capitalized());
    capitalized.any(|token| labels.contains(&document.text.slice(token.span).lower()))
}

/// A paragraph without the quotation mark that opens it and the one that closes it; none where no mark opens it.
fn unmarked(document: &Document, paragraph: Span) -> Option<Span> {
    let (_, passage) = document.marks.overlapping(paragraph).find(|(_, p)| p.span.start() == paragraph.start())?;
    let end = if passage.span.end() == paragraph.end() { passage.inner.end() } else { paragraph.end() };
    Some(document.text.span(passage.inner.start(), end))
}

/// The label of a paragraph: capitals or a single letter, before a colon or, after a single
/// letter, a full stop; a quotation mark may stand before it.
fn label(document: &Document, paragraph: Span) -> Option<Span> {
    let words = unmarked(document, paragraph).unwrap_or(paragraph);
    let tokens = document.tokens.get(document.tokens_in(words))?;
    let colon = tokens.iter().take(LABEL_WORDS + 1).position(|t| document.text.slice(t.span) == ":");
    let colon = colon.filter(|&c| c > 0)?;
    let (first, last) = (tokens.first()?, tokens.get(colon - 1)?);
    let named = tokens.get(..colon)?.iter().all(|t| {
        matches!(t.kind, TokenKind::Word | TokenKind::Number)
            && document.text.slice(t.span).chars().all(|c| !c.is_lowercase())
            || t.shape.is_capitalized() && colon <= 3
    });
    (named && tokens.len() > colon + 1).then(|| first.span.to(last.span))
}

fn after_label(document: &Document, paragraph: Span, label: Span) -> Option<Span> {
    let rest = unmarked(document, paragraph).unwrap_or(paragraph).after(label);
    let colon = document.tokens.get(document.tokens_in(rest))?.first()?.span;
    let mut content = document.text.trim(rest.after(colon));
    // A stage direction before the words is not spoken.
    if document.text.slice(content).starts_with('(') {
        let close =
            document.tokens.get(document.tokens_in(content))?.iter().find(|t| document.text.slice(t.span) == ")")?.span;
        content = document.text.trim(content.after(close));
    }
    (!content.is_empty()).then_some(content)
}
