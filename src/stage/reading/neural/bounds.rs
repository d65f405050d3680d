//! Where a cue ends and its content begins.

use super::word;
use crate::document::{CueReading, Document, Tag, TokenKind};
use crate::text::Span;

/// Prepositions that tie a cue to its content are the cue's (*warned against | sabotage*). Those of the training
/// part of PolNeAR that stand inside the cue at least three times as often as at the beginning of the content.
const TIES: &[&str] =
    &["about", "against", "at", "for", "into", "like", "of", "on", "over", "toward", "towards", "upon", "with"];

/// Words that open a clause, and no phrase for who speaks.
const CLAUSES: &[&str] =
    &["after", "although", "as", "because", "before", "if", "since", "though", "unless", "when", "while"];

/// Takes no clause for a source (*asked for anonymity because he …*).
pub(super) fn source(document: &Document, reading: &mut CueReading) {
    let clause = |source: &Span| CLAUSES.contains(&word(document, document.tokens_in(*source).start).as_str());
    if reading.source.as_ref().is_some_and(clause) {
        reading.source = None;
        reading.inherits = true;
    }
    reading.source = reading.source.map(|source| behind_year(document, source));
    // *…, said his brother-in-law, Bo Lin*: whoever is named in the source is no content.
    let named = |source: Span| reading.content.iter().any(|piece| !source.contains(*piece));
    if let Some(source) = reading.source.filter(|&source| named(source)) {
        reading.content.retain(|piece| !source.contains(*piece));
    }
}

/// *In the spring of 2025 Ana Ruiz ordered*: the year is no part of whoever ordered.
fn behind_year(document: &Document, source: Span) -> Span {
    let tokens = document.tokens_in(source);
    let token = |at: usize| document.tokens.get(at).map(|t| t.span);
    let is_year = |at: &usize| {
        let text = word(document, *at);
        text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let name = tokens.clone().rev().find(is_year).map(|at| at + 1).filter(|at| tokens.contains(at)).and_then(token);
    let proper = |name: &Span| document.text.slice(*name).starts_with(char::is_uppercase);
    name.filter(proper).map_or(source, |name| name.to(source))
}

/// Moves a preposition at the beginning of the content to the end of the cue that it follows.
pub(super) fn settle(document: &Document, reading: &mut CueReading) {
    let Some(cue) = reading.cue else { return };
    let Some(piece) = reading.content.iter_mut().find(|piece| follows(document, cue, **piece)) else { return };
    let tokens = document.tokens_in(*piece);
    let Some(tie) = document.tokens.get(tokens.start).map(|t| t.span) else { return };
    let worded = document.text.slice(cue).ends_with(char::is_alphanumeric);
    if worded && TIES.contains(&word(document, tokens.start).as_str()) && !is_quantity(document, tokens.start + 1) {
        *piece = document.text.trim(piece.after(tie));
        reading.cue = Some(cue.to(tie));
    }
}

/// Whether an amount begins at `at`, of which *about*, *over* or *at* before it is a part (*at least ten*).
fn is_quantity(document: &Document, at: usize) -> bool {
    let number = document.tokens.get(at).is_none_or(|t| t.tag == Tag::CD || t.kind == TokenKind::Number);
    let fraction = |at| matches!(word(document, at).as_str(), "third" | "quarter" | "half" | "dozen" | "hundred");
    let first = word(document, at);
    number
        || first == "a" && fraction(at + 1)
        || matches!(first.as_str(), "all" | "first" | "half" | "last" | "least" | "most" | "$")
}

/// Whether only a space stands between a cue and what comes behind it.
pub(super) fn follows(document: &Document, cue: Span, piece: Span) -> bool {
    cue.end() < piece.start() && document.text.trim(cue.gap_to(piece)).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Header, Marks, Stance};
    use crate::language::Lexicon;
    use crate::stage::tokens::tokenize;
    use crate::text::Text;

    /// The cue and the content behind it, once settled.
    fn settled(words: &str, cue: &str) -> String {
        let text = Text::new(words);
        let tokens = tokenize(&text, &Lexicon::english());
        let document =
            Document { text, tokens, header: Header::default(), sentences: Vec::new(), marks: Marks::default() };
        let start = words.find(cue).unwrap_or_default();
        let cue = document.text.span(start, start + cue.len());
        let mut reading = CueReading {
            cue: Some(cue),
            stance: Stance::Speech,
            source: None,
            turn: None,
            inherits: true,
            content: vec![document.text.trim(document.text.whole().after(cue))],
            addressee: None,
            naming: false,
            confidence: 1.0,
        };
        settle(&document, &mut reading);
        let shown = |span: Option<Span>| document.text.slice(span.unwrap_or_default()).to_owned();
        format!("{} | {}", shown(reading.cue), shown(reading.content.first().copied()))
    }

    #[test]
    fn a_preposition_before_the_content_is_the_cues() {
        assert_eq!(settled("Ruiz warned against sabotage", "warned"), "warned against | sabotage");
        assert_eq!(settled("Ruiz called Friday for a new dam", "called Friday"), "called Friday for | a new dam");
        // An infinitive and an amount are content.
        assert_eq!(settled("Ruiz wants to leave", "wants"), "wants | to leave");
        assert_eq!(settled("Ruiz expects at least ten boats", "expects"), "expects | at least ten boats");
        assert_eq!(settled("Ruiz expects about 200 boats", "expects"), "expects | about 200 boats");
        assert_eq!(settled("Ruiz: For two hours.", ":"), ": | For two hours.");
    }
}
