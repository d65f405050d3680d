//! What the sieves look at.

use crate::document::{
    Attribution, Clusters, Document, Entity, EntityId, EntityKind, LinkedMention, QuoteDraft, Sieve,
};
use crate::language::Lexicon;

/// Quotes, mentions, and the decisions made so far.
pub(super) struct Scene<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    pub(super) drafts: &'a [QuoteDraft],
    pub(super) clusters: &'a Clusters,
    /// The mention that heads each quote's source.
    sources: Vec<Option<usize>>,
    decisions: Vec<Option<Attribution>>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        document: &'a Document,
        lexicon: &'a Lexicon,
        drafts: &'a [QuoteDraft],
        clusters: &'a Clusters,
    ) -> Self {
        let mut sources = vec![None; drafts.len()];
        for (index, mention) in clusters.mentions.iter().enumerate() {
            for quote in &mention.draft.source_of {
                if let Some(source) = sources.get_mut(quote.index()) {
                    *source = Some(index);
                }
            }
        }
        Self { document, lexicon, drafts, clusters, sources, decisions: vec![None; drafts.len()] }
    }

    pub(super) fn draft(&self, quote: usize) -> Option<&'a QuoteDraft> {
        self.drafts.get(quote)
    }

    /// The mention that heads the source, if it was resolved.
    pub(super) fn source(&self, quote: usize) -> Option<(&'a LinkedMention, EntityId, &'a Entity)> {
        let mention = self.clusters.mentions.get(self.sources.get(quote).copied().flatten()?)?;
        let id = mention.entity?;
        Some((mention, id, self.clusters.entities.get(id.index())?))
    }

    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.clusters.entities.get(id.index())
    }

    pub(super) fn decided(&self, quote: usize) -> Option<&Attribution> {
        self.decisions.get(quote)?.as_ref()
    }

    pub(super) fn decide(&mut self, quote: usize, attribution: Attribution) {
        if let Some(decision) = self.decisions.get_mut(quote) {
            *decision = Some(attribution);
        }
    }

    pub(super) fn into_attributions(self) -> Vec<Option<Attribution>> {
        self.decisions
    }

    /// Resolved mentions outside spoken words, in text order.
    pub(super) fn narrated(&self) -> impl DoubleEndedIterator<Item = (&'a LinkedMention, EntityId)> {
        self.clusters.mentions.iter().filter(|m| !m.draft.spoken).filter_map(|m| m.entity.map(|id| (m, id)))
    }

    /// A body that can speak.
    pub(super) fn is_body(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|e| e.kind == EntityKind::Org)
    }

    /// Somebody or something that can issue a text.
    pub(super) fn is_actor(&self, id: EntityId) -> bool {
        self.is_person(id) || self.is_body(id)
    }

    pub(super) fn is_person(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|e| e.kind == EntityKind::Person)
    }
}

/// A decision for an entity.
pub(super) fn attribution(entity: EntityId, sieve: Sieve, confidence: f32, why: String) -> Attribution {
    Attribution { entity: Some(entity), sieve, confidence: confidence.clamp(0.0, 1.0), why }
}
