//! Decides whether a sentence ends at a place where it could.

use std::ops::Range;

use crate::document::{Shape, Token, TokenKind};
use crate::language::abbreviations::{Abbreviation, abbreviation};
use crate::language::tag_clause::TagClauses;
use crate::text::Text;
use crate::text::case::Casing;

/// Words that begin a sentence when they are capitalised after an abbreviation, and do not go on
/// with a name or an address.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Back",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Critics",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Later",
    "Like",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "Neither",
    "No",
    "Nobody",
    "Nor",
    "Not",
    "Now",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "People",
    "Police",
    "Residents",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
];

/// Capitalised words that follow *a.m.* and *p.m.* in the same sentence.
const AFTER_TIME: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Eastern",
    "Central",
    "Mountain",
    "Pacific",
    "Greenwich",
    "British",
];

/// Abbreviations whose continuation may begin with an article.
const BEFORE_ARTICLE: &[&str] = &["v.", "vs.", "cf.", "e.g.", "i.e.", "viz."];

/// Decides about the ends of sentences in one text.
pub(super) struct Boundaries<'a> {
    text: &'a Text,
    tokens: &'a [Token],
    tags: TagClauses<'a>,
    passages: &'a [Range<usize>],
}

impl<'a> Boundaries<'a> {
    pub(super) fn new(tags: TagClauses<'a>, passages: &'a [Range<usize>]) -> Self {
        Self { text: tags.text, tokens: tags.tokens, tags, passages }
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| self.text.slice(t.span))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// Whether no space stands before a token.
    fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.tokens.get(i));
        before.zip(self.tokens.get(at)).is_some_and(|(a, b)| a.span.end() == b.span.start())
    }

    fn begins_passage(&self, at: usize) -> bool {
        self.passages.binary_search_by_key(&at, |p| p.start).is_ok()
    }

    /// The passage that holds a token, if one does.
    fn passage_around(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.passages.partition_point(|p| p.start <= at);
        self.passages.get(after.checked_sub(1)?).filter(|p| at < p.end)
    }

    /// For each token of a run, the closing bracket that ends the outermost bracket it opens, or 0.
    pub(super) fn brackets(&self, run: Range<usize>, longest: usize) -> Vec<usize> {
        let mut close = vec![0; run.len()];
        let mut open: Vec<usize> = Vec::new();
        for at in run.clone().filter(|&i| self.kind(i) == Some(TokenKind::Punctuation)) {
            match self.word(at) {
                "(" | "[" => open.push(at),
                ")" | "]" => {
                    let Some(from) = open.pop() else { continue };
                    let free = self.passage_around(from).is_none() && self.passage_around(at).is_none();
                    if free
                        && at - from <= longest
                        && let Some(slot) = close.get_mut(from - run.start)
                    {
                        *slot = at;
                    }
                }
                _ => {}
            }
        }
        close
    }

    /// The end of a run of full stops and the like (`. . .`, `?!`).
    pub(super) fn terminals(&self, at: usize, end: usize) -> usize {
        (at + 1..end).find(|&i| self.kind(i) != Some(TokenKind::Terminal)).unwrap_or(end)
    }

    /// Steps over brackets and stray marks that close what stands before them.
    pub(super) fn closers(&self, at: usize, end: usize) -> usize {
        let mut at = at;
        while at < end && !self.begins_passage(at) {
            let closes = match self.kind(at) {
                Some(TokenKind::Mark) => self.is_glued(at) || matches!(self.word(at), "”" | "’" | "»" | "›" | "''"),
                Some(TokenKind::Punctuation) => matches!(self.word(at), ")" | "]") && self.is_glued(at),
                _ => false,
            };
            if !closes {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether the sentence that began at `start` ends with the terminals `stops`; `next` is what
    /// follows them and their closing brackets.
    pub(super) fn after_terminal(&self, start: usize, stops: Range<usize>, next: usize, end: usize) -> bool {
        if next >= end {
            return true;
        }
        let only = stops.start == start + 1 && self.kind(stops.end) != Some(TokenKind::Mark);
        let number = self.kind(start) == Some(TokenKind::Number) || self.word(start).chars().count() == 1;
        if only && number && self.word(stops.start) == "." {
            // The number of a list: “1. Close the bridge.”
            return false;
        }
        let ellipsis =
            stops.len() > 1 || self.word(stops.start).starts_with(['…', '.']) && self.word(stops.start) != ".";
        self.can_begin(next, end) && !(ellipsis && self.goes_on(next))
    }

    /// Whether a passage that begins here begins in lower case, as words inside a sentence do.
    fn goes_on(&self, at: usize) -> bool {
        self.begins_passage(at) && self.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Lower)
    }

    /// Whether a token can begin a sentence after a full stop.
    fn can_begin(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|_| at < end) else { return false };
        match token.kind {
            TokenKind::Word => token.shape != Shape::Lower,
            TokenKind::Number | TokenKind::Symbol => true,
            TokenKind::Clitic | TokenKind::Terminal => false,
            TokenKind::Mark => self.begins_passage(at) || self.can_begin(at + 1, end),
            TokenKind::Punctuation => match self.word(at) {
                "(" | "[" | "¿" | "¡" | "•" | "·" | "*" => self.can_begin_word(at + 1, end),
                dash if dash.starts_with(['-', '–', '—']) => !self.is_glued(at) && self.can_begin_word(at + 1, end),
                _ => false,
            },
        }
    }

    fn can_begin_word(&self, at: usize, end: usize) -> bool {
        at < end
            && (self.begins_passage(at)
                || self.tokens.get(at).is_some_and(|t| match t.kind {
                    TokenKind::Word => t.shape != Shape::Lower,
                    TokenKind::Number => true,
                    _ => false,
                }))
    }

    /// Whether the sentence ends with the abbreviation at `at`.
    pub(super) fn after_abbreviation(&self, start: usize, at: usize, next: usize, end: usize) -> bool {
        let word = self.word(at);
        if !word.ends_with('.') || next >= end || at == start {
            return false;
        }
        let lower = word.lower();
        if BEFORE_ARTICLE.contains(&lower.as_str()) {
            return false;
        }
        let initial = word.chars().count() == 2;
        let sometimes = abbreviation(word) == Some(Abbreviation::SometimesFinal)
            || (!initial && word.trim_end_matches('.').contains('.') && abbreviation(word).is_none());
        if self.begins_passage(next) {
            return sometimes;
        }
        let following = self.word(next);
        let capital = self.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.shape.is_capitalized());
        if matches!(lower.as_str(), "a.m." | "p.m.") {
            let zone = following.len() <= 4 && self.tokens.get(next).is_some_and(|t| t.shape == Shape::Upper);
            return capital && !zone && !AFTER_TIME.contains(&following);
        }
        capital && STARTERS.binary_search(&following).is_ok() && !(initial && self.is_name(at, next, end))
    }

    /// An initial inside a name: *J. A. Ruiz*.
    fn is_name(&self, at: usize, next: usize, end: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        self.word(next).len() == 1 && next + 1 < end || before.len() == 2 && before.ends_with('.')
    }

    /// Whether the sentence that began at `start` ends with a bracket: `It rained. (It stopped.) They left.`
    pub(super) fn after_bracket(&self, start: usize, open: usize, close: usize, end: usize) -> bool {
        let last = close - 1;
        last > open
            && self.kind(last) == Some(TokenKind::Terminal)
            && (start == open || self.word(last) == ".")
            && self.can_begin(close + 1, end)
            && !self.goes_on(close + 1)
    }

    /// Whether the sentence that began at `start` ends with a passage: the passage ends as a sentence
    /// does, and what follows neither goes on in lower case nor tags it.
    pub(super) fn after_passage(&self, start: usize, passage: &Range<usize>, end: usize) -> bool {
        let next = passage.end;
        if next >= end {
            return false;
        }
        let last = (passage.start..passage.end)
            .rev()
            .find(|&i| self.kind(i) != Some(TokenKind::Mark))
            .unwrap_or(passage.start);
        let ended = self.kind(last) == Some(TokenKind::Terminal)
            || (self.kind(last) == Some(TokenKind::Word) && self.word(last).ends_with('.'));
        if !ended || !self.can_begin(next, end) {
            return false;
        }
        if self.kind(next) == Some(TokenKind::Punctuation) {
            // “It is over.” — Ana Ruiz; “It is over.” (Applause)
            return false;
        }
        let carried = !self
            .tokens
            .get(start..passage.start)
            .is_some_and(|before| before.iter().all(|t| matches!(t.kind, TokenKind::Mark | TokenKind::Punctuation)));
        // A full stop before the tag is a slip; a clause that introduces other words needs no such guess.
        let stopped = self.word(last) == ".";
        carried
            || self.begins_passage(next)
            || !self.tags.begins_at(next, end)
            || (stopped && self.tags.introduces(next, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starters_are_sorted() {
        assert!(STARTERS.is_sorted());
    }
}
