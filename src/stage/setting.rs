//! When and where each quote was said, as far as the words around its cue tell: *said in Brussels on Tuesday*, *On
//! Tuesday, Ruiz told reporters*, *Speaking in Lyon, she said*.
//!
//! Looked at are the words of the cue’s sentence outside the content. A date or place counts if nothing between it
//! and the cue opens another clause, and no preposition gives it another part (*said by Tuesday*, *a man from Lyon*).
//! What goes on from a quote (*…, adding that*) was said when and where that one was.

use crate::document::{DateExpression, Document, Entity, EntityKind, MentionKind, Quote, Sieve, Tag, TokenKind};
use crate::text::Span;
use crate::text::case::Casing;
use crate::text::order::sort_by_key;

/// Prepositions that a place of speech stands behind.
const PLACES: &[&str] = &["in", "at", "from", "outside", "inside", "near", "aboard"];
/// Prepositions and the like that give an expression of time another part than telling when it was said.
const OTHERS: &[&str] = &[
    "by", "until", "till", "since", "from", "for", "to", "of", "before", "after", "about", "between", "through",
    "during", "than", "and", "or", "next",
];
/// Words that open another clause or an aside, beyond which nothing tells of the cue.
const CLAUSES: &[&str] = &[
    "after",
    "before",
    "because",
    "although",
    "though",
    "if",
    "whether",
    "that",
    "as",
    "since",
    "until",
    "when",
    "while",
    "where",
    "about",
    "over",
    "who",
    "which",
    "whose",
    "but",
    "despite",
    "following",
    "amid",
    "against",
    "than",
    "ahead",
];

/// Fills in when and where the quotes were said.
pub fn tell(document: &Document, entities: &[Entity], dates: &[DateExpression], quotes: &mut [Quote]) {
    let mut places: Vec<Span> = entities
        .iter()
        .filter(|e| matches!(e.kind, EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac))
        .flat_map(|e| e.mentions.iter().filter(|m| m.kind == MentionKind::Name).map(|m| m.span))
        .collect();
    sort_by_key(&mut places, |place| place.start());
    let times: Vec<Span> = dates.iter().map(|d| d.span).collect();
    let mut contents: Vec<Span> = quotes.iter().flat_map(|q| q.content.iter().copied()).collect();
    sort_by_key(&mut contents, |piece| piece.start());
    for index in 0..quotes.len() {
        let Some((before, [quote, ..])) = quotes.split_at_mut_checked(index) else { continue };
        let Some(cue) = quote.cue else {
            // A passage that goes on.
            if matches!(quote.attribution.sieve, Sieve::Continued | Sieve::Inherited) {
                let from = before.last().filter(|b| b.attribution.entity == quote.attribution.entity);
                (quote.when, quote.place) = from.map_or((None, None), |b| (b.when, b.place));
            }
            continue;
        };
        let clause = Clause { document, contents: &contents, quote, cue };
        let (when, place) = (clause.nearest(&times, is_time), clause.nearest(&places, is_place));
        let sentence = document.sentence_at(cue.start());
        let same = |b: &&Quote| {
            let here = b.cue.is_some_and(|c| document.sentence_at(c.start()) == sentence);
            here && b.attribution.entity == quote.attribution.entity && b.parent == quote.parent
        };
        let goes_on = before.iter().rev().take(3).find(same).filter(|_| quote.source.is_none());
        (quote.when, quote.place) = (when.or(goes_on.and_then(|b| b.when)), place.or(goes_on.and_then(|b| b.place)));
    }
}

/// The reporting clause of a quote.
struct Clause<'a> {
    document: &'a Document,
    /// All content pieces of the document, in text order.
    contents: &'a [Span],
    quote: &'a Quote,
    cue: Span,
}

impl Clause<'_> {
    /// The span of an ordered list that tells of the cue and is nearest to it; one behind it before one in front.
    fn nearest(&self, spans: &[Span], fits: fn(&Document, Span) -> bool) -> Option<Span> {
        let sentence = self.document.sentences.get(self.document.sentence_at(self.cue.start())?.index())?.span;
        if !sentence.contains(self.cue) {
            return None;
        }
        let from = spans.partition_point(|s| s.start() < sentence.start());
        let here: Vec<Span> = spans.iter().skip(from).take_while(|s| s.end() <= sentence.end()).copied().collect();
        if here.is_empty() {
            return None;
        }
        // What another quote holds, and not this one’s cue, is told there.
        let holds = |piece: &&Span| piece.overlaps(sentence);
        let others: Vec<Span> = self.contents.iter().filter(holds).copied().filter(|p| !p.contains(self.cue)).collect();
        let elsewhere = |s: &Span| others.iter().any(|piece| piece.contains(*s));
        let outside = |s: &Span| {
            !elsewhere(s) && !self.quote.content.iter().chain(&self.quote.source).any(|part| part.overlaps(*s))
        };
        let own = |s: &Span| self.cue.contains(*s);
        let tells = |s: &Span| own(s) || outside(s) && fits(self.document, *s);
        let behind = here.iter().filter(|s| s.start() >= self.cue.start() && tells(s));
        let found = behind.copied().find(|&s| own(&s) || self.is_joined(self.cue.end(), s.start()));
        found.or_else(|| {
            let start =
                self.quote.source.map_or(self.cue, |s| if s.end() <= self.cue.start() { s } else { self.cue }).start();
            let front = here.iter().rev().filter(|s| s.end() <= self.cue.start() && tells(s));
            // Between source and cue (*Ruiz on Tuesday said*), or in front of both.
            front.copied().find(|&s| {
                let inside = s.start() > start && self.is_joined(s.end(), self.cue.start());
                inside
                    || s.end() <= start
                        && self.is_joined(s.end(), start)
                        && self.is_joined(self.comma_before(s, sentence), s.start())
            })
        })
    }

    /// Where the words right before an expression begin: behind the last comma or *and*.
    fn comma_before(&self, span: Span, sentence: Span) -> usize {
        let before = self.document.tokens_in(self.document.text.span(sentence.start(), span.start()));
        let part = |t: &&crate::document::Token| matches!(self.document.text.slice(t.span), "," | "and" | "but");
        let last = before.rev().filter_map(|at| self.document.tokens.get(at)).find(part);
        last.map_or(sentence.start(), |t| t.span.end())
    }

    /// Whether nothing between two places opens another clause. Content and source do not count.
    fn is_joined(&self, start: usize, end: usize) -> bool {
        let between = self.document.tokens_in(self.document.text.span(start.min(end), end));
        let part = |at: Span| self.quote.content.iter().chain(&self.quote.source).any(|part| part.contains(at));
        between.filter_map(|at| self.document.tokens.get(at)).filter(|t| !part(t.span)).all(|token| {
            let word = self.document.text.slice(token.span).lower();
            let clause = CLAUSES.contains(&word.as_str())
                || token.tag.is_finite()
                || matches!(token.tag, Tag::WP | Tag::WDT | Tag::WPS | Tag::WRB)
                || matches!(token.kind, TokenKind::Terminal | TokenKind::Mark)
                || matches!(word.as_str(), ";" | ":" | "(" | ")");
            !clause
        })
    }
}

/// The word before a place in the text, in lower case.
fn word_before(document: &Document, start: usize, back: usize) -> String {
    let at = document.tokens.partition_point(|t| t.span.start() < start);
    let token = at.checked_sub(back).and_then(|at| document.tokens.get(at));
    token.map(|t| document.text.slice(t.span).lower()).unwrap_or_default()
}

fn is_time(document: &Document, span: Span) -> bool {
    !OTHERS.contains(&word_before(document, span.start(), 1).as_str())
}

fn is_place(document: &Document, span: Span) -> bool {
    let before = word_before(document, span.start(), 1);
    let preposition = if matches!(
        before.as_str(),
        "the" | "its" | "his" | "her" | "nearby" | "central" | "eastern" | "western" | "northern" | "southern"
    ) {
        word_before(document, span.start(), 2)
    } else {
        before
    };
    let owner = document.tokens.get(document.tokens_in(span).end).is_some_and(|t| t.tag == Tag::POS);
    PLACES.contains(&preposition.as_str()) && !owner
}
