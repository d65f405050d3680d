//! Where a passage ends whose closing mark is missing, and where one begins whose opening mark is.

use std::ops::Range;

use super::glyphs::{Glyph, Group, Side};
use crate::document::{Shape, Token, TokenKind};
use crate::language::tag_clause::TagClauses;
use crate::text::Text;

/// Looks for the ends of damaged passages.
pub(super) struct Repairer<'a> {
    pub(super) text: &'a Text,
    pub(super) tokens: &'a [Token],
    pub(super) tags: TagClauses<'a>,
    /// How many words stand before each token, and in all.
    words: Vec<u32>,
}

/// A tag clause behind quoted words.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundTag {
    /// The token after the comma, question mark or exclamation mark before the tag: the first of
    /// the tag.
    pub(super) first: usize,
    /// The full stop (or the like) that ends the tag's sentence, if there is one.
    pub(super) stop: Option<usize>,
}

impl<'a> Repairer<'a> {
    pub(super) fn new(tags: TagClauses<'a>) -> Self {
        let mut count = 0;
        let mut words = vec![0];
        words.extend(tags.tokens.iter().map(|t| {
            count += u32::from(matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Symbol));
            count
        }));
        Self { text: tags.text, tokens: tags.tokens, tags, words }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| self.text.slice(t.span))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// Whether there is a word among the tokens.
    pub(super) fn has_word(&self, range: Range<usize>) -> bool {
        let before = |at: usize| self.words.get(at).copied().unwrap_or(0);
        before(range.start) < before(range.end)
    }

    /// The first tag clause among the tokens outside `passages` (pairs of first token and one past
    /// the last, ascending).
    pub(super) fn tag(&self, range: Range<usize>, passages: &[(usize, usize)]) -> Option<FoundTag> {
        let mut passages = passages.iter().peekable();
        let mut at = range.start;
        while at < range.end {
            while passages.next_if(|p| p.1 <= at).is_some() {}
            if let Some(&&(start, end)) = passages.peek()
                && start <= at
            {
                at = end;
                continue;
            }
            let before = self.word(at);
            if (before == "," || before.starts_with(['?', '!'])) && self.tags.begins_at(at + 1, range.end) {
                return Some(FoundTag { first: at + 1, stop: self.terminal(at + 1..range.end) });
            }
            at += 1;
        }
        None
    }

    /// The first token that ends a sentence.
    pub(super) fn terminal(&self, range: Range<usize>) -> Option<usize> {
        range.into_iter().find(|&i| self.kind(i) == Some(TokenKind::Terminal))
    }

    /// The last token that ends a sentence, outside `passages`.
    pub(super) fn last_terminal(&self, range: Range<usize>, passages: &[(usize, usize)]) -> Option<usize> {
        let mut passages = passages.iter().rev().peekable();
        range.rev().find(|&i| {
            while passages.next_if(|p| p.0 > i).is_some() {}
            self.kind(i) == Some(TokenKind::Terminal) && passages.peek().is_none_or(|p| p.1 <= i)
        })
    }

    /// Whether quoted words that begin at token `at` begin as a sentence does.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        match self.tokens.get(at) {
            Some(t) if t.kind == TokenKind::Word => t.shape != Shape::Lower,
            Some(t) => !(t.kind == TokenKind::Punctuation && self.word(at) == ","),
            None => false,
        }
    }

    /// Where the passage begins that `close` ends: after a reporting verb and its colon or comma, else
    /// with the first sentence after `low`; nowhere when nothing suggests that the glyph closes
    /// quoted words.
    pub(super) fn opening(&self, close: &Glyph<'_>, low: usize, paragraph: &Range<usize>) -> Option<usize> {
        let region = low..close.token;
        let tagged = self.tags.begins_at(close.token + 1, paragraph.end);
        if !self.has_word(region.clone()) {
            return None;
        }
        let closes =
            close.left == Side::Closing || close.right == Side::Closing || close.token + 1 == paragraph.end || tagged;
        if !closes || (!stands_apart(close) && matches!(close.left, Side::Space | Side::Opening)) {
            return None;
        }
        let introduced = region.clone().skip(1).rev().find(|&i| {
            matches!(self.word(i), ":" | ",")
                && i + 1 < close.token
                && self.tags.cues.is_reporting_form(self.word(i - 1))
        });
        if let Some(cue) = introduced {
            return Some(cue + 1);
        }
        let start =
            if low > paragraph.start { self.terminal(region.start..close.token.saturating_sub(1))? + 1 } else { low };
        // *Ruiz said the bridge is closed.”* is the reporter's own clause.
        (tagged || !self.tags.reports_at(start, close.token)).then_some(start)
    }
}

/// Guillemets stand apart from their words in French.
fn stands_apart(close: &Glyph<'_>) -> bool {
    matches!(close.group, Group::Guillemet | Group::SingleGuillemet)
}
