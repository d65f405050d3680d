//! What the text says a named body is: `Aslef, the drivers’ union`, `the operator, Northrail`, `drugmaker
//! Helvax`. Then *the union*, *the operator* mean it.

use super::relations;
use super::state::{BodyNoun, State};
use crate::document::{EntityKind, Form, NominalForm};
use crate::language::names::NominalKind;

/// Longest phrase that says it, in tokens.
const LONGEST: usize = 7;

/// Collects the nouns beside the names of bodies.
pub(super) fn collect(state: &mut State<'_>) {
    for index in 0..state.mentions.len() {
        let Some((mention, cluster)) = state.mentions.get(index).zip(state.cluster_of(index)) else { continue };
        let body = matches!(&mention.form, Form::Name(n) if matches!(n.kind, EntityKind::Org | EntityKind::Fac));
        if !body {
            continue;
        }
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let found = before(state, start).into_iter().chain(after(state, end)).chain(does(state, end));
        let found: Vec<(String, Vec<String>)> = found.collect();
        state.bodies.extend(found.into_iter().map(|(noun, words)| BodyNoun { cluster, noun, words }));
    }
}

/// *The union leader* of the leader of Unison: that it is a union.
pub(super) fn learn_from_head(state: &mut State<'_>, person: usize, form: &NominalForm) {
    let organization = |word: &&String| state.lexicon.names.nominal(word) == Some(NominalKind::Organization);
    let Some(noun) = form.modifiers.iter().rfind(organization).cloned() else { return };
    let Some((cluster, _)) = relations::body_of(state, person) else { return };
    if !state.bodies.iter().any(|b| b.cluster == cluster) {
        state.bodies.push(BodyNoun { cluster, noun, words: Vec::new() });
    }
}

fn is_noun(state: &State<'_>, at: usize) -> bool {
    state.lexicon.names.nominal(&state.word(at)) == Some(NominalKind::Organization)
}

/// `drugmaker Helvax`, `the operator, Northrail,`.
fn before(state: &State<'_>, start: usize) -> Option<(String, Vec<String>)> {
    let last = start.checked_sub(1)?;
    let last = if state.word(last) == "," { last.checked_sub(1)? } else { last };
    let lower = state.document.tokens.get(last).is_some_and(|t| state.text(t.span).starts_with(char::is_lowercase));
    let same =
        state.document.tokens.get(last).zip(state.document.tokens.get(start)).is_some_and(|(a, b)| {
            state.document.sentence_at(a.span.start()) == state.document.sentence_at(b.span.start())
        });
    if !lower || !same || !is_noun(state, last) {
        return None;
    }
    let from = (last.saturating_sub(LONGEST)..last).rev().take_while(|&at| {
        state.tag(at).is_noun() || matches!(state.tag(at), crate::document::Tag::JJ | crate::document::Tag::POS)
    });
    let words = from.map(|at| state.word(at)).collect();
    Some((state.word(last), words))
}

/// What a body is that does something: `Unison, which represents nurses`.
const DOERS: &[(&str, &[&str])] = &[
    ("makes", &["maker", "manufacturer"]),
    ("operates", &["operator"]),
    ("owns", &["owner"]),
    ("publishes", &["publisher"]),
    ("regulates", &["regulator", "watchdog"]),
    ("represents", &["union", "association", "guild", "group"]),
    ("runs", &["operator"]),
];

/// `, which represents nurses`.
fn does(state: &State<'_>, end: usize) -> impl Iterator<Item = (String, Vec<String>)> {
    let clause = state.word(end) == "," && state.word(end + 1) == "which";
    let verb = state.word(end + 2);
    let nouns = DOERS.iter().find(|(does, _)| clause && *does == verb).map(|(_, nouns)| *nouns);
    nouns.unwrap_or_default().iter().map(|noun| ((*noun).to_owned(), Vec::new()))
}

/// *Charity* of *charities*, *union* of *unions*.
fn singular(noun: &str) -> String {
    let y = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
    y.unwrap_or_else(|| noun.strip_suffix('s').unwrap_or(noun).to_owned())
}

/// `, the drivers’ union,`, `, her publisher in London,`, `, one of the country’s largest charities,`.
fn after(state: &State<'_>, end: usize) -> Option<(String, Vec<String>)> {
    let opens = ["the", "a", "an", "its", "one", "britain", "his", "her", "their"];
    if state.word(end) != "," || !opens.contains(&state.word(end + 1).as_str()) {
        return None;
    }
    let one_of = state.word(end + 1) == "one" && state.word(end + 2) == "of";
    let start = if one_of { end + 4 } else { end + 2 };
    let mut words = Vec::new();
    for at in start..start + LONGEST {
        let word = if one_of { singular(&state.word(at)) } else { state.word(at) };
        if state.lexicon.names.nominal(&word) == Some(NominalKind::Organization) && !state.tag(at + 1).is_noun() {
            return Some((word, words));
        }
        let inside = state.tag(at).is_noun()
            || matches!(state.tag(at), crate::document::Tag::JJ | crate::document::Tag::POS | crate::document::Tag::CD);
        if !inside {
            return None;
        }
        words.push(word);
    }
    None
}
