//! Who is said to be whom: `The film’s producer is Ana Ruiz`, `the driver was identified as Samer`; and a relative without
//! a name who bears one afterwards (`his wife …`, and then `Ana Ruiz`).

use super::relations;
use super::state::State;
use crate::document::{Definiteness, EntityKind, Form, Gender, MentionDraft, Tag};
use crate::text::Span;
use crate::text::case::Casing;

/// How many paragraphs later the name may come.
const REACH: usize = 4;

/// Where a mention introduces a person by name, the relative without a name becomes that person, if they fit.
pub(super) fn relative(state: &mut State<'_>, index: usize) {
    let Some((mention, target)) = state.mentions.get(index).zip(state.cluster_of(index)) else { return };
    let Form::Name(form) = &mention.form else { return };
    let introduces = form.kind == EntityKind::Person && mention.quote.is_none() && !mention.spoken;
    if !introduces || !state.is_introduced(mention, target) || !state.is_single_person(target) {
        return;
    }
    if let Some(kin) = relations::unnamed_kin(state, index, target, REACH)
        && let Some(described) = (0..index).find(|&m| state.cluster_of(m) == Some(kin))
    {
        merge(state, described, kin, target, 0.7);
    }
}

/// `The film’s producer is Ana Ruiz`: whoever is described is the one named.
pub(super) fn predicate(state: &mut State<'_>, index: usize) {
    let Some((mention, target)) = state.mentions.get(index).zip(state.cluster_of(index)) else { return };
    let start = mention.tokens.start;
    let is = |at: usize| matches!(state.word(at).as_str(), "is" | "was" | "remains" | "became" | "becomes");
    if let Some(described) = named_as(state, index) {
        let cluster = state.cluster_of(described);
        let unnamed = cluster.filter(|&c| c != target && state.clusters.get(c).is_some_and(|c| c.entity.unnamed));
        let fits = |c: usize| {
            let gender = state.clusters.get(c).map_or(Gender::Unknown, |c| c.entity.gender);
            state.is_single_person(c) && state.is_single_person(target) && state.fits_gender(target, gender)
        };
        if let Some(cluster) = unnamed.filter(|&c| fits(c)) {
            merge(state, described, cluster, target, 0.9);
        }
        return;
    }
    let Some(verb) = start.checked_sub(1).filter(|&at| is(at)) else { return };
    // *The winner was Ruiz’s daughter*, *the culprit was Ruiz or Lind*.
    let goes_on = matches!(state.word(mention.tokens.end).as_str(), "’s" | "'s" | "’" | "'" | "and" | "or");
    let before =
        (index.saturating_sub(4)..index).rev().find(|&m| state.mentions.get(m).is_some_and(|m| m.tokens.end == verb));
    let described = before.and_then(|m| Some((m, state.mentions.get(m)?, state.cluster_of(m)?)));
    let Some((described, nominal, cluster)) = described.filter(|_| !goes_on) else { return };
    let definite =
        matches!(&nominal.form, Form::Nominal(f) if f.definiteness != Definiteness::Indefinite && !f.relative);
    let unnamed = state.clusters.get(cluster).is_some_and(|c| c.entity.unnamed);
    let people = state.is_single_person(cluster) && state.is_single_person(target);
    if definite && unnamed && people && cluster != target && state.fits_gender(target, nominal.gender) {
        merge(state, described, cluster, target, 0.85);
    }
}

/// `a pharmacist from Homs who gave his name only as Samer`, `the driver was identified as Samer`: the mention of whoever
/// is said to be named so.
fn named_as(state: &State<'_>, index: usize) -> Option<usize> {
    let mention = state.mentions.get(index)?;
    let at = |back: usize| mention.tokens.start.checked_sub(back);
    let word = |back: usize| at(back).map(|at| state.word(at)).unwrap_or_default();
    let skip = usize::from(word(2) == "only");
    let own = matches!(word(2 + skip).as_str(), "himself" | "herself");
    let verb = word(2 + skip + usize::from(own));
    let tells = word(1) == "as" && (verb == "identified" || !own && verb == "name");
    // *identified as Ruiz’s driver*
    let owner = state.tag(mention.tokens.end) == Tag::POS;
    if !tells || owner {
        return None;
    }
    let negated = |m: &MentionDraft| {
        let between = state.document.tokens.get(m.tokens.end..mention.tokens.start).unwrap_or_default();
        between.iter().any(|t| matches!(state.text(t.span), "not" | "n’t" | "n't" | "declined" | "refused" | "never"))
    };
    let here = |m: &usize| state.mentions.get(*m).is_some_and(|o| o.sentence == mention.sentence);
    let described = |m: &usize| {
        state.mentions.get(*m).is_some_and(|o| {
            let by = o.tokens.start.checked_sub(1).is_some_and(|at| matches!(state.tag(at), Tag::IN | Tag::TO));
            matches!(o.form, Form::Nominal(_)) && !o.plural && !by && !negated(o)
        })
    };
    (index.saturating_sub(6)..index).rev().take_while(here).find(described)
}

/// Gives all that was said of a description to the one who is named.
pub(super) fn merge(state: &mut State<'_>, described: usize, cluster: usize, target: usize, confidence: f32) {
    let name = state.clusters.get(target).map(|c| c.entity.name.clone()).unwrap_or_default();
    let gender = state.clusters.get(cluster).map_or(Gender::Unknown, |c| c.entity.gender);
    let why = format!("described here, named {name} after it");
    for m in 0..state.mentions.len() {
        if state.cluster_of(m) == Some(cluster) {
            state.link(m, target, confidence, why.clone());
        }
    }
    state.learn_gender(target, gender, true);
    relations::rename(state, cluster, target);
    let person = state.is_single_person(target);
    if let Some(role) = role(state, described).filter(|_| person) {
        state.add_role(target, described, role);
    }
}

/// A description as a role: without its article or owner, and without what follows a comma.
pub(super) fn role(state: &State<'_>, described: usize) -> Option<Span> {
    let mention = state.mentions.get(described)?;
    let determined = |word: &str| matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their");
    let first = state.document.tokens.get(mention.tokens.start)?.span;
    let at = if determined(&state.text(first).lower()) { mention.tokens.start + 1 } else { mention.tokens.start };
    let start = state.document.tokens.get(at)?.span.start();
    let rest = state.document.text.span(start.min(mention.span.end()), mention.span.end());
    let length = state.text(rest).find(',').unwrap_or(rest.len());
    Some(state.document.text.trim(state.document.text.span(rest.start(), rest.start() + length)))
        .filter(|r| !r.is_empty())
}
