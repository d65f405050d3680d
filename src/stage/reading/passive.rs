//! Who is told something does not tell it: *workers were told that …*, *the court heard that …*.

use super::word;
use crate::document::{CueReading, Document, Tag};
use crate::language::questions::QUESTIONS;
use crate::text::Span;

/// Participles that name with *be* whom something was said to.
const TOLD: &[&str] = &["told", "informed", "assured", "warned", "advised", "reminded", "asked", "urged", "ordered"];
/// Who hears what is said in their room.
const HEARERS: &[&str] = &[
    "appeal",
    "commission",
    "committee",
    "court",
    "hearing",
    "inquest",
    "inquiry",
    "jurors",
    "jury",
    "panel",
    "trial",
    "tribunal",
];
/// Tokens that may stand between *be* and its participle.
const BETWEEN: usize = 2;
/// Longest phrase of who tells it behind *by*, in tokens.
const LONGEST: usize = 8;

/// Takes whom something is said to for the addressee, and who stands behind *by* for the source.
pub(super) fn settle(document: &Document, reading: &mut CueReading) {
    asked(document, reading);
    let Some(cue) = reading.cue else { return };
    if let Some(verb) = passive(document, cue) {
        let by = teller(document, verb, reading);
        let told = reading.source.filter(|source| by.is_none_or(|by| !by.overlaps(*source)));
        reading.addressee = reading.addressee.or(told).or_else(|| subject(document, verb));
        reading.source = by;
        reading.inherits = false;
    } else if let Some(quoted) = quoted(document, cue, reading) {
        reading.source = Some(quoted);
        reading.inherits = false;
    } else if let Some(source) = reading.source.filter(|&source| hears(document, cue, source)) {
        reading.addressee = Some(source);
        reading.source = None;
        reading.inherits = false;
    }
}

/// *Asked whether it was true, Ruiz smiled*: what somebody was asked is no answer, and nobody is said to ask.
fn asked(document: &Document, reading: &mut CueReading) {
    let asks = |piece: &Span| {
        let second = document.tokens_in(*piece).start + 1;
        document.text.slice(*piece).starts_with("Asked ") && QUESTIONS.contains(&word(document, second).as_str())
    };
    if let [piece] = reading.content.as_mut_slice()
        && asks(piece)
        && reading.cue.is_some_and(|cue| cue.start() > piece.end())
        && let Some(asked) = document.tokens.get(document.tokens_in(*piece).start).map(|t| t.span)
    {
        *piece = document.text.trim(piece.after(asked));
        reading.cue = Some(asked);
        reading.addressee = reading.source.take();
        reading.inherits = false;
    }
}

/// The participle of a cue in the passive (*were told*, *has also been warned*).
fn passive(document: &Document, cue: Span) -> Option<usize> {
    let mut tokens = document.tokens_in(cue);
    let verb = tokens.find(|&at| TOLD.contains(&word(document, at).as_str()))?;
    let be =
        |at: &usize| matches!(word(document, *at).as_str(), "was" | "were" | "been" | "being" | "is" | "are" | "be");
    let near = verb.saturating_sub(BETWEEN)..verb;
    let found = near.rev().find(be)?;
    (found + 1..verb).all(|at| document.tokens.get(at).is_some_and(|t| t.tag == Tag::RB)).then_some(verb)
}

/// *“…,” Ruiz was quoted as saying by the Post*: who is quoted, not who quotes, where the source stands behind the cue.
fn quoted(document: &Document, cue: Span, reading: &CueReading) -> Option<Span> {
    let quoted = document.tokens_in(cue).find(|&at| word(document, at) == "quoted")?;
    let saying = document.tokens_in(cue).any(|at| word(document, at) == "saying");
    let behind = reading.source.is_some_and(|source| source.start() > cue.end());
    (saying && behind).then(|| subject(document, quoted)).flatten()
}

/// Who stands before the verb.
fn subject(document: &Document, verb: usize) -> Option<Span> {
    let tag = |at: usize| document.tokens.get(at).map_or(Tag::Punct, |t| t.tag);
    let before = |at: &usize| !tag(*at).is_verb() && tag(*at) != Tag::RB && word(document, *at) != ",";
    let last = (0..verb).rev().find(before)?;
    let first = (0..=last).rev().take(LONGEST).take_while(|&at| is_of_phrase(tag(at))).last()?;
    Some(document.tokens.get(first)?.span.to(document.tokens.get(last)?.span))
}

/// The phrase behind *by*.
fn teller(document: &Document, verb: usize, reading: &CueReading) -> Option<Span> {
    let first = verb + 2;
    if word(document, verb + 1) != "by" {
        return None;
    }
    let inside = |at: &usize| {
        document
            .tokens
            .get(*at)
            .is_some_and(|t| is_of_phrase(t.tag) && reading.content.iter().all(|piece| !piece.overlaps(t.span)))
    };
    let last = (first..first + LONGEST).take_while(inside).last()?;
    Some(document.tokens.get(first)?.span.to(document.tokens.get(last)?.span))
}

/// Whether a word of this tag may stand in a phrase for somebody.
fn is_of_phrase(tag: Tag) -> bool {
    tag.is_noun() || matches!(tag, Tag::DT | Tag::JJ | Tag::POS | Tag::PRPS | Tag::CD | Tag::PRP)
}

/// *The court heard*, *an inquest has heard*.
fn hears(document: &Document, cue: Span, source: Span) -> bool {
    let last = document.tokens_in(cue).end.checked_sub(1).map(|at| word(document, at));
    let head = document.tokens_in(source).end.checked_sub(1).map(|at| word(document, at));
    last.is_some_and(|verb| matches!(verb.as_str(), "heard" | "hears"))
        && head.is_some_and(|noun| HEARERS.contains(&noun.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Header, Marks, Stance};
    use crate::language::Lexicon;
    use crate::stage::tokens::tokenize;
    use crate::text::Text;

    /// The cue, the source and the content of a report, once settled.
    fn settled(words: &str, cue: &str, source: &str, content: &str) -> String {
        let text = Text::new(words);
        let tokens = tokenize(&text, &Lexicon::english());
        let document =
            Document { text, tokens, header: Header::default(), sentences: Vec::new(), marks: Marks::default() };
        let span = |part: &str| {
            let start = words.find(part).unwrap_or_default();
            document.text.span(start, start + part.len())
        };
        let mut reading = CueReading {
            cue: Some(span(cue)),
            stance: Stance::Speech,
            source: Some(span(source)),
            turn: None,
            inherits: false,
            content: vec![span(content)],
            addressee: None,
            naming: false,
            confidence: 1.0,
        };
        settle(&document, &mut reading);
        let shown = |span: Option<Span>| document.text.slice(span.unwrap_or_default()).to_owned();
        format!("{} | {} | {}", shown(reading.cue), shown(reading.source), shown(reading.content.first().copied()))
    }

    #[test]
    fn who_smiles_at_a_question_does_not_ask_it() {
        let text = "Asked whether it was true, Ruiz smiled.";
        assert_eq!(settled(text, "smiled", "Ruiz", "Asked whether it was true"), "Asked |  | whether it was true");
        let text = "Asked about it, Ruiz smiled.";
        assert_eq!(settled(text, "smiled", "Ruiz", "Asked about it"), "smiled | Ruiz | Asked about it");
    }
}
