//! Titles in quotation marks: a passage whose words are all capitalized but for small ones.

use super::candidate::{Candidate, Scores};
use super::words::Words;
use crate::document::{EntityKind, Shape, TokenKind};
use crate::language::names::plain;

/// Longest title in tokens.
const LONGEST: usize = 9;
/// Small words inside titles.
const SMALL: &[&str] = &[
    "of", "the", "a", "an", "and", "in", "on", "to", "for", "with", "at", "by", "from", "or", "but", "de", "la", "le",
    "is", "as", "my", "not",
];
/// Words before a nickname.
const NICKNAMED: &[&str] = &["nicknamed", "as", "dubbed", "called", "moniker", "nickname", "known"];

/// Titles of works, and nicknames of places (`known as ‘the Gull’s Nest’`).
pub(super) fn find(words: &Words<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for passage in &words.document.marks.passages {
        let mut tokens = words.document.tokens_in(passage.inner);
        let outer = words.document.tokens_in(passage.span);
        let before = outer.start.checked_sub(1);
        let nickname = before.is_some_and(|b| words.is_one_of(b, NICKNAMED));
        if nickname && words.text(tokens.start) == "the" {
            tokens.start += 1;
        }
        let fits = |at: usize| {
            words.shape(at).is_capitalized()
                || SMALL.contains(&words.text(at))
                || matches!(words.kind(at), TokenKind::Number | TokenKind::Clitic)
        };
        let capitals = tokens.clone().filter(|&at| words.shape(at).is_capitalized()).count();
        let ends = tokens
            .end
            .checked_sub(1)
            .is_some_and(|at| words.shape(at).is_capitalized() || words.kind(at) == TokenKind::Number);
        let inline = before.is_some_and(|b| {
            words.kind(b) == TokenKind::Word && words.shape(b) == Shape::Lower || words.kind(b) == TokenKind::Clitic
        });
        if !(2..=LONGEST).contains(&tokens.len()) || capitals < 2 || !ends || !inline || !tokens.clone().all(fits) {
            continue;
        }
        let Some(span) = words.span(&tokens) else { continue };
        let mut scores = Scores::default();
        scores.add(if nickname { EntityKind::Fac } else { EntityKind::Work }, 6.0);
        let name = plain(words.document.text.slice(span)).into_owned();
        found.push(Candidate { tokens, span, name, known: None, titled: false, weak: false, scores });
    }
    found
}
