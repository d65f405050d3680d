//! Whom a pronoun means who is named only after it: `In his speech, Ruiz said`.

use super::pronouns::{Candidate, agrees, candidate, word_before};
use super::signs::{Sign, Signs};
use super::state::{Link, State};
use super::weigh;
use crate::document::{EntityKind, Form, MentionDraft, Tag, TokenKind};
use crate::language::pronouns::Pronoun;
use crate::text::case::Casing;

/// Adds subjects named after the pronoun in its sentence.
pub(super) fn ahead(
    state: &State<'_>,
    index: usize,
    mention: &MentionDraft,
    pronoun: Pronoun,
    excluded: &[usize],
    found: &mut Vec<Candidate>,
) {
    let fronted = is_fronted(state, mention);
    for later in index + 1..state.mentions.len().min(index + 12) {
        let Some(other) = state.mentions.get(later).filter(|m| m.sentence == mention.sentence) else { break };
        let person = matches!(&other.form, Form::Name(n) if n.kind == EntityKind::Person);
        let near = other.subject && other.tokens.start <= mention.tokens.end + 30;
        let speech = other.spoken && !mention.spoken;
        let Some(cluster) = state.cluster_of(later).filter(|_| person && near && !speech) else { continue };
        if !excluded.contains(&cluster)
            && agrees(state, cluster, pronoun)
            && let Some(signs) = weigh_ahead(state, mention, pronoun, other, cluster, fronted)
        {
            found.extend(candidate(state, mention, pronoun, later, cluster, signs));
        }
    }
}

/// What speaks for and against a subject named only after the pronoun, in the same sentence: `In his speech, Ruiz said`.
fn weigh_ahead(
    state: &State<'_>,
    mention: &MentionDraft,
    pronoun: Pronoun,
    later: &MentionDraft,
    cluster: usize,
    fronted: bool,
) -> Option<Signs> {
    let of = state.clusters.get(cluster)?;
    let between = state.document.tokens.get(mention.tokens.end..later.tokens.start)?;
    let commas = between.iter().filter(|token| state.text(token.span) == ",").count();
    let mut signs = Signs::new();
    signs.say(Sign::Ahead, true);
    signs.set(Sign::AheadTokens, between.len() as f32 / 100.0);
    signs.set(Sign::AheadVerbs, between.iter().filter(|token| token.tag.is_finite()).count() as f32);
    signs.say(Sign::Fronted, fronted && commas == 1);
    signs.say(Sign::FrontedFar, fronted && commas > 1);
    signs.say(Sign::AheadComma, word_before(state, later) == ",");
    weigh::known(pronoun, of, &mut signs);
    weigh::quotes(state, mention, later, cluster, &mut signs);
    Some(signs)
}

/// Whether a pronoun stands before the second comma of a sentence or content that begins with a preposition,
/// participle, adverb or number (`In his speech, Ruiz said`).
fn is_fronted(state: &State<'_>, mention: &MentionDraft) -> bool {
    let Some(sentence) = state.document.sentences.get(mention.sentence) else { return false };
    let piece = mention
        .quote
        .and_then(|q| state.quotes.get(q.index()))
        .and_then(|q| q.content.iter().find(|c| c.contains(mention.span)).copied());
    let start = piece.map_or(sentence.tokens.start, |p| state.document.tokens_in(p).start);
    let tokens = state.document.tokens.get(start..mention.tokens.start).unwrap_or_default();
    let mut tokens = tokens.iter().skip_while(|t| t.kind == TokenKind::Mark || state.text(t.span).lower() == "that");
    let fronted = tokens.next().is_some_and(|opener| {
        matches!(opener.tag, Tag::IN | Tag::TO | Tag::VBG | Tag::VBN | Tag::WRB | Tag::RB | Tag::JJ | Tag::CD)
    });
    // A connective with its comma may stand first (`Afterward, in his speech, Ruiz said`).
    fronted && tokens.filter(|t| state.text(t.span) == ",").nth(1).is_none()
}

/// Inside a quote, a name that only comes after the pronoun.
pub(super) fn later_in_quote(
    state: &State<'_>,
    index: usize,
    mention: &MentionDraft,
    pronoun: Pronoun,
    excluded: &[usize],
) -> Option<Link> {
    let later = (index + 1..state.mentions.len().min(index + 12)).find(|&m| {
        state.mentions.get(m).is_some_and(|m| {
            m.quote == mention.quote && m.sentence == mention.sentence && matches!(m.form, Form::Name(_))
        }) && state.cluster_of(m).is_some_and(|c| agrees(state, c, pronoun) && !excluded.contains(&c))
    })?;
    let cluster = state.cluster_of(later)?;
    Some(Link { cluster, confidence: 0.55, why: "named later in the same quote".to_owned() })
}
