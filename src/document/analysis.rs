//! The result of the engine.

use serde::{Deserialize, Serialize};

use super::{DateExpression, Entity, EntityId, Header, IsoDate, Quote, QuoteId, Reader, Repair};
use crate::text::{Span, Text};

/// What the caller knows beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The publication date; overrides one found in the text.
    pub published: Option<IsoDate>,
}

/// Everything that was found in a text. Immutable and owned; ids index its vectors.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Analysis {
    /// The text, as given.
    pub text: Text,
    /// Which reader made it.
    pub reader: Reader,
    /// Headline, byline, dateline, publication date.
    pub header: Header,
    /// Whatever has a name, and whoever is quoted. Ordered by first mention.
    pub entities: Vec<Entity>,
    /// People and bodies without a name who are not quoted (*two students*, *her aunt*, the reader whom an author
    /// calls *you*). Ordered by first mention.
    pub others: Vec<Entity>,
    /// Ordered by the start of the first content piece, the outer before the inner.
    pub quotes: Vec<Quote>,
    /// In text order.
    pub dates: Vec<DateExpression>,
    /// All repairs, those of passages that belong to no quote included, in text order.
    pub repairs: Vec<Repair>,
}

impl Analysis {
    /// An entity by id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }

    /// All that is spoken of: [`entities`](Self::entities), then [`others`](Self::others).
    pub fn everybody(&self) -> impl Iterator<Item = &Entity> {
        self.entities.iter().chain(&self.others)
    }

    /// A quote by id.
    #[must_use]
    pub fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.quotes.get(id.index())
    }

    /// The value of the expression of time that has exactly this span, if it has one.
    #[must_use]
    pub fn date_at(&self, span: Span) -> Option<&str> {
        let at = self.dates.partition_point(|d| d.span.start() < span.start());
        self.dates.get(at).filter(|d| d.span == span)?.value.as_deref()
    }

    /// The speaker of a quote.
    #[must_use]
    pub fn speaker(&self, quote: &Quote) -> Option<&Entity> {
        quote.attribution.entity.and_then(|id| self.entity(id))
    }

    /// Lists what breaks an invariant of the data model; empty for every analysis the engine makes.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut span = |what: &str, span: Span| {
            if self.text.as_str().get(span.range()).is_none() || span.is_empty() {
                problems.push(format!("{what} {span:?} is empty or no slice of the text"));
            }
        };
        for entity in self.everybody() {
            entity.mentions.iter().for_each(|m| span("mention", m.span));
            entity.roles.iter().for_each(|r| span("role", r.span));
        }
        for quote in &self.quotes {
            quote.content.iter().for_each(|&c| span("content", c));
            quote.cue.iter().for_each(|&c| span("cue", c));
            quote.source.iter().for_each(|&s| span("source", s));
            quote.insertions.iter().for_each(|&i| span("insertion", i));
            quote.when.iter().chain(&quote.place).for_each(|&at| span("when or where", at));
        }
        self.dates.iter().for_each(|d| span("date", d.span));
        for (index, quote) in self.quotes.iter().enumerate() {
            let mut check = |wrong: bool, what: &str| {
                if wrong {
                    problems.push(format!("quote {index}: {what}"));
                }
            };
            check(quote.content.is_empty(), "no content");
            check(quote.content.windows(2).any(|w| w[0].end() > w[1].start()), "content pieces out of order");
            let parent = quote.parent.map(QuoteId::index);
            check(parent.is_some_and(|p| p >= self.quotes.len() || p == index), "parent is no other quote");
            check(quote.attribution.entity.is_some_and(|e| e.index() >= self.entities.len()), "no such speaker");
            let overlaps = |a: Option<Span>| a.is_some_and(|a| quote.content.iter().any(|c| c.overlaps(a)));
            check(overlaps(quote.cue), "cue overlaps its content");
            let dated = |when: Span| self.dates.iter().any(|d| d.span == when);
            check(quote.when.is_some_and(|when| !dated(when)), "said at no date of the text");
            check(!(0.0..=1.0).contains(&quote.confidence), "confidence out of range");
            check(!(0.0..=1.0).contains(&quote.attribution.confidence), "speaker confidence out of range");
        }
        let ordered = self.quotes.windows(2).all(|w| {
            w[0].content.first() <= w[1].content.first()
                || w[0].content.first().map(|s| s.start()) == w[1].content.first().map(|s| s.start())
        });
        if !ordered {
            problems.push("quotes are out of order".to_owned());
        }
        if self.everybody().any(|e| e.mentions.windows(2).any(|w| w[0].span.start() > w[1].span.start())) {
            problems.push("mentions are out of order".to_owned());
        }
        problems
    }
}
