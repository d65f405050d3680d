//! Nominals that tell whom they mean without a role said before: by nationality or party (*the
//! German*, *the Republican*), by age (*the 54-year-old*), by a role that is only said later, or by
//! a noun that news uses for variety (*the lawmaker*).

use super::state::{Link, State};
use crate::document::{Definiteness, EntityKind, Form, Gender, MentionDraft, NominalForm};
use crate::text::case::{Casing, upper_letter};

/// Nouns for somebody already spoken of.
const VARIETY: &[&str] = &[
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
/// How many mentions back somebody spoken of may stand.
const NEAR: usize = 24;

/// Whom a definite description means, where no role said before tells.
pub(super) fn person(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender) -> Option<Link> {
    if form.definiteness == Definiteness::Indefinite {
        return None;
    }
    let modifier = |fits: fn(&State<'_>, &str) -> bool| form.modifiers.iter().find(|m| fits(state, m));
    if let Some(age) = modifier(|_, m| age_in(m).is_some()).and_then(|m| age_in(m))
        && let Some(link) = by_age(state, index, age, gender)
    {
        return Some(link);
    }
    if let Some(people) = modifier(is_demonym).or(Some(&form.head).filter(|h| is_demonym(state, h))) {
        let alone = is_demonym(state, &form.head) || VARIETY.contains(&form.head.as_str());
        return by_people(state, index, people, gender)
            .or_else(|| alone.then(|| spoken_of(state, index, form, gender)).flatten());
    }
    covered_role(state, index, form, gender)
        .or_else(|| later_role(state, index, form, gender))
        .or_else(|| spoken_of(state, index, form, gender))
        .or_else(|| spoke_before(state, index, form, gender))
}

fn is_demonym(state: &State<'_>, word: &str) -> bool {
    let mut letters = word.chars();
    let capital: String = letters.next().map(upper_letter).into_iter().chain(letters).collect();
    state.lexicon.names.known(&capital).is_some_and(|k| k.kind == EntityKind::Norp)
}

/// The person last spoken of whose role, or the tag behind whose name, tells this people or party.
fn by_people(state: &State<'_>, index: usize, people: &str, gender: Gender) -> Option<Link> {
    // *Dane* and *Danish* share three letters.
    let length = if people.chars().count() <= 4 { 3 } else { 4 };
    let stem: String = people.chars().take(length).collect();
    let of_role = |cluster: usize| {
        state.roles.iter().any(|r| r.cluster == cluster && r.words.iter().any(|w| w.starts_with(&stem)))
    };
    let cluster = earlier(state, index, index, gender).find(|&c| of_role(c) || has_tag(state, c, people))?;
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

/// The number of *54-year-old*.
fn age_in(word: &str) -> Option<u32> {
    word.split_once("-year-old").filter(|(_, rest)| rest.is_empty())?.0.parse().ok()
}

/// The person whose age was told.
fn by_age(state: &State<'_>, index: usize, age: u32, gender: Gender) -> Option<Link> {
    let told = |m: usize| {
        state.mentions.get(m).is_some_and(|m| {
            let end = m.tokens.end;
            let next = if state.word(end + 1) == "aged" { end + 2 } else { end + 1 };
            state.word(end) == "," && state.word(next).parse() == Ok(age)
        })
    };
    let mention = (0..state.mentions.len()).find(|&m| told(m))?;
    let cluster = state.cluster_of(mention).filter(|&c| state.is_single_person(c) && state.fits_gender(c, gender))?;
    let name = name_of(state, cluster);
    let place = if mention < index { "before" } else { "later" };
    Some(Link { cluster, confidence: 0.85, why: format!("the age of {name}, told {place}") })
}

/// Another word for a role said before: *the lawyer* for a counsel, *the detective* for a detective
/// superintendent. The last such person spoken of.
fn covered_role(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender) -> Option<Link> {
    let last = form.head.rsplit(' ').next()?;
    let end = state.roles.partition_point(|r| r.mention < index);
    let roles = state.roles.get(..end)?;
    let covers = |role: &super::state::RoleEntry| {
        let has = |word: &String| role.words.contains(word);
        (state.lexicon.names.role_covers(last, &role.head) || role.words.iter().any(|w| w == last))
            && form.modifiers.iter().all(|m| has(m) || m.ends_with("-year-old") || EMPTY.contains(&m.as_str()))
    };
    let current = containing_sources(state, index);
    let cluster = earlier(state, index, 40, gender)
        .find(|&c| !current.contains(&c) && roles.iter().any(|r| r.cluster == c && covers(r)))?;
    let role = roles.iter().rev().find(|r| r.cluster == cluster && covers(r)).map(|r| r.words.join(" "))?;
    let name = name_of(state, cluster);
    Some(Link { cluster, confidence: 0.7, why: format!("another word for the role said of {name} ({role})") })
}

/// Who is the subject of the sentence around a mention, and so is not called by another name in it.
fn containing_sources(state: &State<'_>, index: usize) -> Vec<usize> {
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

/// The person the text spoke of last, for nouns that only vary the wording.
fn spoken_of(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let noun = form.head.as_str();
    let age = form.modifiers.iter().any(|m| age_in(m).is_some());
    let people = is_demonym(state, noun);
    let profession = ["ist", "cian", "-hander", "ologist", "grapher"].iter().any(|end| noun.ends_with(end));
    if mention.spoken || !mention.subject || !(VARIETY.contains(&noun) || age || people || profession) {
        return None;
    }
    let current = containing_sources(state, index);
    // A profession is not said of somebody who has another.
    let free = |c: usize| !profession || !state.roles.iter().any(|r| r.cluster == c);
    let mut best: Option<(f32, usize)> = None;
    for m in (index.saturating_sub(NEAR)..index).rev() {
        let Some((other, c)) = state.mentions.get(m).zip(state.cluster_of(m)) else { continue };
        let person = state.is_single_person(c) && state.fits_gender(c, gender) && free(c) && !current.contains(&c);
        let named = state.clusters.get(c).is_some_and(|c| !c.entity.unnamed);
        if other.spoken || !person || !named || other.paragraph + 2 < mention.paragraph {
            continue;
        }
        let points = prominence(state, other, c, mention);
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, c));
        }
    }
    let (_, cluster) = best?;
    let name = name_of(state, cluster);
    Some(Link { cluster, confidence: 0.5, why: format!("{name} is whom the text speaks of right before") })
}

/// Offices and callings whose holder may speak without having been named.
const OFFICES: &[&str] = &[
    "president",
    "minister",
    "governor",
    "mayor",
    "king",
    "queen",
    "pope",
    "judge",
    "chairman",
    "chairwoman",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "official",
    "secretary",
    "ambassador",
    "chancellor",
    "source",
    "announcer",
    "moderator",
    "interviewer",
    "narrator",
    "reporter",
];

/// `“…,” the retired teacher said`: who speaks by a description that nobody had before is the one person that the
/// sentences before are about, named there as a subject or source.
fn spoke_before(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let noun = form.head.rsplit(' ').next()?;
    let office = OFFICES.contains(&noun) && form.modifiers.is_empty();
    let describes = form.definiteness == Definiteness::Definite && !form.relative && !office;
    // *the debate, Obama’s aides said*: words that were taken for one phrase.
    let whole = !state.text(mention.span).contains(',');
    if mention.spoken || mention.quote.is_some() || mention.source_of.is_empty() || !describes || !whole {
        return None;
    }
    let current = containing_sources(state, index);
    let (mut found, mut here): (Option<usize>, bool) = (None, false);
    for m in (index.saturating_sub(NEAR)..index).rev() {
        let Some((other, c)) = state.mentions.get(m).zip(state.cluster_of(m)) else { continue };
        // The paragraph itself tells, else the one before.
        if here && other.paragraph < mention.paragraph || other.paragraph + 1 < mention.paragraph {
            break;
        }
        let leads = other.subject || !other.source_of.is_empty();
        if other.spoken || other.quote.is_some() || !leads || !state.is_single_person(c) {
            continue;
        }
        let named = state.clusters.get(c).is_some_and(|c| !c.entity.unnamed);
        if !named || !state.fits_gender(c, gender) || current.contains(&c) || found.is_some_and(|f| f != c) {
            return None;
        }
        here |= other.paragraph == mention.paragraph;
        found = Some(c);
    }
    let cluster = found?;
    let name = name_of(state, cluster);
    Some(Link { cluster, confidence: 0.5, why: format!("{name} alone is spoken of right before") })
}

/// How much the text speaks of a person at a mention shortly before another.
fn prominence(state: &State<'_>, other: &MentionDraft, cluster: usize, mention: &MentionDraft) -> f32 {
    let mut points = -(mention.sentence.saturating_sub(other.sentence).min(9) as f32);
    points -= 0.7 * mention.paragraph.saturating_sub(other.paragraph) as f32;
    points += if other.subject && other.quote.is_none() { 1.5 } else { 0.0 };
    points += if state.is_introduced(other, cluster) { 1.5 } else { 0.0 };
    points + if other.source_of.is_empty() { 0.0 } else { 0.5 }
}

/// People of a gender mentioned before, the last first.
fn earlier<'s>(state: &'s State<'_>, index: usize, window: usize, gender: Gender) -> impl Iterator<Item = usize> + 's {
    (index.saturating_sub(window)..index)
        .rev()
        .filter(|&m| state.mentions.get(m).is_some_and(|m| !m.spoken))
        .filter_map(|m| state.cluster_of(m))
        .filter(move |&c| state.is_single_person(c) && state.fits_gender(c, gender))
}

fn name_of(state: &State<'_>, cluster: usize) -> String {
    state.clusters.get(cluster).map(|c| c.entity.name.clone()).unwrap_or_default()
}

/// `Their keeper said …`, and in the next paragraph `said Ana Ruiz, who …`; `A former teacher told a jury …`, and
/// then `Ana Ruiz, 61, denies …`: the lead describes who is named only afterwards.
pub(super) fn name_the_lead(state: &mut State<'_>) {
    let Some((described, cluster, definite)) = lead(state) else { return };
    let Some(paragraph) = state.mentions.get(described).map(|m| m.paragraph) else { return };
    let named = (described + 1..state.mentions.len()).find(|&m| {
        state.mentions.get(m).is_some_and(|m| {
            let name = matches!(&m.form, Form::Name(n) if n.kind == EntityKind::Person);
            let speaks = definite && !m.source_of.is_empty() && m.paragraph <= paragraph + 2;
            let opens = name && m.subject && m.paragraph == paragraph + 1 && opens_paragraph(state, m);
            m.quote.is_none() && m.paragraph > paragraph && (speaks || opens)
        })
    });
    let Some((mention, target)) = named.and_then(|m| Some((m, state.cluster_of(m)?))) else { return };
    let Some(draft) = state.mentions.get(mention) else { return };
    let gender = state.clusters.get(cluster).map_or(Gender::Unknown, |c| c.entity.gender);
    let fits = matches!(&draft.form, Form::Name(n) if n.kind == EntityKind::Person)
        && state.is_introduced(draft, target)
        && state.is_single_person(target)
        && state.fits_gender(target, gender)
        && !state.roles.iter().any(|r| r.cluster == target && r.mention == mention);
    if !fits {
        return;
    }
    let why = format!("described here, named {} in the next paragraphs", name_of(state, target));
    for m in 0..state.mentions.len() {
        if state.cluster_of(m) == Some(cluster) {
            state.link(m, target, 0.6, why.clone());
        }
    }
}

/// Whether a name is the first thing in its paragraph.
fn opens_paragraph(state: &State<'_>, mention: &MentionDraft) -> bool {
    let paragraph = state.document.text.paragraphs().get(mention.paragraph).map_or(0, |p| p.start());
    paragraph == mention.span.start()
}

/// The description that speaks first of all, in the first paragraphs, and has no name yet; whether it is
/// definite.
fn lead(state: &State<'_>) -> Option<(usize, usize, bool)> {
    let first = (0..state.mentions.len())
        .find(|&m| state.mentions.get(m).is_some_and(|m| !m.source_of.is_empty() && m.quote.is_none()))?;
    let mention = state.mentions.get(first)?;
    let Form::Nominal(form) = &mention.form else { return None };
    let cluster = state.cluster_of(first)?;
    let unnamed = state.clusters.get(cluster).is_some_and(|c| c.entity.unnamed && c.nominal.is_some());
    let definite = form.definiteness != Definiteness::Indefinite;
    (unnamed && state.is_single_person(cluster)).then_some((first, cluster, definite))
}
