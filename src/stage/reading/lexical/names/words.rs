//! What is known of each word before names are looked for.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Document, Shape, Tag, Token, TokenKind};
use crate::language::Lexicon;
use crate::language::names::{KnownName, plain};
use crate::text::Span;
use crate::text::case::{Casing, lower_letter};

/// A line with fewer words than this is too short to be told a headline by its capitals.
const HEADLINE_WORDS: usize = 4;
/// A line with more tokens than this is no headline.
const HEADLINE_TOKENS: usize = 26;

/// The tokens of a document as the name finder sees them.
pub(super) struct Words<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    starts: Vec<Start>,
    /// The capital of this token may be due to its place.
    weak: Vec<bool>,
    /// Tokens in lines that are all capitals.
    pub(super) shouted: Vec<bool>,
    /// How often each word, in lower case, is seen capitalized where that tells something, and in
    /// lower case. Looked up, never iterated.
    seen: HashMap<String, (u32, u32)>,
}

impl<'a> Words<'a> {
    pub(super) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let count = document.tokens.len();
        let mut words = Self {
            document,
            lexicon,
            starts: starts(document),
            weak: vec![false; count],
            shouted: vec![false; count],
            seen: HashMap::new(),
        };
        words.weak = words.starts.iter().map(|&s| s == Start::Sentence).collect();
        for &paragraph in document.text.paragraphs() {
            words.read_case(document.tokens_in(paragraph));
        }
        for at in 0..count {
            let Some(token) = words.token(at).filter(|t| t.kind == TokenKind::Word) else { continue };
            let (strong, lower) = match token.shape {
                Shape::Lower => (0, 1),
                _ if !words.is_weak(at) && token.shape.is_capitalized() => (1, 0),
                _ => continue,
            };
            let entry = words.seen.entry(words.text(at).lower()).or_default();
            *entry = (entry.0 + strong, entry.1 + lower);
        }
        words
    }

    /// Marks headlines in title case, where no capital tells anything, and lines in all capitals.
    fn read_case(&mut self, tokens: Range<usize>) {
        let (mut words, mut capital, mut upper, mut long, mut long_capital) = (0usize, 0usize, 0usize, 0usize, 0usize);
        for token in self.document.tokens.get(tokens.clone()).unwrap_or_default() {
            if token.kind != TokenKind::Word || token.shape == Shape::None {
                continue;
            }
            let is_long = token.span.len() > 3;
            words += 1;
            capital += usize::from(token.shape.is_capitalized());
            upper +=
                usize::from(token.shape == Shape::Upper || (token.shape == Shape::Capital && token.span.len() == 1));
            long += usize::from(is_long);
            long_capital += usize::from(is_long && token.shape.is_capitalized());
        }
        let sentence = tokens
            .end
            .checked_sub(1)
            .and_then(|i| self.token(i))
            .is_some_and(|t| t.kind == TokenKind::Terminal || t.kind == TokenKind::Mark);
        let shouted = words >= 3 && upper * 10 >= words * 8;
        let title = words >= HEADLINE_WORDS
            && tokens.len() <= HEADLINE_TOKENS
            && !sentence
            && capital > 2
            && long_capital * 10 >= long * 8;
        if shouted || title {
            for at in tokens {
                if let (Some(weak), Some(shout)) = (self.weak.get_mut(at), self.shouted.get_mut(at)) {
                    *weak = true;
                    *shout = shouted;
                }
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.document.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.document.tokens.get(at)
    }

    /// The word as written; empty beyond the ends.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| self.document.text.slice(t.span))
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.token(at).map_or(Tag::Punct, |t| t.tag)
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.token(at).map_or(Shape::None, |t| t.shape)
    }

    pub(super) fn kind(&self, at: usize) -> TokenKind {
        self.token(at).map_or(TokenKind::Punctuation, |t| t.kind)
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.text(at))
    }

    /// The word before, unless a sentence starts here.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        if self.is_start(at) { None } else { at.checked_sub(1) }
    }

    /// The word after the last of a range, unless a sentence starts there.
    pub(super) fn after(&self, end: usize) -> Option<usize> {
        (end < self.len() && !self.is_start(end)).then_some(end)
    }

    /// Whether a name that began before cannot go on here.
    pub(super) fn is_start(&self, at: usize) -> bool {
        self.starts.get(at).is_none_or(|&s| s != Start::Inside)
    }

    pub(super) fn is_weak(&self, at: usize) -> bool {
        self.weak.get(at).copied().unwrap_or(true)
    }

    pub(super) fn is_shouted(&self, at: usize) -> bool {
        self.shouted.get(at).copied().unwrap_or(false)
    }

    /// How often a word is seen with a telling capital, and in lower case.
    pub(super) fn seen(&self, lower: &str) -> (u32, u32) {
        self.seen.get(lower).copied().unwrap_or_default()
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        Some(first.span.to(last.span))
    }

    /// The text of a range of tokens with single spaces and straight apostrophes.
    pub(super) fn phrase(&self, tokens: Range<usize>) -> Option<Cow<'a, str>> {
        (tokens.end <= self.len()).then(|| self.span(&tokens).map(|s| plain(self.document.text.slice(s)))).flatten()
    }

    /// The longest known name that begins here.
    pub(super) fn known_at(&self, at: usize) -> Option<(usize, KnownName)> {
        let phrase = |n: usize| {
            let inner = (at + 1..at + n).all(|i| !self.is_start(i));
            inner.then(|| self.phrase(at..at + n)).flatten()
        };
        let names = &self.lexicon.names;
        names.known_at(self.text(at), phrase).or_else(|| {
            // `NEW YORK` in a dateline or table.
            let upper = self.shape(at) == Shape::Upper && self.text(at).len() > 2;
            let title = |n: usize| {
                let all = (at..at + n).all(|i| self.shape(i) != Shape::Lower);
                phrase(n).filter(|_| all).map(|p| Cow::<'a, str>::Owned(title_case(&p)))
            };
            upper.then(|| names.known_at(&title_case(self.text(at)), title)).flatten().filter(|(_, k)| k.name.len() > 3)
        })
    }

    /// How many tokens the longest honorific, rank, office or role noun of one person holds that
    /// begins here.
    pub(super) fn title_at(&self, at: usize) -> Option<usize> {
        let names = &self.lexicon.names;
        let phrase = |n: usize| self.phrase(at..at + n);
        let formal = names.honorific_at(self.text(at), phrase).map(|(n, _)| n);
        let lower = |n: usize| self.phrase(at..at + n).map(|p| Cow::<'a, str>::Owned(p.lower()));
        let role = names.role_at(&self.text(at).lower(), lower).filter(|(_, r)| !r.group).map(|(n, _)| n);
        formal.max(role)
    }

    /// Whether the capital of this word says that it is (part of) a name.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.kind != TokenKind::Word || !token.shape.is_capitalized() {
            return false;
        }
        let word = self.text(at);
        let lower = plain(word).lower();
        if self.lexicon.names.is_never_name(&lower) {
            return false;
        }
        if word == "May" && self.is_month(at) {
            return false;
        }
        let starter = self.is_start(at) && self.lexicon.names.is_starter(&lower);
        if !self.is_weak(at) && !starter {
            return true;
        }
        if self.lexicon.names.is_starter(&lower) {
            return self.known_at(at).is_some_and(|(n, _)| n > 1);
        }
        if self.is_shouted(at) {
            return false;
        }
        self.is_name_at_start(at, word, &lower)
    }

    /// `May 14`, `30 May`, `in May`.
    fn is_month(&self, at: usize) -> bool {
        let number = |i: usize| self.kind(i) == TokenKind::Number;
        let before = at.checked_sub(1);
        let preposition = before.is_some_and(|b| {
            matches!(
                self.text(b),
                "in" | "In"
                    | "of"
                    | "last"
                    | "this"
                    | "since"
                    | "until"
                    | "by"
                    | "early"
                    | "late"
                    | "mid"
                    | "next"
                    | "from"
                    | "to"
            )
        });
        number(at + 1) || before.is_some_and(number) || (preposition && !self.shape(at + 1).is_capitalized())
    }

    /// Whether a word whose capital may be due to its place is a name all the same.
    fn is_name_at_start(&self, at: usize, word: &str, lower: &str) -> bool {
        let (strong, seen_lower) = self.seen(lower);
        if strong > seen_lower {
            return true;
        }
        let names = &self.lexicon.names;
        if let Some((n, known)) = self.known_at(at) {
            let adjective = known.kind == crate::document::EntityKind::Norp && self.tag(at) == Tag::JJ;
            if n > 1 || self.tag(at).is_proper() || adjective {
                return true;
            }
        }
        if names.given(word).is_some_and(|g| !g.word || self.shape(at + 1).is_capitalized()) && seen_lower == 0 {
            return true;
        }
        if self.shape(at) == Shape::Upper && word.chars().count() > 1 && seen_lower == 0 {
            return true;
        }
        if word.chars().count() == 2 && word.ends_with('.') {
            return true;
        }
        let next_capital = self.after(at + 1).is_some_and(|n| !self.is_weak(n) && self.shape(n).is_capitalized());
        if self.title_at(at).is_some() || names.honorific(word).is_some() {
            return next_capital;
        }
        seen_lower == 0 && self.tag(at).is_proper()
    }
}

/// `NEW YORK` as `New York`.
pub(super) fn title_case(phrase: &str) -> String {
    let mut out = String::with_capacity(phrase.len());
    let mut inside = false;
    for c in phrase.chars() {
        if inside {
            out.push(lower_letter(c));
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic() || (inside && c == '\'');
    }
    out
}

/// How a token stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Start {
    /// Goes on.
    Inside,
    /// A name ends before it, but its capital tells.
    Break,
    /// Begins a sentence, so that its capital tells nothing.
    Sentence,
}

/// A dash among the first tokens of a paragraph ends a dateline, and a sentence begins after it.
const DATELINE_TOKENS: usize = 16;

/// Where names cannot go on, and where capitals tell nothing.
fn starts(document: &Document) -> Vec<Start> {
    let mut starts = vec![Start::Inside; document.tokens.len()];
    let mut set = |at: usize, start: Start| {
        if let Some(old) = starts.get_mut(at) {
            *old = (*old).max(start);
        }
    };
    let slice = |at: usize| document.tokens.get(at).map_or("", |t| document.text.slice(t.span));
    let is_terminal = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Terminal);
    for &paragraph in document.text.paragraphs() {
        let tokens = document.tokens_in(paragraph);
        set(tokens.start, Start::Sentence);
        for at in tokens.start..tokens.end.min(tokens.start + DATELINE_TOKENS) {
            if matches!(slice(at), "—" | "–" | "--" | "-") {
                set(at + 1, Start::Sentence);
            }
        }
    }
    for sentence in &document.sentences {
        set(sentence.tokens.start, Start::Sentence);
    }
    for passage in &document.marks.passages {
        let inner = document.tokens_in(passage.inner);
        set(inner.start, Start::Sentence);
        let ended = inner.end.checked_sub(1).is_some_and(is_terminal);
        let after = if ended { Start::Sentence } else { Start::Break };
        set(document.tokens_in(passage.span).end, after);
    }
    for (at, token) in document.tokens.iter().enumerate() {
        match document.text.slice(token.span) {
            _ if token.kind == TokenKind::Terminal => set(at + 1, Start::Sentence),
            ":" | "•" => set(at + 1, Start::Sentence),
            "(" | "[" | ")" | "]" | "—" | "–" | "--" => set(at + 1, Start::Break),
            _ if token.kind == TokenKind::Mark => set(at + 1, Start::Break),
            _ => {}
        }
    }
    starts
}
