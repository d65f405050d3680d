//! Whom a description means of which the text has told nothing: the named person who suits it best among those it
//! speaks of right before.

use super::descriptions::{NEAR, OFFICES, VARIETY, containing_sources, is_demonym, is_unnamed, name_of};
use super::state::{Link, State};
use super::{ages, deeds, genders};
use crate::document::{Definiteness, Form, Gender, MentionDraft, NominalForm};

/// Paragraphs back somebody may have been spoken of.
const REACH: usize = 2;
/// Least points of somebody.
const ENOUGH: f32 = -2.0;

/// The most prominent person shortly before whom a description may mean.
pub(super) fn best(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    owner: Option<usize>,
) -> Option<usize> {
    let (_, cluster) =
        candidates(state, index, form, gender, owner).into_iter().reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    Some(cluster)
}

/// Who speaks by a description that is new to the text and definite is mostly somebody who has just been named.
pub(super) fn prominent(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    owner: Option<usize>,
) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let noun = form.head.rsplit(' ').next()?;
    let office = OFFICES.contains(&noun) && form.modifiers.is_empty();
    let new = form.definiteness != Definiteness::Indefinite && !form.relative && !office;
    // `the head of the agency`, `the neighbour, who …` say who it is.
    let alone = !state.text(mention.span).contains([',', ';']) && mention.tokens.len() <= 5 && {
        let words = mention.tokens.clone().map(|at| state.word(at)).collect::<Vec<_>>();
        !words.iter().any(|w| matches!(w.as_str(), "of" | "for" | "at" | "in" | "from" | "with" | "who" | "on" | "to"))
    };
    if mention.spoken || mention.quote.is_some() || mention.source_of.is_empty() || mention.plural || !new || !alone {
        return None;
    }
    let gender = match gender {
        Gender::Unknown => genders::in_content(state, index).unwrap_or_default(),
        told => told,
    };
    let found = candidates(state, index, form, gender, owner);
    let (points, cluster) = found.into_iter().reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let name = name_of(state, cluster);
    (points > ENOUGH).then(|| Link {
        cluster,
        confidence: 0.45,
        why: format!("{name} suits it best of those spoken of right before"),
    })
}

/// Nouns that say how somebody stands to another, and nothing of what they are.
const STANDING: &[&str] = &[
    "predecessor",
    "successor",
    "rival",
    "friend",
    "neighbour",
    "neighbor",
    "colleague",
    "ally",
    "partner",
    "critic",
    "opponent",
    "supporter",
    "resident",
];

/// Who speaks by a description in the paragraph that has introduced a person of no calling is that person, unless the
/// description was used before in the paragraph.
pub(super) fn introduced(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let noun = form.head.rsplit(' ').next()?;
    let definite = form.definiteness == Definiteness::Definite && !form.relative && !mention.plural;
    if mention.spoken || mention.quote.is_some() || mention.source_of.is_empty() || !definite {
        return None;
    }
    let from = state.mentions.partition_point(|m| m.paragraph < mention.paragraph);
    let mut found = None;
    for m in (from..index).rev() {
        let Some((other, c)) = state.mentions.get(m).zip(state.cluster_of(m)) else { continue };
        if other.spoken || other.quote.is_some() || !state.is_single_person(c) {
            continue;
        }
        // *a crane driver* here is the crane driver.
        if matches!(&other.form, Form::Nominal(n) if n.head == form.head) {
            return None;
        }
        let leads = other.subject || !other.source_of.is_empty();
        if leads && found.is_none_or(|known| known == c) {
            found = Some(c);
        } else if leads {
            return None;
        }
    }
    let cluster = found.filter(|&c| state.fits_gender(c, gender) && !is_unnamed(state, c))?;
    let new = (from..index).any(|m| {
        state.cluster_of(m) == Some(cluster) && state.mentions.get(m).is_some_and(|m| state.is_introduced(m, cluster))
    });
    let callings = state.roles.iter().filter(|r| r.cluster == cluster && !STANDING.contains(&r.head.as_str()));
    let free = callings.count() == 0 && ages::suits(state, cluster, noun, &form.modifiers) != Some(false);
    let name = name_of(state, cluster);
    (new && free).then(|| Link { cluster, confidence: 0.6, why: format!("{name} has just been introduced") })
}

/// Named people spoken of shortly before, with their points.
fn candidates(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    owner: Option<usize>,
) -> Vec<(f32, usize)> {
    let Some(mention) = state.mentions.get(index) else { return Vec::new() };
    let Some(noun) = form.head.rsplit(' ').next() else { return Vec::new() };
    let current = containing_sources(state, index);
    let mut found = Vec::new();
    for m in (index.saturating_sub(NEAR)..index).rev() {
        let Some((other, c)) = state.mentions.get(m).zip(state.cluster_of(m)) else { continue };
        if other.paragraph + REACH < mention.paragraph {
            break;
        }
        let person = state.is_single_person(c) && state.fits_gender(c, gender) && !is_unnamed(state, c);
        if other.spoken || !person || current.contains(&c) || owner == Some(c) {
            continue;
        }
        if let Some(suits) = suits(state, c, noun, form) {
            found.push((prominence(state, other, c, mention) + suits, c));
        }
    }
    found
}

/// How well a noun goes with what is known of somebody; none where it does not.
fn suits(state: &State<'_>, cluster: usize, noun: &str, form: &NominalForm) -> Option<f32> {
    match ages::suits(state, cluster, noun, &form.modifiers) {
        Some(true) => return Some(4.0),
        Some(false) => return None,
        None => {}
    }
    let general = VARIETY_OF_ANYBODY.contains(&noun) || is_demonym(state, noun) || ages::in_word(noun).is_some();
    if general {
        return Some(0.0);
    }
    if state.deeds.iter().any(|d| d.cluster == cluster && deeds::makes(d, noun)) {
        return Some(3.0);
    }
    let mut roles = state.roles.iter().filter(|r| r.cluster == cluster).peekable();
    if roles.peek().is_none() {
        return Some(1.0);
    }
    // A calling is rarely said of somebody who has another.
    let covers = roles.any(|r| r.head == noun || r.words.iter().any(|w| w == noun));
    let varies = VARIETY.contains(&noun);
    Some(if covers {
        3.0
    } else if varies {
        -1.5
    } else {
        -2.5
    })
}

/// Nouns that go with any calling.
const VARIETY_OF_ANYBODY: &[&str] = &[
    "man",
    "woman",
    "star",
    "veteran",
    "native",
    "newcomer",
    "widow",
    "widower",
    "grandmother",
    "grandfather",
    "billionaire",
    "tycoon",
    "candidate",
    "democrat",
    "republican",
    "conservative",
    "liberal",
    "champion",
    "nominee",
    "favourite",
    "favorite",
    "winner",
    "loser",
    "survivor",
    "victim",
    "father",
    "mother",
    "parent",
];

/// How much the text speaks of a person at a mention shortly before another.
fn prominence(state: &State<'_>, other: &MentionDraft, cluster: usize, mention: &MentionDraft) -> f32 {
    let mut points = -(mention.sentence.saturating_sub(other.sentence).min(9) as f32);
    points -= 0.7 * mention.paragraph.saturating_sub(other.paragraph) as f32;
    points += if other.subject && other.quote.is_none() { 1.5 } else { 0.0 };
    points += if state.is_introduced(other, cluster) { 1.5 } else { 0.0 };
    points += if matches!(other.form, Form::Nominal(_)) { -0.3 } else { 0.0 };
    points + if other.source_of.is_empty() { 0.0 } else { 0.5 }
}
