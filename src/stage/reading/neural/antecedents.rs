//! How well the network thinks that *he* or *she* goes with each word around it.

use super::Scored;
use crate::document::{AntecedentRow, Antecedents, Document};
use crate::language::pronouns::{Person, pronoun};
use crate::model::heads::{Heads, Link};
use crate::text::case::Casing;

/// A row for each pronoun that stands for one person, in the windows that are scored: over the words of its window
/// and of the one before, if that is scored, too.
pub(super) fn find(document: &Document, heads: &Heads, scored: Scored<'_>) -> Antecedents {
    let mut rows = Vec::new();
    let mut before = None;
    for (window, scores) in scored.each() {
        let own = window.tokens.clone();
        let near = before.filter(|b: &std::ops::Range<usize>| b.end == own.start).map_or(own.start, |b| b.start);
        for pronoun in own.clone().filter(|&at| stands_for_one_person(document, at)) {
            let asking = scores.row(pronoun - own.start);
            let score = |to| heads.link(Link::PronounToAntecedent, asking, scored.row(to).unwrap_or_default(), 0);
            rows.push(AntecedentRow { pronoun, first: near, scores: (near..own.end).map(score).collect() });
        }
        before = Some(own);
    }
    Antecedents { rows }
}

fn stands_for_one_person(document: &Document, token: usize) -> bool {
    let word = document.tokens.get(token).map(|t| document.text.slice(t.span).lower());
    word.and_then(|word| pronoun(&word)).is_some_and(|p| p.person == Person::Third && p.of_one_person())
}
