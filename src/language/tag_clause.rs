//! Recognises the clause that tags a direct quote: *he said*, *asked the mayor*, *Ruiz told
//! reporters on Monday*, *she is convinced*.
//!
//! Works on words alone, so that the stages before the tagger can use it. Every look-up reads a
//! bounded number of tokens.

use std::ops::RangeInclusive;

use super::CueTable;
use crate::document::{Shape, Token, TokenKind};
use crate::text::Text;
use crate::text::case::Casing;

/// No subject of a tag is longer than this many tokens.
const LONGEST_SUBJECT: usize = 10;
/// No apposition inside a tag is longer than this many tokens.
const LONGEST_APPOSITION: usize = 16;
/// How far behind the verb a *that* shows that the clause reports something itself.
const THAT_WITHIN: usize = 5;

/// Begin a subject that is no name.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "one", "two", "three", "another", "his", "her", "their", "its", "our", "my", "some", "several",
    "many", "both", "most", "this", "that", "other", "no",
];

/// Stand inside a name or between a name and what belongs to it.
const NAME_LINKS: &[&str] = &[
    "and",
    "of",
    "for",
    "de",
    "del",
    "della",
    "di",
    "da",
    "du",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "ben",
    "ibn",
    "al",
    "el",
    "y",
    "the",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "official",
    "officials",
    "aides",
    "police",
    "lawyer",
    "campaign",
];

/// Begin a subject and are none alone.
const ARTICLES: &[&str] = &["the", "a", "an", "his", "her", "their", "its", "our", "my", "no", "other", "this", "that"];

/// Are a subject alone.
const PRONOUNS: &[&str] = &["i", "we", "you", "he", "she", "it", "they", "who"];

/// Begin a clause before its subject.
const OPENERS: &[&str] = &[
    "of", "in", "on", "at", "for", "with", "to", "from", "by", "after", "before", "during", "since", "under", "over",
    "and", "or", "so", "yet", "now", "there", "here", "although", "though", "until", "despite", "like", "asked",
];

/// Begin or carry another clause.
const CLAUSE_WORDS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "should", "may",
    "might", "must", "do", "does", "did", "not", "went", "but", "because", "if", "when", "while", "as", "also", "then",
    "later",
];

/// May follow the verb of a tag.
const TAIL_WORDS: &[&str] = &[
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "to",
    "from",
    "as",
    "while",
    "when",
    "by",
    "of",
    "with",
    "without",
    "through",
    "via",
    "outside",
    "inside",
    "about",
    "following",
    "between",
    "over",
    "under",
    "upon",
    "for",
    "yesterday",
    "tomorrow",
    "last",
    "this",
    "earlier",
    "later",
    "again",
    "once",
    "afterward",
    "afterwards",
    "then",
    "too",
    "there",
    "here",
    "back",
    "reporters",
    "journalists",
    "lawmakers",
    "supporters",
    "him",
    "her",
    "me",
    "them",
    "us",
    "and",
    "but",
    "himself",
    "herself",
    "matter-of-factly",
    "softly",
    "aloud",
    "out",
    "off",
    "on-air",
];

/// Looks for tags among the tokens of one text.
#[derive(Clone, Copy, Debug)]
pub struct TagClauses<'a> {
    /// The text.
    pub text: &'a Text,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The reporting verbs.
    pub cues: &'a CueTable,
    /// Whether *I*, *we* and *you* may be subjects (not where the clause may be quoted itself).
    pub first_person: bool,
}

impl TagClauses<'_> {
    /// Whether a tag begins at token `at`: subject and reporting verb, or verb and subject, that
    /// reports nothing but what stands before it. Tokens from `limit` on are not read.
    #[must_use]
    pub fn begins_at(&self, at: usize, limit: usize) -> bool {
        let limit = limit.min(self.tokens.len());
        self.subject_first(at, limit) || self.verb_first(at, limit)
    }

    /// Whether the clause at `at` introduces quoted words after it: a colon or an opening mark comes
    /// before the end of its sentence.
    #[must_use]
    pub fn introduces(&self, at: usize, limit: usize) -> bool {
        (at..limit.min(self.tokens.len()))
            .take_while(|&i| self.kind(i) != Some(TokenKind::Terminal))
            .any(|i| self.word(i) == ":" || self.kind(i) == Some(TokenKind::Mark) && !matches!(self.word(i), "'" | "’"))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| self.text.slice(t.span))
    }

    fn lower(&self, at: usize) -> String {
        self.word(at).lower()
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens.get(at).is_some_and(|t| t.shape.is_capitalized())
    }

    fn is_reporting(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower)
            && self.cues.is_reporting_form(self.word(at))
    }

    /// *Ruiz said*, *the mayor later told reporters*, *Ruiz, the mayor, asked*.
    fn subject_first(&self, at: usize, limit: usize) -> bool {
        // A bare noun (*officials*) is a subject before a past tense only: *any claims of that kind*.
        let bare = !self.is_capital(at) && !is_determiner(&self.lower(at)) && !self.is_pronoun(at);
        let fits = |after: usize| {
            self.verb_group(after, limit).is_some_and(|end| {
                let verb = self.lower(end.saturating_sub(1));
                self.tail_fits(end, limit, &verb)
                    && (!bare || verb.ends_with("ed") || matches!(verb.as_str(), "said" | "say" | "told" | "wrote"))
            })
        };
        let Some(ends) = self.subject(at, limit) else { return false };
        let last = *ends.end();
        // The subject can hold what looks like a verb (*the report said*).
        ends.into_iter().any(fits) || self.apposition(last, limit).is_some_and(fits)
    }

    fn is_pronoun(&self, at: usize) -> bool {
        PRONOUNS.contains(&self.lower(at).as_str())
    }

    /// *said Ruiz*, *asked the mayor of Flint*.
    fn verb_first(&self, at: usize, limit: usize) -> bool {
        if at >= limit || !self.is_reporting(at) {
            return false;
        }
        let start = at + 1;
        if start >= limit {
            return false;
        }
        match self.lower(start).as_str() {
            // An object pronoun or a bare verb is no inverted tag.
            "he" | "she" | "they" => self.tail_fits(start + 1, limit, "said"),
            "i" | "we" | "you" => self.first_person && self.tail_fits(start + 1, limit, "said"),
            word if is_determiner(word) => true,
            _ => self.name_after_role(start, limit),
        }
    }

    /// *Ruiz*, *shopkeeper Ana Ruiz*
    fn name_after_role(&self, at: usize, limit: usize) -> bool {
        const LONGEST_ROLE: usize = 4;
        for word in at..limit.min(at + LONGEST_ROLE + 1) {
            if self.is_capital(word) {
                return true;
            }
            let lower = self.lower(word);
            if !self.is_word(word) || is_clause_word(&lower) || is_tail_word(&lower) || self.is_reporting(word) {
                return false;
            }
        }
        false
    }

    /// Whether a clause begins at `at` whose subject reports something without a comma or colon after
    /// the verb: *Ruiz said the bridge is closed*.
    #[must_use]
    pub fn reports_at(&self, at: usize, limit: usize) -> bool {
        let verb_end = |after: usize| self.verb_group(after, limit);
        self.subject(at, limit)
            .and_then(|ends| ends.into_iter().find_map(verb_end))
            .is_some_and(|end| end < limit && !matches!(self.word(end), "," | ":"))
    }

    /// Where the subject that begins at `at` can end.
    fn subject(&self, at: usize, limit: usize) -> Option<RangeInclusive<usize>> {
        if at >= limit || !self.is_word(at) {
            return None;
        }
        let word = self.lower(at);
        match word.as_str() {
            "he" | "she" | "they" | "it" | "who" => return Some(at + 1..=at + 1),
            "i" | "we" | "you" => return self.first_person.then_some(at + 1..=at + 1),
            _ => {}
        }
        let determined = is_determiner(&word);
        let named = self.is_capital(at) && !determined;
        let participle = (word.ends_with("ed") || word.ends_with("ing")) && !self.is_capital(at + 1);
        // *Will* and *May* are names before another one.
        let function = OPENERS.contains(&word.as_str())
            || (is_clause_word(&word) && !determined && !(named && self.is_capital(at + 1)));
        if function || (named && participle && !self.is_reporting(at + 1)) {
            return None;
        }
        let mut end = at + 1;
        while end < limit.min(at + LONGEST_SUBJECT) && self.joins_subject(end, (named, determined), end < at + 3) {
            end += 1;
        }
        let shortest = if ARTICLES.contains(&word.as_str()) { at + 2 } else { at + 1 };
        (shortest <= end).then_some(shortest..=end)
    }

    /// Whether a token can stand inside a subject that begins with a name or a determiner.
    fn joins_subject(&self, at: usize, (named, determined): (bool, bool), near: bool) -> bool {
        let word = self.lower(at);
        match self.kind(at) {
            Some(TokenKind::Clitic) => matches!(self.word(at), "'s" | "’s"),
            Some(TokenKind::Mark) => matches!(self.word(at), "'" | "’"),
            Some(TokenKind::Number) => determined,
            Some(TokenKind::Word) if is_clause_word(&word) || self.is_pronoun(at) => false,
            Some(TokenKind::Word) if self.is_capital(at) => true,
            // A role before its name, or a name with what belongs to it.
            Some(TokenKind::Word) if named => {
                is_name_link(&word) || (!is_tail_word(&word) && (at + 1..at + 4).any(|i| self.is_capital(i)))
            }
            // A bare plural (*officials*, *two people close to him*).
            Some(TokenKind::Word) => determined || near,
            _ => false,
        }
    }

    /// A name in marks amid a name (*Marcia “Cia” Price*), whose first mark is at `at`.
    fn is_nickname(&self, at: usize) -> bool {
        let mark = |at: usize| self.kind(at) == Some(TokenKind::Mark);
        let name = |at: usize| self.is_capital(at);
        mark(at) && name(at.saturating_sub(1)) && name(at + 1) && mark(at + 2) && name(at + 3)
    }

    /// The end of `, … ,` or `( … )` at `at`.
    fn apposition(&self, at: usize, limit: usize) -> Option<usize> {
        let close = match self.word(at) {
            "," => ",",
            "(" => ")",
            _ => return None,
        };
        let last = limit.min(at + LONGEST_APPOSITION);
        let mut end = at + 1;
        while end < last {
            if self.is_nickname(end) {
                end += 3;
                continue;
            }
            if self.kind(end) == Some(TokenKind::Terminal) || self.kind(end) == Some(TokenKind::Mark) {
                return None;
            }
            if self.word(end) == close && (close == ")" || self.verb_group(end + 1, limit).is_some()) {
                return Some(end + 1);
            }
            end += 1;
        }
        None
    }

    /// The end of a reporting verb with its auxiliaries and adverbs at `at`.
    fn verb_group(&self, at: usize, limit: usize) -> Option<usize> {
        let mut verb = at;
        let mut copula = false;
        while verb < limit.min(at + 5) {
            if self.is_reporting(verb) {
                return Some(verb + 1);
            }
            let word = self.lower(verb);
            if copula && is_conviction(&word) {
                return Some(verb + 1);
            }
            match word.as_str() {
                "is" | "was" | "are" | "were" => copula = true,
                "has" | "have" | "had" | "would" | "will" | "also" | "then" | "later" | "once" | "even" | "still"
                | "himself" | "herself" | "themselves" | "quoted" | "as" | "simply" | "again" | "further" | "all" => {}
                "went" if self.word(verb + 1) == "on" => return Some(verb + 2),
                _ if word.ends_with("ly") && self.is_word(verb) => {}
                _ => return None,
            }
            verb += 1;
        }
        None
    }

    /// Whether what follows the verb lets the clause be a tag: its end, a place, time or
    /// addressee, and no clause that it reports itself.
    fn tail_fits(&self, at: usize, limit: usize, verb: &str) -> bool {
        if at >= limit {
            return true;
        }
        let fits = match self.kind(at) {
            Some(TokenKind::Terminal | TokenKind::Mark | TokenKind::Punctuation) => return true,
            Some(TokenKind::Word) => {
                let word = self.lower(at);
                is_tail_word(&word) || (matches!(verb, "told" | "asked" | "tells" | "asks") && !is_clause_word(&word))
            }
            Some(TokenKind::Number) => true,
            _ => false,
        };
        let reports = (at..limit.min(at + THAT_WITHIN))
            .take_while(|&i| {
                !matches!(self.kind(i), Some(TokenKind::Terminal | TokenKind::Mark)) && self.word(i) != ","
            })
            .any(|i| is_reported(self.word(i)));
        fits && !reports
    }
}

fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

/// Words inside a name or between a name and what belongs to it.
fn is_name_link(word: &str) -> bool {
    NAME_LINKS.contains(&word)
}

/// Words that begin another clause and so are no part of a subject.
fn is_clause_word(word: &str) -> bool {
    is_reported(word) || CLAUSE_WORDS.contains(&word)
}

/// Words that begin a reported clause.
fn is_reported(word: &str) -> bool {
    matches!(word, "that" | "whether" | "why" | "what" | "how" | "which")
}

fn is_tail_word(word: &str) -> bool {
    word.ends_with("ly")
        || word.ends_with("day")
        || (word.ends_with("ing") && !word.ends_with("thing"))
        || TAIL_WORDS.contains(&word)
}

fn is_conviction(word: &str) -> bool {
    matches!(word, "convinced" | "certain" | "sure" | "confident" | "adamant" | "persuaded" | "quoted")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Tag;

    /// Cuts at spaces; enough for these examples.
    fn begins(words: &str) -> bool {
        let text = Text::new(words);
        let mut tokens = Vec::new();
        let mut at = 0;
        for word in words.split(' ') {
            let kind = match word {
                "." => TokenKind::Terminal,
                "," | "(" | ")" => TokenKind::Punctuation,
                "”" | "“" => TokenKind::Mark,
                "’s" => TokenKind::Clitic,
                _ => TokenKind::Word,
            };
            let span = text.span(at, at + word.len());
            tokens.push(Token { span, kind, shape: Shape::of(word), tag: Tag::NN });
            at += word.len() + 1;
        }
        let cues = CueTable::english();
        TagClauses { text: &text, tokens: &tokens, cues: &cues, first_person: false }.begins_at(0, tokens.len())
    }

    #[test]
    fn tags_are_recognised() {
        for tag in [
            "he said .",
            "Ruiz asked .",
            "Ana Ruiz later told reporters .",
            "Ana Ruiz , the mayor of Flint , said on Monday .",
            "Ruiz ( D-Ohio ) said .",
            "the head of the harbor board warned .",
            "asked Ruiz .",
            "said shopkeeper Ana Ruiz .",
            "said the mayor , who was there .",
            "she is convinced .",
            "officials said .",
            "The report said .",
            "Will Ruiz , the mayor , said .",
            "the report later claims .",
            "Harbor board president Ana Ruiz said .",
            "Ruiz had also said in Geneva on Tuesday , adding that it rained .",
            "the ministry ’s spokesman went on .",
        ] {
            assert!(begins(tag), "{tag}");
        }
    }

    #[test]
    fn other_clauses_are_none() {
        for clause in [
            "Ruiz said that the bridge is closed .",
            "Ruiz said nothing .",
            "Ruiz asked why .",
            "Ruiz left the room .",
            "I said .",
            "the bridge is closed .",
            "Ruiz said on Monday that it rained .",
            "said",
            "claims made by Ruiz .",
            "The claims .",
            "The claims are false .",
            "any estimates of it are wrong .",
            "which began in May .",
            "That quote from Lin is old .",
            "Of Lin , Ruiz , the mayor , said .",
            "Pressed for more , Ruiz said .",
        ] {
            assert!(!begins(clause), "{clause}");
        }
    }
}
