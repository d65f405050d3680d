//! One name, one kind: a single word that the network takes for a person here and for a place or body there, and
//! that stands in nobody’s full name, is what the text tells of it elsewhere.

use super::{settle_kind, word};
use crate::document::{Document, EntityKind, NameReading, Tag};
use crate::language::Lexicon;
use crate::language::names::NominalKind;

/// Words before places.
const PLACE_BEFORE: &[&str] = &["in", "from", "near", "across", "throughout", "outside"];
/// From this confidence on the network is sure of a person.
const SURE: f32 = 0.95;
/// Below this confidence the network is not sure of a place or body.
const DOUBTED: f32 = 0.9;
/// Longest phrase in tokens that says what a name is.
const LONGEST: usize = 7;

/// Corrects the kinds of names in text order.
pub(super) fn settle(document: &Document, lexicon: &Lexicon, names: &mut [NameReading]) {
    let single = |name: &NameReading| document.tokens_in(name.span).len() == 1;
    for at in 0..names.len() {
        let Some(name) = names.get(at).filter(|n| n.kind == EntityKind::Person && !single(n)) else { continue };
        let first = document.text.slice(name.span).split(' ').next().unwrap_or_default();
        // `Ana Ruiz, a company …` is no body, whatever the words behind her seem to say.
        if lexicon.names.given(first).is_some() || name.confidence >= SURE {
            continue;
        }
        if is_said_body(document, lexicon, name) || speaks_as_body(document, lexicon, name) {
            let text = document.text.slice(name.span);
            settle_kind(document, names, text, EntityKind::Org);
        }
    }
    let surnames: Vec<usize> = (0..names.len()).filter(|&at| is_surname(document, names, at)).collect();
    for at in surnames {
        if let Some(name) = names.get_mut(at) {
            name.kind = EntityKind::Person;
        }
    }
    let mut settled: Vec<(&str, EntityKind)> = Vec::new();
    for name in names.iter().filter(|n| n.kind == EntityKind::Person) {
        let text = document.text.slice(name.span);
        if settled.iter().any(|(known, _)| *known == text) || is_part(document, names, text) {
            continue;
        }
        let same: Vec<&NameReading> = names.iter().filter(|n| document.text.slice(n.span) == text).collect();
        let body = same.iter().any(|n| is_said_body(document, lexicon, n) || speaks_as_body(document, lexicon, n));
        let kind = match saint(document, names, text).or_else(|| short(document, names, text)) {
            Some(kind) => kind,
            None if body && single(name) => EntityKind::Org,
            None => likeliest(document, &same),
        };
        settled.push((text, kind));
    }
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Person) {
        let text = document.text.slice(name.span);
        if let Some((_, kind)) = settled.iter().find(|(known, _)| *known == text) {
            name.kind = *kind;
        }
    }
}

/// A single word that the network takes, not being sure, for a place or body, and that ends the full name of somebody.
fn is_surname(document: &Document, names: &[NameReading], at: usize) -> bool {
    let Some(name) = names.get(at) else { return false };
    let text = document.text.slice(name.span);
    let open = matches!(name.kind, EntityKind::Org | EntityKind::Gpe | EntityKind::Loc | EntityKind::Norp);
    let before = document.tokens_in(name.span).start.checked_sub(1).map(|at| word(document, at)).unwrap_or_default();
    let place = PLACE_BEFORE.contains(&before.as_str()) || matches!(before.as_str(), "at" | "the" | "of");
    let full = |n: &NameReading| {
        let name = document.text.slice(n.span);
        n.kind == EntityKind::Person && name.strip_suffix(text).is_some_and(|given| given.ends_with(' '))
    };
    open && name.confidence < DOUBTED && !text.contains(' ') && !place && names.iter().any(full)
}

/// `St. Brendan` is short for `St. Brendan Medical Center`.
fn saint(document: &Document, names: &[NameReading], text: &str) -> Option<EntityKind> {
    if !["St ", "St. ", "Saint "].iter().any(|saint| text.starts_with(saint)) {
        return None;
    }
    let longer = |n: &&NameReading| {
        let name = document.text.slice(n.span);
        n.kind != EntityKind::Person && name.len() > text.len() && name.starts_with(text)
    };
    names.iter().find(longer).map(|n| n.kind)
}

/// `Marlport` is short for `Marlport Town`, a club.
fn short(document: &Document, names: &[NameReading], text: &str) -> Option<EntityKind> {
    let longer = |n: &&NameReading| {
        let rest = document.text.slice(n.span).strip_prefix(text);
        n.kind == EntityKind::Org && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    names.iter().find(longer).map(|n| n.kind)
}

/// Whether a word stands in the longer name of a person.
pub(super) fn is_part(document: &Document, names: &[NameReading], word: &str) -> bool {
    let mut people = names.iter().filter(|n| n.kind == EntityKind::Person).map(|n| document.text.slice(n.span));
    people.any(|name| name != word && name.split_whitespace().any(|part| part == word))
}

/// The kind with most confidence; what stands behind *in* or *from* counts once more for a place.
fn likeliest(document: &Document, same: &[&NameReading]) -> EntityKind {
    let mut points: Vec<(EntityKind, f32)> = Vec::new();
    for name in same {
        let before = document.tokens_in(name.span).start.checked_sub(1).map(|at| word(document, at));
        let place = name.kind == EntityKind::Gpe && before.is_some_and(|w| PLACE_BEFORE.contains(&w.as_str()));
        let more = name.confidence + if place { 1.0 } else { 0.0 };
        match points.iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, sum)) => *sum += more,
            None => points.push((name.kind, more)),
        }
    }
    points
        .into_iter()
        .reduce(|best, this| if this.1 > best.1 { this } else { best })
        .map_or(EntityKind::Person, |b| b.0)
}

/// `Helvax, a drugmaker from Basel`: what stands beside a name says that it is a body.
fn is_said_body(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let end = document.tokens_in(name.span).end;
    if word(document, end) == "," && word(document, end + 1) == "which" {
        return true;
    }
    if word(document, end) != "," || !matches!(word(document, end + 1).as_str(), "a" | "an" | "the") {
        return false;
    }
    for at in end + 2..end + 2 + LONGEST {
        let Some(token) = document.tokens.get(at) else { return false };
        let next =
            document.tokens.get(at + 1).is_some_and(|t| t.tag.is_noun() || t.tag.is_finite() || t.tag == Tag::POS);
        // An operator, a producer may be somebody.
        if lexicon.names.role(&word(document, at)).is_some() || word(document, at + 1) == "who" {
            return false;
        }
        if lexicon.names.nominal(&word(document, at)) == Some(NominalKind::Organization) && !next {
            return true;
        }
        if !token.tag.is_noun() && !matches!(token.tag, Tag::JJ | Tag::POS | Tag::CD) {
            return false;
        }
    }
    false
}

/// `Helvax said it would …`, `Helvax, the mine’s owner, denied that it had …`: nobody who is one of us.
fn speaks_as_body(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let mut at = document.tokens_in(name.span).end;
    if word(document, at) == "," {
        let close = (at + 1..at + 1 + 2 * LONGEST).find(|&at| matches!(word(document, at).as_str(), "," | "."));
        // `Ruiz, Norway’s fisheries minister, said it was …`
        if close.is_some_and(|close| (at..close).any(|at| lexicon.names.role(&word(document, at)).is_some())) {
            return false;
        }
        at = close.filter(|&close| word(document, close) == ",").map_or(at, |close| close + 1);
    }
    let verb = document.tokens.get(at).is_some_and(|t| t.tag.is_finite());
    let reports = matches!(
        word(document, at).as_str(),
        "said" | "says" | "denied" | "denies" | "announced" | "insisted" | "argued"
    );
    let next = at + 1 + usize::from(word(document, at + 1) == "that");
    verb && reports && matches!(word(document, next).as_str(), "it" | "its") && document.tokens.get(next + 1).is_some()
}
