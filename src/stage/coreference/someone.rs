//! Whom a description means that was not used before (*the runner-up*, *his coach*): the one of the people spoken of so
//! far whom it suits best, or somebody new.
//!
//! A linear model over what the text has told (softmax over the people and nobody), whose weights `training/signs.py`
//! fits on articles of our own.

use super::asked;
use super::descriptions::{VARIETY, containing_sources, goes_on, is_demonym, is_empty, is_unnamed, name_of};
use super::pronouns::speakers_around;
use super::someone_signs::{New, NewSigns, Sign, Signs};
use super::state::{Link, RoleEntry, State};
use super::told::{hundredths, likeliest};
use super::weigh::is_owned;
use super::weights::{NEW_PERSON, PERSON};
use super::{ages, genders};
use crate::document::{ChoiceKind, Definiteness, Gender, MentionDraft, NominalForm, Tag};
use crate::language::calendar::below_twenty;

/// How many mentions back somebody may stand.
const WINDOW: usize = 80;

/// The person whom a description means that is not told by a role or by the same words before.
pub(super) fn chosen(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    owner: Option<usize>,
) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let noun = form.head.rsplit(' ').next()?;
    let gender = match gender {
        Gender::Unknown if !mention.source_of.is_empty() => genders::in_content(state, index).unwrap_or_default(),
        told => told,
    };
    let speaks =
        |&m: &usize| state.mentions.get(m).is_some_and(|o| !o.spoken && o.quote.is_none() && !o.source_of.is_empty());
    let roles = state.roles.partition_point(|r| r.mention < index);
    let description = Description {
        state,
        index,
        mention,
        form,
        noun,
        tells_age: form.modifiers.iter().map(String::as_str).chain([noun]).any(|w| ages::in_word(w).is_some()),
        former: form.modifiers.iter().any(|m| FORMER.contains(&m.as_str())),
        general: ANYBODY.contains(&noun) || is_demonym(state, noun) || ages::in_word(noun).is_some(),
        gender,
        owner,
        roles: state.roles.get(..roles)?,
        current: containing_sources(state, index),
        last_source: (0..index).rev().filter(speaks).find(|&m| state.cluster_of(m).is_some()),
    };
    let people = description.people();
    let new = description.told_of_none(&people);
    let told: Vec<(Signs, usize, usize)> =
        people.iter().enumerate().map(|(rank, &(c, last))| (description.told_of(c, last, rank), c, last)).collect();
    let alone = told.iter().map(|(signs, ..)| signs.worth(const { &hundredths(&PERSON) }));
    let candidates = told.iter().zip(alone.clone()).map(|((signs, c, last), w)| (*last, *c, w, signs.values()));
    state.record(index, ChoiceKind::Person, new.values(), candidates);
    let worth = told.iter().zip(alone).map(|((_, c, last), w)| w + description.network(*c, *last));
    let (at, confidence) = likeliest(worth, new.worth(const { &hundredths(&NEW_PERSON) }))?;
    let cluster = told.get(at)?.1;
    Some(Link { cluster, confidence, why: description.reason(cluster) })
}

/// A description in its place.
struct Description<'s, 'a> {
    state: &'s State<'a>,
    index: usize,
    mention: &'s MentionDraft,
    form: &'s NominalForm,
    noun: &'s str,
    /// Whether the noun goes with any calling.
    general: bool,
    tells_age: bool,
    former: bool,
    gender: Gender,
    owner: Option<usize>,
    /// The roles said before.
    roles: &'s [RoleEntry],
    /// The subjects of the sentence.
    current: Vec<usize>,
    /// The mention of who spoke last in the narration.
    last_source: Option<usize>,
}

impl Description<'_, '_> {
    /// People of the gender spoken of before, the last first, each with the last mention of theirs.
    fn people(&self) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        // *Asked by Ruiz, the 44-year-old agreed*; *“The governor lied,” Ruiz said*
        let mut others: Vec<usize> = asked::asker(self.state, self.index, self.mention).into_iter().collect();
        if let Some(quote) = self.mention.quote.filter(|_| self.mention.spoken) {
            others.extend(speakers_around(self.state, quote));
        }
        for m in (self.index.saturating_sub(WINDOW)..self.index).rev() {
            let Some((other, c)) = self.state.mentions.get(m).zip(self.state.cluster_of(m)) else { continue };
            let person = self.state.is_single_person(c) && self.state.fits_gender(c, self.gender);
            // *Her partner* is not she herself.
            let own = self.owner == Some(c) && self.form.definiteness == Definiteness::Possessive;
            if !other.spoken
                && !self.state.writes(other)
                && person
                && !own
                && !others.contains(&c)
                && !found.iter().any(|(known, _)| *known == c)
            {
                found.push((c, m));
            }
        }
        found
    }

    /// What speaks for somebody who was not spoken of before.
    fn told_of_none(&self, people: &[(usize, usize)]) -> NewSigns {
        let mut signs = NewSigns::new();
        signs.say(New::One, true);
        signs.set(New::Modifiers, self.form.modifiers.iter().filter(|m| !is_empty(m)).count() as f32);
        signs.say(New::Source, !self.mention.source_of.is_empty());
        signs.say(New::Subject, self.mention.subject);
        signs.say(New::Spoken, self.mention.spoken);
        signs.say(New::Possessive, self.form.definiteness != Definiteness::Definite);
        signs.say(New::Relative, self.form.relative);
        // *the head of the agency*
        let of_number = self.mention.tokens.clone().any(|at| {
            self.state.word(at) == "of"
                && (self.state.tag(at + 1) == Tag::CD || below_twenty(&self.state.word(at + 1)).is_some())
        });
        let phrase = goes_on(self.state, self.mention, &["who"]);
        signs.say(New::Phrase, phrase && !of_number);
        signs.say(New::OfNumber, of_number);
        signs.say(New::General, self.general);
        signs.say(New::Age, self.tells_age);
        signs.say(New::Former, self.former);
        let here = |m: usize| self.state.mentions.get(m).is_some_and(|o| o.paragraph == self.mention.paragraph);
        signs.say(New::SomebodyHere, people.iter().any(|&(_, last)| here(last)));
        signs.set(New::People, people.len().min(5) as f32);
        signs
    }

    /// What speaks for and against a person whose last mention is `last` and who is the `rank`th, counted back.
    fn told_of(&self, cluster: usize, last: usize, rank: usize) -> Signs {
        let mut signs = Signs::new();
        signs.set(Sign::Rank, rank.min(6) as f32);
        signs.say(Sign::Last, rank == 0);
        self.near(cluster, last, &mut signs);
        self.roles(cluster, &mut signs);
        let known = self.state.clusters.get(cluster);
        signs.set(Sign::Count, known.map_or(0, |c| c.count).min(10) as f32);
        let gender = self.gender != Gender::Unknown && known.is_some_and(|c| c.entity.gender == self.gender);
        signs.say(Sign::Gender, gender);
        signs.say(Sign::Owner, self.owner == Some(cluster));
        signs.say(Sign::Current, self.current.contains(&cluster));
        signs.say(Sign::Unnamed, is_unnamed(self.state, cluster));
        let mention = self.state.mentions.get(last);
        signs.say(Sign::Genitive, mention.is_some_and(|m| self.state.tag(m.tokens.end) == Tag::POS));
        signs.say(Sign::Owned, mention.is_some_and(|m| is_owned(&m.form)));
        signs
    }

    /// How the person was spoken of in the last sentences.
    fn near(&self, cluster: usize, last: usize, signs: &mut Signs) {
        let state = self.state;
        let away = state.mentions.get(last).map_or(9, |m| self.mention.sentence.saturating_sub(m.sentence));
        let paragraphs = state.mentions.get(last).map_or(9, |m| self.mention.paragraph.saturating_sub(m.paragraph));
        signs.say(Sign::Here, away == 0);
        signs.say(Sign::Away1, away == 1);
        signs.say(Sign::Away2, away == 2);
        signs.say(Sign::Paragraph, paragraphs == 0);
        signs.say(Sign::ParagraphBefore, paragraphs == 1);
        let (mut others, mut others_here) = (false, false);
        let (mut first, mut first_before) = (None, None);
        for m in (0..self.index).rev() {
            let Some(other) = state.mentions.get(m) else { continue };
            let recent = other.sentence + 2 >= self.mention.sentence;
            if !recent && other.paragraph + 1 < self.mention.paragraph {
                break;
            }
            let Some(c) = state.cluster_of(m) else { continue };
            let here = other.paragraph == self.mention.paragraph;
            if !other.spoken && state.is_single_person(c) {
                match self.mention.paragraph.saturating_sub(other.paragraph) {
                    0 => first = Some(c),
                    1 => first_before = Some(c),
                    _ => {}
                }
            }
            if c != cluster {
                let fits = state.is_single_person(c) && state.fits_gender(c, self.gender);
                others |= recent && fits;
                others_here |= here && fits;
                continue;
            }
            let begins = |p: &crate::text::Span| p.start() == other.span.start();
            let opens = other.subject && state.document.text.paragraphs().get(other.paragraph).is_some_and(begins);
            signs.say(Sign::Opens, opens);
            if !other.spoken && (recent || here) {
                signs.say(Sign::Subject, other.subject);
                signs.say(Sign::Source, !other.source_of.is_empty());
                let introduced = state.is_first_named(other, c);
                signs.say(Sign::Introduced, introduced);
                signs.say(Sign::New, introduced && here);
            }
        }
        signs.say(Sign::First, first == Some(cluster));
        signs.say(Sign::FirstBefore, first_before == Some(cluster));
        signs.say(Sign::Only, !others && away <= 2);
        signs.say(Sign::OnlyHere, !others_here && paragraphs == 0);
        let last_source = self.last_source.filter(|&m| state.cluster_of(m) == Some(cluster));
        let here = |m: usize| state.mentions.get(m).is_some_and(|o| o.paragraph == self.mention.paragraph);
        signs.say(Sign::LastSource, last_source.is_some());
        signs.say(Sign::LastSourceHere, last_source.is_some_and(here));
    }

    /// What the text has told of the person, against the noun.
    fn roles(&self, cluster: usize, signs: &mut Signs) {
        // Whose sister she is says nothing against her calling.
        let kin = |noun: &str| self.state.lexicon.names.role(noun).is_some_and(|role| role.relative);
        let all = || self.roles.iter().filter(|r| r.cluster == cluster);
        let roles = || all().filter(|r| self.form.relative || !kin(&r.head));
        let covers = roles().any(|r| self.covers(r));
        let exact = roles().any(|r| r.head == self.noun);
        let word = !exact && roles().any(|r| self.is_word_of(r));
        let age = ages::suits(self.state, cluster, self.noun, &self.form.modifiers);
        let free = roles().next().is_none();
        let general = self.general;
        let clash = !(free || covers || exact || word || age == Some(true));
        let modifiers = || self.form.modifiers.iter().filter(|m| !is_empty(m));
        let said = modifiers().filter(|&m| roles().any(|r| r.words.contains(m))).count();
        signs.set(Sign::Said, said as f32);
        signs.set(Sign::Unsaid, (modifiers().count() - said) as f32);
        signs.say(Sign::Covers, covers);
        signs.say(Sign::Exact, exact);
        signs.say(Sign::Word, word);
        signs.say(Sign::Does, self.does(cluster));
        signs.say(Sign::Age, age == Some(true));
        signs.say(Sign::OtherAge, age == Some(false));
        signs.say(Sign::AgeUntold, self.tells_age && age.is_none());
        signs.say(Sign::General, general);
        signs.say(Sign::Free, free);
        signs.say(Sign::FreeGeneral, free && general);
        signs.say(Sign::FreeSource, free && !self.mention.source_of.is_empty());
        signs.say(Sign::FreeVariety, free && VARIETY.contains(&self.noun));
        signs.say(Sign::FreeFormer, free && self.former);
        signs.say(Sign::Clash, clash);
        signs.say(Sign::ClashGeneral, clash && general);
        signs.say(Sign::ClashFormer, clash && self.former);
        signs.say(Sign::Kin, free && all().next().is_some());
    }

    /// Whether a sentence of which the person is a subject tells what the noun says: `Ruiz has farmed`, *the farmer*.
    fn does(&self, cluster: usize) -> bool {
        let stem = ["er", "or", "ist", "ian"].iter().find_map(|end| self.noun.strip_suffix(end));
        // *Ruiz, who coached him for a year*: the coach.
        let stem =
            stem.or_else(|| ["coach", "cook", "guard", "guide", "host", "judge"].into_iter().find(|&n| n == self.noun));
        let Some(stem) = stem.filter(|stem| stem.len() > 3 || self.noun == "owner") else { return false };
        let state = self.state;
        let about = |m: &usize| {
            state.cluster_of(*m) == Some(cluster)
                && state
                    .mentions
                    .get(*m)
                    .is_some_and(|o| o.subject && !o.spoken && o.paragraph + 8 >= self.mention.paragraph)
        };
        (0..self.index).rev().take(WINDOW).filter(about).filter_map(|m| state.mentions.get(m)).any(|other| {
            let sentence = state.document.sentences.get(other.sentence).map_or(0..0, |s| s.tokens.clone());
            let until = self.mention.tokens.start;
            sentence.take_while(|&at| at < until).filter(|at| !other.tokens.contains(at)).any(|at| {
                state.tag(at).is_verb() && {
                    let word = state.word(at);
                    word.starts_with(stem) && word.len() <= stem.len() + 4
                }
            })
        })
    }

    /// What the network thinks of a person whose last mention is `last`; it was trained on top of the signs.
    fn network(&self, cluster: usize, last: usize) -> f32 {
        let state = self.state;
        let ends = state.noun_at(self.index).zip(state.introduction(self.index, cluster)).zip(state.mentions.get(last));
        ends.map_or(0.0, |((noun, first), last)| {
            state.antecedents.descriptions.score(
                noun,
                first.tokens.end.saturating_sub(1),
                last.tokens.end.saturating_sub(1),
            )
        })
    }

    /// The reason in words.
    fn reason(&self, cluster: usize) -> String {
        let name = name_of(self.state, cluster);
        let says = |r: &&RoleEntry| r.head == self.noun || self.is_word_of(r) || self.covers(r);
        let covering = self.roles.iter().rev().find(|r| r.cluster == cluster && says(r));
        if let Some(role) = covering {
            return format!("another word for the role said of {name} ({})", role.words.join(" "));
        }
        format!("{name} suits it best of those spoken of before")
    }

    /// Whether the noun is a wider word for a role.
    fn covers(&self, role: &RoleEntry) -> bool {
        self.state.lexicon.names.role_covers(self.noun, &role.head)
    }

    /// Whether the noun is any word of a role.
    fn is_word_of(&self, role: &RoleEntry) -> bool {
        role.words.iter().any(|w| w == self.noun)
    }
}

/// What somebody was.
const FORMER: &[&str] = &["former", "retired", "ex", "old", "onetime", "erstwhile"];
/// Nouns that go with any calling.
pub(super) const ANYBODY: &[&str] = &[
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
