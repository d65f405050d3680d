//! Clusters mentions into entities.
//!
//! Names first, over the whole document ([`names`]), because a full name may come after a short
//! one; then, in text order, nominals ([`nominals`]) and the pronouns of the narration
//! ([`pronouns`]); last the pronouns inside spoken words, once it is known who speaks them.

mod names;
mod nominals;
mod pronouns;
mod state;

use crate::document::{Clusters, Document, EntityId, Form, LinkedMention, MentionDraft, QuoteDraft};
use crate::language::Lexicon;
use state::State;

/// Clusters mentions (in text order) into entities.
#[must_use]
pub fn cluster(document: &Document, mentions: Vec<MentionDraft>, quotes: &[QuoteDraft], lexicon: &Lexicon) -> Clusters {
    let mut state = State::new(document, lexicon, quotes, mentions);
    names::cluster(&mut state);
    for index in 0..state.mentions.len() {
        let Some(mention) = state.mentions.get(index) else { continue };
        match &mention.form {
            Form::Nominal(_) => nominals::resolve(&mut state, index),
            Form::Pronoun(_) if !mention.spoken => pronouns::resolve(&mut state, index),
            Form::Group(members) => {
                let members = members.clone();
                nominals::group(&mut state, index, &members);
            }
            _ => {}
        }
    }
    for index in 0..state.mentions.len() {
        let spoken = state.mentions.get(index).is_some_and(|m| m.spoken && matches!(m.form, Form::Pronoun(_)));
        if spoken {
            pronouns::resolve(&mut state, index);
        }
    }
    finish(state)
}

fn finish(state: State<'_>) -> Clusters {
    let State { mentions, links, clusters, .. } = state;
    let mentions = mentions
        .into_iter()
        .zip(links)
        .map(|(draft, link)| LinkedMention {
            draft,
            entity: link.as_ref().map(|l| EntityId::new(l.cluster)),
            confidence: link.as_ref().map_or(0.0, |l| l.confidence),
            why: link.map(|l| l.why).unwrap_or_default(),
        })
        .collect();
    Clusters { entities: clusters.into_iter().map(|c| c.entity).collect(), mentions }
}
