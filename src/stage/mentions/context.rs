//! Where each mention stands: sentence, paragraph, quote, spoken words, subject position.

use crate::document::{Document, EntityKind, Form, Kind, MentionDraft, QuoteDraft, QuoteId, Tag, TokenKind};
use crate::text::Span;
use crate::text::order::sort_by_key;

/// How far a subject may stand from its verb, in tokens, across a parenthesis in commas.
const PARENTHESIS: usize = 25;

/// Fills in what depends on place. Mentions are in text order.
pub(super) fn fill(document: &Document, quotes: &[QuoteDraft], mentions: &mut [MentionDraft]) {
    let mut pieces: Vec<(Span, usize)> = quotes
        .iter()
        .enumerate()
        .flat_map(|(index, quote)| quote.content.iter().map(move |&piece| (piece, index)))
        .collect();
    sort_by_key(&mut pieces, |&(piece, index)| (piece.start(), std::cmp::Reverse(piece.end()), index));
    let mut next = 0;
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut passages = Passages { document, next: 0, open: Vec::new() };
    for mention in mentions {
        let start = mention.span.start();
        while let Some(&piece) = pieces.get(next).filter(|(piece, _)| piece.start() <= start) {
            open.retain(|(piece, _)| piece.end() > start);
            open.push(piece);
            next += 1;
        }
        open.retain(|(piece, _)| piece.end() > start);
        let holding = || open.iter().filter(|(piece, _)| piece.contains(mention.span));
        mention.quote = holding().next_back().map(|&(_, index)| QuoteId::new(index));
        let direct = holding().any(|&(_, i)| quotes.get(i).is_some_and(|q| q.kind == Kind::Direct));
        mention.spoken = direct || (mention.quote.is_some() && passages.hold(mention.span));
        mention.paragraph = document.text.paragraph_at(start);
        mention.sentence = document.sentences.partition_point(|s| s.span.start() <= start).saturating_sub(1);
        mention.subject = is_subject(document, mention);
    }
}

/// Passages in marks that are open at the mention at hand.
struct Passages<'a> {
    document: &'a Document,
    next: usize,
    open: Vec<Span>,
}

impl Passages<'_> {
    fn hold(&mut self, span: Span) -> bool {
        let passages = &self.document.marks.passages;
        while let Some(passage) = passages.get(self.next).filter(|p| p.span.start() <= span.start()) {
            self.open.retain(|p| p.end() > span.start());
            self.open.push(passage.span);
            self.next += 1;
        }
        self.open.iter().any(|p| p.contains(span))
    }
}

/// Whether a finite verb follows, behind adverbs or a parenthesis in commas.
fn is_subject(document: &Document, mention: &MentionDraft) -> bool {
    let tag = |at: usize| document.tokens.get(at).map_or(Tag::Punct, |t| t.tag);
    let word = |at: usize| document.tokens.get(at).map_or("", |t| document.text.slice(t.span));
    let end = mention.tokens.end;
    let preposition = mention.tokens.start.checked_sub(1).is_some_and(|at| {
        matches!(word(at), "of" | "for" | "with" | "by" | "to" | "from" | "in" | "at" | "on" | "about" | "against")
    });
    if preposition {
        return false;
    }
    // `That was Ana Ruiz, 29, who …`, `The first caller was Ana Ruiz`: whom the sentence is about.
    let copula =
        mention.tokens.start.checked_sub(1).is_some_and(|at| matches!(word(at), "was" | "is" | "were" | "are"));
    if copula && mention.tokens.len() > 1 && matches!(&mention.form, Form::Name(n) if n.kind == EntityKind::Person) {
        return true;
    }
    let mut at = end;
    while tag(at) == Tag::RB {
        at += 1;
    }
    if tag(at).is_finite() {
        return true;
    }
    let opens = matches!(word(at), "," | "(") || tag(at) == Tag::WP;
    if !opens {
        return false;
    }
    // `His brother, Ana Ruiz, said`: the name ends an apposition.
    if word(at) == "," && tag(at + 1).is_finite() {
        return true;
    }
    for close in at + 1..at + PARENTHESIS {
        let terminal =
            document.tokens.get(close).is_none_or(|t| t.kind == TokenKind::Terminal || t.kind == TokenKind::Mark);
        if terminal {
            return false;
        }
        if matches!(word(close), "," | ")") && tag(close + 1).is_finite() {
            return true;
        }
    }
    false
}
