//! Turns drafts and clusters into quotes and entities.

use crate::document::{
    Attribution, Clusters, Document, Entity, EntityId, Form, Mention, MentionKind, Quote, QuoteDraft, Sieve,
};
use crate::text::case::Casing;
use crate::text::order::sort_by_key;

/// What the text tells: who says what, and who else is spoken of.
#[derive(Debug)]
pub struct Told {
    /// See [`Analysis::quotes`](crate::document::Analysis::quotes).
    pub quotes: Vec<Quote>,
    /// See [`Analysis::entities`](crate::document::Analysis::entities).
    pub entities: Vec<Entity>,
    /// See [`Analysis::others`](crate::document::Analysis::others).
    pub others: Vec<Entity>,
}

/// Orders entities by first mention and renumbers them. People without a name who do not speak come apart.
pub(super) fn finish(
    document: &Document,
    drafts: Vec<QuoteDraft>,
    attributions: Vec<Option<Attribution>>,
    clusters: Clusters,
) -> Told {
    let Clusters { mut entities, mentions } = clusters;
    for mention in &mentions {
        let kind = match &mention.draft.form {
            Form::Name(_) | Form::Group(_) => MentionKind::Name,
            Form::Nominal(_) => MentionKind::Role,
            Form::Pronoun(_) => MentionKind::Pronoun,
        };
        let Some(entity) = mention.entity.and_then(|id| entities.get_mut(id.index())) else { continue };
        if entity.mentions.last().is_none_or(|m| m.span != mention.draft.span) {
            entity.mentions.push(Mention { span: mention.draft.span, kind });
        }
        spell(document, entity, mention.draft.span, kind);
    }
    let mut speaks = vec![false; entities.len()];
    for id in attributions.iter().flatten().filter_map(|a| a.entity) {
        if let Some(speaks) = speaks.get_mut(id.index()) {
            *speaks = true;
        }
    }
    let mut mentioned: Vec<(usize, Entity)> =
        entities.into_iter().enumerate().filter(|(_, e)| !e.mentions.is_empty()).collect();
    sort_by_key(&mut mentioned, |(i, e)| (e.mentions.first().map_or(usize::MAX, |m| m.span.start()), *i));
    let (kept, others): (Vec<_>, Vec<_>) =
        mentioned.into_iter().partition(|(i, e)| !e.unnamed || speaks.get(*i).copied().unwrap_or(false));
    let mut numbers = vec![None; kept.iter().map(|(i, _)| i + 1).max().unwrap_or(0)];
    for (new, (old, _)) in kept.iter().enumerate() {
        if let Some(number) = numbers.get_mut(*old) {
            *number = Some(EntityId::new(new));
        }
    }
    let renumbered = |old: EntityId| numbers.get(old.index()).copied().flatten();
    let quotes = drafts
        .into_iter()
        .zip(attributions)
        .map(|(draft, attribution)| {
            let attribution = attribution.unwrap_or_else(|| Attribution {
                entity: None,
                sieve: Sieve::Nobody,
                confidence: 0.0,
                why: String::new(),
            });
            let attribution = Attribution { entity: attribution.entity.and_then(renumbered), ..attribution };
            quote(draft, attribution)
        })
        .collect();
    let entities = |list: Vec<(usize, Entity)>| list.into_iter().map(|(_, entity)| entity).collect();
    Told { quotes, entities: entities(kept), others: entities(others) }
}

/// A canonical name in capitals gives way to the same name in ordinary letters.
fn spell(document: &Document, entity: &mut Entity, span: crate::text::Span, kind: MentionKind) {
    let text = document.text.slice(span);
    let shouted = |name: &str| !name.chars().any(char::is_lowercase);
    if kind == MentionKind::Name && shouted(&entity.name) && !shouted(text) && text.lower() == entity.name.lower() {
        text.clone_into(&mut entity.name);
    }
}

fn quote(draft: QuoteDraft, attribution: Attribution) -> Quote {
    Quote {
        kind: draft.kind,
        stance: draft.stance,
        content: draft.content,
        cue: draft.cue,
        source: draft.source,
        addressee: draft.addressee,
        when: None,
        place: None,
        attribution,
        confidence: draft.confidence,
        parent: draft.parent,
        insertions: draft.insertions,
        repairs: draft.repairs,
    }
}
