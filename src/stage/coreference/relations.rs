//! Who is whose: `his daughter, Ana Ruiz` makes *her father* and, in her own words, *Dad* the man
//! meant by *his*; `his lawyer, Bo Lin` makes *my client* the same man.

use super::pronouns;
use super::state::State;
use crate::document::{EntityKind, Form, Gender, MentionDraft, NominalForm, Tag};
use crate::text::Span;

/// Kinds of relation: nouns of one side, nouns of the other.
const SIDES: &[(&[&str], &[&str])] = &[
    (
        &["son", "daughter", "child", "stepson", "stepdaughter", "children", "baby", "youngest", "eldest"],
        &[
            "father",
            "mother",
            "parent",
            "dad",
            "mum",
            "mom",
            "daddy",
            "mummy",
            "mama",
            "papa",
            "stepfather",
            "stepmother",
            "ma",
            "pa",
            "mam",
        ],
    ),
    (
        &["grandson", "granddaughter", "grandchild"],
        &[
            "grandfather",
            "grandmother",
            "grandpa",
            "grandma",
            "granny",
            "gran",
            "nana",
            "grandad",
            "granddad",
            "nan",
            "grandparent",
        ],
    ),
    (&["husband", "wife", "widow", "widower", "spouse", "partner", "fiancé", "fiancée", "fiance", "fiancee"], &[]),
    (&["brother", "sister", "twin", "half-brother", "half-sister", "sibling"], &[]),
    (&["cousin"], &[]),
    (&["nephew", "niece"], &["uncle", "aunt", "auntie"]),
    (&["son-in-law", "daughter-in-law"], &["father-in-law", "mother-in-law"]),
    (&["lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate", "agent"], &["client"]),
    (&["doctor", "physician", "surgeon", "therapist", "psychologist"], &["patient"]),
    (&["teacher", "tutor", "professor", "mentor"], &["student", "pupil", "protégé"]),
    (&["coach", "trainer", "manager"], &["player", "captain", "striker", "fighter"]),
    (
        &["deputy", "aide", "assistant", "secretary", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson"],
        &["boss"],
    ),
    (&["predecessor"], &["successor"]),
    (&["landlord", "landlady"], &["tenant", "lodger"]),
    (&["neighbor", "neighbour"], &[]),
    (&["colleague", "counterpart", "teammate", "team-mate", "co-star", "co-author", "co-founder"], &[]),
];
/// Row of children and parents, of married people, and of brothers and sisters, in [`SIDES`].
const CHILD: usize = 0;
const SPOUSE: usize = 2;
const SIBLING: usize = 3;

/// One person is something to another person or to a body.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// Cluster of the person the noun is said of.
    of: usize,
    /// Cluster of the owner.
    to: usize,
    /// The noun, in lower case.
    noun: String,
}

/// Row and side of a noun in [`SIDES`]; both sides are one where the second is empty. A former one counts too.
fn side(noun: &str) -> Option<(usize, bool)> {
    let noun = noun.trim_start_matches("ex-");
    SIDES.iter().enumerate().find_map(|(row, (left, right))| {
        left.contains(&noun).then_some((row, false)).or_else(|| right.contains(&noun).then_some((row, true)))
    })
}

fn symmetric(row: usize) -> bool {
    SIDES.get(row).is_some_and(|(_, right)| right.is_empty())
}

/// Learns what the roles beside a name say of whom.
pub(super) fn learn(state: &mut State<'_>, index: usize) {
    let Some((mention, cluster)) = state.mentions.get(index).zip(state.cluster_of(index)) else { return };
    let Form::Name(name) = &mention.form else { return };
    for role in name.roles.clone() {
        learn_role(state, index, cluster, role);
    }
}

/// `Ruiz was married to her`, `He married Ana Ruiz in 1958`: what a mention tells right behind the verb.
pub(super) fn marry(state: &mut State<'_>, index: usize) {
    let Some(mention) = state.mentions.get(index) else { return };
    let start = mention.tokens.start;
    let word = |back: usize| start.checked_sub(back).map(|at| state.word(at)).unwrap_or_default();
    if word(1) != "married" && !(word(1) == "to" && word(2) == "married") {
        return;
    }
    let Some(to) = state.cluster_of(index).filter(|&c| state.is_single_person(c)) else { return };
    let subject = (index.saturating_sub(6)..index).rev().find(|&m| {
        let same = state.mentions.get(m).is_some_and(|m| m.sentence == mention.sentence && m.subject);
        same && state.cluster_of(m).is_some_and(|c| c != to && state.is_single_person(c))
    });
    if let Some(of) = subject.and_then(|m| state.cluster_of(m)) {
        keep(state, of, to, "spouse");
    }
}

/// Learns from one role phrase beside a name.
fn learn_role(state: &mut State<'_>, index: usize, cluster: usize, role: Span) {
    let tokens = state.document.tokens_in(role);
    let head: Vec<String> = tokens.clone().map(|at| state.word(at)).take_while(|w| !is_link(w) && w != ",").collect();
    let Some(noun) = head.last().cloned() else { return };
    let theirs = tokens.start.checked_sub(1).is_some_and(|at| state.word(at) == "their");
    let owner = (!theirs)
        .then(|| owner_before(state, tokens.start))
        .flatten()
        .or_else(|| owner_inside(state, tokens.start, tokens.start + head.len()))
        .or_else(|| owner_after(state, tokens.start + head.len(), tokens.end))
        .or_else(|| body_inside(state, tokens.clone()))
        .or_else(|| family(state, index, cluster, tokens.start, &noun));
    if let Some(to) = owner.filter(|&to| to != cluster) {
        state.relations.push(Relation { of: cluster, to, noun });
    }
}

fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "to" | "at" | "with" | "in" | "from")
}

/// `his`, `Ruiz’s` or `Ruiz, a roofer whose` right before a role.
fn owner_before(state: &mut State<'_>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if state.word(before) == "whose" {
        let first = state.mentions.partition_point(|m| m.tokens.end <= before);
        let near = (first.saturating_sub(3)..first)
            .rev()
            .filter(|&m| state.mentions.get(m).is_some_and(|m| m.tokens.end + 12 >= before && !m.spoken));
        return near.filter_map(|m| state.cluster_of(m)).find(|&c| state.is_single_person(c));
    }
    let end = if state.tag(before) == Tag::POS { before } else { start };
    let near = state.mentions_near(start);
    let owner = near.into_iter().rev().find(|&m| {
        state.mentions.get(m).is_some_and(|m| {
            m.tokens.end == end
                && match m.form {
                    Form::Pronoun(p) => p.possessive && end == start,
                    _ => end == before,
                }
        })
    })?;
    settle(state, owner)
}

/// `Ruiz’s` inside the role phrase (`Ruiz’s longtime lawyer`).
fn owner_inside(state: &mut State<'_>, start: usize, end: usize) -> Option<usize> {
    let pos = (start..end).rev().find(|&at| state.tag(at) == Tag::POS)?;
    let owner = state
        .mentions_near(start)
        .into_iter()
        .rev()
        .find(|&m| state.mentions.get(m).is_some_and(|m| m.tokens.end == pos && m.tokens.start >= start))?;
    settle(state, owner)
}

/// `lawyer for Ruiz`, `director of the Board`.
fn owner_after(state: &mut State<'_>, link: usize, end: usize) -> Option<usize> {
    if link >= end || !matches!(state.word(link).as_str(), "of" | "for" | "to" | "at") {
        return None;
    }
    let owner = state.mentions_near(link).into_iter().find(|&m| {
        state.mentions.get(m).is_some_and(|m| {
            m.tokens.start > link
                && m.tokens.start <= link + 2
                && m.tokens.end <= end
                && !matches!(m.form, Form::Pronoun(_))
        })
    })?;
    settle(state, owner)
}

/// `Green Homeland co-chair`: a body named in the role.
fn body_inside(state: &State<'_>, tokens: std::ops::Range<usize>) -> Option<usize> {
    let body = |m: &usize| {
        state.mentions.get(*m).is_some_and(|m| {
            m.tokens.start >= tokens.start
                && m.tokens.end <= tokens.end
                && matches!(&m.form, Form::Name(n) if matches!(n.kind, EntityKind::Org | EntityKind::Fac))
        })
    };
    state.mentions_near(tokens.start).into_iter().find(body).and_then(|m| state.cluster_of(m))
}

/// The body that a person was said to be something of.
pub(super) fn body_of(state: &State<'_>, person: usize) -> Option<(usize, String)> {
    let body = |c: usize| state.clusters.get(c).filter(|c| matches!(c.entity.kind, EntityKind::Org | EntityKind::Fac));
    let relation = state.relations.iter().rev().find(|r| r.of == person && body(r.to).is_some())?;
    Some((relation.to, body(relation.to)?.entity.name.clone()))
}

/// `Another daughter, Ana Ruiz`, `a grandson`: the family spoken of before, else whom the text
/// names most.
fn family(state: &State<'_>, index: usize, cluster: usize, start: usize, noun: &str) -> Option<usize> {
    let relative = state.lexicon.names.role(noun).is_some_and(|r| r.relative);
    let article =
        start.checked_sub(1).is_some_and(|at| matches!(state.word(at).as_str(), "a" | "another" | "one" | "their"));
    if !relative || !article {
        return None;
    }
    let kin = |r: &&Relation| state.lexicon.names.role(&r.noun).is_some_and(|role| role.relative);
    let told: Vec<usize> = state.relations.iter().filter(kin).map(|r| r.to).filter(|&c| c != cluster).collect();
    most_frequent(told.into_iter()).or_else(|| {
        let named = (0..index).filter_map(|m| state.cluster_of(m));
        most_frequent(named.filter(|&c| c != cluster && state.is_single_person(c)))
    })
}

/// The first of those that come most often.
fn most_frequent(clusters: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for cluster in clusters {
        match counts.iter_mut().find(|(other, _)| *other == cluster) {
            Some((_, n)) => *n += 1,
            None => counts.push((cluster, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|&(_, n)| n).map(|(c, _)| c)
}

/// The cluster of a mention, a pronoun resolved first.
fn settle(state: &mut State<'_>, mention: usize) -> Option<usize> {
    if state.cluster_of(mention).is_none() {
        pronouns::resolve(state, mention);
    }
    state.cluster_of(mention)
}

/// Whose a nominal is: `her father`, `Ruiz’s lawyer`, `my client` of the speaker, *Dad* in
/// somebody’s own words.
pub(super) fn owner(state: &mut State<'_>, index: usize) -> Option<usize> {
    let mention = state.mentions.get(index)?.clone();
    let Form::Nominal(form) = &mention.form else { return None };
    let start = mention.tokens.start;
    let first = state.word(start);
    if matches!(first.as_str(), "my" | "our") || is_vocative(state, &mention, form) {
        return pronouns::speaker_around(state, mention.quote?);
    }
    if matches!(state.tag(start), Tag::PRPS) || first == "her" {
        let pronoun = state.mentions_near(start).into_iter().find(|&m| {
            state.mentions.get(m).is_some_and(|m| m.tokens.start == start && matches!(m.form, Form::Pronoun(_)))
        })?;
        return settle(state, pronoun);
    }
    owner_inside(state, start, mention.tokens.end).or_else(|| {
        // `the youngest daughter of the magnate Bo Lin`
        let of = mention.tokens.clone().find(|&at| form.relative && state.word(at) == "of")?;
        let inside = |m: &usize| {
            state.mentions.get(*m).is_some_and(|m| m.tokens.start > of && m.tokens.end <= mention.tokens.end)
        };
        let person = |m: &usize| super::state::name_kind(state.mentions.get(*m)?).filter(|k| *k == EntityKind::Person);
        let named = state.mentions_near(of).into_iter().filter(inside).find(|m| person(m).is_some())?;
        settle(state, named)
    })
}

/// *Dad*, *Grandma* without article.
fn is_vocative(state: &State<'_>, mention: &MentionDraft, form: &NominalForm) -> bool {
    mention.tokens.len() == 1
        && mention.quote.is_some()
        && form.relative
        && state.text(mention.span).starts_with(char::is_uppercase)
}

/// Who is `noun` to `owner`, as far as the text has told, and in which words to say so.
pub(super) fn find(state: &State<'_>, noun: &str, owner: usize, gender: Gender) -> Option<(usize, String)> {
    let told = |r: &&Relation| r.noun == noun && r.to == owner;
    if let Some(found) = state.relations.iter().rev().find(told) {
        return Some((found.of, said(state, found.of, noun, owner)));
    }
    let (row, right) = side(noun)?;
    let mut found = related(state, row, right, owner);
    if found.is_empty() && row == CHILD && right {
        // The parents of a brother or sister.
        for sibling in related(state, SIBLING, false, owner) {
            found.extend(related(state, CHILD, true, sibling));
        }
    }
    if row == SIBLING {
        for parent in related(state, CHILD, true, owner) {
            found.extend(related(state, CHILD, false, parent));
        }
    }
    if row == CHILD && right {
        // The wife or husband of the other parent.
        for parent in found.clone() {
            found.extend(related(state, SPOUSE, false, parent));
        }
    }
    found.retain(|&c| c != owner && state.fits_gender(c, gender));
    let first = *found.first()?;
    found.iter().all(|&c| c == first).then(|| (first, said(state, first, noun, owner)))
}

/// Who alone of those named so far bears the surname of `owner` and so may be `noun` to them (*his sister* of Paul
/// Ruiz is Ana Ruiz), where nothing else was said of the two.
pub(super) fn namesake(
    state: &State<'_>,
    index: usize,
    noun: &str,
    owner: usize,
    gender: Gender,
) -> Option<(usize, String)> {
    let surname = state.clusters.get(owner)?.words.last().filter(|_| state.is_single_person(owner))?;
    let at = state.mentions.get(index)?.span.start();
    let bears = |&c: &usize| {
        state.clusters.get(c).is_some_and(|other| {
            other.words.len() > 1 && other.words.last() == Some(surname) && other.first < at && !other.entity.unnamed
        })
    };
    let related = |c: usize| state.relations.iter().any(|r| (r.of, r.to) == (c, owner) || (r.of, r.to) == (owner, c));
    let fits = |&c: &usize| c != owner && state.is_single_person(c) && state.fits_gender(c, gender) && !related(c);
    let mut found = (0..state.clusters.len()).filter(bears).filter(fits);
    let first = found.next().filter(|_| found.next().is_none())?;
    Some((first, format!("{}, of the same surname", said(state, first, noun, owner))))
}

/// `the mother`: who was last said to be one, or to have a child.
pub(super) fn known_as(state: &State<'_>, noun: &str, gender: Gender) -> Option<(usize, String)> {
    let (row, right) = side(noun)?;
    // Whoever has a husband is no widow yet.
    let widowed = ["widow", "widower"].contains(&noun);
    let of = |r: &Relation| {
        let (other, other_right) = side(&r.noun).filter(|_| !widowed || r.noun == noun)?;
        let cluster = if other_right == right || symmetric(other) { r.of } else { r.to };
        let fits = other == row && state.is_single_person(cluster) && state.fits_gender(cluster, gender);
        let named = state.clusters.get(cluster).is_some_and(|c| !c.entity.unnamed);
        (fits && named).then_some((cluster, if cluster == r.of { r.to } else { r.of }))
    };
    let (cluster, other) = state.relations.iter().rev().find_map(of)?;
    Some((cluster, said(state, cluster, noun, other)))
}

/// The relative without a name (*his wife*, up to `near` paragraphs before) whose owner bears the surname of the person
/// whom a mention introduces: their cluster.
pub(super) fn unnamed_kin(state: &State<'_>, index: usize, target: usize, near: usize) -> Option<usize> {
    let surname = state.clusters.get(target)?.words.last()?;
    let paragraph = state.mentions.get(index)?.paragraph;
    // *Her father … Her husband, Frank Ruiz*: who is introduced as something else.
    let told = |r: &Relation| {
        let mut said = state.roles.iter().filter(|role| role.mention == index).filter_map(|role| side(&role.head));
        said.next().is_none_or(|first| [first].into_iter().chain(said).any(|s| side(&r.noun) == Some(s)))
    };
    let fits = |r: &&Relation| {
        let owner = state.clusters.get(r.to).is_some_and(|o| r.to != target && o.words.last() == Some(surname));
        let kin =
            state.clusters.get(r.of).is_some_and(|c| c.entity.unnamed && state.fits_gender(target, c.entity.gender));
        let close = || {
            let told = (0..index).rev().find(|&m| state.cluster_of(m) == Some(r.of));
            told.and_then(|m| state.mentions.get(m)).is_some_and(|m| m.paragraph + near >= paragraph)
        };
        owner && kin && close() && told(r)
    };
    state.relations.iter().rev().find(fits).map(|r| r.of)
}

/// Says of one cluster what was said of another.
pub(super) fn rename(state: &mut State<'_>, from: usize, to: usize) {
    for relation in &mut state.relations {
        for side in [&mut relation.of, &mut relation.to] {
            if *side == from {
                *side = to;
            }
        }
    }
}

/// Keeps what a nominal has told: who is `noun` to `owner`.
pub(super) fn keep(state: &mut State<'_>, of: usize, to: usize, noun: &str) {
    let known = state.relations.iter().any(|r| r.of == of && r.to == to);
    if of != to && !known && side(noun).is_some() {
        state.relations.push(Relation { of, to, noun: noun.to_owned() });
    }
}

fn said(state: &State<'_>, person: usize, noun: &str, owner: usize) -> String {
    let name = |c: usize| state.clusters.get(c).map(|c| c.entity.name.clone()).unwrap_or_default();
    format!("{} is the {noun} of {}", name(person), name(owner))
}

/// The clusters that stand on one side of a relation to `owner`.
fn related(state: &State<'_>, row: usize, right: bool, owner: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for relation in state.relations.iter().rev() {
        let Some((other_row, other_right)) = side(&relation.noun).filter(|s| s.0 == row) else { continue };
        let same = other_right == right || symmetric(other_row);
        if same && relation.to == owner {
            found.push(relation.of);
        }
        if (!same || symmetric(other_row)) && relation.of == owner && state.is_single_person(relation.to) {
            found.push(relation.to);
        }
    }
    found
}

/// Whether a noun was said of this cluster as somebody else’s.
pub(super) fn belongs_to_another(state: &State<'_>, cluster: usize, noun: &str, owner: usize) -> bool {
    let mut told = state.relations.iter().filter(|r| r.of == cluster && r.noun == noun).peekable();
    told.peek().is_some() && told.all(|r| r.to != owner)
}

/// The person or body of a cluster can own.
pub(super) fn is_owner_kind(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Org | EntityKind::Gpe | EntityKind::Fac)
}
