//! People whom the network takes for a body or a place: what is said right behind their name tells it (*Ana Ruiz, the
//! county’s health officer,*; *Ana Ruiz, 41,*).

use super::consistent::is_part;
use super::{settle_kind, word};
use crate::document::{CueReading, Document, EntityKind, NameReading, Tag, TokenKind};
use crate::language::Lexicon;
use crate::language::pronouns::pronoun;
use crate::text::Span;
use crate::text::case::Casing;
use crate::text::order::sort_by_key;

/// Longest apposition in tokens.
const LONGEST: usize = 8;
/// How sure a part of a full name is a name.
const PART: f32 = 0.9;
/// Most words of a name.
const WORDS: usize = 3;

/// Corrects the kinds of names in text order.
pub(super) fn settle(document: &Document, lexicon: &Lexicon, names: &mut [NameReading]) {
    for at in 0..names.len() {
        let Some(name) = names.get(at).filter(|n| may_be_person(document, lexicon, n)) else { continue };
        if has_age(document, name) || has_role(document, lexicon, name) {
            let text = document.text.slice(name.span);
            settle_kind(document, names, text, EntityKind::Person);
        }
    }
}

/// A source of one word that the network has not taken for a name, though it is a part of somebody’s.
pub(super) fn add_sources(document: &Document, cues: &[CueReading], names: &mut Vec<NameReading>) {
    let before = names.len();
    for source in cues.iter().filter_map(|cue| cue.source) {
        let text = document.text.slice(source);
        let proper = text.starts_with(char::is_uppercase) && !text.contains(' ');
        let taken = names.iter().any(|name| name.span.overlaps(source));
        if proper && !taken && !opens_as_pronoun(document, source) && is_part(document, names, text) {
            names.push(NameReading { span: source, kind: EntityKind::Person, confidence: PART, woman: 0 });
        }
    }
    if names.len() > before {
        sort_by_key(names, |name| name.span.start());
    }
}

/// *He told me*, where somebody is called He Xiuying: only inside a sentence does the capital tell.
fn opens_as_pronoun(document: &Document, source: Span) -> bool {
    let before = document.tokens_in(source).start.checked_sub(1).and_then(|at| document.tokens.get(at));
    let opens = before.is_none_or(|t| t.kind == TokenKind::Terminal || t.span.end() == source.start());
    let first = document.sentence_at(source.start()).and_then(|at| document.sentences.get(at.index()));
    let opens = opens || first.is_some_and(|s| s.span.start() == source.start());
    opens && pronoun(&document.text.slice(source).lower()).is_some()
}

/// Two or three words for a body or place that no table knows, nor the kind that their last word names.
fn may_be_person(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let text = document.text.slice(name.span);
    let words = text.split(' ').count();
    let last = text.rsplit(' ').next().unwrap_or_default();
    let before = document.tokens_in(name.span).start.checked_sub(1);
    // *In Santa Clara, the mayor, who …*
    let within = before.is_some_and(|at| {
        document.tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::IN | Tag::TO | Tag::DT) || t.tag.is_noun())
    });
    !matches!(name.kind, EntityKind::Person | EntityKind::Work | EntityKind::Law)
        && (2..=WORDS).contains(&words)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\'' | '.'))
        && lexicon.names.known(text).is_none()
        && lexicon.names.head(last).is_none()
        && !within
}

/// `Ana Ruiz, 41,`
fn has_age(document: &Document, name: &NameReading) -> bool {
    let end = document.tokens_in(name.span).end;
    let age = word(document, end + 1).parse::<u8>().is_ok_and(|age| (5..=110).contains(&age));
    age && word(document, end) == "," && matches!(word(document, end + 2).as_str(), "," | ".")
}

/// `Ana Ruiz, the county’s health officer,`
fn has_role(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let end = document.tokens_in(name.span).end;
    if word(document, end) != "," {
        return false;
    }
    let inside = |at: &usize| {
        document.tokens.get(*at).is_some_and(|t| {
            t.tag.is_noun() || matches!(t.tag, Tag::DT | Tag::JJ | Tag::POS | Tag::PRPS | Tag::VBN | Tag::CD)
        })
    };
    let close = (end + 1..end + 1 + LONGEST).take_while(inside).last().map_or(end, |last| last + 1);
    let Some(head) = close.checked_sub(1).filter(|&head| head > end) else { return false };
    let noun = word(document, head);
    let role = lexicon.names.role(&noun).is_some_and(|role| !role.group);
    role && lexicon.names.nominal(&noun).is_none() && matches!(word(document, close).as_str(), "," | "who")
}
