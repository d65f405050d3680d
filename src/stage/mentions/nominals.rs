//! Mentions by a common noun: roles (`the city engineer`), groups (`two officials`), organizations
//! and places (`the company`, `the country`).

use super::phrase::{Head, Phrases};
use crate::document::{Definiteness, EntityKind, Form, Gender, MentionDraft, NominalClass, Tag, TokenKind};
use crate::text::order::sort_by_key;

/// Nouns that mostly name no person; they are mentions only as sources or with *the*.
const GENERIC: &[&str] = &["fellow", "head", "model"];

/// Adds the nominals that are no part of a name's phrase.
pub(super) fn find(phrases: &Phrases<'_>, mentions: &mut Vec<MentionDraft>) {
    let mut names: Vec<std::ops::Range<usize>> = mentions.iter().map(|m| m.tokens.clone()).collect();
    sort_by_key(&mut names, |r| r.start);
    let inside_name = |at: usize| {
        let after = names.partition_point(|r| r.start <= at);
        after.checked_sub(1).and_then(|i| names.get(i)).is_some_and(|r| r.contains(&at))
    };
    let roles: Vec<crate::text::Span> = mentions
        .iter()
        .flat_map(|m| match &m.form {
            Form::Name(name) => name.roles.clone(),
            _ => Vec::new(),
        })
        .collect();
    let inside_role = |span: crate::text::Span| {
        let after = roles.partition_point(|r| r.start() <= span.start());
        (after.saturating_sub(3)..after).any(|i| roles.get(i).is_some_and(|r| r.contains(span)))
    };
    let name_starts = |at: usize| names.binary_search_by_key(&at, |r| r.start).is_ok();
    mentions.extend(one_of_a_people(phrases, mentions));
    mentions.extend(by_age(phrases));
    let mut at = 0;
    while at < phrases.len() {
        let next = at + 1;
        let Some(head) = phrases.head_at(at).filter(|_| phrases.kind(at) == TokenKind::Word && !inside_name(at)) else {
            at = next;
            continue;
        };
        at = head.tokens.end;
        let last = head.tokens.end - 1;
        let noun = phrases.tag(last).is_noun() || (head.tokens.len() > 1) || matches!(phrases.tag(last), Tag::JJ);
        let head_of_compound = is_compound(phrases, head.tokens.end) && !name_starts(head.tokens.end);
        if !noun || head_of_compound || name_starts(head.tokens.end) {
            continue;
        }
        if phrases.span(&head.tokens).is_none_or(inside_role) {
            continue;
        }
        let (start, definiteness) = phrases.left_edge(head.tokens.start);
        let specific = definiteness != Definiteness::Indefinite;
        let person = head.class == NominalClass::Person;
        // `the alliance` refers; `an alliance` and `alliance` do not.
        if !specific && !person || GENERIC.contains(&head.noun.as_str()) && definiteness != Definiteness::Definite {
            continue;
        }
        // *no woman*, *every driver* are nobody.
        let nobody = phrases.is(start, &["no", "every", "each", "any", "neither", "either", "what", "which"]);
        if nobody || definiteness == Definiteness::Possessive && !person || is_bare(phrases, start, &head, definiteness)
        {
            continue;
        }
        let tokens = start..head.tokens.end;
        mentions.extend(phrases.nominal(tokens, &head, definiteness));
    }
}

/// One person without an article is nobody yet: what somebody was (*stepped down as chairman*, *as mayor*), or no
/// noun at all (*is less patient*). *Dad* is somebody, and so is the second of *her father and mother*.
fn is_bare(phrases: &Phrases<'_>, start: usize, head: &Head, definiteness: Definiteness) -> bool {
    let determined = definiteness != Definiteness::Indefinite || matches!(phrases.tag(start), Tag::DT | Tag::CD);
    let joined = start > 0 && phrases.is(start - 1, &["and", "or", "&"]);
    let lower = !phrases.shape(start).is_capitalized();
    head.class == NominalClass::Person && !head.plural && !determined && lower && !joined
}

/// `The Estonian said`: a nationality or party that stands for one person.
fn one_of_a_people(phrases: &Phrases<'_>, mentions: &[MentionDraft]) -> Vec<MentionDraft> {
    let mut found = Vec::new();
    let is_kind = |m: &MentionDraft, kind| matches!(&m.form, Form::Name(n) if n.kind == kind);
    let inhabitant = |m: &MentionDraft| is_kind(m, EntityKind::Org) && is_of_place(phrases, m);
    for (at, name) in mentions.iter().enumerate().filter(|(_, m)| is_kind(m, EntityKind::Norp) || inhabitant(m)) {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let text = phrases.text(end - 1);
        let plural = ["s", "ese", "sh", "ch"].iter().any(|ending| text.ends_with(ending)) && text != "Czech";
        // A verb may look like a plural (*the Czech plans to …*).
        let verb = phrases.tag(end).is_finite() || phrases.tag(end) == Tag::NNS && phrases.is(end + 1, &["to", "that"]);
        let stands_alone = verb || matches!(phrases.text(end), "," | "." | "’s" | "'s" | "”");
        // *The New Mexico Democrat*
        let place = at.checked_sub(1).and_then(|at| mentions.get(at));
        let place = place.filter(|m| m.tokens.end == start && is_kind(m, EntityKind::Gpe));
        let first = place.map_or(start, |m| m.tokens.start);
        // *The retired Frenchman*
        let adjectives =
            (0..first).rev().take(2).take_while(|&at| matches!(phrases.tag(at), Tag::JJ | Tag::VBN)).count();
        let before = (first - adjectives).checked_sub(1);
        let before = before.filter(|&at| phrases.is(at, &["the"]) && phrases.same_sentence(at, start));
        let Some(article) = before.filter(|_| !plural && stands_alone && end <= start + 2) else { continue };
        let noun = (start..end).map(|at| phrases.lower(at)).collect::<Vec<_>>().join(" ");
        let mut draft = definite(phrases, article..end, noun);
        if let Some(Form::Nominal(form)) = draft.as_mut().map(|d| &mut d.form) {
            form.modifiers.extend((article + 1..first).map(|at| phrases.lower(at)));
        }
        found.extend(draft);
    }
    found
}

/// *Shetlander*, *New Zealander*, *Tasmanian*: a known place with an ending.
fn is_of_place(phrases: &Phrases<'_>, name: &MentionDraft) -> bool {
    let Some(text) = phrases.span(&name.tokens).map(|span| phrases.document.text.slice(span)) else { return false };
    let places = ["er", "n", "ian", "an", "ite"].iter().filter_map(|ending| text.strip_suffix(ending));
    let known = |place: &str| {
        phrases.lexicon.names.known(place).is_some_and(|k| matches!(k.kind, EntityKind::Gpe | EntityKind::Loc))
    };
    places.into_iter().any(known)
}

/// `The 54-year-old said`.
fn by_age(phrases: &Phrases<'_>) -> Vec<MentionDraft> {
    let mut found = Vec::new();
    for at in 1..phrases.len() {
        let word = phrases.text(at);
        let age = word.ends_with("-year-old");
        // A verb may look like a plural (*the 54-year-old plans*).
        let person = || phrases.head_at(at + 1).is_some_and(|head| head.class == NominalClass::Person);
        let next = phrases.tag(at + 1);
        let alone = !next.is_noun() && next != Tag::JJ || next == Tag::NNS && !person();
        if age && alone && phrases.is(at - 1, &["the"]) && phrases.same_sentence(at - 1, at) {
            let mut draft = definite(phrases, at - 1..at + 1, phrases.lower(at));
            if let Some(Form::Nominal(form)) = draft.as_mut().map(|d| &mut d.form) {
                form.modifiers.push(phrases.lower(at));
            }
            found.extend(draft);
        }
    }
    found
}

/// A definite nominal for one person.
fn definite(phrases: &Phrases<'_>, tokens: std::ops::Range<usize>, noun: String) -> Option<MentionDraft> {
    let head = Head {
        tokens: tokens.end - 1..tokens.end,
        noun,
        class: NominalClass::Person,
        gender: Gender::Unknown,
        plural: false,
        relative: false,
    };
    phrases.nominal(tokens, &head, Definiteness::Definite)
}

/// Whether the noun before `next` only modifies another noun (`company officials`).
fn is_compound(phrases: &Phrases<'_>, next: usize) -> bool {
    let adjacent = next.checked_sub(1).is_some_and(|before| phrases.same_sentence(before, next));
    adjacent && phrases.tag(next).is_noun() && phrases.kind(next) == TokenKind::Word
}
