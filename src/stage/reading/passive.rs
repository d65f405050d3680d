//! Who is told something does not tell it: *workers were told that …*, *the court heard that …*.

use super::word;
use crate::document::{CueReading, Document, Tag};
use crate::text::Span;

/// Participles that name with *be* whom something was said to.
const TOLD: &[&str] = &["told", "informed", "assured", "warned", "advised", "reminded"];
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
