//! A paragraph as the date rules see it: words in lower case with their meaning in the calendar.
//!
//! Finer than tokens: `mid-2022`, `9am` and `1990s` are cut where digits, letters and hyphens
//! meet; numbers with separators (`2,022`, `9.30`, `09:30`) stay whole.

use std::borrow::Cow;

use crate::document::{Document, Tag, TokenKind};
use crate::language::calendar::{self, Sense, Unit};
use crate::text::case::Casing;
use crate::text::{Span, Text};

/// One word, number or sign.
pub(super) struct Word<'a> {
    pub(super) span: Span,
    /// In lower case, curly apostrophes for straight ones.
    pub(super) text: Cow<'a, str>,
    pub(super) sense: Option<Sense>,
    /// A whole number of at most nine digits.
    pub(super) number: Option<u32>,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// Nothing but capitals, two at least.
    pub(super) upper: bool,
    /// No white space before it.
    pub(super) glued: bool,
    pub(super) tag: Tag,
    pub(super) kind: TokenKind,
}

/// Words that have a capital at the beginning of a sentence and are no given names.
const FUNCTION_WORDS: &[&str] = &[
    "in", "since", "until", "till", "by", "before", "after", "during", "from", "through", "the", "a", "early", "late",
    "mid", "last", "next", "this", "of", "for", "between", "to", "every", "and", "but", "its", "their", "his", "her",
    "our",
];

/// The words of one paragraph.
pub(super) struct Line<'a> {
    words: Vec<Word<'a>>,
    /// Months whose word somebody is called by here (*Ms May*): bit n for month n.
    surnames: u16,
}

impl<'a> Line<'a> {
    /// Cuts the tokens of a paragraph into words.
    pub(super) fn new(document: &'a Document, paragraph: Span) -> Self {
        let mut line = Self { words: Vec::new(), surnames: 0 };
        let range = document.tokens_in(paragraph);
        for token in document.tokens.get(range).unwrap_or_default() {
            for piece in pieces(&document.text, token.span, token.kind) {
                line.push(&document.text, piece, token.tag, token.kind);
            }
        }
        line.surnames = line.find_surnames();
        line
    }

    fn find_surnames(&self) -> u16 {
        let mut months = 0;
        for pair in self.words.windows(2) {
            let [before, word] = pair else { continue };
            let Some(Sense::Month { number, sure: false, .. }) = word.sense else { continue };
            let title = matches!(before.text.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "sir" | "dr");
            let given = before.capital && before.sense.is_none() && !FUNCTION_WORDS.contains(&before.text.as_ref());
            if word.capital && (title || given) {
                months |= 1 << number;
            }
        }
        months
    }

    /// Whether this paragraph calls somebody by the word of this month (*Theresa May*).
    pub(super) fn is_surname(&self, month: u8) -> bool {
        self.surnames & (1 << month) != 0
    }

    fn push(&mut self, text: &'a Text, span: Span, tag: Tag, kind: TokenKind) {
        let written = text.slice(span);
        let plain = !written.contains(|c: char| c.is_uppercase() || c == '\'');
        let lower = if plain { Cow::Borrowed(written) } else { Cow::Owned(written.lower().replace('\'', "’")) };
        let digits = written.len() <= 9 && written.bytes().all(|b| b.is_ascii_digit());
        self.words.push(Word {
            span,
            sense: calendar::sense(&lower),
            text: lower,
            number: written.parse().ok().filter(|_| digits),
            capital: written.starts_with(char::is_uppercase),
            upper: written.len() > 1 && written.chars().all(|c| c.is_uppercase() || c == '.'),
            glued: self.words.last().is_some_and(|w| w.span.end() == span.start()),
            tag,
            kind,
        });
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word.
    pub(super) fn get(&self, at: usize) -> Option<&Word<'a>> {
        self.words.get(at)
    }

    /// The word so many places before another.
    pub(super) fn back(&self, at: usize, by: usize) -> Option<&Word<'a>> {
        self.words.get(at.checked_sub(by)?)
    }

    /// The text of a word, empty beyond the ends.
    pub(super) fn text(&self, at: usize) -> &str {
        self.get(at).map_or("", |w| &w.text)
    }

    /// The text of the word so many places before another, empty beyond the start.
    pub(super) fn text_back(&self, at: usize, by: usize) -> &str {
        self.back(at, by).map_or("", |w| &w.text)
    }

    /// Whether a word is this one.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.text(at) == word
    }

    /// Whether a word is one of these.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.text(at))
    }

    /// Whether the word before is this one.
    pub(super) fn before(&self, at: usize, word: &str) -> bool {
        self.text_back(at, 1) == word
    }

    /// Whether the word before is one of these.
    pub(super) fn before_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.text_back(at, 1))
    }

    /// Where to go on after an optional word.
    pub(super) fn skip(&self, at: usize, word: &str) -> usize {
        at + usize::from(self.is(at, word))
    }

    /// Where to go on after the full stop of a short form, if it is a word of its own.
    pub(super) fn skip_stop(&self, at: usize) -> usize {
        at + usize::from(self.is(at, ".") && self.glued(at))
    }

    /// The index after a word and the full stop of its short form (*Tues.*).
    pub(super) fn skip_stop_of_short(&self, at: usize) -> usize {
        match self.sense(at) {
            Some(Sense::Weekday { full: false, .. } | Sense::Month { full: false, .. }) => self.skip_stop(at + 1),
            _ => at + 1,
        }
    }

    /// Whether no white space stands before a word.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|w| w.glued)
    }

    /// A number written in digits that is not a part of something longer (`A4`, `12-year-old`).
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.get(at)?.number
    }

    /// The calendar meaning of a word.
    pub(super) fn sense(&self, at: usize) -> Option<Sense> {
        self.get(at)?.sense
    }

    /// The unit a word names and whether it is plural.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        match self.sense(at)? {
            Sense::Unit(unit, plural) => Some((unit, plural)),
            _ => None,
        }
    }

    /// Whether a word begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|w| w.capital)
    }

    /// Whether the words from here on are these.
    pub(super) fn starts(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, word)| self.is(at + i, word))
    }

    /// Whether a hyphen or dash stands here with no space before it, and none after it.
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.is_any(at, &["-", "–", "‑", "—"]) && self.glued(at) && self.glued(at + 1)
    }

    /// From the first byte of one word to the end of the word before another.
    pub(super) fn span(&self, from: usize, end: usize) -> Option<Span> {
        let first = self.get(from)?.span;
        Some(first.cover(self.get(end.checked_sub(1)?)?.span))
    }
}

/// Cuts a token where digits, letters and hyphens meet. Web addresses stay whole.
fn pieces(text: &Text, token: Span, kind: TokenKind) -> Vec<Span> {
    let cut = matches!(kind, TokenKind::Word | TokenKind::Number);
    let written = text.slice(token);
    if !cut || !written.contains(|c: char| c.is_ascii_digit() || is_hyphen(c) || c == '/') {
        return vec![token];
    }
    let mut spans = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in written.char_indices() {
        if last.is_some_and(|before| parts(before, c)) {
            spans.push(text.span(token.start() + start, token.start() + at));
            start = at;
        }
        last = Some(c);
    }
    spans.push(text.span(token.start() + start, token.end()));
    spans
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‑' | '–' | '—')
}

/// Whether a cut falls between two characters.
fn parts(before: char, after: char) -> bool {
    let class = |c: char| match c {
        _ if is_hyphen(c) || c == '/' => 0,
        '0'..='9' | ',' | ':' => 1,
        '.' => 2,
        '\'' | '’' => 3,
        _ => 4,
    };
    let (a, b) = (class(before), class(after));
    // A full stop goes with what is before it: with digits inside a number, with letters in `a.m.`
    a == 0 || b == 0 || a == 1 && b == 4 || a == 4 && b == 1 || a == 3 && b != 3
}
