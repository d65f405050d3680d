//! Resolves pronouns by agreement, recency and subject continuity.
//!
//! Each candidate has signs ([`weigh`]): how far back it stands, whether it is the subject of a clause or the source of
//! a quote, whether it is named only inside what somebody else says, and so on. What they are worth together is fitted
//! ([`super::weights`]). Spoken words are no candidates for a pronoun of the narration, and the speaker of a quote is
//! none for *he* or *she* inside it. Where the network has read both words it adds its own points.

use super::ahead::{ahead, later_in_quote};
use super::asked;
use super::descriptions::capitalized;
use super::signs::{self, Signs};
use super::state::{Cluster, Link, State};
use super::weigh;
use crate::document::{ChoiceKind, EntityKind, Form, Gender, MentionDraft, QuoteId, Tag, TokenId, TokenKind};
use crate::language::pronouns::{Person, Pronoun};
use crate::text::case::Casing;

/// How many mentions back an antecedent may stand.
const WINDOW: usize = 60;
/// How many sentences back.
const SENTENCES: usize = 6;
/// Least points of an antecedent.
const ENOUGH: f32 = -7.0;

/// A candidate with its points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) mention: usize,
    pub(super) cluster: usize,
    pub(super) points: f32,
    pub(super) signs: Signs,
}

/// Resolves a pronoun.
pub(super) fn resolve(state: &mut State<'_>, index: usize) {
    // A possessive may have been asked for before its turn.
    if state.cluster_of(index).is_some() {
        return;
    }
    let Some(mention) = state.mentions.get(index) else { return };
    let Form::Pronoun(pronoun) = mention.form else { return };
    let mut candidates = Vec::new();
    let found = match pronoun.person {
        Person::First => first_person(state, mention, pronoun),
        Person::Second => None,
        Person::Third => third_person(state, index, mention, pronoun, &mut candidates),
    };
    let kind = signs::kind(mention, pronoun);
    let learns = match kind {
        ChoiceKind::Other => pronoun.person == Person::Third && !mention.source_of.is_empty(),
        _ => asks_network(mention),
    };
    if learns {
        let candidates = candidates.iter().map(|c| (c.mention, c.cluster, c.signs.points(kind), c.signs.values()));
        state.record(index, kind, &[], candidates);
    }
    if let Some(link) = found {
        let cluster = link.cluster;
        state.link(index, cluster, link.confidence, link.why);
        if pronoun.of_one_person() {
            // However sure the link, the gender it tells is never as sure as one that a title tells.
            state.learn_gender(cluster, pronoun.gender, false);
        }
    }
}

/// *I* is the speaker of the quote around it.
fn first_person(state: &State<'_>, mention: &MentionDraft, pronoun: Pronoun) -> Option<Link> {
    if mention.source_of.is_empty() {
        return None;
    }
    let cluster = speaker_around(state, mention.quote?)?;
    let confidence = if pronoun.plural { 0.7 } else { 0.93 };
    Some(Link { cluster, confidence, why: "the speaker of the quote around it".to_owned() })
}

/// Who says *I* in a quote: indirect speech has no *I* of its own, so that the quote that stands in marks or is a turn
/// is looked for around it.
pub(super) fn speaker_around(state: &State<'_>, mut quote: QuoteId) -> Option<usize> {
    for _ in 0..8 {
        let draft = state.quotes.get(quote.index())?;
        match draft.parent {
            Some(parent) if draft.kind == crate::document::Kind::Indirect => quote = parent,
            _ => break,
        }
    }
    state.speaker_of(quote)
}

fn third_person(
    state: &State<'_>,
    index: usize,
    mention: &MentionDraft,
    pronoun: Pronoun,
    candidates: &mut Vec<Candidate>,
) -> Option<Link> {
    // Only a source makes it worth the risk: *it* mostly refers to no name.
    if pronoun.neuter && mention.source_of.is_empty() {
        return None;
    }
    let mut excluded = excluded(state, index, mention, pronoun);
    if pronoun.of_one_person()
        && let Some(question) = asked::question(state, mention)
    {
        excluded.push(question.asker);
        if let Some(cluster) = question.asked.filter(|&asked| state.fits_gender(asked, pronoun.gender)) {
            let why = format!("“{}”: who was asked in the sentence before", state.text(mention.span));
            return Some(Link { cluster, confidence: 0.85, why });
        }
    }
    *candidates = agreeing(state, index, mention, pronoun, &excluded);
    if candidates.is_empty() && pronoun.of_one_person() && !mention.source_of.is_empty() {
        // A gender that only pronouns have told may be wrong.
        *candidates = doubtful(state, index, mention, pronoun, &excluded);
    }
    if candidates.is_empty() && mention.spoken {
        return later_in_quote(state, index, mention, pronoun, &excluded);
    }
    candidates.sort_by(|a, b| b.points.total_cmp(&a.points).then(b.mention.cmp(&a.mention)));
    let best = *candidates.first().filter(|c| c.points > ENOUGH)?;
    let second = candidates.iter().find(|c| c.cluster != best.cluster);
    let lead = second.map_or(4.0, |s| best.points - s.points).clamp(0.0, 4.0);
    let confidence = (0.5 + 0.1 * lead + if best.points > 1.0 { 0.05 } else { -0.05 }).clamp(0.3, 0.93);
    Some(Link { cluster: best.cluster, confidence, why: reason(state, mention, pronoun, best) })
}

/// Clusters that cannot be meant: the speaker of the words around it, the subject of its own
/// clause for an object.
fn excluded(state: &State<'_>, index: usize, mention: &MentionDraft, pronoun: Pronoun) -> Vec<usize> {
    let mut excluded = Vec::new();
    if mention.spoken
        && let Some(quote) = mention.quote
    {
        excluded.extend(speakers_around(state, quote));
    }
    excluded.extend(asked::asker(state, index, mention));
    let reflexive = state.text(mention.span).lower().ends_with("self");
    let object = !pronoun.subject && !reflexive && (!pronoun.possessive || is_object_her(state, mention));
    if object && mention.source_of.is_empty() {
        let subject = (index.saturating_sub(8)..index).rev().find(|&m| {
            state.mentions.get(m).is_some_and(|m| {
                m.subject
                    && m.sentence == mention.sentence
                    && m.quote == mention.quote
                    && same_clause(state, m, mention)
            })
        });
        excluded.extend(subject.and_then(|m| state.cluster_of(m)));
        excluded.extend(relative_subject(state, index, mention));
    }
    excluded
}

/// `Bo Lin, a teacher, who put her on a stage`: whom the relative clause around an object tells of.
fn relative_subject(state: &State<'_>, index: usize, mention: &MentionDraft) -> Option<usize> {
    let at = mention.tokens.start;
    let own = |at: usize| state.document.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.tag != Tag::CC);
    let who = (at.saturating_sub(5)..at).rev().take_while(|&t| own(t).is_some()).find(|&t| state.word(t) == "who")?;
    let verb = (who + 1..at).filter(|&t| state.tag(t).is_finite()).count() <= 1;
    let before = |m: &&usize| {
        let other = state.mentions.get(**m);
        other.is_some_and(|o| {
            o.sentence == mention.sentence && o.tokens.end <= who && !matches!(o.form, Form::Pronoun(_))
        })
    };
    let near: Vec<usize> = (index.saturating_sub(8)..index).rev().filter(|_| verb).collect();
    let person = |c: &usize| state.is_single_person(*c);
    near.iter().filter(before).filter_map(|&m| state.cluster_of(m)).find(person)
}

/// Speakers of the quotes in marks around a place.
pub(super) fn speakers_around(state: &State<'_>, quote: QuoteId) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = Some(quote);
    for _ in 0..8 {
        let Some(quote) = next else { break };
        let Some(draft) = state.quotes.get(quote.index()) else { break };
        let marked = draft.kind != crate::document::Kind::Indirect;
        found.extend(state.speaker_of(quote).filter(|_| marked));
        next = draft.parent;
    }
    found
}

/// *her* before something that is no noun phrase.
fn is_object_her(state: &State<'_>, mention: &MentionDraft) -> bool {
    let tag = state.document.tokens.get(mention.tokens.end).map_or(Tag::Punct, |t| t.tag);
    state.text(mention.span).eq_ignore_ascii_case("her")
        && !matches!(tag, Tag::NN | Tag::NNS | Tag::JJ | Tag::NNP | Tag::NNPS | Tag::CD | Tag::VBG | Tag::VBN | Tag::RB)
}

/// No conjunction, comma or further finite verb's subject between two places.
fn same_clause(state: &State<'_>, a: &MentionDraft, b: &MentionDraft) -> bool {
    let tokens = state.document.tokens.get(a.tokens.end..b.tokens.start).unwrap_or_default();
    tokens.len() < 12
        && !tokens.iter().any(|t| {
            matches!(t.tag, Tag::WP | Tag::WDT | Tag::WRB | Tag::CC)
                || t.kind == TokenKind::Mark
                || matches!(
                    state.text(t.span),
                    "," | ";" | ":" | "that" | "because" | "after" | "before" | "while" | "if" | "as"
                )
        })
}

/// The candidates that agree.
fn agreeing(
    state: &State<'_>,
    index: usize,
    mention: &MentionDraft,
    pronoun: Pronoun,
    excluded: &[usize],
) -> Vec<Candidate> {
    let mut found = earlier(state, index, mention, pronoun, |c| !excluded.contains(&c) && agrees(state, c, pronoun));
    if pronoun.of_one_person() && mention.source_of.is_empty() {
        ahead(state, index, mention, pronoun, excluded, &mut found);
    }
    found
}

/// People whose gender nothing but a pronoun tells.
fn doubtful(
    state: &State<'_>,
    index: usize,
    mention: &MentionDraft,
    pronoun: Pronoun,
    excluded: &[usize],
) -> Vec<Candidate> {
    let told = |c: &Cluster| {
        let given = c.words.first().map(|word| state.lexicon.names.given(&capitalized(word)).is_some());
        c.gender_is_sure || given == Some(true)
    };
    earlier(state, index, mention, pronoun, |c| {
        let open = state.clusters.get(c).is_some_and(|c| !told(c) && !c.entity.unnamed);
        open && !excluded.contains(&c) && fits_kind(state, c, pronoun)
    })
}

/// Mentions before the pronoun whose clusters fit.
fn earlier(
    state: &State<'_>,
    index: usize,
    mention: &MentionDraft,
    pronoun: Pronoun,
    fits: impl Fn(usize) -> bool,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for earlier in (index.saturating_sub(WINDOW)..index).rev() {
        let Some(other) = state.mentions.get(earlier) else { continue };
        if mention.sentence.saturating_sub(other.sentence) > SENTENCES {
            break;
        }
        let Some(cluster) = state.cluster_of(earlier).filter(|&c| fits(c)) else { continue };
        if state.writes(other) {
            continue;
        }
        if let Some(signs) = weigh::earlier(state, mention, pronoun, other, cluster) {
            found.push((earlier, cluster, signs));
        }
    }
    weigh::together(state, index, mention, &mut found);
    let candidate = |(of, cluster, signs)| candidate(state, mention, pronoun, of, cluster, signs);
    found.into_iter().filter_map(candidate).collect()
}

/// A candidate with its points.
pub(super) fn candidate(
    state: &State<'_>,
    mention: &MentionDraft,
    pronoun: Pronoun,
    of: usize,
    cluster: usize,
    told: Signs,
) -> Option<Candidate> {
    let network = pair_points(state, mention, state.mentions.get(of)?);
    let points = told.points(signs::kind(mention, pronoun)) + network;
    Some(Candidate { mention: of, cluster, points, signs: told })
}

/// Kind, number and gender.
pub(super) fn agrees(state: &State<'_>, cluster: usize, pronoun: Pronoun) -> bool {
    fits_kind(state, cluster, pronoun) && (!pronoun.of_one_person() || state.fits_gender(cluster, pronoun.gender))
}

/// Kind and number.
fn fits_kind(state: &State<'_>, cluster: usize, pronoun: Pronoun) -> bool {
    let Some(entity) = state.clusters.get(cluster).map(|c| &c.entity) else { return false };
    if pronoun.neuter {
        return !entity.plural && matches!(entity.kind, EntityKind::Org | EntityKind::Gpe | EntityKind::Fac);
    }
    if pronoun.plural {
        // *They* for one person whose gender is not told.
        let single = entity.kind == EntityKind::Person && entity.unnamed && entity.gender == Gender::Unknown;
        return entity.plural || entity.kind == EntityKind::Org || single;
    }
    entity.kind == EntityKind::Person && !entity.plural
}

/// Whether the network has a say. The sources of quotes inside quotes are left to the other points: it has hardly
/// seen any.
fn asks_network(mention: &MentionDraft) -> bool {
    mention.quote.is_none() || mention.source_of.is_empty()
}

/// What the network thinks of the two; it was trained on top of the other points.
fn pair_points(state: &State<'_>, mention: &MentionDraft, other: &MentionDraft) -> f32 {
    if !asks_network(mention) {
        return 0.0;
    }
    state.antecedents.score(mention.tokens.start, &other.tokens).unwrap_or_default()
}

pub(super) fn word_before<'a>(state: &State<'a>, mention: &MentionDraft) -> &'a str {
    mention.tokens.start.checked_sub(1).map_or("", |at| state.document.word(TokenId::new(at)))
}

/// The reason in words.
fn reason(state: &State<'_>, mention: &MentionDraft, pronoun: Pronoun, best: Candidate) -> String {
    let who = match (pronoun.gender, pronoun.plural, pronoun.neuter) {
        (_, true, _) if state.is_single_person(best.cluster) => "nearest person without a name",
        (_, true, _) => "nearest group",
        (_, _, true) => "nearest organization or place",
        (Gender::Male, ..) => "nearest man",
        (Gender::Female, ..) => "nearest woman",
        _ => "nearest person",
    };
    let Some(other) = state.mentions.get(best.mention) else { return who.to_owned() };
    if other.span.start() > mention.span.start() {
        return "the subject named after it in the sentence".to_owned();
    }
    let role = if !other.source_of.is_empty() {
        "who was quoted"
    } else if other.subject {
        "the subject"
    } else {
        "mentioned"
    };
    let place = match mention.sentence.saturating_sub(other.sentence) {
        0 => "in the same sentence".to_owned(),
        1 => "in the sentence before".to_owned(),
        n => format!("{n} sentences before"),
    };
    let outside = if mention.spoken { "" } else { ", outside quotation marks" };
    format!("“{}”: {who} {role} {place}{outside}", state.text(mention.span))
}
