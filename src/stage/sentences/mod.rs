//! Splits paragraphs into sentences.
//!
//! Reads the tokens of a paragraph from left to right. A passage in quotation marks and a bracket
//! are stepped over whole; a sentence can end behind a full stop (or the like), behind an
//! abbreviation, or behind a passage that ends so itself.

mod boundary;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::{Header, Marks, Sentence, Token, TokenKind};
use crate::language::Lexicon;
use crate::language::tag_clause::TagClauses;
use crate::text::Text;
use boundary::Boundaries;

/// A bracket of more tokens than this holds sentences of its own.
const LONGEST_BRACKET: usize = 200;

/// Splits into sentences that hold every token outside the header once.
///
/// No sentence is made of quotation marks alone, unless the text is: such tokens join the sentence
/// before them, or the one after where there is none before.
#[must_use]
pub fn split(text: &Text, tokens: &[Token], marks: &Marks, header: &Header, lexicon: &Lexicon) -> Vec<Sentence> {
    let passages = outer_passages(tokens, marks);
    let tags = TagClauses { text, tokens, cues: &lexicon.cues, first_person: true };
    let mut splitter = Splitter {
        boundaries: Boundaries::new(tags, &passages),
        tokens,
        passages: &passages,
        next_passage: 0,
        sentences: Vec::new(),
    };
    for (paragraph, range) in runs(text, tokens, header) {
        splitter.run(paragraph, range);
    }
    join_marks(text, tokens, splitter.sentences)
}

/// The outermost passages as ranges of tokens, ascending and disjoint.
fn outer_passages(tokens: &[Token], marks: &Marks) -> Vec<Range<usize>> {
    let outer = marks.passages.iter().filter(|p| p.parent.is_none());
    outer
        .map(|p| {
            let start = tokens.partition_point(|t| t.span.start() < p.span.start());
            let end = tokens.partition_point(|t| t.span.end() <= p.span.end());
            start..end.max(start)
        })
        .filter(|r| !r.is_empty())
        .collect()
}

/// Runs of tokens outside the header's metadata, each with the index of its paragraph.
fn runs(text: &Text, tokens: &[Token], header: &Header) -> Vec<(usize, Range<usize>)> {
    let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
    let mut metadata = header.metadata.iter().peekable();
    let mut paragraph = 0;
    for (index, token) in tokens.iter().enumerate() {
        while text.paragraphs().get(paragraph).is_some_and(|p| p.end() <= token.span.start()) {
            paragraph += 1;
        }
        while metadata.next_if(|m| m.end() <= token.span.start()).is_some() {}
        if metadata.peek().is_some_and(|m| m.overlaps(token.span)) {
            continue;
        }
        match runs.last_mut() {
            Some((p, run)) if *p == paragraph && run.end == index => run.end = index + 1,
            _ => runs.push((paragraph, index..index + 1)),
        }
    }
    runs
}

struct Splitter<'a> {
    boundaries: Boundaries<'a>,
    tokens: &'a [Token],
    passages: &'a [Range<usize>],
    next_passage: usize,
    /// Paragraph and tokens of each sentence.
    sentences: Vec<(usize, Range<usize>)>,
}

impl Splitter<'_> {
    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// Splits one run of tokens of a paragraph.
    fn run(&mut self, paragraph: usize, run: Range<usize>) {
        let brackets = self.boundaries.brackets(run.clone(), LONGEST_BRACKET);
        let mut start = run.start;
        let mut at = run.start;
        while at < run.end {
            let (after, ends) = self.step(start, at, &run, &brackets);
            if ends && after < run.end {
                self.sentences.push((paragraph, start..after));
                start = after;
            }
            at = after;
        }
        self.sentences.push((paragraph, start..run.end));
    }

    /// Steps over what stands at `at`: returns what comes after it, and whether a sentence ends there.
    fn step(&mut self, start: usize, at: usize, run: &Range<usize>, brackets: &[usize]) -> (usize, bool) {
        if let Some(passage) = self.passage_at(at).filter(|p| p.end <= run.end) {
            let ends = self.boundaries.after_passage(start, &passage, run.end);
            return (passage.end, ends);
        }
        if let Some(&close) = brackets.get(at - run.start).filter(|&&c| c > at) {
            let ends = self.boundaries.after_bracket(start, at, close, run.end);
            return (close + 1, ends);
        }
        match self.kind(at) {
            Some(TokenKind::Terminal) => {
                let stop = self.boundaries.terminals(at, run.end);
                let after = self.boundaries.closers(stop, run.end);
                (after, self.boundaries.after_terminal(start, at..stop, after, run.end))
            }
            Some(TokenKind::Word) => {
                let after = self.boundaries.closers(at + 1, run.end);
                if self.boundaries.after_abbreviation(start, at, after, run.end) {
                    (after, true)
                } else {
                    (at + 1, false)
                }
            }
            _ => (at + 1, false),
        }
    }

    fn passage_at(&mut self, at: usize) -> Option<Range<usize>> {
        while self.passages.get(self.next_passage).is_some_and(|p| p.start < at) {
            self.next_passage += 1;
        }
        self.passages.get(self.next_passage).filter(|p| p.start == at).cloned()
    }
}

/// Joins sentences of marks alone to the one before, or to the one after where there is none before.
fn join_marks(text: &Text, tokens: &[Token], drafts: Vec<(usize, Range<usize>)>) -> Vec<Sentence> {
    let only_marks =
        |range: &Range<usize>| tokens.get(range.clone()).is_some_and(|ts| ts.iter().all(|t| t.kind == TokenKind::Mark));
    let mut joined: Vec<(usize, Range<usize>)> = Vec::new();
    for (paragraph, range) in drafts {
        match joined.last_mut() {
            Some((_, last)) if last.end == range.start && only_marks(&range) => last.end = range.end,
            Some((of, last)) if last.end == range.start && only_marks(last) => {
                *of = paragraph;
                last.end = range.end;
            }
            _ => joined.push((paragraph, range)),
        }
    }
    joined
        .into_iter()
        .filter_map(|(paragraph, range)| {
            let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
            let span = text.trim(first.span.cover(last.span));
            Some(Sentence { span, tokens: range, paragraph })
        })
        .collect()
}
