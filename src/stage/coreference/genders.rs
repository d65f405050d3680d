//! The gender of people whose name does not tell it, from the pronoun of their next tag: `Siv Dahl said that …
//! “…,” she said`, with nobody else named between who may be meant, or from what they say of themselves (*Siv Dahl
//! said that she …*).

use super::state::State;
use crate::document::{EntityKind, Form, Gender, Kind, NominalClass};
use crate::language::pronouns::{Person, pronoun};

/// How many mentions on the tag may stand.
const NEAR: usize = 14;

/// Learns genders before pronouns are resolved.
pub(super) fn infer(state: &mut State<'_>) {
    for index in 0..state.mentions.len() {
        let Some(cluster) = speaks_by_name(state, index) else { continue };
        let unknown = state.clusters.get(cluster).is_some_and(|c| c.entity.gender == Gender::Unknown);
        if let Some(gender) = unknown.then(|| next_tag(state, index).or_else(|| in_content(state, index))).flatten() {
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

/// The gender of the pronoun with which reported words begin that a mention is the source of: mostly the speaker’s.
pub(super) fn in_content(state: &State<'_>, index: usize) -> Option<Gender> {
    let quote = state.mentions.get(index)?.source_of.first()?;
    let piece = state.quotes.get(quote.index()).filter(|q| q.kind != Kind::Direct)?.content.first()?;
    let first = state.document.tokens_in(*piece).start;
    let first = if state.word(first) == "that" { first + 1 } else { first };
    let gender = pronoun(&state.word(first)).filter(|p| p.person == Person::Third && p.subject)?.gender;
    // Unless somebody else may be meant (*demanded that she resign*).
    let own = state.cluster_of(index);
    let paragraph = state.mentions.get(index)?.paragraph;
    let mut before =
        (0..index).rev().take_while(|&m| state.mentions.get(m).is_some_and(|m| m.paragraph + 2 >= paragraph));
    let another = before.any(|m| {
        let other = state.cluster_of(m).filter(|&c| own != Some(c) && state.is_single_person(c));
        other.is_some_and(|c| state.fits_gender(c, gender))
            || matches!(state.mentions.get(m).map(|m| &m.form), Some(Form::Nominal(n)) if n.class == NominalClass::Person)
    });
    (!another).then_some(gender)
}

/// The pronoun that is the next source in the same paragraph, or opens the next, if nobody else whom it suits is
/// named in the narration before it.
fn next_tag(state: &State<'_>, index: usize) -> Option<Gender> {
    let paragraph = state.mentions.get(index)?.paragraph;
    let mut others: Vec<usize> = Vec::new();
    for next in index + 1..state.mentions.len().min(index + NEAR) {
        let mention = state.mentions.get(next)?;
        if mention.paragraph > paragraph + 1 {
            return None;
        }
        if mention.quote.is_some() {
            continue;
        }
        match &mention.form {
            Form::Pronoun(p) if !mention.source_of.is_empty() && p.gender != Gender::Unknown => {
                return (!others.iter().any(|&other| state.fits_gender(other, p.gender))).then_some(p.gender);
            }
            Form::Name(n) if n.kind == EntityKind::Person && state.cluster_of(next) != state.cluster_of(index) => {
                others.extend(state.cluster_of(next));
            }
            Form::Nominal(_) if !mention.source_of.is_empty() => return None,
            _ => {}
        }
    }
    None
}
