//! One decision for each name over the whole document: all its occurrences vote, short forms
//! follow the long ones, and a capital that may be due to its place needs a witness elsewhere.

use std::collections::HashMap;

use super::candidate::{Candidate, Scores};
use super::words::Words;
use crate::document::{EntityKind, NameReading, Tag};
use crate::language::names::NameClass;
use crate::text::case::Casing;

/// Most points that one occurrence adds to the vote of its name.
const MOST: f32 = 5.0;
/// A name known from a longer form in the same document.
const SHORT_FORM: f32 = 4.0;
/// Least points of a name whose capital tells.
const ENOUGH: f32 = 0.3;
/// A single unknown word with fewer points has nothing but its capital, and must be tagged as a name.
const VOUCHED: f32 = 1.5;
/// Least points of a name whose capital does not.
const ENOUGH_WEAK: f32 = 1.2;

/// All occurrences of one name.
#[derive(Debug, Default)]
struct Group {
    scores: Scores,
    /// Occurrences with a telling capital.
    strong: usize,
    /// All occurrences.
    count: usize,
    titled: bool,
}

/// Votes by name. Maps are only looked up.
#[derive(Debug, Default)]
struct Votes {
    groups: Vec<Group>,
    by_name: HashMap<String, usize>,
    /// Last words and given names of people with longer names.
    person_parts: HashMap<String, ()>,
    /// First and last words of bodies with longer names.
    body_parts: HashMap<String, EntityKind>,
    /// Names of firms without *Inc.* and the like, in lower case.
    stems: HashMap<String, ()>,
    /// Names of storms and the like after their noun (`Hurricane Ada`).
    event_parts: HashMap<String, ()>,
}

/// Decides for every candidate whether it is a name and of which kind.
pub(super) fn decide(words: &Words<'_>, candidates: &[Candidate]) -> Vec<NameReading> {
    let votes = count(words, candidates);
    candidates.iter().filter_map(|candidate| reading(words, candidate, &votes)).collect()
}

fn count(words: &Words<'_>, candidates: &[Candidate]) -> Votes {
    let mut votes = Votes::default();
    for candidate in candidates {
        let next = votes.groups.len();
        let index = *votes.by_name.entry(candidate.name.lower()).or_insert(next);
        if index == next {
            votes.groups.push(Group::default());
        }
        if let Some(group) = votes.groups.get_mut(index) {
            group.scores.merge(&candidate.scores, MOST);
            group.strong += usize::from(!candidate.weak);
            group.count += 1;
            group.titled |= candidate.titled;
        }
    }
    for candidate in candidates.iter().filter(|c| c.tokens.len() > 1) {
        let Some(group) = votes.by_name.get(&candidate.name.lower()).and_then(|&i| votes.groups.get(i)) else {
            continue;
        };
        let (kind, points, _) = group.scores.best();
        if points < 1.0 {
            continue;
        }
        let tokens = candidate.tokens.clone();
        let last = words.text(tokens.end - 1);
        let generation = matches!(last, "Jr." | "Sr." | "II" | "III");
        let surname = if generation { words.text(tokens.end.saturating_sub(2)) } else { last };
        match kind {
            EntityKind::Person => {
                votes.person_parts.insert(surname.to_owned(), ());
                // Labels of transcripts are in capitals.
                votes.person_parts.insert(surname.upper(), ());
                votes.person_parts.insert(words.text(tokens.start).to_owned(), ());
                // van Dijk, de la Cruz: the surname with its particles.
                for at in tokens.start + 1..tokens.end {
                    if let Some(part) = words.phrase(at..tokens.end) {
                        votes.person_parts.insert(part.into_owned(), ());
                    }
                }
            }
            EntityKind::Org | EntityKind::Fac => {
                // `Wyatt Carver` of `Wyatt Carver Inc.`
                let suffixed = is_firm_suffix(last) && tokens.len() > 2;
                if suffixed && let Some(stem) = words.phrase(tokens.start..tokens.end - 1) {
                    votes.stems.insert(stem.lower(), ());
                }
                let surname = if suffixed { tokens.end - 2 } else { tokens.end - 1 };
                for at in [tokens.start, surname, tokens.end - 1] {
                    let part = words.text(at);
                    let generic = words.lexicon.names.known(part).is_some()
                        || words.lexicon.names.is_portfolio(part)
                        || (words.lexicon.names.head(part).is_some()
                            && words.lexicon.names.nominal(&part.lower()).is_some())
                        || words.lexicon.names.given(part).is_some_and(|_| at == tokens.start);
                    if !generic {
                        votes.body_parts.entry(part.to_owned()).or_insert(EntityKind::Org);
                    }
                }
            }
            EntityKind::Event if tokens.len() == 2 => {
                votes.event_parts.insert(last.to_owned(), ());
            }
            _ => {}
        }
    }
    votes
}

/// Legal forms that end the name of a firm.
fn is_firm_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Inc"
            | "Corp"
            | "Ltd"
            | "LLC"
            | "LLP"
            | "PLC"
            | "plc"
            | "Plc"
            | "Co"
            | "AG"
            | "SA"
            | "NV"
            | "GmbH"
            | "Holdings"
            | "Group"
    )
}

fn reading(words: &Words<'_>, candidate: &Candidate, votes: &Votes) -> Option<NameReading> {
    let group = votes.by_name.get(&candidate.name.lower()).and_then(|&i| votes.groups.get(i))?;
    let mut scores = group.scores;
    // The occurrence itself counts once more: names shared by a man and a town.
    scores.merge(&candidate.scores, MOST);
    let person_part = votes.person_parts.contains_key(&candidate.name);
    let body_part = votes.body_parts.get(&candidate.name).copied();
    if person_part {
        let place_here = candidate.known.is_some_and(|k| k.kind != EntityKind::Person)
            && !candidate.titled
            && in_place(words, candidate);
        scores.add(
            EntityKind::Person,
            if place_here {
                0.0
            } else if candidate.known.is_some() {
                // Every occurrence of a known name votes for what it is known as.
                9.0 + MOST * group.count.saturating_sub(1) as f32
            } else {
                SHORT_FORM
            },
        );
    }
    if let Some(kind) = body_part.filter(|_| candidate.known.is_none() && candidate.tokens.len() == 1) {
        scores.add(kind, if person_part { 0.5 } else { SHORT_FORM + 2.0 });
    }
    if candidate.known.is_none()
        && candidate.tokens.len() == 1
        && is_common(words, candidate)
        && !person_part
        && body_part.is_none()
        && !candidate.titled
    {
        return None;
    }
    if votes.stems.contains_key(&candidate.name.lower()) {
        scores.add(EntityKind::Org, MOST * group.count as f32);
    }
    if votes.event_parts.contains_key(&candidate.name) && !candidate.titled {
        scores.add(EntityKind::Event, SHORT_FORM + 2.0);
    }
    if group.titled && candidate.known.is_none() {
        scores.add(EntityKind::Person, 2.0);
    }
    let (kind, points, lead) = scores.best();
    let witnessed = group.strong > 0 || person_part || body_part.is_some() || candidate.titled;
    let enough = if candidate.weak && !witnessed { ENOUGH_WEAK } else { ENOUGH };
    if points < enough {
        return None;
    }
    if candidate.weak
        && !witnessed
        && candidate.known.is_some_and(|k| k.class != NameClass::Group)
        && !words.tag(candidate.tokens.start).is_proper()
        && words.shape(candidate.tokens.start) != crate::document::Shape::Upper
    {
        return None;
    }
    let single = candidate.tokens.len() == 1 && candidate.known.is_none();
    if single
        && points < VOUCHED
        && !witness_beside(person_part, body_part)
        && !words.tag(candidate.tokens.start).is_proper()
    {
        return None;
    }
    let confidence = (0.45 + 0.1 * lead.min(4.0) + if witnessed { 0.1 } else { 0.0 }).clamp(0.3, 0.97);
    Some(NameReading { span: candidate.span, kind, confidence, woman: 0 })
}

/// Whether a longer name holds this one.
fn witness_beside(person_part: bool, body_part: Option<EntityKind>) -> bool {
    person_part || body_part.is_some()
}

/// Stands after a preposition of place, or before the country it lies in.
fn in_place(words: &Words<'_>, candidate: &Candidate) -> bool {
    words
        .before(candidate.tokens.start)
        .is_some_and(|b| words.is_one_of(b, &["in", "from", "to", "near", "at", "of", "across"]))
}

/// A single capitalized word that is a common noun with a capital (`one Ally`, `the Minister`).
fn is_common(words: &Words<'_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let word = words.text(at);
    let lower = word.lower();
    let names = &words.lexicon.names;
    let before = words.before(at);
    // *The whole Alliance*: an adjective may stand between.
    let adjective = |b: &usize| words.tag(*b) == Tag::JJ && !words.shape(*b).is_capitalized();
    let first = before.filter(adjective).and_then(|b| words.before(b)).or(before);
    let determined = first.is_some_and(|b| {
        matches!(words.tag(b), Tag::DT | Tag::PRPS | Tag::CD)
            || words.is_one_of(b, &["the", "a", "an", "our", "one", "this", "its", "their", "his", "her"])
    });
    if names.role(&lower).is_some()
        || names.honorific(word).is_some()
        || names.is_portfolio(word) && !determined && words.is_weak(at)
    {
        return true;
    }
    let (_, seen_lower) = words.seen(&lower);
    if determined && (names.nominal(&lower).is_some() || names.head(word).is_some()) {
        return true;
    }
    let indefinite = before.is_some_and(|b| words.is_one_of(b, &["one", "a", "an", "each", "every", "any", "no"]));
    (indefinite && !matches!(words.tag(at), Tag::NNP | Tag::NNPS))
        || (words.is_weak(at) && seen_lower > 0 && words.shape(at) != crate::document::Shape::Upper)
}
