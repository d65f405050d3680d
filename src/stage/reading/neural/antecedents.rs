//! How well the network thinks that *he* or *she* goes with each word of its window.

use super::Scored;
use crate::document::{AntecedentRow, Antecedents, Document};
use crate::language::pronouns::{Person, pronoun};
use crate::model::heads::{Heads, Link};
use crate::text::case::Casing;

/// A row for each pronoun that stands for one person, in the windows that are scored.
pub(super) fn find(document: &Document, heads: &Heads, scored: Scored<'_>) -> Antecedents {
    let mut rows = Vec::new();
    for (window, scores) in scored.each() {
        let first = window.tokens.start;
        let words = document.tokens.get(window.tokens.clone()).unwrap_or_default();
        let asking = words.iter().enumerate().filter(|(_, token)| {
            let word = document.text.slice(token.span).lower();
            pronoun(&word).is_some_and(|p| p.person == Person::Third && p.of_one_person())
        });
        for (word, _) in asking {
            let score = |to| heads.link(Link::PronounToAntecedent, scores.row(word), scores.row(to), 0);
            rows.push(AntecedentRow { pronoun: first + word, first, scores: (0..words.len()).map(score).collect() });
        }
    }
    Antecedents { rows }
}
