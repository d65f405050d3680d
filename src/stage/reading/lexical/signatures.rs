//! Signed passages: a quotation by itself with a dash and whose it is behind it (*“…” — Ana Ruiz, Leeds*), as
//! readers' comments, pull quotes and mottos have it.

use std::ops::Range;

use super::passages::governed;
use crate::document::{CueReading, Document, Stance, TokenKind};
use crate::text::Span;

/// Longest signature in tokens.
const LONGEST: usize = 14;
/// What may stand between a passage and its signature.
const DASHES: &[&str] = &["—", "–", "―", "--", "---", "-", "~"];

/// Adds a reading for each signed passage that no cue governs; the dash is its cue.
pub(super) fn read(document: &Document, readings: &mut Vec<CueReading>) {
    let governed = governed(document, readings);
    let mut signed = Vec::new();
    for (passage, governed) in document.marks.passages.iter().zip(governed) {
        if governed || passage.parent.is_some() || passage.continues.is_some() {
            continue;
        }
        let Some((dash, source)) = signature(document, passage.span) else { continue };
        signed.push(CueReading {
            cue: Some(dash),
            stance: Stance::Speech,
            source: Some(source),
            turn: None,
            inherits: false,
            content: vec![passage.span],
            addressee: None,
            naming: false,
            confidence: 0.9,
        });
    }
    readings.append(&mut signed);
}

/// The dash and the name behind a passage that begins its paragraph: to the end of the paragraph, or the whole
/// of the next one.
fn signature(document: &Document, passage: Span) -> Option<(Span, Span)> {
    let at = document.text.paragraph_at(passage.start());
    let paragraph = *document.text.paragraphs().get(at)?;
    if paragraph.start() != passage.start() {
        return None;
    }
    let alone = document.text.trim(document.text.span(passage.end(), paragraph.end())).is_empty();
    let place = if alone { *document.text.paragraphs().get(at + 1)? } else { paragraph.after(passage) };
    let tokens = document.tokens_in(place);
    let dash = tokens.start;
    let end = if ends_in_stop(document, &tokens) { tokens.end - 1 } else { tokens.end };
    let name = dash + 1..end;
    let fits = is_dash(document, dash) && (1..=LONGEST).contains(&name.len()) && is_name(document, name.clone());
    let first = document.tokens.get(name.start)?.span;
    let last = document.tokens.get(name.end.checked_sub(1)?)?.span;
    fits.then_some((document.tokens.get(dash)?.span, first.to(last)))
}

fn ends_in_stop(document: &Document, tokens: &Range<usize>) -> bool {
    let last = tokens.end.checked_sub(1).and_then(|last| document.tokens.get(last));
    last.is_some_and(|last| document.text.slice(last.span) == ".")
}

fn is_dash(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| DASHES.contains(&document.text.slice(token.span)))
}

/// A phrase that begins like a name or with an article and holds no verb.
fn is_name(document: &Document, tokens: Range<usize>) -> bool {
    let Some(tokens) = document.tokens.get(tokens) else { return false };
    let begins = tokens.first().is_some_and(|token| {
        let article = matches!(document.text.slice(token.span), "a" | "an" | "the");
        token.kind == TokenKind::Word && (token.shape.is_capitalized() || article)
    });
    begins && !tokens.iter().any(|token| token.tag.is_finite() && !token.shape.is_capitalized())
}
