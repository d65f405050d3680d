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
        let found = before(state, start).into_iter().chain(after(state, end));
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

/// `, the drivers’ union,`.
fn after(state: &State<'_>, end: usize) -> Option<(String, Vec<String>)> {
    if state.word(end) != "," || !matches!(state.word(end + 1).as_str(), "the" | "a" | "an" | "its" | "one" | "britain")
    {
        return None;
    }
    let mut words = Vec::new();
    for at in end + 2..end + 2 + LONGEST {
        let word = state.word(at);
        if is_noun(state, at) && !state.tag(at + 1).is_noun() {
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
