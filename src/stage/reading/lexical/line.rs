//! A sentence as the lexical reader sees it: narration words, with each passage in quotation
//! marks folded into one item, so that patterns look across it.

use crate::document::{Document, Marked, Shape, Tag, Token, TokenKind};
use crate::text::Span;
use crate::text::case::Casing;

/// A word of the narration, or a whole passage in marks.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) span: Span,
    /// Lower case; empty for a passage.
    pub(super) word: String,
    pub(super) tag: Tag,
    pub(super) shape: Shape,
    /// Index into the document's passages.
    pub(super) passage: Option<usize>,
    /// Ends a sentence.
    pub(super) terminal: bool,
}

impl Item {
    pub(super) fn is(&self, word: &str) -> bool {
        self.word == word
    }

    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }

    /// A name, a common noun, or a short passage used like one.
    pub(super) fn is_nominal(&self) -> bool {
        self.tag.is_noun()
    }
}

/// A run of items that patterns may look at together.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) document: &'a Document,
    pub(super) items: Vec<Item>,
    /// The passage this line lies inside, for quotes in quotes.
    pub(super) inside: Option<usize>,
}

impl<'a> Line<'a> {
    /// An item; one beyond either end is `None`.
    pub(super) fn at(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }

    /// The item before `index`.
    pub(super) fn before(&self, index: usize) -> Option<&Item> {
        index.checked_sub(1).and_then(|i| self.items.get(i))
    }

    pub(super) fn word_at(&self, index: usize) -> &str {
        self.at(index).map_or("", |i| i.word.as_str())
    }

    pub(super) fn tag_at(&self, index: usize) -> Tag {
        self.at(index).map_or(Tag::Punct, |i| i.tag)
    }

    pub(super) fn is_passage(&self, index: usize) -> bool {
        self.at(index).is_some_and(|i| i.passage.is_some())
    }

    /// The span from one item to another, both included.
    pub(super) fn span(&self, first: usize, last: usize) -> Option<Span> {
        Some(self.at(first)?.span.to(self.at(last)?.span))
    }

    /// Index just after the last item that is no sentence-final punctuation.
    pub(super) fn body_end(&self) -> usize {
        let tail = self.items.iter().rev().take_while(|i| i.terminal).count();
        self.items.len() - tail
    }

    pub(super) fn passage(&self, index: usize) -> Option<&'a Marked> {
        let passage = self.at(index)?.passage?;
        self.document.marks.passages.get(passage)
    }

    /// Whether the words of a passage are an utterance: begin with a capital or hold a sentence.
    pub(super) fn is_utterance(&self, index: usize) -> bool {
        self.passage(index).is_some_and(|p| {
            let inner = self.document.text.slice(p.inner);
            let starts =
                inner.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
            starts || inner.starts_with('…') || inner.starts_with("...")
        })
    }
}

/// The lines of a document: one a sentence, and for each passage in marks those inside it.
pub(super) fn lines(document: &Document) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut add = |items: Vec<Item>, inside| {
        let parts = items.chunks(LONGEST).map(<[Item]>::to_vec);
        lines.extend(parts.map(|items| Line { document, items, inside }));
    };
    for sentence in &document.sentences {
        add(fold(document, sentence.tokens.clone(), None), None);
    }
    for (index, passage) in document.marks.passages.iter().enumerate() {
        let items = fold(document, document.tokens_in(passage.inner), Some(index));
        split_sentences(items).into_iter().for_each(|items| add(items, Some(index)));
    }
    lines
}

/// Longest line in items: no writer's sentence is longer, and what patterns cost grows with the
/// square of it.
const LONGEST: usize = 400;

/// Folds each passage that lies directly inside `inside` (or inside none) into one item.
fn fold(document: &Document, tokens: std::ops::Range<usize>, inside: Option<usize>) -> Vec<Item> {
    let passages = &document.marks.passages;
    let mut items: Vec<Item> = Vec::new();
    let mut folded_until = 0;
    let mut next = {
        let start = document.tokens.get(tokens.start).map_or(0, |t| t.span.start());
        passages.partition_point(|p| p.span.start() < start)
    };
    for token in document.tokens.get(tokens).unwrap_or_default() {
        if token.span.start() < folded_until {
            continue;
        }
        while passages.get(next).is_some_and(|p| p.span.start() < token.span.start()) {
            next += 1;
        }
        let opens = passages
            .iter()
            .enumerate()
            .skip(next)
            .take_while(|(_, p)| p.span.start() == token.span.start())
            .find(|(_, p)| p.parent.map(crate::document::MarkedId::index) == inside);
        match opens {
            Some((index, passage)) if !passage.span.is_empty() => {
                folded_until = passage.span.end();
                items.push(fold_passage(document, index, passage));
            }
            _ => items.push(item(document, token)),
        }
    }
    name_first(&mut items);
    nicknames(&mut items);
    items
}

/// A short passage between the parts of a name is a part of it (*Marcia “Cia” Price*).
fn nicknames(items: &mut [Item]) {
    for at in 1..items.len().saturating_sub(1) {
        let proper = |i: usize| items.get(i).is_some_and(|i| i.tag.is_proper() && i.shape.is_capitalized());
        if proper(at - 1)
            && proper(at + 1)
            && let Some(item) = items.get_mut(at).filter(|i| i.passage.is_some() && i.tag == Tag::NN)
        {
            item.tag = Tag::NNP;
            item.passage = None;
        }
    }
}

/// A capitalised word before the verb at the beginning of a line is a name, whatever the tagger
/// makes of a word it has never seen.
fn name_first(items: &mut [Item]) {
    let [first, second, ..] = items else { return };
    let guessed = matches!(first.tag, Tag::JJ | Tag::UH | Tag::NN | Tag::SYM | Tag::VB | Tag::VBN | Tag::NNS);
    if guessed && first.shape.is_capitalized() && second.tag.is_finite() && !super::phrases::is_pronominal(&first.word)
    {
        first.tag = Tag::NNP;
    }
}

/// Up to this many words a passage may stand for a name or a noun (a nickname, a title).
const SHORT_PASSAGE: usize = 4;

fn fold_passage(document: &Document, index: usize, passage: &Marked) -> Item {
    let words = document.tokens_in(passage.inner).len();
    let closed = document.text.slice(passage.inner).trim_end().ends_with([',', '.', '?', '!', ';', '-', '—']);
    Item {
        span: passage.span,
        word: String::new(),
        tag: if words <= SHORT_PASSAGE && !closed { Tag::NN } else { Tag::Punct },
        shape: Shape::None,
        passage: Some(index),
        terminal: false,
    }
}

fn item(document: &Document, token: &Token) -> Item {
    Item {
        span: token.span,
        word: document.text.slice(token.span).lower().replace('’', "'"),
        tag: token.tag,
        shape: token.shape,
        passage: None,
        terminal: token.kind == TokenKind::Terminal,
    }
}

/// Cuts the items inside a passage at sentence ends.
fn split_sentences(items: Vec<Item>) -> Vec<Vec<Item>> {
    let mut lines = vec![Vec::new()];
    let mut ended = false;
    for item in items {
        if ended && !item.terminal && item.shape != Shape::Lower {
            lines.push(Vec::new());
            ended = false;
        }
        ended |= item.terminal;
        if let Some(line) = lines.last_mut() {
            line.push(item);
        }
    }
    lines
}
