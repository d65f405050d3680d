//! Tokens.

use serde::{Deserialize, Serialize};

use super::Tag;
use crate::text::Span;

/// The smallest unit that stages reason about: a word, a number, one punctuation character, or a
/// split-off clitic (`’s`, `n’t`, `’ll`), as in the Penn Treebank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub shape: Shape,
    /// Its part of speech.
    pub tag: Tag,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TokenKind {
    /// Letters, possibly with inner hyphens, dots or apostrophes (`U.S.`, `co-op`, `O’Neill`).
    Word,
    /// Begins with a digit (`2023-02-21`, `3rd`, `$5` is a symbol and a number).
    Number,
    /// A clitic split from the word before it (`’s`, `n’t`).
    Clitic,
    /// A quotation mark glyph, paired or not. An apostrophe inside a word is not one.
    Mark,
    /// A full stop, question mark, exclamation mark or ellipsis that may end a sentence.
    Terminal,
    /// Any other punctuation.
    Punctuation,
    /// Anything else (currency, emoji, an address or handle).
    Symbol,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// No letters.
    None,
    /// `word`
    Lower,
    /// `Word`, also a single capital letter
    Capital,
    /// `WORD`, `U.S.`
    Upper,
    /// `iPhone`, `McDonald`
    Mixed,
}

impl Shape {
    /// Reads the shape off a word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Self::None };
        let (mut upper, mut lower) = (0usize, 0usize);
        for c in letters {
            if c.is_uppercase() {
                upper += 1;
            } else if c.is_lowercase() {
                lower += 1;
            }
        }
        match (first.is_uppercase(), upper, lower) {
            (true, 0, _) => Self::Capital,
            (true, _, 0) => Self::Upper,
            (false, 0, _) => Self::Lower,
            _ => Self::Mixed,
        }
    }

    /// Whether the word starts with a capital or is one of `iPhone`'s kind.
    #[must_use]
    pub fn is_capitalized(self) -> bool {
        matches!(self, Self::Capital | Self::Upper | Self::Mixed)
    }
}
