//! Nominals that tell whom they mean without a role said before: by nationality or party (*the
//! German*, *the Republican*), by age (*the 54-year-old*), by a role that is only said later, or by
//! a noun that news uses for variety (*the lawmaker*).

use super::ages::in_word;
use super::asked;
use super::someone;
use super::state::{Link, State};
use crate::document::{Definiteness, EntityKind, Gender, MentionDraft, NominalForm};
use crate::text::Span;
use crate::text::case::{Casing, upper_letter};

/// Nouns for somebody already spoken of.
pub(super) const VARIETY: &[&str] = &[
    "man",
    "woman",
    "candidate",
    "lawmaker",
    "politician",
    "nominee",
    "star",
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "keeper",
    "forward",
    "winger",
    "batsman",
    "batter",
    "bowler",
    "pitcher",
    "quarterback",
    "champion",
    "veteran",
    "actor",
    "actress",
    "singer",
    "author",
    "writer",
    "novelist",
    "filmmaker",
    "billionaire",
    "tycoon",
    "entrepreneur",
    "executive",
    "boss",
    "leader",
    "democrat",
    "republican",
    "legislator",
    "scientist",
    "economist",
    "academic",
    "historian",
    "activist",
    "campaigner",
    "teenager",
    "pensioner",
    "native",
    "skipper",
    "rider",
    "driver",
    "golfer",
    "sprinter",
    "swimmer",
    "physicist",
    "biologist",
    "chemist",
    "ecologist",
    "engineer",
    "photographer",
    "musician",
    "painter",
    "sculptor",
    "poet",
    "playwright",
    "grandmother",
    "grandfather",
    "widow",
    "widower",
    "newcomer",
    "incumbent",
    "challenger",
    "premier",
    "statesman",
    "diplomat",
    "conservative",
    "liberal",
    "rookie",
    "youngster",
    "manager",
    "coach",
    "boy",
    "girl",
    "teen",
    "all-rounder",
    "seamer",
    "spinner",
    "opener",
    "paceman",
    "politician",
    "conservative",
    "centrist",
    "socialist",
    "communist",
    "nationalist",
    "independent",
];
/// Adjectives that do not tell whom a nominal means.
const EMPTY: &[&str] =
    &["former", "new", "old", "young", "veteran", "senior", "outgoing", "chief", "local", "top", "tearful", "same"];

/// How many paragraphs back somebody who answers may have spoken.
const TURNS: usize = 4;

/// Whom a definite description means, where no role said before tells.
pub(super) fn person(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    owner: Option<usize>,
) -> Option<Link> {
    if form.definiteness == Definiteness::Indefinite {
        return None;
    }
    if let Some(age) = form.modifiers.iter().find_map(|m| in_word(m))
        && let Some(link) = by_age(state, index, age, gender)
    {
        return Some(link);
    }
    if let Some(people) = form.modifiers.iter().chain([&form.head]).find(|word| is_demonym(state, word)) {
        let found = by_people(state, index, people, gender);
        return found.or_else(|| someone::chosen(state, index, form, gender, owner));
    }
    answers(state, index, form, gender)
        .or_else(|| someone::chosen(state, index, form, gender, owner))
        .or_else(|| later_role(state, index, form, gender))
}

pub(super) fn is_demonym(state: &State<'_>, word: &str) -> bool {
    let name = word.split(' ').map(capitalized).collect::<Vec<_>>().join(" ");
    state.lexicon.names.known(&name).is_some_and(|k| k.kind == EntityKind::Norp)
}

/// A word in lower case as the tables of names have it.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(upper_letter).into_iter().chain(letters).collect()
}

/// The person last spoken of whose role, or the tag behind whose name, tells this people or party.
fn by_people(state: &State<'_>, index: usize, people: &str, gender: Gender) -> Option<Link> {
    // *Dane* and *Danish* share three letters.
    let length = if people.chars().count() <= 4 { 3 } else { 4 };
    let stem: String = people.chars().take(length).collect();
    let of_role = |cluster: usize| {
        state.roles.iter().any(|r| r.cluster == cluster && r.words.iter().any(|w| w.starts_with(&stem)))
    };
    let cluster = earlier(state, index, gender).find(|&c| of_role(c) || has_tag(state, c, people))?;
    let name = name_of(state, cluster);
    Some(Link { cluster, confidence: 0.75, why: format!("{name} was said to be {people}") })
}

/// `(R-N.D.)`, `, D-Ohio,` behind a name of this cluster.
fn has_tag(state: &State<'_>, cluster: usize, party: &str) -> bool {
    let letter = match party {
        "republican" => "R-",
        "democrat" => "D-",
        "independent" => "I-",
        "conservative" => "C-",
        _ => return false,
    };
    (0..state.mentions.len()).filter(|&m| state.cluster_of(m) == Some(cluster)).any(|m| {
        state.mentions.get(m).is_some_and(|mention| {
            let end = mention.tokens.end;
            let tag = state.document.tokens.get(end + 1).map(|t| state.text(t.span)).unwrap_or_default();
            matches!(state.word(end).as_str(), "(" | ",")
                && (tag.starts_with(letter) || tag == letter.trim_end_matches('-'))
        })
    })
}

/// The person whose age was told.
fn by_age(state: &State<'_>, index: usize, age: u32, gender: Gender) -> Option<Link> {
    let of_age = |&&(mention, told): &&(usize, u32)| {
        let fits = |c: usize| state.is_single_person(c) && state.fits_gender(c, gender);
        told == age && state.cluster_of(mention).is_some_and(fits)
    };
    let before = state.ages.partition_point(|(mention, _)| *mention < index);
    let (earlier, later) = state.ages.split_at_checked(before)?;
    let &(mention, _) = earlier.iter().rev().find(of_age).or_else(|| later.iter().find(of_age))?;
    let cluster = state.cluster_of(mention)?;
    let name = name_of(state, cluster);
    let place = if mention < index { "before" } else { "later" };
    Some(Link { cluster, confidence: 0.85, why: format!("the age of {name}, told {place}") })
}

/// Whether a word before a noun does not tell whom it means.
pub(super) fn is_empty(modifier: &str) -> bool {
    modifier.ends_with("-year-old") || EMPTY.contains(&modifier)
}

/// Who is the subject of the sentence around a mention, and so is not called by another name in it.
pub(super) fn containing_sources(state: &State<'_>, index: usize) -> Vec<usize> {
    let Some(mention) = state.mentions.get(index) else { return Vec::new() };
    (index.saturating_sub(12)..index)
        .filter(|&m| state.mentions.get(m).is_some_and(|m| m.sentence == mention.sentence && m.subject))
        .filter_map(|m| state.cluster_of(m))
        .collect()
}

/// The role is said of a named person only further on (`the co-chair of … said`, a paragraph on `co-chair Ana
/// Ruiz`).
fn later_role(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let last = form.head.rsplit(' ').next()?;
    if form.relative {
        return None;
    }
    // The words behind the head count too (`the co-chair of Green Homeland`).
    let behind = state.text(mention.span).lower();
    let behind: Vec<&str> = behind
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .skip_while(|w| *w != last)
        .skip(1)
        .filter(|w| w.chars().count() > 3)
        .collect();
    let fits = |role: &&super::state::RoleEntry| {
        let has = |word: &str| role.words.iter().any(|w| w == word);
        role.head == last
            && form.modifiers.iter().all(|m| has(m))
            && behind.iter().all(|w| has(w))
            && state.fits_gender(role.cluster, gender)
    };
    let from = state.roles.partition_point(|r| r.mention < index);
    let mut found = state.roles.get(from..)?.iter().filter(fits);
    let first = found
        .next()
        .filter(|f| state.mentions.get(f.mention).is_some_and(|m| m.paragraph <= mention.paragraph + 12))?;
    let unique = found.all(|r| r.cluster == first.cluster);
    let name = name_of(state, first.cluster);
    unique.then(|| Link { cluster: first.cluster, confidence: 0.7, why: format!("the role said of {name} later") })
}

/// People of a gender mentioned before, the last first.
fn earlier<'s>(state: &'s State<'_>, index: usize, gender: Gender) -> impl Iterator<Item = usize> + 's {
    (0..index)
        .rev()
        .filter(|&m| state.mentions.get(m).is_some_and(|m| !m.spoken))
        .filter_map(|m| state.cluster_of(m))
        .filter(move |&c| state.is_single_person(c) && state.fits_gender(c, gender))
}

/// `“…,” the judge replied`: who answers the one who spoke last is who spoke before.
fn answers(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let describes = form.definiteness == Definiteness::Definite && !form.relative;
    if mention.spoken || mention.quote.is_some() || !describes || !replies(state, mention) {
        return None;
    }
    if let Some(question) = asked::question(state, mention)
        && let Some(cluster) = question.asked.filter(|&asked| state.fits_gender(asked, gender))
    {
        let why = format!("answers; {} was asked in the sentence before", name_of(state, cluster));
        return Some(Link { cluster, confidence: 0.75, why });
    }
    let current = containing_sources(state, index);
    let spoke = |m: &usize| state.mentions.get(*m).is_some_and(|m| !m.source_of.is_empty() && m.quote.is_none());
    let near = |m: &usize| state.mentions.get(*m).is_some_and(|m| m.paragraph + TURNS >= mention.paragraph);
    let mut speakers = (0..index).rev().filter(spoke).take_while(near).filter_map(|m| state.cluster_of(m));
    let last = speakers.next()?;
    let fits = |&c: &usize| {
        let named = state.is_single_person(c) && !is_unnamed(state, c);
        c != last && named && state.fits_gender(c, gender) && !current.contains(&c)
    };
    let cluster = speakers.find(fits)?;
    let name = name_of(state, cluster);
    Some(Link { cluster, confidence: 0.5, why: format!("answers; {name} spoke before") })
}

/// Whether a phrase follows a description's noun (*of*, *from*), or a clause that one of `opens` opens.
pub(super) fn goes_on(state: &State<'_>, mention: &MentionDraft, opens: &[&str]) -> bool {
    let links = ["of", "for", "at", "in", "from", "with", "on", "to"];
    mention.tokens.clone().any(|at| {
        let word = state.word(at);
        links.contains(&word.as_str()) || opens.contains(&word.as_str())
    })
}

/// Whether what a source says answers somebody else (*the judge replied*).
pub(super) fn replies(state: &State<'_>, mention: &MentionDraft) -> bool {
    let cue = mention.source_of.first().and_then(|q| state.quotes.get(q.index())?.cue);
    let verbs = ["replied", "answered", "responded", "countered", "retorted", "asked", "interrupted", "disagreed"];
    // Who *had asked* did so before.
    let earlier = |cue: &Span| state.text(*cue).split(' ').any(|word| word == "had");
    cue.filter(|cue| !earlier(cue)).is_some_and(|cue| state.text(cue).split(' ').any(|word| verbs.contains(&word)))
}

pub(super) fn is_unnamed(state: &State<'_>, cluster: usize) -> bool {
    state.clusters.get(cluster).is_none_or(|c| c.entity.unnamed)
}

pub(super) fn name_of(state: &State<'_>, cluster: usize) -> String {
    state.clusters.get(cluster).map(|c| c.entity.name.clone()).unwrap_or_default()
}
