//! The featurizer: a document as the windows that the encoder reads.
//!
//! Training and reading both go through [`windows`]; the network never sees anything else. A word
//! here is a token of the document. Beside its pieces each word has a value in several channels:
//! how it is written, where it stands in quotation marks, its part of speech, and what the lexical
//! reader takes it for.

use std::ops::Range;

use super::labels::{self, NameClass, OUTSIDE, Part};
use super::network::Window;
use super::word_pieces::WordPieces;
use crate::document::{Document, EntityKind, NameReading, QuoteDraft, Shape, Tag, TokenKind};
use crate::text::Span;

/// Most pieces of a window, those at its ends included.
pub const LONGEST_WINDOW: usize = 256;

/// How many values each channel has; 0 is that of the pieces at the ends of a window.
pub const CHANNELS: [u8; 5] = [
    11,
    9,
    Tag::ALL.len() as u8 + 1,
    labels::count(Part::ALL.len()) as u8 + 1,
    labels::count(NameClass::ALL.len()) as u8 + 1,
];

/// Changed with every change to what [`windows`] gives that a trained network would notice.
const VERSION: u32 = 1;

/// A number that is the same for two programs whose features are.
#[must_use]
pub fn fingerprint() -> u32 {
    let seed = VERSION.wrapping_mul(0x9e37_79b9) ^ LONGEST_WINDOW as u32;
    CHANNELS.iter().fold(seed, |sum, &size| (sum ^ u32::from(size)).wrapping_mul(0x0100_0193))
}

/// A window and the tokens that are its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Featured {
    /// Indices of the document's tokens.
    pub tokens: Range<usize>,
    /// The numbers.
    pub window: Window,
}

/// Cuts a document into windows: whole paragraphs as long as they fit, sentences of a paragraph
/// that does not, and words of a sentence that does not. Together they hold every token once.
#[must_use]
pub fn windows(
    document: &Document,
    drafts: &[QuoteDraft],
    names: &[NameReading],
    pieces: &WordPieces,
) -> Vec<Featured> {
    let mut cut = Vec::new();
    let mut ends = Vec::with_capacity(document.tokens.len());
    for token in &document.tokens {
        pieces.cut(document.text.slice(token.span), &mut cut);
        ends.push(cut.len());
    }
    let words = Words { cut, ends };
    let channels = channels(document, drafts, names);
    let ranges = pack(&units(document, &words), &words);
    ranges.into_iter().map(|tokens| featured(tokens, &words, &channels, pieces)).collect()
}

/// Pieces of all words.
struct Words {
    cut: Vec<u32>,
    /// Where the pieces of each word end.
    ends: Vec<usize>,
}

impl Words {
    fn of(&self, words: Range<usize>) -> &[u32] {
        let end = |index: usize| index.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        self.cut.get(end(words.start)..end(words.end)).unwrap_or_default()
    }
}

/// The most pieces of words in a window.
const ROOM: usize = LONGEST_WINDOW - 2;

/// Tokens that stay together, each run no longer than a window.
fn units(document: &Document, words: &Words) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    let sentence_starts: Vec<usize> = document.sentences.iter().map(|s| s.tokens.start).collect();
    for paragraph in document.text.paragraphs() {
        let end = document.tokens_in(*paragraph).end.max(from);
        let fits = |range: Range<usize>| words.of(range).len() <= ROOM;
        if fits(from..end) {
            units.push(from..end);
        } else {
            let starts = sentence_starts.iter().copied().filter(|&s| from < s && s < end).chain([end]);
            for next in starts.collect::<Vec<_>>() {
                while !fits(from..next) {
                    let longest = (from + 1..next).rev().find(|&stop| fits(from..stop)).unwrap_or(from + 1);
                    units.push(from..longest);
                    from = longest;
                }
                units.push(from..next);
                from = next;
            }
        }
        from = end;
    }
    units.retain(|unit| !unit.is_empty());
    units
}

/// Neighbours go into one window as long as there is room.
fn pack(units: &[Range<usize>], words: &Words) -> Vec<Range<usize>> {
    let mut packed: Vec<Range<usize>> = Vec::new();
    for unit in units {
        match packed.last_mut() {
            Some(last) if words.of(last.start..unit.end).len() <= ROOM => last.end = unit.end,
            _ => packed.push(unit.clone()),
        }
    }
    packed
}

fn featured(tokens: Range<usize>, words: &Words, channels: &[Vec<u8>], pieces: &WordPieces) -> Featured {
    let special = pieces.special();
    let mut window = Window { pieces: vec![special.start], channels: vec![vec![0]; channels.len()], words: Vec::new() };
    for token in tokens.clone() {
        // A word alone may be longer than a window.
        let cut = words.of(token..token + 1);
        let cut = cut.get(..cut.len().min(ROOM)).unwrap_or_default();
        window.words.push(u32::try_from(window.pieces.len()).unwrap_or(u32::MAX));
        window.pieces.extend(cut);
        for (values, all) in window.channels.iter_mut().zip(channels) {
            let value = all.get(token).copied().unwrap_or_default();
            values.extend(cut.iter().map(|_| value));
        }
    }
    window.pieces.push(special.end);
    window.channels.iter_mut().for_each(|values| values.push(0));
    Featured { tokens, window }
}

/// For each channel one value a token, from 1.
fn channels(document: &Document, drafts: &[QuoteDraft], names: &[NameReading]) -> Vec<Vec<u8>> {
    let tags = document.tokens.iter().map(|t| t.tag as u8 + 1).collect();
    let one_more = |labels: Vec<u8>| labels.into_iter().map(|label| label + 1).collect();
    vec![casing(document), marks(document), tags, one_more(parts(document, drafts)), one_more(classes(document, names))]
}

fn casing(document: &Document) -> Vec<u8> {
    let mut values: Vec<u8> = document
        .tokens
        .iter()
        .map(|token| match token.shape {
            Shape::None => 1,
            Shape::Lower => 2,
            Shape::Capital => 3,
            Shape::Upper => 4,
            Shape::Mixed => 5,
        })
        .collect();
    // The first word of a sentence has a capital whatever it is.
    for sentence in &document.sentences {
        let words = sentence.tokens.clone().find(|&t| document.tokens.get(t).is_some_and(|t| t.shape != Shape::None));
        if let Some(value) = words.and_then(|first| values.get_mut(first)) {
            *value += 5;
        }
    }
    values
}

/// Outside marks 1; inside 2, opening 3, closing 4; the same of a passage in a passage 5, 6, 7; a mark
/// that belongs to no passage 8.
fn marks(document: &Document) -> Vec<u8> {
    let mut values: Vec<u8> = document.tokens.iter().map(|t| if t.kind == TokenKind::Mark { 8 } else { 1 }).collect();
    for passage in &document.marks.passages {
        let deeper = if passage.parent.is_some() { 3 } else { 0 };
        for index in document.tokens_in(passage.span) {
            let (Some(token), Some(value)) = (document.tokens.get(index), values.get_mut(index)) else { continue };
            let edge = token.kind == TokenKind::Mark;
            *value = deeper
                + match () {
                    () if edge && token.span.end() <= passage.inner.start() => 3,
                    () if edge && token.span.start() >= passage.inner.end() => 4,
                    () => 2,
                };
        }
    }
    values
}

/// The tokens that a span touches.
#[must_use]
pub fn tokens_touched(document: &Document, span: Span) -> Range<usize> {
    let start = document.tokens.partition_point(|t| t.span.end() <= span.start());
    let end = document.tokens.partition_point(|t| t.span.start() < span.end());
    start..end.max(start)
}

/// What the lexical reader found, as labels: of quotes that stand in no other one.
fn parts(document: &Document, drafts: &[QuoteDraft]) -> Vec<u8> {
    let top: Vec<&QuoteDraft> = drafts.iter().filter(|d| d.parent.is_none()).collect();
    let spans = |part: Part| -> Vec<Span> {
        match part {
            Part::Content => top.iter().flat_map(|d| d.content.iter().copied()).collect(),
            Part::Cue => top.iter().filter_map(|d| d.cue).collect(),
            Part::Source => top.iter().filter_map(|d| d.source).collect(),
        }
    };
    part_labels(document, spans)
}

/// Labels of words from the spans of each part. Where they overlap, a source goes before content and
/// a cue before both.
#[must_use]
pub fn part_labels(document: &Document, spans: impl Fn(Part) -> Vec<Span>) -> Vec<u8> {
    let mut values = vec![OUTSIDE; document.tokens.len()];
    for part in [Part::Content, Part::Source, Part::Cue] {
        for span in spans(part) {
            labels::mark(&mut values, tokens_touched(document, span), part as usize);
        }
    }
    values
}

fn classes(document: &Document, names: &[NameReading]) -> Vec<u8> {
    let mut values = vec![OUTSIDE; document.tokens.len()];
    for name in names {
        labels::mark(&mut values, tokens_touched(document, name.span), name_class(name.kind) as usize);
    }
    values
}

/// The class under which a kind of entity falls.
#[must_use]
pub fn name_class(kind: EntityKind) -> NameClass {
    match kind {
        EntityKind::Person => NameClass::Person,
        EntityKind::Org => NameClass::Organization,
        EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac => NameClass::Place,
        EntityKind::Norp | EntityKind::Event | EntityKind::Law | EntityKind::Product | EntityKind::Work => {
            NameClass::Other
        }
    }
}
