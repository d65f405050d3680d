//! The data model: plain values that stages hand to each other, and the [`Analysis`] they end in.
//!
//! Spans are byte spans of the one [`Text`]; ids are positions in the vectors
//! of one document or analysis and mean nothing outside it.

mod analysis;
mod choice;
mod date;
mod entity;
mod header;
mod ids;
mod marks;
mod mention;
mod pronoun;
mod quote;
mod reading;
mod sentence;
mod tag;
mod token;

pub use analysis::{Analysis, Options};
pub use choice::{Choice, ChoiceCandidate, ChoiceKind};
pub use date::{DateExpression, Grain, IsoDate};
pub use entity::{Entity, EntityKind, Gender, Mention, MentionKind, Role};
pub use header::{Header, Published};
pub use ids::{DateId, EntityId, MarkedId, QuoteId, SentenceId, TokenId};
pub use marks::{MarkStyle, Marked, Marks, Repair, RepairKind};
pub use mention::{Clusters, Definiteness, Form, LinkedMention, MentionDraft, NameForm, NominalClass, NominalForm};
pub use pronoun::{Person, Pronoun};
pub use quote::{Attribution, Confidence, Kind, Quote, QuoteDraft, Sieve, Stance};
pub use reading::{AntecedentRow, Antecedents, CueReading, DescriptionLinks, NameReading, Reader, Reading};
pub use sentence::Sentence;
pub use tag::Tag;
pub use token::{Shape, Token, TokenKind};

use crate::text::{Span, Text};

/// A text with everything that is known of it before quotes are read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text itself.
    pub text: Text,
    /// Headline, byline, dateline, publication date; these spans take no part in sentences.
    pub header: Header,
    /// Tokens in text order: disjoint, only white space between them.
    pub tokens: Vec<Token>,
    /// Sentences in text order; together they hold every token outside the header exactly once.
    pub sentences: Vec<Sentence>,
    /// Passages in quotation marks.
    pub marks: Marks,
}

impl Document {
    /// The words of a token.
    #[must_use]
    pub fn word(&self, id: TokenId) -> &str {
        self.tokens.get(id.index()).map_or("", |t| self.text.slice(t.span))
    }

    /// Tokens that lie wholly inside a span, as a range of indices.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start() < span.start());
        let end = self.tokens.partition_point(|t| t.span.end() <= span.end());
        start..end.max(start)
    }

    /// Index of the sentence that holds a byte position, if any does.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<SentenceId> {
        let after = self.sentences.partition_point(|s| s.span.start() <= byte);
        let index = after.checked_sub(1)?;
        self.sentences.get(index).filter(|s| byte < s.span.end()).map(|_| SentenceId::new(index))
    }
}
