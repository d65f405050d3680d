//! Clusters mentions into entities.
//!
//! Names first, over the whole document ([`names`]), because a full name may come after a short
//! one; then, in text order, nominals ([`nominals`]) and the pronouns of the narration
//! ([`pronouns`]), with who is whose ([`relations`]); then the relatives and pronouns inside spoken
//! words, once it is known who speaks them; last the first and second persons ([`talk`]).

mod accused;
mod advocates;
mod afterwards;
mod afterwards_signs;
mod ages;
mod ahead;
mod asked;
mod bodies;
mod body;
mod body_signs;
mod descriptions;
mod genders;
mod names;
mod nominals;
mod offices;
mod predicates;
mod pronouns;
mod relations;
mod signs;
mod someone;
mod someone_signs;
mod state;
mod talk;
mod told;
mod weigh;
mod weights;

use std::cell::RefCell;

use crate::document::{
    Antecedents, Choice, Clusters, Document, EntityId, Form, LinkedMention, MentionDraft, QuoteDraft,
};
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
    run(&mut state);
    finish(state)
}

/// What the pronouns that stand for one person have to choose from, by the sieve alone: what the network's links are
/// trained on.
#[must_use]
pub fn choices(
    document: &Document,
    mentions: Vec<MentionDraft>,
    quotes: &[QuoteDraft],
    lexicon: &Lexicon,
) -> Vec<Choice> {
    let none = Antecedents::default();
    let mut state = State::new(document, lexicon, quotes, &none, mentions);
    state.choices = Some(RefCell::default());
    run(&mut state);
    state.choices.unwrap_or_default().into_inner()
}

fn run(state: &mut State<'_>) {
    names::cluster(state);
    genders::infer(state);
    bodies::collect(state);
    offices::settle(state);
    advocates::learn(state);
    state.ages = ages::told(state);
    for index in 0..state.mentions.len() {
        let Some(mention) = state.mentions.get(index) else { continue };
        match &mention.form {
            Form::Name(_) => {
                relations::learn(state, index);
                predicates::relative(state, index);
                predicates::predicate(state, index);
            }
            Form::Nominal(form) if !(mention.spoken && form.relative) => nominals::resolve(state, index),
            Form::Pronoun(_) if !mention.spoken => pronouns::resolve(state, index),
            Form::Group(members) => {
                let members = members.clone();
                nominals::group(state, index, &members);
            }
            _ => {}
        }
        relations::marry(state, index);
    }
    // Spoken words: *my father* and *he* need to know who speaks.
    for index in 0..state.mentions.len() {
        let Some(mention) = state.mentions.get(index).filter(|m| m.spoken) else { continue };
        match &mention.form {
            Form::Nominal(form) if form.relative => nominals::resolve(state, index),
            Form::Pronoun(_) => pronouns::resolve(state, index),
            _ => {}
        }
    }
    talk::resolve(state);
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
