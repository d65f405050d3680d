//! Cuts a text into tokens.
//!
//! Penn Treebank conventions where other stages rely on them: possessive and verbal clitics
//! (`’s`, `’ll`, `n’t`) are tokens of their own, hyphenated words are one, abbreviations keep
//! their full stops.

use crate::document::{Marks, Shape, Tag, Token, TokenKind};
use crate::language::Lexicon;
use crate::language::abbreviations::abbreviation;
use crate::text::Text;
use crate::text::case::Casing;
use crate::text::order::sort;

/// Clitics that follow an apostrophe.
const CLITICS: &[&str] = &["s", "ll", "re", "ve", "d", "m"];

/// Cuts the text into tokens: in text order, disjoint, only white space between them.
#[must_use]
pub fn tokenize(text: &Text, _lexicon: &Lexicon) -> Vec<Token> {
    let mut cutter = Cutter { text, tokens: Vec::new() };
    for (start, end) in chunks(text.as_str()) {
        cutter.chunk(start, end);
    }
    cutter.tokens
}

/// Makes a clitic of the apostrophe of a possessive in *s* (`the siblings’ mother`) that turned out to be no quotation
/// mark.
pub fn possessives(text: &Text, tokens: &mut [Token], marks: &Marks) {
    let mut edges: Vec<usize> = marks.passages.iter().flat_map(|p| [p.span.start(), p.inner.end()]).collect();
    edges.extend(marks.repairs.iter().map(|r| r.at.start()));
    sort(&mut edges);
    for at in 1..tokens.len() {
        let [.., before, this] = tokens.get(..=at).unwrap_or_default() else { continue };
        if this.kind != TokenKind::Mark || !text.slice(this.span).chars().all(is_apostrophe) {
            continue;
        }
        let word = before.kind == TokenKind::Word && before.span.end() == this.span.start();
        let plural = text.slice(before.span).ends_with(['s', 'S', 'x', 'z']);
        let next = tokens.get(at + 1).map_or("", |t| text.slice(t.span));
        let owns = next.starts_with(char::is_alphanumeric) || next.starts_with(['‘', '“', '"']);
        if word && plural && owns && edges.binary_search(&this.span.start()).is_err() {
            let Some(token) = tokens.get_mut(at) else { continue };
            (token.kind, token.tag) = (TokenKind::Clitic, Tag::POS);
        }
    }
}

/// Runs of characters other than white space, as byte ranges.
fn chunks(text: &str) -> Vec<(usize, usize)> {
    let mut chunks = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (is_space(c), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                chunks.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        chunks.push((from, text.len()));
    }
    chunks
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Quotation mark glyphs, and apostrophes that may be one.
const MARKS: &[char] =
    &['"', '\'', '“', '”', '‘', '’', '„', '‟', '‚', '‛', '«', '»', '‹', '›', '「', '」', '『', '』', '`', '＂'];

/// Words whose first letters an apostrophe stands for.
const ELIDED: &[&str] = &["em", "til", "tis", "twas", "cause", "bout", "cuz", "coz", "nuff", "neath", "tude"];

fn is_mark(c: char) -> bool {
    MARKS.contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// An apostrophe, or a glyph that a program set in its place.
fn is_like_apostrophe(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '‘' | '`' | '´' | '′')
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '‽')
}

struct Cutter<'a> {
    text: &'a Text,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn str(&self, start: usize, end: usize) -> &str {
        self.text.as_str().get(start..end).unwrap_or_default()
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        if start < end {
            let span = self.text.span(start, end);
            let shape = Shape::of(self.text.slice(span));
            let tag = match kind {
                TokenKind::Word => Tag::NN,
                TokenKind::Number => Tag::CD,
                TokenKind::Clitic => Tag::POS,
                TokenKind::Symbol => Tag::SYM,
                _ => Tag::Punct,
            };
            self.tokens.push(Token { span, kind, shape, tag });
        }
    }

    /// Cuts one run of characters without white space.
    fn chunk(&mut self, start: usize, end: usize) {
        if is_address(self.str(start, end)) {
            let tail = self
                .str(start, end)
                .trim_end_matches(|c: char| is_mark(c) || is_terminal(c) || ",;:)]".contains(c))
                .len();
            self.push(start, start + tail, TokenKind::Symbol);
            return self.pieces(start + tail, end);
        }
        self.pieces(start, end);
    }

    fn pieces(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let Some(c) = self.str(at, end).chars().next() else { return };
            at = if c.is_alphanumeric() || (c == '.' && self.decimal_follows(at, end)) {
                self.word(at, end)
            } else if is_terminal(c) {
                let run = self.run(at, end, is_terminal);
                self.push(at, run, TokenKind::Terminal);
                run
            } else if let Some(next) = self.doubled(at, end, c) {
                next
            } else if is_mark(c) {
                self.mark(at, end, c)
            } else if c == '-' || c == '–' || c == '—' {
                let run = self.run(at, end, |d| d == c);
                self.push(at, run, TokenKind::Punctuation);
                run
            } else if is_combining(c) {
                self.word(at, end)
            } else {
                let next = at + c.len_utf8();
                self.push(at, next, if is_punctuation(c) { TokenKind::Punctuation } else { TokenKind::Symbol });
                next
            };
        }
    }

    fn decimal_follows(&self, at: usize, end: usize) -> bool {
        let fresh = self.tokens.last().is_none_or(|t| t.span.end() != at);
        fresh && self.str(at + 1, end).starts_with(|d: char| d.is_ascii_digit())
    }

    fn run(&self, at: usize, end: usize, belongs: impl Fn(char) -> bool) -> usize {
        at + self.str(at, end).chars().take_while(|&c| belongs(c)).map(char::len_utf8).sum::<usize>()
    }

    /// A run of single glyphs, taken in twos: each two stand for a double mark. Of an odd number the
    /// inner one is left single: the last of a run that opens, the first of one that closes.
    fn doubled(&mut self, at: usize, end: usize, c: char) -> Option<usize> {
        if !matches!(c, '\'' | '`' | '‘' | '’') {
            return None;
        }
        let stop = self.run(at, end, |d| d == c);
        let count = self.str(at, stop).chars().count();
        if count < 2 {
            return None;
        }
        let closes = self.tokens.last().is_some_and(|t| t.span.end() == at);
        let mut next = at;
        if closes && count % 2 == 1 {
            self.push(next, next + c.len_utf8(), TokenKind::Mark);
            next += c.len_utf8();
        }
        while next < stop {
            let after = (next + 2 * c.len_utf8()).min(stop);
            self.push(next, after, TokenKind::Mark);
            next = after;
        }
        Some(stop)
    }

    /// A mark glyph: a clitic when it begins `’s` after a word that a bracket ended, part of a word
    /// in `’90s`, `’em` and `’n’`, else a mark.
    fn mark(&mut self, at: usize, end: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        let glued = self.tokens.last().is_some_and(|t| t.span.end() == at && t.kind != TokenKind::Mark);
        if is_apostrophe(c) && glued {
            let letters = self.run(next, end, char::is_alphabetic);
            if CLITICS.contains(&self.str(next, letters).to_ascii_lowercase().as_str()) {
                self.push(at, letters, TokenKind::Clitic);
                return letters;
            }
        }
        if is_like_apostrophe(c)
            && !glued
            && let Some(stop) = self.elision(next, end)
        {
            self.push(at, stop, TokenKind::Word);
            return stop;
        }
        self.push(at, next, TokenKind::Mark);
        next
    }

    /// The end of a word whose beginning an apostrophe before `at` stands for, if it is one.
    fn elision(&self, at: usize, end: usize) -> Option<usize> {
        let stop = self.run(at, end, char::is_alphanumeric);
        let word = self.str(at, stop);
        let closing = self.str(stop, end).chars().next().filter(|&c| is_like_apostrophe(c));
        if word == "n" {
            return closing.map(|c| stop + c.len_utf8());
        }
        let digits = word.trim_end_matches('s');
        let decade = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        let elided = ELIDED.contains(&word) || matches!(word, "Tis" | "Twas" | "Em" | "Til");
        ((decade || elided) && closing.is_none()).then_some(stop)
    }

    /// A word or number that begins at `at`; returns where it ends.
    fn word(&mut self, at: usize, end: usize) -> usize {
        let mut stop = at;
        let mut chars = self.str(at, end).char_indices().peekable();
        let mut last = ' ';
        while let Some((offset, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, n)| n);
            let inner = match c {
                _ if c.is_alphanumeric() || is_combining(c) => true,
                // Decimal and thousand separators, abbreviations such as U.S., addresses without scheme.
                '.' => {
                    // A missing space after a full stop, unless it is Ph.D. or its like.
                    let degree =
                        |rest: &str| rest.starts_with(|d: char| d.is_uppercase()) && rest.get(1..2) == Some(".");
                    next.is_alphanumeric()
                        && (!last.is_lowercase() || !next.is_uppercase() || degree(self.str(at + offset + 1, end)))
                }
                ',' | ':' => last.is_ascii_digit() && next.is_ascii_digit(),
                '-' | '‑' | '_' | '&' | '/' | '+' => {
                    next.is_alphanumeric() && c != '/' || (c == '/' && last.is_ascii_digit() && next.is_ascii_digit())
                }
                _ if is_apostrophe(c) => next.is_alphanumeric(),
                _ if is_like_apostrophe(c) => {
                    last.is_alphabetic() && next.is_lowercase() && self.is_clitic(at + offset + c.len_utf8(), end)
                }
                '\u{ad}' | '\u{200c}' | '\u{200d}' => true,
                _ => false,
            };
            if !inner {
                break;
            }
            stop = at + offset + c.len_utf8();
            last = c;
        }
        if stop == at {
            stop = at + self.str(at, end).chars().next().map_or(1, char::len_utf8);
        }
        let stop = self.final_stop(at, stop, end);
        let numeric = self.str(at, stop).starts_with(|c: char| c.is_numeric() || c == '.');
        self.clitics(at, stop, if numeric { TokenKind::Number } else { TokenKind::Word });
        stop
    }

    fn is_clitic(&self, at: usize, end: usize) -> bool {
        let letters = self.run(at, end, char::is_alphabetic);
        let word = self.str(at, letters);
        word == "t" || CLITICS.contains(&word)
    }

    /// Takes the full stop of an abbreviation or an initial into the word.
    fn final_stop(&self, at: usize, stop: usize, end: usize) -> usize {
        let rest = self.str(stop, end);
        if !rest.starts_with('.') || rest.starts_with("..") {
            return stop;
        }
        let word = self.str(at, stop);
        let with = self.str(at, stop + 1);
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
        let dotted = word.contains('.') && word.split('.').all(|p| p.chars().count() == 1);
        let known = abbreviation(with).is_some() && (!sentence_word(word) || self.is_abbreviated(word, stop + 1));
        if initial || dotted || known { stop + 1 } else { stop }
    }

    /// Whether a word of [`sentence_word`] is an abbreviation here: `No. 5`, `Flint, Mass.`, `Mass.,`.
    fn is_abbreviated(&self, word: &str, after: usize) -> bool {
        let rest = self.text.as_str().get(after..).unwrap_or_default();
        if matches!(word, "no" | "No" | "fig" | "Fig") {
            return rest.strip_prefix([' ', '\u{a0}']).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        }
        let place = self.tokens.last().is_some_and(|t| self.text.slice(t.span) == ",");
        Shape::of(word) == Shape::Capital && (rest.starts_with([',', ';']) || (place && !rest.is_empty()))
    }

    /// Splits clitics off the end of a word.
    fn clitics(&mut self, at: usize, stop: usize, kind: TokenKind) {
        let word = self.str(at, stop);
        let lower = word.lower();
        let apostrophe = word.char_indices().rev().find(|&(_, c)| is_like_apostrophe(c));
        if let Some((offset, c)) = apostrophe {
            let after = word.get(offset + c.len_utf8()..).unwrap_or_default();
            if after.eq_ignore_ascii_case("t")
                && lower.len() == word.len()
                && lower.get(..offset).is_some_and(|w| w.ends_with('n') && w.len() > 1)
            {
                self.push(at, at + offset - 1, kind);
                return self.push(at + offset - 1, stop, TokenKind::Clitic);
            }
            if offset > 0 && CLITICS.contains(&after.to_ascii_lowercase().as_str()) {
                self.push(at, at + offset, kind);
                return self.push(at + offset, stop, TokenKind::Clitic);
            }
        }
        if lower == "cannot" {
            self.push(at, at + 3, kind);
            return self.push(at + 3, stop, TokenKind::Word);
        }
        self.push(at, stop, kind);
    }
}

const SENTENCE_WORDS: &[&str] = &[
    "no", "mar", "del", "fig", "dec", "mass", "miss", "ill", "wash", "col", "ore", "pa", "ind", "est", "rep", "sen",
    "ret", "op", "No", "Miss", "Mass", "Ill", "Ore", "Pa", "Fig", "Wash",
];

/// Abbreviations that are words as well; the full stop after one is the sentence's unless the
/// word is capitalised.
fn sentence_word(word: &str) -> bool {
    SENTENCE_WORDS.contains(&word)
}

/// Web and mail addresses, handles.
fn is_address(chunk: &str) -> bool {
    let bare = chunk.trim_start_matches(['(', '[', '"', '“', '‘', '\'']);
    let handle = bare.strip_prefix(['@', '#']).is_some_and(|h| h.starts_with(char::is_alphanumeric));
    let address = bare.contains("://") || bare.starts_with("www.");
    let mail = bare.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    bare.len() == chunk.len() && (handle || address || mail)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !"$+<=>^|~%#@".contains(c) || matches!(c, '·' | '•' | '¿' | '¡' | '、' | '。' | '，')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, tokens: &str) {
        let text = Text::new(text);
        let found = tokenize(&text, &Lexicon::english());
        let words: Vec<&str> = found.iter().map(|t| text.slice(t.span)).collect();
        assert_eq!(words.join(" "), tokens);
    }

    #[test]
    fn clitics_are_tokens_of_their_own() {
        check(
            "Ana’s team can't say she'll go; O’Neill cannot.",
            "Ana ’s team ca n't say she 'll go ; O’Neill can not .",
        );
    }

    #[test]
    fn abbreviations_and_initials_keep_their_stop() {
        check("Gov. J. Ruiz of the U.S. said no.", "Gov. J. Ruiz of the U.S. said no .");
        check("Acme Corp. fell 3.5% to $1,200.", "Acme Corp. fell 3.5 % to $ 1,200 .");
    }

    #[test]
    fn marks_are_tokens_and_apostrophes_are_not() {
        check("“It’s ‘fine’,” the Ruizes’ son said.", "“ It ’s ‘ fine ’ , ” the Ruizes ’ son said .");
        check("``Well,'' rock 'n' roll of the '90s", "`` Well , '' rock 'n' roll of the '90s");
    }

    #[test]
    fn two_single_glyphs_are_one_mark() {
        check("''He said 'no.''' ‘‘Yes’’", "'' He said ' no . ' '' ‘‘ Yes ’’");
        check("'''No,' he said.''", "'' ' No , ' he said . ''");
    }

    #[test]
    fn a_wrong_glyph_can_be_an_apostrophe() {
        check("It‘s Ana`s, don´t ask ‘em of the ‘90s.", "It ‘s Ana `s , do n´t ask ‘em of the ‘90s .");
        check("The ‘90’ rule, he said ‘no’.", "The ‘ 90 ’ rule , he said ‘ no ’ .");
    }

    #[test]
    fn words_that_abbreviate_too_keep_their_stop_where_they_do() {
        check(
            "No. He is No. 5 in Lynn, Mass., or Erie, Pa. (AP).",
            "No . He is No. 5 in Lynn , Mass. , or Erie , Pa. ( AP ) .",
        );
    }

    #[test]
    fn addresses_are_one_token() {
        check("See https://example.org/a?b=c, or @ana.", "See https://example.org/a?b=c , or @ana .");
    }
}
