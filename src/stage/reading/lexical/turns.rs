//! Turns of a transcript: `Q:`, `A:`, `SMITH:` at the beginning of a paragraph.

use crate::document::{CueReading, Document, Stance, TokenKind};
use crate::text::Span;

/// Longest label in words.
const LABEL_WORDS: usize = 4;

/// Reads the turns of a transcript: at least three labelled paragraphs, a third of all, and a label
/// that comes back or is one letter.
pub(super) fn read(document: &Document, readings: &mut Vec<CueReading>) {
    let paragraphs = document.text.paragraphs();
    let labels: Vec<Option<Span>> = paragraphs.iter().map(|&p| label(document, p)).collect();
    let words: Vec<&str> = labels.iter().flatten().map(|&l| document.text.slice(l)).collect();
    let repeats = words.iter().enumerate().any(|(i, w)| words.get(..i).unwrap_or_default().contains(w));
    let initials = words.iter().filter(|w| w.chars().count() == 1).count() >= 2;
    if words.len() < 3 || words.len() * 3 < paragraphs.len() || !(repeats || initials) {
        return;
    }
    let mut turns: Vec<CueReading> = Vec::new();
    for (&paragraph, label) in paragraphs.iter().zip(&labels) {
        match label {
            Some(label) => {
                let Some(content) = after_label(document, paragraph, *label) else { continue };
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
                // A paragraph without a label goes on with the turn, unless it is narration.
                let bracketed = document.text.slice(paragraph).starts_with(['(', '[']);
                if let Some(turn) = turns.last_mut().filter(|_| !bracketed) {
                    turn.content.push(paragraph);
                }
            }
        }
    }
    // What stands free inside a turn is the turn's.
    let spoken: Vec<Span> = turns.iter().flat_map(|t| t.content.iter().copied()).collect();
    readings.retain(|r| {
        r.cue.is_some()
            || !r.content.iter().any(|c| {
                let after = spoken.partition_point(|s| s.start() <= c.start());
                after.checked_sub(1).and_then(|i| spoken.get(i)).is_some_and(|s| s.contains(*c))
            })
    });
    readings.append(&mut turns);
}

/// The label of a paragraph: capitals or a single letter, before a colon or, after a single
/// letter, a full stop.
fn label(document: &Document, paragraph: Span) -> Option<Span> {
    let tokens = document.tokens.get(document.tokens_in(paragraph))?;
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
    let rest = paragraph.after(label);
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
