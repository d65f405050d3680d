//! Cuts a text into tokens.
//!
//! Penn Treebank conventions where other stages rely on them: possessive and verbal clitics
//! (`’s`, `’ll`, `n’t`) are tokens of their own, hyphenated words are one, abbreviations keep
//! their full stops.

use crate::document::{Shape, Tag, Token, TokenKind};
use crate::language::Lexicon;
use crate::language::abbreviations::abbreviation;
use crate::text::Text;

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
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character is a quotation mark glyph, or an apostrophe that may be one.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '„'
            | '‟'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '`'
            | '＂'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
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
            } else if self.str(at, end).starts_with("``") || self.str(at, end).starts_with("''") {
                self.push(at, at + 2, TokenKind::Mark);
                at + 2
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

    /// A mark glyph: a clitic when it begins `’s` after a word that a mark or bracket ended,
    /// an elision in `’90s` and `’em`, else a mark.
    fn mark(&mut self, at: usize, end: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        let rest = self.str(next, end);
        let glued = self.tokens.last().is_some_and(|t| t.span.end() == at && t.kind != TokenKind::Mark);
        if is_apostrophe(c) && glued {
            let letters = self.run(next, end, char::is_alphabetic);
            if CLITICS.contains(&self.str(next, letters).to_ascii_lowercase().as_str()) {
                self.push(at, letters, TokenKind::Clitic);
                return letters;
            }
        }
        let decade = rest.as_bytes().first().is_some_and(u8::is_ascii_digit)
            && rest.trim_start_matches(|d: char| d.is_ascii_digit()).starts_with('s');
        let elided = ["em ", "til ", "tis ", "twas "].iter().any(|e| {
            let word = e.trim_end();
            rest.get(..word.len()).is_some_and(|r| r.eq_ignore_ascii_case(word))
                && !rest.get(word.len()..).is_some_and(|r| r.starts_with(char::is_alphabetic))
        });
        if is_apostrophe(c) && !glued && (decade || elided) {
            let stop = self.run(next, end, char::is_alphanumeric);
            self.push(at, stop, TokenKind::Word);
            return stop;
        }
        self.push(at, next, TokenKind::Mark);
        next
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
                '.' => next.is_alphanumeric() && !(last.is_lowercase() && next.is_uppercase()),
                ',' | ':' => last.is_ascii_digit() && next.is_ascii_digit(),
                '-' | '‑' | '_' | '&' | '/' | '+' => {
                    next.is_alphanumeric() && c != '/' || (c == '/' && last.is_ascii_digit() && next.is_ascii_digit())
                }
                '\'' | '’' => next.is_alphanumeric(),
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
        if initial || dotted || abbreviation(with).is_some_and(|_| !sentence_word(word)) { stop + 1 } else { stop }
    }

    /// Splits clitics off the end of a word.
    fn clitics(&mut self, at: usize, stop: usize, kind: TokenKind) {
        let word = self.str(at, stop);
        let lower = word.to_lowercase();
        let apostrophe = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c));
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

/// Abbreviations that are words as well; the full stop after one is the sentence's unless the
/// word is capitalised.
fn sentence_word(word: &str) -> bool {
    matches!(
        word,
        "no" | "mar"
            | "del"
            | "fig"
            | "dec"
            | "mass"
            | "miss"
            | "ill"
            | "wash"
            | "col"
            | "ore"
            | "pa"
            | "ind"
            | "est"
            | "rep"
            | "sen"
            | "ret"
            | "No"
            | "Miss"
            | "Mass"
            | "Ill"
            | "Ore"
            | "Pa"
            | "Fig"
    )
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
        check("``Well,'' rock 'n' roll of the '90s", "`` Well , '' rock ' n ' roll of the '90s");
    }

    #[test]
    fn addresses_are_one_token() {
        check("See https://example.org/a?b=c, or @ana.", "See https://example.org/a?b=c , or @ana .");
    }
}
