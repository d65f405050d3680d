//! Who is described first and named afterwards: `A retired teacher was found …`, and in the next paragraph `Ana
//! Ruiz, 61, …`. Then *the retired teacher* and *she* mean the one named.

use super::relations;
use super::state::State;
use crate::document::{Definiteness, EntityKind, Form, Gender, MentionDraft, Tag};
use crate::text::Span;
use crate::text::case::Casing;

/// Bytes that make a paragraph more than a line of a header.
const A_PARAGRAPH: usize = 60;
/// How many paragraphs of the article describe who is named later.
const OPENING: usize = 2;
/// How many paragraphs later the name may come.
const REACH: usize = 4;
/// Nouns that tell nothing of whoever speaks next.
const GENERIC: &[&str] =
    &["man", "woman", "boy", "girl", "person", "victim", "suspect", "driver", "resident", "officer"];

/// Somebody described and not named.
struct Described {
    mention: usize,
    cluster: usize,
    head: String,
    /// The words before the head, in lower case, owners among them.
    words: Vec<String>,
    definite: bool,
    gender: Gender,
    paragraph: usize,
    speaks: bool,
}

/// Where a mention introduces a person by name, whoever the opening has described becomes that person, if they fit.
pub(super) fn name(state: &mut State<'_>, index: usize) {
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
        return;
    }
    let pending = pending(state, index, mention.paragraph, EntityKind::Person);
    let fitting = |d: &&Described| state.fits_gender(target, d.gender);
    let same_role = |d: &&Described| {
        let covers = |role: &str| role == d.head || state.lexicon.names.role_covers(&d.head, role);
        state.roles.iter().any(|r| r.cluster == target && r.mention == index && covers(&r.head))
    };
    let opens = mention.subject && opens_paragraph(state, mention.paragraph, mention.span);
    let speaks = !mention.source_of.is_empty();
    let free = form.roles.is_empty();
    // `A climber …`, and next `Ana Ruiz, 29, an outdoor instructor, …`
    let aged = state.ages.iter().any(|&(m, _)| m == index);
    let next = |d: &&Described| {
        let near = mention.paragraph <= d.paragraph + 2 && (d.definite || mention.paragraph == d.paragraph + 1);
        let free = free || aged && !d.definite && mention.paragraph == d.paragraph + 1;
        free && (opens && !speaks || (speaks && near || opens) && !GENERIC.contains(&d.head.as_str()))
    };
    let told = pending.iter().filter(fitting).find(same_role);
    let Some(found) = told.or_else(|| pending.iter().filter(fitting).find(next)) else { return };
    let confidence = if told.is_some() { 0.75 } else { 0.6 };
    merge(state, found.mention, found.cluster, target, confidence);
}

/// The same of bodies: `An American hedge fund has demanded …`, and in the next paragraph `Calder Ridge Capital said`.
pub(super) fn body(state: &mut State<'_>, index: usize) {
    let Some((mention, target)) = state.mentions.get(index).zip(state.cluster_of(index)) else { return };
    let organization = matches!(&mention.form, Form::Name(n) if n.kind == EntityKind::Org);
    let first = state.clusters.get(target).is_some_and(|c| c.first == mention.span.start());
    if !organization || !first || mention.spoken {
        return;
    }
    let pending = pending(state, index, mention.paragraph, EntityKind::Org);
    let names = &state.lexicon.names;
    let Some(of) = state.clusters.get(target) else { return };
    let kind = |d: &&Described| of.words.iter().any(|w| *w == d.head || names.organization_covers(&d.head, w));
    let own = of.words.last().map(String::as_str).unwrap_or_default();
    let clashes = |d: &Described| d.head != own && names.nominal(own).is_some() && names.nominal(&d.head).is_some();
    let speaks = mention.subject || !mention.source_of.is_empty();
    let near = |d: &&Described| speaks && d.speaks && mention.paragraph <= d.paragraph + 2;
    // `Norway’s central bank`, and further on `the Bank of Norway`
    let said = |d: &&Described| {
        let has = |word: &String| of.words.iter().any(|own| own.trim_end_matches("’s").trim_end_matches("'s") == word);
        let words = d.words.iter().filter(|word| has(word)).count();
        d.speaks && (words > 1 || words == 1 && kind(d))
    };
    let only = || match pending.as_slice() {
        [one] if !clashes(one) => Some(one).filter(near),
        _ => None,
    };
    let told = pending.iter().find(said).or_else(|| pending.iter().filter(near).find(kind));
    let Some(found) = told.or_else(only) else { return };
    let confidence = if told.is_some() { 0.75 } else { 0.6 };
    merge(state, found.mention, found.cluster, target, confidence);
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

/// Single people or bodies that the opening describes, in text order.
fn pending(state: &State<'_>, index: usize, paragraph: usize, kind: EntityKind) -> Vec<Described> {
    let long = state.document.text.paragraphs().iter().enumerate().filter(|(_, p)| p.len() >= A_PARAGRAPH);
    let opening: Vec<usize> = long.map(|(at, _)| at).take(OPENING).collect();
    let Some(&last) = opening.last().filter(|&&last| paragraph <= last + REACH) else { return Vec::new() };
    let mut found: Vec<Described> = Vec::new();
    for m in 0..index {
        let Some(mention) = state.mentions.get(m).filter(|m| m.paragraph <= last) else { break };
        let Some(cluster) = state.cluster_of(m) else { continue };
        let Form::Nominal(form) = &mention.form else { continue };
        let unnamed = state.clusters.get(cluster).is_some_and(|c| c.entity.unnamed && c.nominal.is_some());
        let near = mention.paragraph < paragraph && paragraph <= mention.paragraph + REACH;
        let described = unnamed && !mention.spoken && near && opening.contains(&mention.paragraph) && !form.relative;
        let fits = state.clusters.get(cluster).is_some_and(|c| c.entity.kind == kind && !c.entity.plural);
        if described && fits && !found.iter().any(|d| d.cluster == cluster) {
            found.push(Described {
                mention: m,
                cluster,
                head: form.head.rsplit(' ').next().unwrap_or_default().to_owned(),
                words: words_before(state, mention, &form.head),
                definite: form.definiteness != Definiteness::Indefinite,
                gender: mention.gender,
                paragraph: mention.paragraph,
                speaks: !mention.source_of.is_empty(),
            });
        }
    }
    found
}

/// The content words of a description before its head.
fn words_before(state: &State<'_>, mention: &MentionDraft, head: &str) -> Vec<String> {
    let noun = head.rsplit(' ').next().unwrap_or_default();
    let before = mention.tokens.clone().take_while(|&at| state.word(at) != noun);
    before.filter(|&at| state.tag(at).is_noun() || state.tag(at) == Tag::JJ).map(|at| state.word(at)).collect()
}

/// Gives all that was said of a description to the one who is named.
fn merge(state: &mut State<'_>, described: usize, cluster: usize, target: usize, confidence: f32) {
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
fn role(state: &State<'_>, described: usize) -> Option<Span> {
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

/// Whether a name is the first thing in its paragraph, but for a form of address (*Sister Ana Ruiz*).
fn opens_paragraph(state: &State<'_>, paragraph: usize, span: Span) -> bool {
    let Some(start) = state.document.text.paragraphs().get(paragraph).map(|p| p.start()) else { return false };
    let before = state.document.text.as_str().get(start..span.start()).unwrap_or_default().trim_end();
    before.is_empty() || state.lexicon.names.honorific(before).is_some()
}
