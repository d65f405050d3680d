//! The gender of people whose name does not tell it, from the pronoun of their next tag: `Siv Dahl said that …
//! “…,” she said`, with nobody else named between.

use super::state::State;
use crate::document::{EntityKind, Form, Gender};

/// How many mentions on the tag may stand.
const NEAR: usize = 14;

/// Learns genders before pronouns are resolved.
pub(super) fn infer(state: &mut State<'_>) {
    for index in 0..state.mentions.len() {
        let Some(cluster) = speaks_by_name(state, index) else { continue };
        let unknown = state.clusters.get(cluster).is_some_and(|c| c.entity.gender == Gender::Unknown);
        if let Some(gender) = unknown.then(|| next_tag(state, index)).flatten() {
            state.learn_gender(cluster, gender, false);
        }
    }
}

/// The person whose name is the source of a quote in the narration, or the subject of a sentence.
fn speaks_by_name(state: &State<'_>, index: usize) -> Option<usize> {
    let mention = state.mentions.get(index)?;
    let person = matches!(&mention.form, Form::Name(n) if n.kind == EntityKind::Person);
    let speaks = mention.quote.is_none() && (mention.subject || !mention.source_of.is_empty());
    (person && speaks).then(|| state.cluster_of(index)).flatten()
}

/// The pronoun that is the next source in the same paragraph, or opens the next, if nobody else is named in
/// the narration before it.
fn next_tag(state: &State<'_>, index: usize) -> Option<Gender> {
    let paragraph = state.mentions.get(index)?.paragraph;
    for next in index + 1..state.mentions.len().min(index + NEAR) {
        let mention = state.mentions.get(next)?;
        if mention.paragraph > paragraph + 1 {
            return None;
        }
        if mention.quote.is_some() {
            continue;
        }
        match &mention.form {
            Form::Pronoun(p) if !mention.source_of.is_empty() && p.gender != Gender::Unknown => return Some(p.gender),
            Form::Name(n) if n.kind == EntityKind::Person && state.cluster_of(next) != state.cluster_of(index) => {
                return None;
            }
            Form::Nominal(_) if !mention.source_of.is_empty() => return None,
            _ => {}
        }
    }
    None
}
