//! How well the network thinks that *he* or *she*, or the noun of a description, goes with other words.

use super::Scored;
use crate::document::{AntecedentRow, Antecedents, DescriptionLinks, Document};
use crate::language::pronouns::{Person, pronoun};
use crate::model::heads::{Heads, Link};
use crate::text::case::Casing;

/// What the network tells of pronouns and descriptions.
pub(super) fn find(document: &Document, heads: &Heads, scored: Scored<'_>) -> Antecedents {
    Antecedents { rows: of_pronouns(document, heads, scored), descriptions: of_descriptions(document, heads, scored) }
}

fn of_descriptions(document: &Document, heads: &Heads, scored: Scored<'_>) -> DescriptionLinks {
    let numbers = |at: usize| {
        let row = scored.row(at).unwrap_or_default();
        let (asking, answer) = heads.asking_and_answer(Link::DescriptionToPerson, row);
        (asking.to_vec(), answer.to_vec())
    };
    DescriptionLinks { tokens: (0..document.tokens.len()).map(numbers).collect() }
}

/// A row for each pronoun that stands for one person, in the windows that are scored: over the words of its window
/// and of the one before, if that is scored, too.
fn of_pronouns(document: &Document, heads: &Heads, scored: Scored<'_>) -> Vec<AntecedentRow> {
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
    rows
}

fn stands_for_one_person(document: &Document, token: usize) -> bool {
    let word = document.tokens.get(token).map(|t| document.text.slice(t.span).lower());
    word.and_then(|word| pronoun(&word)).is_some_and(|p| p.person == Person::Third && p.of_one_person())
}
