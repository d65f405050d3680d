//! Clusters mentions into entities.
//!
//! Names first, over the whole document ([`names`]), because a full name may come after a short
//! one; then, in text order, nominals ([`nominals`]) and the pronouns of the narration
//! ([`pronouns`]), with who is whose ([`relations`]); then the relatives and pronouns inside spoken
//! words, once it is known who speaks them; last the first and second persons ([`talk`]).

mod ages;
mod ahead;
mod bodies;
mod descriptions;
mod genders;
mod lead;
mod names;
mod nominals;
mod pronouns;
mod relations;
mod someone;
mod state;
mod talk;

use crate::document::{Antecedents, Clusters, Document, EntityId, Form, LinkedMention, MentionDraft, QuoteDraft};
use crate::language::Lexicon;
use state::State;

/// Clusters mentions (in text order) into entities.
#[must_use]
pub fn cluster(
    document: &Document,
    mentions: Vec<MentionDraft>,
    quotes: &[QuoteDraft],
    antecedents: &Antecedents,
    lexicon: &Lexicon,
) -> Clusters {
    let mut state = State::new(document, lexicon, quotes, antecedents, mentions);
    names::cluster(&mut state);
    genders::infer(&mut state);
    bodies::collect(&mut state);
    state.ages = ages::told(&state);
    for index in 0..state.mentions.len() {
        let Some(mention) = state.mentions.get(index) else { continue };
        match &mention.form {
            Form::Name(_) => {
                relations::learn(&mut state, index);
                lead::name(&mut state, index);
            }
            Form::Nominal(form) if !(mention.spoken && form.relative) => nominals::resolve(&mut state, index),
            Form::Pronoun(_) if !mention.spoken => pronouns::resolve(&mut state, index),
            Form::Group(members) => {
                let members = members.clone();
                nominals::group(&mut state, index, &members);
            }
            _ => {}
        }
        relations::marry(&mut state, index);
    }
    // Spoken words: *my father* and *he* need to know who speaks.
    for index in 0..state.mentions.len() {
        let Some(mention) = state.mentions.get(index).filter(|m| m.spoken) else { continue };
        match &mention.form {
            Form::Nominal(form) if form.relative => nominals::resolve(&mut state, index),
            Form::Pronoun(_) => pronouns::resolve(&mut state, index),
            _ => {}
        }
    }
    talk::resolve(&mut state);
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
